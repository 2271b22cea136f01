"""Orders and delivery notes: placed, changed, delivered, cancelled; stock and reservation follow exactly."""

from __future__ import annotations

import pytest

from kassa.db.engine import Database
from kassa.domain.sales.document import DocumentStatus
from kassa.domain.values import Quantity
from kassa.services.sales.prepaid import DepositChoice
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.shop import OWNER
from tests.support.trade import TODAY, Trade


@pytest.fixture
def trade(database: Database, clock: FrozenClock) -> Trade:
    return Trade(database, clock)


def test_an_order_goes_from_concept_to_delivered(trade: Trade) -> None:
    draft = trade.drafts.save(trade.concept(("1001", 3), ("2001", 2)), OWNER)
    order = trade.orders.confirm(draft, OWNER, new_id())
    assert (order.status, order.number) == (DocumentStatus.OPEN, "O2026-0001")
    assert trade.drafts.get(order.id).document == order
    assert trade.stock("1001") == (0, 3)

    slip = trade.orders.deliver(order.id, {order.lines[0].id: Quantity.of(1)}, TODAY, OWNER, new_id())
    assert (slip.number, slip.status) == ("P2026-0001", DocumentStatus.TO_INVOICE)
    assert trade.stock("1001") == (-1, 2)

    rest = trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    assert [line.quantity for line in rest.lines] == [Quantity.of(2), Quantity.of(2)]
    assert trade.drafts.get(order.id).document.status is DocumentStatus.COMPLETED
    assert trade.stock("1001") == (-3, 0)

    trade.deliveries.cancel(slip.id, OWNER, new_id())
    assert trade.drafts.get(order.id).document.status is DocumentStatus.OPEN
    assert trade.stock("1001") == (-2, 1)


def test_a_cancelled_order_keeps_nothing_from_the_stock(trade: Trade) -> None:
    order = trade.orders.confirm(trade.concept(("1001", 3)), OWNER, new_id())
    cancelled = trade.orders.cancel(order.id, DepositChoice.KEEP, OWNER, new_id())
    assert cancelled.status is DocumentStatus.CANCELLED
    assert trade.stock("1001") == (0, 0)
    assert trade.orders.versions(order.id)[0].document == order
