"""A printer that records: for demo shops, training and tests."""

from __future__ import annotations

from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason
from kassa.output.slip import Slip


class FakePrinter:
    """Satisfies ``services.ports.ReceiptPrinter``; answers what it is told to.

    Attributes:
        slips: everything printed, in order.
        pulses: drawers opened, in order.
        answer: what the next jobs are answered.
        trouble: what ``check`` says.
    """

    def __init__(self, columns: int = 42) -> None:
        self.slips: list[Slip] = []
        self.pulses: list[int] = []
        self.answer = Delivered(Outcome.CONFIRMED)
        self.trouble: Reason | None = None
        self._columns = columns

    @property
    def columns(self) -> int:
        """Characters on a line."""
        return self._columns

    def prepare(self) -> None:
        """Do nothing: there is nothing to load."""

    def print(self, slip: Slip) -> Delivered:
        """Keep the slip, unless nothing is to be sent."""
        if self.answer.outcome is not Outcome.NOTHING_SENT:
            self.slips.append(slip)
        return self.answer

    def pulse(self, drawer: int) -> Delivered:
        """Keep the pulse, unless nothing is to be sent."""
        if self.answer.outcome is not Outcome.NOTHING_SENT:
            self.pulses.append(drawer)
        return self.answer

    def check(self) -> Reason | None:
        """Return the trouble that was set."""
        return self.trouble
