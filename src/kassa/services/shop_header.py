"""What stands on top of and below a receipt, kept as one text so that every receipt keeps the one it was made with."""

from __future__ import annotations

import json
from dataclasses import asdict

from kassa.domain.settings import company
from kassa.domain.till.receipt_document import ShopHeader
from kassa.services.settings import Settings


def shop_header(settings: Settings, branch_id: str = "") -> ShopHeader:
    """Return what stands on top of and below a receipt of this branch today."""
    street = settings.get(company.BRANCH_STREET, branch_id) or settings.get(company.STREET)
    postcode = settings.get(company.BRANCH_POSTCODE, branch_id) or settings.get(company.POSTCODE)
    city = settings.get(company.BRANCH_CITY, branch_id) or settings.get(company.CITY)
    address = (street, f"{postcode} {city}".strip(), *settings.get(company.RECEIPT_HEADER).splitlines())
    footer = settings.get(company.RECEIPT_FOOTER).splitlines()
    return ShopHeader(
        name=settings.get(company.NAME),
        address=tuple(filter(None, address)),
        phone=settings.get(company.BRANCH_PHONE, branch_id) or settings.get(company.PHONE),
        web=settings.get(company.WEBSITE),
        vat_id=settings.get(company.VAT_ID),
        registration=settings.get(company.REGISTRATION),
        country=settings.get(company.COUNTRY),
        closing=(*settings.get(company.RECEIPT_EXCHANGE).splitlines(), *footer[:-1]),
        farewell=footer[-1] if footer else "",
    )


def header_body(header: ShopHeader) -> str:
    """Return the stored text of a receipt header: the same header always gives the same text, and so one snapshot."""
    return json.dumps(asdict(header), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def header_from(body: str) -> ShopHeader:
    """Return the receipt header that a document was made with."""
    fields = json.loads(body)
    return ShopHeader(
        name=fields["name"],
        address=tuple(fields["address"]),
        phone=fields["phone"],
        web=fields["web"],
        vat_id=fields["vat_id"],
        registration=fields["registration"],
        country=fields["country"],
        closing=tuple(fields["closing"]),
        farewell=fields["farewell"],
    )
