"""Running totals, kept in the transaction of each sale, so that closing a day does not grow with the day."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import add_to
from kassa.domain.frozen import frozen

_SHIFT = add_to("shift_total", ("shift_id", "kind", "key"), ("amount", "count"))
_DAY_VAT = add_to("day_vat_total", ("business_date", "till_id", "vat_code", "rate"), ("net", "vat", "gross"))
_DAY_GROUP = add_to("day_group_total", ("business_date", "till_id", "group_id"), ("quantity", "gross"))


@frozen
class ShiftSum:
    """One running total of a shift.

    Attributes:
        kind: ``receipts``, ``method``, ``net``/``vat``/``gross`` (per VAT code and rate), ``group``, ``discount``,
            ``rounding``, ``articles``, ``cash`` (in, out) or ``act``.
        key: which method, VAT code and rate, group, movement or act.
        amount: cents.
        count: how many times; for a group its quantity in 1/1,000.
    """

    kind: str
    key: str
    amount: int
    count: int


def add_to_shift(tx: Transaction, shift_id: str, sums: Sequence[ShiftSum]) -> None:
    """Add to the totals of a shift."""
    tx.many(
        _SHIFT,
        [
            {"shift_id": shift_id, "kind": one.kind, "key": one.key, "amount": one.amount, "count": one.count}
            for one in sums
        ],
    )


def of_shift(reader: Reader, shift_id: str) -> tuple[ShiftSum, ...]:
    """Return every running total of a shift."""
    rows = reader.all(
        "SELECT kind, key, amount, count FROM shift_total WHERE shift_id = :shift_id ORDER BY kind, key",
        shift_id=shift_id,
    )
    return tuple(ShiftSum(*row) for row in rows)


def add_to_day(
    tx: Transaction,
    business_date: str,
    till_id: str,
    vat: Sequence[dict[str, object]],
    groups: dict[str, tuple[int, int]],
) -> None:
    """Add a receipt to the day: its VAT rows, and quantity (1/1,000) and turnover (cents) per group."""
    place = {"business_date": business_date, "till_id": till_id}
    tx.many(
        _DAY_VAT,
        [place | {name: row[name] for name in ("vat_code", "rate", "net", "vat", "gross")} for row in vat],
    )
    tx.many(
        _DAY_GROUP,
        [
            place | {"group_id": group, "quantity": quantity, "gross": gross}
            for group, (quantity, gross) in sorted(groups.items())
        ],
    )
