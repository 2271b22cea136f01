"""The customer reads along: two lines on a real port, a second screen, and a scale behind the weight question."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import Article
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.settings import till as keys
from kassa.domain.settings.fields import Scope
from kassa.domain.till.customer_view import Stage
from kassa.domain.values import Money, Quantity, UnitPrice
from kassa.ui.shell.context import UiContext
from kassa.ui.till.customer_window import CustomerWindow
from tests.support.hands import ShopHands
from tests.support.ports import Port, SicsDevice, Vfd
from tests.support.screens import dialogs, open_dialog
from tests.support.sources import ROOT
from tests.support.till import BREAD, COLA, TestTill

CHEESE = "8710000000025"


def set_up(shop: TestTill, **values: object) -> None:
    named = {f"till.{key}": value for key, value in values.items()}
    shop.settings.change(Scope.TILL, named, shop.owner, shop.place.till_id)


@pytest.fixture
def vfd() -> Vfd:
    return Vfd("escpos")


@pytest.fixture
def port(tmp_path: Path, vfd: Vfd) -> Iterator[Port]:
    with Port(tmp_path / "display", vfd.feed) as made:
        yield made


@pytest.fixture
def hands(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> Iterator[ShopHands]:
    made = ShopHands(qtbot, ui, till_shop)
    till_shop.open_day()
    yield made
    till_shop.services.display.stop()


def reads(port: Port, vfd: Vfd, upper: str, lower: str) -> None:
    port.wait_for(lambda: tuple(line.strip().replace("\u00a0", " ") for line in vfd.lines) == (upper, lower))


def stage(hands: ShopHands) -> Stage:
    return hands.till.customer.view.stage


def test_two_lines_follow_a_sale_from_welcome_to_change(hands: ShopHands, port: Port, vfd: Vfd) -> None:
    set_up(hands.shop, display="escpos", display_port=str(port))
    hands.enter(hands.shop.owner)
    reads(port, vfd, "Voorbeeld", "Welkom")
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "Cola          € 2,50", "Totaal        € 2,50")
    hands.ui.scanner.scanned.emit(BREAD)
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "2x Cola       € 5,00", "Totaal      € 190,70")
    hands.tap("sale.checkout")
    reads(port, vfd, "Totaal      € 190,70", "")
    hands.tap("payment.quick_2")
    reads(port, vfd, "Totaal      € 190,70", "Terug         € 9,30")
    hands.tap("payment.complete")
    reads(port, vfd, "Bedankt", "Terug         € 9,30")
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "Cola          € 2,50", "Totaal        € 2,50")


def test_the_welcome_is_tried_while_the_bon_is_shown(hands: ShopHands, port: Port, vfd: Vfd) -> None:
    set_up(hands.shop, display="escpos", display_port=str(port))
    hands.enter(hands.shop.owner)
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "Cola          € 2,50", "Totaal        € 2,50")
    answer = hands.shop.services.upkeep().devices.run("display", "welcome")
    assert answer.good, answer.sentence
    reads(port, vfd, "Voorbeeld", "Welkom")
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "2x Cola       € 5,00", "Totaal        € 5,00")


def test_the_window_of_the_customer_never_keeps_the_program_from_ending(hands: ShopHands) -> None:
    window = CustomerWindow(hands.ui.theme, hands.window)
    window.show()
    assert window.close()


def test_what_is_only_typed_is_not_received(hands: ShopHands) -> None:
    hands.enter(hands.shop.owner)
    hands.ui.scanner.scanned.emit(COLA)
    hands.tap("sale.checkout")
    hands.till.payment._key("5")
    view = hands.till.customer.view
    assert (view.stage, view.received, view.total) == (Stage.PAYING, Money.ZERO, Money(250))


def test_thanks_gives_way_to_the_name_of_the_shop(hands: ShopHands) -> None:
    hands.enter(hands.shop.owner)
    hands.ui.scanner.scanned.emit(COLA)
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    assert stage(hands) is Stage.THANKS
    hands.till.customer._calm.timeout.emit()
    hands.till.customer._calm.stop()
    hands.till.customer._follow()
    assert stage(hands) is Stage.IDLE


def test_nobody_reads_the_bon_while_the_till_is_locked(hands: ShopHands) -> None:
    hands.enter(hands.shop.owner)
    hands.ui.scanner.scanned.emit(COLA)
    assert stage(hands) is Stage.SELLING
    hands.till._sign_out()
    assert stage(hands) is Stage.IDLE


def test_the_customer_reads_the_own_language_and_not_that_of_who_sells(hands: ShopHands, port: Port, vfd: Vfd) -> None:
    set_up(hands.shop, display="escpos", display_port=str(port))
    made = Customer(id="", number="", kind=CustomerKind.PERSON, name="Voorbeeld", language="en")
    english = hands.shop.services.counter().customers.save(made, hands.shop.owner)
    hands.enter(hands.shop.owner)
    hands.ui.language.switch("en")
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "Cola          € 2,50", "Totaal        € 2,50")
    hands.till.counter.customers.choose(english.id)
    reads(port, vfd, "Cola           €2.50", "Total          €2.50")
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    reads(port, vfd, "Thank you", "Goodbye")
    assert b"Welcome" not in port.received
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "Cola          € 2,50", "Totaal        € 2,50")


def test_a_display_that_is_gone_stops_no_sale(hands: ShopHands, tmp_path: Path) -> None:
    set_up(hands.shop, display="cd5220", display_port=str(tmp_path / "nowhere"))
    hands.enter(hands.shop.owner)
    hands.ui.scanner.scanned.emit(COLA)
    hands.tap("sale.checkout")
    hands.tap("payment.card")
    assert hands.window.current == "sale"
    assert hands.till.controller.state.notice is None


def test_a_display_that_is_switched_off_lets_its_port_go(hands: ShopHands, port: Port, vfd: Vfd) -> None:
    set_up(hands.shop, display="escpos", display_port=str(port))
    hands.enter(hands.shop.owner)
    reads(port, vfd, "Voorbeeld", "Welkom")
    set_up(hands.shop, display="none")
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "Voorbeeld", "Welkom")


def test_trouble_of_the_display_is_known(hands: ShopHands, port: Port, vfd: Vfd, tmp_path: Path) -> None:
    display = hands.shop.services.display
    assert display.trouble is None
    set_up(hands.shop, display="escpos", display_port=str(tmp_path / "nowhere"))
    hands.enter(hands.shop.owner)
    port.wait_for(lambda: display.trouble is not None)
    set_up(hands.shop, display="escpos", display_port=str(port))
    hands.ui.scanner.scanned.emit(COLA)
    reads(port, vfd, "Cola          € 2,50", "Totaal        € 2,50")
    port.wait_for(lambda: display.trouble is None)


def test_the_menu_chooses_the_screen_and_keeps_it(hands: ShopHands) -> None:
    hands.enter(hands.shop.owner)
    hands.till.desk.run("customer_display")
    sheet = open_dialog(hands.window)
    assert "Sluit een tweede aan" in sheet.explanation.text()
    hands.tap("customer_screen.auto")
    assert hands.till.customer.wanted == "auto"
    assert hands.till.customer.window is None
    assert hands.shop.settings.get(keys.CUSTOMER_SCREEN, hands.shop.place.till_id) == "auto"


def test_who_may_not_change_settings_chooses_for_now(hands: ShopHands) -> None:
    hands.enter(hands.shop.seller)
    hands.till.customer._choose("2")
    assert hands.till.customer.wanted == "2"
    assert hands.shop.settings.get(keys.CUSTOMER_SCREEN, hands.shop.place.till_id) == "none"
    hands.till.customer.settings_changed()
    assert hands.till.customer.wanted == "none"


# Second screen -----------------------------------------------------------------------------------------------------


def test_the_second_screen_shows_the_bon_and_leaves_the_focus_to_the_till(shop_file: str, tmp_path: Path) -> None:
    screens = [
        {"name": f"S{number}", "x": left, "y": 0, "width": width, "height": 768, "logicalDpi": 96, "dpr": 1}
        for number, left, width in ((1, 0, 1366), (2, 1366, 1024))
    ]
    plan = tmp_path / "screens.json"
    plan.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    home = {name: str(tmp_path) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
    path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    environment = os.environ | home | {"QT_QPA_PLATFORM": f"offscreen:configfile={plan}", "PYTHONPATH": path}
    command = [sys.executable, "-m", "tests.support.two_screens", shop_file, str(tmp_path)]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    said = {line["what"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert not said["none"]["shown"]
    assert (said["auto"]["till"], said["auto"]["screen"], said["auto"]["size"]) == ("S1", "S2", [1024, 768])
    assert said["auto"]["active"] == "till"
    assert not said["own"]["shown"]
    assert said["selling"]["text"].startswith("Broekzoom inkorten")
    assert "Totaal €" in said["selling"]["text"]
    assert said["selling"]["active"] == "till"
    assert said["kept"]["shown"]
    assert said["left"]["left"] == []


# Scale -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def cheese(till_shop: TestTill) -> None:
    made = Article(
        name="Kaas", vat_code="low", price=UnitPrice(129_900), barcodes=(CHEESE,), kind=ArticleKind.WEIGHED, unit="kg"
    )
    till_shop.services.articles.save(made, till_shop.owner)


def at_the_scale(hands: ShopHands, port: Port) -> None:
    set_up(hands.shop, weighing="sics", weighing_port=str(port))
    hands.enter(hands.shop.owner)
    hands.ui.scanner.scanned.emit(CHEESE)
    assert dialogs(hands.window) == ["weight"]


@pytest.mark.usefixtures("cheese")
def test_one_tap_takes_the_stable_weight(hands: ShopHands, tmp_path: Path) -> None:
    device = SicsDevice("S D 0.300 kg", "S S 0.482 kg")
    with Port(tmp_path / "scale", device.feed) as port:
        at_the_scale(hands, port)
        hands.taps = 0
        hands.tap("weight.weigh")
    (line,) = hands.till.controller.state.lines
    assert (line.quantity, line.amount, hands.taps) == (Quantity(482), Money(626), 1)
    QApplication.processEvents()
    assert dialogs(hands.window) == []


@pytest.mark.usefixtures("cheese")
def test_what_the_scale_cannot_say_stands_in_the_sheet_and_a_weight_may_be_typed(
    hands: ShopHands, tmp_path: Path
) -> None:
    device = SicsDevice("S +", "T S 0.120 kg", "Z I")
    with Port(tmp_path / "scale", device.feed) as port:
        at_the_scale(hands, port)
        hands.tap("weight.weigh")
        assert hands.words("weight.said") == "Het is te zwaar voor de weegschaal. Weeg het in delen."
        hands.tap("weight.tare")
        assert hands.words("weight.said") == "Tarra 0,12 kg. Leg het artikel erbij en kies Weeg."
        hands.tap("weight.zero")
        assert "staat niet op nul" in hands.words("weight.said")
    hands.tap("weight.weigh")
    assert "niet bereikbaar" in hands.words("weight.said")
    for key in ("key_1", "key_comma", "key_2"):
        hands.tap(f"weight.{key}")
    hands.tap("weight.take")
    assert hands.till.controller.state.lines[0].quantity == Quantity(1200)


@pytest.mark.usefixtures("cheese")
def test_a_line_is_weighed_again(hands: ShopHands, tmp_path: Path) -> None:
    with Port(tmp_path / "scale", SicsDevice("S S 0.300 kg", "S S 0.500 kg").feed) as port:
        at_the_scale(hands, port)
        hands.tap("weight.weigh")
        hands.till.desk.flows.line_quantity()
        hands.button("line_quantity.weigh").click()
    assert [line.quantity for line in hands.till.controller.state.lines] == [Quantity(500)]


@pytest.mark.usefixtures("cheese")
def test_without_a_scale_a_weight_is_typed(hands: ShopHands) -> None:
    hands.enter(hands.shop.owner)
    hands.ui.scanner.scanned.emit(CHEESE)
    assert dialogs(hands.window) == ["weight"]
    assert not hands.visible("weight.weigh")
