"""What printer and drawer still have to do, and the choices for what went wrong (ui.md 6.5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.delivery import JobKind, JobState
from kassa.domain.errors import KassaError
from kassa.domain.values.dutch import format_time
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from kassa.domain.people.actor import Actor
    from kassa.services.outbox import JobNotice, Outbox
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import Permit

_LOOK_EVERY_MS = 1000
_MOST_JOBS = 20
_TONES = {
    JobState.NEW: ("clock", "info"),
    JobState.SENDING: ("printer", "info"),
    JobState.WAITING: ("circle-help", "warn"),
    JobState.UNSURE: ("circle-help", "warn"),
    JobState.FAILED: ("circle-alert", "danger"),
}


class PrintQueueSheet(Dialog):
    """Opened from the dots in the top bar; looks again every second while it is open.

    Args:
        ui: theme, sounds.
        over: the window.
        outbox: the queue.
        permit: printing doubtful paper again needs a right.
        actor: who stands at the till now.
        zone: time zone of the shop.
        nudge: wakes the worker after a choice.
    """

    def __init__(
        self,
        ui: UiContext,
        over: QWidget,
        outbox: Outbox,
        permit: Permit,
        actor: Callable[[], Actor],
        zone: ZoneInfo,
        nudge: Callable[[], None],
    ) -> None:
        super().__init__(ui.theme, over, "", name="printing", width=860)
        self._ui = ui
        self._outbox = outbox
        self._permit = permit
        self._actor = actor
        self._zone = zone
        self._nudge = nudge
        self._seen: object = None
        title = self.tr("Printer en lade")
        self.title.setText(title)
        self.setAccessibleName(title)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        inside = QWidget()
        inside.setLayout(self._list)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setMinimumHeight(300)
        self.notice = Notice(ui.theme, name="printing.message")
        self.body.addWidget(area, 1)
        self.body.addWidget(self.notice)
        close = self.add_button(self.tr("Sluiten"), None, name="printing.close", kind="primary")
        self._tick = QTimer(self, interval=_LOOK_EVERY_MS)
        self._tick.timeout.connect(self.reload)
        self._tick.start()
        self.reload()
        self.open(close)

    def reload(self) -> None:
        """Read the queue again; nothing is redrawn while it is the same."""
        try:
            status = self._outbox.status()
        except KassaError as error:
            self.notice.say(str(error.reason), "danger")
            return
        if status == self._seen:
            return
        self._seen = status
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for device in status:
            self._list.addWidget(label(device.title, "strong"))
            if not device.jobs:
                self._list.addWidget(label(self.tr("Niets in de wachtrij."), "body", "second"))
            for job in device.jobs[:_MOST_JOBS]:
                self._list.addWidget(self._row(job))
        if not status:
            self._list.addWidget(label(self.tr("Bij deze kassa is geen printer of lade ingesteld."), "body", "second"))
        self._list.addStretch(1)

    def _row(self, job: JobNotice) -> QFrame:
        frame = QFrame()
        frame.setProperty("fx", "card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(10)
        icon, tone = _TONES[job.state]
        words = QVBoxLayout()
        words.setSpacing(2)
        moment = format_time(job.created_at.astimezone(self._zone))
        words.addWidget(label(f"{self._document(job)} · {moment}", "strong"))
        if job.reason is not None:
            words.addWidget(label(str(job.reason), "caption", wrap=True))
        row.addLayout(words, 1)
        row.addWidget(Badge(self._ui.theme, self._state(job.state), icon, tone))
        if job.needs_person:
            self._add_choices(row, job)
        return frame

    def _add_choices(self, row: QHBoxLayout, job: JobNotice) -> None:
        choices: list[tuple[str, str, Callable[[str, Actor], None]]] = [
            ("retry", self.tr("Opnieuw"), self._outbox.retry),
            ("drop", self.tr("Niet nodig"), self._outbox.drop),
        ]
        if job.state is JobState.UNSURE:
            choices.insert(1, ("accept", self.tr("Bon is er"), self._outbox.accept))
        for name, text, act in choices:
            button = Button(self._ui.theme, text, name=f"printing.{name}_{job.id[-6:]}")
            button.clicked.connect(lambda _on=False, do=act, job_id=job.id: self._decide(do, job_id))
            row.addWidget(button)

    def _decide(self, do: Callable[[str, Actor], None], job_id: str) -> None:
        def act(actor: Actor) -> None:
            do(job_id, actor)
            self._nudge()
            self.reload()

        self._permit(self._actor(), act, lambda error: self.notice.say(str(error.reason), "danger"))

    def _document(self, job: JobNotice) -> str:
        if job.kind is JobKind.DRAWER:
            return self.tr("Lade openen")
        names = {
            "receipt": self.tr("Kassabon"),
            "x": self.tr("X-rapport"),
            "z": self.tr("Dagrapport"),
            "cash": self.tr("Kasbewijs"),
            "test": self.tr("Proefafdruk"),
        }
        name = names.get(str(job.payload.get("document")), self.tr("Bon"))
        copy = job.payload.get("copy")
        return f"{name}, {self.tr('kopie')} {copy}" if copy else name

    def _state(self, state: JobState) -> str:
        return {
            JobState.NEW: self.tr("Wacht op de printer"),
            JobState.SENDING: self.tr("Wordt gedaan"),
            JobState.WAITING: self.tr("Wacht op bevestiging"),
            JobState.UNSURE: self.tr("Niet zeker"),
            JobState.FAILED: self.tr("Mislukt"),
        }[state]
