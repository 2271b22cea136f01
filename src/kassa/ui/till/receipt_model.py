"""The lines of the receipt as a model: what a screen reader, and every tool that looks from outside, reads of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kassa.domain.till.basket import LineKind
from kassa.ui.till.line_text import LineWords, amount_text, detail_text, name_text, quantity_text, return_text, spoken

if TYPE_CHECKING:
    from kassa.domain.till.basket import BasketLine
    from kassa.domain.values.dutch import Lang

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole.value


class LinesModel(QAbstractTableModel):
    """Number, name, details and amount of each line, in the words that are painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[BasketLine, ...] = ()
        self._lang: Lang = "nl"
        self._today = dt.date.min
        self.words = LineWords()
        self.retranslate()

    def set_lines(self, lines: tuple[BasketLine, ...], lang: Lang) -> None:
        """Show other lines; nothing is told to anybody when they are the same."""
        if lines == self._lines and lang == self._lang:
            return
        self.beginResetModel()
        self._lines, self._lang = lines, lang
        self.endResetModel()

    def set_today(self, today: dt.date) -> None:
        """Know which day it is: an invoice is due or overdue."""
        if today != self._today:
            self._today = today
            self.words = replace(self.words, today=today)

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.unknown = self.tr("Onbekend artikel")
        self.words = LineWords(
            self.tr("art."),
            self.tr("Vervalt {}"),
            self.tr("Vervallen {}"),
            self.tr("openstaand {}"),
            self._today,
            self.tr("Klantkorting"),
            self.tr("Factuur {}"),
            self.tr("Creditfactuur {}"),
            self.tr("Cadeaubon"),
        )
        self._heads = (self.tr("Omschrijving"), self.tr("Aantal"), self.tr("Bijzonderheden"), self.tr("Bedrag"))

    def return_detail(self, line: BasketLine) -> str:
        """Where a line that comes back was bought, and why it comes back."""
        return return_text(line, self.tr("van bon {}"), self.tr("zonder bon"))

    def spoken(self, row: int) -> str:
        """What a screen reader says about a row."""
        return spoken(self._lines[row], self._lang, self.unknown, self.words)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = _DISPLAY) -> str | None:
        if not index.isValid() or role not in (_DISPLAY, _ACCESSIBLE):
            return None
        if role == _ACCESSIBLE and index.column() == 0:
            return self.spoken(index.row())
        return self._cell(self._lines[index.row()], index.column())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> str | None:
        if role != _DISPLAY or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._heads[section]

    def _cell(self, line: BasketLine, column: int) -> str:
        unknown = line.kind is LineKind.UNKNOWN
        if column == 0:
            return self.unknown if unknown else name_text(line, self.words)
        if column == 1:
            return quantity_text(line, self._lang)
        if column == 2 and line.returns is not None:
            return self.return_detail(line)
        if column == 2:
            return line.code if unknown else detail_text(line, self._lang, self.words)
        return amount_text(line, self._lang)
