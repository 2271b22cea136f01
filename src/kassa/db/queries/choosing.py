"""What a till asks of customers while one is chosen: what they owe, and which price list they have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from kassa.db.engine import Reader
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
_LIMITS: Final = "SELECT c.id, c.credit_limit FROM customer c WHERE c.credit_limit IS NOT NULL AND c.id IN ({ids})"


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
    if not customer_ids:
        return {}
    names, values = _named(customer_ids)
    rows = reader.all(_OWED.format(ids=names), today=today.isoformat(), **values)
    return {owner: Owed(Money(int(open_)), Money(int(overdue))) for owner, open_, overdue in rows}


def credit_limits(reader: Reader, customer_ids: Sequence[str]) -> Mapping[str, Money]:
    """Return the credit limits of these customers; who has none is left out."""
    if not customer_ids:
        return {}
    names, values = _named(customer_ids)
    return {one: Money(limit) for one, limit in reader.all(_LIMITS.format(ids=names), **values)}


def _named(customer_ids: Sequence[str]) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {f"id{place}": one for place, one in enumerate(dict.fromkeys(customer_ids))}
    return ", ".join(f":{name}" for name in values), values
