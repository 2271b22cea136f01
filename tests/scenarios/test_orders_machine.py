"""Everything the office can do with orders and delivery notes, in any order: the books agree after each step."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, ParamSpec, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kassa.db.engine import Database
from kassa.db.verify import RULES
from kassa.domain.errors import KassaError
from kassa.domain.payments.ledger import Account
from kassa.domain.sales import lines as edit
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, document_totals
from kassa.domain.values import Quantity
from kassa.services.sales.prepaid import DepositChoice
from kassa.system.clock import Clock
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.shop import OWNER
from tests.support.tills import SHELF
from tests.support.trade import TODAY, Trade

P = ParamSpec("P")
T = TypeVar("T")

BASKETS = st.lists(st.tuples(st.sampled_from(sorted(SHELF)), st.integers(1, 9)), min_size=1, max_size=4)
PLACES = st.integers(0, 9)
COUNTS = st.sampled_from([-1, 0, 1, 1, 2, 2, 3, 4, 6, 12])


class OrderMachine(RuleBasedStateMachine):
    """The acts of the office; a refusal is a fine answer, books that disagree are not."""

    database: ClassVar[Database]
    clock: ClassVar[Clock]
    trade: ClassVar[Trade]

    @initialize(baskets=st.lists(BASKETS, min_size=1, max_size=2))
    def begin(self, baskets: list[list[tuple[str, int]]]) -> None:
        self.concepts: list[SalesDocument] = []
        self.slips: list[str] = []
        made = [self.trade.orders.confirm(self.trade.concept(*basket), OWNER, new_id()) for basket in baskets]
        self.orders = [order.id for order in made]

    def attempt(self, act: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T | None:
        try:
            return act(*arguments, **named)
        except KassaError:
            return None

    def order(self, place: int) -> SalesDocument | None:
        if not self.orders:
            return None
        return self.trade.drafts.get(self.orders[place % len(self.orders)]).document

    @rule(basket=BASKETS, kind=st.sampled_from([DocumentKind.ORDER, DocumentKind.ORDER, DocumentKind.DELIVERY]))
    def write(self, basket: list[tuple[str, int]], kind: DocumentKind) -> None:
        made = self.trade.concept(*basket, kind=kind)
        self.concepts.append(self.trade.drafts.save(made, OWNER))

    @rule(place=PLACES, line=PLACES, count=COUNTS, discount=st.sampled_from([None, 500, 10_000]))
    def retype(self, place: int, line: int, count: int, discount: int | None) -> None:
        if self.concepts:
            place %= len(self.concepts)
            before = self.concepts[place]
            chosen = before.lines[line % len(before.lines)].id
            after = edit.set_quantity(before, chosen, Quantity.of(count))
            self.concepts[place] = self.trade.drafts.save(after, OWNER)

    @rule(place=PLACES)
    def throw_away_and_bring_back(self, place: int) -> None:
        if self.concepts:
            concept = self.concepts[place % len(self.concepts)]
            trash = self.trade.drafts.delete(concept.id, OWNER)
            assert self.trade.drafts.restore(trash, OWNER) == concept

    @rule(place=PLACES)
    def confirm(self, place: int) -> None:
        if not self.concepts:
            return
        concept = self.concepts[place % len(self.concepts)]
        key = new_id()
        act = self.trade.orders.confirm if concept.kind is DocumentKind.ORDER else self.trade.deliveries.issue
        done = self.attempt(act, concept, OWNER, key)
        if done is not None:
            assert act(concept, OWNER, key) == done
            self.concepts.remove(concept)
            (self.orders if done.kind is DocumentKind.ORDER else self.slips).append(done.id)

    @rule(place=PLACES, line=PLACES, count=COUNTS, basket=BASKETS)
    def amend(self, place: int, line: int, count: int, basket: list[tuple[str, int]]) -> None:
        before = self.order(place)
        if before is None or before.status is not DocumentStatus.OPEN:
            return
        number, pieces = basket[0]
        changed = edit.raise_or_add(before, self.trade.line(before, number, pieces))
        changed = edit.set_quantity(changed, changed.lines[line % len(changed.lines)].id, Quantity.of(count))
        told = {reason.code for reason in self.trade.orders.amend_consequences(changed)}
        done = self.attempt(self.trade.orders.amend, changed, OWNER, new_id())
        if done is not None:
            assert told <= {"order.below_paid"}
            assert done.version == before.version + 1
            assert self.trade.orders.versions(before.id)[-1].document == before

    @rule(place=PLACES, line=PLACES, count=COUNTS)
    def cancel_lines(self, place: int, line: int, count: int) -> None:
        order = self.order(place)
        if order is not None:
            chosen = None if count < 0 else {order.lines[line % len(order.lines)].id: Quantity.of(count)}
            self.attempt(self.trade.orders.cancel_lines, order.id, chosen, OWNER, new_id())

    @rule(place=PLACES, choice=st.sampled_from(list(DepositChoice)), method=st.sampled_from(["bank", "cash", ""]))
    def cancel(self, place: int, choice: DepositChoice, method: str) -> None:
        order = self.order(place)
        if order is None or len(self.orders) < 2:
            return
        done = self.attempt(self.trade.orders.cancel, order.id, choice, OWNER, new_id(), method)
        if done is not None:
            left = self.trade.orders.progress(order.id)
            assert (left.status, left.has_open) == ("Volledig geannuleerd", False)
            assert not left.deposit or choice is DepositChoice.KEEP

    @rule(place=PLACES, cents=st.integers(1, 5000))
    def deposit(self, place: int, cents: int) -> None:
        order = self.order(place)
        if order is not None:
            self.attempt(self.trade.deposit, order, cents)

    @rule(place=PLACES, line=PLACES, count=COUNTS)
    def deliver(self, place: int, line: int, count: int) -> None:
        order = self.order(place)
        if order is None:
            return
        chosen = None if count < 0 else {order.lines[line % len(order.lines)].id: Quantity.of(count)}
        key = new_id()
        done = self.attempt(self.trade.orders.deliver, order.id, chosen, TODAY, OWNER, key)
        if done is not None:
            assert self.trade.orders.deliver(order.id, chosen, TODAY, OWNER, key) == done
            self.slips.append(done.id)

    @rule(place=PLACES)
    def take_back(self, place: int) -> None:
        if self.slips:
            self.attempt(self.trade.deliveries.cancel, self.slips[place % len(self.slips)], OWNER, new_id())

    @invariant()
    def the_books_agree(self) -> None:
        with self.database.read() as reader:
            assert [(code, row) for code, statement, _ in RULES for row in reader.all(statement)] == []
            unused: dict[str, int] = dict(
                reader.all(
                    "SELECT a.document_id, SUM(a.amount) FROM allocation a GROUP BY a.document_id "
                    "HAVING SUM(a.amount) <> 0"
                )
            )
            booked: dict[str, int] = dict(
                reader.all(
                    "SELECT subject, -amount FROM ledger_balance WHERE account = :account AND amount <> 0",
                    account=Account.PREPAYMENTS,
                )
            )
            assert unused == booked

    @invariant()
    def no_order_delivers_more_than_it_has(self) -> None:
        for order_id in getattr(self, "orders", []):
            stored = self.trade.drafts.get(order_id)
            assert stored.totals == document_totals(stored.document)
            for line in self.trade.orders.progress(order_id).lines:
                assert line.delivered.milli + line.cancelled.milli <= line.ordered.milli


def test_the_books_of_orders_agree_whatever_the_office_does(database: Database, clock: FrozenClock) -> None:
    class Machine(OrderMachine):
        pass

    Machine.database, Machine.clock, Machine.trade = database, clock, Trade(database, clock)
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            report_multiple_bugs=False,
        ),
    )
