"""First step of reading a list in: the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.file_dialog import ask_open
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.services.ports import Sheet
    from kassa.ui.theme.theme import Theme

AskFile = Callable[[QWidget], str]
CARD_WIDTH = 640


def ask_file(parent: QWidget) -> str:
    """Ask the person for a list; empty when they thought better of it."""
    kinds = "*.csv *.txt *.tsv *.gz *.xlsx *.xlsm *.xlsb *.xls *.ods"
    title = QCoreApplication.translate("FileStep", "Bestand kiezen")
    return ask_open(parent, title, f"CSV, Excel, ODS ({kinds})")


class FileStep(QFrame):
    """A place to drop a file or choose one; of a workbook the sheet."""

    chosen = Signal(Path, str)
    """The file and the sheet; an empty sheet is the first one with rows."""

    def __init__(self, theme: Theme, ask: AskFile) -> None:
        super().__init__()
        self._ask = ask
        self._path: Path | None = None
        self.setAcceptDrops(True)
        card = QFrame()
        card.setProperty("fx", "card")
        card.setFixedWidth(CARD_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 36, 32, 32)
        inside.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(label(self.tr("Sleep een lijst hierheen of kies een bestand"), "title"), 0, middle)
        told = self.tr(
            "CSV, Excel (XLSX, XLS) of ODS. Tekens en scheidingsteken worden zelf herkend; de eerste regel bevat de "
            "namen van de kolommen. Er wordt pas iets bewaard na de controle."
        )
        explanation = label(told, "body", "second", wrap=True)
        explanation.setAlignment(middle)
        explanation.setFixedWidth(CARD_WIDTH - 64)
        inside.addWidget(explanation)
        self.button = Button(
            theme, self.tr("Bestand kiezen…"), name="import.choose", kind="primary", icon="folder-open"
        )
        self.button.clicked.connect(self._choose)
        inside.addWidget(self.button, 0, middle)
        self.sheet = ChoiceField(theme, self.tr("Werkblad"), (), name="import.sheet")
        self.sheet.hide()
        self.sheet.changed.connect(self._other_sheet)
        inside.addWidget(self.sheet)
        self.notice = Notice(theme, name="import.file_notice")
        inside.addWidget(self.notice)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 20, 24)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def take(self, path: Path) -> None:
        """Take a file as if it was chosen."""
        self._path = path
        self.notice.say("")
        self.chosen.emit(path, "")

    def show_sheets(self, sheet: Sheet) -> None:
        """Offer the other sheets of a workbook."""
        self.sheet.set_choices([(name, name) for name in sheet.sheets])
        self.sheet.blockSignals(True)
        self.sheet.set_value(sheet.sheet)
        self.sheet.blockSignals(False)
        self.sheet.setVisible(len(sheet.sheets) > 1)

    def _choose(self) -> None:
        path = self._ask(self)
        if path:
            self.take(Path(path))

    def _other_sheet(self) -> None:
        if self._path is not None:
            self.chosen.emit(self._path, self.sheet.value())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))
