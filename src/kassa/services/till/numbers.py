"""Which number series a document belongs to."""

from __future__ import annotations


def series_of(till_id: str, year: int) -> str:
    """Return the number series of a till's receipts in a year."""
    return f"receipt/{till_id}/{year}"
