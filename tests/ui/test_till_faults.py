"""Printer, card terminal and customer display fail while a screen of the till is open: it says so, and sells on.

The printer and the display hang on real ports, the terminal is a process of its own, the outbox has its own thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.devices.printer.virtual import VirtualPrinter
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.services.outbox_worker import OutboxWorker
from kassa.ui.shell.context import UiContext
from kassa.ui.till.till import Till
from tests.support.clock import FrozenClock
from tests.support.hands import ShopHands
from tests.support.people import OWNER_PIN
from tests.support.ports import Port, Vfd
from tests.support.printers import originals
from tests.support.screens import dialogs
from tests.support.terminals import TerminalProcess
from tests.support.till import COLA, TestTill

Opening = Callable[[Till], object]


def function(key: str) -> Opening:
    return lambda till: till.desk.run(key)


def screen(name: str) -> Opening:
    return lambda till: till.window.show_screen(name)


SCREENS: dict[str, Opening] = {
    "sale": screen("sale"),
    "payment": screen("payment"),
    "articles": screen("articles"),
    "parked": screen("parked"),
    "Kies Klant": lambda till: till.counter.customers.ask(),
    "Klantenbeheer": lambda till: till.counter.file.open(),
    "Kies Order": function("select_order"),
    "Kies factuur": function("select_invoice"),
    "Betalen Facturen": function("pay_invoices"),
    "Maak order": function("create_order"),
    "Orderwachtrij": screen("queue"),
    "Retour": function("return_goods"),
    "Cadeaubon": function("gift_card"),
    "Kassabonnen": function("receipts"),
    "Kasopmaak": function("cash_up"),
    "Kas in/uit": function("cash_move"),
    "Apparaten": function("devices"),
    "Alles in orde?": function("health"),
    "vergrendeld": function("lock"),
}


class Counter:
    """A till that sold once, with everything that hangs on it."""

    def __init__(self, qtbot: QtBot, ui: UiContext, shop: TestTill, folder: Path, terminal: TerminalProcess) -> None:
        self.qtbot, self.shop, self.terminal = qtbot, shop, terminal
        self.printer, vfd = VirtualPrinter(42), Vfd("escpos")
        self.wire, self.display = Port(folder / "printer", self.printer.feed), Port(folder / "display", vfd.feed)
        values = {
            keys.PRINTER.key: "serial",
            keys.PRINTER_ADDRESS.key: str(self.wire),
            keys.TERMINAL.key: "opi",
            keys.TERMINAL_ADDRESS.key: f"127.0.0.1:{terminal.port}",
            keys.DISPLAY.key: "escpos",
            keys.DISPLAY_PORT.key: str(self.display),
        }
        shop.settings.change(Scope.TILL, values, shop.owner, shop.place.till_id)
        shop.open_day()
        self.worker = OutboxWorker(shop.services.outbox.delivery)
        self.wire.insert()
        self.display.insert()
        self.worker.start()
        self.hands = ShopHands(qtbot, ui, shop)
        self.hands.enter(shop.owner)
        self.receipt = self.sell()
        self.wait(lambda: len(self.printer.pages) == 1)
        self.hands.ui.scanner.scanned.emit(COLA)

    def sell(self) -> str:
        """Sell a cola for cash; return the receipt."""
        self.hands.ui.scanner.scanned.emit(COLA)
        self.hands.tap("sale.checkout")
        self.hands.tap("payment.quick_0")
        self.hands.tap("payment.complete")
        assert self.hands.window.current == "sale"
        self.worker.nudge()
        return self.shop.services.receipts.search("", self.shop.seller)[0].id

    def wait(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=20_000)

    def look(self) -> None:
        """What the top bar does by itself every so often."""
        self.worker.nudge()
        self.hands.till.devices.look()
        self.hands.till.devices.check_terminal()

    def says(self, device: str, words: str) -> None:
        """Wait until the dots say this of a device; empty waits until they say nothing. A locked till covers them."""

        def told() -> bool:
            self.look()
            found = self.hands.window.top.status.findChildren(QAbstractButton)
            said = "; ".join(one.accessibleName() for one in found if not one.isHidden()).split("; ")
            return [one for one in said if one.startswith(f"{device}: ")] == ([f"{device}: {words}"] if words else [])

        self.wait(told)

    def close(self) -> None:
        self.worker.stop()
        self.shop.services.display.stop()
        self.wire.pull()
        self.display.pull()


@pytest.fixture
def counter(
    qtbot: QtBot, ui: UiContext, sqlite_database: Database, clock: FrozenClock, tmp_path: Path
) -> Iterator[Counter]:
    terminal = TerminalProcess("opi", tmp_path / "opi")
    driver = terminal.driver()
    made = Counter(qtbot, ui, TestTill(sqlite_database, clock, driver), tmp_path, terminal)
    yield made
    made.close()
    driver.close()
    terminal.end()


@pytest.mark.parametrize("name", SCREENS)
def test_a_fault_at_any_screen_is_named_and_stops_nothing(counter: Counter, name: str) -> None:
    hands, window = counter.hands, counter.hands.window
    SCREENS[name](hands.till)
    shown = (window.current, dialogs(window))
    counter.says("Printer", "gereed")

    counter.printer.paper_out = True
    counter.shop.services.receipts.print_again(counter.receipt, counter.shop.owner)
    counter.says("Printer", "geen papier")
    counter.wire.pull()
    counter.display.pull()
    counter.terminal.end()
    counter.shop.clock.advance(seconds=10)
    counter.says("Printer", "antwoordt niet")
    counter.says("PIN-terminal", "antwoordt niet")
    counter.says("Klantendisplay", "antwoordt niet")
    assert (window.current, dialogs(window)) == shown, "the fault took the screen away"

    if name == "vergrendeld":
        hands.code("login", OWNER_PIN)
        hands.tap("login.sign_in")
    for _step in range(4):
        if window.current != "sale" or dialogs(window):
            hands.key(Qt.Key.Key_Escape)
    assert (window.current, dialogs(window)) == ("sale", [])
    counter.sell()

    counter.printer.paper_out = False
    counter.wire.insert()
    counter.display.insert()
    counter.terminal.begin()
    counter.shop.clock.advance(seconds=10)
    counter.says("Printer", "gereed")
    counter.says("PIN-terminal", "gereed")
    counter.says("Klantendisplay", "")
    assert sorted(originals(counter.printer).values()) == [1, 1]
    assert sum("KOPIE 1" in page.text for page in counter.printer.pages) == 1


def test_the_panel_of_the_devices_is_not_left_over_another_screen(counter: Counter) -> None:
    hands = counter.hands
    hands.tap("status.printer")
    assert dialogs(hands.window) == ["devices"]
    hands.tap("sale.checkout")
    assert (hands.window.current, dialogs(hands.window)) == ("payment", [])
    hands.key(Qt.Key.Key_Escape)
    hands.tap("status.printer")
    hands.tap("devices.all_well")
    assert (hands.window.current, dialogs(hands.window)) == ("health", [])
