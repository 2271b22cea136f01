"""'Reservekopieën' in the office, the window that puts one back, and the doors of a first start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QProcess, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kassa.bootstrap.office import office_services
from kassa.db.contents import contents
from kassa.db.engine import Database, open_database
from kassa.db.evidence import reading
from kassa.db.migrate import migrate
from kassa.domain.errors import Reason, StoreError
from kassa.services.backups import Backups
from kassa.services.recovery import RecoveryCode
from kassa.services.settings import Settings
from kassa.ui.office.care import OfficeCare
from kassa.ui.office.first_start import FirstStart
from kassa.ui.office.notices import Notices
from kassa.ui.office.pages.backups import BackupForm
from kassa.ui.office.pages.settings import SettingsPage
from kassa.ui.office.restoring import RestoreWindow
from kassa.ui.office.start import OfficeApp
from kassa.ui.work.inline import InlineJobs
from tests.support.backups import KeptSecrets, backups_of, keeper, sell_in
from tests.support.clock import FrozenClock
from tests.support.office import Office, front
from tests.support.screens import ui_context

STARTED: list[tuple[str, list[str]]] = []


@pytest.fixture(autouse=True)
def _nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    STARTED.clear()

    def start(program: str, arguments: list[str]) -> bool:
        STARTED.append((program, arguments))
        return True

    monkeypatch.setattr(QProcess, "startDetached", start)


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> Office:
    return Office(sqlite_database, clock, qapp, tmp_path)


def form_of(office: Office, monkeypatch: pytest.MonkeyPatch) -> BackupForm:
    backups = backups_of(
        office.services.database, office.services.settings, office.ui.clock, office.folder / "reservekopieen"
    )
    object.__setattr__(office.services, "backups", backups)
    window = office.window()
    window.open_page("settings")
    page = front(window)
    assert isinstance(page, SettingsPage)
    names = [page.owners.item(row).text() for row in range(page.owners.count())]
    page.owners.setCurrentRow(names.index("Reservekopieën"))
    form = page.stack.currentWidget()
    assert isinstance(form, BackupForm)
    return form


def test_a_backup_is_made_and_listed_and_the_code_is_written_down(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(office, monkeypatch)
    assert form.state.text() == "Er is nog geen reservekopie."
    assert not form.show_code.isEnabled()
    form.make.click()
    assert "gelijk bevonden" in form.bar.text()
    assert "14-03-2026 om 10:30" in form.state.text()
    assert form.table.rowCount() == 1
    assert not form.table.tabKeyNavigation(), "Tab goes on to the next control, not from cell to cell"
    assert "nog niet op papier" in form.code_state.text()
    form.show_code.click()
    code = form.code.text()
    assert len(code) == 29
    form.keep_code.click()
    assert (form.code.text(), form.code.isHidden()) == ("", True)
    assert f"begint met {code[:5]} staat op papier" in form.code_state.text()
    journal = office.services.database
    with journal.read() as reader:
        told = "\n".join(str(row) for row in reader.all("SELECT event, ref, payload FROM journal"))
    assert "backup.code_shown" in told
    assert code not in told
    assert code[6:] not in told


def test_a_backup_that_fails_is_told_and_can_be_tried_again(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of(office, monkeypatch)
    blocked = office.folder / "reservekopieen"
    blocked.write_text("in the way")
    form.make.click()
    assert "kan geen reservekopie worden gezet" in form.bar.text()
    assert form.make.isEnabled()


def test_the_settings_of_backups_are_saved_there(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    form = form_of(office, monkeypatch)
    assert set(form.fields) == {"company.backup_folder", "company.backup_second_folder", "company.backup_hours"}
    form.fields["company.backup_second_folder"].show("/media/stick")
    form.save()
    row = office.services.database.one("SELECT value FROM setting WHERE name = 'company.backup_second_folder'")
    assert row == ('"/media/stick"',)


def test_putting_back_gives_way_to_the_window(office: Office, qtbot: QtBot) -> None:
    app = OfficeApp(office.ui, office.services, ("python", "-m", "kassa", "--data", "shop.db"))
    app.enter(office.owner)
    window: Any = app.window
    qtbot.addWidget(window)
    window.restore_wanted.emit()
    assert STARTED == [("python", ["-m", "kassa", "--data", "shop.db", "restore"])]
    assert not window.isVisible()


def test_a_first_start_has_three_doors(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    location = str(tmp_path / "nieuw.db")
    migrate(location)
    database = open_database(location)
    app = OfficeApp(
        office.ui, office_services(database, office.ui.clock, b"k"), ("python", "-m", "kassa", "--data", location)
    )
    app.start()
    first = app.window
    assert isinstance(first, FirstStart)
    qtbot.addWidget(first)
    first.demo.click()
    first.restore.click()
    assert [
        ("python", ["-m", "kassa", "demo"]),
        ("python", ["-m", "kassa", "--data", location, "restore"]),
    ] == STARTED
    assert not first.isVisible()
    app.changes.stop()
    database.close()


# Looking after ------------------------------------------------------------------------------------------------------


class Looking:
    """What the care of the office is told."""

    def __init__(self) -> None:
        self.reasons: tuple[Reason, ...] = ()

    def look_after(self) -> tuple[Reason, ...]:
        return self.reasons


def test_the_bell_tells_once_and_again_when_it_comes_back(qapp: QApplication) -> None:
    looking: Any = Looking()
    parent = QWidget()
    care = OfficeCare(looking, InlineJobs(), parent)
    looking.reasons = (Reason("backup.full", "Er is geen ruimte."),)
    care.look()
    notices = Notices()
    care.tell_in(notices)
    care.look()
    care.look()
    assert [(one.title, one.text) for one in notices.items] == [("Reservekopie", "Er is geen ruimte.")]
    looking.reasons = ()
    care.look()
    looking.reasons = (Reason("backup.full", "Er is geen ruimte."), Reason("disk.low", "Nog 1 GB."))
    care.look()
    assert [one.title for one in notices.items] == ["Deze computer", "Reservekopie", "Reservekopie"]


def test_a_code_that_is_not_on_paper_is_told(
    sqlite_database: Database, clock: FrozenClock, tmp_path: Path, office: Office
) -> None:
    backups: Backups = backups_of(sqlite_database, Settings(sqlite_database, clock), clock, tmp_path / "r")
    assert [reason.code for reason in backups.look_after()] == ["backup.code_not_kept"]
    backups.keep_code(office.owner)
    assert backups.look_after() == ()


# The window ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "reservekopieen"
    made.mkdir()
    return made


def window_for(
    location: str, folder: Path, clock: FrozenClock, code: RecoveryCode, newest: Path | None, qapp: QApplication,
    qtbot: QtBot,
) -> RestoreWindow:  # fmt: skip
    ui = ui_context(qapp, clock, folder.parent)
    window = RestoreWindow(ui, keeper(location, folder, clock, code), ("python", "--data", location), newest)
    qtbot.addWidget(window)
    window.show()
    return window


def receipts(location: str) -> int:
    with reading(location) as reader:
        return contents(reader).receipts


def test_the_shop_of_yesterday_comes_back_in_two_presses(
    sqlite_location: str, folder: Path, clock: FrozenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    code = RecoveryCode(KeptSecrets())
    sell_in(sqlite_location, clock, 2)
    made = keeper(sqlite_location, folder, clock, code).back_up_in(folder, "dag").file
    sell_in(sqlite_location, clock, 1)
    window = window_for(sqlite_location, folder, clock, code, made, qapp, qtbot)
    assert window.code.isHidden()
    window.button.click()
    assert "Kassabonnen: 2" in window.lines.text()
    assert "Niet in deze reservekopie: 1 bon van" in window.lines.text()
    assert window.button.text() == "Terugzetten"
    window.anchor.set_text("zomaar")
    window.button.click()
    assert "geen nummer van een bon" in window.anchor.message.text()
    assert receipts(sqlite_location) == 3
    window.anchor.set_text("")
    window.papers.set_text("bon 12")
    window.button.click()
    assert "geen nummer van een bon" in window.message.text()
    assert receipts(sqlite_location) == 3
    window.papers.set_text("R01-26-00004, R01-26-00003")
    window.button.click()
    assert "gaat verder na bon R01-26-00004" in window.lines.text()
    assert "Wat er stond, is bewaard in" in window.lines.text()
    assert receipts(sqlite_location) == 2
    window.button.click()
    assert [("python", ["--data", sqlite_location, "office"])] == STARTED
    assert not window.isVisible()


def test_a_backup_of_another_machine_asks_for_its_code(
    sqlite_location: str, folder: Path, clock: FrozenClock, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    code = RecoveryCode(KeptSecrets())
    made = keeper(sqlite_location, folder, clock, code).back_up_in(folder, "dag").file
    place = tmp_path / "leeg" / "kassa.db"
    window = window_for(
        str(place), place.parent / "reservekopieen", clock, RecoveryCode(KeptSecrets()), None, qapp, qtbot
    )
    window.button.click()
    assert "verplicht" in window.file.message.text()
    window.file.set_text(str(made))
    window.button.click()
    assert not window.code.isHidden()
    assert code.known()[:5] in window.code.message.text()
    window.code.set_text("12345")
    window.button.click()
    assert "geen herstelcode" in window.message.text()
    window.code.set_text(code.known())
    window.button.click()
    assert "Hier staat nog geen winkel." in window.lines.text()
    window.back.click()
    assert window.button.text() == "Bekijken"
    window.button.click()
    assert not window.code.isHidden(), "another file may need another code"
    window.code.set_text(code.known())
    window.button.click()
    window.button.click()
    assert place.exists()


@pytest.mark.parametrize("content", [b"", b"een foto", b"KASSA-BACKUP-9\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"])
def test_a_file_that_is_no_good_is_refused_in_words(
    sqlite_location: str, folder: Path, clock: FrozenClock, qapp: QApplication, qtbot: QtBot, content: bytes
) -> None:
    wrong = folder / "foto.backup"
    wrong.write_bytes(content)
    window = window_for(sqlite_location, folder, clock, RecoveryCode(KeptSecrets()), wrong, qapp, qtbot)
    window.button.click()
    assert "Er is niets gewijzigd." in window.message.text()
    assert window.button.isEnabled()
    assert window.button.text() == "Bekijken"


def test_a_till_that_is_still_open_is_named(
    sqlite_location: str, folder: Path, clock: FrozenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    code = RecoveryCode(KeptSecrets())
    made = keeper(sqlite_location, folder, clock, code).back_up_in(folder, "dag").file
    window = window_for(sqlite_location, folder, clock, code, made, qapp, qtbot)
    window.button.click()
    till = open_database(sqlite_location)
    window.button.click()
    assert "nog in gebruik" in window.message.text()
    assert window.button.text() == "Terugzetten"
    till.close()
    window.button.click()
    assert window.button.text() == "Backoffice openen"


class Waiting(InlineJobs):
    """Does a job when it is told to."""

    def __init__(self) -> None:
        self.later: list[Callable[[], None]] = []

    def run(self, owner: QObject, work: Callable[[], Any], **ends: Any) -> None:
        start = super().run
        self.later.append(lambda: start(owner, work, **ends))


def test_what_was_looked_at_is_what_is_put_back(
    sqlite_location: str, folder: Path, clock: FrozenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    code = RecoveryCode(KeptSecrets())
    made = keeper(sqlite_location, folder, clock, code).back_up_in(folder, "dag").file
    window = window_for(sqlite_location, folder, clock, code, made, qapp, qtbot)
    waiting = Waiting()
    window._ui = replace(window._ui, jobs=waiting)
    window.file.setFocus()
    QTest.keyClick(window.file.edit, Qt.Key.Key_Return)
    assert len(waiting.later) == 1
    assert not window.file.isEnabled()
    assert not window.browse.isEnabled()
    waiting.later.pop()()
    window.button.click()
    assert not window.back.isEnabled()
    assert not window.papers.isEnabled()
    waiting.later.pop()()
    assert window.button.text() == "Backoffice openen"
    assert window.button.isEnabled()


def test_another_trouble_is_not_hidden(
    sqlite_location: str, folder: Path, clock: FrozenClock, qapp: QApplication, qtbot: QtBot
) -> None:
    window = window_for(sqlite_location, folder, clock, RecoveryCode(KeptSecrets()), None, qapp, qtbot)
    window._refused(StoreError(Reason("x", "Zo.")))
    window._wait("Even wachten")
    with pytest.raises(ZeroDivisionError):
        window._refused(ZeroDivisionError())
    assert window.button.isEnabled()
