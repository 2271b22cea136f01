"""The outbox: what a committed act asks of paper, drawer and mail; written in the act's own transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from kassa.db.engine import Reader, Row, Transaction
from kassa.db.journal import micros, moment_of
from kassa.db.statements import insert
from kassa.domain.delivery import JobKind, JobState
from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.journal import canonical
from kassa.system.identity import new_id

_NEW = insert("outbox", ("id", "kind", "device", "dedup", "payload", "state", "attempts", "error", "created_at"))
_JOB = (
    "SELECT id, kind, device, dedup, payload, state, attempts, error, created_at, claimed_at, settled_at FROM outbox "
)
_MOVE = (
    "UPDATE outbox SET state = :state, attempts = :attempts, error = :error, claimed_at = :claimed_at, "
    "settled_at = :settled_at WHERE id = :id AND state = :old_state"
)


@frozen
class StoredJob:
    """A job as it is kept.

    Attributes:
        id: its identity.
        kind: paper or drawer.
        device: name of the device.
        dedup: what it is for; unique.
        payload: which frozen document to print.
        state: where it stands.
        attempts: how often it was claimed.
        reason: why it did not succeed the last time.
        created_at: moment of the act that asked for it.
        claimed_at: moment of the last claim, or on a new job the moment a person said it may be done after all.
        settled_at: moment it was settled.
    """

    id: str
    kind: JobKind
    device: str
    dedup: str
    payload: dict[str, object]
    state: JobState
    attempts: int
    reason: Reason | None
    created_at: datetime
    claimed_at: datetime | None
    settled_at: datetime | None


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


def get(reader: Reader, job_id: str) -> StoredJob | None:
    """Return a job."""
    row = reader.one(_JOB + "WHERE id = :id", id=job_id)
    return None if row is None else _job(row)


def oldest_new(reader: Reader, device: str) -> StoredJob | None:
    """Return the job that is a device's turn."""
    state = JobState.NEW.value
    row = reader.one(
        _JOB + "WHERE state = :state AND device = :device ORDER BY created_at, id LIMIT 1", state=state, device=device
    )
    return None if row is None else _job(row)


def in_states(reader: Reader, device: str, states: Sequence[JobState]) -> list[StoredJob]:
    """Return the jobs of a device in some states, oldest first."""
    found: list[StoredJob] = []
    for state in states:
        sql = _JOB + "WHERE state = :state AND device = :device ORDER BY created_at, id"
        found += map(_job, reader.all(sql, state=state.value, device=device))
    return sorted(found, key=lambda job: (job.created_at, job.id))


def move(
    tx: Transaction,
    job: StoredJob,
    state: JobState,
    *,
    attempts: int,
    reason: Reason | None,
    claimed_at: datetime | None,
    settled_at: datetime | None,
) -> bool:
    """Write where a job now stands; False when somebody else moved it in the meantime."""
    touched = tx.run(
        _MOVE,
        id=job.id,
        old_state=job.state.value,
        state=state.value,
        attempts=attempts,
        error="" if reason is None else canonical(asdict(reason)),
        claimed_at=None if claimed_at is None else micros(claimed_at),
        settled_at=None if settled_at is None else micros(settled_at),
    )
    return touched == 1


def _job(row: Row) -> StoredJob:
    job_id, kind, device, dedup, payload, state, attempts, error, created_at, claimed_at, settled_at = row
    return StoredJob(
        job_id,
        JobKind(kind),
        device,
        dedup,
        json.loads(payload),
        JobState(state),
        attempts,
        Reason(**json.loads(error)) if error else None,
        moment_of(created_at),
        None if claimed_at is None else moment_of(claimed_at),
        None if settled_at is None else moment_of(settled_at),
    )
