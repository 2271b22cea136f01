"""One ring around whatever has the focus, after keyboard use only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_KEYS = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
    }
    | {Qt.Key(Qt.Key.Key_F1.value + number) for number in range(12)}
)
_GAP, _WIDTH = 2, 3


class FocusRing(QWidget):
    """Overlay of a window: 3 px ring, 2 px outside the control. Style sheets cannot draw outside a widget."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
            QTimer.singleShot(0, self, lambda: app.installEventFilter(self))  # nobody types while a window is built
        theme.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            self._used(keyboard=True)
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
            self._used(keyboard=False)
        elif watched is self._target and kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), _WIDTH))
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        radius = self._theme.sizes.radius + _GAP + 1
        painter.drawRoundedRect(box, radius, radius)

    def _used(self, *, keyboard: bool) -> None:
        if self._theme.keyboard_used != keyboard:
            self._theme.keyboard_used = keyboard
            self._place()

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._target = now
        self._place()

    def _place(self) -> None:
        target = self._target
        shown = (
            target is not None
            and self._theme.keyboard_used
            and isinstance(target, QPushButton)
            and target.window() is self.window()
            and target.isVisible()
        )
        if not shown or target is None:
            self.hide()
            return
        corner = target.mapTo(self.window(), target.rect().topLeft())
        grow = _GAP + _WIDTH
        self.setGeometry(QRect(corner, target.size()).adjusted(-grow, -grow, grow, grow))
        self.raise_()
        self.show()
