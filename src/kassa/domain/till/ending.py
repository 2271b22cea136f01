"""How a sale at the till ends, what an order made there is told besides its lines, and which documents were made."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values.money import Money

if TYPE_CHECKING:
    from kassa.domain.messages.files import NewFile


class Ending(StrEnum):
    """What becomes of the basket."""

    SALE = "sale"
    """Paid at the till: a receipt."""
    INVOICE = "invoice"
    """"Maak factuur": delivered and invoiced, paid now, partly or later."""
    LATER = "later"
    """"Later Factureren": delivered now, invoiced with others."""
    ORDER = "order"
    """"Maak order": promised for later; money received now is a deposit."""


class Fulfilment(StrEnum):
    """How an order reaches its customer."""

    PICKUP = "pickup"
    DELIVERY = "delivery"

    @property
    def dutch(self) -> str:
        """The word on screen and paper."""
        return "Afhalen" if self is Fulfilment.PICKUP else "Bezorgen"


@frozen
class OrderDraft:
    """What "Maak order" adds to the basket.

    Attributes:
        fulfilment: picked up or delivered.
        date: when it is promised.
        slot_from: begin of the time slot as ``HH:MM``; empty is the whole day.
        slot_to: end of the time slot; empty is the whole day.
        street: delivery address; without street, postcode and city it goes to that of the customer.
        postcode: of the delivery address.
        city: of the delivery address.
        reference: the customer's reference.
        note: remark for the customer.
        internal_note: remark for the shop.
        contact: how the customer wants to hear of it ("Telefoon", "E-mail", "Sms"); empty when nothing was said.
        seller_id: the seller; empty is who makes it.
        attachment: a file that belongs to the order, or None.
    """

    fulfilment: Fulfilment
    date: dt.date
    slot_from: str = ""
    slot_to: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    reference: str = ""
    note: str = ""
    internal_note: str = ""
    contact: str = ""
    seller_id: str = ""
    attachment: NewFile | None = None


@frozen
class Made:
    """A document that was made at the till.

    Attributes:
        kind: delivery note, invoice or order.
        document_id: its identity.
        number: its number.
        gross: its total, VAT included.
    """

    kind: DocumentKind
    document_id: str
    number: str
    gross: Money
