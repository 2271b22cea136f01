"""What the customer sees of the bon: never a note of a colleague or a code that nobody knows."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.payments.settlement import Settlement
from kassa.domain.till.model import Basket, BasketLine, LineKind
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity


class Stage(StrEnum):
    """Where the sale is, as the customer sees it."""

    IDLE = "idle"
    SELLING = "selling"
    PAYING = "paying"
    THANKS = "thanks"


@frozen
class ShownLine:
    """One line for the customer.

    Attributes:
        name: of the article, the invoice or the gift card.
        detail: variant.
        quantity: how many; None where that says nothing.
        unit: of a weighed quantity, empty for pieces.
        amount: what it costs, its own discount taken off.
        discount: what its own discount took off.
    """

    name: str
    detail: str
    quantity: Quantity | None
    unit: str
    amount: Money
    discount: Money = Money.ZERO


@frozen
class CustomerView:
    """The bon for the customer.

    Attributes:
        stage: where the sale is.
        lines: oldest first.
        last: place of the line that was touched last.
        discount: what was taken off the whole bon.
        deposit: what was paid in advance and is taken off.
        total: what the customer pays; negative comes back.
        received: money that is there.
        due: what is still to be paid.
        change: what comes back to the customer.
    """

    stage: Stage = Stage.IDLE
    lines: tuple[ShownLine, ...] = ()
    last: int = -1
    discount: Money = Money.ZERO
    deposit: Money = Money.ZERO
    total: Money = Money.ZERO
    received: Money = Money.ZERO
    due: Money = Money.ZERO
    change: Money = Money.ZERO


IDLE = CustomerView()


def view_of(basket: Basket, settlement: Settlement | None = None, touched: str | None = None) -> CustomerView:
    """Return what the customer sees of a basket.

    Args:
        basket: the open sale.
        settlement: where its payment stands; None while articles are added.
        touched: identity of the line that was touched last; without one it is the newest.
    """
    shown = [line for line in basket.lines if line.kind not in (LineKind.TEXT, LineKind.UNKNOWN)]
    if not shown:
        return IDLE
    last = next((place for place, line in enumerate(shown) if line.id == touched), len(shown) - 1)
    bon = CustomerView(
        Stage.SELLING,
        tuple(_shown(line) for line in shown),
        last,
        basket.discount_amount,
        basket.deposit_used,
        basket.total,
    )
    if settlement is None:
        return bon
    return replace(
        bon,
        stage=Stage.PAYING,
        total=settlement.due,
        received=settlement.received,
        due=settlement.open,
        change=settlement.change,
    )


def thanks(change: Money) -> CustomerView:
    """Return what stands there after the sale: thanks, and what the customer got back."""
    return CustomerView(Stage.THANKS, change=change)


def _shown(line: BasketLine) -> ShownLine:
    name = line.settles.number if line.settles is not None else line.name
    quantity = None if line.kind.is_settled else line.quantity
    off = line.discount_amount if line.discount is not None and line.fixed is None else Money.ZERO
    return ShownLine(name, line.detail, quantity, line.unit, line.amount, off)
