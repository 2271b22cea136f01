"""One table model for every list: rows come by key, page after page, however many there are.

The model knows the count from the start and reads rows when they are looked at. A row beside a known one costs
one short read; a far jump starts from a fence (the anchor of every 200th row, read once in the background); the
end of the list is read backwards. No row is ever reached by counting off the ones before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kassa.domain.errors import KassaError
from kassa.output.table import CellFormat
from kassa.services.lists.spec import Anchor, Column, Row
from kassa.ui.models.columns import cell_text

Index = QModelIndex | QPersistentModelIndex

PAGE = 200
KEPT = 8000
"""Rows held in memory; the oldest read leave first."""

_DISPLAY = Qt.ItemDataRole.DisplayRole
_ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole
_ALIGN = Qt.ItemDataRole.TextAlignmentRole
_CHECK = Qt.ItemDataRole.CheckStateRole
_TOOLTIP = Qt.ItemDataRole.ToolTipRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HORIZONTAL = Qt.Orientation.Horizontal

_CELL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKING = _CELL | Qt.ItemFlag.ItemIsUserCheckable
"""Made once: a list asks for the flags of every cell it paints."""


class Reads(Protocol):
    """Reads rows next to an anchor; ``None`` is the begin, or the end when backward."""

    def __call__(self, anchor: Anchor | None, limit: int, *, backward: bool) -> Sequence[Row]:
        """Return up to ``limit`` rows in list order."""
        ...


class RowsModel(QAbstractTableModel):
    """Rows of one list in one order; column 0 is the check box."""

    fences_wanted = Signal()
    """A row far from every known one was looked at; the owner answers with :meth:`set_fences`."""
    failed = Signal(object)
    """A read went wrong; carries the :class:`Reason`."""
    ticks_changed = Signal()

    def __init__(self, form: CellFormat, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.form = form
        self._columns: tuple[Column, ...] = ()
        self._places: tuple[int, ...] = ()
        self._read: Reads | None = None
        self._count = 0
        self._rows: dict[int, Row] = {}
        self._fences: tuple[Anchor, ...] | None = None
        self._asked_fences = False
        self.ticked: dict[str, Row] = {}
        self.all_ticked = False
        self.unticked: set[str] = set()

    # --- what is shown ---------------------------------------------------------------------------------

    def show(self, read: Reads, count: int, rows: Sequence[Row], *, first: int = 0) -> None:
        """Start over with a new filter or order.

        Args:
            read: reads further rows.
            count: the number of rows.
            rows: rows already read.
            first: the number of the first of them.
        """
        self.beginResetModel()
        self._read = read
        self._count = count
        self._rows = dict(enumerate(rows, start=first))
        self._fences = None
        self._asked_fences = False
        self.endResetModel()

    def refresh(self, count: int, rows: Sequence[Row], *, first: int) -> None:
        """Take a newer state of the same list without a reset: selection, current row and scroll stay.

        Args:
            count: the number of rows now.
            rows: the rows around what is looked at.
            first: the number of the first of them.
        """
        self.set_count(count)
        self._rows = dict(enumerate(rows, start=first))
        self._fences = None
        self._asked_fences = False
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, self.columnCount() - 1))

    def set_count(self, count: int) -> None:
        """Have this many rows; what is in memory stays."""
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def set_columns(self, columns: Sequence[Column], places: Sequence[int]) -> None:
        """Choose the columns shown, in order; ``places`` says which cell of a row each one is."""
        self.beginResetModel()
        self._columns, self._places = tuple(columns), tuple(places)
        self.endResetModel()

    def set_fences(self, fences: Sequence[Anchor]) -> None:
        """Take the anchors of rows 200, 400, ...: rows that waited for them are drawn again."""
        self._fences = tuple(fences)
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, self.columnCount() - 1))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown, without the check box."""
        return self._columns

    def column_at(self, section: int) -> Column | None:
        """Return the column of a section; the check box has none."""
        return self._columns[section - 1] if 0 < section <= len(self._columns) else None

    def place_of(self, section: int) -> int:
        """Return which cell of a row a section shows."""
        return self._places[section - 1]

    # --- rows ------------------------------------------------------------------------------------------

    def row_at(self, number: int) -> Row | None:
        """Return a row, reading it when needed; ``None`` while it waits for the fences."""
        row = self._rows.get(number)
        if row is None and 0 <= number < self._count:
            self._load(number)
            row = self._rows.get(number)
        return row

    def known(self, number: int) -> Row | None:
        """Return a row if it is in memory."""
        return self._rows.get(number)

    def number_of(self, key: str) -> int | None:
        """Return the number of a row in memory."""
        return next((number for number, row in self._rows.items() if row.key == key), None)

    def _load(self, number: int) -> None:
        if self._read is None:
            return
        try:
            if not self._load_beside(number):
                self._load_far(number)
        except KassaError as error:
            self.failed.emit(error.reason)
            return
        if len(self._rows) > KEPT:
            self._forget(number)

    def _load_beside(self, number: int) -> bool:
        """Read from the nearest known row within a page; false when there is none."""
        for distance in range(1, PAGE):
            above = self._rows.get(number - distance)
            if above is not None:
                self._take(number - distance + 1, above.anchor, PAGE + distance)
                return True
            below = self._rows.get(number + distance)
            if below is not None:
                self._take_back(number + distance, below.anchor, PAGE + distance)
                return True
        return False

    def _load_far(self, number: int) -> None:
        page = number // PAGE
        if page == 0:
            self._take(0, None, PAGE)
        elif number >= self._count - PAGE:
            self._take_back(self._count, None, PAGE)
        elif self._fences is None:
            if not self._asked_fences:
                self._asked_fences = True
                self.fences_wanted.emit()
        elif page <= len(self._fences):
            self._take(page * PAGE, self._fences[page - 1], PAGE)

    def _take(self, start: int, anchor: Anchor | None, limit: int) -> None:
        assert self._read is not None
        for number, row in enumerate(self._read(anchor, limit, backward=False), start=start):
            if number < self._count:
                self._rows.setdefault(number, row)

    def _take_back(self, end: int, anchor: Anchor | None, limit: int) -> None:
        assert self._read is not None
        rows = self._read(anchor, limit, backward=True)
        for number, row in enumerate(rows, start=end - len(rows)):
            if number >= 0:
                self._rows.setdefault(number, row)

    def _forget(self, number: int) -> None:
        """Keep only the rows around this one, so that memory does not grow with scrolling."""
        low, high = number - KEPT // 4, number + KEPT // 4
        self._rows = {place: row for place, row in self._rows.items() if low <= place <= high}

    # --- ticks -----------------------------------------------------------------------------------------

    @property
    def ticked_count(self) -> int:
        """How many rows are ticked, loaded or not."""
        return self._count - len(self.unticked) if self.all_ticked else len(self.ticked)

    def is_ticked(self, row: Row) -> bool:
        """Return whether the row is ticked."""
        return row.key not in self.unticked if self.all_ticked else row.key in self.ticked

    def tick(self, numbers: Sequence[int], *, on: bool | None = None) -> None:
        """Tick rows, untick them, or turn them over when ``on`` is ``None``."""
        for number in numbers:
            row = self.row_at(number)
            if row is not None:
                self._set(row, not self.is_ticked(row) if on is None else on)
        self._redraw_ticks()

    def tick_all(self) -> None:
        """Tick every row of the filter, also those never read."""
        self.all_ticked = True
        self.ticked.clear()
        self.unticked.clear()
        self._redraw_ticks()

    def untick_all(self) -> None:
        """Tick nothing."""
        self.all_ticked = False
        self.ticked.clear()
        self.unticked.clear()
        self._redraw_ticks()

    def _set(self, row: Row, on: bool) -> None:
        if self.all_ticked:
            self.unticked.discard(row.key) if on else self.unticked.add(row.key)
        elif on:
            self.ticked[row.key] = row
        else:
            self.ticked.pop(row.key, None)

    def _redraw_ticks(self) -> None:
        if self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, 0), [_CHECK])
        self.ticks_changed.emit()

    # --- Qt --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows of the filter, loaded or not."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns with the check box."""
        return 0 if parent.isValid() else len(self._columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be current; the first also ticks."""
        return _TICKING if index.column() == 0 else _CELL

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Return a cell as text, its alignment, or the tick of the row."""
        if not index.isValid():
            return None
        column = self.column_at(index.column())
        if role == _ALIGN and column is not None:
            return int(_RIGHT if column.kind.right else _LEFT)
        if role not in (_DISPLAY, _ACCESSIBLE, _TOOLTIP, _CHECK):
            return None
        row = self.row_at(index.row())
        if row is None:
            return None
        if column is None:
            return self._check_data(row, role)
        if role == _CHECK:
            return None
        text = cell_text(self.form, column, row.cells[self.place_of(index.column())])
        return f"{column.label}: {text}" if role == _ACCESSIBLE else text

    def _check_data(self, row: Row, role: int) -> object:
        if role == _CHECK:
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        if role == _ACCESSIBLE:
            cells = (
                cell_text(self.form, column, row.cells[at])
                for column, at in zip(self._columns, self._places, strict=True)
            )
            return ", ".join(text for text in cells if text)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick through the check box, as assistive tools do."""
        if role != _CHECK or index.column() != 0:
            return False
        checked = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        self.tick([index.row()], on=checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Return the word above a column; rows have no heads."""
        column = self.column_at(section) if orientation == _HORIZONTAL else None
        return column.label if column is not None and role in (_DISPLAY, _ACCESSIBLE) else None
