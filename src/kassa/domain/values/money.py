"""Amounts of money and unit prices, both whole numbers inside."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from kassa.domain.frozen import ordered
from kassa.domain.values.rounding import round_half_up

UNITS_PER_CENT = 100
"""A unit price counts ten-thousandths of a euro, a hundred of them in a cent."""


@ordered
class Money:
    """An amount in euro cents; positive or negative, never a float.

    Attributes:
        cents: whole cents.

    Raises:
        TypeError: anything but an ``int`` was given.
    """

    cents: int

    ZERO: ClassVar[Money]

    def __post_init__(self) -> None:
        if type(self.cents) is not int:
            raise TypeError(f"money takes whole cents, not {type(self.cents).__name__}")

    @property
    def decimal(self) -> Decimal:
        """The amount in euros with two decimals, for exports and e-invoices."""
        return Decimal(self.cents).scaleb(-2)

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def __neg__(self) -> Money:
        return Money(-self.cents)

    def __abs__(self) -> Money:
        return Money(abs(self.cents))

    def __mul__(self, times: int) -> Money:
        return Money(self.cents * times)

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        return str(self.decimal)


Money.ZERO = Money(0)


def total(amounts: list[Money] | tuple[Money, ...]) -> Money:
    """Return the sum of ``amounts``; nothing gives zero."""
    return Money(sum(amount.cents for amount in amounts))


@ordered
class UnitPrice:
    """The price of one unit in ten-thousandths of a euro (domain.md 1).

    Attributes:
        units: whole ten-thousandths of a euro.

    Raises:
        TypeError: anything but an ``int`` was given.
    """

    units: int

    ZERO: ClassVar[UnitPrice]

    def __post_init__(self) -> None:
        if type(self.units) is not int:
            raise TypeError(f"a unit price takes whole ten-thousandths, not {type(self.units).__name__}")

    @classmethod
    def of(cls, amount: Money) -> UnitPrice:
        """Return the unit price that equals ``amount`` exactly."""
        return cls(amount.cents * UNITS_PER_CENT)

    @property
    def money(self) -> Money:
        """The price rounded half up to cents, for showing."""
        return Money(round_half_up(self.units, UNITS_PER_CENT))

    @property
    def decimal(self) -> Decimal:
        """The price in euros with four decimals."""
        return Decimal(self.units).scaleb(-4)

    def __bool__(self) -> bool:
        return self.units != 0

    def __str__(self) -> str:
        return str(self.decimal)


UnitPrice.ZERO = UnitPrice(0)
