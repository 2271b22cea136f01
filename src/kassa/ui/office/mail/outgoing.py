"""Sends what is queued while the office is open: looks every second, works in the lane of mail and files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer

from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.ui.work.jobs import Runner

EVERY_MS = 1000


class Sends(Protocol):
    """What is asked of the worker; ``kassa.services.messages.worker.MailWorker`` fits."""

    def step(self) -> bool:
        """Do what is next; False when there is nothing to do now."""
        ...


class Outgoing(QObject):
    """Lets the worker take one step at a time, never two at once."""

    def __init__(self, worker: Sends, jobs: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._jobs = jobs
        self._busy = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin; mails that another start left queued go out now."""
        self._timer.start()

    def stop(self) -> None:
        """Stop after the mail that is being sent, if any."""
        self._timer.stop()

    def look(self) -> None:
        """Take a step, unless the last one is still under way."""
        if self._busy:
            return
        self._busy = True
        self._jobs.run(self, self._worker.step, done=self._done, failed=self._failed, lane=Lane.IO)

    def _done(self, more: bool) -> None:
        self._busy = False
        if more and self._timer.isActive():
            QTimer.singleShot(0, self, self.look)

    def _failed(self, _error: Exception) -> None:
        """A database that does not answer now is asked again; nothing was lost."""
        self._busy = False
