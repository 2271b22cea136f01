"""Practice in a file of its own (P9)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kassa.db.engine import Database, open_database
from kassa.db.verify import verify
from kassa.domain.errors import Denied
from kassa.domain.people.actor import Actor
from kassa.domain.people.contact import Address, ContactDetail, ContactKind
from kassa.domain.people.customer import Customer, PriceList
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.types import SalesType
from kassa.domain.values import Rate
from kassa.services.catalog.articles import Articles
from kassa.services.demo.build import DemoBuilder
from kassa.services.messages.account import Account
from kassa.services.messages.templates import Templates
from kassa.services.people.customer_privacy import CustomerPrivacy
from kassa.services.people.customers import Customers
from kassa.services.people.login import Login
from kassa.services.people.passwords import Passwords
from kassa.services.people.price_lists import PriceLists
from kassa.services.sales.types import SalesTypes
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.training import Training, training_file
from tests.support.clock import FrozenClock
from tests.support.mailing import MailDesk
from tests.support.people import KEY

PIN = "7159"


@pytest.fixture
def shop(database: Database, clock: FrozenClock) -> Database:
    DemoBuilder(database, Passwords(KEY), clock.now(), 3, days=1).build()
    return database


def documents(database: Database) -> list[int]:
    with database.read() as reader:
        return [
            int(reader.value(f"SELECT COUNT(*) FROM {table}"))
            for table in ("receipt", "ledger_entry", "series", "shift", "basket", "outbox")
        ]


def stock(database: Database) -> list[tuple[object, ...]]:
    with database.read() as reader:
        return reader.all("SELECT article_id, quantity FROM stock_level WHERE quantity <> 0 ORDER BY article_id")


def test_practice_has_the_goods_and_none_of_the_money(shop: Database, clock: FrozenClock, tmp_path: Path) -> None:
    before = documents(shop)
    settings = Settings(shop, clock)
    place = Shop(shop, settings, clock).place(1)
    assert not place.training
    login = Login(shop, clock, Passwords(KEY), place.till_id)
    person = next(tile.id for tile in login.employees() if tile.number == 12)
    actor = login.sign_in(person, PIN)
    training = Training(shop, clock, tmp_path / "oefen.sqlite")

    practice = open_database(training.start(actor))
    assert documents(practice) == [0] * 6
    there = Shop(practice, Settings(practice, clock), clock).place(1)
    assert (there.till_id, there.training) == (place.till_id, True)
    assert Login(practice, clock, Passwords(KEY), there.till_id).sign_in(person, PIN).employee_id == person
    found = Articles(practice, clock, there.branch_id).search("hoodie")
    assert found
    assert [one.number for one in found] == [
        one.number for one in Articles(shop, clock, place.branch_id).search("hoodie")
    ]
    assert stock(practice) == stock(shop)
    assert verify(practice.location, ()).clean
    practice.close()

    training.stop(actor)
    assert documents(shop) == before
    with shop.read() as reader:
        told = [event for (event,) in reader.all("SELECT event FROM journal WHERE event LIKE 'training%' ORDER BY seq")]
    assert told == ["training.started", "training.stopped"]
    assert sorted(file.name for file in tmp_path.glob("oefen*")) == ["oefen.sqlite"]


def test_practice_goes_on_until_the_masters_change(shop: Database, clock: FrozenClock, tmp_path: Path) -> None:
    owner = Actor("owner", "Eigenaar", frozenset(Right), None)
    till = Shop(shop, Settings(shop, clock), clock).place(1).till_id
    cashier = Actor("m12", "Medewerker 12", frozenset({Right.TRAINING}), till)
    training = Training(shop, clock, tmp_path / "oefen.sqlite")

    def mark(location: str) -> int:
        practice = open_database(location)
        with practice.write() as tx:
            tx.run("INSERT INTO series (id, last) VALUES ('proef', 0) ON CONFLICT (id) DO NOTHING")
            found = int(tx.value("SELECT COUNT(*) FROM series"))
            tx.run("INSERT INTO series (id, last) VALUES (:id, 0) ON CONFLICT (id) DO NOTHING", id=f"proef{found}")
        practice.close()
        return found

    assert mark(training.start(cashier)) == 1
    training.stop(cashier)
    assert mark(training.start(cashier)) == 2
    Shop(shop, Settings(shop, clock), clock).add_branch("9", "Nieuw", owner)
    assert mark(training.start(cashier)) == 1
    with pytest.raises(Denied):
        training.start(Actor("x", "X", frozenset({Right.SELL}), till))


def test_practice_has_the_customers_and_mails_nobody(shop: Database, clock: FrozenClock, tmp_path: Path) -> None:
    owner = Actor("owner", "Eigenaar", frozenset(Right), None)
    mail = MailDesk(shop, clock)
    PriceLists(shop, clock).save(PriceList("dealer", "Dealers", Rate(1250)), owner)
    customers = Customers(shop, clock)
    made = customers.save(
        Customer("", "", "Garage Proefrit", price_list="dealer", email="boek@proefrit.voorbeeld"),
        owner,
        [ContactDetail("", ContactKind.EMAIL, "facturen@proefrit.voorbeeld", "Boekhouding", for_invoices=True)],
        [Address("", "Loods", "Kade 3", "", "Zeist")],
    )
    CustomerPrivacy(shop, clock, Settings(shop, clock)).give_consent(made.id, owner)
    SalesTypes(shop, clock).save(SalesType("webshop", DocumentKind.ORDER, "Webshop", prefix="W"), owner)

    practice = open_database(Training(shop, clock, tmp_path / "oefen.sqlite").start(owner))
    there = Customers(practice, clock)
    assert [one.number for one in there.search("proefrit")] == [made.number]
    assert there.card(made.id) == replace(customers.card(made.id), open=there.card(made.id).open)
    assert there.card(made.id).has_consent
    assert PriceLists(practice, clock).all() == PriceLists(shop, clock).all()
    assert SalesTypes(practice, clock).of(DocumentKind.ORDER) == SalesTypes(shop, clock).of(DocumentKind.ORDER)
    assert Templates(practice, clock).all() == mail.templates.all()
    with practice.read() as reader:
        for table in ("sales_document", "sales_register", "open_item", "mail_message", "stored_file", "trash"):
            assert reader.value(f"SELECT COUNT(*) FROM {table}") == 0, table
    account = Account(practice, Settings(practice, clock), mail.secrets, mail.mailer, clock)
    trouble = account.trouble()
    assert trouble is not None
    assert trouble.code == "mail.training"
    assert mail.account.trouble() is None
    practice.close()


def test_where_the_training_file_is() -> None:
    assert training_file("/data/winkel.db", Path("/user")) == Path("/data/winkel.oefen.sqlite")
    url = "postgresql://kassa:geheim@server/winkel?sslmode=require"
    assert training_file(url, Path("/user")) == Path("/user/winkel.oefen.sqlite")
