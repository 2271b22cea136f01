"""What a basket carries beside goods: whose it is, the order it hands out, what it pays, what it takes back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.domain.pricing.discount import Discount
from kassa.domain.values.money import Money
from kassa.domain.values.rate import Rate

if TYPE_CHECKING:
    from kassa.domain.sales.document import DocumentKind

CUSTOMER_DISCOUNT = "Klantkorting"
"""Reason of the discount a line has because of who buys it; it comes and goes with the customer."""


@frozen
class BasketCustomer:
    """The customer on a basket ("debiteur").

    Attributes:
        id: identity of the customer.
        number: customer number.
        title: company, else person.
        discount: discount on every article: the customer's own, else that of the price list; zero is none.
        price_list: name of the price list, to show beside the discount; empty without one.
    """

    id: str
    number: str
    title: str
    discount: Rate = Rate.ZERO
    price_list: str = ""

    @property
    def line_discount(self) -> Discount | None:
        """The discount each article line of this customer gets, or None."""
        return Discount.of_rate(self.discount, CUSTOMER_DISCOUNT) if self.discount else None


@frozen
class BasketOrder:
    """The order that is handed out with a basket.

    Attributes:
        id: identity of the order.
        number: its number.
        revision: the revision it was loaded with; another one at settling means somebody changed it.
        title: how and when it is promised, such as ``Afhalen vandaag 16:00``.
        deposit: what was paid in advance and not used yet.
        delivered: how much of all its lines together had been delivered when it was loaded, in 1/1,000; something else
            at settling means that somebody else handed out a part of it.
    """

    id: str
    number: str
    revision: int
    title: str
    deposit: Money = Money.ZERO
    delivered: int = 0


@frozen
class Settles:
    """The invoice or credit invoice a line of the basket pays; the amount of the line is what is paid of it.

    Attributes:
        document_id: identity of the document.
        kind: invoice or credit invoice.
        number: its number.
        due_date: latest payment date.
        open: what stood open when it was put on the basket, in the sign of the document.
        customer_id: whose.
        title: name of the debtor.
    """

    document_id: str
    kind: DocumentKind
    number: str
    due_date: dt.date
    open: Money
    customer_id: str
    title: str


@frozen
class Returns:
    """Where a returned line was bought.

    Attributes:
        receipt_id: the receipt; empty for a return without one.
        receipt_number: its number, for the paper.
        position: the line on that receipt, from 1; 0 without a receipt.
        reason: why it comes back.
    """

    receipt_id: str
    receipt_number: str
    position: int
    reason: str
