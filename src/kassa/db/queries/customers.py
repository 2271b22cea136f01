"""Questions about customers that span more than their own tables."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.db.engine import Reader, Row


def journal_of(reader: Reader, customer_ids: Sequence[str]) -> list[Row]:
    """Return moment, event, name of the employee and payload of what was done with these customers, oldest first."""
    rows = [
        row
        for one in customer_ids
        for row in reader.all(
            "SELECT j.moment, j.chain, j.seq, j.event, COALESCE(e.name, ''), j.payload FROM journal j "
            "LEFT JOIN employee e ON e.id = j.employee_id WHERE j.ref = :id",
            id=one,
        )
    ]
    return [(row[0], *row[3:]) for row in sorted(rows)]


def addresses_at(reader: Reader, postcode: str) -> list[tuple[str, str]]:
    """Return street with house number, and place, of the addresses with this postcode; merged and erased ones not."""
    rows = reader.all(
        "SELECT street, city FROM customer WHERE postcode = :postcode AND merged_into IS NULL AND erased = 0 "
        "UNION SELECT a.street, a.city FROM customer_address a JOIN customer c ON c.id = a.customer_id "
        "WHERE a.postcode = :postcode AND c.merged_into IS NULL AND c.erased = 0 ORDER BY 1, 2",
        postcode=postcode,
    )
    return [(str(street), str(city)) for street, city in rows]
