"""What a customer mentions with a transfer, so that the bank line finds its invoice by itself."""

from __future__ import annotations

import re
from enum import StrEnum

from kassa.domain.errors import InputError, Reason
from kassa.domain.values.iban import mod97

_RF_LONGEST = 21
_OGM_DIGITS = 10


class ReferenceForm(StrEnum):
    """Number as it is, RF reference (ISO 11649) or Belgian structured communication ("gestructureerde mededeling")."""

    NUMBER = "number"
    RF = "rf"
    OGM = "ogm"


def payment_reference(number: str, form: ReferenceForm) -> str:
    """Return the reference of a document number in the wanted form.

    Raises:
        InputError: the number is too long for the form, or has nothing that fits in it.
    """
    if form is ReferenceForm.RF:
        return rf_reference(number)
    return ogm_reference(number) if form is ReferenceForm.OGM else number


def rf_reference(number: str) -> str:
    """Return the RF reference of a number: ``2025-0448`` gives ``RF`` with two check digits and ``20250448``.

    Raises:
        InputError: no letter or digit in it, or more than 21.
    """
    code = re.sub(r"[^A-Z0-9]", "", number.upper())
    if not 0 < len(code) <= _RF_LONGEST:
        raise _refused(number, "RF-kenmerk", f"Gebruik 1 tot {_RF_LONGEST} letters en cijfers.")
    return f"RF{98 - mod97(code + 'RF00'):02d}{code}"


def is_rf_reference(text: str) -> bool:
    """Say whether a text is an RF reference with the right check digits; spaces do not count."""
    code = "".join(text.split()).upper()
    return (
        re.fullmatch(r"RF\d{2}[A-Z0-9]{1,21}", code) is not None and code.isascii() and mod97(code[4:] + code[:4]) == 1
    )


def ogm_reference(number: str) -> str:
    """Return the structured communication of the digits of a number: ``+++002/0250/44849+++`` for 2025-0448.

    Raises:
        InputError: no digit in it, or more than ten.
    """
    digits = re.sub(r"[^0-9]", "", number)
    if not 0 < len(digits) <= _OGM_DIGITS:
        raise _refused(number, "gestructureerde mededeling", f"Gebruik 1 tot {_OGM_DIGITS} cijfers.")
    body = digits.zfill(_OGM_DIGITS)
    whole = f"{body}{int(body) % 97 or 97:02d}"
    return f"+++{whole[:3]}/{whole[3:7]}/{whole[7:]}+++"


def _refused(number: str, what: str, fix: str) -> InputError:
    return InputError(Reason("payment.reference", f"Van nummer '{number[:40]}' is geen {what} te maken.", fix))
