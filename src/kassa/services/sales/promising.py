"""How an order of the office stands in the order queue: its "Leverwijze" and expected date say how and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kassa.db.engine import Transaction
from kassa.db.journal import micros
from kassa.db.repos import order_handling
from kassa.db.repos.order_handling import Handling
from kassa.domain.sales.document import SalesDocument
from kassa.domain.till.due import fulfilment_of, promised_end


def office_handling(order: SalesDocument, zone: dt.tzinfo) -> Handling:
    """Return how an order is handed out when nobody at a till said so."""
    return Handling(order.id, fulfilment_of(order.delivery_method), promised_at=_end(order, "", "", zone))


def keep_promise(tx: Transaction, order: SalesDocument, zone: dt.tzinfo, before: SalesDocument | None = None) -> None:
    """Store how and when an order is promised, inside the transaction that confirms or changes it.

    What a till agreed stays: only another "Leverwijze" changes how, only another expected date changes when.

    Args:
        tx: the transaction of the act.
        order: as it is stored now.
        zone: time zone of the shop.
        before: as it was before it was changed; None when it was confirmed.
    """
    found = order_handling.get(tx, order.id, lock=True)
    if found is None:
        order_handling.put(tx, office_handling(order, zone))
        return
    changed = found
    if before is not None and before.delivery_method != order.delivery_method:
        changed = replace(changed, fulfilment=fulfilment_of(order.delivery_method))
    if before is not None and before.expected_date != order.expected_date:
        changed = replace(changed, promised_at=_end(order, found.slot_from, found.slot_to, zone))
    if changed != found:
        order_handling.promise(tx, changed)


def _end(order: SalesDocument, slot_from: str, slot_to: str, zone: dt.tzinfo) -> int | None:
    if order.expected_date is None:
        return None
    return micros(promised_end(order.expected_date, slot_from, slot_to, zone))
