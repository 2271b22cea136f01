"""What the journal says about one document."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Row

# A mail has records of its own.
_RECORDS: Final = (
    "SELECT j.moment, COALESCE(e.name, ''), j.event, j.payload FROM journal j "
    "LEFT JOIN employee e ON e.id = j.employee_id WHERE j.ref = :id "
    "OR j.ref IN (SELECT m.id FROM mail_message m WHERE m.document_id = :id) ORDER BY j.moment DESC, j.seq DESC"
)


def records(reader: Reader, document_id: str) -> list[Row]:
    """Return (moment, employee, event, payload) of everything that happened to a document, newest first."""
    return reader.all(_RECORDS, id=document_id)
