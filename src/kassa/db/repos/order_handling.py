"""How an order is handed out: picked up or delivered, when it is promised and how far the work is."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import insert
from kassa.domain.frozen import frozen
from kassa.domain.till.ending import Fulfilment

COLUMNS: Final = (
    "order_id",
    "fulfilment",
    "slot_from",
    "slot_to",
    "promised_at",
    "working",
    "street",
    "postcode",
    "city",
    "contact",
    "internal_note",
    "attachment",
    "till_id",
)
_PROMISE: Final = ("fulfilment", "slot_from", "slot_to", "promised_at")


class Working(StrEnum):
    """How far the shop is with an order; the value is stored."""

    NEW = "new"
    BUSY = "busy"
    READY = "ready"


@frozen
class Handling:
    """How one order is handed out.

    Attributes:
        order_id: which order; its day is the order's expected date.
        fulfilment: picked up or delivered.
        slot_from: begin of the time slot as ``HH:MM``; empty is the whole day.
        slot_to: end of the time slot; empty is the begin, or the whole day.
        promised_at: end of the promise in microseconds UTC; None when nothing is promised.
        working: new, busy or ready.
        street: delivery address; empty is that of the customer.
        postcode: of the delivery address.
        city: of the delivery address.
        contact: name or phone of who picks up.
        internal_note: remark for the shop.
        attachment: identity of a kept file; empty without one.
        till_id: the till that made it; empty for the office.
    """

    order_id: str
    fulfilment: Fulfilment
    slot_from: str = ""
    slot_to: str = ""
    promised_at: int | None = None
    working: Working = Working.NEW
    street: str = ""
    postcode: str = ""
    city: str = ""
    contact: str = ""
    internal_note: str = ""
    attachment: str = ""
    till_id: str = ""


def put(tx: Transaction, handling: Handling) -> None:
    """Store how an order is handed out, over what was kept before."""
    kept = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])
    tx.run(
        f"{insert('order_handling', COLUMNS)} ON CONFLICT (order_id) DO UPDATE SET {kept}",
        **_row(handling),
    )


def promise(tx: Transaction, handling: Handling) -> None:
    """Store a new order, or only how and when an order that has one is promised: work, address and notes stay."""
    kept = ", ".join(f"{name} = excluded.{name}" for name in _PROMISE)
    tx.run(
        f"{insert('order_handling', COLUMNS)} ON CONFLICT (order_id) DO UPDATE SET {kept}",
        **_row(handling),
    )


def get(reader: Reader, order_id: str, *, lock: bool = False) -> Handling | None:
    """Return how an order is handed out, or None when nobody said so; ``lock`` keeps others from it."""
    end = " FOR UPDATE" if lock and reader.kind == "postgresql" else ""
    row = reader.one(f"SELECT {', '.join(COLUMNS)} FROM order_handling WHERE order_id = :id{end}", id=order_id)
    if row is None:
        return None
    order, fulfilment, slot_from, slot_to, promised_at, working, *rest = row
    return Handling(order, Fulfilment(fulfilment), slot_from, slot_to, promised_at, Working(working), *rest)


def set_working(tx: Transaction, order_id: str, working: Working) -> bool:
    """Store how far the work is; False when nothing is known of the order yet."""
    done = tx.run(
        "UPDATE order_handling SET working = :working WHERE order_id = :id", id=order_id, working=working.value
    )
    return done == 1


def _row(handling: Handling) -> dict[str, object]:
    values = {name: getattr(handling, name) for name in COLUMNS}
    return {**values, "fulfilment": handling.fulfilment.value, "working": handling.working.value}
