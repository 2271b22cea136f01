"""Card numbers do not belong in a shop's books: the terminal has them, and nothing here may keep one (PCI DSS, P28).

What a person types, scans or lets read in passes ``without_card_numbers`` before it is kept.
"""

from __future__ import annotations

import re
from functools import cache

# Patterns are texts here and compiled at first use: the till starts without them.
_RUN = r"(?:(?<![0-9A-Za-z])|(?<=%B))[2-6](?:[ .\-]?[0-9]){12,40}(?![0-9A-Za-z])"
_LIKELY = r"[2-6](?:[ .\-]?[0-9]){12}"
"""Quick to see that it is not there: a list of a million articles passes here."""
_NETWORKS = (
    r"4\d{12}(?:\d{3}){0,2}"  # Visa
    r"|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"  # Mastercard
    r"|3[47]\d{13}"  # American Express
    r"|3(?:0[0-5]|[68]\d)\d{11}"  # Diners
    r"|35(?:2[89]|[3-8]\d)\d{12}"  # JCB
    r"|(?:50|5[6-8]|6\d)\d{11,17}"  # Maestro, Discover, UnionPay
)
_GTIN_LENGTHS = (13, 14)


def without_card_numbers(text: str) -> str:
    """Return a text with every card number in it replaced by words that name its last four digits.

    A card number has the first digits and the length of a network and the right check digit (ISO/IEC 7812-1, Luhn).
    Spaces, points and hyphens between groups do not hide one. The number of an article (GTIN), of an account (IBAN)
    and of a telephone (IMEI) is none.
    """
    if len(text) < 13:
        return text
    likely, run = _patterns()
    return run.sub(_masked_run, text) if likely.search(text) else text


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_LIKELY), re.compile(_RUN)


def _masked_run(found: re.Match[str]) -> str:
    return _masked(found[0])


def _masked(run: str) -> str:
    """Return a run of digits with the card numbers in it masked; a number begins and ends where a group does."""
    groups = [(group.start(), group.end()) for group in re.finditer(r"[0-9]+", run)]
    for first, (begin, _) in enumerate(groups):
        for _, end in reversed(groups[first:]):
            digits = re.sub(r"[ .\-]", "", run[begin:end])
            if _is_card_number(digits):
                return f"{run[:begin]}[kaartnummer eindigt op {digits[-4:]}]{_masked(run[end:])}"
    return run


def _is_card_number(digits: str) -> bool:
    if not re.fullmatch(_NETWORKS, digits) or luhn_digit(digits[:-1]) != digits[-1]:
        return False
    weighed = sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(reversed(digits)))
    return len(digits) not in _GTIN_LENGTHS or weighed % 10 != 0


def luhn_digit(digits: str) -> str:
    """Return the Luhn check digit behind ``digits``: every single wrong digit and nearly every swap is seen."""
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
