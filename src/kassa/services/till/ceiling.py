"""The ceiling on cash: what was paid in cash on the same documents before counts along (domain.md 4)."""

from __future__ import annotations

from kassa.db.engine import Reader
from kassa.db.repos import customer_payments
from kassa.domain.errors import RuleError
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.settlement import settle
from kassa.domain.payments.taking import ceiling_refusal
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till.model import Basket, BasketPayment
from kassa.domain.values.money import Money


def cash_before(reader: Reader, basket: Basket) -> Money:
    """Return what was paid in cash earlier on the documents of a bon: part payments, and deposits on its order."""
    return customer_payments.cash_on(reader, sorted(basket.documents))


def require_below(reader: Reader, basket: Basket, payment: BasketPayment, rounding: CashRounding) -> None:
    """Refuse cash that reaches the ceiling together with what was paid in cash on the same documents before.

    Args:
        reader: where the earlier payments are.
        basket: the bon, with what was received on it already.
        payment: what is about to be received.
        rounding: the rule of the shop for cash.

    Raises:
        RuleError: with what was paid before; nothing was received.
    """
    if payment.kind is not MethodKind.CASH or payment.amount <= Money.ZERO:
        return
    before = cash_before(reader, basket)
    if before <= Money.ZERO:
        return  # the settlement itself guards the cash of this bon
    reason = ceiling_refusal(before, _cash_with(basket, payment, rounding))
    if reason is not None:
        raise RuleError(reason)


def _cash_with(basket: Basket, payment: BasketPayment, rounding: CashRounding) -> Money:
    """Return the cash that stays on this bon with one payment more: change does not count."""
    now = settle(basket.total, basket.payments, rounding)
    kept = sum(one.amount.cents for one in basket.payments if one.counts and one.kind is MethodKind.CASH)
    return Money(kept) + min(payment.amount, max(Money.ZERO, now.cash_open))
