"""The back office on a real database, with rows put straight in and an owner who may do everything."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kassa.bootstrap.office import office_services
from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import Country
from kassa.output.table import CellFormat
from kassa.services.office import OfficeServices
from kassa.system.clock import Clock
from kassa.ui.office.context import ListServices, OfficeContext
from kassa.ui.office.notices import Notices
from kassa.ui.office.start import build_screens
from kassa.ui.office.window import OfficeWindow
from kassa.ui.shell.changes import Changes
from tests.support.people import KEY, OWNER_PASSWORD, OWNER_PIN
from tests.support.screens import ui_context

ZONE = ZoneInfo("Europe/Amsterdam")


class Office:
    """Services and windows of one office."""

    def __init__(self, database: Database, clock: Clock, app: QApplication, folder: Path) -> None:
        self.folder = folder
        self.ui = ui_context(app, clock, folder)
        self.services: OfficeServices = office_services(database, clock, KEY)
        self.owner: Actor = self.services.users.create_owner("Eigenaar", OWNER_PIN, OWNER_PASSWORD)
        self.till = self.services.shop.found("De Werkplaats", Country.NL, "Centrum", self.owner)
        self.changes = Changes(self.services.watching, self.ui.jobs)
        self.notices = Notices()
        self.kept: list[QWidget] = []
        """A window nobody refers to would be collected while it is painted."""

    def context(self, actor: Actor | None = None) -> OfficeContext:
        who = actor or self.owner
        data = ListServices(self.services.lists(who), self.services.saved, self.services.exporting(who))
        form = CellFormat(ZONE)
        return OfficeContext(self.ui, data, who, form, self.changes, self.notices, ("kassa",))

    def window(self, actor: Actor | None = None, size: tuple[int, int] = (1366, 768)) -> OfficeWindow:
        office = self.context(actor)
        made = OfficeWindow(office, "Filiaal Centrum", lambda window: build_screens(office, self.services, window))
        made.resize(*size)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        self.kept.append(made)
        return made

    def with_rights(self, *rights: Right) -> Actor:
        return Actor(self.owner.employee_id, "Administratie", frozenset(rights), None)


def front(window: OfficeWindow) -> QWidget:
    """Return the page in front."""
    place = window.tabs.current
    assert place is not None
    page = window.tabs.page(place)
    assert page is not None
    return page
