"""Segmented control and chips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QWidget

from kassa.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kassa.ui.theme.theme import Theme


class Segmented(QFrame):
    """Two to four choices of which one holds; ``chosen`` carries its key."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, options: Sequence[tuple[str, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("fx", "segmented")
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        row.setSpacing(4)
        for key, text in options:
            button = Button(theme, text, name=f"{name}_{key}", kind="segment", parent=self)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, chosen=key: self.chosen.emit(chosen))
            self._group.addButton(button)
            self._buttons[key] = button
            row.addWidget(button)
        next(iter(self._buttons.values())).setChecked(True)

    def value(self) -> str:
        """The key of the choice that holds."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_value(self, key: str) -> None:
        """Choose without a signal."""
        self._buttons[key].setChecked(True)

    def set_labels(self, options: Sequence[tuple[str, str]]) -> None:
        """Show other words for the same keys: after a change of language."""
        for key, text in options:
            self._buttons[key].set_label(text)


class Chip(Button):
    """Round checkable button for filters, dates and percentages."""

    def __init__(self, theme: Theme, text: str, *, name: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, name=name, kind="chip", icon=icon, parent=parent)
        self.setCheckable(True)
