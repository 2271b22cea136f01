"""Who has a document open, the concepts in the trash ("prullenbak"), and changes that wait for confirmation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import insert
from kassa.domain.frozen import frozen

HOLD: Final = ("document_id", "holder_id", "employee_name", "place", "until")
TRASH: Final = ("id", "kind", "title", "body", "employee_id", "moment")
CHANGES: Final = "changes"
"""Kind of what lies beside a confirmed order under its own identity: changes that were not confirmed yet."""


@frozen
class Holder:
    """Who has a document open for editing.

    Attributes:
        document_id: which document.
        holder_id: the person at one place.
        employee_name: what to show.
        place: where they sit.
        until: microseconds UTC; later nobody holds it.
    """

    document_id: str
    holder_id: str
    employee_name: str
    place: str
    until: int


@frozen
class Trashed:
    """A concept in the trash: kind and title as it was, its whole body, who deleted it and when."""

    id: str
    kind: str
    title: str
    body: str
    employee_id: str
    moment: int


def holder_of(reader: Reader, document_id: str, now: int) -> Holder | None:
    """Return who holds a document at this moment, or None."""
    row = reader.one(
        f"SELECT {', '.join(HOLD)} FROM document_hold WHERE document_id = :id AND until > :now",
        id=document_id,
        now=now,
    )
    return None if row is None else Holder(*row)


def hold(tx: Transaction, wanted: Sequence[Holder], now: int, *, force: bool = False) -> bool:
    """Take or renew holds; False when somebody else has one of them, unless they are taken over by ``force``."""
    free = "1 = 1" if force else "document_hold.until <= :now OR document_hold.holder_id = excluded.holder_id"
    kept = ", ".join(f"{name} = excluded.{name}" for name in HOLD[1:])
    moment = {} if force else {"now": now}
    touched = tx.many(
        f"{insert('document_hold', HOLD)} ON CONFLICT (document_id) DO UPDATE SET {kept} WHERE {free}",
        [{name: getattr(one, name) for name in HOLD} | moment for one in wanted],
    )
    return touched == len(wanted)


def release(tx: Transaction, document_ids: Sequence[str], holder_id: str) -> None:
    """Let go of documents; what somebody else has stays theirs."""
    tx.many(
        "DELETE FROM document_hold WHERE document_id = :id AND holder_id = :holder",
        [{"id": one, "holder": holder_id} for one in document_ids],
    )


def forget(tx: Transaction, now: int) -> None:
    """Remove the holds that ended."""
    tx.run("DELETE FROM document_hold WHERE until <= :now", now=now)


def throw_away(tx: Transaction, trashed: Trashed) -> None:
    """Put a concept into the trash."""
    tx.run(insert("trash", TRASH), **{name: getattr(trashed, name) for name in TRASH})


def keep_changes(tx: Transaction, changes: Trashed) -> None:
    """Keep the changes of an order over those that were kept before."""
    kept = ", ".join(f"{name} = excluded.{name}" for name in TRASH[1:])
    tx.run(
        f"{insert('trash', TRASH)} ON CONFLICT (id) DO UPDATE SET {kept}",
        **{name: getattr(changes, name) for name in TRASH},
    )


def trashed(reader: Reader, trash_id: str, *, lock: bool = False) -> Trashed | None:
    """Return a concept from the trash, or None; with ``lock`` nobody else takes it out meanwhile."""
    end = " FOR UPDATE" if lock and reader.kind == "postgresql" else ""
    row = reader.one(f"SELECT {', '.join(TRASH)} FROM trash WHERE id = :id{end}", id=trash_id)
    return None if row is None else Trashed(*row)


def all_trashed(reader: Reader) -> tuple[Trashed, ...]:
    """Return the sales documents in the trash, newest first."""
    rows = reader.all(
        f"SELECT {', '.join(TRASH)} FROM trash WHERE kind IN ('order', 'delivery', 'invoice', 'credit') "
        "ORDER BY moment DESC, id"
    )
    return tuple(Trashed(*row) for row in rows)


def take_out(tx: Transaction, trash_id: str) -> None:
    """Remove a concept from the trash."""
    tx.run("DELETE FROM trash WHERE id = :id", id=trash_id)


def purge(tx: Transaction, before: int) -> int:
    """Remove what was thrown away before a moment; return how many concepts."""
    return tx.run("DELETE FROM trash WHERE moment < :before", before=before)
