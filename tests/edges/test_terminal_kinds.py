"""From the settings of a till to its terminal: made anew after a change, never while a payment goes on."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kassa.bootstrap.devices import SetTerminal
from kassa.db.engine import Database
from kassa.devices.terminal import kinds
from kassa.devices.terminal.kinds import TerminalSetup, make_terminal
from kassa.devices.terminal.mollie import MollieTerminal
from kassa.devices.terminal.opi.opi_terminal import OpiTerminal
from kassa.devices.terminal.standalone import StandaloneTerminal
from kassa.domain.payments.terminal import TerminalState
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.mollie_simulator import KEY, TERMINAL
from tests.support.terminals import TerminalProcess, settled
from tests.support.till import TestTill


@pytest.mark.parametrize(
    ("setup", "words"),
    [
        (TerminalSetup("opi", ""), "geen adres van een PIN-terminal"),
        (TerminalSetup("opi", "http://192.0.2.1"), "geen adres van een PIN-terminal"),
        (TerminalSetup("opi", "192.0.2.1:99999"), "geen adres van een PIN-terminal"),
        (TerminalSetup("mollie", "", number="12345"), "geen terminalnummer van Mollie"),
        (TerminalSetup("mollie", "http://192.0.2.1", number=TERMINAL), "geen veilig adres"),
        (TerminalSetup("mollie", "ftp://127.0.0.1", number=TERMINAL), "geen veilig adres"),
        (TerminalSetup("mollie", "http://127.0.0.1:99999", number=TERMINAL), "geen veilig adres"),
    ],
)
def test_settings_that_cannot_work_take_nothing_and_say_why(setup: TerminalSetup, words: str) -> None:
    terminal = make_terminal(setup, lambda: KEY, SystemClock())
    answer = terminal.start(100, new_id())
    assert answer.state is TerminalState.DECLINED
    assert words in answer.display
    assert terminal.status(new_id()).state is TerminalState.UNKNOWN
    assert words in str(terminal.check())
    terminal.close()


def test_each_kind_has_its_driver() -> None:
    clock = SystemClock()
    assert isinstance(make_terminal(TerminalSetup("standalone"), str, clock), StandaloneTerminal)
    assert isinstance(make_terminal(TerminalSetup("opi", "[::1]:4100"), str, clock), OpiTerminal)
    assert isinstance(make_terminal(TerminalSetup("mollie", number=TERMINAL), str, clock), MollieTerminal)


def test_a_changed_setting_makes_another_driver_but_not_during_a_payment(
    sqlite_database: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    shop, process = TestTill(sqlite_database, clock), TerminalProcess("opi", tmp_path / "opi")
    terminal = SetTerminal(shop.settings, shop.place, lambda: KEY, SystemClock())

    def change(values: dict[str, object]) -> None:
        shop.settings.change(Scope.TILL, values, shop.owner, shop.place.till_id)

    assert isinstance(terminal.driver, StandaloneTerminal)
    change(
        {
            keys.TERMINAL.key: "opi",
            keys.TERMINAL_ADDRESS.key: f"127.0.0.1:{process.port}",
            keys.TERMINAL_PORT.key: process.device_port,
        }
    )
    process.plan(outcome="wait")
    driver, reference = terminal.driver, new_id()
    assert isinstance(driver, OpiTerminal)
    assert driver._setup.workstation == f"KASSA{shop.place.number}"
    terminal.start(500, reference)
    change({keys.TERMINAL.key: "standalone"})
    assert terminal.driver is driver
    while terminal.status(reference).state is TerminalState.PENDING:
        terminal.abort(reference)
    settled(driver, reference)
    assert isinstance(terminal.driver, StandaloneTerminal)
    terminal.close()
    process.end()


def test_training_never_asks_for_money(sqlite_database: Database, clock: FrozenClock) -> None:
    from dataclasses import replace

    shop = TestTill(sqlite_database, clock)
    shop.settings.change(Scope.TILL, {keys.TERMINAL.key: "mollie"}, shop.owner, shop.place.till_id)
    terminal = SetTerminal(shop.settings, replace(shop.place, training=True), lambda: KEY, SystemClock())
    assert isinstance(terminal.driver, StandaloneTerminal)


def test_threads_that_ask_at_once_get_one_driver(
    sqlite_database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A driver that another one replaced would know nothing of the payment it was given."""
    shop = TestTill(sqlite_database, clock)
    terminal = SetTerminal(shop.settings, shop.place, lambda: KEY, SystemClock())

    def slowly(*_: object) -> StandaloneTerminal:
        time.sleep(0.05)
        return StandaloneTerminal()

    monkeypatch.setattr(kinds, "make_terminal", slowly)
    with ThreadPoolExecutor(4) as threads:
        drivers = list(threads.map(lambda _: terminal.driver, range(4)))
    assert len({id(driver) for driver in drivers}) == 1
