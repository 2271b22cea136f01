"""Opening an order on the bon: held, to the cent what is left of it, and put back unchanged; on both engines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.repos import holds
from kassa.domain.errors import Conflict, RuleError
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.sales import amending
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, SalesLine, document_totals
from kassa.domain.sales.progress import Follower
from kassa.domain.till.basket import apply_undo, remove_line, undo_of
from kassa.domain.till.handing_out import basket_lines
from kassa.domain.till.model import Basket, LineKind, price
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity
from kassa.services.sales.prepaid import DepositChoice
from kassa.services.till.opening import OrderState
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.order_counter import OrderTill, placed, promise
from tests.support.sales import concept, goods, words
from tests.support.shop import OWNER
from tests.support.trade import TODAY, Trade


@pytest.fixture
def trade(database: Database, clock: FrozenClock) -> Trade:
    return Trade(database, clock)


@pytest.fixture
def till(trade: Trade, clock: FrozenClock) -> OrderTill:
    return OrderTill(trade.database, clock)


def held_by(database: Database, order: SalesDocument, clock: FrozenClock) -> str:
    with database.read() as reader:
        found = holds.holder_of(reader, order.id, micros(clock.now()))
    return found.place if found else ""


def test_an_order_stands_on_the_bon_with_its_promise_deposit_and_lines(
    trade: Trade, till: OrderTill, clock: FrozenClock
) -> None:
    order = placed(trade, ("1001", 1), ("1002", 2), lines=(words("Inpakken als cadeau"),))
    promise(trade.database, order, "16:00")
    trade.deposit(order, 2_500)
    basket = till.opening.open(order.id, till.seller).changed.basket
    assert basket.order is not None
    assert basket.customer is not None
    assert (basket.order.number, basket.order.title) == (order.number, "Afhalen vandaag 16:00")
    assert basket.customer.title == "Voorbeeld Bouw B.V."
    assert [line.kind for line in basket.lines] == [LineKind.ARTICLE, LineKind.ARTICLE, LineKind.TEXT]
    assert [line.order_line for line in basket.lines] == [line.id for line in order.lines]
    assert (basket.turnover, basket.deposit_used, basket.total) == (Money(11985), Money(2500), Money(9485))
    assert held_by(trade.database, order, clock) == "Kassa 1"


def test_a_running_bon_is_parked_by_itself_and_comes_back(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 1))
    till.selling.scan("1003", till.seller)
    mine = till.selling.basket().id
    opened = till.opening.open(order.id, till.seller)
    assert opened.parked_id == mine
    assert [one.id for one in till.selling.parked()] == [mine]
    assert [line.number for line in till.selling.basket().lines] == ["1001"]
    till.selling.resume(mine, till.seller)
    assert [line.number for line in till.selling.basket().lines] == ["1003"]


def test_another_till_is_told_who_has_it_and_may_look(trade: Trade, till: OrderTill, clock: FrozenClock) -> None:
    other = OrderTill(trade.database, clock, 2)
    order = placed(trade, ("1001", 2))
    till.opening.open(order.id, till.seller)
    other.selling.scan("1003", other.seller)
    with pytest.raises(Conflict) as refused:
        other.opening.open(order.id, other.seller)
    assert refused.value.code == "document.held"
    assert "Sanne" in str(refused.value.reason)
    assert "Kassa 1" in str(refused.value.reason)
    assert [line.number for line in other.selling.basket().lines] == ["1003"]
    assert other.selling.parked() == ()
    seen = other.opening.view(order.id)
    assert (seen.lines, seen.total) == ((("2", "Artikel 1001", Money(13990)),), Money(13990))


def test_put_back_leaves_the_order_as_it_was_and_free(trade: Trade, till: OrderTill, clock: FrozenClock) -> None:
    order = placed(trade, ("1001", 2))
    till.opening.open(order.id, till.seller)
    till.selling.set_quantity(till.selling.basket().lines[0].id, Quantity.of(1), till.seller)
    till.selling.scan("1003", till.seller)
    done = till.opening.put_back(till.seller)
    assert [line.number for line in done.basket.lines] == ["1003"]
    assert done.basket.order is None
    assert trade.drafts.get(order.id).document == order
    assert held_by(trade.database, order, clock) == ""
    assert done.undo is not None
    back = till.selling.undo(done.undo, till.seller).basket
    assert back.order is not None
    assert len(back.lines) == 2


def test_an_empty_bon_loses_the_customer_of_the_order_with_it(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 2))
    till.opening.open(order.id, till.seller)
    basket = till.opening.put_back(till.seller).basket
    assert (basket.order, basket.customer, basket.lines) == (None, None, ())


def test_opening_it_twice_is_opening_it_once(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 2))
    first = till.opening.open(order.id, till.seller).changed.basket
    assert till.opening.open(order.id, till.seller).changed.basket is first
    assert till.selling.parked() == ()


def test_an_order_that_is_closed_is_refused_and_nothing_is_held(
    trade: Trade, till: OrderTill, clock: FrozenClock
) -> None:
    order = placed(trade, ("1001", 2))
    trade.orders.deliver(order.id, None, TODAY, OWNER, new_id())
    till.selling.scan("1003", till.seller)
    with pytest.raises(RuleError, match="niet meer open"):
        till.opening.open(order.id, till.seller)
    assert len(till.selling.basket().lines) == 1
    assert till.selling.parked() == ()
    assert held_by(trade.database, order, clock) == ""


def test_another_order_on_the_bon_is_parked_and_let_go(trade: Trade, till: OrderTill, clock: FrozenClock) -> None:
    first, second = placed(trade, ("1001", 1)), placed(trade, ("1002", 1))
    till.opening.open(first.id, till.seller)
    till.opening.open(second.id, till.seller)
    assert held_by(trade.database, first, clock) == ""
    assert held_by(trade.database, second, clock) == "Kassa 1"


def test_a_till_that_died_lets_go_after_a_minute(trade: Trade, till: OrderTill, clock: FrozenClock) -> None:
    order = placed(trade, ("1001", 1))
    till.opening.open(order.id, till.seller)
    clock.advance(seconds=61)
    other = OrderTill(trade.database, clock, 2)
    assert other.opening.open(order.id, other.seller).changed.basket.order is not None


@pytest.mark.parametrize("what", ["amended", "deposit", "delivered", "cancelled"])
def test_what_the_office_does_meanwhile_is_noticed(
    trade: Trade, till: OrderTill, clock: FrozenClock, what: str
) -> None:
    order = placed(trade, ("1001", 3))
    till.opening.open(order.id, till.seller)
    assert till.opening.state() is OrderState.SAME
    till.holds.release([order.id])  # the network was away for longer than the hold
    if what == "amended":
        trade.orders.amend(replace(order, reference="PO-13"), OWNER, new_id())
    elif what == "deposit":
        trade.deposit(order, 1_000)
    elif what == "delivered":
        trade.orders.deliver(order.id, {order.goods[0].id: Quantity.of(1)}, TODAY, OWNER, new_id())
    else:
        trade.orders.cancel(order.id, DepositChoice.KEEP, OWNER, new_id())
    assert till.opening.state() is (OrderState.CLOSED if what == "cancelled" else OrderState.CHANGED)
    if what == "cancelled":
        with pytest.raises(RuleError, match="niet meer open"):
            till.opening.reopen(till.seller)
        assert till.selling.basket().is_empty
    else:
        till.opening.reopen(till.seller)
        assert till.opening.state() is OrderState.SAME


def test_a_crash_brings_the_order_back_on_the_bon(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 2), lines=(goods(1_234, 3, exclusive=True),))
    before = till.opening.open(order.id, till.seller).changed.basket
    till.restart()
    assert till.selling.basket() == before


def test_lines_priced_without_vat_are_fixed_and_the_others_may_be_changed(trade: Trade, till: OrderTill) -> None:
    order = placed(trade, ("1001", 2), lines=(goods(1_234, 3, exclusive=True),))
    basket = till.opening.open(order.id, till.seller).changed.basket
    first, second = basket.lines
    assert (first.fixed, second.fixed) == (None, Money(4479))
    till.selling.set_quantity(first.id, Quantity.of(1), till.seller)
    with pytest.raises(RuleError, match="ligt vast"):
        till.selling.set_quantity(second.id, Quantity.of(1), till.seller)


_LINE = st.builds(
    goods,
    st.integers(1, 99_999),
    st.integers(1, 40),
    rate=st.sampled_from([2100, 900, 0]),
    discount=st.sampled_from([0, 0, 333, 1000, 9_999]),
    exclusive=st.booleans(),
)


@settings(max_examples=300)
@given(st.data(), st.lists(_LINE, min_size=1, max_size=8), st.sampled_from(PriceMode))
def test_the_bon_asks_what_the_delivery_note_of_the_rest_costs(
    data: st.DataObject, lines: list[SalesLine], mode: PriceMode
) -> None:
    drawn = concept(DocumentKind.ORDER, *lines)
    order = replace(drawn, status=DocumentStatus.OPEN, number="4021", price_mode=mode)
    done = []
    for line in order.goods:
        part = data.draw(st.integers(0, line.quantity.milli // 1000))
        if part:
            done.append(
                Follower(
                    line.id, new_id(), Quantity.of(part), "d", DocumentKind.DELIVERY, DocumentStatus.TO_INVOICE, "1", ""
                )
            )
    if sum(one.quantity.milli for one in done) == sum(line.quantity.milli for line in order.goods):
        done.pop()
    rest = amending.delivery_of(order, None, done, new_id)
    basket = Basket("b", "t", "e", FrozenClock().now(), lines=basket_lines(rest, new_id))
    totals = document_totals(rest)
    assert basket.turnover == totals.gross
    assert [line.amount for line in basket.lines] == [one.gross for one in totals.lines]
    assert price(basket).gross == totals.gross


@settings(max_examples=200)
@given(st.lists(_LINE, min_size=2, max_size=7), st.lists(st.integers(0, 6), min_size=1, max_size=5))
def test_lines_that_go_off_and_come_back_cost_what_the_document_of_the_rest_costs(
    lines: list[SalesLine], places: list[int]
) -> None:
    order = replace(concept(DocumentKind.ORDER, *lines), status=DocumentStatus.OPEN, number="4021")
    rest = amending.delivery_of(order, None, [], new_id)
    first = Basket("b", "t", "e", FrozenClock().now(), lines=basket_lines(rest, new_id))
    basket, undo = first, []
    for place in places:
        if len(basket.lines) > 1:
            after = remove_line(basket, basket.lines[place % len(basket.lines)].id)
            undo.append(undo_of(basket, after))
            basket = after
            kept = {line.order_line for line in basket.lines}
            left = replace(rest, lines=tuple(line for line in rest.lines if line.source_line in kept))
            assert basket.turnover == document_totals(left).gross
    for one in reversed(undo):
        basket = apply_undo(basket, one)
    assert basket == first
