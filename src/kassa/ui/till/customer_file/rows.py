"""The lists of a customer file: pages of rows in one model, painted rows with a square to put them on the bon."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QElapsedTimer,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from kassa.domain.errors import KassaError
from kassa.domain.frozen import frozen
from kassa.ui.widgets.badge import paint_badge
from kassa.ui.widgets.buttons import DOUBLE_PRESS_MS
from kassa.ui.widgets.painted import paint_focus

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.services.till.customer_file import Key, Page
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.select.words import Tag

ROW: Final = 70
MOST_KEPT: Final = 1000
"""Rows that are read again at once when something changed elsewhere."""
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ROW_ROLE = Qt.ItemDataRole.UserRole
_NARROW = 700
Index = QModelIndex | QPersistentModelIndex


@frozen
class Shown:
    """A row as it is painted and read aloud.

    Attributes:
        title: first line.
        below: second line.
        date: words above the badge.
        amount: at the right.
        state: word below the amount.
        spoken: what a screen reader says.
        mark: badge below the date.
        square: icon in the square at the left; empty for a row without one.
        on: whether the row is chosen, or on the bon.
        faded: whether tapping it does nothing.
    """

    title: str
    below: str
    date: str
    amount: str
    state: str
    spoken: str
    mark: Tag | None = None
    square: str = "plus"
    on: bool = False
    faded: bool = False


class FileRows(QAbstractListModel):
    """Rows read by key, page after page, as far as somebody scrolls.

    Args:
        shows: how a row looks now.
    """

    failed = Signal(object)
    """A further page could not be read; carries the error."""

    def __init__(self, shows: Callable[[Any], Shown]) -> None:
        super().__init__()
        self._shows = shows
        self._read: Callable[..., Page[Any]] | None = None
        self._after: Key | None = None
        self.rows: list[Any] = []

    def start(self, read: Callable[..., Page[Any]], *, keep: bool = False) -> None:
        """Read from the begin; ``keep`` reads as far as was read before.

        Args:
            read: gives the page after a key, of ``limit`` rows or of the usual size.
            keep: stay where the list is scrolled to.

        Raises:
            KassaError: it could not be read; the rows stay as they were.
        """
        limit = min(len(self.rows), MOST_KEPT) if keep else 0
        page = read(None, limit=limit) if limit else read(None)
        self._read, self._after = read, page.after
        self.beginResetModel()
        self.rows = list(page.rows)
        self.endResetModel()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self.rows, self._after, self._read = [], None, None
        self.endResetModel()

    def repaint(self) -> None:
        """What a row looks like may have changed."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def shown(self, row: int) -> Shown:
        """How a row looks now."""
        return self._shows(self.rows[row])

    def canFetchMore(self, parent: Index) -> bool:
        return self._after is not None

    def fetchMore(self, parent: Index) -> None:
        if self._after is None or self._read is None:
            return
        try:
            page = self._read(self._after)
        except KassaError as error:
            self._after = None
            self.failed.emit(error)
            return
        self._after = page.after
        if page.rows:
            first = len(self.rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self.rows += page.rows
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == _ROW_ROLE:
            return self._shows(self.rows[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._shows(self.rows[index.row()]).spoken
        return None


class RowDelegate(QStyledItemDelegate):
    """Paints a row: square, two lines, date with badge, amount with a word."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(300, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = index.data(_ROW_ROLE)
        if not isinstance(shown, Shown):
            return
        theme, box = self._theme, QRect(option.rect)
        painter.save()
        if shown.on:
            painter.fillRect(box, theme.color("primary_soft"))
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), theme.color("primary"))
        elif option.state & QStyle.StateFlag.State_MouseOver and not shown.faded:
            painter.fillRect(box, theme.color("row_hover"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        left = box.left() + 18
        if shown.square:
            self._square(painter, QRect(left, box.top() + 10, 48, 48), shown)
            left += 62
        right = box.right() - 16
        narrow = box.width() < _NARROW
        dates = right - (304 if not narrow else 262 if shown.mark is not None else 210)
        self._right(painter, QRect(right - 130, box.top(), 130, box.height()), shown)
        self._date(painter, dates, box.top(), shown)
        self._lines(painter, QRect(left, box.top(), dates - left - 12, box.height()), shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, theme, box.adjusted(2, 1, -2, -2), theme.sizes.radius)
        painter.restore()

    def _square(self, painter: QPainter, square: QRect, shown: Shown) -> None:
        theme = self._theme
        ink = "disabled_ink" if shown.faded else "primary_ink"
        border = "primary" if shown.on else "line2"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(border), 2 if shown.on else 1))
        painter.setBrush(theme.color("primary_soft" if shown.on else "surface"))
        painter.drawRoundedRect(QRectF(square).adjusted(1, 1, -1, -1), theme.sizes.radius, theme.sizes.radius)
        ratio = painter.device().devicePixelRatio()
        picture = theme.pixmap("circle-check" if shown.on else shown.square, ink, 26, ratio)
        painter.drawPixmap(square.left() + 11, square.top() + 11, picture)

    def _lines(self, painter: QPainter, room: QRect, shown: Shown) -> None:
        theme, elide = self._theme, Qt.TextElideMode.ElideRight
        painter.setPen(theme.color("disabled_ink" if shown.faded else "text"))
        painter.setFont(theme.font(theme.sizes.body, 600))
        title = painter.fontMetrics().elidedText(shown.title, elide, room.width())
        high = 11 if shown.below else 23
        painter.drawText(QRect(room.left(), room.top() + high, room.width(), 24), _LEFT, title)
        painter.setPen(theme.color("text3"))
        painter.setFont(theme.font(theme.sizes.caption))
        below = painter.fontMetrics().elidedText(shown.below, elide, room.width())
        painter.drawText(QRect(room.left(), room.top() + 38, room.width(), 20), _LEFT, below)

    def _date(self, painter: QPainter, left: int, top: int, shown: Shown) -> None:
        theme = self._theme
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(theme.sizes.body))
        high = 8 if shown.mark is not None else 23
        painter.drawText(QRect(left, top + high, 160, 24), _LEFT, shown.date)
        if shown.mark is None:
            return
        painter.setFont(theme.font(theme.sizes.caption, 600))
        width = painter.fontMetrics().horizontalAdvance(shown.mark.text) + 42
        place = QRectF(left, top + 34, width, theme.sizes.caption + 13)
        paint_badge(painter, theme, place, shown.mark.text, shown.mark.icon, shown.mark.tone)

    def _right(self, painter: QPainter, room: QRect, shown: Shown) -> None:
        theme = self._theme
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(theme.sizes.amount, 600))
        high = 9 if shown.state else 22
        painter.drawText(QRect(room.left(), room.top() + high, room.width(), 26), _RIGHT, shown.amount)
        painter.setPen(theme.color("primary_ink" if shown.on else "text3"))
        painter.setFont(theme.font(theme.sizes.caption))
        painter.drawText(QRect(room.left(), room.top() + 38, room.width(), 20), _RIGHT, shown.state)


class FileList(QListView):
    """A list whose rows are tapped; ``picked`` carries the number of the row. A second tap at once is ignored."""

    picked = Signal(int)

    def __init__(self, theme: Theme, rows: FileRows, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setModel(rows)
        self._delegate = RowDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._since = QElapsedTimer()
        self._last = -1
        self.clicked.connect(lambda index: self._pick(index.row()))
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        now = self.currentIndex()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and now.isValid():
            if not event.isAutoRepeat() and not event.modifiers():
                self._pick(now.row())
                return
            event.ignore()
        elif event.key() in _OWN_KEYS and not event.modifiers():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _pick(self, row: int) -> None:
        if row == self._last and self._since.isValid() and self._since.elapsed() < DOUBLE_PRESS_MS:
            return
        self._last = row
        self._since.start()
        self.picked.emit(row)


_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
