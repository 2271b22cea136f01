"""What the till shows of one customer: figures, invoices, orders, delivery notes, sold lines, notes.

The register knows every document under the number its customer has now, also of doubles that were merged: a page of it
is read by an index, from the last row of the page before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Final

from kassa.db.engine import Reader, Row
from kassa.db.statements import pieces

OPEN_SUMS: Final = (
    "SELECT COALESCE(SUM(open), 0), COALESCE(SUM(CASE WHEN open > 0 AND due_date < :today THEN open ELSE 0 END), 0), "
    "COUNT(*) FROM sales_register WHERE customer_number = :number AND book = 'invoice' AND open <> 0"
)
_INVOICE: Final = (
    "SELECT e.document_id, e.kind, e.number, e.subject, e.reference, (SELECT l.name FROM sales_line l "
    "WHERE l.document_id = e.document_id AND l.position = 1), e.date, e.due_date, e.gross, e.open, e.seq "
    "FROM sales_register e WHERE e.customer_number = :number AND e.book = 'invoice' "
)
OPEN_INVOICES: Final = (
    f"{_INVOICE} AND e.open <> 0 AND (e.due_date, e.document_id) > (:due_date, :document_id) "
    "ORDER BY e.due_date, e.document_id LIMIT :limit"
)
_NEWEST: Final = "(e.date, e.seq) < (:date, :seq) ORDER BY e.date DESC, e.seq DESC LIMIT :limit"
PAID_INVOICES: Final = f"{_INVOICE} AND e.status = 'definitive' AND e.open = 0 AND {_NEWEST}"
ALL_INVOICES: Final = f"{_INVOICE} AND e.status = 'definitive' AND {_NEWEST}"
_COUNT: Final = "SELECT COUNT(*) FROM sales_register e WHERE e.customer_number = :number AND e.book = 'invoice' "
COUNT_PAID: Final = f"{_COUNT} AND e.status = 'definitive' AND e.open = 0"
COUNT_ALL: Final = f"{_COUNT} AND e.status = 'definitive'"

_BUSY: Final = (
    "FROM sales_register e {joined}WHERE e.customer_number = :number AND e.book = :book "
    "AND e.status IN ('open', 'to_invoice') AND e.invoice_id = '' "
    "AND (e.date, e.document_id) > (:date, :document_id) ORDER BY e.date, e.document_id LIMIT :limit"
)
OPEN_ORDERS: Final = (
    "SELECT e.document_id, e.number, e.date, e.due_date, e.gross, e.paid, COALESCE(h.fulfilment, ''), "
    "COALESCE(h.slot_from, ''), COALESCE(h.slot_to, ''), h.promised_at, COALESCE(h.working, ''), e.subject "
    + _BUSY.format(joined="LEFT JOIN order_handling h ON h.order_id = e.document_id ")
)
OPEN_SLIPS: Final = "SELECT e.document_id, e.number, e.date, e.subject, e.reference, e.gross " + _BUSY.format(joined="")

_WAITING: Final = (
    "SELECT COALESCE(SUM(gross), 0) FROM sales_register WHERE customer_number = :number AND book = 'delivery' "
    "AND status IN ('open', 'to_invoice') AND invoice_id = ''"
)
_WAITING_LINES: Final = (
    "SELECT COALESCE(SUM(l.gross), 0) FROM sales_line l JOIN sales_register e ON e.document_id = l.document_id "
    "WHERE e.book = 'delivery' AND e.status IN ('open', 'to_invoice') AND e.invoice_id = '' AND l.id IN ({ids})"
)

RECEIPTS: Final = (
    "SELECT r.id, r.moment, r.number FROM receipt r WHERE r.customer_id = :customer_id AND r.customer_id <> '' "
    "AND (r.moment, r.id) < (:moment, :id) ORDER BY r.moment DESC, r.id DESC LIMIT :limit"
)
DOCUMENTS: Final = (
    "SELECT e.document_id, e.date, e.seq, e.kind, e.number FROM sales_register e WHERE e.customer_number = :number "
    f"AND e.book = :book AND e.status IN ('definitive', 'to_invoice') AND {_NEWEST}"
)
_RECEIPT_LINES: Final = (
    "SELECT receipt_id, position, article_id, name, detail, unit, quantity, gross FROM receipt_line "
    "WHERE receipt_id IN ({ids}) AND kind IN ('article', 'open') ORDER BY receipt_id, position"
)
# Goods of a delivery note stand on its invoice too: they are told once, where they were handed out.
_DOCUMENT_LINES: Final = (
    "SELECT l.document_id, l.position, l.article_id, l.name, l.detail, l.unit, l.quantity, l.gross FROM sales_line l "
    "JOIN sales_document d ON d.id = l.document_id WHERE l.document_id IN ({ids}) AND l.kind = 'goods' "
    "AND NOT (d.kind = 'invoice' AND EXISTS (SELECT 1 FROM sales_line s JOIN sales_document o ON o.id = s.document_id "
    "WHERE s.id = l.source_line AND o.kind = 'delivery')) ORDER BY l.document_id, l.position"
)
_NOTED: Final = (
    "SELECT j.ref, j.moment, COALESCE(e.name, ''), j.payload FROM journal j LEFT JOIN employee e "
    "ON e.id = j.employee_id WHERE j.ref IN ({ids}) AND j.event = :event"
)
NEWEST_OF_BOOK: Final = (
    "SELECT e.document_id, e.kind, e.number FROM sales_register e WHERE e.customer_number = :number "
    "AND e.book = :book ORDER BY e.date DESC, e.seq DESC LIMIT :limit"
)


def open_sums(reader: Reader, number: str, today: str) -> tuple[int, int, int]:
    """Return what is open on invoices and credits, what of it is overdue, both in cents, and how many there are."""
    row = reader.one(OPEN_SUMS, number=number, today=today)
    return (0, 0, 0) if row is None else (int(row[0]), int(row[1]), int(row[2]))


def waiting(reader: Reader, number: str, invoicing: Sequence[str] = ()) -> int:
    """Return what delivery notes that wait for an invoice come to, in cents: bought on account as well.

    Args:
        reader: where to look.
        number: the number the customer has now.
        invoicing: lines of delivery notes that are being invoiced: they wait no more.
    """
    total = int(reader.value(_WAITING, number=number))
    for names, values in pieces(invoicing):
        total -= int(reader.value(_WAITING_LINES.format(ids=names), **values))
    return total


def rows(reader: Reader, sql: str, number: str, limit: int, **after: object) -> list[Row]:
    """Return a page of a statement of this module for the customer with this number."""
    return reader.all(sql, number=number, limit=limit, **after)


def count(reader: Reader, sql: str, number: str) -> int:
    """Return how many rows a counting statement of this module finds."""
    return int(reader.value(sql, number=number) or 0)


def receipts(reader: Reader, customer_ids: Sequence[str], limit: int, moment: int, before: str) -> list[Row]:
    """Return identity, moment and number of receipts before a moment and identity, newest first."""
    found = [
        row
        for one in customer_ids
        for row in reader.all(RECEIPTS, customer_id=one, moment=moment, id=before, limit=limit)
    ]
    return sorted(found, key=lambda row: (row[1], row[0]), reverse=True)[:limit]


def receipt_customer(reader: Reader, receipt_id: str) -> str:
    """Return whose a receipt is; empty for nobody's."""
    return str(reader.value("SELECT customer_id FROM receipt WHERE id = :id", id=receipt_id) or "")


def receipt_lines(reader: Reader, ids: Sequence[str]) -> Mapping[str, list[Row]]:
    """Return the sold lines of receipts, by receipt."""
    return _by_first(reader, _RECEIPT_LINES, ids)


def document_lines(reader: Reader, ids: Sequence[str]) -> Mapping[str, list[Row]]:
    """Return the lines of goods of documents, by document; invoiced delivery notes are told on the note alone."""
    return _by_first(reader, _DOCUMENT_LINES, ids)


def noted(reader: Reader, ids: Sequence[str], event: str) -> list[tuple[str, int, str, str]]:
    """Return the notes on documents, newest first: document, moment in microseconds UTC, who wrote it, text."""
    found = [
        (ref, int(moment), name, str(json.loads(payload)["text"]))
        for names, values in pieces(ids)
        for ref, moment, name, payload in reader.all(_NOTED.format(ids=names), event=event, **values)
    ]
    return sorted(found, key=lambda note: note[1], reverse=True)


def _by_first(reader: Reader, sql: str, ids: Sequence[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {one: [] for one in ids}
    for names, values in pieces(ids):
        for row in reader.all(sql.format(ids=names), **values):
            found[row[0]].append(row[1:])
    return found


def customer_of(reader: Reader, document_id: str) -> str:
    """Return the customer of a sales document; empty when it has none."""
    return str(reader.value("SELECT customer_id FROM sales_document WHERE id = :id", id=document_id) or "")
