"""Which right each act on orders, delivery notes and concepts asks for."""

from __future__ import annotations

from collections.abc import Callable

from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.services.sales.prepaid import DepositChoice
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.sales import concept, goods
from tests.support.trade import TODAY, Trade

Act = Callable[[Trade, Actor], object]
ORDER = DocumentKind.ORDER
SLIP = DocumentKind.DELIVERY

ORDER_ACTS: dict[str, tuple[Right, Act]] = {
    "Drafts.new": (Right.EDIT_ORDERS, lambda t, a: t.drafts.new(ORDER, a)),
    "Drafts.save": (Right.EDIT_ORDERS, lambda t, a: t.drafts.save(concept(ORDER, goods(100)), a)),
    "Drafts.copy_as": (Right.EDIT_ORDERS, lambda t, a: t.drafts.copy_as("x", ORDER, a)),
    "Drafts.delete": (Right.DELETE_CONCEPTS, lambda t, a: t.drafts.delete("x", a)),
    "Drafts.restore": (Right.DELETE_CONCEPTS, lambda t, a: t.drafts.restore("x", a)),
    "Orders.confirm": (Right.EDIT_ORDERS, lambda t, a: t.orders.confirm(concept(ORDER), a, new_id())),
    "Orders.amend": (Right.EDIT_ORDERS, lambda t, a: t.orders.amend(concept(ORDER), a, new_id())),
    "Orders.cancel": (Right.CANCEL_ORDERS, lambda t, a: t.orders.cancel("x", DepositChoice.KEEP, a, new_id())),
    "Orders.cancel_lines": (Right.CANCEL_ORDERS, lambda t, a: t.orders.cancel_lines("x", None, a, new_id())),
    "Amendments.keep": (Right.EDIT_ORDERS, lambda t, a: t.amendments.keep(concept(ORDER, goods(100)), a)),
    "Amendments.drop": (Right.EDIT_ORDERS, lambda t, a: t.amendments.drop("x", a)),
    "Orders.deliver": (Right.EDIT_DELIVERIES, lambda t, a: t.orders.deliver("x", None, TODAY, a, new_id())),
    "Deliveries.issue": (Right.EDIT_DELIVERIES, lambda t, a: t.deliveries.issue(concept(SLIP), a, new_id())),
    "Deliveries.cancel": (Right.EDIT_DELIVERIES, lambda t, a: t.deliveries.cancel("x", a, new_id())),
}

ORDER_ELSEWHERE = {
    "Drafts.hold": "says who has a document open; what is saved asks for its right",
    "Drafts.renew": "as Drafts.hold",
    "Drafts.release": "as Drafts.hold",
    "Drafts.take_over": "tests/services/test_drafts.py: the right is that of the document's kind",
}


def trade_on(database: Database) -> Trade:
    """Return the services of orders on a database that another room filled."""
    return Trade(database, FrozenClock(), founded=True)
