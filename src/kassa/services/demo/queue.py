"""The order queue of the demo shop: six orders around the day it is opened, each at another point (picture 06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from kassa.db.journal import micros
from kassa.db.repos import order_handling
from kassa.db.repos.order_handling import Handling, Working
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine, document_totals
from kassa.domain.till.due import promised_end
from kassa.domain.till.ending import Fulfilment
from kassa.domain.values import Money, Quantity
from kassa.services.sales.payments import Part
from kassa.system.identity import new_id

if TYPE_CHECKING:
    from kassa.services.demo.office import DemoDesk


@frozen
class _Plan:
    """One order: how, how many days after the season, when, how far, how many, and which part is paid in percent."""

    fulfilment: Fulfilment
    days: int
    slot_from: str
    slot_to: str
    working: Working
    pieces: tuple[int, ...]
    paid: int = 0
    delivered: bool = False


_PICKUP, _DELIVERY = Fulfilment.PICKUP, Fulfilment.DELIVERY
_PLANS: Final = (
    _Plan(_PICKUP, 1, "10:30", "", Working.BUSY, (1, 2)),
    _Plan(_PICKUP, 1, "12:00", "", Working.READY, (2, 4), paid=100),
    _Plan(_PICKUP, 1, "16:00", "", Working.BUSY, (1,), paid=28),
    _Plan(_DELIVERY, 1, "12:00", "17:00", Working.READY, (12, 8, 4)),
    _Plan(_DELIVERY, 2, "08:00", "12:00", Working.BUSY, (5, 5), delivered=True),
    _Plan(_PICKUP, 3, "", "", Working.NEW, (2,), paid=40),
)


def fill_queue(desk: DemoDesk, actor: Actor, customers: Sequence[Customer], codes: Sequence[str], last: date) -> None:
    """Place the orders of the queue.

    Args:
        desk: the services behind the desk.
        actor: who places them.
        customers: whose they are.
        codes: barcodes of what is ordered.
        last: the last day of the season; the shop is opened the day after.
    """
    for number, plan in enumerate(_PLANS):
        customer = customers[(number * 5 + 3) % len(customers)]
        day = last + timedelta(days=plan.days)
        made = desk.drafts.new(DocumentKind.ORDER, actor, customer_id=customer.id)
        lines = tuple(_lines(desk, made, codes, number, plan))
        made = replace(made, lines=lines, expected_date=day, delivery_method=plan.fulfilment.dutch.lower())
        order = desk.orders.confirm(made, actor, new_id())
        _promise(desk, order, plan, day)
        if plan.paid:
            part = Money(document_totals(order).gross.cents * plan.paid // 100)
            desk.payments.deposit(order.id, [Part("bank", part)], last, "Aanbetaling", actor, new_id())
        if plan.delivered:
            desk.orders.deliver(order.id, {order.goods[0].id: Quantity.ONE}, last, actor, new_id())


def _lines(desk: DemoDesk, made: SalesDocument, codes: Sequence[str], number: int, plan: _Plan) -> list[SalesLine]:
    found = []
    for place, pieces in enumerate(plan.pieces):
        line = desk.drafts.line_of_code(made, codes[(number * 7 + place * 3) % len(codes)], Quantity.of(pieces))
        if isinstance(line, SalesLine):
            found.append(line)
    return found


def _promise(desk: DemoDesk, order: SalesDocument, plan: _Plan, day: date) -> None:
    handling = Handling(
        order.id,
        plan.fulfilment,
        plan.slot_from,
        plan.slot_to,
        micros(promised_end(day, plan.slot_from, plan.slot_to, desk.zone)),
        plan.working,
    )
    with desk.database.write() as tx:
        order_handling.put(tx, handling)
