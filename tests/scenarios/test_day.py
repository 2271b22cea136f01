"""A day at the till: what may and may not be counted and closed."""

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import RuleError, TransitionError
from kassa.domain.payments.terminal import TerminalState
from kassa.domain.till.shift import Count
from kassa.domain.values import Money
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.tills import Till, fill_shelf


@pytest.fixture
def till(database: Database, clock: FrozenClock) -> Till:
    fill_shelf(database, clock)
    till = Till(database, clock)
    till.shifts.open(Money(15_000), till.seller)
    return till


def pay(till: Till, method: str, says: TerminalState = TerminalState.APPROVED) -> str:
    till.terminal.says = says
    key = new_id()
    till.checkout.add_payment(method, None, till.seller, key)
    return key


def test_nothing_is_counted_while_a_sale_is_half_paid(till: Till) -> None:
    till.selling.scan("1002", till.seller)
    key = pay(till, "card", TerminalState.UNKNOWN)
    till.shifts.save_count(Count.of({5_000: 3}), till.seller)
    with pytest.raises(RuleError, match="nog niet is afgerond"):
        till.shifts.control(till.seller)
    till.checkout.resolve_unknown(key, False, till.seller)
    assert till.shifts.control(till.seller).difference == Money.ZERO


def test_nothing_is_sold_between_counting_and_closing(till: Till) -> None:
    till.selling.scan("1002", till.seller)
    pay(till, "cash")
    till.checkout.complete(new_id(), till.seller)
    till.selling.scan("1003", till.seller)
    till.shifts.save_count(Count.of({5_000: 3, 2_000: 1, 500: 1}), till.seller)
    control = till.shifts.control(till.seller)
    assert control.difference == Money(2_500 - 2_495)
    with pytest.raises(RuleError, match="geteld"):
        pay(till, "cash")
    assert till.shifts.recount(till.seller).count.total == Money(17_500)
    pay(till, "card")
    till.checkout.complete(new_id(), till.seller)


def test_a_difference_without_reason_keeps_the_day_open(till: Till) -> None:
    till.shifts.save_count(Count.of({5_000: 2}), till.seller)
    assert till.shifts.control(till.seller).difference == Money(-5_000)
    with pytest.raises(RuleError, match="Typ waar het verschil vandaan komt"):
        till.shifts.settle(" ", Money(500), Money.ZERO, "", till.seller)
    till.shifts.settle("briefje van vijftig zoek", Money(500), Money(5_000), "zak 7", till.seller)
    key = new_id()
    report = till.shifts.close(till.seller, key)
    assert till.shifts.close(till.seller, key) == report
    assert report.drawer.difference == Money(-5_000)
    assert till.shifts.current() is None
    assert till.shifts.drawer_balance() == Money(5_000)


def test_the_same_person_never_checks_the_day(till: Till, database: Database) -> None:
    till.shifts.save_count(Count.of({5_000: 3}), till.seller)
    till.shifts.control(till.seller)
    till.shifts.settle("", Money(500), Money.ZERO, "", till.seller)
    till.shifts.close(till.seller, new_id())
    with database.read() as reader:
        shift_id = reader.value("SELECT id FROM shift")
    with pytest.raises(RuleError, match="iemand anders"):
        till.shifts.check(shift_id, till.seller)
    till.shifts.check(shift_id, till.second)
    with pytest.raises(TransitionError):
        till.shifts.check(shift_id, till.second)


def test_cash_in_and_out_moves_the_drawer_once_per_press(till: Till) -> None:
    key = new_id()
    for _ in range(2):
        till.shifts.cash_move(Money(-1_250), "melk en koffie", till.seller, key)
    assert till.shifts.drawer_balance() == Money(13_750)
    with pytest.raises(RuleError, match="zoveel ligt er niet in"):
        till.shifts.cash_move(Money(-13_751), "te veel", till.seller, new_id())
    report = till.shifts.x_report(till.seller)
    assert report.drawer.expected == Money(13_750)
