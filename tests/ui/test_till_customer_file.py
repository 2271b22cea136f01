"""'Klantenbeheer' in the whole till window: follows the customer of the bon, tabs, invoices on and off the bon."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.errors import Reason, StoreError
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine
from kassa.domain.sales.document_code import CodeKind
from kassa.domain.till.attached import BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.values import Money, Quantity, Rate
from kassa.services.sales.definitive import Definitive
from kassa.services.sales.payments import Part
from kassa.services.till.customer_file import InvoiceStatus
from kassa.services.till.recognising import Recognised
from kassa.system.identity import new_id
from kassa.ui.shell.context import UiContext
from kassa.ui.till import receipt_column
from kassa.ui.till.customer_file.list_tab import ListTab
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.strips import InfoStrip
from tests.support.hands import ShopHands
from tests.support.people import OWNER_PIN
from tests.support.sales import settled
from tests.support.screens import dialogs
from tests.support.shop import OWNER
from tests.support.till import BREAD, COLA, TestTill


class Counter(ShopHands):
    """A till with somebody at it, and a customer."""

    def __init__(self, qtbot: QtBot, ui: UiContext, shop: TestTill) -> None:
        super().__init__(qtbot, ui, shop)
        shop.open_day()
        self.services = shop.services.counter()
        self.customer = self.add_customer("Voorbeeld Bouw B.V.")
        self.enter(shop.owner)

    @property
    def screen(self) -> QWidget:
        return self.till.counter.file.screen

    def add_customer(self, company: str) -> Customer:
        made = Customer(
            "", "", "J. Voorbeeld", company, phone="010-0000000", street="Proefstraat 12", postcode="1234AB",
            city="Testdorp", kind=CustomerKind.COMPANY, credit_limit=Money(150_000),
        )  # fmt: skip
        return self.services.customers.save(made, self.shop.owner)

    def document(self, kind: DocumentKind, customer: Customer, code: str, pieces: int = 1) -> SalesDocument:
        drafts = self.services.sales.drafts
        made = drafts.new(kind, self.shop.owner, customer_id=customer.id)
        line = drafts.line_of_code(made, code, Quantity.of(pieces))
        assert isinstance(line, SalesLine)
        return replace(made, lines=(line,), subject=f"{pieces} stuks")

    def invoice(self, customer: Customer | None = None, code: str = BREAD, pieces: int = 1) -> Definitive:
        made = self.document(DocumentKind.INVOICE, customer or self.customer, code, pieces)
        return self.services.sales.invoicing.confirm(made, self.shop.owner, new_id())

    def slip(self, pieces: int) -> SalesDocument:
        made = self.document(DocumentKind.DELIVERY, self.customer, COLA, pieces)
        return self.services.sales.deliveries.issue(made, self.shop.owner, new_id())

    def choose(self, customer: Customer | None) -> None:
        """Put a customer on the bon, as 'Kies Klant' does."""
        chosen = BasketCustomer(customer.id, customer.number, customer.title) if customer else None
        selling = self.shop.services.selling
        self.till.controller.change(lambda actor: selling.attach(lambda bon: set_customer(bon, chosen), actor))

    def tab(self, key: str) -> ListTab:
        found = self.till.counter.file.screen.tab(key)
        assert isinstance(found, ListTab)
        return found

    def pick(self, key: str, row: int) -> None:
        """Tap a row, half a second after the last tap."""
        tab = self.tab(key)
        tab.list._since.invalidate()
        place = tab.list.visualRect(tab.rows.index(row)).center()
        QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, place.y()))

    def spoken(self, key: str) -> list[str]:
        tab = self.tab(key)
        return [str(tab.rows.data(tab.rows.index(row))) for row in range(tab.rows.rowCount())]

    def notice(self) -> str:
        found = self.window.findChild(Notice, "customer_file.notice")
        assert found is not None
        return found.text

    def figure(self, key: str) -> str:
        found = self.window.findChild(QWidget, f"customer_file.{key}")
        assert found is not None
        return found.accessibleName()

    def on_bon(self) -> list[str]:
        return [line.name for line in self.till.controller.state.lines]


@pytest.fixture
def counter(qtbot: QtBot, ui: UiContext, till_shop: TestTill) -> Counter:
    return Counter(qtbot, ui, till_shop)


def test_the_side_tab_opens_and_closes_beside_a_running_sale(counter: Counter) -> None:
    counter.ui.scanner.scanned.emit(COLA)
    counter.tap("tab.customer_file")
    assert counter.window.current == "customer_file"
    assert counter.on_bon() == ["Cola"]
    counter.ui.scanner.scanned.emit(BREAD)
    assert counter.window.current == "customer_file"
    assert counter.on_bon() == ["Cola", "Brood"]
    assert counter.window.receipt.checkout_button.isEnabled()
    counter.tap("tab.customer_file")
    assert counter.window.current == "sale"
    counter.key(Qt.Key.Key_F4)
    assert counter.window.current == "customer_file"
    counter.key(Qt.Key.Key_Escape)
    assert counter.window.current == "sale"
    counter.key(Qt.Key.Key_F4)
    counter.tap("customer_file.close")
    assert counter.window.current == "sale"


def test_without_a_customer_the_panel_asks_for_one(counter: Counter, qtbot: QtBot) -> None:
    counter.tap("tab.customer_file")
    with qtbot.waitSignal(counter.till.counter.file.choose_customer):
        counter.tap("customer_file.choose")
    counter.choose(counter.customer)
    assert counter.words("customer_file.name") == "Voorbeeld Bouw B.V."
    counter.choose(None)
    assert counter.words("customer_file.name") == "Klantenbeheer"


def test_one_tap_in_the_panel_puts_a_customer_on_the_bon(counter: Counter) -> None:
    counter.tap("tab.customer_file")
    page = counter.till.counter.file.screen._nobody
    page.search.setText("Voorbeeld Bouw")
    page.search.returnPressed.emit()
    choice = page.list.current()
    assert choice is not None
    page.list.picked.emit(choice.id)
    assert counter.words("customer_file.name") == "Voorbeeld Bouw B.V."


def test_what_is_typed_in_the_panel_stays_when_somebody_else_sells(counter: Counter) -> None:
    counter.tap("tab.customer_file")
    search = counter.till.counter.file.screen._nobody.search
    search.setText("Voorbeeld")
    counter.till._elsewhere(frozenset({"sales", "customers"}))
    assert search.text() == "Voorbeeld"
    counter.tap("tab.customer_file")
    counter.tap("tab.customer_file")
    assert search.text() == ""


def test_the_customers_in_the_panel_speak_the_language_of_the_window(counter: Counter) -> None:
    counter.choose(counter.customer)
    counter.choose(None)
    counter.tap("tab.customer_file")
    page = counter.till.counter.file.screen._nobody
    page.search.setText("Voorbeeld")
    page.search.returnPressed.emit()
    place = page.list.rows.index(0)
    assert "Bedrijf" in str(place.data())
    counter.ui.language.switch("en")
    QApplication.processEvents()
    assert "Company" in str(place.data())


def test_figures_and_the_tab_it_opens_on(counter: Counter) -> None:
    counter.choose(counter.customer)
    counter.tap("tab.customer_file")
    assert counter.till.counter.file.screen.current_tab == "card"
    counter.tap("tab.customer_file")
    counter.choose(None)
    other = counter.add_customer("Testbedrijf")
    late = counter.invoice(other)
    counter.clock.advance(days=43)
    new = counter.invoice(other, COLA)
    counter.choose(other)
    counter.tap("tab.customer_file")
    assert counter.till.counter.file.screen.current_tab == "invoices"
    assert (late.gross, new.gross) == (Money(18_570), Money(250))
    assert counter.figure("open") == "Openstaand 188 euro 20"
    assert counter.figure("overdue") == "Waarvan vervallen 185 euro 70"
    assert counter.figure("credit") == "Kredietruimte 1311 euro 80"
    assert counter.figure("discount") == "Klantkorting geen"
    assert counter.words("customer_file.invoices_count") == "2 facturen"


def test_a_tap_puts_an_invoice_on_the_bon_and_a_tap_takes_it_off(counter: Counter) -> None:
    first = counter.invoice()
    counter.clock.advance(days=27)
    counter.choose(counter.customer)
    counter.till.counter.file.open("invoices")
    assert counter.spoken("invoices") == [f"Factuur {first.number}, 185 euro 70, 13 dagen te laat, open"]
    counter.pick("invoices", 0)
    assert counter.on_bon() == [f"Factuur {first.number}"]
    assert counter.spoken("invoices") == [f"Factuur {first.number}, 185 euro 70, 13 dagen te laat, op bon"]
    assert counter.till.controller.state.total == first.gross
    tab = counter.tab("invoices")
    tab.list._since.start()
    QTest.mouseClick(tab.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 30))
    assert counter.on_bon() == [f"Factuur {first.number}"]  # a double tap is one tap
    counter.pick("invoices", 0)
    assert counter.on_bon() == []
    counter.till.controller.undo()
    assert counter.on_bon() == [f"Factuur {first.number}"]


def test_space_toggles_the_row_that_has_the_focus(counter: Counter) -> None:
    made = counter.invoice()
    counter.choose(counter.customer)
    counter.tap("tab.customer_file")
    tab = counter.tab("invoices")
    tab.list._since.invalidate()
    QTest.keyClick(tab.list, Qt.Key.Key_Space)
    counter.ui.scanner.release()
    assert counter.on_bon() == [f"Factuur {made.number}"]


def test_all_on_the_bon_oldest_first_and_credits_count_along(counter: Counter) -> None:
    first = counter.invoice()
    credit = counter.invoice(code=COLA, pieces=2)
    settled(counter.shop.database, credit.document_id, paid=credit.gross.cents)
    day = counter.shop.services.selling.business_date()
    counter.services.sales.invoicing.credit(credit.document_id, None, day, counter.shop.owner, new_id())
    counter.choose(counter.customer)
    counter.till.counter.file.open("invoices")
    assert counter.words("customer_file.invoices_count") == "2 facturen"
    counter.tap("customer_file.invoices_action")
    assert len(counter.on_bon()) == 2
    assert counter.till.controller.state.total == first.gross - Money(500)
    action = counter.window.findChild(QAbstractButton, "customer_file.invoices_action")
    assert action is not None
    assert not action.isEnabled()


def test_an_invoice_paid_elsewhere_is_refused_and_stays_off(counter: Counter) -> None:
    made = counter.invoice()
    counter.choose(counter.customer)
    counter.till.counter.file.open("invoices")
    with counter.shop.database.write() as tx:
        tx.run("UPDATE open_item SET paid = gross, open = 0 WHERE document_id = :id", id=made.document_id)
    counter.pick("invoices", 0)
    assert counter.on_bon() == []
    notice = counter.till.controller.state.notice
    assert notice is not None
    assert "staat niets meer open" in notice.text


def test_paid_and_all_and_the_empty_sentence(counter: Counter) -> None:
    counter.choose(counter.customer)
    counter.till.counter.file.open("invoices")
    assert counter.words("customer_file.invoices_empty") == "Geen openstaande facturen"
    counter.tap("customer_file.invoices_all")
    assert counter.words("customer_file.invoices_empty") == "Nog geen facturen"
    made = counter.invoice()
    counter.till._elsewhere(frozenset({"sales"}))
    assert counter.words("customer_file.invoices_count") == "1 factuur"
    counter.tap("customer_file.status_paid")
    assert counter.words("customer_file.invoices_empty") == "Geen betaalde facturen"
    counter.tap("customer_file.status_open")
    assert counter.spoken("invoices") == [f"Factuur {made.number}, 185 euro 70, vervalt 28 mrt, open"]


def test_the_last_tab_is_remembered_per_bon(counter: Counter) -> None:
    counter.choose(counter.customer)
    counter.tap("tab.customer_file")
    counter.key(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert counter.till.counter.file.screen.current_tab == "history"
    counter.tap("tab.customer_file")
    counter.tap("tab.customer_file")
    assert counter.till.counter.file.screen.current_tab == "history"
    first = counter.till.controller.state.basket
    counter.ui.scanner.scanned.emit(COLA)
    counter.till.controller.park()
    counter.choose(counter.customer)
    assert counter.till.counter.file.screen.current_tab == "card"
    assert first is not None
    counter.till.controller.resume(first.id, lambda: None)
    assert counter.till.counter.file.screen.current_tab == "history"


def test_delivery_notes_become_one_invoice(counter: Counter) -> None:
    counter.slip(2)
    counter.slip(3)
    counter.choose(counter.customer)
    counter.till.counter.file.open("slips")
    assert counter.words("customer_file.slips_count") == "2 pakbonnen"
    counter.pick("slips", 0)
    counter.pick("slips", 1)
    counter.tap("customer_file.slips_action")
    assert dialogs(counter.window) == ["invoice_date"]
    shown = [one.text() for one in counter.window.findChildren(QLabel) if one.isVisible()]
    assert "Een factuur kan daarna niet meer worden gewijzigd." in shown
    field = counter.window.findChild(QLineEdit, "invoice_date.date")
    assert field is not None
    field.setText("99-99")
    counter.tap("invoice_date.ok")
    assert dialogs(counter.window) == ["invoice_date"]
    field.setText("v")
    counter.tap("invoice_date.ok")
    assert dialogs(counter.window) == []
    assert counter.notice().startswith("Factuur ")
    assert counter.spoken("slips") == []
    open_now = counter.services.file.invoices(counter.customer.id, OWNER, InvoiceStatus.OPEN).rows
    assert [one.gross for one in open_now] == [Money(5 * 250)]


def test_a_seller_without_the_right_asks_before_invoicing(counter: Counter) -> None:
    counter.slip(2)
    with counter.shop.database.write() as tx:
        tx.run("DELETE FROM role_right WHERE right_name = 'make_definitive' AND role_id IN "
               "(SELECT id FROM role WHERE name = 'Verkoper')")  # fmt: skip
    seller = counter.shop.staff.actor(counter.shop.seller_id, counter.shop.place.till_id)
    counter.till._signed_in(seller)
    counter.choose(counter.customer)
    counter.till.counter.file.open("slips")
    counter.pick("slips", 0)
    counter.tap("customer_file.slips_action")
    counter.tap("invoice_date.ok")
    assert dialogs(counter.window) == ["invoice_date", "approval"]
    counter.tap("approval.reason_1")
    for digit in OWNER_PIN:
        counter.tap(f"approval.key_{digit}")
    counter.tap("approval.give")
    assert dialogs(counter.window) == []
    assert counter.spoken("slips") == []


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("invoices", Right.VIEW_INVOICES),
        ("orders", Right.VIEW_ORDERS),
        ("slips", Right.VIEW_DELIVERIES),
        ("history", Right.VIEW_RECEIPTS),
        ("notes", Right.VIEW_ORDERS),
    ],
)
def test_who_may_not_look_gets_the_reason_and_no_rows(counter: Counter, key: str, right: Right) -> None:
    counter.invoice()
    counter.choose(counter.customer)
    counter.till._signed_in(replace(counter.shop.owner, rights=counter.shop.owner.rights - {right}))
    counter.till.counter.file.open(key)
    told = counter.screen.findChild(QLabel, "customer_file.denied")
    assert told is not None
    assert told.isVisible()
    assert right.dutch in told.text()
    tab = counter.till.counter.file.screen.tab(key)
    assert not tab.isVisible()
    assert not isinstance(tab, ListTab) or tab.rows.rowCount() == 0
    counter.till._signed_in(counter.shop.owner)
    counter.till.counter.file.open(key)
    assert tab.isVisible()


def test_an_order_is_opened_by_who_opens_orders(counter: Counter, qtbot: QtBot) -> None:
    made = counter.services.sales.orders.confirm(
        counter.document(DocumentKind.ORDER, counter.customer, COLA, 4), counter.shop.owner, new_id()
    )
    counter.choose(counter.customer)
    counter.till.counter.file.open("orders")
    assert counter.spoken("orders") == [f"Order {made.number}, Afhalen, Nieuw, 10 euro, Niet betaald"]
    with qtbot.waitSignal(counter.till.counter.file.open_order) as asked:
        counter.pick("orders", 0)
    assert asked.args == [made.id]


def test_sold_again_at_the_price_of_today(counter: Counter) -> None:
    counter.invoice(code=COLA, pieces=3)
    article = counter.shop.services.articles.by_code(COLA, dt.date(2026, 3, 14))
    assert article is not None
    counter.choose(counter.customer)
    counter.till.counter.file.open("history")
    assert counter.spoken("history")[0].startswith("Cola, 3×, Factuur ")
    counter.pick("history", 0)
    counter.tap("customer_file.history_action")
    lines = counter.till.controller.state.lines
    assert [(line.name, line.quantity) for line in lines] == [("Cola", Quantity.of(3))]


def test_what_is_refused_is_told_before_the_rest_is_sold_again(counter: Counter) -> None:
    counter.invoice(code=COLA)
    counter.invoice(code=BREAD)
    counter.choose(counter.customer)
    counter.till.counter.file.open("history")
    assert [row.split(",")[0] for row in counter.spoken("history")] == ["Brood", "Cola"]
    counter.pick("history", 0)
    counter.pick("history", 1)
    articles = counter.shop.services.articles
    bread = articles.get(articles.search("Brood")[0].id)
    articles.save(replace(bread, blocked_reason="Teruggeroepen"), counter.shop.owner)
    counter.tap("customer_file.history_action")
    assert counter.on_bon() == []
    assert counter.till.controller.state.notice is not None
    counter.tap("customer_file.history_action")
    assert counter.on_bon() == ["Cola"]


def test_a_note_is_shown_on_the_bon_when_it_is_ticked(counter: Counter) -> None:
    counter.choose(counter.customer)
    counter.till.counter.file.open("notes")
    note = counter.window.findChild(QWidget, "customer_file.note")
    assert note is not None
    QTest.keyClicks(note, "Vraagt om bestelnummer")
    counter.ui.scanner.release()
    counter.tap("customer_file.note_at_sale")
    counter.tap("customer_file.note_save")
    assert counter.notice() == "De notitie is bewaard."
    strip = counter.window.findChild(InfoStrip, "sale.customer_note")
    assert strip is not None
    assert strip.isVisible()
    counter.tap("sale.customer_note.close")
    assert strip.isHidden()
    counter.till._elsewhere(frozenset({"customers"}))
    assert strip.isHidden(), "somebody changed another customer"
    counter.choose(None)
    counter.choose(counter.customer)
    assert strip.isVisible()
    assert strip.accessibleName() == "Vraagt om bestelnummer"
    counter.choose(None)
    assert strip.isHidden()


def test_a_note_somebody_else_changed_is_told_before_it_is_replaced(counter: Counter) -> None:
    counter.choose(counter.customer)
    counter.till.counter.file.open("notes")
    note = counter.window.findChild(QWidget, "customer_file.note")
    assert note is not None
    QTest.keyClicks(note, "Van mij")
    counter.ui.scanner.release()
    counter.services.customers.save(replace(counter.customer, note="Van kantoor"), counter.shop.owner)
    counter.tap("customer_file.note_save")
    assert "Van kantoor" in counter.notice()
    counter.tap("customer_file.note_save")
    assert counter.services.customers.get(counter.customer.id).note == "Van mij"


def test_changing_a_customer_keeps_what_somebody_else_changed(counter: Counter) -> None:
    counter.choose(counter.customer)
    counter.tap("tab.customer_file")
    counter.tap("customer_file.edit")
    phone = counter.window.findChild(QLineEdit, "customer_edit.phone")
    company = counter.window.findChild(QLineEdit, "customer_edit.company")
    assert phone is not None
    assert company is not None
    phone.setText("020-1111111")
    company.setText("Voorbeeld Bouw Groep")
    counter.services.customers.save(replace(counter.customer, city="Elders", phone="030"), counter.shop.owner)
    counter.tap("customer_edit.save")
    assert dialogs(counter.window) == ["customer_edit"]
    assert "030" in phone.accessibleDescription()
    counter.tap("customer_edit.save")
    assert dialogs(counter.window) == []
    kept = counter.services.customers.get(counter.customer.id)
    assert (kept.city, kept.phone, kept.title) == ("Elders", "020-1111111", "Voorbeeld Bouw Groep")
    assert counter.words("customer_file.name") == "Voorbeeld Bouw Groep"
    basket = counter.till.controller.state.basket
    assert basket is not None
    assert basket.customer is not None
    assert basket.customer.title == "Voorbeeld Bouw Groep"


def test_a_wrong_field_is_told_at_the_field(counter: Counter) -> None:
    counter.choose(counter.customer)
    counter.tap("tab.customer_file")
    counter.tap("customer_file.edit")
    email = counter.window.findChild(QLineEdit, "customer_edit.email")
    assert email is not None
    email.setText("geen adres")
    counter.tap("customer_edit.save")
    assert dialogs(counter.window) == ["customer_edit"]
    assert "geen e-mailadres" in email.accessibleDescription()


def test_what_was_read_stays_with_its_time_when_the_shop_does_not_answer(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.invoice()
    counter.choose(counter.customer)
    counter.till.counter.file.open("invoices")

    def away(*_args: object, **_more: object) -> None:
        raise StoreError(Reason("store.away", "De server antwoordt niet.", "Verkopen kan."))

    monkeypatch.setattr(type(counter.services.file), "figures", away)
    counter.till._elsewhere(frozenset({"payments"}))
    assert "stand " in counter.notice()
    assert counter.figure("open") == "Openstaand 185 euro 70"
    assert len(counter.spoken("invoices")) == 1
    monkeypatch.undo()
    counter.till._elsewhere(frozenset({"payments"}))
    assert counter.notice() == ""


def test_a_long_list_is_read_page_after_page(counter: Counter) -> None:
    for _ in range(5):
        counter.invoice(code=COLA)
    counter.choose(counter.customer)
    counter.till.counter.file.open("invoices")
    tab = counter.tab("invoices")
    tab.rows.start(partial(tab.reads, counter.customer.id, OWNER, limit=2))
    assert tab.rows.rowCount() == 2
    while tab.rows.canFetchMore(tab.rows.index(-1)):
        tab.rows.fetchMore(tab.rows.index(-1))
    assert len(set(counter.spoken("invoices"))) == 5
    assert counter.words("customer_file.invoices_count") == "5 facturen"


def test_a_list_stays_where_it_was_scrolled_to(counter: Counter) -> None:
    for _ in range(12):
        counter.invoice(code=COLA)
    counter.choose(counter.customer)
    counter.till.counter.file.open("invoices")
    QApplication.processEvents()
    bar = counter.tab("invoices").list.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    counter.till._elsewhere(frozenset({"payments"}))
    QApplication.processEvents()
    assert bar.value() == bar.maximum()


def test_on_a_narrow_window_the_last_tab_is_under_more(counter: Counter) -> None:
    counter.window.resize(1024, 768)
    counter.choose(counter.customer)
    counter.tap("tab.customer_file")
    notes = counter.window.findChild(QAbstractButton, "customer_file.tab_notes")
    assert notes is not None
    assert notes.isHidden()
    counter.tap("customer_file.tab_more")
    counter.tap("customer_file.more_notes")
    assert counter.till.counter.file.screen.current_tab == "notes"
    discount = counter.window.findChild(QWidget, "customer_file.discount")
    assert discount is not None
    assert discount.isHidden()


def test_in_english(counter: Counter) -> None:
    counter.invoice()
    customer = replace(counter.customer, own_discount=Rate.percent(5))
    counter.services.customers.save(customer, counter.shop.owner)
    counter.choose(counter.customer)
    counter.till.counter.file.open("invoices")
    counter.ui.language.switch("en")
    QApplication.processEvents()
    assert counter.words("customer_file.invoices_count") == "1 invoice"
    assert counter.figure("discount") == "Customer discount 5%"


def test_an_invoice_on_the_bon_is_announced_in_the_language_of_the_screen(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = counter.invoice()
    counter.ui.language.switch("en")
    QApplication.processEvents()
    said: list[str] = []
    monkeypatch.setattr(receipt_column, "announce", lambda _widget, text, **_more: said.append(text))
    counter.till.counter.select.put((made.document_id,))
    assert said[-1] == f"Invoice {made.number}, Voorbeeld Bouw B.V., 185.70, total 185.70"


def test_a_slip_of_nobody_is_refused_aloud(counter: Counter) -> None:
    counter.till.counter.select.take(Recognised(CodeKind.DELIVERY, "nobody", "P-1"))
    notice = counter.till.controller.state.notice
    assert notice is not None
    assert notice.text == "P-1 kan hier niet worden gescand."


def test_cash_paid_before_counts_for_the_warning_at_payment(counter: Counter) -> None:
    invoice = counter.invoice(pieces=15)
    rest = Money(78_550)
    part = [Part("cash", invoice.gross - rest)]
    sales, owner = counter.services.sales, counter.shop.owner
    sales.payments.pay([invoice.document_id], part, counter.clock.now().date(), "", owner, new_id())
    counter.services.documents.put(invoice.document_id, owner)
    counter.till.controller.refresh()
    counter.tap("sale.checkout")
    assert counter.till.payment.state.total == rest
    assert "delen en termijnen meegeteld" in counter.till.payment.panel.notice.text
