"""What stands in a list without rows, and the bar above a list that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme


class EmptyState(QWidget):
    """One sentence and the next step."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = label("", "body", "muted", wrap=True, name=f"{name}.empty")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(theme, "", name=f"{name}.empty_action")
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addStretch(2)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)


class ErrorBar(QFrame):
    """What went wrong and 'Opnieuw proberen'; the old rows stay below it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "strip")
        self.setProperty("tone", "danger")
        self._text = label("", "body", "danger", wrap=True, name=f"{name}.error")
        self.again = Button(theme, self.tr("Opnieuw proberen"), name=f"{name}.retry", sz="s", icon="refresh-cw")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self.again)
        self.hide()

    def say(self, text: str) -> None:
        """Show the bar."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
