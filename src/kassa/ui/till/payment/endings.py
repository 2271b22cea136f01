"""'Maak factuur' and 'Later Factureren': whose bon it is, the one question, and why it cannot be (ui.md 7.4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kassa.domain.till.ending import Ending
from kassa.domain.till.ending_checks import why_not_invoice, why_not_later
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.services.till.selling import Selling
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.payment.around import Around
    from kassa.ui.till.payment.state import PaySettings, PayState
    from kassa.ui.till.payment.words import PaymentWords


class Endings(QObject):
    """``agreed`` carries the ending everything is known for; ``customer_chosen`` comes when the bon got a customer.

    Args:
        ui: theme.
        screen: whose window the question covers.
        selling: the open basket.
        settings: of the till, as they are now.
        around: asks for a customer and knows their credit.
        words: how amounts and buttons are written.
    """

    agreed = Signal(object)
    customer_chosen = Signal()

    def __init__(
        self,
        ui: UiContext,
        screen: QWidget,
        selling: Selling,
        settings: Callable[[], PaySettings],
        around: Around,
        words: PaymentWords,
    ) -> None:
        super().__init__(screen)
        self._ui, self._screen, self._selling = ui, screen, selling
        self._settings, self._around, self._words = settings, around, words

    def start(self, ending: Ending) -> None:
        """Ask what must be known, then say ``agreed``: an invoice after one question, a delivery note at once."""
        if ending is Ending.INVOICE:
            self._for_customer(self.tr("Kies een klant om een factuur te maken"), self._ask_invoice)
        else:
            self._for_customer(self.tr("Kies een klant om later te factureren"), lambda: self.agreed.emit(ending))

    def why_not(self, ending: Ending) -> Reason | None:
        """Return why this ending is not possible now, or None when it is."""
        basket = self._selling.basket()
        if ending is Ending.INVOICE:
            return why_not_invoice(basket, invoicing=self._settings().invoicing)
        return why_not_later(basket)

    def refusals(self) -> str:
        """Return what keeps both away, one line each (F1); empty when nothing does."""
        reasons = (self.why_not(Ending.INVOICE), self.why_not(Ending.LATER))
        told = zip(self._words.ends(), reasons, strict=True)
        return "\n".join(f"{name}: {why}" for name, why in told if why is not None)

    def limit_warning(self, state: PayState) -> str:
        """Return what to say beforehand when buying this on credit would pass the limit of the customer."""
        customer = self._selling.basket().customer
        if customer is None or state.refund or all(self.why_not(one) for one in (Ending.INVOICE, Ending.LATER)):
            return ""
        left = self._around.credit_left(self._selling.basket())
        if left is None or state.registered.open <= left:
            return ""
        words = self.tr("{name} heeft nog {left} krediet. Een factuur of pakbon van dit bedrag vraagt toestemming.")
        return words.format(name=customer.title, left=self._words.money(left))

    def _for_customer(self, title: str, then: Callable[[], None]) -> None:
        if self._selling.basket().customer is not None:
            then()
            return

        def chosen() -> None:
            self.customer_chosen.emit()
            if self._selling.basket().customer is not None:
                then()

        self._around.ask_customer(title, chosen)

    def _ask_invoice(self) -> None:
        basket = self._selling.basket()
        name = basket.customer.title if basket.customer is not None else ""
        question = ConfirmDialog(
            self._ui.theme,
            self._screen.window(),
            self.tr("Factuur maken voor {name}, {amount}?").format(name=name, amount=self._words.money(basket.total)),
            self.tr("Een factuur kan daarna niet meer worden gewijzigd."),
            self.tr("Maak factuur"),
            self.tr("Terug"),
            name="payment.invoice",
        )
        question.finished.connect(lambda yes: self.agreed.emit(Ending.INVOICE) if yes else None)
        question.ask()
