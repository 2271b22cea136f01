"""The automatic backup: made when it is due, kept by age, copied to a stick, and missed out loud (P21)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kassa.db.engine import Database
from kassa.db.journal import last_moment
from kassa.db.repos.shifts import last_closing
from kassa.domain.backups import outdated
from kassa.domain.errors import KassaError, Reason, StoreError
from kassa.domain.frozen import frozen
from kassa.domain.journal import OFFICE_CHAIN
from kassa.domain.settings import company
from kassa.services.recovery import RecoveryCode
from kassa.services.safekeeping import BUSY, MADE, Safekeeping, not_written, start_of_name
from kassa.services.settings import Settings
from kassa.system.clock import Clock

_GRACE: Final = timedelta(hours=2)
_AGAIN: Final = timedelta(minutes=15)
"""So long after one failed the next is tried: a copy of a large shop is not made every minute."""
_OCCASION: Final = "dag"
_NAME: Final = r"kassa-[0-9A-Z]{5}-dag-(\d{8}-\d{6})\.backup"


@frozen
class BackupState:
    """Whether the last backup is recent enough.

    Attributes:
        last: moment of the last one, by hand or automatic; None when there is none.
        stale: whether it is too old, so that till and office warn.
    """

    last: datetime | None
    stale: bool


@frozen
class StoredBackup:
    """An automatic backup that lies in a folder.

    Attributes:
        file: where.
        moment: when it was made, aware UTC.
        size: bytes.
        second: whether a copy lies in the second folder.
    """

    file: Path
    moment: datetime
    size: int
    second: bool


class DailyBackup:
    """Makes the automatic backups of one shop.

    Args:
        database: the shop; its journal knows when the last backup was made.
        settings: how often, and where.
        safekeeping: makes the proved copy.
        code: the recovery code of this machine: only backups sealed with it are ours to clear away.
        folder: where backups go when the settings name no folder.
        clock: decides when one is due.
    """

    def __init__(
        self,
        database: Database,
        settings: Settings,
        safekeeping: Safekeeping,
        code: RecoveryCode,
        folder: Path,
        clock: Clock,
    ) -> None:
        self._database = database
        self._settings = settings
        self._safekeeping = safekeeping
        self._code = code
        self._folder = folder
        self._clock = clock
        self._failed: tuple[datetime, StoreError] | None = None

    @property
    def folder(self) -> Path:
        """Where backups go."""
        return Path(self._settings.get(company.BACKUP_FOLDER) or self._folder)

    @property
    def second_folder(self) -> Path | None:
        """Where copies of them go; None when there is no such folder, or the stick is not there."""
        named = self._settings.get(company.BACKUP_SECOND_FOLDER)
        return Path(named) if named and Path(named).is_dir() else None

    def state(self) -> BackupState:
        """Return when the last backup was made and whether that is too long ago."""
        last = self._last()
        return BackupState(last, last is None or self._age(last) > self._every() + _GRACE)

    def stored(self) -> tuple[StoredBackup, ...]:
        """Return the automatic backups in the folder, the newest first."""
        second = self.second_folder
        there = {file.name for _, file in _dated(second)} if second else set()
        found = [
            StoredBackup(file, moment, file.stat().st_size, file.name in there) for moment, file in _dated(self.folder)
        ]
        return tuple(sorted(found, key=lambda one: one.moment, reverse=True))

    def is_due(self) -> bool:
        """Tell whether the last one is too old, or a day was closed after it."""
        last = self._last()
        if last is None or self._age(last) >= self._every():
            return True
        with self._database.read() as reader:
            closed = last_closing(reader, self._clock.now())
        return closed is not None and closed > last

    def save_when_due(self) -> Path | None:
        """Make a backup when one is due and return the new file; bring the second folder up to date.

        Raises:
            StoreError: the folder or the copy cannot be made; older backups are all still there.
            DeviceError: the recovery code cannot be kept on this machine.
        """
        made = self.save() if self.is_due() else None
        self._copy_to_second()
        return made

    def save(self, employee_id: str = "") -> Path:
        """Make a backup now and clear away what is too old.

        Raises:
            StoreError: it cannot be made; after one that failed it is refused for a quarter of an hour with the same
                words, unless a person asks.
            DeviceError: the recovery code cannot be kept on this machine.
        """
        now = self._clock.now()
        if self._failed is not None and not employee_id and timedelta() <= now - self._failed[0] < _AGAIN:
            raise self._failed[1]
        folder = self.folder
        try:
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise not_written(folder, error) from error
            kept = self._safekeeping.back_up_in(folder, _OCCASION, employee_id)
        except StoreError as error:
            if error.code != BUSY:
                self._failed = (now, error)
            raise
        finally:
            self._clear_away(folder)  # also of one that was made but could not be written down
        self._failed = None
        return kept.file

    def _copy_to_second(self) -> None:
        """Copy what is not there yet; a stick that was away for a week catches up.

        Raises:
            StoreError: the second folder is full or cannot be written, or ``backup.busy``; the backups themselves are
                there.
        """
        second = self.second_folder
        if second is None:
            return
        try:
            there = dict(_dated(second))
            here = dict(_dated(self.folder))
            for moment in here.keys() - there.keys() - set(outdated(here.keys() | there.keys())):
                self._safekeeping.copy_into(second, here[moment])
        except OSError as error:
            raise StoreError(
                Reason(
                    "backup.second",
                    f"De kopie naar de tweede map '{second}' is niet gelukt. De reservekopie zelf is er.",
                    "Maak daar ruimte, of kies een andere map bij Instellingen > Reservekopieën.",
                )
            ) from error
        self._clear_away(second)

    def _clear_away(self, folder: Path) -> None:
        """Clear away what is too old, but nothing that another shop or machine put there."""
        with contextlib.suppress(OSError, KassaError):
            start = start_of_name(self._code.known())
            ours = {moment: file for moment, file in _dated(folder) if file.name.startswith(start)}
            for moment in outdated(ours):
                ours[moment].unlink(missing_ok=True)

    def _last(self) -> datetime | None:
        with self._database.read() as reader:
            return last_moment(reader, OFFICE_CHAIN, MADE)

    def _age(self, last: datetime) -> timedelta:
        """Return how long ago that was; a moment that lies ahead was written by a clock that was wrong."""
        return abs(self._clock.now() - last)

    def _every(self) -> timedelta:
        return timedelta(hours=self._settings.get(company.BACKUP_HOURS))


def _dated(folder: Path) -> Iterator[tuple[datetime, Path]]:
    """Yield the automatic backups in a folder, whosever they are."""
    import re

    if not folder.is_dir():
        return
    for file in sorted(folder.glob("kassa-*.backup")):
        found = re.fullmatch(_NAME, file.name)
        if found is not None:
            with contextlib.suppress(ValueError):
                yield datetime.strptime(found[1], "%Y%m%d-%H%M%S").replace(tzinfo=UTC), file
