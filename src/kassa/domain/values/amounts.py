"""The one place where a price times a quantity becomes money, and where money is divided."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import WHOLE, Rate
from kassa.domain.values.rounding import apportion, round_half_up

_LINE = 100_000  # ten-thousandths of a euro times thousandths of a unit, per cent
_LINE_WITH_RATE = _LINE * WHOLE


def line_amount(price: UnitPrice, quantity: Quantity, discount: Rate | None = None) -> Money:
    """Return price x quantity x (1 - discount), rounded once, half up (domain.md 2).

    Args:
        price: price of one unit.
        quantity: negative for a return; the result is the exact mirror of the sale.
        discount: part of the line that is given away, at most 100 %.
    """
    if discount is None:
        return Money(round_half_up(price.units * quantity.milli, _LINE))
    return Money(round_half_up(price.units * quantity.milli * (WHOLE - discount.basis_points), _LINE_WITH_RATE))


def rate_of(amount: Money, rate: Rate) -> Money:
    """Return ``rate`` percent of ``amount``, rounded half up."""
    return Money(round_half_up(amount.cents * rate.basis_points, WHOLE))


def spread(total: Money, weights: Sequence[int]) -> tuple[Money, ...]:
    """Divide ``total`` in the proportion of ``weights`` by largest remainder; the parts add up exactly.

    The earlier part wins a tie, so the same input always gives the same parts. When the weights add up to zero they
    say nothing about proportion and every part gets the same.

    Raises:
        ValueError: there is an amount to divide but nothing to divide it over.
    """
    if not weights:
        if total:
            raise ValueError("nothing to spread the amount over")
        return ()
    base = sum(weights)
    shares = [total.cents * weight for weight in weights] if base else [total.cents] * len(weights)
    if base < 0:
        shares = [-share for share in shares]
    return tuple(Money(part) for part in apportion(total.cents, shares, abs(base) or len(weights)))
