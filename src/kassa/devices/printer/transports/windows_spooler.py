"""A printer queue of Windows, given raw bytes."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import BROKEN_OFF, PrintJob
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason

_NO_SPOOLER = Reason(
    "printer.no_spooler",
    "Een Windows-printer werkt alleen op Windows. De bon is bewaard.",
    "Kies een andere aansluiting voor de printer.",
)


class WindowsSpoolerTransport:
    """Hands jobs to a queue of Windows.

    Args:
        queue: name of the printer as Windows shows it.
    """

    def __init__(self, queue: str) -> None:
        self._queue = queue

    answers = Answers.BLIND
    """A queue takes a job and says nothing of the paper."""

    def deliver(self, job: PrintJob) -> Delivered:
        """Give the job to the spooler as one raw document."""
        spooler = _spooler()
        if spooler is None:
            return Delivered(Outcome.NOTHING_SENT, _NO_SPOOLER, final=True)
        try:
            handle = spooler.OpenPrinter(self._queue)
        except spooler.error:
            return Delivered(Outcome.NOTHING_SENT, self._refused())
        try:
            return self._write(spooler, handle, job.data)
        finally:
            spooler.ClosePrinter(handle)

    def status(self) -> Reason | None:
        """Whether Windows knows the queue."""
        spooler = _spooler()
        if spooler is None:
            return _NO_SPOOLER
        try:
            spooler.ClosePrinter(spooler.OpenPrinter(self._queue))
        except spooler.error:
            return self._refused()
        return None

    def _write(self, spooler: Any, handle: Any, data: bytes) -> Delivered:
        try:
            spooler.StartDocPrinter(handle, 1, ("Kassa", None, "RAW"))
        except spooler.error:
            return Delivered(Outcome.NOTHING_SENT, self._refused())
        try:
            spooler.StartPagePrinter(handle)
            written = int(spooler.WritePrinter(handle, data))
            spooler.EndPagePrinter(handle)
            spooler.EndDocPrinter(handle)
        except spooler.error:
            return Delivered(Outcome.UNSURE, BROKEN_OFF)
        return Delivered(Outcome.HANDED_OVER) if written == len(data) else Delivered(Outcome.UNSURE, BROKEN_OFF)

    def _refused(self) -> Reason:
        return Reason(
            "printer.queue",
            f"Windows neemt geen bonnen aan voor printer '{self._queue}'. De bon is bewaard.",
            "Kijk bij Printers en scanners of de printer bestaat en niet gepauzeerd is.",
        )


def _spooler() -> Any:
    """Return pywin32's spooler; None where there is no Windows."""
    try:
        return import_module("win32print")
    except ImportError:
        return None
