"""Fresh, migrated databases: migrated once per process, then cloned, because a clone is a hundred times faster."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kassa.db.migrate import migrate
from kassa.system.identity import new_id

NO_SERVER = "KASSA_TEST_POSTGRES is not set; 'python3 dev.py test' starts a server"
Fill = Callable[[str], None]


class SqliteTemplate:
    """A migrated file that is copied for every test.

    Args:
        folder: where it may lie.
        fill: puts more in it than the schema, once.
    """

    def __init__(self, folder: Path, fill: Fill | None = None) -> None:
        self._file = folder / "template.db"
        migrate(str(self._file))
        if fill:
            fill(str(self._file))
        # Nothing may stay behind in the write-ahead log, which a copy of the file would miss.
        from pysqlite3 import dbapi2

        connection = dbapi2.connect(str(self._file))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

    def clone(self, folder: Path) -> str:
        """Return the location of a new database in the folder."""
        target = folder / f"shop-{new_id()[-6:]}.db"
        shutil.copyfile(self._file, target)
        return str(target)


class PostgresTemplate:
    """A migrated database on the test server that is cloned for every test.

    Args:
        server: URL of any database on it.
        fill: puts more in it than the schema, once.
    """

    def __init__(self, server: str, fill: Fill | None = None) -> None:
        self._server = server
        self._name = f"kassa_template_{new_id()}"
        self._run(f'CREATE DATABASE "{self._name}"')
        migrate(self._location(self._name))
        if fill:
            fill(self._location(self._name))

    def clone(self) -> str:
        """Return the location of a new database."""
        name = f"kassa_{new_id()}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{self._name}"')
        return self._location(name)

    def drop(self, location: str | None = None) -> None:
        """Drop a clone; without one, the template itself."""
        name = location.rsplit("/", 1)[1] if location else self._name
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        for left in self._names(f"{name}_voor_herstel_%"):  # a restore keeps what it replaced
            self._run(f'DROP DATABASE IF EXISTS "{left}" WITH (FORCE)')

    def _location(self, name: str) -> str:
        return f"{self._server.rsplit('/', 1)[0]}/{name}"

    def _names(self, like: str) -> list[str]:
        import psycopg

        with psycopg.connect(self._server, autocommit=True) as connection:
            return [
                name for (name,) in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [like])
            ]

    def _run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def empty_postgres() -> Iterator[str | None]:
    """Give a database on the test server in which nothing stands; None without a server."""
    server = os.environ.get("KASSA_TEST_POSTGRES")
    if not server:
        yield None
        return
    import psycopg

    name = f"kassa_empty_{new_id()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
        try:
            yield f"{server.rsplit('/', 1)[0]}/{name}"
        finally:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())


def make_older(location: str, version: str) -> None:
    """Make a database with the schema of an earlier version of the program."""
    from unittest.mock import patch

    with patch("kassa.db.migrate.HEAD", version):
        migrate(location)
