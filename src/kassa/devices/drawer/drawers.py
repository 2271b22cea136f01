"""The drawers a till can have; all satisfy ``services.ports.CashDrawer``."""

from __future__ import annotations

from typing import Protocol

from kassa.domain.delivery import Delivered, Outcome


class _Pulses(Protocol):
    def pulse(self, drawer: int) -> Delivered: ...


class PrinterDrawer:
    """A drawer on the connector of a receipt printer.

    Args:
        printer: gives the pulse.
        connector: 1 is pin 2, 2 is pin 5.
    """

    def __init__(self, printer: _Pulses, connector: int = 1) -> None:
        self._printer = printer
        self._connector = connector

    def open(self) -> Delivered:
        """Give one pulse."""
        return self._printer.pulse(self._connector)


class KeyDrawer:
    """A drawer that is opened with a key: nothing to do, and nothing that can fail."""

    def open(self) -> Delivered:
        """Do nothing."""
        return Delivered(Outcome.HANDED_OVER)


class FakeDrawer:
    """A drawer that counts how often it was opened."""

    def __init__(self) -> None:
        self.openings = 0
        self.answer = Delivered(Outcome.CONFIRMED)

    def open(self) -> Delivered:
        """Count, unless nothing is to be sent."""
        if self.answer.outcome is not Outcome.NOTHING_SENT:
            self.openings += 1
        return self.answer
