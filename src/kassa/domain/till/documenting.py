"""From a basket to the lines of a sales document, to the cent; and what an order that is handed out becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales.document import SalesDocument, SalesLine, SalesLineKind
from kassa.domain.till.model import Basket, BasketLine, LineKind, price
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity

_DISCOUNT = "Korting"


@frozen
class HandedOut:
    """An order as a basket hands it out.

    Attributes:
        order: the order with the changes made at the till.
        changed: whether there are any.
        quantities: how many of each line are handed out now.
    """

    order: SalesDocument
    changed: bool
    quantities: Mapping[str, Quantity]


def document_lines(basket: Basket, make_id: Callable[[], str]) -> tuple[SalesLine, ...]:
    """Return the lines of a document for what is sold on a basket; together they cost ``basket.turnover``.

    A percentage stays a discount of its line; an amount and the discount on the receipt become lines of their own,
    because a document knows percentages only.

    Args:
        basket: the basket; lines that settle something are left out.
        make_id: makes identities.
    """
    lines: list[SalesLine] = []
    for line in basket.lines:
        if line.kind.is_goods or line.kind is LineKind.TEXT:
            lines += _lines_of(line, make_id)
    return (*lines, *_receipt_discount(basket, make_id))


def hand_out(
    order: SalesDocument, basket: Basket, left: Mapping[str, Quantity], make_id: Callable[[], str]
) -> HandedOut:
    """Return what a basket makes of the order on it: what changed at the till, and what is handed out.

    Lines that went off the basket, or were lowered, stay open on the order.

    Args:
        order: the order as it is stored.
        basket: the basket that hands it out.
        left: what is still to be delivered per line of the order.
        make_id: makes identities.

    Raises:
        RuleError: a line of the basket stands on the order no more.
    """
    lines = {line.id: line for line in order.lines}
    quantities: dict[str, Quantity] = {}
    for line in basket.lines:
        if not (line.kind.is_goods or line.kind is LineKind.TEXT):
            continue
        old = order.line(line.order_line) if line.order_line else None
        if old is None:
            made = _lines_of(line, make_id)
        elif not old.is_goods:
            made = (old,)
        else:
            made = _changed(old, line, left.get(old.id, Quantity.ZERO), quantities, make_id)
        for one in made:
            lines[one.id] = one
            if one.is_goods and (old is None or one.id != old.id):
                quantities[one.id] = one.quantity
    for one in _receipt_discount(basket, make_id):
        lines[one.id], quantities[one.id] = one, one.quantity
    after = tuple(lines.values())
    return HandedOut(replace(order, lines=after), after != order.lines, quantities)


def _changed(
    old: SalesLine, line: BasketLine, left: Quantity, asked: dict[str, Quantity], make_id: Callable[[], str]
) -> tuple[SalesLine, ...]:
    """Return a line of the order as the basket hands it out, with its discount in an amount as a line of its own."""
    asked[old.id] = asked.get(old.id, Quantity.ZERO) + line.quantity
    if line.fixed is not None:
        return (old,)
    now = replace(
        old,
        price=EnteredPrice(line.price, PriceMode.INCLUSIVE),
        discount=line.discount.rate if line.discount else None,
        text=line.note or old.text,
        quantity=max(old.quantity, old.quantity + asked[old.id] - left),
    )
    off = line.amount - replace(now, quantity=line.quantity, cancelled=Quantity.ZERO).amount
    return (now, _off(line, off, make_id())) if off else (now,)


def _lines_of(line: BasketLine, make_id: Callable[[], str]) -> tuple[SalesLine, ...]:
    if not line.kind.is_goods:
        return (SalesLine(make_id(), SalesLineKind.TEXT, name=line.name, text=line.note, quantity=Quantity.ZERO),)
    made = SalesLine(
        make_id(),
        article_id=line.article_id,
        group_id=line.group_id,
        number=line.number,
        code=line.code,
        name=line.name,
        detail=line.detail,
        text=line.note,
        quantity=line.quantity,
        unit=line.unit,
        price=EnteredPrice(line.price, PriceMode.INCLUSIVE),
        list_price=line.list_price,
        discount=line.discount.rate if line.discount else None,
        vat_code=line.vat_code,
        vat_letter=line.vat_letter,
        vat_rate=line.vat_rate,
        stocked=line.stocked,
    )
    off = line.amount - made.amount
    return (made, _off(line, off, make_id())) if off else (made,)


def _receipt_discount(basket: Basket, make_id: Callable[[], str]) -> tuple[SalesLine, ...]:
    """Return what the discount on the receipt takes off, one line per VAT code and rate."""
    if not basket.discount_amount or basket.discount is None:
        return ()
    off: dict[tuple[str, int], tuple[BasketLine, Money]] = {}
    for line, total in zip(basket.lines, price(basket).lines, strict=True):
        if line.kind.is_goods and total.gross != line.amount:
            key = (line.vat_code, line.vat_rate.basis_points)
            first, amount = off.get(key, (line, Money.ZERO))
            off[key] = (first, amount + total.gross - line.amount)
    name = f"{_DISCOUNT} {basket.discount.reason}".strip()
    return tuple(_amount_line(line, name, amount, make_id()) for line, amount in off.values() if amount)


def _off(line: BasketLine, amount: Money, identity: str) -> SalesLine:
    reason = line.discount.reason if line.discount else ""
    return _amount_line(line, f"{_DISCOUNT} {reason or line.name}", amount, identity)


def _amount_line(line: BasketLine, name: str, amount: Money, identity: str) -> SalesLine:
    """Return a line of an amount in the VAT of another line; it moves no stock and belongs to its group."""
    entered = UnitPrice.of(amount)
    return SalesLine(
        identity,
        group_id=line.group_id,
        name=name,
        price=EnteredPrice(entered, PriceMode.INCLUSIVE),
        list_price=entered,
        vat_code=line.vat_code,
        vat_letter=line.vat_letter,
        vat_rate=line.vat_rate,
    )
