"""A small panel that hangs under a button and closes when something else is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

MARGIN = 8


class Popover(QFrame):
    """A panel of its own window kind; the focus goes back to its button."""

    closed = Signal()

    def __init__(self, theme: Theme, owner: QWidget, title: str, *, name: str, width: int = 280) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._theme = theme
        self._owner = owner
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("fx", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(width)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 12, 14, 12)
        self.body.setSpacing(8)
        self.body.addWidget(label(title, "strong"))

    def pop(self) -> None:
        """Show under the owner, inside its screen."""
        self.adjustSize()
        place = self._owner.mapToGlobal(QPoint(0, self._owner.height() + 4))
        screen = self._owner.screen().availableGeometry()
        size: QSize = self.sizeHint()
        place.setX(max(screen.left() + MARGIN, min(place.x(), screen.right() - self.width() - MARGIN)))
        place.setY(max(screen.top() + MARGIN, min(place.y(), screen.bottom() - size.height() - MARGIN)))
        self.move(place)
        self.show()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back and go away for good."""
        super().hideEvent(event)
        self.closed.emit()
        self.deleteLater()
