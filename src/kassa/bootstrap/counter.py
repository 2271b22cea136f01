"""The services of a till around customers, orders and invoices, wired when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from kassa.db.engine import Database
from kassa.services.catalog.articles import Articles
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettingsSource
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from kassa.services.till.counter import CounterServices


def counter_source(
    database: Database,
    clock: Clock,
    settings: Settings,
    place: TillPlace,
    articles: Articles,
    key: bytes,
    sale: SaleSettingsSource,
) -> Callable[[], CounterServices]:
    """Return what makes the services at first use and gives the same ones after that.

    Args:
        database: the shop.
        clock: the moment.
        settings: of the whole shop.
        place: which till.
        articles: the catalogue of the till.
        key: of this machine; opens what is kept secret on it.
        sale: the settings a sale is completed with, such as the printer.
    """

    @cache
    def counter() -> CounterServices:
        from kassa.bootstrap.mail import mail_services
        from kassa.bootstrap.sales import sales_services
        from kassa.services.people.customers import Customers
        from kassa.services.people.price_lists import PriceLists
        from kassa.services.sales.holding import TillHolds
        from kassa.services.sales.mailing import SalesMail
        from kassa.services.till.counter import CounterServices
        from kassa.services.till.paperwork import Paperwork
        from kassa.services.till.receipt_mail import ReceiptMail

        sales = sales_services(database, clock, settings, articles)
        customers = Customers(database, clock)
        sources = (
            SalesMail(database, sales.papers, customers, settings),
            ReceiptMail(database, clock, customers, lambda: place.zone),
        )
        mail = mail_services(database, settings, clock, key, sources)
        return CounterServices(
            customers=customers,
            price_lists=PriceLists(database, clock),
            sales=sales,
            holds=TillHolds(database, clock, place),
            mail=mail,
            paperwork=Paperwork(database, clock, sale, sales.papers, mail),
        )

    return counter
