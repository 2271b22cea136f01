"""The back office with sales documents: real services on a real file, doubles only for mail windows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.customer import Customer
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.services.people.customers import Customers
from kassa.services.sales.invoicing import Definitive
from kassa.services.sales.payments import Part
from kassa.system.identity import new_id
from kassa.ui.office.bell import Offer
from kassa.ui.office.sales.desk import SalesDesk
from kassa.ui.office.sales.document_page import DocumentPage
from kassa.ui.office.sales.mailing import MailLine
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.overlay import Dialog
from tests.support.clock import FrozenClock
from tests.support.office import Office
from tests.support.screens import open_dialog

if TYPE_CHECKING:
    from kassa.ui.office.mail.send_dialog import SendChoice


class FakeMail:
    """Mail windows that remember what was asked of them; calling ``chosen`` is 'Verzenden'."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Callable[[SendChoice], object]]] = []
        self.sent: list[str] = []

    def ask(self, page: QWidget, document_id: str, chosen: Callable[[SendChoice], object]) -> None:
        self.asked.append((document_id, chosen))

    def send(self, page: QWidget, document_id: str, choice: SendChoice) -> None:
        self.sent.append(document_id)

    def tab(self, document_id: str) -> QWidget:
        return QLabel()

    def lines(self, document_id: str) -> tuple[MailLine, ...]:
        return tuple(MailLine("Factuur", "Verzonden") for sent in self.sent if sent == document_id)


class SalesOffice(Office):
    """An office with customers, and documents on order."""

    def __init__(self, database: Database, clock: FrozenClock, app: QApplication, folder: Path) -> None:
        super().__init__(database, clock, app, folder)
        self.database = database
        self.sales = self.services.sales
        self.customers = Customers(database, clock)
        self.mail = FakeMail()
        self.offers: list[Offer] = []
        self.opened: list[tuple[str, str]] = []
        self.actor = self.owner
        self.today = clock.now().astimezone(self.services.zone).date()
        self.bouw = self.customer("Voorbeeld Bouw B.V.")

    def customer(self, name: str, dispatch: DispatchMethod = DispatchMethod.NONE, email: str = "") -> Customer:
        made = Customer("", "", name, email=email, street="Dorpsstraat 1", postcode="1234 AB", city="Utrecht")
        return self.customers.save(replace(made, dispatch=dispatch), self.owner)

    def desk(self) -> SalesDesk:
        def open_page(screen: str, key: str = "") -> None:
            self.opened.append((screen, key))

        return SalesDesk(self.context(self.actor), self.sales, self.mail, open_page, self.offers.append)

    def concept(self, kind: DocumentKind, *prices: int, customer: Customer | None = None) -> SalesDocument:
        """Return a stored concept with one line of two pieces per price in cents."""
        made = self.sales.drafts.new(kind, self.owner, customer_id=(customer or self.bouw).id)
        lines = tuple(_line(price) for price in prices)
        return self.sales.drafts.save(replace(made, subject="Werkkleding", lines=lines), self.owner)

    def invoice(self, *prices: int, customer: Customer | None = None) -> Definitive:
        made = self.concept(DocumentKind.INVOICE, *prices, customer=customer)
        return self.sales.invoicing.confirm(made, self.owner, new_id())

    def order(self, *prices: int, customer: Customer | None = None) -> SalesDocument:
        return self.sales.orders.confirm(
            self.concept(DocumentKind.ORDER, *prices, customer=customer), self.owner, new_id()
        )

    def slip(self, *prices: int, customer: Customer | None = None) -> SalesDocument:
        made = self.concept(DocumentKind.DELIVERY, *prices, customer=customer)
        return self.sales.deliveries.issue(made, self.owner, new_id())

    def deposited(self, order: SalesDocument, cents: int) -> None:
        part = Part("cash", Money(cents))
        self.sales.payments.deposit(order.id, [part], self.today, "", self.owner, new_id())

    def paid(self, invoice: Definitive, cents: int) -> None:
        part = Part("cash", Money(cents))
        self.sales.payments.pay([invoice.document_id], [part], self.today, "", self.owner, new_id())


def _line(price: int) -> SalesLine:
    entered = EnteredPrice(UnitPrice(price * 100), PriceMode.INCLUSIVE)
    return SalesLine(
        new_id(),
        name="Werkbroek",
        number="41007",
        quantity=Quantity.of(2),
        price=entered,
        list_price=entered.price,
        vat_code="high",
        vat_letter="A",
        vat_rate=Rate(2100),
    )


class Clicks:
    """Presses buttons as a person does and counts how often."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.count = 0

    def press_any(self, name: str) -> QWidget:
        """Click any visible widget of this object name."""
        widget = next(one for one in self.window.findChildren(QWidget, name) if one.isVisible())
        self.count += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        return widget

    def press(self, name: str) -> Button:
        """Click the visible button of this object name."""
        found = [one for one in self.window.findChildren(Button, name) if one.isVisible()]
        assert found, f"no button {name} on the screen"
        button = found[-1]
        assert button.isEnabled(), f"{name} is off: {button.toolTip()}"
        self.count += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return button


def the_dialog(window: QWidget, name: str) -> Dialog:
    dialog = open_dialog(window)
    assert dialog.objectName() == name, dialog.objectName()
    return dialog


def shown(office: SalesOffice, qtbot: QtBot, kind: DocumentKind, document_id: str) -> DocumentPage:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 768)
    page = DocumentPage(office.desk(), kind, document_id)
    page.setParent(host)
    page.resize(host.size())
    office.kept.append(host)
    with qtbot.waitExposed(host):
        host.show()
    page.show()
    return page


def badges(page: DocumentPage) -> list[str]:
    """Return the words of the badges at the head."""
    layout = page._badges
    found = [item.widget() for place in range(layout.count()) if (item := layout.itemAt(place)) is not None]
    return [badge.accessibleName() for badge in found if badge is not None]


def type_text(edit: QLineEdit, text: str) -> None:
    edit.setText(text)
    edit.textEdited.emit(text)
