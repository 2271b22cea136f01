"""The bell: what runs in the background, what is done and what failed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from kassa.domain.frozen import frozen

KEPT = 50


class NoticeState(StrEnum):
    """How far it is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@frozen
class Notice:
    """One line in the bell.

    Attributes:
        number: order of arrival; names it.
        title: what it is about.
        text: how far, or what went wrong and what to do.
        state: running, done or failed.
        path: a file to open, or empty.
        seen: whether the bell was opened since.
    """

    number: int
    title: str
    text: str
    state: NoticeState
    path: str = ""
    seen: bool = False


class Notices(QObject):
    """The lines of the bell, newest first."""

    changed = Signal()
    arrived = Signal(object)
    """A :class:`Notice` that ended, for the toast."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Notice] = []
        self._last = 0

    @property
    def items(self) -> tuple[Notice, ...]:
        """All lines, newest first."""
        return tuple(self._items)

    @property
    def unseen(self) -> int:
        """How many ended since the bell was opened."""
        return sum(1 for notice in self._items if not notice.seen and notice.state is not NoticeState.RUNNING)

    def start(self, title: str, text: str) -> int:
        """Add a running line and return its number."""
        self._last += 1
        self._items.insert(0, Notice(self._last, title, text, NoticeState.RUNNING))
        del self._items[KEPT:]
        self.changed.emit()
        return self._last

    def progress(self, number: int, text: str) -> None:
        """Say how far a running line is."""
        self._put(number, lambda notice: replace(notice, text=text))

    def end(self, number: int, text: str, *, path: str = "", failed: bool = False) -> None:
        """End a running line, well or not."""
        state = NoticeState.FAILED if failed else NoticeState.DONE
        ended = self._put(number, lambda notice: replace(notice, text=text, state=state, path=path))
        if ended is not None:
            self.arrived.emit(ended)

    def see_all(self) -> None:
        """Remember that the bell was opened."""
        self._items = [replace(notice, seen=notice.state is not NoticeState.RUNNING) for notice in self._items]
        self.changed.emit()

    def _put(self, number: int, change: Callable[[Notice], Notice]) -> Notice | None:
        for place, notice in enumerate(self._items):
            if notice.number == number:
                self._items[place] = change(notice)
                self.changed.emit()
                return self._items[place]
        return None
