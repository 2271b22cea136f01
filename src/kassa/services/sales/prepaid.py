"""What was paid in advance on an order, and what becomes of it when the order is cancelled."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import micros
from kassa.db.ledger import Entry, balance, book
from kassa.db.repos import customer_payments, open_items
from kassa.db.repos.customer_payments import CustomerPayment
from kassa.db.repos.open_items import Source
from kassa.domain.errors import Reason, RuleError
from kassa.domain.payments.debtors import received_postings
from kassa.domain.payments.ledger import Account, Posting
from kassa.domain.payments.method import PaymentMethod
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import SalesDocument
from kassa.domain.values.money import Money
from kassa.system.identity import new_id

OFFICE = "office"
"""Place of a payment that no till took."""


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
    method: PaymentMethod | None,
    actor: Actor,
    moment: dt.datetime,
    zone: dt.tzinfo,
) -> dict[str, object]:
    """Do with the deposit of a cancelled order what was chosen, and return what the journal keeps of it.

    Raises:
        Denied: paying back asks for the right to register payments.
        RuleError: paying back without a payment method.
    """
    amount = prepaid(tx, order.id)
    told: dict[str, object] = {"choice": choice.value, "amount": amount.cents}
    if not amount or choice is DepositChoice.KEEP or order.party is None:
        return told
    day = moment.astimezone(zone).date().isoformat()
    booked_as = new_id()
    prepayment = Posting(Account.PREPAYMENTS, order.id, amount)
    if choice is DepositChoice.PAY_BACK:
        require(actor, Right.REGISTER_PAYMENTS)
        if method is None:
            raise RuleError(
                Reason(
                    "payment.method",
                    "Er is geen betaalwijze gekozen om de aanbetaling terug te betalen. Er is niets geannuleerd.",
                    "Kies een betaalwijze.",
                )
            )
        _pay_back(tx, order, booked_as, -amount, method, actor, moment, zone)
        place = f"{OFFICE}/{order.branch_id}"
        postings = received_postings(place, [(method.code, method.kind, -amount)], prepayment, Money.ZERO)
        told |= {"payment": booked_as, "method": method.code}
        source, event = Source.PAYMENT, "deposit_paid_back"
    else:
        postings = (prepayment, Posting(Account.CUSTOMER_CREDIT, order.party.customer_id, -amount))
        source, event = Source.DEPOSIT, "deposit_to_credit"
    open_items.allocate(tx, source, booked_as, [(order.id, -amount)], micros(moment))
    book(tx, Entry(new_id(), moment, day, event, booked_as, "", order.number), postings)
    return told


def _pay_back(
    tx: Transaction,
    order: SalesDocument,
    payment_id: str,
    amount: Money,
    method: PaymentMethod,
    actor: Actor,
    moment: dt.datetime,
    zone: dt.tzinfo,
) -> None:
    made = CustomerPayment(
        id=payment_id,
        customer_id=order.party.customer_id if order.party else "",
        place=f"{OFFICE}/{order.branch_id}",
        shift_id="",
        branch_id=order.branch_id,
        employee_id=actor.employee_id,
        method=method.code,
        method_name=method.name,
        method_kind=method.kind,
        amount=amount,
        change=Money.ZERO,
        moment=micros(moment),
        date=moment.astimezone(zone).date(),
        note=f"Aanbetaling van {order.title} terugbetaald",
        reverses_id=None,
    )
    customer_payments.add(tx, made)
