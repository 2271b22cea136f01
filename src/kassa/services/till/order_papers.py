"""The slip of an order: made from the order as it stands when it is printed."""

from __future__ import annotations

from dataclasses import replace

from kassa.db.engine import Reader
from kassa.db.journal import moment_of
from kassa.db.queries import receipts as query
from kassa.db.repos import open_items, order_handling, sales
from kassa.domain.errors import Reason, RuleError
from kassa.domain.pricing.totals import LineTotal, PriceMode
from kassa.domain.sales.document import DocumentKind, SalesLine
from kassa.domain.till.ending import Fulfilment
from kassa.domain.till.order_paper import OrderPaper, OrderPaperLine
from kassa.domain.till.promise import Slot
from kassa.domain.till.receipt_document import ShopHeader
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity
from kassa.services.till.place import TillPlace


def order_paper(reader: Reader, order_id: str, place: TillPlace, shop: ShopHeader, *, copy: int) -> OrderPaper:
    """Return what stands on the slip of an order.

    Raises:
        RuleError: there is no such order, or it was never placed.
    """
    stored = sales.get(reader, order_id)
    if stored is None or stored.document.kind is not DocumentKind.ORDER or stored.confirmed_at is None:
        raise RuleError(Reason("order.gone", "Deze order bestaat niet.", "Zoek de order opnieuw."))
    order, party = stored.document, stored.document.party
    handling = order_handling.get(reader, order_id)
    opened = open_items.get(reader, order_id)
    till = query.till_of(reader, handling.till_id) if handling is not None and handling.till_id else None
    delivered = handling is not None and handling.fulfilment is Fulfilment.DELIVERY
    paper = OrderPaper(
        number=order.number,
        moment=moment_of(stored.confirmed_at).astimezone(place.zone),
        till_name=till.name if till else "",
        branch_name=till.branch_name if till else place.branch_name,
        employee_name=order.employee_name,
        shop=shop,
        delivered=delivered,
        date=order.expected_date,
        slot=Slot(handling.slot_from, handling.slot_to) if handling else Slot(),
        lines=tuple(_line(line, total) for line, total in zip(order.lines, stored.totals.lines, strict=True)),
        total=stored.totals.gross,
        paid=opened.paid if opened else Money.ZERO,
        reference=order.reference,
        note=order.note,
        training=place.training,
        copy=copy,
    )
    if party is None:
        return paper
    address: tuple[str, ...] = ()
    if handling is not None and delivered:
        own = bool(handling.street or handling.postcode or handling.city)
        whole = handling if own else party
        address = (whole.street, f"{whole.postcode} {whole.city}".strip())
    names = tuple(dict.fromkeys(name for name in (party.company, party.name) if name))
    return replace(paper, customer=names, address=address, phone=party.phone, language=party.language)


def _line(line: SalesLine, total: LineTotal) -> OrderPaperLine:
    return OrderPaperLine(
        name=line.name,
        detail=line.detail,
        quantity=line.effective if line.is_goods else Quantity.ZERO,
        unit=line.unit,
        unit_price=line.shown_price(PriceMode.INCLUSIVE),
        amount=total.gross,
        note=line.text,
    )
