"""A thread that sends what is queued while a till is open: mail of the till goes out without an office."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from kassa.domain.errors import KassaError

if TYPE_CHECKING:
    from kassa.services.messages.worker import MailWorker

_log = logging.getLogger("kassa.mail")

CALM_MS: Final = 8_000
"""The till is painted and sells before mail is looked at; a mail waits as long for 'Ongedaan maken' anyway."""
EVERY_MS: Final = 4_000


class MailSender:
    """Runs a mail worker until it is stopped; several machines may, because a mail is claimed by one.

    Args:
        make: makes the worker, in the thread: its libraries cost a tenth of the start of a till.
        calm_ms: before the first look.
        every_ms: between two looks while nothing waits.
    """

    def __init__(self, make: Callable[[], MailWorker], calm_ms: int = CALM_MS, every_ms: int = EVERY_MS) -> None:
        self._make = make
        self._calm = calm_ms / 1000
        self._every = every_ms / 1000
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail", daemon=True)

    def start(self) -> None:
        """Begin to look; returns at once."""
        self._thread.start()

    def stop(self, seconds: int = 6) -> None:
        """Stop after the mail that is being sent, if any; one that takes longer is unsure, and a person is asked."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _run(self) -> None:
        if self._stop.wait(self._calm):
            return
        worker = self._make()
        while not self._stop.is_set():
            try:
                while not self._stop.is_set() and worker.step():
                    pass
            except KassaError as error:
                # The database does not answer now: nothing was lost, the next look goes on where this one stopped.
                _log.warning("mail waits: %s", error.code)
            self._stop.wait(self._every)
