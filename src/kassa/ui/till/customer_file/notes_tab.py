"""Notities: the note on a customer with 'Toon bij verkoop', and what was noted on their documents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.errors import Conflict, KassaError
from kassa.domain.values.dutch import format_date, format_time
from kassa.ui.till.customer_file.list_tab import FileTab
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Chip
from kassa.ui.widgets.labels import label, rule

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.domain.people.customer import Customer
    from kassa.services.till.customer_file import Figures, FileNote
    from kassa.ui.till.counter import Counter

Draft = tuple[str, bool]


class NotesTab(FileTab):
    """The note to write above, the notes on documents below. What was typed and not saved is kept per customer."""

    stored = Signal(object)
    """The :class:`Customer` as it was kept."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter)
        theme = counter.ui.theme
        self._known: Customer | None = None
        self._notes: tuple[FileNote, ...] = ()
        self._drafts: dict[str, Draft] = {}
        self._title = label("", "strong")
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("customer_file.note")
        self.edit.setProperty("fx", "note")
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._typed)
        self.at_sale = Chip(theme, "", name="customer_file.note_at_sale", icon="sticky-note")
        self.at_sale.setProperty("sz", "l")
        self.at_sale.toggled.connect(lambda _on: self._typed())
        self.save = Button(theme, name="customer_file.note_save", kind="tonal")
        self.save.clicked.connect(self._save)
        self._below = label("", "strong")
        self._area = QScrollArea()
        self._area.setProperty("fx", "clear")
        self._area.setWidgetResizable(True)
        self._area.setObjectName("customer_file.notes")
        acts = QHBoxLayout()
        acts.addWidget(self.at_sale)
        acts.addStretch(1)
        acts.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self.edit)
        column.addLayout(acts)
        column.addWidget(rule())
        column.addWidget(self._below)
        column.addWidget(self._area, 1)
        self.retranslate()

    def load(self, figures: Figures, *, keep: bool = False) -> None:
        """Read the note and the notes on documents; what is being typed stays."""
        notes = self.file.notes(figures.customer.id, self.actor)
        super().load(figures)
        self._known, self._notes = figures.customer, notes
        draft = self._drafts.get(figures.customer.id, (figures.customer.note, figures.customer.note_at_sale))
        if (self.edit.toPlainText(), self.at_sale.isChecked()) != draft:
            self._fill(draft)
        self.save.setEnabled(figures.customer.id in self._drafts)
        self._show_notes()

    def clear(self) -> None:
        """Forget the customer that was shown; what was typed is kept for when they come back."""
        super().clear()
        self._known = None
        self._fill(("", False))

    def focus(self) -> None:
        """The note takes the focus."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._title.setText(self.tr("Notitie bij deze klant"))
        self.edit.setAccessibleName(self.tr("Notitie bij deze klant"))
        self.at_sale.set_label(self.tr("Toon bij verkoop"))
        self.save.set_label(self.tr("Opslaan"))
        self._below.setText(self.tr("Notities bij documenten"))
        self._show_notes()

    def _fill(self, draft: Draft) -> None:
        self.edit.blockSignals(True)
        self.at_sale.blockSignals(True)
        self.edit.setPlainText(draft[0])
        self.at_sale.setChecked(draft[1])
        self.edit.blockSignals(False)
        self.at_sale.blockSignals(False)

    def _typed(self) -> None:
        stored = self._known
        if stored is None:
            return
        draft = (self.edit.toPlainText(), self.at_sale.isChecked())
        if draft == (stored.note, stored.note_at_sale):
            self._drafts.pop(stored.id, None)
        else:
            self._drafts[stored.id] = draft
        self.save.setEnabled(stored.id in self._drafts)

    def _save(self) -> None:
        stored, controller = self._known, self.counter.controller
        if stored is None or stored.id not in self._drafts or controller.actor is None:
            return
        note, at_sale = self._drafts[stored.id]

        def work(actor: Actor) -> None:
            customers = self.counter.services.counter().customers
            kept = customers.save(replace(stored, note=note, note_at_sale=at_sale), actor)
            self._drafts.pop(stored.id, None)
            self._known = kept
            self._fill((kept.note, kept.note_at_sale))
            self.save.setEnabled(False)
            self.told.emit(self.tr("De notitie is bewaard."), "success")
            self.stored.emit(kept)

        self.counter.approvals.with_approval(controller.actor, work, self._refused)

    def _refused(self, error: KassaError) -> None:
        """Somebody else changed the customer: what was typed stays, and theirs is told before it is replaced."""
        stored = self._known
        if not isinstance(error, Conflict) or stored is None:
            self.went_wrong.emit(error)
            return
        try:
            fresh = self.counter.services.counter().customers.get(stored.id)
        except KassaError as other:
            self.went_wrong.emit(other)
            return
        self._known = fresh
        words = self.tr("Deze klant is intussen gewijzigd. Uw tekst staat er nog. Druk nogmaals op Opslaan.")
        if fresh.note != stored.note:
            words = self.tr("De notitie is intussen gewijzigd in “{}”. Opslaan vervangt die.").format(fresh.note)
        self.told.emit(words, "warn")

    def _show_notes(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 12)
        column.setSpacing(4)
        kinds = {
            "order": self.tr("Order {}"),
            "delivery": self.tr("Pakbon {}"),
            "invoice": self.tr("Factuur {}"),
            "credit": self.tr("Creditfactuur {}"),
        }
        for note in self._notes:
            moment = f"{format_date(note.moment.date())} {format_time(note.moment)}"
            paper = kinds[note.kind.value].format(note.number or self.tr("concept"))
            column.addWidget(label(" · ".join((moment, note.employee, paper)), "caption"))
            column.addWidget(label(note.text, "body", wrap=True))
            column.addSpacing(8)
        if not self._notes:
            column.addWidget(label(self.tr("Geen notities bij documenten"), "body", "second"))
        column.addStretch(1)
        self._area.setWidget(page)
