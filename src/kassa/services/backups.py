"""Backups as the office sees them: whether all is well, which there are, making one, and the code that opens them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kassa.db.engine import Database
from kassa.db.journal import last_ref
from kassa.domain.backups import code_name
from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.journal import OFFICE_CHAIN
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.services.acting import record
from kassa.services.caretaker import Caretaker
from kassa.services.daily_backup import BackupState, DailyBackup, StoredBackup
from kassa.services.recovery import RecoveryCode
from kassa.system.clock import Clock

_KEPT: Final = "backup.code_kept"


@frozen
class BackupOverview:
    """How it is with the backups of the shop, seen from this machine.

    Attributes:
        state: when the last one was made, and whether that is too long ago.
        folder: where they go.
        second: where copies go now; None when there is no second folder, or it is not there.
        stored: those in the folder, the newest first.
        code: first group of the recovery code of this machine; empty when it has none yet.
        on_paper: whether somebody said that the code is written down.
    """

    state: BackupState
    folder: Path
    second: Path | None
    stored: tuple[StoredBackup, ...]
    code: str
    on_paper: bool


class Backups:
    """Backups for the back office.

    Args:
        database: the shop; its journal knows who wrote the code down.
        daily: makes them.
        care: looks after disk and backups.
        code: the recovery code of this machine.
        clock: the moment.
    """

    def __init__(
        self, database: Database, daily: DailyBackup, care: Caretaker, code: RecoveryCode, clock: Clock
    ) -> None:
        self._database = database
        self._daily = daily
        self._care = care
        self._code = code
        self._clock = clock

    def look_after(self) -> tuple[Reason, ...]:
        """Do what is due and return what a person should know; may take a while, so a worker calls it."""
        reasons = self._care.look()
        name = code_name(self._code.known())
        if name and not self._on_paper(name):
            reasons += (
                Reason(
                    "backup.code_not_kept",
                    "De herstelcode van de reservekopieën staat nog niet op papier. Gaat deze computer stuk, dan "
                    "gaan ze zonder die code niet open.",
                    "Bekijk de code bij Instellingen > Reservekopieën en schrijf haar op.",
                ),
            )
        return reasons

    def overview(self) -> BackupOverview:
        """Return how it is with the backups."""
        daily, name = self._daily, code_name(self._code.known())
        stored = daily.stored()
        on_paper = bool(name) and self._on_paper(name)
        return BackupOverview(daily.state(), daily.folder, daily.second_folder, stored, name, on_paper)

    def make(self, actor: Actor) -> Path:
        """Make a backup now.

        Raises:
            Denied: the right is missing.
            StoreError: it could not be made; earlier ones are all still there.
        """
        require(actor, Right.EDIT_SETTINGS)
        return self._daily.save(actor.employee_id)

    def show_code(self, actor: Actor) -> str:
        """Return the recovery code, and write down that it was shown; empty before the first backup.

        Raises:
            Denied: the right is missing.
            DeviceError: the passwords of this machine cannot be read.
        """
        require(actor, Right.EDIT_SETTINGS)
        code = self._code.known()
        if code:
            self._note("backup.code_shown", code_name(code), actor)
        return code

    def keep_code(self, actor: Actor) -> None:
        """Write down that somebody has the recovery code on paper.

        Raises:
            Denied: the right is missing.
        """
        require(actor, Right.EDIT_SETTINGS)
        self._note(_KEPT, code_name(self._code.known()), actor)

    def _on_paper(self, name: str) -> bool:
        with self._database.read() as reader:
            return last_ref(reader, OFFICE_CHAIN, _KEPT) == name

    def _note(self, event: str, ref: str, actor: Actor) -> None:
        with self._database.write() as tx:
            record(tx, actor, event, ref, {}, self._clock.now())
