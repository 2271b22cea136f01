"""T12: the upgrade from every released schema, killed at moments of chance.

Afterwards the file has wholly the old schema or wholly the new one, every row is there, the next start finishes the
upgrade, and a backup was made first. ``--flaw steps`` lets every statement be kept by itself.
"""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from pysqlite3 import dbapi2

from kassa.db import migrate as migration
from kassa.db.engine import open_database
from kassa.db.schema import HEAD, KNOWN
from kassa.db.verify import verify
from kassa.domain.errors import KassaError
from kassa.system.clock import SystemClock
from tests.proof import report
from tests.proof.adapter import Till
from tests.proof.killing import killed, timed
from tests.support.backups import keeper

LINES = (("A", 1, 250), ("B", 2, 100), ("C", 1, 1999))
_LEFT_OUT = ("alembic_version", "role_right")
"""Rights that a role got later are given by the upgrade."""
Shape = tuple[str, ...]
Counts = dict[str, int]


def sold(folder: Path, sales: int) -> Path:
    """Return a shop of today with sales."""
    file = folder / "today.db"
    till = Till(str(file))
    for number in range(sales):
        till.checkout(f"k{number}", LINES)
    till.close()
    _alone(file)
    return file


def older(folder: Path, today: Path, version: str) -> Path:
    """Return the same shop as an older program would have left it: what its schema had no place for is gone."""
    file = folder / f"schema-{version}.db"
    with mock.patch.object(migration, "HEAD", version):
        migration.migrate(str(file))
    database = dbapi2.connect(str(file), isolation_level=None)
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        database.execute(f'DROP TRIGGER "{name}"')
    database.execute("ATTACH ? AS today", (str(today),))
    database.execute("BEGIN")
    for table in _tables(database, "main"):
        shared = [name for name in _columns(database, "main", table) if name in _columns(database, "today", table)]
        if table not in _LEFT_OUT and shared:
            names = ", ".join(shared)
            database.execute(f"DELETE FROM main.{table}")
            database.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM today.{table}")
    database.execute("COMMIT")
    for _, statement in triggers:
        database.execute(statement)
    database.close()
    _alone(file)
    return file


def upgrade(location: Path, folder: Path) -> None:
    """Bring a shop up to date, as ``kassa migrate`` does."""
    keeper(str(location), folder, SystemClock()).migrate()


def steps_of_their_own() -> None:
    """Put the mistake in: nothing begins a transaction, so every statement of an upgrade is kept by itself."""
    from sqlalchemy import event

    mock.patch.object(event, "listens_for", return_value=lambda function: function).start()


def upgrading(location: Path, folder: Path, *, flawed: bool) -> None:
    """Bring a shop up to date; with the mistake when asked."""
    if flawed:
        steps_of_their_own()
    upgrade(location, folder)


def shape(file: Path) -> Shape:
    """Return the schema that a file has, as text, with its number."""
    database = dbapi2.connect(str(file))
    found = [
        row[0] for row in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name")
    ]
    version = [str(row[0]) for row in database.execute("SELECT version_num FROM alembic_version")]
    database.close()
    return (*version, *found)


def counts(file: Path, tables: Counts | None = None) -> Counts:
    """Return how many rows each table has; of those asked for."""
    database = dbapi2.connect(str(file))
    names = tables or dict.fromkeys(_tables(database, "main"), 0)
    found = {name: database.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in names}
    database.close()
    return found


def torture(folder: Path, kills: int, sales: int, seed: int, *, flawed: bool) -> report.Found:
    """Upgrade from every schema again and again, killed; return what was found."""
    chance = random.Random(seed)
    today = sold(folder, sales)
    broken: list[str] = []
    stood = {"old": 0, "new": 0, "half": 0}
    done = 0
    for version in KNOWN[:-1]:
        good = older(folder, today, version)
        tried = folder / "tried.db"
        backups = folder / "backups"
        work = partial(upgrading, tried, backups, flawed=flawed)
        _copy(good, tried)
        seconds = timed(partial(upgrading, tried, backups, flawed=False))
        old, new, rows = shape(good), shape(tried), counts(good)
        kept = {name: count for name, count in rows.items() if name in _master(rows)}
        for number in range(max(1, kills // (len(KNOWN) - 1))):
            _copy(good, tried)
            for file in backups.glob("*"):
                file.unlink()
            done += killed(work, chance.random() * seconds * 1.05)
            now = shape(tried)
            stands = "old" if now == old else "new" if now == new else "half"
            stood[stands] += 1
            where = f"from {version}, kill {number}"
            if stands == "half":
                broken.append(f"{where}: neither the old nor the new schema")
            if stands == "new" and not list(backups.glob("*.backup")):
                broken.append(f"{where}: no backup was made before")
            broken += [f"{where}: {text}" for text in finished(tried, backups, new, kept)]
    return {"schemas": "+".join(KNOWN[:-1]) + f"->{HEAD}", "kills": done, **stood}, broken


def finished(tried: Path, backups: Path, new: Shape, rows: Counts) -> list[str]:
    """Start once more after a kill; return what is then wrong."""
    try:
        upgrade(tried, backups)
        found = [f"{finding.code} {finding.place}" for finding in verify(str(tried)).findings]
        open_database(str(tried)).close()
    except Exception as error:  # noqa: BLE001 - a flawed upgrade fails in ways nobody foresaw: that is the finding
        return [f"the next start fails: {error.code if isinstance(error, KassaError) else error}"]
    if shape(tried) != new:
        found.append("the next start leaves another schema")
    if counts(tried, rows) != rows:
        found.append("rows are gone")
    return found


def _master(rows: Counts) -> set[str]:
    """Return the tables to which an upgrade adds nothing by itself."""
    return {
        "receipt",
        "receipt_line",
        "receipt_vat",
        "payment",
        "ledger_entry",
        "ledger_posting",
        "article",
        "action",
    } & set(rows)


def _tables(database: Any, place: str) -> list[str]:
    rows = database.execute(
        f"SELECT name FROM {place}.sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    return [row[0] for row in rows]


def _columns(database: Any, place: str, table: str) -> list[str]:
    return [row[1] for row in database.execute(f"PRAGMA {place}.table_info({table})")]


def _copy(good: Path, tried: Path) -> None:
    for left in tried.parent.glob(f"{tried.name}*"):
        left.unlink()
    tried.write_bytes(good.read_bytes())


def _alone(file: Path) -> None:
    """Fold the write-ahead log into the file, so that a copy of it is all of it."""
    database = dbapi2.connect(str(file))
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()


def main() -> None:
    """Kill and check."""
    options = report.options(__doc__, kills=4, sales=30).parse_args()
    report.run(
        "migration",
        options.flaw,
        lambda folder: torture(folder, options.kills, options.sales, options.seed, flawed=options.flaw == "steps"),
    )


if __name__ == "__main__":
    main()
