"""DataTable: the table of every list. Fixed sizes, painted cells, keys of ui.md 8.2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from kassa.ui.models.columns import CHECK_WIDTH, PADDING, fitting, widths
from kassa.ui.widgets.cells import CHECK_SIDE, RowPainter, Span, paint_check

if TYPE_CHECKING:
    from kassa.services.lists.spec import Column, Sort
    from kassa.ui.models.rows_model import Index, RowsModel
    from kassa.ui.theme.theme import Theme

HEAD_HEIGHT = 34
NARROW = 80
"""What a double click on the border of a column makes it, in logical pixels."""
DENSITIES = {"compact": 30, "normal": 36, "wide": 40}
REPEAT_SEARCH_MS = 900
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TableHead(QHeaderView):
    """Column heads: word, arrow and number of the sort; the check box of the first ticks everything."""

    sort_wanted = Signal(str, bool)
    """Key of the column and whether it is a further key of the order (Shift)."""
    all_wanted = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, model: RowsModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._rows = model
        self.sort: tuple[Sort, ...] = ()
        self.setAccessibleName(self.tr("Kolomkoppen"))
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setMinimumSectionSize(CHECK_WIDTH)
        self.sectionClicked.connect(self._clicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        theme.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Paint one head."""
        theme = self._theme
        painter.fillRect(rect, theme.color("surface2"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        column = self._rows.column_at(logicalIndex)
        if column is None:
            count = self._rows.ticked_count
            box = QRectF(rect.left() + 16, rect.center().y() - CHECK_SIDE / 2, CHECK_SIDE, CHECK_SIDE)
            whole = 0 < count == self._rows.rowCount()
            paint_check(painter, theme, box, on=whole, partly=0 < count < self._rows.rowCount())
            return
        painter.setFont(theme.font(theme.sizes.caption, 600))
        painter.setPen(theme.color("text2"))
        arrow, number = self._arrow(column.key)
        room = rect.adjusted(PADDING, 0, -PADDING, -1)
        if not arrow:
            painter.drawText(room, _RIGHT if column.kind.right else _LEFT, column.label)
            return
        self._sorted(painter, room, column, arrow, number)

    def _sorted(self, painter: QPainter, room: QRect, column: Column, arrow: str, number: str) -> None:
        text = painter.fontMetrics().horizontalAdvance(column.label)
        extra = 20 + (8 if number else 0)
        left = room.right() - text - extra + 2 if column.kind.right else room.left()
        painter.drawText(QRect(left, room.top(), text + 2, room.height()), _LEFT, column.label)
        ratio = painter.device().devicePixelRatio()
        icon = self._theme.pixmap(arrow, "text2", 14, ratio)
        painter.drawPixmap(left + text + 5, room.center().y() - 6, icon)
        if number:
            painter.drawText(QRect(left + text + 19, room.top(), 12, room.height()), _LEFT, number)

    def _arrow(self, key: str) -> tuple[str, str]:
        for place, sort in enumerate(self.sort, start=1):
            if sort.column == key:
                return "arrow-down" if sort.descending else "arrow-up", str(place) if len(self.sort) > 1 else ""
        return "", ""

    def _clicked(self, section: int) -> None:
        column = self._rows.column_at(section)
        if column is None:
            self.all_wanted.emit()
        elif column.sortable:
            from PySide6.QtWidgets import QApplication

            self.sort_wanted.emit(column.key, bool(QApplication.keyboardModifiers() & _SHIFT))

    def _menu(self, place: QPoint) -> None:
        column = self._rows.column_at(self.logicalIndexAt(place))
        if column is not None:
            self.menu_wanted.emit(column.key, self.viewport().mapToGlobal(place))


class DataTable(QTableView):
    """A list of rows with one current row and ticked ones."""

    opened = Signal(int)
    opened_apart = Signal(int)
    current_moved = Signal(int)
    peek_wanted = Signal()
    letters_typed = Signal(str)
    copy_wanted = Signal()
    layout_changed = Signal()
    """The user moved or widened a column."""

    def __init__(self, theme: Theme, model: RowsModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._rows = model
        self._chosen: tuple[Column, ...] = ()
        self._all: tuple[Column, ...] = ()
        self.own_widths: dict[str, int] = {}
        self._letters = ""
        self._laying_out = False
        self.space_ticks = False
        self.head = TableHead(theme, model, self)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.cells = RowPainter(theme, model, self)
        self.setModel(model)
        self._settle()
        self.set_density("normal")
        self.head.sectionResized.connect(self._resized)
        self.head.sectionMoved.connect(self._moved)
        self._forget = QTimer(self, singleShot=True, interval=REPEAT_SEARCH_MS)
        self._forget.timeout.connect(self._forget_letters)
        theme.changed.connect(self.viewport().update)
        model.ticks_changed.connect(self.head.viewport().update)

    def _settle(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        # Without this everything under the table is painted first, on every scroll.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # --- columns ---------------------------------------------------------------------------------------

    def set_columns(self, columns: Sequence[Column], chosen: Sequence[Column]) -> None:
        """Show ``chosen`` out of all ``columns`` of the list, as many as fit."""
        self._all, self._chosen = tuple(columns), tuple(chosen)
        self._lay_out(force=True)

    def set_density(self, density: str) -> None:
        """Set the row height: ``compact``, ``normal`` or ``wide``."""
        self.verticalHeader().setMinimumSectionSize(DENSITIES[density])
        self.verticalHeader().setDefaultSectionSize(DENSITIES[density])

    def _lay_out(self, *, force: bool = False) -> None:
        if not self._chosen:
            return
        room = self.viewport().width() - CHECK_WIDTH
        shown = fitting(self._chosen, room)
        self._laying_out = True
        try:
            if force or shown != self._rows.columns:
                keys = [column.key for column in self._all]
                current, top = self.current_row(), self.verticalScrollBar().value()
                self._rows.set_columns(shown, [keys.index(column.key) for column in shown])
                self.set_current(current)
                self.verticalScrollBar().setValue(top)
            self.head.resizeSection(0, CHECK_WIDTH)
            for place, width in enumerate(widths(shown, room, self.own_widths), start=1):
                self.head.resizeSection(place, width)
        finally:
            self._laying_out = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the new room."""
        super().resizeEvent(event)
        self._lay_out()

    def _resized(self, section: int, _old: int, new: int) -> None:
        column = self._rows.column_at(section)
        if not self._laying_out and column is not None:
            self.own_widths[column.key] = new
            self.layout_changed.emit()

    def _moved(self, _logical: int, old: int, new: int) -> None:
        """Take over the new order, then show it as the model's own."""
        if self._laying_out or 0 in (old, new):
            return
        shown = list(self._rows.columns)
        moved = shown.pop(old - 1)
        shown.insert(new - 1, moved)
        rest = [column for column in self._chosen if column not in shown]
        QTimer.singleShot(0, self, lambda: self._reordered((*shown, *rest)))

    def _reordered(self, columns: tuple[Column, ...]) -> None:
        self._laying_out = True
        for logical in range(self.head.count()):
            self.head.moveSection(self.head.visualIndex(logical), logical)
        self._laying_out = False
        self.set_columns(self._all, columns)
        self.layout_changed.emit()

    def sizeHintForColumn(self, column: int) -> int:
        """Return nothing that depends on content: a look at the content would read row after row."""
        return NARROW

    @property
    def chosen(self) -> tuple[Column, ...]:
        """The columns the user wants, fitting or not."""
        return self._chosen

    # --- rows ------------------------------------------------------------------------------------------

    def current_row(self) -> int:
        """Return the number of the current row, or -1."""
        index = self.currentIndex()
        return index.row() if index.isValid() else -1

    def set_current(self, number: int) -> None:
        """Make a row current without scrolling further than needed."""
        if 0 <= number < self._rows.rowCount():
            column = max(self.currentIndex().column(), 1)
            self.selectionModel().setCurrentIndex(
                self._rows.index(number, column), QItemSelectionModel.SelectionFlag.NoUpdate
            )

    def top_row(self) -> int:
        """Return the number of the first row in view, or -1."""
        return self.rowAt(0)

    def targets(self) -> list[int]:
        """Return the current row as a list: what Enter and the preview are about."""
        row = self.current_row()
        return [row] if row >= 0 else []

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint the old and the new current row and tell; the current row is what assistive tools hear as selected."""
        super().currentChanged(current, previous)
        if current.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().select(current, flags)
        self.cells.current = current.row() if current.isValid() else -1
        self.viewport().update()
        if current.row() != previous.row():
            self.current_moved.emit(self.cells.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that need it, and plain surface where there are none."""
        area, head = event.rect(), self.head
        painter = QPainter(self.viewport())
        painter.fillRect(area, self._theme.color("surface"))
        first, last = self.rowAt(area.top()), self.rowAt(area.bottom())
        if first >= 0:
            places = ((section, head.sectionViewportPosition(section)) for section in range(head.count()))
            spans = [Span(section, left, head.sectionSize(section)) for section, left in places]
            height = self.verticalHeader().defaultSectionSize()
            rect = QRect(0, self.rowViewportPosition(first), head.length(), height)
            for number in range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1):
                self.cells.paint(painter, number, rect, spans)
                rect.translate(0, height)
        painter.end()

    # --- mouse and keys --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick in the first column and with Ctrl or Shift; anywhere else choose the row."""
        self.cells.ringed = False
        index = self.indexAt(event.position().toPoint())
        before = self.current_row()
        super().mousePressEvent(event)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & _SHIFT and before >= 0:
            low, high = sorted((before, index.row()))
            self._rows.tick(range(low, high + 1), on=True)
        elif index.column() == 0 or event.modifiers() & _CTRL:
            self._rows.tick([index.row()])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the row, on its box too: the tick of the first press is taken back."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            if index.column() == 0:
                self._rows.tick([index.row()])
            self.opened.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, number: int) -> None:
        if number != self.cells.hovered:
            self.cells.hovered = number
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the outline when the keyboard brought the focus here."""
        super().focusInEvent(event)
        keyboard = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self.cells.ringed = keyboard
        if self.current_row() < 0:
            self.set_current(max(0, self.top_row()))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the outline."""
        super().focusOutEvent(event)
        self.cells.ringed = False
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle the keys of a list; what is left is Qt's."""
        self.cells.ringed = True
        key, ctrl, shift = event.key(), bool(event.modifiers() & _CTRL), bool(event.modifiers() & _SHIFT)
        row = self.current_row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            (self.opened_apart if ctrl else self.opened).emit(row)
        elif key == Qt.Key.Key_Space and row >= 0:
            self._space(row, ticks=ctrl or shift or self.space_ticks)
        elif ctrl and key == Qt.Key.Key_A:
            self._rows.tick_all()
        elif ctrl and key == Qt.Key.Key_C:
            self.copy_wanted.emit()
        elif shift and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and row >= 0:
            self._extend(row, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._rows.rowCount():
            self._go(0 if key == Qt.Key.Key_Home else self._rows.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _space(self, row: int, *, ticks: bool) -> None:
        if ticks:
            self._rows.tick([row])
        else:
            self.peek_wanted.emit()

    def _extend(self, row: int, step: int) -> None:
        other = row + step
        if 0 <= other < self._rows.rowCount():
            self._rows.tick([row, other], on=True)
            self._go(other)

    def _go(self, number: int) -> None:
        self.set_current(number)
        self.scrollTo(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Collect letters typed in a row; the page knows where the first match stands."""
        self._letters += search
        self._forget.start()
        self.letters_typed.emit(self._letters)

    def _forget_letters(self) -> None:
        self._letters = ""
