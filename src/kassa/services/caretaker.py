"""What must be looked after while the shop is open, once a minute: room on the disk and the daily backup."""

from __future__ import annotations

from kassa.domain.errors import KassaError, Reason
from kassa.services.daily_backup import DailyBackup
from kassa.services.safekeeping import BUSY
from kassa.system.disk import DiskGuard, DiskState, Room


class Caretaker:
    """Looks after one shop.

    Args:
        backup: the automatic backup; None in training mode, which is not worth one.
        disk: the disk of the database file; None for a shop on a server.
    """

    def __init__(self, backup: DailyBackup | None, disk: DiskGuard | None) -> None:
        self._backup = backup
        self._disk = disk

    def look(self) -> tuple[Reason, ...]:
        """Do what is due and return what a person should know, the most urgent first; may take a while."""
        return (*self._room(), *self._copy())

    def _room(self) -> tuple[Reason, ...]:
        state = DiskState(Room.AMPLE, 0) if self._disk is None else self._disk.check()
        if state.room is Room.AMPLE:
            return ()
        return (Reason(f"disk.{state.room.value}", state.sentence, "Verwijder bestanden of neem een grotere schijf."),)

    def _copy(self) -> tuple[Reason, ...]:
        if self._backup is None:
            return ()
        try:
            self._backup.save_when_due()
        except KassaError as error:
            if error.code != BUSY:  # another window of this machine is at it
                return (error.reason,)
        state = self._backup.state()
        if not state.stale:
            return ()
        last = "Er is nog geen reservekopie."
        if state.last is not None:
            last = f"De laatste reservekopie is van {state.last:%d-%m-%Y}."
        fix = "Maak er een en controleer de map bij Instellingen > Reservekopieën."
        return (Reason("backup.stale", last, fix),)
