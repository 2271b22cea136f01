"""What stands in the window when every tab is closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.ui.office.screens import Entry
    from kassa.ui.theme.theme import Theme


class Welcome(QFrame):
    """The pages of the navigation as buttons."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "page")
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        self._buttons: dict[str, Button] = {}
        text = (
            self.tr("Kies een scherm.") if entries else self.tr("Deze medewerker heeft geen rechten in de backoffice.")
        )
        column.addWidget(label(text, "title"), 0, Qt.AlignmentFlag.AlignCenter)
        for entry in entries:
            for line in entry.children or (entry,):
                button = Button(theme, line.label, name=f"welcome.{line.screen}", icon=entry.icon)
                button.setFixedWidth(260)
                button.setAccessibleName(f"{entry.label}, {line.label}" if entry.children else line.label)
                button.clicked.connect(lambda _on=False, screen=line.screen: self.chosen.emit(screen))
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
                self._buttons[line.screen] = button
        column.addStretch(3)

    def hide_screens(self, hidden: frozenset[str]) -> None:
        """Leave out the pages of parts that the shop does not use."""
        for screen, button in self._buttons.items():
            button.setVisible(screen not in hidden)
