"""What lies over a screen covers it, also when the screen got its size only a moment ago."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kassa.ui.widgets.overlay import Dialog
from tests.support.clock import FrozenClock
from tests.support.screens import ui_context


def test_a_dialog_closes_though_the_field_it_came_from_is_gone(
    qtbot: QtBot, qapp: QApplication, clock: FrozenClock, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.show()
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    dialog = Dialog(ui_context(qapp, clock, tmp_path).theme, window, "Wat nu?", name="what")
    dialog.open()
    delete(field)
    with qtbot.waitSignal(dialog.finished):
        dialog.done(True)


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
