"""Payments on documents of customers: written once, reversed by a counter-payment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import insert, pieces
from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind
from kassa.domain.values.money import Money

PAYMENT: Final = (
    "id",
    "customer_id",
    "place",
    "shift_id",
    "branch_id",
    "employee_id",
    "method",
    "method_name",
    "method_kind",
    "amount",
    "change",
    "moment",
    "business_date",
    "note",
    "reverses_id",
)
_SELECT: Final = f"SELECT {', '.join('p.' + name for name in PAYMENT)} FROM customer_payment p"
# An order, its deposits, and every invoice of what it delivered are one sale, however many parts it is paid in.
_CASH_ON: Final = (
    "WITH ordered AS (SELECT o.id AS id FROM sales_document o WHERE o.id IN ({ids}) AND o.kind = 'order' "
    "UNION SELECT CASE n.kind WHEN 'order' THEN n.id ELSE n.source_id END FROM sales_line l "
    "JOIN sales_line s ON s.id = l.source_line "
    "JOIN sales_document n ON n.id = s.document_id AND n.kind IN ('order', 'delivery') "
    "WHERE l.document_id IN ({ids})), "
    "parts AS (SELECT id FROM ordered UNION SELECT n.id FROM ordered o "
    "JOIN sales_document n ON n.source_id = o.id AND n.kind = 'delivery'), "
    "linked AS (SELECT document_id AS id FROM allocation WHERE document_id IN ({ids}) UNION SELECT id FROM ordered "
    "UNION SELECT i.document_id FROM parts n JOIN sales_line s ON s.document_id = n.id "
    "JOIN sales_line i ON i.source_line = s.id) "
    "SELECT COALESCE(SUM(a.amount), 0) FROM linked k "
    "JOIN allocation a ON a.document_id = k.id AND a.source = 'payment' "
    "JOIN customer_payment p ON p.id = a.source_id AND p.method_kind = 'cash'"
)


@frozen
class CustomerPayment:
    """One payment.

    Attributes:
        id: identity.
        customer_id: whose.
        place: where the money went: ``office/<branch>`` or a till.
        shift_id: the till session; empty in the office.
        branch_id: branch.
        employee_id: who registered it.
        method: code of the method.
        method_name: its name then.
        method_kind: its kind.
        amount: what stays, change taken off; negative was paid back.
        change: what went back in cash.
        moment: microseconds UTC.
        date: the day it is booked on.
        note: remark.
        reverses_id: the payment this one reverses.
    """

    id: str
    customer_id: str
    place: str
    shift_id: str
    branch_id: str
    employee_id: str
    method: str
    method_name: str
    method_kind: MethodKind
    amount: Money
    change: Money
    moment: int
    date: dt.date
    note: str
    reverses_id: str | None


def add(tx: Transaction, payment: CustomerPayment) -> None:
    """Store a payment; it never changes."""
    tx.run(insert("customer_payment", PAYMENT), **row_of(payment))


def row_of(payment: CustomerPayment) -> dict[str, object]:
    """Return a payment as it is stored, by column."""
    return {
        "id": payment.id,
        "customer_id": payment.customer_id,
        "place": payment.place,
        "shift_id": payment.shift_id,
        "branch_id": payment.branch_id,
        "employee_id": payment.employee_id,
        "method": payment.method,
        "method_name": payment.method_name,
        "method_kind": payment.method_kind.value,
        "amount": payment.amount.cents,
        "change": payment.change.cents,
        "moment": payment.moment,
        "business_date": payment.date.isoformat(),
        "note": payment.note,
        "reverses_id": payment.reverses_id,
    }


def get(reader: Reader, payment_id: str) -> CustomerPayment | None:
    """Return a payment, or None."""
    row = reader.one(f"{_SELECT} WHERE p.id = :id", id=payment_id)
    return None if row is None else _payment(*row)


def reversal_of(reader: Reader, payment_id: str) -> str | None:
    """Return the counter-payment of a payment, or None."""
    found: str | None = reader.value("SELECT id FROM customer_payment WHERE reverses_id = :id", id=payment_id)
    return found


def of_document(reader: Reader, document_id: str) -> list[tuple[CustomerPayment, Money]]:
    """Return the payments on a document with what each settled of it, oldest first."""
    rows = reader.all(
        f"{_SELECT.replace(' FROM', ', a.amount FROM')} JOIN allocation a ON a.source_id = p.id "
        "AND a.source = 'payment' WHERE a.document_id = :id ORDER BY p.moment, p.id",
        id=document_id,
    )
    return [(_payment(*row[:-1]), Money(row[-1])) for row in rows]


def of_receipt(reader: Reader, receipt_id: str) -> dict[str, CustomerPayment]:
    """Return what documents got of the payments of a receipt, by payment: a payment of a till has one identity."""
    rows = reader.all(f"{_SELECT} JOIN payment r ON r.id = p.id WHERE r.document_id = :id", id=receipt_id)
    return {row[0]: _payment(*row) for row in rows}


def settled_by(reader: Reader, payment_id: str) -> list[tuple[str, Money]]:
    """Return per document what a payment settled."""
    rows = reader.all(
        "SELECT document_id, amount FROM allocation WHERE source_id = :id AND source = 'payment' ORDER BY position",
        id=payment_id,
    )
    return [(document_id, Money(amount)) for document_id, amount in rows]


def cash_on(reader: Reader, document_ids: Sequence[str]) -> Money:
    """Return what was paid in cash on documents and on what belongs to the same orders: linked part payments count."""
    return Money(sum(int(reader.value(_CASH_ON.format(ids=names), **values)) for names, values in pieces(document_ids)))


def _payment(  # the columns of PAYMENT, in their order
    identity: str, customer_id: str, place: str, shift_id: str, branch_id: str, employee_id: str, method: str,
    name: str, kind: str, amount: int, change: int, moment: int, date: str, note: str, reverses_id: str | None,
) -> CustomerPayment:  # fmt: skip
    return CustomerPayment(
        identity, customer_id, place, shift_id, branch_id, employee_id, method, name, MethodKind(kind), Money(amount),
        Money(change), moment, dt.date.fromisoformat(date), note, reverses_id,
    )  # fmt: skip
