"""Training mode: the same shop in a file of its own, so that practice touches no number, total, stock or drawer.

Started and stopped in the journal of the real shop; everything in between is in the training file alone (P9).
"""

from __future__ import annotations

from pathlib import Path

from kassa.db.engine import Database, open_database
from kassa.db.journal import heads, micros
from kassa.db.masters import copy_masters
from kassa.db.migrate import migrate
from kassa.db.repos.settings import all_settings, store_setting
from kassa.domain.errors import Reason, StoreError
from kassa.domain.journal import OFFICE_CHAIN
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.services.acting import record
from kassa.services.settings import TRAINING_MARK
from kassa.system.clock import Clock
from kassa.system.files import put_in_place
from kassa.system.identity import new_id


class Training:
    """Practice beside one real shop.

    Args:
        database: the real shop.
        clock: the moment of the records.
        file: the training file; ``training_file`` names the usual one.
    """

    def __init__(self, database: Database, clock: Clock, file: Path) -> None:
        self._database = database
        self._clock = clock
        self._file = file

    def start(self, actor: Actor) -> str:
        """Make or refresh the training file and return its location; may take seconds for a large catalogue.

        Practice of an earlier day stays as long as the masters of the shop did not change.

        Raises:
            Denied: the person may not practise.
            StoreError: the file cannot be made; the shop itself is untouched.
        """
        require(actor, Right.TRAINING)
        state = self._state_of_masters()
        if not self._made_from(state):
            self._make(state)
        self._note("training.started", actor)
        return str(self._file)

    def stop(self, actor: Actor) -> None:
        """Note in the real journal that practice is over."""
        self._note("training.stopped", actor)

    def _note(self, event: str, actor: Actor) -> None:
        with self._database.write() as tx:
            record(tx, actor, event, self._file.name, {"name": actor.name}, self._clock.now())

    def _state_of_masters(self) -> str:
        """Masters change in the office and are journalled there; its head names their state."""
        with self._database.read() as reader:
            head = heads(reader).get(OFFICE_CHAIN)
        return head.short if head is not None else ""

    def _made_from(self, state: str) -> bool:
        if not self._file.exists():
            return False
        try:
            training = open_database(str(self._file))
        except StoreError:
            return False  # of another version, or damaged: it is made anew
        try:
            with training.read() as reader:
                return all_settings(reader).get(TRAINING_MARK) == state
        finally:
            training.close()

    def _make(self, state: str) -> None:
        part = self._file.with_name(self._file.name + ".part")
        try:
            _remove(part)
            migrate(str(part))
            made = Database(str(part), durable=False)
            try:
                copy_masters(self._database, made, new_id(), micros(self._clock.now()))
                with made.write() as tx:
                    store_setting(tx, *TRAINING_MARK, state)
            finally:
                made.close()
            _remove(self._file)
            put_in_place(part, self._file)
        except OSError as error:
            raise StoreError(
                Reason(
                    "training.not_made",
                    f"Het oefenbestand '{self._file.name}' kan niet worden gemaakt: {error.strerror}. "
                    "De winkel zelf is onaangeroerd.",
                    "Sluit andere oefenende kassa's, of maak ruimte vrij.",
                )
            ) from error
        finally:
            _remove(part)


def training_file(location: str, folder: Path) -> Path:
    """Return the training file of a shop: beside its own file, or in ``folder`` for a shop on a server."""
    if "://" in location:
        return folder / f"{location.rsplit('/', 1)[1].partition('?')[0]}.oefen.sqlite"
    file = Path(location)
    return file.with_name(f"{file.stem}.oefen.sqlite")


def _remove(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
