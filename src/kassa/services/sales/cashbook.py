"""Booking payments: what is open is locked, settled, allocated, booked and journalled in one transaction."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from kassa.db import actions
from kassa.db.actions import fingerprint
from kassa.db.engine import Database, Reader, Transaction
from kassa.db.journal import micros
from kassa.db.repos import customer_payments, customers, invoices, open_items, sales
from kassa.db.repos.open_items import OpenItem
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.applying import Applied, oldest_first
from kassa.domain.payments.ledger import Account
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.taking import Taken, TakenPart, take
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.invoice_checks import closed_period
from kassa.domain.values.money import Money
from kassa.services.acting import record
from kassa.services.sales.crediting import set_off
from kassa.services.sales.deposits import (
    require_deposit_taken,
    require_deposit_unused,
    require_reversible,
    too_much_deposit,
)
from kassa.services.sales.holding import holder_of_till, require_not_held
from kassa.services.sales.receiving import DEPOSITED, RECEIVED, Act, Receiving, receive, require_below_ceiling
from kassa.services.sales.rules import SalesRules, SalesRulesSource
from kassa.system.clock import Clock
from kassa.system.identity import new_id

if TYPE_CHECKING:
    from kassa.services.sales.payments import OfficeMethod

_NOTHING: Final = "Er is niets geboekt."


@frozen
class Part:
    """One part of a payment: the method and what is handed over or transferred; negative pays back."""

    method: str
    amount: Money


@frozen
class Paid:
    """What a payment did.

    Attributes:
        payment_ids: one per part.
        applied: what was settled of the documents, set-offs not counted.
        change: what goes back in cash.
        still_open: what is left open on the documents.
    """

    payment_ids: tuple[str, ...]
    applied: Money
    change: Money
    still_open: Money


Parts = Sequence[tuple[Part, "OfficeMethod"]]


class Cashbook:
    """Books payments of customers.

    Args:
        database: the shop.
        clock: the moment.
        rules: the settings of the shop.
    """

    def __init__(self, database: Database, clock: Clock, rules: SalesRulesSource) -> None:
        self._database = database
        self._clock = clock
        self._rules = rules

    def today(self) -> dt.date:
        """Return the day it is in the shop."""
        return self._rules().today(self._clock.now())

    def pay(self, document_ids: Sequence[str], parts: Parts, act: Act) -> Paid:
        """Pay invoices and credit invoices of one customer; ``Payments.pay`` says what is refused."""
        mark = _mark("payment", document_ids, parts)
        rules = self._rules()
        _require_open_period(rules, act.date)
        moment = self._clock.now()
        with self._database.write() as tx:
            done = _earlier(tx, act.key, mark)
            if done is not None:
                return done
            items = _locked(tx, document_ids)
            _require_free(tx, document_ids, act, moment)
            set_off_total = _set_off_all(tx, items, micros(moment))
            items = tuple(_item(tx, one.document_id) for one in items)
            total = Money(sum(one.open.cents for one in items))
            if not parts:
                return self._only_set_off(tx, items, set_off_total, total, act, mark, moment)
            taken = take(total, _named(parts), rules.cash_rounding, sure=act.sure)
            applied = oldest_first([(one.document_id, one.open) for one in items if one.open], taken.settled)
            require_below_ceiling(tx, taken, applied)
            head = sales.head_of(tx, items[0].document_id)
            branch = "" if head is None else head.branch_id
            customer = items[0].customer_id
            debtors = {one.document_id: one.customer_id for one in items}
            booking = Receiving(f"office/{branch}", "", branch, customer, taken, applied, Account.DEBTORS, debtors)
            return self._book(tx, booking, act, mark, moment, total, RECEIVED)

    def deposit(self, order_id: str, parts: Parts, act: Act) -> Paid:
        """Take a deposit on an order; ``Payments.deposit`` says what is refused."""
        mark = _mark("deposit", [order_id], parts)
        rules = self._rules()
        _require_open_period(rules, act.date)
        moment = self._clock.now()
        with self._database.write() as tx:
            done = _earlier(tx, act.key, mark)
            if done is not None:
                return done
            order = require_deposit_taken(tx, order_id)
            _require_free(tx, [order_id], act, moment)
            item = _item(tx, order_id)
            most = item.open - invoices.invoiced_unpaid(tx, order_id)
            taken = take(most, _named(parts), rules.cash_rounding, sure=act.sure)
            if taken.change:
                raise RuleError(too_much_deposit(most))
            applied = oldest_first([(order_id, item.open)], taken.settled)
            require_below_ceiling(tx, taken, applied)
            booking = Receiving(
                f"office/{order.branch_id}",
                "",
                order.branch_id,
                item.customer_id,
                taken,
                applied,
                Account.PREPAYMENTS,
                {order_id: order_id},
            )
            return self._book(tx, booking, act, mark, moment, item.open, DEPOSITED)

    def reverse(self, payment_id: str, reason: str, act: Act) -> Paid:
        """Take a payment back by a counter-payment; ``Payments.reverse`` says what is refused."""
        mark = fingerprint("payment.reverse", payment_id)
        _require_open_period(self._rules(), act.date)
        moment = self._clock.now()
        with self._database.write() as tx:
            done = _earlier(tx, act.key, mark)
            if done is not None:
                return done
            settled = dict(customer_payments.settled_by(tx, payment_id))
            for document_id in sorted(settled):
                invoices.locked(tx, document_id)
            _require_free(tx, settled, act, moment)
            items = {one: _item(tx, one) for one in sorted(settled)}
            payment = require_reversible(tx, payment_id)
            order_id = next((one for one, item in items.items() if item.kind is DocumentKind.ORDER), None)
            if order_id is not None:
                require_deposit_unused(tx, order_id, settled[order_id])
            total = Money(sum(amount.cents for amount in settled.values()))
            counter = TakenPart(
                new_id(), payment.method, payment.method_name, payment.method_kind, -payment.amount, Money.ZERO, -total
            )
            booking = Receiving(
                payment.place,
                "",
                payment.branch_id,
                payment.customer_id,
                Taken((counter,), Money.ZERO, total - payment.amount),
                tuple(Applied(counter.id, one, -amount) for one, amount in settled.items()),
                Account.DEBTORS if order_id is None else Account.PREPAYMENTS,
                {one: item.customer_id if order_id is None else order_id for one, item in items.items()},
                reverses_id=payment.id,
            )
            open_now = Money(sum(one.open.cents for one in items.values()))
            told = replace(act, note=reason)
            return self._book(tx, booking, told, mark, moment, open_now, "payment.reversed")

    def _only_set_off(
        self,
        tx: Transaction,
        items: Sequence[OpenItem],
        amount: Money,
        total: Money,
        act: Act,
        mark: str,
        moment: datetime,
    ) -> Paid:
        if not amount:
            raise RuleError(
                Reason("payment.nothing_open", f"Er valt niets te verrekenen. {_NOTHING}", "Kies een bedrag.")
            )
        paid = Paid((), Money.ZERO, Money.ZERO, total)
        actions.remember(tx, act.key, mark, _told(paid), micros(moment))
        for one in items:
            body = {"amount": amount.cents, "with": [other.document_id for other in items if other is not one]}
            record(tx, act.actor, "payment.set_off", one.document_id, body, moment)
        return paid

    def _book(
        self, tx: Transaction, booking: Receiving, act: Act, mark: str, moment: datetime, total: Money, event: str
    ) -> Paid:
        rows = receive(tx, booking, act, moment, event)
        settled = Money(sum(one.amount.cents for one in booking.applied))
        paid = Paid(tuple(row.id for row in rows), settled, booking.taken.change, total - settled)
        actions.remember(tx, act.key, mark, _told(paid), micros(moment))
        return paid


def _locked(tx: Transaction, document_ids: Sequence[str]) -> tuple[OpenItem, ...]:
    """Lock what is paid and return it, oldest first.

    Raises:
        RuleError: a concept, an order, or documents of several customers.
    """
    found = tuple(_item(tx, one) for one in sorted(document_ids))
    if not found:
        raise RuleError(Reason("payment.no_document", f"Er is niets gekozen. {_NOTHING}", "Kies een factuur."))
    if any(not one.kind.is_invoice for one in found):
        raise RuleError(
            Reason("payment.order", f"Op een order kan alleen worden aanbetaald. {_NOTHING}", "Kies 'Aanbetalen'.")
        )
    if len({one.customer_id for one in found}) > 1 and not _of_one_customer(tx, found):
        raise RuleError(
            Reason(
                "payment.customers",
                f"Deze facturen zijn van verschillende debiteuren. {_NOTHING}",
                "Betaal per debiteur.",
            )
        )
    return tuple(sorted(found, key=lambda one: (one.due_date, one.document_id)))


def _of_one_customer(reader: Reader, found: Sequence[OpenItem]) -> bool:
    """Whether these customers were merged into one; a credit of one is not set off against an invoice of the other."""
    known = {customers.get(reader, one) for one in {item.customer_id for item in found}}
    return (
        None not in known
        and len({one.merged_into or one.id for one in known if one}) == 1
        and len({item.open > Money.ZERO for item in found if item.open}) < 2
    )


def _item(tx: Transaction, document_id: str) -> OpenItem:
    found = open_items.get(tx, document_id, lock=True)
    if found is None:
        raise RuleError(
            Reason(
                "payment.no_document", f"Een concept kan niet worden betaald. {_NOTHING}", "Maak het eerst definitief."
            )
        )
    return found


def _set_off_all(tx: Transaction, items: Sequence[OpenItem], moment: int) -> Money:
    """Set every credit among these documents off against the invoices among them, oldest first."""
    done = Money.ZERO
    for credit in items:
        for invoice in items:
            if credit.open < Money.ZERO < invoice.open:
                done += set_off(tx, invoice.document_id, credit.document_id, moment)
    return done


def _require_free(tx: Transaction, document_ids: Iterable[str], act: Act, moment: datetime) -> None:
    """Refuse what a till has on its bon, unless it is that till which pays."""
    require_not_held(tx, document_ids, micros(moment), holder_of_till(act.actor.till_id))


def _require_open_period(rules: SalesRules, date: dt.date) -> None:
    reason = closed_period(date, rules.closed_until, "De betaaldatum")
    if reason is not None:
        raise RuleError(Reason("payment.date", reason.sentence, reason.fix, reason.who))


def _named(parts: Parts) -> list[tuple[str, str, str, MethodKind, Money]]:
    return [(new_id(), method.code, method.name, method.kind, part.amount) for part, method in parts]


def _mark(what: str, document_ids: Iterable[str], parts: Parts) -> str:
    told = sorted(f"{part.method}:{part.amount.cents}" for part, _ in parts)
    return fingerprint(what, *sorted(document_ids), *told)


def _earlier(reader: Reader, key: str, mark: str) -> Paid | None:
    """Return what the same press booked before, the very same answer.

    Raises:
        Conflict: the key booked something else.
    """
    told = actions.done_before(reader, key, mark)
    if told is None:
        return None
    ids, applied, change, still_open = json.loads(told)
    return Paid(tuple(ids), Money(applied), Money(change), Money(still_open))


def _told(paid: Paid) -> str:
    return json.dumps([paid.payment_ids, paid.applied.cents, paid.change.cents, paid.still_open.cents])
