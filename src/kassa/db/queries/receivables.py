"""What customers owe, by how long it is overdue; the sums equal the balances of the ledger."""

from __future__ import annotations

import datetime as dt
from typing import Final

from kassa.db.engine import Reader
from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money

_AGED: Final = (
    "SELECT COALESCE(c.merged_into, i.customer_id), MAX(e.customer_number), MAX(e.title), "
    "SUM(CASE WHEN i.open > 0 AND i.due_date >= :today THEN i.open ELSE 0 END), "
    "SUM(CASE WHEN i.open > 0 AND i.due_date < :today AND i.due_date >= :d30 THEN i.open ELSE 0 END), "
    "SUM(CASE WHEN i.open > 0 AND i.due_date < :d30 AND i.due_date >= :d60 THEN i.open ELSE 0 END), "
    "SUM(CASE WHEN i.open > 0 AND i.due_date < :d60 AND i.due_date >= :d90 THEN i.open ELSE 0 END), "
    "SUM(CASE WHEN i.open > 0 AND i.due_date < :d90 THEN i.open ELSE 0 END), "
    "SUM(CASE WHEN i.open < 0 THEN i.open ELSE 0 END), SUM(i.open) "
    "FROM open_item i JOIN sales_register e ON e.document_id = i.document_id "
    "LEFT JOIN customer c ON c.id = i.customer_id "
    "WHERE i.open <> 0 AND i.kind IN ('invoice', 'credit') GROUP BY COALESCE(c.merged_into, i.customer_id) "
    "ORDER BY 3, 1"
)


@frozen
class AgedRow:
    """What one customer owes.

    Attributes:
        customer_id: which customer.
        number: customer number, as on their documents.
        title: company or name, as on their documents.
        not_due: invoices that are not due yet.
        days_30: 1 to 30 days overdue.
        days_60: 31 to 60 days.
        days_90: 61 to 90 days.
        older: more than 90 days.
        credits: credit invoices that are still to be settled, negative.
        total: all together.
    """

    customer_id: str
    number: str
    title: str
    not_due: Money
    days_30: Money
    days_60: Money
    days_90: Money
    older: Money
    credits: Money
    total: Money


def aged(reader: Reader, as_of: dt.date) -> tuple[AgedRow, ...]:
    """Return what is open now per customer, aged on a day, in the order of their names."""
    days = {f"d{count}": (as_of - dt.timedelta(days=count)).isoformat() for count in (30, 60, 90)}
    rows = reader.all(_AGED, today=as_of.isoformat(), **days)
    return tuple(AgedRow(*row[:3], *(Money(int(cents)) for cents in row[3:])) for row in rows)
