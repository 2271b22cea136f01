"""The cards of the order queue: one painted view in which only what is in sight costs anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kassa.ui.till.queue.painting import GAP, paint_card, paint_row

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from kassa.services.till.order_queue import QueueCard
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.queue.words import CardWords

CARD, ROW = 165, 66
_MORE = 52
"""Width and height of the corner behind which the menu of a card is."""
_DISPLAY = Qt.ItemDataRole.DisplayRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Index = QModelIndex | QPersistentModelIndex


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

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role not in (_DISPLAY, _SPOKEN):
            return None
        return self.words(index.row()).spoken


class CardDelegate(QStyledItemDelegate):
    """Paints a card, or a row of the list."""

    def __init__(self, theme: Theme, model: CardsModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self.as_rows = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, ROW if self.as_rows else CARD + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        paint = paint_row if self.as_rows else paint_card
        paint(painter, self._theme, option.rect, self._model.words(index.row()), hovered=hovered, focused=focused)


class CardsView(QListView):
    """``chosen`` and ``menu`` carry the identity of an order; letters go to the search field by ``typed``."""

    chosen = Signal(str)
    menu = Signal(str)
    typed = Signal(str)

    def __init__(self, theme: Theme, words: Callable[[QueueCard], CardWords], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns = 3
        self._pressed: tuple[int, bool] | None = None
        self.cards = CardsModel(words)
        self._paint = CardDelegate(theme, self.cards)
        self.setModel(self.cards)
        self.setItemDelegate(self._paint)
        self.setProperty("fx", "clear")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        theme.changed.connect(self.viewport().update)

    def set_columns(self, columns: int, *, as_rows: bool) -> None:
        """Cards in so many columns, or one row per order."""
        self._columns = 1 if as_rows else columns
        self._paint.as_rows = as_rows
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if index.isValid():
                self.chosen.emit(self.cards.card(index.row()).id)
        elif event.key() == Qt.Key.Key_Menu and index.isValid():
            self.menu.emit(self.cards.card(index.row()).id)
        elif event.key() in _ARROWS:
            super().keyPressEvent(event)
        elif event.text().isprintable() and event.text() and event.modifiers() in _PLAIN:
            self.typed.emit(event.text())
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._spot(event) if event.button() == Qt.MouseButton.LeftButton else None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two fast taps are two taps."""
        self.mousePressEvent(event)

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

    def more_place(self, row: int) -> QPoint:
        """The middle of what opens the menu of a card, in the viewport."""
        return self._more(self.visualRect(self.cards.index(row))).center()

    def _spot(self, event: QMouseEvent) -> tuple[int, bool] | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return index.row(), self._more(self.visualRect(index)).contains(point)

    def _more(self, rect: QRect) -> QRect:
        if self._paint.as_rows:
            return QRect(rect.right() - _MORE, rect.top(), _MORE, rect.height())
        return QRect(rect.right() - GAP - _MORE, rect.top() + 40, _MORE, _MORE - 4)

    def _lay_out(self) -> None:
        width = self.viewport().width() // self._columns
        self.setGridSize(QSize(max(width, 1), ROW if self._paint.as_rows else CARD + GAP))


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
