"""The editor of an order, invoice or delivery note (ui.md 8.3): one page for all three."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kassa.domain.errors import Conflict, KassaError
from kassa.domain.frozen import frozen
from kassa.domain.pricing.vat import VatCode
from kassa.domain.sales.checks import Problem
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument
from kassa.domain.values.dutch import format_quantity
from kassa.ui.office.sales.adding import Adding
from kassa.ui.office.sales.bars import Bar, LineTools
from kassa.ui.office.sales.confirming import Confirming
from kassa.ui.office.sales.context import EDIT, EditorServices
from kassa.ui.office.sales.draft import Draft
from kassa.ui.office.sales.editor_words import confirm_word, title_word
from kassa.ui.office.sales.footer import Footer
from kassa.ui.office.sales.head_editing import HeadEditing, customer_finder
from kassa.ui.office.sales.head_fields import HeadChoices, HeadFields
from kassa.ui.office.sales.line_columns import LineField, pieces
from kassa.ui.office.sales.line_editing import LineEditing
from kassa.ui.office.sales.line_model import LineModel
from kassa.ui.office.sales.line_table import LineTable
from kassa.ui.office.sales.scan_row import ScanRow
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import ElidedLabel, label, rule
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.widgets.strips import UndoBar

if TYPE_CHECKING:
    from kassa.ui.office.context import OfficeContext

NEW = "new"
"""Key of an editor that begins with an empty document."""
COPY = "copy:"
"""Beginning of the key of an editor that begins as a copy: the identity of the document follows."""
_PARTS_OF_LINES = {
    "quantity": LineField.QUANTITY,
    "price": LineField.PRICE,
    "discount": LineField.DISCOUNT,
    "name": LineField.NAME,
    "vat": LineField.VAT,
}


@frozen
class Loaded:
    """What the editor begins with."""

    document: SalesDocument
    choices: HeadChoices
    vat: tuple[VatCode, ...]
    stored: bool
    changes: SalesDocument | None = None
    """What was changed on a confirmed order and not confirmed yet."""


class DocumentEditor(QFrame):
    """Edits one document; ``confirmed`` says that it became more than a concept."""

    confirmed = Signal(str)
    """Identity of the document: the page becomes the document page."""
    stored = Signal(str)
    """Identity of a new document that is kept from now on: its tab comes back with it."""
    close_wanted = Signal()
    print_wanted = Signal(str)
    """Identity of the document, stored as it is on the screen."""
    deleted = Signal(str)
    """Identity in the trash of a concept that was thrown away."""
    sounds_itself = True
    """Whether a scan is good is only known here, so the office plays no sound of its own."""

    def __init__(self, office: OfficeContext, services: EditorServices, kind: DocumentKind, key: str = NEW) -> None:
        super().__init__()
        self.setProperty("fx", "page")
        self.setObjectName("editor")
        self._office, self._services, self._kind = office, services, kind
        self._known = False
        self._first: QWidget | None = None
        self.draft = Draft(office, services.drafts, services.amendments, self)
        self.adding = Adding(office, services, self.draft, self)
        self.confirming = Confirming(office, services, self.draft, self)
        self._build()
        self._connect()
        self._set_keys()
        self.setWindowTitle(self.title.text())
        office.ui.jobs.run(self, lambda: self._read(key), done=self._loaded, failed=self._refuse)

    # --- building --------------------------------------------------------------------------------------

    def _build(self) -> None:
        office, theme = self._office, self._office.ui.theme
        self.problems = Bar(theme, name="editor.problems")
        self.holder = Bar(theme, name="editor.holder")
        self.message = Bar(theme, name="editor.message")
        self.head = HeadFields(theme, office.ui.jobs, self._kind, self._today, customer_finder(office, self._services))
        self.tools = LineTools(theme)
        self.model = LineModel(office.form.lang)
        self.table = LineTable(theme, self.model, name="editor.lines")
        self.scan_row = ScanRow(theme, name="editor.scan")
        self.undo_bar = UndoBar(theme, name="editor.undo")
        self.footer = Footer(theme, self._kind, office.form.lang)
        self.heading = HeadEditing(office, self._services, self.draft, self.head, self.footer)
        self.lines = LineEditing(office, self.draft, self.adding, self.table, self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        bars = QVBoxLayout()
        bars.setContentsMargins(20, 0, 20, 4)
        bars.setSpacing(6)
        for bar in (self.holder, self.problems, self.message):
            bars.addWidget(bar)
        column.addLayout(bars)
        column.addWidget(rule())
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self.tools)
        column.addWidget(self.table, 1)
        low = QVBoxLayout()
        low.setContentsMargins(20, 6, 20, 10)
        low.setSpacing(6)
        low.addWidget(self.undo_bar)
        low.addWidget(self.scan_row)
        column.addLayout(low)
        column.addWidget(self.footer)
        self._set_enabled(False)

    def _head(self) -> QHBoxLayout:
        theme = self._office.ui.theme
        self.title = ElidedLabel(title_word(self._kind), "h1")
        self.title.setObjectName("editor.title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.status = Badge(theme, self.tr("Concept"), "pencil", "neutral")
        self.told = label(self.tr("Nummer volgt bij bevestigen"), "caption", name="editor.told")
        self.remove_button = icon_button(theme, "trash-2", self.tr("Verwijderen"), name="editor.remove")
        self.print_button = Button(theme, self.tr("Afdrukken"), name="editor.print", icon="printer")
        self.close_button = Button(theme, self.tr("Sluiten"), name="editor.close")
        self.confirm_button = Button(
            theme, confirm_word(self._kind), name="editor.confirm", kind="primary", icon="check"
        )
        names, titles = QVBoxLayout(), QHBoxLayout()
        names.setSpacing(0)
        titles.setSpacing(10)
        titles.addWidget(self.title)
        titles.addWidget(self.status)
        titles.addStretch(1)
        names.addLayout(titles)
        names.addWidget(self.told)
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        row.addLayout(names, 1)
        for button in (self.remove_button, self.print_button, self.close_button, self.confirm_button):
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        draft, adding = self.draft, self.adding
        draft.changed.connect(self._show)
        draft.kept.connect(self._kept)
        draft.refused.connect(self._refuse)
        draft.held_by.connect(self._held)
        adding.added.connect(self._added)
        adding.unknown.connect(lambda text: self.message.say(text, "danger"))
        adding.customer_scanned.connect(self.heading.set_customer)
        adding.document_scanned.connect(self._offer_copy)
        adding.done.connect(lambda: QTimer.singleShot(0, self, self._back_to_row))
        self.confirming.found.connect(self._show_problems)
        self.confirming.refused.connect(self._refuse)
        self.confirming.ended.connect(lambda: self.confirm_button.setEnabled(True))
        self.confirming.confirmed.connect(self.confirmed)
        self.heading.refused.connect(self._refuse)
        self.lines.refused.connect(self._refuse)
        self.lines.wrong.connect(self._say_wrong)
        self.lines.removed.connect(self.undo_bar.offer)
        self.tools.pressed.connect(self._tool)
        self.table.past_end.connect(lambda: self.scan_row.setFocus(Qt.FocusReason.OtherFocusReason))
        self.scan_row.entered.connect(self.adding.typed)
        self.scan_row.readiness.connect(self.tools.show_ready)
        self.scan_row.undo_wanted.connect(self.undo)
        self.scan_row.upward.connect(lambda: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.scan_row.picker_wanted.connect(lambda: self._tool("article"))
        self.undo_bar.undone.connect(self.undo)
        self.confirm_button.clicked.connect(self.confirm)
        self.close_button.clicked.connect(self._close)
        self.print_button.clicked.connect(self._print)
        self.remove_button.clicked.connect(self._throw_away)

    def _set_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            ("F2", lambda: self._tool("article")),
            ("F3", lambda: self._tool("articles")),
            ("Ins", lambda: self._tool("line")),
            ("F9", lambda: self._tool("read_in")),
            ("Ctrl+D", lambda: self._tool("copy")),
            ("Ctrl+Up", lambda: self.lines.move(-1)),
            ("Ctrl+Down", lambda: self.lines.move(1)),
            ("Ctrl+Z", self.undo),
            ("Ctrl+S", self.draft.flush),
            ("F12", self.confirm_button.click),
            ("Ctrl+Return", self.confirm_button.click),
        ):
            QShortcut(QKeySequence(keys), self, context=inside).activated.connect(act)

    # --- reading ---------------------------------------------------------------------------------------

    def _read(self, key: str) -> Loaded:
        services, actor = self._services, self._office.actor
        find = services.find
        stored = key != NEW and not key.startswith(COPY)
        if key.startswith(COPY):
            document = services.drafts.copy_as(key.removeprefix(COPY), self._kind, actor)
        else:
            document = services.drafts.get(key).document if stored else services.drafts.new(self._kind, actor)
        amending = document.kind is DocumentKind.ORDER and document.status is DocumentStatus.OPEN
        changes = services.amendments.of(document) if amending else None
        types = tuple((one.code, one.name) for one in find.types.of(document.kind) if one.active)
        employees = tuple((one.id, f"{one.form.number:02d} · {one.form.name}") for one in find.users.employees())
        branches = tuple((one.id, one.name) for one in find.shop.branches())
        return Loaded(document, HeadChoices(types, employees, branches), find.articles.vat_codes(), stored, changes)

    def _loaded(self, loaded: Loaded) -> None:
        document = loaded.document
        self.lines.vat = loaded.vat
        self._known = loaded.stored
        self.head.set_choices(loaded.choices)
        editable = document.status is DocumentStatus.CONCEPT or (
            document.kind is DocumentKind.ORDER and document.status is DocumentStatus.OPEN
        )
        self.draft.read_only = not editable or not self._office.actor.may(EDIT[document.kind])
        self.draft.open(document, stored=loaded.stored)
        self._take_back(loaded.changes)
        self._set_enabled(not self.draft.read_only)
        self._show_title()
        self.heading.show()
        first = self.scan_row.edit if document.party or self.draft.read_only else self.head.customer.edit
        self._first = first
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self, changes: SalesDocument | None) -> None:
        """Go on with changes of a confirmed order that were left without confirming them."""
        if changes is None or self.draft.read_only:
            return
        self.draft.put(changes)
        drop = ("drop", self.tr("Verwerpen"), self._drop)
        self.message.say(self.tr("Dit zijn wijzigingen die nog niet zijn bevestigd."), "info", buttons=(drop,))

    def _show_title(self) -> None:
        document = self.draft.document
        amending = self.draft.amending
        self.title.setText(document.title if document.number else title_word(self._kind))
        if amending:
            self.status.set_badge(self.tr("Wordt gewijzigd"), "pencil", "warn")
            self.told.setText(self.tr("Wijzigingen gelden na Verkooporder bevestigen"))
        self.remove_button.setVisible(not amending and not self.draft.read_only)
        self.setWindowTitle(self.title.text())

    def _set_enabled(self, on: bool) -> None:
        for part in (self.tools, self.confirm_button, self.remove_button, self.scan_row):
            part.setEnabled(on)
        self.head.set_read_only(not on)
        self.footer.set_read_only(not on)
        self.table.read_only = not on

    # --- showing ---------------------------------------------------------------------------------------

    def _show(self) -> None:
        document = self.draft.document
        self.model.show(document)
        totals = self.model.totals
        if totals is not None:
            self.footer.show_totals(totals)
        self.scan_row.set_number(len(document.lines) + 1)
        count = self.tr("%1 regels · %2 stuks").replace("%1", str(len(document.lines)))
        if len(document.lines) == 1:
            count = self.tr("1 regel · %2 stuks")
        self.tools.count.setText(count.replace("%2", format_quantity(pieces(document))))
        self.footer.mode.set_value(document.price_mode.value)
        self._ask_free()

    def _ask_free(self) -> None:
        """Ask what is free of the stocked articles; the answer only colours quantities."""
        document, drafts = self.draft.document, self._services.drafts
        ids = sorted({line.article_id for line in document.goods if line.article_id and line.stocked})
        if document.kind is DocumentKind.ORDER and ids and ids != self.model.free_asked:
            self.model.free_asked = ids
            self._office.ui.jobs.run(
                self,
                lambda: drafts.free_stock(ids, document.branch_id),
                done=self.model.set_free,
                failed=self._refuse,
            )

    def _kept(self, time: str) -> None:
        if not self._known:
            self._known = True
            self.stored.emit(self.draft.document.id)
        text = self.tr("Bewaard om %1 · nummer volgt bij bevestigen")
        if self.draft.amending:
            text = self.tr("Bewaard om %1 · geldt na Verkooporder bevestigen")
        else:
            self._office.changes.tell("sales")
        self.told.setText(text.replace("%1", time))

    def _say_wrong(self, line_id: str, field: LineField) -> None:
        """Say what to type in a cell, with the way there."""
        row, wrong = self.model.row_of(line_id) + 1, self.model.wrong[line_id, field]
        where = self.tr("Regel %1, %2: ").replace("%1", str(row)).replace("%2", self.model.words[field].lower())
        link = (self.tr("Naar de regel"), lambda: self.table.open_cell(line_id, field))
        self.message.say(where + wrong.message, "danger", links=(link,))

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        reload = ("reload", self.tr("Opnieuw laden"), self._reload)
        self.message.say(str(error), "danger", buttons=(reload,) if isinstance(error, Conflict) else ())

    def _drop(self) -> None:
        """Throw the changes of a confirmed order away and show it as it is."""
        self.draft.stop()
        amendments, key, actor = self._services.amendments, self.draft.document.id, self._office.actor
        self._office.ui.jobs.run(
            self, lambda: amendments.drop(key, actor), done=lambda _none: self._reload(), failed=self._refuse
        )

    def _reload(self) -> None:
        """Begin again with what somebody else stored."""
        self.message.say("")
        key, drafts = self.draft.document.id, self._services.drafts
        self._office.ui.jobs.run(self, lambda: drafts.get(key).document, done=self._begin_again, failed=self._refuse)

    def _begin_again(self, document: SalesDocument) -> None:
        self.draft.open(document, stored=True)
        self.heading.show()

    def _added(self, line_id: str) -> None:
        self.message.say("")
        self.scan_row.clear()
        QTimer.singleShot(0, self.table, lambda: self.table.bring_into_view(line_id))  # after the table knows its size

    def _today(self) -> dt.date:
        return self._office.ui.clock.now().astimezone(self._office.form.zone).date()

    def _back_to_row(self) -> None:
        if self.isVisible() and not self.draft.read_only and QApplication.focusWidget() in (None, self, self.window()):
            self.scan_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tool(self, name: str) -> None:
        if self.draft.read_only or not self.draft.is_open or self.adding.dialog is not None:
            return
        self.table.commit()
        if name == "article":
            self.adding.pick()
        elif name == "articles":
            self.adding.pick(several=True)
        elif name == "line":
            self.lines.add_empty()
        elif name == "read_in":
            self.adding.read_in()
        else:
            self.adding.copy()

    def undo(self) -> None:
        """Take back the last change of the lines."""
        self.table.commit()
        self.undo_bar.dismiss()
        self.draft.undo()

    # --- scanning --------------------------------------------------------------------------------------

    def take_scan(self, code: str) -> bool:
        """Take a scan anywhere on the page; an open window takes it first, and none is ever lost without a word."""
        dialog = self._dialog()
        if dialog is not None:
            taken = dialog.take_scan(code)
            self._office.ui.sounds.play("ok" if taken else "fout")
            if not taken:
                text = self.tr("%1 is niet toegevoegd: sluit eerst het venster.").replace("%1", code)
                self.message.say(text, "warn")
            return True
        if not self.draft.is_open or self.draft.read_only:
            return False
        self.table.commit()
        self.scan_row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.adding.scan(code)
        return True

    def _dialog(self) -> Dialog | None:
        shown = [dialog for dialog in self.window().findChildren(Dialog) if dialog.isVisible()]
        return shown[-1] if shown else None

    def _offer_copy(self, source_id: str, code: str) -> None:
        text = self.tr("Kopiëren van %1?").replace("%1", code)

        def copy() -> None:
            self.message.say("")
            self.adding.copy_from(source_id)

        self.message.say(
            text,
            "info",
            buttons=(("copy", self.tr("Regels overnemen"), copy), ("no", self.tr("Nee"), lambda: self.message.say(""))),
        )

    # --- confirming, closing, throwing away ------------------------------------------------------------

    def confirm(self) -> None:
        """Confirm the document, or say what is missing."""
        if self.draft.read_only or not self.draft.is_open or self._dialog() is not None:
            return
        self.table.commit()
        self.problems.say("")
        if not self.head.take_dates():
            return
        if self.model.wrong:
            line_id, field = next(iter(self.model.wrong))
            self._say_wrong(line_id, field)
            self.table.open_cell(line_id, field)
            return
        self.confirm_button.setEnabled(False)
        self._behind(lambda: self.confirming.start())

    def _show_problems(self, problems: Sequence[Problem], stops: bool) -> None:
        for part in ("customer", "date", "due_date", "expected_date", "type"):
            field = self.head.field_of(part)
            told = next((problem for problem in problems if problem.field == part and problem.blocking), None)
            if field is not None:
                field.set_error(str(told.reason) if told else "")
        if not problems:
            return
        blocking = [problem for problem in problems if problem.blocking]
        shown = blocking or list(problems)
        title = self.tr("Nog niet bevestigd. Dit ontbreekt of klopt niet:") if stops else self.tr("Let op:")
        links = [(str(problem.reason), self._goer(problem)) for problem in shown]
        self.problems.say(title, "danger" if stops else "warn", links=links)
        if stops:
            self._office.ui.sounds.play("fout")
            self._go_to(blocking[0])

    def _goer(self, problem: Problem) -> Callable[[], None]:
        return lambda: self._go_to(problem)

    def _go_to(self, problem: Problem) -> None:
        field = self.head.field_of(problem.field)
        if problem.line_id is not None:
            self.table.set_current(problem.line_id)
            self.table.open_cell(problem.line_id, _PARTS_OF_LINES.get(problem.field, LineField.QUANTITY))
        elif field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.scan_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _held(self, other: str) -> None:
        if not other:
            self.holder.say("")
            self._set_enabled(not self.draft.read_only)
            if self.draft.is_open:
                self.heading.show()
            return
        self.draft.read_only = True
        self._set_enabled(False)
        text = self.tr("%1 heeft dit document open").replace("%1", other)
        read = ("read", self.tr("Alleen lezen"), lambda: self.holder.say(""))
        take = ("take_over", self.tr("Overnemen"), self.draft.take_over)
        self.holder.say(text, "warn", buttons=(read, take))

    def _print(self) -> None:
        """Ask for the paper as it is now: behind whatever is still being stored."""
        self.table.commit()
        self.draft.flush()
        if not self.draft.keeper.revision and not self.draft.saving:
            self.message.say(
                self.tr("Er is nog niets om af te drukken. Kies een debiteur of voeg een artikel toe."), "warn"
            )
            return
        self._behind(lambda: self.print_wanted.emit(self.draft.document.id))

    def _behind(self, act: Callable[[], None]) -> None:
        """Do something once all that was typed is worked out and stored, such as rates and term of another date."""
        key = self.draft.document.id
        self._office.ui.jobs.run(self, lambda: key, done=lambda _key: act())

    def _throw_away(self) -> None:
        """Throw the concept away; it stays in the trash and can be taken back."""
        document, drafts, actor = self.draft.document, self._services.drafts, self._office.actor
        draft = self.draft
        draft.flush()
        draft.stop()
        if not draft.keeper.revision and not draft.saving:
            self.close_wanted.emit()
            return

        def done(trash_id: str) -> None:
            self.deleted.emit(trash_id)
            self.close_wanted.emit()

        self._office.ui.jobs.run(self, lambda: drafts.delete(document.id, actor), done=done, failed=self._refuse)

    def _close(self) -> None:
        self.table.commit()
        self.draft.flush()
        self.close_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on: a focus proxy would have Tab jump over what stands above it."""
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was changed when the tab or the window goes."""
        super().hideEvent(event)
        self.table.commit()
        self.draft.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the tools to the width."""
        super().resizeEvent(event)
        self.tools.fit(self.width())
        self.footer.fit(self.width())
