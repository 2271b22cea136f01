"""The doors from the payment screen to the rest of the counter: customers, gift cards, refunds, mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.errors import InputError, KassaError
from kassa.domain.messages.address import parse_address
from kassa.domain.people.dispatch import invoice_recipients
from kassa.domain.values.money import Money
from kassa.ui.till.payment.around import Around

if TYPE_CHECKING:
    from kassa.domain.till.model import Basket
    from kassa.services.container import TillServices
    from kassa.ui.till.counter import CounterFlows


def pay_doors(flows: CounterFlows, services: TillServices) -> Around:
    """Return what the payment screen reaches: the flows of this till and the services behind them."""
    facts = _Facts(services)
    return Around(
        ask_customer=lambda title, then: flows.customers.ask(then, title),
        pay_gift_card=flows.gift_cards.pay,
        take_gift_card=flows.gift_cards.take,
        refund=facts.refund,
        credit_left=facts.credit_left,
        address=facts.address,
    )


class _Facts:
    """What the payment screen shows of things it does not know itself; what cannot be read is not shown."""

    def __init__(self, services: TillServices) -> None:
        self._services = services

    def refund(self) -> tuple[tuple[str, Money], ...]:
        amounts: dict[str, Money] = {}
        try:
            for part in self._services.checkout.refund_plan():
                amounts[part.method] = amounts.get(part.method, Money.ZERO) + part.amount
        except KassaError:
            return ()
        return tuple(amounts.items())

    def credit_left(self, basket: Basket) -> Money | None:
        if basket.customer is None:
            return None
        try:
            return self._services.counter().choosing.outstanding(basket.customer.id).credit_left
        except KassaError:
            return None

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
