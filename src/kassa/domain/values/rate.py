"""VAT rates and discounts in hundredths of a percent."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from kassa.domain.frozen import ordered

WHOLE = 10_000
"""Basis points in 100 %."""


@ordered
class Rate:
    """A percentage in basis points: 21 % is 2,100.

    Attributes:
        basis_points: whole hundredths of a percent, never negative.

    Raises:
        TypeError: anything but an ``int`` was given.
        ValueError: it is negative.
    """

    basis_points: int

    ZERO: ClassVar[Rate]

    def __post_init__(self) -> None:
        if type(self.basis_points) is not int:
            raise TypeError(f"a rate takes whole basis points, not {type(self.basis_points).__name__}")
        if self.basis_points < 0:
            raise ValueError("a rate is never negative")

    @classmethod
    def percent(cls, whole: int) -> Rate:
        """Return ``whole`` percent."""
        return cls(whole * 100)

    @property
    def decimal(self) -> Decimal:
        """The percentage with two decimals."""
        return Decimal(self.basis_points).scaleb(-2)

    def __bool__(self) -> bool:
        return self.basis_points != 0

    def __str__(self) -> str:
        return str(self.decimal)


Rate.ZERO = Rate(0)
