"""A shop that sells on order: its services, a customer and articles on the shelf."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from kassa.db.engine import Database
from kassa.db.repos import customers
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine
from kassa.domain.values import Money, Quantity
from kassa.services.catalog.articles import Articles
from kassa.services.sales.amendments import Amendments
from kassa.services.sales.cashbook import Cashbook
from kassa.services.sales.deliveries import Deliveries
from kassa.services.sales.drafts import Drafts
from kassa.services.sales.orders import Orders
from kassa.services.sales.payments import Part, Payments
from kassa.services.sales.rules import SalesRules
from kassa.system.clock import Clock
from kassa.system.identity import new_id
from tests.support.shop import BRANCH, OWNER
from tests.support.tills import fill_shelf

ZONE = ZoneInfo("Europe/Amsterdam")
TODAY = dt.date(2026, 3, 14)


class Trade:
    """The services of orders and delivery notes on a filled shelf."""

    def __init__(self, database: Database, clock: Clock, *, founded: bool = False) -> None:
        """Fill the shelf, unless another program did: then this is a second one on the same database."""
        self.customer = "c" * 32
        if not founded:
            fill_shelf(database, clock)
            made = Customer(self.customer, "10025", "J. Voorbeeld", "Voorbeeld Bouw B.V.", kind=CustomerKind.COMPANY)
            with database.write() as tx:
                customers.insert(tx, made)
        self.connect(database, clock)

    def connect(self, database: Database, clock: Clock) -> None:
        """Make the services, as another program on the same database has them."""
        self.database = database
        self.clock = clock
        self.articles = Articles(database, clock, BRANCH)
        rules = SalesRules(ZONE, CashRounding.NEAREST_FIVE)
        self.payments = Payments(database, Cashbook(database, clock, lambda: rules), lambda: rules)
        self.drafts = Drafts(database, clock, lambda: rules, self.articles)
        self.orders = Orders(database, clock, lambda: rules, self.payments.methods)
        self.amendments = Amendments(database, clock)
        self.deliveries = Deliveries(database, clock)

    def article(self, number: str = "1001") -> str:
        """Return the identity of an article on the shelf."""
        hit = self.articles.by_code(number, TODAY)
        assert hit is not None
        return hit.article.id

    def line(self, document: SalesDocument, number: str = "1001", pieces: int = 1) -> SalesLine:
        """Return a line of an article."""
        made = self.drafts.line_of_code(document, number, Quantity.of(pieces))
        assert isinstance(made, SalesLine)
        return made

    def concept(self, *wanted: tuple[str, int], kind: DocumentKind = DocumentKind.ORDER) -> SalesDocument:
        """Return a new concept with lines of (article number, pieces); it is not stored."""
        made = self.drafts.new(kind, OWNER, customer_id=self.customer)
        return replace(made, lines=tuple(self.line(made, number, pieces) for number, pieces in wanted))

    def stock(self, number: str = "1001") -> tuple[int, int]:
        """Return level and reservation of an article, in pieces."""
        article = self.article(number)
        level = self.database.one("SELECT quantity FROM stock_level WHERE article_id = :id", id=article)
        kept = self.database.one("SELECT quantity FROM stock_reserved WHERE article_id = :id", id=article)
        return (level[0] // 1000 if level else 0, kept[0] // 1000 if kept else 0)

    def deposit(self, order: SalesDocument, cents: int) -> None:
        """Register a deposit by bank."""
        self.payments.deposit(order.id, [Part("bank", Money(cents))], TODAY, "", OWNER, new_id())
