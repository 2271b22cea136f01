"""Which schema this program knows, and the refusal of any other."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Database, Reader
from kassa.domain.errors import Reason, StoreError

HEAD: Final = "0006"
KNOWN: Final = ("0001", "0002", "0003", "0004", "0005", "0006")


def stored_version(database: Database | Reader) -> str | None:
    """Return the schema version in the database, or None when it is empty.

    Raises:
        StoreError: the database cannot be read, or holds tables of another program.
    """
    if database.kind == "sqlite":
        exists = "SELECT COUNT(*), COALESCE(SUM(name = 'alembic_version'), 0) FROM sqlite_master WHERE type = 'table'"
    else:
        exists = (
            "SELECT COUNT(*), COUNT(*) FILTER (WHERE table_name = 'alembic_version') FROM information_schema.tables "
            "WHERE table_schema = current_schema()"
        )
    row = database.one(exists)
    tables, versioned = row if row is not None else (0, 0)
    if not tables:
        return None
    version = database.one("SELECT version_num FROM alembic_version") if versioned else None
    if version is None:
        raise StoreError(
            Reason(
                "store.foreign",
                "Dit is geen Kassa-bestand. Er is niets gewijzigd.",
                "Kies het bestand van de winkel of een nieuwe naam.",
            )
        )
    return str(version[0])


def require_known(database: Database | Reader) -> None:
    """Refuse a schema that this program neither has nor can bring up to date.

    Raises:
        StoreError: ``store.empty`` or ``store.newer``.
    """
    if stored_version(database) not in KNOWN:
        require_current(database)


def require_current(database: Database | Reader) -> None:
    """Refuse a schema that is not exactly the one this program knows.

    Raises:
        StoreError: ``store.empty``, ``store.older`` (both: run the migration) or ``store.newer``.
    """
    version = stored_version(database)
    if version == HEAD:
        return
    if version is None:
        raise StoreError(Reason("store.empty", "Het bestand is nog leeg.", "Start met 'kassa migrate'."))
    if version in KNOWN:
        raise StoreError(
            Reason(
                "store.older",
                "Dit bestand is van een oudere versie van Kassa. Er is niets gewijzigd.",
                "Werk het bij met 'kassa migrate'; er wordt eerst een reservekopie gemaakt.",
            )
        )
    raise StoreError(
        Reason(
            "store.newer",
            f"Dit bestand is van een nieuwere versie van Kassa (schema {version}). Er is niets gewijzigd.",
            "Werk dit programma bij, of zet de reservekopie van voor de bijwerking terug.",
        )
    )
