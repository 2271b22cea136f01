"""The tab 'E-mail' of a document: its mails, one click to go on with a concept (manual M4-057, M4-058)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.messages.message import MailState, StoredMail
from kassa.domain.people.rights import Right
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.mail.desk import MailDesk
from kassa.ui.office.mail.words import state_words
from kassa.ui.office.why import lock
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from kassa.services.messages.container import MailServices
    from kassa.ui.office.context import OfficeContext

LEAST = 120
_TOPICS = frozenset({"mails"})
_TELLS = frozenset({MailState.FAILED, MailState.UNSURE, MailState.QUEUED})


class MailTab(QWidget):
    """The mails of one document, newest first.

    Args:
        office: theme, jobs, who is signed in.
        services: of mail.
        document_id: whose mails.
    """

    counted = Signal(int)
    """How many there are, for the title of the tab."""

    def __init__(self, office: OfficeContext, services: MailServices, document_id: str) -> None:
        super().__init__()
        self._office, self._services, self._document_id = office, services, document_id
        self._mails: tuple[StoredMail, ...] = ()
        theme = office.ui.theme
        self.desk = MailDesk(office, services, self)
        self.desk.changed.connect(self.refresh)
        self.desk.failed.connect(self._refuse)
        self.table = RowTable(theme, office.form, name="mails.table", accessible=self.tr("E-mails"))
        self.table.setMinimumHeight(LEAST)
        self.table.clicked.connect(self._clicked)
        self.table.opened.connect(self._open)
        self.table.current_moved.connect(self._tell)
        self.empty = label(self.tr("Nog geen e-mails."), "body", "muted", name="mails.empty")
        self.empty.setContentsMargins(14, 12, 14, 12)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.notice = Notice(theme, name="mails.notice")
        self.retry = Button(theme, self.tr("Opnieuw"), name="mails.retry", icon="refresh-cw")
        self.retry.clicked.connect(lambda: self._of_current(self.desk.retry))
        self.accept = Button(theme, self.tr("Is aangekomen"), name="mails.accept", icon="check")
        self.accept.clicked.connect(lambda: self._of_current(self.desk.accept))
        lock(self, theme, office.actor, dict.fromkeys((self.retry, self.accept), Right.SEND_MAIL))
        self._foot = QFrame()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self.notice, 1)
        foot.addWidget(self.accept)
        foot.addWidget(self.retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._foot)
        self._foot.hide()
        office.changes.changed.connect(self._told)
        self.refresh()

    @property
    def count(self) -> int:
        """How many mails there are."""
        return len(self._mails)

    def refresh(self) -> None:
        """Look again."""
        mails, document_id = self._services.mails, self._document_id
        self._office.ui.jobs.run(self, lambda: mails.of_document(document_id), done=self._show, failed=self._refuse)

    def _told(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.refresh()

    def _show(self, mails: tuple[StoredMail, ...]) -> None:
        current = self._current()
        self._mails = mails
        words = {state.value: word for state, word in state_words().items()}
        columns = (
            Column("subject", self.tr("Onderwerp"), CellKind.TEXT, 150, sortable=False, stretch=True, strong=True),
            Column("to", self.tr("Aan"), CellKind.TEXT, 210, rank=2, sortable=False),
            Column("moment", self.tr("Datum"), CellKind.MOMENT, 160, rank=1, sortable=False),
            Column("state", self.tr("Status"), CellKind.BADGE, 148, sortable=False, words=words),
        )
        rows = [
            (
                one.message.subject,
                ", ".join(address.shown for address in one.message.to),
                _micros(one.message.sent_at or one.changed_at),
                one.message.state.value,
            )
            for one in mails
        ]
        self.table.show_rows(columns, rows)
        self.table.setVisible(bool(mails))
        self.setFocusProxy(self.table if mails else None)  # a hidden table would hold Tab
        self.empty.setVisible(not mails)
        self.counted.emit(len(mails))
        kept = current.message.id if current is not None else ""
        place = next((place for place, one in enumerate(mails) if one.message.id == kept), 0 if mails else -1)
        self.table.set_current(place)
        self._tell(place)

    def _current(self) -> StoredMail | None:
        place = self.table.current_row()
        return self._mails[place] if 0 <= place < len(self._mails) else None

    def _clicked(self, index: QModelIndex) -> None:
        """One click on a concept goes on with it."""
        place = index.row()
        if 0 <= place < len(self._mails) and self._mails[place].message.state is MailState.CONCEPT:
            self._open(place)

    def _open(self, place: int) -> None:
        if 0 <= place < len(self._mails) and self.desk.window is None:
            self.desk.open(self._mails[place].message.id)

    def _tell(self, place: int) -> None:
        """Say why the chosen mail is not sent, and what can be done."""
        message = self._mails[place].message if 0 <= place < len(self._mails) else None
        state = message.state if message is not None else None
        reason = message.reason if message is not None else None
        if state is MailState.QUEUED and reason is None:
            reason = self._services.worker.trouble
        shown = state in _TELLS and reason is not None
        self._foot.setVisible(shown)
        self.notice.say(str(reason) if shown else "", "warn" if state is MailState.QUEUED else "danger")
        self.accept.setVisible(state is MailState.UNSURE)

    def _of_current(self, act: Callable[[str], None]) -> None:
        current = self._current()
        if current is not None:
            act(current.message.id)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self._foot.show()
        self.notice.say(str(error), "danger")


def _micros(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000)
