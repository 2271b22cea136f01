"""The services around sales documents, for windows of the office. Frozen, handed over in constructors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen

if TYPE_CHECKING:
    from kassa.services.sales.amendments import Amendments
    from kassa.services.sales.deliveries import Deliveries
    from kassa.services.sales.dossier import Dossiers
    from kassa.services.sales.drafts import Drafts
    from kassa.services.sales.finding import DocumentFinder
    from kassa.services.sales.history import Histories
    from kassa.services.sales.invoicing import Invoicing
    from kassa.services.sales.notes import Notes
    from kassa.services.sales.orders import Orders
    from kassa.services.sales.papers import Papers
    from kassa.services.sales.payments import Payments
    from kassa.services.sales.read_in import ReadIn
    from kassa.services.sales.types import SalesTypes


@frozen
class SalesServices:
    """Everything a window asks about orders, delivery notes, invoices and what is paid on them."""

    drafts: Drafts
    amendments: Amendments
    orders: Orders
    deliveries: Deliveries
    types: SalesTypes
    invoicing: Invoicing
    payments: Payments
    papers: Papers
    read_in: ReadIn
    finder: DocumentFinder
    history: Histories
    dossiers: Dossiers
    notes: Notes
