"""Writing the journal: one record, in the transaction of the act itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from kassa.db.engine import Reader, Transaction
from kassa.domain.journal import FIRST_HASH, Anchor, canonical, record_hash

_HEAD = "SELECT seq, hash, grand_total FROM journal_chain WHERE chain = :chain"
_FIRST_HEAD = (
    "INSERT INTO journal_chain (chain, seq, hash, grand_total) VALUES (:chain, 0, :hash, 0) ON CONFLICT DO NOTHING"
)
_MOVE_HEAD = "UPDATE journal_chain SET seq = :seq, hash = :hash, grand_total = :grand_total WHERE chain = :chain"
_INSERT = (
    "INSERT INTO journal (chain, seq, moment, employee_id, event, ref, payload, grand_total, prev_hash, hash) "
    "VALUES (:chain, :seq, :moment, :employee_id, :event, :ref, :payload, :grand_total, :prev_hash, :hash)"
)


def micros(moment: datetime) -> int:
    """Return a moment as stored: whole microseconds since 1970, UTC."""
    delta = moment - _EPOCH
    return (delta.days * 86400 + delta.seconds) * 1_000_000 + delta.microseconds


def moment_of(stored: int) -> datetime:
    """Return a stored moment as an aware UTC datetime."""
    return datetime.fromtimestamp(stored // 1_000_000, UTC).replace(microsecond=stored % 1_000_000)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def append(
    tx: Transaction,
    chain: str,
    event: str,
    ref: str,
    body: Mapping[str, object],
    *,
    employee_id: str,
    moment: datetime,
    turnover: int = 0,
) -> Anchor:
    """Append one record to a chain and return its head.

    Args:
        tx: the transaction of the act.
        chain: the till's id, or ``office``.
        event: what happened, ``noun.verb`` such as ``receipt.completed``.
        ref: what it is about: an id or a number.
        body: everything that may be asked later, before and after.
        employee_id: who did it; empty for the program itself.
        moment: when, aware UTC.
        turnover: cents to add to the perpetual total of the chain; only positive amounts count.
    """
    lock = " FOR UPDATE" if tx.kind == "postgresql" else ""
    head = tx.one(_HEAD + lock, chain=chain)
    if head is None:
        tx.run(_FIRST_HEAD, chain=chain, hash=FIRST_HASH)
        head = tx.one(_HEAD + lock, chain=chain)
        if head is None:
            raise AssertionError("a chain that was just begun has a head")
    seq, prev_hash, grand_total = head[0] + 1, head[1], head[2] + max(turnover, 0)
    at, payload = micros(moment), canonical(body)
    digest = record_hash(
        chain=chain,
        seq=seq,
        moment=at,
        employee_id=employee_id,
        event=event,
        ref=ref,
        payload=payload,
        grand_total=grand_total,
        prev_hash=prev_hash,
    )
    tx.run(_MOVE_HEAD, chain=chain, seq=seq, hash=digest, grand_total=grand_total)
    tx.run(
        _INSERT,
        chain=chain,
        seq=seq,
        moment=at,
        employee_id=employee_id,
        event=event,
        ref=ref,
        payload=payload,
        grand_total=grand_total,
        prev_hash=prev_hash,
        hash=digest,
    )
    return Anchor(chain, seq, digest)


def heads(reader: Reader) -> dict[str, Anchor]:
    """Return the head of every chain."""
    return {
        chain: Anchor(chain, seq, digest)
        for chain, seq, digest in reader.all("SELECT chain, seq, hash FROM journal_chain")
    }


def last_moment(reader: Reader, chain: str, event: str) -> datetime | None:
    """Return when something was last recorded in a chain, or None."""
    stored = reader.value(
        "SELECT moment FROM journal WHERE chain = :chain AND event = :event ORDER BY seq DESC LIMIT 1",
        chain=chain,
        event=event,
    )
    return None if stored is None else moment_of(int(stored))


def last_ref(reader: Reader, chain: str, event: str) -> str:
    """Return what something was about when it was last recorded in a chain; empty when it never was."""
    found = reader.value(
        "SELECT ref FROM journal WHERE chain = :chain AND event = :event ORDER BY seq DESC LIMIT 1",
        chain=chain,
        event=event,
    )
    return str(found or "")


def newest_moment(reader: Reader, chain: str) -> datetime | None:
    """Return the moment of the newest record of a chain, or None."""
    stored = reader.value(
        "SELECT j.moment FROM journal_chain c JOIN journal j ON j.chain = c.chain AND j.seq = c.seq "
        "WHERE c.chain = :chain",
        chain=chain,
    )
    return None if stored is None else moment_of(int(stored))


def last_of(reader: Reader, chain: str, first: str, second: str) -> str:
    """Return which of two events a chain holds last; empty when it holds neither."""
    found = reader.value(
        "SELECT event FROM journal WHERE chain = :chain AND event IN (:first, :second) ORDER BY seq DESC LIMIT 1",
        chain=chain,
        first=first,
        second=second,
    )
    return str(found or "")
