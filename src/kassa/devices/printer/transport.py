"""How bytes reach a printer, once: connect within a second, all of it within five, and an honest answer.

Nothing here ever sends a job again. What is known afterwards is one of four things (``domain.delivery.Outcome``); only
"nothing sent" is safe to repeat, and that decision is the outbox's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kassa.devices.printer.model import Answers
from kassa.devices.printer.status import PrinterStatus, StatusReader
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import DeviceError, Reason
from kassa.domain.frozen import frozen
from kassa.system.clock import Clock

CONNECT_SECONDS = 1.0
TOTAL_SECONDS = 5.0

ABSENT = Reason(
    "printer.absent",
    "De printer antwoordt niet. De bon is bewaard.",
    "Controleer stroom en kabel en probeer opnieuw.",
)
SILENT = Reason(
    "printer.silent",
    "De printer is verbonden maar geeft geen status. De bon is bewaard en niet verstuurd.",
    "Zet de printer uit en aan, of stel hem in als printer zonder terugmelding.",
)
BROKEN_OFF = Reason(
    "printer.broken_off",
    "De printer stopte halverwege. De verkoop is bewaard.",
    "Kijk of de bon er helemaal uit kwam en kies 'Opnieuw' of 'Bon is er'.",
)


@frozen
class PrintJob:
    """Bytes for a printer.

    Attributes:
        data: what is sent to a printer that is ready.
        needs_paper: without paper or with an open cover it is not sent.
        offline: what is sent instead to a printer that says it is offline (a real-time command); empty for nothing.
    """

    data: bytes
    needs_paper: bool = True
    offline: bytes = b""


class Transport(Protocol):
    """One road to one printer."""

    @property
    def answers(self) -> Answers:
        """How much the printer says back, as far as is known now."""
        ...

    def deliver(self, job: PrintJob) -> Delivered:
        """Send a job once; never raises for trouble of the device."""
        ...

    def status(self) -> Reason | None:
        """Return what is wrong now; None when the printer is ready or cannot tell."""
        ...


class Channel(Protocol):
    """An open line to a printer; every method raises ``OSError`` when the line is dead."""

    def ready(self) -> bool:
        """Whether the other side says it can take data; True when the line has no way to say."""
        ...

    def write_some(self, data: bytes, seconds: float) -> int:
        """Write a beginning of ``data`` and return how much was taken; 0 when nothing was within the time."""
        ...

    def read_some(self, seconds: float) -> bytes:
        """Return what came in, empty when nothing did within the time."""
        ...

    def drain(self, seconds: float) -> bool:
        """Wait until everything written has left this machine; False when it has not within the time."""
        ...

    def close(self, *, discard: bool) -> None:
        """Close; with ``discard`` what has not left this machine yet is thrown away and never printed later."""
        ...


class StreamTransport:
    """Delivers over a line of bytes: network, serial, USB, device file.

    Args:
        open_channel: opens the line within the given seconds; raises ``OSError`` or ``DeviceError``.
        answers: how much this printer says back.
        clock: for the deadlines.
        seconds_per_byte: what a slow line needs, on top of ``total``.
        total: seconds for a whole job.
    """

    def __init__(
        self,
        open_channel: Callable[[float], Channel],
        answers: Answers,
        clock: Clock,
        seconds_per_byte: float = 0.0,
        total: float = TOTAL_SECONDS,
    ) -> None:
        self._open = open_channel
        self._answers = answers
        self._clock = clock
        self._seconds_per_byte = seconds_per_byte
        self._total = total
        self._job_number = 0
        self._ever_answered: bool | None = None

    @property
    def answers(self) -> Answers:
        """What is set; where that is to ask, what came of it."""
        if self._answers is not Answers.AUTO or self._ever_answered is None:
            return self._answers
        return Answers.STATUS if self._ever_answered else Answers.BLIND

    def deliver(self, job: PrintJob) -> Delivered:
        """Send a job once and say what is known of it."""
        deadline = self._clock.monotonic() + self._total + len(job.data) * self._seconds_per_byte
        try:
            channel = self._open(CONNECT_SECONDS)
        except DeviceError as error:
            return Delivered(Outcome.NOTHING_SENT, error.reason, final=not error.temporary)
        except OSError:
            return Delivered(Outcome.NOTHING_SENT, ABSENT)
        done = Delivered(Outcome.UNSURE, BROKEN_OFF)
        try:
            done = self._talk(channel, job, deadline)
        finally:
            channel.close(discard=done.outcome in (Outcome.UNSURE, Outcome.NOTHING_SENT))
        return done

    def status(self) -> Reason | None:
        """Ask the printer how it is."""
        try:
            channel = self._open(CONNECT_SECONDS)
        except DeviceError as error:
            return error.reason
        except OSError:
            return ABSENT
        try:
            found = self._ask(channel)
        except OSError:
            return ABSENT
        finally:
            channel.close(discard=True)
        return found if isinstance(found, Reason) else found.trouble

    def _talk(self, channel: Channel, job: PrintJob, deadline: float) -> Delivered:
        data = job.data
        try:
            found = self._ask(channel)
        except OSError:
            return Delivered(Outcome.NOTHING_SENT, ABSENT)
        trouble = found if isinstance(found, Reason) else found.trouble
        if trouble is not None and not isinstance(found, Reason) and job.offline:
            data = job.offline
        elif trouble is not None and (job.needs_paper or isinstance(found, Reason)):
            return Delivered(Outcome.NOTHING_SENT, trouble)
        sent = self._send(channel, data, deadline)
        if sent == 0:
            return Delivered(Outcome.NOTHING_SENT, ABSENT)
        if sent < len(data):
            return Delivered(Outcome.UNSURE, BROKEN_OFF)
        return self._after(channel, job, deadline)

    def _ask(self, channel: Channel) -> PrinterStatus | Reason:
        if not channel.ready():
            return ABSENT
        if self._blind:
            return PrinterStatus()
        status = StatusReader(channel, self._clock).ask()
        if status is not None:
            self._ever_answered = True
            return status
        if self._answers is Answers.AUTO and not self._ever_answered:
            self._ever_answered = False
            return PrinterStatus()
        return SILENT

    @property
    def _blind(self) -> bool:
        """Whether there is no use in asking."""
        return self.answers is Answers.BLIND

    def _send(self, channel: Channel, data: bytes, deadline: float) -> int:
        """Return how many bytes were taken."""
        sent = 0
        try:
            while sent < len(data):
                left = deadline - self._clock.monotonic()
                if left <= 0:
                    break
                sent += channel.write_some(data[sent:], left)
        except OSError:
            # What the line took before it died may be on its way to paper.
            return sent
        return sent

    def _after(self, channel: Channel, job: PrintJob, deadline: float) -> Delivered:
        """All bytes were taken by this machine's line: did they leave, and what does the printer say?"""
        unsure = Delivered(Outcome.UNSURE, BROKEN_OFF)
        try:
            if not channel.drain(max(0.0, deadline - self._clock.monotonic())):
                return unsure
            if self._blind or not job.needs_paper:
                return Delivered(Outcome.HANDED_OVER)
            reader = StatusReader(channel, self._clock)
            if self._answers is Answers.CONFIRMS:
                self._job_number = (self._job_number + 1) % 10_000
                confirmed = reader.confirm(f"{self._job_number:04d}".encode(), deadline)
                return Delivered(Outcome.CONFIRMED) if confirmed else unsure
            status = reader.ask()
        except OSError:
            return unsure
        if status is None:
            return unsure
        if status.trouble is not None:
            return Delivered(Outcome.UNSURE, status.trouble)
        return Delivered(Outcome.HANDED_OVER)
