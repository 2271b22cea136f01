"""The rows of the selection dialogs: a model that grows by pages, painted 66 px high."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from kassa.domain.values.dutch import format_amount, format_day_of_year
from kassa.domain.values.money import Money
from kassa.ui.till.select.words import due_tag, spoken_row
from kassa.ui.widgets.badge import paint_badge
from kassa.ui.widgets.cells import paint_check

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from kassa.domain.values.dutch import Lang
    from kassa.services.till.document_choice import Found
    from kassa.ui.theme.theme import Theme

ROW, HEAD = 66, 40
CHECK, NUMBER, DATE, NAME, DUE, GROSS, OPEN = range(7)
_WIDTHS = {CHECK: 52, NUMBER: 124, DATE: 130, DUE: 190, GROSS: 106, OPEN: 124}
_COMPACT = {CHECK: 52, NUMBER: 114, DATE: 118, DUE: 176, GROSS: 0, OPEN: 116}
_EDGE, _PAD, _SIDE = 20, 10, 24
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_DISPLAY = Qt.ItemDataRole.DisplayRole.value
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole.value
_ALIGN = Qt.ItemDataRole.TextAlignmentRole.value
_CHECKED = Qt.ItemDataRole.CheckStateRole.value
_RANK = Qt.ItemDataRole.UserRole.value
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Documents in their order, which of them are chosen, and what is paid of each."""

    def __init__(self, *, multiple: bool) -> None:
        super().__init__()
        self.multiple = multiple
        self.lang: Lang = "nl"
        self.today = dt.date.min
        self._rows: list[Found] = []
        self._chosen: Mapping[str, Found] = {}
        self._parts: Mapping[str, Money] = {}
        self._on_bon: Set[str] = frozenset()
        self._heads: tuple[str, ...] = ("",) * 7

    # What it holds -------------------------------------------------------------------------------------------------

    def set_heads(self, heads: tuple[str, ...]) -> None:
        """Name the columns."""
        self._heads = ("", *heads)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._heads) - 1)

    def set_rows(self, rows: tuple[Found, ...]) -> None:
        """Show other documents."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: tuple[Found, ...]) -> None:
        """Show more of them below."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def put_first(self, row: Found) -> None:
        """Show a document above the others: it was scanned, and does not stand in what is shown."""
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._rows.insert(0, row)
        self.endInsertRows()

    def show_chosen(self, chosen: Mapping[str, Found], parts: Mapping[str, Money], on_bon: Set[str]) -> None:
        """Tick these; ``parts`` is what is paid of each when that is less than what is open."""
        self._chosen, self._parts, self._on_bon = chosen, parts, on_bon
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, OPEN))

    @property
    def rows(self) -> tuple[Found, ...]:
        """What is shown."""
        return tuple(self._rows)

    def place_of(self, document_id: str) -> int:
        """Return the row of a document, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.id == document_id), -1)

    def is_chosen(self, row: Found) -> bool:
        """Whether it is ticked."""
        return row.id in self._chosen

    def is_on_bon(self, row: Found) -> bool:
        """Whether it stands on the bon already."""
        return row.id in self._on_bon

    def part_of(self, row: Found) -> Money | None:
        """Return what is paid of it, when that is not all of it."""
        part = self._parts.get(row.id)
        return None if part == row.open else part

    # What Qt asks --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == _CHECKED and index.column() == CHECK and self.multiple:
            return Qt.CheckState.Checked if self.is_chosen(row) else Qt.CheckState.Unchecked
        if role == _RANK:
            return row
        if role == _SPOKEN and index.column() == CHECK:
            return spoken_row(row, chosen=self.is_chosen(row))
        return self.cell(row, index.column()) if role in (_DISPLAY, _SPOKEN) else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _ALIGN:
            return _RIGHT if section in (GROSS, OPEN) else _LEFT
        return self._heads[section] if role in (_DISPLAY, _SPOKEN) else None

    def cell(self, row: Found, column: int) -> str:
        """Return the words of a cell."""
        if column == NUMBER:
            return row.number
        if column == DATE:
            return format_day_of_year(row.date, self.lang)
        if column == NAME:
            return ", ".join(part for part in (row.title, row.subject) if part)
        if column == DUE:
            return due_tag(row, self.today, self.lang).text
        if column == GROSS:
            return format_amount(row.gross, self.lang)
        return format_amount(row.open, self.lang) if column == OPEN else ""


class RowPainter(QStyledItemDelegate):
    """Paints the cells of a row."""

    def __init__(self, theme: Theme, model: RowsModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.now_word = ""
        self.on_bon_word = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Found = index.data(_RANK)
        theme, model, rect, column = self._theme, self._model, option.rect, index.column()
        chosen = model.is_chosen(row)
        painter.fillRect(rect, theme.color("primary_soft" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if column == CHECK:
            self._paint_lead(painter, rect, row, chosen=chosen)
        elif column == NAME:
            self._paint_two(painter, rect, row)
        elif column == DUE:
            self._paint_badge(painter, rect, row)
        elif column == OPEN:
            self._paint_open(painter, rect, row)
        else:
            room = rect.adjusted(_PAD, 0, -_PAD, -1)
            painter.setFont(theme.font(16, 600 if column == NUMBER else 400))
            painter.setPen(theme.color("text"))
            painter.drawText(room, _RIGHT if column == GROSS else _LEFT, model.cell(row, column))
        self._paint_current(painter, option, column)

    def _paint_lead(self, painter: QPainter, rect: QRect, row: Found, *, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            painter.fillRect(rect.left(), rect.top(), 4, rect.height(), theme.color("primary"))
        box = QRectF(rect.left() + 17, rect.center().y() - _SIDE / 2, _SIDE, _SIDE)
        if self._model.multiple and (row.open or chosen) and not self._model.is_on_bon(row):
            paint_check(painter, theme, box, on=chosen)
        elif self._model.is_on_bon(row) or chosen:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(box.topLeft(), theme.pixmap("circle-check", "primary", _SIDE, ratio))

    def _paint_two(self, painter: QPainter, rect: QRect, row: Found) -> None:
        theme = self._theme
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        upper = QRect(room.left(), rect.top() + 12, room.width(), 24) if row.subject else room
        painter.setFont(theme.font(16))
        painter.setPen(theme.color("text"))
        painter.drawText(upper, _LEFT, QFontMetrics(painter.font()).elidedText(row.title, _ELIDE, room.width()))
        if row.subject:
            painter.setFont(theme.font(14))
            painter.setPen(theme.color("text2"))
            lower = QRect(room.left(), rect.top() + 34, room.width(), 20)
            painter.drawText(lower, _LEFT, QFontMetrics(painter.font()).elidedText(row.subject, _ELIDE, room.width()))

    def _paint_badge(self, painter: QPainter, rect: QRect, row: Found) -> None:
        theme, tag = self._theme, due_tag(row, self._model.today, self._model.lang)
        metrics = QFontMetricsF(theme.font(theme.sizes.caption, 600))
        width = min(rect.width() - _PAD, metrics.horizontalAdvance(tag.text) + 42)
        height = theme.sizes.caption + 13
        box = QRectF(rect.left() + _PAD, rect.center().y() - height / 2, width, height)
        paint_badge(painter, theme, box, tag.text, tag.icon, tag.tone)

    def _paint_open(self, painter: QPainter, rect: QRect, row: Found) -> None:
        theme, model = self._theme, self._model
        room = rect.adjusted(0, 0, -_EDGE, -1)
        part, on_bon = model.part_of(row), model.is_on_bon(row)
        below = self.on_bon_word if on_bon else ""
        if part is not None and model.is_chosen(row):
            below = self.now_word.format(format_amount(part, model.lang))
        painter.setFont(theme.font(16, 600))
        painter.setPen(theme.color("danger_ink" if row.open < Money.ZERO else "text" if row.open else "text3"))
        painter.drawText(room.adjusted(0, 12, 0, -30) if below else room, _RIGHT, model.cell(row, OPEN))
        if below:
            painter.setFont(theme.font(14))
            painter.setPen(theme.color("primary_ink"))
            painter.drawText(room.adjusted(0, 34, 0, -11), _RIGHT, below)

    def _paint_current(self, painter: QPainter, option: QStyleOptionViewItem, column: int) -> None:
        view = option.widget
        if not isinstance(view, RowsView) or not view.hasFocus() or view.currentIndex().row() != view.row_of(option):
            return
        painter.setPen(QPen(self._theme.color("focus"), 2))
        rect = option.rect
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1)
        if column == CHECK:
            painter.drawLine(rect.left() + 1, rect.top(), rect.left() + 1, rect.bottom())
        elif column == OPEN:
            painter.drawLine(rect.right() - 1, rect.top(), rect.right() - 1, rect.bottom())


class RowsView(QTableView):
    """The table; a tap chooses, Space and Enter choose what the arrows stand on."""

    tapped = Signal(object)
    """The document that was tapped, or that Space was pressed on."""
    entered_row = Signal(object)
    """The document Enter was pressed on."""
    all_wanted = Signal()
    """Ctrl+A."""
    more_wanted = Signal()
    """The end is in sight."""

    def __init__(self, theme: Theme, *, multiple: bool, name: str) -> None:
        super().__init__()
        self.rows = RowsModel(multiple=multiple)
        self.painter_of_rows = RowPainter(theme, self.rows)
        self.setObjectName(name)
        self.setProperty("fx", "choice")
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setFixedHeight(HEAD)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(20)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.set_compact(compact=False)
        self.clicked.connect(lambda index: self.tapped.emit(index.data(_RANK)))
        self.verticalScrollBar().valueChanged.connect(self._near_the_end)
        theme.changed.connect(self.viewport().update)

    def set_compact(self, *, compact: bool) -> None:
        """The narrow variant has no column for the total."""
        for column, width in (_COMPACT if compact else _WIDTHS).items():
            self.setColumnHidden(column, not width)
            self.setColumnWidth(column, width)

    def row_of(self, option: QStyleOptionViewItem) -> int:
        """Return which row an option of the painter is about."""
        return self.rowAt(option.rect.center().y())

    def current_row(self) -> Found | None:
        """Return the document the arrows stand on."""
        index = self.currentIndex()
        return index.data(_RANK) if index.isValid() else None

    def stand_on(self, place: int) -> None:
        """Put the arrows on a row and show it."""
        self.setCurrentIndex(self.rows.index(place, NUMBER))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current_row(), event.key()
        if key == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.all_wanted.emit()
        elif key == Qt.Key.Key_Space and row is not None:
            self.tapped.emit(row)
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier and row is not None:
            self.entered_row.emit(row)
        elif key in _MOVES:
            super().keyPressEvent(event)
            self.viewport().update()
        else:
            event.ignore()

    def _near_the_end(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - value < 10 * ROW:
            self.more_wanted.emit()


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = frozenset(
    {
        Qt.Key.Key_Up.value,
        Qt.Key.Key_Down.value,
        Qt.Key.Key_PageUp.value,
        Qt.Key.Key_PageDown.value,
        Qt.Key.Key_Home.value,
        Qt.Key.Key_End.value,
    }
)
