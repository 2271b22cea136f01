"""The dossier of a sales document and its notes, on both engines."""

from __future__ import annotations

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values import Money, Quantity
from kassa.services.sales.dossier import Dossiers
from kassa.services.sales.notes import LONGEST, Notes
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.invoices import Desk
from tests.support.shop import NOBODY, OWNER
from tests.support.trade import TODAY, ZONE, Trade


@pytest.fixture
def trade(database: Database, clock: FrozenClock) -> Trade:
    return Trade(database, clock)


@pytest.fixture
def dossiers(database: Database, clock: FrozenClock) -> Dossiers:
    return Dossiers(database, clock, ZONE)


def kinds(dossiers: Dossiers, document_id: str) -> list[str]:
    return [link.kind.value for link in dossiers.of(document_id).links]


def test_documents_know_each_other(trade: Trade, dossiers: Dossiers, database: Database, clock: FrozenClock) -> None:
    order = trade.orders.confirm(trade.concept(("1001", 2)), OWNER, new_id())
    slip = trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    invoicing = Desk(database, clock).invoicing
    invoice = invoicing.invoice_deliveries([slip.id], TODAY, OWNER, new_id()).invoices[0]
    credit = invoicing.credit(invoice.document_id, None, TODAY, OWNER, new_id())
    assert kinds(dossiers, order.id) == ["delivery", "invoice", "credit"]
    assert kinds(dossiers, slip.id) == ["order", "invoice", "credit"]
    assert kinds(dossiers, invoice.document_id) == ["order", "delivery", "credit"]
    assert kinds(dossiers, credit.document_id) == ["order", "delivery", "invoice"]
    dossier = dossiers.of(invoice.document_id)
    assert dossier.open_to_credit == Money.ZERO
    assert [dossier.creditable(line.id) for line in dossier.document.goods] == [Quantity.ZERO]
    assert dossier.open == Money.ZERO


def test_what_is_open_and_late_is_told(
    trade: Trade, dossiers: Dossiers, database: Database, clock: FrozenClock
) -> None:
    desk = Desk(database, clock)
    made = desk.invoicing.confirm(trade.concept(("1001", 2), kind=DocumentKind.INVOICE), OWNER, new_id())
    fresh = dossiers.of(made.document_id)
    assert fresh.standing is not None
    assert (fresh.open, fresh.days_late <= 0) == (made.gross, True)
    assert fresh.confirmed_at is not None
    clock.advance(days=30)
    assert dossiers.of(made.document_id).days_late == 16


def test_a_document_that_is_gone_says_so(dossiers: Dossiers) -> None:
    with pytest.raises(RuleError, match="is er niet meer"):
        dossiers.of("nothing")


def test_notes_are_kept_in_order(trade: Trade, database: Database, clock: FrozenClock) -> None:
    order = trade.orders.confirm(trade.concept(("1001", 2)), OWNER, new_id())
    notes = Notes(database, clock, ZONE)
    notes.add(order.id, DocumentKind.ORDER, " Belt morgen ", OWNER)
    clock.advance(minutes=1)
    notes.add(order.id, DocumentKind.ORDER, "Gebeld", OWNER)
    assert [note.text for note in notes.of(order.id)] == ["Gebeld", "Belt morgen"]
    assert notes.of("other") == ()
    with pytest.raises(Denied):
        notes.add(order.id, DocumentKind.ORDER, "Stil", NOBODY)
    for text in ("  ", "x" * (LONGEST + 1)):
        with pytest.raises(InputError):
            notes.add(order.id, DocumentKind.ORDER, text, OWNER)
