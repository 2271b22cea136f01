"""'Kies Klant' and the customer on the receipt, in the whole till window on a real database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.errors import Reason, StoreError
from kassa.domain.people.customer import Customer, CustomerKind, PriceList
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, Party
from kassa.domain.values import Money, Rate
from kassa.services.till.choosing import CustomerChoice, CustomerChoosing
from kassa.ui.shell.context import UiContext
from kassa.ui.theme.theme import Mode
from kassa.ui.till.customers.select_dialog import SelectCustomerDialog
from kassa.ui.work.inline import InlineJobs
from tests.support.hands import ShopHands
from tests.support.sales import concept, goods, issued, settled
from tests.support.screens import dialogs, type_keys
from tests.support.till import BREAD, COLA, TestTill

NO_KEY = Qt.KeyboardModifier.NoModifier


class Hands(ShopHands):
    """What a cashier does at a till with three customers."""

    def __init__(self, qtbot: QtBot, ui: UiContext, shop: TestTill) -> None:
        super().__init__(qtbot, ui, shop)
        shop.open_day()
        counter = shop.services.counter()
        counter.price_lists.save(PriceList("A", "Aannemers", Rate.percent(10)), shop.owner)
        self.customers = counter.customers
        self.today = shop.clock.now().astimezone(shop.place.zone).date()
        self.bouw = self._keep("10027", "P. Voorbeeld", company="Voorbeeld Bouw B.V.", price_list="A", city="Testdorp")
        self.jan = self._keep("10028", "Jan de Vries", phone="030-123 45 67", street="Laan 1", postcode="3511 AB")
        self.piet = self._keep("10029", "Piet Jansen")
        self.late = self._owes(self.bouw, 61_240, -13)
        self.enter(shop.owner)
        assert self.window.current == "sale"

    @property
    def dialog(self) -> SelectCustomerDialog:
        found = [one for one in self.window.findChildren(SelectCustomerDialog) if one.isVisible()]
        assert found, "Kies Klant is not open"
        return found[-1]

    def tap_row(self, row: int) -> None:
        self.taps += 1
        place = self.dialog.list.row_place(row)
        QTest.mouseClick(self.dialog.list.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)

    def search(self, text: str) -> None:
        """Type as a person does, and wait out the pause."""
        type_keys(self.ui, self.dialog.search, text)
        self.dialog.search._pause.stop()
        self.dialog.search.searched.emit(self.dialog.search.text().strip())

    def fill(self, field: str, text: str) -> None:
        edit = self.field(field)
        edit.setFocus()
        edit.selectAll()
        type_keys(self.ui, edit, text)

    def field(self, name: str) -> QLineEdit:
        found = self.window.findChildren(QLineEdit, f"select_customer.new.{name}")
        assert found, name
        return found[-1]

    def rows(self) -> list[str]:
        rows = self.dialog.list.rows
        return [rows.choice(row).number for row in range(rows.rowCount())]

    def on_bon(self) -> str:
        customer = self.shop.services.selling.basket().customer
        return customer.number if customer is not None else ""

    def _keep(self, number: str, name: str, **more: object) -> Customer:
        kind = CustomerKind.COMPANY if "company" in more else CustomerKind.PERSON
        values = {"id": "", "number": number, "name": name, "kind": kind, **more}
        return self.customers.save(Customer(**values), self.shop.owner)  # type: ignore[arg-type]

    def _owes(self, customer: Customer, cents: int, days: int) -> str:
        party = Party(customer.id, customer.number, customer.name, customer.company)
        made = concept(DocumentKind.INVOICE, goods(cents), date=self.today, party=party)
        due = replace(made, due_date=self.today + dt.timedelta(days=days))
        return issued(self.shop.database, due, f"F{customer.number}").id


class Watch(QObject):
    """Sees what presses and releases reach a widget."""

    def __init__(self, seen: list[QEvent.Type]) -> None:
        super().__init__()
        self._seen = seen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._seen.append(event.type())
        return False


@pytest.fixture
def hands(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> Hands:
    return Hands(qtbot, ui, till_shop)


def test_two_taps_put_a_customer_on_the_bon(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.tap("sale.customer")
    assert QApplication.focusWidget() is hands.dialog.search
    hands.search("voorb")
    hands.tap_row(0)
    assert hands.taps == 2
    assert dialogs(hands.window) == []
    assert hands.on_bon() == "10027"
    card = hands.window.receipt.customer.card
    assert (card.name.text(), card.number.text(), card.agreed.text()) == (
        "Voorbeeld Bouw B.V.",
        "Deb. 10027",
        "Aannemers \u00b7 Klantkorting 10%",
    )
    assert hands.button("sale.customer_outstanding").text().replace("\u00a0", " ") == "Openstaand € 612,40"
    assert "vervallen" in hands.button("sale.customer_outstanding").accessibleName()
    assert not hands.visible("sale.customer")


def test_the_discount_is_shown_on_the_line_and_comes_and_goes(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.till.counter.customers.choose(hands.bouw.id)
    lines = hands.window.receipt.lines.model()
    assert lines.index(0, 2).data().startswith("Klantkorting 10%")
    assert hands.till.controller.state.total == Money(16_713)
    hands.tap("sale.customer_remove")
    assert hands.till.controller.state.total == Money(18_570)
    assert hands.visible("sale.customer")
    hands.tap("sale.undo.button")
    assert hands.on_bon() == "10027"
    assert hands.till.controller.state.total == Money(16_713)


def test_without_debt_there_is_no_badge_and_with_debt_it_asks_for_the_invoices(hands: Hands) -> None:
    asked: list[str] = []
    hands.till.counter.customers.outstanding.connect(asked.append)
    hands.till.counter.customers.choose(hands.jan.id)
    assert not hands.visible("sale.customer_outstanding")
    hands.till.counter.customers.choose(hands.bouw.id)
    hands.tap("sale.customer_outstanding")
    assert asked == [hands.bouw.id]


def test_the_badge_follows_what_is_paid_elsewhere(hands: Hands) -> None:
    hands.till.counter.customers.choose(hands.bouw.id)
    settled(hands.shop.database, hands.late, paid=61_240)
    hands.till._elsewhere(frozenset({"payments"}))
    assert not hands.visible("sale.customer_outstanding")


def test_f3_types_and_enter_chooses_by_number(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F3)
    type_keys(hands.ui, hands.dialog.search, "10028")
    hands.key(Qt.Key.Key_Return)
    assert hands.on_bon() == "10028"
    assert QApplication.focusWidget() is hands.window.top.search


def test_enter_before_the_answer_never_takes_one_of_several(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F3)
    type_keys(hands.ui, hands.dialog.search, "jan")
    hands.key(Qt.Key.Key_Return)
    assert hands.on_bon() == ""
    assert set(hands.rows()) == {"10028", "10029"}
    hands.key(Qt.Key.Key_Down)
    wanted = hands.rows()[1]
    hands.key(Qt.Key.Key_Return)
    assert hands.on_bon() == wanted


def test_before_typing_stand_the_last_of_this_till(hands: Hands) -> None:
    for one in (hands.piet, hands.jan, hands.bouw):
        hands.till.counter.customers.choose(one.id)
    hands.tap("sale.customer_change")
    assert hands.rows() == ["10027", "10028", "10029"]
    hands.key(Qt.Key.Key_Escape)
    assert hands.on_bon() == "10027"


def test_the_card_beside_the_list_follows_the_arrows(hands: Hands) -> None:
    hands.tap("sale.customer")
    hands.search("j")
    hands.search("an")
    row = hands.rows().index("10028")
    hands.dialog.list.setCurrentIndex(hands.dialog.list.rows.index(row, 0))
    words = hands.dialog.card.accessibleName()
    assert "Jan de Vries" in words
    assert "Laan 1, 3511 AB" in words
    assert "030-123 45 67" in words


def test_a_new_customer_in_place(hands: Hands) -> None:
    hands.tap("sale.customer")
    hands.search("Nieuwe Buur")
    empty = hands.window.findChild(QLabel, "select_customer.empty")
    assert empty is not None
    assert empty.text() == "Geen klant met “Nieuwe Buur”"
    hands.tap("select_customer.add")
    assert hands.field("name").text() == "Nieuwe Buur"
    assert QApplication.focusWidget() is hands.field("company")
    hands.fill("phone", "06 12345678")
    hands.tap("select_customer.save")
    assert hands.on_bon() == "10030"
    assert hands.customers.search("nieuwe buur")[0].phone == "06 12345678"


def test_what_is_wrong_is_marked_and_nothing_is_lost(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F3)
    hands.key(Qt.Key.Key_Insert)
    for field, text in (("name", "Half"), ("email", "info@"), ("street", "Proefstraat")):
        hands.fill(field, text)
    hands.key(Qt.Key.Key_F12)
    assert QApplication.focusWidget() is hands.field("email")
    assert "half ingevuld" in hands.dialog.form.notice.text
    assert "e-mailadres" in hands.dialog.form.fields["email"].message.text()
    assert hands.dialog.form.fields["city"].message.text()
    assert (hands.field("name").text(), hands.field("street").text()) == ("Half", "Proefstraat")
    hands.fill("email", "half@voorbeeld.nl")
    for field, text in (("postcode", "1234ab"), ("house_number", "1"), ("city", "Testdorp")):
        hands.fill(field, text)
    hands.key(Qt.Key.Key_F12)
    assert hands.on_bon() == "10030"
    kept = hands.customers.get(hands.customers.search("half")[0].id)
    assert (kept.street, kept.postcode, kept.email) == ("Proefstraat 1", "1234 AB", "half@voorbeeld.nl")


def test_escape_in_the_form_goes_back_to_what_was_searched(hands: Hands) -> None:
    hands.key(Qt.Key.Key_F3)
    hands.search("zzz")
    hands.key(Qt.Key.Key_Insert)
    hands.key(Qt.Key.Key_Escape)
    assert hands.dialog.search.text() == "zzz"
    assert QApplication.focusWidget() is hands.dialog.search
    hands.key(Qt.Key.Key_Escape)
    assert dialogs(hands.window) == []


def test_f12_means_nothing_while_a_customer_is_searched(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.key(Qt.Key.Key_F3)
    hands.key(Qt.Key.Key_F12)
    assert hands.window.current == "sale"
    assert dialogs(hands.window) == ["select_customer"]


def test_tab_goes_through_the_dialog_as_it_is_read(hands: Hands) -> None:
    hands.till.counter.customers.choose(hands.jan.id)
    hands.till.controller.forget_undo()
    hands.key(Qt.Key.Key_F3)
    visited = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused.objectName().removeprefix("select_customer."))
        hands.key(Qt.Key.Key_Tab)
    assert visited == ["search", "list", "add", "close", "search"]


def test_tab_on_the_sale_goes_from_the_search_over_the_customer_to_the_lines(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.till.counter.customers.choose(hands.bouw.id)
    hands.till.controller.forget_undo()
    order = []
    hands.window.top.search.setFocus()
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        order.append(focused.objectName())
        hands.window.focusNextChild()
    wanted = ["sale.customer_outstanding", "sale.customer_change", "sale.customer_remove", "sale.lines"]
    assert [name for name in order if name in wanted][:4] == wanted
    assert order.index("sale.checkout") > order.index("sale.lines")


def test_a_card_chooses_and_anything_else_sounds_wrong(hands: Hands) -> None:
    hands.tap("sale.customer")
    hands.ui.scanner.receive(COLA)
    assert hands.heard[-1] == "fout"
    assert hands.till.controller.state.lines == ()
    assert "geen klantenpas" in hands.dialog.notice.text
    hands.ui.scanner.receive("K10028")
    assert dialogs(hands.window) == []
    assert hands.on_bon() == "10028"
    assert hands.heard[-1] == "ok"


def test_a_card_on_the_sale_screen(hands: Hands) -> None:
    flow = hands.till.counter.customers
    assert flow.scanned("K10028")
    assert hands.on_bon() == "10028"
    assert not flow.scanned("K99999")
    assert not flow.scanned(COLA)
    assert flow.scanned("K10027")
    assert hands.on_bon() == "10027"


def test_another_flow_asks_for_a_customer_and_goes_on(hands: Hands) -> None:
    went: list[str] = []
    title = "Kies een klant om een factuur te maken"
    flow = hands.till.counter.customers
    flow.ask(lambda: went.append(hands.on_bon()), title)
    assert hands.dialog.title.text() == title
    hands.key(Qt.Key.Key_Escape)
    assert went == []
    flow.ask(lambda: went.append(hands.on_bon()), title)
    hands.search("10029")
    hands.tap_row(0)
    assert went == ["10029"]


def test_a_customer_with_a_discount_is_refused_while_money_is_received(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.shop.services.checkout.add_payment("cash", Money(1_000), hands.shop.owner, "k" * 32)
    hands.till.controller.refresh()
    went: list[bool] = []
    hands.till.counter.customers.choose(hands.bouw.id, lambda: went.append(True))
    assert hands.on_bon() == ""
    assert went == []
    assert hands.heard[-1] == "fout"
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert "betaling" in notice.text


def test_who_may_not_make_customers_asks_somebody_and_loses_nothing(hands: Hands) -> None:
    actor = hands.till.controller.actor
    assert actor is not None
    hands.till.controller.sign_in(replace(actor, rights=actor.rights - {Right.EDIT_CUSTOMERS}))
    hands.tap("sale.customer")
    hands.search("Buurman")
    hands.tap("select_customer.add")
    hands.tap("select_customer.save")
    assert dialogs(hands.window) == ["select_customer", "approval"]
    hands.key(Qt.Key.Key_Escape)
    assert dialogs(hands.window) == ["select_customer"]
    assert hands.field("name").text() == "Buurman"
    assert "heeft het recht 'Relaties wijzigen' niet" in hands.dialog.form.notice.text


def test_at_payment_the_customer_is_shown_without_buttons(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.till.counter.customers.choose(hands.bouw.id)
    hands.tap("sale.checkout")
    assert hands.window.receipt.customer.card.isVisible()
    assert not hands.visible("sale.customer_change")
    assert not hands.visible("sale.customer_remove")
    hands.tap("sale.back")
    assert hands.visible("sale.customer_change")


def test_the_next_bon_begins_without_a_customer(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.till.counter.customers.choose(hands.jan.id)
    hands.tap("sale.park")
    assert hands.on_bon() == ""
    assert hands.visible("sale.customer")
    hands.tap("sale.undo.button")
    assert hands.on_bon() == "10028"


def test_the_paper_names_the_discount(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.till.counter.customers.choose(hands.bouw.id)
    done = hands.shop.services.checkout
    done.add_payment("cash", Money(20_000), hands.shop.owner, "p" * 32)
    completed = done.complete("c" * 32, hands.shop.owner)
    paper = hands.shop.services.receipts.document(completed.receipt_id)
    assert [off.reason for line in paper.lines for off in line.discounts] == ["Klantkorting"]


class Away(CustomerChoosing):
    """The database went away after the first answer."""

    def search(self, text: str, most: int = 50) -> tuple[CustomerChoice, ...]:
        raise StoreError(Reason("store.away", "De database antwoordt niet."))


def test_what_was_found_stays_usable_when_the_customers_cannot_be_reached(hands: Hands) -> None:
    hands.till.counter.customers.choose(hands.jan.id)
    place, services = hands.shop.place, hands.shop.services
    away = Away(hands.shop.database, hands.shop.clock, place, hands.customers, services.selling)
    dialog = SelectCustomerDialog(hands.ui, hands.window, away, "")
    chosen: list[object] = []
    dialog.finished.connect(chosen.append)
    dialog.ask()
    hands.search("voorb")
    assert "niet bereikbaar" in hands.dialog.notice.text
    assert hands.rows() == ["10028"]
    hands.tap_row(0)
    assert chosen == [hands.jan.id]


class Later(InlineJobs):
    """Answers when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(self, owner: QObject, work: Callable[[], Any], **more: Any) -> None:
        self.waiting.append(partial(super().run, owner, work, **more))

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for job in waiting:
            job()


def test_a_late_answer_is_not_shown_below_what_stands_there_again(hands: Hands) -> None:
    later = Later()
    choosing = hands.shop.services.counter().choosing
    dialog = SelectCustomerDialog(replace(hands.ui, jobs=later), hands.window, choosing, "")
    dialog.ask()
    hands.search("jan")
    later.answer()
    assert set(hands.rows()) == {"10028", "10029"}
    hands.search(" de")
    dialog.search.setText("jan")
    hands.search("")
    later.answer()
    assert set(hands.rows()) == {"10028", "10029"}


def test_a_card_that_cannot_be_looked_up_says_why(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: object) -> None:
        raise StoreError(Reason("store.away", "De database antwoordt niet."))

    hands.tap("sale.customer")
    monkeypatch.setattr(CustomerChoosing, "find_card", away)
    hands.ui.scanner.receive("K10028")
    assert hands.dialog.notice.text == "De database antwoordt niet."
    hands.key(Qt.Key.Key_Insert)
    hands.ui.scanner.receive("K10028")
    assert hands.dialog.form.notice.text == "De database antwoordt niet."


def test_a_bon_with_only_a_customer_is_wiped_from_the_menu(hands: Hands) -> None:
    hands.till.counter.customers.choose(hands.jan.id)
    hands.tap("top.menu")
    hands.tap("menu.clear")
    assert hands.on_bon() == ""


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_every_size_language_and_theme(hands: Hands, size: tuple[int, int], language: str, mode: Mode) -> None:
    hands.ui.theme.set_mode(mode)
    assert hands.ui.language.switch(language)
    hands.window.resize(*size)
    hands.ui.scanner.receive(BREAD)
    hands.till.counter.customers.choose(hands.bouw.id)
    QApplication.processEvents()
    _fits(hands.window, "sale.customer")
    badge = hands.button("sale.customer_outstanding")
    assert badge.width() >= badge.sizeHint().width()
    hands.tap("sale.customer_change")
    hands.search("vo")
    QApplication.processEvents()
    _fits(hands.window, "select_customer")
    assert hands.dialog.card.isVisible() == (size[0] >= 1200)
    hands.tap("select_customer.add")
    QApplication.processEvents()
    _fits(hands.window, "select_customer")


def _fits(window: QWidget, begin: str) -> None:
    """Targets are large enough and inside the window, words are whole, names are there."""
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.objectName().startswith(begin):
            assert min(button.width(), button.height()) >= 48, (button.objectName(), button.size())
            corner = button.mapTo(window, QPoint(0, 0))
            assert window.rect().contains(QRect(corner, button.size())), button.objectName()
            assert button.accessibleName(), button.objectName()
            needed = button.fontMetrics().horizontalAdvance(button.text().replace("&&", "&"))
            assert button.width() >= needed, button.text()
    for edit in window.findChildren(QLineEdit):
        if edit.isVisible() and edit.objectName().startswith(begin):
            assert edit.accessibleName(), edit.objectName()


def test_the_keys_on_the_screen_go_with_the_field_they_typed_in(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.tap("sale.customer")
    hands.window.show_keyboard(hands.dialog.search)
    assert hands.window.keyboard.isVisible()
    hands.search("voorb")
    assert hands.window.keyboard.isVisible()
    hands.tap_row(0)
    assert not hands.window.keyboard.isVisible(), "the keys lie over 'Naar afrekenen'"


def test_a_finger_beside_the_field_puts_the_keys_away(hands: Hands, qtbot: QtBot) -> None:
    hands.tap("sale.customer")
    hands.window.show_keyboard(hands.dialog.search)
    hands.search("jan")
    keys = hands.window.keyboard
    QTest.mouseClick(keys, Qt.MouseButton.LeftButton, NO_KEY, QPoint(4, 4))
    QApplication.processEvents()
    assert keys.isVisible(), "between two keys is not beside the keys"
    QTest.mouseClick(hands.dialog, Qt.MouseButton.LeftButton, NO_KEY, QPoint(4, 4))
    qtbot.waitUntil(lambda: not keys.isVisible())
    assert hands.dialog.isVisible()


def test_the_second_tap_of_a_double_tap_is_not_for_the_screen_below(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    button = hands.button("sale.checkout")
    place = button.mapTo(hands.window, button.rect().center())
    handle = hands.window.windowHandle()
    for _tap in range(2):
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NO_KEY, place)
    assert hands.window.current == "payment", "'Terug naar bon' lies where 'Naar afrekenen' was"
    hands.window._turned.invalidate()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NO_KEY, place)
    assert hands.window.current == "sale"


def test_the_second_tap_on_paying_is_not_for_the_next_bon(hands: Hands) -> None:
    hands.ui.scanner.receive(BREAD)
    hands.tap("sale.checkout")
    hands.tap("payment.cash")
    button = hands.button("payment.complete")
    place = button.mapTo(hands.window, button.rect().center())
    handle = hands.window.windowHandle()
    seen: list[QEvent.Type] = []
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NO_KEY, place)
    assert hands.window.current == "sale"
    below = hands.window.childAt(place)
    assert below is not None
    watch = Watch(seen)
    below.installEventFilter(watch)
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NO_KEY, place)
    assert seen == []
    hands.window._turned.invalidate()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NO_KEY, place)
    assert seen == [QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease]
