"""'Apparaten' and 'Alles in orde?' in the window of the office: the pages of the till."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from kassa.db.engine import Database
from kassa.domain.people.rights import Right
from kassa.domain.settings import till as keys
from kassa.ui.office.pages.settings import SettingsPage
from kassa.ui.upkeep.devices_page import DevicesPart
from kassa.ui.upkeep.health_page import HealthPage
from tests.support.clock import FrozenClock
from tests.support.office import Office, front

CODE = "8712345678906"


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> Office:
    return Office(sqlite_database, clock, qapp, tmp_path)


def press(page: QWidget, name: str) -> None:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    assert found, name
    QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)


def devices_of(page: QWidget) -> DevicesPart:
    assert isinstance(page, SettingsPage)
    page.owners.setCurrentRow(page.owners.count() - 1)
    part = page.stack.currentWidget()
    assert isinstance(part, DevicesPart)
    return part


def test_the_devices_of_a_till_are_chosen_in_the_settings(office: Office) -> None:
    window = office.window()
    page = window.open_page("settings")
    assert page is not None
    part = devices_of(page)
    assert part.windowTitle() == f"Apparaten {office.till.name}"
    press(part, "devices.drawer.find")
    press(part, "devices.drawer.choose_2")
    assert office.services.settings.get(keys.DRAWER, office.till.id) == "pin2"
    press(part, "devices.drawer.open")
    assert part.page.cards["drawer"].notice.text
    press(part, "devices.health")
    assert isinstance(front(window), HealthPage)


def test_a_scan_on_the_page_that_tries_scanners_opens_nothing(office: Office) -> None:
    window = office.window()
    page = window.open_page("settings")
    assert page is not None
    part = devices_of(page)
    press(part, "devices.scanner.test")
    QTest.keyClicks(window, CODE)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert part.findChild(QWidget, "scanner_test.scan_1") is not None
    assert front(window) is page
    press(part, "scanner_test.back")
    assert part.currentWidget() is part.page
    assert not part.take_scan(CODE)


def test_everybody_may_see_how_everything_is(office: Office) -> None:
    window = office.window(office.with_rights(Right.VIEW_RECEIPTS))
    assert window.open_page("settings") is None
    page = window.open_page("health")
    assert isinstance(page, HealthPage)
    row = page.findChild(QWidget, "health.database")
    assert row is not None
    assert row.accessibleName().startswith("Database: In orde")
    assert page.findChild(QWidget, f"health.till.{office.till.number}") is not None
