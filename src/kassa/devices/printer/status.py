"""What a printer says about itself: DLE EOT for its state, GS ( H for a job that is on paper."""

from __future__ import annotations

from typing import Protocol

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.system.clock import Clock

ANSWER_SECONDS = 0.5
"""DLE EOT is answered at once, also by a printer that is offline."""

PAPER_OUT = Reason("printer.paper_out", "Het papier van de printer is op. De bon is bewaard.", "Leg een nieuwe rol in.")
COVER_OPEN = Reason("printer.cover_open", "De klep van de printer staat open. De bon is bewaard.", "Sluit de klep.")
FAULT = Reason(
    "printer.fault",
    "De printer meldt een storing. De bon is bewaard.",
    "Kijk naar het mes en het papier en zet de printer uit en aan.",
)

_OFFLINE_CAUSE, _PAPER = 2, 4


@frozen
class PrinterStatus:
    """How a printer is.

    Attributes:
        paper_out: the roll is at its end.
        cover_open: somebody is busy with it.
        fault: cutter, temperature or voltage.
    """

    paper_out: bool = False
    cover_open: bool = False
    fault: bool = False

    @property
    def trouble(self) -> Reason | None:
        """Why nothing can be printed now."""
        if self.cover_open:
            return COVER_OPEN
        if self.paper_out:
            return PAPER_OUT
        return FAULT if self.fault else None


class _Line(Protocol):
    def write_some(self, data: bytes, seconds: float) -> int: ...

    def read_some(self, seconds: float) -> bytes: ...


class StatusReader:
    """Asks over an open line; bytes that are no answer are passed over."""

    def __init__(self, line: _Line, clock: Clock) -> None:
        self._line = line
        self._clock = clock

    def ask(self) -> PrinterStatus | None:
        """Return the state; None when the printer does not answer.

        Raises:
            OSError: the line is dead.
        """
        cause = self._question(_OFFLINE_CAUSE)
        if cause is None:
            return None
        paper = self._question(_PAPER)
        if paper is None:
            return None
        return PrinterStatus(
            paper_out=bool(cause & 0x20 or paper & 0x60),
            cover_open=bool(cause & 0x04),
            fault=bool(cause & 0x40),
        )

    def confirm(self, number: bytes, deadline: float) -> bool:
        """Ask for a sign that everything before is printed (GS ( H, function 48) and wait for it.

        Args:
            number: four printable characters that come back.
            deadline: on the monotonic clock.

        Raises:
            OSError: the line is dead.
        """
        self._write(b"\x1d(H\x06\x00\x30\x30" + number, max(0.0, deadline - self._clock.monotonic()))
        wanted = b"7\x22" + number + b"\0"
        seen = b""
        while (left := deadline - self._clock.monotonic()) > 0:
            seen += self._line.read_some(left)
            if wanted in seen:
                return True
        return False

    def _question(self, number: int) -> int | None:
        self._write(bytes((0x10, 0x04, number)), ANSWER_SECONDS)
        deadline = self._clock.monotonic() + ANSWER_SECONDS
        while (left := deadline - self._clock.monotonic()) > 0:
            for byte in self._line.read_some(left):
                # Bits 1 and 4 are set and 0 and 7 clear in every answer: what else comes in is not one.
                if byte & 0x93 == 0x12:
                    return byte
        return None

    def _write(self, data: bytes, seconds: float) -> None:
        while data and seconds > 0:
            taken = self._line.write_some(data, seconds)
            if taken == 0:
                return
            data = data[taken:]
