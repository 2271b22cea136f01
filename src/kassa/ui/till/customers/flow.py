"""Customers at the till: 'Kies Klant', taking a customer off, a scanned card, and what they owe on the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kassa.domain.errors import KassaError
from kassa.domain.settings import company
from kassa.system.identity import new_id
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.people.actor import Actor
    from kassa.domain.people.newcomer import Newcomer
    from kassa.services.till.choosing import CustomerChoosing, Outstanding
    from kassa.ui.till.counter import Counter
    from kassa.ui.till.customers.select_dialog import SelectCustomerDialog
    from kassa.ui.till.state import SaleState

_TOPICS = frozenset({"payments", "sales", "customers"})


class SelectCustomerFlow(QObject):
    """Opens 'Kies Klant' and puts the answer on the bon.

    Args:
        counter: the till around the sale.
    """

    outstanding = Signal(str)
    """The badge was tapped; identity of the customer: show their open invoices."""
    chosen = Signal(str)
    """Identity of the customer that was put on the bon."""

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._loaded = ""
        self._asked = 0
        bar = counter.window.receipt.customer
        bar.choose.connect(self.ask)
        bar.remove.connect(self.remove)
        bar.outstanding.connect(self._show_outstanding)
        counter.controller.changed.connect(self._follow)

    def ask(self, then: Callable[[], None] | None = None, title: str = "") -> None:
        """Open 'Kies Klant'; once a customer is on the bon ``then`` follows.

        Args:
            then: what goes on after the choice; nothing follows when nobody was chosen or it was refused.
            title: what the customer is chosen for, such as 'Kies een klant om een factuur te maken'.
        """
        from kassa.ui.till.customers.select_dialog import SelectCustomerDialog  # first use

        counter = self._counter
        if counter.controller.actor is None or self._is_open():
            return
        country = str(counter.services.settings.get(company.COUNTRY) or "NL")
        dialog = SelectCustomerDialog(counter.ui, counter.window, self._choosing, title, country)
        key = new_id()
        dialog.save.connect(lambda newcomer: self._add(dialog, newcomer, key))
        dialog.finished.connect(lambda found: self.choose(found, then) if found else None)
        dialog.ask()

    def choose(self, customer_id: str, then: Callable[[], None] | None = None) -> None:
        """Put a customer on the bon, then go on with ``then``."""

        def done() -> None:
            self._counter.ui.sounds.play("ok")
            self.chosen.emit(customer_id)
            if then is not None:
                then()

        words = self.tr("Klant op de bon gezet")
        self._counter.controller.change(lambda actor: self._choosing.choose(customer_id, actor), words, then=done)

    def remove(self) -> None:
        """Take the customer off the bon; the undo bar offers them back."""
        basket = self._counter.controller.state.basket
        if basket is not None and basket.customer is not None:
            words = self.tr("{} van de bon gehaald").format(basket.customer.title)
            self._counter.controller.change(self._choosing.remove, words)

    def scanned(self, code: str) -> bool:
        """A customer card was scanned: put them on the bon; ``False`` when the code is no card of ours.

        While money is received a card only counts for a bon that has no customer yet.
        """
        try:
            found = self._choosing.find_card(code)
        except KassaError as error:
            self._counter.controller.refuse(error.reason)
            return True
        if found is None:
            return False
        basket = self._counter.controller.state.basket
        same = basket is not None and basket.customer is not None and basket.customer.id == found
        if same:
            self._counter.ui.sounds.play("ok")
        else:
            self.choose(found)
        return True

    def changed(self, topics: frozenset[str]) -> None:
        """Something happened elsewhere: read again what the customer on the bon owes."""
        if topics & _TOPICS:
            self._loaded = ""
            self._follow(self._counter.controller.state)

    # Inside --------------------------------------------------------------------------------------------------------

    @property
    def _choosing(self) -> CustomerChoosing:
        return self._counter.services.counter().choosing

    def _is_open(self) -> bool:
        found = self._counter.window.findChildren(QWidget, "select_customer")
        return any(dialog.isVisible() for dialog in found)

    def _add(self, dialog: SelectCustomerDialog, newcomer: Newcomer, key: str) -> None:
        """Store a new customer, asking permission where the right is missing; then they are chosen."""

        def action(actor: Actor) -> None:
            dialog.done(self._choosing.add(newcomer, actor, key).id)

        person = self._counter.controller.actor
        if person is not None:
            self._counter.approvals.with_approval(person, action, lambda error: dialog.refused(str(error.reason)))

    def _show_outstanding(self) -> None:
        basket = self._counter.controller.state.basket
        if basket is not None and basket.customer is not None:
            self.outstanding.emit(basket.customer.id)

    def _follow(self, state: SaleState) -> None:
        """Another customer stands on the bon: read what they owe, away from the screen."""
        customer = state.basket.customer if state.basket is not None else None
        wanted = customer.id if customer is not None else ""
        if wanted == self._loaded:
            return
        self._loaded = wanted
        self._asked += 1
        if not wanted:
            return
        asked, choosing = self._asked, self._choosing

        def done(owed: Outstanding) -> None:
            if asked == self._asked:
                self._counter.window.receipt.customer.show_owed(wanted, owed.open, owed.overdue)

        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error

        self._counter.ui.jobs.run(self, lambda: choosing.outstanding(wanted), done=done, failed=failed, lane=Lane.IO)
