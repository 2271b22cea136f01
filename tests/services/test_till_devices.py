"""The devices of a till: one entry makes a row on the page and on the health page, choosing stores, trying answers."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kassa.bootstrap.device_list import Desk, till_devices
from kassa.bootstrap.devices import SetPrinter, SetScanner
from kassa.bootstrap.trials import Trials
from kassa.db.engine import Database
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.devices.scanner.serial_scanner import GONE
from kassa.domain.catalog.scan import Affixes, Scan
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Denied, DeviceError, Reason, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.services.devices import Answer, Device, Found, TillDevices, Trial, answer_of
from kassa.services.health import Finding, State
from tests.support.clock import FrozenClock
from tests.support.plug import Plug
from tests.support.printers import TcpPrinter
from tests.support.till import TestTill

WAIT = 10


@pytest.fixture
def till(sqlite_database: Database, clock: FrozenClock) -> TestTill:
    return TestTill(sqlite_database, clock)


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    plug = Plug(tmp_path / "scanner")
    yield plug
    plug.pull()


def devices_of(till: TestTill) -> TillDevices:
    return till.services.upkeep().devices


def test_one_entry_is_a_row_everywhere(till: TestTill) -> None:
    scale = Device(
        "scale",
        "Weegschaal",
        "scale",
        about=lambda: "Seriële poort",
        check=lambda: Finding(State.GOOD, "Staat op nul."),
        trials=(Trial("weigh", "Wegen", "scale", lambda: Answer(True, "0,000 kg")),),
    )
    devices = TillDevices(till.settings, till.place.till_id, (scale,), here=True)
    assert [(row.device.title, row.about, row.finding.what) for row in devices.rows()] == [
        ("Weegschaal", "Seriële poort", "Staat op nul.")
    ]
    assert [check.title for check in devices.checks()] == ["Weegschaal"]
    assert devices.run("scale", "weigh").sentence == "0,000 kg"
    assert devices.find("scale") == ()
    for wrong in (lambda: devices.run("scale", "x"), lambda: devices.type_address("scale", "x", till.owner)):
        with pytest.raises(RuleError, match="kent de kassa niet"):
            wrong()
    with pytest.raises(RuleError):
        devices.find("nothing")


def test_what_is_found_can_be_chosen_by_who_may(till: TestTill, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kassa.devices.finding.serial_ports", lambda: (("/dev/ttyUSB0", "Star"),))
    monkeypatch.setattr("kassa.devices.finding.usb_printers", lambda: ())
    monkeypatch.setattr("kassa.devices.finding.print_queues", lambda: ("Balie",))
    devices = devices_of(till)
    found = devices.find("printer")
    assert [one.title for one in found] == ["Wachtrij Balie", "Seriële poort /dev/ttyUSB0", "Geen bonprinter"]
    serial = found[1]
    assert serial == Found(
        "Seriële poort /dev/ttyUSB0",
        "Star",
        {keys.PRINTER.key: "serial", keys.PRINTER_ADDRESS.key: "/dev/ttyUSB0"},
    )
    with pytest.raises(Denied):
        devices.choose(serial.values, Actor("x", "Verkoper", frozenset({Right.SELL}), None))
    assert devices.choose(serial.values, till.owner) == frozenset(serial.values)
    assert devices.rows()[0].about == "Seriële poort · /dev/ttyUSB0 · Algemeen (ESC/POS) · terugmelding nog niet gezien"


def test_a_computer_that_finds_no_printer_at_all_says_why(till: TestTill, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> tuple[object, ...]:
        raise DeviceError(Reason("printer.no_libusb", "libusb ontbreekt.", "Installeer libusb."))

    monkeypatch.setattr("kassa.devices.finding.serial_ports", lambda: ())
    monkeypatch.setattr("kassa.devices.finding.usb_printers", refuse)
    monkeypatch.setattr("kassa.devices.finding.print_queues", lambda: ())
    with pytest.raises(DeviceError, match="libusb"):
        devices_of(till).find("printer")
    monkeypatch.setattr("kassa.devices.finding.print_queues", lambda: ("Balie",))
    assert len(devices_of(till).find("printer")) == 2


@pytest.mark.parametrize(
    ("answers", "seen"),
    [
        ("auto", "meldt papier en klep"),
        ("blind", "meldt niets terug"),
        ("status", "meldt papier en klep"),
        ("confirms", "meldt ook dat de bon eruit is"),
    ],
)
def test_what_a_printer_can_tell_is_shown(till: TestTill, answers: str, seen: str) -> None:
    devices = devices_of(till)
    with TcpPrinter(VirtualPrinter()) as printer:
        devices.choose({keys.PRINTER_ANSWERS.key: answers}, till.owner)
        devices.type_address("printer", f"127.0.0.1:{printer.port}", till.owner)
        assert devices.run("printer", "print").good
        assert devices.rows()[0].about.endswith(f" · {seen}")


def test_a_typed_address_is_tried_on_a_real_printer(till: TestTill) -> None:
    devices = devices_of(till)
    with TcpPrinter(VirtualPrinter()) as printer:
        devices.type_address("printer", f" 127.0.0.1:{printer.port} ", till.owner)
        answer = devices.run("printer", "print")
    assert answer.good
    assert "testbon" in answer.sentence
    assert not devices.run("drawer", "open").good


def test_a_trial_waits_for_the_receipt_that_is_printing(till: TestTill, clock: FrozenClock) -> None:
    done: list[Delivered] = []
    printer = SetPrinter(till.settings, till.place, clock)
    trials = Trials(till.settings, lambda _till_id: till.place, str, clock, printer)
    with TcpPrinter(VirtualPrinter()) as paper:
        devices_of(till).type_address("printer", f"127.0.0.1:{paper.port}", till.owner)
        thread = threading.Thread(target=lambda: done.append(trials.trial_print(till.place.till_id)))
        with printer.wire:
            thread.start()
            thread.join(0.2)
            assert done == []
        thread.join(WAIT)
    assert [one.outcome for one in done] == [Outcome.HANDED_OVER]


def test_the_words_of_an_answer() -> None:
    reason = Reason("printer.absent", "De printer antwoordt niet.", "Kijk of hij aan staat.")
    assert answer_of(Delivered(Outcome.CONFIRMED), "Kijk.").sentence.startswith("Gelukt")
    assert answer_of(Delivered(Outcome.HANDED_OVER), "Kijk.") == Answer(
        True, "Verstuurd. Dit apparaat meldt niets terug. Kijk."
    )
    assert answer_of(Delivered(Outcome.NOTHING_SENT, reason), "") == Answer(False, str(reason))
    assert answer_of(Delivered(Outcome.UNSURE), "") == Answer(False, "Het apparaat antwoordt niet.")


def test_from_another_computer_only_the_till_knows(till: TestTill, clock: FrozenClock) -> None:
    values: dict[str, object] = {
        keys.PRINTER.key: "tcp",
        keys.PRINTER_ADDRESS.key: "127.0.0.1:9",
        keys.SCANNER.key: "serial",
        keys.SCANNER_PORT.key: "COM4",
    }
    till.settings.change(Scope.TILL, values, till.owner, till.place.till_id)
    devices = till_devices(Desk(till.database, till.settings, till.place, clock))
    assert not devices.here
    states = {row.device.key: row.finding.state for row in devices.rows()}
    assert states["printer"] is State.UNKNOWN
    assert states["scanner"] is State.UNKNOWN


def test_the_scanner_of_a_till_follows_its_settings(till: TestTill, plug: Plug) -> None:
    scans: queue.Queue[Scan] = queue.Queue()
    said: queue.Queue[Reason | None] = queue.Queue()
    scanner = SetScanner(till.settings, till.place)
    scanner.refresh()  # nobody listens yet
    plug.insert()
    scanner.start(scans.put, said.put)
    try:
        assert said.get(timeout=WAIT) is None
        assert scanner.check() is None
        values: dict[str, object] = {
            keys.SCANNER.key: "serial",
            keys.SCANNER_PORT.key: str(plug.port),
            keys.SCANNER_PREFIX.key: "F",
        }
        till.settings.change(Scope.TILL, values, till.owner, till.place.till_id)
        assert scanner.check() == GONE
        assert scanner.affixes() == Affixes()
        scanner.refresh()
        assert said.get(timeout=WAIT) is None
        assert scanner.check() is None
        scanner.refresh()  # the same settings interrupt nothing
        plug.send(b"F8712345678906\r")
        assert scans.get(timeout=WAIT).code == "8712345678906"
        till.settings.change(Scope.TILL, {keys.SCANNER.key: "keyboard"}, till.owner, till.place.till_id)
        scanner.refresh()
        assert said.get(timeout=WAIT) is None
        assert scanner.affixes() == Affixes("F")
    finally:
        scanner.stop()
