"""The services the document editor asks; one record, so that a page is made with few arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind

if TYPE_CHECKING:
    from kassa.services.catalog.articles import Articles
    from kassa.services.people.customers import Customers
    from kassa.services.people.users import Users
    from kassa.services.sales.amendments import Amendments
    from kassa.services.sales.deliveries import Deliveries
    from kassa.services.sales.drafts import Drafts
    from kassa.services.sales.finding import DocumentFinder
    from kassa.services.sales.invoicing import Invoicing
    from kassa.services.sales.orders import Orders
    from kassa.services.sales.read_in import ReadIn
    from kassa.services.sales.types import SalesTypes
    from kassa.services.shop import Shop

EDIT = {
    DocumentKind.ORDER: Right.EDIT_ORDERS,
    DocumentKind.DELIVERY: Right.EDIT_DELIVERIES,
    DocumentKind.INVOICE: Right.EDIT_INVOICES,
    DocumentKind.CREDIT: Right.EDIT_INVOICES,
}


@frozen
class Lookups:
    """Where the editor finds what it offers to choose."""

    articles: Articles
    customers: Customers
    users: Users
    shop: Shop
    types: SalesTypes
    finder: DocumentFinder


@frozen
class EditorServices:
    """What the editor does with a document, where it looks things up, and what waits for confirmation."""

    drafts: Drafts
    orders: Orders
    deliveries: Deliveries
    invoicing: Invoicing
    read_in: ReadIn
    find: Lookups
    amendments: Amendments
