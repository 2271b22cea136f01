"""Settling at the till what is more than goods: documents, gift cards and the endings that make a document.

One press is one transaction. Documents are locked and looked at again, what must be made is made, then the money is
divided: documents first, goods after that; what has the other sign is set against it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from kassa.db import actions
from kassa.db.actions import fingerprint
from kassa.db.engine import Database, Transaction
from kassa.db.repos import baskets, holds, receipts, totals
from kassa.db.repos.customer_terms import customer_terms
from kassa.db.repos.totals import ShiftSum
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.applying import Applied, oldest_first
from kassa.domain.payments.dividing import NETTED, NETTED_NAME, Divided, divide
from kassa.domain.payments.ledger import Account
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.payments.settlement import BookedPayment, Settlement, booked_part, require_complete
from kassa.domain.payments.taking import Taken, TakenPart
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.invoice_checks import closed_period
from kassa.domain.till import paying
from kassa.domain.till.basket import Basket, LineKind, price
from kassa.domain.till.ending import Ending, Made
from kassa.domain.till.gift_card import sold_cards
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.catalog.vat_cache import VatCache
from kassa.services.sales.definitive import Definitives
from kassa.services.sales.holding import holder_of_till
from kassa.services.sales.receiving import DEPOSITED, RECEIVED, Act, Receiving, receive, require_below_ceiling
from kassa.services.sales.rules import SalesRules
from kassa.services.till.booking import Completed, Paid, Press, Receipt, ReceiptBooking, completed_text, made_key
from kassa.services.till.endings import Endings, Outcome
from kassa.services.till.gift_cards import ask_papers, book_cards
from kassa.services.till.owed import Owed, chosen, set_off
from kassa.services.till.place import TillPlace
from kassa.services.till.returning import require_returnable
from kassa.system.clock import Clock
from kassa.system.identity import new_id

_DEPOSIT: Final = "deposit"


@frozen
class _Cards:
    """The gift cards of one press: what was sold, and which card each payment was made with."""

    sold: tuple[tuple[str, str, Money], ...]
    used: dict[str, str]


@frozen
class _Money:
    """The money of one press, divided.

    Attributes:
        divided: per payment what it pays.
        taken: what goes to documents, as it is booked there.
        applied: what each of those settles.
        rounding: cash rounding on the receipt.
    """

    divided: Divided
    taken: Taken
    applied: tuple[Applied, ...]
    rounding: Money


class Settling:
    """Settles at one till.

    Args:
        place: which till.
        rules: the rules for invoices and payments.
        endings: makes the documents.
        booking: writes the receipts.
    """

    def __init__(
        self, place: TillPlace, rules: Callable[[], SalesRules], endings: Endings, booking: ReceiptBooking
    ) -> None:
        self._place = place
        self._rules = rules
        self._endings = endings
        self._booking = booking

    def complete(self, tx: Transaction, press: Press) -> Completed:
        """Settle the basket of a press; ``Checkout.complete`` says what is refused."""
        basket = press.basket
        self._require(press)
        settlement = paying.settlement_of(basket, press.settings.cash_rounding)
        if press.ending is Ending.SALE:
            require_complete(settlement)
        received = booked_part(basket.total, basket.payments, press.settings.cash_rounding)
        # Documents first and in one order, then stock, then numbers and balances: no two tills wait in a circle.
        order = self._endings.locked_order(tx, press)
        owed = chosen(tx, basket, press.at, holder_of_till(self._place.till_id))
        require_returnable(tx, basket)
        sold = _sold(press)
        if press.ending is Ending.SALE:
            self._booking.move_stock(tx, sold, press.at)
        paid = Money(sum(one.amount.cents for one in received)) - settlement.rounding
        made = self._endings.make(tx, press, order, paid, tuple(one.customer_id for one in owed))
        debts = (*owed, *made.owed)
        left = set_off(tx, press.actor, debts, press.moment)
        cards = _gift_cards(tx, press)
        money = _money(press, settlement, received, left, sold)
        if money.taken.payments:
            self._receive(tx, press, money, debts, cards)
        done = self._finish(tx, press, settlement, made, debts, sold, money, cards)
        self._let_go(tx, press)
        actions.remember(tx, made_key(press.key), _mark(press), completed_text(done, basket.id), press.at)
        return done

    # Inside --------------------------------------------------------------------------------------------------------

    def _require(self, press: Press) -> None:
        """Refuse what may not be settled like this.

        Raises:
            Denied: a right is missing.
            RuleError: why not.
        """
        basket, actor = press.basket, press.actor
        if basket.invoice_lines:
            require(actor, Right.REGISTER_PAYMENTS)
        if any(line.kind is LineKind.GIFT_CARD for line in basket.lines):
            require(actor, Right.SELL_GIFT_CARDS)
        refused = paying.why_not_checkout(basket)
        if refused is not None:
            raise RuleError(refused)
        self._endings.require(press)
        closed = closed_period(press.shift.business_date, self._rules().closed_until, "De datum van deze kassadienst")
        if closed is not None:
            raise RuleError(closed)

    def _receive(self, tx: Transaction, press: Press, money: _Money, debts: Sequence[Owed], cards: _Cards) -> None:
        """Book what documents get, as the office books a payment."""
        require_below_ceiling(tx, money.taken, money.applied)
        deposit = any(one.kind == _DEPOSIT for one in debts)
        what = Receiving(
            place=self._place.till_id,
            shift_id=press.shift.id,
            branch_id=self._place.branch_id,
            customer_id=debts[0].customer_id,
            taken=money.taken,
            applied=money.applied,
            account=Account.PREPAYMENTS if deposit else Account.DEBTORS,
            subjects={one.document_id: one.document_id if deposit else one.customer_id for one in debts},
            cards=cards.used,
        )
        act = Act(press.actor, press.key, press.shift.business_date, "")
        receive(tx, what, act, press.moment, DEPOSITED if deposit else RECEIVED)

    def _finish(
        self,
        tx: Transaction,
        press: Press,
        settlement: Settlement,
        made: Outcome,
        debts: Sequence[Owed],
        sold: Basket,
        money: _Money,
        cards: _Cards,
    ) -> Completed:
        """Write the receipt, or without money only what the day report must know."""
        received = [share.payment for share in money.divided.shares]
        sums = _sums(press, debts, made, cards, received)
        if money.taken.rounding:  # what is on the receipt itself, the receipt tells
            sums = (*sums, ShiftSum("rounding", "", money.taken.rounding.cents, 1))
        if press.ending is not Ending.SALE and not received:
            return self._without_receipt(tx, press, made, sums)
        netted = [one for one in money.taken.payments if one.method == NETTED]
        paid = [
            Paid(one.payment, one.goods, one.goods_change, cards.used.get(one.payment.payment.id, ""))
            for one in money.divided.shares
        ]
        for place, one in enumerate(netted):
            amount = Money.ZERO if place else money.divided.netted_goods
            payment = BasketPayment(one.id, NETTED, MethodKind.OTHER, amount)
            paid.append(Paid(BookedPayment(payment, amount, amount, Money.ZERO), amount, Money.ZERO))
        receipt = Receipt(
            sold,
            price(sold),
            tuple(paid),
            money.rounding,
            _settlements(debts, cards),
            tuple((card_id, amount) for card_id, _, amount in cards.sold),
            sums,
        )
        number, anchor = self._booking.book(tx, press, receipt)
        ask_papers(tx, press.basket, press.settings.printer, press.at)
        due = Money(sum(one.amount.cents for one in received))
        return Completed(press.basket.id, number, due, settlement.change, anchor, made.made)

    def _without_receipt(self, tx: Transaction, press: Press, made: Outcome, sums: Sequence[ShiftSum]) -> Completed:
        first = made.made[0]
        totals.add_to_shift(tx, press.shift.id, sums)
        baskets.remove(tx, press.basket.id)
        actions.remember(tx, press.key, _mark(press), first.document_id, press.at)
        body = {"ending": press.ending.value, "made": [[one.kind.value, one.number] for one in made.made]}
        anchor = record(tx, press.actor, "basket.documented", press.basket.id, body, press.moment)
        return Completed("", 0, Money.ZERO, Money.ZERO, anchor, made.made)

    def _let_go(self, tx: Transaction, press: Press) -> None:
        basket = press.basket
        holds.release(tx, sorted(basket.documents), holder_of_till(self._place.till_id))


def settling(
    database: Database, clock: Clock, place: TillPlace, rules: Callable[[], SalesRules], booking: ReceiptBooking
) -> Settling:
    """Return what settles at a till.

    Args:
        database: the shop.
        clock: the moment.
        place: which till.
        rules: the rules for invoices and payments.
        booking: writes the receipts of the till.
    """
    definitives = Definitives(clock, rules, customer_terms)
    return Settling(place, rules, Endings(place, rules, definitives, VatCache(database, clock)), booking)


def _gift_cards(tx: Transaction, press: Press) -> _Cards:
    cards = book_cards(tx, press.basket, press.at)
    sold = [(cards[line.code], line.code, line.amount) for line in sold_cards(press.basket)]
    paid = [one for one in press.basket.payments if one.counts and one.kind is MethodKind.GIFT_CARD]
    return _Cards(tuple(sold), {one.id: cards[one.reference] for one in paid})


def _sold(press: Press) -> Basket:
    """Return the basket with what the receipt itself sells: goods and gift cards, or gift cards alone."""
    basket = press.basket
    if press.ending is not Ending.SALE:
        return replace(basket, lines=(), discount=None, order=None)
    if basket.order is None:
        return replace(basket, lines=tuple(line for line in basket.lines if line.kind is not LineKind.INVOICE))
    cards = tuple(line for line in basket.lines if line.kind is LineKind.GIFT_CARD)
    return replace(basket, lines=cards, discount=None, order=None)


def _money(
    press: Press, settlement: Settlement, paid: Sequence[BookedPayment], left: Sequence[Owed], sold: Basket
) -> _Money:
    """Divide the money of a press over documents and goods.

    Raises:
        RuleError: the documents do not leave open what the basket says.
    """
    received = Money(sum(one.amount.cents for one in paid))
    pay = Money(sum(one.amount.cents for one in left if one.amount > Money.ZERO))
    back = Money(sum(one.amount.cents for one in left if one.amount < Money.ZERO))
    goods = sold.turnover + sold.settled
    on_receipt = any(line.kind.is_goods or line.kind.is_settled for line in sold.lines)
    rounding = settlement.rounding
    if press.ending is not Ending.SALE:
        pay = received - rounding
    elif pay + back + goods != press.basket.total:
        raise _other_total()
    if on_receipt:
        goods += rounding
    elif received < Money.ZERO:
        back += rounding
    else:
        pay += rounding
    divided = divide(paid, pay, back, goods)
    taken, applied = _taken(press, divided, left, Money.ZERO if on_receipt else rounding)
    return _Money(divided, taken, applied, rounding if on_receipt else Money.ZERO)


def _taken(press: Press, divided: Divided, left: Sequence[Owed], rounding: Money) -> tuple[Taken, tuple[Applied, ...]]:
    """Return the payments on documents as they are booked, and what each settles: one side first, then the other."""
    names = {method.code: method.name for method in press.settings.methods}
    parts: list[TakenPart] = []
    change, still = Money.ZERO, rounding
    for share in reversed(divided.shares):
        if not share.documents:
            continue
        payment, settles = share.payment.payment, share.documents
        if still and payment.kind is MethodKind.CASH:
            settles, still = settles - still, Money.ZERO
        change += share.documents_change
        name = names.get(payment.method, payment.method)
        parts.insert(
            0,
            TakenPart(payment.id, payment.method, name, payment.kind, share.documents, share.documents_change, settles),
        )
    back_first = any(share.documents < Money.ZERO for share in divided.shares)
    sides = [(divided.netted_pay, False), (divided.netted_back, True)]
    applied: tuple[Applied, ...] = ()
    rows: list[TakenPart] = []
    for netted, back in reversed(sides) if back_first else sides:
        mine = [one for one in parts if (one.amount < Money.ZERO) is back]
        if netted:
            mine.append(TakenPart(new_id(), NETTED, NETTED_NAME, MethodKind.OTHER, netted, Money.ZERO, netted))
        open_amounts = [(one.document_id, one.amount) for one in left if (one.amount < Money.ZERO) is back]
        applied += oldest_first(open_amounts, [(one.id, one.settles) for one in mine])
        rows += mine
    return Taken(tuple(rows), change, rounding), applied


def _settlements(debts: Sequence[Owed], cards: _Cards) -> tuple[receipts.Values, ...]:
    """Return what the receipt says it settled, as stored."""
    rows: list[receipts.Values] = []
    for one in debts:
        rows.append(
            {
                "position": len(rows) + 1,
                "kind": one.kind,
                "document_id": one.document_id,
                "number": one.number,
                "title": one.title,
                "amount": one.amount.cents,
                "open_after": (one.open - one.amount).cents,
            }
        )
    for card_id, code, amount in cards.sold:
        rows.append(
            {
                "position": len(rows) + 1,
                "kind": "gift_card",
                "document_id": card_id,
                "number": code,
                "title": "",
                "amount": amount.cents,
                "open_after": 0,
            }
        )
    return tuple(rows)


def _sums(
    press: Press, debts: Sequence[Owed], made: Outcome, cards: _Cards, received: Sequence[BookedPayment]
) -> tuple[ShiftSum, ...]:
    """Return what the day report must know: paid on documents, gift cards sold, and what went on account."""
    sums = []
    for kind in ("invoice", _DEPOSIT):
        mine = [one for one in debts if (one.kind == _DEPOSIT) is (kind == _DEPOSIT)]
        if mine and (received or press.ending is Ending.SALE):
            sums.append(ShiftSum("settled", kind, sum(one.amount.cents for one in mine), len(mine)))
    if cards.sold:
        amount = sum(amount.cents for _, _, amount in cards.sold)
        sums.append(ShiftSum("settled", "gift_card", amount, len(cards.sold)))
    if press.ending in (Ending.INVOICE, Ending.LATER):
        first: Made = made.made[0]
        settled = sum(one.amount.cents for one in made.owed)
        kind = "invoice" if first.kind is DocumentKind.INVOICE else "delivery"
        if first.gross.cents != settled:
            sums.append(ShiftSum("on_account", kind, first.gross.cents - settled, 1))
    return tuple(sums)


def _mark(press: Press) -> str:
    return fingerprint("till.ending", press.ending.value, press.basket.id)


def _other_total() -> RuleError:
    return RuleError(
        Reason(
            "settle.total",
            "De documenten op deze bon komen niet meer uit op het bedrag dat er staat. Er is niets geboekt.",
            "Haal de order of factuur van de bon en zet haar er opnieuw op.",
        )
    )
