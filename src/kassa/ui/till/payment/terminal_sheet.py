"""What the cashier does while a card payment is not settled (ui.md 7.4)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.shell.context import UiContext


class Choice(StrEnum):
    """What the cashier says."""

    PAID = "paid"
    NOT_PAID = "not_paid"
    RETRY = "retry"
    OTHER = "other"
    NEXT = "next"


class Stage(StrEnum):
    """What the sheet is about; it has the buttons of one stage only."""

    CASHIER = "cashier"
    FOLLOW = "follow"
    UNKNOWN = "unknown"
    FAILED = "failed"


class TerminalSheet(Dialog):
    """Closes with a ``Choice``; None leaves the payment waiting, and the sale with it.

    ``ask_again`` and ``abort`` come while it stays open.

    Args:
        ui: theme.
        over: what it covers.
        amount: as shown, such as ``€ 188,20``.
        stage: what it is about.
        refund: whether the money goes back to the customer.
    """

    ask_again = Signal()
    abort = Signal()

    def __init__(self, ui: UiContext, over: QWidget, amount: str, stage: Stage, *, refund: bool = False) -> None:
        super().__init__(ui.theme, over, "", name="terminal", width=700)
        self._amount = label(amount, "due")
        self._amount.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = label("", "title", "second", wrap=True, name="terminal.state")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._amount)
        self.body.addWidget(self._words)
        self.amount = amount
        self.stage = stage
        self._refund = refund
        {
            Stage.CASHIER: self._ask_cashier,
            Stage.FOLLOW: self._follow,
            Stage.UNKNOWN: self._unknown,
            Stage.FAILED: self._failed,
        }[stage]()

    def say(self, words: str) -> None:
        """Show and announce what the terminal says now; the same words again are not announced again."""
        shown = words or self._default_words()
        if words and self.stage is Stage.UNKNOWN:
            shown = " ".join((words, self.tr("De bon en het bedrag zijn bewaard.")))
        if shown != self._words.text():
            self._words.setText(shown)
            announce(self, f"{self.title.text()}. {shown}")
            if self.isVisible():
                self._fit()

    def take_scan(self, code: str) -> bool:
        """No scan does anything while a card payment waits."""
        del code
        return True

    def _ask_cashier(self) -> None:
        """A stand-alone terminal cannot answer: the cashier says what happened."""
        no, yes = self.tr("Niet betaald"), self.tr("Betaald")
        if self._refund:
            no, yes = self.tr("Niet terugbetaald"), self.tr("Terugbetaald")
        self._name(self.tr("PIN"))
        self.add_button(no, Choice.NOT_PAID, name="terminal.not_paid")
        self.add_button(yes, Choice.PAID, name="terminal.paid", kind="primary")

    def _follow(self) -> None:
        """The terminal is busy: its words, asking again, and breaking off."""
        self._name(self.tr("Volg de terminal"))
        stop = Button(self._theme, self.tr("Afbreken"), name="terminal.abort", sz="l")
        stop.clicked.connect(self.abort)
        self.add_action(stop)
        self.add_action(self._again_button("primary"))

    def _unknown(self) -> None:
        """Nobody knows whether it was paid: look at the terminal first; the answers stand at the foot."""
        self._name(self.tr("Controleer de terminal. Is er betaald?"))
        later = Button(self._theme, self.tr("Volgende klant"), name="terminal.next", sz="l")
        later.clicked.connect(lambda: self.done(Choice.NEXT))
        waiting = QHBoxLayout()
        waiting.setSpacing(10)
        waiting.addWidget(self._again_button("secondary"), 1)
        waiting.addWidget(later, 1)
        self.body.addLayout(waiting)
        self.add_button(self.tr("Nee, opnieuw"), Choice.RETRY, name="terminal.retry")
        self.add_button(self.tr("Ja, bon van terminal gezien"), Choice.PAID, name="terminal.seen", kind="primary")

    def _again_button(self, kind: str) -> Button:
        again = Button(self._theme, self.tr("Opnieuw opvragen"), name="terminal.ask_again", kind=kind, sz="l")
        again.clicked.connect(self.ask_again)
        return again

    def _failed(self) -> None:
        """Refused or broken off: nothing was paid."""
        self._name(self.tr("Niet betaald"))
        self.add_button(self.tr("Andere betaalwijze"), Choice.OTHER, name="terminal.other")
        self.add_button(self.tr("Opnieuw"), Choice.RETRY, name="terminal.retry", kind="primary")

    def _default_words(self) -> str:
        if self.stage is Stage.CASHIER:
            words = self.tr("Toets {amount} in op de automaat.")
            if self._refund:
                words = self.tr("Betaal {amount} terug op de terminal.")
            return words.format(amount=self.amount)
        if self.stage is Stage.FOLLOW:
            return self.tr("Even wachten")
        if self.stage is Stage.UNKNOWN:
            return self.tr("De terminal gaf geen antwoord. De bon en het bedrag zijn bewaard.")
        return self.tr("De betaling is geweigerd. Er is niets betaald.")

    def _name(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)
