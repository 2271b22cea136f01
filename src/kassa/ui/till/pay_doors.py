"""The doors from the payment screen to the rest of the counter: customers, gift cards, refunds, mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kassa.domain.errors import InputError, KassaError
from kassa.domain.messages.address import parse_address
from kassa.domain.people.dispatch import invoice_recipients
from kassa.domain.values.money import Money
from kassa.ui.till.payment.around import Around

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.till.model import Basket
    from kassa.services.container import TillServices
    from kassa.ui.till.counter import CounterFlows


def pay_doors(flows: CounterFlows, services: TillServices) -> Around:
    """Return what the payment screen reaches: the flows of this till and the services behind them."""
    doors = _Doors(flows, services)
    return Around(
        ask_customer=doors.ask_customer,
        pay_gift_card=doors.pay_gift_card,
        take_gift_card=doors.take_gift_card,
        refund=doors.refund,
        credit_left=doors.credit_left,
        address=doors.address,
    )


class _Doors:
    def __init__(self, flows: CounterFlows, services: TillServices) -> None:
        self._services = services
        self._customers: Any = getattr(flows, "customers", None)
        self._cards: Any = getattr(flows, "gift_cards", None)

    def ask_customer(self, title: str, then: Callable[[], None]) -> None:
        if self._customers is not None:
            self._customers.ask(then=then, title=title)

    def pay_gift_card(self, then: Callable[[], None]) -> None:
        if self._cards is not None:
            self._cards.pay(then)

    def take_gift_card(self, code: str, then: Callable[[], None]) -> bool:
        take = getattr(self._cards, "take_scan", None)
        return bool(take(code, then)) if take is not None else False

    def refund(self, _basket: Basket) -> tuple[tuple[str, Money], ...]:
        plan = getattr(self._services.checkout, "refund_plan", None)
        amounts: dict[str, Money] = {}
        try:
            for part in plan() if plan is not None else ():
                amounts[part.method] = amounts.get(part.method, Money.ZERO) + part.amount
        except KassaError:
            return ()
        return tuple(amounts.items())

    def credit_left(self, basket: Basket) -> Money | None:
        choosing: Any = getattr(self._services.counter(), "choosing", None)
        if basket.customer is None or choosing is None:
            return None
        try:
            left: Money | None = choosing.outstanding(basket.customer.id).credit_left
        except KassaError:
            return None
        return left

    def address(self, basket: Basket) -> str:
        """Where the customer of the bon gets mail; an address no mail server takes does not count."""
        if basket.customer is None:
            return ""
        try:
            card = self._services.counter().customers.card(basket.customer.id)
        except KassaError:
            return ""
        for one in invoice_recipients(card.customer, card.contacts):
            try:
                return parse_address(one.address).shown
            except InputError:
                continue
        return ""
