"""Texts that documents were made with, each kept once under its own hash."""

from __future__ import annotations

from kassa.db.engine import Reader, Transaction


def keep(tx: Transaction, digest: str, body: str) -> None:
    """Keep a text; one that is there already stays as it is."""
    tx.run("INSERT INTO snapshot (hash, body) VALUES (:hash, :body) ON CONFLICT DO NOTHING", hash=digest, body=body)


def get(reader: Reader, digest: str) -> str | None:
    """Return a kept text, or None."""
    body: str | None = reader.value("SELECT body FROM snapshot WHERE hash = :hash", hash=digest)
    return body
