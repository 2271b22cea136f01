"""'Exporteren': which rows, which columns, which kind of file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kassa.domain.frozen import frozen
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.file_dialog import ask_save
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

AskPath = Callable[[QWidget, str, str], str]


@frozen
class ExportChoice:
    """What was chosen.

    Attributes:
        path: the file.
        selection: only the ticked rows.
        every_column: all columns instead of those shown.
    """

    path: str
    selection: bool
    every_column: bool


def ask_path(parent: QWidget, proposal: str, kind: str) -> str:
    """Ask the person for a file name; empty when they thought better of it."""
    return ask_save(parent, parent.window().windowTitle(), proposal, kind)


class ExportDialog(Dialog):
    """Ends with an :class:`ExportChoice`."""

    def __init__(self, theme: Theme, over: QWidget, title: str, ticked: int, rows: int, ask: AskPath) -> None:
        super().__init__(
            theme, over, QCoreApplication.translate("ExportDialog", "Exporteren"), name="export", width=480
        )
        self._list = title
        self._ask = ask
        self._kind = Segmented(theme, (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF")), name="export.format")
        self._put(self.tr("Soort bestand"), self._kind)
        whole = self.tr("Alles in dit filter (%1)").replace("%1", f"{rows:,}".replace(",", "."))
        options = [("all", whole)]
        if ticked:
            chosen = self.tr("Deze selectie (%1)").replace("%1", f"{ticked:,}".replace(",", "."))
            options.insert(0, ("selection", chosen))
        self._rows = Segmented(theme, options, name="export.rows")
        self._put(self.tr("Regels"), self._rows)
        columns = (("shown", self.tr("Getoonde kolommen")), ("all", self.tr("Alle kolommen")))
        self._columns = Segmented(theme, columns, name="export.columns")
        self._put(self.tr("Kolommen"), self._columns)
        self.add_button(self.tr("Annuleren"), None, name="export.cancel")
        start = Button(theme, self.tr("Exporteren"), name="export.start", kind="primary", sz="l")
        start.clicked.connect(self._start)
        self._go = self.add_action(start)

    def ask(self) -> None:
        """Show with the focus on the button that goes on: every choice has a default."""
        self.open(self._go)

    def _put(self, text: str, control: QWidget) -> None:
        control.setAccessibleName(text)
        self.body.addWidget(label(text, "label"))
        self.body.addWidget(control)

    def _start(self) -> None:
        suffix = self._kind.value()
        kind = {"xlsx": "Excel (*.xlsx)", "csv": "CSV (*.csv)", "pdf": "PDF (*.pdf)"}[suffix]
        path = self._ask(self, f"{self._list}.{suffix}", kind)
        if not path:
            return
        if not path.lower().endswith(f".{suffix}"):
            path = f"{path}.{suffix}"
        self.done(ExportChoice(path, self._rows.value() == "selection", self._columns.value() == "all"))
