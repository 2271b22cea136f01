"""'Groepen': the article groups and the editor of one, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.catalog.master import Group
from kassa.domain.errors import Reason
from kassa.domain.people.rights import Right
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.why import lock
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    from kassa.domain.pricing.vat import VatCode
    from kassa.services.catalog.groups import Groups, GroupUse
    from kassa.services.vat import VatCodes
    from kassa.ui.office.context import OfficeContext

LIST_HEIGHT = 420


class GroupsPage(FormPage):
    """A list of groups above the fields of the chosen one."""

    def __init__(self, office: OfficeContext, groups: Groups, vat: VatCodes) -> None:
        super().__init__(office, "groups", "")
        self._groups, self._codes = groups, vat
        self._found: tuple[GroupUse, ...] = ()
        self._id = ""
        self.set_title(self.tr("Artikelgroepen"))
        theme = office.ui.theme
        self.add_button = Button(theme, self.tr("Nieuw"), name="groups.new", icon="plus")
        self.add_button.clicked.connect(self._new)
        self.remove_button = Button(theme, self.tr("Verwijderen"), name="groups.remove", kind="danger", icon="trash-2")
        self.remove_button.clicked.connect(self._remove)
        self.add_tool(self.remove_button)
        self.add_tool(self.add_button)
        self.table = RowTable(theme, office.form, name="groups.table", accessible=self.tr("Artikelgroepen"))
        self.table.setMinimumHeight(LIST_HEIGHT)
        self.table.current_moved.connect(self._chosen)
        self.body.addWidget(self.table, 1)
        main = self.section(self.tr("Gegevens"))
        self.number = Field(self.tr("Nummer"), name="groups.number")
        self.number.set_help(self.tr("Leeg: het volgende nummer."))
        self.name = Field(self.tr("Naam"), name="groups.name", required=True)
        self.vat = ChoiceField(theme, self.tr("Btw van nieuwe artikelen"), (), name="groups.vat")
        for field in (self.number, self.name, self.vat):
            main.add(field)
        buttons = (self.save_button, self.add_button, self.remove_button)
        lock(self, office.ui.theme, office.actor, dict.fromkeys(buttons, Right.EDIT_ARTICLES))
        self._load()

    def _load(self, chosen: str = "") -> None:
        groups, vat = self._groups, self._codes

        def work() -> tuple[tuple[GroupUse, ...], tuple[VatCode, ...]]:
            return groups.used(), vat.codes()

        def done(found: tuple[tuple[GroupUse, ...], tuple[VatCode, ...]]) -> None:
            self._show(*found, chosen=chosen)

        self._office.ui.jobs.run(self, work, done=done, failed=self.refuse)

    def _show(self, found: tuple[GroupUse, ...], codes: tuple[VatCode, ...], chosen: str) -> None:
        self._found = found
        self.vat.set_choices([("", self.tr("Geen voorkeur")), *((code.code, code.name) for code in codes)])
        names = {code.code: code.name for code in codes}
        columns = (
            Column("number", self.tr("Nummer"), CellKind.CODE, 110, sortable=False, strong=True),
            Column("name", self.tr("Naam"), CellKind.TEXT, 260, sortable=False, stretch=True),
            Column("vat", self.tr("Btw van nieuwe artikelen"), CellKind.TEXT, 220, sortable=False),
            Column("articles", self.tr("Artikelen"), CellKind.NUMBER, 110, sortable=False),
        )
        rows = [(one.group.number, one.group.name, names.get(one.group.vat_code, ""), one.articles) for one in found]
        self.table.show_rows(columns, rows)
        place = next((place for place, one in enumerate(found) if one.group.id == chosen), 0)
        if found:
            self.table.set_current(place)
            self._chosen(place)
        else:
            self._new()

    def _chosen(self, place: int) -> None:
        if not 0 <= place < len(self._found):
            return
        group = self._found[place].group
        self._id = group.id
        self.number.set_text(group.number)
        self.name.set_text(group.name)
        self.vat.set_value(group.vat_code)
        self.remove_button.setEnabled(not self._found[place].articles and self._office.actor.may(Right.EDIT_ARTICLES))

    def _new(self) -> None:
        self._id = ""
        self.table.set_current(-1)
        for field in (self.number, self.name):
            field.set_text("")
        self.vat.set_value("")
        self.remove_button.setEnabled(False)
        self.name.setFocus()

    def save(self) -> None:
        """Save the group."""
        group = Group(self._id, self.number.text(), self.name.text(), self.vat.value())
        groups, actor = self._groups, self._office.actor
        self.run(lambda: groups.save(group, actor), self._saved)

    def _saved(self, group: Group) -> None:
        self.say(self.tr("Groep '%1' is bewaard.").replace("%1", group.name), "success")
        self.saved.emit(group.id)
        self._load(group.id)

    def _remove(self) -> None:
        groups, actor, group_id = self._groups, self._office.actor, self._id
        if group_id:
            self.run(lambda: groups.remove(group_id, actor), lambda _none: self._load())

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about."""
        field = {"group.name": self.name, "group.number": self.number}.get(reason.code)
        if field is None:
            return False
        field.set_error(f"{reason.sentence} {reason.fix}".strip())
        field.setFocus()
        return True
