"""'Gebruikers': the list of employees and the editor of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit

from kassa.domain.errors import Reason
from kassa.domain.people.rights import Right
from kassa.services.people.users import Employee, EmployeeForm, Role, Secrets
from kassa.ui.office.form_fields import ChoiceField, SwitchField
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    from kassa.services.people.users import Users
    from kassa.ui.office.context import OfficeContext

NEW = "new"


class UserPage(FormPage):
    """The editor of one employee."""

    def __init__(self, office: OfficeContext, users: Users, key: str) -> None:
        super().__init__(office, "user", "")
        self._users = users
        self._key = "" if key == NEW else key
        self._revision = 0
        main = self.section(self.tr("Gegevens"))
        self.number = Field(self.tr("Nummer"), name="user.number", required=True)
        self.person = Field(self.tr("Naam"), name="user.name", required=True)
        self.initials = Field(self.tr("Initialen"), name="user.initials")
        self.initials.set_help(self.tr("Leeg: de eerste letters van de naam."))
        self.language = ChoiceField(
            office.ui.theme, self.tr("Taal"), (("nl", "Nederlands"), ("en", "English")), name="user.language"
        )
        self.role = ChoiceField(office.ui.theme, self.tr("Rol"), (), name="user.role", required=True)
        self.active = SwitchField(office.ui.theme, self.tr("Status"), name="user.active", word=self.tr("Actief"))
        for field in (self.number, self.person, self.initials, self.language, self.role, self.active):
            main.add(field)
        explanation = self.tr(
            "De pincode is voor de kassa, het wachtwoord voor de backoffice. Leeg laten wijzigt niets."
        )
        codes = self.section(self.tr("Aanmelden"), explanation)
        self.pin = Field(self.tr("Nieuwe pincode"), name="user.pin")
        self.password = Field(self.tr("Nieuw wachtwoord"), name="user.password")
        self.card = Field(self.tr("Nieuwe pas"), name="user.card")
        for field in (self.pin, self.password, self.card):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            codes.add(field)
        self.forget_pin = Button(office.ui.theme, self.tr("Pincode wissen"), name="user.clear_pin", icon="rotate-ccw")
        self.forget_pin.setCheckable(True)
        self.forget_password = Button(
            office.ui.theme, self.tr("Wachtwoord wissen"), name="user.clear_password", icon="rotate-ccw"
        )
        self.forget_password.setCheckable(True)
        self.body.addWidget(self.forget_pin, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.forget_password, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.set_title(self.tr("Nieuwe gebruiker"))
        self._load()

    def _load(self) -> None:
        def work() -> tuple[tuple[Role, ...], tuple[Employee, ...]]:
            return self._users.roles(), self._users.employees()

        self._office.ui.jobs.run(self, work, done=self._loaded, failed=self.refuse)

    def _loaded(self, known: tuple[tuple[Role, ...], tuple[Employee, ...]]) -> None:
        roles, people = known
        person = next((one for one in people if one.id == self._key), None)
        for role in roles:
            if role.active or (person is not None and person.form.role_id == role.id):
                self.role.add_choice(role.id, role.name)
        if person is None:
            self.number.set_text(str(max((one.form.number for one in people), default=0) + 1))
            self.active.set_value(True)
            self.forget_pin.hide()
            self.forget_password.hide()
            self.person.setFocus()
            return
        self._show(person)

    def _show(self, person: Employee) -> None:
        form = person.form
        self._revision = person.revision
        self.set_title(form.name)
        self.number.set_text(str(form.number))
        self.person.set_text(form.name)
        self.initials.set_text(form.initials)
        self.language.set_value(form.language)
        self.role.set_value(form.role_id)
        self.active.set_value(form.active)
        self.forget_pin.setVisible(person.has_pin)
        self.forget_password.setVisible(person.has_password)
        for button in (self.forget_pin, self.forget_password):
            button.setChecked(False)
        for field, known in (
            (self.pin, person.has_pin),
            (self.password, person.has_password),
            (self.card, person.has_card),
        ):
            field.set_text("")
            field.edit.setPlaceholderText(self.tr("Ingesteld") if known else self.tr("Niet ingesteld"))
        if form.active:
            self.set_status(self.tr("Actief"), "circle-check", "success")
        else:
            self.set_status(self.tr("Niet actief"), "circle-x", "neutral")

    def save(self) -> None:
        """Save the employee."""
        for field in (self.number, self.person, self.pin, self.password, self.card):
            field.set_error("")
        number = self.number.text().strip()
        if not (number.isascii() and number.isdigit()):
            self.number.set_error(self.tr("Typ een nummer van 1 t/m 9999."))
            self.number.setFocus()
            return
        form = EmployeeForm(
            int(number[:9]),
            self.person.text(),
            self.role.value(),
            self.initials.text(),
            self.language.value(),
            self.active.value(),
        )
        secrets = Secrets(
            _secret(self.pin, self.forget_pin), _secret(self.password, self.forget_password), self.card.text() or None
        )
        users, key, revision, actor = self._users, self._key, self._revision, self._office.actor

        def work() -> Employee:
            made = key
            if key:
                users.change(key, form, secrets, revision, actor)
            else:
                made = users.add(form, secrets, actor)
            return next(one for one in users.employees() if one.id == made)

        self.run(work, self._saved)

    def _saved(self, person: Employee) -> None:
        self._key = person.id
        self._show(person)
        self.say(self.tr("%1 is bewaard.").replace("%1", person.form.name), "success")
        self.saved.emit(person.id)

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about."""
        fields = {
            "employee.number": self.number,
            "employee.number_taken": self.number,
            "employee.name": self.person,
            "employee.password": self.password,
            "employee.card": self.card,
            "employee.card_taken": self.card,
        }
        field = fields.get(reason.code) or (self.pin if reason.code.startswith("pin.") else None)
        if field is None:
            return False
        field.set_error(f"{reason.sentence} {reason.fix}".strip())
        field.setFocus()
        return True


def _secret(field: Field, forget: Button) -> str | None:
    if forget.isChecked() and not field.text():
        return ""
    return field.text() or None


def users_page(office: OfficeContext, open_document: Callable[[str, str], object]) -> ListPage:
    """Return the list of employees."""
    may = office.actor.may(Right.EDIT_USERS)
    hooks = ListHooks(
        open_row=lambda row: open_document("users", row.key),
        new=lambda: open_document("users", NEW),
        new_denied="" if may else Right.EDIT_USERS.dutch,
    )
    placeholder = QCoreApplication.translate("UserPage", "Zoek op nummer, naam of rol…")
    page = ListPage(office, office.data.lists.spec("users"), hooks, placeholder)
    page.setWindowTitle(page.spec.title)
    return page
