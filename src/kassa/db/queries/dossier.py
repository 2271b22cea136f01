"""What stands around a sales document: what it came from, what came of it, what is open on it, how it goes out."""

from __future__ import annotations

import json
from typing import Final

from kassa.db.engine import Reader, Row
from kassa.db.statements import named

HEAD: Final = "d.id, d.kind, d.status, d.number, d.date, d.gross"
_FROM: Final = (
    f"SELECT DISTINCT {HEAD} FROM sales_line l JOIN sales_line s ON s.id = l.source_line"
    " JOIN sales_document d ON d.id = s.document_id WHERE l.document_id = :id"
)
_CAME: Final = (
    f"SELECT DISTINCT {HEAD} FROM sales_line s JOIN sales_line l ON l.source_line = s.id"
    " JOIN sales_document d ON d.id = l.document_id WHERE s.document_id = :id"
)


def sources(reader: Reader, document_id: str) -> list[Row]:
    """Return the heads of the documents whose lines this one was made of."""
    return reader.all(f"{_FROM} ORDER BY d.date, d.id", id=document_id)


def outcomes(reader: Reader, document_id: str) -> list[Row]:
    """Return the heads of the documents that were made of the lines of this one."""
    return reader.all(f"{_CAME} ORDER BY d.date, d.id", id=document_id)


def open_item(reader: Reader, document_id: str) -> tuple[int, int, int, int] | None:
    """Return gross, paid, credited and open of a document in cents, or None when nothing can be paid on it."""
    row = reader.one("SELECT gross, paid, credited, open FROM open_item WHERE document_id = :id", id=document_id)
    return None if row is None else (int(row[0]), int(row[1]), int(row[2]), int(row[3]))


def dispatch(reader: Reader, document_id: str) -> tuple[str, str] | None:
    """Return how a definitive invoice goes out and where that came from, or None while it is not settled."""
    row = reader.one("SELECT method, origin FROM sales_dispatch WHERE document_id = :id", id=document_id)
    return None if row is None else (str(row[0]), str(row[1]))


def posting(reader: Reader, document_id: str) -> dict[str, object] | None:
    """Return when it was posted (``posted_at`` in microseconds UTC, None for not yet), or None for no post."""
    row = reader.one("SELECT posted_at FROM post_item WHERE document_id = :id", id=document_id)
    return None if row is None else named(("posted_at",), row)


def employee_name(reader: Reader, employee_id: str) -> str:
    """Return the name of an employee, or an empty text."""
    return str(reader.value("SELECT name FROM employee WHERE id = :id", id=employee_id) or "")


def type_name(reader: Reader, code: str) -> str:
    """Return the name of a kind ("Soort"), or its code."""
    return str(reader.value("SELECT name FROM sales_type WHERE code = :code", code=code) or code)


def noted(reader: Reader, document_id: str, event: str) -> list[tuple[int, str, str]]:
    """Return the notes on a document, newest first: moment in microseconds UTC, name of who wrote it, text."""
    rows = reader.all(
        "SELECT j.moment, COALESCE(e.name, ''), j.payload FROM journal j LEFT JOIN employee e ON e.id = j.employee_id"
        " WHERE j.ref = :id AND j.event = :event ORDER BY j.moment DESC, j.seq DESC",
        id=document_id,
        event=event,
    )
    return [(int(moment), str(name), str(json.loads(payload)["text"])) for moment, name, payload in rows]
