"""'Kopiëren' (Ctrl+D): find an order, invoice or delivery note and take its lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from kassa.domain.errors import KassaError
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.lifecycles import STATUS_WORDS
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.services.sales.finding import DocumentFinder, FoundDocument
    from kassa.ui.office.context import OfficeContext

ALL = "all"


class CopyDialog(Dialog):
    """``finished`` carries the identity of the document to copy from, or ``None``."""

    def __init__(self, office: OfficeContext, over: QWidget, finder: DocumentFinder, own_id: str) -> None:
        theme = office.ui.theme
        text = self.tr("De regels komen onderaan: artikelen, teksten, prijzen en kortingen. Nummer en betalingen niet.")
        super().__init__(theme, over, self.tr("Kopiëren van"), name="copy", text=text, width=860)
        self._office, self._finder, self._own = office, finder, own_id
        self._asked = 0
        self._found: tuple[FoundDocument, ...] = ()
        self.search = SearchField(theme, self.tr("Zoek op nummer, debiteur of betreft…"), name="copy.search")
        self.search.searched.connect(self._search)
        self.search.installEventFilter(self)
        options = (
            (ALL, self.tr("Alle")),
            (DocumentKind.ORDER.value, self.tr("Orders")),
            (DocumentKind.INVOICE.value, self.tr("Facturen")),
            (DocumentKind.DELIVERY.value, self.tr("Pakbonnen")),
        )
        self.kinds = Segmented(theme, options, name="copy.kind")
        self.kinds.chosen.connect(lambda: self._search(self.search.text().strip()))
        self.table = RowTable(theme, office.form, name="copy.list", accessible=self.tr("Gevonden documenten"))
        self.table.opened.connect(lambda _row: self._take())
        self.told = label("", "body", "second", name="copy.told")
        self.body.addWidget(self.search)
        self.body.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.frame.setMinimumHeight(min(600, over.height() - 48))
        self.add_button(self.tr("Annuleren"), None, name="copy.cancel")
        self.take = Button(theme, self.tr("Regels overnemen"), name="copy.take", kind="primary", sz="l")
        self.take.clicked.connect(self._take)
        self.take.setEnabled(False)
        self.add_action(self.take)
        QTimer.singleShot(0, self, lambda: self._search(""))

    def open(self, focus: QWidget | None = None) -> None:
        """Show with the cursor in the search field."""
        super().open(focus or self.search)

    @property
    def found(self) -> tuple[FoundDocument, ...]:
        """What is shown."""
        return self._found

    def _search(self, text: str) -> None:
        self._asked += 1
        number, finder, actor = self._asked, self._finder, self._office.actor
        kind = None if self.kinds.value() == ALL else DocumentKind(self.kinds.value())

        def done(found: tuple[FoundDocument, ...]) -> None:
            if number == self._asked:
                self._show(found)

        self._office.ui.jobs.run(
            self, lambda: finder.find(text, actor, kind), done=done, failed=self._failed, lane=Lane.IO
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.told.setText(str(error))

    def _show(self, found: Sequence[FoundDocument]) -> None:
        self._found = tuple(one for one in found if one.id != self._own)
        columns = (
            Column("kind", self.tr("Soort"), CellKind.TEXT, 130),
            Column("number", self.tr("Nummer"), CellKind.TEXT, 120, strong=True),
            Column("date", self.tr("Datum"), CellKind.DATE, 116),
            Column("customer", self.tr("Debiteur"), CellKind.TEXT, 180, stretch=True),
            Column("subject", self.tr("Betreft"), CellKind.TEXT, 160),
            Column("gross", self.tr("Totaal"), CellKind.MONEY, 110),
        )
        rows = [
            (
                one.kind.dutch, one.number or STATUS_WORDS[one.status], one.date.isoformat(), one.customer, one.subject,
                one.gross.cents,
            )
            for one in self._found
        ]  # fmt: skip
        self.table.show_rows(columns, rows)
        if rows:
            self.table.set_current(0)
        self.take.setEnabled(bool(rows))
        self.told.setText("" if rows else self.tr("Geen documenten gevonden."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk from the field into the list; Enter takes the first."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._found and not ctrl:
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        row = self.table.current_row()
        if 0 <= row < len(self._found):
            self.done(self._found[row].id)
