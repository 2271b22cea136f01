"""A completed receipt with everything its paper says, frozen at the sale (domain.md 2: history is never derived)."""

from __future__ import annotations

from datetime import date, datetime

from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import VatRow
from kassa.domain.values import Money, Quantity, Rate, UnitPrice


@frozen
class ShopHeader:
    """Who sells, as it was on the day of the sale.

    Attributes:
        name: legal or registered trade name.
        address: one or more address lines.
        phone: as typed, may be empty.
        web: web address, may be empty.
        vat_id: VAT identification number.
        registration: KvK number (NL) or ondernemingsnummer (BE).
        country: ``NL`` or ``BE``: decides words and which rounding lines the law wants.
        closing: the shop's own texts below the totals, the first one stands out ("Ruilen binnen 30 dagen ...").
        farewell: last line, such as "Bedankt en tot ziens".
    """

    name: str
    address: tuple[str, ...]
    phone: str = ""
    web: str = ""
    vat_id: str = ""
    registration: str = ""
    country: str = "NL"
    closing: tuple[str, ...] = ()
    farewell: str = ""


@frozen
class ReceiptDiscount:
    """A discount as its own row: its reason and what it takes off (a negative amount)."""

    reason: str
    amount: Money
    rate: Rate | None = None


@frozen
class ReceiptLine:
    """One sold line, or a text line when ``quantity`` is zero.

    Attributes:
        name: description.
        detail: colour and size, or what else tells variants apart.
        quantity: negative for a return.
        unit: unit behind a weighed quantity ("kg"), empty for pieces.
        unit_price: the price that was charged for one unit, before discounts.
        amount: unit price x quantity, before the discounts of this line.
        list_price: the price of the article that day; printed when it differs.
        discounts: rows below the line.
        vat_letter: letter in the VAT table.
        note: free text below the line.
        original: receipt number that a returned line was bought on.
    """

    name: str
    detail: str
    quantity: Quantity
    unit: str
    unit_price: UnitPrice
    amount: Money
    list_price: UnitPrice
    discounts: tuple[ReceiptDiscount, ...] = ()
    vat_letter: str = ""
    note: str = ""
    original: str = ""

    @property
    def is_text(self) -> bool:
        """Whether this line only says something."""
        return not self.quantity


@frozen
class ReceiptPayment:
    """One payment on the receipt.

    Attributes:
        method: name of the method at the time ("PIN", "Contant").
        amount: what it paid of the receipt; negative when money was given back.
        given: what the customer handed over in cash; None when that says nothing more than ``amount``.
        change: what went back.
        terminal_lines: the customer's lines of the card terminal.
        gift_card: code of the gift card it was paid with; empty for other methods.
        balance: what was left on that card after this receipt.
    """

    method: str
    amount: Money
    given: Money | None = None
    change: Money = Money.ZERO
    terminal_lines: tuple[str, ...] = ()
    gift_card: str = ""
    balance: Money | None = None


@frozen
class ReceiptSettlement:
    """What a receipt settled beside its goods.

    Attributes:
        kind: ``invoice``, ``credit``, ``deposit`` or ``gift_card``.
        number: number of the document, or code of the gift card.
        title: whose document it is, or which order was invoiced.
        amount: what was settled of it.
        left: what stays open on it.
    """

    kind: str
    number: str
    title: str
    amount: Money
    left: Money = Money.ZERO


@frozen
class ReceiptDocument:
    """A completed receipt, ready to be printed today or in seven years.

    Attributes:
        number: number in its series.
        series: name of the series; empty when there is only one.
        till_name: "Kassa 1".
        branch_name: "Centrum".
        employee_name: who sold it, as it may stand on paper.
        moment: date and time in the shop's time zone.
        business_date: the day it was booked on.
        shop: the shop on that day.
        lines: in the order of the sale.
        discounts: discounts on the whole receipt.
        total: what the goods cost, before cash rounding.
        cash_rounding: what cash rounding added (negative: took off), settlements counted.
        payments: in the order they were made.
        vat_rows: the VAT table as it was booked; letter, rate, net, VAT, gross.
        barcode: text of the receipt's bar code; empty for none.
        qr: content of the QR code; empty for none.
        training: made in training mode: not a valid receipt.
        copy: 0 is the original, n is "KOPIE n".
        anchor: short journal anchor, ``sequence:first hash digits`` (reliability.md 6.10).
        customer: number and name of the customer; empty for none.
        settlements: invoices, deposits and gift cards that were paid with it.
    """

    number: str
    till_name: str
    branch_name: str
    employee_name: str
    moment: datetime
    business_date: date
    shop: ShopHeader
    lines: tuple[ReceiptLine, ...]
    total: Money
    vat_rows: tuple[VatRow, ...]
    payments: tuple[ReceiptPayment, ...] = ()
    discounts: tuple[ReceiptDiscount, ...] = ()
    cash_rounding: Money = Money.ZERO
    series: str = ""
    barcode: str = ""
    qr: str = ""
    training: bool = False
    copy: int = 0
    anchor: str = ""
    customer: str = ""
    settlements: tuple[ReceiptSettlement, ...] = ()

    @property
    def settled(self) -> Money:
        """What was paid on documents and for gift cards: no turnover of this receipt."""
        return Money(sum(one.amount.cents for one in self.settlements))

    @property
    def due(self) -> Money:
        """Goods and settlements together, before cash rounding."""
        return self.total + self.settled

    @property
    def payable(self) -> Money:
        """What was to be paid: everything after cash rounding."""
        return self.due + self.cash_rounding

    @property
    def has_goods(self) -> bool:
        """Whether something was sold or taken back: otherwise it is only proof of a payment."""
        return any(not line.is_text for line in self.lines)

    @property
    def article_count(self) -> int:
        """Number of articles: pieces count one by one, a weighed line counts one, a return counts down."""
        count = 0
        for line in self.lines:
            if line.is_text:
                continue
            sign = 1 if line.quantity > Quantity.ZERO else -1
            count += line.quantity.milli // 1000 if line.quantity.is_whole else sign
        return count
