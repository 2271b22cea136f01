"""The lines of a document, typed over in place: Enter goes to the next cell and then to the next line (ui.md 8.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLineEdit, QTableView, QWidget

from kassa.ui.office.sales.line_columns import COLUMNS, LineField, fields_in_order
from kassa.ui.office.sales.line_paint import LineDelegate, LineHead
from kassa.ui.widgets.labels import restyle

if TYPE_CHECKING:
    from kassa.ui.office.sales.line_model import Index, LineModel
    from kassa.ui.theme.theme import Theme

ROW_HEIGHT = 52
LEAST_NAME = 150
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLACES = {column.field: place for place, column in enumerate(COLUMNS)} | {
    LineField.TEXT: next(place for place, column in enumerate(COLUMNS) if column.field is LineField.NAME)
}


class CellEdit(QLineEdit):
    """The one field that stands over the cell being typed in."""

    left = Signal()
    stepped = Signal(int, bool)
    """Over how many cells to step, and whether to the line above or below instead."""
    given_up = Signal()
    picker_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("fx", "cell")
        self.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take over what was typed when the focus leaves."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step to another cell; Esc gives up."""
        key, ctrl = event.key(), bool(event.modifiers() & _CTRL)
        if key in _ENTER and not ctrl:
            self.stepped.emit(1, False)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not ctrl:
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1, True)
        elif key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key == Qt.Key.Key_F4:
            self.picker_wanted.emit()
        elif key == Qt.Key.Key_Delete and ctrl:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus with it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Tab:
                self.stepped.emit(1, False)
                return True
            if event.key() == Qt.Key.Key_Backtab:
                self.stepped.emit(-1, False)
                return True
        return super().event(event)


class LineTable(QTableView):
    """Shows a :class:`LineModel`; what is typed is told, not understood here."""

    typed = Signal(str, object, str)
    """Line, field and text of a cell that was left."""
    past_end = Signal()
    picker_wanted = Signal(str)
    remove_wanted = Signal(str)
    more_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, model: LineModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Regels"))
        self._theme, self._rows = theme, model
        self.empty = self.tr("Nog geen regels. Scan, of kies Artikel.")
        self._editing: tuple[str, LineField] | None = None
        self._before = ""
        self.read_only = False
        self.setHorizontalHeader(LineHead(theme, model, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.cells = LineDelegate(theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self._settle()
        self.edit_cell = CellEdit(f"{name}.cell", self.viewport())
        self.edit_cell.left.connect(self.commit)
        self.edit_cell.stepped.connect(self._step)
        self.edit_cell.given_up.connect(self._give_up)
        self.edit_cell.picker_wanted.connect(lambda: self._leave_for(self.picker_wanted))
        self.edit_cell.remove_wanted.connect(lambda: self._leave_for(self.remove_wanted))
        model.dataChanged.connect(self._refresh_edit)
        model.modelAboutToBeReset.connect(self.commit)
        theme.changed.connect(self.viewport().update)

    def _settle(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)

    # --- where -----------------------------------------------------------------------------------------

    def current_line(self) -> str:
        """Return the identity of the current line, or an empty text."""
        line = self._rows.line_at(self.currentIndex().row())
        return line.id if line is not None else ""

    def set_current(self, line_id: str, field: LineField = LineField.QUANTITY) -> None:
        """Make a cell current and bring it into view."""
        row = self._rows.row_of(line_id)
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row, _PLACES[field]))
            self.scrollTo(self.currentIndex())

    def bring_into_view(self, line_id: str) -> None:
        """Scroll to a line without moving the cursor."""
        row = self._rows.row_of(line_id)
        if row >= 0:
            self.executeDelayedItemsLayout()
            self.scrollTo(self._rows.index(row, _PLACES[LineField.NAME]))

    @property
    def editing(self) -> tuple[str, LineField] | None:
        """The line and field being typed in."""
        return self._editing

    # --- typing ----------------------------------------------------------------------------------------

    def open_cell(self, line_id: str, field: LineField, text: str | None = None) -> None:
        """Begin to type in a cell; ``text`` is the first key, which replaces what stands there."""
        row = self._rows.row_of(line_id)
        line = self._rows.line_at(row)
        if line is None or self.read_only or field not in fields_in_order(line):
            return
        self.commit()
        self.set_current(line_id, field)
        self._editing = (line_id, field)
        self._before = self._rows.text(row, field)
        edit = self.edit_cell
        wrong = self._rows.wrong.get((line_id, field))
        restyle(edit, "state", "error" if wrong else "")
        edit.setToolTip(wrong.message if wrong else "")
        edit.setAccessibleName(self._rows.spoken(row, field))
        edit.setPlaceholderText(self._rows.words[field])
        right = COLUMNS[_PLACES[field]].right
        edit.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        edit.setText(self._before if text is None else text)
        self._place_edit()
        edit.show()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if text is None:
            edit.selectAll()

    def commit(self) -> None:
        """Take over what is being typed; nothing when no cell is open."""
        if self._editing is None:
            return
        (line_id, field), self._editing = self._editing, None
        text = self.edit_cell.text()
        had_focus = self.edit_cell.hasFocus()
        self.edit_cell.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if text != self._before:
            self.typed.emit(line_id, field, text)

    def _give_up(self) -> None:
        self.edit_cell.setText(self._before)
        self.commit()

    def _leave_for(self, wanted: SignalInstance) -> None:
        line_id = self._editing[0] if self._editing is not None else ""
        self._give_up()
        if line_id:
            wanted.emit(line_id)

    def _refresh_edit(self) -> None:
        """Show in an untouched field what its cell became meanwhile."""
        if self._editing is None or self.edit_cell.text() != self._before:
            return
        line_id, field = self._editing
        text = self._rows.text(self._rows.row_of(line_id), field)
        if text != self._before:
            self._before = text
            self.edit_cell.setText(text)
            self.edit_cell.selectAll()

    def _step(self, step: int, other_line: bool) -> None:
        if self._editing is None:
            return
        line_id, field = self._editing
        row = self._rows.row_of(line_id)
        self.commit()
        wrong = self._rows.wrong.get((line_id, field))
        if wrong is not None:
            self.open_cell(line_id, field)
            return
        if self._rows.line_at(row) is not None:
            self.step_from(row, field, step, other_line=other_line)

    def step_from(self, row: int, field: LineField, step: int, *, other_line: bool = False) -> None:
        """Open the next cell, the first one of the next line, or leave below the last line."""
        line = self._rows.line_at(row)
        if line is None:
            return
        fields = fields_in_order(line)
        place = (fields.index(field) if field in fields else 0) + step
        if not other_line and 0 <= place < len(fields) and not self._hidden(fields[place]):
            self.open_cell(line.id, fields[place])
            return
        if not other_line and 0 <= place < len(fields):
            self.step_from(row, fields[place], step)
            return
        beside = self._rows.line_at(row + (1 if step > 0 else -1))
        if beside is None:
            if step > 0:
                self.past_end.emit()
            return
        wanted = fields_in_order(beside)
        self.open_cell(beside.id, field if other_line and field in wanted else wanted[0 if step > 0 else -1])

    def _hidden(self, field: LineField) -> bool:
        return self.isColumnHidden(_PLACES[field])

    def _place_edit(self) -> None:
        if self._editing is None:
            return
        line_id, field = self._editing
        rect = self.visualRect(self._rows.index(self._rows.row_of(line_id), _PLACES[field]))
        half = rect.height() // 2
        if field is LineField.NAME:
            rect = QRect(rect.left(), rect.top(), rect.width(), half)
        elif field is LineField.TEXT:
            rect = QRect(rect.left(), rect.top() + half, rect.width(), half)
        else:
            rect = rect.adjusted(0, 8, 0, -9)
        self.edit_cell.setGeometry(rect.adjusted(2, 1, -2, -1))

    # --- keys and mouse --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to type in the current cell; arrows walk."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        line = self._rows.line_at(row)
        field = COLUMNS[column].field if column >= 0 else LineField.NAME
        text = event.text()
        plain = not event.modifiers() & (_CTRL | Qt.KeyboardModifier.AltModifier)
        if line is None:
            super().keyPressEvent(event)
        elif event.key() in _ENTER and plain:
            fields = fields_in_order(line)
            self.open_cell(line.id, field if field in fields else fields[0])
        elif event.key() == Qt.Key.Key_Menu or (field is LineField.MORE and event.key() == Qt.Key.Key_Space):
            self._more(row)
        elif event.key() == Qt.Key.Key_F4:
            self.picker_wanted.emit(line.id)
        elif event.key() == Qt.Key.Key_Delete and not plain:
            self.remove_wanted.emit(line.id)
        elif text and text.isprintable() and plain and field in fields_in_order(line):
            self.open_cell(line.id, field, text)
        elif event.key() == Qt.Key.Key_Down and plain and row == self._rows.rowCount() - 1:
            self.past_end.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are for the cell, not for finding a row."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Type in the cell under the mouse; of a description the upper or the lower line."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        line = self._rows.line_at(index.row())
        if line is None or event.button() != Qt.MouseButton.LeftButton:
            return
        field = COLUMNS[index.column()].field
        if field is LineField.MORE:
            self._more(index.row())
            return
        if field is LineField.NAME and place.y() > self.visualRect(index).center().y():
            field = LineField.TEXT
        self.open_cell(line.id, field)

    def _more(self, row: int) -> None:
        line = self._rows.line_at(row)
        rect = self.visualRect(self._rows.index(row, _PLACES[LineField.MORE]))
        if line is not None:
            self.set_current(line.id, LineField.MORE)
            self.more_wanted.emit(line.id, self.viewport().mapToGlobal(rect.bottomLeft()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the row under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.cells.hovered:
            self.cells.hovered = row
            self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Paint the old and the new current cell."""
        super().currentChanged(current, previous)
        self.cells.current = (current.row(), current.column())
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor stands."""
        super().focusInEvent(event)
        self.cells.ringed = True
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0, _PLACES[LineField.QUANTITY]))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide where the cursor stood."""
        super().focusOutEvent(event)
        self.cells.ringed = self.edit_cell.hasFocus()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, or what to do when there are none."""
        super().paintEvent(event)
        if not self._rows.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.font(self._theme.sizes.body))
            painter.setPen(self._theme.color("text2"))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self.empty)

    # --- sizes -----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns the new room; the least needed ones go first."""
        super().resizeEvent(event)
        room = self.viewport().width()
        rest = room
        for place, column in enumerate(COLUMNS):
            hidden = room < column.shown_from
            self.setColumnHidden(place, hidden)
            if column.width and not hidden:
                self.setColumnWidth(place, column.width)
                rest -= column.width
        self.setColumnWidth(_PLACES[LineField.NAME], max(LEAST_NAME, rest))
        QTimer.singleShot(0, self, self._place_edit)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the open field over its cell."""
        super().scrollContentsBy(dx, dy)
        self._place_edit()
