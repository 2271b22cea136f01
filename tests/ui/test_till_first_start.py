"""The first start of a shop: nobody is known yet, so the owner is made at the till; and many names on several pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.pricing.vat import Country
from kassa.services.people.login import Login
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import Secrets, Users
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.place import TillPlace
from kassa.ui.till.login.first_owner import FirstOwnerSheet
from kassa.ui.till.login.screen import LoginScreen
from tests.support.clock import FrozenClock
from tests.support.people import KEY, Staff
from tests.support.screens import dialogs, ui_context
from tests.support.shop import OWNER


def tap(window: QWidget, name: str) -> None:
    found = [button for button in window.findChildren(QAbstractButton, name) if button.isVisible()]
    assert found, name
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def fill(window: QWidget, **words: str) -> None:
    for name, text in words.items():
        field = window.findChild(QLineEdit, f"first_owner.{name}")
        assert field is not None
        field.setText(text)


def test_the_owner_is_made_at_the_first_start(
    qtbot: QtBot, qapp: QApplication, clock: FrozenClock, tmp_path: Path, sqlite_database: Database
) -> None:
    settings = Settings(sqlite_database, clock)
    till = Shop(sqlite_database, settings, clock).found("Voorbeeld", Country.NL, "Centrum", OWNER)
    place = TillPlace(till.id, till.number, "Kassa 1", till.branch_id, "Centrum", ZoneInfo("Europe/Amsterdam"))
    passwords = Passwords(KEY)
    users = Users(sqlite_database, clock, passwords)
    ui = ui_context(qapp, clock, tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    login = LoginScreen(ui, Login(sqlite_database, clock, passwords, place.till_id), place.name, place.branch_name)
    login.setParent(window)
    login.resize(1366, 768)
    window.show()
    login.show()
    login.entered()
    empty = login.findChild(QWidget, "login.empty")
    assert empty is not None
    assert empty.isVisible()
    assert empty.text() == "Nog geen medewerkers voor dit filiaal"  # type: ignore[attr-defined]

    def make() -> None:
        sheet = FirstOwnerSheet(ui.theme, window, users)
        sheet.finished.connect(lambda owner: login.entered() if owner is not None else None)
        sheet.ask()

    login.first_owner.clicked.connect(make)
    tap(window, "login.first_owner")
    assert dialogs(window) == ["first_owner"]
    fill(window, name="Anna", pin="4826", again="4827", password="drie losse woorden")
    tap(window, "first_owner.create")
    assert users.is_first_start()
    fill(window, again="4826")
    tap(window, "first_owner.create")
    assert dialogs(window) == []
    assert not users.is_first_start()
    assert [tile.label() for tile in login._tiles] == ["Anna"]
    came: list[object] = []
    login.finished.connect(came.append)
    for digit in "4826":
        tap(window, f"login.key_{digit}")
    tap(window, "login.sign_in")
    assert len(came) == 1


def test_many_names_stand_on_several_pages(
    qtbot: QtBot, qapp: QApplication, clock: FrozenClock, tmp_path: Path, sqlite_database: Database
) -> None:
    staff = Staff(sqlite_database, clock)
    for number in range(2, 16):
        staff.add(number)
    ui = ui_context(qapp, clock, tmp_path)
    login = LoginScreen(ui, Login(sqlite_database, clock, staff.passwords, "k1"), "Kassa 1", "Centrum")
    qtbot.addWidget(login)
    login.resize(1366, 768)
    login.show()
    login.entered()
    first = [tile.employee_id for tile in login._tiles]
    assert len(first) == 12
    tap(login, "login.more")
    second = [tile.employee_id for tile in login._tiles]
    assert len(second) == 3
    assert not set(first) & set(second)
    tap(login, "login.more")
    assert [tile.employee_id for tile in login._tiles] == first


def test_the_screen_speaks_the_language_of_who_signs_in(
    qtbot: QtBot, qapp: QApplication, clock: FrozenClock, tmp_path: Path, sqlite_database: Database
) -> None:
    staff = Staff(sqlite_database, clock)
    person = next(one for one in staff.users.employees() if one.id == staff.owner.employee_id)
    form = replace(person.form, language="en")
    staff.users.change(person.id, form, Secrets(), person.revision, staff.owner)
    ui = ui_context(qapp, clock, tmp_path)
    login = LoginScreen(ui, Login(sqlite_database, clock, staff.passwords, "k1"), "Kassa 1", "Centrum")
    qtbot.addWidget(login)
    login.resize(1366, 768)
    login.show()
    login.entered()
    try:
        for digit in "4826":
            tap(login, f"login.key_{digit}")
        tap(login, "login.sign_in")
        assert ui.language.current == "en"
        QApplication.processEvents()
        assert login.primary.label() == "Sign in"
    finally:
        ui.language.switch("nl")
