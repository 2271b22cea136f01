"""The order queue: what stands in it, in which order, how far it is, what is to pay; on both engines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kassa.db.engine import Database, Reader, Row
from kassa.db.repos.order_handling import Working
from kassa.domain.errors import RuleError
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.till.due import Lateness
from kassa.domain.till.ending import Fulfilment
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.output.receipts.picking_slip import picking_slip
from kassa.output.slip import plain_text
from kassa.services.sales.prepaid import DepositChoice
from kassa.services.till.order_queue import Paying
from kassa.services.till.picking import picking_list
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.order_counter import OrderTill, placed, promise
from tests.support.shop import OWNER
from tests.support.trade import TODAY, ZONE, Trade


@pytest.fixture
def trade(database: Database, clock: FrozenClock) -> Trade:
    return Trade(database, clock)


@pytest.fixture
def till(trade: Trade, clock: FrozenClock) -> OrderTill:
    return OrderTill(trade.database, clock)


def test_a_confirmed_order_of_the_office_stands_in_the_queue(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 2), ("2001", 1), method="bezorgen")
    (card,) = till.queue.cards()
    assert (card.id, card.number, card.title) == (order.id, order.number, "Voorbeeld Bouw B.V.")
    assert card.fulfilment is Fulfilment.DELIVERY
    assert (card.day, card.slot_from, card.articles) == (TODAY, "", 3)
    assert (card.amount, card.rest, card.paying) == (Money(15240), Money(15240), Paying.OPEN)
    assert card.working is Working.NEW
    assert till.queue.count() == 1


def test_a_discount_is_no_article(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 2))
    off = UnitPrice.of(Money(-500))
    line = replace(
        order.goods[0], id=new_id(), article_id=None, quantity=Quantity.ONE, stocked=False, list_price=off,
        price=EnteredPrice(off, PriceMode.INCLUSIVE),
    )  # fmt: skip
    trade.orders.amend(replace(order, lines=(*order.lines, line)), OWNER, new_id())
    (card,) = till.queue.cards()
    assert card.articles == 2


def test_a_concept_a_cancelled_and_a_delivered_order_are_not_in_the_queue(trade: Trade, till: OrderTill) -> None:
    trade.drafts.save(trade.concept(("1001", 1)), OWNER)
    gone = placed(trade, ("1001", 1))
    trade.orders.cancel(gone.id, DepositChoice.KEEP, OWNER, new_id())
    done = placed(trade, ("1001", 1))
    trade.orders.deliver(done.id, None, TODAY, OWNER, new_id())
    assert till.queue.cards() == ()
    assert till.queue.count() == 0


def test_the_first_promise_comes_first_and_what_nobody_promised_last(trade: Trade, till: OrderTill) -> None:
    never = placed(trade, ("1001", 1), day=None)
    later = placed(trade, ("1001", 1), day=TODAY + dt.timedelta(days=3))
    whole_day = placed(trade, ("1001", 1))
    at_four, at_ten = placed(trade, ("1001", 1)), placed(trade, ("1001", 1))
    promise(trade.database, at_four, "16:00")
    promise(trade.database, at_ten, "10:00", "12:00")
    found = [card.number for card in till.queue.cards()]
    assert found == [one.number for one in (at_ten, at_four, whole_day, later, never)]


def test_two_kinds_of_lateness(trade: Trade, till: OrderTill, clock: FrozenClock) -> None:
    order = placed(trade, ("1001", 1))
    promise(trade.database, order, "16:00")
    at = dt.datetime.combine(TODAY, dt.time(13, 59), ZONE)
    (card,) = till.queue.cards()
    assert card.lateness(at) is Lateness.NONE
    assert card.lateness(at + dt.timedelta(minutes=1)) is Lateness.SOON
    assert card.lateness(at + dt.timedelta(hours=2, minutes=1)) is Lateness.LATE
    till.queue.mark(order.id, Working.READY, till.seller)
    (card,) = till.queue.cards()
    assert card.lateness(at + dt.timedelta(minutes=1)) is Lateness.NONE
    assert card.lateness(at + dt.timedelta(hours=2, minutes=1)) is Lateness.LATE


def test_how_far_the_work_is_is_journalled_once(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 1))
    till.queue.mark(order.id, Working.BUSY, till.seller)
    till.queue.mark(order.id, Working.BUSY, till.seller)
    assert till.queue.cards()[0].working is Working.BUSY
    with trade.database.read() as reader:
        told = reader.all("SELECT payload FROM journal WHERE event = 'order.working'")
    assert len(told) == 1
    assert '"to":"busy"' in told[0][0]


def test_only_an_open_order_is_marked(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 1))
    trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    with pytest.raises(RuleError, match="niet meer open"):
        till.queue.mark(order.id, Working.READY, till.seller)


def test_an_order_nobody_said_anything_of_is_read_from_its_document(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 1), method="Verzenden per post")
    with trade.database.write() as tx:
        tx.run("DELETE FROM order_handling")
    (card,) = till.queue.cards()
    assert card.fulfilment is Fulfilment.DELIVERY
    assert card.promised_at == dt.datetime.combine(TODAY + dt.timedelta(days=1), dt.time(0), ZONE)
    till.queue.mark(order.id, Working.READY, till.seller)
    (card,) = till.queue.cards()
    assert (card.fulfilment, card.working) == (Fulfilment.DELIVERY, Working.READY)


def test_another_date_or_method_in_the_office_changes_the_promise_and_nothing_else(
    trade: Trade, till: OrderTill
) -> None:
    order = placed(trade, ("1001", 1))
    promise(trade.database, order, "10:00", "12:00")
    till.queue.mark(order.id, Working.BUSY, till.seller)
    order = trade.orders.amend(replace(order, reference="PO-12"), OWNER, new_id())
    assert till.queue.cards()[0].slot_to == "12:00"
    tomorrow = TODAY + dt.timedelta(days=1)
    trade.orders.amend(replace(order, expected_date=tomorrow, delivery_method="bezorgen"), OWNER, new_id())
    (card,) = till.queue.cards()
    assert (card.day, card.slot_from, card.fulfilment, card.working) == (
        tomorrow,
        "10:00",
        Fulfilment.DELIVERY,
        Working.BUSY,
    )
    assert card.promised_at == dt.datetime.combine(tomorrow, dt.time(12), ZONE)


def test_what_is_to_pay_follows_what_was_paid_in_advance(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 1), ("1002", 2))
    trade.deposit(order, 2_500)
    (card,) = till.queue.cards()
    assert (card.deposit, card.rest, card.paying) == (Money(2500), Money(9485), Paying.DEPOSIT)
    trade.deposit(order, 9_485)
    (card,) = till.queue.cards()
    assert (card.rest, card.paying) == (Money(0), Paying.PAID)


def test_what_was_handed_out_before_is_not_asked_again(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 3))
    (line,) = order.goods
    trade.orders.deliver(order.id, {line.id: Quantity.of(2)}, TODAY, OWNER, new_id())
    (card,) = till.queue.cards()
    assert (card.articles, card.amount, card.paying) == (1, Money(6995), Paying.LATER)


def test_the_queue_costs_the_same_statements_for_one_order_and_for_many(
    trade: Trade, till: OrderTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    plain = Reader.all

    def counted(self: Reader, sql: str, /, **values: object) -> list[Row]:
        asked.append(sql)
        return plain(self, sql, **values)

    monkeypatch.setattr(Reader, "all", counted)

    def statements() -> int:
        till.queue.cards()
        asked.clear()
        till.queue.cards()
        return len(asked)

    placed(trade, ("1001", 1))
    first = statements()
    for _ in range(12):
        placed(trade, ("1001", 1))
    assert statements() == first <= 3


def test_the_paper_to_collect_an_order_has_no_prices(trade: Trade, till: OrderTill, clock: FrozenClock) -> None:
    order = placed(trade, ("1001", 2))
    promise(trade.database, order, "16:00")
    with trade.database.read() as reader:
        paper = plain_text(picking_slip(picking_list(reader, order.id, till.place, clock.now())), 42)
    assert f"Order {order.number}" in paper
    assert "Afhalen vandaag 16:00" in paper
    assert "Voorbeeld Bouw B.V." in paper
    assert "2     Artikel 1001" in paper
    assert "€" not in paper
    assert "69,95" not in paper
    assert f"O{order.number}" in paper


def test_printing_it_asks_for_a_printer_and_is_journalled(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 2))
    with pytest.raises(RuleError, match="geen bonprinter"):
        till.queue.print_slip(order.id, till.seller)
    till.settings = replace(till.settings, printer="printer-1")
    till.queue.print_slip(order.id, till.seller)
    with trade.database.read() as reader:
        jobs = reader.all("SELECT payload FROM outbox")
        told = reader.value("SELECT COUNT(*) FROM journal WHERE event = 'order.slip_printed'")
    assert (len(jobs), told) == (1, 1)
    assert f'"id":"{order.id}"' in jobs[0][0]
