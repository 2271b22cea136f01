"""How the devices are: the dots in the top bar, and the panel behind them with what still has to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kassa.domain.delivery import JobKind, JobState
from kassa.domain.errors import KassaError
from kassa.domain.values.dutch import format_time
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.widgets.status_dots import DeviceState
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import SignalInstance

    from kassa.domain.errors import Reason
    from kassa.domain.people.actor import Actor
    from kassa.services.outbox import DeviceStatus, JobNotice, Outbox
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import Permit, SaleController
    from kassa.ui.widgets.status_dots import StatusDots

_LOOK_MS = 2000
_CHECK_MS = 60_000
"""How often a card terminal is asked how it is."""
_CHECK_AGAIN_MS = 10_000
"""The same, while something is wrong with it."""
_LIST_HEIGHT = 360
_MAILED = frozenset({"receipt", "sales"})
PRINTER, TERMINAL, SCANNER = "printer", "terminal", "scanner"
DISPLAY, CONNECTION, BACKUP = "display", "connection", "backup"
PAGE = "page"
"""Asks for another screen: with ``devices`` or ``health``."""
_ABOUT_BACKUPS = ("backup.", "secret.")


class JobRow(QFrame):
    """One job that is not done: what, since when, why, and what can be done about it."""

    retry = Signal()
    accept = Signal()
    drop = Signal()

    def __init__(self, ui: UiContext, job: JobNotice, number: int) -> None:
        super().__init__()
        self.setProperty("fx", "card")
        name = f"devices.job_{number}"
        self.setObjectName(name)
        title = f"{self._title(job)} · {format_time(job.created_at.astimezone(ui.zone))}"
        busy = self.tr("Gaat open") if job.kind is JobKind.DRAWER else self.tr("Wordt geprint")
        why = str(job.reason) if job.reason else busy if job.state is JobState.SENDING else self.tr("Wacht")
        self.setAccessibleName(f"{title}. {why}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(label(title, "strong"))
        column.addWidget(label(why, "body", "second", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        offers: list[tuple[str, str, SignalInstance]] = []
        if job.state is not JobState.SENDING:
            offers.append((self.tr("Niet nodig"), "drop", self.drop))
        if job.state is JobState.UNSURE:
            offers.append((self.tr("Bon is er"), "accept", self.accept))
        if job.state is not JobState.SENDING:
            offers.append((self.tr("Opnieuw"), "retry", self.retry))
        for words, key, signal in offers:
            button = Button(ui.theme, words, name=f"{name}.{key}", kind="tonal" if key == "retry" else "secondary")
            button.clicked.connect(signal)
            row.addWidget(button)
        column.addLayout(row)

    def _title(self, job: JobNotice) -> str:
        names = {
            "receipt": self.tr("Kassabon"),
            "x": self.tr("X-rapport"),
            "z": self.tr("Dagrapport"),
            "cash": self.tr("Kas in/uit"),
            "drawer": self.tr("Kassalade"),
            "test": self.tr("Testafdruk"),
        }
        name = names.get(str(job.payload.get("document")), self.tr("Afdruk"))
        copy = job.payload.get("copy")
        return self.tr("{name} · KOPIE {copy}").format(name=name, copy=copy) if copy else name


class DevicesSheet(Dialog):
    """What is wrong with the devices and what waits; ``finished`` carries (what to do, job id or name of a page)."""

    def __init__(
        self, ui: UiContext, over: QWidget, devices: Sequence[DeviceStatus], others: Sequence[Reason] = ()
    ) -> None:
        super().__init__(ui.theme, over, "", name="devices", width=560)
        self.title.setText(self.tr("Apparaten"))
        self.setAccessibleName(self.title.text())
        jobs = [job for device in devices for job in device.jobs]
        trouble = [str(device.reason) for device in devices if device.reason is not None and not device.jobs]
        trouble += [str(reason) for reason in others]
        self.explanation.setText("\n".join(trouble) or ("" if jobs else self.tr("Alles is gereed.")))
        self.explanation.setVisible(bool(self.explanation.text()))
        if jobs:
            self.body.addWidget(self._list(ui, jobs))
        self.add_button(self.tr("Instellen en testen"), (PAGE, "devices"), name="devices.set_up")
        self.add_button(self.tr("Alles in orde?"), (PAGE, "health"), name="devices.all_well")
        self._close = self.add_button(self.tr("Sluiten"), None, name="devices.close")

    def ask(self) -> None:
        """Show."""
        self.open(self._close)

    def _list(self, ui: UiContext, jobs: Sequence[JobNotice]) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for number, job in enumerate(jobs, 1):
            row = JobRow(ui, job, number)
            row.retry.connect(lambda job=job: self.done(("retry", job.id)))
            row.accept.connect(lambda job=job: self.done(("accept", job.id)))
            row.drop.connect(lambda job=job: self.done(("drop", job.id)))
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setProperty("fx", "clear")
        area.setWidget(inside)
        area.setMinimumHeight(min(_LIST_HEIGHT, inside.sizeHint().height()))
        return area


class Devices(QObject):
    """Keeps the dots true and opens the panel behind them.

    Args:
        ui: theme, jobs.
        dots: the dots of the top bar.
        over: where the panel lies.
        outbox: what still has to be printed.
        controller: who stands at the till, and where a message is shown.
        permit: does an action and asks a second person where a right is missing.
        nudge: wakes the outbox.
        has: the devices this till has, of ``PRINTER``, ``TERMINAL`` and ``SCANNER``; as it is set now.
        terminal_trouble: asks the card terminal what is wrong with it; blocking.
        display_trouble: what is wrong with the customer display of two lines.
    """

    page_wanted = Signal(str)
    """Name of a screen: ``devices`` or ``health``."""

    unprinted = Signal(str)
    """Identity of the newest paper that did not come out; empty when all paper did."""

    def __init__(
        self,
        ui: UiContext,
        dots: StatusDots,
        over: QWidget,
        outbox: Outbox,
        controller: SaleController,
        permit: Permit,
        nudge: Callable[[], None],
        has: Callable[[], frozenset[str]],
        terminal_trouble: Callable[[], Reason | None],
        display_trouble: Callable[[], Reason | None],
    ) -> None:
        super().__init__(over)
        self._ui, self._dots, self._over, self._outbox = ui, dots, over, outbox
        self._controller, self._permit, self._nudge, self._has = controller, permit, nudge, has
        self._terminal_trouble, self._display_trouble = terminal_trouble, display_trouble
        self._terminal: Reason | None = None
        self._checking = False
        self._devices: tuple[DeviceStatus, ...] = ()
        self._backup: Reason | None = None
        self._reachable = True
        self._told = ""
        self._scanner: Reason | None = None
        self._looking = False
        self._sheet: DevicesSheet | None = None
        dots.pressed.connect(self._open)
        over.installEventFilter(self)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._check_timer = QTimer(self, interval=_CHECK_MS)
        self._check_timer.timeout.connect(self.check_terminal)
        self._show()

    def start(self) -> None:
        """Look now and every two seconds, and ask the terminal every minute."""
        self._timer.start()
        self._check_timer.start()
        self.look()
        self.check_terminal()

    def look(self) -> None:
        """Read how the queues are, elsewhere; one look at a time."""
        if self._looking:
            return
        self._looking = True
        self._ui.jobs.run(self, self._outbox.status, done=self._seen, failed=self._unseen)

    def check_terminal(self) -> None:
        """Ask the card terminal how it is, elsewhere; one question at a time."""
        if not self._checking:
            self._checking = True
            self._ui.jobs.run(self, self._terminal_trouble, done=self._checked, failed=self._unchecked, lane=Lane.IO)

    def show_scanner(self, reason: Reason | None) -> None:
        """The scanner went away, or is back."""
        self._scanner = reason
        self._show()

    def show_care(self, reasons: Sequence[Reason]) -> None:
        """Show for as long as it lasts that there is no good backup."""
        self._backup = next((one for one in reasons if one.code.startswith(_ABOUT_BACKUPS)), None)
        self._show()

    def document_of(self, job_id: str) -> str:
        """Return the receipt or sales document a paper is of; empty for any other paper."""
        job = next((one for device in self._devices for one in device.jobs if one.id == job_id), None)
        if job is None or job.payload.get("document") not in _MAILED:
            return ""
        return str(job.payload.get("id", ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        return False

    def _seen(self, devices: tuple[DeviceStatus, ...]) -> None:
        self._looking, self._reachable, self._devices = False, True, devices
        self._show()
        jobs = [job for device in devices for job in device.jobs]
        paper = [job.id for job in jobs if job.kind is JobKind.PAPER and (job.needs_person or job.reason is not None)]
        newest = paper[-1] if paper else ""
        if newest != self._told:
            self._told = newest
            self.unprinted.emit(newest)

    def _unseen(self, _error: Exception) -> None:
        self._looking, self._reachable = False, False
        self._show()

    def _checked(self, reason: Reason | None) -> None:
        self._checking, self._terminal = False, reason
        self._check_timer.setInterval(_CHECK_MS if reason is None else _CHECK_AGAIN_MS)
        self._show()

    def _unchecked(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            self._checking = False
            raise error
        self._checked(error.reason)

    def _show(self) -> None:
        states: list[DeviceState] = []
        has = self._has()
        if TERMINAL in has:
            words = self.tr("PIN-terminal: {}").format(self._word(self._terminal))
            states.append(DeviceState(TERMINAL, "credit-card", self._terminal is None, words))
        if PRINTER in has:
            reason = next((device.reason for device in self._devices if device.reason is not None), None)
            words = self.tr("Printer: {}").format(self._word(reason))
            states.append(DeviceState(PRINTER, "printer", reason is None, words))
        if SCANNER in has:
            words = self.tr("Scanner: verbonden") if self._scanner is None else self.tr("Scanner: niet verbonden")
            states.append(DeviceState(SCANNER, "scan-barcode", self._scanner is None, words))
        if self._display_trouble() is not None:
            states.append(DeviceState(DISPLAY, "monitor", False, self.tr("Klantendisplay: antwoordt niet")))
        connection = self.tr("Verbinding: in orde") if self._reachable else self.tr("Verbinding: verbroken")
        states.append(DeviceState(CONNECTION, "wifi" if self._reachable else "wifi-off", self._reachable, connection))
        if self._backup is not None:
            old = self._backup.code == "backup.stale"
            words = self.tr("Reservekopie: te oud") if old else self.tr("Reservekopie: niet gelukt")
            states.append(DeviceState(BACKUP, "archive", False, words))
        self._dots.show_states(states)

    def _word(self, reason: Reason | None) -> str:
        if reason is None:
            return self.tr("gereed")
        words = {
            "printer.paper_out": self.tr("geen papier"),
            "printer.cover_open": self.tr("klep open"),
            "printer.absent": self.tr("antwoordt niet"),
            "printer.silent": self.tr("antwoordt niet"),
            "printer.broken_off": self.tr("bon onzeker"),
            "terminal.unreachable": self.tr("antwoordt niet"),
            "paper.interrupted": self.tr("bon onzeker"),
            "paper.old": self.tr("bon wacht"),
            "drawer.late": self.tr("lade niet open"),
            "drawer.unsure": self.tr("lade onzeker"),
        }
        return words.get(reason.code, self.tr("storing"))

    def _open(self, _key: str) -> None:
        others = [one for one in (self._terminal, self._scanner, self._display_trouble(), self._backup) if one]
        sheet = DevicesSheet(self._ui, self._over, self._devices, others)
        sheet.finished.connect(self._answered)
        self._sheet = sheet
        sheet.ask()

    def close_sheet(self) -> None:
        """Another screen is shown, such as the lock of a till that stands idle: the panel is not left lying over it."""
        if self._sheet is not None:
            self._sheet.done(None)

    def _answered(self, answer: tuple[str, str] | None) -> None:
        self._sheet = None
        person = self._controller.actor
        if answer is None or person is None:
            return
        what, job_id = answer
        if what == PAGE:
            self.page_wanted.emit(job_id)
            return
        deed = {"retry": self._outbox.retry, "accept": self._outbox.accept, "drop": self._outbox.drop}[what]

        def action(actor: Actor) -> None:
            deed(job_id, actor)
            self._nudge()
            self.look()

        self._permit(person, action, lambda error: self._controller.refuse(error.reason))
