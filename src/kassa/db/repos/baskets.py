"""Baskets in and out: after every change only the rows that differ are written, so a scan stays one insert."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, Final

from kassa.db.engine import Reader, Transaction
from kassa.db.journal import micros, moment_of
from kassa.domain.payments.method import MethodKind, PaymentState
from kassa.domain.pricing.discount import Discount, DiscountKind
from kassa.domain.till.attached import BasketCustomer, BasketOrder, Returns, Settles
from kassa.domain.till.model import Basket, BasketLine, BasketPayment, BasketStatus, LineKind
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate

_PUT_BASKET: Final = (
    "INSERT INTO basket (id, till_id, status, body) VALUES (:id, :till_id, :status, :body) "
    "ON CONFLICT (id) DO UPDATE SET till_id = :till_id, status = :status, body = :body"
)
_PUT_LINE: Final = (
    "INSERT INTO basket_line (basket_id, line_id, position, body) VALUES (:basket_id, :line_id, :position, :body) "
    "ON CONFLICT (basket_id, line_id) DO UPDATE SET position = :position, body = :body"
)
_PUT_PAYMENT: Final = (
    "INSERT INTO basket_payment (basket_id, payment_id, state, body) VALUES (:basket_id, :payment_id, :state, :body) "
    "ON CONFLICT (basket_id, payment_id) DO UPDATE SET state = :state, body = :body"
)


def save(tx: Transaction, before: Basket | None, after: Basket) -> None:
    """Write what differs between the basket as stored (``before``, None when new) and as it is now."""
    if before is None or _head(before) != _head(after):
        tx.run(_PUT_BASKET, id=after.id, till_id=after.till_id, status=after.status.value, body=_head(after))
    _save_lines(tx, before.lines if before else (), after)
    _save_payments(tx, before.payments if before else (), after)


def _save_lines(tx: Transaction, old: tuple[BasketLine, ...], after: Basket) -> None:
    new = after.lines
    same = 0
    while same < len(old) and same < len(new) and old[same] is new[same]:
        same += 1
    kept = {line.id for line in new[same:]}
    gone = [line.id for line in old[same:] if line.id not in kept]
    tx.many(
        "DELETE FROM basket_line WHERE basket_id = :basket_id AND line_id = :line_id",
        [{"basket_id": after.id, "line_id": line_id} for line_id in gone],
    )
    place = {line.id: (position, line) for position, line in enumerate(old[same:], same)}
    tx.many(
        _PUT_LINE,
        [
            {"basket_id": after.id, "line_id": line.id, "position": position, "body": _line_text(line)}
            for position, line in enumerate(new[same:], same)
            if place.get(line.id) != (position, line)
        ],
    )


def _save_payments(tx: Transaction, old: tuple[BasketPayment, ...], after: Basket) -> None:
    if old == after.payments:
        return
    kept = {payment.id for payment in after.payments}
    tx.many(
        "DELETE FROM basket_payment WHERE basket_id = :basket_id AND payment_id = :payment_id",
        [{"basket_id": after.id, "payment_id": payment.id} for payment in old if payment.id not in kept],
    )
    tx.many(
        _PUT_PAYMENT,
        [
            {
                "basket_id": after.id,
                "payment_id": payment.id,
                "state": payment.state.value,
                "body": _payment_text(position, payment),
            }
            for position, payment in enumerate(after.payments)
        ],
    )


def remove(tx: Transaction, basket_id: str) -> None:
    """Remove a basket: it became a receipt, or was thrown away."""
    for table in ("basket_line", "basket_payment"):
        tx.run(f"DELETE FROM {table} WHERE basket_id = :id", id=basket_id)
    tx.run("DELETE FROM basket WHERE id = :id", id=basket_id)


def open_of(reader: Reader, till_id: str) -> Basket | None:
    """Return the basket that stands on the screen of a till, or None."""
    basket_id = reader.value(
        "SELECT id FROM basket WHERE till_id = :till_id AND status = 'open' ORDER BY id DESC LIMIT 1", till_id=till_id
    )
    return get(reader, basket_id) if basket_id else None


def parked(reader: Reader) -> tuple[Basket, ...]:
    """Return every parked basket, oldest first."""
    rows = reader.all("SELECT id FROM basket WHERE status = 'parked' ORDER BY id")
    found = (get(reader, basket_id) for (basket_id,) in rows)
    return tuple(basket for basket in found if basket is not None)


def parked_with_payment(reader: Reader, till_id: str) -> tuple[Basket, ...]:
    """Return the parked baskets of a till with a payment on them, oldest first."""
    rows = reader.all(
        "SELECT id FROM basket b WHERE till_id = :till_id AND status = 'parked' "
        "AND EXISTS (SELECT 1 FROM basket_payment p WHERE p.basket_id = b.id) ORDER BY id",
        till_id=till_id,
    )
    found = (get(reader, basket_id) for (basket_id,) in rows)
    return tuple(basket for basket in found if basket is not None)


def get(reader: Reader, basket_id: str) -> Basket | None:
    """Return a basket as it was last written, or None."""
    row = reader.one("SELECT id, till_id, status, body FROM basket WHERE id = :id", id=basket_id)
    if row is None:
        return None
    head = json.loads(row[3])
    lines = reader.all("SELECT body FROM basket_line WHERE basket_id = :id ORDER BY position", id=basket_id)
    payments = reader.all("SELECT body FROM basket_payment WHERE basket_id = :id", id=basket_id)
    return Basket(
        id=row[0],
        till_id=row[1],
        status=BasketStatus(row[2]),
        employee_id=head["employee"],
        opened_at=moment_of(head["opened"]),
        lines=tuple(_line(body) for (body,) in lines),
        discount=_discount(head["discount"]),
        payments=tuple(payment for _, payment in sorted((_payment(body) for (body,) in payments), key=_position)),
        note=head["note"],
        parked_at=moment_of(head["parked"]) if head["parked"] is not None else None,
        customer=_customer(head.get("customer")),
        order=_order(head.get("order")),
        draft=head.get("draft", ""),
    )


def _head(basket: Basket) -> str:
    return json.dumps(
        {
            "employee": basket.employee_id,
            "opened": micros(basket.opened_at),
            "parked": micros(basket.parked_at) if basket.parked_at else None,
            "discount": _discount_body(basket.discount),
            "note": basket.note,
            "status": basket.status.value,
            **_attached(basket),
        },
        ensure_ascii=False,
    )


def _attached(basket: Basket) -> dict[str, object]:
    """Return customer, order and the draft of a new order, when there is one: most baskets have none and stay short."""
    body: dict[str, object] = {}
    if basket.customer is not None:
        one = basket.customer
        body["customer"] = [one.id, one.number, one.title, one.discount.basis_points, one.price_list]
    if basket.order is not None:
        order = basket.order
        body["order"] = [order.id, order.number, order.revision, order.title, order.deposit.cents, order.delivered]
    if basket.draft:
        body["draft"] = basket.draft
    return body


def _customer(values: list[Any] | None) -> BasketCustomer | None:
    return BasketCustomer(values[0], values[1], values[2], Rate(values[3]), values[4]) if values else None


def _order(values: list[Any] | None) -> BasketOrder | None:
    if not values:
        return None
    identity, number, revision, title, deposit, *delivered = values
    return BasketOrder(identity, number, revision, title, Money(deposit), *delivered)


def _beside(line: BasketLine) -> list[object]:
    """Return what only some lines have: a fixed amount, an invoice, a return, the line of an order."""
    if line.fixed is None and line.settles is None and line.returns is None and line.order_line is None:
        return []
    paid, back = line.settles, line.returns
    return [
        None if line.fixed is None else line.fixed.cents,
        paid and [
            paid.document_id, paid.kind.value, paid.number, paid.due_date.isoformat(), paid.open.cents,
            paid.customer_id, paid.title,
        ],
        back and [back.receipt_id, back.receipt_number, back.position, back.reason],
        line.order_line,
        *([] if line.net is None else [line.net.cents]),
    ]  # fmt: skip


def _settles(values: list[Any] | None) -> Settles | None:
    if values is None:
        return None
    from kassa.domain.sales.document import DocumentKind  # first use: few baskets pay an invoice

    document, kind, number, due, cents, customer, title = values
    return Settles(document, DocumentKind(kind), number, dt.date.fromisoformat(due), Money(cents), customer, title)


def _discount_body(discount: Discount | None) -> list[object] | None:
    if discount is None:
        return None
    value = discount.rate.basis_points if discount.rate is not None else (discount.amount or Money.ZERO).cents
    return [discount.kind.value, value, discount.reason]


def _discount(body: list[object] | None) -> Discount | None:
    if body is None:
        return None
    kind, value, reason = body
    if not isinstance(value, int):
        raise TypeError("a stored discount is a whole number")
    if kind == DiscountKind.RATE.value:
        return Discount.of_rate(Rate(value), str(reason))
    return Discount.of_amount(Money(value), str(reason))


def _line_text(line: BasketLine) -> str:
    return json.dumps(
        [
            line.id,
            line.kind.value,
            line.article_id,
            line.number,
            line.code,
            line.name,
            line.detail,
            line.quantity.milli,
            line.unit,
            line.price.units,
            line.list_price.units,
            _discount_body(line.discount),
            line.vat_code,
            line.vat_letter,
            line.vat_rate.basis_points,
            line.group_id,
            line.note,
            int(line.stocked),
            *_beside(line),
        ],
        ensure_ascii=False,
    )


def _line(body: str) -> BasketLine:
    values = json.loads(body)
    fixed, settles, returns, order_line, net = (*values[18:], None, None, None, None, None)[:5]
    return BasketLine(
        id=values[0],
        kind=LineKind(values[1]),
        article_id=values[2],
        number=values[3],
        code=values[4],
        name=values[5],
        detail=values[6],
        quantity=Quantity(values[7]),
        unit=values[8],
        price=UnitPrice(values[9]),
        list_price=UnitPrice(values[10]),
        discount=_discount(values[11]),
        vat_code=values[12],
        vat_letter=values[13],
        vat_rate=Rate(values[14]),
        group_id=values[15],
        note=values[16],
        stocked=bool(values[17]),
        fixed=None if fixed is None else Money(fixed),
        settles=_settles(settles),
        returns=Returns(*returns) if returns else None,
        order_line=order_line,
        net=None if net is None else Money(net),
    )


def _payment_text(position: int, payment: BasketPayment) -> str:
    return json.dumps(
        [
            position,
            payment.id,
            payment.method,
            payment.kind.value,
            payment.amount.cents,
            payment.state.value,
            payment.reference,
            payment.lines,
        ],
        ensure_ascii=False,
    )


def _payment(body: str) -> tuple[int, BasketPayment]:
    position, payment_id, method, kind, cents, state, reference, *later = json.loads(body)
    lines = tuple(later[0]) if later else ()  # baskets of before there were lines have none
    return position, BasketPayment(
        payment_id, method, MethodKind(kind), Money(cents), PaymentState(state), reference, lines
    )


def _position(entry: tuple[int, BasketPayment]) -> int:
    return entry[0]
