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
    from kassa.services.till.choosing import CustomerChoosing
    from kassa.services.till.customer_file import CustomerFile
    from kassa.services.till.document_choice import DocumentChoice
    from kassa.services.till.documents import CounterDocuments
    from kassa.services.till.gift_cards import GiftCards
    from kassa.services.till.opening import OrderOpening
    from kassa.services.till.order_queue import OrderQueue
    from kassa.services.till.ordering import Ordering
    from kassa.services.till.paperwork import Paperwork
    from kassa.services.till.ready_mail import ReadyMail
    from kassa.services.till.recognising import Recognising
    from kassa.services.till.returning import Returning


@frozen
class CounterServices:
    """The services around a sale, for the window of a till."""

    customers: Customers
    choosing: CustomerChoosing
    price_lists: PriceLists
    file: CustomerFile
    sales: SalesServices
    holds: TillHolds
    documents: CounterDocuments
    document_choice: DocumentChoice
    recognising: Recognising
    queue: OrderQueue
    opening: OrderOpening
    ready_mail: ReadyMail
    mail: MailServices
    returning: Returning
    gift_cards: GiftCards
    ordering: Ordering
    paperwork: Paperwork
