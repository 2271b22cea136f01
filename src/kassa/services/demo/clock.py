"""A clock that the demo shop moves through its month."""

from __future__ import annotations

from datetime import datetime, timedelta


class DemoClock:
    """Satisfies ``Clock``: stands still until it is moved, and only forward."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._monotonic = timedelta(0)

    def now(self) -> datetime:
        """Return the moment the demo shop is at."""
        return self._now

    def monotonic(self) -> float:
        """Return the seconds the demo shop has lived."""
        return self._monotonic.total_seconds()

    def move_to(self, moment: datetime) -> None:
        """Go on to a later moment; an earlier one changes nothing."""
        if moment > self._now:
            self._monotonic += moment - self._now
            self._now = moment
