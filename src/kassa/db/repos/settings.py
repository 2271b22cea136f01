"""Settings as JSON rows."""

from __future__ import annotations

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
