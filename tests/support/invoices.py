"""The services of invoices and payments to test with: real files, a clock that stands still, rules to change."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from kassa.db.engine import Database, Reader
from kassa.db.repos import open_items, sales
from kassa.db.repos.customer_terms import CustomerTerms
from kassa.db.repos.open_items import OpenItem
from kassa.domain.people.dispatch import Dispatch, DispatchMethod
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.sales.document import DocumentKind, DocumentStatus, Party, SalesDocument, SalesLine
from kassa.services.sales.cashbook import Cashbook
from kassa.services.sales.definitive import Definitive, Definitives
from kassa.services.sales.invoicing import Invoicing
from kassa.services.sales.numbers import take_number
from kassa.services.sales.payments import Payments
from kassa.services.sales.rules import SalesRules
from kassa.services.sales.types import SalesTypes
from kassa.system.clock import Clock
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.sales import DAY, PARTY, concept
from tests.support.shop import OWNER, set_up_shop

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
        self.definitives = Definitives(self.clock, lambda: self.rules, self._terms)
        self.invoicing = Invoicing(self.database, self.clock, self.definitives, lambda: self.rules)
        self.payments = Payments(
            self.database, Cashbook(self.database, self.clock, lambda: self.rules), lambda: self.rules
        )
        self.types = SalesTypes(self.database, self.clock)

    def _terms(self, reader: Reader, customer_id: str) -> CustomerTerms:
        return self.terms

    def sends(self, method: DispatchMethod, *, has_recipient: bool = True) -> None:
        """From now on every customer gets documents this way."""
        self.terms = CustomerTerms(Dispatch(method, "via test"), has_recipient=has_recipient)

    def invoice(self, *lines: SalesLine, date: dt.date = DAY, party: Party = PARTY) -> Definitive:
        """Make a definitive invoice of these lines."""
        return self.invoicing.confirm(concept(DocumentKind.INVOICE, *lines, date=date, party=party), OWNER, new_id())

    def slip(self, *lines: SalesLine, date: dt.date = DAY, party: Party = PARTY) -> SalesDocument:
        """Put an issued delivery note of these lines into the database, stock aside."""
        return self._issued(concept(DocumentKind.DELIVERY, *lines, date=date, party=party), DocumentStatus.TO_INVOICE)

    def order(self, *lines: SalesLine, date: dt.date = DAY, party: Party = PARTY) -> SalesDocument:
        """Put a confirmed order of these lines into the database, reservations aside."""
        order = self._issued(concept(DocumentKind.ORDER, *lines, date=date, party=party), DocumentStatus.OPEN)
        with self.database.write() as tx:
            open_items.add(tx, order)
        return order

    def slip_of(self, order: SalesDocument) -> SalesDocument:
        """Put a delivery note of a whole order into the database."""
        return self.slip(*(replace(line, id=new_id(), source_line=line.id) for line in order.lines), date=order.date)

    def open_of(self, document_id: str) -> OpenItem:
        """Return what is open on a document."""
        with self.database.read() as reader:
            found = open_items.get(reader, document_id)
        assert found is not None
        return found

    def document(self, document_id: str) -> SalesDocument:
        """Return a document as it is stored."""
        with self.database.read() as reader:
            found = sales.get(reader, document_id)
        assert found is not None
        return found.document

    def _issued(self, document: SalesDocument, status: DocumentStatus) -> SalesDocument:
        with self.database.write() as tx:
            numbered = take_number(tx, document, OWNER, self.clock.now())
            issued = replace(document, status=status, number=numbered.number)
            sales.add(tx, issued, numbered.moment, numbered)
        return issued


def open_desk(database: Database) -> Desk:
    """Give a fresh database a branch and VAT codes, and a desk over it."""
    set_up_shop(database)
    return Desk(database)
