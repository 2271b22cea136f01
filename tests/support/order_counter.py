"""Tills that hand out the orders of an office, on one database."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.repos import order_handling
from kassa.db.repos.order_handling import Handling
from kassa.domain.sales.document import SalesDocument, SalesLine
from kassa.domain.till.due import promised_end
from kassa.domain.till.ending import Fulfilment
from kassa.services.sales.holding import TillHolds
from kassa.services.settings import Settings
from kassa.services.till.opening import OrderOpening
from kassa.services.till.order_queue import OrderQueue
from kassa.system.identity import new_id
from tests.support.shop import OWNER
from tests.support.tills import Till
from tests.support.trade import TODAY, ZONE, Trade


class OrderTill(Till):
    """A till with the queue and the opening of orders."""

    def restart(self) -> None:
        super().restart()
        self.holds = TillHolds(self.database, self.clock, self.place)
        self.opening = OrderOpening(self.database, self.clock, self.place, self.selling, self.holds)
        settings = Settings(self.database, self.clock)
        self.queue = OrderQueue(self.database, self.clock, self.place, settings, lambda: self.settings)


def placed(
    trade: Trade,
    *wanted: tuple[str, int],
    lines: tuple[SalesLine, ...] = (),
    day: dt.date | None = TODAY,
    method: str = "afhalen",
) -> SalesDocument:
    """Return a confirmed order of the office."""
    made = trade.concept(*wanted)
    made = replace(made, lines=(*made.lines, *lines), expected_date=day, delivery_method=method)
    return trade.orders.confirm(made, OWNER, new_id())


def promise(
    database: Database,
    order: SalesDocument,
    slot_from: str = "",
    slot_to: str = "",
    fulfilment: Fulfilment = Fulfilment.PICKUP,
) -> None:
    """Agree on a time slot for an order, as a till does."""
    assert order.expected_date is not None
    end = promised_end(order.expected_date, slot_from, slot_to, ZONE)
    with database.write() as tx:
        order_handling.put(tx, Handling(order.id, fulfilment, slot_from, slot_to, micros(end)))
