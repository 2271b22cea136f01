"""Sales documents to test with."""

from __future__ import annotations

import datetime as dt

from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales.document import DocumentKind, DocumentStatus, Party, SalesDocument, SalesLine, SalesLineKind
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
