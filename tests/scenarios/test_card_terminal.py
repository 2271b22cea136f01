"""Selling with a card on a simulated terminal in its own process: every fault, real services, a real SQLite file.

Whatever goes wrong, the outcome is asked until it is known; the sale is never closed before that, never at nothing, and
the card is never charged twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kassa.bootstrap.services import till_services
from kassa.db.engine import Database, open_database
from kassa.db.verify import verify
from kassa.domain.errors import RuleError
from kassa.domain.payments.method import PaymentState
from kassa.domain.payments.terminal import SETTLED, TerminalState
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.domain.till.shift import Count
from kassa.domain.values.money import Money
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.slip import Text
from kassa.services.till.checkout import Completed
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.mollie_simulator import KEY
from tests.support.opi_simulator import PAN
from tests.support.people import KEY as PEPPER
from tests.support.terminals import Driver, TerminalProcess, until
from tests.support.till import COLA, TestTill

FAULTS = [
    *(
        ("opi", point, fault)
        for point in ("request", "prompt", "charge", "reply")
        for fault in ("close", "die", "garbage")
    ),
    *(("mollie", point, fault) for point in ("post", "made", "get") for fault in ("close", "die", "garbage")),
]


class Counter:
    """A till at its terminal; ``crash`` leaves only the database and what the terminal did."""

    def __init__(self, process: TerminalProcess, location: str, clock: FrozenClock) -> None:
        self.process, self.location, self.clock = process, location, clock
        self.database: Database = open_database(location)
        self.driver: Driver = process.driver()
        self.till = TestTill(self.database, clock, self.driver)
        self.till.open_day()

    def pay(self) -> str:
        """Sell a Cola and ask for a card; return the reference."""
        self.till.sell(COLA)
        reference = new_id()
        answer = self.till.services.checkout.add_payment("card", None, self.till.seller, reference).answer
        assert answer is not None
        assert answer.state is TerminalState.PENDING
        return reference

    def crash(self) -> None:
        """Lose the process of the till: another driver, the services read the basket from the file again."""
        self.driver.close()
        self.driver = self.process.driver()
        checkout = self.till.services.checkout
        checkout._terminal = self.driver
        self.till.services.shifts._terminal = self.driver
        self.till.services.selling.reload()

    def ask_until_known(self, reference: str) -> TerminalState:
        """Ask as the screen does; as long as nobody knows, the sale does not close."""
        checkout, seller = self.till.services.checkout, self.till.seller
        for _ in range(40):
            self.process.revive()
            until(lambda: not self.driver.busy)
            answer = checkout.ask_terminal(reference)
            checkout.terminal_answered(reference, answer, seller)
            if answer.state in SETTLED:
                return answer.state
            with pytest.raises(RuleError, match="nog niet bekend"):
                checkout.complete(new_id(), seller)
            with pytest.raises(RuleError, match="nog niet bekend"):
                checkout.take_back(reference, seller)
            until(lambda: self._asks_again(reference))
        return TerminalState.UNKNOWN

    def complete(self) -> Completed:
        return self.till.services.checkout.complete(new_id(), self.till.seller)

    def close(self) -> None:
        self.driver.close()
        self.database.close()
        self.process.end()

    def _asks_again(self, reference: str) -> bool:
        payment = self.driver._payments.get(reference)
        if payment is not None and hasattr(payment, "asked_at"):
            payment.asked_at = 0.0
        return True


@pytest.fixture
def counter(
    request: pytest.FixtureRequest, sqlite_location: str, clock: FrozenClock, tmp_path: Path
) -> Iterator[Counter]:
    kind = request.param if hasattr(request, "param") else "opi"
    made = Counter(TerminalProcess(kind, tmp_path / kind), sqlite_location, clock)
    yield made
    made.close()


def sold_once(counter: Counter, state: TerminalState) -> None:
    """What the terminal took is what was sold."""
    if state is TerminalState.UNKNOWN:  # a terminal that remembers nothing at all: a person looks at it
        assert counter.process.charged() == []
        reference = counter.till.services.selling.basket().payments[0].id
        counter.till.services.checkout.resolve_unknown(reference, False, counter.till.owner)
    if state is not TerminalState.APPROVED:
        assert counter.process.charged() == []
        with pytest.raises(RuleError):
            counter.complete()
        counter.till.services.checkout.add_payment("cash", None, counter.till.seller, new_id())
    done = counter.complete()
    assert done.total == Money(250)
    assert counter.process.charged() == ([250] if state is TerminalState.APPROVED else [])
    assert verify(counter.location).findings == ()


@pytest.mark.parametrize(("counter", "point", "fault"), FAULTS, indirect=["counter"])
def test_a_fault_of_the_terminal_never_loses_or_doubles_a_payment(counter: Counter, point: str, fault: str) -> None:
    counter.process.plan(point=point, fault=fault)
    sold_once(counter, counter.ask_until_known(counter.pay()))


@pytest.mark.parametrize(("counter", "point", "fault"), FAULTS, indirect=["counter"])
def test_nor_does_a_crash_of_the_till_at_the_same_moment(counter: Counter, point: str, fault: str) -> None:
    counter.ask_until_known(counter.pay())
    counter.complete()  # the terminal has a last message, of an older payment
    before = len(counter.process.charged())
    counter.process.plan(point=point, fault=fault)
    reference = counter.pay()
    until(lambda: counter.process.dead or not counter.driver.busy)
    counter.crash()
    kept = counter.till.services.selling.basket().payments
    assert [(one.id, one.state) for one in kept] == [(reference, PaymentState.PENDING)]
    state = counter.ask_until_known(reference)
    if state is TerminalState.UNKNOWN:  # nobody can know: a person looks at the terminal
        assert counter.process.kind == "mollie"
        assert len(counter.process.charged()) == before
        counter.till.services.checkout.resolve_unknown(reference, False, counter.till.owner)
        state = TerminalState.DECLINED
    after = counter.process.charged()[before:]
    assert after == ([250] if state is TerminalState.APPROVED else [])


@pytest.mark.parametrize("counter", ["opi", "mollie"], indirect=True)
def test_the_lines_of_the_terminal_stand_on_the_receipt_and_no_card_number_anywhere(counter: Counter) -> None:
    reference = counter.pay()
    assert counter.ask_until_known(reference) is TerminalState.APPROVED
    done = counter.complete()
    document = counter.till.services.receipts.document(done.receipt_id)
    lines = document.payments[0].terminal_lines
    assert lines[0] == "Maestro ************0018"
    assert lines[1].startswith("Aut. 011860")
    paper = [one.text for one in receipt_slip(document).items if isinstance(one, Text)]
    assert [line for line in paper if line in lines] == list(lines)
    counter.database.close()
    stored = Path(counter.location).read_bytes() + b"".join(
        file.read_bytes() for file in Path(counter.location).parent.glob(f"{Path(counter.location).name}-*")
    )
    assert b"Maestro ************0018" in stored
    assert PAN.encode() not in stored
    assert PAN[:6].encode() not in stored
    assert KEY.encode() not in stored
    counter.database = open_database(counter.location)


@pytest.mark.parametrize("counter", ["opi", "mollie"], indirect=True)
def test_a_refused_card_is_paid_in_another_way(counter: Counter) -> None:
    counter.process.plan(outcome="decline" if counter.process.kind == "opi" else "failed")
    sold_once(counter, counter.ask_until_known(counter.pay()))


@pytest.mark.parametrize("counter", ["opi"], indirect=True)
def test_the_day_is_compared_with_what_the_terminal_took(counter: Counter) -> None:
    shifts, owner = counter.till.services.shifts, counter.till.owner
    counter.ask_until_known(counter.pay())
    counter.complete()
    reference = counter.pay()
    until(lambda: not counter.driver.busy)  # the terminal took it, and the till was told by hand that it did not
    counter.till.services.checkout.resolve_unknown(reference, False, owner)
    counter.till.services.checkout.add_payment("cash", None, owner, new_id())
    counter.complete()
    shifts.save_count(Count.of({5_000: 5, 200: 1, 50: 1}), owner)
    assert shifts.control(owner).difference == Money.ZERO
    told = shifts.terminal_totals()
    assert told is not None
    control = shifts.compare_terminal(told, owner)
    card = next(row for row in control.rows if row.method == "card")
    assert (card.expected, card.counted, card.difference) == (Money(250), Money(500), Money(250))
    with pytest.raises(RuleError, match="PIN"):
        shifts.settle("", Money(100), Money.ZERO, "", owner)
    shifts.settle("Klant kreeg zijn geld contant terug", Money(100), Money.ZERO, "", owner)
    report = shifts.close(owner, new_id())
    method = next(one for one in report.methods if one.name == "PIN")
    assert (method.amount, method.counted, method.difference) == (Money(250), Money(500), Money(250))
    shifts.end_terminal_day()
    shifts.open(Money(25_250), owner)
    again = shifts.terminal_totals()
    assert again is not None
    assert again.amount == Money.ZERO


def test_counting_again_forgets_what_the_terminal_said(counter: Counter) -> None:
    shifts, owner = counter.till.services.shifts, counter.till.owner
    counter.ask_until_known(counter.pay())
    counter.complete()
    shifts.save_count(Count.of({5_000: 5}), owner)
    shifts.control(owner)
    told = shifts.terminal_totals()
    assert told is not None
    shifts.compare_terminal(told, owner)
    counter_again = shifts.recount(owner)
    assert counter_again.terminal_amount is None


def test_the_terminal_that_knows_an_outcome_is_not_replaced(counter: Counter) -> None:
    services, seller, owner = counter.till.services, counter.till.seller, counter.till.owner
    till_id = counter.till.place.till_id
    counter.process.plan(point="charge", fault="die")
    reference = counter.pay()
    until(lambda: counter.process.dead)
    for status in ("open", "parked"):
        if status == "parked":
            services.selling.park(seller)
        with pytest.raises(RuleError, match="alleen deze terminal weet haar"):
            services.settings.change(Scope.TILL, {keys.TERMINAL_NUMBER.key: "term_2"}, owner, till_id)
    services.settings.change(Scope.TILL, {keys.TERMINAL_PORT.key: 4105}, owner, till_id)
    (parked,) = services.selling.parked()
    services.selling.resume(parked.id, seller)
    services.checkout.resolve_unknown(reference, True, owner)
    services.settings.change(Scope.TILL, {keys.TERMINAL_NUMBER.key: "term_2"}, owner, till_id)
    assert services.settings.get(keys.TERMINAL_NUMBER, till_id) == "term_2"


def test_the_next_customer_does_not_wait_for_a_terminal_that_hangs(counter: Counter) -> None:
    """Intent stored, outcome asked before any second call; open intents block the count, not the next sale."""
    services, seller, owner = counter.till.services, counter.till.seller, counter.till.owner
    selling, checkout, shifts = services.selling, services.checkout, services.shifts
    counter.process.plan(point="charge", fault="die")
    reference = counter.pay()
    until(lambda: counter.process.dead)
    checkout.terminal_answered(reference, checkout.ask_terminal(reference), seller)
    selling.park(seller)
    (parked,) = selling.parked()

    counter.till.sell(COLA)
    with pytest.raises(RuleError, match="geparkeerde bon"):
        checkout.add_payment("card", None, seller, new_id())
    checkout.add_payment("cash", None, seller, new_id())
    assert counter.complete().total == Money(250)

    shifts.save_count(Count.of({5_000: 5, 200: 1, 50: 1}), owner)
    with pytest.raises(RuleError, match="nog niet is afgerond") as refused:
        shifts.control(owner)
    assert "geparkeerde bon" in refused.value.reason.fix
    with pytest.raises(RuleError, match="staat een betaling"):
        selling.discard_parked(parked.id, owner)

    counter.process.revive()
    assert asked_in_the_background(counter, reference) is TerminalState.APPROVED
    selling.resume(parked.id, seller)
    assert [one.state for one in selling.basket().payments] == [PaymentState.APPROVED]
    counter.complete()
    assert counter.process.charged() == [250]
    assert shifts.control(owner).difference == Money.ZERO
    assert verify(counter.location).findings == ()


def asked_in_the_background(counter: Counter, reference: str) -> TerminalState:
    """Ask as the till does while the bon of the payment is parked and another one is on the screen."""
    checkout = counter.till.services.checkout
    for _ in range(40):
        until(lambda: not counter.driver.busy)
        answer = checkout.ask_terminal(reference)
        checkout.terminal_answered(reference, answer, counter.till.seller)
        if answer.state in SETTLED:
            return answer.state
        until(lambda: counter._asks_again(reference))
    return TerminalState.UNKNOWN


def test_a_bon_that_was_being_paid_goes_on_at_its_own_till(counter: Counter) -> None:
    counter.process.plan(point="charge", fault="die")
    counter.pay()
    selling, seller = counter.till.services.selling, counter.till.seller
    selling.park(seller)
    (parked,) = selling.parked()
    other = replace(counter.till.place, till_id="d" * 32)
    elsewhere = till_services(
        counter.database, counter.clock, counter.till.settings, other, PEPPER, counter.driver, lambda: None, None
    )
    with pytest.raises(RuleError, match="andere kassa"):
        elsewhere.selling.resume(parked.id, seller)
    selling.resume(parked.id, seller)
