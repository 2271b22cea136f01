"""Till sessions in and out."""

from __future__ import annotations

import json
from datetime import date, datetime

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import micros, moment_of
from kassa.domain.frozen import frozen
from kassa.domain.till.shift import Count, ShiftStatus
from kassa.domain.values.money import Money

_COLUMNS = (
    "id",
    "till_id",
    "branch_id",
    "status",
    "business_date",
    "opened_at",
    "opened_by",
    "float_amount",
    "count",
    "counted_at",
    "difference",
    "difference_reason",
    "deposit",
    "bag",
    "z_number",
    "closed_at",
    "closed_by",
    "report",
    "journal_seq",
    "journal_hash",
    "checked_at",
    "checked_by",
    "terminal_amount",
)
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM shift"


@frozen
class StoredShift:
    """A till session ("Kassadienst") as it is kept.

    Attributes:
        id: identity.
        till_id: which till.
        branch_id: which branch.
        status: where it stands.
        business_date: the date everything of it is booked on.
        opened_at: aware UTC.
        opened_by: employee.
        float_amount: counted at opening.
        count: as last saved.
        counted_at: when the count was taken over.
        difference: counted less expected.
        difference_reason: the explanation.
        deposit: taken to the bank.
        bag: number of the bag.
        z_number: number of the Z report.
        closed_at: aware UTC.
        closed_by: employee.
        report: canonical JSON of the Z report.
        journal_seq: head of the till's journal at closing.
        journal_hash: its hash.
        checked_at: when a second person checked it.
        checked_by: who did.
        terminal_amount: what the card terminal said it took; None when it was not asked or could not tell.
    """

    id: str
    till_id: str
    branch_id: str
    status: ShiftStatus
    business_date: date
    opened_at: datetime
    opened_by: str
    float_amount: Money
    count: Count
    counted_at: datetime | None = None
    difference: Money | None = None
    difference_reason: str = ""
    deposit: Money = Money.ZERO
    bag: str = ""
    z_number: int | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    report: str = ""
    journal_seq: int | None = None
    journal_hash: str = ""
    checked_at: datetime | None = None
    checked_by: str = ""
    terminal_amount: Money | None = None


def current(reader: Reader, till_id: str) -> StoredShift | None:
    """Return the session of a till that is not closed yet, or None."""
    row = reader.one(f"{_SELECT} WHERE till_id = :till_id AND status IN ('open', 'counted')", till_id=till_id)
    return _shift(row) if row else None


def get(reader: Reader, shift_id: str) -> StoredShift | None:
    """Return a session, or None."""
    row = reader.one(f"{_SELECT} WHERE id = :id", id=shift_id)
    return _shift(row) if row else None


def last_closed(reader: Reader, till_id: str) -> StoredShift | None:
    """Return the newest closed session of a till, or None."""
    row = reader.one(
        f"{_SELECT} WHERE till_id = :till_id AND status IN ('closed', 'checked') ORDER BY opened_at DESC LIMIT 1",
        till_id=till_id,
    )
    return _shift(row) if row else None


def last_closing(reader: Reader, now: datetime) -> datetime | None:
    """Return when a day was last closed at any till, or None; what lies ahead was written by a clock that was wrong."""
    stored = reader.value("SELECT MAX(closed_at) FROM shift WHERE closed_at <= :now", now=micros(now))
    return None if stored is None else moment_of(int(stored))


def add(tx: Transaction, shift: StoredShift) -> None:
    """Write a new session."""
    values = _values(shift)
    names = ", ".join(values)
    tx.run(f"INSERT INTO shift ({names}) VALUES ({', '.join(':' + name for name in values)})", **values)


def save(tx: Transaction, shift: StoredShift) -> None:
    """Write what became of a session; the database refuses to change a closed one."""
    values = _values(shift)
    changes = ", ".join(f"{name} = :{name}" for name in values if name != "id")
    tx.run(f"UPDATE shift SET {changes} WHERE id = :id", **values)


def _values(shift: StoredShift) -> dict[str, object]:
    return {
        "id": shift.id,
        "till_id": shift.till_id,
        "branch_id": shift.branch_id,
        "status": shift.status.value,
        "business_date": shift.business_date.isoformat(),
        "opened_at": micros(shift.opened_at),
        "opened_by": shift.opened_by,
        "float_amount": shift.float_amount.cents,
        "count": json.dumps(shift.count.stored()),
        "counted_at": micros(shift.counted_at) if shift.counted_at else None,
        "difference": shift.difference.cents if shift.difference is not None else None,
        "difference_reason": shift.difference_reason,
        "deposit": shift.deposit.cents,
        "bag": shift.bag,
        "z_number": shift.z_number,
        "closed_at": micros(shift.closed_at) if shift.closed_at else None,
        "closed_by": shift.closed_by,
        "report": shift.report,
        "journal_seq": shift.journal_seq,
        "journal_hash": shift.journal_hash,
        "checked_at": micros(shift.checked_at) if shift.checked_at else None,
        "checked_by": shift.checked_by,
        "terminal_amount": shift.terminal_amount.cents if shift.terminal_amount is not None else None,
    }


def _shift(row: tuple[object, ...]) -> StoredShift:
    values = dict(zip(_COLUMNS, row, strict=True))
    for name in ("opened_at", "counted_at", "closed_at", "checked_at"):
        stored = values[name]
        values[name] = moment_of(stored) if isinstance(stored, int) else None
    difference, terminal = values["difference"], values["terminal_amount"]
    values |= {
        "status": ShiftStatus(str(values["status"])),
        "business_date": date.fromisoformat(str(values["business_date"])),
        "float_amount": Money(_cents(values["float_amount"])),
        "deposit": Money(_cents(values["deposit"])),
        "difference": Money(_cents(difference)) if difference is not None else None,
        "terminal_amount": Money(_cents(terminal)) if terminal is not None else None,
        "count": Count.of({int(cents): pieces for cents, pieces in json.loads(str(values["count"]) or "{}").items()}),
    }
    return StoredShift(**values)  # type: ignore[arg-type]


def _cents(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("an amount is stored in whole cents")
    return value
