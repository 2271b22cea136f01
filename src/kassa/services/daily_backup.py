"""The automatic backup: made when it is due, kept for a while, and missed out loud when it is too old (P21)."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from kassa.db.engine import Database
from kassa.db.journal import last_moment
from kassa.domain.errors import Reason, StoreError
from kassa.domain.frozen import frozen
from kassa.domain.journal import OFFICE_CHAIN
from kassa.domain.settings import company
from kassa.services.safekeeping import Safekeeping
from kassa.services.settings import Settings
from kassa.system.clock import Clock

_GRACE: Final = timedelta(hours=2)
_NAME: Final = "kassa-dag-"


@frozen
class BackupState:
    """Whether the last backup is recent enough.

    Attributes:
        last: moment of the last one, by hand or automatic; None when there is none.
        stale: whether it is too old, so that the till warns.
    """

    last: datetime | None
    stale: bool


class DailyBackup:
    """Makes the automatic backups of one shop.

    Args:
        database: the shop; its journal knows when the last backup was made.
        settings: how often, where and how many.
        safekeeping: makes the verified copy.
        folder: where backups go when the settings name no folder.
        clock: decides when one is due.
    """

    def __init__(
        self, database: Database, settings: Settings, safekeeping: Safekeeping, folder: Path, clock: Clock
    ) -> None:
        self._database = database
        self._settings = settings
        self._safekeeping = safekeeping
        self._folder = folder
        self._clock = clock

    def state(self) -> BackupState:
        """Return when the last backup was made and whether that is too long ago."""
        last = self._last()
        return BackupState(last, last is None or self._clock.now() - last > self._every() + _GRACE)

    def save_when_due(self) -> Path | None:
        """Make a backup when the last one is old enough, clear the oldest away, and return the new file.

        Raises:
            StoreError: the folder or the copy cannot be made; older backups are all still there.
        """
        last = self._last()
        if last is not None and self._clock.now() - last < self._every():
            return None
        folder = Path(self._settings.get(company.BACKUP_FOLDER) or self._folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                Reason(
                    "backup.no_folder",
                    f"De map voor back-ups '{folder}' is er niet en kan niet worden gemaakt.",
                    "Kies een andere map bij Instellingen > Back-up.",
                )
            ) from error
        target = folder / f"{_NAME}{self._clock.now():%Y%m%d-%H%M%S}.backup"
        self._safekeeping.back_up(target)
        for old in sorted(folder.glob(f"{_NAME}*.backup"))[: -self._settings.get(company.BACKUP_KEEP)]:
            old.unlink(missing_ok=True)
        return target

    def _last(self) -> datetime | None:
        with self._database.read() as reader:
            return last_moment(reader, OFFICE_CHAIN, "backup.made")

    def _every(self) -> timedelta:
        return timedelta(hours=self._settings.get(company.BACKUP_HOURS))
