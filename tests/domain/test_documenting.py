"""From a basket to a document: not a cent more or less, whatever was given away."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import RuleError
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales.document import (
    DocumentKind,
    DocumentStatus,
    Party,
    SalesDocument,
    SalesLineKind,
    document_totals,
)
from kassa.domain.till.attached import BasketOrder, Returns
from kassa.domain.till.basket import Basket, Discount, add_text, price, set_discount, set_line_discount
from kassa.domain.till.documenting import document_lines, hand_out
from kassa.domain.till.ending import Fulfilment, OrderDraft
from kassa.domain.till.ordering import why_not_in_order, why_not_promised
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from tests.domain.make import DAY, article, articles, basket_of, discounts

PARTY = Party("c1", "10025", "J. Voorbeeld", street="Dorpsstraat 1", city="Utrecht")
PICKUP = OrderDraft(Fulfilment.PICKUP, DAY)


def ids(first: int = 1) -> Any:
    numbers: Iterator[int] = count(first)
    return lambda: f"n{next(numbers)}"


def document(basket: Basket, kind: DocumentKind = DocumentKind.ORDER) -> SalesDocument:
    return SalesDocument(
        "d1", kind, DocumentStatus.OPEN, kind.value, "2026-0001", "b1", "e1", "Sanne", PARTY, "", "", DAY,
        lines=document_lines(basket, ids()),
    )  # fmt: skip


def discounted(sale: Basket, line_id: str, discount: Discount | None) -> Basket:
    try:
        return set_line_discount(sale, line_id, discount)
    except RuleError:
        return sale


@given(
    sold=st.lists(st.tuples(articles, st.integers(1, 30), discounts), min_size=1, max_size=8),
    off=discounts,
)
def test_a_document_costs_what_the_basket_cost(
    sold: list[tuple[Any, int, Discount | None]], off: Discount | None
) -> None:
    sale = basket_of(*((one, quantity) for one, quantity, _ in sold))
    for line, (_, _, discount) in zip(sale.lines, sold, strict=False):
        sale = discounted(sale, line.id, discount)
    with contextlib.suppress(RuleError):
        sale = set_discount(sale, off)
    totals = document_totals(document(sale))
    assert totals.gross == sale.turnover
    assert {row.code: row.gross for row in totals.vat_rows if row.gross} == {
        row.code: row.gross for row in price(sale).vat_rows if row.gross
    }
    assert {row.code: row.vat for row in totals.vat_rows} == {row.code: row.vat for row in price(sale).vat_rows}


def test_percentages_stay_with_their_line_and_amounts_become_lines() -> None:
    sale = basket_of((article("a", 1000), 2), (article("b", 500, "low"), 1), (article("c", 700), 1))
    sale = set_line_discount(sale, "l0", Discount.of_rate(Rate.percent(10), "Klantkorting"))
    sale = set_line_discount(sale, "l2", Discount.of_amount(Money(100), "kras"))
    sale = set_discount(sale, Discount.of_amount(Money(290), "actie"))
    lines = document_lines(add_text(sale, line_id="t", text="Graag inpakken"), ids())
    assert [(line.name, line.amount.cents, line.stocked) for line in lines] == [
        ("Artikel a", 1800, True),
        ("Artikel b", 500, True),
        ("Artikel c", 700, True),
        ("Korting kras", -100, False),
        ("Graag inpakken", 0, False),
        ("Korting actie", -240, False),
        ("Korting actie", -50, False),
    ]
    assert lines[0].discount == Rate.percent(10)
    assert lines[4].kind is SalesLineKind.TEXT
    assert [line.vat_code for line in lines[-2:]] == ["high", "low"]


def on_order(sale: Basket, order: SalesDocument) -> Basket:
    """Put the lines of an order on a basket, as they stand on it."""
    lines = tuple(replace(line, order_line=mine.id) for line, mine in zip(sale.lines, order.goods, strict=True))
    return replace(sale, lines=lines, order=BasketOrder("d1", "2026-0001", 1, "Afhalen"))


def test_an_order_that_was_not_touched_is_handed_out_as_it_is() -> None:
    sale = basket_of((article("a", 1000), 2), (article("b", 500), 3))
    order = document(sale)
    first, second = order.goods
    handed = hand_out(order, on_order(sale, order), {first.id: Quantity.of(2), second.id: Quantity.of(3)}, ids())
    assert not handed.changed
    assert handed.quantities == {first.id: Quantity.of(2), second.id: Quantity.of(3)}


def test_what_the_till_changed_is_changed_on_the_order() -> None:
    sale = basket_of((article("a", 1000), 2), (article("b", 500), 3), (article("c", 100), 1))
    order = document(sale)
    first, second, third = order.goods
    bon = on_order(sale, order)
    more, less, _ = bon.lines
    extra = replace(basket_of((article("d", 250), 1)).lines[0], id="x")
    bon = replace(
        bon,
        lines=(
            replace(more, quantity=Quantity.of(3), price=UnitPrice.of(Money(900))),
            replace(less, quantity=Quantity.of(1)),
            extra,
        ),
    )
    left = {first.id: Quantity.ONE, second.id: Quantity.of(3), third.id: Quantity.ONE}
    handed = hand_out(order, bon, left, ids(100))
    lines = {line.name: line for line in handed.order.lines}
    assert handed.changed
    assert lines["Artikel a"].quantity == Quantity.of(4)  # one was delivered before, three now
    assert lines["Artikel a"].price == EnteredPrice(UnitPrice.of(Money(900)), PriceMode.INCLUSIVE)
    assert lines["Artikel b"].quantity == Quantity.of(3)
    assert lines["Artikel c"] == third
    assert handed.quantities == {
        first.id: Quantity.of(3),
        second.id: Quantity.ONE,
        lines["Artikel d"].id: Quantity.ONE,
    }


def test_a_price_without_vat_stays_as_the_order_has_it() -> None:
    sale = basket_of((article("a", 1000), 2))
    order = document(sale)
    fixed = on_order(sale, order)
    fixed = replace(fixed, lines=(replace(fixed.lines[0], fixed=Money(1999)),))
    handed = hand_out(order, fixed, {order.goods[0].id: Quantity.of(2)}, ids())
    assert not handed.changed


def test_a_line_that_left_the_order_is_refused() -> None:
    sale = basket_of((article("a", 1000), 2))
    order = document(sale)
    bon = replace(sale, lines=(replace(sale.lines[0], order_line="weg"),))
    with pytest.raises(RuleError):
        hand_out(order, bon, {}, ids())


@pytest.mark.parametrize(
    ("draft", "party", "code"),
    [
        (PICKUP, PARTY, None),
        (replace(PICKUP, date=DAY - dt.timedelta(days=1)), PARTY, "order.past"),
        (PICKUP, replace(PARTY, name=""), "order.contact"),
        (replace(PICKUP, contact="Telefoon"), replace(PARTY, name=""), "order.contact"),
        (PICKUP, replace(PARTY, name="", phone="010"), None),
        (replace(PICKUP, fulfilment=Fulfilment.DELIVERY), PARTY, None),
        (replace(PICKUP, fulfilment=Fulfilment.DELIVERY), replace(PARTY, city=""), "order.address"),
        (
            replace(PICKUP, fulfilment=Fulfilment.DELIVERY, street="Kade 2", city="Delft"),
            replace(PARTY, city=""),
            None,
        ),
        (replace(PICKUP, fulfilment=Fulfilment.DELIVERY, street="Kade 2"), PARTY, "order.address"),
        (replace(PICKUP, fulfilment=Fulfilment.DELIVERY, city="Delft"), PARTY, "order.address"),
        (replace(PICKUP, fulfilment=Fulfilment.DELIVERY, postcode="2611 AB"), PARTY, "order.address"),
    ],
)
def test_why_no_order_can_be_made(draft: OrderDraft, party: Party, code: str | None) -> None:
    reason = why_not_promised(draft, party, DAY)
    assert (reason.code if reason else None) == code


def test_no_order_of_a_return_or_of_an_order() -> None:
    sale = basket_of((article(), 1))
    back = replace(sale, lines=(replace(sale.lines[0], returns=Returns("", "", 0, "kapot")),))
    again = replace(sale, order=BasketOrder("d1", "2026-0001", 1, "Afhalen"))
    found = [why_not_in_order(one) for one in (back, again)]
    assert [reason.code if reason else "" for reason in found] == ["order.not_goods", "order.open"]
