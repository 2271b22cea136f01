"""'Alles in orde?': one row per thing that selling depends on, each asked by itself; one that fails hides no other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum

from kassa.domain.errors import KassaError, Reason
from kassa.domain.frozen import frozen
from kassa.system.clock import Clock


class State(StrEnum):
    """How a thing is."""

    GOOD = "good"
    WARNING = "warning"
    """Selling goes on, but somebody must do something."""
    BAD = "bad"
    UNKNOWN = "unknown"
    """It cannot tell: nothing is wrong that the program can see."""
    ABSENT = "absent"
    """This till has none."""


@frozen
class Finding:
    """What one look found.

    Attributes:
        state: how it is.
        what: Dutch: what it is, or what is wrong and what is safe.
        fix: Dutch: what to do; empty when nothing is to be done.
        since: since when, when the thing itself knows; aware UTC.
    """

    state: State
    what: str
    fix: str = ""
    since: datetime | None = None


@frozen
class Check:
    """One thing that is looked at.

    Attributes:
        key: stable name, such as ``printer``.
        title: Dutch name on the screen.
        icon: name of its icon.
        look: looks now; blocking; a ``KassaError`` is a finding too.
    """

    key: str
    title: str
    icon: str
    look: Callable[[], Finding]


@frozen
class HealthRow:
    """One row of the page: a check with what it found, and since when it is so."""

    key: str
    title: str
    icon: str
    finding: Finding
    since: datetime


_WEIGHT = {State.BAD: 3, State.WARNING: 2, State.UNKNOWN: 1, State.GOOD: 0, State.ABSENT: 0}


class Health:
    """Looks at everything and remembers since when it is as it is.

    Args:
        checks: what to look at, in the order of the page.
        clock: the moment.
    """

    def __init__(self, checks: Callable[[], Sequence[Check]], clock: Clock) -> None:
        self._checks = checks
        self._clock = clock
        self._since: dict[str, tuple[State, datetime]] = {}
        self._lock = threading.Lock()

    def look(self) -> tuple[HealthRow, ...]:
        """Look at everything now; blocking, never raises for trouble of what it looks at."""
        with self._lock:
            return tuple(self._row(check) for check in self._checks())

    def _row(self, check: Check) -> HealthRow:
        try:
            finding = check.look()
        except KassaError as error:
            finding = wrong(error.reason)
        now = self._clock.now()
        state, since = self._since.get(check.key, (finding.state, now))
        if state is not finding.state:
            since = now
        self._since[check.key] = (finding.state, since)
        return HealthRow(check.key, check.title, check.icon, finding, finding.since or since)


def worst(rows: Sequence[HealthRow]) -> State:
    """Return the state of the row that is worst off."""
    return max((row.finding.state for row in rows), key=_WEIGHT.__getitem__, default=State.UNKNOWN)


def wrong(reason: Reason, since: datetime | None = None) -> Finding:
    """Return the finding of a thing that says itself what is wrong."""
    return Finding(State.BAD, reason.sentence, reason.fix, since)
