"""What a paper says beside the document itself: what was settled before it was made, and what it came from."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Row

# A definitive document shows what was settled in the very act that made it so, and nothing that came later.
_SETTLED: Final = (
    "SELECT a.source, COALESCE(s.number, ''), a.amount FROM allocation a "
    "JOIN sales_document s ON s.id = a.source_id JOIN sales_document d ON d.id = a.document_id "
    "AND a.source = CASE d.kind WHEN 'credit' THEN 'credit' ELSE 'deposit' END "
    "WHERE a.document_id = :id AND a.moment <= d.confirmed_at ORDER BY s.number, a.source_id"
)
_DEPOSITS: Final = (
    "SELECT p.business_date, p.method_name, SUM(a.amount) FROM allocation a "
    "JOIN customer_payment p ON p.id = a.source_id "
    "WHERE a.document_id = :id AND a.source = 'payment' GROUP BY p.id, p.business_date, p.method_name, p.moment "
    "HAVING SUM(a.amount) <> 0 ORDER BY p.moment, p.id"
)
_ORDER_NUMBER: Final = (
    "SELECT MIN(d.number) FROM sales_line l JOIN sales_line o ON o.id = l.source_line "
    "JOIN sales_document d ON d.id = o.document_id AND d.kind = 'order' WHERE l.document_id = :id"
)
_OUTSTANDING: Final = (
    "SELECT l.id, o.quantity - o.cancelled - COALESCE((SELECT SUM(n.quantity) FROM sales_line n "
    "JOIN sales_document p ON p.id = n.document_id WHERE n.source_line = o.id AND p.kind = 'delivery' "
    "AND p.status = 'to_invoice'), 0) FROM sales_line l JOIN sales_line o ON o.id = l.source_line "
    "JOIN sales_document d ON d.id = o.document_id AND d.kind = 'order' WHERE l.document_id = :id AND l.kind = 'goods'"
)


def is_final(reader: Reader, document_id: str) -> bool:
    """Whether a document is an invoice or credit invoice that never changes any more."""
    found = reader.value(
        "SELECT 1 FROM sales_document WHERE id = :id AND kind IN ('invoice', 'credit') AND status = 'definitive'",
        id=document_id,
    )
    return found is not None


def settled(reader: Reader, document_id: str) -> list[Row]:
    """Return what was settled when a document became definitive.

    Returns:
        For an invoice ``deposit``, the number of the order and cents; for a credit invoice ``credit``, the number of
        the invoice and cents.
    """
    return reader.all(_SETTLED, id=document_id)


def deposits(reader: Reader, order_id: str) -> list[Row]:
    """Return (ISO date, method, cents) of what was paid on an order in advance."""
    return reader.all(_DEPOSITS, id=order_id)


def original(reader: Reader, document_id: str) -> tuple[str, str] | None:
    """Return number and ISO date of the invoice that a credit invoice corrects, or None."""
    row = reader.one(
        "SELECT o.number, o.date FROM sales_document d JOIN sales_document o ON o.id = d.source_id WHERE d.id = :id",
        id=document_id,
    )
    return None if row is None or row[0] is None else (str(row[0]), str(row[1]))


def order_number(reader: Reader, document_id: str) -> str:
    """Return the number of the order a delivery note was made from; empty for none."""
    return str(reader.value(_ORDER_NUMBER, id=document_id) or "")


def outstanding(reader: Reader, delivery_id: str) -> dict[str, int]:
    """Return per line of a delivery note what of its order line is still to come, in 1/1,000."""
    return {str(line): max(0, int(milli)) for line, milli in reader.all(_OUTSTANDING, id=delivery_id)}
