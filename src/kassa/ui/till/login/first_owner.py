"""The first start of a shop without employees: the owner is made, with a code for the till and a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from kassa.domain.errors import KassaError
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.services.people.users import Users
    from kassa.ui.theme.theme import Theme


class FirstOwnerSheet(Dialog):
    """Closes with the ``Actor`` of the owner."""

    def __init__(self, theme: Theme, over: QWidget, users: Users) -> None:
        super().__init__(theme, over, "", name="first_owner", width=560)
        self._users = users
        title = self.tr("Eigenaar aanmaken")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.explanation.setText(self.tr("De eigenaar mag alles en maakt daarna de andere medewerkers."))
        self.explanation.show()
        self.name = Field(self.tr("Naam"), name="first_owner.name", required=True)
        self.pin = self._secret(self.tr("Code van 4 tot 6 cijfers voor de kassa"), "pin")
        self.again = self._secret(self.tr("Dezelfde code nog een keer"), "again")
        self.password = self._secret(self.tr("Wachtwoord voor de backoffice"), "password")
        self.notice = Notice(theme, name="first_owner.message")
        for part in (self.name, self.pin, self.again, self.password, self.notice):
            self.body.addWidget(part)
        self.add_button(self.tr("Annuleren"), None, name="first_owner.cancel")
        take = Button(theme, self.tr("Eigenaar aanmaken"), name="first_owner.create", kind="primary", sz="l")
        take.clicked.connect(self._create)
        self.add_action(take)

    def ask(self) -> None:
        """Show with the focus on the name."""
        self.open(self.name.edit)

    def take_scan(self, code: str) -> bool:
        """No scan lands in a secret field."""
        del code
        return True

    def _secret(self, words: str, name: str) -> Field:
        field = Field(words, name=f"first_owner.{name}", required=True)
        field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _create(self) -> None:
        if self.pin.text() != self.again.text():
            self.again.set_error(self.tr("De twee codes zijn niet gelijk. Typ ze opnieuw."))
            self.again.setFocus()
            return
        try:
            owner = self._users.create_owner(self.name.text(), self.pin.text(), self.password.text())
        except KassaError as error:
            self.notice.say(str(error.reason), "danger")
            return
        self.done(owner)
