"""What points at a customer: moved when doubles are merged, kept in mind when one is removed, wiped or exported.

Every table that names a customer gets its line here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from kassa.db.engine import Reader, Transaction


class Pointer(NamedTuple):
    """A column that names a customer.

    Attributes:
        table: where it stands.
        column: its name.
        where: which rows may still be changed; empty for all. Definitive documents keep their customer, and what
            stands open on them stays with it: the ledger knows it by that identity.
        body: a column whose text names the customer too; empty without one.
    """

    table: str
    column: str
    where: str = ""
    body: str = ""


MOVED: Final[tuple[Pointer, ...]] = (
    Pointer("customer_address", "customer_id"),
    Pointer("customer", "company_id"),
    Pointer("customer", "merged_into"),
    Pointer("sales_document", "customer_id", "status = 'concept'", "party"),
)
"""Rows that go along when a customer is merged into another."""

USED: Final[tuple[Pointer, ...]] = (
    Pointer("customer_consent", "customer_id"),
    Pointer("customer", "company_id"),
    Pointer("customer", "merged_into"),
    Pointer("sales_document", "customer_id"),
    Pointer("open_item", "customer_id"),
    Pointer("customer_payment", "customer_id"),
    Pointer("receipt", "customer_id", "customer_id <> ''"),
)
"""Rows that keep a customer from being removed."""

# An order that was delivered in full asks nothing more: what is open of it stands on its invoices and delivery notes.
OPEN: Final[tuple[str, ...]] = (
    "SELECT COALESCE(SUM(ABS(o.open)), 0) FROM open_item o WHERE o.customer_id = :id AND NOT EXISTS "
    "(SELECT 1 FROM sales_document d WHERE d.id = o.document_id AND d.kind = 'order' AND d.status = 'completed')",
)
"""Statements that give what stands open for customer ``:id``, in cents: never NULL, never negative."""

DOCUMENTS: Final[tuple[tuple[str, str], ...]] = (
    (
        "sales_documents",
        "SELECT kind, status, number, date, gross, subject, reference, party FROM sales_document "
        "WHERE customer_id = :id ORDER BY date, id",
    ),
    (
        "payments",
        "SELECT business_date, method_name, amount, note FROM customer_payment WHERE customer_id = :id "
        "ORDER BY moment, id",
    ),
    (
        "receipts",
        "SELECT number, business_date, gross, customer_title, note FROM receipt WHERE customer_id = :id "
        "AND customer_id <> '' ORDER BY moment, id",
    ),
    (
        "order_handling",
        "SELECT d.number, h.street, h.postcode, h.city, h.contact, h.internal_note FROM order_handling h "
        "JOIN sales_document d ON d.id = h.order_id WHERE d.customer_id = :id ORDER BY d.date, d.id",
    ),
)
"""Name and statement of what an export of customer ``:id`` holds besides the master data."""


_UNFINISHED: Final = (
    "SELECT d.kind, COALESCE(d.number, '') FROM sales_document d JOIN sales_register e ON e.document_id = d.id "
    "WHERE d.customer_id = :id AND (d.status = 'concept' OR (d.kind = 'order' AND d.status = 'open') "
    "OR (d.kind = 'delivery' AND d.status = 'to_invoice' AND e.invoice_id = '')) ORDER BY d.date, d.id"
)
# A bon that is open or set aside holds their name, and what was typed for an order: phone and address too.
_ON_BASKETS: Final = (
    "SELECT 'basket', COALESCE(t.name, 'de kassa') FROM basket b LEFT JOIN till t ON t.id = b.till_id "
    "WHERE b.body LIKE :there ORDER BY b.id"
)
# What was never sent; a mail that is being sent or was sent belongs to its document.
_LETTERS: Final = (
    "state IN ('concept', 'failed', 'deleted') "
    "AND document_id IN (SELECT d.id FROM sales_document d WHERE d.customer_id = :id)"
)


def concepts(reader: Reader, customer_id: str) -> tuple[str, ...]:
    """Return the concepts of a customer."""
    sql = "SELECT id FROM sales_document WHERE customer_id = :id AND status = 'concept'"
    return tuple(document_id for (document_id,) in reader.all(sql, id=customer_id))


def unfinished(reader: Reader, customer_ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return kind and number of what of these customers is not done with.

    A concept has no number; a bon (``basket``) has the name of its till instead.
    """
    documents = [(kind, number) for one in customer_ids for kind, number in reader.all(_UNFINISHED, id=one)]
    baskets = [(kind, till) for one in customer_ids for kind, till in reader.all(_ON_BASKETS, there=f"%{one}%")]
    return (*documents, *baskets)


def forget(tx: Transaction, customer_id: str) -> None:
    """Remove what holds a customer's data and is needed no more.

    Concepts in the trash, mails that were not sent, and where and how orders were handed out.
    """
    tx.run("DELETE FROM trash WHERE body LIKE :there", there=f'%"{customer_id}"%')
    tx.run(f"UPDATE mail_message SET state = 'deleted' WHERE {_LETTERS}", id=customer_id)
    letters = f"SELECT id FROM mail_message WHERE {_LETTERS}"
    tx.run(f"DELETE FROM mail_attachment WHERE message_id IN ({letters})", id=customer_id)
    tx.run(f"DELETE FROM mail_message WHERE {_LETTERS}", id=customer_id)
    tx.run(
        "UPDATE order_handling SET street = '', postcode = '', city = '', contact = '', internal_note = '' "
        "WHERE order_id IN (SELECT d.id FROM sales_document d WHERE d.customer_id = :id AND d.kind = 'order')",
        id=customer_id,
    )


def move(tx: Transaction, drop: str, keep: str) -> dict[str, int]:
    """Point everything that may move at another customer; return how many rows moved, by table and column."""
    moved = {}
    for one in MOVED:
        also = f" AND {one.where}" if one.where else ""
        # The text has parameters of its own: PostgreSQL gives one parameter one type.
        inside = f", {one.body} = REPLACE({one.body}, CAST(:old AS TEXT), CAST(:new AS TEXT))" if one.body else ""
        texts = {"old": drop, "new": keep} if one.body else {}
        rows = tx.run(
            f"UPDATE {one.table} SET {one.column} = :keep{inside} WHERE {one.column} = :drop{also}",
            keep=keep,
            drop=drop,
            **texts,
        )
        if rows:
            moved[f"{one.table}.{one.column}"] = rows
    return moved


def unused(customer: str) -> str:
    """Return the condition that nothing points at the customer of this expression."""
    tests = [
        f"NOT EXISTS (SELECT 1 FROM {one.table} x WHERE x.{one.column} = {customer}"
        f"{f' AND x.{one.where}' if one.where else ''})"
        for one in USED
    ]
    tests.append(f"NOT EXISTS (SELECT 1 FROM basket b WHERE b.body LIKE '%' || {customer} || '%')")
    return " AND ".join(tests)


def open_cents(reader: Reader, customer_ids: Sequence[str]) -> int:
    """Return what stands open for these customers together, in cents."""
    return sum(int(reader.value(sql, id=one)) for sql in OPEN for one in customer_ids)


def documents(reader: Reader, customer_ids: Sequence[str]) -> dict[str, list[list[Any]]]:
    """Return the documents of these customers by name, as plain rows."""
    return {name: [list(row) for one in customer_ids for row in reader.all(sql, id=one)] for name, sql in DOCUMENTS}
