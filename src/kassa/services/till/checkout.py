"""Checkout: take the money, make the receipt final, book it, and only then print (domain.md 3 to 5)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kassa.db import actions
from kassa.db.engine import Database, Reader, Transaction
from kassa.db.numbering import expected_number
from kassa.db.repos import baskets, receipts, shifts
from kassa.db.repos.shifts import StoredShift
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind, PaymentMethod, PaymentState
from kassa.domain.payments.payment import action_for
from kassa.domain.payments.settlement import Settlement, booked, require_complete
from kassa.domain.payments.terminal import SETTLED, TerminalAnswer
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till import paying
from kassa.domain.till.basket import Basket, BasketPayment, BasketStatus
from kassa.domain.till.ending import Ending, OrderDraft
from kassa.domain.till.shift import SHIFT_TRANSITIONS
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.ports import CardTerminal
from kassa.services.till.booking import (
    Completed,
    Press,
    ReceiptBooking,
    completed_from,
    made_key,
    plain_receipt,
    whole,
)
from kassa.services.till.clock_watch import ClockWatch
from kassa.services.till.numbers import series_of
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettingsSource
from kassa.services.till.selling import Event, Selling
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from kassa.domain.till.returning import PaidWith
    from kassa.services.sales.rules import SalesRules
    from kassa.services.till.settling import Settling

__all__ = ["Checkout", "Completed", "Paying"]


@frozen
class Paying:
    """Where the payment of the basket stands.

    Attributes:
        basket: as it now stands, durable.
        settlement: what is due, received, open and goes back.
        answer: what the card terminal said last, when it was asked.
    """

    basket: Basket
    settlement: Settlement
    answer: TerminalAnswer | None = None


class Checkout:
    """Takes the money for the open basket of one till.

    Args:
        database: where it is kept.
        clock: the moment.
        place: which till.
        selling: the open basket.
        settings: the settings of the sale, as they are now.
        terminal: the card terminal of this till.
        rules: the rules for invoices and payments, asked when a sale has to do with them.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        place: TillPlace,
        selling: Selling,
        settings: SaleSettingsSource,
        terminal: CardTerminal,
        rules: Callable[[], SalesRules],
    ) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._selling = selling
        self._settings = settings
        self._terminal = terminal
        self._rules = rules
        self._booking = ReceiptBooking(place)
        self._settles: Settling | None = None
        self._watch = ClockWatch(clock, place)

    # Paying --------------------------------------------------------------------------------------------------------

    def methods(self) -> tuple[PaymentMethod, ...]:
        """Return the payment methods this till offers, in the order of the screen."""
        return tuple(method for method in self._settings().methods if method.active)

    def cash_rounding(self) -> CashRounding:
        """Return the rule for cash, so that the screen can show what a typed amount would give."""
        return self._settings().cash_rounding

    def settlement(self) -> Settlement:
        """Return what is due, received and open now."""
        basket = self._selling.basket()
        return paying.settlement_of(basket, self._settings().cash_rounding)

    def add_payment(
        self,
        method_code: str,
        amount: Money | None,
        actor: Actor,
        payment_key: str,
        *,
        sure: bool = False,
        reference: str = "",
    ) -> Paying:
        """Take a payment; a card payment is stored before it is sent to the terminal.

        Args:
            method_code: which method.
            amount: what is handed over or asked on the terminal; None takes what is still open.
            actor: who takes it.
            payment_key: made when the button became pressable; the same key takes one payment.
            sure: whether a person confirmed an unusually large change.
            reference: code of the gift card that pays; empty for every other method.

        Raises:
            RuleError: too much, nothing open, a payment whose outcome is not known (also of a parked bon, for a card),
                or no open shift.
            Denied: money would go back by another method than it came from, or much of it in cash.
            StoreError: it could not be kept; nothing was asked of the terminal.
        """
        require(actor, Right.SELL)
        basket = self._selling.basket()
        with self._database.read() as reader:
            self._open_shift(reader)
        if any(payment.id == payment_key for payment in basket.payments):
            return self._paying(basket)
        method = self._method(method_code)
        rounding = self._settings().cash_rounding
        card = method.kind is MethodKind.CARD
        if card:
            self._require_terminal()
        if amount is None:
            now = paying.settlement_of(basket, rounding)
            amount = now.cash_open if method.kind is MethodKind.CASH else now.open
        state = PaymentState.PENDING if card else PaymentState.RECEIVED
        payment = BasketPayment(payment_key, method.code, method.kind, amount, state)
        if method.kind is MethodKind.GIFT_CARD:
            payment = self._by_card(basket, payment, reference)
        if _takes_back(basket):
            self._require_refund(basket, payment, actor)
        if method.kind is MethodKind.CASH and basket.documents:
            self._require_below_ceiling(basket, payment)
        after = paying.add_payment(basket, payment, rounding, sure=sure)
        if not card:
            self._keep(after, None)
            return self._paying(after)
        self._keep(after, ("payment.asked", {"method": method.code, "amount": amount.cents}, actor))
        return self.terminal_answered(payment_key, self._terminal.start(amount.cents, payment_key), actor)

    def cash_before(self) -> Money:
        """Return what was paid in cash earlier on the documents of the bon: the ceiling counts it along."""
        basket = self._selling.basket()
        if not basket.documents:
            return Money.ZERO
        from kassa.services.till import ceiling  # first use: few baskets pay an invoice

        with self._database.read() as reader:
            return ceiling.cash_before(reader, basket)

    def refund_plan(self) -> tuple[PaidWith, ...]:
        """Return how what is still to be paid back for returns goes: by what it was paid with, the first one first."""
        from kassa.services.till import refunds  # first use: few baskets take something back

        with self._database.read() as reader:
            return refunds.still_to_pay_back(reader, self._selling.basket())

    def ask_terminal(self, payment_id: str) -> TerminalAnswer:
        """Ask the terminal what became of a payment; may block, and may run in any thread."""
        return self._terminal.status(payment_id)

    def abort_terminal(self, payment_id: str) -> TerminalAnswer:
        """Ask the terminal to break off; may block, and may run in any thread."""
        return self._terminal.abort(payment_id)

    def terminal_answered(self, payment_id: str, answer: TerminalAnswer, actor: Actor) -> Paying:
        """Keep what the terminal said about a payment of the bon or of a parked one, card numbers masked.

        An answer that knows less than what is known already changes nothing: two askers may hear different ones.

        Raises:
            RuleError: the payment is not on the basket.
            TransitionError: the terminal says the opposite of what is known.
        """
        from kassa.domain.payments.card_lines import cleaned  # first use: its patterns cost a start a millisecond

        before, answer = self._with_payment(payment_id), cleaned(answer)
        known = next((payment for payment in before.payments if payment.id == payment_id), None)
        if known is not None and not known.is_open and answer.state not in SETTLED:
            return replace(self._paying(before), answer=answer)
        lines = answer.card_lines
        after = paying.move_payment(
            before, payment_id, action_for(answer.state), reference=answer.transaction, lines=lines
        )
        if after != before:
            body = {"payment": payment_id, "state": answer.state.value, "transaction": answer.transaction}
            told = body | {"lines": list(lines)} if lines else body
            self._keep(after, ("payment.answered", told, actor))
        return replace(self._paying(after), answer=answer)

    def resolve_unknown(self, payment_id: str, paid: bool, actor: Actor) -> Paying:
        """Settle a payment the terminal cannot answer for, by what a person saw on its receipt.

        Raises:
            Denied: only who may confirm card payments.
        """
        require(actor, Right.CONFIRM_CARD)
        after = paying.move_payment(self._selling.basket(), payment_id, "approve" if paid else "decline")
        self._keep(after, ("payment.confirmed_by_hand", {"payment": payment_id, "paid": paid}, actor))
        return self._paying(after)

    def take_back(self, payment_id: str, actor: Actor, *, refunded: bool = False) -> Paying:
        """Take a payment back before the sale is complete.

        Args:
            payment_id: which payment.
            actor: who takes it back.
            refunded: whether an approved card payment was paid back on the terminal.

        Raises:
            RuleError: its outcome is not known yet, or the card was charged and not paid back.
            Denied: the right is missing.
        """
        require(actor, Right.TAKE_BACK_PAYMENT)
        after = paying.take_back(self._selling.basket(), payment_id, refunded=refunded)
        self._keep(after, ("payment.taken_back", {"payment": payment_id, "refunded": refunded}, actor))
        return self._paying(after)

    # Completing ----------------------------------------------------------------------------------------------------

    def expected_number(self) -> int:
        """Return the number the next receipt will probably get, for the head of the bon."""
        day = self._selling.business_date()
        with self._database.read() as reader:
            return expected_number(reader, series_of(self._place.till_id, day.year))

    @property
    def clock_warning(self) -> Reason | None:
        """What to tell when the clock of this machine jumped during the sales, or None."""
        return self._watch.warning

    def completed_with(self, action_key: str) -> Completed | None:
        """Return what a press with this key sold, or None: how a sale in doubt is settled after a crash."""
        with self._database.read() as reader:
            earlier = self._earlier(reader, action_key)
        return earlier[0] if earlier else None

    def complete(
        self,
        action_key: str,
        actor: Actor,
        *,
        paper: bool = True,
        ending: Ending = Ending.SALE,
        draft: OrderDraft | None = None,
    ) -> Completed:
        """Make the sale final: receipt, number, payments, ledger, stock, totals, journal and jobs in one transaction.

        Args:
            action_key: made when the button became pressable; the same key sells once, whatever is repeated.
            actor: who sells.
            paper: whether a receipt is printed.
            ending: what becomes of the basket: paid, an invoice, a delivery note, an order.
            draft: how an order is handed out; needed for ``Ending.ORDER`` only.

        Raises:
            Denied: the right for this ending is missing, or the customer would come above the credit limit.
            RuleError: something is open, unknown or not paid, or a document was paid meanwhile; nothing was booked.
            Conflict: another till has a document of this basket, or its order was changed meanwhile.
            StoreError: ``store.unknown`` asks to press again with the same key; otherwise nothing was booked.
        """
        require(actor, Right.SELL)
        basket = self._selling.basket()
        settings = self._settings()
        moment = self._clock.now()
        booked_now = False
        with self._database.write() as tx:
            earlier = self._earlier(tx, action_key)
            if earlier is None:
                shift = self._open_shift(tx)
                self._watch.look(tx, actor, moment)
                press = Press(basket, settings, shift, actor, moment, action_key, paper, ending, draft)
                done = self._sell(tx, press) if _is_plain(press) else self._settling().complete(tx, press)
                booked_now = bool(done.receipt_id)
            else:
                done, basket_id = earlier
                if basket_id == basket.id:
                    baskets.remove(tx, basket.id)
                elif not basket.is_empty:
                    raise actions.reused()
        if booked_now:
            self._booking.kept(settings.header)
        self._selling.begin_next(actor.employee_id)
        return done

    def _sell(self, tx: Transaction, press: Press) -> Completed:
        """Sell goods alone: the fast way through the till, nothing of documents is even loaded."""
        basket, rounding = press.basket, press.settings.cash_rounding
        refused = paying.why_not_checkout(basket)
        if refused is not None:
            raise RuleError(refused)
        settlement = paying.settlement_of(basket, rounding)
        require_complete(settlement)
        if _takes_back(basket):
            from kassa.services.till.returning import require_returnable  # first use

            require_returnable(tx, basket)
        receipt = plain_receipt(basket, booked(basket.total, basket.payments, rounding), settlement.rounding)
        self._booking.move_stock(tx, basket, press.at)
        number, anchor = self._booking.book(tx, press, receipt)
        return Completed(basket.id, number, settlement.due, settlement.change, anchor)

    def _earlier(self, reader: Reader, action_key: str) -> tuple[Completed, str] | None:
        """Return what the same press sold before, and the basket it was."""
        result = actions.result_of(reader, action_key)
        if not result:
            return None
        told = actions.result_of(reader, made_key(action_key))
        if told is not None:
            return completed_from(told)
        stored = receipts.get(reader, result)
        if stored is None:
            return None
        head = stored.receipt
        change = sum(whole(payment["change"]) for payment in stored.payments)
        due = whole(head["gross"]) + whole(head["cash_rounding"])
        return Completed(result, whole(head["number"]), Money(due), Money(change)), result

    def _settling(self) -> Settling:
        """Return what settles documents, loaded at its first use: the start of the till needs none of it."""
        if self._settles is None:
            from kassa.services.till.settling import settling

            self._settles = settling(self._database, self._clock, self._place, self._rules, self._booking)
        return self._settles

    # Inside --------------------------------------------------------------------------------------------------------

    def _by_card(self, basket: Basket, payment: BasketPayment, code: str) -> BasketPayment:
        """Return a payment with a gift card that can pay it; the booking itself checks again."""
        from kassa.services.till.gift_cards import require_payable  # first use

        with self._database.read() as reader:
            return replace(payment, reference=require_payable(reader, basket, code, payment.amount))

    def _require_below_ceiling(self, basket: Basket, payment: BasketPayment) -> None:
        """Refuse cash above the ceiling; what was paid in cash on the same documents before counts along."""
        from kassa.services.till import ceiling  # first use: few baskets pay an invoice in cash

        with self._database.read() as reader:
            ceiling.require_below(reader, basket, payment, self._settings().cash_rounding)

    def _require_refund(self, basket: Basket, payment: BasketPayment, actor: Actor) -> None:
        """Refuse to pay back what came back meanwhile, or by another way than it was paid."""
        from kassa.services.till import refunds  # first use
        from kassa.services.till.returning import check_returnable

        with self._database.read() as reader:
            check_returnable(reader, basket)
            refunds.require_allowed(reader, basket, payment, actor, self._settings().cash_back_limit)

    def _open_shift(self, reader: Reader) -> StoredShift:
        shift = shifts.current(reader, self._place.till_id)
        if shift is None:
            raise RuleError(
                Reason(
                    "shift.none",
                    "De kassa is nog niet geopend. De bon is bewaard.",
                    "Tel het wisselgeld en open de kassa.",
                )
            )
        if ("sell", shift.status) not in SHIFT_TRANSITIONS:
            raise RuleError(
                Reason(
                    "shift.counted",
                    "De kas is geteld en wacht op afsluiten. De bon is bewaard.",
                    "Sluit de dag af en open een nieuwe, of kies 'Opnieuw tellen'.",
                )
            )
        return shift

    def _method(self, code: str) -> PaymentMethod:
        for method in self.methods():
            if method.code == code:
                return method
        raise RuleError(
            Reason("payment.no_method", "Deze betaalwijze staat uit. Er is niets ontvangen.", "Kies een andere.")
        )

    def _paying(self, basket: Basket) -> Paying:
        return Paying(basket, paying.settlement_of(basket, self._settings().cash_rounding))

    def _with_payment(self, payment_id: str) -> Basket:
        """Return the parked basket with this payment, else the open one."""
        shown = self._selling.basket()
        if any(payment.id == payment_id for payment in shown.payments):
            return shown
        with self._database.read() as reader:
            parked = baskets.parked_with_payment(reader, self._place.till_id)
        return next((one for one in parked if any(paid.id == payment_id for paid in one.payments)), shown)

    def _require_terminal(self) -> None:
        with self._database.read() as reader:
            refused = paying.why_not_card(baskets.parked_with_payment(reader, self._place.till_id))
        if refused is not None:
            raise RuleError(refused)

    def _keep(self, after: Basket, event: Event | None) -> None:
        parked = after.status is BasketStatus.PARKED
        with self._database.write() as tx:
            if parked:
                baskets.save(tx, baskets.get(tx, after.id), after)
            else:
                self._selling.replace_in(tx, after)
            if event is not None:
                name, body, actor = event
                record(tx, actor, name, after.id, body, self._clock.now())
        if not parked:
            self._selling.adopt(after)


def _takes_back(basket: Basket) -> bool:
    return any(line.returns is not None for line in basket.lines)


def _is_plain(press: Press) -> bool:
    """Whether a sale is of goods alone: nothing of documents and gift cards in it."""
    basket = press.basket
    return (
        press.ending is Ending.SALE
        and basket.order is None
        and not any(line.kind.is_settled for line in basket.lines)
        and not any(payment.kind is MethodKind.GIFT_CARD for payment in basket.payments)
    )
