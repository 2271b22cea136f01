"""Notices what other processes and threads wrote: it looks at the heads of the journal and says which topics changed.

Every act writes one journal record in its own transaction, so a head that moved means something happened, and the
events of the new records say what (house.md 1.8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.ui.work.jobs import Runner

EVERY_MS = 900

TOPICS: Mapping[str, str] = {
    "receipt": "receipts",
    "basket": "baskets",
    "shift": "shifts",
    "cash": "shifts",
    "drawer": "shifts",
    "article": "articles",
    "group": "articles",
    "import": "articles",
    "stock": "articles",
    "employee": "people",
    "role": "people",
    "login": "logins",
    "setting": "settings",
    "settings": "settings",
    "vat": "settings",
    "layout": "layouts",
    "view": "views",
    "customer": "customers",
    "document": "sales",
    "order": "sales",
    "delivery": "sales",
    "invoice": "sales",
    "payment": "payments",
    "deposit": "payments",
    "concept": "sales",
    "mail": "mails",
    "pricelist": "customers",
}


class Watches(Protocol):
    """What is asked about the journal; ``kassa.services.watching.Watching`` fits."""

    def news(self) -> frozenset[str]:
        """Return the events written since the last question."""
        ...


def topics_of(events: frozenset[str]) -> frozenset[str]:
    """Return the topics that events belong to: ``receipt.completed`` is about receipts."""
    return frozenset(TOPICS.get(event.split(".")[0], "other") for event in events)


class Changes(QObject):
    """Asks every 900 ms and tells once."""

    changed = Signal(object)
    """A frozenset of topics."""
    reachable = Signal(bool)
    """Whether the database answers; told when that changes."""

    def __init__(self, watching: Watches, jobs: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watching = watching
        self._jobs = jobs
        self._busy = False
        self._answers = True
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin looking; what was written before does not count."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Stop looking."""
        self._timer.stop()

    def look(self) -> None:
        """Look now, unless the last look is still under way."""
        if self._busy:
            return
        self._busy = True
        self._jobs.run(self, self._watching.news, done=self._told, failed=self._failed, lane=Lane.IO)

    def tell(self, *topics: str) -> None:
        """Tell of something that is not in the journal, such as a concept that was kept, in this window only."""
        self.changed.emit(frozenset(topics))

    def _told(self, events: frozenset[str]) -> None:
        self._busy = False
        self._tell_reachable(True)
        if events:
            self.changed.emit(topics_of(events))

    def _failed(self, _error: Exception) -> None:
        """A database that does not answer now is asked again; whoever needs it says so on the screen."""
        self._busy = False
        self._tell_reachable(False)

    def _tell_reachable(self, answers: bool) -> None:
        if answers != self._answers:
            self._answers = answers
            self.reachable.emit(answers)
