"""From order to payment: the four acts, the collective run, a long invoice, many invoices paid at once (9 and 10).

Tryton and Odoo cannot be installed everywhere; their figures for the first one, CPU time measured on one machine
against the same kind of minimum, stand in performance.md 2: 1,443 ms and 520 ms.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from pysqlite3 import dbapi2

from benchmarks.measure import Figure, Series, in_turns, ratio
from benchmarks.shop import BenchShop
from kassa.db.engine import Transaction
from kassa.db.repos import customers
from kassa.db.repos.customer_terms import customer_terms
from kassa.domain.people.customer import Customer
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales.document import DocumentKind, DocumentStatus, Party, SalesDocument, SalesLine
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.services.sales.cashbook import Cashbook
from kassa.services.sales.definitive import Definitives
from kassa.services.sales.deliveries import Deliveries
from kassa.services.sales.invoicing import Invoicing
from kassa.services.sales.orders import Orders
from kassa.services.sales.payments import Part, Payments
from kassa.services.sales.rules import SalesRules
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id

_DAY = dt.date(2026, 11, 21)
_LINES = 5
_NOTICED_MS = 100
"""What takes longer than this is felt as waiting."""
_PEERS = {"Tryton 8.2": 1443.0, "Odoo 19": 520.0}


class Office:
    """The services of an office over a measured shop, with customers and articles to sell."""

    def __init__(self, shop: BenchShop, people: int) -> None:
        self.database, self.actor = shop.database, shop.actor
        clock = SystemClock()
        rules = SalesRules(ZoneInfo("Europe/Amsterdam"), CashRounding.NEAREST_FIVE)
        self.payments = Payments(self.database, Cashbook(self.database, clock, lambda: rules), lambda: rules)
        self.orders = Orders(self.database, clock, lambda: rules, self.payments.methods)
        self.deliveries = Deliveries(self.database, clock)
        definitives = Definitives(clock, lambda: rules, customer_terms)
        self.invoicing = Invoicing(self.database, clock, definitives, lambda: rules)
        with self.database.write() as tx:
            self.branch = str(tx.value("SELECT id FROM branch ORDER BY id LIMIT 1"))
            self.articles = [row[0] for row in tx.all("SELECT id FROM article WHERE stocked = 1 LIMIT 500")]
            self.parties = [self._customer(number, tx) for number in range(people)]

    @staticmethod
    def _customer(number: int, tx: Transaction) -> Party:
        made = Customer(new_id(), f"{90_000 + number}", f"Klant {number}", street="Dorpsstraat 1", city="Utrecht")
        customers.insert(tx, made)
        return Party(made.id, made.number, made.name, street=made.street, city=made.city)

    def concept(self, kind: DocumentKind, party: Party, lines: int) -> SalesDocument:
        """Return a concept of a document with lines of articles from the shelf."""
        chosen = itertools.islice(itertools.cycle(self.articles), lines)
        return SalesDocument(
            new_id(), kind, DocumentStatus.CONCEPT, kind.value, "", self.branch, self.actor.employee_id,
            self.actor.name, party, "Werkkleding", "PO 12", _DAY, lines=tuple(_lines(chosen)),
        )  # fmt: skip

    def flow(self, party: Party) -> None:
        """Order, deliver, invoice and pay, each act whole."""
        order = self.orders.confirm(self.concept(DocumentKind.ORDER, party, _LINES), self.actor, new_id())
        slip = self.orders.deliver(order.id, None, _DAY, self.actor, new_id())
        (invoice,) = self.invoicing.invoice_deliveries([slip.id], _DAY, self.actor, new_id()).invoices
        parts = [Part("bank", invoice.gross)]
        self.payments.pay([invoice.document_id], parts, _DAY, "", self.actor, new_id())

    def slip(self, party: Party) -> str:
        """Issue a delivery note without an order."""
        made = self.concept(DocumentKind.DELIVERY, party, _LINES)
        return self.deliveries.issue(made, self.actor, new_id()).id


def _lines(articles: Iterator[str]) -> Iterator[SalesLine]:
    for place, article in enumerate(articles, 1):
        price = UnitPrice.of(Money(1_000 + 95 * place))
        yield SalesLine(
            new_id(), article_id=article, number=str(place), name="Artikel van de zaak",
            quantity=Quantity.of(place % 3 + 1), price=EnteredPrice(price, PriceMode.INCLUSIVE), list_price=price,
            vat_code="high", vat_letter="A", vat_rate=Rate(2100), stocked=True,
        )  # fmt: skip


class BareOffice:
    """The least the same acts can cost: the same documents, stock, open items and bookings by hand."""

    def __init__(self, file: Path) -> None:
        self.db = dbapi2.connect(str(file), isolation_level=None)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        self.db.executescript(
            "CREATE TABLE document (id INTEGER PRIMARY KEY, kind TEXT, status TEXT, number INTEGER, customer INTEGER, "
            "party TEXT, date TEXT, due TEXT, net INTEGER, vat INTEGER, gross INTEGER);"
            "CREATE INDEX document_customer ON document (customer, kind, date);"
            "CREATE TABLE line (document_id INTEGER, position INTEGER, article INTEGER, name TEXT, quantity INTEGER, "
            "price INTEGER, net INTEGER, vat INTEGER, gross INTEGER, source INTEGER, "
            "PRIMARY KEY (document_id, position)) WITHOUT ROWID;"
            "CREATE TABLE vat (document_id INTEGER, code TEXT, net INTEGER, vat INTEGER, gross INTEGER, "
            "PRIMARY KEY (document_id, code)) WITHOUT ROWID;"
            "CREATE TABLE stock (article INTEGER PRIMARY KEY, level INTEGER, reserved INTEGER);"
            "CREATE TABLE movement (document_id INTEGER, position INTEGER, article INTEGER, quantity INTEGER, "
            "PRIMARY KEY (document_id, position)) WITHOUT ROWID;"
            "CREATE TABLE open_item (document_id INTEGER PRIMARY KEY, customer INTEGER, due TEXT, open INTEGER);"
            "CREATE TABLE entry (id INTEGER PRIMARY KEY, document_id INTEGER, date TEXT);"
            "CREATE TABLE posting (entry_id INTEGER, account TEXT, subject INTEGER, amount INTEGER, "
            "PRIMARY KEY (entry_id, account)) WITHOUT ROWID;"
            "CREATE TABLE balance (account TEXT, subject INTEGER, amount INTEGER, PRIMARY KEY (account, subject)) "
            "WITHOUT ROWID;"
            "CREATE TABLE payment (id INTEGER PRIMARY KEY, document_id INTEGER, method TEXT, amount INTEGER);"
            "CREATE TABLE allocation (payment_id INTEGER, document_id INTEGER, amount INTEGER, "
            "PRIMARY KEY (payment_id, document_id)) WITHOUT ROWID;"
        )
        self.next = itertools.count(1)

    def flow(self, customer: int) -> None:
        """Order, deliver, invoice and pay, each with a durable commit of its own."""
        order = self.document("order", customer, _LINES, stock=("reserved", 1))
        slip = self.document("delivery", customer, _LINES, stock=("level", -1))
        invoice = self.invoice(customer, [slip])
        self.db.execute("BEGIN IMMEDIATE")
        self.db.execute("INSERT INTO payment VALUES (?, ?, 'bank', 9999)", (invoice, invoice))
        self.db.execute("UPDATE open_item SET open = open - 9999 WHERE document_id = ?", (invoice,))
        self._book(invoice + 1_000_000_000, customer, ("bank", "debtors"))
        self.db.execute("COMMIT")
        assert order < slip < invoice

    def document(self, kind: str, customer: int, lines: int, *, stock: tuple[str, int] | None = None) -> int:
        """Store a document, in a transaction of its own."""
        self.db.execute("BEGIN IMMEDIATE")
        identity = self._insert(kind, customer, self._made(lines))
        if stock is not None:
            column, sign = stock
            self.db.executemany(
                f"INSERT INTO stock (article, level, reserved) VALUES (?, 0, 0) "
                f"ON CONFLICT (article) DO UPDATE SET {column} = {column} + {sign}",
                [(position,) for position in range(lines)],
            )
            if column == "level":
                self.db.executemany(
                    "INSERT INTO movement VALUES (?, ?, ?, 1000)",
                    [(identity, position, position) for position in range(lines)],
                )
        self.db.execute("COMMIT")
        return identity

    def invoice(self, customer: int, slips: list[int], lines: int = 0) -> int:
        """Make an invoice of delivery notes, or of so many lines, and book it."""
        self.db.execute("BEGIN IMMEDIATE")
        found = self._made(lines)
        for slip in slips:
            found += self.db.execute(
                "SELECT article, name, quantity, price, net, vat, gross, ? FROM line WHERE document_id = ? "
                "ORDER BY position",
                (slip, slip),
            ).fetchall()
            self.db.execute("UPDATE document SET status = 'invoiced' WHERE id = ?", (slip,))
        identity = self._insert("invoice", customer, found)
        self.db.execute("INSERT INTO open_item VALUES (?, ?, '2026-12-05', 9999)", (identity, customer))
        self._book(identity, customer, ("debtors", "revenue", "vat"))
        self.db.execute("COMMIT")
        return identity

    def settle(self, customer: int, invoices: list[int]) -> None:
        """Pay invoices with one payment, in one commit."""
        self.db.execute("BEGIN IMMEDIATE")
        identity = self._insert("receipt", customer, [])
        self.db.execute("INSERT INTO payment VALUES (?, ?, 'card', 9999)", (identity, identity))
        self.db.executemany("INSERT INTO allocation VALUES (?, ?, 9999)", [(identity, one) for one in invoices])
        self.db.executemany("UPDATE open_item SET open = open - 9999 WHERE document_id = ?", [(i,) for i in invoices])
        self._book(identity, customer, ("bank", "debtors"))
        self.db.execute("COMMIT")

    @staticmethod
    def _made(lines: int) -> list[tuple[object, ...]]:
        return [(place, "Artikel van de zaak", 1000, 24900, 206, 43, 249, None) for place in range(lines)]

    def _insert(self, kind: str, customer: int, lines: list[tuple[object, ...]]) -> int:
        identity = next(self.next)
        self.db.execute(
            "INSERT INTO document VALUES (?, ?, 'open', ?, ?, 'Klant, Dorpsstraat 1, Utrecht', '2026-11-21', "
            "'2026-12-05', 8264, 1735, 9999)",
            (identity, kind, identity, customer),
        )
        self.db.executemany(
            "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(identity, position, *line) for position, line in enumerate(lines)],
        )
        self.db.execute("INSERT INTO vat VALUES (?, 'high', 8264, 1735, 9999)", (identity,))
        return identity

    def _book(self, identity: int, customer: int, accounts: tuple[str, ...]) -> None:
        self.db.execute("INSERT INTO entry VALUES (?, ?, '2026-11-21')", (identity, identity))
        self.db.executemany(
            "INSERT INTO posting VALUES (?, ?, ?, 9999)", [(identity, account, customer) for account in accounts]
        )
        self.db.executemany(
            "INSERT INTO balance VALUES (?, ?, 9999) ON CONFLICT (account, subject) "
            "DO UPDATE SET amount = amount + excluded.amount",
            [(account, customer) for account in accounts],
        )


def measured(shop: BenchShop, folder: Path, *, quick: bool) -> list[Figure]:
    """Measure the targets of sales on order in one shop."""
    office = Office(shop, 200)
    rounds, slips = (40, 200) if quick else (300, 1_000)
    figures = [
        order_to_paid(office, folder, rounds),
        long_invoice(office, folder, rounds // 4),
        collective(office, folder, slips),
        settled(shop, office, folder, 100, rounds // 20),
    ]
    shop.database.close()
    return figures


def order_to_paid(office: Office, folder: Path, rounds: int) -> Figure:
    """Target 9: order, delivery, invoice and payment of 5 lines, with rights, journal and ledger on."""
    bare = BareOffice(folder / "bare-flow.db")
    chance = random.Random(9)
    mine, floor = in_turns(
        rounds, lambda _: office.flow(chance.choice(office.parties)), lambda turn: bare.flow(turn % 200)
    )
    faster = ", ".join(f"{name} {published / mine.p50:.0f}x" for name, published in _PEERS.items())
    return _figure("9", f"order -> delivered -> invoiced -> paid (CPU of {faster} as published)", mine, floor)


def long_invoice(office: Office, folder: Path, rounds: int) -> Figure:
    """Target 9: making an invoice of 100 lines definitive."""
    bare = BareOffice(folder / "bare-long.db")
    concepts = [office.concept(DocumentKind.INVOICE, office.parties[0], 100) for _ in range(rounds + 5)]
    mine, floor = in_turns(
        rounds,
        lambda turn: office.invoicing.confirm(concepts[turn], office.actor, new_id()),
        lambda turn: bare.invoice(turn, [], 100),
    )
    return _figure("9", "an invoice of 100 lines made definitive", mine, floor)


def collective(office: Office, folder: Path, slips: int) -> Figure:
    """Target 10: delivery notes of many customers become one invoice per customer, each whole."""
    bare = BareOffice(folder / "bare-collective.db")
    customers_ = office.parties[: max(1, slips // 5)]
    mine_of = [office.slip(party) for party in customers_ for _ in range(5)]
    bare_of = [
        (place, [bare.document("delivery", place, _LINES) for _ in range(5)]) for place in range(len(customers_))
    ]

    def by_hand(_: int) -> None:
        for customer, group in bare_of:
            bare.invoice(customer, group)

    def by_service(_: int) -> None:
        done = office.invoicing.invoice_deliveries(
            mine_of, _DAY, office.actor, new_id(), progress=lambda *_: None, cancelled=lambda: False
        )
        if len(done.invoices) != len(customers_) or done.skipped:
            raise AssertionError("a collective run of a measured shop leaves nothing out")

    mine, floor = in_turns(1, by_service, by_hand, warm_up=0)
    name = f"collective run of {len(mine_of)} delivery notes of {len(customers_)} customers"
    return _figure("10", name, mine, floor)


def settled(shop: BenchShop, office: Office, folder: Path, many: int, rounds: int) -> Figure:
    """Target 9: the press that pays many invoices with one payment at the till."""
    bare = BareOffice(folder / "bare-settled.db")
    till, chance = shop.services, random.Random(20)

    owed: list[int] = []

    def ready(turn: int) -> None:
        party = chance.choice(office.parties)
        made = [
            office.invoicing.confirm(office.concept(DocumentKind.INVOICE, party, 1), office.actor, new_id())
            for _ in range(many)
        ]
        till.counter().documents.put_all([one.document_id for one in made], shop.actor)
        till.checkout.add_payment("card", None, shop.actor, new_id())
        owed[:] = [bare.invoice(turn, [], 1) for _ in range(many)]

    _, mine, floor = in_turns(
        rounds,
        ready,
        lambda _: till.checkout.complete(new_id(), shop.actor),
        lambda turn: bare.settle(turn, owed),
        warm_up=2,
    )
    name = f"{many} invoices paid with one payment at the till, the press"
    return Figure("9", name, f"{mine.p50:.2f} ms", f"{floor.p50:.2f} ms", mine.p50, _NOTICED_MS, _NOTICED_MS / 2, "ms")


def _figure(target: str, name: str, mine: Series, floor: Series) -> Figure:
    return Figure(
        target, name, f"{mine.p50:.2f} ms", f"{floor.p50:.2f} ms", ratio(mine.p50, floor.p50), 8, 4
    )  # fmt: skip
