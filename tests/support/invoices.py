"""The services of invoices and payments to test with: real files, a clock that stands still, rules to change."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from kassa.db.engine import Database, Reader
from kassa.db.repos.customer_terms import CustomerTerms
from kassa.domain.people.dispatch import Dispatch, DispatchMethod
from kassa.domain.pricing.rounding import CashRounding
from kassa.services.sales.cashbook import Cashbook
from kassa.services.sales.definitive import Definitives
from kassa.services.sales.invoicing import Invoicing
from kassa.services.sales.payments import Payments
from kassa.services.sales.rules import SalesRules
from kassa.services.sales.types import SalesTypes
from kassa.system.clock import Clock
from tests.support.clock import FrozenClock
from tests.support.shop import set_up_shop

RULES = SalesRules(ZoneInfo("Europe/Amsterdam"), CashRounding.NEAREST_FIVE)
TERMS = CustomerTerms(Dispatch(DispatchMethod.NONE, "geen verzending"), has_recipient=True)


@dataclass
class Desk:
    """An office desk: the services over one database, and the rules they ask for."""

    database: Database
    clock: Clock = field(default_factory=FrozenClock)
    rules: SalesRules = RULES
    terms: CustomerTerms = TERMS

    def __post_init__(self) -> None:
        definitives = Definitives(self.clock, lambda: self.rules, self._terms)
        self.invoicing = Invoicing(self.database, self.clock, definitives, lambda: self.rules)
        self.payments = Payments(
            self.database, Cashbook(self.database, self.clock, lambda: self.rules), lambda: self.rules
        )
        self.types = SalesTypes(self.database, self.clock)

    def _terms(self, reader: Reader, customer_id: str) -> CustomerTerms:
        return self.terms


def open_desk(database: Database) -> Desk:
    """Give a fresh database a branch and VAT codes, and a desk over it."""
    set_up_shop(database)
    return Desk(database)
