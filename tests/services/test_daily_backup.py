"""The automatic backup: when it is due, what is kept, what is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import StoreError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.settings.fields import Scope
from kassa.services.daily_backup import DailyBackup
from kassa.services.safekeeping import Safekeeping
from kassa.services.settings import Settings
from tests.support.clock import FrozenClock

OWNER = Actor("owner", "Eigenaar", frozenset(Right), None)


@pytest.fixture
def settings(sqlite_database: Database, clock: FrozenClock) -> Settings:
    return Settings(sqlite_database, clock)


@pytest.fixture
def daily(sqlite_database: Database, settings: Settings, clock: FrozenClock, tmp_path: Path) -> DailyBackup:
    folder = tmp_path / "kopieen"
    keeper = Safekeeping(sqlite_database.location, folder, clock)
    return DailyBackup(sqlite_database, settings, keeper, folder, clock)


def test_one_a_day_and_the_last_three_kept(
    daily: DailyBackup, settings: Settings, clock: FrozenClock, tmp_path: Path
) -> None:
    settings.change(Scope.COMPANY, {"company.backup_keep": 3}, OWNER)
    names = []
    for _ in range(5):
        clock.advance(days=1)
        new = daily.save_when_due()
        assert new is not None
        names.append(new.name)
        assert daily.save_when_due() is None
    assert sorted(file.name for file in (tmp_path / "kopieen").iterdir()) == names[-3:]


def test_a_missed_backup_is_known(daily: DailyBackup, clock: FrozenClock) -> None:
    assert daily.state().stale
    daily.save_when_due()
    assert daily.state().last == clock.now()
    clock.advance(hours=26)
    assert not daily.state().stale
    clock.advance(minutes=1)
    assert daily.state().stale


def test_a_folder_that_cannot_be_made_is_told(daily: DailyBackup, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    settings.change(Scope.COMPANY, {"company.backup_folder": str(tmp_path / "file" / "deeper")}, OWNER)
    with pytest.raises(StoreError, match="map voor back-ups"):
        daily.save_when_due()
    assert daily.state().stale
