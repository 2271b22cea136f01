"""'Over Kassa': the version, and the licence of every part of others that the program is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from kassa import __version__
from kassa.system.licences import read_parts
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from pathlib import Path

    from kassa.system.licences import Part
    from kassa.ui.office.context import OfficeContext

LIST_WIDTH = 240


class AboutPage(QFrame):
    """What the program is made of at the left, the licence of what is chosen at the right.

    Args:
        office: theme and who is signed in.
        file: the licences, as ``scripts/licences.py`` writes them.
    """

    def __init__(self, office: OfficeContext, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "page")
        self.setObjectName("about")
        self.setWindowTitle(self.tr("Over Kassa"))
        self._parts = read_parts(file)
        self.list = QListWidget()
        self.list.setObjectName("about.parts")
        self.list.setAccessibleName(self.tr("Onderdelen"))
        self.list.setProperty("fx", "side")
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setIconSize(QSize(16, 16))
        self.title = label("", "h1", name="about.title")
        self.licence = label("", "body", "second", wrap=True, name="about.licence")
        self.text = QPlainTextEdit()
        self.text.setObjectName("about.text")
        self.text.setAccessibleName(self.tr("Tekst van de licentie"))
        self.text.setReadOnly(True)
        self.list.addItem(QListWidgetItem(office.ui.theme.icon("store", "text2"), "Kassa"))
        for part in self._parts:
            self.list.addItem(part.name)
        self.list.currentRowChanged.connect(self._show)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        side = QFrame()
        side.setProperty("fx", "nav")
        inner = QHBoxLayout(side)
        inner.setContentsMargins(10, 12, 10, 12)
        inner.addWidget(self.list)
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 20)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.licence)
        column.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(column, 1)

    def _show(self, row: int) -> None:
        if row > 0:
            self._show_part(self._parts[row - 1])
            return
        self.title.setText(f"Kassa {__version__}")
        if not self._parts:
            self.licence.setText(
                self.tr("De lijst met licenties ontbreekt bij dit programma. Installeer Kassa opnieuw om haar te zien.")
            )
        else:
            told = self.tr("Kassa is gemaakt met %1 onderdelen van anderen. Kies er een om de licentie te lezen.")
            self.licence.setText(told.replace("%1", str(len(self._parts))))
        self.text.setVisible(bool(self._parts))
        self.text.setPlainText("\n".join(f"{part.title}: {part.licence}" for part in self._parts))

    def _show_part(self, part: Part) -> None:
        self.title.setText(part.title)
        self.licence.setText(self.tr("Licentie: %1").replace("%1", part.licence))
        self.text.setPlainText(part.text)
