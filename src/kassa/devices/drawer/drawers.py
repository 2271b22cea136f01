"""The drawers a till can have; all satisfy ``services.ports.CashDrawer``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import PrintJob
from kassa.devices.printer.transports.serial_port import SerialLine, serial_transport
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason
from kassa.system.clock import Clock


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


class SerialDrawer:
    """A drawer on a serial port of its own; it says nothing back.

    Args:
        line: its port.
        command: what opens it.
        clock: for time limits.
    """

    def __init__(self, line: SerialLine, command: bytes, clock: Clock) -> None:
        self._line = line
        self._command = command
        self._transport = serial_transport(line, Answers.BLIND, clock)

    def open(self) -> Delivered:
        """Send the command once."""
        done = self._transport.deliver(PrintJob(self._command, needs_paper=False))
        if done.outcome is Outcome.NOTHING_SENT:
            return Delivered(done.outcome, _absent(self._line.port), done.final)
        if done.outcome is Outcome.UNSURE:
            return Delivered(done.outcome, _broken_off(self._line.port))
        return done


def serial_commands(milliseconds: int) -> Mapping[str, bytes]:
    """Return what opens a drawer on its own port, by the word of the settings.

    Args:
        milliseconds: how long it gets current, where the command says so.

    Source: Epson, ESC/POS: ESC p m t1 t2 (units of 2 ms), DLE DC4 1 m t (units of 100 ms).
    """
    on = min(255, max(1, milliseconds // 2))
    tenths = min(8, max(1, round(milliseconds / 100)))
    return {
        "escpos": bytes((0x1B, 0x70, 0, on, 250)),
        "bel": b"\x07",
        "dle": bytes((0x10, 0x14, 1, 0, tenths)),
    }


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


def _absent(port: str) -> Reason:
    return Reason(
        "drawer.absent",
        f"De kassalade op poort {port} is niet bereikbaar. De verkoop is bewaard.",
        "Open de lade met de sleutel en controleer de kabel en de poort.",
    )


def _broken_off(port: str) -> Reason:
    return Reason(
        "drawer.broken_off",
        f"De verbinding met de kassalade op poort {port} viel weg. De verkoop is bewaard.",
        "Kijk of de lade open is; open hem anders met de sleutel.",
    )
