"""What becomes of a job that a committed act asked for: paper, a drawer pulse (reliability.md 6.15, 6.16).

Only "certainly nothing was sent" may be tried again by the program itself; everything else asks a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen


class Outcome(StrEnum):
    """What a device did with one job."""

    CONFIRMED = "confirmed"
    """The device answered that it is done."""
    HANDED_OVER = "handed_over"
    """Everything left this machine; this device cannot answer."""
    NOTHING_SENT = "nothing_sent"
    """Certainly nothing of it left this machine: trying again is safe."""
    UNSURE = "unsure"
    """A part or all of it may be on paper."""


@frozen
class Delivered:
    """The answer of a device to one job; ``reason`` says in Dutch what went wrong.

    Attributes:
        outcome: what is known about the paper.
        reason: for the person; None when nothing is wrong.
        final: trying again will not help (settings are wrong, the device cannot do this).
    """

    outcome: Outcome
    reason: Reason | None = None
    final: bool = False


class JobKind(StrEnum):
    """What is asked of a device."""

    PAPER = "print"
    DRAWER = "drawer"


class JobState(StrEnum):
    """Where a job of the outbox stands."""

    NEW = "new"
    WAITING = "waiting"
    """Too old to be done without asking: 'wacht op bevestiging'."""
    SENDING = "sending"
    DONE = "done"
    HANDED_OVER = "handed_over"
    UNSURE = "unsure"
    FAILED = "failed"
    DROPPED = "dropped"


JOB_TRANSITIONS: Mapping[tuple[str, JobState], JobState] = {
    ("claim", JobState.NEW): JobState.SENDING,
    ("hold", JobState.NEW): JobState.WAITING,
    ("confirm", JobState.SENDING): JobState.DONE,
    ("hand_over", JobState.SENDING): JobState.HANDED_OVER,
    ("give_back", JobState.SENDING): JobState.NEW,
    ("doubt", JobState.SENDING): JobState.UNSURE,
    ("fail", JobState.SENDING): JobState.FAILED,
    ("fail", JobState.NEW): JobState.FAILED,
    ("retry", JobState.NEW): JobState.NEW,
    ("retry", JobState.WAITING): JobState.NEW,
    ("retry", JobState.FAILED): JobState.NEW,
    ("retry", JobState.UNSURE): JobState.NEW,
    ("accept", JobState.UNSURE): JobState.DONE,
    ("drop", JobState.NEW): JobState.DROPPED,
    ("drop", JobState.WAITING): JobState.DROPPED,
    ("drop", JobState.FAILED): JobState.DROPPED,
    ("drop", JobState.UNSURE): JobState.DROPPED,
}
"""``retry``, ``accept`` ("de bon is er") and ``drop`` are decisions of a person; the others are the worker's."""

NEEDS_PERSON = frozenset({JobState.WAITING, JobState.UNSURE, JobState.FAILED})
"""States in which the bar shows the job with a retry."""
