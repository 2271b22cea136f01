"""Background jobs in two lanes; the result arrives on the GUI thread, or nowhere when its owner is gone."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
log = logging.getLogger(__name__)


class Lane(StrEnum):
    """``db`` keeps order on one thread; ``io`` is for printers, mail and files."""

    DB = "db"
    IO = "io"


class Runner(Protocol):
    """What screens need of a runner; tests give the inline one."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DB,
    ) -> None:
        """Do ``work`` elsewhere, then call ``done`` or ``failed`` on the GUI thread while ``owner`` lives."""
        ...


@frozen
class _Ticket:
    """A job on its way: who asked, and what to call with the answer."""

    owner: QObject
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None


class Jobs(QObject):
    """The runner of the program: two thread pools.

    Answers come through one signal of this object, which outlives every job: an object that is deleted while another
    thread still emits its signal brings the program down.
    """

    _arrived = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {Lane.DB: QThreadPool(self), Lane.IO: QThreadPool(self)}
        self._pools[Lane.DB].setMaxThreadCount(1)
        self._pools[Lane.IO].setMaxThreadCount(4)
        self._tickets: dict[int, _Ticket] = {}
        self._last = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.DB,
    ) -> None:
        """See ``Runner.run``; a failure nobody handles is logged."""
        self._last += 1
        self._tickets[self._last] = _Ticket(owner, done, failed)
        self._pools[lane].start(_Task(work, self._last, self._arrived))

    def wait(self) -> None:
        """Finish what was started: at the end of the program and in tests."""
        for pool in self._pools.values():
            pool.waitForDone()

    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        ticket = self._tickets.pop(number)
        if not isValid(ticket.owner):
            return
        if error is None:
            if ticket.done is not None:
                ticket.done(result)
        elif ticket.failed is not None:
            ticket.failed(error)
        else:
            log.error("A job failed and nobody was told", exc_info=error)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], object], number: int, arrived: SignalInstance) -> None:
        super().__init__()
        self._work, self._number, self._arrived = work, number, arrived

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._arrived.emit(self._number, None, error)
        else:
            self._arrived.emit(self._number, result, None)
