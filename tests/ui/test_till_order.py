"""'Maak order' in the whole till, on a real shop: what is typed, what is refused, what is kept, what is placed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kassa.db.engine import open_database
from kassa.domain.errors import Reason, StoreError
from kassa.domain.messages.files import NewFile
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.people.rights import Right
from kassa.domain.till.attached import BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.till.ending import Fulfilment, OrderDraft
from kassa.domain.values import Money, Quantity
from kassa.services.container import TillServices
from kassa.services.till.checkout import Completed
from kassa.ui.shell.context import UiContext
from kassa.ui.till.order.doors import OrderDoors
from kassa.ui.till.order.screen import OrderScreen
from tests.support.clock import FrozenClock
from tests.support.hands import Hands
from tests.support.screens import dialogs, open_dialog
from tests.support.till_shop import till_of

TROUSERS, POLO, RECEIPT = "20410-Zwart-44", "31055-Marine-S", "R01-25-00001"


class OrderHands(Hands):
    """A cashier at a till with an order to make; the doors to the rest of the counter are doubles."""

    def __init__(self, qtbot: QtBot, ui: UiContext, services: TillServices, actor: Actor) -> None:
        super().__init__(qtbot, ui, services)
        self.services, self.actor = services, actor
        self.paid: list[OrderDraft] = []
        self.placed: list[tuple[str, OrderDraft, str]] = []
        self.told: list[Completed] = []
        self.cards: dict[str, str] = {}
        self.asked = 0
        self.refusal: StoreError | None = None
        doors = OrderDoors(self._ask, self._card, self.paid.append, self._place, self.told.append)
        self.flow = self.till.counter.orders
        self.flow._doors = doors
        self.enter(actor)

    @property
    def screen(self) -> OrderScreen:
        return self.flow.screen

    def begin(self, *codes: str) -> None:
        for code in codes or (TROUSERS, POLO):
            self.ui.scanner.receive(code)
        self.till.desk.run("create_order")
        assert self.window.current == "order"

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            field = self.field(name)
            field.setFocus()
            field.clear()
            QTest.keyClicks(field, text)
            self.ui.scanner.release()

    def field(self, name: str) -> QLineEdit:
        found = self.window.findChild(QLineEdit, f"order.{name}")
        assert isinstance(found, QLineEdit)
        return found

    def put_customer(self, customer: Customer) -> None:
        kept = self.services.counter().customers.save(customer, self.actor)
        carried = BasketCustomer(kept.id, kept.number, kept.title)
        self.till.controller.change(
            lambda actor: self.services.selling.attach(lambda basket: set_customer(basket, carried), actor)
        )

    def customers(self, name: str) -> list[Customer]:
        service = self.services.counter().customers
        return [service.get(hit.id) for hit in service.search(name)]

    def _ask(self) -> None:
        self.asked += 1

    def _card(self, code: str) -> bool:
        if code not in self.cards:
            return False
        found = self.customers(self.cards[code])[0]
        self.put_customer(found)
        return True

    def _place(self, key: str, actor: Actor, draft: OrderDraft) -> Completed:
        basket = self.services.selling.basket()
        assert basket.customer is not None
        self.placed.append((key, draft, basket.customer.title))
        if self.refusal is not None:
            raise self.refusal
        return Completed("", 0, Money.ZERO, Money.ZERO)


@pytest.fixture
def hands(qtbot: QtBot, ui: UiContext, shop_file: str) -> Iterator[OrderHands]:
    database = open_database(shop_file)
    made = OrderHands(qtbot, ui, *till_of(database, ui.clock))
    yield made
    for parked in made.services.selling.parked():
        made.services.selling.discard_parked(parked.id, made.actor)
    made.services.selling.clear(made.actor)
    database.close()


def test_an_empty_bon_says_what_comes_first(hands: OrderHands) -> None:
    QTest.keyClick(hands.window.top.search, Qt.Key.Key_F8)
    assert hands.window.current == "sale"
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert notice.text == "Voeg eerst artikelen toe."


def test_f8_shows_the_order_beside_a_receipt_that_is_only_read(hands: OrderHands) -> None:
    hands.ui.scanner.receive(TROUSERS)
    QTest.keyClick(hands.window.top.search, Qt.Key.Key_F8)
    assert hands.window.current == "order"
    assert hands.window.receipt.width() == 401
    assert not hands.window.receipt.checkout_button.isVisible()
    assert hands.screen.fulfilment.value() == "pickup"
    assert hands.screen.customer_tab.label() == "Klant en afhalen"
    hands.tap("order.back")
    assert hands.window.current == "sale"
    assert hands.window.receipt.checkout_button.isVisible()
    assert hands.window.receipt.width() == 441


def test_a_new_customer_becomes_a_relation_and_the_order_is_placed(hands: OrderHands) -> None:
    hands.begin()
    hands.type(name="A. Nieuw", phone="06-00000001")
    hands.tap("order.day_1")
    QTest.keyClick(hands.field("name"), Qt.Key.Key_F11)
    (key, draft, title) = hands.placed[0]
    assert key
    assert title == "A. Nieuw"
    assert draft.fulfilment is Fulfilment.PICKUP
    assert draft.date == hands.services.counter().ordering.now().date() + dt.timedelta(days=1)
    assert [one.phone for one in hands.customers("A. Nieuw")] == ["06-00000001"]
    assert len(hands.told) == 1
    assert hands.window.current == "sale"


def test_what_is_missing_is_marked_and_gets_the_focus(hands: OrderHands) -> None:
    hands.begin()
    hands.tap("order.fulfilment_delivery")
    hands.tap("order.pay")
    assert hands.paid == []
    assert hands.field("name").property("state") == "error"
    assert hands.window.focusWidget() is hands.field("name")
    assert hands.screen.customer.address_error.text().startswith("Om te bezorgen is een adres nodig.")
    assert hands.screen.promise.day_error.text() == "Er is nog geen datum gekozen. Kies een datum."
    assert hands.heard[-1] == "fout"
    hands.type(name="B. Half", postcode="1234 AB", street="Proefstraat, Testdorp")
    hands.tap("order.day_0")
    hands.tap("order.pay")
    assert hands.screen.customer.address_error.text() == "Het huisnummer ontbreekt."
    assert hands.window.focusWidget() is hands.field("house_number")
    hands.type(house_number="12")
    hands.window.show_screen("order")
    hands.tap("order.pay")
    assert (hands.paid[0].street, hands.paid[0].postcode, hands.paid[0].city) == (
        "Proefstraat 12",
        "1234 AB",
        "Testdorp",
    )


def test_a_known_customer_is_filled_in_and_only_read_until_wijzigen(hands: OrderHands) -> None:
    hands.begin()
    hands.put_customer(
        Customer("", "", "C. Bekend", phone="06-1", street="Dorpsstraat 7", postcode="2345 CD", city="Proefstad")
    )
    assert hands.field("name").text() == "C. Bekend"
    assert hands.field("name").isReadOnly()
    assert (hands.field("house_number").text(), hands.field("street").text()) == ("7", "Dorpsstraat, Proefstad")
    hands.tap("order.change_customer")
    hands.type(phone="06-00000002", street="Elders, Testdorp", house_number="9")
    hands.tap("order.fulfilment_delivery")
    hands.tap("order.day_0")
    hands.tap("order.later")
    kept = hands.customers("C. Bekend")[0]
    assert (kept.phone, kept.street) == ("06-00000002", "Dorpsstraat 7")
    assert (hands.placed[0][1].street, hands.placed[0][1].city) == ("Elders 9", "Testdorp")


def test_a_street_the_shop_knows_is_found_and_can_be_typed_over(hands: OrderHands, qtbot: QtBot) -> None:
    hands.services.counter().customers.save(
        Customer("", "", "D. Buur", street="Vondststraat 3", postcode="3456 EF", city="Testdorp"), hands.actor
    )
    hands.begin()
    hands.type(postcode="3456ef", house_number="5")
    qtbot.waitUntil(lambda: hands.screen.customer.street.is_found)
    assert hands.field("street").text() == "Vondststraat, Testdorp"
    assert hands.field("street").isReadOnly()
    QTest.mouseClick(hands.field("street"), Qt.MouseButton.LeftButton)
    assert not hands.field("street").isReadOnly()
    hands.type(street="Zelfweg, Testdorp", postcode="3456 EF")
    pause = hands.screen.customer._pause
    qtbot.waitUntil(lambda: not pause.isActive())
    assert hands.field("street").text() == "Zelfweg, Testdorp"


def test_what_is_typed_is_kept_with_the_bon(hands: OrderHands) -> None:
    hands.begin()
    hands.type(name="E. Bewaard")
    hands.tap("order.tab_extra")
    hands.type(note="Graag inpakken")
    hands.tap("order.contact_email")
    assert hands.screen.extra_tab.label() == "Extra gegevens •"
    hands.screen.back()
    assert hands.window.current == "sale"
    hands.services.selling.reload()
    hands.till.controller.park()
    assert hands.services.selling.basket().draft == ""
    hands.till.controller.resume(hands.services.selling.parked()[0].id, lambda: None)
    hands.till.desk.run("create_order")
    assert hands.field("name").text() == "E. Bewaard"
    assert hands.screen.form().note == "Graag inpakken"


def test_a_file_goes_with_the_order_and_one_that_is_gone_is_told(hands: OrderHands, tmp_path: Path) -> None:
    drawing = tmp_path / "maten.pdf"
    drawing.write_bytes(b"%PDF-1.4")
    hands.begin()
    hands.type(name="F. Bijlage", phone="0611111111")
    extra = hands.screen.extra
    extra.ask_file = lambda *_asked: str(drawing)
    hands.tap("order.tab_extra")
    hands.tap("order.attachment")
    assert extra.attachment.label() == "maten.pdf"
    hands.tap("order.tab_customer")
    hands.tap("order.day_0")
    drawing.rename(tmp_path / "elders.pdf")
    hands.tap("order.later")
    assert hands.placed == []
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert notice.text.startswith("'maten.pdf' is niet te lezen.")
    (tmp_path / "elders.pdf").rename(drawing)
    hands.tap("order.later")
    assert [one.attachment for _, one, _ in hands.placed] == [NewFile("maten.pdf", b"%PDF-1.4")]


def test_cancelling_asks_once_and_undo_brings_everything_back(hands: OrderHands) -> None:
    hands.begin()
    hands.type(name="F. Twijfel")
    hands.tap("order.cancel")
    assert open_dialog(hands.window).title.text() == "Bon met 2 artikelen wissen?"
    hands.tap("order.cancel_sure.no")
    assert hands.window.current == "order"
    hands.tap("order.cancel")
    hands.tap("order.cancel_sure.yes")
    assert hands.window.current == "sale"
    assert hands.till.controller.state.lines == ()
    assert hands.services.selling.basket().draft == ""
    hands.tap("sale.undo.button")
    assert len(hands.till.controller.state.lines) == 2
    hands.till.desk.run("create_order")
    assert hands.field("name").text() == "F. Twijfel"


def test_a_scan_adds_an_article_and_a_card_fills_the_customer(hands: OrderHands) -> None:
    hands.begin(TROUSERS)
    hands.services.counter().customers.save(Customer("", "", "G. Pashouder"), hands.actor)
    hands.cards["K10027"] = "G. Pashouder"
    hands.ui.scanner.receive(TROUSERS)
    assert hands.services.selling.basket().lines[0].quantity == Quantity.of(2)
    hands.ui.scanner.receive("K10027")
    assert hands.field("name").text() == "G. Pashouder"
    lines = len(hands.services.selling.basket().lines)
    hands.ui.scanner.receive(RECEIPT)
    assert hands.heard[-1] == "fout"
    assert len(hands.services.selling.basket().lines) == lines
    assert hands.window.current == "order"


def test_an_unknown_article_stops_the_order(hands: OrderHands) -> None:
    hands.begin()
    hands.ui.scanner.receive("8712345678906")
    hands.type(name="H. Rood")
    hands.tap("order.day_0")
    hands.tap("order.later")
    assert hands.placed == []
    notice = hands.till.controller.state.notice
    assert notice is not None
    assert "onbekend artikel" in notice.text


def test_a_store_that_says_nothing_is_asked_again_with_the_same_key(hands: OrderHands) -> None:
    hands.begin()
    hands.type(name="I. Herhaling")
    hands.tap("order.day_0")
    hands.refusal = StoreError(Reason("store.unknown", "De opslag antwoordt niet."))
    hands.tap("order.later")
    hands.refusal = None
    hands.tap("order.later")
    assert hands.placed[0][0] == hands.placed[1][0]
    assert len(hands.told) == 1
    assert len(hands.customers("I. Herhaling")) == 1


def test_who_may_not_change_customers_asks_a_second_person(hands: OrderHands) -> None:
    seller = Actor(
        hands.actor.employee_id, hands.actor.name, frozenset(Right) - {Right.EDIT_CUSTOMERS}, hands.actor.till_id
    )
    hands.till.desk.start(seller)
    hands.begin()
    hands.type(name="J. Zonder")
    hands.tap("order.day_0")
    hands.tap("order.later")
    assert dialogs(hands.window) == ["approval"]
    assert hands.placed == []
    open_dialog(hands.window).done(None)
    assert hands.customers("J. Zonder") == []


def test_another_day_is_picked_in_the_calendar_and_none_before_today(hands: OrderHands) -> None:
    hands.begin()
    today = hands.services.counter().ordering.now().date()
    hands.tap("order.day_other")
    cells = [
        one
        for one in hands.window.findChildren(QAbstractButton)
        if one.objectName().startswith("calendar.day_") and one.isEnabled()
    ]
    assert cells[0].text() == str(today.day)
    hands.tap("calendar.after")
    hands.tap("calendar.day_20")
    chosen = hands.screen.form().date
    assert chosen is not None
    assert chosen > today
    assert (chosen.year, chosen.month) != (today.year, today.month)


def test_a_slot_that_is_over_today_says_so_and_is_not_chosen(hands: OrderHands, clock: FrozenClock) -> None:
    hands.begin()
    now = hands.services.counter().ordering.now()
    clock.advance(hours=22 - now.hour)
    hands.tap("order.day_0")
    hands.tap("order.slot_1")
    assert hands.screen.form().slot.is_whole_day
    assert hands.screen.promise.slot_error.text() == "Het tijdvak 08–12 uur is vandaag al voorbij."
    hands.tap("order.day_1")
    hands.tap("order.slot_1")
    assert hands.screen.form().slot.end == "12:00"


def test_kies_klant_is_asked_and_the_keys_choose(hands: OrderHands) -> None:
    hands.begin()
    QTest.keyClick(hands.field("phone"), Qt.Key.Key_F3)
    assert hands.asked == 1
    QTest.keyClick(hands.field("phone"), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert hands.screen.form().is_delivery
    assert hands.screen.customer_tab.label() == "Klant en bezorging"
    QTest.keyClick(hands.field("phone"), Qt.Key.Key_E, Qt.KeyboardModifier.AltModifier)
    assert hands.screen.pages.currentIndex() == 1
    QTest.keyClick(hands.field("reference"), Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert not hands.screen.form().is_delivery


@pytest.mark.parametrize(("width", "days"), [(1024, 4), (1366, 5)])
def test_the_days_fit_the_window(hands: OrderHands, width: int, days: int) -> None:
    hands.window.resize(width, 768)
    hands.begin()
    QApplication.processEvents()
    chips = [
        one
        for one in hands.window.findChildren(QAbstractButton)
        if one.objectName().startswith("order.day_") and one.isVisible()
    ]
    assert len(chips) == days
    assert all(one.height() >= 44 for one in chips)
