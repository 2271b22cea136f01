"""When the program began and ended at a till: a beginning without an end before it is an unclean stop (P10)."""

from __future__ import annotations

from typing import Final

from kassa import __version__
from kassa.db.engine import Database
from kassa.db.journal import append, last_of
from kassa.system.clock import Clock

_STARTED: Final = "program.started"
_STOPPED: Final = "program.stopped"


class Runs:
    """Journals the runs of the program.

    Args:
        database: the shop.
        clock: the moment.
        chain: the till's id, or the office's chain.
    """

    def __init__(self, database: Database, clock: Clock, chain: str) -> None:
        self._database = database
        self._clock = clock
        self._chain = chain

    def started(self) -> bool:
        """Journal a start; False when the program stopped without an end before: power, kill or a crash."""
        with self._database.write() as tx:
            clean = last_of(tx, self._chain, _STARTED, _STOPPED) != _STARTED
            body: dict[str, object] = {"version": __version__, "after_clean_stop": clean}
            append(tx, self._chain, _STARTED, self._chain, body, employee_id="", moment=self._clock.now())
        return clean

    def stopped(self) -> None:
        """Journal an end."""
        with self._database.write() as tx:
            append(tx, self._chain, _STOPPED, self._chain, {}, employee_id="", moment=self._clock.now())
