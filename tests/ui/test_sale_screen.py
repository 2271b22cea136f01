"""The sale screen in its window, on a real database: scanning, lines, sheets, parking, keys, sizes, languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import open_database
from kassa.domain.errors import KassaError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.discount import Discount
from kassa.domain.values import Money, Quantity, Rate
from kassa.services.container import TillServices
from kassa.ui.shell.context import UiContext
from kassa.ui.theme.theme import Mode
from kassa.ui.till.controller import SaleController
from kassa.ui.till.sale_desk import SaleDesk
from kassa.ui.till.sheets import DiscountSheet, NumberSheet, OpenArticleSheet, TextSheet
from kassa.ui.till.window import TillWindow
from kassa.ui.widgets.painted import PaintedButton, Tile
from tests.support.screens import SilentSounds, dialogs, open_dialog
from tests.support.till_shop import till_of

TROUSERS = "20410-Zwart-44"
POLO = "31055-Marine-S"
HEM = "70010"
UNKNOWN = "8712345678906"
SIZES = [(1024, 768), (1366, 768), (1920, 1080)]


def permit(actor: Actor, action: Callable[[Actor], None], refused: Callable[[KassaError], None]) -> None:
    try:
        action(actor)
    except KassaError as error:
        refused(error)


class Stage:
    """A window with the sale in it, and what was heard."""

    def __init__(self, ui: UiContext, services: TillServices, actor: Actor) -> None:
        self.ui, self.services = ui, services
        self.window = TillWindow(ui, "Kassa 1", "Centrum")
        self.controller = SaleController(services.selling, ui.sounds, lambda: "10483", permit, self.window)
        day = services.selling.business_date()
        codes = [(code.code, code.letter, code.rate_on(day)) for code in services.articles.vat_codes()][:2]
        self.desk = SaleDesk(
            ui, self.window, self.controller, services.articles, services.layouts.published, lambda: codes
        )
        self.paid: list[bool] = []
        self.desk.checkout.connect(lambda: self.paid.append(True))
        self.window.resize(1366, 768)
        self.window.show()
        self.desk.start(actor)

    def scan(self, *codes: str) -> None:
        for code in codes:
            self.ui.scanner.receive(code)

    def names(self) -> list[str]:
        return [line.name or line.code for line in self.controller.state.lines]

    def button(self, name: str) -> QAbstractButton:
        found = [one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()]
        assert found, name
        return found[-1]

    def press(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.top.search, text)
        self.ui.scanner.release()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)
        self.ui.scanner.release()

    @property
    def heard(self) -> list[str]:
        assert isinstance(self.ui.sounds, SilentSounds)
        return self.ui.sounds.played


@pytest.fixture
def stage(qtbot: QtBot, ui: UiContext, shop_file: str) -> Iterator[Stage]:
    database = open_database(shop_file)
    services, actor = till_of(database, ui.clock)
    made = Stage(ui, services, actor)
    qtbot.addWidget(made.window)
    yield made
    if made.controller.state.lines:
        services.selling.clear(actor)
    for parked in services.selling.parked():
        services.selling.discard_parked(parked.id, actor)
    database.close()


def test_a_scan_puts_the_article_on_the_bon(stage: Stage) -> None:
    stage.scan(TROUSERS, POLO, TROUSERS)
    state = stage.controller.state
    assert [(line.name, line.quantity) for line in state.lines] == [
        ("Werkbroek Stretch 4-pocket", Quantity.of(2)),
        ("Poloshirt piqué", Quantity.of(1)),
    ]
    assert state.selected == state.lines[0].id
    assert stage.heard == ["ok", "ok", "ok"]
    assert stage.window.receipt.lines.row_text(0) == "2 Werkbroek Stretch 4-pocket, Zwart · 44, 139,90"
    assert stage.window.receipt.total.accessibleName() == "Totaal €\u00a0164,85, 3 artikelen"


def test_an_unknown_code_is_a_red_line_that_stands_in_the_way_of_payment(stage: Stage) -> None:
    stage.scan(HEM, UNKNOWN)
    assert stage.heard == ["ok", "fout"]
    stage.press("sale.checkout")
    assert stage.paid == []
    notice = stage.controller.state.notice
    assert notice is not None
    assert stage.button("sale.line_find").isVisible()
    stage.press("sale.line_remove")
    assert stage.names() == ["Broekzoom inkorten"]
    stage.window.receipt.checkout.emit()  # the button itself ignores a second press within half a second
    assert stage.paid == [True]


def test_a_red_line_becomes_the_article_that_was_found(stage: Stage) -> None:
    stage.scan(UNKNOWN)
    stage.press("sale.line_find")
    assert stage.window.current == "articles"
    stage.type("borduren")
    QTest.keyClick(stage.window.top.search, Qt.Key.Key_Return)
    assert stage.names() == ["Borduren logo"]
    assert stage.window.current == "sale"


def test_a_red_line_becomes_an_open_article(stage: Stage) -> None:
    stage.scan(UNKNOWN)
    stage.press("sale.line_open")
    sheet = open_dialog(stage.window)
    assert isinstance(sheet, OpenArticleSheet)
    sheet.field.set_text("Veters")
    sheet.entry.set_text("2,50")
    stage.press("open_article.take")
    assert stage.names() == ["Veters"]
    assert stage.controller.state.total == Money(250)


def test_the_number_for_the_next_article_is_used_once(stage: Stage) -> None:
    stage.type("3*")
    assert stage.window.top.quantity_button.label() == "3 ×"
    stage.scan(HEM, "70020")
    assert [line.quantity for line in stage.controller.state.lines] == [Quantity.of(3), Quantity.of(1)]
    assert stage.window.top.quantity_button.label() == "Aantal ×"


def test_plus_and_minus_and_removal_with_undo(stage: Stage) -> None:
    stage.scan(HEM, POLO)
    stage.press("sale.line_more")
    stage.press("sale.line_more")
    assert stage.controller.state.lines[1].quantity == Quantity.of(3)
    stage.press("sale.line_less")
    assert stage.controller.state.lines[1].quantity == Quantity.of(2)
    stage.press("sale.line_remove")
    assert stage.names() == ["Broekzoom inkorten"]
    assert stage.window.receipt.undo_bar.isVisible()
    stage.press("sale.undo.button")
    assert [line.quantity for line in stage.controller.state.lines] == [Quantity.of(1), Quantity.of(2)]


def test_minus_on_the_last_one_removes_the_line(stage: Stage) -> None:
    stage.scan(HEM)
    stage.press("sale.line_less")
    assert stage.names() == []
    stage.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert stage.names() == ["Broekzoom inkorten"]


def test_the_number_pad_sets_the_number(stage: Stage) -> None:
    stage.scan(HEM)
    stage.press("sale.line_number")
    sheet = open_dialog(stage.window)
    assert isinstance(sheet, NumberSheet)
    for key in "12":
        stage.press(f"line_quantity.key_{key}")
    stage.press("line_quantity.take")
    assert stage.controller.state.lines[0].quantity == Quantity.of(12)


def test_a_very_large_number_is_asked_about(stage: Stage) -> None:
    stage.scan(HEM)
    stage.controller.set_quantity(Quantity.of(2000))
    assert dialogs(stage.window) == ["sure"]
    assert not stage.window.receipt.checkout_button.isEnabled()
    stage.press("sure.no")
    assert stage.controller.state.lines[0].quantity == Quantity.of(1)
    stage.controller.set_quantity(Quantity.of(2000))
    stage.press("sure.yes")
    assert stage.controller.state.lines[0].quantity == Quantity.of(2000)


def test_a_barcode_typed_as_a_number_is_refused_in_words(stage: Stage) -> None:
    stage.scan(HEM)
    stage.controller.set_quantity(Quantity.of(10_000_000))
    notice = stage.controller.state.notice
    assert notice is not None
    assert "9.999" in notice.text
    assert stage.heard[-1] == "ok"


def test_price_discount_and_text_of_a_line(stage: Stage) -> None:
    stage.scan(HEM)
    stage.press("sale.line_price")
    price = open_dialog(stage.window)
    assert isinstance(price, NumberSheet)
    price.entry.set_text("10")
    stage.press("line_price.take")
    assert stage.controller.state.total == Money(1000)
    stage.press("sale.line_discount")
    stage.press("discount.rate_10")
    assert stage.controller.state.total == Money(900)
    stage.press("sale.line_text")
    text = open_dialog(stage.window)
    assert isinstance(text, TextSheet)
    text.field.set_text("klaar vr 28 nov")
    stage.press("text.take")
    line = stage.controller.state.lines[0]
    assert line.note == "klaar vr 28 nov"
    assert line.list_amount == Money(1250)


def test_a_price_is_explained_where_the_shop_wants_that(stage: Stage) -> None:
    stage.desk.flows.ask_price_reason(lambda: True)
    stage.scan(HEM)
    for reason, total in (("", 1250), ("kras op de doos", 1000)):
        stage.press("sale.line_price")
        price = open_dialog(stage.window)
        assert isinstance(price, NumberSheet)
        price.entry.set_text("10")
        stage.press("line_price.take")
        text = open_dialog(stage.window)
        assert isinstance(text, TextSheet)
        text.field.set_text(reason)
        stage.press("text.take")
        assert stage.controller.state.total == Money(total)


def test_discount_on_the_bon_by_amount_and_away_again(stage: Stage) -> None:
    stage.scan(HEM, POLO)
    stage.press("sale.function_discount")
    sheet = open_dialog(stage.window)
    assert isinstance(sheet, DiscountSheet)
    QTest.mouseClick(stage.button("discount.kind_amount"), Qt.MouseButton.LeftButton)
    sheet.entry.set_text("7,45")
    stage.press("discount.take")
    assert stage.controller.state.total == Money(3000)
    stage.press("sale.function_discount")
    stage.press("discount.remove")
    assert stage.controller.state.total == Money(3745)


@pytest.mark.parametrize("typed", ["", "0", "120"])
def test_a_wrong_discount_is_refused_in_the_sheet(stage: Stage, typed: str) -> None:
    stage.scan(HEM)
    stage.press("sale.function_discount")
    sheet = open_dialog(stage.window)
    assert isinstance(sheet, DiscountSheet)
    sheet.entry.set_text(typed)
    stage.press("discount.take")
    assert dialogs(stage.window) == ["discount"]
    assert stage.controller.state.total == Money(1250)


def test_colour_and_size_from_a_tile(stage: Stage) -> None:
    tile = next(
        tile for tile in stage.window.findChildren(Tile) if tile.label() == "Poloshirt piqué" and tile.isVisible()
    )
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert stage.heard == ["vraag"]
    assert dialogs(stage.window) == ["matrix"]
    stage.press("matrix.cell_1_2")
    stage.press("matrix.cell_1_2")
    stage.scan("31055-Zwart-L")
    stage.press("matrix.take")
    assert [(line.detail, line.quantity) for line in stage.controller.state.lines] == [
        ("Marine · M", Quantity.of(2)),
        ("Zwart · L", Quantity.of(1)),
    ]


def test_scans_wait_while_a_question_is_open(stage: Stage) -> None:
    stage.scan(HEM)
    stage.press("sale.function_text_line")
    stage.scan(POLO, "70020")
    assert stage.names() == ["Broekzoom inkorten"]
    assert stage.window.receipt.queue.isVisible()
    stage.press("text.cancel")
    assert stage.names() == ["Broekzoom inkorten", "Poloshirt piqué", "Borduren logo"]
    assert not stage.window.receipt.queue.isVisible()


def test_text_line(stage: Stage) -> None:
    stage.press("sale.function_text_line")
    sheet = open_dialog(stage.window)
    assert isinstance(sheet, TextSheet)
    sheet.field.set_text("Cadeau inpakken")
    stage.press("text.take")
    assert stage.names() == ["Cadeau inpakken"]
    assert not stage.window.receipt.checkout_button.isEnabled()


def test_clear_with_undo(stage: Stage) -> None:
    stage.scan(HEM, POLO)
    stage.press("top.menu")
    stage.press("menu.clear")
    assert stage.names() == []
    stage.press("sale.undo.button")
    assert stage.names() == ["Broekzoom inkorten", "Poloshirt piqué"]


def test_park_undo_and_resume(stage: Stage) -> None:
    stage.scan(HEM)
    stage.press("sale.park")
    assert (stage.names(), stage.controller.state.parked) == ([], 1)
    stage.press("sale.undo.button")
    assert (stage.names(), stage.controller.state.parked) == (["Broekzoom inkorten"], 0)
    stage.key(Qt.Key.Key_F10)
    stage.scan(POLO)
    stage.press("tab.parked")
    assert stage.window.current == "parked"
    stage.press("parked.card_0")
    assert stage.window.current == "sale"
    assert stage.names() == ["Broekzoom inkorten"]
    assert stage.controller.state.parked == 1


def test_a_parked_bon_thrown_away_comes_back(stage: Stage) -> None:
    stage.scan(HEM)
    stage.press("sale.park")
    stage.press("tab.parked")
    stage.press("parked.card_0.discard")
    assert stage.controller.state.parked == 0
    stage.press("sale.undo.button")
    assert stage.controller.state.parked == 1


def test_search_as_you_type_and_enter(stage: Stage, qtbot: QtBot) -> None:
    stage.type("inkorten")
    qtbot.waitUntil(lambda: stage.window.current == "articles")
    QTest.keyClick(stage.window.top.search, Qt.Key.Key_Return)
    assert stage.names() == ["Broekzoom inkorten"]
    assert (stage.window.current, stage.window.top.search.text()) == ("sale", "")


def test_an_article_number_and_enter(stage: Stage) -> None:
    stage.type("70020")
    QTest.keyClick(stage.window.top.search, Qt.Key.Key_Return)
    assert stage.names() == ["Borduren logo"]


def test_nothing_found_is_said(stage: Stage) -> None:
    stage.type("zzzz")
    QTest.keyClick(stage.window.top.search, Qt.Key.Key_Return)
    assert stage.window.current == "articles"
    assert stage.desk.articles.empty_note.text() == "Geen artikel met “zzzz”"
    stage.key(Qt.Key.Key_Escape)
    assert stage.window.current == "sale"


def test_keys_of_the_sale(stage: Stage) -> None:
    stage.scan(HEM, POLO)
    stage.key(Qt.Key.Key_Up)
    assert stage.controller.state.selected_line == stage.controller.state.lines[0]
    QTest.keyClicks(stage.window.top.search, "+")
    stage.ui.scanner.release()
    assert stage.controller.state.lines[0].quantity == Quantity.of(2)
    stage.key(Qt.Key.Key_Delete)
    assert stage.names() == ["Poloshirt piqué"]
    stage.key(Qt.Key.Key_F12)
    assert stage.paid == [True]


def test_letters_from_a_tile_go_to_the_search(stage: Stage) -> None:
    tile = stage.desk.sale.area.tiles.buttons()[0]
    tile.setFocus()
    QTest.keyClicks(tile, "p")
    stage.ui.scanner.release()
    assert stage.window.top.search.text() == "p"


def test_a_scan_with_the_focus_anywhere_changes_no_widget(stage: Stage) -> None:
    stage.scan(HEM)
    for number, widget in enumerate(_focusable(stage.window)):
        widget.setFocus()
        text = widget.text() if isinstance(widget, QLineEdit) else ""
        QTest.keyClicks(widget, TROUSERS)
        QTest.keyClick(widget, Qt.Key.Key_Return)
        stage.ui.scanner.release()
        assert stage.controller.state.lines[1].quantity == Quantity.of(number + 1), widget.objectName()
        assert not isinstance(widget, QLineEdit) or widget.text() == text
        assert dialogs(stage.window) == []


def test_two_hundred_scans_lose_nothing(stage: Stage) -> None:
    search = stage.window.top.search
    for number in range(200):
        code = f"99000000{number:05d}" if number % 10 == 0 else HEM
        QTest.keyClicks(search, code if number % 10 == 0 else TROUSERS)
        QTest.keyClick(search, Qt.Key.Key_Return)
    lines = stage.controller.state.lines
    assert sum(line.quantity.milli for line in lines if line.kind.value != "unknown") == 180_000
    assert len([line for line in lines if line.kind.value == "unknown"]) == 20
    assert search.text() == ""


def test_a_right_that_is_missing_is_said(stage: Stage) -> None:
    stage.scan(HEM)
    actor = stage.controller.actor
    assert actor is not None
    stage.controller.sign_in(Actor(actor.employee_id, actor.name, frozenset({Right.SELL}), actor.till_id))
    line = stage.controller.state.lines[0]
    stage.controller.select_line(line.id)
    stage.controller.set_line_discount(Discount.of_rate(Rate.percent(10)))
    assert stage.controller.state.total == Money(1250)
    assert stage.controller.state.notice is not None


def test_functions_that_nobody_offers_are_not_shown(stage: Stage) -> None:
    assert stage.window.findChild(QWidget, "sale.function_select_order") is None
    stage.desk.offer("select_order", lambda: None)
    assert stage.window.findChild(QWidget, "sale.function_select_order") is not None


def test_double_press_of_the_primary_counts_once(stage: Stage) -> None:
    stage.scan(HEM)
    QTest.mouseDClick(stage.window.receipt.checkout_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(stage.window.receipt.checkout_button, Qt.MouseButton.LeftButton)
    stage.window.receipt.checkout_button.click()
    assert len(stage.paid) <= 1


def _focusable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.objectName()
    ]  # fmt: skip


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_size_language_and_theme(stage: Stage, size: tuple[int, int], language: str, mode: Mode) -> None:
    stage.ui.theme.set_mode(mode)
    assert stage.ui.language.switch(language)
    for key in ("open_drawer", "last_receipt", "cash_move", "cash_up", "lock", "receipts"):
        stage.desk.offer(key, lambda: None)
    stage.window.resize(*size)
    stage.scan(TROUSERS, POLO, HEM)
    QApplication.processEvents()
    assert (stage.window.width(), stage.window.height()) == size
    _check_targets(stage.window)
    _check_words(stage.window)
    _check_names(stage.window)
    _check_one_primary(stage.window)


def _check_targets(window: QWidget) -> None:
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible() or not button.objectName().startswith(("sale.", "top.", "tab.")):
            continue
        assert min(button.width(), button.height()) >= 44, (button.objectName(), button.size())
        corner = button.mapTo(window, QPoint(0, 0))
        assert window.rect().contains(QRect(corner, button.size())), button.objectName()


def _check_words(window: QWidget) -> None:
    for button in window.findChildren(QPushButton):
        if button.isVisible() and button.text():
            needed = button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))
            assert button.width() >= needed, (button.objectName(), button.text())
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap() and type(label) is QLabel:
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text()) - 1, label.text()
    for tile in window.findChildren(Tile):
        if tile.isVisible():
            box = tile.fontMetrics().boundingRect(tile.label_area(), int(Qt.TextFlag.TextWordWrap), tile.label())
            assert tile.label_font().pixelSize() >= 13
            assert box.height() <= tile.label_area().height() * 2, tile.label()


def _check_names(window: QWidget) -> None:
    by_parent: dict[int, list[str]] = {}
    for widget in [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]:
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert widget.accessibleName(), widget.objectName()
            assert widget.objectName(), widget.accessibleName()
            by_parent.setdefault(id(widget.parent()), []).append(widget.accessibleName())
    for names in by_parent.values():
        assert len(names) == len(set(names)), sorted(names)


def _check_one_primary(window: QWidget) -> None:
    primary = [
        button.objectName()
        for button in window.findChildren(QPushButton)
        if button.isVisible() and button.isEnabled() and button.property("kind") == "primary"
    ]
    assert primary == ["sale.checkout"]


def test_language_and_theme_switch_live(stage: Stage) -> None:
    assert stage.window.receipt.checkout_button.label() == "Naar afrekenen"
    assert stage.ui.language.switch("en")
    QApplication.processEvents()
    assert stage.window.receipt.checkout_button.label() == "Go to checkout"
    labels = [button.label() for button in stage.window.findChildren(PaintedButton) if button.isVisible()]
    assert "Discount" in labels
    assert "Open item" in labels
    assert stage.ui.language.switch("nl")
    QApplication.processEvents()
    assert stage.window.receipt.checkout_button.label() == "Naar afrekenen"


def test_the_total_and_the_primary_keep_their_place(stage: Stage) -> None:
    stage.scan(HEM)
    places = set()
    for name in ("sale", "articles", "parked", "sale"):
        stage.window.show_screen(name)
        QApplication.processEvents()
        for widget in (stage.window.receipt.total, stage.window.receipt.checkout_button):
            places.add((widget.objectName(), widget.mapTo(stage.window, QPoint(0, 0)).toTuple()))
    assert len(places) == 2


def test_a_finger_leaves_the_focus_in_the_search(stage: Stage) -> None:
    stage.scan(HEM)
    for name in ("sale.line_more", "sale.page_schoenen", "sale.park", "sale.undo.button"):
        stage.press(name)
        assert QApplication.focusWidget() is stage.window.top.search, name


def test_after_a_sheet_the_focus_is_where_it_was(stage: Stage) -> None:
    stage.scan(HEM)
    for name, leave in (("sale.line_number", "line_quantity.cancel"), ("sale.function_discount", "discount.cancel")):
        stage.press(name)
        stage.press(leave)
        assert QApplication.focusWidget() is stage.window.top.search, name


def test_tab_visits_the_sale_in_reading_order_and_comes_back(stage: Stage) -> None:
    stage.scan(HEM)
    start = stage.window.top.search
    start.setFocus()
    seen = []
    for _ in range(60):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.objectName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
    assert seen[:2] == ["top.search", "top.quantity"]
    assert seen.count("sale.checkout") == 1
    assert len(seen) == len(set(seen))
    assert seen.index("sale.checkout") < seen.index("sale.all_articles")
    assert sum(name.startswith("sale.tile_") for name in seen) == 1
