"""The filters above the rows: debtor, number, date, amount and status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kassa.domain.errors import InputError
from kassa.domain.values.days import parse_day
from kassa.domain.values.typed import parse_amount
from kassa.services.till.document_choice import Book, Standing, Wanted
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.fields import SEARCH_PAUSE_MS, Field
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.picker import Choice as Picked
from kassa.ui.widgets.picker import Picker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from kassa.ui.shell.context import UiContext

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Filters(QWidget):
    """Fields in a row, the status below them with the count and 'Filters wissen'."""

    changed = Signal()
    """Other documents are wanted."""
    number_entered = Signal(str)
    """Enter in the field of the number."""
    down = Signal()
    """The arrow down in a field: on to the rows."""

    def __init__(
        self, ui: UiContext, book: Book, find: Callable[[str, int], Sequence[Picked]], today: dt.date, name: str
    ) -> None:
        super().__init__()
        self._book, self._today = book, today
        orders = book is Book.ORDER
        theme = ui.theme
        self.debtor = Picker(theme, ui.jobs, self.tr("Debiteur"), find, name=f"{name}.customer")
        self.number = Field(self.tr("Ordernummer") if orders else self.tr("Factuurnummer"), name=f"{name}.number")
        self.number.edit.setPlaceholderText(self.tr("Nummer of scan"))
        self.since = Field(self.tr("Datum vanaf"), name=f"{name}.since")
        self.since.edit.setPlaceholderText(self.tr("dd-mm-jjjj"))
        self.amount = Field(self.tr("Bedrag"), name=f"{name}.amount")
        self.amount.edit.setPlaceholderText("€")
        for field, icon in ((self.debtor, "building-2"), (self.number, "scan-barcode"), (self.since, "calendar")):
            action = QAction(theme.icon(icon, "text3"), "", field.edit)
            action.setEnabled(False)
            field.edit.addAction(action, QLineEdit.ActionPosition.LeadingPosition)
        done = self.tr("Afgehandeld") if orders else self.tr("Betaald")
        self.status = Segmented(
            theme,
            ((Standing.OPEN, self.tr("Openstaand")), (Standing.DONE, done), (Standing.ALL, self.tr("Alle"))),
            name=f"{name}.status",
        )
        self.count = label("", "body", "second", name=f"{name}.count")
        self.clear_button = Button(theme, self.tr("Filters wissen"), name=f"{name}.clear", kind="link")
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._build()
        self._connect()

    @property
    def wanted(self) -> Wanted:
        """What is asked; a date or an amount that is not typed well yet asks nothing."""
        return Wanted(
            self._book,
            Standing(self.status.value()),
            customer=self.debtor.key(),
            number=self.number.text().strip(),
            since=self._since(),
            cents=self._cents(),
        )

    def set_debtor(self, picked: Picked | None) -> None:
        """Show only the documents of this customer."""
        self.debtor.set_choice(picked)
        self.changed.emit()

    def set_status(self, standing: Standing) -> None:
        """Choose a status."""
        self.status.set_value(standing)
        self.changed.emit()

    def clear(self) -> None:
        """Ask nothing but the status."""
        self.debtor.set_choice(None)
        for field in (self.number, self.since, self.amount):
            field.set_text("")
            field.set_error("")
        self._pause.stop()
        self.changed.emit()

    def set_compact(self, *, compact: bool) -> None:
        """The narrow variant has three filters."""
        self.amount.setVisible(not compact)
        if compact and self.amount.text():
            self.amount.set_text("")
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and watched is not self.debtor.edit:
                self.down.emit()
                return True
            if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return self._entered(watched)
        return False

    def _entered(self, watched: QObject) -> bool:
        if watched is self.debtor.edit:
            return False
        self._pause.stop()
        if watched is self.number.edit and self.number.text().strip():
            self.number_entered.emit(self.number.text().strip())
        else:
            self._check()
            self.changed.emit()
        return True

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 0, 20, 12)
        column.setSpacing(10)
        fields = QHBoxLayout()
        fields.setSpacing(10)
        for field, stretch in ((self.debtor, 394), (self.number, 315), (self.since, 263), (self.amount, 184)):
            fields.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        column.addLayout(fields)
        below = QHBoxLayout()
        below.setSpacing(10)
        status = QVBoxLayout()
        status.setSpacing(4)
        status.addWidget(label(self.tr("Status"), "label"))
        status.addWidget(self.status)
        below.addLayout(status)
        below.addStretch(1)
        below.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        below.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.count.setFixedHeight(48)
        column.addLayout(below)

    def _connect(self) -> None:
        self.debtor.picked.connect(self.changed)
        self.status.chosen.connect(self.changed)
        self.clear_button.clicked.connect(self.clear)
        for field in (self.debtor, self.number, self.since, self.amount):
            field.edit.installEventFilter(self)
        for field in (self.number, self.since, self.amount):
            field.edit.textEdited.connect(self._pause.start)
            field.edit.editingFinished.connect(self._check)

    def _since(self) -> dt.date | None:
        text = self.since.text().strip()
        try:
            return parse_day(text, self._today) if text else None
        except InputError:
            return None

    def _cents(self) -> int | None:
        text = self.amount.text().strip()
        try:
            return parse_amount(text, negative=True).cents if text else None
        except InputError:
            return None

    def _check(self) -> None:
        """Say what is typed wrong once somebody leaves the field."""
        for field, read in ((self.since, lambda text: parse_day(text, self._today)), (self.amount, _amount)):
            text = field.text().strip()
            try:
                if text:
                    read(text)
                field.set_error("")
            except InputError as error:
                field.set_error(error.reason.sentence)


def _amount(text: str) -> object:
    return parse_amount(text, negative=True)
