"""``kassa pos``: from the command line to a till on the screen; what the first paint does not need comes after it."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kassa.bootstrap.devices import SetTerminal
from kassa.bootstrap.screen import require_screen
from kassa.bootstrap.services import till_services
from kassa.db.engine import Database, open_database
from kassa.domain.errors import KassaError, Reason, StoreError
from kassa.domain.settings import till as keys
from kassa.services.container import TillServices
from kassa.services.messages.sender import MailSender
from kassa.services.outbox_worker import OutboxWorker
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.place import TillPlace
from kassa.system import garbage, paths
from kassa.system.clock import Clock, SystemClock
from kassa.system.machine_key import machine_key
from kassa.system.single import SingleInstance

if TYPE_CHECKING:
    from kassa.services.messages.worker import MailWorker

_CALM_MS = 1500


@dataclass(frozen=True)
class OpenTill:
    """A till without a window: its database, services, outbox and mail."""

    database: Database
    services: TillServices
    worker: OutboxWorker
    lock: SingleInstance
    terminal: SetTerminal
    mail: MailSender | None = None
    """Sends the mails of the shop while the till is open; None in the training shop."""

    def close(self) -> None:
        """Stop the outbox and the mail, let the display go, close the database, let others open this till."""
        if self.mail is not None:
            self.mail.stop()
        self.worker.stop()
        self.terminal.close()
        self.services.display.stop()
        self.database.close()
        self.lock.release()


def open_till(location: str, number: int | None) -> OpenTill:
    """Open the services of one till of a shop.

    Args:
        location: file or URL; its schema is the one of this program.
        number: number of the till; None takes the first.

    Raises:
        StoreError: the database cannot be used, or this till is open in another window.
        RuleError: there is no such till.
    """
    database = open_database(location)
    try:
        clock = SystemClock()
        settings = Settings(database, clock)
        place = Shop(database, settings, clock).place(number)
        lock = _locked(place)
        terminal = SetTerminal(settings, place, lambda: _terminal_key(database, clock), clock)

        def nudge() -> None:
            worker.nudge()

        services = till_services(database, clock, settings, place, machine_key(), terminal, nudge, terminal)
        worker = OutboxWorker(services.outbox.delivery)
        mail = None if place.training else MailSender(lambda: _mail_worker(database, settings, clock))
    except BaseException:
        database.close()
        raise
    return OpenTill(database, services, worker, lock, terminal, mail)


def _terminal_key(database: Database, clock: Clock) -> str:
    from kassa.bootstrap.secrets import terminal_key  # first use: a payment through Mollie

    return terminal_key(database, clock)


def _mail_worker(database: Database, settings: Settings, clock: Clock) -> MailWorker:
    from kassa.bootstrap.mail import mail_services

    return mail_services(database, settings, clock, machine_key()).worker


def _locked(place: TillPlace) -> SingleInstance:
    name = f"{place.till_id}-oefen" if place.training else place.till_id
    lock = SingleInstance(paths.data_folder() / "locks", name)
    if not lock.acquire():
        raise StoreError(
            Reason(
                "till.open_elsewhere",
                f"{place.name} staat al open op deze computer. De bon daar is veilig.",
                "Ga verder in het andere venster, of kies een andere kassa.",
            )
        )
    return lock


def pos(location: str, till: str, log: Path | None) -> int:
    """Run the till in a window until it is closed."""
    gc.disable()  # nothing made while starting is garbage; looking for it costs a tenth of the start
    require_screen()
    try:
        opened = _ready_till(location, int(till) if till.isdigit() else None)
    except KassaError as error:
        _say(error)
        raise
    try:
        return _run(opened, log)
    finally:
        opened.close()


def _ready_till(location: str, number: int | None) -> OpenTill:
    """Open a till; a database that is still empty or of an older version is brought up to date first."""
    try:
        return open_till(location, number)
    except StoreError as error:
        if error.code not in ("store.empty", "store.older"):
            raise
    from kassa.bootstrap.files import safekeeping

    safekeeping(location).migrate()
    return open_till(location, number)


def _say(error: KassaError) -> None:
    """Say in a window why the till does not open: who starts it with a finger sees no terminal."""
    from PySide6.QtWidgets import QMessageBox

    from kassa.ui.shell.app import make_application

    make_application("kassa pos")
    box = QMessageBox(QMessageBox.Icon.Warning, "Kassa", str(error))
    box.addButton("Sluiten", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def _run(opened: OpenTill, log: Path | None) -> int:
    from PySide6.QtCore import QTimer

    from kassa.ui.shell.app import Apology, make_application, remember_scale, start_scale
    from kassa.ui.shell.context import open_context
    from kassa.ui.theme.sizes import TOUCH
    from kassa.ui.theme.theme import Mode
    from kassa.ui.till.till import Till
    from kassa.ui.work.jobs import Jobs

    services = opened.services
    settings, owner = services.settings, services.place.till_id
    cache = paths.data_folder() / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    memory = cache / "scale.txt"
    app = make_application("kassa pos", scale=start_scale(settings.get(keys.SCALE, owner), memory))
    apology = Apology(log)
    ui = open_context(
        app,
        paths.resources(),
        cache,
        services.clock,
        Jobs(app),
        sizes=TOUCH,
        mode=Mode(settings.get(keys.THEME, owner)),
        contrast=settings.get(keys.CONTRAST, owner),
        volume=round(settings.get(keys.VOLUME, owner) / 10),
        affixes=services.scanner.affixes(),
        zone=services.place.zone,
    )
    ui.language.switch(settings.get(keys.LANGUAGE, owner))
    window = Till(ui, services)
    window.show()
    from kassa.services.runs import Runs  # only written down after the first paint

    runs = Runs(opened.database, services.clock, owner)
    QTimer.singleShot(0, app, opened.worker.start)
    if opened.mail is not None:
        QTimer.singleShot(0, app, opened.mail.start)
    QTimer.singleShot(_CALM_MS, app, garbage.settle)
    QTimer.singleShot(0, app, lambda: _noted(runs.started))
    QTimer.singleShot(0, app, lambda: remember_scale(memory))
    try:
        return app.exec()
    finally:
        del apology
        services.scanner.stop()
        _noted(runs.stopped)


def _noted(note: Callable[[], object]) -> None:
    """A disk that is full or read-only must not keep the till from opening or closing; selling says what is wrong."""
    with contextlib.suppress(KassaError):
        note()
