"""The payment screen without Qt: what is shown, and which acts a touch asks for.

A touch never changes money here. It gives a ``Plan``: payments to take back, one to add, and what is chosen next;
the screen carries the plan out through ``Checkout`` and shows the answer.
"""

from __future__ import annotations

from dataclasses import field, replace

from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind, PaymentMethod, quick_amounts
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.payments.settlement import Settlement, settle
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till.ending import Ending
from kassa.domain.values.money import Money
from kassa.ui.till.entry import CLEAR, AmountEntry


@frozen
class Plan:
    """Acts to carry out in this order, and the state of the screen after them.

    Attributes:
        take_back: identities of payments to take back first.
        method: code of the method to add a payment of; empty when nothing is added.
        amount: how much, negative for money that goes back; zero when nothing is added.
        chosen: method that is chosen afterwards.
    """

    take_back: tuple[str, ...] = ()
    method: str = ""
    amount: Money = Money.ZERO
    chosen: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing has to be booked."""
        return not self.take_back and not self.method


@frozen
class PaySettings:
    """What the settings of the till say about paying.

    Attributes:
        card_completes: 'Na geslaagde PIN direct volgende klant'.
        prints: 'Bon afdrukken': whether paper is chosen at first.
        drawer: whether a drawer opens after cash.
        invoicing: whether the module Facturen is on.
        standalone: whether the amount is typed on a terminal that the till does not speak to.
    """

    card_completes: bool = True
    prints: bool = True
    drawer: bool = True
    invoicing: bool = True
    standalone: bool = True


@frozen
class PayState:
    """What the payment screen knows.

    Attributes:
        total: of the basket, unrounded; negative is paid back.
        rounding: the rule for cash.
        methods: the methods that work, in the order of the settings.
        payments: what is registered on the basket.
        chosen: code of the method a typed amount goes to; empty when none is chosen.
        entry: what was typed and is not registered yet.
        drawer: whether a drawer opens after cash.
        ending: what the primary makes of the basket; an order takes any amount from nothing to all.
        proposed: of a refund what each method was paid with, by code.
        standalone: whether the amount is typed on a terminal that the till does not speak to.
    """

    total: Money
    rounding: CashRounding
    methods: tuple[PaymentMethod, ...]
    payments: tuple[BasketPayment, ...] = ()
    chosen: str = ""
    entry: AmountEntry = field(default_factory=AmountEntry)
    drawer: bool = True
    ending: Ending = Ending.SALE
    proposed: tuple[tuple[str, Money], ...] = ()
    standalone: bool = True

    # -- what is shown ------------------------------------------------------------------------------------------

    @property
    def refund(self) -> bool:
        """Whether money goes back: amounts are typed as they are handed over, and booked negative."""
        return self.total < Money.ZERO

    @property
    def settlement(self) -> Settlement:
        """The three figures as they would be if the typed amount were registered now."""
        typed, cash = self.typed_cash, self.cash
        if typed is None or cash is None:
            return self.registered
        shown = BasketPayment("typed", cash.code, cash.kind, self._signed(typed))
        return settle(self.total, (*self._others(), shown), self.rounding)

    @property
    def typed_cash(self) -> Money | None:
        """The typed amount, when it is cash: cash is chosen, or nothing is and an amount was typed all the same.

        As typed: never negative.
        """
        typed, cash = self.entry.amount, self.cash
        return typed if typed and cash is not None and self.chosen in {"", cash.code} else None

    @property
    def registered(self) -> Settlement:
        """The figures of what is registered only."""
        return settle(self.total, self.payments, self.rounding)

    @property
    def quick(self) -> tuple[Money, ...]:
        """Quick amounts for what cash still has to pay, the exact one first; none when nothing is left for cash.

        Of a refund the exact amount alone, as it is handed over.
        """
        exact = self._cash_needed()
        if self.cash is None or not self._is_left(exact):
            return ()
        return (abs(exact), *quick_amounts(exact))

    @property
    def cash(self) -> PaymentMethod | None:
        """The cash method, if this till takes cash."""
        return next((method for method in self.methods if method.kind is MethodKind.CASH), None)

    @property
    def waiting(self) -> BasketPayment | None:
        """The payment whose outcome is not known yet."""
        return next((payment for payment in self.payments if payment.is_open), None)

    @property
    def busy(self) -> bool:
        """Whether money was received or the terminal is asked: the basket may not change now."""
        return any(payment.counts or payment.is_open for payment in self.payments)

    @property
    def nothing_to_pay(self) -> bool:
        """Whether the basket costs nothing: only 'Afronden zonder betaling' is left."""
        return not self.total and not self.payments and self.ending is not Ending.ORDER

    @property
    def can_complete(self) -> bool:
        """Whether the primary may be pressed: everything is paid, counting what was typed, and nothing is waiting.

        An order may be placed with any amount received.
        """
        return not self.settlement.waiting if self.ending is Ending.ORDER else self.settlement.is_complete

    @property
    def deposit(self) -> Money:
        """What is paid in advance on an order that is placed now, counting what was typed."""
        shown = self.settlement
        return shown.received - shown.change

    def method(self, code: str) -> PaymentMethod | None:
        """The method with this code, or None."""
        return next((method for method in self.methods if method.code == code), None)

    def paid_by(self, code: str) -> Money:
        """What is registered on one method."""
        return Money(sum(payment.amount.cents for payment in self._counted() if payment.method == code))

    @property
    def cash_received(self) -> Money:
        """What is registered in cash."""
        return Money(sum(payment.amount.cents for payment in self._cash_payments()))

    def last_of(self, code: str) -> BasketPayment | None:
        """The last registered payment of one method: the one its cross takes back."""
        return next((payment for payment in reversed(self._counted()) if payment.method == code), None)

    # -- touches ------------------------------------------------------------------------------------------------

    def press(self, key: str) -> PayState:
        """Take one key of the numpad."""
        return replace(self, entry=self.entry.press(key))

    def cleared(self) -> PayState:
        """Forget what was typed."""
        return replace(self, entry=self.entry.press(CLEAR))

    def registers_first(self, code: str) -> bool:
        """Whether touching this method first registers what was typed for cash (cash in part, the rest by card)."""
        method = self.method(code)
        cash_typed = bool(self.entry.amount) and self._chosen_is_cash()
        return cash_typed and method is not None and method.kind is not MethodKind.CASH

    def on_method(self, code: str) -> Plan:
        """A method is touched: it pays what was typed for it, or everything that is still open.

        A cash payment that covered everything makes place for another method, so that going from cash to card is one
        touch. Ask ``registers_first`` before: what was typed for cash is registered before another method is.
        """
        method = self.method(code)
        if method is None:
            return Plan(chosen=self.chosen)
        typed = self.entry.amount
        if method.kind is MethodKind.CASH:
            amount = self._signed(typed) if typed else self._wanted(code, self._cash_needed())
            return self._cash(amount) if typed or not self._cash_payments() else Plan(chosen=code)
        rest = self.registered.open
        if self._is_left(rest):
            return Plan(method=code, amount=self._signed(typed) if typed else self._wanted(code, rest))
        left = self._open_without_cash()
        away = tuple(payment.id for payment in self._cash_payments())
        if not away or not self._is_left(left):
            return Plan(chosen=self.chosen)
        return Plan(away, code, self._signed(typed) if typed else self._wanted(code, left))

    def on_quick(self, amount: Money) -> Plan:
        """A quick amount is touched: cash, whatever was chosen; it replaces cash registered before."""
        return self._cash(self._signed(amount))

    def on_enter(self) -> Plan:
        """Enter, the primary or another method: register what was typed; nothing when nothing was typed."""
        typed = self.entry.amount
        if not typed:
            return Plan(chosen=self.chosen)
        method = self.method(self.chosen) or self.cash
        if method is None:
            return Plan()
        amount = self._signed(typed)
        return self._cash(amount) if method.kind is MethodKind.CASH else Plan(method=method.code, amount=amount)

    def on_take_back(self, code: str) -> Plan:
        """The cross of a method is touched."""
        payment = self.last_of(code)
        return Plan((payment.id,) if payment else (), chosen="" if self.chosen == code else self.chosen)

    # -- inside -------------------------------------------------------------------------------------------------

    def _cash(self, amount: Money) -> Plan:
        method = self.cash
        if method is None or not self._is_left(amount):
            return Plan(chosen=self.chosen)
        now = self._cash_payments()
        if len(now) == 1 and now[0].amount == amount:
            return Plan(chosen=method.code)
        return Plan(tuple(payment.id for payment in now), method.code, amount, method.code)

    def _signed(self, typed: Money) -> Money:
        """An amount as it is booked: what goes back is negative."""
        return -typed if self.refund else typed

    def _is_left(self, amount: Money) -> bool:
        """Whether an amount goes the way of this basket: to the shop, or back to the customer."""
        return amount < Money.ZERO if self.refund else amount > Money.ZERO

    def _wanted(self, code: str, rest: Money) -> Money:
        """What a method pays by itself: the rest, of a refund no more than was paid with it."""
        paid = dict(self.proposed).get(code)
        return max(rest, -paid) if self.refund and paid else rest

    def _chosen_is_cash(self) -> bool:
        return self.cash is not None and self.chosen == self.cash.code

    def _counted(self) -> tuple[BasketPayment, ...]:
        return tuple(payment for payment in self.payments if payment.counts)

    def _cash_payments(self) -> tuple[BasketPayment, ...]:
        return tuple(payment for payment in self._counted() if payment.kind is MethodKind.CASH)

    def _others(self) -> tuple[BasketPayment, ...]:
        return tuple(payment for payment in self._counted() if payment.kind is not MethodKind.CASH)

    def _open_without_cash(self) -> Money:
        """What is open when no cash counts, unrounded: what another method may pay."""
        return settle(self.total, self._others(), self.rounding).open

    def _cash_needed(self) -> Money:
        """What cash has to pay, rounded as cash is."""
        return settle(self.total, self._others(), self.rounding).cash_open
