"""'Over Kassa': everybody may read the version and the licences."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from kassa import __version__
from kassa.db.engine import Database
from kassa.domain.people.rights import Right
from kassa.system.licences import Part, write_parts
from kassa.ui.office.pages.about import AboutPage
from tests.support.clock import FrozenClock
from tests.support.office import Office, front

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PARTS = (Part("Alembic", "1.20", "MIT", "Permission is hereby granted"), Part("Inter", "", "OFL-1.1", "SIL OPEN FONT"))


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> Office:
    return Office(sqlite_database, clock, qapp, tmp_path)


@pytest.fixture
def page(office: Office, qtbot: QtBot, tmp_path: Path) -> AboutPage:
    file = tmp_path / "licences.txt"
    write_parts(file, PARTS)
    made = AboutPage(office.context(), file)
    qtbot.addWidget(made)
    return made


def test_the_first_line_is_the_program_with_all_licences(page: AboutPage) -> None:
    assert page.title.text() == f"Kassa {__version__}"
    assert page.licence.text().startswith("Kassa is gemaakt met 2 onderdelen van anderen.")
    assert page.text.toPlainText() == "Alembic 1.20: MIT\nInter: OFL-1.1"
    assert page.text.isReadOnly()


def test_a_part_that_is_chosen_shows_its_licence(page: AboutPage) -> None:
    page.list.setCurrentRow(2)
    assert (page.title.text(), page.licence.text()) == ("Inter", "Licentie: OFL-1.1")
    assert page.text.toPlainText() == "SIL OPEN FONT"
    page.list.setCurrentRow(0)
    assert page.title.text() == f"Kassa {__version__}"


def test_a_program_without_its_licences_says_what_to_do(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    made = AboutPage(office.context(), tmp_path / "absent.txt")
    qtbot.addWidget(made)
    assert made.licence.text() == (
        "De lijst met licenties ontbreekt bij dit programma. Installeer Kassa opnieuw om haar te zien."
    )
    assert made.list.count() == 1


def test_who_may_do_little_may_read_it_from_the_menu_of_the_user(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_at: None)  # the screenless platform cannot raise one
    window = office.window(office.with_rights(Right.BACK_OFFICE))
    qtbot.addWidget(window)
    window.header.user.click()
    menu = next(one for one in window.header.findChildren(QMenu) if not one.title())
    next(action for action in menu.actions() if action.text() == "Over Kassa").trigger()
    assert isinstance(front(window), AboutPage)
