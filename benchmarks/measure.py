"""Figures and their floors, measured in the same run, in turns, so that a slow moment of the machine hits both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        target: number in the list of targets.
        name: what was measured.
        value: the figure as printed.
        floor: the least the same work can cost, as printed; empty when the target is absolute.
        ratio: figure over floor, or what is compared with ``must``.
        must: the line.
        goal: the aim.
        unit: ``x`` for ratios, ``ms`` or ``MB`` for absolute targets.
    """

    target: str
    name: str
    value: str
    floor: str
    ratio: float
    must: float
    goal: float
    unit: str = "x"

    @property
    def verdict(self) -> str:
        """Whether it meets the goal, the must, or neither."""
        if self.ratio <= self.goal:
            return "goal"
        return "met" if self.ratio <= self.must else "MISSED"


@dataclass(frozen=True, slots=True)
class Series:
    """Times of one thing, in seconds."""

    times: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The middle one, in milliseconds."""
        return statistics.median(self.times) * 1000

    @property
    def p99(self) -> float:
        """Only one in a hundred is slower, in milliseconds."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] * 1000


def in_turns(rounds: int, *works: Callable[[int], object], warm_up: int = 5) -> tuple[Series, ...]:
    """Time each work ``rounds`` times, in turns; a work gets the number of the round."""
    times: list[list[float]] = [[] for _ in works]
    gc.collect()
    for turn in range(rounds + warm_up):
        for kept, work in zip(times, works, strict=True):
            begin = time.perf_counter()
            work(turn)
            if turn >= warm_up:
                kept.append(time.perf_counter() - begin)
    return tuple(Series(tuple(kept)) for kept in times)


def ratio(figure: float, floor: float) -> float:
    """Return figure over floor."""
    return figure / floor if floor else float("inf")


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as text, one line each."""
    head = ("#", "figure", "value", "floor", "ratio", "must", "goal", "")
    rows = [
        (
            one.target,
            one.name,
            one.value,
            one.floor,
            f"{one.ratio:.2f} {one.unit}",
            f"{one.must:g} {one.unit}",
            f"{one.goal:g} {one.unit}",
            one.verdict,
        )
        for one in figures
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])
