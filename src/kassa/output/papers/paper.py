"""A sales document as it goes to paper: frozen, complete, nothing left to look up or to work out.

Amounts arrive as they were stored with the document (domain.md 2); the paper formats them and computes none.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.pricing.vat import VatCategory
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.domain.values.dutch import Lang

DEFAULT_ACCENT = "#1B4D9B"


class PaperKind(StrEnum):
    """Which document it is: decides the title, the facts, the columns and the blocks below the lines."""

    INVOICE = "invoice"
    CREDIT = "credit"
    ORDER = "order"
    DELIVERY = "delivery"


class LineKind(StrEnum):
    """An article, a line of text, or the heading of what came from one source document."""

    ITEM = "item"
    TEXT = "text"
    HEADING = "heading"


@frozen
class Sender:
    """The shop, as it was when the document was made.

    Attributes:
        country: ISO code of two letters.
        logo: a PNG or JPEG picture; None for none.
        vat_id: its own VAT id ("btw-id").
        registration: KvK number or enterprise number.
    """

    name: str
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "NL"
    phone: str = ""
    website: str = ""
    email: str = ""
    vat_id: str = ""
    registration: str = ""
    iban: str = ""
    bic: str = ""
    logo: bytes | None = None


@frozen
class Receiver:
    """The customer, as it was when the document was made; a person, a company or a person at a company.

    Attributes:
        country: ISO code of two letters; written below the address when it is not the sender's.
        number: customer number ("debiteurnummer").
    """

    name: str = ""
    company: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "NL"
    vat_id: str = ""
    number: str = ""


@frozen
class PaperLine:
    """One line.

    Attributes:
        name: description; of a text line its text, of a heading "Pakbon P2026-0012 van 12-11-2026".
        detail: colour, size and the like, below the description.
        text: a free text below that; line breaks are kept.
        quantity: how many; on a delivery note how many were delivered.
        unit: behind the quantity, such as ``kg``; empty for pieces.
        price: of one unit, in the price mode of the document.
        discount: on this line.
        amount: after the line discount, in the price mode of the document.
        vat_rate: None where a percentage says nothing (reverse charge, exempt); then the letter stands there.
        vat_letter: of its row in the VAT table.
        outstanding: on a delivery note how many are still to come; None when that is not kept.
    """

    name: str
    kind: LineKind = LineKind.ITEM
    number: str = ""
    detail: str = ""
    text: str = ""
    quantity: Quantity | None = None
    unit: str = ""
    price: UnitPrice | None = None
    discount: Rate = Rate.ZERO
    amount: Money | None = None
    vat_rate: Rate | None = None
    vat_letter: str = ""
    outstanding: Quantity | None = None


@frozen
class VatLine:
    """One row of the VAT table.

    Attributes:
        rate: of this row.
        category: decides the mention the law asks for.
        name: such as ``hoog``; may be empty.
        letter: where the lines carry a letter instead of a rate.
    """

    rate: Rate
    net: Money
    vat: Money
    gross: Money
    category: VatCategory = VatCategory.STANDARD
    name: str = ""
    letter: str = ""


@frozen
class Discount:
    """A discount on the whole document, when the lines show their amounts before it.

    Attributes:
        label: such as ``Korting 5%``.
        before: sum of the lines, in the price mode of the document.
        amount: what went off, positive.
    """

    label: str
    before: Money
    amount: Money


@frozen
class Settled:
    """What was paid before this paper was made, such as "Aanbetaling 12-11-2026, PIN"; a refund is negative."""

    label: str
    amount: Money


@frozen
class Payment:
    """How the customer pays what is left.

    Attributes:
        reference: what to mention ("kenmerk"): the number, an RF reference or a Belgian structured communication.
        structured: whether it is an RF reference (ISO 11649), which has a place of its own in the QR code.
    """

    reference: str
    structured: bool = False


@frozen
class Original:
    """The invoice that a credit invoice corrects."""

    number: str
    date: dt.date


@frozen
class Attachment:
    """A file inside the PDF: the e-invoice.

    Attributes:
        name: file name, such as ``factuur.xml``.
        content: its bytes.
        description: one line for people.
    """

    name: str
    content: bytes
    description: str = "E-factuur"


@frozen
class Paper:
    """A whole document.

    Attributes:
        language: of the customer.
        number: empty for a concept, which is marked as such.
        date: of the document.
        mode: whether unit prices and line amounts hold VAT.
        net: total without VAT.
        total: total with VAT.
        due: what is still to be paid or, on a credit invoice, to be settled.
        vat: the VAT table.
        rounding: cash rounding inside ``total``'s payment; shown when it is not zero.
        delivery_date: of an order the expected one.
        delivery_method: how the order is delivered.
        reference: the customer's own ("uw kenmerk").
        subject: "Betreft".
        intro: above the lines; ``remarks`` and ``closing`` stand below them. Line breaks are kept.
        payment: None when there is nothing to transfer.
        original: on a credit invoice what it corrects.
        order_number: on a delivery note, the order.
        prices: whether a delivery note shows prices; the other kinds always do.
        accent: colour of the shop, ``#RRGGBB``.
    """

    kind: PaperKind
    sender: Sender
    receiver: Receiver
    date: dt.date
    lines: tuple[PaperLine, ...] = ()
    language: Lang = "nl"
    number: str = ""
    mode: PriceMode = PriceMode.EXCLUSIVE
    net: Money = Money.ZERO
    total: Money = Money.ZERO
    due: Money = Money.ZERO
    vat: tuple[VatLine, ...] = ()
    discount: Discount | None = None
    rounding: Money = Money.ZERO
    settled: tuple[Settled, ...] = ()
    delivery_date: dt.date | None = None
    due_date: dt.date | None = None
    delivery_method: str = ""
    reference: str = ""
    subject: str = ""
    intro: str = ""
    remarks: str = ""
    closing: str = ""
    payment: Payment | None = None
    original: Original | None = None
    order_number: str = ""
    prices: bool = True
    accent: str = DEFAULT_ACCENT
    attachment: Attachment | None = None

    @property
    def shows_prices(self) -> bool:
        """Whether prices, VAT and totals stand on it."""
        return self.prices or self.kind is not PaperKind.DELIVERY
