"""The tabs below the lines of a document: E-mail, Betalingen, Historie, Versies, Notities, each with its count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kassa.domain.errors import Reason
from kassa.domain.people.rights import Right
from kassa.domain.people.rights import why_not as right_missing
from kassa.domain.sales.document import DocumentKind
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.sales import document_tables as tables
from kassa.ui.office.sales.versions_tab import VersionsTab
from kassa.ui.office.why import Why
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kassa.services.sales.history import HistoryEntry
    from kassa.services.sales.notes import Note
    from kassa.services.sales.orders import OldVersion
    from kassa.services.sales.payments import PaymentFact
    from kassa.ui.office.context import OfficeContext

MAIL, PAYMENTS, HISTORY, VERSIONS, NOTES = "mail", "payments", "history", "versions", "notes"


class DocumentTabs(QFrame):
    """One strip of tabs over a stack."""

    reverse_wanted = Signal(object)
    """A :class:`PaymentFact` to take back."""
    note_written = Signal(str)

    def __init__(self, office: OfficeContext, mail: QWidget | None, kind: DocumentKind) -> None:
        super().__init__()
        self.setProperty("fx", "card")
        self._office = office
        self._payments: tuple[PaymentFact, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._strip = QHBoxLayout()
        self._strip.setContentsMargins(6, 0, 6, 0)
        self._strip.setSpacing(2)
        self.why = Why(office.ui.theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._strip)
        column.addWidget(self._stack, 1)
        if mail is not None:
            self._add(MAIL, self.tr("E-mail"), mail)
        if kind is not DocumentKind.DELIVERY:
            self._add(PAYMENTS, self.tr("Betalingen"), self._payments_tab())
        self.history = self._table("history", self.tr("Historie"))
        self._add(HISTORY, self.tr("Historie"), self.history)
        if kind is DocumentKind.ORDER:
            self.versions = VersionsTab(office)
            self._add(VERSIONS, self.tr("Versies"), self.versions)
        self._add(NOTES, self.tr("Notities"), self._notes_tab())
        self._strip.addStretch(1)
        next(iter(self._buttons.values())).click()

    def _table(self, name: str, accessible: str) -> RowTable:
        return RowTable(self._office.ui.theme, self._office.form, name=f"document.{name}", accessible=accessible)

    def _add(self, name: str, word: str, page: QWidget) -> None:
        button = Button(self._office.ui.theme, word, name=f"document.tab_{name}", kind="viewtab")
        button.setCheckable(True)
        button.setProperty("word", word)
        self._group.addButton(button)
        self._buttons[name] = button
        self._stack.addWidget(page)
        button.clicked.connect(lambda: self._stack.setCurrentWidget(page))
        self._strip.addWidget(button)

    def _payments_tab(self) -> QWidget:
        page = QWidget()
        self.payments = self._table("payments", self.tr("Betalingen"))
        self.reverse = Button(
            self._office.ui.theme, self.tr("Terugdraaien"), name="document.reverse", sz="s", icon="undo-2"
        )
        self.reverse.clicked.connect(self._reverse)
        self.payments.current_moved.connect(self._weigh)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 6, 12, 6)
        bottom.addWidget(self.reverse)
        bottom.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.payments, 1)
        column.addLayout(bottom)
        return page

    def _notes_tab(self) -> QWidget:
        page = QWidget()
        self.notes = self._table("notes", self.tr("Notities"))
        self.note = Field(self.tr("Nieuwe notitie"), name="document.note")
        self.write = Button(self._office.ui.theme, self.tr("Notitie toevoegen"), name="document.add_note", icon="plus")
        self.write.clicked.connect(self._write)
        self.note.edit.returnPressed.connect(self._write)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(12, 6, 12, 8)
        bottom.addWidget(self.note, 1)
        bottom.addWidget(self.write, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notes, 1)
        column.addLayout(bottom)
        return page

    # --- what they show --------------------------------------------------------------------------------

    def show_tab(self, name: str) -> None:
        """Bring a tab to the front."""
        if name in self._buttons:
            self._buttons[name].click()

    @property
    def current(self) -> str:
        """Name of the tab in front."""
        return next(name for name, button in self._buttons.items() if button.isChecked())

    def show_mails(self, count: int) -> None:
        """Write the number of mails on their tab."""
        self._count(MAIL, count)

    def show_payments(self, payments: Sequence[PaymentFact]) -> None:
        """Show payments, newest first."""
        if PAYMENTS not in self._buttons:
            return
        self._payments = tuple(reversed(payments))
        self.payments.show_rows(tables.payment_columns(), tables.payment_rows(self._payments))
        self._count(PAYMENTS, len(self._payments))
        self._weigh()

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        """Show what happened, newest first."""
        self.history.show_rows(tables.history_columns(), tables.history_rows(entries))
        self._count(HISTORY, len(entries))

    def show_versions(self, versions: Sequence[OldVersion]) -> None:
        """Show how an order was before each change."""
        if VERSIONS in self._buttons:
            self.versions.show_versions(versions)
            self._count(VERSIONS, len(versions))

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show notes, newest first."""
        self.notes.show_rows(
            tables.note_columns(), [(tables.micros(note.moment), note.employee, note.text) for note in notes]
        )
        self._count(NOTES, len(notes))

    def _count(self, name: str, count: int) -> None:
        button = self._buttons.get(name)
        if button is not None:
            word = str(button.property("word"))
            button.set_label(f"{word} {count}" if count else word)

    # --- acts ------------------------------------------------------------------------------------------

    def _chosen(self) -> PaymentFact | None:
        row = self.payments.current_row()
        if 0 <= row < len(self._payments):
            return self._payments[row]
        booked = [one for one in self._payments if tables.payment_state(one) == "booked"]
        return booked[0] if len(booked) == 1 else None

    def _weigh(self) -> None:
        self.why.refuse(self.reverse, self._refusal())

    def _refusal(self) -> Reason | None:
        missing = right_missing(self._office.actor, Right.REVERSE_PAYMENTS)
        chosen = self._chosen()
        if missing is not None:
            return missing
        if chosen is None:
            fix = self.tr("Kies een betaling in de lijst.") if self._payments else ""
            return Reason("payment.none_chosen", self.tr("Er is geen betaling gekozen."), fix)
        if tables.payment_state(chosen) != "booked":
            return Reason("payment.reversed", self.tr("Deze betaling is al teruggedraaid of is zelf een tegenboeking."))
        return None

    def _reverse(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.reverse_wanted.emit(chosen)

    def _write(self) -> None:
        text = self.note.text().strip()
        if text:
            self.note_written.emit(text)
            self.note.set_text("")
        else:
            self.note.set_error(self.tr("Typ een notitie."))


def heading(text: str) -> QWidget:
    """Return the title over a card."""
    made = label(text, "title")
    made.setContentsMargins(14, 10, 14, 8)
    return made
