"""Keeping the shop's data: backups, putting one back, bringing a database up to date, checking all of it.

Works on a location and not on an open database, because the database is what may be missing, old or damaged. Each act
is written to the office's journal of the database it was done to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kassa.db import backup, journal
from kassa.db.engine import open_database
from kassa.db.migrate import migrate, needs_migration
from kassa.db.verify import verify
from kassa.domain.errors import StoreError
from kassa.domain.frozen import frozen
from kassa.domain.journal import OFFICE_CHAIN, Anchor
from kassa.domain.verification import Verdict
from kassa.system.clock import Clock


@frozen
class Kept:
    """A backup that was made or put back.

    Attributes:
        file: the backup.
        heads: the journal heads in it: worth writing down elsewhere.
        aside: after putting one back: where the replaced database is kept.
    """

    file: Path
    heads: tuple[Anchor, ...]
    aside: Path | None = None


class Safekeeping:
    """Backup, restore, migration and verification of one database.

    Args:
        location: file or ``postgresql://`` URL.
        folder: where backups go that nobody named.
        clock: gives the moment in their names.
    """

    def __init__(self, location: str, folder: Path, clock: Clock) -> None:
        self._location = location
        self._folder = folder
        self._clock = clock

    def back_up(self, target: Path, employee_id: str = "") -> Kept:
        """Make a backup while the shop sells; it is proved readable before it gets its name.

        Raises:
            StoreError: it could not be made; nothing is left of it.
        """
        heads = backup.back_up(self._location, target)
        self._record("backup.made", target.name, heads, employee_id)
        return Kept(target, _sorted(heads))

    def restore(self, source: Path, employee_id: str = "") -> Kept:
        """Put a backup back and keep what stood there.

        Raises:
            StoreError: the backup is no good or the database is in use; nothing was changed.
        """
        aside = self._free_name("voor-herstel")
        heads = backup.restore(source, self._location, aside)
        self._record("backup.restored", source.name, heads, employee_id)
        return Kept(source, _sorted(heads), aside if aside.exists() else None)

    def migrate(self) -> Path | None:
        """Bring the database to the schema of this program, after a backup when it holds data.

        Returns:
            The backup that was made before; None when there was nothing to keep or nothing to do.

        Raises:
            StoreError: a newer or foreign database, or one that cannot be written; it is then as it was.
        """
        made: Path | None = None
        if self._is_older():
            made = self._free_name("voor-bijwerken")
            backup.back_up(self._location, made)
        if migrate(self._location):
            self._record("schema.migrated", made.name if made else "", {}, "")
        return made

    def verify(self, anchors: Sequence[Anchor] = ()) -> Verdict:
        """Check everything; writes nothing, so that the database stays the evidence that it is.

        Raises:
            StoreError: there is no database to check.
        """
        return verify(self._location, anchors)

    def _is_older(self) -> bool:
        if "://" not in self._location and not Path(self._location).exists():
            return False
        if not needs_migration(self._location):
            return False
        try:
            open_database(self._location).close()
        except StoreError as error:
            return error.code == "store.older"
        return False

    def _free_name(self, occasion: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        first = self._folder / f"kassa-{occasion}-{self._clock.now():%Y%m%d-%H%M%S}.backup"
        file, turn = first, 1
        while file.exists():
            turn += 1
            file = first.with_stem(f"{first.stem}-{turn}")
        return file

    def _record(self, event: str, ref: str, heads: Mapping[str, Anchor], employee_id: str) -> None:
        body = {"heads": {anchor.chain: anchor.short for anchor in heads.values()}}
        database = open_database(self._location)
        try:
            with database.write() as tx:
                journal.append(tx, OFFICE_CHAIN, event, ref, body, employee_id=employee_id, moment=self._clock.now())
        finally:
            database.close()


def _sorted(heads: Mapping[str, Anchor]) -> tuple[Anchor, ...]:
    return tuple(heads[chain] for chain in sorted(heads))
