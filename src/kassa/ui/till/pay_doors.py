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
    customers: Any = getattr(flows, "customers", None)
    cards: Any = getattr(flows, "gift_cards", None)

    def ask_customer(title: str, then: Callable[[], None]) -> None:
        if customers is not None:
            customers.ask(then=then, title=title)

    def pay_gift_card(then: Callable[[], None]) -> None:
        if cards is not None:
            cards.pay(then)

    def take_gift_card(code: str, then: Callable[[], None]) -> bool:
        take = getattr(cards, "take_scan", None)
        return bool(take(code, then)) if take is not None else False

    def refund(_basket: Basket) -> tuple[tuple[str, Money], ...]:
        plan = getattr(services.checkout, "refund_plan", None)
        amounts: dict[str, Money] = {}
        try:
            for part in plan() if plan is not None else ():
                amounts[part.method] = amounts.get(part.method, Money.ZERO) + part.amount
        except KassaError:
            return ()
        return tuple(amounts.items())

    def credit_left(basket: Basket) -> Money | None:
        choosing = getattr(services.counter(), "choosing", None)
        if basket.customer is None or choosing is None:
            return None
        try:
            left: Money | None = choosing.outstanding(basket.customer.id).credit_left
        except KassaError:
            return None
        return left

    def address(basket: Basket) -> str:
        return _address(basket, services)

    return Around(ask_customer, pay_gift_card, take_gift_card, refund, credit_left, address)


def _address(basket: Basket, services: TillServices) -> str:
    """Where the customer of the bon gets mail; an address no mail server takes does not count."""
    if basket.customer is None:
        return ""
    try:
        card = services.counter().customers.card(basket.customer.id)
    except KassaError:
        return ""
    for one in invoice_recipients(card.customer, card.contacts):
        try:
            return parse_address(one.address).shown
        except InputError:
            continue
    return ""
