"""What is still to collect for an order, read when its paper is printed."""

from __future__ import annotations

import datetime as dt

from kassa.db.engine import Reader
from kassa.db.repos import order_handling, orders
from kassa.domain.errors import Reason, RuleError
from kassa.domain.sales import amending
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesLine
from kassa.domain.till.due import promise_words
from kassa.domain.till.ending import Fulfilment
from kassa.domain.till.picking import PickingLine, PickingList
from kassa.domain.values.quantity import Quantity
from kassa.services.sales import issuing
from kassa.services.sales.promising import office_handling
from kassa.services.till.place import TillPlace
from kassa.system.identity import new_id


def picking_list(reader: Reader, order_id: str, place: TillPlace, now: dt.datetime) -> PickingList:
    """Return what is left to collect for an open order.

    Raises:
        RuleError: it is not open any more, or nothing is left.
    """
    order = issuing.stored(reader, order_id).document
    if order.kind is not DocumentKind.ORDER or order.status is not DocumentStatus.OPEN or order.party is None:
        raise RuleError(Reason("order.not_open", f"{order.title} staat niet meer open.", "Sla deze taak over."))
    left = amending.delivery_of(order, None, orders.followers(reader, [line.id for line in order.lines]), new_id)
    handling = order_handling.get(reader, order_id) or office_handling(order, place.zone)
    today, party = now.astimezone(place.zone).date(), order.party
    when = promise_words(order.expected_date, handling.slot_from, handling.slot_to, today)
    street = handling.street or party.street
    town = f"{handling.postcode} {handling.city}".strip() if handling.city else f"{party.postcode} {party.city}".strip()
    brought = handling.fulfilment is Fulfilment.DELIVERY
    return PickingList(
        number=order.number,
        fulfilment=handling.fulfilment,
        when=when,
        customer=tuple(dict.fromkeys(name for name in (party.company, party.name) if name)),
        address=tuple(part for part in (street, town) if part) if brought else (),
        phone=party.phone,
        contact=handling.contact,
        lines=tuple(_line(line) for line in left.lines),
        note=order.note,
        internal_note=handling.internal_note,
        training=place.training,
    )


def _line(line: SalesLine) -> PickingLine:
    quantity = line.quantity if line.is_goods else Quantity.ZERO
    return PickingLine(line.name, line.detail, line.number, quantity, line.unit, line.text)
