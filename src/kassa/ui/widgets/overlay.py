"""What lies over a screen: side panel, dialog and sheet on a scrim. Never a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_SHADOW_STEPS = 12


class Dialog(QWidget):
    """A frame on a scrim that covers ``over``: the whole window (dialog) or the work area (sheet).

    ``finished`` carries the result, ``None`` after Esc or the safe button. The focus goes back to where it was.
    """

    finished = Signal(object)

    def __init__(self, theme: Theme, over: QWidget, title: str, *, name: str, text: str = "", width: int = 520) -> None:
        super().__init__(over)
        self._theme = theme
        self._over = over
        self._before = QApplication.focusWidget()
        self._default: Button | None = None
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.frame = QFrame(self)
        self.frame.setProperty("fx", "dialog")
        self._width = width
        self._column = column = QVBoxLayout(self.frame)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        self.title = label(title, "title", wrap=True)
        column.addWidget(self.title)
        self.explanation = label(text, "body", "second", wrap=True)
        self.explanation.setVisible(bool(text))
        column.addWidget(self.explanation)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        column.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        over.installEventFilter(self)
        self.hide()

    def add_button(self, text: str, result: object, *, name: str, kind: str = "secondary") -> Button:
        """A button at the right that closes with ``result``; a primary one also answers to F12."""
        button = Button(self._theme, text, name=name, kind=kind, sz="l")
        button.clicked.connect(lambda: self.done(result))
        return self.add_action(button)

    def add_action(self, button: Button) -> Button:
        """A button at the right whose press the owner handles; a primary one also answers to F12."""
        self._buttons.addWidget(button)
        if button.property("kind") in ("primary", "success", "danger-fill"):
            self._default = button
        return button

    def open(self, focus: QWidget | None = None) -> None:
        """Show over everything in ``over`` and put the focus on ``focus`` or the first field."""
        self.show()
        self._fit()  # after it is shown: that gives what it covers its own size first
        self.raise_()
        target = focus or self._first()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: object = None) -> None:
        """Close with ``result``."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.finished.emit(result)
        self.deleteLater()

    def take_scan(self, code: str) -> bool:
        """A scan while this lies on top; ``False`` leaves it to the screen below."""
        del code
        return False

    def lift(self, pixels: int) -> None:
        """Move up by so many pixels from its place, for a keyboard below; 0 puts it back."""
        if self.isVisible():
            self._fit()
            self.frame.move(self.frame.x(), self.frame.y() - pixels)
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.done(None)
        elif self._is_confirm(event) and self._default is not None and self._default.isEnabled():
            self._default.click()
        elif event.key() == Qt.Key.Key_F12:
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        inside = [w for w in self.frame.findChildren(QWidget) if _takes_tab(w, self.frame)]
        now = QApplication.focusWidget()
        if not inside:
            return False
        place = inside.index(now) if now in inside else -1
        inside[(place + (1 if forward else -1)) % len(inside)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("scrim"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = QColor(self._theme.color("shadow"))
        colour.setAlpha(max(1, colour.alpha() // _SHADOW_STEPS))
        painter.setBrush(colour)
        for step in range(_SHADOW_STEPS):
            grow = 2.0 * step
            box = QRectF(self.frame.geometry()).adjusted(-grow, -grow + 12, grow, grow + 12)
            painter.drawRoundedRect(box, 16 + grow, 16 + grow)

    def _is_confirm(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return event.key() == Qt.Key.Key_F12 or (
            enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        )

    def _first(self) -> QWidget | None:
        return next((w for w in self.frame.findChildren(QWidget) if _takes_tab(w, self.frame)), None)

    def _fit(self) -> None:
        over = self._over
        self.setGeometry(over.rect())
        width = min(self._width, over.width() - 24)
        self.frame.setFixedWidth(width)
        self.frame.ensurePolished()
        layout = self._column
        wanted = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        height = min(max(wanted, self.frame.minimumHeight()), over.height() - 24)
        self.frame.setGeometry((over.width() - width) // 2, (over.height() - height) // 2, width, height)


def _takes_tab(widget: QWidget, frame: QWidget) -> bool:
    """Tell whether Tab stops here: not in a part that is hidden, nor in the list a combo box opens."""
    return bool(
        widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.isVisibleTo(frame)
        and widget.focusProxy() is None
    )


class ConfirmDialog(Dialog):
    """One question of ui.md 6.4: names the object and the consequence; the safe button has the focus."""

    def __init__(self, theme: Theme, over: QWidget, title: str, text: str, yes: str, no: str, *, name: str) -> None:
        super().__init__(theme, over, title, name=name, text=text)
        self._safe = self.add_button(no, None, name=f"{name}.no")
        self.add_button(yes, True, name=f"{name}.yes", kind="primary")

    def ask(self) -> None:
        """Show with the focus on the safe button."""
        self.open(self._safe)


class SidePanel(QFrame):
    """Covers the work area, never the receipt: title, close cross and ``body``."""

    closed = Signal()

    def __init__(self, theme: Theme, title: str, *, name: str, close_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("fx", "card")
        self._title = ElidedLabel(title, "title")
        self.close_button = icon_button(theme, "x", close_name, name=f"{name}.close", kind="ghost")
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        self.head = head
        head.addWidget(self.close_button)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 10, 14)
        column.addLayout(head)
        column.addLayout(self.body, 1)

    def set_title(self, title: str, close_name: str) -> None:
        """Another title: after a change of language."""
        self._title.setText(title)
        self.close_button.setAccessibleName(close_name)
        self.close_button.setToolTip(close_name)

    @property
    def heading(self) -> QLabel:
        """The label of the title."""
        return self._title
