"""The header of the receipt column while a new order is made: what it is, and the way back to the bon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.ui.widgets.buttons import icon_button
from kassa.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_ICON = 26


class OrderHead(QWidget):
    """'Nieuwe order', 'Nog niet geplaatst' and an arrow back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("order.head")
        self._icon = QLabel()
        self._title, self._state = ElidedLabel("", "title"), label("", "caption")
        self.back = icon_button(theme, "arrow-left", "x", name="order.back", kind="ghost")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._state)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 8, 10)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.back)
        theme.changed.connect(self._recolour)
        self._recolour()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _recolour(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("package", "primary_ink", _ICON, self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Nieuwe order"))
        self._state.setText(self.tr("Nog niet geplaatst"))
        words = self.tr("Terug naar bon")
        self.back.setAccessibleName(words)
        self.back.setToolTip(words)
