"""What the office does beside the work: it looks after disk and backups, and tells in the bell what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.services.backups import Backups
    from kassa.ui.office.notices import Notices
    from kassa.ui.work.jobs import Runner

EVERY_MS = 60_000


class OfficeCare(QObject):
    """Tells once what is wrong, and again when it came back or somebody else signed in.

    Args:
        backups: does what is due.
        jobs: background work.
        parent: owner.
    """

    def __init__(self, backups: Backups, jobs: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._backups, self._jobs = backups, jobs
        self._notices: Notices | None = None
        self._told: frozenset[str] = frozenset()
        self._looking = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look every minute from now on."""
        self._timer.start()

    def tell_in(self, notices: Notices) -> None:
        """Tell in the bell of who signed in."""
        self._notices = notices
        self._told = frozenset()

    def look(self) -> None:
        """Look now, elsewhere; one look at a time."""
        if not self._looking:
            self._looking = True
            self._jobs.run(self, self._backups.look_after, done=self._seen, failed=self._unseen, lane=Lane.IO)

    def _seen(self, reasons: tuple[Reason, ...]) -> None:
        self._looking = False
        if self._notices is None:
            return
        for reason in reasons:
            if reason.code not in self._told:
                title = self.tr("Reservekopie") if reason.code.startswith("backup.") else self.tr("Deze computer")
                self._notices.end(self._notices.start(title, ""), str(reason), failed=True)
        self._told = frozenset(reason.code for reason in reasons)

    def _unseen(self, _error: Exception) -> None:
        """The database does not answer: whoever needs it now says so on the screen."""
        self._looking = False
