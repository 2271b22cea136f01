"""Cash rounding to five cents (libraries.md 3)."""

from __future__ import annotations

from enum import StrEnum

from kassa.domain.pricing.vat import Country
from kassa.domain.values.money import Money
from kassa.domain.values.rounding import round_half_up

_STEP = 5


class CashRounding(StrEnum):
    """How cash is rounded: the shop's choice in the Netherlands, obligatory in Belgium."""

    NONE = "none"
    NEAREST_FIVE = "nearest_five"


def round_cash(amount: Money, rule: CashRounding) -> Money:
    """Return the rounding difference of a cash amount; add it to the amount to get what is paid.

    The last digit 1 and 2 become 0, 3 and 4 become 5, 6 and 7 become 5, 8 and 9 become 10; a refund is the mirror.

    Args:
        amount: the part that is paid in cash, positive or negative.
        rule: the rule of the shop.
    """
    if rule is CashRounding.NONE:
        return Money.ZERO
    return Money(_STEP * round_half_up(amount.cents, _STEP) - amount.cents)


def allowed_roundings(country: Country) -> tuple[CashRounding, ...]:
    """Return the rules a shop may choose from: Belgium obliges rounding (WER VI.7/1, since 1-12-2019)."""
    return (CashRounding.NEAREST_FIVE,) if country is Country.BE else (CashRounding.NONE, CashRounding.NEAREST_FIVE)
