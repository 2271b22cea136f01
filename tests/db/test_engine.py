"""The door to the database: safe settings, whole transactions, refusals in words."""

from __future__ import annotations

import ctypes
import os
import threading
import time
from pathlib import Path

import psycopg
import pytest
from pysqlite3 import dbapi2

from kassa.db.drivers import OLDEST_SQLITE, driver_for, require_recent_sqlite
from kassa.db.engine import Database, open_database
from kassa.db.migrate import migrate
from kassa.db.schema import HEAD
from kassa.domain.errors import Conflict, StoreError


def code_of(refused: pytest.ExceptionInfo[StoreError]) -> str:
    return refused.value.code


def test_every_connection_is_durable_and_checked(sqlite_database: Database) -> None:
    with sqlite_database.write() as tx:
        kept = {name: tx.value(f"PRAGMA {name}") for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert kept == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_library_is_new_enough_for_two_connections() -> None:
    assert dbapi2.sqlite_version_info >= OLDEST_SQLITE
    with pytest.raises(StoreError, match="te oud") as refused:
        require_recent_sqlite((3, 51, 2))
    assert code_of(refused) == "store.old_sqlite"


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES ('b', '9', 'Half')")
        raise ZeroDivisionError
    assert database.one("SELECT COUNT(*) FROM branch") == (0,)
    with database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES ('b', '9', 'Heel')")
    assert database.one("SELECT name FROM branch") == ("Heel",)


def test_a_reader_sees_one_moment(database: Database) -> None:
    with database.read() as reader:
        before = reader.value("SELECT COUNT(*) FROM branch")
        with database.write() as tx:
            tx.run("INSERT INTO branch (id, code, name) VALUES ('b', '9', 'Nieuw')")
        assert reader.value("SELECT COUNT(*) FROM branch") == before
    assert database.one("SELECT COUNT(*) FROM branch") == (before + 1,)


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StoreError), database.read() as reader:
        reader.one("INSERT INTO branch (id, code, name) VALUES ('b', '9', 'Stiekem') RETURNING id")


def test_a_double_is_a_conflict(database: Database) -> None:
    for _ in range(1):
        with database.write() as tx:
            tx.run("INSERT INTO branch (id, code, name) VALUES ('b', '9', 'Een')")
    with pytest.raises(Conflict, match="bestaat al"), database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES ('b', '9', 'Twee')")


def test_writers_in_threads_wait_for_each_other(database: Database) -> None:
    with database.write() as tx:
        tx.run("INSERT INTO series (id, last) VALUES ('s', 0)")
    failures: list[Exception] = []

    def work() -> None:
        try:
            for _ in range(25):
                with database.write() as tx:
                    tx.run("UPDATE series SET last = last + 1 WHERE id = 's'")
        except StoreError as error:
            failures.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert database.one("SELECT last FROM series WHERE id = 's'") == (100,)


def test_closing_waits_for_what_another_thread_writes(database: Database) -> None:
    begun = threading.Event()

    def work() -> None:
        with database.write() as tx:
            tx.run("INSERT INTO series (id, last) VALUES ('s', 0)")
            begun.set()
            time.sleep(0.3)
            tx.run("UPDATE series SET last = 1 WHERE id = 's'")

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(10)
    database.close()
    thread.join()
    assert database.one("SELECT last FROM series WHERE id = 's'") == (1,)


def test_another_program_holding_the_file_is_said_so(sqlite_database: Database) -> None:
    other = dbapi2.connect(sqlite_database.location, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="even bezet") as refused, sqlite_database.write():
        pass
    assert code_of(refused) == "store.busy"
    other.execute("ROLLBACK")
    other.close()
    with sqlite_database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES ('b', '9', 'Verder')")


def test_a_newer_file_is_refused_in_words(database: Database, location: str) -> None:
    with database.write() as tx:
        tx.run("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="nieuwere versie") as refused:
        open_database(location)
    assert code_of(refused) == "store.newer"
    with pytest.raises(StoreError, match="nieuwere versie"):
        migrate(location)
    assert database.one("SELECT version_num FROM alembic_version") == ("9999",)


def test_an_empty_file_asks_for_migration(tmp_path: Path) -> None:
    file = tmp_path / "leeg.kassa"
    with pytest.raises(StoreError, match="nog leeg") as refused:
        open_database(str(file))
    assert code_of(refused) == "store.empty"
    assert migrate(str(file))
    assert not migrate(str(file))
    opened = open_database(str(file))
    assert opened.one("SELECT version_num FROM alembic_version") == (HEAD,)
    opened.close()


@pytest.mark.parametrize("content", [b"no database at all " * 300, os.urandom(8192)])
def test_junk_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "junk.kassa"
    file.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        open_database(str(file))
    assert code_of(refused) == "store.damaged"
    assert file.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "foreign.db"
    other = dbapi2.connect(str(file))
    other.execute("CREATE TABLE music (title TEXT)")
    other.commit()
    other.close()
    with pytest.raises(StoreError, match="geen Kassa-bestand") as refused:
        open_database(str(file))
    assert code_of(refused) == "store.foreign"


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive", "OneDrive - Winkel", "Google Drive"])
def test_a_synchronised_folder_is_refused(tmp_path: Path, folder: str) -> None:
    place = tmp_path / folder
    place.mkdir()
    with pytest.raises(StoreError, match="gesynchroniseerd"):
        driver_for(str(place / "winkel.kassa"))


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="bestaat niet"):
        driver_for(str(tmp_path / "weg" / "winkel.kassa"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_file_is_said_so(sqlite_location: str) -> None:
    Path(sqlite_location).chmod(0o444)
    Path(sqlite_location).parent.chmod(0o555)
    try:
        with pytest.raises(StoreError, match="niet worden beschreven"):
            open_database(sqlite_location)
    finally:
        Path(sqlite_location).parent.chmod(0o755)


def test_percent_and_times_survive_the_translation_to_the_server(database: Database) -> None:
    with database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES (:id, '9', :name)", id="b", name="100% 12:30")
    assert database.one("SELECT name FROM branch WHERE name LIKE '%12:30' AND id = :id", id="b") == ("100% 12:30",)


def test_a_thread_of_the_system_keeps_its_connections(sqlite_database: Database) -> None:
    """Qt's pool threads get a new Python state for every job: connections must not pile up with the jobs."""
    run = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(lambda _: sqlite_database.one("SELECT 1") and None)
    library = ctypes.CDLL(None)
    for _ in range(20):
        thread = ctypes.c_ulong()
        assert library.pthread_create(ctypes.byref(thread), None, run, None) == 0
        assert library.pthread_join(thread, None) == 0
    assert len(sqlite_database._connections) < 20


def test_an_answer_stays_when_the_server_goes_right_after_it(postgres_location: str) -> None:
    database = open_database(postgres_location)
    with psycopg.connect(postgres_location, autocommit=True) as other:
        with database.read() as reader:
            answer = reader.value("SELECT 42")
            mine = (reader.value("SELECT pg_backend_pid()"),)
            other.execute("SELECT pg_terminate_backend(%s)", mine)
            while other.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", mine).fetchone():
                pass
        assert answer == 42
    with database.read() as reader:
        assert reader.value("SELECT 43") == 43
    database.close()
