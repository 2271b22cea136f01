"""The lines of a document as Qt asks for them: the document is the truth, this only says what its cells show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import PriceMode, Totals
from kassa.domain.sales.document import SalesDocument, SalesLine, document_totals
from kassa.domain.values.dutch import Lang, format_amount
from kassa.domain.values.quantity import Quantity
from kassa.ui.office.sales.line_columns import COLUMNS, LineField, cell_text, head_words

if TYPE_CHECKING:
    from collections.abc import Mapping

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()


@frozen
class Wrong:
    """What was typed in a cell and cannot be understood: it stays there until it is right."""

    text: str
    message: str


class LineModel(QAbstractTableModel):
    """Rows are lines, columns those of ``COLUMNS``; cells carry an accessible name such as 'Regel 2, prijs, 37,15'."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang
        self._document: SalesDocument | None = None
        self._lines: tuple[SalesLine, ...] = ()
        self._totals: Totals | None = None
        self._wanted: Counter[str] = Counter()
        self._free: Mapping[str, Quantity] = {}
        self.free_asked: list[str] = []
        self.wrong: dict[tuple[str, LineField], Wrong] = {}
        self.words = head_words()

    @property
    def totals(self) -> Totals | None:
        """The outcome of the document that is shown."""
        return self._totals

    def show(self, document: SalesDocument) -> None:
        """Show a document; the same lines in the same order keep the scroll place and the current cell."""
        before = [line.id for line in self._lines]
        now = [line.id for line in document.lines]
        kept = set(now)
        self.wrong = {key: wrong for key, wrong in self.wrong.items() if key[0] in kept}
        if before == now:
            self._take(document)
            if now:
                self.dataChanged.emit(self.index(0, 0), self.index(len(now) - 1, len(COLUMNS) - 1))
        elif now[: len(before)] == before:
            self.beginInsertRows(_NONE, len(before), len(now) - 1)
            self._take(document)
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._take(document)
            self.endResetModel()

    def set_free(self, free: Mapping[str, Quantity]) -> None:
        """Tell how many are free of each article, for the warning in the quantity."""
        self._free = free
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(COLUMNS) - 1))

    def _take(self, document: SalesDocument) -> None:
        self._document, self._lines = document, document.lines
        self._totals = document_totals(document)
        self._wanted = Counter()
        for line in document.goods:
            self._wanted[line.article_id or ""] += line.effective.milli

    def line_at(self, row: int) -> SalesLine | None:
        """Return the line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, line_id: str) -> int:
        """Return the row of a line, or -1."""
        return next((row for row, line in enumerate(self._lines) if line.id == line_id), -1)

    def text(self, row: int, field: LineField) -> str:
        """Return what a cell shows: what was typed wrongly, else what the line says."""
        line, document = self.line_at(row), self._document
        if line is None or document is None or self._totals is None:
            return ""
        wrong = self.wrong.get((line.id, field))
        if wrong is not None:
            return wrong.text
        if field is LineField.PLACE:
            return str(row + 1)
        if field is LineField.AMOUNT and line.is_goods:
            total = self._totals.lines[row]
            shown = total.gross if document.price_mode is PriceMode.INCLUSIVE else total.net
            return format_amount(shown, self._lang)
        return cell_text(document, line, field, self._lang)

    def short_of(self, row: int) -> Quantity | None:
        """Return how many are free when the line asks for more; None when there is enough or stock is not kept."""
        line = self.line_at(row)
        free = self._free.get(line.article_id or "") if line is not None and line.stocked else None
        if line is None or free is None:
            return None
        return free if self._wanted[line.article_id or ""] > max(free.milli, 0) else None

    def spoken(self, row: int, field: LineField) -> str:
        """Return the accessible name of a cell: 'Regel 2, prijs, 37,15', with what is wrong behind it."""
        line = self.line_at(row)
        if line is None:
            return ""
        parts = [self.tr("Regel %1").replace("%1", str(row + 1)), self.words[field].lower(), self.text(row, field)]
        wrong = self.wrong.get((line.id, field))
        if wrong is not None:
            parts.append(wrong.message)
        elif field is LineField.PRICE and line.price_changed:
            parts.append(self.tr("gewijzigd"))
        return ", ".join(part for part in parts if part)

    # --- what Qt asks ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NONE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, says, or tells on hover."""
        field = COLUMNS[index.column()].field
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), field)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), field)
        if role == Qt.ItemDataRole.ToolTipRole:
            line = self.line_at(index.row())
            wrong = self.wrong.get((line.id, field)) if line is not None else None
            return wrong.message if wrong is not None else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the word above a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.words[COLUMNS[section].field]
        return None
