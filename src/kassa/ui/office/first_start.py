"""The first start of a new shop: its name and country, its first branch, its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.pricing.vat import Country
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label, rule

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.people.users import Users
    from kassa.services.shop import Shop
    from kassa.ui.shell.context import UiContext

WIDTH = 640


class FirstStart(QWidget):
    """Asks what a shop needs before it can sell."""

    founded = Signal(object)
    """The :class:`Actor` of the owner."""
    restore_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, ui: UiContext, users: Users, shop: Shop) -> None:
        super().__init__()
        self._ui, self._users, self._shop = ui, users, shop
        self._owner: Actor | None = None
        self.setWindowTitle("Backoffice")
        self.setObjectName("first_start")
        self.setProperty("fx", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame()
        card.setProperty("fx", "card")
        card.setFixedWidth(WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Nieuwe winkel"), "h1"))
        column.addWidget(
            label(self.tr("Vul in wat de kassa nodig heeft. Alles is later te wijzigen."), "body", "second")
        )
        self.shop_name = Field(self.tr("Bedrijfsnaam"), name="first_start.shop", required=True)
        countries = (("NL", self.tr("Nederland")), ("BE", self.tr("België")))
        self.country = ChoiceField(ui.theme, self.tr("Land"), countries, name="first_start.country")
        self.branch = Field(self.tr("Filiaal"), name="first_start.branch", required=True)
        branches = shop.branches()
        self.branch.set_text(branches[0].name if branches else "Centrum")
        for settled in (self.country, self.branch):  # a list was read in before: its VAT codes are of that country
            settled.setEnabled(not branches)
        self.owner = Field(self.tr("Uw naam"), name="first_start.owner", required=True)
        self.pin = Field(self.tr("Pincode voor de kassa"), name="first_start.pin", required=True)
        self.pin.set_help(self.tr("4 tot 6 cijfers"))
        self.password = Field(self.tr("Wachtwoord voor de backoffice"), name="first_start.password", required=True)
        self.password.set_help(self.tr("Minstens 10 tekens, bijvoorbeeld drie woorden"))
        for secret in (self.pin, self.password):
            secret.edit.setEchoMode(QLineEdit.EchoMode.Password)
        for pair in ((self.shop_name, self.country), (self.branch, self.owner), (self.pin, self.password)):
            row = QHBoxLayout()
            row.setSpacing(14)
            for part in pair:
                row.addWidget(part, 1)
            column.addLayout(row)
        self.message = label("", "body", "danger", wrap=True, name="first_start.message")
        self.message.hide()
        self.button = Button(ui.theme, self.tr("Winkel openen"), name="first_start.open", kind="primary", sz="l")
        self.button.clicked.connect(self.found)
        column.addWidget(self.message)
        column.addWidget(self.button)
        column.addWidget(rule())
        column.addWidget(label(self.tr("Of begin anders"), "body", "second"))
        self.restore = Button(ui.theme, self.tr("Reservekopie terugzetten"), name="first_start.restore", icon="history")
        self.restore.clicked.connect(self.restore_wanted)
        self.demo = Button(ui.theme, self.tr("Voorbeeldwinkel bekijken"), name="first_start.demo", icon="store")
        self.demo.clicked.connect(self.demo_wanted)
        others = QHBoxLayout()
        others.setSpacing(14)
        others.addWidget(self.restore, 1)
        others.addWidget(self.demo, 1)
        column.addLayout(others)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.resize(1024, 700)
        self.shop_name.setFocus()

    def found(self) -> None:
        """Make the shop; what went well the first time is not asked again."""
        users, shop, made = self._users, self._shop, self._owner
        name, pin, password = self.owner.text(), self.pin.text(), self.password.text()
        company, country, branch = self.shop_name.text(), Country(self.country.value()), self.branch.text()
        missing = next((field for field in (self.shop_name, self.branch, self.owner) if not field.text().strip()), None)
        if missing is not None:
            missing.set_error(self.tr("Dit is verplicht."))
            missing.setFocus()
            return

        def work() -> Actor:
            owner = made or users.create_owner(name, pin, password)
            self._owner = owner
            if shop.branches():
                shop.rename(company, owner)
            else:
                shop.found(company, country, branch, owner)
            return owner

        self.button.setEnabled(False)
        self._ui.jobs.run(self, work, done=self.founded.emit, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.button.setEnabled(True)
        self.message.setText(str(error))
        self.message.show()
