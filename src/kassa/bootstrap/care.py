"""The caretaker of a shop, made when it first looks: a minute after the window is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kassa.db.engine import Database
from kassa.domain.errors import Reason
from kassa.services.settings import Settings
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from kassa.services.caretaker import Caretaker
    from kassa.services.daily_backup import DailyBackup
    from kassa.services.recovery import RecoveryCode


def look_after(database: Database, settings: Settings, clock: Clock) -> Callable[[], tuple[Reason, ...]]:
    """Return what is called once a minute, in a worker: it does what is due and tells what a person should know."""
    made: list[Callable[[], tuple[Reason, ...]]] = []

    def look() -> tuple[Reason, ...]:
        if not made:
            from kassa.bootstrap.files import recovery

            made.append(caretaker(daily_backup(database, settings, clock, recovery()), database, settings).look)
        return made[0]()

    return look


def caretaker(daily: DailyBackup, database: Database, settings: Settings) -> Caretaker:
    """Return who looks after a shop; of a training shop the till of the real one looks after both."""
    from kassa.services.caretaker import Caretaker
    from kassa.system.disk import DiskGuard

    if settings.is_training:
        return Caretaker(None, None)
    return Caretaker(daily, None if "://" in database.location else DiskGuard(Path(database.location).absolute()))


def daily_backup(database: Database, settings: Settings, clock: Clock, code: RecoveryCode) -> DailyBackup:
    """Return what makes the automatic backups of an open shop."""
    from kassa.bootstrap.files import backup_folder, safekeeping
    from kassa.services.daily_backup import DailyBackup

    location = database.location
    return DailyBackup(database, settings, safekeeping(location, code), code, backup_folder(location), clock)
