"""What is open on orders, invoices and credit invoices, and what settled it (domain.md 4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from kassa.db.engine import Reader, Row, Transaction
from kassa.db.repos import sales_register
from kassa.db.statements import insert, pieces
from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind, SalesDocument, document_totals
from kassa.domain.values.money import Money

ITEM: Final = ("document_id", "kind", "customer_id", "due_date", "gross", "paid", "credited", "open")
ALLOCATION: Final = ("source_id", "position", "source", "document_id", "amount", "moment")


class Source(StrEnum):
    """What settles a part of an open item; the value is stored."""

    PAYMENT = "payment"
    DEPOSIT = "deposit"
    CREDIT = "credit"


@frozen
class OpenItem:
    """What is open on one document; signs follow the document: a credit invoice is negative.

    Attributes:
        document_id: the document.
        kind: order, invoice or credit invoice.
        customer_id: whose.
        due_date: latest payment date; the date of the document where it has none.
        gross: its total.
        paid: by payments and by deposits of orders.
        credited: set off against other documents.
        open: gross less both.
    """

    document_id: str
    kind: DocumentKind
    customer_id: str
    due_date: dt.date
    gross: Money
    paid: Money
    credited: Money
    open: Money


def add(tx: Transaction, document: SalesDocument, gross: Money | None = None) -> None:
    """Store what a confirmed document leaves open: all of it; ``gross`` saves computing its total again.

    Raises:
        AssertionError: it has no customer; checked long before.
    """
    if document.party is None:
        raise AssertionError("a confirmed document has a customer")
    if gross is None:
        gross = document_totals(document).gross
    tx.run(
        insert("open_item", ITEM),
        document_id=document.id,
        kind=document.kind.value,
        customer_id=document.party.customer_id,
        due_date=(document.due_date or document.date).isoformat(),
        gross=gross.cents,
        paid=0,
        credited=0,
        open=gross.cents,
    )
    sales_register.refresh(tx, document.id)


def allocate(
    tx: Transaction, source: Source, source_id: str, allocations: Iterable[tuple[str, Money]], moment: int
) -> None:
    """Settle parts of open items, in the sign of each document.

    Args:
        tx: the transaction of the act; it holds the documents locked.
        source: what settles.
        source_id: which payment, order with a deposit, or other document.
        allocations: per document its identity and what is settled of it.
        moment: microseconds UTC.
    """
    first = tx.value("SELECT COALESCE(MAX(position), 0) + 1 FROM allocation WHERE source_id = :id", id=source_id)
    done = [(document_id, amount) for document_id, amount in allocations if amount]
    tx.many(
        insert("allocation", ALLOCATION),
        [
            {
                "source_id": source_id,
                "position": position,
                "source": source.value,
                "document_id": document_id,
                "amount": amount.cents,
                "moment": moment,
            }
            for position, (document_id, amount) in enumerate(done, first)
        ],
    )
    column = "credited" if source is Source.CREDIT else "paid"
    tx.many(
        f"UPDATE open_item SET {column} = {column} + :amount, open = open - :amount WHERE document_id = :id",
        [{"id": document_id, "amount": amount.cents} for document_id, amount in done],
    )
    for document_id in dict.fromkeys(document_id for document_id, _ in done):
        sales_register.refresh(tx, document_id)


def get(reader: Reader, document_id: str, *, lock: bool = False) -> OpenItem | None:
    """Return what is open on a document, or None when it was never confirmed; ``lock`` keeps others from it."""
    end = " FOR UPDATE" if lock and reader.kind == "postgresql" else ""
    row = reader.one(f"SELECT {', '.join(ITEM)} FROM open_item WHERE document_id = :id{end}", id=document_id)
    return None if row is None else _item(row)


def many(reader: Reader, document_ids: Sequence[str]) -> dict[str, OpenItem | None]:
    """Return what is open on each of these documents, None for one that was never confirmed."""
    found: dict[str, OpenItem | None] = dict.fromkeys(document_ids)
    for names, values in pieces(document_ids):
        rows = reader.all(f"SELECT {', '.join(ITEM)} FROM open_item WHERE document_id IN ({names})", **values)
        found |= {str(row[0]): _item(row) for row in rows}
    return found


def _item(row: Row) -> OpenItem:
    identity, kind, customer_id, due_date, *amounts = row
    due = dt.date.fromisoformat(due_date)
    return OpenItem(identity, DocumentKind(kind), customer_id, due, *map(Money, amounts))
