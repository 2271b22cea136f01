"""The automatic backup: when it is due, what is kept, what is missed, where the second copy goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import Reason, StoreError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.settings.fields import Scope
from kassa.services.caretaker import Caretaker
from kassa.services.daily_backup import DailyBackup
from kassa.services.recovery import RecoveryCode
from kassa.services.settings import Settings
from kassa.system.single import SingleInstance
from tests.support.backups import KeptSecrets, keeper
from tests.support.clock import FrozenClock

OWNER = Actor("owner", "Eigenaar", frozenset(Right), None)


@pytest.fixture
def settings(sqlite_database: Database, clock: FrozenClock) -> Settings:
    return Settings(sqlite_database, clock)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reservekopieen"


@pytest.fixture
def code() -> RecoveryCode:
    return RecoveryCode(KeptSecrets())


@pytest.fixture
def daily(
    sqlite_database: Database, settings: Settings, clock: FrozenClock, folder: Path, code: RecoveryCode
) -> DailyBackup:
    keeping = keeper(sqlite_database.location, folder, clock, code)
    return DailyBackup(sqlite_database, settings, keeping, code, folder, clock)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def close_a_day(database: Database, clock: FrozenClock, number: int = 1) -> None:
    with database.write() as tx:
        tx.run(
            "INSERT INTO shift (id, till_id, branch_id, status, business_date, opened_at, opened_by, float_amount, "
            "closed_at) VALUES (:id, 't1', 'b1', 'closed', '2026-03-14', 1, 'e1', 0, :at)",
            id=f"s{number}",
            at=int(clock.now().timestamp()) * 1_000_000,
        )


def test_one_a_day_and_fourteen_days_and_the_month_before_kept(
    daily: DailyBackup, clock: FrozenClock, folder: Path, code: RecoveryCode
) -> None:
    made = []
    for _ in range(20):  # 15 March to 3 April
        clock.advance(days=1)
        new = daily.save_when_due()
        assert new is not None
        made.append(new.name)
        assert daily.save_when_due() is None
    assert names(folder) == made[-14:]
    assert made[0] == f"kassa-{code.known()[:5]}-dag-20260315-093000.backup"
    assert [one.file.name for one in daily.stored()] == made[:-15:-1]


def test_what_others_put_in_the_folder_stays(daily: DailyBackup, clock: FrozenClock, folder: Path) -> None:
    folder.mkdir()
    others = ["kassa-ZZZZZ-dag-20200101-000000.backup", "kassa-ZZZZZ-dag-20200102-000000.backup", "foto.jpg"]
    for name in others:
        (folder / name).write_bytes(b"x")
    for _ in range(20):
        clock.advance(days=1)
        daily.save_when_due()
    assert set(others) < set(names(folder))


def test_a_closed_day_is_kept_at_once(sqlite_database: Database, daily: DailyBackup, clock: FrozenClock) -> None:
    daily.save_when_due()
    clock.advance(hours=1)
    assert not daily.is_due()
    close_a_day(sqlite_database, clock)
    assert daily.is_due()
    clock.advance(seconds=20)
    assert daily.save_when_due() is not None
    assert not daily.is_due()


def test_a_day_that_was_closed_with_a_wrong_clock_asks_for_no_backup_every_minute(
    sqlite_database: Database, daily: DailyBackup, clock: FrozenClock
) -> None:
    clock.advance(days=400)
    close_a_day(sqlite_database, clock)
    clock.advance(days=-400)
    assert daily.save_when_due() is not None
    clock.advance(minutes=1)
    assert not daily.is_due()
    close_a_day(sqlite_database, clock, 2)
    assert daily.is_due()


def test_a_missed_backup_is_known(daily: DailyBackup, clock: FrozenClock) -> None:
    assert daily.state().stale
    daily.save_when_due()
    assert daily.state().last == clock.now()
    clock.advance(hours=26)
    assert not daily.state().stale
    clock.advance(minutes=1)
    assert daily.state().stale


def test_a_clock_that_was_ahead_does_not_stop_the_backups(daily: DailyBackup, clock: FrozenClock) -> None:
    clock.advance(days=400)
    daily.save_when_due()
    clock.advance(days=-400)
    assert daily.state().stale
    assert daily.save_when_due() is not None


def test_a_folder_that_cannot_be_made_is_told(
    daily: DailyBackup, settings: Settings, clock: FrozenClock, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    settings.change(Scope.COMPANY, {"company.backup_folder": str(tmp_path / "file" / "deeper")}, OWNER)
    with pytest.raises(StoreError, match="reservekopie"):
        daily.save_when_due()
    assert daily.state().stale


def test_after_a_failure_it_waits_a_quarter_but_keeps_saying_so(
    daily: DailyBackup, settings: Settings, clock: FrozenClock, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    settings.change(Scope.COMPANY, {"company.backup_folder": str(tmp_path / "file" / "deeper")}, OWNER)
    care = Caretaker(daily, None)
    assert [reason.code for reason in care.look()] == ["backup.no_folder"]
    settings.change(Scope.COMPANY, {"company.backup_folder": str(tmp_path / "good")}, OWNER)
    clock.advance(minutes=1)
    assert [reason.code for reason in care.look()] == ["backup.no_folder"]
    assert not (tmp_path / "good").exists()
    assert daily.save("owner").exists(), "a person need not wait"
    assert care.look() == ()


def test_a_failure_is_tried_again_by_itself(
    daily: DailyBackup, settings: Settings, clock: FrozenClock, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    settings.change(Scope.COMPANY, {"company.backup_folder": str(tmp_path / "file" / "deeper")}, OWNER)
    care = Caretaker(daily, None)
    care.look()
    (tmp_path / "file").unlink()
    clock.advance(minutes=15)
    assert care.look() == ()


def test_a_window_beside_it_that_is_at_it_is_no_trouble(daily: DailyBackup, clock: FrozenClock, folder: Path) -> None:
    daily.save_when_due()
    clock.advance(hours=25)
    other = SingleInstance(folder.parent / "locks", f"backup {folder}")
    assert other.acquire()
    assert Caretaker(daily, None).look() == ()
    other.release()
    assert daily.save_when_due() is not None


def test_what_a_window_beside_it_is_writing_stays(
    daily: DailyBackup, settings: Settings, clock: FrozenClock, folder: Path, code: RecoveryCode, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elders"
    settings.change(Scope.COMPANY, {"company.backup_folder": str(elsewhere)}, OWNER)
    daily.save_when_due()
    clock.advance(hours=25)
    part = elsewhere / f"kassa-{code.known()[:5]}-dag-20260316-093000.backup.part"
    part.write_bytes(b"half of it")
    other = SingleInstance(folder.parent / "locks", f"backup {folder}")
    assert other.acquire()
    with pytest.raises(StoreError) as refused:
        daily.save()
    assert refused.value.code == "backup.busy"
    assert part.exists()
    other.release()
    daily.save()
    assert not part.exists(), "of a process that was killed"


def test_two_windows_never_copy_to_the_stick_at_once(
    daily: DailyBackup, settings: Settings, folder: Path, tmp_path: Path
) -> None:
    daily.save_when_due()
    stick = tmp_path / "stick"
    stick.mkdir()
    settings.change(Scope.COMPANY, {"company.backup_second_folder": str(stick)}, OWNER)
    other = SingleInstance(folder.parent / "locks", f"backup {folder}")
    assert other.acquire()
    with pytest.raises(StoreError) as refused:
        daily.save_when_due()
    assert refused.value.code == "backup.busy"
    assert Caretaker(daily, None).look() == ()
    assert names(stick) == []
    other.release()
    assert daily.save_when_due() is None
    assert names(stick) == names(folder)


def test_a_stick_catches_up_and_is_kept_by_age(
    daily: DailyBackup, settings: Settings, clock: FrozenClock, folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    settings.change(Scope.COMPANY, {"company.backup_second_folder": str(stick)}, OWNER)
    for _ in range(3):
        clock.advance(days=1)
        assert daily.save_when_due() is not None
    assert not stick.exists(), "a stick that is not there is not made"
    assert [one.second for one in daily.stored()] == [False] * 3
    stick.mkdir()
    assert daily.save_when_due() is None
    assert names(stick) == names(folder)
    for name in names(folder):
        assert (stick / name).read_bytes() == (folder / name).read_bytes()
    assert [one.second for one in daily.stored()] == [True] * 3
    for _ in range(14):
        clock.advance(days=1)
        daily.save_when_due()
    assert names(stick) == names(folder)
    assert len(names(stick)) == 14


def test_a_stick_that_refuses_is_told_and_the_backup_is_there(
    daily: DailyBackup, settings: Settings, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    stick = tmp_path / "stick"
    stick.mkdir()
    settings.change(Scope.COMPANY, {"company.backup_second_folder": str(stick)}, OWNER)

    def full(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    told = Caretaker(daily, None).look()
    assert [reason.code for reason in told] == ["backup.second"]
    assert len(names(folder)) == 1
    assert names(stick) == []


def test_a_stick_without_room_is_told_before_it_is_written_full(
    daily: DailyBackup, settings: Settings, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import shutil

    stick = tmp_path / "stick"
    stick.mkdir()
    settings.change(Scope.COMPANY, {"company.backup_second_folder": str(stick)}, OWNER)
    real = shutil.disk_usage

    def nearly_full(path: Path) -> object:
        return real(path)._replace(free=10) if Path(path) == stick else real(path)

    monkeypatch.setattr(shutil, "disk_usage", nearly_full)
    monkeypatch.setattr(shutil, "copyfile", lambda *_: pytest.fail("nothing was to be written"))
    assert [reason.code for reason in Caretaker(daily, None).look()] == ["backup.second"]
    assert len(names(folder)) == 1


def test_backups_that_cannot_be_written_down_do_not_pile_up(
    daily: DailyBackup, clock: FrozenClock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError(Reason("store.full", "De schijf is vol."))

    monkeypatch.setattr("kassa.services.safekeeping.Safekeeping._record", full)
    for _ in range(4):
        clock.advance(minutes=16)
        with pytest.raises(StoreError, match="vol"):
            daily.save_when_due()
    assert len(names(folder)) == 1
