"""One card payment from 'asked' to 'known': follows the terminal, and asks the cashier when it cannot say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kassa.domain.errors import KassaError
from kassa.domain.payments.terminal import SETTLED, TerminalAnswer, TerminalState
from kassa.domain.values.money import Money
from kassa.ui.till.payment.terminal_sheet import Choice, Stage, TerminalSheet
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.payments.payment import BasketPayment
    from kassa.domain.people.actor import Actor
    from kassa.services.till.checkout import Checkout
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.login.approval import Approvals
    from kassa.ui.till.payment.words import PaymentWords

_ASK_EVERY_MS = 1000
_ASK_AGAIN_MS = 5000
"""How often is asked while the outcome is unknown."""
_PATIENCE_MS = 45_000
"""So long without another word of the terminal, the cashier is asked to look (ui.md 7.4)."""
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
    park_wanted = Signal()
    """The next customer does not wait for the terminal: it is asked on in the background."""
    known = Signal(bool)
    """Whether the card payment of a parked bon was made after all."""

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
        self._asking = ""  # identity of the payment that is asked about now: nobody asks twice at once
        self._followed: BasketPayment | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._ask_again)
        self._said = ""
        self._silent = QElapsedTimer()  # since the terminal said something else
        self._stopping = False  # whether to break off as soon as the question on its way is answered
        self._left = False  # whether the cashier left the sheet: only an end brings it back
        self._parked: BasketPayment | None = None  # asked about while its bon is parked

    def resume(self, payment: BasketPayment) -> None:
        """Ask the terminal what became of a payment, without asking for money again."""
        self._left, self._parked = False, None
        self._ask(payment, lambda: self._checkout.ask_terminal(payment.id))

    def abort(self, payment: BasketPayment) -> None:
        """Ask the terminal to break off; its answer tells whether that was in time."""
        self._stopping = bool(self._asking)
        self._ask(payment, lambda: self._checkout.abort_terminal(payment.id))

    def answered(self, payment: BasketPayment, answer: TerminalAnswer) -> None:
        """Keep what the terminal said and go on from there."""
        self._asking = ""
        try:
            kept = self._checkout.terminal_answered(payment.id, answer, self._actor()).answer
        except KassaError as error:
            if error.code == "payment.gone":  # the sale was completed meanwhile
                self._parked = None
            else:
                self._close()
                self._failed(error)
            return
        if self._parked is not None and self._parked.id == payment.id:
            self._heard_of_parked(answer)
            return
        self.show(payment, kept or answer)
        if self._stopping and self._sheet is not None:  # pressed while a question was on its way
            self.abort(payment)

    def begin(self, payment: BasketPayment, answer: TerminalAnswer) -> None:
        """Show the first answer about a payment."""
        self._left = self._stopping = False
        self._silent.invalidate()
        self.show(payment, answer)

    def show(self, payment: BasketPayment, answer: TerminalAnswer) -> None:
        """Show what belongs to an answer that is kept already; what is shown already stays where it is."""
        if answer.state is TerminalState.APPROVED:
            self._close()
            self.settled.emit()
            return
        stage, sheet = self._stage(answer), self._sheet
        if self._left and stage is not Stage.FAILED:
            return
        if sheet is None or sheet.stage is not stage:
            self._close()
            sheet = self._open(payment, stage)
        sheet.say("" if stage is Stage.CASHIER else answer.display)
        if not answer.asks_cashier and stage is not Stage.FAILED:
            wait = _ASK_EVERY_MS if answer.state is TerminalState.PENDING else _ASK_AGAIN_MS
            self._followed = payment
            self._again.start(wait)

    def _heard_of_parked(self, answer: TerminalAnswer) -> None:
        if answer.state in SETTLED:
            self._parked = None
            self.known.emit(answer.state is TerminalState.APPROVED)
        else:
            self._again.start(_ASK_AGAIN_MS)

    def _ask_again(self) -> None:
        parked = self._parked
        if parked is not None:
            self._ask(parked, lambda: self._checkout.ask_terminal(parked.id))
        elif self._followed is not None and self._sheet is not None:
            self.resume(self._followed)

    def _ask(self, payment: BasketPayment, question: Callable[[], TerminalAnswer]) -> None:
        if self._asking:
            return
        self._asking = payment.id
        self._ui.jobs.run(
            self,
            question,
            done=lambda answer: self.answered(payment, answer),
            failed=self._failed,
            lane=Lane.IO,
        )

    def _stage(self, answer: TerminalAnswer) -> Stage:
        if answer.state in _FAILED:
            return Stage.FAILED
        if answer.state is TerminalState.UNKNOWN:
            return Stage.UNKNOWN
        if answer.asks_cashier:
            return Stage.CASHIER
        if answer.display != self._said or not self._silent.isValid():
            self._said = answer.display
            self._silent.start()
        return Stage.FOLLOW if self._silent.elapsed() < _PATIENCE_MS else Stage.UNKNOWN

    def _open(self, payment: BasketPayment, stage: Stage) -> TerminalSheet:
        if stage is Stage.UNKNOWN:
            self._ui.sounds.play("wacht")
        amount, refund = self._words.money(abs(payment.amount)), payment.amount < Money.ZERO
        self._sheet = sheet = TerminalSheet(self._ui, self._over, amount, stage, refund=refund)
        sheet.finished.connect(lambda choice: self._chosen(choice, payment, stage))
        sheet.ask_again.connect(lambda: self.resume(payment))
        sheet.abort.connect(lambda: self.abort(payment))
        sheet.open()
        return sheet

    def _chosen(self, choice: Choice | None, payment: BasketPayment, stage: Stage) -> None:
        self._sheet, self._left = None, True
        self._again.stop()
        self._silent.invalidate()
        unknown = stage is Stage.UNKNOWN
        if choice is Choice.PAID and not unknown:
            self.answered(payment, TerminalAnswer(TerminalState.APPROVED))
        elif choice is Choice.NOT_PAID:
            self.answered(payment, TerminalAnswer(TerminalState.DECLINED))
        elif choice is Choice.PAID:
            self._resolve(payment, paid=True)
        elif choice is Choice.RETRY and unknown:
            self._resolve(payment, paid=False)
        elif choice is Choice.NEXT:
            self._parked = payment
            self._again.start(_ASK_AGAIN_MS)
            self.park_wanted.emit()
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
        """Say what is wrong, to whoever waits for it; it is asked on all the same."""
        self._asking = ""
        if not isinstance(error, KassaError):
            raise error
        if self._parked is None:
            self.refused.emit(error)
        if self._parked is not None or self._sheet is not None:
            self._again.start(_ASK_AGAIN_MS)

    def _close(self) -> None:
        self._again.stop()
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.finished.disconnect()
            sheet.done()
