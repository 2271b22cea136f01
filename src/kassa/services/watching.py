"""What happened since the last time somebody looked."""

from __future__ import annotations

from kassa.db.engine import Database
from kassa.db.queries import heads


class Watching:
    """Remembers the journal heads it saw and returns the events written since.

    Args:
        database: whose journal.
    """

    def __init__(self, database: Database) -> None:
        self._db = database
        self._seen: dict[str, int] | None = None

    def news(self) -> frozenset[str]:
        """Return the events written since the last call; the first call returns none."""
        self._db.look_again()
        with self._db.read() as reader:
            now = heads.heads(reader)
            seen, self._seen = self._seen, now
            if seen is None:
                return frozenset()
            found: set[str] = set()
            for chain, seq in now.items():
                if seq > seen.get(chain, 0):
                    found.update(heads.events_after(reader, chain, seen.get(chain, 0)))
        return frozenset(found)
