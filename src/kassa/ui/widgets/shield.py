"""Swallows a second press on the same spot just after money was booked: it must not land on the next screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from kassa.ui.widgets.buttons import DOUBLE_PRESS_MS

_REACH = 48


class PressShield(QWidget):
    """Invisible, around the finger; takes itself away after half a second. Everything else can be pressed at once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        spot = window.mapFromGlobal(QCursor.pos())
        self.setGeometry(QRect(spot.x() - _REACH, spot.y() - _REACH, 2 * _REACH, 2 * _REACH))
        self.show()
        self.raise_()
        QTimer.singleShot(DOUBLE_PRESS_MS, self, self.deleteLater)
