"""What the till asks of customers, orders and invoices. Made at first use: the first paint needs none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from kassa.services.messages.container import MailServices
    from kassa.services.people.customers import Customers
    from kassa.services.people.price_lists import PriceLists
    from kassa.services.sales.container import SalesServices
    from kassa.services.sales.holding import TillHolds
    from kassa.services.till.paperwork import Paperwork


@frozen
class CounterServices:
    """The services around a sale, for the window of a till."""

    customers: Customers
    price_lists: PriceLists
    sales: SalesServices
    holds: TillHolds
    mail: MailServices
    paperwork: Paperwork
