"""What the cashier does while a card payment is not settled (ui.md 7.4)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.shell.context import UiContext


class Choice(StrEnum):
    """What the cashier says."""

    PAID = "paid"
    NOT_PAID = "not_paid"
    ASK_AGAIN = "ask_again"
    RETRY = "retry"
    OTHER = "other"


class TerminalSheet(Dialog):
    """Closes with a ``Choice``; None leaves the payment waiting, and the sale with it.

    Args:
        ui: theme.
        over: what it covers.
        amount: as shown, such as ``€ 188,20``.
        refund: whether the money goes back to the customer.
    """

    def __init__(self, ui: UiContext, over: QWidget, amount: str, *, refund: bool = False) -> None:
        super().__init__(ui.theme, over, "", name="terminal", width=700)
        self._amount = label(amount, "due")
        self._amount.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = label("", "title", "second", wrap=True, name="terminal.state")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._amount)
        self.body.addWidget(self._words)
        self.amount = amount
        self._refund = refund

    def ask_cashier(self) -> None:
        """A stand-alone terminal cannot answer: the cashier says what happened."""
        words, no, yes = self.tr("Toets {amount} in op de automaat."), self.tr("Niet betaald"), self.tr("Betaald")
        if self._refund:
            words = self.tr("Betaal {amount} terug op de terminal.")
            no, yes = self.tr("Niet terugbetaald"), self.tr("Terugbetaald")
        self._head(self.tr("PIN"), words.format(amount=self.amount))
        self.add_button(no, Choice.NOT_PAID, name="terminal.not_paid")
        self.add_button(yes, Choice.PAID, name="terminal.paid", kind="primary")

    def follow(self, words: str) -> None:
        """The terminal is busy: its words, and asking again."""
        self._head(self.tr("Volg de terminal"), words or self.tr("Even wachten"))
        self.add_button(self.tr("Opnieuw opvragen"), Choice.ASK_AGAIN, name="terminal.ask_again", kind="primary")

    def unknown(self) -> None:
        """Nobody knows whether it was paid: look at the terminal before anything else."""
        title = self.tr("Controleer de terminal. Is er betaald?")
        self._head(title, self.tr("De terminal gaf geen antwoord. De bon en het bedrag zijn bewaard."))
        self.add_button(self.tr("Opnieuw opvragen"), Choice.ASK_AGAIN, name="terminal.ask_again")
        self.add_button(self.tr("Nee, opnieuw"), Choice.RETRY, name="terminal.retry")
        self.add_button(self.tr("Ja, bon van terminal gezien"), Choice.PAID, name="terminal.seen", kind="primary")

    def declined(self, words: str) -> None:
        """Refused or broken off: nothing was paid."""
        self._head(self.tr("Niet betaald"), words or self.tr("De betaling is geweigerd. Er is niets betaald."))
        self.add_button(self.tr("Andere betaalwijze"), Choice.OTHER, name="terminal.other")
        self.add_button(self.tr("Opnieuw"), Choice.RETRY, name="terminal.retry", kind="primary")

    def take_scan(self, code: str) -> bool:
        """No scan does anything while a card payment waits."""
        del code
        return True

    def _head(self, title: str, words: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
        self._words.setText(words)
        announce(self, f"{title}. {words}")
