"""Numbers of documents: given out inside the transaction that makes the document final (domain.md 3)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.till.receipt_code import read_receipt_code

SKIPPED: Final = "series.skipped"
"""Event of numbers that were given out by a shop whose database is lost, and are never given out again."""
_FARTHEST: Final = 10_000
"""How far a number on paper may lie after the last one known; farther is a typing error."""
_OF_HEAD: Final = "SELECT series, number FROM sales_document WHERE number LIKE :head ORDER BY sequence DESC LIMIT 50"


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


# Numbers that stand on paper only -----------------------------------------------------------------------------------


@frozen
class Skipped:
    """Numbers of a series that are never given out here.

    Attributes:
        series: the series.
        first: the first of them, and
        last: the last.
    """

    series: str
    first: int
    last: int


def _last(reader: Reader, series: str) -> int:
    return int(reader.value("SELECT last FROM series WHERE id = :id", id=series) or 0)


def lasts(reader: Reader) -> dict[str, int]:
    """Return the last number of every series."""
    return {series: int(last) for series, last in reader.all("SELECT id, last FROM series")}


def number_on_paper(reader: Reader, text: str, known: Mapping[str, int]) -> tuple[str, int]:
    """Return series and number of what is printed on a receipt or document, such as ``R01-26-00131``.

    Args:
        reader: the shop.
        text: as it was typed.
        known: last numbers by series that are known from elsewhere.

    Raises:
        InputError: it is no number of this shop, or so far after the last one that it must be a typing error.
    """
    series, number = _series_on_paper(reader, text)
    last = max(_last(reader, series), known.get(series, 0))
    if number - last > _FARTHEST:
        raise InputError(
            Reason(
                "series.far",
                f"Het nummer {number} ligt meer dan {_FARTHEST} na het laatste ({last}). Er is niets gewijzigd.",
                "Controleer het nummer op het papier.",
            )
        )
    return series, number


def _series_on_paper(reader: Reader, text: str) -> tuple[str, int]:
    code = read_receipt_code(text)
    if code is not None:
        till = reader.value("SELECT id FROM till WHERE number = :number", number=code.till_number)
        if till is not None:
            return f"receipt/{till}/{code.year}", code.number
    head, dash, digits = text.strip().rpartition("-")
    if dash and digits.isascii() and digits.isdigit():
        for series, number in reader.all(_OF_HEAD, head=f"{head}-%"):
            if str(number).rpartition("-")[0] == head:
                return str(series), int(digits)
    raise InputError(
        Reason(
            "series.unknown",
            f"'{text}' is geen nummer van een bon of document van deze winkel. Er is niets gewijzigd.",
            "Neem het over zoals het op het papier staat, bijvoorbeeld R01-26-00131.",
        )
    )


def skip(tx: Transaction, series: str, last: int) -> Skipped | None:
    """Go on after a number that was given out elsewhere; None when this series is that far already."""
    before = _last(tx, series)
    if last <= before:
        return None
    tx.run("INSERT INTO series (id, last, last_date) VALUES (:id, 0, '') ON CONFLICT DO NOTHING", id=series)
    step = "UPDATE series SET last = last + 1 WHERE id = :id"  # the guard lets a series move by one only
    tx.many(step, [{"id": series}] * (last - before))
    return Skipped(series, before + 1, last)


def skipped(reader: Reader) -> dict[str, tuple[Skipped, ...]]:
    """Return what the journal says was skipped, by series."""
    found: dict[str, tuple[Skipped, ...]] = {}
    for series, payload in reader.all("SELECT ref, payload FROM journal WHERE event = :event", event=SKIPPED):
        told = json.loads(payload)
        found[series] = (*found.get(series, ()), Skipped(series, int(told["first"]), int(told["last"])))
    return found
