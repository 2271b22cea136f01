"""What was paid in advance on an order, and what becomes of it when the order is cancelled."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import micros
from kassa.db.ledger import Entry, balance, book, entry_body
from kassa.db.repos import customer_payments, open_items
from kassa.db.repos.customer_payments import CustomerPayment
from kassa.db.repos.open_items import Source
from kassa.domain.errors import Reason, RuleError
from kassa.domain.payments.debtors import received_postings
from kassa.domain.payments.ledger import Account, Posting
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.settlement import rule_for
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.rounding import round_cash
from kassa.domain.sales.document import Party, SalesDocument
from kassa.domain.sales.invoice_checks import closed_period
from kassa.domain.values.money import Money
from kassa.services.sales.payments import OfficeMethod
from kassa.services.sales.rules import SalesRules
from kassa.system.identity import new_id


class DepositChoice(StrEnum):
    """What becomes of a deposit when its order is cancelled."""

    PAY_BACK = "pay_back"
    KEEP_CREDIT = "keep_credit"
    KEEP = "keep"


def prepaid(reader: Reader, order_id: str) -> Money:
    """Return what was paid in advance on an order and not used, paid back or turned into credit yet."""
    return -balance(reader, Account.PREPAYMENTS, order_id)


def settle_deposit(
    tx: Transaction,
    order: SalesDocument,
    choice: DepositChoice,
    method: OfficeMethod | None,
    actor: Actor,
    moment: dt.datetime,
    rules: SalesRules,
) -> dict[str, object]:
    """Do with the deposit of a cancelled order what was chosen, and return what the journal keeps of it.

    Raises:
        Denied: paying back asks for the right to register payments.
        RuleError: paying back without a payment method, or in a closed period.
    """
    amount = prepaid(tx, order.id)
    told: dict[str, object] = {"choice": choice.value, "amount": amount.cents}
    if not amount or choice is DepositChoice.KEEP or order.party is None:
        return told
    day = rules.today(moment)
    closed = closed_period(day, rules.closed_until, "De datum van vandaag")
    if closed is not None:
        raise RuleError(closed)
    prepayment = Posting(Account.PREPAYMENTS, order.id, amount)
    if choice is DepositChoice.PAY_BACK:
        require(actor, Right.REGISTER_PAYMENTS)
        usable = _usable(method)
        rounding = Money.ZERO
        if usable.kind is MethodKind.CASH:
            rounding = round_cash(-amount, rule_for(-amount, rules.cash_rounding))
        payment = _payment_back(order, order.party, -amount + rounding, usable, actor, moment, day)
        customer_payments.add(tx, payment)
        received = [(payment.method, payment.method_kind, payment.amount)]
        postings = received_postings(payment.place, received, [prepayment], rounding)
        told["payment"] = customer_payments.row_of(payment)
        source, source_id, event = Source.PAYMENT, payment.id, "deposit_paid_back"
    else:
        postings = (prepayment, Posting(Account.CUSTOMER_CREDIT, order.party.customer_id, -amount))
        source, source_id, event = Source.DEPOSIT, new_id(), "deposit_to_credit"
    open_items.allocate(tx, source, source_id, [(order.id, -amount)], micros(moment))
    entry = Entry(new_id(), moment, day.isoformat(), event, source_id, "", order.number)
    book(tx, entry, postings)
    return {**told, "booking": entry_body(entry, postings)}


def _usable(method: OfficeMethod | None) -> OfficeMethod:
    if method is None:
        raise RuleError(
            Reason(
                "payment.method",
                "Er is geen betaalwijze gekozen om de aanbetaling terug te betalen. Er is niets geannuleerd.",
                "Kies een betaalwijze.",
            )
        )
    if method.refused is not None:
        raise RuleError(method.refused)
    return method


def _payment_back(
    order: SalesDocument,
    party: Party,
    amount: Money,
    method: OfficeMethod,
    actor: Actor,
    moment: dt.datetime,
    day: dt.date,
) -> CustomerPayment:
    return CustomerPayment(
        id=new_id(),
        customer_id=party.customer_id,
        place=f"office/{order.branch_id}",
        shift_id="",
        branch_id=order.branch_id,
        employee_id=actor.employee_id,
        method=method.code,
        method_name=method.name,
        method_kind=method.kind,
        amount=amount,
        change=Money.ZERO,
        moment=micros(moment),
        date=day,
        note=f"Aanbetaling van {order.title} terugbetaald",
        reverses_id=None,
    )
