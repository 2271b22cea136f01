"""Account numbers: IBAN (ISO 13616) and BIC (ISO 9362)."""

from __future__ import annotations

import re

_SHAPE = r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}"
_BIC = r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?"
_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "LU": 20}


def normal_iban(text: str) -> str:
    """Return an IBAN without spaces and points, in capitals."""
    return re.sub(r"[\s.]", "", text).upper()


def grouped_iban(text: str) -> str:
    """Return an IBAN in groups of four (ui.md 3)."""
    code = normal_iban(text)
    return " ".join(code[place : place + 4] for place in range(0, len(code), 4))


def is_iban(text: str) -> bool:
    """Say whether shape, length and check digits (modulus 97) are those of an IBAN."""
    code = normal_iban(text)
    if not code.isascii() or not re.fullmatch(_SHAPE, code) or len(code) != _LENGTHS.get(code[:2], len(code)):
        return False
    return mod97(code[4:] + code[:4]) == 1


def is_bic(text: str) -> bool:
    """Say whether a text has the shape of a BIC."""
    return re.fullmatch(_BIC, text.replace(" ", "").upper()) is not None and text.isascii()


def mod97(code: str) -> int:
    """Return the remainder by 97 of a code whose letters count as 10 to 35 (ISO 7064)."""
    return int("".join(str(int(letter, 36)) for letter in code)) % 97
