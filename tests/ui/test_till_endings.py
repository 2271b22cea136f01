"""Maak factuur, Later Factureren, orders and refunds on the payment screen; only ``Checkout.complete`` is a double."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kassa.domain.errors import Denied, Reason, StoreError
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.till.attached import BasketCustomer, BasketOrder
from kassa.domain.till.attaching import set_customer
from kassa.domain.till.changes import append
from kassa.domain.till.ending import Ending, Fulfilment, Made, OrderDraft
from kassa.domain.till.model import Basket
from kassa.domain.values import Money, Quantity
from kassa.services.till.checkout import Completed
from kassa.ui.shell.context import UiContext
from kassa.ui.till.payment.around import Around
from kassa.ui.till.payment.paper_choice import Wanted
from kassa.ui.till.payment.screen import PaymentScreen
from kassa.ui.till.payment.state import PaySettings
from tests.support.screens import dialogs, open_dialog, type_keys
from tests.support.till import BREAD, COLA, TestTill
from tests.ui.test_till_payment import Desk, euro

BOUW = BasketCustomer("c" * 32, "10027", "Voorbeeld Bouw B.V.")
DRAFT = OrderDraft(Fulfilment.PICKUP, dt.date(2026, 12, 1))


class Ends:
    """Stands at the Checkout port: remembers what was asked, and fails as it is told."""

    def __init__(self, till: TestTill) -> None:
        self._till = till
        self.asked: list[tuple[str, Ending, OrderDraft | None, bool]] = []
        self.fails: list[Exception] = []

    def __call__(
        self,
        key: str,
        actor: Actor,
        *,
        paper: bool = True,
        ending: Ending = Ending.SALE,
        draft: OrderDraft | None = None,
    ) -> Completed:
        self.asked.append((key, ending, draft, paper))
        if self.fails:
            raise self.fails.pop(0)
        basket = self._till.services.selling.basket()
        made = Made(DocumentKind.INVOICE, "d" * 32, "2025-0449", basket.total)
        return Completed(basket.id, 1, basket.total, Money.ZERO, None, (made,) if ending is Ending.INVOICE else ())


class EndDesk(Desk):
    """The payment screen with a customer to choose, credit to run out of, and settings to turn."""

    def __init__(self, qtbot: QtBot, ui: UiContext, till: TestTill) -> None:
        super().__init__(qtbot, ui, till)
        self.settings = PaySettings()
        self.titles: list[str] = []
        self.answers = True
        self.left: Money | None = None
        self.known = ""
        self.paid_with: tuple[tuple[str, Money], ...] = ()
        self.cards: list[str] = []
        around = Around(
            ask_customer=self._ask,
            take_gift_card=self._card,
            refund=lambda: self.paid_with,
            credit_left=lambda _basket: self.left,
            address=lambda _basket: self.known,
        )
        before = self.screen
        self.screen = PaymentScreen(
            self.ui,
            till.services.selling,
            till.services.checkout,
            before._approvals,
            lambda: self.actor,
            lambda: self.settings,
            around,
        )
        before.hide()
        self.screen.setParent(self.window)
        self.screen.resize(925, 712)
        self.screen.finished.connect(self.completed.append)
        self.screen.closed.connect(self._closed)
        self.screen.show()

    def customer(self, who: BasketCustomer = BOUW) -> None:
        self.till.services.selling.attach(lambda basket: set_customer(basket, who), self.actor)

    def again(self) -> None:
        """Half a second later."""
        self.screen._since.invalidate()
        self.screen.panel.primary._since.invalidate()

    @property
    def notice(self) -> str:
        return self.screen.panel.notice.text

    def _ask(self, title: str, then: Callable[[], None]) -> None:
        self.titles.append(title)
        if self.answers:
            self.customer()
            then()

    def _card(self, code: str, then: Callable[[], None]) -> bool:
        if not code.startswith("GC"):
            return False
        self.cards.append(code)
        then()
        return True


@pytest.fixture
def till(till_shop: TestTill) -> TestTill:
    till_shop.open_day()
    return till_shop


@pytest.fixture
def desk(qtbot: QtBot, ui: UiContext, till: TestTill) -> EndDesk:
    return EndDesk(qtbot, ui, till)


@pytest.fixture
def ends(till: TestTill, monkeypatch: pytest.MonkeyPatch) -> Ends:
    made = Ends(till)
    monkeypatch.setattr(till.services.checkout, "complete", made)
    return made


def words(desk: EndDesk) -> list[str]:
    return [label.text() for label in open_dialog(desk.window).findChildren(QLabel) if label.text()]


def test_an_invoice_takes_two_touches_after_checkout(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(BREAD, COLA)
    desk.customer()
    desk.enter()
    desk.tap("payment.make_invoice")
    title = f"Factuur maken voor Voorbeeld Bouw B.V., {euro('188,20')}?"
    assert words(desk)[:2] == [title, "Een factuur kan daarna niet meer worden gewijzigd."]
    desk.tap("payment.invoice.yes")
    assert desk.taps == 2  # with Kies Klant, debiteur and Naar afrekenen five
    assert [asked[1] for asked in ends.asked] == [Ending.INVOICE]
    assert desk.completed[0].made[0].number == "2025-0449"


def test_back_makes_no_invoice(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(COLA)
    desk.customer()
    desk.enter()
    desk.tap("payment.make_invoice")
    desk.tap("payment.invoice.no")
    assert not ends.asked
    assert not desk.completed


def test_later_asks_nothing(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(COLA)
    desk.customer()
    desk.enter()
    desk.tap("payment.invoice_later")
    desk.tap("payment.invoice_later")
    assert desk.taps == 2
    assert [asked[1] for asked in ends.asked] == [Ending.LATER]


def test_without_a_customer_one_is_asked_and_the_same_button_goes_on(desk: EndDesk, ends: Ends) -> None:
    changed: list[None] = []
    desk.screen.basket_changed.connect(lambda: changed.append(None))
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.make_invoice")
    assert desk.titles == ["Kies een klant om een factuur te maken"]
    assert dialogs(desk.window) == ["payment.invoice"]
    assert len(changed) == 1
    desk.tap("payment.invoice.yes")
    assert [asked[1] for asked in ends.asked] == [Ending.INVOICE]


def test_nobody_chosen_leaves_the_bon_as_it_is(desk: EndDesk, ends: Ends) -> None:
    desk.answers = False
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.invoice_later")
    assert desk.titles == ["Kies een klant om later te factureren"]
    assert not ends.asked
    assert not desk.till.services.selling.basket().is_empty


def test_keys_do_the_same(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(COLA)
    desk.customer()
    desk.enter()
    QTest.keyClick(desk.screen, Qt.Key.Key_F11)
    desk.ui.scanner.release()
    assert [asked[1] for asked in ends.asked] == [Ending.LATER]
    desk.again()
    QTest.keyClick(desk.screen, Qt.Key.Key_F10)
    desk.ui.scanner.release()
    assert dialogs(desk.window) == ["payment.invoice"]


def test_money_that_was_typed_is_received_before_the_invoice_is_made(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(BREAD)
    desk.customer()
    desk.enter()
    type_keys(desk.ui, desk.screen, "50")
    desk.tap("payment.make_invoice")
    desk.tap("payment.invoice.yes")
    assert [payment.amount for payment in desk.till.services.selling.basket().payments] == [Money(5000)]
    assert len(ends.asked) == 1


def test_what_cannot_be_says_why_on_press_hover_and_f1(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(COLA)
    desk.customer()
    order = BasketOrder("o" * 32, "4031", 1, "Afhalen vandaag")
    desk.till.services.selling.attach(lambda basket: replace(basket, order=order), desk.actor)
    desk.enter()
    button = desk.screen.panel.invoice
    assert "order 4031" in button.toolTip()
    assert button.accessibleDescription() == button.toolTip()
    desk.tap("payment.make_invoice")
    assert desk.notice == button.toolTip()
    QTest.keyClick(desk.screen, Qt.Key.Key_F1)
    desk.ui.scanner.release()
    assert desk.notice.startswith("Maak factuur: Deze bon rekent order 4031 af")
    assert "Later Factureren: " in desk.notice
    assert not ends.asked


def test_without_the_module_there_are_only_delivery_notes(desk: EndDesk, ends: Ends) -> None:
    desk.settings = replace(desk.settings, invoicing=False)
    desk.till.sell(COLA)
    desk.customer()
    desk.enter()
    desk.tap("payment.make_invoice")
    assert "De module Facturen staat uit." in desk.notice
    desk.tap("payment.invoice_later")
    assert [asked[1] for asked in ends.asked] == [Ending.LATER]


def test_the_limit_is_told_before_and_asked_with_the_press(desk: EndDesk, ends: Ends) -> None:
    desk.left = Money(100)
    desk.till.sell(COLA)
    desk.customer()
    desk.enter()
    assert desk.notice.startswith(f"Voorbeeld Bouw B.V. heeft nog {euro('1,00')} krediet.")
    ends.fails = [Denied(Reason("customer.over_limit", "De limiet is bereikt."), Right.OVER_CREDIT_LIMIT.value)]
    desk.tap("payment.invoice_later")
    assert dialogs(desk.window) == ["approval"]
    assert not desk.completed


def test_room_enough_says_nothing(desk: EndDesk) -> None:
    desk.left = Money(250)
    desk.till.sell(COLA)
    desk.customer()
    desk.enter()
    assert desk.notice == ""


def test_the_limit_is_not_told_where_no_ending_is_on_credit(desk: EndDesk) -> None:
    desk.left = Money(100)
    desk.till.sell(COLA)
    desk.customer()
    order = BasketOrder("o" * 32, "4031", 1, "Afhalen vandaag")
    desk.till.services.selling.attach(lambda basket: replace(basket, order=order), desk.actor)
    desk.enter()
    assert desk.notice == "", "neither ending is possible: nothing is bought on credit"


def test_in_doubt_the_same_key_and_the_same_ending_are_asked_again(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(COLA)
    desk.customer()
    desk.enter()
    ends.fails = [StoreError(Reason("store.unknown", "De opslag antwoordde niet."))]
    desk.tap("payment.invoice_later")
    desk.screen.back()
    assert desk.closed == 0
    desk.again()
    desk.screen.entered()
    desk.tap("payment.make_invoice")  # whatever is pressed, only the same act may be asked again
    assert [asked[:2] for asked in ends.asked] == [(ends.asked[0][0], Ending.LATER)] * 2
    assert len(desk.completed) == 1


def test_in_doubt_about_an_order_its_draft_is_kept(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(COLA)
    desk.customer()
    desk.screen.begin(Ending.ORDER, DRAFT)
    desk.enter()
    ends.fails = [StoreError(Reason("store.unknown", "De opslag antwoordde niet."))]
    desk.tap("payment.complete")
    desk.again()
    desk.screen.entered()
    desk.tap("payment.complete")
    assert [asked[:3] for asked in ends.asked] == [(ends.asked[0][0], Ending.ORDER, DRAFT)] * 2


def test_an_order_takes_nothing_or_a_deposit(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(BREAD, COLA)
    desk.customer()
    desk.screen.begin(Ending.ORDER, DRAFT)
    desk.enter()
    panel = desk.screen.panel
    assert panel.title.text() == "Order (nieuw)"
    assert panel.primary.label() == "Plaats order"
    assert panel.primary.isEnabled()
    assert panel.invoice.isHidden()
    assert panel.later.isHidden()
    type_keys(desk.ui, desk.screen, "50")
    assert panel.deposit.text() == f"Aanbetaling {euro('50,00')} · rest {euro('138,20')}"
    assert panel.primary.label() == "Afrekenen volgende klant"
    desk.screen.press_method("cash")
    desk.tap("payment.complete")
    assert ends.asked[0][1:3] == (Ending.ORDER, DRAFT)
    assert [payment.amount for payment in desk.till.services.selling.basket().payments] == [Money(5000)]


def test_the_next_bon_is_a_sale_again(desk: EndDesk) -> None:
    desk.till.sell(COLA)
    desk.screen.begin(Ending.ORDER, DRAFT, "4031")
    desk.enter()
    assert desk.screen.panel.title.text() == "Order 4031"
    desk.enter()
    assert desk.screen.state.ending is Ending.SALE
    assert not desk.screen.panel.invoice.isHidden()


def give_back(desk: EndDesk) -> None:
    desk.till.sell(BREAD)

    def back(basket: Basket) -> Basket:
        line = basket.lines[0]
        return append(
            replace(basket, lines=()), replace(line, id="r" * 32, quantity=Quantity.of(-1), fixed=-line.amount)
        )

    desk.till.services.selling.attach(back, desk.actor)


def test_money_goes_back_as_it_came(desk: EndDesk, ends: Ends) -> None:
    give_back(desk)
    desk.paid_with = (("cash", Money(18570)),)
    desk.enter()
    panel = desk.screen.panel
    assert desk.figures() == (euro("185,70"), euro("0,00"), euro("185,70"))
    assert [method.code for method in desk.screen.state.methods] == ["cash", "card"]
    assert panel.method_button("cash").state_text == f"{euro('185,70')} hiermee betaald"
    assert panel.primary.label() == f"Terugbetalen {euro('185,70')}"
    assert not panel.primary.isEnabled()
    desk.tap("payment.cash")
    assert desk.till.services.selling.basket().payments[0].amount == Money(-18570)
    desk.tap("payment.complete")
    assert [asked[1] for asked in ends.asked] == [Ending.SALE]


def test_a_gift_card_is_offered_for_what_it_paid_and_stays_in_its_place(desk: EndDesk) -> None:
    give_back(desk)
    desk.paid_with = (("gift_card", Money(10000)), ("card", Money(8570)))
    desk.enter()
    assert [method.code for method in desk.screen.state.methods] == ["gift_card", "card", "cash"]
    payment = BasketPayment("g" * 32, "gift_card", MethodKind.GIFT_CARD, Money(-10000), reference="6" * 16)
    desk.till.services.selling.attach(lambda bon: replace(bon, payments=(payment,)), desk.actor)
    desk.paid_with = (("card", Money(8570)),)
    desk.screen.reread()
    assert [method.code for method in desk.screen.state.methods] == ["gift_card", "card", "cash"]
    assert desk.screen.panel.method_button("gift_card").state_text == f"{euro('100,00')} terug"


def test_the_bon_goes_to_the_address_of_the_customer(desk: EndDesk, ends: Ends) -> None:
    desk.known = "administratie@bouw.voorbeeld"
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.paper_mail")
    assert desk.notice == "De bon gaat naar administratie@bouw.voorbeeld."
    desk.tap("payment.card")
    assert desk.screen.wanted == Wanted(prints=False, address="administratie@bouw.voorbeeld")
    assert ends.asked[0][3] is False


def test_an_unknown_address_is_asked_and_checked(desk: EndDesk, ends: Ends) -> None:
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.paper_mail")
    sheet = open_dialog(desk.window)
    type_keys(desk.ui, sheet.field.edit, "geen adres")  # type: ignore[attr-defined]
    desk.tap("address.take")
    assert dialogs(desk.window) == ["address"]
    sheet.field.set_text("klant@voorbeeld.nl")  # type: ignore[attr-defined]
    desk.tap("address.take")
    assert desk.notice == "De bon gaat naar klant@voorbeeld.nl."
    desk.tap("payment.card")
    assert desk.screen.wanted.address == "klant@voorbeeld.nl"
    desk.enter()
    assert desk.screen.panel.paper.value() == "print"


def test_no_address_leaves_paper(desk: EndDesk) -> None:
    desk.settings = replace(desk.settings, prints=False)
    desk.till.sell(COLA)
    desk.enter()
    desk.tap("payment.paper_mail")
    desk.tap("address.cancel")
    assert desk.screen.panel.paper.value() == "none"


def test_a_gift_card_may_be_scanned_while_money_stands_on_the_bon(desk: EndDesk) -> None:
    desk.till.sell(BREAD)
    desk.enter()
    type_keys(desk.ui, desk.screen, "50")
    desk.tap("payment.cash")
    assert desk.screen.take_scan("GC123456")
    assert desk.cards == ["GC123456"]
    assert desk.screen.take_scan(COLA)
    assert desk.notice == "Rond eerst de betaling af"
