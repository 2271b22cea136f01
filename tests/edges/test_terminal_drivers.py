"""The drivers of OPI and Mollie against simulators in processes of their own: every fault at every point."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kassa.devices.terminal.mollie import MollieTerminal
from kassa.domain.errors import DeviceError
from kassa.domain.payments.terminal import SETTLED, TerminalState
from kassa.domain.values.money import Money
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id
from tests.support.terminals import TerminalProcess, settled, until

OPI_FAULTS = [
    (point, fault)
    for point in ("request", "prompt", "charge", "reply")
    for fault in ("close", "die", "garbage", "huge", "half", "entity", "other")
]
MOLLIE_FAULTS = [
    (point, fault)
    for point in ("post", "made", "get", "list")
    for fault in ("close", "die", "garbage", "empty", "error", "silent")
]


@pytest.fixture
def opi(tmp_path: Path) -> Iterator[TerminalProcess]:
    process = TerminalProcess("opi", tmp_path / "opi")
    yield process
    process.end()


@pytest.fixture
def mollie(tmp_path: Path) -> Iterator[TerminalProcess]:
    process = TerminalProcess("mollie", tmp_path / "mollie")
    yield process
    process.end()


def known(process: TerminalProcess, reference: str, cents: int | None = 1250) -> TerminalState:
    """Pay, revive what died, and ask until the outcome is known, as the screen does."""
    driver = process.driver()
    try:
        if cents is not None:
            driver.start(cents, reference)
        until(lambda: not driver.busy)
        process.revive()
        answer = driver.status(reference)
        for _ in range(12):
            if answer.state in SETTLED:
                break
            process.revive()
            driver._payments[reference].asked_at = 0.0  # type: ignore[union-attr]
            answer = driver.status(reference)
        return answer.state
    finally:
        driver.close()


@pytest.mark.parametrize("kind", ["opi", "mollie"])
def test_an_approved_payment_leaves_its_lines_and_no_card_number(kind: str, tmp_path: Path) -> None:
    process = TerminalProcess(kind, tmp_path / kind)
    driver = process.driver()
    try:
        reference = new_id()
        assert driver.start(1250, reference).state is TerminalState.PENDING
        until(lambda: driver.status(reference).state in SETTLED)
        answer = driver.status(reference)
        assert answer.state is TerminalState.APPROVED
        assert answer.card_lines[:2][0] == "Maestro ************0018"
        assert answer.card_lines[1].startswith("Aut. 011860 Term.")
        assert "679999" not in " ".join(answer.card_lines)
        assert answer.transaction
        assert driver.start(1250, reference) == answer
        assert process.charged() == [1250]
    finally:
        driver.close()
        process.end()


@pytest.mark.parametrize(("point", "fault"), OPI_FAULTS)
def test_opi_is_asked_until_it_is_known_and_charges_once(opi: TerminalProcess, point: str, fault: str) -> None:
    opi.plan(point=point, fault=fault)
    state = known(opi, new_id())
    assert (state is TerminalState.APPROVED) == bool(opi.charged())
    assert state in SETTLED or not opi.charged()
    assert len(opi.charged()) <= 1


@pytest.mark.parametrize(("point", "fault"), OPI_FAULTS)
def test_after_a_crash_of_the_till_opi_still_knows(opi: TerminalProcess, point: str, fault: str) -> None:
    opi.plan()
    known(opi, new_id())  # an older payment, so that the terminal has a last message
    opi.plan(point=point, fault=fault)
    reference = new_id()
    driver = opi.driver()
    driver.start(999, reference)
    until(lambda: not driver.busy)
    driver.close()
    opi.revive()
    state = known(opi, reference, None)  # another driver: nothing is remembered here
    assert state is (TerminalState.APPROVED if 999 in opi.charged() else TerminalState.CANCELLED)
    assert opi.charged().count(999) <= 1


@pytest.mark.parametrize(("point", "fault"), MOLLIE_FAULTS)
def test_mollie_is_asked_until_it_is_known_and_charges_once(mollie: TerminalProcess, point: str, fault: str) -> None:
    mollie.plan(point=point, fault=fault)
    reference = new_id()
    if fault == "die":
        driver = mollie.driver()
        driver.start(1250, reference)
        until(lambda: mollie.dead or not driver.busy)
        mollie.revive()
        until(lambda: not driver.busy)
        driver.close()
        state = known(mollie, reference, None)
    else:
        state = known(mollie, reference)
    assert state is TerminalState.APPROVED
    assert mollie.charged() == [1250]


@pytest.mark.parametrize("kind", ["opi", "mollie"])
@pytest.mark.parametrize(
    ("opi_outcome", "mollie_outcome", "state"),
    [("decline", "failed", TerminalState.DECLINED), ("timeout", "expired", TerminalState.CANCELLED)],
)
def test_a_refused_card_pays_nothing(
    kind: str, opi_outcome: str, mollie_outcome: str, state: TerminalState, tmp_path: Path
) -> None:
    process = TerminalProcess(kind, tmp_path / kind)
    process.plan(outcome=opi_outcome if kind == "opi" else mollie_outcome)
    assert known(process, new_id()) is state
    assert process.charged() == []
    process.end()


@pytest.mark.parametrize("kind", ["opi", "mollie"])
def test_a_payment_is_broken_off(kind: str, tmp_path: Path) -> None:
    process = TerminalProcess(kind, tmp_path / kind)
    process.plan(outcome="wait" if kind == "opi" else "open", asks=1000)
    driver = process.driver(paying=20.0) if kind == "opi" else process.driver()
    try:
        reference = new_id()
        driver.start(1250, reference)
        until(lambda: driver.status(reference).display == "Kaart aanbieden")
        driver.abort(reference)
        assert settled(driver, reference).state is TerminalState.CANCELLED
        assert process.charged() == []
    finally:
        driver.close()
        process.end()


@pytest.mark.parametrize("kind", ["opi", "mollie"])
def test_a_terminal_that_is_off_took_nothing(kind: str, tmp_path: Path) -> None:
    process = TerminalProcess(kind, tmp_path / kind)
    process.end()
    driver = process.driver()
    reference = new_id()
    driver.start(1250, reference)
    answer = settled(driver, reference)
    assert answer.state is TerminalState.DECLINED
    assert "Er is niets betaald" in answer.display
    assert driver.check() is not None
    with pytest.raises(DeviceError):
        driver.totals(SystemClock().now())
    driver.close()


def test_mollie_never_heard_of_it_after_two_minutes(mollie: TerminalProcess) -> None:
    class LaterClock(SystemClock):
        later = 0.0

        def monotonic(self) -> float:
            return super().monotonic() + self.later

    clock, reference = LaterClock(), new_id()
    driver = mollie.driver()
    assert isinstance(driver, MollieTerminal)
    driver._clock = clock
    assert driver.status(reference).state is TerminalState.UNKNOWN
    clock.later = 121.0
    assert driver.status(reference).state is TerminalState.CANCELLED
    assert mollie.charged() == []
    driver.close()


@pytest.mark.parametrize("kind", ["opi", "mollie"])
def test_another_amount_is_never_taken_for_paid(kind: str, tmp_path: Path) -> None:
    process = TerminalProcess(kind, tmp_path / kind)
    process.plan(fault="amount", point="")
    driver = process.driver()
    try:
        reference = new_id()
        driver.start(1250, reference)
        until(lambda: driver.status(reference).state is not TerminalState.PENDING)
        answer = driver.status(reference)
        assert (answer.state, answer.asks_cashier) == (TerminalState.UNKNOWN, True)
    finally:
        driver.close()
        process.end()


def test_a_late_answer_is_waited_for(opi: TerminalProcess) -> None:
    opi.plan(late=1.5)
    assert known(opi, new_id()) is TerminalState.APPROVED


def test_a_terminal_that_is_silent_is_asked_again(opi: TerminalProcess) -> None:
    opi.plan(point="reply", fault="silent")
    driver = opi.driver(paying=1.0)
    reference = new_id()
    driver.start(1250, reference)
    until(lambda: not driver.busy)
    assert driver.status(reference).state in (TerminalState.UNKNOWN, TerminalState.PENDING)  # it says it is busy
    opi.end()
    assert driver.status(reference).state is TerminalState.UNKNOWN
    opi.begin()
    assert driver.status(reference).state is TerminalState.APPROVED
    driver.close()


def test_a_refund_goes_back_over_opi_and_not_over_mollie(opi: TerminalProcess, mollie: TerminalProcess) -> None:
    assert known(opi, new_id(), -500) is TerminalState.APPROVED
    assert opi.charged() == [-500]
    driver = mollie.driver()
    answer = driver.start(-500, new_id())
    assert answer.state is TerminalState.DECLINED
    assert "Terugbetalen kan niet" in answer.display


def test_totals_are_those_of_the_terminal(opi: TerminalProcess, mollie: TerminalProcess) -> None:
    since = SystemClock().now().replace(microsecond=0)
    for process in (opi, mollie):
        known(process, new_id(), 1250)
        known(process, new_id(), 99)
        driver = process.driver()
        found = driver.totals(since)
        assert (found.amount, found.count) == (Money(1349), 2)
        driver.end_day()
        assert driver.check() is None
        driver.close()
    again = opi.driver()
    assert again.totals(since).amount == Money.ZERO
    again.close()


def test_one_payment_at_a_time(opi: TerminalProcess) -> None:
    opi.plan(outcome="wait")
    driver = opi.driver(paying=20.0)
    first, second = new_id(), new_id()
    driver.start(1250, first)
    until(lambda: driver.status(first).display == "Kaart aanbieden")
    assert driver.start(500, second).state is TerminalState.DECLINED
    driver.abort(first)
    settled(driver, first)
    assert opi.charged() == []
    driver.close()


def test_a_terminal_is_not_asked_how_it_is_while_it_takes_a_payment(opi: TerminalProcess) -> None:
    opi.plan(outcome="wait", Diagnosis="Failure")
    driver = opi.driver(paying=20.0)
    reference = new_id()
    driver.start(1250, reference)
    until(lambda: driver.status(reference).display == "Kaart aanbieden")
    assert driver.check() is None
    driver.abort(reference)
    settled(driver, reference)
    assert driver.check() is not None
    driver.close()


def test_a_terminal_that_was_switched_off_and_on_is_ready_again(opi: TerminalProcess) -> None:
    driver = opi.driver()
    assert driver.check() is None
    opi.end()
    assert driver.check() is not None
    opi.begin()
    assert driver.check() is None
    driver.close()


def test_a_terminal_that_logged_out_is_logged_in_again(opi: TerminalProcess) -> None:
    opi.plan(Login="Failure")
    assert known(opi, new_id()) is TerminalState.DECLINED
    opi.plan()
    assert known(opi, new_id()) is TerminalState.APPROVED


def test_a_wrong_key_pays_nothing(mollie: TerminalProcess) -> None:
    driver = mollie.driver()
    assert isinstance(driver, MollieTerminal)
    driver._key = lambda: "test_wrong"
    reference = new_id()
    driver.start(1250, reference)
    answer = settled(driver, reference)
    assert answer.state is TerminalState.DECLINED
    assert "sleutel" in answer.display
    assert "sleutel" in str(driver.check())
    assert mollie.charged() == []
    driver.close()
