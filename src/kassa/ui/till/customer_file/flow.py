"""'Klantenbeheer' in the till: the side tab, its keys, what it follows, and the note of a customer on the bon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kassa.domain.errors import KassaError
from kassa.domain.till.attaching import set_customer
from kassa.ui.till.window import SALE
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.domain.people.customer import Customer
    from kassa.domain.till.basket import Basket
    from kassa.ui.till.counter import Counter
    from kassa.ui.till.customer_file.screen import CustomerFileScreen
    from kassa.ui.till.state import SaleState

NAME = "customer_file"
_TOPICS = frozenset({"sales", "payments", "customers", "receipts"})
_CONTROL = Qt.KeyboardModifier.ControlModifier


class CustomerFileFlow(QObject):
    """Makes the panel when it is first opened.

    Args:
        counter: the till.
    """

    choose_customer = Signal()
    """'Kies Klant' was pressed in the panel."""
    pick_customer = Signal(str)
    """A customer was picked in the panel: put them on the bon."""
    open_order = Signal(str)
    """An order was tapped: open it on the bon."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._screen: CustomerFileScreen | None = None
        self._noted, self._note = ("", ""), ""
        window = counter.window
        window.add_later(NAME, lambda: self.screen)
        self._tab = window.add_tab(NAME, "users", 0)
        window.key_pressed.connect(self._key)
        window.installEventFilter(self)
        window.receipt.customer_note_close.connect(lambda: window.receipt.show_customer_note(""))
        counter.controller.changed.connect(self._sale_changed)
        self._retranslate()
        self._sale_changed(counter.controller.state)

    @property
    def screen(self) -> CustomerFileScreen:
        """The panel; made and imported at first use, because the first sale needs none of it."""
        if self._screen is None:
            from kassa.ui.till.customer_file.screen import CustomerFileScreen

            screen = self._screen = CustomerFileScreen(self._counter)
            screen.choose.connect(self.choose_customer)
            screen.picked.connect(self.pick_customer)
            screen.open_order.connect(self.open_order)
            screen.customer_saved.connect(self._follow)
            self._counter.window.add_screen(NAME, screen)
        return self._screen

    def open(self, tab: str = "") -> None:
        """Open the panel, on a tab when one is named."""
        window = self._counter.window
        if window.current == NAME:
            self.screen.show_tab(tab or self.screen.current_tab)
            return
        if tab:
            self.screen.begin_on(tab)
        window.show_screen(NAME)

    def changed(self, topics: frozenset[str]) -> None:
        """Something happened elsewhere: what is shown is read again."""
        if topics & _TOPICS and self._counter.window.current == NAME:
            self.screen.refresh()
        if "customers" in topics:
            self._show_note(self._counter.controller.state.basket, again=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange and watched is self._counter.window:
            self._retranslate()
        return False

    def _key(self, event: QKeyEvent) -> None:
        window = self._counter.window
        if event.isAccepted() or any(sheet.isVisible() for sheet in window.findChildren(Dialog)):
            return
        if event.key() == Qt.Key.Key_F4:
            window.show_screen(SALE if window.current == NAME else NAME)
            event.accept()
        elif window.current == NAME and event.modifiers() & _CONTROL:
            place = event.key() - Qt.Key.Key_1
            if self.screen.turn_to(place):
                event.accept()

    def _sale_changed(self, state: SaleState) -> None:
        self._show_note(state.basket)
        if self._screen is not None and self._counter.window.current == NAME:
            self._screen.show_basket(state.basket)

    def _show_note(self, basket: Basket | None, *, again: bool = False) -> None:
        """The note to show at a sale: when its customer comes on the bon, and again when it was changed."""
        customer = basket.customer if basket is not None else None
        wanted = (basket.id, customer.id) if basket is not None and customer is not None else ("", "")
        known = wanted == self._noted
        if known and not again:
            return
        self._noted = wanted
        text = ""
        if customer is not None:
            try:
                text = self._counter.services.counter().file.note_to_show(customer.id)
            except KassaError:
                return  # a note is a courtesy; the sale goes on
        if known and text == self._note:
            return  # it was read, and perhaps closed
        self._note = text
        self._counter.window.receipt.show_customer_note(text)

    def _follow(self, kept: Customer) -> None:
        """The customer on the bon was changed here: the bon shows the new name."""
        self._show_note(self._counter.controller.state.basket, again=True)
        basket = self._counter.controller.state.basket
        customer = basket.customer if basket is not None else None
        if customer is None or customer.id != kept.id or customer.title == kept.title:
            return
        renamed = replace(customer, title=kept.title)
        event = {"customer": kept.id}
        selling = self._counter.services.selling
        self._counter.controller.change(
            lambda actor: selling.attach(
                lambda now: set_customer(now, renamed), actor, ("basket.customer_renamed", event, actor)
            )
        )

    def _retranslate(self) -> None:
        self._tab.set_label(self.tr("Klantenbeheer"))
