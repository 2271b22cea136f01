"""A terminal that plays a script: for demo shops, training and every fault a real one can have."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.domain.payments.terminal import SETTLED, TerminalAnswer, TerminalState

PAYING = (
    TerminalAnswer(TerminalState.PENDING, "Kaart aanbieden"),
    TerminalAnswer(TerminalState.PENDING, "PIN invoeren"),
    TerminalAnswer(TerminalState.PENDING, "Even wachten"),
)


class SimulatedTerminal:
    """Satisfies ``services.ports.CardTerminal``: every question moves a payment one step on in its script.

    Args:
        outcome: how payments end.
        steps: answers before the end.

    Attributes:
        charged: cents taken per reference: what really happened, whatever was answered.
        reachable: an unreachable terminal answers *unknown* and goes on by itself.
    """

    def __init__(
        self, outcome: TerminalState = TerminalState.APPROVED, steps: Sequence[TerminalAnswer] = PAYING
    ) -> None:
        self.outcome = outcome
        self.charged: dict[str, int] = {}
        self.reachable = True
        self._steps = tuple(steps)
        self._amounts: dict[str, int] = {}
        self._place: dict[str, int] = {}
        self._ended: dict[str, TerminalAnswer] = {}

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """Begin a payment; the same reference is never charged twice."""
        if reference not in self._amounts:
            self._amounts[reference] = amount_cents
            self._place[reference] = 0
        return self.status(reference)

    def status(self, reference: str) -> TerminalAnswer:
        """Move one step on and tell, when it can be reached."""
        if reference not in self._amounts:
            return TerminalAnswer(TerminalState.UNKNOWN if not self.reachable else TerminalState.CANCELLED)
        answer = self._next(reference)
        return answer if self.reachable else TerminalAnswer(TerminalState.UNKNOWN, "Terminal antwoordt niet")

    def abort(self, reference: str) -> TerminalAnswer:
        """Break off what has not ended yet."""
        if not self.reachable:
            return TerminalAnswer(TerminalState.UNKNOWN, "Terminal antwoordt niet")
        if reference in self._amounts and reference not in self._ended:
            self._ended[reference] = TerminalAnswer(TerminalState.CANCELLED)
        return self.status(reference)

    def _next(self, reference: str) -> TerminalAnswer:
        if reference in self._ended:
            return self._ended[reference]
        place = self._place[reference]
        if place < len(self._steps):
            self._place[reference] = place + 1
            return self._steps[place]
        answer = TerminalAnswer(self.outcome, transaction=f"T{len(self._ended) + 1:04d}")
        if self.outcome is TerminalState.APPROVED:
            self.charged[reference] = self._amounts[reference]
        if self.outcome in SETTLED:
            self._ended[reference] = answer
        return answer
