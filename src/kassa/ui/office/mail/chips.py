"""The receivers of a mail as chips; only known addresses are taken (ui.md 9.2, M4-045)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLayout, QLayoutItem, QLineEdit, QSizePolicy
from shiboken6 import isValid

from kassa.domain.errors import InputError, Reason
from kassa.domain.messages.address import MailAddress, parse_address
from kassa.domain.messages.message import Recipient, unknown_address
from kassa.ui.widgets.buttons import icon_button
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.ui.theme.theme import Theme

GAP = 6
ROW = 26
EDIT_WIDTH = 120
ENDS = frozenset(",;")


class FlowLayout(QLayout):
    """Widgets in lines that wrap; the last one takes the rest of its line."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(7, 3, 7, 3)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert_before_last(self, widget: QWidget) -> None:
        """Add a widget before the field to type in."""
        self.addWidget(widget)
        self._items.insert(len(self._items) - 2, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return QSize(EDIT_WIDTH * 2, self.heightForWidth(max(self.geometry().width(), EDIT_WIDTH * 2)))

    def minimumSize(self) -> QSize:
        return QSize(EDIT_WIDTH, ROW + 6)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        edges = self.contentsMargins()
        left, right = rect.left() + edges.left(), rect.right() - edges.right()
        x, y = left, rect.top() + edges.top()
        for place, item in enumerate(self._items):
            last = place == len(self._items) - 1
            width = EDIT_WIDTH if last else min(item.sizeHint().width(), right - left)
            if x > left and x + width > right:
                x, y = left, y + ROW + 4
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(right - x if last else width, ROW)))
            x += width + GAP
        return y + ROW + edges.bottom() - rect.top()


class AddressChip(QFrame):
    """One receiver; its cross, Delete or Backspace takes it away."""

    removed = Signal()

    def __init__(self, theme: Theme, address: MailAddress, box: str, name: str) -> None:
        super().__init__()
        self.address = address
        self.setProperty("fx", "address")
        self.setToolTip(address.name)
        text = label(address.shown)
        said = self.tr("%1 %2, verwijderen").replace("%1", box).replace("%2", address.shown)
        self.cross = icon_button(theme, "x", said, name=name, kind="chipcross", sz="s")
        self.cross.setIconSize(QSize(12, 12))
        self.cross.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 3, 0)
        row.setSpacing(4)
        row.addWidget(text)
        row.addWidget(self.cross)


class AddressBox(QFrame):
    """Chips and a field to type the next one in, with the known addresses below it."""

    changed = Signal()
    refused = Signal(object, str)
    """Why what was typed is no receiver (a reason), and the text."""

    def __init__(self, theme: Theme, title: str, *, name: str) -> None:
        super().__init__()
        self._theme, self._title, self._name = theme, title, name
        self._known: dict[str, Recipient] = {}
        self._chips: list[AddressChip] = []
        self.setProperty("fx", "addresses")
        self.setObjectName(f"{name}_box")
        self.edit = AddressEdit(self)
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(title)
        self.edit.setProperty("fx", "bare")
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._picked)
        self.edit.setCompleter(self._completer)
        self._flow = FlowLayout()
        self._flow.addWidget(self.edit)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self.edit)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def set_known(self, known: Sequence[Recipient]) -> None:
        """Give the addresses that may be chosen."""
        self._known = {one.address.key: one for one in known}
        self._offer()

    def addresses(self) -> tuple[MailAddress, ...]:
        """Return the receivers."""
        return tuple(chip.address for chip in self._chips)

    def set_addresses(self, addresses: Sequence[MailAddress]) -> None:
        """Show these receivers."""
        while self._chips:
            self._drop(self._chips[-1])
        for address in addresses:
            self._put(address)
        self.edit.clear()
        self._offer()

    def add(self, address: MailAddress) -> None:
        """Add a receiver, once."""
        if all(chip.address.key != address.key for chip in self._chips):
            self._put(address)
            self._offer()
            self.changed.emit()
        self.edit.clear()

    def take_typed(self) -> bool:
        """Make a receiver of what was typed; False when it is none and the reason was told."""
        text = self.edit.text().strip(" ,;")
        if not text:
            return True
        try:
            address = parse_address(text)
        except InputError as error:
            return self._refuse(error.reason, text)
        known = self._known.get(address.key)
        if known is None:
            return self._refuse(unknown_address(address).reason, text)
        self.set_error(False)
        self.add(known.address)
        return True

    def take_first(self) -> bool:
        """Make a receiver of what was typed, or of the first known address that has it in it."""
        text = self.edit.text().strip(" ,;")
        self._completer.setCompletionPrefix(text)
        if text and self._completer.completionCount():
            self._picked(self._completer.currentCompletion())
            return True
        return self.take_typed()

    @property
    def is_choosing(self) -> bool:
        """Whether a line of the list below is marked: Enter takes that one."""
        popup = self._completer.popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()

    def take_last_away(self) -> None:
        """Take the last receiver away."""
        if self._chips:
            self._remove(self._chips[-1])

    def show_all(self) -> None:
        """Show every known address that is not chosen yet."""
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def set_error(self, wrong: bool) -> None:
        """Mark the box."""
        restyle(self, "state", "error" if wrong else "")

    def focus_changed(self, inside: bool) -> None:
        """Draw the box as the field that is typed in."""
        restyle(self, "focused", inside)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Typing begins wherever the box is pressed."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _refuse(self, reason: Reason, text: str) -> bool:
        self.set_error(True)
        self.refused.emit(reason, text)
        return False

    def _picked(self, text: str) -> None:
        for one in self._known.values():
            if _line(one) == text:
                # The completer writes its choice into the field after this signal.
                self.add(one.address)
                self.edit.clear_soon()
                self.set_error(False)

    def _put(self, address: MailAddress) -> None:
        chip = AddressChip(self._theme, address, self._title, f"{self._name}_remove_{len(self._chips)}")
        chip.removed.connect(lambda: self._remove(chip))
        self._chips.append(chip)
        self._flow.insert_before_last(chip)
        chip.show()
        chip.ensurePolished()
        self._flow.invalidate()
        self.updateGeometry()

    def _remove(self, chip: AddressChip) -> None:
        self._drop(chip)
        self._offer()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop(self, chip: AddressChip) -> None:
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()

    def _offer(self) -> None:
        chosen = {chip.address.key for chip in self._chips}
        self._words.setStringList([_line(one) for key, one in self._known.items() if key not in chosen])


class AddressEdit(QLineEdit):
    """The field inside the box."""

    def __init__(self, box: AddressBox) -> None:
        super().__init__(box)
        self._box = box
        self.textEdited.connect(self._typed)

    def clear_soon(self) -> None:
        """Empty it after whoever is writing in it now."""
        QTimer.singleShot(0, self, self.clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what was typed, Backspace in the empty field takes the last one away, F4 and Down show all."""
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if self._box.is_choosing:
                event.ignore()
            else:
                self._box.take_first()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self._box.take_last_away()
        elif key == Qt.Key.Key_F4 or (key == Qt.Key.Key_Down and not self.text()):
            self._box.show_all()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._box.focus_changed(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed on leaving the field."""
        super().focusOutEvent(event)
        if not isValid(self._box):
            return  # its window is taken down with the focus in this field
        self._box.focus_changed(False)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._box.take_typed()

    def _typed(self, text: str) -> None:
        self._box.set_error(False)
        if text and text[-1] in ENDS:
            self._box.take_typed()


def _line(one: Recipient) -> str:
    """What stands in the list: address, name and where it comes from."""
    return "  ·  ".join(filter(None, (one.address.shown, one.address.name, one.origin)))
