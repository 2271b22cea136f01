"""Payments in the office: on invoices, on deposits of orders, and taken back by a counter-payment (domain.md 4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from kassa.db.engine import Database
from kassa.db.repos import customer_payments, invoices, open_items
from kassa.db.repos.open_items import OpenItem
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.method import STANDARD_METHODS, MethodKind
from kassa.domain.payments.settlement import rule_for
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.pricing.rounding import round_cash
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.money import Money
from kassa.services.sales.cashbook import Cashbook, Paid, Part
from kassa.services.sales.receiving import Act
from kassa.services.sales.rules import SalesRulesSource

__all__ = ["OfficeMethod", "Paid", "Part", "PaymentFact", "Payments", "Proposal"]


@frozen
class OfficeMethod:
    """A payment method as the office offers it.

    Attributes:
        code: stable key.
        name: Dutch name.
        kind: cash, card or other.
        refused: why it cannot be chosen here, or None.
    """

    code: str
    name: str
    kind: MethodKind
    refused: Reason | None = None


@frozen
class Proposal:
    """What the payment sheet starts with.

    Attributes:
        items: what is open, oldest first.
        open: together; negative is to be paid back.
        method: code of the usual method.
        amount: the whole open amount.
        cash: the same when it is paid in cash, rounded as cash is.
    """

    items: tuple[OpenItem, ...]
    open: Money
    method: str
    amount: Money
    cash: Money


@frozen
class PaymentFact:
    """A payment as the page of a document shows it.

    Attributes:
        id: identity.
        date: day it is booked on.
        method: name of the method then.
        amount: what it settled of this document.
        note: remark.
        reversed: whether a counter-payment took it back.
        is_reversal: whether it is a counter-payment itself.
    """

    id: str
    date: dt.date
    method: str
    amount: Money
    note: str
    reversed: bool
    is_reversal: bool


_CARD_AT_TILL = Reason(
    "payment.card_at_till",
    "PIN kan alleen via de kassa.",
    "Betaal aan de kassa, of zet 'Losse automaat' aan bij Instellingen, Facturen.",
)


class Payments:
    """Payments of customers.

    Args:
        database: the shop.
        cashbook: books them.
        rules: the settings of the shop.
    """

    def __init__(self, database: Database, cashbook: Cashbook, rules: SalesRulesSource) -> None:
        self._database = database
        self._cashbook = cashbook
        self._rules = rules

    def methods(self) -> tuple[OfficeMethod, ...]:
        """Return the payment methods that are switched on, each with why it cannot be chosen here."""
        standalone = self._rules().standalone_card
        return tuple(
            OfficeMethod(
                one.code, one.name, one.kind, None if standalone or one.kind is not MethodKind.CARD else _CARD_AT_TILL
            )
            for one in STANDARD_METHODS
            if one.active and one.in_office
        )

    def proposal(self, document_ids: Sequence[str]) -> Proposal:
        """Return the usual method and the whole open amount of documents, oldest first.

        Of an order it is what may still be paid in advance: what is invoiced already is paid on its invoice.

        Raises:
            RuleError: one of them is not definitive, or nothing is open.
        """
        with self._database.read() as reader:
            found = [open_items.get(reader, one) for one in dict.fromkeys(document_ids)]
            orders = [one for one in found if one and one.kind is DocumentKind.ORDER]
            invoiced = sum(invoices.invoiced_unpaid(reader, one.document_id).cents for one in orders)
        items = tuple(sorted((one for one in found if one), key=lambda one: (one.due_date, one.document_id)))
        if len(items) != len(found):
            raise RuleError(
                Reason(
                    "payment.no_document", "Een concept kan niet worden betaald.", "Maak de factuur eerst definitief."
                )
            )
        total = Money(sum(one.open.cents for one in items) - invoiced)
        usual = next((one.code for one in reversed(self.methods()) if one.refused is None), "")
        cash = total + round_cash(total, rule_for(total, self._rules().cash_rounding))
        return Proposal(items, total, usual, total, cash)

    def pay(
        self,
        document_ids: Sequence[str],
        parts: Sequence[Part],
        date: dt.date,
        note: str,
        actor: Actor,
        key: str,
        *,
        sure: bool = False,
    ) -> Paid:
        """Register a payment on invoices and credit invoices of one customer: oldest first, all of it or nothing.

        Credit invoices among them are set off first; what is left is paid, or paid back when it is negative.

        Args:
            document_ids: what is paid.
            parts: per method what is handed over or transferred; none sets off only.
            date: the day it is booked on.
            note: remark.
            actor: who registers it.
            key: made when the button became pressable; the same key books once, whatever is repeated.
            sure: whether a person confirmed an unusually large change.

        Raises:
            Denied: the right is missing.
            RuleError: too much, nothing open, the cash ceiling, a method that is not for the office.
            Conflict: the key booked something else.
            StoreError: ``store.unknown`` asks to press again with the same key; otherwise nothing was booked.
        """
        require(actor, Right.REGISTER_PAYMENTS)
        act = Act(actor, key, date, without_card_numbers(note), sure)
        return self._cashbook.pay(tuple(dict.fromkeys(document_ids)), self._checked(parts), act)

    def deposit(
        self,
        order_id: str,
        parts: Sequence[Part],
        date: dt.date,
        note: str,
        actor: Actor,
        key: str,
        *,
        sure: bool = False,
    ) -> Paid:
        """Register a deposit ("Aanbetaling") on an open order; the first invoice of the order uses it, once.

        Args:
            order_id: the order.
            parts: per method what is handed over or transferred.
            date: the day it is booked on.
            note: remark.
            actor: who registers it.
            key: made when the button became pressable; the same key books once.
            sure: whether a person confirmed an unusually large amount of change.

        Raises:
            Denied: the right is missing.
            RuleError: nothing or less, more than is open on the order, a cancelled order, the cash ceiling.
        """
        require(actor, Right.REGISTER_PAYMENTS)
        return self._cashbook.deposit(
            order_id, self._checked(parts), Act(actor, key, date, without_card_numbers(note), sure)
        )

    def reverse(self, payment_id: str, reason: str, actor: Actor, key: str) -> Paid:
        """Take a wrong payment back by a counter-payment, booked today; once.

        Raises:
            Denied: the right is missing.
            InputError: no reason was given.
            RuleError: it was reversed already, is a reversal itself, is of a till, or its deposit is used.
        """
        require(actor, Right.REVERSE_PAYMENTS)
        if not reason.strip():
            raise InputError(
                Reason(
                    "payment.reason", "Er is geen reden ingevuld. Er is niets geboekt.", "Typ waarom het terug moet."
                )
            )
        act = Act(actor, key, self._cashbook.today(), "")
        return self._cashbook.reverse(payment_id, without_card_numbers(reason.strip()), act)

    def _checked(self, parts: Sequence[Part]) -> tuple[tuple[Part, OfficeMethod], ...]:
        """Return the parts with their methods, cash last.

        Raises:
            RuleError: a method that is not offered here.
        """
        known = {one.code: one for one in self.methods()}
        for part in parts:
            method = known.get(part.method)
            if method is None:
                raise RuleError(
                    Reason("payment.no_method", "Deze betaalwijze is er niet. Er is niets geboekt.", "Kies een andere.")
                )
            if method.refused is not None:
                raise RuleError(method.refused)
        paired = [(part, known[part.method]) for part in parts]
        return tuple(sorted(paired, key=lambda pair: pair[1].kind is MethodKind.CASH))

    def of(self, document_id: str) -> tuple[PaymentFact, ...]:
        """Return the payments on a document, oldest first."""
        with self._database.read() as reader:
            rows = customer_payments.of_document(reader, document_id)
            taken_back = {one.id for one, _ in rows if customer_payments.reversal_of(reader, one.id)}
        return tuple(
            PaymentFact(
                one.id, one.date, one.method_name, amount, one.note, one.id in taken_back, one.reverses_id is not None
            )
            for one, amount in rows
        )
