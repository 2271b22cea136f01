"""Signing in to the back office: a person and a password, or the PIN of who has no password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from kassa.domain.errors import Denied, KassaError, Reason
from kassa.domain.people.rights import Right
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.people.login import Login
    from kassa.services.people.users import Employee, Users
    from kassa.ui.shell.context import UiContext

WIDTH = 380


class LoginWindow(QWidget):
    """Asks who is there."""

    signed_in = Signal(object)
    """The :class:`Actor`."""

    def __init__(self, ui: UiContext, login: Login, users: Users, shop: str) -> None:
        super().__init__()
        self._ui, self._login, self._users = ui, login, users
        self._people: tuple[Employee, ...] = ()
        self.setWindowTitle("Backoffice")
        self.setObjectName("login")
        self.setProperty("fx", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = QFrame()
        card.setProperty("fx", "card")
        card.setFixedWidth(WIDTH)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 26, 28, 26)
        column.setSpacing(12)
        column.addWidget(label(shop, "h1", wrap=True))
        column.addWidget(label(self.tr("Aanmelden bij de backoffice"), "body", "second"))
        self.person = ChoiceField(ui.theme, self.tr("Medewerker"), (), name="login.employee")
        self.person.changed.connect(self._person_chosen)
        self.secret = Field(self.tr("Wachtwoord"), name="login.password")
        self.secret.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.edit.returnPressed.connect(self.sign_in)
        self.message = label("", "body", "danger", wrap=True, name="login.message")
        self.message.hide()
        self.button = Button(ui.theme, self.tr("Aanmelden"), name="login.sign_in", kind="primary", sz="l")
        self.button.clicked.connect(self.sign_in)
        for part in (self.person, self.secret, self.message, self.button):
            column.addWidget(part)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)
        self.resize(1024, 700)
        ui.jobs.run(self, users.employees, done=self._loaded, failed=self._refused)

    def _loaded(self, people: tuple[Employee, ...]) -> None:
        self._people = tuple(one for one in people if one.form.active)
        for one in self._people:
            self.person.add_choice(one.id, f"{one.form.number:02d}  {one.form.name}")
        self._person_chosen()
        self.secret.setFocus()

    def _chosen(self) -> Employee | None:
        key = self.person.value()
        return next((one for one in self._people if one.id == key), None)

    def _person_chosen(self) -> None:
        person = self._chosen()
        by_pin = person is not None and not person.has_password
        self.secret.set_label(self.tr("Pincode") if by_pin else self.tr("Wachtwoord"))
        self.secret.set_text("")
        self.message.hide()

    def sign_in(self) -> None:
        """Check what was typed."""
        person, secret, login = self._chosen(), self.secret.text(), self._login
        if person is None or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        check = login.sign_in_password if person.has_password else login.sign_in
        self._ui.jobs.run(self, lambda: check(person.id, secret), done=self._done, failed=self._refused)

    def _done(self, actor: Actor) -> None:
        self.button.setEnabled(True)
        self.secret.set_text("")
        if not actor.may(Right.BACK_OFFICE):
            reason = Reason(
                "office.denied",
                self.tr("Deze medewerker mag de backoffice niet gebruiken."),
                self.tr("Vraag iemand die rollen beheert om het recht '%1'.").replace("%1", Right.BACK_OFFICE.dutch),
            )
            self._refused(Denied(reason, Right.BACK_OFFICE.value))
            return
        self.message.hide()
        self.signed_in.emit(actor)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.button.setEnabled(True)
        self.message.setText(str(error))
        self.message.show()
        self.secret.setFocus()
        self.secret.edit.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where the password goes."""
        super().showEvent(event)
        self.secret.setFocus()
