"""The open sale ("bon"): its lines, discount and payments, and what they add up to.

Everything is frozen; the changes live in ``changes`` and return a new basket.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import field, replace
from enum import StrEnum

from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.pricing.discount import Discount
from kassa.domain.pricing.totals import PricedLine, PriceMode, Totals, compute_totals
from kassa.domain.till.attached import CUSTOMER_DISCOUNT, BasketCustomer, BasketOrder, Returns, Settles
from kassa.domain.values.amounts import line_amount, spread
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate

__all__ = [
    "Basket",
    "BasketCustomer",
    "BasketLine",
    "BasketOrder",
    "BasketPayment",
    "BasketStatus",
    "LineKind",
    "Returns",
    "Settles",
    "price",
]


class LineKind(StrEnum):
    """What a line is: goods, an open article ("Vrij artikel"), a text, a code nobody knows yet, or money to settle."""

    ARTICLE = "article"
    OPEN = "open"
    TEXT = "text"
    UNKNOWN = "unknown"
    INVOICE = "invoice"
    """An invoice or credit invoice that is paid with this basket; no turnover a second time."""
    GIFT_CARD = "gift_card"
    """A gift card ("Cadeaubon") that is sold: no VAT before it is used (multi-purpose voucher)."""

    @property
    def is_goods(self) -> bool:
        """Whether the line has a price and VAT."""
        return self is LineKind.ARTICLE or self is LineKind.OPEN

    @property
    def is_settled(self) -> bool:
        """Whether the line moves money without being turnover."""
        return self is LineKind.INVOICE or self is LineKind.GIFT_CARD


class BasketStatus(StrEnum):
    """Whether the basket is on the screen or set aside ("Geparkeerd")."""

    OPEN = "open"
    PARKED = "parked"


@frozen
class BasketLine:
    """One line of the basket, with everything a receipt needs kept on it.

    Attributes:
        id: identity.
        kind: what the line is.
        article_id: the article, for ARTICLE lines.
        number: article number.
        code: the code as scanned; empty when it was tapped.
        name: name, or the text of a TEXT line.
        detail: variant, such as ``Marine · L``.
        quantity: how many.
        unit: unit of a measured quantity, such as ``kg``; empty for pieces.
        price: unit price asked, VAT included.
        list_price: unit price of the article; differs when the price was changed.
        discount: discount on this line.
        vat_code: VAT code, empty on lines that are no goods.
        vat_letter: letter of the VAT code.
        vat_rate: rate at the moment the line was added.
        group_id: article group.
        note: text under the line.
        stocked: whether the sale moves stock.
        fixed: the amount, where it does not follow from price and quantity: what an invoice line pays, the value of a
            gift card, what was paid for a returned article, an order line priced without VAT.
        settles: the invoice an INVOICE line pays.
        returns: where a returned line was bought; its quantity and amount are negative.
        order_line: line of the order this line hands out.
        net: what an order line priced without VAT costs without it; ``fixed`` is its share with the VAT of the bon.
        amount: what the line costs: price x quantity, less its discount; worked out once.
    """

    id: str
    kind: LineKind
    article_id: str | None
    number: str
    code: str
    name: str
    detail: str
    quantity: Quantity
    unit: str
    price: UnitPrice
    list_price: UnitPrice
    discount: Discount | None
    vat_code: str
    vat_letter: str
    vat_rate: Rate
    group_id: str | None
    note: str
    stocked: bool
    fixed: Money | None = None
    settles: Settles | None = None
    returns: Returns | None = None
    order_line: str | None = None
    net: Money | None = None
    amount: Money = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", self._amount())

    def _amount(self) -> Money:
        if self.fixed is not None:
            return self.fixed
        if self.discount is None:
            return line_amount(self.price, self.quantity)
        if self.discount.rate is not None:
            return line_amount(self.price, self.quantity, self.discount.rate)
        full = line_amount(self.price, self.quantity)
        return full - self.discount.on(full)

    @property
    def articles(self) -> int:
        """How many articles the line is; something weighed is one, what comes back counts down, a discount is none."""
        if (not self.kind.is_goods and self.kind is not LineKind.GIFT_CARD) or self.price < UnitPrice.ZERO:
            return 0
        if self.quantity.is_whole and not self.unit:
            return self.quantity.milli // 1000
        return 1 if self.quantity > Quantity.ZERO else -1

    @property
    def list_amount(self) -> Money:
        """What the line would cost without price change and discount; shown struck through when it differs."""
        return line_amount(self.list_price, self.quantity)

    @property
    def discount_amount(self) -> Money:
        """What the discount of this line takes off."""
        return line_amount(self.price, self.quantity) - self.amount

    @property
    def is_edited(self) -> bool:
        """Whether somebody changed price, discount or text: such a line is never raised by a scan."""
        given = self.discount is not None and self.discount.reason != CUSTOMER_DISCOUNT
        return self.price != self.list_price or given or bool(self.note)

    @property
    def is_open_to_discount(self) -> bool:
        """Whether a discount on the whole receipt counts this line: goods that are sold now."""
        return self.kind.is_goods and self.returns is None


@frozen
class Basket:
    """The open sale of a till.

    Attributes:
        id: identity; becomes the identity of the receipt.
        till_id: the till.
        employee_id: who opened it.
        opened_at: when, aware UTC.
        status: open or parked.
        lines: the lines, oldest first.
        discount: discount on the whole receipt.
        payments: payments so far.
        note: note of the employee, shown with a parked basket.
        parked_at: when it was set aside.
        customer: whose basket it is, or None.
        order: the order that is handed out with it, or None.
        draft: what was typed for an order that is not placed yet (``ordering``), as text; empty without one.
        subtotal: sum of the amounts of goods, before the discount on the receipt; worked out once per basket.
        settled: sum of what is paid on invoices and of gift cards that are sold.
        discountable: the part of ``subtotal`` a discount on the receipt is worked out over.
    """

    id: str
    till_id: str
    employee_id: str
    opened_at: dt.datetime
    status: BasketStatus = BasketStatus.OPEN
    lines: tuple[BasketLine, ...] = ()
    discount: Discount | None = None
    payments: tuple[BasketPayment, ...] = ()
    note: str = ""
    parked_at: dt.datetime | None = None
    customer: BasketCustomer | None = None
    order: BasketOrder | None = None
    draft: str = ""
    subtotal: Money = field(init=False)
    settled: Money = field(init=False)
    discountable: Money = field(init=False)

    def __post_init__(self) -> None:
        goods = settled = back = 0
        for line in self.lines:
            if line.kind.is_settled:
                settled += line.amount.cents
            else:
                goods += line.amount.cents
                if line.returns is not None:
                    back += line.amount.cents
        object.__setattr__(self, "subtotal", Money(goods))
        object.__setattr__(self, "settled", Money(settled))
        object.__setattr__(self, "discountable", Money(goods - back))

    @property
    def discount_amount(self) -> Money:
        """What the receipt discount takes off; never more than there is."""
        return Money.ZERO if self.discount is None else self.discount.on(self.discountable)

    @property
    def turnover(self) -> Money:
        """What the goods cost: their sum less the receipt discount; what comes back counts against it."""
        return self.subtotal if self.discount is None else self.subtotal - self.discount_amount

    @property
    def deposit_used(self) -> Money:
        """What was paid in advance on the order and is deducted now; never more than the goods cost."""
        if self.order is None:
            return Money.ZERO
        return max(Money.ZERO, min(self.order.deposit, self.turnover))

    @property
    def total(self) -> Money:
        """What the customer pays: goods, invoices and gift cards less the deposit; negative is paid back."""
        return self.turnover + self.settled - self.deposit_used

    @property
    def invoice_lines(self) -> tuple[BasketLine, ...]:
        """The lines that pay an invoice or credit invoice."""
        return tuple(line for line in self.lines if line.kind is LineKind.INVOICE)

    @property
    def documents(self) -> frozenset[str]:
        """The documents that stand on it: invoices and credit invoices that are paid, and the order handed out."""
        found = {line.settles.document_id for line in self.lines if line.settles is not None}
        return frozenset(found if self.order is None else found | {self.order.id})

    @property
    def has_goods(self) -> bool:
        """Whether something is sold or taken back."""
        return any(line.kind.is_goods for line in self.lines)

    @property
    def article_count(self) -> int:
        """Number of articles; something weighed counts as one, what comes back counts down."""
        return sum(line.articles for line in self.lines)

    @property
    def returned_count(self) -> int:
        """Number of articles that come back."""
        return -sum(min(line.articles, 0) for line in self.lines)

    @property
    def gift_card_count(self) -> int:
        """Number of gift cards that are sold."""
        return sum(line.articles for line in self.lines if line.kind is LineKind.GIFT_CARD)

    @property
    def unknown_lines(self) -> tuple[BasketLine, ...]:
        """The red lines that must be solved or dropped before checkout."""
        return tuple(line for line in self.lines if line.kind is LineKind.UNKNOWN)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it."""
        return not self.lines

    def line(self, line_id: str) -> BasketLine:
        """Return the line with this identity.

        Raises:
            RuleError: it is not on the basket any more.
        """
        return self.lines[self.index(line_id)]

    def index(self, line_id: str) -> int:
        """Return the place of the line with this identity.

        Raises:
            RuleError: it is not on the basket any more.
        """
        for index, line in enumerate(self.lines):
            if line.id == line_id:
                return index
        raise RuleError(
            Reason("basket.no_line", "Deze regel staat niet meer op de bon. Er is niets veranderd.", "Kies een regel.")
        )


def with_vat_again(lines: Sequence[BasketLine]) -> tuple[BasketLine, ...]:
    """Return lines with the VAT of those priced without it worked out again, over those that are left together."""
    without = [line for line in lines if line.net is not None]
    if not without:
        return tuple(lines)
    priced = [PricedLine(line.net or Money.ZERO, line.vat_code, line.vat_letter, line.vat_rate) for line in without]
    grosses = {
        line.id: total.gross
        for line, total in zip(without, compute_totals(priced, PriceMode.EXCLUSIVE).lines, strict=True)
    }
    return tuple(replace(line, fixed=grosses[line.id]) if line.id in grosses else line for line in lines)


def price(basket: Basket) -> Totals:
    """Compute the stored result of a basket: the receipt discount spread over the lines, VAT per rate, totals.

    The result has one entry per line of the basket and its gross total equals ``basket.turnover``: a line that pays an
    invoice or sells a gift card counts for nothing here.
    """
    amounts = [Money.ZERO if line.kind.is_settled else line.amount for line in basket.lines]
    off = basket.discount_amount
    if off:
        shares = spread(off, [line.amount.cents if line.is_open_to_discount else 0 for line in basket.lines])
        amounts = [amount - share for amount, share in zip(amounts, shares, strict=True)]
    lines = [
        PricedLine(amount, line.vat_code, line.vat_letter, line.vat_rate)
        for line, amount in zip(basket.lines, amounts, strict=True)
    ]
    return compute_totals(lines, PriceMode.INCLUSIVE)
