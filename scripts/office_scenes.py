"""The screens of the back office, each brought to a state worth looking at through the real services."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from kassa.bootstrap.office import office_services
from kassa.db.engine import open_database
from kassa.domain.people.contact import Address, ContactDetail, ContactKind
from kassa.services.demo.people import demo_people
from kassa.services.lists.spec import Filter, Operator
from kassa.system import paths
from kassa.system.clock import SystemClock
from kassa.system.machine_key import machine_key
from kassa.ui.office.lists.page import ListPage
from kassa.ui.office.pages.settings import SettingsPage
from kassa.ui.office.start import OfficeApp
from kassa.ui.office.window import OfficeWindow
from kassa.ui.shell.app import make_application
from kassa.ui.shell.context import open_context
from kassa.ui.theme.sizes import DESK
from kassa.ui.theme.theme import Mode
from kassa.ui.work.inline import InlineJobs
from scripts.sales_scenes import SALES_SCENES, close_dialogs
from scripts.upkeep_scenes import UPKEEP_SCENES

if TYPE_CHECKING:
    from scripts.shots import Panel


class Stage:
    """The office of the demo shop that scenes act on."""

    def __init__(self, shop: Path, panel: Panel, app: QApplication, theme: str) -> None:
        self.database = open_database(str(shop))
        clock = SystemClock()
        self.services = office_services(self.database, clock, machine_key())
        cache = paths.data_folder() / "cache"
        cache.mkdir(parents=True, exist_ok=True)
        ui = open_context(
            app,
            paths.resources(),
            cache,
            clock,
            InlineJobs(),
            sizes=DESK,
            mode=Mode(theme),
            zone=self.services.zone,
        )
        self.ui = ui
        self.office = OfficeApp(ui, self.services, ("kassa",))
        self.size = (panel.width, panel.height)
        self.second: QWidget | None = None
        """What is drawn instead of the window."""
        self.undo: Callable[[], None] = lambda: None
        """Puts back what a scene changed for itself alone."""
        self.office.ask_who()

    @property
    def window(self) -> QWidget:
        """The window that is shown."""
        assert self.office.window is not None
        return self.office.window

    def enter(self) -> OfficeWindow:
        """Have the owner signed in."""
        if not isinstance(self.window, OfficeWindow):
            owner = next(one for one in demo_people() if one.role == "Eigenaar")
            tile = next(one for one in self.services.login.employees() if one.name == owner.name)
            self.office.enter(self.services.login.sign_in(tile.id, owner.pin))
        assert isinstance(self.window, OfficeWindow)
        self.fit()
        return self.window

    def fit(self) -> None:
        """Give the window the size of the panel."""
        self.window.showNormal()
        self.window.resize(*self.size)
        QApplication.processEvents()

    def page(self, screen: str, key: str = "") -> QWidget:
        """Open a page and return it."""
        found = self.enter().open_page(screen, key)
        if found is None:
            raise LookupError(f"{screen} cannot be opened")
        return found

    def list_page(self, screen: str) -> ListPage:
        """Open a list."""
        found = self.page(screen)
        assert isinstance(found, ListPage)
        return found


def _login(stage: Stage) -> None:
    if isinstance(stage.window, OfficeWindow):
        stage.office.ask_who()


def _receipts(stage: Stage) -> None:
    page = stage.list_page("receipts")
    page.show_view(page.views.tabs[0])
    page.model.tick([3, 7])


def _search(stage: Stage) -> None:
    page = stage.list_page("receipts")
    page.add_filter(Filter("date", Operator.FROM, ("month",)))
    page.head.search.setText("12")
    page.head.search.searched.emit("12")


def _empty(stage: Stage) -> None:
    page = stage.list_page("articles")
    page.head.search.setText("bestaat niet")
    page.head.search.searched.emit("bestaat niet")


def _articles(stage: Stage) -> None:
    page = stage.list_page("articles")
    page.show_view(page.views.tabs[0])


def _customers(stage: Stage) -> None:
    page = stage.list_page("customers")
    page.show_view(page.views.tabs[0])


def _customer_id(stage: Stage, number: str) -> str:
    return next(hit.id for hit in stage.services.relations.customers.search(number) if hit.number == number)


def _customer_rows(stage: Stage) -> None:
    """A customer with contact details, an address and consent, at its lower half."""
    relations = stage.services.relations
    owner = stage.services.users.employees()[0]
    actor = stage.services.login.sign_in(owner.id, next(one.pin for one in demo_people() if one.role == "Eigenaar"))
    card = relations.customers.card(_customer_id(stage, "10003"))
    if not card.contacts:
        contacts = (
            ContactDetail("", ContactKind.EMAIL, "boekhouding@voorbeeld.nl", "Boekhouding", True),
            ContactDetail("", ContactKind.MOBILE, "06 0000 0099", "Werkvoorbereiding"),
        )
        addresses = (Address("", "Werkplaats", "Voorbeeldkade 3", "1037 BA", "Voorbeeldstad"),)
        relations.customers.save(card.customer, actor, contacts, addresses)
        relations.privacy.give_consent(card.customer.id, actor)
    page = stage.page("customers", card.customer.id)
    area = page.findChild(QScrollArea)
    stage.fit()
    assert area is not None
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _merge(stage: Stage) -> None:
    page = stage.list_page("customers")
    page.show_view(page.views.tabs[0])
    page.model.tick([0, 1])
    page.selection.buttons[0].click()


def _export(stage: Stage) -> None:
    stage.list_page("receipts").tools.export()


def _settings(row: int) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        page = stage.page("settings")
        assert isinstance(page, SettingsPage)
        page.owners.setCurrentRow(row if row >= 0 else page.owners.count() + row)

    return scene


SCENES: dict[str, Callable[[Stage], None]] = {
    "login": _login,
    "receipts": _receipts,
    "search": _search,
    "export": _export,
    "articles": _articles,
    "empty": _empty,
    "customers": _customers,
    "customer": lambda stage: _opened(stage.page("customers", _customer_id(stage, "10002"))),
    "customer_person": lambda stage: _opened(stage.page("customers", _customer_id(stage, "10004"))),
    "customer_rows": _customer_rows,
    "merge": _merge,
    "price_lists": lambda stage: _opened(stage.page("price_lists")),
    "shifts": lambda stage: _opened(stage.page("shifts")),
    "users": lambda stage: _opened(stage.page("users")),
    "user": lambda stage: _opened(stage.page("users", stage.services.users.employees()[0].id)),
    "roles": lambda stage: _opened(stage.page("roles")),
    "role": lambda stage: _opened(stage.page("roles", stage.services.users.roles()[0].id)),
    "company": _settings(0),
    "vat": _settings(1),
    "till": _settings(-2),
    "devices": _settings(-1),
    "health": lambda stage: _opened(stage.page("health")),
    "about": lambda stage: _opened(stage.page("about")),
    **UPKEEP_SCENES,
    **SALES_SCENES,
}


def _opened(page: QWidget) -> None:
    page.update()


def draw(shop: Path, folder: Path, panel: Panel, themes: Sequence[str], only: str, language: str) -> int:
    """Draw every scene of the office on one panel; return how many could not be drawn."""
    app = make_application("kassa shots")
    stage = Stage(shop, panel, app, themes[0])
    stage.ui.language.switch(language)
    tail = "" if language == "nl" else f"-{language}"
    failed = 0
    for theme in themes:
        stage.ui.theme.set_mode(Mode(theme))
        for name, scene in SCENES.items():
            if not any(word in name for word in only.split(",")):
                continue
            try:
                scene(stage)
            except LookupError as error:
                print(f"{name} {panel.name}: {error}", file=sys.stderr)
                failed += 1
                continue
            stage.fit()
            for _ in range(3):
                QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            (stage.second or stage.window).grab().save(str(folder / f"office-{name}-{panel.name}-{theme}{tail}.png"))
            stage.undo()
            stage.second, stage.undo = None, lambda: None
            close_dialogs(stage.window)
    stage.database.close()
    return failed
