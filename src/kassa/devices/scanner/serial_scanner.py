"""A scanner on a serial port or a USB port that behaves like one."""

from __future__ import annotations

import errno
import threading
import time
from collections.abc import Callable
from typing import Any

from kassa.devices.scanner.framing import CodeFramer
from kassa.domain.catalog.scan import Affixes, Scan
from kassa.domain.errors import Reason

_QUIET_SECONDS = 0.2
"""A code arrives in one burst; silence after it is its end for a scanner that sends no Enter."""
_RECONNECT_SECONDS = 1.0

GONE = Reason("scanner.gone", "De scanner is niet verbonden.", "Sluit de scanner aan; de kassa vindt hem vanzelf weer.")
BUSY = Reason(
    "scanner.busy",
    "Een ander programma gebruikt de poort van de scanner.",
    "Sluit dat programma of kies een andere poort; de kassa probeert het vanzelf weer.",
)
DENIED = Reason(
    "scanner.denied",
    "Deze gebruiker van de computer mag de poort van de scanner niet openen.",
    "Laat de beheerder de gebruiker toevoegen aan de groep 'dialout' en meld opnieuw aan.",
)
SPEED = Reason(
    "scanner.speed", "De scanner werkt niet op deze snelheid.", "Kies de snelheid die op de scanner is ingesteld."
)


class SerialScanner:
    """Satisfies ``services.ports.Scanner``: reads in a thread of its own and connects again after being unplugged.

    Args:
        port: ``/dev/ttyACM0``, ``COM4``.
        baud: bits a second.
        affixes: what the scanner puts around a code.
    """

    def __init__(self, port: str, baud: int = 9600, affixes: Affixes | None = None) -> None:
        self._port = port
        self._baud = baud
        self._framer = CodeFramer(affixes)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._began = 0
        self._said: Reason | None = None
        self._silent = True

    def start(self, scanned: Callable[[Scan], None], changed: Callable[[Reason | None], None]) -> None:
        """Begin to read; both callbacks come from the scanner's thread."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, args=(scanned, changed), name="scanner", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop reading and wait for the thread."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, scanned: Callable[[Scan], None], changed: Callable[[Reason | None], None]) -> None:
        import serial  # a till without a serial scanner never pays for it

        troubles: tuple[type[Exception], ...] = (OSError, ValueError, *_port_errors())
        while not self._stop.is_set():
            try:
                with serial.Serial(self._port, self._baud, timeout=_QUIET_SECONDS, exclusive=True) as line:
                    self._say(changed, None)
                    self._read(line, scanned)
            except troubles as error:
                # Unplugged, or not there yet; half a code is no code.
                self._forget()
                self._say(changed, _why(error))
                self._stop.wait(_RECONNECT_SECONDS)

    def _read(self, line: Any, scanned: Callable[[Scan], None]) -> None:
        while not self._stop.is_set():
            data: bytes = line.read(max(1, line.in_waiting))
            now = _now()
            if data and not self._began:
                self._began = now
            found = self._framer.feed(data) if data else self._framer.silence()
            for framed in found:
                scanned(Scan(framed.raw, framed.code, self._began or now, now))
            if found or not data:
                self._began = 0

    def _forget(self) -> None:
        self._framer.forget()
        self._began = 0

    def _say(self, changed: Callable[[Reason | None], None], reason: Reason | None) -> None:
        if self._silent or reason != self._said:
            self._silent, self._said = False, reason
            changed(reason)


def _now() -> int:
    return time.perf_counter_ns() // 1000


def _port_errors() -> tuple[type[Exception], ...]:
    """What pyserial lets through beside ``OSError``: on Unix the error of the terminal driver is none of those."""
    try:
        import termios
    except ImportError:
        return ()
    return (termios.error,)


def _why(error: Exception) -> Reason:
    number = getattr(error, "errno", None)
    if number in (errno.EACCES, errno.EPERM):
        return DENIED
    if number in (errno.EAGAIN, errno.EBUSY) or "exclusively lock" in str(error):
        return BUSY
    return SPEED if isinstance(error, ValueError) else GONE
