"""Identities: UUID version 7 (RFC 9562) written as 32 hexadecimal characters.

They sort by the moment they were made, which keeps indexes short and lists in order, and need no database to make.
"""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Iterator
from typing import Final

_TAIL_BITS: Final = 74
_LOW_BITS: Final = 62
_LOW_MASK: Final = (1 << _LOW_BITS) - 1


class IdSource:
    """Makes identities that only go up within one process, also when the machine's clock is set back."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._milliseconds = 0
        self._tail = 0

    def next(self) -> str:
        """Return the next identity: 32 lower-case hexadecimal characters."""
        with self._lock:
            milliseconds = time.time_ns() // 1_000_000
            if milliseconds > self._milliseconds:
                self._milliseconds = milliseconds
                self._tail = _random(_TAIL_BITS - 1)  # the top bit stays free to count into
            else:
                self._tail += 1 + _random(32)
                if self._tail >> _TAIL_BITS:
                    self._milliseconds += 1
                    self._tail = _random(_TAIL_BITS - 1)
            milliseconds, tail = self._milliseconds, self._tail
        value = milliseconds << 80 | 7 << 76 | (tail >> _LOW_BITS) << 64 | 2 << _LOW_BITS | tail & _LOW_MASK
        return f"{value:032x}"

    def forget(self) -> None:
        """Start anew: a forked child must not go on counting where its parent does."""
        self._lock = threading.Lock()
        self._milliseconds = 0


def _random(bits: int) -> int:
    return int.from_bytes(os.urandom(10)) & (1 << bits) - 1  # ``secrets`` does the same and takes 6 ms to import


_source = IdSource()
if hasattr(os, "register_at_fork"):  # there is no fork on Windows
    os.register_at_fork(after_in_child=_source.forget)


def id_run() -> Iterator[str]:
    """Yield identities for a bulk of rows: one moment, then counting up from a random place; ten times cheaper."""
    start = int(new_id(), 16) & ~_LOW_MASK | _random(_LOW_BITS - 1)
    for value in itertools.count(start):
        yield f"{value:032x}"


def new_id() -> str:
    """Return a new identity: UUIDv7 as 32 lower-case hexadecimal characters, higher than every earlier one here."""
    return _source.next()
