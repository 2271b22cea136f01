"""The order queue in the window of a till: cards, filters, keys, what arrives meanwhile, and an order on the bon."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kassa.db.journal import micros
from kassa.db.repos import customers, holds, order_handling, stored_files
from kassa.db.repos.holds import Holder
from kassa.db.repos.order_handling import Handling, Working
from kassa.domain.errors import Reason, RuleError, StoreError
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine
from kassa.domain.till.due import promised_end
from kassa.domain.till.ending import Fulfilment
from kassa.domain.values import Money, Quantity
from kassa.services.sales.holding import TillHolds
from kassa.services.sales.payments import Part
from kassa.services.sales.prepaid import DepositChoice
from kassa.system.identity import new_id
from kassa.ui.shell.context import UiContext
from kassa.ui.till.queue.filtering import Choice
from kassa.ui.till.queue.screen import QueueScreen
from kassa.ui.till.queue.sheets import CardMenu, OrderViewSheet
from kassa.ui.widgets.buttons import Button
from tests.support.hands import ShopHands
from tests.support.screens import dialogs, open_dialog, type_keys
from tests.support.till import BREAD, COLA, ZONE, TestTill

TODAY = dt.date(2026, 3, 14)
SALES = frozenset({"sales"})


class Shop(ShopHands):
    """A till in its window, and the office behind it."""

    def __init__(self, qtbot: QtBot, ui: UiContext, shop: TestTill) -> None:
        super().__init__(qtbot, ui, shop)
        shop.open_day()
        self.database = shop.database
        self.sales = shop.services.counter().sales
        self.customer = new_id()
        with shop.database.write() as tx:
            customers.insert(
                tx, Customer(self.customer, "10025", "J. Voorbeeld", "Hotel De Proef", kind=CustomerKind.COMPANY)
            )
        self.enter(shop.owner)

    def order(
        self,
        *codes: str,
        at: str = "",
        until: str = "",
        how: Fulfilment = Fulfilment.PICKUP,
        days: int = 0,
        deposit: int = 0,
        working: Working = Working.NEW,
    ) -> SalesDocument:
        made = self.sales.drafts.new(DocumentKind.ORDER, self.shop.owner, customer_id=self.customer)
        lines = []
        for code in codes or (COLA,):
            line = self.sales.drafts.line_of_code(made, code, Quantity.ONE)
            assert isinstance(line, SalesLine)
            lines.append(line)
        day = TODAY + dt.timedelta(days=days)
        made = self.sales.orders.confirm(
            replace(made, lines=tuple(lines), expected_date=day), self.shop.owner, new_id()
        )
        with self.database.write() as tx:
            end = micros(promised_end(day, at, until, ZONE))
            order_handling.put(tx, Handling(made.id, how, at, until, end, working))
        if deposit:
            parts = [Part("bank", Money(deposit))]
            self.sales.payments.deposit(made.id, parts, TODAY, "", self.shop.owner, new_id())
        return made

    @property
    def screen(self) -> QueueScreen:
        return self.till.counter.queue.screen

    def open(self) -> QueueScreen:
        self.window.show_screen("queue")
        QApplication.processEvents()
        return self.screen

    def numbers(self) -> list[str]:
        return [card.number for card in self.screen.shown]

    def tap_card(self, row: int) -> None:
        place = self.screen.view.visualRect(self.screen.view.cards.index(row)).topLeft() + QPoint(30, 80)
        QTest.mouseClick(self.screen.view.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def shop(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> Shop:
    return Shop(qtbot, ui, till_shop)


def test_the_tab_counts_and_the_cards_stand_in_the_order_of_their_promise(shop: Shop) -> None:
    later, sooner = shop.order(at="16:00"), shop.order(at="12:00")
    shop.till._elsewhere(SALES)
    assert shop.till.counter.queue.tab.accessibleName() == "Orderwachtrij, 2"
    shop.open()
    assert shop.numbers() == [sooner.number, later.number]
    assert shop.screen._found.text() == "2 openstaande orders"


def test_a_card_says_everything_in_words(shop: Shop) -> None:
    order = shop.order(BREAD, at="10:00", deposit=2_500)
    soon = shop.order(COLA, at="11:30", working=Working.BUSY)
    ready = shop.order(COLA, at="12:00", until="17:00", how=Fulfilment.DELIVERY, working=Working.READY)
    screen = shop.open()
    spoken = [screen.view.cards.words(row).spoken for row in range(3)]
    assert spoken == [
        f"Order {order.number}, Hotel De Proef, afhalen vandaag 10:00, te laat, "
        "aanbetaald 25 euro \u00b7 rest 160 euro 70",
        f"Order {soon.number}, Hotel De Proef, afhalen vandaag 11:30, bijna te laat, nog te betalen 2 euro 50",
        f"Order {ready.number}, Hotel De Proef, bezorgen vandaag 12–17 u, klaar, nog te betalen 2 euro 50",
    ]
    assert [screen.view.cards.words(row).badge[1] for row in range(3)] == [
        "circle-alert",
        "triangle-alert",
        "circle-check",
    ]


def test_the_chips_count_and_filter_and_the_search_finds(shop: Shop) -> None:
    late = shop.order(at="10:00")
    brought = shop.order(how=Fulfilment.DELIVERY, days=1)
    screen = shop.open()
    chips = list(screen._chips.values())
    assert [chip.label() for chip in chips] == ["Alles 2", "Afhalen 1", "Bezorgen 1", "Te laat 1"]
    chips[2].click()
    assert shop.numbers() == [brought.number]
    chips[3].click()
    assert shop.numbers() == [late.number]
    chips[0].click()
    type_keys(shop.ui, screen.view, brought.number[-4:])
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert shop.numbers() == [brought.number]
    screen.search.setText("bestaat niet")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert not screen._empty.isHidden()
    screen._all.click()
    assert len(shop.numbers()) == 2


def test_nothing_to_hand_out_says_so(shop: Shop) -> None:
    screen = shop.open()
    assert screen._empty.text() == "Geen openstaande orders"
    assert not screen._empty.isHidden()


def test_arrows_and_enter_open_a_card(shop: Shop) -> None:
    shop.order(at="12:00")
    second = shop.order(at="13:00")
    screen = shop.open()
    assert QApplication.focusWidget() is screen.view
    QTest.keyClick(screen.view, Qt.Key.Key_Right)
    QTest.keyClick(screen.view, Qt.Key.Key_Return)
    basket = shop.till.controller.state.basket
    assert basket is not None
    assert basket.order is not None
    assert basket.order.number == second.number
    assert shop.window.current == "sale"


def test_a_tap_parks_the_running_bon_and_undo_brings_it_back(shop: Shop) -> None:
    order = shop.order(BREAD, at="16:00", deposit=2_500)
    shop.shop.sell(COLA, actor=shop.shop.owner)
    shop.till.controller.refresh()
    shop.open()
    shop.tap_card(0)
    state, receipt = shop.till.controller.state, shop.window.receipt
    assert state.basket is not None
    assert [line.code for line in state.lines] == [BREAD]
    assert state.total == Money(16_070)
    assert state.parked == 1
    assert receipt.order.accessibleName() == (
        f"Order {order.number} \u00b7 Afhalen vandaag 16:00 \u00b7 aanbetaald €\u00a025,00"
    )
    assert receipt.total.accessibleName() == "Totaal €\u00a0160,70, 1 artikel, Aanbetaald −€\u00a025,00"
    assert receipt.undo_bar.accessibleName().endswith("geparkeerd")
    receipt.undo.emit()
    state = shop.till.controller.state
    assert [line.code for line in state.lines] == [COLA]
    assert state.parked == 0
    assert receipt.order.isHidden()


def test_the_cross_puts_the_order_back_and_lets_it_go(shop: Shop) -> None:
    order = shop.order(BREAD)
    shop.till.counter.queue.open_order(order.id)
    assert holder(shop, order) == "Kassa 1"
    shop.window.receipt.order.close_button.click()
    assert not shop.till.controller.state.lines
    assert holder(shop, order) == ""
    shop.window.receipt.undo.emit()
    assert [line.code for line in shop.till.controller.state.lines] == [BREAD]
    assert holder(shop, order) == "Kassa 1"


@pytest.mark.parametrize("how", ["park", "clear"])
def test_parking_or_clearing_the_bon_lets_the_order_go(shop: Shop, how: str) -> None:
    order = shop.order(BREAD)
    shop.till.counter.queue.open_order(order.id)
    (shop.till.controller.park if how == "park" else shop.till.controller.clear)()
    assert holder(shop, order) == ""


def holder(shop: Shop, order: SalesDocument) -> str:
    with shop.database.read() as reader:
        found = holds.holder_of(reader, order.id, micros(shop.clock.now()))
    return found.place if found else ""


def test_an_order_another_till_has_open_is_shown_to_read(shop: Shop) -> None:
    order = shop.order(BREAD)
    now = micros(shop.clock.now())
    with shop.database.write() as tx:
        holds.hold(tx, [Holder(order.id, "till@other", "Sanne", "Kassa 2", now + 60_000_000)], now)
    shop.open()
    shop.tap_card(0)
    sheet = open_dialog(shop.window)
    assert isinstance(sheet, OrderViewSheet)
    assert "Sanne" in sheet.explanation.text()
    assert "Kassa 2" in sheet.explanation.text()
    assert not shop.till.controller.state.lines
    sheet.close_button.click()
    assert dialogs(shop.window) == []


def test_what_the_office_changed_meanwhile_is_told_and_opened_again(shop: Shop) -> None:
    order = shop.order(BREAD)
    shop.till.counter.queue.open_order(order.id)
    shop.shop.services.counter().holds.release([order.id])  # the network was away for longer than the hold
    line = shop.sales.drafts.line_of_code(order, COLA, Quantity.ONE)
    assert isinstance(line, SalesLine)
    shop.sales.orders.amend(replace(order, lines=(*order.lines, line)), shop.shop.owner, new_id())
    shop.till._elsewhere(SALES)
    strip = shop.window.receipt.order
    assert strip.accessibleName() == f"Order {order.number} is intussen gewijzigd in de backoffice."
    assert not strip.reopen_button.isHidden()
    shop.window.receipt.checkout_button.click()
    assert shop.window.current == "sale", "no money is taken for an order that changed"
    notice = shop.till.controller.state.notice
    assert notice is not None
    assert "Open de order opnieuw" in notice.text
    strip.reopen_button.click()
    assert [one.code for one in shop.till.controller.state.lines] == [BREAD, COLA]
    assert strip.reopen_button.isHidden()
    assert strip.accessibleName().startswith(f"Order {order.number} \u00b7 Afhalen")


def test_an_order_that_another_till_took_over_is_told_and_stays(shop: Shop) -> None:
    order = shop.order(BREAD)
    shop.till.counter.queue.open_order(order.id)
    holding, strip = shop.till.counter.select.holding, shop.window.receipt.order
    assert holding._timer.isActive()
    there = TillHolds(shop.database, shop.clock, replace(shop.shop.place, till_id="x", name="Kassa 2"))
    shop.clock.advance(seconds=61)
    there.take([order.id], shop.shop.seller)
    holding._renew()
    assert "Kassa 2" in strip.accessibleName()
    assert not strip.reopen_button.isHidden()
    shop.till._elsewhere(SALES)
    assert "Kassa 2" in strip.accessibleName()
    assert [one.code for one in shop.till.controller.state.lines] == [BREAD]
    there.release([order.id])
    holding._renew()
    assert holder(shop, order) == "Kassa 1"
    assert strip.accessibleName().startswith(f"Order {order.number} \u00b7 Afhalen")
    assert strip.reopen_button.isHidden()


def test_an_order_that_was_cancelled_meanwhile_is_told(shop: Shop) -> None:
    order = shop.order(BREAD)
    shop.till.counter.queue.open_order(order.id)
    shop.shop.services.counter().holds.release([order.id])
    shop.sales.orders.cancel(order.id, DepositChoice.KEEP, shop.shop.owner, new_id())
    shop.till._elsewhere(SALES)
    assert "afgehandeld of geannuleerd" in shop.window.receipt.order.accessibleName()
    shop.window.receipt.order.reopen_button.click()
    assert not shop.till.controller.state.lines


def test_a_new_order_waits_behind_a_bar_and_nothing_moves(shop: Shop) -> None:
    first = shop.order(at="16:00")
    screen = shop.open()
    second = shop.order(at="12:00")
    shop.till._elsewhere(SALES)
    assert shop.numbers() == [first.number]
    assert screen.fresh.label() == "1 nieuwe order \u00b7 Toon"
    assert shop.till.counter.queue.tab.accessibleName() == "Orderwachtrij, 2"
    screen.fresh.click()
    assert shop.numbers() == [second.number, first.number]
    assert screen.fresh.isHidden()


def test_an_order_that_is_done_elsewhere_leaves_the_queue(shop: Shop) -> None:
    first, second = shop.order(at="12:00"), shop.order(at="16:00")
    shop.open()
    shop.sales.orders.deliver(first.id, None, TODAY, shop.shop.owner, new_id())
    shop.till._elsewhere(SALES)
    assert shop.numbers() == [second.number]


def test_the_menu_of_a_card_marks_it_ready(shop: Shop) -> None:
    shop.order(at="16:00")
    screen = shop.open()
    place = screen.view.more_rect(0).center()
    QTest.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    sheet = open_dialog(shop.window)
    assert isinstance(sheet, CardMenu)
    assert not sheet.mail.isEnabled()
    assert "geen e-mailadres bekend" in sheet.mail.accessibleDescription()
    sheet.done(Working.READY)
    assert screen.view.cards.words(0).badge[0] == "Klaar"


def test_the_file_of_an_order_is_opened_from_its_menu(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    order = shop.order(at="16:00")
    with shop.database.write() as tx:
        file = stored_files.store(tx, order.id, "maten.pdf", "application/pdf", b"%PDF-1.4", 0)
        tx.run("UPDATE order_handling SET attachment = :file WHERE order_id = :id", file=file.id, id=order.id)
    opened: list[Path] = []
    shop.till.counter.queue.open_file = opened.append
    screen = shop.open()
    screen.view.menu.emit(screen.shown[0].id)
    sheet = open_dialog(shop.window)
    assert "Bijlage maten.pdf openen" in [one.accessibleName() for one in sheet.findChildren(Button)]
    sheet.done("file")
    assert [one.read_bytes() for one in opened] == [b"%PDF-1.4"]


def test_without_a_printer_the_menu_says_so(shop: Shop) -> None:
    shop.order(at="16:00")
    screen = shop.open()
    screen.view.menu.emit(screen.shown[0].id)
    open_dialog(shop.window).done("slip")
    assert "geen bonprinter" in screen.trouble.text


def test_what_was_done_with_an_order_stays_in_sight_when_the_cards_are_read_again(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.order(at="16:00")
    screen = shop.open()
    mail = shop.shop.services.counter().ready_mail
    monkeypatch.setattr(type(mail), "send", lambda *_given: "klant@voorbeeld.nl")
    screen.view.menu.emit(screen.shown[0].id)
    open_dialog(shop.window).done("mail")
    assert screen.trouble.text == "De e-mail gaat naar klant@voorbeeld.nl."
    shop.till._elsewhere(SALES)
    assert screen.trouble.text == "De e-mail gaat naar klant@voorbeeld.nl."
    shop.window.show_screen("sale")
    shop.open()
    assert screen.trouble.text == ""


def test_an_order_that_cannot_be_opened_says_why_beside_the_cards(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    order = shop.order(at="16:00")
    screen = shop.open()

    def gone() -> None:
        raise RuleError(Reason("order.closed", "Deze order is al afgehandeld."))

    opening = shop.shop.services.counter().opening
    monkeypatch.setattr(type(opening), "open", lambda *_given: gone())
    shop.till.counter.queue.open_order(order.id)
    assert screen.trouble.text == "Deze order is al afgehandeld."
    assert screen._retry.isHidden(), "the cards were read: there is nothing to try again"


def test_the_menu_of_a_card_opens_while_the_shop_does_not_answer(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.order(at="16:00")
    screen = shop.open()

    def broken() -> None:
        raise StoreError(Reason("store.away", "De database antwoordt niet. Er is niets verloren.", "Wacht even."))

    queue = shop.shop.services.counter().queue
    monkeypatch.setattr(type(queue), "attachment_name", lambda *_given: broken())
    screen.view.menu.emit(screen.shown[0].id)
    sheet = open_dialog(shop.window)
    assert isinstance(sheet, CardMenu)
    assert "antwoordt niet" in sheet.mail.accessibleDescription()


def test_a_slip_opens_its_order_and_an_article_goes_on_the_bon(shop: Shop) -> None:
    order = shop.order(BREAD)
    shop.open()
    shop.ui.scanner.scanned.emit(COLA)
    assert shop.window.current == "sale"
    assert [line.code for line in shop.till.controller.state.lines] == [COLA]
    shop.till.controller.clear()
    shop.open()
    shop.ui.scanner.scanned.emit(f"O{order.number}")
    basket = shop.till.controller.state.basket
    assert basket is not None
    assert basket.order is not None
    assert basket.order.number == order.number


def test_f9_opens_and_closes_the_queue(shop: Shop) -> None:
    shop.order()
    QTest.keyClick(shop.window.top.search, Qt.Key.Key_F9)
    assert shop.window.current == "queue"
    QTest.keyClick(shop.screen.view, Qt.Key.Key_F9)
    assert shop.window.current == "sale"


def test_when_the_shop_does_not_answer_the_old_cards_stay_with_their_time(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = shop.order()
    screen = shop.open()

    def broken() -> None:
        raise StoreError(Reason("store.away", "De database antwoordt niet. Er is niets verloren.", "Wacht even."))

    queue = shop.shop.services.counter().queue
    monkeypatch.setattr(type(queue), "cards", lambda _self: broken())
    shop.till._elsewhere(SALES)
    assert shop.numbers() == [order.number]
    assert "stand 10:30" in screen.trouble.text
    monkeypatch.undo()
    screen._retry.click()
    assert screen.trouble.text == ""


@pytest.mark.parametrize(("width", "columns"), [(1024, 2), (1366, 3), (1920, 4)])
def test_as_many_columns_as_fit(shop: Shop, width: int, columns: int) -> None:
    for _ in range(5):
        shop.order()
    shop.window.resize(width, 768)
    screen = shop.open()
    tops = [screen.view.visualRect(screen.view.cards.index(row)).top() for row in range(5)]
    assert tops.count(tops[0]) == columns
    assert screen.layout_choice.isHidden() == (width == 1024)
    last = screen.view.visualRect(screen.view.cards.index(columns - 1))
    assert last.right() <= screen.view.viewport().width()


def test_the_list_shows_one_order_in_a_row(shop: Shop) -> None:
    for _ in range(3):
        shop.order()
    screen = shop.open()
    screen.layout_choice.set_value("rows")
    screen._arrange()
    tops = [screen.view.visualRect(screen.view.cards.index(row)).top() for row in range(3)]
    assert tops == [0, 66, 132]


def test_english_is_english(shop: Shop) -> None:
    shop.order(at="16:00")
    screen = shop.open()
    screen._chips[Choice.LATE].click()
    shop.ui.language.switch("en")
    QApplication.processEvents()
    assert screen._title.text() == "Order queue"
    assert screen._chips[Choice.LATE].isChecked(), "another language is no other filter"
    screen._chips[Choice.ALL].click()
    assert "pick up today 16:00" in screen.view.cards.words(0).spoken
