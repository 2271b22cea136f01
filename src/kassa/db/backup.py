"""Copies of a whole database: taken while the shop sells, proved by putting them back somewhere, and put back here.

A copy is the shop as one file without companions: an SQLite database, or what ``pg_dump`` makes of a PostgreSQL one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kassa.db.contents import contents
from kassa.db.drivers import Connection, SqliteDriver, driver_for
from kassa.db.engine import Database, Reader
from kassa.db.evidence import connect, reading
from kassa.db.failures import translate
from kassa.domain.backups import Contents, damaged, foreign
from kassa.domain.errors import Reason, StoreError
from kassa.system.files import flush, put_in_place
from kassa.system.identity import new_id

_PAGES_AT_ONCE = 4000
_UNTOUCHED = "Er is niets gewijzigd."
_SQLITE, _DUMP = b"SQLite format 3\x00", b"PGDMP"
_TRIAL: Final = "kassa_proef_"
_MOMENT: Final = 12
"""Hexadecimal digits of milliseconds that an identity begins with."""
_DAY_MS: Final = 86_400_000
_LOCALE: Final = "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database WHERE datname = %s"


def copy(location: str, target: Path) -> Contents:
    """Copy a database to one new file and return what it held at that very moment; selling goes on meanwhile.

    Raises:
        StoreError: the target cannot be written, the tools of PostgreSQL are missing or fail.
    """
    driver = driver_for(location)
    if not isinstance(driver, SqliteDriver):
        return _dump(location, target)
    from pysqlite3 import dbapi2

    # The view that the figures are read in is the one that is copied: nothing a till does gets in between.
    source = connect(driver, Path(location))
    try:
        held = contents(Reader(source, driver))
        made = dbapi2.connect(str(target))
        try:
            source.backup(made, pages=_PAGES_AT_ONCE)
            made.execute("PRAGMA journal_mode=DELETE")  # one file, without companions
        finally:
            made.close()
    except driver.errors as error:
        raise translate(error) from error
    finally:
        driver.close(source)
    return held


def is_copy(file: Path) -> bool:
    """Tell whether a file looks like a copy, of either engine."""
    with file.open("rb") as stream:
        return stream.read(len(_SQLITE)).startswith((_SQLITE, _DUMP))


@contextmanager
def unpacked(file: Path, location: str) -> Iterator[str]:
    """Give the location of a database with a copy in it, read from end to end.

    That is the file itself, or a database of its own on the server of ``location``, which is gone afterwards.

    Raises:
        StoreError: the copy is damaged, foreign, or of the other engine than ``location``.
    """
    if _kind_for(file, location) == "postgresql":
        with _trial(file, location) as trial:
            yield trial
        return
    with reading(str(file)) as reader:
        if reader.value("PRAGMA integrity_check") != "ok":
            raise damaged()
    yield str(file)


def held_at(location: str) -> Contents:
    """Return what a database holds.

    Raises:
        StoreError: it is damaged, foreign or of a newer version.
    """
    with reading(location) as reader:
        return contents(reader)


def held_now(location: str) -> Contents | None:
    """Return what stands at a location; None when there is nothing, or nothing that can be read."""
    with contextlib.suppress(StoreError, ValueError, TypeError):  # it may be damaged
        return held_at(location)
    return None


def put_back(unpacked_at: str, location: str, aside: Path) -> str:
    """Put an unpacked database in the place of another and return where that one is kept; empty when there was none.

    At every moment, whatever is killed, the old or the new database stands there whole.

    Args:
        unpacked_at: see ``unpacked``.
        location: where it must come.
        aside: what the old file is to be called; a server keeps the old database beside the new one.

    Raises:
        StoreError: the database is in use, or cannot be written; it is as it was.
    """
    if not isinstance(driver_for(location), SqliteDriver):
        return _change_names(unpacked_at, location)
    target, file = Path(location), Path(unpacked_at)
    there = target.exists()
    try:
        _fold(file)
        if there:
            forget_links(target, aside.parent)
            _set_aside(target, aside)
        put_in_place(file, target)
    except OSError as error:
        raise translate(error) from error
    return str(aside) if there else ""


def forget_links(target: Path, folder: Path) -> None:
    """Take away second names of a database that a killed restore left: two names for one open file are a danger."""
    if target.exists():
        for other in folder.glob("*.backup"):
            if other.samefile(target):
                other.unlink()


def companions(file: Path) -> tuple[Path, ...]:
    """Return what SQLite keeps beside a file while it is open."""
    return tuple(file.with_name(file.name + ending) for ending in ("-wal", "-shm", "-journal"))


def _kind_for(file: Path, location: str) -> str:
    """Return the engine a copy is of, which must be that of the location."""
    with file.open("rb") as stream:
        start = stream.read(len(_SQLITE))
    of = "sqlite" if start == _SQLITE else "postgresql" if start.startswith(_DUMP) else ""
    if not of:
        raise foreign()
    if of != driver_for(location).kind:
        is_of = "een databaseserver (PostgreSQL)" if of == "postgresql" else "een winkel in een bestand"
        raise StoreError(
            Reason(
                "backup.other_engine",
                f"Deze reservekopie is van {is_of}, en deze computer gebruikt iets anders. {_UNTOUCHED}",
                "Zet haar terug met 'kassa --data' en het adres van de server of de naam van het bestand.",
            )
        )
    return of


# A file -------------------------------------------------------------------------------------------------------------


def _fold(file: Path) -> bool:
    """Fold the write-ahead log into a file; false when it is damaged.

    Raises:
        StoreError: somebody else has it open.
    """
    from pysqlite3 import dbapi2

    try:
        connection: Connection = dbapi2.connect(str(file), timeout=0)
        try:
            alone = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete"
        finally:
            connection.close()
    except dbapi2.OperationalError:
        alone = False
    except dbapi2.DatabaseError:
        return False
    if not alone:
        raise _in_use("Sluit Kassa op deze computer helemaal af en probeer opnieuw.")
    return True


def _set_aside(target: Path, aside: Path) -> None:
    """Give the old database a second name; it loses its first one only when the new file takes that."""
    # Of a damaged file the log goes along: merely looking at it may take that away.
    log, kept = companions(target)[0], companions(aside)[0]
    if log.exists():
        shutil.copyfile(log, kept)
        flush(kept)
    try:
        if _fold(target):
            kept.unlink(missing_ok=True)
    except StoreError:
        kept.unlink(missing_ok=True)
        raise
    try:
        os.link(target, aside)
    except OSError:  # another disk, or one without hard links
        part = aside.with_name(aside.name + ".part")
        shutil.copyfile(target, part)
        put_in_place(part, aside)
    flush(aside.parent)
    for old in companions(target):  # or it would be written into the new file
        old.unlink(missing_ok=True)


# A server -----------------------------------------------------------------------------------------------------------


def _dump(location: str, target: Path) -> Contents:
    database = Database(location)
    try:
        with database.read() as reader:
            held = contents(reader)
            # The dump sees what this transaction sees, so the figures are those of the copy.
            moment = str(reader.value("SELECT pg_export_snapshot()"))
            _tool("pg_dump", location, "--format=custom", "--no-owner", f"--snapshot={moment}", f"--file={target}")
    finally:
        database.close()
    return held


@contextmanager
def _trial(file: Path, location: str) -> Iterator[str]:
    """Give a database of its own on the server with a copy in it; gone afterwards, unless it got another name."""
    import psycopg
    from psycopg import sql

    made = new_id()  # begins with the moment
    name = f"{_TRIAL}{made}"
    with _server(location) as server:
        try:
            for (left,) in server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{_TRIAL}%"]):
                if (
                    left[len(_TRIAL) :][:_MOMENT] < f"{int(made[:_MOMENT], 16) - _DAY_MS:0{_MOMENT}x}"
                ):  # of a killed one
                    server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(left)))
            like = server.execute(_LOCALE, [_database_of(location)]).fetchone()  # names must sort as they did
            form = " ENCODING {} LC_COLLATE {} LC_CTYPE {}" if like else ""
            create = sql.SQL(f"CREATE DATABASE {{}} TEMPLATE template0{form}")
            server.execute(create.format(sql.Identifier(name), *map(sql.Literal, like or ())))
        except psycopg.errors.InsufficientPrivilege as error:
            raise _not_allowed() from error
        try:
            _tool("pg_restore", location, "--no-owner", "--exit-on-error", f"--dbname={name}", str(file))
            yield _beside(location, name)
        finally:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _change_names(unpacked_at: str, location: str) -> str:
    """Give a database on the server the name of another, which gets one that says what it was."""
    import psycopg
    from psycopg import sql

    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    new, name = _database_of(unpacked_at), _database_of(location)
    old = f"{name[:40]}_voor_herstel_{new_id()[:_MOMENT]}"
    with _server(location) as server:
        try:
            there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None
            with server.transaction():
                if there:
                    server.execute(rename.format(sql.Identifier(name), sql.Identifier(old)))
                server.execute(rename.format(sql.Identifier(new), sql.Identifier(name)))
        except psycopg.errors.ObjectInUse as error:
            raise _in_use("Sluit Kassa op alle computers af en probeer opnieuw.") from error
        except psycopg.errors.InsufficientPrivilege as error:
            raise _not_allowed() from error
    return f"de database '{old}' op de server" if there else ""


@contextmanager
def _server(location: str) -> Iterator[Connection]:
    """Give a connection to the server that is in no database of ours."""
    import psycopg

    try:
        try:
            server = psycopg.connect(_beside(location, "postgres"), autocommit=True)
        except psycopg.OperationalError:
            server = psycopg.connect(_beside(location, "template1"), autocommit=True)
        with server:
            yield server
    except psycopg.Error as error:
        raise translate(error) from error


def _beside(location: str, name: str) -> str:
    """Return the URL of another database on the same server."""
    parts = urlsplit(location)
    # Not ``urlunsplit``: it drops the slashes of a URL without a host, which is a server on this computer.
    return f"{parts.scheme}://{parts.netloc}/{name}" + (f"?{parts.query}" if parts.query else "")


def _database_of(location: str) -> str:
    return _postgres_environment(location)["PGDATABASE"]


def _not_allowed() -> StoreError:
    return StoreError(
        Reason(
            "backup.no_trial",
            "De reservekopie kan niet worden gecontroleerd: op de server mag Kassa geen database maken of hernoemen. "
            f"{_UNTOUCHED}",
            "Laat de beheerder van de server de gebruiker van Kassa CREATEDB geven en eigenaar maken.",
        )
    )


def _in_use(fix: str) -> StoreError:
    return StoreError(
        Reason("restore.in_use", f"De database is nog in gebruik door een kassa of backoffice. {_UNTOUCHED}", fix)
    )


def _tool(name: str, location: str | None, *arguments: str) -> None:
    program = shutil.which(name)
    if program is None:
        raise StoreError(
            Reason(
                "backup.no_tool",
                f"Het hulpprogramma {name} van PostgreSQL is niet gevonden. {_UNTOUCHED}",
                "Installeer het pakket postgresql-client, of laat de server de reservekopie maken.",
            )
        )
    environment = dict(os.environ)
    if location is not None:
        environment |= _postgres_environment(location)
    done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = done.stderr.strip().splitlines()
        if name == "pg_restore" and any("archive" in line or "input file" in line for line in said):
            raise damaged()
        raise StoreError(
            Reason("backup.failed", f"{name} is niet gelukt: {said[-1] if said else done.returncode}. {_UNTOUCHED}")
        )


def _postgres_environment(location: str) -> dict[str, str]:
    """Return a URL as the variables of libpq: a password on the command line could be read by others."""
    from psycopg.conninfo import conninfo_to_dict

    special = {"dbname": "PGDATABASE"}
    parts = conninfo_to_dict(location)
    return {special.get(key, f"PG{key.upper()}"): str(value) for key, value in parts.items() if value is not None}
