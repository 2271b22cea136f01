"""The caretaker of a till, made when it first looks: a minute after the window is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kassa.db.engine import Database
from kassa.domain.errors import Reason
from kassa.services.settings import Settings
from kassa.system.clock import Clock


def look_after(database: Database, settings: Settings, clock: Clock) -> Callable[[], tuple[Reason, ...]]:
    """Return what is called once a minute, in a worker: it does what is due and tells what a person should know."""
    made: list[Callable[[], tuple[Reason, ...]]] = []

    def look() -> tuple[Reason, ...]:
        if not made:
            from kassa.bootstrap.files import backup_folder, safekeeping
            from kassa.services.caretaker import Caretaker
            from kassa.services.daily_backup import DailyBackup
            from kassa.system.disk import DiskGuard

            location = database.location
            keeper, folder = safekeeping(location), backup_folder(location)
            backup = DailyBackup(database, settings, keeper, folder, clock)
            disk = None if "://" in location else DiskGuard(Path(location).absolute())
            practice = settings.is_training  # the real shop's till looks after both
            made.append((Caretaker(None, None) if practice else Caretaker(backup, disk)).look)
        return made[0]()

    return look
