"""The "losse automaat": a terminal this program does not speak to; it only registers what the cashier saw.

Nobody can ask such a terminal later. So a payment is approved at once, or the cashier is asked, and what was lost in a
crash is unknown until somebody has looked at the terminal's slip.
"""

from __future__ import annotations

from datetime import datetime

from kassa.domain.payments.terminal import TerminalAnswer, TerminalState

_TYPE_IT = "Toets het bedrag op de automaat"
_LOOK = "Controleer de automaat. Is er betaald?"


class StandaloneTerminal:
    """Satisfies ``services.ports.CardTerminal``.

    Args:
        asks: ask the cashier for the outcome instead of approving at once.
    """

    def __init__(self, *, asks: bool = False) -> None:
        self._asks = asks
        self._known: dict[str, TerminalAnswer] = {}

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        """Register an amount; the same reference again gives the same answer."""
        if amount_cents == 0:
            raise ValueError("an amount of nothing is not paid by card")
        if reference not in self._known:
            self._known[reference] = (
                TerminalAnswer(TerminalState.PENDING, _TYPE_IT, asks_cashier=True)
                if self._asks
                else TerminalAnswer(TerminalState.APPROVED)
            )
        return self._known[reference]

    def status(self, reference: str) -> TerminalAnswer:
        """Return what was registered; after a restart nothing is known any more and the cashier has to look."""
        return self._known.get(reference, TerminalAnswer(TerminalState.UNKNOWN, _LOOK, asks_cashier=True))

    def abort(self, reference: str) -> TerminalAnswer:
        """Cancel what waits for the cashier; an approved payment stays approved."""
        known = self._known.get(reference)
        if known is None:
            return self.status(reference)
        if known.state is TerminalState.PENDING:
            self._known[reference] = TerminalAnswer(TerminalState.CANCELLED)
        return self._known[reference]

    @property
    def busy(self) -> bool:
        """Nothing of it goes on here."""
        return False

    def totals(self, since: datetime) -> None:
        """Nobody can ask it: the day total stands on its own slip."""
        del since

    def end_day(self) -> None:
        """Its day is ended on its own keys."""

    def check(self) -> None:
        """Nobody can ask it."""

    def close(self) -> None:
        """There is nothing to let go of."""
