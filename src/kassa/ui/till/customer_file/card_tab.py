"""Klant: what the shop agreed with a customer and how to reach them, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.values.dutch import format_day_of_year, format_rate
from kassa.ui.till.customer_file.list_tab import FileTab
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.domain.people.contact import Address
    from kassa.domain.people.customer import Customer
    from kassa.services.people.customers import CustomerCard
    from kassa.services.till.customer_file import Figures
    from kassa.ui.till.counter import Counter

_TWO_FROM = 700
_NAMES = 140
Facts = list[tuple[str, str]]


class CardTab(FileTab):
    """Cards with facts: two beside each other, or one below the other on a narrow window."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        self._card: CustomerCard | None = None
        self._price_list = ""
        self._across = 2
        self._area = QScrollArea()
        self._area.setProperty("fx", "clear")
        self._area.setWidgetResizable(True)
        self._area.setObjectName("customer_file.card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def load(self, figures: Figures, *, keep: bool = False) -> None:
        """Read the customer with contact details, addresses and consent."""
        card = self.file.card(figures.customer.id, self.actor)
        lists = self.counter.services.counter().price_lists.all()
        self._price_list = next((one.name for one in lists if one.code == card.customer.price_list), "")
        super().load(figures)
        self._card = card
        self._show()

    def clear(self) -> None:
        """Forget the customer that was shown."""
        super().clear()
        self._card = None
        self._area.setWidget(QWidget())

    def focus(self) -> None:
        """The page scrolls with the keys."""
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        across = 2 if self.width() >= _TWO_FROM else 1
        if across != self._across:
            self._across = across
            self._show()
        super().resizeEvent(event)

    def _show(self) -> None:
        if self._card is None:
            return
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 14, 16, 14)
        grid.setSpacing(12)
        for place, (title, facts) in enumerate(self._parts(self._card)):
            grid.addWidget(_fact_card(title, facts), place // self._across, place % self._across)
        for column in range(self._across):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self._area.setWidget(page)

    def _parts(self, card: CustomerCard) -> list[tuple[str, Facts]]:
        customer = card.customer
        reach: Facts = [(self.tr("Telefoon"), customer.phone), (self.tr("E-mail"), customer.email)]
        reach += [(one.label or one.kind.dutch, one.value) for one in card.contacts]
        if not customer.is_person and customer.name != customer.company:
            reach.insert(0, (self.tr("Contactpersoon"), customer.name))
        elif card.company is not None:
            reach.insert(0, (self.tr("Bedrijf"), card.company.title))
        places: Facts = [(self.tr("Adres"), _lines(customer.street, customer.postcode, customer.city))]
        places += [(one.label or self.tr("Afleveradres"), _of(one)) for one in card.addresses]
        parts = [
            (self.tr("Contact"), reach),
            (self.tr("Adressen"), places),
            (self.tr("Afspraken"), self._agreed(customer)),
            (self.tr("Gegevens"), self._registered(card)),
        ]
        return [(title, [(name, value) for name, value in facts if value]) for title, facts in parts]

    def _agreed(self, customer: Customer) -> Facts:
        days, limit = customer.payment_days, customer.credit_limit
        return [
            (self.tr("Betaaltermijn"), self.tr("{} dagen").format(days) if days is not None else self.tr("standaard")),
            (self.tr("Prijslijst"), self._price_list or self.tr("geen")),
            (self.tr("Klantkorting"), format_rate(customer.discount, self.amounts.lang) if customer.discount else "–"),
            (self.tr("Kredietlimiet"), self.amounts.money(limit) if limit is not None else self.tr("geen")),
            (self.tr("Verzendmethode"), self._dispatch(customer.dispatch)),
            (self.tr("Taal van documenten"), self._language(customer.language)),
        ]

    def _dispatch(self, method: DispatchMethod) -> str:
        return {
            DispatchMethod.NONE: self.tr("Geen verzending"),
            DispatchMethod.POST: self.tr("Verzending per post"),
            DispatchMethod.EMAIL: self.tr("Verzending via e-mail"),
        }[method]

    def _language(self, code: str) -> str:
        return {"nl": self.tr("Nederlands"), "en": self.tr("Engels")}.get(code, code)

    def _registered(self, card: CustomerCard) -> Facts:
        customer, consents = card.customer, card.consents
        consent = self.tr("Nog niet gevraagd")
        if consents:
            day = consents[0].moment.astimezone(self.counter.services.place.zone).date()
            words = self.tr("Gegeven op {}") if card.has_consent else self.tr("Ingetrokken op {}")
            consent = words.format(format_day_of_year(day, self.amounts.lang))
        people = ", ".join(one.name for one in card.people)
        merged = ", ".join(one.number for one in card.merged)
        return [
            (self.tr("Debiteurnummer"), customer.number),
            (self.tr("Btw-nummer"), customer.vat_id),
            (self.tr("KvK-nummer"), customer.registration),
            (self.tr("Toestemming"), consent),
            (self.tr("Personen"), people),
            (self.tr("Samengevoegd met"), merged),
        ]


def _fact_card(title: str, facts: Facts) -> QFrame:
    card = QFrame()
    card.setProperty("fx", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(6)
    column.addWidget(label(title, "strong"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for place, (name, value) in enumerate(facts or [("", "–")]):
        told = label(value, "body", wrap=True)
        told.setAccessibleName(f"{name}: {value}".replace("\n", ", ") if name else value)
        said = label(name, "body", "second")
        said.setMinimumWidth(_NAMES)
        grid.addWidget(said, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(told, place, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return card


def _lines(street: str, postcode: str, city: str) -> str:
    return "\n".join(part for part in (street, f"{postcode} {city}".strip()) if part)


def _of(address: Address) -> str:
    return _lines(address.street, address.postcode, address.city)
