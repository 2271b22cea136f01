"""'Rollen': the list of roles and the editor with a tick for every right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.errors import Reason
from kassa.domain.people.rights import SALES_RIGHTS, Right
from kassa.services.people.users import Role
from kassa.ui.models.words import right_words
from kassa.ui.office.form_fields import SwitchField
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.widgets.desk import CheckBox
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    from kassa.services.people.users import Users
    from kassa.ui.office.context import OfficeContext

NEW = "new"


def right_groups() -> tuple[tuple[str, tuple[Right, ...]], ...]:
    """Return every right under a heading, each exactly once."""
    at_till = (
        Right.SELL,
        Right.OPEN_ARTICLE,
        Right.CHANGE_PRICE,
        Right.LINE_DISCOUNT,
        Right.RECEIPT_DISCOUNT,
        Right.REMOVE_LINE,
        Right.CLEAR_BASKET,
        Right.DISCARD_PARKED,
        Right.TAKE_BACK_PAYMENT,
        Right.CONFIRM_CARD,
        Right.REPRINT,
        Right.TRAINING,
    )
    day = (
        Right.OPEN_DAY,
        Right.OPEN_DRAWER,
        Right.CASH_IN_OUT,
        Right.COUNT,
        Right.SEE_EXPECTED,
        Right.CLOSE_DAY,
        Right.CHECK_DAY,
    )
    office = tuple(right for right in Right if right not in {*at_till, *day, *SALES_RIGHTS})
    return (
        (QCoreApplication.translate("RolePage", "Aan de kassa"), at_till),
        (QCoreApplication.translate("RolePage", "Kas en dag"), day),
        (QCoreApplication.translate("RolePage", "Relaties en verkoop"), SALES_RIGHTS),
        (QCoreApplication.translate("RolePage", "Backoffice"), office),
    )


class RolePage(FormPage):
    """The editor of one role."""

    def __init__(self, office: OfficeContext, users: Users, key: str) -> None:
        super().__init__(office, "role", "")
        self._users = users
        self._key = "" if key == NEW else key
        main = self.section(self.tr("Gegevens"))
        self.role_name = Field(self.tr("Naam"), name="role.name", required=True)
        self.active = SwitchField(office.ui.theme, self.tr("Status"), name="role.active", word=self.tr("Actief"))
        self.active.set_value(True)
        main.add(self.role_name)
        main.add(self.active)
        self.ticks: dict[Right, CheckBox] = {}
        said = right_words()
        for title, rights in right_groups():
            grid = self.section(title)
            for right in rights:
                box = CheckBox(office.ui.theme, said[right.dutch], name=f"role.right_{right.value}")
                if not office.actor.may(right):
                    box.setIcon(office.ui.theme.icon("lock", "text3"))
                    box.setToolTip(self.tr("Geef alleen rechten die u zelf heeft."))
                grid.add(box)
                self.ticks[right] = box
        self.body.addStretch(1)
        self.set_title(self.tr("Nieuwe rol"))
        if self._key:
            self._office.ui.jobs.run(self, users.roles, done=self._loaded, failed=self.refuse)
        else:
            self.role_name.setFocus()

    def _loaded(self, roles: tuple[Role, ...]) -> None:
        role = next((one for one in roles if one.id == self._key), None)
        if role is not None:
            self._show(role)

    def _show(self, role: Role) -> None:
        self.set_title(role.name)
        self.role_name.set_text(role.name)
        self.active.set_value(role.active)
        for right, box in self.ticks.items():
            box.setChecked(right in role.rights)

    def save(self) -> None:
        """Save the role."""
        self.role_name.set_error("")
        rights = frozenset(right for right, box in self.ticks.items() if box.isChecked())
        role = Role(self._key, self.role_name.text(), rights, self.active.value())
        users, actor = self._users, self._office.actor

        def work() -> Role:
            made = users.save_role(role, actor)
            return next(one for one in users.roles() if one.id == made)

        self.run(work, self._saved)

    def _saved(self, role: Role) -> None:
        self._key = role.id
        self._show(role)
        text = self.tr("Rol '%1' is bewaard. Wie aangemeld is, merkt het bij de volgende aanmelding.")
        self.say(text.replace("%1", role.name), "success")
        self.saved.emit(role.id)

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the name when it is about the name."""
        if reason.code not in ("employee.name", "role.name_taken"):
            return False
        self.role_name.set_error(f"{reason.sentence} {reason.fix}".strip())
        self.role_name.setFocus()
        return True


def roles_page(office: OfficeContext, open_document: Callable[[str, str], object]) -> ListPage:
    """Return the list of roles."""
    may = office.actor.may(Right.EDIT_USERS)
    hooks = ListHooks(
        open_row=lambda row: open_document("roles", row.key),
        new=lambda: open_document("roles", NEW),
        new_denied="" if may else Right.EDIT_USERS.dutch,
    )
    placeholder = QCoreApplication.translate("RolePage", "Zoek op naam…")
    page = ListPage(office, office.data.lists.spec("roles"), hooks, placeholder)
    page.setWindowTitle(page.spec.title)
    return page
