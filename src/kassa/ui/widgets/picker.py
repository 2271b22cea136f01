"""Picker: a field that finds one thing among many while a person types (ui.md 5): debiteur, artikel, medewerker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kassa.domain.errors import KassaError
from kassa.domain.frozen import frozen
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.fields import SEARCH_PAUSE_MS, Field
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from kassa.ui.theme.theme import Theme
    from kassa.ui.work.jobs import Runner

MOST = 8
ROW, PADDING, LEAST_WIDTH = 46, 10, 340
_CHOICE = Qt.ItemDataRole.UserRole
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@frozen
class Choice:
    """Something that can be picked.

    Attributes:
        key: identity; what the form stores.
        text: name, shown in the field when it is picked.
        detail: second line in the list: number, place, phone; may be empty.
    """

    key: str
    text: str
    detail: str = ""


class Picker(Field):
    """Type to find; Enter takes the first or the marked one; F4 opens; an empty field shows the last used.

    Nothing is picked by leaving the field: what was typed and not chosen is taken back, an emptied field means nothing.

    Args:
        theme: for colours and icons.
        jobs: searching runs in the background.
        text: label.
        find: called with what was typed and how many are shown; with an empty text it gives the last used ones.
        name: object name of the field; the list is called ``name.list``.
        required: marks the label.
    """

    picked = Signal(object)
    """The :class:`Choice`, or ``None`` when the field was emptied."""

    def __init__(
        self,
        theme: Theme,
        jobs: Runner,
        text: str,
        find: Callable[[str, int], Sequence[Choice]],
        *,
        name: str,
        required: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, name=name, required=required, parent=parent)
        self._theme, self._jobs, self._find = theme, jobs, find
        self._choice: Choice | None = None
        self._asked = 0
        self._take_first = False
        self._frame: QFrame | None = None
        self._list = _list(theme, name)
        self._list.setAccessibleName(self.tr("Gevonden"))
        self._list.itemClicked.connect(self._clicked)
        self._opener = QAction(self.edit)
        self._opener.setText(self.tr("Lijst openen (F4)"))
        self._opener.triggered.connect(self.open)
        self.edit.addAction(self._opener, QLineEdit.ActionPosition.TrailingPosition)
        self.edit.setPlaceholderText(self.tr("Typ om te zoeken…"))
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def choice(self) -> Choice | None:
        """What is picked."""
        return self._choice

    def key(self) -> str:
        """Return the identity of what is picked; empty for nothing."""
        return self._choice.key if self._choice is not None else ""

    def set_choice(self, choice: Choice | None) -> None:
        """Show what is picked, without a signal."""
        self._choice = choice
        self._forget_search()
        self.edit.setText(choice.text if choice is not None else "")
        self.edit.setCursorPosition(0)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._frame is not None and self._frame.isVisible()

    @property
    def shown(self) -> tuple[Choice, ...]:
        """What the list offers, in order."""
        items = [self._list.item(place) for place in range(self._list.count())]
        return tuple(choice for item in items if isinstance(choice := item.data(_CHOICE), Choice))

    def open(self) -> None:
        """Show the list: what matches, or the last used ones when nothing was typed."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def close_list(self) -> None:
        """Hide the list; the field stays as it is."""
        if self._frame is not None:
            self._frame.hide()

    # --- searching -------------------------------------------------------------------------------------

    def _typed(self) -> None:
        self._take_first = False
        self._asked += 1  # an answer to what stood here before comes too late
        self._pause.start()

    def _words(self) -> str:
        """Return what was typed; the name of what is picked is no search."""
        text = self.edit.text().strip()
        return "" if self._choice is not None and text == self._choice.text else text

    def _search(self) -> None:
        self._pause.stop()
        self._asked += 1
        number, words, find = self._asked, self._words(), self._find

        def done(found: Sequence[Choice]) -> None:
            if number == self._asked:
                self._show(found, words)

        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            if number == self._asked:
                self._forget_search()
                self.set_error(str(error))

        self._jobs.run(self, lambda: find(words, MOST), done=done, failed=failed, lane=Lane.IO)

    def _show(self, found: Sequence[Choice], words: str) -> None:
        self._list.clear()
        for choice in found[:MOST]:
            item = QListWidgetItem(", ".join(part for part in (choice.text, choice.detail) if part))
            item.setData(_CHOICE, choice)
            self._list.addItem(item)
        if not found:
            nothing = self.tr("Niets gevonden") if words else self.tr("Typ om te zoeken")
            item = QListWidgetItem(nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setCurrentRow(0 if found else -1)
        if self._take_first and found:
            self._take(found[0])
            return
        self._take_first = False
        if self.edit.hasFocus():
            self._pop()
        announce(self.edit, self.tr("%1 gevonden").replace("%1", str(len(found))) if found else nothing)

    def _pop(self) -> None:
        """Hang the list under the field, over everything in its window; above the field where there is no room."""
        over = self.window()
        if self._frame is None or self._frame.parentWidget() is not over:
            if self._frame is not None:
                self._frame.deleteLater()
            self._frame = _frame(over, self.edit.objectName(), self._list)
        count = self._list.count()
        width = min(max(self.edit.width(), LEAST_WIDTH), over.width() - 8)
        height = ROW * count + 14
        at = self.edit.mapTo(over, QPoint(0, self.edit.height() + 4))
        if at.y() + height > over.height():
            at.setY(max(4, at.y() - self.edit.height() - 8 - height))
        at.setX(max(4, min(at.x(), over.width() - width - 4)))
        self._frame.setGeometry(QRect(at, QSize(width, height)))
        self._list.show()
        self._frame.show()
        self._frame.raise_()

    def _forget_search(self) -> None:
        """No answer on its way may open the list or pick any more."""
        self._pause.stop()
        self._asked += 1
        self._take_first = False
        self.close_list()

    # --- choosing --------------------------------------------------------------------------------------

    def _clicked(self, item: QListWidgetItem) -> None:
        choice = item.data(_CHOICE)
        if isinstance(choice, Choice):
            self._take(choice)

    def _take(self, choice: Choice) -> None:
        self.set_choice(choice)
        self.set_error("")
        self.picked.emit(choice)

    def _enter(self) -> bool:
        """Take the marked one; the first as soon as it is found when Enter was faster than the search."""
        if self.is_open and not self._pause.isActive():
            item = self._list.currentItem()
            if item is not None:
                self._clicked(item)
            return True
        if not self._words():
            return False
        self._take_first = True
        self._search()
        return True

    def _leave(self) -> None:
        """Leave the field: emptied means nothing is picked; anything else not chosen is taken back."""
        self._forget_search()
        if self._choice is not None and not self.edit.text().strip():
            self._choice = None
            self.picked.emit(None)
        self.edit.setText(self._choice.text if self._choice is not None else "")

    def _step(self, step: int) -> None:
        if not self.is_open:
            self._search()
        elif self.shown:
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
            announce(self.edit, self._list.currentItem().text())

    def _escape(self) -> bool:
        """Close the list first; a second Esc is for what lies around the field."""
        was_open = self.is_open
        if was_open:
            self._forget_search()
            self.edit.setText(self._choice.text if self._choice is not None else "")
        return was_open

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk through the list from the field."""
        if watched is not self.edit:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() != Qt.FocusReason.PopupFocusReason and QApplication.activePopupWidget() is None:
                self._leave()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event.key())
        return super().eventFilter(watched, event)

    def _key_pressed(self, key: int) -> bool:
        if key == Qt.Key.Key_F4:
            self.open()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter()
        elif key == Qt.Key.Key_Escape:
            return self._escape()
        else:
            return False
        return True

    def _recolour(self) -> None:
        self._opener.setIcon(self._theme.icon("chevron-down", "text2"))


class _TwoLines(QStyledItemDelegate):
    """A name with its detail below it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        del option, index
        return QSize(0, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the mark of the current line and its words."""
        theme, rect = self._theme, option.rect
        view = self.parent()
        assert isinstance(view, QListWidget)
        choice = index.data(_CHOICE)
        if isinstance(choice, Choice) and index.row() == view.currentRow():
            painter.fillRect(rect, theme.color("primary_soft"))
        text = choice.text if isinstance(choice, Choice) else str(index.data())
        detail = choice.detail if isinstance(choice, Choice) else ""
        room = rect.adjusted(PADDING, 4, -PADDING, -4)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2) if detail else room
        painter.setFont(theme.font(theme.sizes.body, 500))
        painter.setPen(theme.color("text" if isinstance(choice, Choice) else "text2"))
        painter.drawText(upper, _LEFT, _elided(painter, text, room.width()))
        if detail:
            painter.setFont(theme.font(theme.sizes.caption))
            painter.setPen(theme.color("text2"))
            lower = upper.translated(0, room.height() - upper.height())
            painter.drawText(lower, _LEFT, _elided(painter, detail, room.width()))


def _elided(painter: QPainter, text: str, width: int) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)


def _list(theme: Theme, name: str) -> QListWidget:
    made = QListWidget()
    made.setObjectName(f"{name}.list")
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setMouseTracking(True)
    made.itemEntered.connect(made.setCurrentItem)
    made.setItemDelegate(_TwoLines(theme, made))
    return made


def _frame(over: QWidget, name: str, inside: QListWidget) -> QFrame:
    frame = QFrame(over)
    frame.setProperty("fx", "popover")
    frame.setObjectName(f"{name}.popup")
    column = QVBoxLayout(frame)
    column.setContentsMargins(6, 6, 6, 6)
    column.addWidget(inside)
    return frame
