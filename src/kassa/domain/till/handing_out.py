"""What is left of an order as lines of a basket, priced as the order has it, and putting it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kassa.domain.pricing.discount import Discount
from kassa.domain.pricing.totals import LineTotal, PriceMode
from kassa.domain.sales.document import SalesDocument, SalesLine, document_totals
from kassa.domain.till.changes import require_free
from kassa.domain.till.model import Basket, BasketLine, LineKind


def basket_lines(delivery: SalesDocument, new_id: Callable[[], str]) -> tuple[BasketLine, ...]:
    """Return the lines a basket hands an order out with; together they cost what the delivery note costs.

    A line priced with VAT keeps its price and discount and may be changed at the till. One priced without VAT has its
    amount fixed: VAT is worked out over all of them together, so a price on its own would be a cent off.

    Args:
        delivery: the concept delivery note of what is left; its lines point at the lines of the order.
        new_id: makes identities.
    """
    totals = document_totals(delivery)
    return tuple(_line(line, total, new_id()) for line, total in zip(delivery.lines, totals.lines, strict=True))


def put_back(basket: Basket) -> Basket:
    """Take the order off the basket with the lines it brought; the customer goes with it when nothing else is left.

    Raises:
        RuleError: money was received.
    """
    require_free(basket)
    lines = tuple(line for line in basket.lines if line.order_line is None)
    return replace(basket, order=None, lines=lines, customer=basket.customer if lines else None)


def _line(line: SalesLine, total: LineTotal, line_id: str) -> BasketLine:
    goods = line.is_goods
    without_vat = goods and line.price.basis is PriceMode.EXCLUSIVE
    discount = Discount.of_rate(line.discount) if goods and line.discount else None
    return BasketLine(
        id=line_id,
        kind=_kind(line),
        article_id=line.article_id,
        number=line.number,
        code=line.code,
        name=line.name,
        detail=line.detail,
        quantity=line.quantity,
        unit=line.unit,
        price=line.shown_price(PriceMode.INCLUSIVE),
        list_price=line.list_price if line.article_id else line.shown_price(PriceMode.INCLUSIVE),
        discount=discount,
        vat_code=line.vat_code,
        vat_letter=line.vat_letter,
        vat_rate=line.vat_rate,
        group_id=line.group_id,
        note=line.text,
        stocked=line.stocked,
        fixed=total.gross if without_vat else None,
        order_line=line.source_line,
        net=total.net if without_vat else None,
    )


def _kind(line: SalesLine) -> LineKind:
    if not line.is_goods:
        return LineKind.TEXT
    return LineKind.ARTICLE if line.article_id else LineKind.OPEN
