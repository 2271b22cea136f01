"""The open orders of a branch with everything their cards show: three statements, however many orders there are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from kassa.db.engine import Reader
from kassa.db.repos.order_handling import Working
from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import PricedLine, PriceMode, compute_totals
from kassa.domain.till.ending import Fulfilment
from kassa.domain.values.amounts import line_amount
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate

_OPEN: Final = "d.kind = 'order' AND d.status = 'open' AND d.branch_id = :branch"
_HEADS: Final = (
    "SELECT d.id, d.number, d.customer_title, d.customer_number, d.party, d.expected_date, d.delivery_method, "
    "d.price_mode, d.gross, h.fulfilment, h.slot_from, h.slot_to, h.promised_at, h.working, COALESCE(b.amount, 0) "
    "FROM sales_document d LEFT JOIN order_handling h ON h.order_id = d.id "
    "LEFT JOIN ledger_balance b ON b.account = 'prepayments' AND b.subject = d.id "
    f"WHERE {_OPEN}"
)
_DELIVERED: Final = (
    "(SELECT COALESCE(SUM(s.quantity), 0) FROM sales_line s JOIN sales_document n ON n.id = s.document_id "
    "WHERE s.source_line = l.id AND n.kind = 'delivery' AND n.status = 'to_invoice')"
)
_LINES: Final = (
    "SELECT l.document_id, l.quantity - l.cancelled, l.unit, l.price, l.price_basis, l.discount, l.vat_code, "
    f"l.vat_letter, l.vat_rate, {_DELIVERED} "
    f"FROM sales_document d JOIN sales_line l ON l.document_id = d.id WHERE {_OPEN} AND l.kind = 'goods' "
    "ORDER BY l.document_id, l.position"
)
_INVOICED: Final = (
    "SELECT d.id, MAX(CASE WHEN i.id IS NULL THEN 1 ELSE 0 END), MAX(CASE WHEN o.open > 0 THEN 1 ELSE 0 END) "
    "FROM sales_document d "
    "JOIN sales_document n ON n.source_id = d.id AND n.kind = 'delivery' AND n.status = 'to_invoice' "
    "JOIN sales_line s ON s.document_id = n.id AND s.kind = 'goods' "
    "LEFT JOIN sales_line t ON t.source_line = s.id "
    "LEFT JOIN sales_document i ON i.id = t.document_id AND i.kind = 'invoice' AND i.status = 'definitive' "
    "LEFT JOIN open_item o ON o.document_id = i.id "
    f"WHERE {_OPEN} GROUP BY d.id"
)
_COUNT: Final = f"SELECT COUNT(*) FROM sales_document d WHERE {_OPEN}"


@frozen
class QueuedOrder:
    """An open order as the queue reads it.

    Attributes:
        id: identity of the order.
        number: its number.
        title: company or name on it.
        customer_number: number of the customer.
        phone: of the customer, as typed.
        email: of the customer.
        day: ISO date it is promised for; empty without one.
        delivery_method: "Leverwijze" of the office.
        fulfilment: how it is handed out, or None when nobody said so.
        slot_from: begin of the time slot.
        slot_to: end of the time slot.
        promised_at: end of the promise in microseconds UTC, or None.
        working: how far the work is.
        articles: how many are still to hand out; something weighed counts as one.
        amount: what these cost.
        deposit: what was paid in advance and not used yet.
        uninvoiced: whether something was delivered that is still to be invoiced.
        unpaid: whether an invoice of something delivered stands open.
    """

    id: str
    number: str
    title: str
    customer_number: str
    phone: str
    email: str
    day: str
    delivery_method: str
    fulfilment: Fulfilment | None
    slot_from: str
    slot_to: str
    promised_at: int | None
    working: Working
    articles: int
    amount: Money
    deposit: Money
    uninvoiced: bool
    unpaid: bool


@frozen
class _Left:
    """What is still to hand out of an order: articles, and its price when something was delivered already."""

    articles: int = 0
    amount: Money | None = None


def queued(reader: Reader, branch_id: str) -> tuple[QueuedOrder, ...]:
    """Return the open orders of a branch, in no order."""
    heads = reader.all(_HEADS, branch=branch_id)
    if not heads:
        return ()
    left = _left(reader, branch_id, {str(row[0]): PriceMode(row[7]) for row in heads})
    started = any(one.amount is not None for one in left.values())
    told = {row[0]: row[1:] for row in reader.all(_INVOICED, branch=branch_id)} if started else {}
    found = []
    for row in heads:
        order, number, title, customer, party, day, method, _mode, gross = row[:9]
        fulfilment, slot_from, slot_to, promised_at, working, balance = row[9:]
        card = json.loads(party) if party else {}
        rest = left.get(order, _Left())
        uninvoiced, unpaid = told.get(order, (0, 0))
        found.append(
            QueuedOrder(
                id=order, number=number, title=title, customer_number=customer, phone=card.get("phone", ""),
                email=card.get("email", ""), day=day or "", delivery_method=method,
                fulfilment=Fulfilment(fulfilment) if fulfilment else None, slot_from=slot_from or "",
                slot_to=slot_to or "", promised_at=promised_at, working=Working(working or Working.NEW),
                articles=rest.articles, amount=Money(gross) if rest.amount is None else rest.amount,
                deposit=Money(-balance), uninvoiced=bool(uninvoiced), unpaid=bool(unpaid),
            )
        )  # fmt: skip
    return tuple(found)


def count(reader: Reader, branch_id: str) -> int:
    """Return how many orders of a branch are open."""
    return int(reader.value(_COUNT, branch=branch_id))


def _left(reader: Reader, branch_id: str, modes: Mapping[str, PriceMode]) -> dict[str, _Left]:
    articles: dict[str, int] = {}
    prices: dict[str, list[PricedLine]] = {}
    started: set[str] = set()
    rows = reader.all(_LINES, branch=branch_id)
    for order, wanted, unit, price, _basis, _discount, _code, _letter, _rate, delivered in rows:
        open_now = wanted - int(delivered)
        if delivered:
            started.add(order)
        if open_now > 0 and price >= 0:  # a discount is a line too, and no article
            pieces = open_now // 1000 if not unit and open_now % 1000 == 0 else 1
            articles[order] = articles.get(order, 0) + pieces
    for order, wanted, _unit, price, basis, discount, code, letter, rate, delivered in rows:
        if order in started:
            quantity = Quantity(max(0, wanted - int(delivered)))
            amount = line_amount(UnitPrice(price), quantity, None if discount is None else Rate(discount))
            prices.setdefault(order, []).append(PricedLine(amount, code, letter, Rate(rate), PriceMode(basis)))
    return {
        order: _Left(
            articles.get(order, 0), compute_totals(prices[order], modes[order]).gross if order in started else None
        )
        for order in modes
    }
