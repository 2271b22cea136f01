"""The office of the demo shop: orders, delivery notes, invoices, payments and mails of a season, day by day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from random import Random
from typing import Final

from kassa.db.engine import Database
from kassa.db.repos.customer_terms import customer_terms
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.frozen import frozen
from kassa.domain.messages.account import Envelope, MailAccount
from kassa.domain.messages.template import DocumentKind as MailKind
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine, document_totals
from kassa.domain.values import Money, Quantity
from kassa.services.catalog.articles import Articles
from kassa.services.demo.clock import DemoClock
from kassa.services.demo.queue import fill_queue
from kassa.services.messages.account import Account
from kassa.services.messages.mails import Mails
from kassa.services.messages.source import MailSources
from kassa.services.messages.templates import Templates
from kassa.services.messages.worker import MailWorker
from kassa.services.people.customers import Customers
from kassa.services.sales.cashbook import Cashbook
from kassa.services.sales.definitive import Definitives
from kassa.services.sales.drafts import Drafts
from kassa.services.sales.invoicing import Invoicing
from kassa.services.sales.mailing import SalesMail
from kassa.services.sales.orders import Orders
from kassa.services.sales.papers import Papers
from kassa.services.sales.payments import Part, Payments
from kassa.services.sales.prepaid import DepositChoice
from kassa.services.sales.rules import SalesRules, sales_rules
from kassa.services.settings import Settings
from kassa.system.identity import new_id

SEASON: Final = 75
"""Days of office work before today."""
_BEGINS: Final = time(6, 30)
_SUBJECTS: Final = (
    "Werkbroeken ploeg",
    "Jassen met logo",
    "Veiligheidsschoenen",
    "Vesten vrijwilligers",
    "Regenpakken",
)
_METHODS: Final = ("afhalen", "bezorgen", "verzenden")
_STILL_OPEN: Final = 26
"""Orders younger than this many days may still be open: they are promised for the days to come."""
_HELD: Final = timedelta(seconds=10)


class _Post:
    """A mail server that takes everything."""

    def send(self, envelope: Envelope, account: MailAccount, password: str) -> Delivered:
        del envelope, account, password
        return Delivered(Outcome.CONFIRMED)


class _NoSecrets:
    """A store without secrets."""

    place = "nergens"

    def get(self, name: str) -> str:
        del name
        return ""

    def put(self, name: str, secret: str) -> None:
        """The demo shop's mail server asks for no password."""


@frozen
class DemoDesk:
    """The services behind the desk."""

    clock: DemoClock
    drafts: Drafts
    orders: Orders
    invoicing: Invoicing
    payments: Payments
    templates: Templates
    mails: Mails
    worker: MailWorker
    database: Database
    zone: tzinfo


def demo_desk(database: Database, clock: DemoClock, settings: Settings, articles: Articles) -> DemoDesk:
    """Return the services of the office over the demo shop."""

    def rules() -> SalesRules:
        return sales_rules(settings)

    definitives = Definitives(clock, rules, customer_terms)
    payments = Payments(database, Cashbook(database, clock, rules), rules)
    papers = Papers(database, clock, settings)
    source = SalesMail(database, papers, Customers(database, clock), settings)
    account, templates = Account(database, settings, _NoSecrets(), _Post(), clock), Templates(database, clock)
    return DemoDesk(
        clock,
        Drafts(database, clock, rules, articles),
        Orders(database, clock, rules, payments.methods),
        Invoicing(database, clock, definitives, rules),
        payments,
        templates,
        Mails(database, clock, templates, MailSources([source]), account),
        MailWorker(database, clock, account),
        database,
        rules().zone,
    )


class DemoOffice:
    """Plays the office, a day at a time; what happens on which day is decided when it is made.

    Args:
        desk: the services.
        actor: who works there.
        customers: who buys on account: companies.
        codes: barcodes of what they buy.
        last: the last day that is played.
        random: decides everything.
    """

    def __init__(
        self,
        desk: DemoDesk,
        actor: Actor,
        customers: Sequence[Customer],
        codes: Sequence[str],
        last: date,
        random: Random,
    ) -> None:
        self._desk = desk
        self._actor = actor
        self._customers = customers
        self._codes = codes
        self._last = last
        self._random = random
        self._steps: dict[int, list[Callable[[], object]]] = {}
        self._mails = 0
        for plan in (self._plan_orders, self._plan_invoices):
            plan()
        self._at(0, lambda: fill_queue(self._desk, self._actor, self._customers, self._codes, self._last))

    def work(self, day: date) -> None:
        """Do everything of one day, before the shop opens."""
        self._desk.clock.move_to(datetime.combine(day, _BEGINS, tzinfo=UTC))
        for step in self._steps.pop((self._last - day).days, []):
            self._desk.clock.move_to(self._desk.clock.now() + timedelta(minutes=1))
            step()

    # What happens when ---------------------------------------------------------------------------------------------

    def _at(self, ago: int, step: Callable[[], object]) -> None:
        self._steps.setdefault(max(ago, 0), []).append(step)

    def _days(self, nearest: int, farthest: int) -> int:
        return self._random.randint(nearest, farthest)

    def _plan_orders(self) -> None:
        for _ in range(5):
            self._at(self._days(0, 5), lambda: self._keep(self._document(DocumentKind.ORDER)))
        for number in range(9):
            self._order(self._days(1, 12), deposit=number % 3 == 0)
        for _ in range(5):
            self._order(ago := self._days(9, 20), after=((ago - 3, self._deliver_part),))
        for _ in range(6):
            self._order(ago := self._days(10, 25), after=((ago - 4, self._deliver),))
        for _ in range(9):
            ago = self._days(36, SEASON - 1)
            self._order(ago, deposit=ago % 2 == 0, after=((ago - 5, self._deliver_and_invoice),))
        for _ in range(3):
            self._order(ago := self._days(6, 20), after=((ago - 2, self._cancel_line),))
        for number in range(3):
            self._order(ago := self._days(6, 30), deposit=number == 0, after=((ago - 2, self._cancel),))

    def _plan_invoices(self) -> None:
        for _ in range(24):
            ago = self._days(16, SEASON - 1)
            self._invoice(ago, after=((ago - self._days(2, 14), self._pay),))
        for _ in range(5):
            self._invoice(ago := self._days(6, 20), after=((ago - 4, self._pay_part),))
        for number in range(9):
            mailed = ((0, self._mail),) if number < 7 else ()
            self._invoice(self._days(1, 12), after=mailed)
        for _ in range(6):
            self._invoice(self._days(45, 70))
        for _ in range(3):
            self._invoice(ago := self._days(10, 40), after=((ago - 2, self._credit),))
        for _ in range(4):
            self._at(self._days(0, 6), lambda: self._keep(self._document(DocumentKind.INVOICE)))

    def _order(
        self, ago: int, *, deposit: bool = False, after: Sequence[tuple[int, Callable[[SalesDocument], object]]] = ()
    ) -> None:
        def confirm() -> None:
            made = self._desk.orders.confirm(self._document(DocumentKind.ORDER), self._actor, new_id())
            if deposit:
                part = Money(document_totals(made).gross.cents // 3)
                self._desk.payments.deposit(
                    made.id, [Part("bank", part)], self._today, "Aanbetaling", self._actor, new_id()
                )
            for later, act in after:
                self._at(later, partial(act, made))

        self._at(ago, confirm)

    def _invoice(self, ago: int, *, after: Sequence[tuple[int, Callable[[str], None]]] = ()) -> None:
        def confirm() -> None:
            made = self._desk.invoicing.confirm(self._document(DocumentKind.INVOICE), self._actor, new_id())
            for later, act in after:
                self._at(later, partial(act, made.document_id))

        self._at(ago, confirm)

    # The acts ------------------------------------------------------------------------------------------------------

    @property
    def _today(self) -> date:
        return self._desk.clock.now().date()

    def _document(self, kind: DocumentKind) -> SalesDocument:
        customer = self._random.choice(self._customers)
        made = self._desk.drafts.new(kind, self._actor, customer_id=customer.id)
        lines = []
        for code in self._random.sample(self._codes, self._random.choice((1, 2, 2, 3, 4))):
            line = self._desk.drafts.line_of_code(made, code, Quantity.of(self._random.randint(1, 6)))
            if isinstance(line, SalesLine):
                lines.append(line)
        subject = self._random.choice(_SUBJECTS)
        made = replace(made, lines=tuple(lines), subject=subject, reference=f"PO-{self._random.randint(1000, 9999)}")
        if kind is not DocumentKind.ORDER:
            return made
        expected = made.date + timedelta(days=self._days(4, 21))
        if (self._last - made.date).days <= _STILL_OPEN:
            expected = max(expected, self._last + timedelta(days=4))
        return replace(made, expected_date=expected, delivery_method=self._random.choice(_METHODS))

    def _keep(self, concept: SalesDocument) -> None:
        self._desk.drafts.save(concept, self._actor)

    def _deliver(self, order: SalesDocument) -> SalesDocument:
        return self._desk.orders.deliver(order.id, None, self._today, self._actor, new_id())

    def _deliver_part(self, order: SalesDocument) -> None:
        first = order.goods[0]
        some = Quantity(max(first.quantity.milli // 2000, 1) * 1000)
        self._desk.orders.deliver(order.id, {first.id: some}, self._today, self._actor, new_id())

    def _deliver_and_invoice(self, order: SalesDocument) -> None:
        slip = self._deliver(order)
        done = self._desk.invoicing.invoice_deliveries([slip.id], self._today, self._actor, new_id())
        due = (self._last - self._today).days - self._days(5, 25)
        for invoice in done.invoices:
            self._at(due, partial(self._pay, invoice.document_id))

    def _cancel_line(self, order: SalesDocument) -> None:
        line = order.goods[-1]
        self._desk.orders.cancel_lines(order.id, {line.id: Quantity.ONE}, self._actor, new_id())

    def _cancel(self, order: SalesDocument) -> None:
        self._desk.orders.cancel(order.id, DepositChoice.KEEP_CREDIT, self._actor, new_id())

    def _pay(self, invoice_id: str) -> None:
        left = self._desk.payments.proposal([invoice_id]).amount
        self._desk.payments.pay([invoice_id], [Part("bank", left)], self._today, "", self._actor, new_id())

    def _pay_part(self, invoice_id: str) -> None:
        part = Money(self._desk.payments.proposal([invoice_id]).amount.cents * 2 // 5)
        self._desk.payments.pay([invoice_id], [Part("bank", part)], self._today, "Termijn", self._actor, new_id())

    def _credit(self, invoice_id: str) -> None:
        self._desk.invoicing.credit(invoice_id, None, self._today, self._actor, new_id())

    def _mail(self, invoice_id: str) -> None:
        """Mail an invoice whose customer wants it so; the second one stays a concept."""
        self._desk.templates.ensure_standard()
        facts = self._desk.mails.document(invoice_id)
        to = [one.address for one in facts.known if one.chosen]
        template = self._desk.templates.offered(MailKind.INVOICE, facts.language)[0]
        if not to:
            return
        made = self._desk.mails.compose(invoice_id, template.id, to, self._actor)
        self._mails += 1
        if self._mails != 2:
            self._desk.mails.send(made.id, made.revision, self._actor, new_id())
            self._desk.clock.move_to(self._desk.clock.now() + _HELD)
            while self._desk.worker.step():
                pass
