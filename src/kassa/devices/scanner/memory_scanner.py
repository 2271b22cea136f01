"""The memory of a portable scanner, sent over a serial port or a USB port that behaves like one."""

from __future__ import annotations

import time
from collections.abc import Callable

from kassa.devices.finding import serial_ports
from kassa.domain.errors import DeviceError, Reason

MOST_BYTES = 1024 * 1024
"""Far above the memory of a portable scanner; more is noise on the line."""
_SLICE_SECONDS = 0.1


class SerialMemory:
    """Satisfies ``services.ports.MemoryScanner``: waits until the scanner sends and reads until it is silent.

    Args:
        first_seconds: how long a person has to press 'send' on the scanner.
        quiet_seconds: silence that means the end.
    """

    def __init__(self, first_seconds: float = 30.0, quiet_seconds: float = 1.5) -> None:
        self._first_seconds, self._quiet_seconds = first_seconds, quiet_seconds

    def ports(self) -> tuple[tuple[str, str], ...]:
        """Return the serial ports of this machine with what is behind them."""
        return serial_ports()

    def read(self, port: str, baud: int, cancelled: Callable[[], bool]) -> str:
        """Return everything the scanner sends; empty when it was cancelled before anything came.

        Args:
            port: ``/dev/ttyUSB0``, ``COM4``.
            baud: bits a second.
            cancelled: asked all the time; true ends the waiting.

        Raises:
            DeviceError: there is no such port, nothing came in time, or more than a megabyte came.
        """
        import serial

        received = bytearray()
        try:
            with serial.Serial(port, baud, timeout=_SLICE_SECONDS, exclusive=True) as line:
                until = time.monotonic() + self._first_seconds
                while time.monotonic() < until and not cancelled():
                    data: bytes = line.read(max(1, line.in_waiting))
                    if data:
                        received += data
                        until = time.monotonic() + self._quiet_seconds
                    if len(received) > MOST_BYTES:
                        raise DeviceError(_NOISE)
        except (OSError, ValueError) as error:
            raise DeviceError(
                Reason(
                    "memory_scanner.gone",
                    f"De scanner is niet te lezen op poort {port}. Er is niets ingelezen.",
                    "Controleer of hij is aangesloten en of een ander programma de poort gebruikt.",
                )
            ) from error
        if not received and not cancelled():
            raise DeviceError(_SILENT)
        return received.decode("latin-1")


_SILENT = Reason(
    "memory_scanner.silent",
    "De scanner stuurde niets. Er is niets ingelezen.",
    "Kies Opnieuw en druk daarna op de scanner op verzenden; controleer ook de snelheid.",
)
_NOISE = Reason(
    "memory_scanner.noise",
    "De scanner stuurt meer dan een scanner kan onthouden. Er is niets ingelezen.",
    "Controleer de poort en de snelheid.",
)
