"""What lies over a screen covers it, also when the screen got its size only a moment ago."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kassa.ui.widgets.overlay import Dialog
from tests.support.clock import FrozenClock
from tests.support.screens import ui_context


def test_a_dialog_covers_what_gets_its_size_while_it_opens(
    qtbot: QtBot, qapp: QApplication, clock: FrozenClock, tmp_path: Path
) -> None:
    window, beside, over = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(beside)
    row.addWidget(over, 1)
    QVBoxLayout(over)
    beside.setFixedWidth(300)
    window.resize(1000, 600)
    window.show()
    QApplication.processEvents()
    dialog = Dialog(ui_context(qapp, clock, tmp_path).theme, over, "Wat nu?", name="what")
    beside.setFixedWidth(100)  # the layout follows at the next moment
    dialog.open()
    QApplication.processEvents()
    assert over.width() > 800
    assert dialog.geometry() == over.rect()
    window.resize(700, 600)
    QApplication.processEvents()
    assert dialog.geometry() == over.rect()
