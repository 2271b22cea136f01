"""The cards of the order queue: one painted view in which only what is in sight costs anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView

from kassa.ui.till.queue.painting import GAP, paint_card, paint_row
from kassa.ui.widgets.painted_view import Index, PaintedView

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.services.till.order_queue import QueueCard
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.queue.words import CardWords

CARD, ROW = 165, 66
_MORE = 52
"""Width and height of the corner behind which the menu of a card is."""
_DISPLAY = Qt.ItemDataRole.DisplayRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_ENSURE = QAbstractItemView.ScrollHint.EnsureVisible
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardsModel(QAbstractListModel):
    """The orders in the order they are shown; their words are made when they are looked at."""

    def __init__(self, words: Callable[[QueueCard], CardWords]) -> None:
        super().__init__()
        self._words = words
        self._cards: tuple[QueueCard, ...] = ()

    def show_cards(self, cards: tuple[QueueCard, ...]) -> None:
        """Show other cards; the same orders in the same places are repainted and nothing moves."""
        same = [card.id for card in cards] == [card.id for card in self._cards]
        if same:
            self._cards = cards
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))
            return
        self.beginResetModel()
        self._cards = cards
        self.endResetModel()

    def card(self, row: int) -> QueueCard:
        """The order in a place."""
        return self._cards[row]

    def words(self, row: int) -> CardWords:
        """What its card says now."""
        return self._words(self._cards[row])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        return 0 if parent.isValid() else len(self._cards)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - the signature of Qt
        """One column; said here because a list keeps it to itself, and who reads the screen aloud asks for it."""
        return 1

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role not in (_DISPLAY, _SPOKEN):
            return None
        return self.words(index.row()).spoken


class CardsView(PaintedView):
    """``chosen`` and ``menu`` carry the identity of an order; letters go to the search field by ``typed``.

    Places follow from columns and row height alone, so five hundred orders cost what the visible ones cost.
    """

    chosen = Signal(str)
    menu = Signal(str)
    typed = Signal(str)

    def __init__(self, theme: Theme, words: Callable[[QueueCard], CardWords], *, name: str) -> None:
        super().__init__(name)
        self._theme = theme
        self._columns, self._as_rows = 3, False
        self._pressed: tuple[int, bool] | None = None
        self._hovered = -1
        self.cards = CardsModel(words)
        self.setModel(self.cards)
        self.setProperty("fx", "clear")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)
        theme.changed.connect(self.viewport().update)
        self.cards.modelReset.connect(self.updateGeometries)

    def set_columns(self, columns: int, *, as_rows: bool) -> None:
        """Cards in so many columns, or one row per order."""
        self._columns, self._as_rows = 1 if as_rows else columns, as_rows
        self.updateGeometries()
        self.viewport().update()

    # Where things are ----------------------------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        row, column = divmod(index.row(), self._columns)
        room = self.viewport().width() + GAP
        left, right = room * column // self._columns, room * (column + 1) // self._columns - GAP
        top = row * self._step - self.verticalScrollBar().value()
        return QRect(left, top, right - left, ROW if self._as_rows else CARD)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = (point.y() + self.verticalScrollBar().value()) // self._step
        for place in range(row * self._columns, min((row + 1) * self._columns, self.cards.rowCount())):
            index = self.cards.index(place)
            if self.visualRect(index).contains(point):
                return index
        return QModelIndex()

    def more_rect(self, row: int) -> QRect:
        """What opens the menu of a card, in the viewport."""
        rect = self.visualRect(self.cards.index(row))
        if self._as_rows:
            return QRect(rect.right() - _MORE, rect.top(), _MORE, rect.height())
        return QRect(rect.right() - _MORE, rect.top() + 40, _MORE, _MORE - 4)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURE) -> None:
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + 1)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        now, last = max(self.currentIndex().row(), 0), self.cards.rowCount() - 1
        page = max(self.viewport().height() // self._step, 1) * self._columns
        moves = QAbstractItemView.CursorAction
        steps = {
            moves.MoveLeft: -1, moves.MovePrevious: -1, moves.MoveRight: 1, moves.MoveNext: 1,
            moves.MoveUp: -self._columns, moves.MoveDown: self._columns, moves.MovePageUp: -page,
            moves.MovePageDown: page, moves.MoveHome: -now, moves.MoveEnd: last - now,
        }  # fmt: skip
        wanted = now + steps.get(action, 0)
        if not 0 <= wanted <= last and action in (moves.MoveUp, moves.MoveDown, moves.MoveLeft, moves.MoveRight):
            wanted = now
        return self.cards.index(min(max(wanted, 0), last)) if last >= 0 else QModelIndex()

    def updateGeometries(self) -> None:
        rows = -(-self.cards.rowCount() // self._columns)
        height = rows * self._step - (0 if self._as_rows else GAP)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._step // 2)
        super().updateGeometries()

    @property
    def _step(self) -> int:
        return ROW if self._as_rows else CARD + GAP

    # Painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("bg"))
        first = self.verticalScrollBar().value() // self._step
        last = (self.verticalScrollBar().value() + self.viewport().height()) // self._step + 1
        current = self.currentIndex().row() if self.hasFocus() else -1
        paint = paint_row if self._as_rows else paint_card
        for place in range(first * self._columns, min(last * self._columns, self.cards.rowCount())):
            rect = self.visualRect(self.cards.index(place))
            words = self.cards.words(place)
            paint(painter, self._theme, rect, words, hovered=place == self._hovered, focused=place == current)

    # Keys and taps -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if index.isValid():
                self.chosen.emit(self.cards.card(index.row()).id)
        elif event.key() == Qt.Key.Key_Menu and index.isValid():
            self.menu.emit(self.cards.card(index.row()).id)
        elif event.key() in _ARROWS:
            super().keyPressEvent(event)
            self.viewport().update()
        elif event.text().isprintable() and event.text() and event.modifiers() in _PLAIN:
            self.typed.emit(event.text())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._spot(event) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot, self._pressed = self._pressed, None
        if spot is None or spot != self._spot(event):
            return
        row, more = spot
        self.setCurrentIndex(self.cards.index(row))
        (self.menu if more else self.chosen).emit(self.cards.card(row).id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.menu.emit(self.cards.card(index.row()).id)

    def _spot(self, event: QMouseEvent) -> tuple[int, bool] | None:
        point = event.position().toPoint()
        row = self.indexAt(point).row()
        return None if row < 0 else (row, self.more_rect(row).contains(point))

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()


_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)
_ARROWS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
