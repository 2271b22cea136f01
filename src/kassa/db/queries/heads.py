"""Statements about the heads of the journal."""

from __future__ import annotations

from kassa.db.engine import Reader


def heads(reader: Reader) -> dict[str, int]:
    """Return the last number of every chain."""
    return {str(chain): int(seq) for chain, seq in reader.all("SELECT chain, seq FROM journal_chain")}


def events_after(reader: Reader, chain: str, seq: int) -> list[str]:
    """Return the different events of a chain after a number."""
    sql = "SELECT DISTINCT event FROM journal WHERE chain = :chain AND seq > :seq"
    return [str(row[0]) for row in reader.all(sql, chain=chain, seq=seq)]
