"""'Apparaten', the page that tries scanners and 'Alles in orde?' in the real window, with a real pty as scanner."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.catalog.scan import Affixes
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.ui.shell.context import UiContext
from kassa.ui.till.upkeep import PageScreen
from kassa.ui.upkeep.devices_page import DevicesPart
from kassa.ui.upkeep.health_page import HealthPage
from kassa.ui.upkeep.scanner_page import ScannerPage, milliseconds, readable
from kassa.ui.upkeep.states import names, spoken
from tests.support.hands import ShopHands
from tests.support.plug import Plug
from tests.support.till import BREAD, COLA, TestTill

WAIT = 10_000
"""Milliseconds after which a test gives up; nothing is measured."""


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    plug = Plug(tmp_path / "scanner")
    yield plug
    plug.pull()


@pytest.fixture
def hands(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> Iterator[ShopHands]:
    made = ShopHands(qtbot, ui, till_shop)
    till_shop.open_day()
    made.enter(till_shop.owner)
    yield made
    till_shop.services.scanner.stop()
    ui.scanner.affixes = Affixes()


def use_serial(hands: ShopHands, plug: Plug) -> None:
    values: dict[str, object] = {keys.SCANNER.key: "serial", keys.SCANNER_PORT.key: str(plug.port)}
    hands.shop.settings.change(Scope.TILL, values, hands.shop.owner, hands.shop.place.till_id)
    hands.till._elsewhere(frozenset({"settings"}))


def devices_part(hands: ShopHands) -> DevicesPart:
    screen = hands.window.named("devices")
    assert isinstance(screen, PageScreen)
    assert isinstance(screen.page, DevicesPart)
    return screen.page


def lines(hands: ShopHands) -> int:
    return len(hands.till.controller.state.lines)


def test_a_scanner_is_pulled_out_and_put_back_while_selling(qtbot: QtBot, hands: ShopHands, plug: Plug) -> None:
    plug.insert()
    use_serial(hands, plug)
    qtbot.waitUntil(lambda: hands.visible("status.scanner") and hands.till.scanner.reason is None, timeout=WAIT)
    qtbot.waitUntil(lambda: hands.shop.services.scanner.check() is None, timeout=WAIT)
    plug.send(f"{COLA}\r\n".encode())
    qtbot.waitUntil(lambda: lines(hands) == 1, timeout=WAIT)
    plug.send(BREAD[:6].encode())
    plug.pull()
    qtbot.waitUntil(lambda: hands.till.scanner.reason is not None, timeout=WAIT)
    dot = hands.window.findChild(QAbstractButton, "status.scanner")
    assert dot is not None
    assert dot.accessibleName() == "Scanner: niet verbonden"
    before = lines(hands)  # half a code may have ended by silence before the plug was out: then it is a red line
    plug.insert()
    qtbot.waitUntil(lambda: hands.till.scanner.reason is None, timeout=WAIT)
    plug.send(f"{BREAD}\r".encode())
    qtbot.waitUntil(lambda: lines(hands) == before + 1, timeout=WAIT)
    assert dot.accessibleName() == "Scanner: verbonden"


def test_the_devices_are_reached_from_the_dots_and_the_menu(hands: ShopHands) -> None:
    hands.till.devices._open("printer")
    hands.tap("devices.set_up")
    assert hands.window.current == "devices"
    assert list(devices_part(hands).page.cards) == ["printer", "drawer", "scanner", "terminal", "display", "scale"]
    hands.tap("devices.health")
    assert hands.window.current == "health"
    hands.tap("top.back")
    assert hands.window.current == "sale"
    hands.till.devices._open("printer")
    hands.tap("devices.all_well")
    assert hands.window.current == "health"
    hands.tap("top.back")
    hands.tap("top.menu")
    hands.tap("menu.devices")
    assert hands.window.current == "devices"


@pytest.mark.parametrize("typed", ["kassa printer", "printer:99999", "pr\u00efnter:x", ""])
def test_an_address_that_is_none_is_refused_in_words_and_there_is_a_way_back(
    qtbot: QtBot, hands: ShopHands, typed: str
) -> None:
    hands.till.desk.run("devices")
    hands.tap("devices.terminal.find")
    qtbot.waitUntil(lambda: hands.visible("devices.terminal.address"), timeout=WAIT)
    hands.window.findChildren(QLineEdit, "devices.terminal.address")[-1].setText(typed)
    hands.tap("devices.terminal.choose_address")
    field = devices_part(hands).page.cards["terminal"]._address
    assert field is not None
    error = field.message.text()
    assert ("is geen adres" in error and "niets gewijzigd" in error) if typed else "Vul eerst" in error
    assert hands.shop.settings.get(keys.TERMINAL, hands.shop.place.till_id) == "standalone"
    QApplication.processEvents()
    hands.tap("devices.terminal.keep")
    assert not hands.visible("devices.terminal.address")


def test_what_a_low_card_finds_is_scrolled_to(qtbot: QtBot, hands: ShopHands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kassa.devices.finding.serial_ports", lambda: (("/dev/ttyUSB0", ""),))
    hands.window.resize(1024, 768)
    hands.till.desk.run("devices")
    hands.tap("devices.scale.find")
    qtbot.waitUntil(lambda: hands.visible("devices.scale.keep"), timeout=WAIT)
    keep = hands.button("devices.scale.keep")
    qtbot.waitUntil(lambda: not keep.visibleRegion().isEmpty(), timeout=WAIT)


def test_the_page_begins_anew_each_time(qtbot: QtBot, hands: ShopHands) -> None:
    hands.till.desk.run("devices")
    hands.tap("devices.printer.print")
    card = devices_part(hands).page.cards["printer"]
    qtbot.waitUntil(lambda: "geen bonprinter" in card.notice.text, timeout=WAIT)
    hands.tap("devices.scanner.test")
    assert devices_part(hands).currentWidget() is devices_part(hands).scanner
    hands.window.show_screen("sale")
    hands.till.desk.run("devices")
    assert devices_part(hands).currentWidget() is devices_part(hands).page
    assert not card.notice.text


def test_the_dots_answer_on_a_screen_that_takes_the_whole_window(hands: ShopHands) -> None:
    hands.till.desk.run("cash_up")
    assert hands.window.current == "cashup"
    hands.tap("status.connection")
    hands.tap("devices.all_well")
    assert hands.window.current == "health"


def test_a_found_port_is_chosen_and_used_at_once(
    qtbot: QtBot, hands: ShopHands, plug: Plug, monkeypatch: pytest.MonkeyPatch
) -> None:
    plug.insert()
    monkeypatch.setattr("kassa.devices.finding.serial_ports", lambda: ((str(plug.port), "Scanner"),))
    hands.till.desk.run("devices")
    hands.tap("devices.scanner.find")
    hands.tap("devices.scanner.choose_2")
    place = hands.shop.place.till_id
    assert hands.shop.settings.get(keys.SCANNER_PORT, place) == str(plug.port)
    qtbot.waitUntil(lambda: hands.shop.services.scanner.check() is None, timeout=WAIT)
    card = devices_part(hands).page.cards["scanner"]
    devices_part(hands).page.look()
    assert card.accessibleName().startswith("Scanner: In orde")
    assert "Gekozen" in card.notice.text


def test_an_address_is_typed_and_tried(hands: ShopHands) -> None:
    hands.till.desk.run("devices")
    card = devices_part(hands).page.cards["printer"]
    hands.tap("devices.printer.print")
    assert "geen bonprinter ingesteld" in card.notice.text
    hands.tap("devices.printer.find")
    hands.tap("devices.printer.choose_address")
    field = hands.window.findChild(QLineEdit, "devices.printer.address")
    assert field is not None
    assert field.accessibleDescription() == "Vul eerst een adres in."
    field.setText("127.0.0.1:9")
    hands.tap("devices.printer.choose_address")
    assert hands.shop.settings.get(keys.PRINTER, hands.shop.place.till_id) == "tcp"
    hands.tap("devices.printer.print")
    assert card.notice.text
    assert "Gelukt" not in card.notice.text


def test_who_may_not_change_settings_asks_a_second_person(hands: ShopHands) -> None:
    hands.enter(hands.shop.seller)
    hands.till.desk.run("devices")
    hands.tap("devices.terminal.find")
    hands.tap("devices.terminal.choose_1")
    assert hands.visible("approval")
    assert hands.shop.settings.get(keys.TERMINAL, hands.shop.place.till_id) == "standalone"


def open_scanner_page(hands: ShopHands) -> ScannerPage:
    hands.till.desk.run("devices")
    hands.tap("devices.scanner.test")
    return devices_part(hands).scanner


def shown(page: QWidget, number: int) -> str:
    found = page.findChild(QWidget, f"scanner_test.scan_{number}")
    assert found is not None
    return found.accessibleName()


def test_a_scanner_is_tried_and_nothing_reaches_the_bon(qtbot: QtBot, hands: ShopHands, plug: Plug) -> None:
    plug.insert()
    use_serial(hands, plug)
    page = open_scanner_page(hands)
    qtbot.waitUntil(lambda: hands.shop.services.scanner.check() is None, timeout=WAIT)
    plug.send(f"{COLA}\r\n\x00\x01\xff\xfe\x02\x03\r\n".encode("latin-1"))
    qtbot.waitUntil(lambda: page.findChild(QWidget, "scanner_test.scan_2") is not None, timeout=WAIT)
    assert shown(page, 1).startswith(f"{COLA}. EAN-13. 14 tekens in")
    assert lines(hands) == 0
    for _ in range(10):
        QTest.keyClicks(hands.window, BREAD)
        QTest.keyClick(hands.window, Qt.Key.Key_Return)
    assert lines(hands) == 0
    assert "laatste 8 scans" in hands.words("scanner_test.speed")
    hands.tap("scanner_test.back")
    hands.tap("top.back")
    QTest.keyClicks(hands.window, BREAD)
    QTest.keyClick(hands.window, Qt.Key.Key_Return)
    assert lines(hands) == 1


def test_a_wedge_is_learned_by_three_scans_and_used_at_once(hands: ShopHands) -> None:
    page = open_scanner_page(hands)
    hands.tap("scanner_test.learn")
    for code in (COLA, "4006381333931", COLA):
        assert not page.keep.isVisible()
        QTest.keyClicks(hands.window, f"F{code}#")
        QTest.keyClick(hands.window, Qt.Key.Key_Return)
    assert page.notice.text == (
        "De scanner stuurt 'F' voor de code en '#' erachter. Hij sluit af met Enter. Kies Overnemen."
    )
    hands.tap("scanner_test.keep")
    assert hands.ui.scanner.affixes == Affixes("F", "#")
    assert hands.shop.settings.get(keys.SCANNER_SUFFIX, hands.shop.place.till_id) == "#"
    hands.window.show_screen("sale")
    QTest.keyClicks(hands.window, f"F{COLA}#")
    QTest.keyClick(hands.window, Qt.Key.Key_Return)
    assert lines(hands) == 1


def test_scans_that_teach_nothing_change_nothing(hands: ShopHands) -> None:
    page = open_scanner_page(hands)
    hands.tap("scanner_test.learn")
    for code in ("ABCDEF", "GHIJKL", "MNOPQR"):
        QTest.keyClicks(hands.window, code)
        QTest.keyClick(hands.window, Qt.Key.Key_Tab)
    assert "Er is niets veranderd" in page.notice.text
    assert not page.keep.isVisible()


def test_a_scanner_without_an_end_is_told_so(qtbot: QtBot, hands: ShopHands) -> None:
    page = open_scanner_page(hands)
    hands.tap("scanner_test.learn")
    for number in (1, 2, 3):
        QTest.keyClicks(hands.window, COLA)
        qtbot.waitUntil(
            lambda number=number: page.findChild(QWidget, f"scanner_test.scan_{number}") is not None,  # type: ignore[misc]
            timeout=WAIT,
        )
    assert "Er komt geen Enter of Tab achter" in page.notice.text


def test_bytes_and_times_are_readable() -> None:
    assert readable(b"\x0287\r\x7f") == "<STX>87<CR><DEL>"
    assert milliseconds(12_345) == "12,3"
    assert milliseconds(-1) == "0,0"


def test_the_health_page_shows_every_row_and_saves_the_bundle(hands: ShopHands, tmp_path: Path) -> None:
    hands.till.desk.run("health")
    screen = hands.window.named("health")
    assert isinstance(screen, PageScreen)
    page = screen.page
    assert isinstance(page, HealthPage)
    row = page.findChild(QWidget, "health.backup")
    assert row is not None
    assert row.accessibleName().startswith("Reservekopie: Niet in orde. Er is nog geen reservekopie. Maak er een")
    assert "Hier moet iets gebeuren" in hands.words("health.summary")
    assert next(iter(page._lines)) == "backup"  # what asks for somebody stands on top
    target = tmp_path / "hulp.zip"
    page._ask = lambda _parent, proposal: str(target) if proposal.endswith(".zip") else ""
    hands.tap("health.bundle")
    assert "Bewaard als" in page.notice.text
    with zipfile.ZipFile(target) as opened:
        assert "gezondheid.json" in opened.namelist()
    page._ask = lambda _parent, _proposal: str(tmp_path / "no-folder" / "hulp.zip")
    hands.tap("health.bundle")
    assert "kan hier niet worden bewaard" in page.notice.text
    assert page.bundle.isEnabled()


def test_pages_speak_english_after_a_switch(hands: ShopHands) -> None:
    hands.till.desk.run("health")
    hands.ui.language.switch("en")
    QApplication.processEvents()
    assert hands.button("health.again").text() == "Look again"


def test_names_of_the_services_are_in_the_language_of_the_screen(qtbot: QtBot, hands: ShopHands) -> None:
    known = set(names())
    upkeep = hands.shop.services.upkeep()
    for row in upkeep.devices.rows():
        assert {row.device.title, *(trial.title for trial in row.device.trials)} <= known
        assert row.device.address is None or row.device.address.label in known
    assert {row.title for row in upkeep.health.look()} - known == {hands.shop.place.name}
    hands.ui.language.switch("en")
    hands.till.desk.run("devices")
    qtbot.waitUntil(lambda: bool(devices_part(hands).page.cards), timeout=WAIT)
    assert devices_part(hands).page.cards["printer"].accessibleName().startswith("Receipt printer: ")
    assert hands.button("devices.scale.weigh").text() == "Weigh"
    assert spoken("Klok · Kassa 1") == "Clock · Kassa 1"


@pytest.mark.parametrize("screen", ["devices", "health"])
def test_the_keys_have_a_place_to_begin(hands: ShopHands, screen: str) -> None:
    hands.till.desk.run(screen)
    page = hands.window.named(screen)
    focused = QApplication.focusWidget()
    assert page is not None
    assert focused is not None
    assert page.isAncestorOf(focused)
