"""A till on a real database, with articles on a shelf and a terminal that the test plays."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from kassa.db.engine import Database
from kassa.domain.catalog.master import Article
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.values import Money, UnitPrice
from kassa.services.catalog.articles import Articles
from kassa.services.sales.rules import SalesRules
from kassa.services.shop_header import header_body
from kassa.services.till.checkout import Checkout
from kassa.services.till.day_reports import DayReports
from kassa.services.till.place import TillPlace
from kassa.services.till.sale_settings import SaleSettings
from kassa.services.till.selling import Selling
from kassa.services.till.shifts import Shifts
from kassa.system.clock import Clock
from kassa.system.identity import new_id
from tests.support.documents import SHOP
from tests.support.shop import BRANCH, OWNER, set_up_shop

SHELF = {
    "1001": ("high", 6995),
    "1002": ("high", 2495),
    "1003": ("high", 595),
    "2001": ("low", 1250),
    "2002": ("low", 333),
    "2003": ("low", 1),
    "3001": ("none", 25),
    "3002": ("zero", 999),
    "3003": ("exempt", 9_999),
}
"""Article number, which is scanned: VAT code and price in cents."""


def fill_shelf(database: Database, clock: Clock) -> None:
    """Give an empty database a shop with the articles of the shelf."""
    set_up_shop(database)
    articles = Articles(database, clock)
    for number, (vat, cents) in SHELF.items():
        made = Article(number=number, name=f"Artikel {number}", vat_code=vat, price=UnitPrice.of(Money(cents)))
        articles.save(made, OWNER)


@dataclass
class PlayedTerminal:
    """A card terminal whose customer the test plays; it remembers what it took, whatever the till heard.

    Attributes:
        charged: cents taken per reference of ours.
        says: what it answers to the next start.
    """

    charged: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    says: TerminalState = TerminalState.APPROVED

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        if reference not in self.asked:
            self.asked[reference] = amount_cents
            if self.says is TerminalState.APPROVED:
                self.charged[reference] = amount_cents
        return TerminalAnswer(self.says, transaction=f"T-{reference[-6:]}")

    def status(self, reference: str) -> TerminalAnswer:
        found = TerminalState.APPROVED if reference in self.charged else TerminalState.DECLINED
        return TerminalAnswer(found, transaction=f"T-{reference[-6:]}")

    def abort(self, reference: str) -> TerminalAnswer:
        found = TerminalState.APPROVED if reference in self.charged else TerminalState.CANCELLED
        return TerminalAnswer(found)


class Till:
    """One till with its services; ``restart`` is what a crash leaves: only the database.

    Args:
        database: the shop.
        clock: the moment.
        number: number of the till.
        rounding: the rule for cash.
    """

    def __init__(
        self, database: Database, clock: Clock, number: int = 1, rounding: CashRounding = CashRounding.NEAREST_FIVE
    ) -> None:
        self.database = database
        self.clock = clock
        self.place = TillPlace(new_id(), number, f"Kassa {number}", BRANCH, "Centrum", ZoneInfo("Europe/Amsterdam"))
        self.terminal = PlayedTerminal()
        self.settings = SaleSettings(rounding, header_body(SHOP))
        self.seller = Actor(new_id(), "Sanne", frozenset(Right), self.place.till_id)
        self.second = Actor(new_id(), "Eigenaar", frozenset(Right), self.place.till_id)
        self.restart()

    def sales_rules(self) -> SalesRules:
        """Return the rules for invoices and payments of this shop."""
        return SalesRules(self.place.zone, self.settings.cash_rounding)

    def restart(self) -> None:
        """Forget everything that is not in the database."""

        def settings() -> SaleSettings:
            return self.settings

        self.selling = Selling(self.database, self.clock, self.place, Articles(self.database, self.clock, BRANCH))
        self.checkout = Checkout(
            self.database, self.clock, self.place, self.selling, settings, self.terminal, self.sales_rules
        )
        self.shifts = Shifts(self.database, self.clock, self.place, settings, DayReports(self.place, settings))
