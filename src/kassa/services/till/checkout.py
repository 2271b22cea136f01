"""Checkout: take the money, make the receipt final, book it, and only then print (domain.md 3 to 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from kassa.db import actions, journal
from kassa.db.documents import RECEIPT_COMPLETED, content_mark, receipt_body
from kassa.db.engine import Database, Reader, Transaction
from kassa.db.journal import micros
from kassa.db.ledger import Entry, book, entry_body
from kassa.db.numbering import expected_number, next_number
from kassa.db.repos import baskets, outbox, receipts, shifts, snapshots, stock, totals
from kassa.db.repos.shifts import StoredShift
from kassa.db.repos.totals import ShiftSum
from kassa.domain.delivery import JobKind
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import Anchor, canonical
from kassa.domain.payments.ledger import sale_postings
from kassa.domain.payments.method import MethodKind, PaymentMethod, PaymentState
from kassa.domain.payments.payment import action_for
from kassa.domain.payments.settlement import BookedPayment, Settlement, booked, require_complete
from kassa.domain.payments.terminal import TerminalAnswer
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.pricing.totals import PriceMode, Totals
from kassa.domain.stock.movement import MovementKind
from kassa.domain.till import paying
from kassa.domain.till.basket import Basket, BasketPayment, price
from kassa.domain.till.gift_card import sold_cards
from kassa.domain.till.returning import PaidWith
from kassa.domain.till.shift import SHIFT_TRANSITIONS
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.ports import CardTerminal
from kassa.services.till import ceiling, refunds
from kassa.services.till.clock_watch import ClockWatch
from kassa.services.till.gift_cards import ask_papers, book_cards, require_payable
from kassa.services.till.numbers import series_of
from kassa.services.till.place import TillPlace
from kassa.services.till.returning import check_returnable, require_returnable
from kassa.services.till.sale_settings import SaleSettings, SaleSettingsSource
from kassa.services.till.selling import Event, Selling
from kassa.system.clock import Clock
from kassa.system.identity import new_id


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


@frozen
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
            RuleError: too much, nothing open, a payment whose outcome is not known, or no open shift.
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
        if amount is None:
            now = paying.settlement_of(basket, rounding)
            amount = now.cash_open if method.kind is MethodKind.CASH else now.open
        state = PaymentState.PENDING if card else PaymentState.RECEIVED
        payment = BasketPayment(payment_key, method.code, method.kind, amount, state)
        with self._database.read() as reader:
            if method.kind is MethodKind.GIFT_CARD:
                payment = replace(payment, reference=require_payable(reader, basket, reference, amount))
            check_returnable(reader, basket)
            ceiling.require_below(reader, basket, payment, rounding)
            refunds.require_allowed(reader, basket, payment, actor, self._settings().cash_back_limit)
        after = paying.add_payment(basket, payment, rounding, sure=sure)
        if not card:
            self._keep(after, None)
            return self._paying(after)
        self._keep(after, ("payment.asked", {"method": method.code, "amount": amount.cents}, actor))
        return self.terminal_answered(payment_key, self._terminal.start(amount.cents, payment_key), actor)

    def refund_plan(self) -> tuple[PaidWith, ...]:
        """Return how what is still to be paid back for returns goes: by what it was paid with, the first one first."""
        with self._database.read() as reader:
            return refunds.still_to_pay_back(reader, self._selling.basket())

    def ask_terminal(self, payment_id: str) -> TerminalAnswer:
        """Ask the terminal what became of a payment; may block, and may run in any thread."""
        return self._terminal.status(payment_id)

    def abort_terminal(self, payment_id: str) -> TerminalAnswer:
        """Ask the terminal to break off; may block, and may run in any thread."""
        return self._terminal.abort(payment_id)

    def terminal_answered(self, payment_id: str, answer: TerminalAnswer, actor: Actor) -> Paying:
        """Keep what the terminal said about a payment."""
        before = self._selling.basket()
        after = paying.move_payment(before, payment_id, action_for(answer.state), reference=answer.transaction)
        if after != before:
            self._keep(after, ("payment.answered", {"payment": payment_id, "state": answer.state.value}, actor))
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
            return self._earlier(reader, action_key)

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
            if done is None:
                done = self._book(tx, basket, settings, actor, moment, action_key, paper=paper)
            elif done.receipt_id == basket.id:
                baskets.remove(tx, basket.id)
            elif not basket.is_empty:
                raise actions.reused()
        self._snapshots.add(digest(settings.header))
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
        self._watch.look(tx, actor, moment)
        refused = paying.why_not_checkout(basket)
        if refused is not None:
            raise RuleError(refused)
        settlement = paying.settlement_of(basket, settings.cash_rounding)
        require_complete(settlement)
        paid = booked(basket.total, basket.payments, settings.cash_rounding)
        result = price(basket)
        require_returnable(tx, basket)
        cards = book_cards(tx, basket, micros(moment))
        day = shift.business_date.isoformat()
        number = next_number(tx, series_of(self._place.till_id, shift.business_date.year), day)
        stored = self._stored(basket, result, settlement, paid, shift, actor, moment, number, settings)
        self._keep_header(tx, settings.header)
        receipts.add(tx, stored)
        mark = content_mark(stored)
        actions.remember(tx, action_key, mark, basket.id, micros(moment))
        job = self._ask_paper(tx, basket.id, settings, moment) if paper and settings.printer else ""
        ask_papers(tx, basket, settings.printer, micros(moment))
        by_cash = any(one.payment.kind is MethodKind.CASH for one in paid)
        if settings.drawer and (by_cash or settings.drawer_for_all):
            self._ask_drawer(tx, basket.id, settings, moment)
        self._move_stock(tx, basket, moment)
        _add_totals(tx, basket, result, shift, stored)
        baskets.remove(tx, basket.id)
        received = [(_subject(one.payment, cards), one.payment.kind, one.amount) for one in paid]
        sold = [(cards[line.code], line.amount) for line in sold_cards(basket)]
        postings = sale_postings(self._place.till_id, result.vat_rows, received, settlement.rounding, sold)
        entry = Entry(new_id(), moment, day, "receipt", basket.id, shift.id, str(number))
        anchor = journal.append(
            tx,
            self._place.till_id,
            RECEIPT_COMPLETED,
            basket.id,
            receipt_body(stored, entry_body(entry, postings), action_key, job),
            employee_id=actor.employee_id,
            moment=moment,
            turnover=result.gross.cents,
        )
        if postings:
            book(tx, entry, postings)
        return Completed(basket.id, number, settlement.due, settlement.change, anchor)

    def _earlier(self, reader: Reader, action_key: str) -> Completed | None:
        """Return what the same press sold before."""
        receipt_id = actions.result_of(reader, action_key)
        stored = receipts.get(reader, receipt_id) if receipt_id else None
        if stored is None:
            return None
        head = stored.receipt
        change = sum(_whole(payment["change"]) for payment in stored.payments)
        due = _whole(head["gross"]) + _whole(head["cash_rounding"])
        return Completed(str(head["id"]), _whole(head["number"]), Money(due), Money(change))

    def _stored(
        self,
        basket: Basket,
        result: Totals,
        settlement: Settlement,
        paid: tuple[BookedPayment, ...],
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
            "snapshot": digest(settings.header),
            "training": int(self._place.training),
            "note": basket.note,
            "customer_id": basket.customer.id if basket.customer else "",
            "customer_number": basket.customer.number if basket.customer else "",
            "customer_title": basket.customer.title if basket.customer else "",
        }
        names = {method.code: method.name for method in settings.methods}
        payments = tuple(
            _payment_row(position, one, names, self._place.till_id, shift.id, micros(moment))
            for position, one in enumerate(paid, 1)
        )
        return receipts.StoredReceipt(head, line_rows(basket, result), vat_rows(result), payments, _settlements(basket))

    def _keep_header(self, tx: Transaction, header: str) -> None:
        mark = digest(header)
        if mark not in self._snapshots:
            snapshots.keep(tx, mark, header)

    def _ask_paper(self, tx: Transaction, receipt_id: str, settings: SaleSettings, moment: datetime) -> str:
        payload = canonical({"document": "receipt", "id": receipt_id, "copy": 0})
        outbox.enqueue(tx, JobKind.PAPER, settings.printer, f"receipt:{receipt_id}", payload, micros(moment))
        return payload

    def _ask_drawer(self, tx: Transaction, receipt_id: str, settings: SaleSettings, moment: datetime) -> None:
        payload = canonical({"document": "drawer", "id": receipt_id})
        outbox.enqueue(tx, JobKind.DRAWER, settings.drawer, f"drawer:{receipt_id}", payload, micros(moment))

    def _move_stock(self, tx: Transaction, basket: Basket, moment: datetime) -> None:
        moves = [
            stock.Move(position, line.article_id, -line.quantity.milli if line.stocked else 0)
            for position, line in enumerate(basket.lines, 1)
            if line.article_id is not None
        ]
        stock.move(tx, basket.id, self._place.branch_id, MovementKind.SALE, micros(moment), moves, sales=1)

    # Inside --------------------------------------------------------------------------------------------------------

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

    def _keep(self, after: Basket, event: Event | None) -> None:
        with self._database.write() as tx:
            self._selling.replace_in(tx, after)
            if event is not None:
                name, body, actor = event
                record(tx, actor, name, after.id, body, self._clock.now())
        self._selling.adopt(after)


def digest(text: str) -> str:
    """Return the hash under which a text that documents are made with is kept."""
    return sha256(text.encode()).hexdigest()


def line_rows(basket: Basket, result: Totals) -> tuple[receipts.Values, ...]:
    """Return the stored lines of a receipt: as sold, with their share of the receipt discount in net, VAT and gross."""
    rows: list[receipts.Values] = []
    for position, (line, total) in enumerate(zip(basket.lines, result.lines, strict=True), 1):
        goods = line.kind.is_goods
        rows.append(
            {
                "position": position,
                "kind": line.kind.value,
                "article_id": line.article_id,
                "group_id": line.group_id,
                "number": line.number,
                "code": line.code,
                "name": line.name,
                "detail": line.detail,
                "unit": line.unit,
                "quantity": line.quantity.milli if goods else 0,
                "price": line.price.units,
                "list_price": line.list_price.units,
                "discount": line.discount_amount.cents,
                "discount_reason": line.discount.reason if line.discount else "",
                "amount": line.amount.cents,
                "net": total.net.cents,
                "vat": total.vat.cents,
                "gross": total.gross.cents,
                "vat_code": line.vat_code,
                "vat_letter": line.vat_letter,
                "vat_rate": line.vat_rate.basis_points,
                "note": line.note,
                "origin_receipt": line.returns.receipt_id if line.returns else "",
                "origin_position": line.returns.position if line.returns else 0,
                "return_reason": line.returns.reason if line.returns else "",
            }
        )
    return tuple(rows)


def vat_rows(result: Totals) -> tuple[receipts.Values, ...]:
    """Return the stored VAT table of a receipt."""
    return tuple(
        {
            "position": position,
            "vat_code": row.code,
            "letter": row.letter,
            "rate": row.rate.basis_points,
            "net": row.net.cents,
            "vat": row.vat.cents,
            "gross": row.gross.cents,
        }
        for position, row in enumerate(result.vat_rows, 1)
    )


def _subject(payment: BasketPayment, cards: dict[str, str]) -> str:
    """Return what the money of a payment is booked under: the method, or the gift card itself."""
    return cards[payment.reference] if payment.kind is MethodKind.GIFT_CARD else payment.method


def _settlements(basket: Basket) -> tuple[receipts.Values, ...]:
    """Return what a receipt settles beside its goods: the gift cards that are sold."""
    return tuple(
        {
            "position": position,
            "kind": "gift_card",
            "document_id": line.code,
            "number": line.code,
            "title": line.name,
            "amount": line.amount.cents,
            "open_after": 0,
        }
        for position, line in enumerate(sold_cards(basket), 1)
    )


def _payment_row(
    position: int, one: BookedPayment, names: dict[str, str], till_id: str, shift_id: str, moment: int
) -> receipts.Values:
    return {
        "id": one.payment.id,
        "position": position,
        "method": one.payment.method,
        "method_name": names.get(one.payment.method, one.payment.method),
        "kind": one.payment.kind.value,
        "amount": one.amount.cents,
        "given": one.given.cents,
        "change": one.change.cents,
        "reference": one.payment.reference,
        "till_id": till_id,
        "shift_id": shift_id,
        "moment": moment,
    }


def _add_totals(
    tx: Transaction, basket: Basket, result: Totals, shift: StoredShift, stored: receipts.StoredReceipt
) -> None:
    head = stored.receipt
    day, till_id = str(head["business_date"]), str(head["till_id"])
    groups: dict[str, tuple[int, int]] = {}
    for line, total in zip(basket.lines, result.lines, strict=True):
        if line.kind.is_goods:
            quantity, gross = groups.get(line.group_id or "", (0, 0))
            groups[line.group_id or ""] = (quantity + line.quantity.milli, gross + total.gross.cents)
    totals.add_to_day(tx, day, till_id, stored.vat, groups)
    sold = [ShiftSum("group", group, gross, quantity) for group, (quantity, gross) in sorted(groups.items())]
    sums = {
        ("receipts", ""): (result.gross.cents, 1),
        ("articles", ""): (0, basket.article_count),
        ("rounding", ""): (_whole(head["cash_rounding"]), 1),
    }
    for row in stored.payments:
        amount, count = sums.get(("method", str(row["method"])), (0, 0))
        sums["method", str(row["method"])] = (amount + _whole(row["amount"]), count + 1)
    for row in stored.vat:
        for part in ("net", "vat", "gross"):
            sums[part, f"{row['vat_code']}:{row['rate']}"] = (_whole(row[part]), 1)
    given_away = _whole(head["discount"]) + sum(
        _whole(row["discount"]) for row in stored.lines if not row["origin_receipt"]
    )
    back = [total.gross.cents for line, total in zip(basket.lines, result.lines, strict=True) if line.returns]
    if back:
        sums["returns", ""] = (sum(back), len(back))
    if given_away:
        sums["discount", ""] = (given_away, 1)
    counted = [ShiftSum(kind, key, amount, count) for (kind, key), (amount, count) in sorted(sums.items())]
    totals.add_to_shift(tx, shift.id, [*counted, *sold])


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("an amount is stored as a whole number")
    return value
