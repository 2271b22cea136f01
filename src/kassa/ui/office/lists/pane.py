"""The preview pane: details of the current row at the right of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.ui.widgets.buttons import icon_button
from kassa.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from kassa.services.lists.spec import Row
    from kassa.ui.theme.theme import Theme

WIDTH = 400
PEEK_WIDTH = 372


class PreviewPane(QFrame):
    """Frame of a preview; a page fills :attr:`body` in :meth:`show_row`."""

    closed = Signal()
    own_width = 0
    """Width a page wants instead of the usual one."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "pane")
        self.setObjectName(f"{name}.pane")
        self._theme = theme
        self.title = ElidedLabel("", "title")
        self.subtitle = ElidedLabel("", "caption")
        close = icon_button(theme, "x", self.tr("Voorbeeld sluiten"), name=f"{name}.pane_close", kind="ghost", sz="s")
        close.clicked.connect(self.closed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 10, 8)
        head.addLayout(words, 1)
        head.addWidget(close)
        inside = QWidget()
        inside.setProperty("fx", "surface")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(18, 4, 18, 18)
        self.body.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)

    def show_row(self, row: Row | None) -> None:
        """Show a row; pages override this."""
        self.setEnabled(row is not None)
