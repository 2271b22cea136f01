"""What is looked after every minute."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.settings.fields import Scope
from kassa.services.caretaker import Caretaker
from kassa.services.daily_backup import DailyBackup
from kassa.services.recovery import RecoveryCode
from kassa.services.settings import Settings
from kassa.system.disk import LOW_BYTES, DiskGuard
from tests.services.test_disk import Usage
from tests.support.backups import KeptSecrets, keeper
from tests.support.clock import FrozenClock

OWNER = Actor("owner", "Eigenaar", frozenset(Right), None)


def test_it_copies_when_due_and_tells_what_is_wrong(
    sqlite_database: Database, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = {"bytes": LOW_BYTES}
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(0, 0, free["bytes"]))
    settings = Settings(sqlite_database, clock)
    folder = tmp_path / "kopieen"
    code = RecoveryCode(KeptSecrets())
    keeping = keeper(sqlite_database.location, folder, clock, code)
    disk = DiskGuard(Path(sqlite_database.location), ballast_bytes=1_000_000)
    care = Caretaker(DailyBackup(sqlite_database, settings, keeping, code, folder, clock), disk)
    assert care.look() == ()
    assert len(list(folder.iterdir())) == 1

    settings.change(Scope.COMPANY, {"company.backup_folder": str(tmp_path / "x" / "y")}, OWNER)
    (tmp_path / "x").write_text("in the way", encoding="utf-8")
    clock.advance(days=1)
    free["bytes"] = 1000
    told = care.look()
    assert [reason.code for reason in told] == ["disk.full", "backup.no_folder"]
    assert not disk.ballast.exists()


def test_a_shop_on_a_server_in_training_needs_nothing() -> None:
    assert Caretaker(None, None).look() == ()
