"""Taking money in the office: several methods add up exactly, cash is rounded, change is only for cash."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.payments.settlement import CASH_CEILING, booked, check_payment, settle
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money


@frozen
class TakenPart:
    """One payment as it is booked; ``settles == amount`` but for cash rounding.

    Attributes:
        id: identity.
        method: code of the method.
        name: its name now.
        kind: its kind.
        amount: what stays, change taken off; negative is paid back.
        change: what goes back in cash.
        settles: what it settles of what is open.
    """

    id: str
    method: str
    name: str
    kind: MethodKind
    amount: Money
    change: Money
    settles: Money


@frozen
class Taken:
    """A whole payment: its parts, what goes back, and what cash rounding added (negative: took off)."""

    payments: tuple[TakenPart, ...]
    change: Money
    rounding: Money

    @property
    def settled(self) -> tuple[tuple[str, Money], ...]:
        """What each part settles, by identity."""
        return tuple((one.id, one.settles) for one in self.payments)


def take(
    total: Money,
    parts: Iterable[tuple[str, str, str, MethodKind, Money]],
    rounding: CashRounding,
    *,
    sure: bool = False,
) -> Taken:
    """Work out a payment of all or a part of what is open.

    Args:
        total: what is open; negative is to be paid back.
        parts: identity, method, name, kind and amount of each part, cash last.
        rounding: the rule of the shop for cash.
        sure: whether a person confirmed an unusually large change.

    Raises:
        RuleError: nothing open, too much on a method without change, an impossible cash amount, the ceiling.
    """
    names: dict[str, str] = {}
    payments: list[BasketPayment] = []
    for identity, method, name, kind, amount in parts:
        now = settle(total, payments, rounding)
        if not now.open:
            raise RuleError(_nothing_open(payments))
        check_payment(total, payments, kind, amount, rounding, sure=sure)
        payments.append(BasketPayment(identity, method, kind, amount))
        names[identity] = name
    settlement = settle(total, payments, rounding)
    if settlement.open:
        rows = [(one, one.amount, Money.ZERO) for one in payments]
    else:
        rows = [(one.payment, one.amount, one.change) for one in booked(total, payments, rounding)]
    left = settlement.rounding
    taken = []
    for payment, amount, change in reversed(rows):
        settles = amount
        if left and payment.kind is MethodKind.CASH:
            settles, left = amount - left, Money.ZERO
        taken.append(TakenPart(payment.id, payment.method, names[payment.id], payment.kind, amount, change, settles))
    return Taken(tuple(reversed(taken)), settlement.change, settlement.rounding)


def ceiling_refusal(before: Money, now: Money) -> Reason | None:
    """Return why this cash may not be taken: linked part payments count along; None when it may.

    Args:
        before: cash taken earlier for the same document.
        now: cash that is taken now.
    """
    if now <= Money.ZERO or (before + now) < CASH_CEILING:
        return None
    earlier = f" Er is al {format_money(before)} contant betaald." if before > Money.ZERO else ""
    return Reason(
        "payment.cash_ceiling",
        f"Contant betalen mag tot {format_money(CASH_CEILING)}, termijnen meegeteld.{earlier} Er is niets geboekt.",
        "Laat (een deel van) het bedrag met PIN of per bank betalen.",
    )


def _nothing_open(payments: Sequence[BasketPayment]) -> Reason:
    if payments:
        return Reason(
            "payment.too_much",
            "De delen zijn samen meer dan er openstaat. Er is niets geboekt.",
            "Verlaag een van de bedragen.",
        )
    return Reason("payment.nothing_open", "Er staat niets meer open. Er is niets geboekt.", "Ververs het scherm.")
