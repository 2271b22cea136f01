"""Sales documents to test with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kassa.db.engine import Database
from kassa.db.numbering import next_number
from kassa.db.repos import sales, sales_register
from kassa.db.repos.sales import Numbered
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales.document import (
    DocumentKind,
    DocumentStatus,
    Party,
    SalesDocument,
    SalesLine,
    SalesLineKind,
    document_totals,
)
from kassa.domain.values import Quantity, Rate, UnitPrice
from kassa.system.identity import new_id
from tests.support.shop import BRANCH, OWNER

DAY = dt.date(2026, 11, 21)
PARTY = Party("c" * 32, "10025", "J. Voorbeeld", "Voorbeeld Bouw B.V.", "Dorpsstraat 1", "1234 AB", "Utrecht")


def goods(price: int, pieces: int = 1, *, rate: int = 2100, discount: int = 0, exclusive: bool = False) -> SalesLine:
    """Return a line of goods: its price in cents, its rate and discount in basis points."""
    basis = PriceMode.EXCLUSIVE if exclusive else PriceMode.INCLUSIVE
    code, letter = {2100: ("high", "A"), 900: ("low", "B"), 0: ("zero", "C")}[rate]
    return SalesLine(
        new_id(),
        name="Werkbroek",
        quantity=Quantity.of(pieces),
        price=EnteredPrice(UnitPrice(price * 100), basis),
        list_price=UnitPrice(price * 100),
        discount=Rate(discount) if discount else None,
        vat_code=code,
        vat_letter=letter,
        vat_rate=Rate(rate),
    )


def words(text: str) -> SalesLine:
    """Return a line that only says something."""
    return SalesLine(new_id(), SalesLineKind.TEXT, name=text, quantity=Quantity.ZERO)


def concept(kind: DocumentKind, *lines: SalesLine, date: dt.date = DAY, party: Party | None = PARTY) -> SalesDocument:
    """Return a concept of a document."""
    return SalesDocument(
        id=new_id(),
        kind=kind,
        status=DocumentStatus.CONCEPT,
        type_code=kind.value,
        number="",
        branch_id=BRANCH,
        employee_id=OWNER.employee_id,
        employee_name=OWNER.name,
        party=party,
        subject="Werkkleding",
        reference="PO 12",
        date=date,
        lines=lines,
    )


def issued(database: Database, made: SalesDocument, number: str, *, dispatch: str = "") -> SalesDocument:
    """Store a document as it is after it was confirmed; invoices and orders with what is open on them.

    For lists and papers; the rules of confirming are tested where they live.
    """
    series = f"{made.kind.value}/{made.date}"
    states = {DocumentKind.ORDER: DocumentStatus.OPEN, DocumentKind.DELIVERY: DocumentStatus.TO_INVOICE}
    final = replace(made, status=states.get(made.kind, DocumentStatus.DEFINITIVE), number=number)
    gross = document_totals(made).gross.cents
    with database.write() as tx:
        sales.add(tx, made, 5)
        sequence = next_number(tx, series, made.date.isoformat())
        sales.save(tx, final, 6, Numbered(series, sequence, number, 6, OWNER.employee_id))
        if made.kind is not DocumentKind.DELIVERY and made.party is not None:
            tx.run(
                "INSERT INTO open_item (document_id, kind, customer_id, due_date, gross, open) "
                "VALUES (:id, :kind, :customer, :due, :gross, :gross)",
                id=made.id,
                kind=made.kind.value,
                customer=made.party.customer_id,
                due=(made.due_date or made.date).isoformat(),
                gross=gross,
            )
        if dispatch:
            tx.run(
                "INSERT INTO sales_dispatch (document_id, method) VALUES (:id, :method)", id=made.id, method=dispatch
            )
        sales_register.refresh(tx, made.id)
    return final


def settled(database: Database, document_id: str, paid: int = 0, credited: int = 0) -> None:
    """Settle a part of what is open on a document, in cents and in its sign."""
    with database.write() as tx:
        tx.run(
            "UPDATE open_item SET paid = paid + :paid, credited = credited + :credited, "
            "open = open - :paid - :credited WHERE document_id = :id",
            id=document_id,
            paid=paid,
            credited=credited,
        )
        sales_register.refresh(tx, document_id)
