"""Taking the money (ui.md 7.4): carries out what the panel asks, through ``Checkout``, and shows the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.settlement import WAITING, ceiling_warning
from kassa.domain.till.ending import Ending
from kassa.domain.values.money import Money
from kassa.system.identity import new_id
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.entry import BACK
from kassa.ui.till.payment.around import Around
from kassa.ui.till.payment.card_flow import CardFlow
from kassa.ui.till.payment.endings import Endings
from kassa.ui.till.payment.function_keys import function_keys
from kassa.ui.till.payment.panel import PaymentPanel
from kassa.ui.till.payment.paper_choice import PaperChoice, Wanted
from kassa.ui.till.payment.press import Keys, Mode
from kassa.ui.till.payment.state import PaySettings, PayState, Plan
from kassa.ui.till.payment.words import Counted, PaymentWords
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import DOUBLE_PRESS_MS
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from kassa.domain.payments.payment import BasketPayment
    from kassa.domain.payments.terminal import TerminalAnswer
    from kassa.domain.people.actor import Actor
    from kassa.domain.till.ending import OrderDraft
    from kassa.services.till.checkout import Checkout
    from kassa.services.till.selling import Selling
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.login.approval import Approvals

COMPACT = 760
"""A work area narrower than this takes the sizes of 1024 x 768."""
_CONTROL = Qt.KeyboardModifier.ControlModifier
STORE_UNKNOWN = "store.unknown"
_LARGE_CHANGE = "payment.change_large"
_CHARGED = "payment.charged"


class PaymentScreen(Screen):
    """Emits ``finished`` with ``Completed``; ``wanted`` then says what becomes of the paper.

    ``basket_changed`` comes when something on the basket changed here: a scan, the customer, a gift card.

    Args:
        ui: theme, sounds, language.
        selling: the open basket; a scan before anything is received adds to it.
        checkout: takes, takes back and completes.
        approvals: asks a second person where a right is missing.
        actor: who stands at the till now.
        settings: of the till, as they are now.
        around: customers, gift cards, refunds and mail.
    """

    place = Place.STEP
    order_again = Signal()
    """Back from a new order: what was typed for it is shown again."""
    basket_changed = Signal()
    paper_scanned = Signal(object)
    """A ``Recognised``: what it names belongs on the bon; ``reread`` afterwards."""
    park_wanted = Signal()
    """The terminal does not answer and the next customer waits: set the bon aside."""
    card_known = Signal(bool)
    """Whether the card payment of a bon that was set aside was made."""
    moved = Signal(object, object)
    """The basket and its ``Settlement`` as registered, whenever they are shown: what was only typed is not in it."""

    def __init__(
        self,
        ui: UiContext,
        selling: Selling,
        checkout: Checkout,
        approvals: Approvals,
        actor: Callable[[], Actor],
        settings: Callable[[], PaySettings] = PaySettings,
        around: Around | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._selling = selling
        self._checkout = checkout
        self._approvals = approvals
        self._actor = actor
        self._settings = settings
        self._around = around or Around()
        self._words = PaymentWords(ui.language)
        self._state = PayState(Money.ZERO, checkout.cash_rounding(), ())
        self._counted = Counted()
        self._cash_before = Money.ZERO
        self._keys = Keys()
        self._mode = self._next = Mode()
        self._doubted = Ending.SALE
        self.wanted = Wanted()
        self._last_touch = ""
        self._in_doubt = False  # whether the store said nothing about a sale: only the same key may ask again
        self._since = QElapsedTimer()
        self.setObjectName("payment")
        self.panel = PaymentPanel(ui)
        self.panel.method_pressed.connect(self.press_method)
        self.panel.take_back_pressed.connect(self._take_back)
        self.panel.quick_pressed.connect(self._quick)
        self.panel.key_pressed.connect(self._key)
        self.panel.complete_pressed.connect(self._complete)
        self.panel.invoice_pressed.connect(self.make_invoice)
        self.panel.later_pressed.connect(self.invoice_later)
        self._endings = Endings(ui, self, selling, settings, self._around, self._words)
        self._endings.agreed.connect(self._end)
        self._endings.customer_chosen.connect(self._changed_elsewhere)
        self._paper = PaperChoice(
            ui, self, self.panel.paper, self.panel.notice, lambda: self._around.address(selling.basket())
        )
        self._card = CardFlow(ui, self, checkout, approvals, actor, self._words)
        self._card.settled.connect(self._card_settled)
        self._card.retry.connect(self._card_again)
        self._card.refused.connect(self._show_error)
        self._card.park_wanted.connect(self.park_wanted)
        self._card.known.connect(self.card_known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)

    # -- life ---------------------------------------------------------------------------------------------------

    def begin(self, ending: Ending, draft: OrderDraft | None = None, number: str = "") -> None:
        """Say what the bon becomes, before the screen is shown; the time after that it is a sale again.

        Args:
            ending: what the primary makes of it.
            draft: what an order is told besides its lines.
            number: of the order, when it has one already.
        """
        self._next = Mode(ending, draft, number)

    def entered(self) -> None:
        """Read the basket and its payments again; a card payment that still waits is asked about at once."""
        if not self._in_doubt:
            self._keys = Keys()
            self._mode = self._next
        self._next = Mode()
        self._last_touch = ""
        self.panel.notice.say("")
        self._paper.start(prints=self._settings().prints)
        self._state = replace(self._read(), chosen="", entry=self._state.entry.press("clear"))
        self._draw()
        self._warn_of_limit()
        self.panel.focus_first()
        waiting = self._state.waiting
        if waiting is not None:
            self._card.resume(waiting)

    def back(self) -> None:
        """Back to the basket: at once while nothing is received, otherwise after taking it back."""
        if self._in_doubt:
            self._refuse(self.tr("Het is niet zeker of deze bon is geboekt. Druk nog een keer op de blauwe knop."))
        elif self._state.waiting is not None:
            self._card.resume(self._state.waiting)
        elif any(payment.counts for payment in self._state.payments):
            self._ask_take_back_all()
        else:
            self._leave()

    def confirm(self) -> bool:
        """F12: the primary, when it can be pressed."""
        if self.panel.primary.isEnabled():
            self.panel.primary.click()
        return True

    def take_scan(self, code: str) -> bool:
        """An article is added while nothing is received; otherwise the payment comes first (ui.md 6.1).

        A gift card is money, and may be scanned at any moment.
        """
        if self._state.waiting is None and self._around.take_gift_card(code, self._changed_elsewhere):
            return True
        if self._mode.ending is Ending.ORDER or self._state.busy:
            self._refuse(self.tr("Rond eerst de betaling af"))
            return True
        try:
            scanned = self._selling.scan(code, self._actor())
        except KassaError as error:
            self._show_error(error)
            return True
        self._state = self._read()
        self._draw()
        self.basket_changed.emit()
        if scanned.recognised is not None:
            self.paper_scanned.emit(scanned.recognised)
        elif scanned.reason is not None:
            self._refuse(str(scanned.reason))
        elif scanned.basket.unknown_lines:
            self._refuse(self.tr("Onbekend artikel {code}. Los dit op de bon op.").format(code=code))
        else:
            self._ui.sounds.play("ok")
            self.panel.notice.say("")
        return True

    def reread(self) -> None:
        """Show the basket again: something was put on it."""
        self._state = self._read()
        self._draw()

    @property
    def state(self) -> PayState:
        """What the screen shows."""
        return self._state

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the sizes that fit (ui.md A.1)."""
        super().resizeEvent(event)
        self.panel.set_compact(self.width() < COMPACT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 to F9 methods, F10 Maak factuur, F11 Later Factureren, F1 Waarom niet?, digits, Backspace, Enter."""
        methods = {key: code for code, key in function_keys(self._state.methods).items()}
        wanted = methods.get(event.key() - Qt.Key.Key_F1.value + 1)
        if wanted is not None:
            self.press_method(wanted)
        elif event.key() == Qt.Key.Key_F10:
            self.make_invoice()
        elif event.key() == Qt.Key.Key_F11:
            self.invoice_later()
        elif event.key() == Qt.Key.Key_F1:
            self.panel.notice.say(self._endings.refusals(), "info")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            self._carry_out(self._state.on_enter())
        elif event.key() == Qt.Key.Key_Backspace:
            self._key(BACK)
        elif event.text() and event.text() in "0123456789,.":
            self._key(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say the words again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.panel.retranslate()
            self._draw()
        super().changeEvent(event)

    # -- touches ------------------------------------------------------------------------------------------------

    def press_method(self, code: str) -> None:
        """A method was touched or its key pressed."""
        if self._too_soon(f"method {code}"):
            return
        if self._state.waiting is not None:
            self._card.resume(self._state.waiting)
        elif self._state.registers_first(code):
            self._carry_out(self._state.on_enter(), lambda: self._pay_with(code))
        else:
            self._pay_with(code)

    def make_invoice(self) -> None:
        """'Maak factuur': whose, then one question, because an invoice stays as it is."""
        if self._may_end(Ending.INVOICE):
            self._endings.start(Ending.INVOICE)

    def invoice_later(self) -> None:
        """'Later Factureren': a delivery note at once, without a question."""
        if self._may_end(Ending.LATER):
            self._endings.start(Ending.LATER)

    def _pay_with(self, code: str) -> None:
        method = self._state.method(code)
        if method is not None and method.kind is MethodKind.GIFT_CARD:
            self._around.pay_gift_card(self._changed_elsewhere)
        else:
            self._carry_out(self._state.on_method(code))

    def _quick(self, amount: Money) -> None:
        if not self._too_soon(f"quick {amount.cents}"):
            self._carry_out(self._state.on_quick(amount))

    def _take_back(self, code: str) -> None:
        if not self._too_soon(f"back {code}"):
            self._carry_out(self._state.on_take_back(code))

    def _key(self, key: str) -> None:
        self._state = self._state.press(key)
        self.panel.notice.say("")
        self._draw()

    def _too_soon(self, touch: str) -> bool:
        """Whether the same money button was pressed less than half a second ago (ui.md 6.2)."""
        soon = touch == self._last_touch and self._since.isValid() and self._since.elapsed() < DOUBLE_PRESS_MS
        self._last_touch = touch
        self._since.start()
        return soon

    # -- acts ---------------------------------------------------------------------------------------------------

    def _carry_out(self, plan: Plan, then: Callable[[], None] | None = None, confirmed: str = "") -> None:
        """Do what a touch asked, asking permission where needed; ``then`` follows when it was done.

        Args:
            plan: what to book.
            then: what follows.
            confirmed: code of the question a person said yes to.
        """
        self.panel.notice.say("")
        if plan.empty:
            self._state = replace(self._state, chosen=plan.chosen)
            self._draw()
            if then is not None:
                then()
            return

        def act(actor: Actor) -> None:
            answer, payment_id = self._book(plan, actor, confirmed)
            self._state = replace(self._read(), chosen=plan.chosen).cleared()
            self._draw()
            self._say_change()
            if answer is not None:
                self._card.begin(self._payment(payment_id), answer)
            elif then is not None:
                then()

        self._approvals.with_approval(self._actor(), act, lambda error: self._refused(error, plan, then))

    def _book(self, plan: Plan, actor: Actor, confirmed: str) -> tuple[TerminalAnswer | None, str]:
        present = {payment.id for payment in self._selling.basket().payments}
        for payment_id in plan.take_back:
            if payment_id in present:
                self._checkout.take_back(payment_id, actor, refunded=confirmed == _CHARGED)
        if not plan.method:
            return None, ""
        key = self._keys.payment
        paying = self._checkout.add_payment(plan.method, plan.amount, actor, key, sure=confirmed == _LARGE_CHANGE)
        self._keys.payment = new_id()
        return paying.answer, key

    def _refused(self, error: KassaError, plan: Plan, then: Callable[[], None] | None) -> None:
        if error.code == STORE_UNKNOWN:
            self._selling.reload()  # only the store knows whether the payment was kept
            if any(payment.id == self._keys.payment for payment in self._selling.basket().payments):
                self._keys.payment = new_id()
        self._state = replace(self._read(), chosen=self._state.chosen, entry=self._state.entry)
        self._draw()
        questions = {
            _LARGE_CHANGE: (
                "large_change",
                self.tr("Klopt dit bedrag?"),
                self.tr("Ja, {amount} ontvangen").format(amount=self._words.money(plan.amount)),
                self.tr("Nee, opnieuw typen"),
            ),
            _CHARGED: (
                "charged",
                self.tr("Is de kaartbetaling terugbetaald?"),
                self.tr("Ja, terugbetaald op de terminal"),
                self.tr("Nee, betaling houden"),
            ),
        }
        if error.code not in questions:
            self._show_error(error)
            return
        name, title, yes, no = questions[error.code]
        text = str(error.reason)
        question = ConfirmDialog(self._ui.theme, self.window(), title, text, yes, no, name=f"payment.{name}")
        question.finished.connect(lambda sure: self._carry_out(plan, then, error.code) if sure else None)
        question.ask()

    def _complete(self) -> None:
        """The primary: register what was typed, then make the sale final."""
        if self._state.waiting is not None:
            self._card.resume(self._state.waiting)
        else:
            self._end(self._mode.ending)

    def _end(self, ending: Ending) -> None:
        """Register what was typed, then end the bon; what is not sure yet can only be asked again."""
        if self._in_doubt:
            self._finish(self._doubted)
        else:
            self._carry_out(self._state.on_enter(), lambda: self._finish(ending))

    def _finish(self, ending: Ending) -> None:
        wanted = self._paper.wanted

        def act(actor: Actor) -> None:
            completed = self._checkout.complete(
                self._keys.sale, actor, paper=wanted.prints, ending=ending, draft=self._mode.draft
            )
            self._keys = Keys()
            self._in_doubt = False
            self._ui.sounds.play("betaald")
            if completed.change:
                announce(self, self.tr("Wisselgeld {amount}").format(amount=self._words.money(completed.change)))
            self.wanted = wanted
            self.finished.emit(completed)

        def refused(error: KassaError) -> None:
            self._in_doubt, self._doubted = error.code == STORE_UNKNOWN, ending
            self._show_error(error)

        self._approvals.with_approval(self._actor(), act, refused)

    def _card_settled(self) -> None:
        """The outcome of a card payment is known: go on by itself when everything is paid (ui.md 7.4)."""
        self._state = replace(self._read(), chosen=self._state.chosen)
        self._draw()
        self._say_change()
        paid = bool(self._state.payments) and self._state.registered.is_complete
        if paid and self._settings().card_completes:
            self._finish(self._mode.ending)
        elif self._state.waiting is not None:
            self.panel.notice.say(str(WAITING))

    def _card_again(self, amount: Money) -> None:
        card = next((method for method in self._state.methods if method.kind is MethodKind.CARD), None)
        if card is not None:
            self._carry_out(Plan(method=card.code, amount=amount))

    def _may_end(self, ending: Ending) -> bool:
        """Whether this ending may begin; says why not, or asks first what must be known."""
        if self._mode.ending is Ending.ORDER or self._too_soon(f"end {ending.value}"):
            return False
        if self._in_doubt:
            self._finish(self._doubted)
            return False
        if self._state.waiting is not None:
            self._card.resume(self._state.waiting)
            return False
        why_not = self._endings.why_not(ending)
        if why_not is not None:
            self._refuse(str(why_not))
        return why_not is None

    def _warn_of_limit(self) -> None:
        """Say beforehand that the limit of the customer would be passed; the approval itself comes with the press."""
        warning = self._endings.limit_warning(self._state)
        if warning:
            self.panel.notice.say(warning)

    def _ask_take_back_all(self) -> None:
        received = self._words.money(self._state.registered.received)
        question = ConfirmDialog(
            self._ui.theme,
            self,
            self.tr("Ontvangen bedrag terugnemen?"),
            self.tr("Er is {amount} ontvangen. Terug naar de bon kan als dat is teruggenomen.").format(amount=received),
            self.tr("Ja, terugnemen"),
            self.tr("Nee, verder met betalen"),
            name="payment.take_back_all",
        )
        question.finished.connect(lambda yes: self._take_back_all() if yes else None)
        question.ask()

    def _take_back_all(self) -> None:
        ids = tuple(payment.id for payment in self._state.payments if payment.counts)
        self._carry_out(Plan(take_back=ids), self._leave)

    def _leave(self) -> None:
        (self.closed if self._mode.draft is None else self.order_again).emit()

    # -- showing ------------------------------------------------------------------------------------------------

    def _read(self) -> PayState:
        basket = self._selling.basket()
        self._counted = Counted(basket.article_count, len(basket.invoice_lines))
        self._cash_before = self._checkout.cash_before()
        refund = basket.total < Money.ZERO
        proposed = self._around.refund() if refund else ()
        methods, order = self._checkout.methods(), [code for code, _amount in proposed]
        if refund:  # money goes back on the gift card it came from; another one is scanned
            cards = {*order, *(payment.method for payment in basket.payments)}
            methods = tuple(one for one in methods if one.kind is not MethodKind.GIFT_CARD or one.code in cards)
        if basket.payments and self._state.methods:  # none moves under the finger because another one paid
            order = [method.code for method in self._state.methods]
        first = tuple(method for code in order for method in methods if method.code == code)
        return replace(
            self._state,
            total=basket.total,
            rounding=self._checkout.cash_rounding(),
            methods=first + tuple(method for method in methods if method not in first),
            payments=basket.payments,
            drawer=self._settings().drawer,
            standalone=self._settings().standalone,
            ending=self._mode.ending,
            proposed=proposed,
        )

    def _changed_elsewhere(self) -> None:
        """The customer was chosen or a gift card stands on the basket: read it again."""
        self._state = replace(self._read(), entry=self._state.entry.press("clear"))
        self._draw()
        self.basket_changed.emit()
        self._warn_of_limit()
        paid = bool(self._state.payments) and self._state.registered.is_complete
        if paid:
            self._say_change()

    def _payment(self, payment_id: str) -> BasketPayment:
        return next(payment for payment in self._state.payments if payment.id == payment_id)

    def _draw(self) -> None:
        self.panel.show_state(self._state, self._counted, self._mode.number)
        self.moved.emit(self._selling.basket(), self._state.registered)
        invoice, later = (self._endings.why_not(ending) for ending in (Ending.INVOICE, Ending.LATER))
        self.panel.say_why_not(str(invoice or ""), str(later or ""))
        warning = ceiling_warning(self._state.registered, self._cash_before + self._state.cash_received)
        if warning is not None and not self.panel.notice.text:
            self.panel.notice.say(str(warning))

    def _say_change(self) -> None:
        announce(self, self.panel.figures[-1].accessibleName())

    def _show_error(self, error: KassaError) -> None:
        self.panel.notice.say(str(error.reason), "danger")

    def _refuse(self, text: str) -> None:
        self._ui.sounds.play(ERROR)
        self.panel.notice.say(text)
