"""The services of a till around customers, orders and invoices, wired when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kassa.bootstrap.upkeep import once
from kassa.db.engine import Database
from kassa.domain.settings import company
from kassa.services.catalog.articles import Articles
from kassa.services.settings import Settings
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettingsSource
from kassa.services.till.selling import Selling
from kassa.system.clock import Clock

if TYPE_CHECKING:
    from kassa.services.till.counter import CounterServices
    from kassa.services.till.selling import Selling


def counter_source(
    database: Database,
    clock: Clock,
    settings: Settings,
    place: TillPlace,
    articles: Articles,
    selling: Selling,
    till: SaleSettingsSource,
    key: bytes,
) -> Callable[[], CounterServices]:
    """Return what makes the services at first use and gives the same ones after that.

    Args:
        database: the shop.
        clock: the moment.
        settings: of the whole shop.
        place: which till.
        articles: the catalogue of the till.
        selling: its open basket.
        till: the settings of the till, as they are now.
        key: of this machine; opens what is kept secret on it.
    """

    def make() -> CounterServices:
        from kassa.bootstrap.mail import mail_services
        from kassa.bootstrap.sales import sales_services
        from kassa.services.people.customers import Customers
        from kassa.services.people.price_lists import PriceLists
        from kassa.services.sales.holding import TillHolds
        from kassa.services.sales.mailing import SalesMail
        from kassa.services.till.choosing import CustomerChoosing
        from kassa.services.till.counter import CounterServices
        from kassa.services.till.customer_file import CustomerFile
        from kassa.services.till.document_choice import DocumentChoice
        from kassa.services.till.documents import CounterDocuments
        from kassa.services.till.gift_cards import GiftCards
        from kassa.services.till.opening import OrderOpening
        from kassa.services.till.order_queue import OrderQueue
        from kassa.services.till.ordering import Ordering
        from kassa.services.till.paperwork import Paperwork
        from kassa.services.till.ready_mail import ReadyMail
        from kassa.services.till.receipt_mail import ReceiptMail
        from kassa.services.till.recognising import Recognising
        from kassa.services.till.returning import Returning

        sales = sales_services(database, clock, settings, articles)
        customers = Customers(database, clock)
        holds = TillHolds(database, clock, place)
        sources = (
            SalesMail(database, sales.papers, customers, settings),
            ReceiptMail(database, clock, customers, lambda: place.zone),
        )
        mail = mail_services(database, settings, clock, key, sources)
        return CounterServices(
            customers=customers,
            choosing=CustomerChoosing(database, clock, place, customers, selling),
            price_lists=PriceLists(database, clock),
            file=CustomerFile(database, clock, place.zone),
            sales=sales,
            holds=holds,
            documents=CounterDocuments(database, selling, holds),
            document_choice=DocumentChoice(database),
            recognising=Recognising(database),
            returning=Returning(database, clock, place, selling, articles),
            gift_cards=GiftCards(database, place, selling, lambda: settings.get(company.GIFT_CARD_MOST)),
            ordering=Ordering(database, clock, settings, place, customers),
            queue=OrderQueue(database, clock, place, settings, till),
            opening=OrderOpening(database, clock, place, selling, holds),
            ready_mail=ReadyMail(database, customers, mail),
            mail=mail,
            paperwork=Paperwork(database, clock, till, sales.papers, mail),
        )

    return once(make)
