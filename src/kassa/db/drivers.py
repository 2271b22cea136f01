"""The two drivers: pysqlite3 (its SQLite is new enough) and psycopg. Nothing else talks to them."""

from __future__ import annotations

import contextlib
import random
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, Literal, Protocol

from kassa.domain.errors import Reason, StoreError

# 3.7.0 to 3.51.2 can corrupt a WAL file that two connections use (reliability.md 0.4).
OLDEST_SQLITE: Final = (3, 51, 3)
BUSY_MS: Final = 2000

Connection = Any
Cursor = Any


class Driver(Protocol):
    """What the engine asks of a driver."""

    kind: Literal["sqlite", "postgresql"]
    errors: tuple[type[Exception], ...]

    def connect(self, role: str) -> Connection: ...
    def begin_write(self, connection: Connection) -> None: ...
    def begin_read(self, connection: Connection) -> None: ...
    def end_read(self, connection: Connection) -> None: ...
    def commit(self, connection: Connection) -> None: ...
    def rollback(self, connection: Connection) -> None: ...
    def execute(self, connection: Connection, sql: str, parameters: Mapping[str, object]) -> Cursor: ...
    def execute_many(self, connection: Connection, sql: str, rows: Sequence[Mapping[str, object]]) -> int: ...
    def stream(self, connection: Connection, sql: str, parameters: Mapping[str, object]) -> Iterator[Any]: ...
    def interrupt(self, connection: Connection | None) -> None: ...
    def idle(self, connection: Connection) -> None: ...
    def close(self, connection: Connection) -> None: ...


class SqliteDriver:
    """SQLite through pysqlite3, with the settings that the promises need, set and read back."""

    kind: Literal["sqlite", "postgresql"] = "sqlite"

    def __init__(self, path: str, *, durable: bool = True) -> None:
        from pysqlite3 import dbapi2

        self._api = dbapi2
        # A flipped bit in text: the driver cannot even say what SQLite complains about.
        self.errors: tuple[type[Exception], ...] = (dbapi2.Error, UnicodeDecodeError)
        self._path = path
        self._durable = durable
        require_recent_sqlite(dbapi2.sqlite_version_info)

    def connect(self, role: str) -> Connection:
        connection = self._api.connect(
            self._path, isolation_level=None, timeout=BUSY_MS / 1000, cached_statements=512, check_same_thread=False
        )
        try:
            self._prepare(connection, role)
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self, connection: Connection, role: str) -> None:
        wanted: dict[str, object] = {
            "journal_mode": "wal",
            "synchronous": 2 if self._durable else 0,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
            "recursive_triggers": 1,
        }
        if sys.platform == "darwin":
            wanted["fullfsync"] = 1
        for name, value in wanted.items():
            if connection.execute(f"PRAGMA {name}").fetchone()[0] != value:
                connection.execute(f"PRAGMA {name}={value}")
                if connection.execute(f"PRAGMA {name}").fetchone()[0] != value:
                    raise StoreError(
                        Reason(
                            "store.unsafe_setting",
                            f"De database laat de veilige instelling '{name}' niet toe. Er is niets gewijzigd.",
                            "Zet het bestand op een gewone schijf van deze computer.",
                        )
                    )
        # Pages move to the main file in an idle moment (see idle); this is only the upper bound.
        connection.execute("PRAGMA wal_autocheckpoint=4000")
        connection.execute("PRAGMA cache_size=-16000")
        connection.execute("PRAGMA temp_store=MEMORY")
        if role == "reader":
            connection.execute("PRAGMA query_only=ON")
        else:
            connection.execute("PRAGMA busy_timeout=0")  # begin_write waits itself, and more fairly

    def begin_write(self, connection: Connection) -> None:
        """Begin; wait for another writer in short random steps, because SQLite's own ever longer ones starve a till."""
        last = time.monotonic() + BUSY_MS / 1000
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except self._api.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > last:
                    raise
                time.sleep(random.randrange(300, 3000) / 1_000_000)
            else:
                return

    def begin_read(self, connection: Connection) -> None:
        connection.execute("BEGIN")

    def end_read(self, connection: Connection) -> None:
        connection.execute("COMMIT")

    def commit(self, connection: Connection) -> None:
        connection.execute("COMMIT")

    def rollback(self, connection: Connection) -> None:
        if connection.in_transaction:
            connection.execute("ROLLBACK")

    def execute(self, connection: Connection, sql: str, parameters: Mapping[str, object]) -> Cursor:
        return connection.execute(sql, parameters)

    def execute_many(self, connection: Connection, sql: str, rows: Sequence[Mapping[str, object]]) -> int:
        touched: int = connection.executemany(sql, rows).rowcount
        return touched

    def stream(self, connection: Connection, sql: str, parameters: Mapping[str, object]) -> Iterator[Any]:
        return iter(connection.execute(sql, parameters))

    def interrupt(self, connection: Connection | None) -> None:
        if connection is not None:
            connection.interrupt()

    def idle(self, connection: Connection) -> None:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()

    def close(self, connection: Connection) -> None:
        with contextlib.suppress(self._api.Error):
            connection.close()


_PATIENCE: Final[dict[str, Any]] = {
    "connect_timeout": 3,
    "keepalives": 1,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 4000,
}
"""Seconds, the last in milliseconds: a pulled cable is noticed in that time, not after a quarter of an hour."""

_PARAMETER = r"(?<![:\w]):([a-z_][a-z0-9_]*)"
"""A parameter of a statement; compiled by ``re`` where PostgreSQL is used."""


class PostgresDriver:
    """PostgreSQL through psycopg 3."""

    kind: Literal["sqlite", "postgresql"] = "postgresql"

    def __init__(self, url: str, *, durable: bool = True) -> None:
        import psycopg

        self._api = psycopg
        self.errors: tuple[type[Exception], ...] = (psycopg.Error,)
        self._url = url
        self._durable = durable
        self._known: dict[str, str] = {}

    def connect(self, role: str) -> Connection:
        connection = self._api.connect(self._url, autocommit=True, **_PATIENCE)
        connection.execute(f"SET lock_timeout = {BUSY_MS}")
        connection.execute(f"SET synchronous_commit = {'on' if self._durable else 'off'}")
        connection.execute("SET jit = off")  # compiling a wide statement takes seconds, running it milliseconds
        if role == "reader":
            connection.execute("SET default_transaction_read_only = on")
        return connection

    def begin_write(self, connection: Connection) -> None:
        connection.execute("BEGIN")

    def begin_read(self, connection: Connection) -> None:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def end_read(self, connection: Connection) -> None:
        connection.execute("COMMIT")

    def commit(self, connection: Connection) -> None:
        connection.execute("COMMIT")

    def rollback(self, connection: Connection) -> None:
        connection.execute("ROLLBACK")

    def execute(self, connection: Connection, sql: str, parameters: Mapping[str, object]) -> Cursor:
        cursor = connection.cursor()
        cursor.execute(self._translated(sql), parameters)
        return cursor

    def execute_many(self, connection: Connection, sql: str, rows: Sequence[Mapping[str, object]]) -> int:
        with connection.cursor() as cursor:
            cursor.executemany(self._translated(sql), rows)
            touched: int = cursor.rowcount
        return touched

    def stream(self, connection: Connection, sql: str, parameters: Mapping[str, object]) -> Iterator[Any]:
        with connection.cursor(name="kassa_stream") as cursor:
            cursor.itersize = 2000
            cursor.execute(self._translated(sql), parameters)
            yield from cursor

    def interrupt(self, connection: Connection | None) -> None:
        if connection is not None:
            connection.cancel_safe()

    def idle(self, connection: Connection) -> None:
        """Nothing to do: the server looks after itself."""

    def close(self, connection: Connection) -> None:
        with contextlib.suppress(self._api.Error):
            connection.close()

    def _translated(self, sql: str) -> str:
        known = self._known.get(sql)
        if known is None:
            known = self._known[sql] = re.sub(_PARAMETER, r"%(\1)s", sql.replace("%", "%%"))
        return known


def require_recent_sqlite(version: tuple[int, ...]) -> None:
    """Refuse an SQLite library that can corrupt a file.

    Raises:
        StoreError: the library is older than 3.51.3.
    """
    if version < OLDEST_SQLITE:
        raise StoreError(
            Reason(
                "store.old_sqlite",
                f"De SQLite-bibliotheek {'.'.join(map(str, version))} is te oud en kan gegevens beschadigen. "
                "Er is niets geopend.",
                "Installeer Kassa opnieuw; het pakket brengt een veilige versie mee.",
            )
        )


def driver_for(location: str, *, durable: bool = True) -> Driver:
    """Return the driver for a path or URL.

    Raises:
        StoreError: the folder does not exist, or is synchronised or on the network: no place for a database.
    """
    if location.startswith(("postgresql://", "postgres://")):
        return PostgresDriver(location, durable=durable)
    path = Path(location)
    if not path.parent.is_dir():
        raise StoreError(
            Reason(
                "store.no_folder",
                f"De map '{path.parent}' bestaat niet. Er is niets geopend.",
                "Maak de map of kies een andere plaats.",
            )
        )
    synced = {"dropbox", "onedrive", "google drive", "icloud drive", "nextcloud"}
    if any(part.lower() in synced or part.lower().startswith("onedrive -") for part in path.absolute().parts):
        raise StoreError(
            Reason(
                "store.synced_folder",
                f"'{path.parent}' wordt met een andere computer gesynchroniseerd; dat beschadigt een database. "
                "Er is niets geopend.",
                "Kies een map op deze computer zelf. Een reservekopie mag wel in deze map.",
            )
        )
    return SqliteDriver(str(path), durable=durable)
