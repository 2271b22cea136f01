"""The one parser for numbers a person types or a file holds.

Comma and point both mean decimals, also the point of the numeric keypad; separators of thousands are never guessed,
so ``1.234,56`` is refused with an example instead of read as 1,23 or 123456 (domain.md 1, peers.md 1 bug 5).
"""

from __future__ import annotations

import re

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import WHOLE, Rate

LONGEST = 40
"""Characters; nobody types a longer number, and a scan or a pasted page is not one."""

MAX_EURO = 9_999_999
MAX_QUANTITY = 9_999_999

# Patterns are texts here: ``re`` compiles and keeps them at first use, and the till starts without them.
_NUMBER = r"(-?)([0-9]*)(?:[.,]([0-9]*))?\Z"
_GROUPED = r"-?[0-9]*(?:[.,][0-9]*){2,}\Z"


@frozen
class _Kind:
    """What is being typed: its words in a refusal, its decimals and its largest whole part."""

    code: str
    noun: str
    this: str
    example: str
    decimals: int
    largest: int


_AMOUNT = _Kind("amount", "bedrag", "dit bedrag", "12,50", 2, MAX_EURO)
_PRICE = _Kind("price", "prijs", "deze prijs", "12,50", 4, MAX_EURO)
_QUANTITY = _Kind("quantity", "aantal", "dit aantal", "3", 3, MAX_QUANTITY)
_RATE = _Kind("rate", "percentage", "dit percentage", "21 of 5,5", 2, 100)


def parse_amount(text: str, *, negative: bool = False) -> Money:
    """Read an amount in euros; a euro sign before or after it is allowed.

    Args:
        text: what was typed; ``,5`` is 0,50 and ``10.5`` is 10,50.
        negative: whether an amount below zero is allowed here.

    Raises:
        InputError: it is no amount, has more than two decimals or is above 9.999.999,99.
    """
    return Money(_scaled(_without_sign(text, "€"), _AMOUNT, 2, negative))


def parse_unit_price(text: str, *, negative: bool = False) -> UnitPrice:
    """Read a unit price in euros with at most four decimals.

    Raises:
        InputError: as for ``parse_amount``.
    """
    return UnitPrice(_scaled(_without_sign(text, "€"), _PRICE, 4, negative))


def parse_quantity(text: str, *, decimals: int = 3, negative: bool = False) -> Quantity:
    """Read a quantity.

    Args:
        text: what was typed.
        decimals: how many decimals the unit of the article has, 0 to 3.
        negative: whether a return may be typed here.

    Raises:
        InputError: it is no quantity, has too many decimals or is above 9.999.999.
    """
    return Quantity(_scaled(text, _QUANTITY, decimals, negative) * 10 ** (3 - decimals))


def parse_rate(text: str) -> Rate:
    """Read a percentage from 0 to 100 with at most two decimals; a percent sign is allowed.

    Raises:
        InputError: it is no percentage, has too many decimals or is above 100.
    """
    points = _scaled(_without_sign(text, "%"), _RATE, 2, negative=False)
    if points > WHOLE:
        raise _too_large(_RATE)
    return Rate(points)


def _without_sign(text: str, sign: str) -> str:
    text = text.strip()
    if text.startswith("€") and sign == "€":
        return text[1:]
    return text.removesuffix(sign)


def _scaled(text: str, kind: _Kind, decimals: int, negative: bool) -> int:
    """Return the number times ten to the power ``decimals``."""
    text = text.strip()
    if not text:
        raise InputError(Reason(f"{kind.code}.empty", f"Er is geen {kind.noun} ingevuld.", _example(kind)))
    match = re.match(_NUMBER, text.replace("\u2212", "-")) if len(text) <= LONGEST else None
    if match is None or not (match[2] or match[3]):
        raise _not_a_number(text, kind)
    minus, whole, fraction = match[1], match[2].lstrip("0"), match[3] or ""
    if minus and not negative:
        raise InputError(
            Reason(f"{kind.code}.negative", f"Een {kind.noun} onder nul kan hier niet.", "Typ het zonder minteken.")
        )
    fraction = fraction.rstrip("0") if len(fraction) > decimals else fraction
    if len(fraction) > decimals:
        raise _too_many_decimals(kind, decimals)
    if int(whole or "0") > kind.largest:
        raise _too_large(kind)
    value = int((whole or "0") + fraction.ljust(decimals, "0"))
    return -value if minus else value


def _example(kind: _Kind) -> str:
    return f"Typ een {kind.noun}, bijvoorbeeld {kind.example}."


def _not_a_number(text: str, kind: _Kind) -> InputError:
    if len(text) <= LONGEST and re.match(_GROUPED, text):
        return InputError(
            Reason(
                f"{kind.code}.separators",
                f"In {kind.this} staat meer dan één punt of komma.",
                "Typ het zonder punten voor duizendtallen, bijvoorbeeld 1234,56.",
            )
        )
    shown = text if len(text) <= LONGEST else f"{text[:20]}…"
    return InputError(Reason(f"{kind.code}.not_a_number", f"'{shown}' is geen {kind.noun}.", _example(kind)))


def _too_many_decimals(kind: _Kind, decimals: int) -> InputError:
    allowed = "geen cijfers" if decimals == 0 else f"hoogstens {decimals} cijfers"
    return InputError(
        Reason(
            f"{kind.code}.decimals",
            f"Achter de komma mogen {allowed} staan. Een punt telt ook als komma.",
            _example(kind),
        )
    )


def _too_large(kind: _Kind) -> InputError:
    most = "100" if kind is _RATE else "9.999.999"
    return InputError(
        Reason(
            f"{kind.code}.too_large",
            f"Meer dan {most} kan hier niet. Er is niets veranderd.",
            "Controleer of er geen streepjescode of een cijfer te veel is getypt.",
        )
    )
