"""'Alles in orde?': a row per thing that selling depends on, looked at again and again while somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.values.dutch import format_date, format_time
from kassa.services.health import HealthRow, State, worst
from kassa.ui.upkeep.layout import lay_out
from kassa.ui.upkeep.states import TONES, Permit, spoken, word_of
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.file_dialog import ask_save
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.upkeep import Upkeep
    from kassa.ui.shell.context import UiContext

EVERY_MS = 10_000
_ASKS = frozenset({State.BAD, State.WARNING})
_ICON = 22
_BADGE_WIDTH = 150
_TITLE_WIDTH = 210


def ask_bundle(parent: QWidget, proposal: str) -> str:
    """Ask where the support bundle goes; empty when the person thought better of it."""
    title = QCoreApplication.translate("HealthPage", "Ondersteuningsbestand opslaan")
    return ask_save(parent, title, proposal, "ZIP (*.zip)")


class HealthLine(QFrame):
    """One row: icon and name, state in a word, what and what to do, since when."""

    def __init__(self, ui: UiContext, row: HealthRow) -> None:
        super().__init__()
        self._ui = ui
        self._row = row
        self.setProperty("fx", "card")
        self.setObjectName(f"health.{row.key}")
        self._picture = QLabel()
        self._title = label("", "strong", wrap=True)
        self._title.setFixedWidth(_TITLE_WIDTH)
        self._badge = Badge(ui.theme, "")
        self._what = label("", "body", wrap=True)
        self._fix = label("", "body", "second", wrap=True)
        self._since = label("", "caption")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._fix)
        holder = QWidget()
        holder.setFixedWidth(_BADGE_WIDTH)
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._badge)
        inner.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(14)
        for part in (self._picture, self._title, holder):
            line.addWidget(part)
        line.addLayout(words, 1)
        line.addWidget(self._since)
        ui.theme.changed.connect(self._recolour)
        self.show_row(row)

    def show_row(self, row: HealthRow) -> None:
        """Show what was found."""
        self._row = row
        icon, tone = TONES[row.finding.state]
        word = word_of(row.finding.state)
        since = self._moment(row.since)
        self._badge.set_badge(word, icon, tone)
        self._title.setText(spoken(row.title))
        self._what.setText(row.finding.what)
        self._fix.setText(row.finding.fix)
        self._fix.setVisible(bool(row.finding.fix))
        self._since.setText(since)
        parts = (f"{spoken(row.title)}: {word}", row.finding.what, row.finding.fix, since)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))
        self._recolour()

    def _moment(self, since: datetime) -> str:
        there = since.astimezone(self._ui.zone)
        time = format_time(there)
        if there.date() != self._ui.clock.now().astimezone(self._ui.zone).date():
            time = f"{format_date(there.date())} {time}"
        return QCoreApplication.translate("HealthPage", "sinds {}").format(time)

    def _recolour(self) -> None:
        self._picture.setPixmap(self._ui.theme.pixmap(self._row.icon, "text2", _ICON, self.devicePixelRatioF()))


class HealthPage(QFrame):
    """The rows, looked at every ten seconds in a worker while the page is visible.

    Args:
        ui: theme, jobs, clock.
        upkeep: looks and makes the bundle.
        permit: does something as the person who stands here.
        ask: asks where the bundle goes.
    """

    def __init__(
        self,
        ui: UiContext,
        upkeep: Callable[[], Upkeep],
        permit: Permit,
        ask: Callable[[QWidget, str], str] = ask_bundle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui, self._upkeep, self._permit, self._ask = ui, upkeep, permit, ask
        self._looking = False
        self._lines: dict[str, HealthLine] = {}
        self._rows: tuple[HealthRow, ...] = ()
        self.setProperty("fx", "canvas")
        self.setObjectName("health")
        self._title = label("", "h1")
        self._summary = label("", "body", "second", name="health.summary")
        self.again = Button(ui.theme, "x", name="health.again", icon="refresh-cw")
        self.again.clicked.connect(self.look)
        self.bundle = Button(ui.theme, "x", name="health.bundle", icon="download")
        self.bundle.clicked.connect(self._save)
        self.notice = Notice(ui.theme, name="health.message")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addSpacing(8)
        head.addWidget(self._summary, 1)
        head.addWidget(self.again)
        head.addWidget(self.bundle)
        self._column, _area = lay_out(self, head, self.notice, spacing=8)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._retranslate()

    def look(self) -> None:
        """Look now, elsewhere; one look at a time."""
        if self._looking:
            return
        self._looking = True
        upkeep = self._upkeep
        self._ui.jobs.run(self, lambda: upkeep().health.look(), done=self._show, failed=self._unseen, lane=Lane.IO)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self, rows: tuple[HealthRow, ...]) -> None:
        rows = tuple(sorted(rows, key=lambda row: row.finding.state not in _ASKS))  # what asks for somebody on top
        self._looking, self._rows = False, rows
        keys = [row.key for row in rows]
        if keys != list(self._lines):
            for line in self._lines.values():
                line.deleteLater()
            self._lines = {row.key: HealthLine(self._ui, row) for row in rows}
            for place, line in enumerate(self._lines.values()):
                self._column.insertWidget(place, line)
                line.show()
        for row in rows:
            self._lines[row.key].show_row(row)
        self._say_summary()

    def _unseen(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, KassaError):
            raise error
        self.notice.say(str(error), "danger")

    def _say_summary(self) -> None:
        bad = sum(1 for row in self._rows if row.finding.state in _ASKS)
        if not self._rows:
            text = self.tr("Bezig met kijken…")
        elif worst(self._rows) in _ASKS:
            text = self.tr("Hier moet iets gebeuren: {}.").format(bad)
        else:
            text = self.tr("Er is niets wat verkopen in de weg staat.")
        self._summary.setText(text)

    def _save(self) -> None:
        upkeep = self._upkeep
        self._ui.jobs.run(
            self, lambda: upkeep().support.proposal(), done=self._choose_place, failed=self._unseen, lane=Lane.IO
        )

    def _choose_place(self, proposal: str) -> None:
        path = self._ask(self, proposal)
        if path:
            self._permit(lambda actor: self._write(Path(path), actor), self._refused)

    def _write(self, path: Path, actor: Actor) -> None:
        self.notice.say(self.tr("Bezig met opslaan…"), "info")
        self.bundle.setEnabled(False)
        upkeep = self._upkeep
        self._ui.jobs.run(
            self, lambda: upkeep().support.save(path, actor), done=self._written, failed=self._refused, lane=Lane.IO
        )

    def _written(self, path: Path) -> None:
        self.bundle.setEnabled(True)
        words = self.tr("Bewaard als {}. Er staan geen klanten, namen, bedragen of wachtwoorden in.")
        self.notice.say(words.format(path), "success")

    def _refused(self, error: Exception) -> None:
        self.bundle.setEnabled(True)
        self._unseen(error)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Alles in orde?"))
        self._title.setText(self.tr("Alles in orde?"))
        self.again.set_label(self.tr("Opnieuw kijken"))
        self.bundle.set_label(self.tr("Ondersteuningsbestand…"), self.tr("Ondersteuningsbestand opslaan"))
        self._say_summary()
        for row in self._rows:
            self._lines[row.key].show_row(row)
