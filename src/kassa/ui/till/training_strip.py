"""The orange strip on every screen while practising."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kassa.ui.widgets.labels import label

_HEIGHT = 28


class TrainingStrip(QFrame):
    """Says that nothing is booked; hidden in the real shop."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("till.training")
        self.setProperty("fx", "training")
        self.setFixedHeight(_HEIGHT)
        self._text = label("", "strong")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self._text)
        self._retranslate()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        words = self.tr("Oefenen, er wordt niets geboekt")
        self._text.setText(words)
        self.setAccessibleName(words)
