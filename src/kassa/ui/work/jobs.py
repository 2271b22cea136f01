"""Background jobs in two lanes; the result arrives on the GUI thread, or nowhere when its owner is gone."""

from __future__ import annotations

import logging
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

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


class Jobs(QObject):
    """The runner of the program: two thread pools."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {Lane.DB: QThreadPool(self), Lane.IO: QThreadPool(self)}
        self._pools[Lane.DB].setMaxThreadCount(1)
        self._pools[Lane.IO].setMaxThreadCount(4)
        self._waiting: set[_Delivery] = set()

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
        delivery = _Delivery(self)
        self._waiting.add(delivery)

        def deliver(result: object, error: object) -> None:
            self._waiting.discard(delivery)
            delivery.deleteLater()
            if not isValid(owner):
                return
            if error is None:
                if done is not None:
                    done(cast("T", result))
            elif failed is not None:
                failed(cast("Exception", error))
            else:
                log.error("A job failed and nobody was told", exc_info=cast("Exception", error))

        delivery.ready.connect(deliver, Qt.ConnectionType.QueuedConnection)
        self._pools[lane].start(_Task(work, delivery))

    def wait(self) -> None:
        """Finish what was started: at the end of the program and in tests."""
        for pool in self._pools.values():
            pool.waitForDone()


class _Delivery(QObject):
    ready = Signal(object, object)


class _Task(QRunnable, Generic[T]):
    def __init__(self, work: Callable[[], T], delivery: _Delivery) -> None:
        super().__init__()
        self._work, self._delivery = work, delivery

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            if isValid(self._delivery):
                self._delivery.ready.emit(None, error)
        else:
            if isValid(self._delivery):
                self._delivery.ready.emit(result, None)
