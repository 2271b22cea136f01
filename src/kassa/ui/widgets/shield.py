"""Swallows touches for a moment after money was booked, so that a second press never lands on the next screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from kassa.ui.widgets.buttons import DOUBLE_PRESS_MS


class PressShield(QWidget):
    """Invisible, over a whole window; takes itself away after half a second."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        QTimer.singleShot(DOUBLE_PRESS_MS, self, self.deleteLater)
