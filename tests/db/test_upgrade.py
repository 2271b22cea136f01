"""A shop of every released schema comes up to date, after a backup of it as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from kassa.db import migrate as migration
from kassa.db.engine import Database, open_database
from kassa.db.schema import HEAD, KNOWN, stored_version
from kassa.domain.errors import StoreError
from tests.support.backups import keeper
from tests.support.clock import FrozenClock
from tests.support.databases import NO_SERVER, empty_postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path / "winkel.db")
        return
    with empty_postgres() as location:
        if location is None:
            pytest.skip(NO_SERVER)
        yield location


def version_of(location: str) -> str | None:
    database = Database(location)
    try:
        return stored_version(database)
    finally:
        database.close()


@pytest.mark.parametrize("version", KNOWN[:-1])
def test_an_older_shop_is_backed_up_and_brought_up_to_date(empty: str, tmp_path: Path, version: str) -> None:
    with mock.patch.object(migration, "HEAD", version):
        migration.migrate(empty)
    assert version_of(empty) == version
    with pytest.raises(StoreError, match="oudere versie"):
        open_database(empty)
    backups = tmp_path / "reservekopieen"
    safe = keeper(empty, backups, FrozenClock())
    made = safe.migrate()
    assert made is not None
    assert list(backups.iterdir()) == [made]
    assert version_of(empty) == HEAD
    assert safe.migrate() is None


def test_who_starts_again_within_the_second_is_not_refused(tmp_path: Path) -> None:
    location, backups = str(tmp_path / "winkel.db"), tmp_path / "reservekopieen"
    with mock.patch.object(migration, "HEAD", KNOWN[0]):
        migration.migrate(location)
    safe = keeper(location, backups, FrozenClock())
    with (
        mock.patch("kassa.services.safekeeping.migrate", side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        safe.migrate()
    assert safe.migrate() is not None
    assert len(list(backups.iterdir())) == 2
    assert version_of(location) == HEAD
