"""Paying back: by the method the money came from; another one, or much cash, asks a supervisor (ui.md 6.4, 7.9)."""

from __future__ import annotations

from collections.abc import Mapping

from kassa.db.engine import Reader
from kassa.db.repos import returned
from kassa.domain.errors import Denied, Reason
from kassa.domain.payments.dividing import NETTED
from kassa.domain.payments.method import MethodKind
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.till.model import Basket, BasketPayment
from kassa.domain.till.returning import PaidWith, money_back, origins, refund_methods, refund_words
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money

_ROUNDED = Money(5)
"""Cash goes by five cents: so much more than what a method paid is no other method."""


def plan(reader: Reader, basket: Basket) -> tuple[PaidWith, ...]:
    """Return by which methods a bon with returns pays back, as if nothing was paid back on it yet.

    What was set off against a document when it was bought is no method: that part goes by any.

    Returns:
        What each method gets, amounts above zero; empty when nothing goes back for goods with a receipt.
    """
    back, _free = money_back(basket)
    if not back:
        return ()
    paid: list[PaidWith] = []
    before: dict[tuple[str, str], Money] = {}
    for receipt_id in returned.with_exchanged(reader, origins(basket)):
        paid += [one for one in returned.paid(reader, receipt_id) if one.method != NETTED]
        for key, amount in returned.refunded(reader, receipt_id).items():
            before[key] = before.get(key, Money.ZERO) + amount
    return refund_methods(paid, back, before)


def still_to_pay_back(reader: Reader, basket: Basket) -> tuple[PaidWith, ...]:
    """Return what is still to be paid back and how: what the payment screen proposes, the first one first."""
    done = _used(basket.payments)
    left = []
    for part in plan(reader, basket):
        rest = part.amount - done.get(part.key, Money.ZERO)
        if rest > Money.ZERO:
            left.append(PaidWith(part.method, part.name, part.kind, part.reference, rest))
    return tuple(left)


def require_allowed(reader: Reader, basket: Basket, payment: BasketPayment, actor: Actor, cash_limit: Money) -> None:
    """Refuse to pay back by another method than the money came from, or much cash, without a supervisor.

    What goes back without a receipt, and what a credit invoice pays out, may go by any method.

    Args:
        reader: where to read how it was paid.
        basket: the bon, with what was paid back on it already.
        payment: what is about to be paid back; its amount is negative.
        actor: who pays it back.
        cash_limit: up to so much goes back in cash without asking.

    Raises:
        Denied: a supervisor may allow it on the spot.
    """
    back, free = money_back(basket)
    if payment.amount >= Money.ZERO or not (back or free) or actor.may(Right.REFUND_OTHER_METHOD):
        return
    if payment.kind is MethodKind.CASH:
        cash = -sum(one.amount.cents for one in (*_counting(basket.payments), payment) if one.kind is MethodKind.CASH)
        if cash > cash_limit.cents:
            raise _denied(
                actor,
                "refund.cash_limit",
                f"Meer dan {format_money(cash_limit)} contant teruggeven ({format_money(Money(cash))}) "
                "vraagt toestemming.",
            )
    parts = plan(reader, basket)
    if not parts:
        return
    may = {part.key: part.amount for part in parts}
    elsewhere = -basket.total - back  # without a receipt, and credit invoices: by any method
    before, after = _other(may, _used(basket.payments)), _other(may, _used((*basket.payments, payment)))
    if after > before and after > max(Money.ZERO, elsewhere) + _ROUNDED:
        raise _denied(actor, "refund.method", f"Dit is betaald met {refund_words(parts)} en gaat zo ook terug.")


def _used(payments: tuple[BasketPayment, ...]) -> dict[tuple[str, str], Money]:
    """Return what goes back by each method on a bon, above zero."""
    sums: dict[tuple[str, str], Money] = {}
    for one in _counting(payments):
        key = (one.method, one.reference if one.kind is MethodKind.GIFT_CARD else "")
        sums[key] = sums.get(key, Money.ZERO) - one.amount
    return sums


def _counting(payments: tuple[BasketPayment, ...]) -> tuple[BasketPayment, ...]:
    return tuple(one for one in payments if one.counts or one.is_open)


def _other(may: Mapping[tuple[str, str], Money], used: Mapping[tuple[str, str], Money]) -> Money:
    """Return how much goes by a method beyond what that method paid."""
    beyond = (amount - may.get(key, Money.ZERO) for key, amount in used.items())
    return Money(sum(one.cents for one in beyond if one > Money.ZERO))


def _denied(actor: Actor, code: str, sentence: str) -> Denied:
    right = Right.REFUND_OTHER_METHOD
    return Denied(
        Reason(
            code,
            f"{sentence} {actor.name} mag dat niet alleen. Er is niets uitbetaald.",
            "Laat iemand met dit recht toestemming geven met een pas of code.",
            f"Mag toestemming geven: wie het recht '{right.dutch}' heeft.",
        ),
        right.value,
    )
