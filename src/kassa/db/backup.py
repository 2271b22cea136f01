"""Backups of a whole database: made while the shop sells, proved readable before they get their name."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from kassa.db.drivers import driver_for
from kassa.db.engine import Database
from kassa.db.failures import translate
from kassa.db.journal import heads
from kassa.db.schema import require_current, require_known
from kassa.domain.errors import Reason, StoreError
from kassa.domain.journal import Anchor
from kassa.system.files import put_in_place

_PAGES_AT_ONCE = 4000
_UNTOUCHED = "Er is niets gewijzigd."


def back_up(location: str, target: Path) -> dict[str, Anchor]:
    """Copy a database to one file and return the journal heads that the copy holds; of an older schema too.

    Selling goes on meanwhile: the copy is of one moment. After a power cut either the whole file is there or none.

    Raises:
        StoreError: the target exists or cannot be written, the tools of PostgreSQL are missing, or the copy is not
            what it should be.
    """
    if target.exists():
        raise StoreError(
            Reason(
                "backup.exists", f"'{target}' bestaat al. {_UNTOUCHED}", "Kies een andere naam voor de reservekopie."
            )
        )
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        if driver_for(location).kind == "sqlite":
            _copy_sqlite(location, part)
            found = _heads_of(part, require_known)
        else:
            found = _dump_postgres(location, part)
        put_in_place(part, target)
    except OSError as error:
        raise translate(error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return found


def restore(source: Path, location: str, aside: Path) -> dict[str, Anchor]:
    """Put a backup back; what stood there is kept in ``aside``.

    Raises:
        StoreError: the backup is damaged, of a newer version or of the other engine, or the database is in use.
    """
    if not source.is_file():
        raise StoreError(Reason("backup.missing", f"'{source}' is er niet. {_UNTOUCHED}", "Kies een reservekopie."))
    if driver_for(location).kind == "postgresql":
        return _restore_postgres(source, location, aside)
    target = Path(location)
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        shutil.copyfile(source, part)
        found = _heads_of(part, require_current)
        if target.exists():
            _close_for_others(target)
            target.replace(aside)
        put_in_place(part, target)
    except OSError as error:
        raise translate(error) from error
    finally:
        for leftover in (part, *_companions(part)):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    return found


def _copy_sqlite(location: str, part: Path) -> None:
    from pysqlite3 import dbapi2

    try:
        source = dbapi2.connect(f"{Path(location).absolute().as_uri()}?mode=ro", uri=True)
        try:
            copy = dbapi2.connect(str(part))
            try:
                source.backup(copy, pages=_PAGES_AT_ONCE)
                copy.execute("PRAGMA journal_mode=DELETE")  # one file, without companions
            finally:
                copy.close()
        finally:
            source.close()
    except dbapi2.Error as error:
        raise translate(error) from error


def _heads_of(file: Path, require: Callable[[Database], None]) -> dict[str, Anchor]:
    """Prove that a copy can be read from end to end and has a schema that will do; return its journal heads."""
    database = Database(str(file))
    try:
        require(database)
        with database.read() as reader:
            if reader.value("PRAGMA integrity_check") != "ok":
                raise StoreError(
                    Reason(
                        "store.damaged",
                        f"'{file.name.removesuffix('.part')}' is beschadigd. {_UNTOUCHED}",
                        "Kies een eerdere reservekopie.",
                    )
                )
            found = heads(reader)
    finally:
        database.close()
    for companion in _companions(file):
        companion.unlink(missing_ok=True)
    return found


def _companions(file: Path) -> tuple[Path, ...]:
    return tuple(file.with_name(file.name + ending) for ending in ("-wal", "-shm", "-journal"))


def _close_for_others(target: Path) -> None:
    """Fold the write-ahead log into the file, which only works when nobody else has it open."""
    from pysqlite3 import dbapi2

    try:
        connection = dbapi2.connect(str(target), timeout=0)
        try:
            alone = connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete"
        finally:
            connection.close()
    except dbapi2.OperationalError:
        alone = False
    except dbapi2.DatabaseError:
        return  # damaged: that is why it is being replaced, and it is kept aside as it is
    if not alone:
        raise StoreError(
            Reason(
                "restore.in_use",
                f"De database is nog in gebruik door een kassa of backoffice. {_UNTOUCHED}",
                "Sluit Kassa op deze computer helemaal af en probeer opnieuw.",
            )
        )


def _dump_postgres(location: str, part: Path) -> dict[str, Anchor]:
    database = Database(location)
    try:
        require_known(database)
        with database.read() as reader:
            found = heads(reader)
            # The dump sees what this transaction sees, so the heads are those of the copy.
            moment = str(reader.value("SELECT pg_export_snapshot()"))
            _tool("pg_dump", location, "--format=custom", "--no-owner", f"--snapshot={moment}", f"--file={part}")
    finally:
        database.close()
    _tool("pg_restore", None, "--list", str(part))
    return found


def _restore_postgres(source: Path, location: str, aside: Path) -> dict[str, Anchor]:
    _tool("pg_restore", None, "--list", str(source))
    database = Database(location)
    try:
        with database.read() as reader:
            others = reader.value(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                "AND backend_type = 'client backend'"
            )
            filled = reader.value(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()"
            )
    finally:
        database.close()
    if others:
        raise StoreError(
            Reason(
                "restore.in_use",
                f"De database is nog in gebruik door een kassa of backoffice. {_UNTOUCHED}",
                "Sluit Kassa op alle computers af en probeer opnieuw.",
            )
        )
    if filled:
        _tool("pg_dump", location, "--format=custom", "--no-owner", f"--file={aside}")
    name = _postgres_environment(location)["PGDATABASE"]
    whole = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error", f"--dbname={name}")
    _tool("pg_restore", location, *whole, str(source))
    restored = Database(location)
    try:
        require_current(restored)
        with restored.read() as reader:
            return heads(reader)
    finally:
        restored.close()


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
        raise StoreError(
            Reason("backup.failed", f"{name} is niet gelukt: {said[-1] if said else done.returncode}. {_UNTOUCHED}")
        )


def _postgres_environment(location: str) -> dict[str, str]:
    """Return a URL as the variables of libpq: a password on the command line could be read by others."""
    from psycopg.conninfo import conninfo_to_dict

    special = {"dbname": "PGDATABASE"}
    parts = conninfo_to_dict(location)
    return {special.get(key, f"PG{key.upper()}"): str(value) for key, value in parts.items() if value is not None}
