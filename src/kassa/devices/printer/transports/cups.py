"""A raw queue of CUPS, through ``lp``: the queue answers for the printer, we only know that it took the job."""

from __future__ import annotations

import shutil
import subprocess

from kassa.devices.printer.model import Answers
from kassa.devices.printer.transport import BROKEN_OFF, TOTAL_SECONDS, PrintJob
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason


class CupsTransport:
    """Hands jobs to a queue.

    Args:
        queue: name of the queue.
        program: ``lp``, or its path.
    """

    def __init__(self, queue: str, program: str = "lp") -> None:
        self._queue = queue
        self._program = program

    answers = Answers.BLIND
    """A queue takes a job and says nothing of the paper."""

    def deliver(self, job: PrintJob) -> Delivered:
        """Give the job to the queue, which keeps it until the printer takes it."""
        program = shutil.which(self._program)
        if program is None:
            return Delivered(Outcome.NOTHING_SENT, _no_cups(), final=True)
        command = [program, "-d", self._queue, "-o", "raw", "-t", "Kassa", "-"]
        try:
            done = subprocess.run(command, input=job.data, capture_output=True, timeout=TOTAL_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            return Delivered(Outcome.UNSURE, BROKEN_OFF)
        except OSError:
            return Delivered(Outcome.NOTHING_SENT, _no_cups())
        if done.returncode != 0:
            # lp ends with an error before the queue has accepted anything.
            return Delivered(Outcome.NOTHING_SENT, self._refused())
        return Delivered(Outcome.HANDED_OVER)

    def status(self) -> Reason | None:
        """A queue is there or not; the printer behind it does not speak to us."""
        program = shutil.which("lpstat")
        if program is None:
            return _no_cups()
        try:
            done = subprocess.run([program, "-p", self._queue], capture_output=True, timeout=TOTAL_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return _no_cups()
        return None if done.returncode == 0 else self._refused()

    def _refused(self) -> Reason:
        return Reason(
            "printer.queue",
            f"De printerwachtrij '{self._queue}' neemt geen bonnen aan. De bon is bewaard.",
            "Kijk in de printerinstellingen van deze computer of de wachtrij bestaat en aan staat.",
        )


def _no_cups() -> Reason:
    return Reason(
        "printer.no_cups",
        "De afdrukdienst van deze computer antwoordt niet. De bon is bewaard.",
        "Installeer of start CUPS, of kies een andere aansluiting voor de printer.",
    )
