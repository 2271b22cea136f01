"""What a card terminal says about one payment; *unknown* is a state of its own (libraries.md 7).

An unknown outcome is asked again until it is known; it is never guessed, never booked and never paid a second time.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.values.money import Money


class TerminalState(StrEnum):
    """Where one card payment stands."""

    REQUESTED = "requested"
    """Stored here, not yet known at the terminal."""
    PENDING = "pending"
    """The terminal is busy with it."""
    APPROVED = "approved"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    """The money may have been taken: ask before anything else."""


TERMINAL_TRANSITIONS: Mapping[tuple[str, TerminalState], TerminalState] = {
    ("send", TerminalState.REQUESTED): TerminalState.PENDING,
    ("approve", TerminalState.PENDING): TerminalState.APPROVED,
    ("approve", TerminalState.UNKNOWN): TerminalState.APPROVED,
    ("decline", TerminalState.PENDING): TerminalState.DECLINED,
    ("decline", TerminalState.UNKNOWN): TerminalState.DECLINED,
    ("cancel", TerminalState.REQUESTED): TerminalState.CANCELLED,
    ("cancel", TerminalState.PENDING): TerminalState.CANCELLED,
    ("cancel", TerminalState.UNKNOWN): TerminalState.CANCELLED,
    ("lose", TerminalState.REQUESTED): TerminalState.UNKNOWN,
    ("lose", TerminalState.PENDING): TerminalState.UNKNOWN,
    ("find_pending", TerminalState.UNKNOWN): TerminalState.PENDING,
}

SETTLED = frozenset({TerminalState.APPROVED, TerminalState.DECLINED, TerminalState.CANCELLED})
"""States that never change again."""


@frozen
class TerminalAnswer:
    """What the terminal answered about one payment.

    Attributes:
        state: where it stands now.
        display: words for the cashier ("Kaart aanbieden"), empty when there is nothing to show.
        card_lines: lines of the card receipt that belong on ours; never a whole card number.
        transaction: the terminal's own reference, for the day-end comparison.
        asks_cashier: the terminal cannot answer; the cashier says whether it was paid.
    """

    state: TerminalState
    display: str = ""
    card_lines: tuple[str, ...] = ()
    transaction: str = ""
    asks_cashier: bool = False


@frozen
class TerminalTotals:
    """What a terminal says it took, for the day-end comparison.

    Attributes:
        amount: payments less refunds.
        count: how many of both.
    """

    amount: Money
    count: int
