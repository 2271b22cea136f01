"""How many, how much: thousandths inside."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from kassa.domain.frozen import ordered

MILLI = 1000


@ordered
class Quantity:
    """A number of units in thousandths; negative is a return.

    Attributes:
        milli: whole thousandths.

    Raises:
        TypeError: anything but an ``int`` was given.
    """

    milli: int

    ZERO: ClassVar[Quantity]
    ONE: ClassVar[Quantity]

    def __post_init__(self) -> None:
        if type(self.milli) is not int:
            raise TypeError(f"a quantity takes whole thousandths, not {type(self.milli).__name__}")

    @classmethod
    def of(cls, whole: int) -> Quantity:
        """Return ``whole`` units."""
        return cls(whole * MILLI)

    @property
    def is_whole(self) -> bool:
        """Whether it counts pieces, not parts of them."""
        return self.milli % MILLI == 0

    @property
    def decimal(self) -> Decimal:
        """The quantity with three decimals."""
        return Decimal(self.milli).scaleb(-3)

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.milli + other.milli)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.milli - other.milli)

    def __neg__(self) -> Quantity:
        return Quantity(-self.milli)

    def __bool__(self) -> bool:
        return self.milli != 0

    def __str__(self) -> str:
        return str(self.decimal)


Quantity.ZERO = Quantity(0)
Quantity.ONE = Quantity(MILLI)
