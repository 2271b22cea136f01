"""Files of documents that are looked at outside the program."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from kassa.system.paths import data_folder


def written(name: str, content: bytes) -> Path:
    """Write a copy to look at and return where it stands; the kept bytes stay where they are."""
    folder = data_folder() / "cache" / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def open_file(path: Path) -> None:
    """Show a file with the program this machine has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
