"""What the health page and the support bundle ask of the database: how it is, how much is in it, whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from kassa.db.engine import Database, Reader
from kassa.db.journal import moment_of
from kassa.domain.frozen import frozen

_NAMES: Final = (
    "SELECT name FROM customer",
    "SELECT company FROM customer WHERE company <> ''",
    "SELECT street FROM customer WHERE street <> ''",
    "SELECT label FROM customer_contact WHERE label <> ''",
    "SELECT street FROM customer_address",
    "SELECT DISTINCT customer_title FROM sales_document WHERE customer_id IS NULL AND customer_title <> ''",
    "SELECT name FROM employee",
)
"""Everything by which a person could be known in a text."""


@frozen
class Waiting:
    """How many wait, and since when the oldest of them does."""

    count: int
    oldest: datetime | None


def newest_record(reader: Reader) -> datetime | None:
    """Return the moment of the newest record in any journal."""
    stored = reader.value(
        "SELECT MAX(j.moment) FROM journal_chain c JOIN journal j ON j.chain = c.chain AND j.seq = c.seq"
    )
    return None if stored is None else moment_of(int(stored))


def size(database: Database) -> int:
    """Return the bytes the database takes."""
    if database.kind == "sqlite":
        row = database.one("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
    else:
        row = database.one("SELECT pg_database_size(current_database())")
    return int(row[0]) if row is not None else 0


def jobs_in(reader: Reader, states: Sequence[str]) -> Waiting:
    """Return the paper and drawer jobs of all tills in these states."""
    return _waiting(reader, "outbox", "created_at", states)


def mails_in(reader: Reader, states: Sequence[str]) -> Waiting:
    """Return the mails in these states."""
    return _waiting(reader, "mail_message", "COALESCE(queued_at, created_at)", states)


def names(reader: Reader) -> set[str]:
    """Return every name, company and street of customers and employees."""
    return {str(row[0]) for sql in _NAMES for row in reader.all(sql)}


def counts(reader: Reader, database: Database) -> dict[str, int]:
    """Return how many rows every table has."""
    if database.kind == "sqlite":
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    else:
        listed = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    tables = sorted(str(row[0]) for row in reader.all(listed))
    plain = [table for table in tables if table.replace("_", "").isalnum() and not table.startswith("sqlite_")]
    return {table: int(reader.value(f'SELECT COUNT(*) FROM "{table}"') or 0) for table in plain}


def _waiting(reader: Reader, table: str, moment: str, states: Sequence[str]) -> Waiting:
    marks = {f"s{place}": state for place, state in enumerate(states)}
    inside = ", ".join(f":{name}" for name in marks)
    row = reader.one(f"SELECT COUNT(*), MIN({moment}) FROM {table} WHERE state IN ({inside})", **marks)
    count, oldest = row if row is not None else (0, None)
    return Waiting(int(count), moment_of(int(oldest)) if oldest is not None else None)
