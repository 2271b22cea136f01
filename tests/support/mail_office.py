"""Mail in the office: one invoice page to stand on, the services of mail, everything done at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kassa.db.engine import Database
from kassa.domain.messages.message import MailMessage
from kassa.domain.people.actor import Actor
from kassa.output.table import CellFormat
from kassa.services.messages.container import MailServices
from kassa.ui.office.context import OfficeContext
from kassa.ui.office.mail.desk import MailDesk as Desk
from tests.support.clock import FrozenClock
from tests.support.mailing import BOOKS, INVOICE, MailDesk
from tests.support.screens import ui_context
from tests.support.shop import OWNER, set_up_shop


class Quiet(QObject):
    """Nobody else changes anything."""

    changed = Signal(frozenset)


class MailOffice:
    """Services, context and a window to lie on."""

    def __init__(self, app: QApplication, database: Database, clock: FrozenClock, folder: Path) -> None:
        set_up_shop(database)
        self.shop = MailDesk(database, clock)
        self.clock = clock
        self.services = MailServices(self.shop.templates, self.shop.mails, self.shop.account, self.shop.worker)
        self.ui = ui_context(app, clock, folder)
        self.changes = Quiet()
        self.host = QWidget()
        self.host.resize(1366, 768)
        self.host.show()

    def context(self, actor: Actor = OWNER) -> OfficeContext:
        form = CellFormat(dt.UTC)
        return OfficeContext(self.ui, None, actor, form, self.changes, None, ())  # type: ignore[arg-type]

    def desk(self, actor: Actor = OWNER) -> Desk:
        return Desk(self.context(actor), self.services, self.host)

    def concept(self) -> MailMessage:
        return self.shop.mails.compose(INVOICE, self.shop.template().id, [BOOKS], OWNER)

    def work(self) -> None:
        while self.shop.worker.step():
            pass
