"""How long to wait after wrong codes: five tries and a minute, five more and an hour (ui.md 7.11, reliability P25)."""

from __future__ import annotations

from typing import Final

TRIES_BEFORE_PAUSE: Final = 5
TRIES_AN_HOUR: Final = 10
SHORT_PAUSE: Final = 60
LONG_PAUSE: Final = 3600


def pause_after(wrong: int) -> int:
    """Return the seconds to wait after so many wrong codes since the last good one; 0 for none."""
    if wrong >= TRIES_AN_HOUR:
        return LONG_PAUSE
    return SHORT_PAUSE if wrong == TRIES_BEFORE_PAUSE else 0


def count_before_try(wrong: int) -> int:
    """Return the count with which a try begins once its pause is over: after the long one it starts again."""
    return 0 if wrong >= TRIES_AN_HOUR else wrong
