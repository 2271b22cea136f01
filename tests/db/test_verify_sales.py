"""Orders and delivery notes that were changed behind the program's back are found, on both engines."""

from __future__ import annotations

import pytest

from kassa.db.engine import Database
from kassa.db.verify import verify
from kassa.db.verify_sales import SALES_RULES
from kassa.domain.values import Quantity
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.shop import OWNER
from tests.support.trade import TODAY, Trade

ORDER = "(SELECT id FROM sales_document WHERE number = 'O2026-0001')"
SLIP = "(SELECT id FROM sales_document WHERE number = 'P2026-0001')"
TAMPERED = {
    "sales.lines": f"UPDATE sales_line SET gross = gross + 1, vat = vat + 1 WHERE document_id = {ORDER}",
    "sales.vat": f"UPDATE sales_vat SET gross = gross + 1, vat = vat + 1 WHERE document_id = {ORDER}",
    "sales.orphan": "INSERT INTO sales_vat (document_id, position, vat_code, letter, rate, net, vat, gross) "
    "VALUES ('gone', 1, 'high', 'A', 2100, 0, 0, 0)",
    "sales.gap": f"UPDATE sales_document SET sequence = 7 WHERE id = {ORDER}",
    "sales.last": "UPDATE series SET last = last + 1 WHERE id LIKE 'order/%'",
    "order.open_item": f"UPDATE open_item SET gross = gross + 1, open = open + 1 WHERE document_id = {ORDER}",
    "order.delivered": f"UPDATE sales_line SET cancelled = 4000 WHERE document_id = {ORDER} AND position = 1",
    "order.status": f"UPDATE sales_document SET status = 'completed' WHERE id = {ORDER}",
    "delivery.stock": "INSERT INTO stock_movement (document_id, position, article_id, branch_id, kind, quantity, "
    f"moment) SELECT {SLIP}, 99, article_id, branch_id, kind, quantity, moment FROM stock_movement "
    f"WHERE document_id = {SLIP} AND position = 1",
    "stock.reserved": "UPDATE stock_reserved SET quantity = quantity + 1000",
}


@pytest.fixture
def traded(database: Database, clock: FrozenClock) -> Database:
    """Give a database with two orders, one of them partly delivered, a deposit and a slip that was taken back."""
    trade = Trade(database, clock)
    order = trade.orders.confirm(trade.concept(("1001", 5), ("2001", 2)), OWNER, new_id())
    trade.orders.confirm(trade.concept(("1002", 1)), OWNER, new_id())
    trade.deposit(order, 2000)
    trade.orders.deliver(order.id, {order.lines[0].id: Quantity.of(2)}, TODAY, OWNER, new_id())
    back = trade.orders.deliver(order.id, {order.lines[1].id: Quantity.ONE}, TODAY, OWNER, new_id())
    trade.deliveries.cancel(back.id, OWNER, new_id())
    return database


def test_what_was_ordered_and_delivered_is_in_order(traded: Database) -> None:
    assert verify(traded.location).findings == ()


def test_every_rule_has_its_tampering() -> None:
    assert set(TAMPERED) == {code for code, _, _ in SALES_RULES} | {"sales.gap", "sales.last"}


@pytest.mark.parametrize("code", sorted(TAMPERED))
def test_what_was_changed_is_found(traded: Database, code: str) -> None:
    with traded.write() as tx:
        guard = "sales_document_number_kept"
        tx.run(f"DROP TRIGGER {guard}" + ("" if tx.kind == "sqlite" else " ON sales_document"))
        tx.run(TAMPERED[code])
    assert code in {finding.code for finding in verify(traded.location).findings}
