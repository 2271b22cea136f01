"""'Soorten': the kinds of order, delivery note, invoice and credit invoice, and the fields of the chosen one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kassa.domain.errors import InputError, Reason
from kassa.domain.messages.template import DocumentKind as MailKind
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.types import SalesType
from kassa.domain.values.typed import parse_quantity
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.form_fields import ChoiceField, LinesField, SwitchField
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.sales.words import kind_word
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    from kassa.domain.messages.template import MailTemplate
    from kassa.output.table import Cell
    from kassa.services.messages.templates import Templates
    from kassa.services.sales.types import SalesTypes
    from kassa.ui.office.context import OfficeContext

LIST_HEIGHT = 260
Found = tuple[tuple[SalesType, ...], tuple["MailTemplate", ...]]


class TypesPage(FormPage):
    """A list of kinds above the fields of the chosen one."""

    def __init__(self, office: OfficeContext, types: SalesTypes, templates: Templates) -> None:
        super().__init__(office, "sales_types", "")
        self._types, self._all_templates = types, templates
        self._found: tuple[SalesType, ...] = ()
        self._templates: tuple[MailTemplate, ...] = ()
        self._code = ""
        self.set_title(self.tr("Soorten"))
        theme = office.ui.theme
        self.add_button = Button(theme, self.tr("Nieuw"), name="sales_types.new", icon="plus")
        self.add_button.clicked.connect(self._new)
        self.add_tool(self.add_button)
        self.close_button.hide()
        self.table = RowTable(theme, office.form, name="sales_types.table", accessible=self.tr("Soorten"))
        self.table.setMinimumHeight(LIST_HEIGHT)
        self.table.current_moved.connect(self._chosen)
        self.body.addWidget(self.table, 1)
        self._fields()
        if not office.actor.may(Right.EDIT_INVOICE_SETTINGS):
            for button in (self.save_button, self.add_button):
                button.setEnabled(False)
                button.set_icon("lock")
                button.setToolTip(Right.EDIT_INVOICE_SETTINGS.dutch)
        self._load()

    def _fields(self) -> None:
        theme = self._office.ui.theme
        main = self.section(self.tr("Gegevens"))
        kinds = [(kind.value, kind_word(kind)) for kind in DocumentKind]
        self.kind = ChoiceField(theme, self.tr("Document"), kinds, name="sales_types.kind", required=True)
        self.kind.changed.connect(self._offer_templates)
        self.name = Field(self.tr("Naam"), name="sales_types.name", required=True)
        self.prefix = Field(self.tr("Voorvoegsel van het nummer"), name="sales_types.prefix")
        self.prefix.set_help(self.tr("Hoofdletters voor het nummer, zoals S2026-0001."))
        self.term = Field(self.tr("Betaaltermijn in dagen"), name="sales_types.term_days")
        self.term.set_help(self.tr("Leeg: de termijn van de winkel."))
        self.template = ChoiceField(theme, self.tr("E-mailsjabloon"), (), name="sales_types.template")
        self.standard = SwitchField(
            theme, self.tr("Standaard"), name="sales_types.standard", word=self.tr("Nieuwe documenten beginnen hiermee")
        )
        self.active = SwitchField(
            theme, self.tr("Actief"), name="sales_types.active", word=self.tr("Kan gekozen worden")
        )
        for field in (self.kind, self.name, self.prefix, self.term, self.template, self.standard, self.active):
            main.add(field)
        texts = self.section(
            self.tr("Teksten op papier"),
            self.tr("Leeg: de tekst van Factuurinstellingen. Alleen op Nederlands papier."),
        )
        self.intro = LinesField(self.tr("Boven de regels"), name="sales_types.intro")
        self.footer = LinesField(self.tr("Onder de regels"), name="sales_types.footer")
        for lines in (self.intro, self.footer):
            texts.add(lines)

    # --- reading ---------------------------------------------------------------------------------------

    def _load(self, chosen: str = "") -> None:
        types, templates = self._types, self._all_templates

        def work() -> Found:
            return tuple(one for kind in DocumentKind for one in types.of(kind)), templates.all()

        def done(found: Found) -> None:
            self._show(*found, chosen=chosen)

        self._office.ui.jobs.run(self, work, done=done, failed=self.refuse)

    def _show(self, found: tuple[SalesType, ...], templates: tuple[MailTemplate, ...], chosen: str) -> None:
        self._found, self._templates = found, templates
        columns = (
            Column("kind", self.tr("Document"), width=150, sortable=False),
            Column("name", self.tr("Naam"), sortable=False, stretch=True, strong=True),
            Column("prefix", self.tr("Voorvoegsel"), CellKind.CODE, 110, sortable=False),
            Column("term", self.tr("Termijn"), CellKind.NUMBER, 90, sortable=False, rank=1),
            Column("template", self.tr("E-mailsjabloon"), width=200, sortable=False, rank=2),
            Column("standard", self.tr("Standaard"), width=100, sortable=False),
            Column("active", self.tr("Actief"), width=80, sortable=False),
        )
        self.table.show_rows(columns, [self._row(one) for one in found])
        place = next((place for place, one in enumerate(found) if one.code == chosen), 0)
        self.table.set_current(place)
        self._chosen(place)

    def _row(self, one: SalesType) -> tuple[Cell, ...]:
        yes, no = self.tr("Ja"), self.tr("Nee")
        template = next((known.name for known in self._templates if known.id == one.template), "")
        return (
            kind_word(one.kind), one.name, one.prefix, one.term_days, template,
            yes if one.standard else "", yes if one.active else no,
        )  # fmt: skip

    def _chosen(self, place: int) -> None:
        if 0 <= place < len(self._found):
            self._fill(self._found[place])

    def _fill(self, one: SalesType) -> None:
        self._code = one.code
        self._clear_errors()
        self.kind.set_value(one.kind.value)
        self.kind.setEnabled(not one.code)
        self._offer_templates()
        self.name.set_text(one.name)
        self.prefix.set_text(one.prefix)
        self.term.set_text("" if one.term_days is None else str(one.term_days))
        self.template.set_value(one.template)
        self.standard.set_value(one.standard)
        self.active.set_value(one.active)
        self.intro.set_text(one.intro)
        self.footer.set_text(one.footer)

    def _offer_templates(self) -> None:
        kind = MailKind(self.kind.value())
        offered = [(one.id, one.name) for one in self._templates if one.kind is kind and one.active]
        self.template.set_choices([("", self.tr("Het gewone sjabloon")), *offered])

    def _new(self) -> None:
        self.table.set_current(-1)
        self._fill(SalesType("", DocumentKind.INVOICE, ""))
        self.name.setFocus()

    # --- keeping ---------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the kind."""
        self._clear_errors()
        try:
            text = self.term.text().strip()
            days = parse_quantity(text, decimals=0).milli // 1000 if text else None
        except InputError as error:
            self.term.set_error(str(error))
            self.term.setFocus()
            return
        before = next((one for one in self._found if one.code == self._code), None)
        empty = SalesType("", DocumentKind(self.kind.value()), "")
        wanted = replace(
            before or empty, name=self.name.text().strip(), prefix=self.prefix.text().strip(), term_days=days,
            intro=self.intro.text().strip(), footer=self.footer.text().strip(), template=self.template.value(),
            standard=self.standard.value(), active=self.active.value(),
        )  # fmt: skip
        types, actor = self._types, self._office.actor
        self.run(lambda: types.save(wanted, actor), self._saved)

    def _saved(self, one: SalesType) -> None:
        self.say(self.tr("Soort '%1' is bewaard.").replace("%1", one.name), "success")
        self.saved.emit(one.code)
        self._load(one.code)

    def _clear_errors(self) -> None:
        for field in self._marked().values():
            field.set_error("")

    def _marked(self) -> dict[str, Field | LinesField | SwitchField]:
        return {
            "type.name": self.name, "type.prefix": self.prefix, "type.term_days": self.term, "type.intro": self.intro,
            "type.active": self.active, "type.standard": self.standard,
        }  # fmt: skip

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about."""
        field = self._marked().get(reason.code)
        if field is None:
            return False
        field.set_error(f"{reason.sentence} {reason.fix}".strip())
        field.setFocus()
        return True
