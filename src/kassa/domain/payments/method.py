"""Payment methods ("Betaalwijzen") and the quick amounts of cash."""

from __future__ import annotations

from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money


class MethodKind(StrEnum):
    """What a payment method does with the money."""

    CASH = "cash"
    CARD = "card"
    GIFT_CARD = "gift_card"
    OTHER = "other"


class PaymentState(StrEnum):
    """How far a payment is; only RECEIVED and APPROVED count as money."""

    RECEIVED = "received"
    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"
    UNKNOWN = "unknown"


@frozen
class PaymentMethod:
    """A way to pay.

    Attributes:
        code: stable key, such as ``cash``.
        name: Dutch name on screen.
        kind: cash, card, gift card or other.
        active: whether the till offers it.
        at_till: whether it is a method of the till at all; a bank transfer is of the office alone.
        in_office: whether the office offers it; a gift card is taken where it can be scanned.
    """

    code: str
    name: str
    kind: MethodKind
    active: bool = True
    at_till: bool = True
    in_office: bool = True


STANDARD_METHODS: tuple[PaymentMethod, ...] = (
    PaymentMethod("card", "PIN", MethodKind.CARD),
    PaymentMethod("cash", "Contant", MethodKind.CASH),
    PaymentMethod("gift_card", "Cadeaubon", MethodKind.GIFT_CARD, in_office=False),
    PaymentMethod("bank", "Bank", MethodKind.OTHER, at_till=False),
)
TILL_METHODS: tuple[PaymentMethod, ...] = tuple(method for method in STANDARD_METHODS if method.at_till)

_STEPS = (500, 1000, 1000, 5000)
"""Cents: each quick amount is the next multiple of its step above the one before."""


def quick_amounts(due: Money) -> tuple[Money, ...]:
    """Return four amounts a customer is likely to hand over (ui.md 7.4), beside "Gepast".

    The next five, the next two tens and the next fifty euros: 188,20 gives 190, 200, 210 and 250 as in picture 03.

    Args:
        due: what is still to pay; nothing is proposed for zero or a refund.
    """
    if due <= Money.ZERO:
        return ()
    amounts = []
    cents = due.cents
    for step in _STEPS:
        cents = (cents // step + 1) * step
        amounts.append(Money(cents))
    return tuple(amounts)
