"""Doing the same thing in several threads at once, as several people at several desks do."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def at_once(act: Callable[[int], T], times: int) -> list[T]:
    """Run ``act(0)``, ``act(1)``, ... in threads that begin together, and return what they returned."""
    ready = threading.Barrier(times)

    def run(place: int) -> T:
        ready.wait()
        return act(place)

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))
