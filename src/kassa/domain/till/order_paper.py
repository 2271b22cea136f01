"""The slip of an order ("Orderbon") with everything it says, taken from the order as it stands."""

from __future__ import annotations

import datetime as dt

from kassa.domain.frozen import frozen
from kassa.domain.till.promise import WHOLE_DAY, Slot
from kassa.domain.till.receipt_document import ShopHeader
from kassa.domain.values import Money, Quantity, UnitPrice

BARCODE_LETTER = "O"
"""In front of the number in the bar code: a scan at the till then finds the order."""


@frozen
class OrderPaperLine:
    """One line of the order; a text when ``quantity`` is zero.

    Attributes:
        name: description.
        detail: colour and size, or what else tells variants apart.
        quantity: how many still count.
        unit: unit of a measured quantity; empty for pieces.
        unit_price: price of one, VAT included.
        amount: what the line costs with VAT, every discount taken off.
        note: text below it.
    """

    name: str
    detail: str
    quantity: Quantity
    unit: str
    unit_price: UnitPrice
    amount: Money
    note: str = ""


@frozen
class OrderPaper:
    """An order as it goes on a slip.

    Attributes:
        number: order number.
        moment: when it was placed, in the time zone of the shop.
        till_name: the till; empty for an order of the office.
        branch_name: the branch.
        employee_name: the seller.
        shop: who sells.
        delivered: brought to the customer, or picked up.
        date: when it is promised; None when nothing is promised.
        slot: the part of that day.
        customer: name lines of the customer, the first one stands out.
        address: where it is brought; empty for a pickup.
        phone: of the customer.
        lines: what is ordered.
        total: of the order, VAT included.
        paid: received in advance.
        reference: the customer's reference.
        note: remark for the customer.
        training: practice.
        copy: 0 is the first one on paper.
        language: of the customer.
    """

    number: str
    moment: dt.datetime
    till_name: str
    branch_name: str
    employee_name: str
    shop: ShopHeader
    delivered: bool
    date: dt.date | None
    slot: Slot = WHOLE_DAY
    customer: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    phone: str = ""
    lines: tuple[OrderPaperLine, ...] = ()
    total: Money = Money.ZERO
    paid: Money = Money.ZERO
    reference: str = ""
    note: str = ""
    training: bool = False
    copy: int = 0
    language: str = "nl"

    @property
    def rest(self) -> Money:
        """What is still to be paid."""
        return self.total - self.paid

    @property
    def barcode(self) -> str:
        """What a scanner reads."""
        return f"{BARCODE_LETTER}{self.number}"
