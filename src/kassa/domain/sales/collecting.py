"""Collective invoicing: which delivery notes go on one invoice, and how its lines read (domain.md 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.sales.document import (
    DocumentKind,
    DocumentStatus,
    SalesDocument,
    SalesLine,
    SalesLineKind,
)
from kassa.domain.values.dutch import format_date
from kassa.domain.values.money import Money
from kassa.domain.values.quantity import Quantity


@frozen
class Group:
    """Delivery notes that go on one invoice: of one customer, with prices shown alike, of one kind.

    Attributes:
        customer_id: whose.
        price_mode: with or without VAT.
        type_code: kind of the delivery notes.
        slip_id: the only delivery note, when each gets an invoice of its own; empty otherwise.
    """

    customer_id: str
    price_mode: PriceMode
    type_code: str
    slip_id: str = ""


@frozen
class Skipped:
    """A delivery note that was not invoiced, and why."""

    document_id: str
    number: str
    reason: Reason


@frozen
class InvoicePlan:
    """What a collective run would make.

    Attributes:
        customers: how many customers.
        invoices: how many invoices.
        slips: how many delivery notes are invoiced.
        total: of all invoices.
        refused: delivery notes that would be skipped, and why.
    """

    customers: int
    invoices: int
    slips: int
    total: Money
    refused: tuple[Skipped, ...]


def group_of(slip: SalesDocument, *, one_per_customer: bool) -> Group:
    """Return on which invoice a delivery note goes."""
    customer_id = slip.party.customer_id if slip.party else ""
    return Group(customer_id, slip.price_mode, slip.type_code, "" if one_per_customer else slip.id)


def not_invoiceable(slip: SalesDocument, left: Mapping[str, Quantity], by: str) -> Reason | None:
    """Return why a delivery note cannot be invoiced, or None.

    Args:
        slip: the delivery note.
        left: what is still to be invoiced of it, per line.
        by: number of the invoice it stands on already; empty when it stands on none.
    """
    if slip.kind is not DocumentKind.DELIVERY or slip.status is DocumentStatus.CONCEPT:
        return Reason("delivery.concept", f"{slip.title} is nog niet uitgeleverd.", "Lever eerst uit.")
    if slip.status is DocumentStatus.CANCELLED:
        return Reason("delivery.cancelled", f"{slip.title} is geannuleerd.", "Kies een andere pakbon.")
    if by and not any(left.values()):
        return Reason(
            "delivery.invoiced",
            f"{slip.title} staat al op factuur {by}.",
            "Crediteer die factuur om haar vrij te geven.",
        )
    if not any(line.amount for line in slip.goods):
        return Reason("delivery.zero", f"{slip.title} heeft geen regels met een bedrag.", "Vul eerst prijzen in.")
    return None


def invoice_of(
    slips: Sequence[SalesDocument],
    left: Mapping[str, Quantity],
    date: dt.date,
    head: SalesDocument,
    make_id: Callable[[], str],
) -> SalesDocument:
    """Return the invoice of delivery notes of one group, in the order of their numbers.

    Args:
        slips: what goes on it, oldest first.
        left: what is still to be invoiced, per line.
        date: date of the invoice.
        head: an empty concept with its identity, kind, branch and employee.
        make_id: makes identities.
    """
    last = slips[-1]
    return replace(
        head,
        date=date,
        party=last.party,
        price_mode=last.price_mode,
        subject=_common(slip.subject for slip in slips),
        reference=_common(slip.reference for slip in slips),
        note=_common(slip.note for slip in slips),
        lines=tuple(line for slip in slips for line in _lines(slip, left, make_id, alone=len(slips) == 1)),
    )


def _lines(
    slip: SalesDocument, left: Mapping[str, Quantity], make_id: Callable[[], str], *, alone: bool
) -> Iterator[SalesLine]:
    told = () if alone else tuple(part for part in (slip.subject, slip.reference, slip.note) if part)
    yield SalesLine(
        make_id(),
        SalesLineKind.TEXT,
        name=f"{slip.kind.dutch} {slip.number} van {format_date(slip.date)}",
        text=" · ".join(told),
        quantity=Quantity.ZERO,
    )
    for line in slip.lines:
        if not line.is_goods:
            yield replace(line, id=make_id(), source_line=None)
        elif left.get(line.id):
            yield line.follow(make_id(), left[line.id])


def _common(texts: Iterable[str]) -> str:
    found = set(texts)
    return found.pop() if len(found) == 1 else ""
