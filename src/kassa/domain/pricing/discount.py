"""A discount on a line or on the whole receipt: a percentage or an amount, with its reason."""

from __future__ import annotations

from enum import StrEnum

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.amounts import rate_of
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.money import Money
from kassa.domain.values.rate import WHOLE, Rate


class DiscountKind(StrEnum):
    """How a discount was given."""

    RATE = "rate"
    AMOUNT = "amount"


@frozen
class Discount:
    """A discount ("Korting").

    Attributes:
        kind: whether ``rate`` or ``amount`` counts.
        rate: percentage, above 0 and at most 100 %.
        amount: amount on the whole line or the whole receipt, above zero.
        reason: why it was given; shown on the receipt when not empty.

    Raises:
        InputError: the discount is nothing, more than everything, or lacks its value.
    """

    kind: DiscountKind
    rate: Rate | None = None
    amount: Money | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if self.kind is DiscountKind.RATE:
            if self.rate is None or not 0 < self.rate.basis_points <= WHOLE:
                raise InputError(
                    Reason(
                        "discount.rate",
                        "Een korting is meer dan 0% en hoogstens 100%. Er is niets veranderd.",
                        "Typ een percentage, bijvoorbeeld 10.",
                    )
                )
        elif self.amount is None or self.amount <= Money.ZERO:
            raise InputError(
                Reason(
                    "discount.amount",
                    "Een korting is een bedrag boven nul. Er is niets veranderd.",
                    "Typ een bedrag, bijvoorbeeld 5,00.",
                )
            )

    @classmethod
    def of_rate(cls, rate: Rate, reason: str = "") -> Discount:
        """Return a discount of a percentage."""
        return cls(DiscountKind.RATE, rate=rate, reason=without_card_numbers(reason))

    @classmethod
    def of_amount(cls, amount: Money, reason: str = "") -> Discount:
        """Return a discount of a fixed amount."""
        return cls(DiscountKind.AMOUNT, amount=amount, reason=without_card_numbers(reason))

    def on(self, base: Money) -> Money:
        """Return what this discount takes off ``base``; a fixed amount never takes more than there is."""
        if self.rate is not None:
            return rate_of(base, self.rate)
        fixed = self.amount or Money.ZERO
        return max(Money.ZERO, min(fixed, base))
