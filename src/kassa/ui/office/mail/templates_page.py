"""'E-mailsjablonen': the templates, the editor of one, and how it will look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kassa.domain.errors import InputError, Reason
from kassa.domain.messages.template import DocumentKind, MailTemplate, fields_of
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column, Word
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.form_fields import ChoiceField, SwitchField
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.mail.marked_edit import LinkEdit, MarkBar, MarkedEdit
from kassa.ui.office.mail.words import kind_words, language_words
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.services.messages.templates import Templates
    from kassa.ui.office.context import OfficeContext

LIST_HEIGHT = 230
TEXT_HEIGHT = 230
PAUSE_MS = 300


class TemplatesPage(FormPage):
    """A list of templates above the fields and the preview of the chosen one."""

    def __init__(self, office: OfficeContext, templates: Templates) -> None:
        super().__init__(office, "mail_templates", "")
        self._templates = templates
        self._found: tuple[MailTemplate, ...] = ()
        self._chosen: MailTemplate | None = None
        self.set_title(self.tr("E-mailsjablonen"))
        self._lay_out_list()
        self._lay_out_fields()
        self._lay_out_text()
        self._load()

    def _lay_out_list(self) -> None:
        theme = self._office.ui.theme
        self.add_button = Button(theme, self.tr("Nieuw"), name="mail_templates.new", icon="plus")
        self.add_button.clicked.connect(self._new)
        self.add_tool(self.add_button)
        self.table = RowTable(
            theme, self._office.form, name="mail_templates.table", accessible=self.tr("E-mailsjablonen")
        )
        self.table.setMinimumHeight(LIST_HEIGHT)
        self.table.current_moved.connect(self._choose)
        self.body.addWidget(self.table, 1)

    def _lay_out_fields(self) -> None:
        theme = self._office.ui.theme
        grid = self.section(self.tr("Gegevens"))
        self.name = Field(self.tr("Naam"), name="mail_templates.name", required=True)
        kinds = [(kind.value, word) for kind, word in kind_words().items()]
        self.kind = ChoiceField(theme, self.tr("Document"), kinds, name="mail_templates.kind", required=True)
        self.kind.changed.connect(self._kind_changed)
        languages = list(language_words().items())
        self.language = ChoiceField(theme, self.tr("Taal"), languages, name="mail_templates.language", required=True)
        self.attach_pdf = SwitchField(
            theme, self.tr("PDF meesturen"), name="mail_templates.attach_pdf", word=self.tr("Aan")
        )
        self.active = SwitchField(theme, self.tr("In gebruik"), name="mail_templates.active", word=self.tr("Aan"))
        for field in (self.name, self.kind, self.language, self.attach_pdf, self.active):
            grid.add(field)
        for switch in (self.attach_pdf, self.active):
            switch.changed.connect(self._later)

    def _lay_out_text(self) -> None:
        theme = self._office.ui.theme
        self.subject = Field(self.tr("Onderwerp"), name="mail_templates.subject", required=True)
        self.subject.edit.setMaxLength(400)
        self.text = MarkedEdit(theme, self.tr("Tekst"), name="mail_templates.text")
        self.mark_bar = MarkBar(theme, self.text, name="mail_templates.mark")
        self.mark_bar.field_wanted.connect(self._insert)
        self.link = LinkEdit(self.text, name="mail_templates.link")
        self.mark_bar.link_wanted.connect(self.link.toggle)
        self.wrong = label("", "caption", "danger", wrap=True, name="mail_templates.wrong")
        self.link.refused.connect(self.wrong.setText)
        self.shown_subject = label("", "strong", wrap=True, name="mail_templates.shown_subject")
        self.shown = MarkedEdit(theme, self.tr("Voorbeeld"), name="mail_templates.shown")
        self.shown.setReadOnly(True)
        self._typed_last = False
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(6)
        left.addWidget(self.subject)
        left.addWidget(self.mark_bar)
        left.addWidget(self.link)
        left.addWidget(self.text)
        left.addWidget(self.wrong)
        right.addWidget(label(self.tr("Voorbeeld"), "title"))
        right.addWidget(self.shown_subject)
        right.addWidget(self.shown)
        for edit in (self.text, self.shown):
            edit.setMinimumHeight(TEXT_HEIGHT)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        self.body.addLayout(both, 2)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.preview)
        self.text.edited.connect(self._later)
        self.subject.edit.textEdited.connect(lambda _text: self._later())
        self.name.edit.textEdited.connect(lambda _text: self._later())

    # --- choosing --------------------------------------------------------------------------------------

    def _load(self, chosen: str = "") -> None:
        templates = self._templates
        self._office.ui.jobs.run(self, templates.all, done=lambda found: self._show(found, chosen), failed=self.refuse)

    def _show(self, found: tuple[MailTemplate, ...], chosen: str) -> None:
        self._found = found
        kinds = {kind.value: Word(word) for kind, word in kind_words().items()}
        languages = {code: Word(word) for code, word in language_words().items()}
        pdf = {
            "1": Word(self.tr("PDF"), "success", "file-text"),
            "0": Word(self.tr("geen PDF"), "warn", "triangle-alert"),
        }
        used = {"1": Word(self.tr("Ja")), "0": Word(self.tr("Nee"))}
        columns = (
            Column("name", self.tr("Naam"), CellKind.TEXT, 260, sortable=False, stretch=True, strong=True),
            Column("kind", self.tr("Document"), CellKind.TEXT, 140, sortable=False, words=kinds),
            Column("language", self.tr("Taal"), CellKind.TEXT, 120, sortable=False, words=languages),
            Column("pdf", self.tr("Bijlage"), CellKind.BADGE, 130, sortable=False, words=pdf),
            Column("active", self.tr("In gebruik"), CellKind.TEXT, 110, sortable=False, words=used),
        )
        rows = [
            (one.name, one.kind.value, one.language, str(int(one.attach_pdf)), str(int(one.active))) for one in found
        ]
        self.table.show_rows(columns, rows)
        place = next((place for place, one in enumerate(found) if one.id == chosen), 0)
        if found:
            self.table.set_current(place)
            self._choose(place)
        else:
            self._new()

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._found):
            self._fill(self._found[place])

    def _new(self) -> None:
        self.table.set_current(-1)
        self._fill(MailTemplate("", DocumentKind.INVOICE, "nl", "", "", ""))
        self.name.setFocus()

    def _fill(self, template: MailTemplate) -> None:
        self._chosen = template
        self.say("")
        for field in (self.name, self.subject):
            field.set_error("")
        self.name.set_text(template.name)
        self.kind.set_value(template.kind.value)
        self.language.set_value(template.language)
        self.attach_pdf.set_value(template.attach_pdf)
        self.active.set_value(template.active)
        self.subject.set_text(template.subject)
        self.text.set_body(template.body)
        self._kind_changed()
        self.preview()

    def template(self) -> MailTemplate:
        """Return the template as it stands here."""
        chosen = self._chosen
        return MailTemplate(
            id=chosen.id if chosen is not None else "",
            kind=DocumentKind(self.kind.value()),
            language=self.language.value(),
            name=self.name.text(),
            subject=self.subject.text(),
            body=self.text.body(),
            attach_pdf=self.attach_pdf.value(),
            active=self.active.value(),
            revision=chosen.revision if chosen is not None else 0,
        )

    # --- fields and preview ----------------------------------------------------------------------------

    def _kind_changed(self) -> None:
        english = self._office.form.lang == "en"
        kind = DocumentKind(self.kind.value())
        self.mark_bar.set_fields(
            [(f"{{{{{one.code}}}}}", one.english if english else one.dutch) for one in fields_of(kind)]
        )
        self._later()

    def _insert(self, field: str) -> None:
        """Put a field where the person was typing: subject or text."""
        if self.subject.edit.hasFocus() or self._typed_last:
            self.subject.edit.insert(field)
        else:
            self.text.insert_value(field)
        self._later()

    def _later(self) -> None:
        self._typed_last = self.subject.edit.hasFocus()
        self._pause.start()

    def preview(self) -> None:
        """Show how it will look, or what is wrong."""
        self._pause.stop()
        template = self.template()
        try:
            shown = self._templates.preview(template)
        except InputError as error:
            fresh = not (template.id or template.name or template.subject or template.body)
            self.wrong.setText("" if fresh else str(error))
            return
        self.wrong.setText(str(template.refusal) if template.refusal is not None else "")
        self.shown_subject.setText(shown.subject)
        self.shown.set_body(shown.body)

    # --- saving ----------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save the template."""
        template, templates, actor = self.template(), self._templates, self._office.actor
        for field in (self.name, self.subject):
            field.set_error("")
        self.run(lambda: templates.save(template, actor), self._saved)

    def _saved(self, template: MailTemplate) -> None:
        self._load(template.id)
        self.say(self.tr("Sjabloon '%1' is bewaard.").replace("%1", template.name), "success")
        self.saved.emit(template.id)

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about."""
        field = {"mail.template.name": self.name, "mail.subject": self.subject}.get(reason.code)
        if field is not None:
            field.set_error(str(reason))
            field.setFocus()
        elif reason.code == "mail.body":
            self.wrong.setText(str(reason))
            self.text.setFocus()
        return field is not None or reason.code == "mail.body"
