"""'Waarom niet?': a button that is off says why, on hover, press and F1, and aloud."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.errors import Reason
from kassa.domain.people.rights import Right
from kassa.domain.people.rights import why_not as right_missing
from kassa.ui.office.why import Why
from kassa.ui.shell.context import UiContext
from kassa.ui.widgets.buttons import Button
from tests.support.clock import FrozenClock
from tests.support.screens import ui_context
from tests.support.shop import NOBODY

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")
PAID = Reason("sales.paid", "Er staat niets meer open.", "Kies een andere factuur.", "Iedereen mag dit.")


class Page(QWidget):
    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self.ui = ui
        self.why = Why(ui.theme, self)
        self.pressed: list[str] = []
        self.pay = Button(ui.theme, "Betalen", name="page.pay", icon="banknote")
        self.mail = Button(ui.theme, "Mailen", name="page.mail", icon="mail")
        column = QVBoxLayout(self)
        for button in (self.pay, self.mail):
            column.addWidget(button)
            button.clicked.connect(lambda _on=False, one=button: self.pressed.append(one.label()))


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot, clock: FrozenClock, tmp_path: Path) -> Page:
    made = Page(ui_context(qapp, clock, tmp_path))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setFocus()
    return made


def test_a_press_on_what_is_off_tells_the_reason(page: Page) -> None:
    page.why.refuse(page.pay, PAID)
    assert not page.pay.isEnabled()
    assert page.pay.toolTip() == page.pay.accessibleDescription() == str(PAID)
    QTest.mouseClick(page.pay, Qt.MouseButton.LeftButton)
    shown = page.why.shown
    assert shown is not None
    assert [one.text() for one in shown.findChildren(QLabel)][1:] == [PAID.sentence, PAID.fix, PAID.who]
    assert page.pressed == []
    shown.close()
    assert page.why.shown is None
    page.why.refuse(page.pay, None)
    QTest.mouseClick(page.pay, Qt.MouseButton.LeftButton)
    assert page.pressed == ["Betalen"]
    assert page.pay.toolTip() == page.pay.accessibleDescription() == ""


def test_f1_tells_everything_that_is_refused(page: Page) -> None:
    QTest.keyClick(page, Qt.Key.Key_F1)
    page.ui.scanner.release()
    assert page.why.shown is None
    page.why.refuse(page.pay, PAID)
    page.why.refuse(page.mail, right_missing(NOBODY, Right.SEND_MAIL))
    QTest.keyClick(page, Qt.Key.Key_F1)
    page.ui.scanner.release()
    assert page.why.shown is not None
    said = page.why.shown.accessibleDescription()
    assert "Betalen: Er staat niets meer open." in said
    assert "Mailen: Stagiair heeft het recht 'E-mail verzenden' niet." in said
    page.why.shown.close()


def test_f1_in_a_part_tells_what_is_refused_on_the_whole_page(page: Page) -> None:
    part = Page(page.ui)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(part)
    part.show()
    part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    part.setFocus()
    page.why.refuse(page.pay, PAID)
    part.why.refuse(part.mail, right_missing(NOBODY, Right.SEND_MAIL))
    QTest.keyClick(part, Qt.Key.Key_F1)
    page.ui.scanner.release()
    shown = page.why.shown or part.why.shown
    assert shown is not None, "two keepers of reasons share one key"
    said = shown.accessibleDescription()
    assert "Betalen: Er staat niets meer open." in said
    assert "Mailen: Stagiair heeft het recht 'E-mail verzenden' niet." in said
    shown.close()


def test_a_missing_right_shows_a_lock(page: Page) -> None:
    page.why.refuse(page.mail, right_missing(NOBODY, Right.SEND_MAIL))
    assert page.mail.icon_name == "lock"
    page.why.refuse(page.mail, None)
    assert page.mail.icon_name == "mail"
