"""The services around sales documents, wired."""

from __future__ import annotations

from kassa.db.engine import Database
from kassa.db.repos.customer_terms import customer_terms
from kassa.devices.scanner.memory_scanner import SerialMemory
from kassa.integrations.sheets import SheetFiles
from kassa.services.catalog.articles import Articles
from kassa.services.sales.amendments import Amendments
from kassa.services.sales.cashbook import Cashbook
from kassa.services.sales.container import SalesServices
from kassa.services.sales.definitive import Definitives
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
from kassa.services.sales.rules import SalesRules, sales_rules
from kassa.services.sales.types import SalesTypes
from kassa.services.settings import Settings
from kassa.system.clock import Clock


def sales_services(database: Database, clock: Clock, settings: Settings, articles: Articles) -> SalesServices:
    """Return the services of sales documents.

    Args:
        database: the shop.
        clock: the moment.
        settings: of the shop; asked again at each act.
        articles: the catalogue.
    """

    def rules() -> SalesRules:
        return sales_rules(settings)

    drafts = Drafts(database, clock, rules, articles)
    payments = Payments(database, Cashbook(database, clock, rules), rules)
    zone = rules().zone
    return SalesServices(
        drafts=drafts,
        amendments=Amendments(database, clock),
        orders=Orders(database, clock, rules, payments.methods),
        deliveries=Deliveries(database, clock),
        types=SalesTypes(database, clock),
        invoicing=Invoicing(database, clock, Definitives(clock, rules, customer_terms), rules),
        payments=payments,
        papers=Papers(database, clock, settings),
        read_in=ReadIn(drafts, SheetFiles(), SerialMemory()),
        finder=DocumentFinder(database),
        history=Histories(database, zone),
        dossiers=Dossiers(database, clock, zone),
        notes=Notes(database, clock, zone),
    )
