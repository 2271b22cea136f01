"""Settings as JSON rows, and the texts that documents were made with."""

from __future__ import annotations

from hashlib import sha256

from kassa.db.engine import Reader, Transaction


def all_settings(reader: Reader) -> dict[tuple[str, str], str]:
    """Return every stored setting as JSON text by (scope, name)."""
    return {(scope, name): value for scope, name, value in reader.all("SELECT scope, name, value FROM setting")}


def store_setting(tx: Transaction, scope: str, name: str, value: str) -> None:
    """Store one setting as JSON text."""
    tx.run(
        "INSERT INTO setting (scope, name, value) VALUES (:scope, :name, :value) "
        "ON CONFLICT (scope, name) DO UPDATE SET value = excluded.value",
        scope=scope,
        name=name,
        value=value,
    )


def keep_snapshot(tx: Transaction, body: str) -> str:
    """Keep a text under its own hash, once, and return the hash."""
    key = sha256(body.encode()).hexdigest()
    tx.run("INSERT INTO snapshot (hash, body) VALUES (:key, :body) ON CONFLICT (hash) DO NOTHING", key=key, body=body)
    return key


def snapshot(reader: Reader, key: str) -> str | None:
    """Return the text behind a hash, or None."""
    found = reader.value("SELECT body FROM snapshot WHERE hash = :key", key=key)
    return None if found is None else str(found)
