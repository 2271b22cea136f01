"""The threads of the outbox: one per lane, woken after a commit, quiet otherwise."""

from __future__ import annotations

import logging
import threading

from kassa.domain.errors import KassaError
from kassa.services.outbox_delivery import Delivery

_log = logging.getLogger("kassa.outbox")

_POLL_SECONDS = 1
"""Other processes ask for paper too; they cannot wake us."""


class OutboxWorker:
    """Runs an outbox until it is stopped.

    Args:
        delivery: what to run.
    """

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery
        self._stop = threading.Event()
        self._wake = {lane: threading.Event() for lane in delivery.lanes}
        self._threads = [
            threading.Thread(target=self._run, args=(lane,), name=f"outbox-{lane}", daemon=True)
            for lane in delivery.lanes
        ]

    def start(self) -> None:
        """Find what a crash left behind and begin to deliver; returns at once.

        Called after the first paint: preparing the printer costs a tenth of a second of one core.
        """
        for thread in self._threads:
            thread.start()

    def nudge(self) -> None:
        """Say that something was asked for: look now."""
        for event in self._wake.values():
            event.set()

    def stop(self, seconds: int = 6) -> None:
        """Stop after the job that is being sent, if any; a job that takes longer is unsure at the next start."""
        self._stop.set()
        self.nudge()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(seconds)

    def _run(self, lane: str) -> None:
        recovered = prepared = False
        while not self._stop.is_set():
            self._wake[lane].clear()
            try:
                if not recovered:
                    self._delivery.recover(lane)
                    recovered = True
                while not self._stop.is_set() and self._delivery.step(lane):
                    pass
                if not prepared and not self._stop.is_set():
                    self._delivery.prepare(lane)
                    prepared = True
                if not self._stop.is_set():
                    self._delivery.look_after(lane)
            except KassaError as error:
                # Disk full or locked: nothing was lost, the job is still there; look again later.
                _log.warning("outbox %s waits: %s", lane, error.code)
            self._wake[lane].wait(_POLL_SECONDS)
