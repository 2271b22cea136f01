"""A wedge scanner is heard in every widget and lands in none; typing stays whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.catalog.scan import Affixes, Scan
from kassa.ui.shell.scanner import Scanner
from tests.support.clock import FrozenClock
from tests.support.screens import ui_context

CODE = "8712345678906"
TRANSFER = ("BCD", "002", "1", "SCT", "", "De Werkplaats B.V.", "NL91ABNA0417164300", "EUR245.95", "", "", "2026-0058")
"""The QR code of an invoice, line by line: eleven, the twelfth is left out."""


def _password() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _list() -> QListView:
    view = QListView()
    view.setModel(QStringListModel(["1 een", "8 acht", "9 negen"], view))
    view.setCurrentIndex(view.model().index(0, 0))
    return view


WIDGETS: dict[str, Callable[[], QWidget]] = {
    "text": QLineEdit,
    "password": _password,
    "number": QSpinBox,
    "lines": QPlainTextEdit,
    "button": QPushButton,
    "list": _list,
}


def _content(widget: QWidget) -> object:
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QSpinBox):
        return widget.value()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QListView):
        return widget.currentIndex().row()
    return None


@pytest.fixture(autouse=True)
def alone(qapp: QApplication, clock: FrozenClock, tmp_path: Path) -> Iterator[None]:
    """Keep the scanner that the screens share out of the way."""
    shared = ui_context(qapp, clock, tmp_path).scanner
    qapp.removeEventFilter(shared)
    yield
    qapp.installEventFilter(shared)


@pytest.fixture
def scanner(qapp: QApplication) -> Iterator[Scanner]:
    made = Scanner(qapp)
    qapp.processEvents()  # it listens from the first turn of the event loop on
    yield made
    qapp.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def heard(scanner: Scanner) -> list[str]:
    codes: list[str] = []
    scanner.scanned.connect(codes.append)
    return codes


def _burst(widget: QWidget, code: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    QTest.keyClicks(widget, code)
    QTest.keyClick(widget, end)


@pytest.mark.parametrize("name", WIDGETS)
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_heard_once_and_changes_nothing(
    qtbot: QtBot, scanner: Scanner, heard: list[str], name: str, end: Qt.Key
) -> None:
    widget = WIDGETS[name]()
    qtbot.addWidget(widget)
    pressed: list[bool] = []
    if isinstance(widget, QPushButton):
        widget.clicked.connect(lambda: pressed.append(True))
        widget.setAutoDefault(True)
    widget.show()
    widget.setFocus()
    before = _content(widget)
    _burst(widget, CODE, end)
    scanner.release()
    assert heard == [CODE]
    assert _content(widget) == before
    assert pressed == []


@pytest.mark.parametrize("text", ["a", "werkbroek", "12,50", "Polo & meer", "12345"])
def test_typing_stays_whole(qtbot: QtBot, scanner: Scanner, heard: list[str], text: str) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, text)
    scanner.release()
    assert field.text() == text
    assert heard == []


def test_typing_is_handed_on_by_itself(qtbot: QtBot, scanner: Scanner) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, "abc")
    assert field.text() == ""
    qtbot.waitUntil(lambda: field.text() == "abc")


def test_a_short_number_and_enter_arrive_in_order(qtbot: QtBot, scanner: Scanner, heard: list[str]) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    entered: list[str] = []
    field.returnPressed.connect(lambda: entered.append(field.text()))
    field.show()
    _burst(field, "20410")
    assert entered == ["20410"]
    assert heard == []


def test_other_keys_follow_what_was_typed(qtbot: QtBot, scanner: Scanner) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClicks(field, "x")
    scanner.release()
    assert field.text() == "xab"


def test_a_held_key_repeats(qtbot: QtBot, scanner: Scanner, qapp: QApplication) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyPress(field, Qt.Key.Key_A)
    for _ in range(3):
        again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True)
        qapp.sendEvent(field, again)
    QTest.keyRelease(field, Qt.Key.Key_A)
    scanner.release()
    assert field.text() == "aaaa"


def test_capitals_keep_their_shift(qtbot: QtBot, scanner: Scanner, heard: list[str]) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    _burst(field, "AB-12345-xY")
    scanner.release()
    assert heard == ["AB-12345-xY"]
    assert field.text() == ""


def test_prefix_and_suffix_are_taken_off(qtbot: QtBot, qapp: QApplication) -> None:
    made = Scanner(qapp, affixes=Affixes("]E0", "#"))
    qapp.processEvents()
    codes: list[str] = []
    made.scanned.connect(codes.append)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    _burst(field, f"]E0{CODE}#")
    qapp.removeEventFilter(made)
    assert codes == [CODE]


def test_two_scans_in_a_row(qtbot: QtBot, scanner: Scanner, heard: list[str]) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    for _ in range(50):
        _burst(field, CODE)
    assert heard == [CODE] * 50
    assert field.text() == ""


def test_affixes_end_a_scan_without_enter(qtbot: QtBot, scanner: Scanner, heard: list[str]) -> None:
    scanner.affixes = Affixes("F", "#")
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, f"F{CODE}#")
    qtbot.waitUntil(lambda: heard == [CODE])
    QTest.keyClicks(field, CODE)
    qtbot.waitUntil(lambda: field.text() == CODE)
    assert heard == [CODE]


def test_an_enter_that_comes_late_after_a_suffix_presses_nothing(
    qtbot: QtBot, scanner: Scanner, heard: list[str]
) -> None:
    scanner.affixes = Affixes(suffix="#")
    button = QPushButton("Afrekenen")
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setAutoDefault(True)
    button.show()
    button.setFocus()
    QTest.keyClicks(button, f"{CODE}#")
    qtbot.waitUntil(lambda: heard == [CODE])
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == []
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert pressed == [True]


@pytest.mark.parametrize(("end", "last"), [(Qt.Key.Key_Return, "\r"), (Qt.Key.Key_Tab, "\t"), (None, "")])
def test_what_came_is_told_to_the_test_page(qtbot: QtBot, scanner: Scanner, end: Qt.Key | None, last: str) -> None:
    scans: list[Scan] = []
    scanner.seen.connect(scans.append)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, CODE)
    if end is not None:
        QTest.keyClick(field, end)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert (scans[0].raw, scans[0].code) == (f"{CODE}{last}".encode(), CODE if end is not None else "")
    assert 0 < scans[0].began <= scans[0].ended


def test_another_reader_feeds_the_same_signal(scanner: Scanner, heard: list[str]) -> None:
    scanner.take(Scan(b"\x00\xff", "", 1, 2))
    scanner.receive(f"{CODE}\r\n")
    scanner.receive("\r")
    assert heard == [CODE]


def test_a_press_waits_for_what_was_typed_before_it(qtbot: QtBot, scanner: Scanner, heard: list[str]) -> None:
    """Type a code and press the button at once: the field has the code when the button acts; a scan stays a scan."""
    window = QWidget()
    field, button = QLineEdit(window), QPushButton("Aanmelden", window)
    button.move(0, 60)
    seen: list[str] = []
    button.clicked.connect(lambda: seen.append(field.text()))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    field.setFocus()
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClicks(field, "geheim")
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=button.geometry().center())
    qtbot.waitUntil(lambda: seen == ["geheim"])
    QTest.keyClicks(field, CODE[:7])
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=button.geometry().center())
    _burst(field, CODE[7:])
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert heard == [CODE]
    assert seen[1] == "geheim"


@pytest.mark.parametrize("name", WIDGETS)
def test_a_transfer_of_eleven_lines_is_one_scan_and_changes_nothing(
    qtbot: QtBot, scanner: Scanner, heard: list[str], name: str
) -> None:
    widget = WIDGETS[name]()
    qtbot.addWidget(widget)
    widget.show()
    widget.setFocus()
    before = _content(widget)
    for line in TRANSFER:
        _burst(widget, line)
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["\n".join(TRANSFER)]
    assert _content(widget) == before
    _burst(widget, CODE)
    assert heard[1:] == [CODE]


def test_twelve_lines_need_no_silence(qtbot: QtBot, scanner: Scanner, heard: list[str]) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    for line in (*TRANSFER, "dank u"):
        _burst(field, line)
    assert heard == ["\n".join((*TRANSFER, "dank u"))]
    QTest.keyClicks(field, "12")
    qtbot.waitUntil(lambda: field.text() == "12")


def test_the_last_line_may_have_no_end(qtbot: QtBot, scanner: Scanner, heard: list[str]) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    for line in TRANSFER[:-1]:
        _burst(field, line)
    QTest.keyClicks(field, TRANSFER[-1])
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["\n".join(TRANSFER)]
    assert field.text() == ""
