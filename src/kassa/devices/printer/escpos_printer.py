"""The driver: slips and drawer pulses to one ESC/POS printer, one at a time."""

from __future__ import annotations

import threading

from kassa.devices.printer.escpos_writer import EscposWriter
from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import PrintJob, Transport
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason
from kassa.output.slip import Row, Slip

_REAL_TIME_TENTHS = 1
"""Tenths of a second a drawer gets current by the real-time command."""


_NO_LOGO = Reason(
    "printer.no_logo",
    "Er is geen logo om in de printer te zetten.",
    "Kies bij 'Logo' het geheugen van de printer en vul een bestand met een plaatje in.",
)


class EscposPrinter:
    """Satisfies ``services.ports.ReceiptPrinter``.

    Args:
        writer: makes bytes for this model.
        transport: the road to it.
    """

    def __init__(self, writer: EscposWriter, transport: Transport) -> None:
        self._writer = writer
        self._transport = transport
        # The outbox and the test button of the settings share one printer.
        self._busy = threading.Lock()

    @property
    def columns(self) -> int:
        """Characters on a line."""
        return self._writer.columns

    @property
    def answers(self) -> Answers:
        """How much it says back, as far as is known now."""
        return self._transport.answers

    def prepare(self) -> None:
        """Load the library and the profile, which the first job would otherwise wait for."""
        self._writer.write(Slip((Row("", "€ 0,00"),)))

    def print(self, slip: Slip) -> Delivered:
        """Print a slip once."""
        data = self._writer.write(slip)
        with self._busy:
            return self._transport.deliver(PrintJob(data))

    def pulse(self, drawer: int) -> Delivered:
        """Open the drawer on a connector (1: pin 2, 2: pin 5), also when the paper is out.

        A printer that is offline keeps ordinary commands and would open the drawer when somebody puts in paper; it
        gets the real-time command instead (DLE DC4), which works at once or never.
        """
        data = self._writer.pulse(drawer)
        real_time = bytes((0x10, 0x14, 1, drawer - 1, _REAL_TIME_TENTHS))
        with self._busy:
            return self._transport.deliver(PrintJob(data, needs_paper=False, offline=real_time))

    def store_logo(self) -> Delivered:
        """Put the logo into the printer's memory."""
        try:
            data = self._writer.store_logo()
        except ValueError:
            return Delivered(Outcome.NOTHING_SENT, _NO_LOGO, final=True)
        with self._busy:
            return self._transport.deliver(PrintJob(data))

    def check(self) -> Reason | None:
        """Return what is wrong now; None when ready or when it cannot tell."""
        with self._busy:
            return self._transport.status()
