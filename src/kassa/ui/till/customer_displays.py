"""What the customer sees follows the bon: the second screen and the display of two lines, from the same state."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kassa.domain.errors import KassaError
from kassa.domain.settings import company
from kassa.domain.settings import till as keys
from kassa.domain.till.customer_view import IDLE, CustomerView, Stage, thanks, view_of
from kassa.domain.values.money import Money

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from kassa.domain.payments.settlement import Settlement
    from kassa.domain.till.basket import Basket
    from kassa.domain.values.dutch import Lang
    from kassa.services.container import TillServices
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import SaleController
    from kassa.ui.till.customer_window import CustomerWindow
    from kassa.ui.till.payment.screen import PaymentScreen
    from kassa.ui.till.state import SaleState
    from kassa.ui.till.window import TillWindow

_THANKS_MS = 15_000
_LOGIN, _PAYMENT = "login", "payment"


class CustomerDisplays(QObject):
    """Shows the customer the bon; made after the first paint.

    Args:
        ui: theme.
        window: of the till.
        controller: the bon.
        payment: where it is paid.
        services: settings, the basket and the display of two lines.
    """

    chosen = Signal(str, object)
    """The key of a setting and its new value, for whoever keeps it."""

    def __init__(
        self,
        ui: UiContext,
        window: TillWindow,
        controller: SaleController,
        payment: PaymentScreen,
        services: TillServices,
    ) -> None:
        super().__init__(window)
        self._ui, self._till, self._controller, self._services = ui, window, controller, services
        self._shown = IDLE
        self.window: CustomerWindow | None = None
        self._calm = QTimer(self, singleShot=True, interval=_THANKS_MS)
        self._calm.timeout.connect(self._follow)
        controller.changed.connect(self._changed)
        window.shown_screen.connect(lambda _name: self._follow())
        payment.moved.connect(self._paying)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._plugged)  # no lambda: the program lives longer than this does
            application.screenRemoved.connect(self._plugged)
        window.installEventFilter(self)
        self._chosen = ""
        self._language: Lang = "nl"
        self._customer = ""
        self.place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close with the till: a window that belongs to another stays when that one is closed."""
        if watched is self._till and event.type() == QEvent.Type.Hide and not event.spontaneous():
            self._show(IDLE)
            if self.window is not None:
                self.window.hide()
        return False

    @property
    def view(self) -> CustomerView:
        """What the customer sees now."""
        return self._shown

    @property
    def wanted(self) -> str:
        """The screen for the customer: as chosen at this till, else as set; practice never covers the real one."""
        place = self._services.place
        if place.training:
            return "none"
        return self._chosen or self._services.settings.get(keys.CUSTOMER_SCREEN, place.till_id)

    def ask(self) -> None:
        """'Klantendisplay' of the menu: which screen, at once."""
        from kassa.ui.till.sheets import ChoiceSheet  # first use

        words = {"none": self.tr("Niet gebruiken"), "auto": self.tr("Automatisch")}
        screens = QGuiApplication.screens()
        words |= {str(number): self.tr("Scherm {}").format(number) for number in range(1, min(len(screens), 3) + 1)}
        text = (
            "" if len(screens) > 1 else self.tr("Er is één scherm. Sluit een tweede aan; de kassa vindt het vanzelf.")
        )
        title = self.tr("Klantendisplay")
        sheet = ChoiceSheet(
            self._ui.theme, self._till, title, list(words.items()), self.wanted, name="customer_screen", text=text
        )
        sheet.finished.connect(self._choose)
        sheet.open()

    def _choose(self, screen: str | None) -> None:
        if screen is not None:
            self._chosen = screen
            self.chosen.emit(keys.CUSTOMER_SCREEN.key, screen)
            self.place()

    def settings_changed(self) -> None:
        """Somebody changed the settings: they count again, not what was chosen for now."""
        self._chosen = ""
        self.place()

    def place(self) -> None:
        """Open, move or close the second screen as it is set now, and show what there is to show."""
        wanted, screens = self.wanted, QGuiApplication.screens()
        if wanted != "none" and len(screens) > 1:
            from kassa.ui.till.customer_window import CustomerWindow, chosen_screen  # a till with one never pays for it

            screen = chosen_screen(wanted, screens, self._till.screen())
            if screen is not None:
                if self.window is None:
                    self.window = CustomerWindow(self._ui.theme, self._till)
                self._show(self._shown)
                self.window.fill(screen)
                return
        if self.window is not None:
            self.window.hide()
            self.window.deleteLater()
            self.window = None
        self._show(self._shown)

    def sold(self, change: Money) -> None:
        """Say thanks until the next article, or for a quarter of a minute."""
        self._show(thanks(change))
        self._calm.start()

    def _plugged(self, _screen: QScreen) -> None:
        self.place()

    def _changed(self, _state: SaleState) -> None:
        self._follow()

    def _follow(self) -> None:
        """Show the bon; while it is paid the payment screen says what is shown, while nobody is served the name."""
        if self._till.current == _PAYMENT:
            return
        state = self._controller.state
        hidden = state.basket is None or self._till.current == _LOGIN
        view = IDLE if hidden or state.basket is None else view_of(state.basket, None, state.selected)
        if view.stage is Stage.IDLE and self._shown.stage is Stage.THANKS and self._calm.isActive():
            return
        self._show(view)

    def _paying(self, basket: Basket, settlement: Settlement) -> None:
        if self._till.current == _PAYMENT:
            self._show(view_of(basket, settlement))

    def _show(self, view: CustomerView) -> None:
        if view.stage is not Stage.THANKS:  # which is said in the language of the sale
            self._choose_language()
        self._shown = view
        self._services.display.show(view, self._language)
        if self.window is not None:
            self.window.show_view(view, self._services.settings.get(company.NAME), self._language)

    def _choose_language(self) -> None:
        """The customer's own, else that of the till; never that of who happens to sell."""
        basket = self._controller.state.basket
        customer = basket.customer.id if basket is not None and basket.customer is not None else ""
        if customer and customer == self._customer:
            return
        place = self._services.place
        language = self._services.settings.get(keys.LANGUAGE, place.till_id)
        if customer:
            with suppress(KassaError):  # gone or out of reach: nobody stops selling for that
                language = self._services.counter().customers.get(customer).language
        self._customer, self._language = customer, "en" if language == "en" else "nl"
