"""Everything a cashier can do, in any order, with the power cut in between: what was shown is still there."""

from collections.abc import Callable
from typing import ClassVar, ParamSpec, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kassa.db.engine import Database
from kassa.db.repos import baskets
from kassa.domain.errors import KassaError
from kassa.domain.payments.method import MethodKind, PaymentState
from kassa.domain.payments.terminal import TerminalState
from kassa.domain.till.basket import Basket, Discount, Undo, price
from kassa.domain.values import Money, Quantity, Rate, UnitPrice, total
from kassa.services.till.checkout import Completed
from kassa.services.till.selling import Changed
from kassa.system.clock import Clock
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.tills import SHELF, Till, fill_shelf

P = ParamSpec("P")
T = TypeVar("T")

PLACES = st.integers(0, 9)


def has_lines(machine: object) -> bool:
    return isinstance(machine, TillMachine) and bool(machine.basket.lines)


def can_undo(machine: object) -> bool:
    return isinstance(machine, TillMachine) and machine.taken is not None


class TillMachine(RuleBasedStateMachine):
    """The intents of the till; a refusal is a fine answer, a wrong basket is not."""

    database: ClassVar[Database]
    clock: ClassVar[Clock]
    till: Till

    @initialize()
    def open_the_till(self) -> None:
        self.till = Till(self.database, self.clock)
        self.till.shifts.open(Money(25_000), self.till.seller)
        self.completed: list[Completed] = []
        self.taken: Undo | None = None
        self.sold = Money.ZERO

    def attempt(self, act: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T | None:
        """Do something; whatever is refused changed nothing."""
        before = self.basket
        try:
            return act(*arguments, **named)
        except KassaError:
            assert self.basket == before
            return None

    def line(self, place: int) -> str:
        lines = self.basket.lines
        return lines[place % len(lines)].id if lines else "none"

    @property
    def basket(self) -> Basket:
        return self.till.selling.basket()

    @rule(codes=st.lists(st.sampled_from(sorted(SHELF)), min_size=1, max_size=4))
    def shop(self, codes: list[str]) -> None:
        for code in codes:
            self.attempt(self.till.selling.scan, code, self.till.seller)

    @rule(code=st.sampled_from([*SHELF, "8712345678906", "x" * 200, ""]), quantity=st.none() | st.integers(0, 1_200))
    def scan(self, code: str, quantity: int | None) -> None:
        asked = None if quantity is None else Quantity.of(quantity)
        self.attempt(self.till.selling.scan, code, self.till.seller, asked)

    @precondition(has_lines)
    @rule(place=PLACES, quantity=st.integers(-1, 1_100))
    def set_quantity(self, place: int, quantity: int) -> None:
        self.attempt(self.till.selling.set_quantity, self.line(place), Quantity.of(quantity), self.till.seller)

    @precondition(has_lines)
    @rule(place=PLACES, cents=st.integers(-1, 20_000))
    def set_price(self, place: int, cents: int) -> None:
        price_ = UnitPrice.of(Money(cents))
        self.remember(self.attempt(self.till.selling.set_price, self.line(place), price_, "", self.till.seller))

    @precondition(has_lines)
    @rule(place=PLACES, points=st.none() | st.integers(1, 10_000))
    def discount_line(self, place: int, points: int | None) -> None:
        discount = None if points is None else Discount.of_rate(Rate(points))
        self.remember(self.attempt(self.till.selling.set_line_discount, self.line(place), discount, self.till.seller))

    @precondition(has_lines)
    @rule(cents=st.none() | st.integers(1, 5_000))
    def discount_receipt(self, cents: int | None) -> None:
        discount = None if cents is None else Discount.of_amount(Money(cents))
        self.remember(self.attempt(self.till.selling.set_discount, discount, self.till.seller))

    @precondition(has_lines)
    @rule(place=PLACES)
    def remove(self, place: int) -> None:
        self.remember(self.attempt(self.till.selling.remove_line, self.line(place), self.till.seller))

    @precondition(has_lines)
    @rule()
    def clear(self) -> None:
        self.remember(self.attempt(self.till.selling.clear, self.till.seller))

    def remember(self, changed: Changed | None) -> None:
        if changed is not None:
            self.taken = changed.undo

    @precondition(can_undo)
    @rule()
    def take_back_last_change(self) -> None:
        assert self.taken is not None
        self.attempt(self.till.selling.undo, self.taken, self.till.seller)
        self.taken = None

    @precondition(has_lines)
    @rule()
    def park(self) -> None:
        self.attempt(self.till.selling.park, self.till.seller)

    @rule(place=PLACES)
    def resume(self, place: int) -> None:
        parked = self.till.selling.parked()
        mine = [one for one in parked if one.employee_id == self.till.seller.employee_id]
        if mine:
            self.attempt(self.till.selling.resume, mine[place % len(mine)].id, self.till.seller)

    @precondition(has_lines)
    @rule(cents=st.none() | st.integers(-500, 40_000))
    def pay_cash(self, cents: int | None) -> None:
        amount = None if cents is None else Money(cents // 5 * 5)
        self.attempt(self.till.checkout.add_payment, "cash", amount, self.till.seller, new_id())

    @precondition(has_lines)
    @rule(
        cents=st.none() | st.integers(1, 40_000),
        says=st.sampled_from(TerminalState),
        charged=st.booleans(),
        twice=st.booleans(),
    )
    def pay_card(self, cents: int | None, says: TerminalState, charged: bool, twice: bool) -> None:
        """The terminal takes the money or not, whatever it says when it says it does not know."""
        terminal, key = self.till.terminal, new_id()
        terminal.says = says
        amount = None if cents is None else Money(cents)
        self.attempt(self.till.checkout.add_payment, "card", amount, self.till.seller, key)
        unsure = says in {TerminalState.PENDING, TerminalState.UNKNOWN, TerminalState.REQUESTED}
        if unsure and charged and key in terminal.asked:
            terminal.charged[key] = terminal.asked[key]
        if twice:
            self.attempt(self.till.checkout.add_payment, "card", amount, self.till.seller, key)

    @rule()
    def ask_the_terminal(self) -> None:
        for payment in self.basket.payments:
            if payment.is_open:
                answer = self.till.checkout.ask_terminal(payment.id)
                self.till.checkout.terminal_answered(payment.id, answer, self.till.seller)

    @rule(place=PLACES, refunded=st.booleans())
    def take_payment_back(self, place: int, refunded: bool) -> None:
        payments = self.basket.payments
        if payments:
            payment = payments[place % len(payments)]
            done = self.attempt(self.till.checkout.take_back, payment.id, self.till.seller, refunded=refunded)
            if done is not None:
                self.till.terminal.charged.pop(payment.id, None)

    @precondition(has_lines)
    @rule(card=st.booleans(), twice=st.booleans())
    def check_out(self, card: bool, twice: bool) -> None:
        """Solve what is unknown, pay what is left and go on with the next customer."""
        for line in self.basket.unknown_lines:
            self.attempt(self.till.selling.remove_line, line.id, self.till.seller)
        self.ask_the_terminal()
        self.till.terminal.says = TerminalState.APPROVED
        if self.till.checkout.settlement().open:
            method = "card" if card else "cash"
            self.attempt(self.till.checkout.add_payment, method, None, self.till.seller, new_id())
        self.complete(twice)

    @precondition(has_lines)
    @rule(twice=st.booleans())
    def complete(self, twice: bool) -> None:
        key, before = new_id(), self.basket
        done = self.attempt(self.till.checkout.complete, key, self.till.seller)
        if done is None:
            return
        self.taken = None
        assert done.receipt_id == before.id
        self.completed.append(done)
        self.sold += before.total
        for payment in before.payments:
            if payment.kind is MethodKind.CARD and payment.counts:
                assert self.till.terminal.charged.pop(payment.id) == payment.amount.cents
        if twice:  # pressed again after the power came back: the same answer, nothing sold twice
            self.till.restart()
            again = self.till.checkout.complete(key, self.till.seller)
            assert (again.receipt_id, again.number) == (done.receipt_id, done.number)

    @rule()
    def cut_the_power(self) -> None:
        before = self.basket
        self.till.restart()
        after = self.basket
        assert after.lines == before.lines
        assert after.payments == before.payments
        assert after.discount == before.discount
        if not before.is_empty or before.payments:
            assert after == before

    @invariant()
    def the_basket_adds_up(self) -> None:
        if not hasattr(self, "till"):
            return
        basket = self.basket
        assert basket.total == total([line.amount for line in basket.lines]) - basket.discount_amount
        assert basket.total >= Money.ZERO
        assert price(basket).gross == basket.total

    @invariant()
    def no_card_is_charged_for_nothing(self) -> None:
        """Every euro a card lost stands on a bon, also a parked one, as money or as a question that is still open."""
        if not hasattr(self, "till"):
            return
        with self.database.read() as reader:
            parked = baskets.parked(reader)
        known = {payment.id: payment for basket in (self.basket, *parked) for payment in basket.payments}
        for reference, cents in self.till.terminal.charged.items():
            assert known[reference].amount.cents == cents
            assert known[reference].state is not PaymentState.DECLINED

    def teardown(self) -> None:
        if not hasattr(self, "till"):
            return
        with self.database.read() as reader:
            rows = reader.all(
                "SELECT number, gross FROM receipt WHERE till_id = :till ORDER BY number", till=self.till.place.till_id
            )
        assert [number for number, _ in rows] == list(range(1, len(self.completed) + 1))
        assert sum(gross for _, gross in rows) == self.sold.cents


def test_nothing_a_cashier_does_breaks_the_till(database: Database, clock: FrozenClock) -> None:
    fill_shelf(database, clock)

    class Machine(TillMachine):
        pass

    Machine.database, Machine.clock = database, clock
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
