"""'Apparaten' and 'Alles in orde?' in the window of the till: the pages the office has too, on screens of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kassa.ui.till.screen import Place, Screen
from kassa.ui.upkeep.devices_page import DevicesPage, DevicesPart
from kassa.ui.upkeep.health_page import HealthPage
from kassa.ui.upkeep.scanner_page import ScannerPage

if TYPE_CHECKING:
    from kassa.domain.errors import KassaError
    from kassa.domain.people.actor import Actor
    from kassa.services.upkeep import Upkeep
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import Permit, SaleController
    from kassa.ui.till.window import TillWindow

DEVICES, HEALTH = "devices", "health"


class PageScreen(Screen):
    """A page as a screen of the till."""

    place = Place.FULL

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.page = page
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def entered(self) -> None:
        """Begin at the devices, also when the scanner was tried the last time."""
        if isinstance(self.page, DevicesPart):
            self.page.back()
        self.focusNextChild()

    def back(self) -> None:
        """One step back: from the scanner to the devices, from a page to the sale."""
        if not (isinstance(self.page, DevicesPart) and self.page.back()):
            super().back()

    def take_scan(self, code: str) -> bool:
        """A scan is for the page that tries scanners."""
        return isinstance(self.page, DevicesPart) and self.page.take_scan(code)


class UpkeepScreens(QObject):
    """Makes both screens when they are first asked for.

    Args:
        ui: theme, jobs, scanner.
        window: where the screens go.
        upkeep: devices, health and support bundle.
        controller: who stands at the till.
        permit: does an action and asks a second person where a right is missing.
        changed: is told that a setting of a device is different now.
    """

    def __init__(
        self,
        ui: UiContext,
        window: TillWindow,
        upkeep: Callable[[], Upkeep],
        controller: SaleController,
        permit: Permit,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._ui, self._window, self._upkeep = ui, window, upkeep
        self._controller, self._permit, self._changed = controller, permit, changed
        window.add_later(DEVICES, self._make_devices)
        window.add_later(HEALTH, self._make_health)

    def show_devices(self) -> None:
        """Show 'Apparaten'."""
        self._window.show_screen(DEVICES)

    def show_health(self) -> None:
        """Show 'Alles in orde?'."""
        self._window.show_screen(HEALTH)

    def _make_devices(self) -> Screen:
        def title() -> str:
            return QCoreApplication.translate("UpkeepScreens", "Apparaten")

        page = DevicesPage(self._ui, self._upkeep, self._as_person, self._changed, title)
        page.health_wanted.connect(self.show_health)
        return self._add(
            DEVICES, DevicesPart(page, ScannerPage(self._ui, self._upkeep, self._as_person, self._changed))
        )

    def _make_health(self) -> Screen:
        return self._add(HEALTH, HealthPage(self._ui, self._upkeep, self._as_person))

    def _add(self, name: str, page: QWidget) -> Screen:
        screen = PageScreen(page)
        self._window.add_screen(name, screen)
        return screen

    def _as_person(self, action: Callable[[Actor], object], failed: Callable[[KassaError], None]) -> None:
        person = self._controller.actor
        if person is not None:

            def act(actor: Actor) -> None:
                action(actor)

            self._permit(person, act, failed)
