"""A clock that stands still until a test moves it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

OPENING_DAY = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


class FrozenClock:
    """Satisfies ``kassa.system.clock.Clock``."""

    def __init__(self, moment: datetime = OPENING_DAY) -> None:
        self._now = moment
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, **duration: float) -> datetime:
        """Move both clocks on: ``clock.advance(minutes=5)``."""
        step = timedelta(**duration)
        self._now += step
        self._monotonic += step.total_seconds()
        return self._now

    def set(self, moment: datetime) -> None:
        """Set the wall clock, also back, as a person or a time server may; the monotonic clock does not notice."""
        self._now = moment
