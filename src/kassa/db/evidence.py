"""Reading a database as evidence: nothing is written, also not what an ordinary connection writes when it opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kassa.db.drivers import Connection, SqliteDriver, driver_for
from kassa.db.engine import Database, Reader
from kassa.db.failures import translate
from kassa.domain.errors import Reason, StoreError


@contextmanager
def reading(location: str) -> Iterator[Reader]:
    """Open a view of one moment that needs no right to write; a file on a read-only disc will do.

    Raises:
        StoreError: the database is not there or is damaged.
    """
    driver = driver_for(location)
    if not isinstance(driver, SqliteDriver):
        database = Database(location)
        try:
            with database.read() as reader:
                yield reader
        finally:
            database.close()
        return
    connection = connect(driver, Path(location))
    try:
        yield Reader(connection, driver)
    except driver.errors as error:
        raise translate(error) from error
    finally:
        driver.close(connection)


def connect(driver: SqliteDriver, file: Path) -> Connection:
    """Open a file for reading only, with a view of this moment begun.

    Raises:
        StoreError: it is not there or is damaged.
    """
    from pysqlite3 import dbapi2

    if not file.is_file():
        raise StoreError(
            Reason("store.missing", f"'{file}' is er niet. Er is niets geopend.", "Kies het bestand van de winkel.")
        )
    address = f"{file.absolute().as_uri()}?mode=ro"
    alone = not file.with_name(file.name + "-wal").exists()
    try:
        return _begin(dbapi2.connect(address, uri=True, isolation_level=None))
    except driver.errors as error:
        if not alone:
            raise translate(error) from error
    try:
        # A read-only folder: without a write-ahead log the file itself is all there is.
        return _begin(dbapi2.connect(address + "&immutable=1", uri=True, isolation_level=None))
    except driver.errors as error:
        raise translate(error) from error


def _begin(connection: Connection) -> Connection:
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        connection.execute("BEGIN")
        connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
