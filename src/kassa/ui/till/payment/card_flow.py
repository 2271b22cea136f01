"""One card payment from 'asked' to 'known': follows the terminal, and asks the cashier when it cannot say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kassa.domain.errors import KassaError
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.values.money import Money
from kassa.ui.till.payment.terminal_sheet import Choice, TerminalSheet
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.payments.payment import BasketPayment
    from kassa.domain.people.actor import Actor
    from kassa.services.till.checkout import Checkout
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.login.approval import Approvals
    from kassa.ui.till.payment.words import PaymentWords

_ASK_EVERY_MS = 1000
_FAILED = frozenset({TerminalState.DECLINED, TerminalState.CANCELLED})


class CardFlow(QObject):
    """``settled`` comes when the outcome is known, ``retry`` when the same amount is asked again.

    Args:
        ui: theme, sounds, background jobs.
        over: the work area the sheet covers.
        checkout: keeps every answer.
        approvals: 'Ja, bon van terminal gezien' needs a leader.
        actor: who stands at the till now.
        words: how amounts are written.
    """

    settled = Signal()
    retry = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        ui: UiContext,
        over: QWidget,
        checkout: Checkout,
        approvals: Approvals,
        actor: Callable[[], Actor],
        words: PaymentWords,
    ) -> None:
        super().__init__(over)
        self._ui = ui
        self._over = over
        self._checkout = checkout
        self._approvals = approvals
        self._actor = actor
        self._words = words
        self._sheet: TerminalSheet | None = None

    def resume(self, payment: BasketPayment) -> None:
        """Ask the terminal what became of a payment, without asking for money again."""
        self._ui.jobs.run(
            self,
            lambda: self._checkout.ask_terminal(payment.id),
            done=lambda answer: self.answered(payment, answer),
            failed=self._failed,
            lane=Lane.IO,
        )

    def answered(self, payment: BasketPayment, answer: TerminalAnswer) -> None:
        """Keep what the terminal said and go on from there."""
        try:
            self._checkout.terminal_answered(payment.id, answer, self._actor())
        except KassaError as error:
            self.refused.emit(error)
            return
        self.show(payment, answer)

    def show(self, payment: BasketPayment, answer: TerminalAnswer) -> None:
        """Show what belongs to an answer that is kept already."""
        self._close()
        if answer.state is TerminalState.APPROVED:
            self.settled.emit()
            return
        amount, refund = self._words.money(abs(payment.amount)), payment.amount < Money.ZERO
        sheet = TerminalSheet(self._ui, self._over, amount, refund=refund)
        self._sheet = sheet
        if answer.state in _FAILED:
            sheet.declined(answer.display)
        elif answer.state is TerminalState.UNKNOWN:
            self._ui.sounds.play("wacht")
            sheet.unknown()
        elif answer.asks_cashier:
            sheet.ask_cashier()
        else:
            sheet.follow(answer.display)
            QTimer.singleShot(_ASK_EVERY_MS, sheet, lambda: self.resume(payment))
        sheet.finished.connect(lambda choice: self._chosen(choice, payment, answer))
        sheet.open()

    def _chosen(self, choice: Choice | None, payment: BasketPayment, answer: TerminalAnswer) -> None:
        self._sheet = None
        unknown = answer.state is TerminalState.UNKNOWN
        if choice is Choice.ASK_AGAIN:
            self.resume(payment)
        elif choice is Choice.PAID and not unknown:
            self.answered(payment, TerminalAnswer(TerminalState.APPROVED))
        elif choice is Choice.NOT_PAID:
            self.answered(payment, TerminalAnswer(TerminalState.DECLINED))
        elif choice is Choice.PAID:
            self._resolve(payment, paid=True)
        elif choice is Choice.RETRY and unknown:
            self._resolve(payment, paid=False)
        elif choice is Choice.RETRY:
            self.retry.emit(payment.amount)
        else:
            self.settled.emit()

    def _resolve(self, payment: BasketPayment, *, paid: bool) -> None:
        def act(actor: Actor) -> None:
            self._checkout.resolve_unknown(payment.id, paid, actor)
            self.settled.emit()
            if not paid:
                self.retry.emit(payment.amount)

        self._approvals.with_approval(self._actor(), act, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.refused.emit(error)

    def _close(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.finished.disconnect()
            sheet.done()
