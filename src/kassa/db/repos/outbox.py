"""The outbox: what a committed act asks of paper, drawer and mail; written in the act's own transaction."""

from __future__ import annotations

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import insert
from kassa.domain.delivery import JobKind, JobState
from kassa.system.identity import new_id

_NEW = insert("outbox", ("id", "kind", "device", "dedup", "payload", "state", "attempts", "error", "created_at"))


def enqueue(tx: Transaction, kind: JobKind, device: str, dedup: str, payload: str, moment: int) -> str:
    """Write a new job and return its id; the same ``dedup`` cannot be asked for twice.

    Args:
        tx: the transaction of the act.
        kind: paper or drawer.
        device: name of the device's settings, such as ``receipt_printer``.
        dedup: what the job is for, such as ``receipt:<id>``.
        payload: canonical JSON that names the frozen document.
        moment: microseconds UTC.
    """
    job_id = new_id()
    tx.run(
        _NEW,
        id=job_id,
        kind=kind.value,
        device=device,
        dedup=dedup,
        payload=payload,
        state=JobState.NEW.value,
        attempts=0,
        error="",
        created_at=moment,
    )
    return job_id


def copies(reader: Reader, dedup: str) -> int:
    """Return the number of the next copy of a document: one more than were asked for so far."""
    asked = reader.value(
        "SELECT COUNT(*) FROM outbox WHERE dedup >= :first AND dedup < :last", first=f"{dedup}:", last=f"{dedup};"
    )
    return int(asked) + 1
