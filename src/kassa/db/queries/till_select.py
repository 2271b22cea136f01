"""What the till asks when somebody picks an invoice or an order."""

from __future__ import annotations

from kassa.db.engine import Reader


def revision_of(reader: Reader, document_id: str) -> int | None:
    """Return the revision a document has now, None when it is gone."""
    found: int | None = reader.value("SELECT revision FROM sales_document WHERE id = :id", id=document_id)
    return found
