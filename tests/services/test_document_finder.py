"""Documents found to copy from: every word, newest first, and only what a person may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.services.sales.finding import DocumentFinder
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.shop import NOBODY, OWNER
from tests.support.trade import TODAY, Trade


def test_documents_are_found_by_every_word(database: Database, clock: FrozenClock) -> None:
    trade = Trade(database, clock)
    finder = DocumentFinder(database)
    order = trade.orders.confirm(replace(trade.concept(("1001", 2)), subject="Werkkleding 100%"), OWNER, new_id())
    old = replace(trade.concept(("1002", 1), kind=DocumentKind.DELIVERY), date=TODAY - dt.timedelta(days=9))
    trade.drafts.save(old, OWNER)
    assert [one.id for one in finder.find("", OWNER)] == [order.id, old.id]
    assert [one.id for one in finder.find("voorbeeld o2026", OWNER)] == [order.id]
    assert [one.id for one in finder.find("100%", OWNER)] == [order.id]
    assert finder.find("100_", OWNER) == ()
    assert [one.id for one in finder.find("BOUW", OWNER, DocumentKind.DELIVERY)] == [old.id]
    assert [one.id for one in finder.find("", OWNER, most=1)] == [order.id]
    (found,) = finder.find("werkkleding", OWNER)
    assert (found.number, found.customer, found.gross.cents) == ("O2026-0001", "Voorbeeld Bouw B.V.", 13990)
    only_slips = Actor(OWNER.employee_id, "Magazijn", frozenset({Right.VIEW_DELIVERIES}), None)
    assert [one.id for one in finder.find("", only_slips)] == [old.id]
    assert finder.find("", NOBODY) == ()
