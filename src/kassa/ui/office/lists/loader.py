"""Gets rows, counts, totals and fences for one list page, off the GUI thread, and hands them to the model.

A reply to a question that was overtaken by a newer one is dropped: every question carries a number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kassa.domain.errors import KassaError
from kassa.domain.frozen import frozen
from kassa.services.lists.service import PAGE
from kassa.services.lists.spec import Anchor, Query, Row, Summary
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.services.lists.service import Lists
    from kassa.ui.models.rows_model import RowsModel
    from kassa.ui.work.jobs import Runner

SLOW_MS = 400
FENCES_AFTER_MS = 900
AHEAD = PAGE


@frozen
class _Around:
    rows: Sequence[Row]
    first: int
    count: int


class ListLoader(QObject):
    """Loads one list into one model."""

    opened = Signal()
    """A new filter or order stands in the model."""
    refreshed = Signal()
    summed = Signal(object)
    """The :class:`Summary` of the filter."""
    slow = Signal(bool)
    """Loading takes longer than 400 ms, or no longer."""
    failed = Signal(object)
    """A :class:`Reason`; the rows on screen stay."""

    def __init__(self, lists: Lists, name: str, model: RowsModel, jobs: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._lists = lists
        self._name = name
        self._model = model
        self._jobs = jobs
        self._asked = 0
        self.query = Query()
        self._waiting = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._waiting.timeout.connect(lambda: self.slow.emit(True))
        self._fences_later = QTimer(self, singleShot=True, interval=FENCES_AFTER_MS)
        self._fences_later.timeout.connect(self._load_fences)
        model.fences_wanted.connect(self._load_fences)
        model.failed.connect(self.failed)

    def open(self, query: Query) -> None:
        """Show the rows of a query from its begin: the first page at once, the count as soon as it is known."""
        self.query = query
        number = self._question()

        def done(rows: Sequence[Row]) -> None:
            if number == self._asked:
                self._model.show(self._reader(query), len(rows), rows)
                self._settled()
                self.opened.emit()
                self._load_totals(number)

        self._jobs.run(
            self,
            lambda: self._lists.page(self._name, query),
            done=done,
            failed=lambda error: self._broken(number, error),
            lane=Lane.IO,
        )

    def refresh(self, top: Row | None, top_number: int) -> None:
        """Read again around what is looked at; the row at the top of the view stays there.

        Args:
            top: the first row in view, ``None`` when the list was empty.
            top_number: its number.
        """
        if top is None or top_number < PAGE // 2:
            self._refresh_begin()
            return
        query, number, anchor = self.query, self._question(), top.anchor

        def work() -> _Around:
            place = self._lists.place(self._name, query, anchor)
            before = self._lists.page(self._name, query, anchor, AHEAD, backward=True)
            after = self._lists.page(self._name, query, before[-1].anchor if before else None, 2 * PAGE)
            return _Around((*before, *after), place - len(before), self._lists.count(self._name, query))

        self._run_refresh(number, work)

    def _refresh_begin(self) -> None:
        query, number = self.query, self._question()

        def work() -> _Around:
            rows = self._lists.page(self._name, query, None, 2 * PAGE)
            count = len(rows) if len(rows) < 2 * PAGE else self._lists.count(self._name, query)
            return _Around(rows, 0, count)

        self._run_refresh(number, work)

    def _run_refresh(self, number: int, work: Callable[[], _Around]) -> None:
        def done(around: _Around) -> None:
            if number == self._asked:
                self._model.refresh(around.count, around.rows, first=around.first)
                self._settled()
                self.refreshed.emit()
                self._load_totals(number)

        self._jobs.run(self, work, done=done, failed=lambda error: self._broken(number, error), lane=Lane.IO)

    def find(self, after: Anchor | None, finding: Query, done: Callable[[int], None]) -> None:
        """Look for the next row of ``finding`` after an anchor, else the first one, and tell its number."""
        query, number = self.query, self._asked

        def work() -> int:
            found = self._lists.page(self._name, finding, after, 1) or self._lists.page(self._name, finding, None, 1)
            return self._lists.place(self._name, query, found[0].anchor) if found else -1

        def told(place: int) -> None:
            if number == self._asked and place >= 0:
                done(place)

        self._jobs.run(self, work, done=told, failed=lambda error: self._broken(number, error), lane=Lane.IO)

    def _load_totals(self, number: int) -> None:
        query = self.query

        def done(summary: Summary) -> None:
            if number == self._asked:
                self._model.set_count(summary.count)
                if summary.count > 2 * PAGE:
                    self._fences_later.start()
                self.summed.emit(summary)

        self._jobs.run(
            self,
            lambda: self._lists.summary(self._name, query),
            done=done,
            failed=lambda error: self._broken(number, error),
            lane=Lane.IO,
        )

    def _load_fences(self) -> None:
        query, number = self.query, self._asked
        self._fences_later.stop()

        def done(fences: tuple[Anchor, ...]) -> None:
            if number == self._asked:
                self._model.set_fences(fences)

        self._jobs.run(
            self,
            lambda: self._lists.fences(self._name, query, wanted=lambda: number == self._asked),
            done=done,
            failed=lambda error: self._broken(number, error),
            lane=Lane.IO,
        )

    def _reader(self, query: Query) -> Callable[..., Sequence[Row]]:
        def read(anchor: Anchor | None, limit: int, *, backward: bool) -> Sequence[Row]:
            return self._lists.page(self._name, query, anchor, limit, backward=backward)

        return read

    def _question(self) -> int:
        self._asked += 1
        self._fences_later.stop()
        self._waiting.start()
        return self._asked

    def _settled(self) -> None:
        self._waiting.stop()
        self.slow.emit(False)

    def _broken(self, number: int, error: Exception) -> None:
        if number != self._asked:
            return
        self._waiting.stop()
        self.slow.emit(False)
        if not isinstance(error, KassaError):
            raise error
        self.failed.emit(error.reason)
