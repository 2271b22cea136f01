"""Other customers that belong to one: names to press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

MOST = 25


class DetailLinks(QWidget):
    """A heading with links below it; hidden without any."""

    chosen = Signal(str)
    """Identity of what was pressed."""

    def __init__(self, theme: Theme, title: str, name: str) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self._buttons: list[Button] = []
        self._more = label("", "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(label(title, "title"))
        self._column.addWidget(self._more)
        self.count = 0

    def show_links(self, links: Sequence[tuple[str, str, str]]) -> None:
        """Show these: identity, name and number."""
        for old in self._buttons:
            self._column.removeWidget(old)
            old.deleteLater()
        self._buttons = []
        for place, (key, text, number) in enumerate(links[:MOST], start=1):
            made = Button(self._theme, f"{text} ({number})", name=f"{self._name}_{place}", kind="link", icon="user")
            made.clicked.connect(lambda _on=False, one=key: self.chosen.emit(one))
            self._column.insertWidget(place, made, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons.append(made)
        self.count = len(links)
        left = self.count - MOST
        self._more.setText(self.tr("en nog %1").replace("%1", str(left)) if left > 0 else "")
        self._more.setVisible(left > 0)
        self.setVisible(bool(links))
