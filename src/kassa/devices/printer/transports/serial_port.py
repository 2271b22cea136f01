"""A printer on a serial port, with pyserial."""

from __future__ import annotations

import time
from typing import Any

from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import StreamTransport
from kassa.domain.frozen import frozen
from kassa.system.clock import Clock

_CHUNK = 64
_POLL_SECONDS = 0.02
_BITS_PER_BYTE = 11


@frozen
class SerialLine:
    """How a serial line is set.

    Attributes:
        port: ``/dev/ttyUSB0``, ``COM3``.
        baud: bits a second.
        flow: ``none``, ``rtscts``, ``dsrdtr`` or ``xonxoff``.
        parity: ``N``, ``E`` or ``O``.
        data_bits: 7 or 8.
    """

    port: str
    baud: int = 9600
    flow: str = "none"
    parity: str = "N"
    data_bits: int = 8


def serial_transport(line: SerialLine, answers: Answers, clock: Clock) -> StreamTransport:
    """Return the road to a printer on a serial port; a slow line gets the time its speed needs."""
    return StreamTransport(lambda seconds: SerialChannel(line, seconds), answers, clock, _BITS_PER_BYTE / line.baud)


def _gone() -> tuple[type[Exception], ...]:
    """What emptying the buffer of a port that vanished raises: outside Windows it is no ``OSError``."""
    try:
        from termios import error
    except ImportError:
        return (OSError,)
    return (OSError, error)


class SerialChannel:
    """An open port, ours alone.

    Raises:
        OSError: there is no such port, or somebody else has it.
    """

    def __init__(self, line: SerialLine, seconds: float) -> None:
        import serial  # a machine without serial devices never pays for it

        self._timed_out: type[Exception] = serial.SerialTimeoutException
        self._line = line
        self._port: Any = serial.Serial(
            port=line.port,
            baudrate=line.baud,
            bytesize=line.data_bits,
            parity=line.parity,
            rtscts=line.flow == "rtscts",
            dsrdtr=line.flow == "dsrdtr",
            xonxoff=line.flow == "xonxoff",
            timeout=seconds,
            write_timeout=seconds,
            exclusive=True,
        )

    def ready(self) -> bool:
        """Whether the printer holds its ready line up, when there is one."""
        if self._line.flow == "rtscts":
            return bool(self._port.cts)
        if self._line.flow == "dsrdtr":
            return bool(self._port.dsr)
        return True

    def write_some(self, data: bytes, seconds: float) -> int:
        """Write at most 64 bytes, so that a stopped printer is noticed early."""
        part = data[:_CHUNK]
        self._port.write_timeout = max(0.001, seconds)
        try:
            self._port.write(part)
        except self._timed_out:
            # A part of the part may have gone: count it, so that nobody believes that nothing was sent.
            return 1
        return len(part)

    def read_some(self, seconds: float) -> bytes:
        """Return what came in."""
        self._port.timeout = max(0.0, seconds)
        first: bytes = self._port.read(1)
        if not first:
            return b""
        rest: bytes = self._port.read(self._port.in_waiting) if self._port.in_waiting else b""
        return first + rest

    def drain(self, seconds: float) -> bool:
        """Wait until the port's own buffer is empty."""
        until = time.monotonic() + seconds
        while self._port.out_waiting:
            if time.monotonic() >= until:
                return False
            time.sleep(_POLL_SECONDS)
        return True

    def close(self, *, discard: bool) -> None:
        """Close; an undrained port would otherwise print the rest whenever the printer comes back."""
        try:
            if discard:
                self._port.reset_output_buffer()
        except _gone():
            pass  # the port is gone, and its buffer with it
        finally:
            self._port.close()
