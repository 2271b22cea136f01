"""Orders and delivery notes: placed, changed, delivered, cancelled; stock and reservation follow exactly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from kassa.db.engine import Database, open_database
from kassa.db.ledger import balance
from kassa.db.repos import open_items
from kassa.db.verify import verify
from kassa.domain.errors import Conflict, Denied, KassaError, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.people.rights import Right
from kassa.domain.sales import lines as edit
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, document_totals
from kassa.domain.sales.progress import Share
from kassa.domain.values import Money, Quantity
from kassa.services.sales.payments import Part
from kassa.services.sales.prepaid import DepositChoice
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.invoices import Desk
from tests.support.runners import at_once
from tests.support.sales import words
from tests.support.shop import OWNER
from tests.support.trade import TODAY, Trade

TWO = Quantity.of(2)
THREE = Quantity.of(3)


@pytest.fixture
def trade(database: Database, clock: FrozenClock) -> Trade:
    return Trade(database, clock)


@pytest.fixture
def order(trade: Trade) -> SalesDocument:
    """Give an open order of 5 x 1001 and 2 x 2001."""
    return trade.orders.confirm(trade.concept(("1001", 5), ("2001", 2)), OWNER, new_id())


def status(trade: Trade, order: SalesDocument) -> DocumentStatus:
    return trade.drafts.get(order.id).document.status


def refused(act: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(KassaError) as error:
        act(*arguments)
    assert error.value.reason.fix or error.value.reason.who
    return error.value.code


# The life of an order ------------------------------------------------------------------------------------------------


def test_a_confirmed_order_has_a_number_and_keeps_stock(trade: Trade) -> None:
    draft = trade.drafts.save(trade.concept(("1001", 3), ("2001", 2)), OWNER)
    order = trade.orders.confirm(draft, OWNER, new_id())
    assert (order.status, order.number) == (DocumentStatus.OPEN, "O2026-0001")
    assert trade.drafts.get(order.id).document == order
    assert trade.stock("1001") == (0, 3)
    with trade.database.read() as reader:
        item = open_items.get(reader, order.id)
    assert item is not None
    assert (item.kind, item.open) == (DocumentKind.ORDER, document_totals(order).gross)


def test_numbers_follow_each_other_and_an_order_of_yesterday_may_be_entered(trade: Trade, order: SalesDocument) -> None:
    late = replace(trade.concept(("1001", 1)), date=TODAY - dt.timedelta(days=1))
    assert trade.orders.confirm(late, OWNER, new_id()).number == "O2026-0002"


def test_delivering_in_parts_moves_stock_and_completes_the_order(trade: Trade, order: SalesDocument) -> None:
    first = trade.orders.deliver(order.id, {order.lines[0].id: TWO}, TODAY, OWNER, new_id())
    assert (first.number, first.status, first.source_id) == ("P2026-0001", DocumentStatus.TO_INVOICE, order.id)
    assert trade.stock("1001") == (-2, 3)
    now = trade.orders.progress(order.id)
    assert (now.delivered, now.line(order.lines[0].id).open, now.status) == (Share.PARTLY, THREE, "Openstaand")

    rest = trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    assert [line.quantity for line in rest.lines] == [THREE, TWO]
    assert [line.source_line for line in rest.lines] == [line.id for line in order.lines]
    assert status(trade, order) is DocumentStatus.COMPLETED
    assert (trade.stock("1001"), trade.stock("2001")) == ((-5, 0), (-2, 0))

    trade.deliveries.cancel(first.id, OWNER, new_id())
    assert status(trade, order) is DocumentStatus.OPEN
    assert trade.stock("1001") == (-3, 2)


def test_a_text_stands_on_the_first_delivery_note_only(trade: Trade) -> None:
    order = trade.concept(("1001", 2))
    order = trade.orders.confirm(replace(order, lines=(words("Graag bellen"), *order.lines)), OWNER, new_id())
    first = trade.orders.deliver(order.id, {order.goods[0].id: Quantity.ONE}, TODAY, OWNER, new_id())
    second = trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    assert [len(slip.lines) for slip in (first, second)] == [2, 1]


@pytest.mark.parametrize(
    ("count", "day", "code"),
    [
        (6, TODAY, "order.more_than_open"),
        (-1, TODAY, "delivery.nothing"),
        (0, TODAY, "delivery.nothing"),
        (1, TODAY - dt.timedelta(days=1), "delivery.before_order"),
    ],
)
def test_what_cannot_be_delivered(trade: Trade, order: SalesDocument, count: int, day: dt.date, code: str) -> None:
    chosen = {order.lines[0].id: Quantity.of(count)}
    assert refused(trade.orders.deliver, order.id, chosen, day, OWNER, new_id()) == code
    assert trade.stock("1001") == (0, 5)


def test_a_delivery_note_prepared_from_an_order_cannot_deliver_more_than_is_open(
    trade: Trade, order: SalesDocument
) -> None:
    slip = trade.concept(("1001", 6), kind=DocumentKind.DELIVERY)
    line = replace(slip.lines[0], source_line=order.lines[0].id)
    slip = replace(slip, lines=(line,), source_id=order.id)
    assert refused(trade.deliveries.issue, slip, OWNER, new_id()) == "delivery.more_than_open"
    fits = trade.deliveries.issue(edit.set_quantity(slip, line.id, Quantity.of(5)), OWNER, new_id())
    assert (fits.number, trade.stock("1001")) == ("P2026-0001", (-5, 0))


def test_a_direct_delivery_note_moves_stock_once_and_back(trade: Trade) -> None:
    slip = trade.drafts.save(trade.concept(("1001", 4), kind=DocumentKind.DELIVERY), OWNER)
    issued = trade.deliveries.issue(slip, OWNER, new_id())
    assert trade.stock("1001") == (-4, 0)
    trade.deliveries.cancel(issued.id, OWNER, new_id())
    assert trade.stock("1001") == (0, 0)
    assert refused(trade.deliveries.cancel, issued.id, OWNER, new_id()) == "lifecycle.cancel.cancelled"


def test_an_article_on_an_order_is_not_removed_but_blocked(trade: Trade, order: SalesDocument) -> None:
    assert trade.articles.remove(trade.article("1001"), OWNER) is False
    assert trade.articles.remove(trade.article("3001"), OWNER) is True


# Changing ------------------------------------------------------------------------------------------------------------


def test_a_changed_order_keeps_its_old_version_and_its_lines(trade: Trade, order: SalesDocument) -> None:
    more = edit.set_quantity(order, order.lines[0].id, Quantity.of(8))
    more = edit.remove_line(more, order.lines[1].id)
    changed = trade.orders.amend(more, OWNER, new_id())
    assert (changed.number, changed.version, changed.lines[0].id) == (order.number, 2, order.lines[0].id)
    assert trade.drafts.get(order.id).document == changed
    assert [old.document for old in trade.orders.versions(order.id)] == [order]
    assert (trade.stock("1001"), trade.stock("2001")) == ((0, 8), (0, 0))


def test_less_than_delivered_is_refused_and_told_beforehand(trade: Trade, order: SalesDocument) -> None:
    trade.orders.deliver(order.id, {order.lines[0].id: THREE}, TODAY, OWNER, new_id())
    less = edit.set_quantity(order, order.lines[0].id, TWO)
    assert [reason.code for reason in trade.orders.amend_consequences(less)] == ["order.below_delivered"]
    assert refused(trade.orders.amend, less, OWNER, new_id()) == "order.below_delivered"
    exact = trade.orders.amend(edit.set_quantity(order, order.lines[0].id, THREE), OWNER, new_id())
    assert trade.stock("1001") == (-3, 0)
    trade.orders.cancel_lines(exact.id, None, OWNER, new_id())
    assert status(trade, order) is DocumentStatus.COMPLETED


def test_what_is_left_of_a_deposit_is_told_before_confirming(trade: Trade, order: SalesDocument) -> None:
    trade.deposit(order, 10_000)
    less = edit.set_quantity(edit.remove_line(order, order.lines[1].id), order.lines[0].id, Quantity.ONE)
    (told,) = trade.orders.amend_consequences(less)
    assert told.code == "order.below_paid"
    assert "30,05" in told.sentence
    trade.orders.amend(less, OWNER, new_id())
    with trade.database.read() as reader:
        item = open_items.get(reader, order.id)
    assert item is not None
    assert (item.gross.cents, item.paid.cents, item.open.cents) == (6995, 10_000, -3005)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"date": TODAY + dt.timedelta(days=1)}, "order.date_kept"),
        ({"party": None}, "document.customer"),
        ({"lines": ()}, "document.lines"),
    ],
)
def test_what_an_order_cannot_become(trade: Trade, order: SalesDocument, change: dict[str, object], code: str) -> None:
    assert refused(trade.orders.amend, replace(order, **change), OWNER, new_id()) == code  # type: ignore[arg-type]


def test_somebody_else_changed_the_order_meanwhile(trade: Trade, order: SalesDocument) -> None:
    changed = edit.set_quantity(order, order.lines[0].id, Quantity.of(8))
    trade.orders.amend(changed, OWNER, new_id())
    with pytest.raises(Conflict):
        trade.orders.amend(changed, OWNER, new_id())


# Cancelling ----------------------------------------------------------------------------------------------------------


def test_a_cancelled_order_keeps_nothing_and_refuses_everything(trade: Trade, order: SalesDocument) -> None:
    cancelled = trade.orders.cancel(order.id, DepositChoice.KEEP, OWNER, new_id())
    assert cancelled.status is DocumentStatus.CANCELLED
    assert trade.orders.progress(order.id).status == "Volledig geannuleerd"
    assert (trade.stock("1001"), trade.stock("2001")) == ((0, 0), (0, 0))
    assert refused(trade.orders.deliver, order.id, None, TODAY, OWNER, new_id()) == "lifecycle.deliver.cancelled"
    assert refused(trade.orders.amend, cancelled, OWNER, new_id()) == "lifecycle.amend.cancelled"
    assert refused(trade.orders.cancel_lines, order.id, None, OWNER, new_id()) == "lifecycle.cancel_lines.cancelled"


@pytest.mark.parametrize(
    ("choice", "method", "prepaid", "credit", "received"),
    [
        (DepositChoice.PAY_BACK, "bank", 0, 0, 0),
        (DepositChoice.KEEP_CREDIT, "", 0, -5000, 5000),
        (DepositChoice.KEEP, "", -5000, 0, 5000),
    ],
)
def test_what_becomes_of_a_deposit(
    trade: Trade, order: SalesDocument, choice: DepositChoice, method: str, prepaid: int, credit: int, received: int
) -> None:
    trade.deposit(order, 5000)
    trade.orders.cancel(order.id, choice, OWNER, new_id(), method)
    with trade.database.read() as reader:
        assert balance(reader, Account.PREPAYMENTS, order.id) == Money(prepaid)
        assert balance(reader, Account.CUSTOMER_CREDIT, trade.customer) == Money(credit)
        assert balance(reader, Account.RECEIVABLE, "bank") == Money(received)
        item = open_items.get(reader, order.id)
    assert item is not None
    assert (item.gross, item.paid) == (Money.ZERO, Money(-prepaid))


def test_paying_back_asks_for_a_method_and_the_right(trade: Trade, order: SalesDocument) -> None:
    trade.deposit(order, 5000)
    cancel = trade.orders.cancel
    assert refused(cancel, order.id, DepositChoice.PAY_BACK, OWNER, new_id(), "") == "payment.method"
    assert refused(cancel, order.id, DepositChoice.PAY_BACK, OWNER, new_id(), "card") == "payment.card_at_till"
    clerk = replace(OWNER, rights=OWNER.rights - {Right.REGISTER_PAYMENTS})
    with pytest.raises(Denied):
        cancel(order.id, DepositChoice.PAY_BACK, clerk, new_id(), "bank")
    assert status(trade, order) is DocumentStatus.OPEN


@pytest.mark.parametrize(("deposited", "given"), [(1001, 1000), (1003, 1005), (1004, 1005), (500, 500), (3, 3)])
def test_a_deposit_goes_back_in_cash_as_cash_is_rounded(trade: Trade, deposited: int, given: int) -> None:
    order = trade.orders.confirm(trade.concept(("1001", 50)), OWNER, new_id())
    trade.deposit(order, deposited)
    trade.orders.cancel(order.id, DepositChoice.PAY_BACK, OWNER, new_id(), "cash")
    with trade.database.read() as reader:
        assert balance(reader, Account.PREPAYMENTS, order.id) == Money.ZERO
        assert balance(reader, Account.CASH, f"office/{order.branch_id}") == Money(-given)
        assert balance(reader, Account.CASH_ROUNDING, "") == Money(given - deposited)
    assert trade.payments.of(order.id)[-1].amount == Money(-deposited)
    assert verify(trade.database.location).findings == ()


def test_a_part_is_cancelled_and_shown_as_such(trade: Trade, order: SalesDocument) -> None:
    line = order.lines[0].id
    trade.orders.cancel_lines(order.id, {line: TWO}, OWNER, new_id())
    assert trade.orders.progress(order.id).status == "Gedeeltelijk geannuleerd"
    assert trade.stock("1001") == (0, 3)
    assert refused(trade.orders.cancel_lines, order.id, {line: Quantity.of(4)}, OWNER, new_id()) == (
        "order.more_than_open"
    )
    assert refused(trade.orders.cancel_lines, order.id, None, OWNER, new_id()) == "order.everything"
    trade.orders.deliver(order.id, {line: THREE}, TODAY, OWNER, new_id())
    assert refused(trade.orders.cancel, order.id, DepositChoice.KEEP, OWNER, new_id()) == "order.partly_done"
    trade.orders.cancel_lines(order.id, None, OWNER, new_id())
    assert status(trade, order) is DocumentStatus.COMPLETED


def test_each_act_knows_its_own_document(trade: Trade, order: SalesDocument) -> None:
    slip = trade.orders.deliver(order.id, {order.lines[0].id: TWO}, TODAY, OWNER, new_id())
    invoice = trade.concept(("1001", 1), kind=DocumentKind.INVOICE)
    assert refused(trade.orders.cancel, slip.id, DepositChoice.KEEP, OWNER, new_id()) == "document.other_kind"
    assert refused(trade.deliveries.cancel, order.id, OWNER, new_id()) == "document.other_kind"
    assert refused(trade.orders.confirm, invoice, OWNER, new_id()) == "document.other_kind"
    assert refused(trade.deliveries.issue, invoice, OWNER, new_id()) == "lifecycle.issue.concept"
    assert trade.stock("1001") == (-2, 3)


# Once, and by several at once ----------------------------------------------------------------------------------------


def test_the_same_press_does_it_once(trade: Trade, order: SalesDocument) -> None:
    key = new_id()
    first = trade.orders.deliver(order.id, {order.lines[0].id: TWO}, TODAY, OWNER, key)
    assert trade.orders.deliver(order.id, {order.lines[0].id: TWO}, TODAY, OWNER, key) == first
    assert trade.stock("1001") == (-2, 3)
    assert refused(trade.orders.deliver, order.id, None, TODAY, OWNER, key) == "action.key_reused"


def test_two_clerks_cannot_deliver_the_same_goods_twice(trade: Trade, order: SalesDocument, clock: FrozenClock) -> None:
    def clerk(_: int) -> object:
        database = open_database(trade.database.location)
        own = Trade(database, clock, founded=True)
        try:
            return own.orders.deliver(order.id, None, TODAY, OWNER, new_id()).number
        except RuleError as error:
            return error.code
        finally:
            database.close()

    results = at_once(clerk, 4)
    assert sorted(map(str, results)) == ["P2026-0001", *["lifecycle.deliver.completed"] * 3]
    assert trade.stock("1001") == (-5, 0)


def test_orders_confirmed_at_once_have_numbers_without_gaps(trade: Trade, clock: FrozenClock) -> None:
    concepts = [trade.concept(("1001", 1), ("2001", 1)) for _ in range(6)]

    def clerk(place: int) -> str:
        database = open_database(trade.database.location)
        own = Trade(database, clock, founded=True)
        try:
            return own.orders.confirm(concepts[place], OWNER, new_id()).number
        finally:
            database.close()

    assert sorted(at_once(clerk, 6)) == [f"O2026-{place:04d}" for place in range(1, 7)]
    assert (trade.stock("1001"), trade.stock("2001")) == ((0, 6), (0, 6))


# Invoiced ------------------------------------------------------------------------------------------------------------


def test_an_invoiced_delivery_note_is_not_cancelled_until_its_invoice_is_credited(
    trade: Trade, order: SalesDocument
) -> None:
    desk = Desk(trade.database, trade.clock)
    trade.deposit(order, 5000)
    slip = trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    assert trade.deliveries.invoiced_by(slip.id) is None
    (invoice,) = desk.invoicing.invoice_deliveries([slip.id], TODAY, OWNER, new_id()).invoices
    invoiced = trade.deliveries.invoiced_by(slip.id)
    assert invoiced is not None
    assert (invoiced.invoice_id, invoiced.number) == (invoice.document_id, "2026-0001")
    assert refused(trade.deliveries.cancel, slip.id, OWNER, new_id()) == "delivery.invoiced"
    why = trade.deliveries.why_not_cancel(slip.id)
    assert why is not None
    assert "2026-0001" in why.sentence

    now = trade.orders.progress(order.id)
    assert (now.invoiced, now.paid, now.deposit) == (Share.FULLY, "Aanbetaald", Money.ZERO)
    open_ = desk.payments.proposal([invoice.document_id]).open
    desk.payments.pay([invoice.document_id], [Part("bank", open_)], TODAY, "", OWNER, new_id())
    assert trade.orders.progress(order.id).paid == "Volledig betaald"

    desk.invoicing.credit(invoice.document_id, None, TODAY, OWNER, new_id())
    assert trade.deliveries.invoiced_by(slip.id) is None
    assert trade.orders.progress(order.id).invoiced is Share.NONE
    trade.deliveries.cancel(slip.id, OWNER, new_id())
    assert status(trade, order) is DocumentStatus.OPEN
    assert verify(trade.database.location).findings == ()


# Changes that wait ---------------------------------------------------------------------------------------------------


def test_changes_wait_beside_the_order_until_they_are_confirmed(trade: Trade, order: SalesDocument) -> None:
    changed = replace(edit.set_quantity(order, order.lines[0].id, TWO), subject="Op de zaak")
    trade.amendments.keep(changed, OWNER)
    assert trade.amendments.of(order) == changed
    assert trade.drafts.get(order.id).document == order
    assert trade.drafts.trashed() == ()
    trade.amendments.keep(replace(changed, subject="Bij de klant"), OWNER)
    kept = trade.amendments.of(order)
    assert kept is not None
    assert kept.subject == "Bij de klant"
    trade.orders.amend(kept, OWNER, new_id())
    assert trade.amendments.of(trade.drafts.get(order.id).document) is None
    assert trade.database.one("SELECT COUNT(*) FROM trash") == (0,)


def test_changes_on_an_older_state_do_not_count(trade: Trade, order: SalesDocument) -> None:
    changed = edit.set_quantity(order, order.lines[0].id, TWO)
    trade.amendments.keep(changed, OWNER)
    now = trade.orders.cancel_lines(order.id, {order.lines[1].id: Quantity.ONE}, OWNER, new_id())
    assert trade.amendments.of(now) is None
    with pytest.raises(Conflict):
        trade.amendments.keep(changed, OWNER)
    assert refused(trade.amendments.keep, trade.concept(("1001", 1)), OWNER) == "document.gone"


def test_changes_are_thrown_away(trade: Trade, order: SalesDocument) -> None:
    trade.amendments.keep(edit.set_quantity(order, order.lines[0].id, TWO), OWNER)
    trade.amendments.drop(order.id, OWNER)
    assert trade.amendments.of(order) is None
