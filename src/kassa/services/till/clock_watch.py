"""A clock that is set back, or jumps, is recorded and shown; numbers and chain follow the sequence, never the clock."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from kassa.db.engine import Transaction
from kassa.db.journal import newest_moment
from kassa.domain.errors import Reason
from kassa.domain.people.actor import Actor
from kassa.domain.values.dutch import format_date, format_time
from kassa.services.acting import record
from kassa.services.till.place import TillPlace
from kassa.system.clock import Clock

_BACK: Final = timedelta(seconds=-2)
_FORWARD: Final = timedelta(minutes=5)


class ClockWatch:
    """Compares the wall clock with the monotonic one between two sales (reliability.md P16).

    Args:
        clock: both clocks.
        place: which till.
    """

    def __init__(self, clock: Clock, place: TillPlace) -> None:
        self._clock = clock
        self._place = place
        self._last: tuple[datetime, float] | None = None
        self._warning: Reason | None = None

    @property
    def warning(self) -> Reason | None:
        """What to tell the person at the till since the last jump, or None."""
        return self._warning

    def look(self, tx: Transaction, actor: Actor, moment: datetime) -> None:
        """Record a jump since the last look, in the transaction of the sale that noticed it."""
        monotonic = self._clock.monotonic()
        if self._last is None:
            newest = newest_moment(tx, self._place.till_id)
            expected = moment if newest is None else max(moment, newest)
        else:
            expected = self._last[0] + timedelta(seconds=monotonic - self._last[1])
        drift = moment - expected
        if drift < _BACK or drift > _FORWARD:
            body = {"from": expected.isoformat(), "to": moment.isoformat()}
            record(tx, actor, "clock.jumped", self._place.till_id, body, moment)
            self._warning = self._words(expected, moment)
        self._last = (moment, monotonic)

    def _words(self, expected: datetime, moment: datetime) -> Reason:
        was, now = (one.astimezone(self._place.zone) for one in (expected, moment))
        return Reason(
            "clock.jumped",
            f"De klok van deze kassa sprong van {format_date(was.date())} {format_time(was)} "
            f"naar {format_date(now.date())} {format_time(now)}. De verkopen staan op volgorde.",
            "Zet datum en tijd van deze computer goed.",
        )
