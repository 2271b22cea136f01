"""The clock as a thing that is handed over, so that every rule about time can be tested with a literal."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where the program learns what time it is."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only go up, for waits and lock-outs; their zero means nothing."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        return datetime.now(tz=UTC)  # noqa: TID251 - the one place that may ask the machine

    def monotonic(self) -> float:
        """Return the machine's monotonic seconds."""
        return time.monotonic()
