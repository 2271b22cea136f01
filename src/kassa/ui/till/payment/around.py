"""What the payment screen reaches around the money: the customer, gift cards, an earlier sale, mail.

Everything has a default that does nothing, so that the screen works in a till that has none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from kassa.domain.till.model import Basket
    from kassa.domain.values.money import Money

Then = Callable[[], None]


def _no_customer(_title: str, _then: Then) -> None:
    """Nobody can be chosen."""


def _no_card(_then: Then) -> None:
    """No gift card can be taken."""


def _not_a_card(_code: str, _then: Then) -> bool:
    return False


def _nothing_proposed() -> tuple[tuple[str, Money], ...]:
    return ()


def _no_limit(_basket: Basket) -> Money | None:
    return None


def _no_address(_basket: Basket) -> str:
    return ""


@frozen
class Around:
    """Doors to the rest of the counter.

    Attributes:
        ask_customer: asks whose bon this is, with a title; calls back after a choice.
        pay_gift_card: takes money off a gift card for this bon; calls back when it stands on the basket.
        take_gift_card: the same for a scanned code; False when it is no gift card.
        refund: what is still to be paid back by which method, by code, the one to begin with first.
        credit_left: what the customer of the bon may still buy on credit; None without a limit.
        address: where the customer of the bon gets mail; empty when that is not known.
    """

    ask_customer: Callable[[str, Then], None] = _no_customer
    pay_gift_card: Callable[[Then], None] = _no_card
    take_gift_card: Callable[[str, Then], bool] = _not_a_card
    refund: Callable[[], tuple[tuple[str, Money], ...]] = _nothing_proposed
    credit_left: Callable[[Basket], Money | None] = _no_limit
    address: Callable[[Basket], str] = _no_address
