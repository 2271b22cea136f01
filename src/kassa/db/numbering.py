"""Numbers of documents: given out inside the transaction that makes the document final (domain.md 3)."""

from __future__ import annotations

from kassa.db.engine import Reader, Transaction
from kassa.domain.errors import Reason, RuleError


def next_number(tx: Transaction, series: str, business_date: str, *, first: int = 1) -> int:
    """Take the next number of a series: no gaps, no doubles, because it is kept or lost with the document.

    Args:
        tx: the transaction that makes the document final; on PostgreSQL the row stays locked until it ends.
        series: kind, branch or till, and year, such as ``receipt/<till>/2026``.
        business_date: ISO date of the document.
        first: the first number of a new series.

    Raises:
        RuleError: the date lies before the last document of the series.
    """
    row = tx.one(
        "UPDATE series SET last = last + 1, last_date = CASE WHEN last_date > :date THEN last_date ELSE :date END "
        "WHERE id = :id RETURNING last, last_date",
        id=series,
        date=business_date,
    )
    if row is None:
        tx.run(
            "INSERT INTO series (id, last, last_date) VALUES (:id, :last, '') ON CONFLICT DO NOTHING",
            id=series,
            last=first - 1,
        )
        return next_number(tx, series, business_date, first=first)
    number, last_date = row
    if last_date > business_date:
        raise RuleError(
            Reason(
                "series.date_before_last",
                f"De datum {business_date} ligt voor het laatste nummer van deze reeks ({last_date}). "
                "Er is niets gewijzigd.",
                "Controleer de klok en de geopende kassadienst.",
                "Een leidinggevende kan een nieuwe kassadienst openen.",
            )
        )
    return int(number)


def expected_number(reader: Reader, series: str, *, first: int = 1) -> int:
    """Return the number that the next document will get if nobody else takes it first."""
    last = reader.value("SELECT last FROM series WHERE id = :id", id=series)
    return first if last is None else int(last) + 1


def last_date(reader: Reader, series: str) -> str:
    """Return the ISO date of the last document of a series; empty when it has none."""
    return str(reader.value("SELECT last_date FROM series WHERE id = :id", id=series) or "")


def keep(tx: Transaction, series: str) -> None:
    """Keep others from a series before its number is taken, in acts that lock more than one thing."""
    if tx.kind == "postgresql":
        tx.one("SELECT last FROM series WHERE id = :id FOR UPDATE", id=series)
