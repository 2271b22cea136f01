from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pysqlite3 import dbapi2

from kassa.db import backup, journal
from kassa.db.engine import Database, open_database
from kassa.domain.errors import StoreError

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def write_record(database: Database, number: int) -> None:
    with database.write() as tx:
        journal.append(tx, "till-1", "drawer.opened", f"nr {number}", {"n": number}, employee_id="e1", moment=NOON)


def test_backup_while_open_and_restore(location: str, tmp_path: Path) -> None:
    database = open_database(location)
    write_record(database, 1)
    copy = tmp_path / "copy.backup"
    heads = backup.back_up(location, copy)
    assert heads["till-1"].seq == 1
    write_record(database, 2)
    database.close()

    aside = tmp_path / "aside.backup"
    assert backup.restore(copy, location, aside) == heads
    assert aside.exists()
    restored = open_database(location)
    with restored.read() as reader:
        assert journal.heads(reader) == heads
    restored.close()
    assert not [file.name for file in tmp_path.iterdir() if ".part" in file.name]

    backup.restore(aside, location, tmp_path / "second.backup")
    again = open_database(location)
    with again.read() as reader:
        assert journal.heads(reader)["till-1"].seq == 2
    again.close()


def test_backup_never_overwrites(sqlite_location: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("precious")
    with pytest.raises(StoreError, match="bestaat al"):
        backup.back_up(sqlite_location, copy)
    assert copy.read_text() == "precious"


def test_backup_to_a_folder_that_is_not_there(sqlite_location: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        backup.back_up(sqlite_location, tmp_path / "none" / "copy.db")


def test_restore_refuses_while_a_till_is_open(location: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.backup"
    backup.back_up(location, copy)
    till = open_database(location)
    write_record(till, 1)
    with pytest.raises(StoreError, match="nog in gebruik"):
        backup.restore(copy, location, tmp_path / "aside")
    with till.read() as reader:
        assert journal.heads(reader)["till-1"].seq == 1
    till.close()


@pytest.mark.parametrize("content", [b"", b"this is not a database at all, not in the least", b"PGDMP\x01\x0e"])
def test_restore_refuses_what_is_no_backup(location: str, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong.backup"
    wrong.write_bytes(content)
    with pytest.raises(StoreError):
        backup.restore(wrong, location, tmp_path / "aside")
    open_database(location).close()


def test_restore_refuses_a_missing_backup(sqlite_location: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is er niet"):
        backup.restore(tmp_path / "none", sqlite_location, tmp_path / "aside")


def test_restore_refuses_a_damaged_backup(sqlite_location: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup.back_up(sqlite_location, copy)
    content = bytearray(copy.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 20_000] = b"\x5a" * 20_000
    copy.write_bytes(content)
    with pytest.raises(StoreError):
        backup.restore(copy, sqlite_location, tmp_path / "aside")
    open_database(sqlite_location).close()


def test_restore_over_a_damaged_database_keeps_it_aside(sqlite_location: str, tmp_path: Path) -> None:
    copy, aside = tmp_path / "copy.db", tmp_path / "aside.db"
    backup.back_up(sqlite_location, copy)
    Path(sqlite_location).write_bytes(b"damaged beyond reading" * 100)
    backup.restore(copy, sqlite_location, aside)
    open_database(sqlite_location).close()
    assert aside.read_bytes().startswith(b"damaged")


def test_backup_is_one_whole_file(sqlite_location: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup.back_up(sqlite_location, copy)
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("copy")] == ["copy.db"]
    connection = dbapi2.connect(str(copy))
    assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    connection.close()
