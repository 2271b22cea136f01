"""The one Qt application of a process: its scale, its looks, and what happens when we made a mistake."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLoggingCategory, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

_log = logging.getLogger("kassa.ui")

NORMAL = (1366, 768)
_STEP = 32


def till_scale(width: int, height: int) -> float:
    """Return how much larger a till is drawn on a screen of this size: 1 at 1366 x 768, never less (ui.md 2.1)."""
    return max(1.0, round(min(width / NORMAL[0], height / NORMAL[1]) * _STEP) / _STEP)


def make_application(name: str, *, scale: float = 1.0) -> QApplication:
    """Make the application; ``scale`` must be known before the first window."""
    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QLoggingCategory.setFilterRules("qt.qpa.*.warning=false")
    app = QApplication([name])
    app.setApplicationName("Kassa")
    app.setApplicationDisplayName("Kassa")
    app.setDesktopFileName("kassa")
    return app


class Apology:
    """Says sorry for our mistake once, keeps the bon and goes on: a till never disappears under a customer.

    Args:
        log: where the particulars stand.
    """

    def __init__(self, log: Path | None) -> None:
        self._where = f" De bijzonderheden staan in {log}." if log else ""
        self._shown = False
        sys.excepthook = self._caught

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("Onverwachte fout", exc_info=(kind, error, trace))
        if not self._shown and QApplication.instance() is not None:
            self._shown = True
            QTimer.singleShot(0, self._show)

    def _show(self) -> None:
        words = "Er ging iets mis dat wij niet hadden voorzien. De bon is bewaard; ga gewoon verder."
        box = QMessageBox(QMessageBox.Icon.Warning, "Kassa", words + self._where)
        box.addButton("Verder", QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._closed)
        box.open()

    def _closed(self) -> None:
        self._shown = False
