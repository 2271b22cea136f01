"""The paper the goods of an order are collected with: what is still to hand out, for whom and when. No prices."""

from __future__ import annotations

from kassa.domain.frozen import frozen
from kassa.domain.till.ending import Fulfilment
from kassa.domain.values.quantity import Quantity


@frozen
class PickingLine:
    """What to collect; a text when ``quantity`` is zero."""

    name: str
    detail: str
    number: str
    quantity: Quantity
    unit: str = ""
    note: str = ""


@frozen
class PickingList:
    """What is left of an order.

    Attributes:
        number: order number.
        fulfilment: picked up or delivered.
        when: when it is promised, in words; empty when nothing is promised.
        customer: name lines of the customer.
        address: where it is brought; empty for a pickup.
        phone: of the customer.
        contact: who picks up.
        lines: what to collect.
        note: remark for the customer.
        internal_note: remark for the shop.
        training: practice.
    """

    number: str
    fulfilment: Fulfilment
    when: str
    customer: tuple[str, ...]
    address: tuple[str, ...] = ()
    phone: str = ""
    contact: str = ""
    lines: tuple[PickingLine, ...] = ()
    note: str = ""
    internal_note: str = ""
    training: bool = False
