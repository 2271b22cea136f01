"""Numbers and addresses that carry their own check: VAT ids, company registrations, bank accounts, e-mail, postcodes.

Sources: Belastingdienst and VIES (VAT ids), KvK, FOD Economie (enterprise numbers, modulus 97), ISO 13616 and the
SWIFT IBAN registry (lengths per country), RFC 5321 (e-mail addresses, its lengths).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST_EMAIL: Final = 254

# Country: the part behind its two letters, as VIES takes it. Greece writes EL, Northern Ireland XI.
_VAT_SHAPES: Final = {
    "AT": r"U\d{8}",
    "BE": r"[01]\d{9}",
    "BG": r"\d{9,10}",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"\d{9}",
    "DK": r"\d{8}",
    "EE": r"\d{9}",
    "EL": r"\d{9}",
    "ES": r"[A-Z0-9]\d{7}[A-Z0-9]",
    "FI": r"\d{8}",
    "FR": r"[A-HJ-NP-Z0-9]{2}\d{9}",
    "HR": r"\d{11}",
    "HU": r"\d{8}",
    "IE": r"\d[A-Z0-9+*]\d{5}[A-W][A-I]?",
    "IT": r"\d{11}",
    "LT": r"(?:\d{9}|\d{12})",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MT": r"\d{8}",
    "NL": r"\d{9}B\d{2}",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "RO": r"\d{2,10}",
    "SE": r"\d{12}",
    "SI": r"\d{8}",
    "SK": r"\d{10}",
    "XI": r"(?:\d{9}|\d{12}|(?:GD|HA)\d{3})",
}
VAT_COUNTRIES: Final = tuple(_VAT_SHAPES)

_IBAN_LENGTHS: Final = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "BY": 28,
    "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18,
    "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20,
    "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MR": 27, "MT": 31, "MU": 30, "NL": 18, "NO": 15,
    "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24, "SI": 19,
    "SK": 24, "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip

_SPACES: Final = r"[\s.\-/]"
_LOCAL: Final = r"[^\s@<>()\[\]\\,;:\"]{1,64}"
_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_EMAIL: Final = rf"({_LOCAL})@({_LABEL}(?:\.{_LABEL})+)"
_CONTROLS: Final = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
# Overrides and embeddings turn what stands behind them around; marks and joiners of real names are no such thing.
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def bare(text: str) -> str:
    """Return a number without the spaces, points and dashes people write in it, in capitals."""
    return re.sub(_SPACES, "", text).upper()


def is_vat_id(code: str) -> bool:
    """Tell whether a bare VAT id can exist: NL and BE by their check digits, other EU countries by their shape."""
    shape = _VAT_SHAPES.get(code[:2])
    if shape is None or not code.isascii() or re.fullmatch(shape, code[2:]) is None:
        return False
    if code.startswith("NL"):
        return _mod97(code) == 1 or _eleven_test(code[2:11])
    return _is_enterprise(code[2:]) if code.startswith("BE") else True


def is_registration(code: str) -> bool:
    """Tell whether a bare number is a KvK number (8 digits) or a Belgian enterprise number (10, modulus 97)."""
    if not code.isascii() or not code.isdigit():
        return False
    return len(code) == 8 or (re.fullmatch(r"[01]\d{9}", code) is not None and _is_enterprise(code))


def is_iban(code: str) -> bool:
    """Tell whether a bare IBAN has the length of its country and remainder 1 (modulus 97)."""
    if not code.isascii() or not code.isalnum() or len(code) != _IBAN_LENGTHS.get(code[:2], 0):
        return False
    return code[2:4].isdigit() and "02" <= code[2:4] <= "98" and _mod97(code[4:] + code[:4]) == 1


def format_iban(code: str) -> str:
    """Return an IBAN in groups of four, as on paper (ui.md 3)."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def is_email(text: str) -> bool:
    """Tell whether this is one bare e-mail address: no name around it, no second address, no line or control sign."""
    if len(text) > LONGEST_EMAIL or not is_plain(text):
        return False
    match = re.fullmatch(_EMAIL, text)
    if match is None:
        return False
    local = match[1]
    return not (local.startswith(".") or local.endswith(".") or ".." in local)


def is_plain(text: str) -> bool:
    """Tell whether a line of text holds no line ends, control signs or signs that turn the reading direction around.

    Quotes, emoji and right-to-left names are plain text.
    """
    if text.isprintable():
        return True  # the usual text; what is not printable may still be a joiner or a mark of a real name
    return not any(letter in _TURNING or unicodedata.category(letter) in _CONTROLS for letter in text)


def postcode(text: str, country: str) -> str:
    """Return a postcode as it is written in its country: ``1234AB`` becomes ``1234 AB`` in the Netherlands."""
    text = " ".join(text.split())
    match = re.fullmatch(r"(\d{4}) ?([A-Za-z]{2})", text) if country == "NL" and text.isascii() else None
    return f"{match[1]} {match[2].upper()}" if match else text


def _mod97(code: str) -> int:
    return int("".join(str(int(letter, 36)) for letter in code)) % 97


def _eleven_test(digits: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(digits[:8], range(9, 1, -1), strict=True))
    return (total - int(digits[8])) % 11 == 0 and digits != "000000000"


def _is_enterprise(digits: str) -> bool:
    return 97 - int(digits[:8]) % 97 == int(digits[8:])
