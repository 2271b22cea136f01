"""Small questions of the back office."""

from __future__ import annotations

from kassa.db.engine import Reader


def till_of_receipt(reader: Reader, receipt_id: str) -> str:
    """Return the till of a receipt, or an empty text."""
    return str(reader.value("SELECT till_id FROM receipt WHERE id = :id", id=receipt_id) or "")


def receipt_of_series(reader: Reader, series: str, number: int) -> str:
    """Return the receipt with this number, or an empty text."""
    sql = "SELECT id FROM receipt WHERE series = :series AND number = :number"
    return str(reader.value(sql, series=series, number=number) or "")


def till_of_shift(reader: Reader, shift_id: str) -> str:
    """Return the till of a session, or an empty text."""
    return str(reader.value("SELECT till_id FROM shift WHERE id = :id", id=shift_id) or "")


def shift_facts(reader: Reader, shift_id: str) -> tuple[str, str, str, str] | None:
    """Return status, and the names of who opened, closed and checked a session; ``None`` when there is none."""
    row = reader.one(
        "SELECT s.status, COALESCE(o.name, ''), COALESCE(c.name, ''), COALESCE(k.name, '') FROM shift s"
        " LEFT JOIN employee o ON o.id = s.opened_by LEFT JOIN employee c ON c.id = s.closed_by"
        " LEFT JOIN employee k ON k.id = s.checked_by WHERE s.id = :id",
        id=shift_id,
    )
    return None if row is None else (str(row[0]), str(row[1]), str(row[2]), str(row[3]))
