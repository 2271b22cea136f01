"""The dots of the top bar and the panel with what still has to be printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.repos import outbox as repo
from kassa.devices.display.vfd import gone
from kassa.devices.printer.fake import FakePrinter
from kassa.domain.delivery import Delivered, JobKind, Outcome
from kassa.domain.errors import Reason
from kassa.domain.journal import canonical
from kassa.output.slip import Slip, Text
from kassa.services.outbox import Outbox
from kassa.services.outbox_delivery import OutboxDevice
from kassa.ui.till.controller import SaleController
from kassa.ui.till.devices import CONNECTION, PRINTER, TERMINAL, Devices, DevicesSheet
from kassa.ui.till.login.approval import Approvals
from kassa.ui.widgets.status_dots import DeviceState, StatusDots
from tests.support.clock import FrozenClock
from tests.support.screens import dialogs, ui_context
from tests.support.till import TestTill

NO_PAPER = Reason("printer.paper_out", "Het papier van de printer is op. De bon is bewaard.", "Leg een nieuwe rol in.")
BROKEN = Reason("printer.broken_off", "De printer stopte halverwege.", "Kijk of de bon er is.")


class Slips:
    def slip(self, payload: object) -> Slip:
        return Slip((Text(str(payload)),))


class Bar:
    """A bar with dots over a till whose printer does what it is told."""

    def __init__(self, qtbot: QtBot, database: Database, clock: FrozenClock, folder: Path, app: QApplication) -> None:
        self.till = TestTill(database, clock)
        self.database, self.clock = database, clock
        self.printer = FakePrinter()
        device = OutboxDevice("printer", "Bonprinter", "counter", printer=self.printer)
        self.outbox = Outbox(database, clock, self.till.place.till_id, (device,), Slips())
        ui = replace(ui_context(app, clock, folder), zone=ZoneInfo("Europe/Amsterdam"))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 700)
        self.dots = StatusDots(ui.theme, self.window)
        approvals = Approvals(ui, self.window, self.till.services.login)
        self.controller = SaleController(
            self.till.services.selling, ui.sounds, lambda: "1", approvals.with_approval, self.window
        )
        self.controller.sign_in(self.till.owner)
        self.has = frozenset({PRINTER, TERMINAL})
        self.terminal: Reason | None = None
        self.display: Reason | None = None
        self.devices = Devices(
            ui,
            self.dots,
            self.window,
            self.outbox,
            self.controller,
            approvals.with_approval,
            self.work,
            lambda: self.has,
            lambda: self.terminal,
            lambda: self.display,
        )
        self.window.show()

    def ask(self, name: str) -> None:
        payload = canonical({"document": "receipt", "id": name, "copy": 0})
        with self.database.write() as tx:
            repo.enqueue(tx, JobKind.PAPER, "printer", f"receipt:{name}", payload, micros(self.clock.now()))

    def work(self) -> None:
        while self.outbox.delivery.step("counter"):
            pass

    def words(self) -> dict[str, str]:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        buttons = self.dots.findChildren(QAbstractButton)
        return {one.objectName().removeprefix("status."): one.accessibleName() for one in buttons}

    def tap(self, name: str) -> None:
        found = self.window.findChild(QAbstractButton, name)
        assert found is not None, name
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def has_button(self, name: str) -> bool:
        return self.window.findChild(QAbstractButton, name) is not None


@pytest.fixture
def bar(qtbot: QtBot, sqlite_database: Database, clock: FrozenClock, tmp_path: Path, qapp: QApplication) -> Bar:
    return Bar(qtbot, sqlite_database, clock, tmp_path, qapp)


def test_all_is_ready(bar: Bar) -> None:
    bar.devices.look()
    assert bar.words() == {
        TERMINAL: "PIN-terminal: gereed",
        PRINTER: "Printer: gereed",
        CONNECTION: "Verbinding: in orde",
    }
    bar.tap("status.printer")
    assert dialogs(bar.window) == ["devices"]


def test_a_till_without_devices_shows_only_its_connection(bar: Bar) -> None:
    bar.has = frozenset()
    bar.devices.look()
    assert set(bar.words()) == {CONNECTION}


def test_no_paper_is_named_and_tried_again(bar: Bar) -> None:
    bar.printer.answer = Delivered(Outcome.NOTHING_SENT, NO_PAPER)
    bar.ask("a")
    bar.work()
    bar.devices.look()
    assert bar.words()[PRINTER] == "Printer: geen papier"
    bar.printer.answer = Delivered(Outcome.CONFIRMED)
    bar.tap("status.printer")
    assert not bar.has_button("devices.job_1.accept")
    bar.tap("devices.job_1.retry")
    assert len(bar.printer.slips) == 1
    assert bar.words()[PRINTER] == "Printer: gereed"


@pytest.mark.parametrize(("answer", "slips"), [("accept", 1), ("drop", 1), ("retry", 2)])
def test_doubt_is_settled_by_a_person(bar: Bar, answer: str, slips: int) -> None:
    bar.printer.answer = Delivered(Outcome.UNSURE, BROKEN)
    bar.ask("a")
    bar.work()
    bar.devices.look()
    assert bar.words()[PRINTER] == "Printer: bon onzeker"
    bar.printer.answer = Delivered(Outcome.CONFIRMED)
    bar.tap("status.printer")
    bar.tap(f"devices.job_1.{answer}")
    assert bar.words()[PRINTER] == "Printer: gereed"
    assert len(bar.printer.slips) == slips


def test_a_backup_that_failed_stays_visible_until_there_is_one(bar: Bar) -> None:
    stale = Reason("backup.stale", "De laatste reservekopie is van 12-03-2026.", "Maak een reservekopie.")
    bar.devices.show_care((Reason("disk.low", "De schijf raakt vol."), stale))
    assert bar.words()["backup"] == "Reservekopie: te oud"
    bar.tap("status.backup")
    sheet = bar.window.findChild(DevicesSheet)
    assert sheet is not None
    assert "12-03-2026" in sheet.explanation.text()
    bar.devices.show_care((Reason("backup.full", "Er is geen ruimte."),))
    assert bar.words()["backup"] == "Reservekopie: niet gelukt"
    bar.devices.show_care(())
    assert "backup" not in bar.words()


def test_a_terminal_that_does_not_answer_is_named_until_it_does(bar: Bar) -> None:
    bar.terminal = Reason("terminal.unreachable", "De PIN-terminal is niet bereikbaar.", "Kijk of hij aan staat.")
    bar.devices.check_terminal()
    assert bar.words()[TERMINAL] == "PIN-terminal: antwoordt niet"
    bar.tap("status.terminal")
    sheet = bar.window.findChild(DevicesSheet)
    assert sheet is not None
    assert "De PIN-terminal is niet bereikbaar." in sheet.explanation.text()
    bar.terminal = None
    bar.devices.check_terminal()
    assert bar.words()[TERMINAL] == "PIN-terminal: gereed"


def test_a_display_that_is_gone_is_named_until_it_is_back(bar: Bar) -> None:
    bar.display = gone("/dev/ttyUSB2")
    bar.devices.look()
    assert bar.words()["display"] == "Klantendisplay: antwoordt niet"
    bar.tap("status.display")
    sheet = bar.window.findChild(DevicesSheet)
    assert sheet is not None
    assert "/dev/ttyUSB2 is niet bereikbaar" in sheet.explanation.text()
    bar.display = None
    bar.devices.look()
    assert "display" not in bar.words()


def test_the_dots_name_the_most_there_is_room_for(qtbot: QtBot, clock: FrozenClock, tmp_path: Path) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    dots = StatusDots(ui_context(application, clock, tmp_path).theme)
    qtbot.addWidget(dots)
    states = [
        DeviceState("printer", "printer", False, "Printer: geen papier"),
        DeviceState("scanner", "scan-barcode", True, "Scanner: verbonden"),
        DeviceState("backup", "archive", False, "Reservekopie: te oud"),
    ]
    dots.show_states(states)

    def shown() -> list[str]:
        return [one.objectName() for one in dots.findChildren(QAbstractButton) if not one.isHidden()]

    assert shown() == ["status.printer", "status.scanner", "status.backup"]
    whole = dots.sizeHint().width()
    dots.set_room(whole - 1)
    assert shown() == ["status.printer", "status.backup"]
    dots.set_room(dots.sizeHint().width() - 1)
    assert shown() == ["status.printer", "status.backup"]
    dots.set_room(110)
    assert shown() == ["status.printer", "status.backup"]
    assert dots.sizeHint().width() <= 110, "two signs without words"
    dots.set_room(80)
    (one,) = (one for one in dots.findChildren(QAbstractButton) if not one.isHidden())
    assert one.accessibleName() == "Printer: geen papier; Reservekopie: te oud"
    assert one.sizeHint().width() <= 80
    dots.show_states(states[1:])
    (one,) = (one for one in dots.findChildren(QAbstractButton) if not one.isHidden())
    assert (one.objectName(), one.accessibleName()) == ("status.backup", "Reservekopie: te oud")
    assert one.sizeHint().width() <= 80
    dots.show_states(states)
    dots.set_room(whole)
    dots.show()
    QApplication.processEvents()
    dots.setFixedWidth(dots.sizeHint().width())
    by_place = sorted((one for one in dots.findChildren(QAbstractButton) if one.isVisible()), key=lambda one: one.x())
    assert [one.objectName() for one in by_place] == ["status.printer", "status.scanner", "status.backup"]
