"""'Prijslijsten': the names for a discount that customers share, and the editor of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.errors import InputError, Reason
from kassa.domain.people.customer import PriceList
from kassa.domain.people.rights import Right
from kassa.domain.values.dutch import format_rate
from kassa.domain.values.typed import parse_rate
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.why import lock
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.services.people.price_lists import PriceLists
    from kassa.ui.office.context import OfficeContext

LIST_HEIGHT = 320
Used = tuple[tuple[PriceList, int], ...]


class PriceListsPage(FormPage):
    """A list of price lists above the fields of the chosen one."""

    def __init__(self, office: OfficeContext, lists: PriceLists) -> None:
        super().__init__(office, "price_lists", "")
        self._lists = lists
        self._found: Used = ()
        self.set_title(self.tr("Prijslijsten"))
        theme = office.ui.theme
        self.add_button = Button(theme, self.tr("Nieuw"), name="price_lists.new", icon="plus")
        self.add_button.clicked.connect(self._new)
        self.remove_button = Button(
            theme, self.tr("Verwijderen"), name="price_lists.remove", kind="danger", icon="trash-2"
        )
        self.remove_button.clicked.connect(self._remove)
        self.add_tool(self.remove_button)
        self.add_tool(self.add_button)
        self.table = RowTable(theme, office.form, name="price_lists.table", accessible=self.tr("Prijslijsten"))
        self.table.setMinimumHeight(LIST_HEIGHT)
        self.table.current_moved.connect(self._chosen)
        self.body.addWidget(self.table, 1)
        self.empty = label(
            self.tr("Nog geen prijslijsten. Vul hieronder de eerste in."), "body", "muted", name="price_lists.empty"
        )
        self.body.addWidget(self.empty)
        explanation = self.tr("Een korting op alle artikelen. Een eigen korting bij de relatie gaat voor.")
        main = self.section(self.tr("Gegevens"), explanation)
        self.code = Field(self.tr("Code"), name="price_lists.code", required=True)
        self.name = Field(self.tr("Naam"), name="price_lists.name", required=True)
        self.discount = Field(self.tr("Korting in procenten"), name="price_lists.discount", required=True)
        for field in (self.code, self.name, self.discount):
            main.add(field)
        self.body.addStretch(0)
        self._may = office.actor.may(Right.EDIT_CUSTOMERS)
        buttons = (self.save_button, self.add_button, self.remove_button)
        lock(self, office.ui.theme, office.actor, dict.fromkeys(buttons, Right.EDIT_CUSTOMERS))
        self._load()

    def _load(self, chosen: str = "") -> None:
        self._office.ui.jobs.run(
            self, self._lists.used, done=lambda found: self._show(found, chosen), failed=self.refuse
        )

    def _show(self, found: Used, chosen: str) -> None:
        self._found = found
        columns = (
            Column("code", self.tr("Code"), CellKind.CODE, 130, sortable=False, strong=True),
            Column("name", self.tr("Naam"), CellKind.TEXT, 260, sortable=False, stretch=True),
            Column("discount", self.tr("Korting"), CellKind.RATE, 110, sortable=False),
            Column("customers", self.tr("Relaties"), CellKind.NUMBER, 110, sortable=False),
        )
        rows = [(one.code, one.name, one.discount.basis_points, count) for one, count in found]
        self.table.show_rows(columns, rows)
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        place = next((place for place, (one, _) in enumerate(found) if one.code == chosen), 0)
        if found:
            self.table.set_current(place)
            self._chosen(place)
        else:
            self._new()

    def _chosen(self, place: int) -> None:
        if not 0 <= place < len(self._found):
            return
        one, count = self._found[place]
        self.code.edit.setReadOnly(True)
        self.code.set_text(one.code)
        self.name.set_text(one.name)
        self.discount.set_text(format_rate(one.discount).removesuffix("%"))
        self.remove_button.setEnabled(self._may and not count)

    def _new(self) -> None:
        self.table.set_current(-1)
        self.code.edit.setReadOnly(False)
        for field in (self.code, self.name, self.discount):
            field.set_text("")
        self.remove_button.setEnabled(False)
        self.code.setFocus()

    def save(self) -> None:
        """Save the price list."""
        for field in (self.code, self.name, self.discount):
            field.set_error("")
        try:
            made = PriceList(self.code.text(), self.name.text(), parse_rate(self.discount.text()))
        except InputError as refused:
            self.discount.set_error(str(refused))
            self.discount.setFocus()
            return
        lists, actor = self._lists, self._office.actor
        self.run(lambda: lists.save(made, actor), self._saved)

    def _saved(self, made: PriceList) -> None:
        self.say(self.tr("Prijslijst '%1' is bewaard.").replace("%1", made.name), "success")
        self.saved.emit(made.code)
        self._load(made.code)

    def _remove(self) -> None:
        lists, actor, code = self._lists, self._office.actor, self.code.text()
        self.run(lambda: lists.remove(code, actor), lambda _none: self._load())

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about."""
        fields = {
            "price_list.code": self.code,
            "price_list.name": self.name,
            "price_list.discount": self.discount,
        }
        field = fields.get(reason.code)
        if field is None:
            return False
        field.set_error(f"{reason.sentence} {reason.fix}".strip())
        field.setFocus()
        return True
