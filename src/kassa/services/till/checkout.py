"""Checkout: take the money, make the receipt final, book it, and only then print (domain.md 3 to 5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from kassa.db import actions, journal
from kassa.db.engine import Database, Transaction
from kassa.db.journal import micros
from kassa.db.ledger import Entry, book
from kassa.db.numbering import expected_number, next_number
from kassa.db.repos import baskets, outbox, receipts, shifts, stock, totals
from kassa.db.repos.shifts import StoredShift
from kassa.db.repos.totals import ShiftSum
from kassa.db.verification import RECEIPT_COMPLETED, content_mark, receipt_body
from kassa.domain.delivery import JobKind
from kassa.domain.errors import Reason, RuleError
from kassa.domain.journal import Anchor, canonical
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.payments.ledger import Posting, sale_postings
from kassa.domain.payments.method import MethodKind, PaymentMethod, PaymentState
from kassa.domain.payments.settlement import Settlement, check_payment, settle
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.pricing.totals import PriceMode, Totals
from kassa.domain.till.basket import Basket, BasketPayment, LineKind, price
from kassa.domain.values.money import Money
from kassa.services.ports import CardTerminal
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettings, SaleSettingsSource
from kassa.services.till.selling import Selling
from kassa.system.clock import Clock
from kassa.system.identity import new_id

_STATES: Final = {
    TerminalState.REQUESTED: PaymentState.PENDING,
    TerminalState.PENDING: PaymentState.PENDING,
    TerminalState.APPROVED: PaymentState.APPROVED,
    TerminalState.DECLINED: PaymentState.DECLINED,
    TerminalState.CANCELLED: PaymentState.DECLINED,
    TerminalState.UNKNOWN: PaymentState.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Completed:
    """A completed sale.

    Attributes:
        receipt_id: identity of the receipt.
        number: its number.
        total: what was to be paid, after cash rounding.
        change: what goes back in cash.
        anchor: head of the till's journal after the sale; None when the sale was completed earlier.
    """

    receipt_id: str
    number: int
    total: Money
    change: Money
    anchor: Anchor | None = None


class Checkout:
    """Takes the money for the open basket of one till.

    Args:
        database: where it is kept.
        clock: the moment.
        place: which till.
        selling: the open basket.
        settings: the settings of the sale, as they are now.
        terminal: the card terminal of this till.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        place: TillPlace,
        selling: Selling,
        settings: SaleSettingsSource,
        terminal: CardTerminal,
    ) -> None:
        self._database = database
        self._clock = clock
        self._place = place
        self._selling = selling
        self._settings = settings
        self._terminal = terminal
        self._snapshots: set[str] = set()

    # Paying --------------------------------------------------------------------------------------------------------

    def methods(self) -> tuple[PaymentMethod, ...]:
        """Return the payment methods this till offers, in the order of the screen."""
        return tuple(method for method in self._settings().methods if method.active)

    def settlement(self) -> Settlement:
        """Return what is due, received and open now."""
        basket = self._selling.basket()
        return settle(basket.total, basket.payments, self._settings().cash_rounding)

    def add_payment(self, method_code: str, amount: Money | None, actor: Actor, payment_key: str) -> Paying:
        """Take a payment; a card payment is stored before it is sent to the terminal.

        Args:
            method_code: which method.
            amount: what is handed over or asked on the terminal; None takes what is still open.
            actor: who takes it.
            payment_key: made when the button became pressable; the same key takes one payment.

        Raises:
            RuleError: too much, nothing open, a payment whose outcome is not known, or no open shift.
            StoreError: it could not be kept; nothing was asked of the terminal.
        """
        require(actor, Right.SELL)
        basket = self._ready_basket()
        if any(payment.id == payment_key for payment in basket.payments):
            return self._paying(basket)
        method = self._method(method_code)
        settings = self._settings()
        amount = check_payment(basket.total, basket.payments, settings.cash_rounding, method, amount)
        card = method.kind is MethodKind.CARD
        state = PaymentState.PENDING if card else PaymentState.RECEIVED
        payment = BasketPayment(payment_key, method.code, method.kind, amount, state)
        after = replace(basket, payments=(*basket.payments, payment))
        self._keep(after, ("payment.asked", {"method": method.code, "amount": amount.cents}, actor))
        if not card:
            return self._paying(after)
        return self.terminal_answered(payment_key, self._terminal.start(amount.cents, payment_key), actor)

    def ask_terminal(self, payment_id: str) -> TerminalAnswer:
        """Ask the terminal what became of a payment; may block, and may run in any thread."""
        return self._terminal.status(payment_id)

    def abort_terminal(self, payment_id: str) -> TerminalAnswer:
        """Ask the terminal to break off; may block, and may run in any thread."""
        return self._terminal.abort(payment_id)

    def terminal_answered(self, payment_id: str, answer: TerminalAnswer, actor: Actor) -> Paying:
        """Keep what the terminal said about a payment."""
        basket = self._selling.basket()
        state = _STATES[answer.state]
        found = _payment(basket, payment_id)
        if found.state is not state and found.is_open:
            changed = replace(found, state=state, reference=answer.transaction or found.reference)
            basket = _with_payment(basket, changed)
            body: dict[str, object] = {"method": found.method, "amount": found.amount.cents, "state": state.value}
            self._keep(basket, ("payment.answered", body, actor))
        return replace(self._paying(basket), answer=answer)

    def resolve_unknown(self, payment_id: str, paid: bool, actor: Actor) -> Paying:
        """Settle a payment the terminal cannot answer for, by what a person saw on its receipt.

        Raises:
            Denied: only who may confirm card payments.
        """
        require(actor, Right.CONFIRM_CARD)
        basket = self._selling.basket()
        found = _payment(basket, payment_id)
        if not found.is_open:
            return self._paying(basket)
        state = PaymentState.APPROVED if paid else PaymentState.DECLINED
        basket = _with_payment(basket, replace(found, state=state))
        body: dict[str, object] = {"method": found.method, "amount": found.amount.cents, "state": state.value}
        self._keep(basket, ("payment.confirmed_by_hand", body, actor))
        return self._paying(basket)

    def take_back(self, payment_id: str, actor: Actor) -> Paying:
        """Take a payment back before the sale is complete.

        Raises:
            RuleError: its outcome is not known yet.
            Denied: the right is missing.
        """
        require(actor, Right.TAKE_BACK_PAYMENT)
        basket = self._selling.basket()
        found = _payment(basket, payment_id)
        if found.is_open:
            raise RuleError(
                Reason(
                    "payment.unknown",
                    "Van deze PIN-betaling is de uitkomst nog niet bekend. Er is niets teruggenomen.",
                    "Vraag de terminal opnieuw of bevestig wat op de bon van de terminal staat.",
                )
            )
        kept = tuple(payment for payment in basket.payments if payment.id != payment_id)
        after = replace(basket, payments=kept)
        body: dict[str, object] = {
            "method": found.method,
            "amount": found.amount.cents,
            "state": found.state.value,
        }
        self._keep(after, ("payment.taken_back", body, actor))
        return self._paying(after)

    # Completing ----------------------------------------------------------------------------------------------------

    def expected_number(self) -> int:
        """Return the number the next receipt will probably get, for the head of the bon."""
        with self._database.read() as reader:
            shift = shifts.current(reader, self._place.till_id)
            day = shift.business_date if shift else self._selling.business_date()
            return expected_number(reader, series_of(self._place.till_id, day.year))

    def complete(self, action_key: str, actor: Actor, *, paper: bool = True) -> Completed:
        """Make the sale final: receipt, number, payments, ledger, stock, totals, journal and jobs in one transaction.

        Args:
            action_key: made when the button became pressable; the same key sells once, whatever is repeated.
            actor: who sells.
            paper: whether a receipt is printed.

        Raises:
            RuleError: something is open, unknown or not paid; nothing was booked.
            StoreError: ``store.unknown`` asks to press again with the same key; otherwise nothing was booked.
        """
        require(actor, Right.SELL)
        basket = self._selling.basket()
        settings = self._settings()
        moment = self._clock.now()
        with self._database.write() as tx:
            done = self._earlier(tx, action_key)
            if done is not None:
                baskets.remove(tx, basket.id)
            else:
                done = self._book(tx, basket, settings, actor, moment, action_key, paper=paper)
        self._snapshots.add(_digest(settings.header))
        self._selling.begin_next(actor.employee_id)
        return done

    def _book(
        self,
        tx: Transaction,
        basket: Basket,
        settings: SaleSettings,
        actor: Actor,
        moment: datetime,
        action_key: str,
        *,
        paper: bool,
    ) -> Completed:
        shift = self._open_shift(tx)
        settlement = _require_payable(basket, settle(basket.total, basket.payments, settings.cash_rounding))
        result = price(basket)
        number = next_number(tx, series_of(self._place.till_id, shift.business_date.year), shift.business_date.isoformat())
        received = settlement.received_per_payment
        stored = self._stored(basket, result, settlement, shift, actor, moment, number, settings)
        self._keep_header(tx, settings.header)
        receipts.add(tx, stored)
        mark = content_mark(stored)
        actions.remember(tx, action_key, mark, basket.id, micros(moment))
        job = self._ask_paper(tx, basket.id, settings, moment) if paper and settings.printer else ""
        if settings.drawer and any(kind is MethodKind.CASH for _, kind, _ in received):
            self._ask_drawer(tx, basket.id, settings, moment)
        self._move_stock(tx, basket, moment)
        self._add_totals(tx, basket, result, settlement, shift, stored)
        baskets.remove(tx, basket.id)
        postings = sale_postings(self._place.till_id, result.vat_rows, received, settlement.rounding)
        entry = Entry(
            new_id(), moment, shift.business_date.isoformat(), "receipt", basket.id, shift.id, str(number)
        )
        anchor = journal.append(
            tx,
            self._place.till_id,
            RECEIPT_COMPLETED,
            basket.id,
            receipt_body(stored, _booked(entry, postings), action_key, job),
            employee_id=actor.employee_id,
            moment=moment,
            turnover=result.gross.cents,
        )
        if postings:
            book(tx, entry, postings)
        return Completed(basket.id, number, settlement.due, settlement.change, anchor)

    def _earlier(self, tx: Transaction, action_key: str) -> Completed | None:
        """Return what the same press sold before."""
        receipt_id = actions.result_of(tx, action_key)
        stored = receipts.get(tx, receipt_id) if receipt_id else None
        if stored is None:
            return None
        actions.require_same(tx, action_key, content_mark(stored))
        head = stored.receipt
        change = sum(int(str(payment["change"])) for payment in stored.payments)
        due = int(str(head["gross"])) + int(str(head["cash_rounding"]))
        return Completed(str(head["id"]), int(str(head["number"])), Money(due), Money(change))

    def _stored(
        self,
        basket: Basket,
        result: Totals,
        settlement: Settlement,
        shift: StoredShift,
        actor: Actor,
        moment: datetime,
        number: int,
        settings: SaleSettings,
    ) -> receipts.StoredReceipt:
        head: receipts.Values = {
            "id": basket.id,
            "series": series_of(self._place.till_id, shift.business_date.year),
            "number": number,
            "till_id": self._place.till_id,
            "branch_id": self._place.branch_id,
            "shift_id": shift.id,
            "employee_id": actor.employee_id,
            "employee_name": actor.name,
            "business_date": shift.business_date.isoformat(),
            "moment": micros(moment),
            "price_mode": PriceMode.INCLUSIVE.value,
            "net": result.net.cents,
            "vat": result.vat.cents,
            "gross": result.gross.cents,
            "discount": basket.discount_amount.cents,
            "discount_reason": basket.discount.reason if basket.discount else "",
            "cash_rounding": settlement.rounding.cents,
            "article_count": basket.article_count,
            "snapshot": _digest(settings.header),
            "training": int(self._place.training),
            "note": basket.note,
        }
        return receipts.StoredReceipt(
            head, _line_rows(basket, result), _vat_rows(result), self._payment_rows(basket, settlement, shift, moment)
        )
