"""A scanner on a serial port or a USB port that behaves like one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from kassa.devices.scanner.framing import CodeFramer
from kassa.domain.errors import Reason

_QUIET_SECONDS = 0.2
"""A code arrives in one burst; silence after it is its end for a scanner that sends no Enter."""
_RECONNECT_SECONDS = 1.0

GONE = Reason("scanner.gone", "De scanner is niet verbonden.", "Sluit de scanner aan; de kassa vindt hem vanzelf weer.")


class SerialScanner:
    """Satisfies ``services.ports.Scanner``: reads in a thread of its own and connects again after being unplugged.

    Args:
        port: ``/dev/ttyACM0``, ``COM4``.
        baud: bits a second.
        prefix: what the scanner sends before a code; taken off.
        suffix: what it sends behind one, besides Enter and Tab.
    """

    def __init__(self, port: str, baud: int = 9600, prefix: str = "", suffix: str = "") -> None:
        self._port = port
        self._baud = baud
        self._framer = CodeFramer(prefix, suffix)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._connected: bool | None = None

    def start(self, scanned: Callable[[str], None], changed: Callable[[Reason | None], None]) -> None:
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

    def _run(self, scanned: Callable[[str], None], changed: Callable[[Reason | None], None]) -> None:
        import serial  # a till without a serial scanner never pays for it

        while not self._stop.is_set():
            try:
                with serial.Serial(self._port, self._baud, timeout=_QUIET_SECONDS, exclusive=True) as line:
                    self._say(changed, connected=True)
                    self._read(line, scanned)
            except OSError:
                # Unplugged, or not there yet; half a code is no code.
                self._framer.forget()
                self._say(changed, connected=False)
                self._stop.wait(_RECONNECT_SECONDS)

    def _read(self, line: Any, scanned: Callable[[str], None]) -> None:
        while not self._stop.is_set():
            data: bytes = line.read(max(1, line.in_waiting))
            for code in self._framer.feed(data) if data else self._framer.silence():
                scanned(code)

    def _say(self, changed: Callable[[Reason | None], None], *, connected: bool) -> None:
        if connected is not self._connected:
            self._connected = connected
            changed(None if connected else GONE)
