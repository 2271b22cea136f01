"""Undoing an import: the question before and the words after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from kassa.services.importing.report import Report, Undone
from kassa.ui.office.importing.preview import grouped
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from kassa.ui.office.importing.words import ImportWords
    from kassa.ui.theme.theme import Theme


def ask_undo(
    theme: Theme, page: QWidget, words: ImportWords, report: Report, undo: Callable[[Report], None]
) -> ConfirmDialog:
    """Ask before an import is undone; ``undo`` is called after yes."""
    title = QCoreApplication.translate("ImportUndo", "Import '%1' ongedaan maken?").replace("%1", report.file_name)
    yes = QCoreApplication.translate("ImportUndo", "Ja, ongedaan maken")
    no = QCoreApplication.translate("ImportUndo", "Nee, behouden")
    dialog = ConfirmDialog(theme, page.window(), title, words.undo, yes, no, name="import.confirm_undo")
    dialog.finished.connect(lambda result: undo(report) if result else None)
    dialog.ask()
    return dialog


def undone_text(words: ImportWords, undone: Undone) -> str:
    """Say what undoing did."""
    text = words.undone
    for place, number in enumerate((undone.removed, undone.restored, undone.kept), start=1):
        text = text.replace(f"%{place}", grouped(number))
    return text
