"""What a day report reads: constant time, whatever the day held."""

from __future__ import annotations

from kassa.db.engine import Reader
from kassa.domain.frozen import frozen


@frozen
class CashMoveRow:
    """One cash movement with a reason: moment in microseconds UTC, cents (out is negative), why, who."""

    moment: int
    amount: int
    reason: str
    employee_name: str


def last_number(reader: Reader, series: str) -> int:
    """Return the last number a series gave out; 0 before the first."""
    return int(reader.value("SELECT last FROM series WHERE id = :id", id=series) or 0)


_MOVES = (
    "SELECT e.moment, p.amount, e.note, COALESCE(w.name, '') FROM ledger_entry e "
    "JOIN ledger_posting p ON p.entry_id = e.id AND p.account = 'cash' AND p.subject = :till_id "
    "LEFT JOIN journal j ON j.ref = e.id LEFT JOIN employee w ON w.id = j.employee_id "
)


def cash_moves(reader: Reader, shift_id: str, till_id: str) -> tuple[CashMoveRow, ...]:
    """Return the cash put in and taken out during a shift, oldest first."""
    rows = reader.all(
        _MOVES + "WHERE e.document_id = :shift_id AND e.event IN ('cash_in', 'cash_out') ORDER BY e.id",
        shift_id=shift_id,
        till_id=till_id,
    )
    return tuple(CashMoveRow(*row) for row in rows)


def cash_move(reader: Reader, entry_id: str, till_id: str) -> CashMoveRow | None:
    """Return one cash movement, or None."""
    row = reader.one(_MOVES + "WHERE e.id = :entry_id", entry_id=entry_id, till_id=till_id)
    return CashMoveRow(*row) if row else None


def group_names(reader: Reader) -> dict[str, str]:
    """Return the name of every article group."""
    return dict(reader.all("SELECT id, name FROM article_group"))


def vat_letters(reader: Reader) -> dict[str, str]:
    """Return the letter of every VAT code."""
    return dict(reader.all("SELECT code, letter FROM vat_code"))


def employee_name(reader: Reader, employee_id: str) -> str:
    """Return the name of an employee; empty when nobody."""
    return str(reader.value("SELECT name FROM employee WHERE id = :id", id=employee_id) or "")


def grand_total(reader: Reader, chain: str) -> int:
    """Return the perpetual turnover of a till, in cents."""
    return int(reader.value("SELECT grand_total FROM journal_chain WHERE chain = :chain", chain=chain) or 0)
