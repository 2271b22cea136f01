"""The picker: type to find, Enter takes the first, F4 opens, the last used on an empty field."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kassa.domain.errors import Reason, StoreError
from kassa.ui.widgets.picker import Choice, Picker
from tests.support.clock import FrozenClock
from tests.support.screens import type_keys, ui_context

PEOPLE = (
    Choice("1", "De Vries Bouw BV", "10024 · Utrecht"),
    Choice("2", "Bakkerij Smit", "10025 · Delft"),
    Choice("3", "Anna de Vries", "10026"),
)


class Bench:
    """A picker with a field after it, and what it was asked."""

    def __init__(self, app: QApplication, qtbot: QtBot, clock: FrozenClock, folder: Path) -> None:
        self.ui = ui_context(app, clock, folder)
        self.asked: list[str] = []
        self.told: list[Choice | None] = []
        self.trouble = False
        self.picker = Picker(self.ui.theme, self.ui.jobs, "Debiteur", self.find, name="test.customer", required=True)
        self.picker.picked.connect(self.told.append)
        self.next = QLineEdit()
        self.host = QWidget()
        column = QVBoxLayout(self.host)
        column.addWidget(self.picker)
        column.addWidget(self.next)
        self.host.resize(600, 500)
        qtbot.addWidget(self.host)
        self.host.show()
        self.host.activateWindow()
        qtbot.waitActive(self.host)
        self.picker.edit.setFocus()

    def find(self, text: str, most: int) -> tuple[Choice, ...]:
        if self.trouble:
            raise StoreError(Reason("store.locked", "De database is bezet."))
        self.asked.append(text)
        return tuple(one for one in PEOPLE if text.lower() in one.text.lower())[:most]

    def type(self, text: str) -> None:
        type_keys(self.ui, self.picker.edit, text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.picker.edit, key)


@pytest.fixture
def bench(qapp: QApplication, qtbot: QtBot, clock: FrozenClock, tmp_path: Path) -> Bench:
    return Bench(qapp, qtbot, clock, tmp_path)


def test_enter_takes_the_first_even_before_the_list_is_there(bench: Bench) -> None:
    bench.type("vries")
    bench.press(Qt.Key.Key_Return)
    assert bench.told == [PEOPLE[0]]
    assert bench.picker.key() == "1"
    assert bench.picker.text() == "De Vries Bouw BV"
    assert not bench.picker.is_open


def test_arrows_walk_through_what_was_found(bench: Bench, qtbot: QtBot) -> None:
    bench.type("vries")
    qtbot.waitUntil(lambda: bench.picker.is_open)
    assert bench.picker.shown == (PEOPLE[0], PEOPLE[2])
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Return)
    assert bench.picker.choice == PEOPLE[2]


def test_f4_on_an_empty_field_shows_the_last_used_and_escape_closes(bench: Bench) -> None:
    bench.press(Qt.Key.Key_F4)
    assert bench.asked == [""]
    assert bench.picker.shown == PEOPLE
    bench.press(Qt.Key.Key_Escape)
    assert not bench.picker.is_open
    assert bench.told == []


def test_f4_on_a_picked_one_offers_others(bench: Bench) -> None:
    bench.picker.set_choice(PEOPLE[1])
    bench.press(Qt.Key.Key_F4)
    assert bench.asked == [""]


def test_what_was_not_chosen_is_taken_back(bench: Bench) -> None:
    bench.picker.set_choice(PEOPLE[1])
    bench.picker.edit.selectAll()
    bench.type("zzz")
    bench.next.setFocus()
    assert bench.picker.text() == "Bakkerij Smit"
    assert bench.told == []


def test_an_emptied_field_means_nothing(bench: Bench) -> None:
    bench.picker.set_choice(PEOPLE[1])
    bench.picker.edit.selectAll()
    bench.press(Qt.Key.Key_Backspace)
    bench.next.setFocus()
    assert bench.told == [None]
    assert bench.picker.key() == ""


def test_nothing_found_picks_nothing(bench: Bench) -> None:
    bench.type("xyz")
    bench.press(Qt.Key.Key_Return)
    assert bench.picker.is_open
    assert bench.picker.shown == ()
    bench.press(Qt.Key.Key_Return)
    assert bench.told == []


def test_trouble_is_said_at_the_field(bench: Bench) -> None:
    bench.trouble = True
    bench.press(Qt.Key.Key_F4)
    assert "De database is bezet." in bench.picker.message.text()
    assert not bench.picker.is_open


def test_a_click_picks(bench: Bench) -> None:
    bench.press(Qt.Key.Key_F4)
    popup = bench.host.findChild(QWidget, "test.customer.popup")
    assert popup is not None
    view = bench.picker._list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(view.item(1)).center())
    assert bench.told == [PEOPLE[1]]
