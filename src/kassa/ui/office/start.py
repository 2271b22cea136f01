"""The back office as a whole: first start, signing in, the window, starting the till."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtWidgets import QWidget

from kassa.domain.people.rights import Right
from kassa.domain.settings import company
from kassa.output.table import CellFormat
from kassa.system import garbage, licences, paths
from kassa.ui.office.care import OfficeCare
from kassa.ui.office.catalog.screens import catalog_screens
from kassa.ui.office.context import ListServices, OfficeContext
from kassa.ui.office.first_start import FirstStart
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.login import LoginWindow
from kassa.ui.office.mail.outgoing import Outgoing
from kassa.ui.office.mail.screens import mail_screens
from kassa.ui.office.notices import Notices
from kassa.ui.office.pages.about import AboutPage
from kassa.ui.office.pages.receipts import receipts_page
from kassa.ui.office.pages.roles import RolePage, roles_page
from kassa.ui.office.pages.settings import SETTINGS_RIGHTS, SettingsPage, as_person
from kassa.ui.office.pages.shifts import shifts_page
from kassa.ui.office.pages.users import UserPage, users_page
from kassa.ui.office.relations.screens import relations_screens
from kassa.ui.office.sales.screens import sales_screens
from kassa.ui.office.screens import ScreenSpec
from kassa.ui.office.window import OfficeWindow
from kassa.ui.shell.changes import Changes
from kassa.ui.theme.theme import Mode
from kassa.ui.widgets.motion import chosen_reduced_motion, set_reduced_motion

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.office import OfficeServices
    from kassa.ui.shell.context import UiContext


CALM_MS = 1500
LOOKS = "office.looks"
_MODES = frozenset(Mode)


class OfficeApp(QObject):
    """Shows one window after another: first start, login, office.

    Args:
        ui: theme, language, jobs, clock.
        services: of the shop.
        command: how this program is started again, without a command word.
    """

    def __init__(self, ui: UiContext, services: OfficeServices, command: tuple[str, ...]) -> None:
        super().__init__()
        self._ui = ui
        self._services = services
        self._command = command
        self.changes = Changes(services.watching, ui.jobs, self)
        self.changes.changed.connect(self._settings_changed)
        self.outgoing = Outgoing(services.mail.worker, ui.jobs, self)
        self.care = OfficeCare(services.backups, ui.jobs, self)
        self.window: QWidget | None = None
        self._actor: Actor | None = None
        ui.language.changed.connect(self._language_changed)

    def start(self) -> None:
        """Show the first window."""
        self.changes.start()
        self.outgoing.start()
        self._ui.jobs.run(self, self._services.sales.drafts.purge)
        if self._services.users.is_first_start() or not self._services.shop.branches():
            first = FirstStart(self._ui, self._services.users, self._services.shop)
            first.founded.connect(self.enter)
            first.restore_wanted.connect(self.start_restore)
            first.demo_wanted.connect(self.start_demo)
            self._show(first)
        else:
            self.care.start()  # a shop that is not there yet needs no backup, and no recovery code of its own
            self.ask_who()

    def ask_who(self) -> None:
        """Show the login."""
        shop = self._services.settings.get(company.NAME)
        login = LoginWindow(self._ui, self._services.login, self._services.users, shop)
        login.signed_in.connect(self.enter)
        self._show(login)

    def enter(self, actor: Actor) -> None:
        """Show the office of a person, in the looks and language they chose."""
        services = self._services
        self._actor = None
        self._put_on(services.saved.preference(actor.employee_id, LOOKS))
        self._actor = actor
        data = ListServices(services.lists(actor), services.saved, services.exporting(actor))
        notices = Notices(self)
        form = CellFormat(services.zone, "en" if self._ui.language.current == "en" else "nl")
        office = OfficeContext(self._ui, data, actor, form, self.changes, notices, self._command)
        branches = services.shop.branches()
        branch = self.tr("Filiaal %1").replace("%1", branches[0].name)
        if len(branches) > 1:
            branch = self.tr("%1 filialen").replace("%1", str(len(branches)))
        window = OfficeWindow(office, branch, lambda made: build_screens(office, services, made))
        window.pos_wanted.connect(self.start_till)
        window.sign_out_wanted.connect(lambda: self._leave(actor))
        window.looks_changed.connect(self._keep_looks)
        window.restore_wanted.connect(self.start_restore)
        self.care.tell_in(notices)
        self.care.start()
        self._show(window)

    def start_till(self) -> None:
        """Start the till as a program of its own: it lives on when the office is closed."""
        QProcess.startDetached(self._command[0], [*self._command[1:], "pos"])

    def start_restore(self) -> None:
        """Give way to the window that puts a backup back: that needs the database to itself."""
        QProcess.startDetached(self._command[0], [*self._command[1:], "restore"])
        self._close()

    def start_demo(self) -> None:
        """Give way to the till of the demo shop, which is a database of its own."""
        QProcess.startDetached(self._command[0], [*self._command[1:-2], "demo"])
        self._close()

    def _close(self) -> None:
        if self.window is not None:
            self.window.close()

    def _put_on(self, looks: Mapping[str, object]) -> None:
        mode = str(looks.get("theme", ""))
        if mode in _MODES and self._ui.theme.mode != mode:
            self._ui.theme.set_mode(Mode(mode))
        set_reduced_motion(looks.get("reduced_motion") is True)
        self._ui.language.switch("en" if looks.get("language") == "en" else "nl")

    def _keep_looks(self) -> None:
        if self._actor is not None:
            looks: dict[str, object] = {"theme": self._ui.theme.mode.value, "language": self._ui.language.current}
            looks["reduced_motion"] = chosen_reduced_motion()
            self._services.saved.set_preference(self._actor.employee_id, LOOKS, looks)

    def _language_changed(self) -> None:
        """Say everything again: the window is made anew on the same tabs."""
        if self._actor is not None and isinstance(self.window, OfficeWindow):
            self._keep_looks()
            self.window.keep_tabs()
            self.enter(self._actor)

    def _leave(self, actor: Actor) -> None:
        self._actor = None
        login = self._services.login
        self._ui.jobs.run(self, lambda: login.sign_out(actor))
        self.ask_who()

    def _show(self, window: QWidget) -> None:
        old, self.window = self.window, window
        if isinstance(window, OfficeWindow):
            window.resize(1600, 900)
            window.showMaximized()
        else:
            window.show()
        QTimer.singleShot(CALM_MS, window, garbage.settle)
        if old is not None:
            old.close()
            old.deleteLater()

    def _settings_changed(self, topics: frozenset[str]) -> None:
        if "settings" in topics:
            self._services.settings.refresh()


def build_screens(
    office: OfficeContext,
    services: OfficeServices,
    window: OfficeWindow,
) -> Mapping[str, ScreenSpec]:
    """Return every page there is, by identity."""
    open_page = window.open_page

    def document(page: FormPage) -> FormPage:
        page.close_wanted.connect(lambda: window.close_page(page))
        return page

    def settings_page() -> SettingsPage:
        page = SettingsPage(office, services)
        page.health_wanted.connect(lambda: open_page("health", ""))
        page.restore_wanted.connect(window.restore_wanted)
        return page

    specs = (
        ScreenSpec("receipts", "receipt", lambda _key: receipts_page(office, services.tills), Right.VIEW_RECEIPTS),
        *relations_screens(office, services, window),
        *catalog_screens(office, services, window),
        ScreenSpec("shifts", "calculator", lambda _key: shifts_page(office, services.tills), Right.VIEW_REPORTS),
        ScreenSpec("users", "users", lambda _key: users_page(office, open_page), Right.EDIT_USERS),
        ScreenSpec(
            "users.document", "user", lambda key: document(UserPage(office, services.users, key)), Right.EDIT_USERS
        ),
        ScreenSpec("roles", "shield-check", lambda _key: roles_page(office, open_page), Right.EDIT_USERS),
        ScreenSpec(
            "roles.document",
            "shield-check",
            lambda key: document(RolePage(office, services.users, key)),
            Right.EDIT_USERS,
        ),
        *sales_screens(office, services, window),
        *mail_screens(office, services.mail, window),
        ScreenSpec("settings", "settings", lambda _key: settings_page(), SETTINGS_RIGHTS),
        ScreenSpec("health", "shield-check", lambda _key: _health_page(office, services)),
        ScreenSpec("about", "store", lambda _key: AboutPage(office, paths.resources() / licences.FILE)),
    )
    return {spec.id: spec for spec in specs}


def _health_page(office: OfficeContext, services: OfficeServices) -> QWidget:
    from kassa.ui.upkeep.health_page import HealthPage  # first use

    tills = services.shop.tills()
    return HealthPage(office.ui, lambda: services.upkeep(tills[0].id if tills else ""), as_person(office.actor))
