"""The one door to the database: SQLite for one till, PostgreSQL for several, the same statements on both.

A thin layer over the drivers themselves: importing an object mapper costs more than painting the whole till
(performance.md 1). Statements use ``:name`` parameters; writers begin immediately, so that a reader that
turns writer can never fail half-way with "database is locked".
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from kassa.db.drivers import Connection, Driver, driver_for
from kassa.db.failures import NO_SERVER, no_server, refuse_unknown_outcome, translate
from kassa.domain.errors import KassaError

Row = tuple[Any, ...]
Role = Literal["reader", "writer"]
Parameters = Mapping[str, object]
_LAST_SECONDS = 2
"""So long a transaction of another thread may still take when the database is closed."""
_AWAY_SECONDS = 2
"""So long after a server did not answer nobody waits for it again, unless :meth:`Database.look_again` asked."""


class Reader:
    """A consistent view on the database for as long as the ``with`` lasts."""

    def __init__(self, connection: Connection, driver: Driver) -> None:
        self._connection = connection
        self._driver = driver
        self.kind = driver.kind

    def one(self, sql: str, /, **parameters: object) -> Row | None:
        """Return the first row, or None."""
        row: Row | None = self._driver.execute(self._connection, sql, parameters).fetchone()
        return row

    def all(self, sql: str, /, **parameters: object) -> list[Row]:
        """Return every row."""
        rows: list[Row] = self._driver.execute(self._connection, sql, parameters).fetchall()
        return rows

    def value(self, sql: str, /, **parameters: object) -> Any:
        """Return the first column of the first row, or None."""
        row = self.one(sql, **parameters)
        return None if row is None else row[0]

    def rows(self, sql: str, /, **parameters: object) -> Iterator[Row]:
        """Yield rows one by one, for results that need not fit in memory."""
        return self._driver.stream(self._connection, sql, parameters)


class Transaction(Reader):
    """A writer: all of it is committed when the ``with`` ends well, none of it otherwise."""

    def __init__(self, connection: Connection, driver: Driver) -> None:
        super().__init__(connection, driver)
        self._last: dict[tuple[str, str], Callable[[Transaction], None]] = {}

    def at_end(self, what: str, ref: str, work: Callable[[Transaction], None]) -> None:
        """Do something once, right before the commit, however often it was asked for.

        Args:
            what: kind of work.
            ref: what it is about; the same kind and ref is done once.
            work: what to do.
        """
        self._last[what, ref] = work

    def finish(self) -> None:
        """Do what was left for the end, and what that leaves."""
        while self._last:
            key = next(iter(self._last))
            self._last.pop(key)(self)

    def run(self, sql: str, /, **parameters: object) -> int:
        """Run one statement and return how many rows it touched."""
        touched: int = self._driver.execute(self._connection, sql, parameters).rowcount
        return touched

    def many(self, sql: str, rows: Sequence[Parameters]) -> int:
        """Run one statement for many rows and return how many rows it touched."""
        return self._driver.execute_many(self._connection, sql, rows) if rows else 0


class Database:
    """One database, open; every thread gets connections of its own.

    Args:
        location: path of an SQLite file, or a ``postgresql://`` URL.
        durable: False only while a database is made from nothing: a commit does not wait for the disk then, and
            a power cut leaves nothing of it.

    Raises:
        StoreError: the file or server cannot be used, with what is safe and what to do.
    """

    def __init__(self, location: str, *, durable: bool = True) -> None:
        self.location = location
        self._driver = driver_for(location, durable=durable)
        # By the system's thread, not in a threading.local: Qt's pool threads lose their Python state, and with it
        # every thread-local connection, between two jobs.
        self._connections: dict[tuple[int, Role], Connection] = {}
        self._lock = threading.Lock()
        self._working: set[tuple[int, Role]] = set()
        self._away_until: float = 0
        self._probing = 0  # the thread that may wait for a server that is away

    @property
    def kind(self) -> Literal["sqlite", "postgresql"]:
        """Which engine this is."""
        return self._driver.kind

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Begin a writing transaction; commit at the end, roll back on any exception.

        Raises:
            StoreError: the database did not take it. After ``store.unknown`` ask with the same action key
                whether it was booked; after every other code nothing was changed.
        """
        with self._in_use("writer"):
            driver = self._driver
            connection = self._begun("writer", driver.begin_write)
            try:
                transaction = Transaction(connection, driver)
                yield transaction
                transaction.finish()
            except driver.errors as error:
                self._abandon(connection)
                raise self._failed(error) from error
            except BaseException:
                self._abandon(connection)
                raise
            try:
                driver.commit(connection)
            except driver.errors as error:
                self._abandon(connection)
                self._failed(error)
                raise refuse_unknown_outcome(error) from error

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Open a consistent read-only view."""
        with self._in_use("reader"):
            driver = self._driver
            connection = self._begun("reader", driver.begin_read)
            try:
                yield Reader(connection, driver)
            except driver.errors as error:
                self._drop("reader")
                raise self._failed(error) from error
            except KassaError:
                self._end_read(connection)
                raise
            except BaseException:
                self._drop("reader")
                raise
            else:
                self._end_read(connection)

    def _end_read(self, connection: Connection) -> None:
        """Close a view; what was read stays true when the server goes away at that very moment."""
        try:
            self._driver.end_read(connection)
        except self._driver.errors:
            self._drop("reader")

    def one(self, sql: str, /, **parameters: object) -> Row | None:
        """Answer one question in one statement, without a transaction around it: the hot look-ups."""
        self._require_there()
        known = self._known("reader")
        try:
            row: Row | None = self._driver.execute(known or self._connection("reader"), sql, parameters).fetchone()
        except self._driver.errors as error:
            self._drop("reader")
            failed = self._failed(error)
            if known is None or failed.code != NO_SERVER:
                raise failed from error
            self._away_until = 0
            return self.one(sql, **parameters)  # the server was away in between: asked once more, on a new connection
        return row

    def look_again(self) -> bool:
        """Try whether a server that did not answer is there again; may block, so never in the thread of a window."""
        if not self._away_until:
            return True
        self._probing = threading.get_ident()
        try:
            with self.read() as reader:
                reader.value("SELECT 1")
        except KassaError:
            return False
        finally:
            self._probing = 0
        self._away_until = 0
        return True

    def interrupt(self) -> None:
        """Stop the running question of this thread's reader; used between two keys of a search."""
        self._driver.interrupt(self._connections.get((threading.get_ident(), "reader")))

    def idle(self) -> None:
        """Do in a quiet moment what otherwise the thousandth commit would pay for."""
        if self._connections:
            self._driver.idle(self._connection("writer"))

    def is_own_file(self, file: Path) -> bool:
        """Tell whether a file is this database: merely opening it here would, on closing, drop SQLite's locks on it."""
        if self.kind != "sqlite":
            return False
        for suffix in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                if file.samefile(f"{self.location}{suffix}"):
                    return True
        return False

    def close(self) -> None:
        """Close every connection of every thread; a transaction that runs in another one is waited for.

        Closed under its hands it would end the whole process, in SQLite itself. One that does not end keeps its
        connection: what it wrote is there or not there, as after a power cut.
        """
        until, own = time.monotonic() + _LAST_SECONDS, threading.get_ident()
        while (busy := {key for key in tuple(self._working) if key[0] != own}) and time.monotonic() < until:
            time.sleep(1 / 500)
        with self._lock:
            opened = [connection for key, connection in self._connections.items() if key not in busy]
            self._connections.clear()
        for connection in opened:
            self._driver.close(connection)

    @contextmanager
    def _in_use(self, role: Role) -> Iterator[None]:
        key = (threading.get_ident(), role)
        self._working.add(key)
        try:
            yield
        finally:
            self._working.discard(key)

    def _begun(self, role: Role, begin: Callable[[Connection], None]) -> Connection:
        """Return a connection with a transaction begun; one that went stale meanwhile is replaced once."""
        self._require_there()
        known = self._known(role)
        connection = known or self._connection(role)
        try:
            begin(connection)
        except self._driver.errors as error:
            self._drop(role)
            failed = self._failed(error)
            if known is None or failed.code != NO_SERVER:
                raise failed from error
            self._away_until = 0  # only this connection is known to be gone: the server may be there again
            return self._begun(role, begin)
        return connection

    def _known(self, role: Role) -> Connection | None:
        return self._connections.get((threading.get_ident(), role))

    def _connection(self, role: Role) -> Connection:
        connection = self._known(role)
        if connection is None:
            try:
                connection = self._driver.connect(role)
            except self._driver.errors as error:
                raise self._failed(error) from error
            self._away_until = 0
            with self._lock:
                self._connections[threading.get_ident(), role] = connection
        return connection

    def _require_there(self) -> None:
        """Refuse at once while the server is known to be away: a window must not stand still for it.

        Raises:
            StoreError: ``store.no_server``.
        """
        if self._away_until and time.monotonic() < self._away_until and threading.get_ident() != self._probing:
            raise no_server()

    def _failed(self, error: Exception) -> KassaError:
        """Return an error in words, and remember when it says that the server is away."""
        known = translate(error)
        if known.code == NO_SERVER:
            self._away_until = time.monotonic() + _AWAY_SECONDS
        return known

    def _abandon(self, connection: Connection) -> None:
        """Roll back; a connection that cannot even do that is not trusted again (reliability.md 6.12)."""
        try:
            self._driver.rollback(connection)
        except self._driver.errors:
            self._drop("writer")

    def _drop(self, role: Role) -> None:
        with self._lock:
            connection = self._connections.pop((threading.get_ident(), role), None)
        if connection is not None:
            self._driver.close(connection)


def open_database(location: str) -> Database:
    """Open a database whose schema is the one this program knows.

    Raises:
        StoreError: too old an SQLite library, a newer or older schema, a foreign or damaged file, a place
            that is not safe for a database.
    """
    from kassa.db.schema import require_current

    database = Database(location)
    try:
        require_current(database)
    except BaseException:
        database.close()
        raise
    return database
