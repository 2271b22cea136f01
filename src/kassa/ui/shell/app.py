"""The one Qt application of a process: its scale, its looks, and what happens when we made a mistake."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLoggingCategory, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

_log = logging.getLogger("kassa.ui")

NORMAL = (1366, 768)
_STEP = 32
_DENSE = 110  # dots per inch; a 21 inch monitor has 100, a 15 inch panel of 1920 x 1080 has 141


def till_scale(width: int, height: int) -> float:
    """Return how much larger a till is drawn on a screen of this size: 1 at 1366 x 768, never less (ui.md 2.1)."""
    return max(1.0, round(min(width / NORMAL[0], height / NORMAL[1]) * _STEP) / _STEP)


def start_scale(setting: str, memory: Path) -> float:
    """Return the scale to start with: the setting in percent, or for ``auto`` what fitted the screen last time.

    The scale must be known before the first window, the screen is known after it: the first start of a till is at 1.
    """
    if setting != "auto":
        return int(setting) / 100
    try:
        return max(1.0, float(memory.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return 1.0


def remember_scale(memory: Path) -> None:
    """Note the scale that fits the screen, for the next start; a large monitor of ordinary density shows more at 1."""
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio()
    pixels = screen.size() * ratio
    dense = screen.physicalDotsPerInch() * ratio > _DENSE
    fitting = till_scale(pixels.width(), pixels.height()) if dense else 1.0
    with contextlib.suppress(OSError):
        memory.write_text(f"{fitting:g}", encoding="utf-8")


def make_application(name: str, *, scale: float = 1.0) -> QApplication:
    """Make the application; ``scale`` must be known before the first window."""
    if scale != 1.0:
        os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QLoggingCategory.setFilterRules("qt.qpa.*.warning=false")
    app = QApplication([name])
    app.setApplicationName("Kassa")
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
