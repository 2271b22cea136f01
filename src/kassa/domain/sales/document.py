"""A sales document: one shape for order, delivery note, invoice and credit invoice (domain.md 3).

Everything is frozen. History is stored, never derived: a document keeps the name, address, prices, rates and texts it
was made with. Changes of lines live in ``lines``, steps of a life cycle in ``lifecycles``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import field, replace
from enum import StrEnum

from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import EnteredPrice, PricedLine, PriceMode, Totals, compute_totals
from kassa.domain.values import card_number
from kassa.domain.values.amounts import line_amount
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate


class DocumentKind(StrEnum):
    """Which document it is; the value is part of its number series."""

    ORDER = "order"
    DELIVERY = "delivery"
    INVOICE = "invoice"
    CREDIT = "credit"

    @property
    def dutch(self) -> str:
        """Name on screen and paper."""
        return _DUTCH[self]

    @property
    def is_invoice(self) -> bool:
        """Whether it is a legal invoice: final once it is definitive."""
        return self is DocumentKind.INVOICE or self is DocumentKind.CREDIT


_DUTCH = {
    DocumentKind.ORDER: "Verkooporder",
    DocumentKind.DELIVERY: "Pakbon",
    DocumentKind.INVOICE: "Verkoopfactuur",
    DocumentKind.CREDIT: "Creditfactuur",
}


class DocumentStatus(StrEnum):
    """The stored states of all sales documents; which kind knows which stands in ``lifecycles``."""

    CONCEPT = "concept"
    OPEN = "open"
    TO_INVOICE = "to_invoice"
    DEFINITIVE = "definitive"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class SalesLineKind(StrEnum):
    """Whether a line has a price, or only says something."""

    GOODS = "goods"
    TEXT = "text"


@frozen
class Party:
    """Whom a document is for, as they were when it was made.

    Attributes:
        customer_id: identity of the customer.
        number: customer number.
        name: name of the person; empty for a company without one.
        company: company name.
        street: street and house number.
        postcode: as stored.
        city: place.
        country: two letters.
        vat_id: VAT number, empty for a consumer.
        registration: chamber-of-commerce or enterprise number.
        email: may be empty.
        phone: as typed.
        language: ``nl`` or ``en``: the language of the paper.
    """

    customer_id: str
    number: str
    name: str
    company: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "NL"
    vat_id: str = ""
    registration: str = ""
    email: str = ""
    phone: str = ""
    language: str = "nl"

    @property
    def title(self) -> str:
        """What a list shows: the company, else the person."""
        return self.company or self.name


@frozen
class SalesLine:
    """One line.

    Attributes:
        id: identity, the same in every version of the document.
        kind: goods or text.
        article_id: the article; None for a free line or a text.
        group_id: article group.
        number: article number.
        code: the barcode as scanned; empty when it was typed or chosen.
        name: description, or the text of a text line.
        detail: variant, such as ``Marine · L``.
        text: extra text under the description.
        quantity: how many; negative takes back.
        unit: unit of a measured quantity; empty for pieces.
        price: unit price as it was entered, and whether with VAT.
        list_price: unit price of the article with VAT; differs when the price was changed.
        discount: part of the line that is given away, or None.
        vat_code: VAT code; empty on text lines.
        vat_letter: letter of the VAT code.
        vat_rate: rate on the date of the document.
        stocked: whether delivering it moves stock.
        cancelled: how many of an order line will not be delivered any more.
        source_line: the line this one was made from: order line, delivery line or invoiced line.
        amount: price x quantity less discount, in the basis of its price; worked out once.
    """

    id: str
    kind: SalesLineKind = SalesLineKind.GOODS
    article_id: str | None = None
    group_id: str | None = None
    number: str = ""
    code: str = ""
    name: str = ""
    detail: str = ""
    text: str = ""
    quantity: Quantity = Quantity.ONE
    unit: str = ""
    price: EnteredPrice = field(default_factory=lambda: EnteredPrice(UnitPrice.ZERO, PriceMode.INCLUSIVE))
    list_price: UnitPrice = UnitPrice.ZERO
    discount: Rate | None = None
    vat_code: str = ""
    vat_letter: str = ""
    vat_rate: Rate = Rate(0)
    stocked: bool = False
    cancelled: Quantity = Quantity.ZERO
    source_line: str | None = None
    amount: Money = field(init=False)

    def __post_init__(self) -> None:
        goods = self.kind is SalesLineKind.GOODS
        amount = line_amount(self.price.price, self.effective, self.discount) if goods else Money.ZERO
        object.__setattr__(self, "amount", amount)

    def follow(self, identity: str, quantity: Quantity) -> SalesLine:
        """Return a line of another document made from this one; what ``replace`` does, at a quarter of its price."""
        return SalesLine(
            identity, self.kind, self.article_id, self.group_id, self.number, self.code, self.name, self.detail,
            self.text, quantity, self.unit, self.price, self.list_price, self.discount, self.vat_code,
            self.vat_letter, self.vat_rate, self.stocked, Quantity.ZERO, self.id,
        )  # fmt: skip

    @property
    def effective(self) -> Quantity:
        """How many still count: the quantity less what was cancelled of it."""
        return self.quantity - self.cancelled

    @property
    def is_goods(self) -> bool:
        """Whether the line has a price and VAT."""
        return self.kind is SalesLineKind.GOODS

    @property
    def price_changed(self) -> bool:
        """Whether somebody gave another price than the article has: marked with a dot."""
        return bool(self.article_id) and self.price != EnteredPrice(self.list_price, PriceMode.INCLUSIVE)

    def shown_price(self, mode: PriceMode) -> UnitPrice:
        """Return the unit price as a document in ``mode`` shows it."""
        return self.price.shown_in(mode, self.vat_rate)


@frozen
class SalesDocument:
    """An order, delivery note, invoice or credit invoice.

    Attributes:
        id: identity; a number is never one.
        kind: which document.
        status: stored state.
        type_code: kind within the kind ("Soort"): own series, texts, terms.
        number: document number; empty for a concept.
        branch_id: branch.
        employee_id: the employee on the document ("Medewerker").
        employee_name: their name then.
        party: for whom; None while nobody was chosen.
        subject: "Betreft".
        reference: "Kenmerk" of the customer.
        date: document date.
        due_date: latest payment date of an invoice.
        expected_date: expected delivery date of an order.
        delivery_method: "Leverwijze" of an order.
        price_mode: whether its prices are shown with or without VAT.
        lines: the lines, in order.
        note: remark on the paper.
        source_id: the invoice a credit invoice corrects or a new one replaces, or the order behind a delivery note.
        version: goes up each time a confirmed order is changed.
        revision: goes up with each save; somebody else's save is noticed by it.
    """

    id: str
    kind: DocumentKind
    status: DocumentStatus
    type_code: str
    number: str
    branch_id: str
    employee_id: str
    employee_name: str
    party: Party | None
    subject: str
    reference: str
    date: dt.date
    due_date: dt.date | None = None
    expected_date: dt.date | None = None
    delivery_method: str = ""
    price_mode: PriceMode = PriceMode.INCLUSIVE
    lines: tuple[SalesLine, ...] = ()
    note: str = ""
    source_id: str | None = None
    version: int = 1
    revision: int = 0

    @property
    def goods(self) -> tuple[SalesLine, ...]:
        """The lines with a price."""
        return tuple(line for line in self.lines if line.is_goods)

    @property
    def title(self) -> str:
        """What people call it: ``Verkoopfactuur 2026-0012``, or ``Verkoopfactuur (concept)``."""
        return f"{self.kind.dutch} {self.number}" if self.number else f"{self.kind.dutch} (concept)"

    def line(self, line_id: str) -> SalesLine:
        """Return the line with this identity.

        Raises:
            RuleError: it is not on the document any more.
        """
        for line in self.lines:
            if line.id == line_id:
                return line
        raise RuleError(
            Reason("document.no_line", "Deze regel staat er niet meer. Er is niets veranderd.", "Kies een regel.")
        )


def without_card_numbers(document: SalesDocument) -> SalesDocument:
    """Return a document as it may be kept: no card number in what was typed on it."""
    clean = card_number.without_card_numbers
    lines = tuple(
        replace(line, name=clean(line.name), detail=clean(line.detail), text=clean(line.text))
        for line in document.lines
    )
    return replace(
        document,
        subject=clean(document.subject),
        reference=clean(document.reference),
        note=clean(document.note),
        lines=lines,
    )


def document_totals(document: SalesDocument) -> Totals:
    """Compute the one result of a document: net, VAT and gross per line, per rate and in all.

    A line keeps the basis its price was entered in, so the switch between inclusive and exclusive moves no cent.
    """
    return compute_totals(
        [
            PricedLine(line.amount, line.vat_code, line.vat_letter, line.vat_rate, line.price.basis)
            for line in document.lines
        ],
        document.price_mode,
    )
