"""Keeps an eye on printer and drawer: what the dots in the top bar say, and which paper never came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kassa.domain.delivery import JobKind
from kassa.domain.errors import KassaError
from kassa.ui.widgets.status_dots import DeviceState

if TYPE_CHECKING:
    from kassa.services.outbox import DeviceStatus, JobNotice, Outbox
    from kassa.ui.shell.context import UiContext

PRINTER = "printer"
_LOOK_EVERY_MS = 1000


class PrintWatch(QObject):
    """``changed`` carries the states to show; ``unprinted`` the jobs that wait for a person, oldest first.

    Args:
        ui: background jobs; looking never holds up a sale.
        outbox: the queue of this till.
        parent: whose life it shares.
    """

    changed = Signal(object)
    unprinted = Signal(object)

    def __init__(self, ui: UiContext, outbox: Outbox, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._outbox = outbox
        self._seen: tuple[DeviceStatus, ...] | None = None
        self._looking = False
        self._tick = QTimer(self, interval=_LOOK_EVERY_MS)
        self._tick.timeout.connect(self.look)

    def start(self) -> None:
        """Look now and every second."""
        self._tick.start()
        self.look()

    def look(self) -> None:
        """Read the queue, unless the last look is not back yet."""
        if self._looking:
            return
        self._looking = True
        self._ui.jobs.run(self, self._outbox.status, done=self._found, failed=self._missed)

    def say_again(self) -> None:
        """Say the same in another language."""
        if self._seen is not None:
            self._publish(self._seen)

    def _found(self, status: tuple[DeviceStatus, ...]) -> None:
        self._looking = False
        if status != self._seen:
            self._seen = status
            self._publish(status)

    def _missed(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, KassaError):
            raise error
        states = (DeviceState("store", "database", False, self.tr("Opslag: antwoordt niet")),)
        self._seen = None
        self.changed.emit(states)

    def _publish(self, status: tuple[DeviceStatus, ...]) -> None:
        jobs = [job for device in status for job in device.jobs]
        paper = [job for job in jobs if job.kind is JobKind.PAPER]
        self.changed.emit((self._printer(paper),))
        self.unprinted.emit(tuple(job for job in paper if job.needs_person or job.reason is not None))

    def _printer(self, jobs: list[JobNotice]) -> DeviceState:
        wrong = next((job.reason for job in reversed(jobs) if job.reason is not None), None)
        if wrong is None:
            words = self.tr("Printer: bezig") if jobs else self.tr("Printer: gereed")
            return DeviceState(PRINTER, "printer", True, words)
        short = {
            "printer.paper_out": self.tr("Printer: geen papier"),
            "printer.cover_open": self.tr("Printer: klep open"),
            "printer.absent": self.tr("Printer: antwoordt niet"),
            "printer.silent": self.tr("Printer: antwoordt niet"),
        }
        return DeviceState(PRINTER, "printer", False, short.get(wrong.code, self.tr("Printer: kijk na")))
