"""What was made from the lines of a sales document, and how an order was before it was changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.repos import sales, sales_register
from kassa.db.statements import insert
from kassa.domain.frozen import frozen
from kassa.domain.journal import canonical
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument
from kassa.domain.sales.progress import Follower
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity

_VERSION: Final = ("document_id", "version", "body", "moment", "employee_id")
_FOLLOWERS: Final = (
    "SELECT l.source_line, l.id, l.quantity, d.id, d.kind, d.status, COALESCE(d.number, ''), d.date "
    "FROM sales_line l JOIN sales_document d ON d.id = l.document_id WHERE l.source_line IN ({names}) "
    "ORDER BY d.date, d.created_at, d.id, l.position"
)


@frozen
class OldVersion:
    """How an order was before it was changed, when that was (microseconds UTC) and by whom."""

    document: SalesDocument
    moment: int
    employee: str


def followers(reader: Reader, line_ids: Sequence[str]) -> tuple[Follower, ...]:
    """Return the lines that were made from these lines, oldest first."""
    found = []
    for names, values in _chunks(line_ids):
        rows = reader.all(_FOLLOWERS.format(names=names), **values)
        found += [
            Follower(source, line, Quantity(milli), document, DocumentKind(kind), DocumentStatus(status), number, date)
            for source, line, milli, document, kind, status, number, date in rows
        ]
    return tuple(found)


def keep_version(tx: Transaction, document: SalesDocument, moment: int, employee_id: str) -> None:
    """Keep an order as it is, before it is changed; a kept version never changes."""
    tx.run(
        insert("sales_version", _VERSION),
        document_id=document.id,
        version=document.version,
        body=canonical(sales.body(document)),
        moment=moment,
        employee_id=employee_id,
    )


def versions(reader: Reader, document_id: str) -> tuple[OldVersion, ...]:
    """Return how an order was before each change, oldest first."""
    rows = reader.all(
        "SELECT v.body, v.moment, COALESCE(e.name, '') FROM sales_version v "
        "LEFT JOIN employee e ON e.id = v.employee_id WHERE v.document_id = :id ORDER BY v.version",
        id=document_id,
    )
    return tuple(OldVersion(sales.of_body(json.loads(body)), moment, employee) for body, moment, employee in rows)


def change_open_item(tx: Transaction, document: SalesDocument, gross: Money) -> None:
    """Let what is open follow an order that was changed; what was paid stays."""
    tx.run(
        "UPDATE open_item SET customer_id = :customer, due_date = :due, gross = :gross, "
        "open = :gross - paid - credited WHERE document_id = :id",
        customer=document.party.customer_id if document.party else "",
        id=document.id,
        due=(document.due_date or document.date).isoformat(),
        gross=gross.cents,
    )
    sales_register.refresh(tx, document.id)


def open_of(reader: Reader, document_ids: Iterable[str]) -> dict[str, tuple[Money, Money]]:
    """Return what is paid and what is open per document."""
    found = {}
    for names, values in _chunks(tuple(document_ids)):
        rows = reader.all(f"SELECT document_id, paid, open FROM open_item WHERE document_id IN ({names})", **values)
        found.update({str(document): (Money(paid), Money(left)) for document, paid, left in rows})
    return found


def _chunks(values: Sequence[str]) -> Iterable[tuple[str, dict[str, str]]]:
    for start in range(0, len(values), 500):
        part = {f"one{place}": value for place, value in enumerate(values[start : start + 500])}
        yield ", ".join(f":{key}" for key in part), part
