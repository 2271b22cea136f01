"""A customer display of two lines on a serial port."""

from __future__ import annotations

import threading
import time

from kassa.devices.display.commands import CODE_PAGES, COMMANDS, encoded
from kassa.devices.printer.fold import fold
from kassa.devices.printer.transports.serial_port import SerialChannel, SerialLine
from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.output.customer_lines import DisplayLine

_OPEN_SECONDS = 1.0
_FRAME_SECONDS = 2.0
_RECONNECT_SECONDS = 1.0
_LOOK_SECONDS = 1.0

Lines = tuple[DisplayLine, DisplayLine]


@frozen
class DisplaySetup:
    """How a customer display is connected.

    Attributes:
        kind: a key of ``COMMANDS``.
        line: its port.
        page: code page, a key of ``CODE_PAGES``.
    """

    kind: str
    line: SerialLine
    page: str = "cp858"


class VfdDisplay:
    """Shows the newest two lines from a thread of its own: a port that is dead never delays whoever sells.

    Args:
        setup: how it is connected.
    """

    def __init__(self, setup: DisplaySetup) -> None:
        self._setup = setup
        self._commands = COMMANDS[setup.kind]
        self._changed = threading.Condition()
        self._wanted: Lines | None = None
        self._stopping = False
        self._trouble: Reason | None = None
        self._thread: threading.Thread | None = None

    @property
    def trouble(self) -> Reason | None:
        """What was wrong the last time something was to be shown; None when it was shown."""
        return self._trouble

    def show(self, upper: DisplayLine, lower: DisplayLine) -> None:
        """Show two lines; returns at once. Lines that were not shown yet are replaced."""
        with self._changed:
            self._wanted = (upper, lower)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="display", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def stop(self, *, wait: bool = True) -> None:
        """Write what is still wanted when the port takes it, then let the port go.

        Args:
            wait: until that is done; a few seconds at most.
        """
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        if self._thread is not None and wait:
            self._thread.join()

    def show_now(self, upper: DisplayLine, lower: DisplayLine) -> Reason | None:
        """Show two lines and wait for it; return what is wrong. Blocking: to try a display."""
        try:
            channel = self._open()
        except OSError:
            return gone(self._setup.line.port)
        try:
            self._write(channel, self._frame((upper, lower)))
        except OSError:
            return gone(self._setup.line.port)
        finally:
            channel.close(discard=False)
        return None

    def _run(self) -> None:
        channel: SerialChannel | None = None
        shown: Lines | None = None
        while True:
            wanted, stopping = self._next(shown)
            try:
                if wanted is not None and wanted != shown:
                    if channel is None:
                        channel = self._open()
                    self._write(channel, self._frame(wanted))
                    shown, self._trouble = wanted, None
                elif channel is not None:
                    channel.read_some(0)  # it says nothing; a port that was pulled out says so
            except OSError:
                self._trouble = gone(self._setup.line.port)
                if channel is not None:
                    channel.close(discard=True)
                channel, shown = None, None
                if not stopping:
                    self._pause()
            if stopping:
                if channel is not None:
                    channel.close(discard=False)
                return

    def _next(self, shown: Lines | None) -> tuple[Lines | None, bool]:
        """Wait until there is something else to show, or the end; not so long that a pulled plug goes unnoticed."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._wanted != shown, _LOOK_SECONDS)
            return self._wanted, self._stopping

    def _pause(self) -> None:
        """Wait before the port is tried again; the end of the program does not wait."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopping, _RECONNECT_SECONDS)

    def _open(self) -> SerialChannel:
        channel = SerialChannel(self._setup.line, _OPEN_SECONDS)
        try:
            self._write(channel, self._commands.start(CODE_PAGES[self._setup.page]))
        except OSError:
            channel.close(discard=True)
            raise
        return channel

    def _frame(self, lines: Lines) -> bytes:
        upper, lower = (encoded(self._folded(line).fitted(), self._setup.page) for line in lines)
        return self._commands.frame(upper, lower)

    def _folded(self, line: DisplayLine) -> DisplayLine:
        return DisplayLine(self._letters(line.left), self._letters(line.right))

    def _letters(self, text: str) -> str:
        return fold(text, self._has, self._has)

    def _has(self, letter: str) -> bool:
        try:
            letter.encode(self._setup.page)
        except UnicodeEncodeError:
            return False
        return True

    def _write(self, channel: SerialChannel, data: bytes) -> None:
        """Write it all.

        Raises:
            OSError: the port is gone, or takes nothing.
        """
        until = time.monotonic() + _FRAME_SECONDS
        while data:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError("the display takes nothing")
            data = data[channel.write_some(data, left) :]


def gone(port: str) -> Reason:
    """Return why a display shows nothing."""
    return Reason(
        "display.gone",
        f"Het klantendisplay op poort {port} is niet bereikbaar. Verkopen gaat gewoon door.",
        "Controleer de kabel, de poort en of een ander programma hem gebruikt.",
    )
