"""Asks for a file without opening any file on the way.

A dialog that looks into files to draw their icons may open and close the database of this very process; POSIX then
drops the locks SQLite holds on it, and another program that stops would take the journal of unsaved pages away
(sqlite.org/howtocorrupt.html, 2.2). So the dialog is Qt's own everywhere but on Windows, and goes by names alone.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QStyle, QWidget

from kassa.domain.errors import InputError, Reason
from kassa.domain.messages.files import NewFile, media_type, safe_name
from kassa.domain.messages.message import LARGEST

ATTACHMENT_KINDS = "*.pdf *.png *.jpg *.jpeg *.txt *.csv *.xml *.xlsx *.docx"


class ByName(QAbstractFileIconProvider):
    """Icons and types from the name of a file; its content is never read."""

    def icon(self, of: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        """A folder or a sheet of paper."""
        folder = of.isDir() if isinstance(of, QFileInfo) else of == QAbstractFileIconProvider.IconType.Folder
        kind = QStyle.StandardPixmap.SP_DirIcon if folder else QStyle.StandardPixmap.SP_FileIcon
        return QApplication.style().standardIcon(kind)

    def type(self, info: QFileInfo) -> str:
        """The ending of the name in capitals."""
        return QCoreApplication.translate("FileDialog", "Map") if info.isDir() else info.suffix().upper()


def ask_open(parent: QWidget, title: str, kinds: str) -> str:
    """Ask for a file that exists; empty when nothing was chosen."""
    return _ask(QFileDialog(parent, title, "", kinds), QFileDialog.AcceptMode.AcceptOpen)


def ask_save(parent: QWidget, title: str, proposal: str, kinds: str) -> str:
    """Ask where to write; empty when nothing was chosen."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.selectFile(proposal)
    return _ask(dialog, QFileDialog.AcceptMode.AcceptSave)


def read_attachment(path: Path) -> NewFile:
    """Return a chosen file with its bytes.

    Raises:
        InputError: its kind or size may not, or it cannot be read.
    """
    media_type(path.name)
    try:
        if path.stat().st_size <= LARGEST:
            return NewFile(path.name, path.read_bytes())
        wrong = f"'{safe_name(path.name)}' is groter dan {LARGEST // 1_000_000} MB."
    except OSError:
        wrong = f"'{safe_name(path.name)}' is niet te lezen."
    raise InputError(Reason("mail.attachments", wrong, "Kies een ander bestand."))


def _ask(dialog: QFileDialog, mode: QFileDialog.AcceptMode) -> str:
    icons = ByName()
    dialog.setAcceptMode(mode)
    opening = mode is QFileDialog.AcceptMode.AcceptOpen
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile if opening else QFileDialog.FileMode.AnyFile)
    if os.name != "nt":
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setIconProvider(icons)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return chosen[0] if chosen else ""
