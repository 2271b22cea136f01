"""What a till asks of customers while one is chosen: what they owe, and which price list they have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from kassa.db.engine import Reader
from kassa.db.statements import pieces
from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money

# Two branches and no OR: each takes its own index.
_OWED: Final = (
    "WITH known AS (SELECT c.id AS id, c.id AS owner FROM customer c WHERE c.id IN ({ids}) "
    "UNION ALL SELECT c.id, c.merged_into FROM customer c WHERE c.merged_into IN ({ids})) "
    "SELECT k.owner, SUM(i.open), SUM(CASE WHEN i.open > 0 AND i.due_date < :today THEN i.open ELSE 0 END) "
    "FROM known k JOIN open_item i ON i.customer_id = k.id "
    "WHERE i.open <> 0 AND i.kind IN ('invoice', 'credit') GROUP BY k.owner"
)
_CREDIT: Final = (
    "SELECT c.id, c.credit_limit, (SELECT COALESCE(SUM(e.gross), 0) FROM sales_register e "
    "WHERE e.customer_number = c.number AND e.book = 'delivery' AND e.status IN ('open', 'to_invoice') "
    "AND e.invoice_id = '') FROM customer c WHERE c.credit_limit IS NOT NULL AND c.id IN ({ids})"
)


@frozen
class Owed:
    """What a customer owes, with those that were merged into them.

    Attributes:
        open: invoices less credit invoices; below zero when the shop owes the customer.
        overdue: of the invoices that are past their date.
    """

    open: Money = Money.ZERO
    overdue: Money = Money.ZERO


def owed(reader: Reader, customer_ids: Sequence[str], today: dt.date) -> Mapping[str, Owed]:
    """Return what these customers owe; who owes nothing is left out."""
    return {
        owner: Owed(Money(int(open_)), Money(int(overdue)))
        for names, values in pieces(customer_ids)
        for owner, open_, overdue in reader.all(_OWED.format(ids=names), today=today.isoformat(), **values)
    }


def credit(reader: Reader, customer_ids: Sequence[str]) -> Mapping[str, tuple[Money, Money]]:
    """Return credit limit and what waits on delivery notes for an invoice; who has no limit is left out."""
    return {
        one: (Money(limit), Money(int(waiting)))
        for names, values in pieces(customer_ids)
        for one, limit, waiting in reader.all(_CREDIT.format(ids=names), **values)
    }
