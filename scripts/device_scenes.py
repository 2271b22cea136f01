"""The devices of the till, each in a state worth looking at: pages, card terminal, scale, customer display, signs."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from kassa.domain.catalog.scan import Scan
from kassa.domain.errors import DeviceError, Reason
from kassa.domain.payments.terminal import TerminalTotals
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.domain.till.customer_view import IDLE, CustomerView, thanks
from kassa.domain.values import Money, Quantity
from kassa.services.outbox import DeviceStatus
from kassa.ui.till.customer_window import CustomerWindow
from kassa.ui.till.payment.terminal_sheet import Stage as CardStage
from kassa.ui.till.payment.terminal_sheet import TerminalSheet
from kassa.ui.till.weight_sheet import WeightSheet
from kassa.ui.upkeep.devices_page import DevicesPage

if TYPE_CHECKING:
    from scripts.till_scenes import Stage

PICTURE = ("20410", "20410", "31055", "60211", "70010")
_SET: Mapping[str, object] = {
    keys.PRINTER.key: "tcp",
    keys.PRINTER_ADDRESS.key: "192.168.1.50:9100",
    keys.DRAWER.key: "pin2",
    keys.SCANNER.key: "serial",
    keys.SCANNER_PORT.key: "/dev/ttyUSB0",
    keys.TERMINAL.key: "opi",
    keys.TERMINAL_ADDRESS.key: "192.168.1.60:4100",
    keys.DISPLAY.key: "escpos",
    keys.DISPLAY_PORT.key: "/dev/ttyUSB1",
    keys.WEIGHING.key: "sics",
    keys.WEIGHING_PORT.key: "/dev/ttyUSB2",
}
_UNSET: Mapping[str, object] = {
    keys.PRINTER.key: "none",
    keys.DRAWER.key: "none",
    keys.SCANNER.key: "keyboard",
    keys.TERMINAL.key: "standalone",
    keys.DISPLAY.key: "none",
    keys.WEIGHING.key: "none",
}


class _Scale:
    """What lies on it moves; the tare is a bowl."""

    ready = True

    def weigh(self) -> Quantity:
        raise DeviceError(
            Reason("scale.unstable", "Het gewicht staat nog niet stil.", "Wacht tot het stil ligt en kies weer Weeg.")
        )

    def tare(self) -> Quantity:
        return Quantity(185)

    def zero(self) -> None:
        """Nothing to do."""


def _set(stage: Stage, values: Mapping[str, object]) -> None:
    stage.services.settings.change(Scope.TILL, values, stage.till._actor(), stage.services.place.till_id)


def _with_devices(screen: str) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.sign_in()
        _set(stage, _SET)
        stage.undo = lambda: _set(stage, _UNSET)
        stage.till.desk.run(screen)

    return scene


def _devices(stage: Stage) -> None:
    stage.sign_in()
    stage.till.desk.run("devices")


def _devices_find(stage: Stage) -> None:
    _devices(stage)
    stage.tap("devices.printer.find")


def _devices_refused(stage: Stage) -> None:
    _devices_find(stage)
    stage.window.findChildren(QLineEdit, "devices.printer.address")[-1].setText("kassa printer:99999")
    stage.tap("devices.printer.choose_address")


def _devices_absent(stage: Stage) -> None:
    """A printer that does not answer, tried after it was seen set."""
    _devices(stage)
    _set(stage, {keys.PRINTER.key: "tcp", keys.PRINTER_ADDRESS.key: "127.0.0.1:1"})
    stage.undo = lambda: _set(stage, _UNSET)
    page = stage.window.findChildren(DevicesPage)[-1]
    page.look()
    QApplication.processEvents()
    stage.tap("devices.printer.print")
    page.look()


def _devices_tried(stage: Stage) -> None:
    _devices(stage)
    for name in ("devices.printer.print", "devices.scale.weigh"):
        stage.tap(name)


def _sheet(stage: Stage) -> None:
    stage.sign_in()
    reasons = (
        Reason("backup.stale", "De laatste reservekopie is van 19-11-2026.", "Kijk bij Instellingen > Reservekopieën."),
    )
    stage.till.devices.show_care(reasons)
    stage.till.window.top.status.pressed.emit("backup")


_FAULTS = (
    "printer.paper_out",
    "terminal.unreachable",
    "scanner.gone",
    "backup.stale",
    "display.gone",
)


def _dots(number: int) -> Callable[[Stage], None]:
    """The top bar with so many devices that are not in order."""

    def scene(stage: Stage) -> None:
        stage.sign_in()
        _set(stage, _SET)
        wrong = {code: Reason(code, "Er is iets mis.", "Kijk ernaar.") for code in _FAULTS[:number]}
        devices = stage.till.devices
        trouble = devices._display_trouble
        devices._timer.stop()

        def put_back() -> None:
            devices._timer.start()
            devices._display_trouble = trouble
            devices.show_care(())
            devices.show_scanner(None)
            devices._checked(None)
            devices._seen(())
            _set(stage, _UNSET)

        stage.undo = put_back
        devices._display_trouble = lambda: wrong.get("display.gone")
        devices.show_care(tuple(wrong.values()))
        devices.show_scanner(wrong.get("scanner.gone"))
        devices._checked(wrong.get("terminal.unreachable"))
        devices._seen((DeviceStatus("printer", "Bonprinter", (), wrong.get("printer.paper_out")),))

    return scene


def _scanner_test(stage: Stage) -> None:
    _devices(stage)
    stage.tap("devices.scanner.test")
    now = time.perf_counter_ns() // 1000
    for raw, code in ((b"ABC\x00\xfe\r", ""), (b"F8712345678906#\r", "8712345678906")):
        stage.ui.scanner.seen.emit(Scan(raw, code, now - 14_300, now - 900))


def _scanner_learn(stage: Stage) -> None:
    _devices(stage)
    stage.tap("devices.scanner.test")
    stage.tap("scanner_test.learn")
    now = time.perf_counter_ns() // 1000
    for code in ("8712345678906", "8710400000013", "5410000000019"):
        stage.ui.scanner.seen.emit(Scan(b"F" + code.encode() + b"#\r", code, now - 14_300, now - 900))


def _card(step: CardStage, words: str = "", *, refund: bool = False) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.sign_in()
        stage.fill(*PICTURE)
        stage.tap("sale.checkout")
        sheet = TerminalSheet(stage.ui, stage.till.payment, "€ 188,20", step, refund=refund)
        sheet.say(words)
        sheet.open()

    return scene


def _compared(stage: Stage) -> None:
    """A day with cash and PIN, and a terminal that took more than was booked."""
    stage.sign_in()
    actor = stage.till._actor()
    stage.fill(*PICTURE)
    stage.tap("sale.checkout")
    stage.tap("payment.card")
    stage.till.desk.run("cash_up")
    step = stage.till.cashup.counting
    step.counting = step.counting.select(3)
    step.press("1")
    step._take(step.counting.select(3))
    stage.till.cashup._next()
    control = stage.services.shifts.control(actor)
    booked = next(row for row in control.rows if row.method != "cash")
    stage.till.cashup._compare_terminal(TerminalTotals(booked.expected + Money(1_250), 4), actor)


def _weigh(deed: str) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        stage.sign_in()
        sheet = WeightSheet(
            stage.ui, stage.window, "Hoeveel weegt Kaas jong belegen?", name="weight", unit="kg", scale=_Scale()
        )
        sheet.open()
        if deed:
            stage.tap(f"weight.{deed}")

    return scene


def _customer(view: Callable[[Stage], CustomerView]) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        shown = view(stage)
        stage.second = window = CustomerWindow(stage.ui.theme, stage.window)
        window.resize(stage.window.size())
        window.show_view(shown, "Voorbeeldwinkel Werkkleding", "en" if stage.language == "en" else "nl")
        window.show()
        stage.undo = window.deleteLater

    return scene


def _view(*taps: str) -> Callable[[Stage], CustomerView]:
    def view(stage: Stage) -> CustomerView:
        stage.sign_in()
        stage.fill(*PICTURE)
        for name in taps:
            stage.tap(name)
        return stage.till.customer.view

    return view


DEVICE_SCENES: dict[str, Callable[[Stage], None]] = {
    "devices": _devices,
    "devices-find": _devices_find,
    "devices-refused": _devices_refused,
    "devices-absent": _devices_absent,
    "devices-tried": _devices_tried,
    "devices-set": _with_devices("devices"),
    "devices-dots": _sheet,
    **{f"dots-{number}": _dots(number) for number in range(len(_FAULTS) + 1)},
    "scanner-test": _scanner_test,
    "scanner-learn": _scanner_learn,
    "health": _with_devices("health"),
    "card-ask": _card(CardStage.FOLLOW),
    "card-follow": _card(CardStage.FOLLOW, "Kaart aanbieden"),
    "card-unknown": _card(CardStage.UNKNOWN),
    "card-unknown-told": _card(CardStage.UNKNOWN, "De terminal weet alleen nog van een latere betaling."),
    "card-failed": _card(CardStage.FAILED),
    "card-aborted": _card(CardStage.FAILED, "De betaling is afgebroken op de terminal. Er is niets betaald."),
    "card-cashier": _card(CardStage.CASHIER),
    "card-refund": _card(CardStage.CASHIER, refund=True),
    "weigh": _weigh(""),
    "weigh-tare": _weigh("tare"),
    "weigh-unstable": _weigh("weigh"),
    "display-idle": _customer(lambda _stage: IDLE),
    "display-sale": _customer(_view()),
    "display-paying": _customer(_view("sale.checkout", "payment.quick_2")),
    "display-thanks": _customer(lambda _stage: thanks(Money(405))),
    "cashup-terminal": _compared,
}
