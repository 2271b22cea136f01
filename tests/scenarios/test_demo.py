"""The demo shop: made through the services, the same to the cent for the same seed, and in order."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kassa.db.engine import Database, open_database
from kassa.db.verify import verify
from kassa.domain.errors import RuleError
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till.layout import TileKind
from kassa.services.demo.build import DemoBuilder, DemoShop
from kassa.services.demo.people import demo_people
from kassa.services.lists.service import Lists
from kassa.services.lists.spec import Query
from kassa.services.people.login import Login
from kassa.services.people.passwords import Passwords
from kassa.services.sales.deliveries import Deliveries
from kassa.services.sales.orders import Orders
from kassa.services.sales.rules import SalesRules
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.layouts import Layouts
from tests.support.clock import FrozenClock
from tests.support.databases import SqliteTemplate
from tests.support.people import KEY
from tests.support.shop import OWNER

TODAY = datetime(2026, 3, 14, 12, tzinfo=UTC)


def build(database: Database, seed: int = 7, today: datetime = TODAY, days: int = 1) -> DemoShop:
    return DemoBuilder(database, Passwords(KEY), today, seed, days=days).build()


def sums(database: Database) -> list[tuple[object, ...]]:
    with database.read() as reader:
        return [
            *reader.all(
                "SELECT method, COUNT(*), SUM(amount), SUM(change) FROM payment GROUP BY method ORDER BY method"
            ),
            *reader.all("SELECT COUNT(*), SUM(quantity), SUM(gross), SUM(discount) FROM receipt_line"),
            *reader.all("SELECT SUM(net), SUM(vat), SUM(gross), SUM(cash_rounding) FROM receipt"),
            *reader.all("SELECT SUM(difference), SUM(deposit), MAX(z_number) FROM shift"),
            *reader.all("SELECT kind, status, COUNT(*), SUM(gross) FROM sales_document GROUP BY 1, 2 ORDER BY 1, 2"),
            *reader.all("SELECT kind, SUM(paid), SUM(credited), SUM(open) FROM open_item GROUP BY 1 ORDER BY 1"),
        ]


def test_it_is_in_order_and_can_be_used(database: Database, clock: FrozenClock) -> None:
    shop = build(database, days=3)
    assert shop.receipts > 60
    verdict = verify(database.location, ())
    assert verdict.clean, verdict.findings
    assert verdict.receipts == shop.receipts
    place = Shop(database, Settings(database, clock), clock).place(1)
    assert (place.name, place.branch_name) == ("Kassa 1", "Centrum")
    login = Login(database, clock, Passwords(KEY), place.till_id)
    people = {tile.name: tile.id for tile in login.employees()}
    for one in demo_people():
        assert login.sign_in(people[one.name], one.pin).name == one.name
    layout = Layouts(database, clock, place.branch_id).published()
    assert [page.name_nl for page in layout.top_pages] == [
        "Kleding",
        "Schoenen",
        "Handschoenen",
        "Veiligheid",
        "Diensten",
    ]
    assert len(layout.pages[0].tiles) == 20
    shown = {tile.label_nl: tile for tile in layout.pages[0].tiles}
    assert shown["Werkbroek Stretch"].price is not None
    assert shown["Werkbroek Stretch"].price.money.cents == 6995
    assert shown["Petten & mutsen"].kind is TileKind.FOLDER
    with database.read() as reader:
        assert reader.value("SELECT COUNT(*) FROM basket WHERE status = 'parked'") == 2
        assert reader.value("SELECT COUNT(*) FROM shift WHERE status = 'checked'") == 2
        assert reader.value("SELECT COUNT(*) FROM shift") == 6
        assert reader.value("SELECT COUNT(*) FROM customer") == 48
        assert reader.value("SELECT COUNT(*) FROM outbox WHERE state <> 'handed_over'") == 0


def test_lists_say_what_the_services_say(sqlite_database: Database, clock: FrozenClock) -> None:
    build(sqlite_database)
    rules = SalesRules(ZoneInfo("Europe/Amsterdam"), CashRounding.NEAREST_FIVE)
    lists = Lists(sqlite_database, clock, rules.zone, OWNER)
    orders = Orders(sqlite_database, clock, lambda: rules, tuple)
    deliveries = Deliveries(sqlite_database, clock)
    seen = set()
    for row in cells(lists, "orders"):
        if row["status"] == "concept":
            continue
        progress = orders.progress(str(row["key"]))
        words = {column.key: column.words for column in lists.spec("orders").columns}
        assert words["status"][str(row["status"])].text == progress.status
        assert words["paid_word"][str(row["paid_word"])].text == progress.paid, row
        left = sum(line.open.milli for line in progress.lines) if row["status"] != "cancelled" else 0
        assert row["to_deliver"] == left
        seen.add((progress.status, progress.paid))
    assert len(seen) > 4
    for row in cells(lists, "deliveries"):
        invoice = deliveries.invoiced_by(str(row["key"]))
        assert row["invoice"] == (invoice.number if invoice else None)
        assert row["status"] == ("invoiced" if invoice else "to_invoice")
    states = {row["status"] for row in cells(lists, "invoices")}
    assert states == {"concept", "open", "partly_paid", "paid", "overdue", "credited", "credit"}


def cells(lists: Lists, name: str) -> list[dict[str, object]]:
    """Return the rows of a list by column key, with their own key as ``key``."""
    keys = [column.key for column in lists.spec(name).columns]
    return [{**dict(zip(keys, row.cells, strict=True)), "key": row.key} for row in lists.rows(name, Query())]


def test_the_seed_decides_everything(
    sqlite_database: Database, sqlite_template: SqliteTemplate, tmp_path: Path
) -> None:
    same, other = (open_database(sqlite_template.clone(tmp_path)) for _ in range(2))
    first = build(sqlite_database)
    assert build(same, today=datetime(2027, 8, 2, 9, tzinfo=UTC)) == first
    assert sums(same) == sums(sqlite_database)
    assert build(other, seed=8) != first
    same.close()
    other.close()


def test_a_shop_is_never_overwritten(sqlite_database: Database) -> None:
    build(sqlite_database)
    before = sums(sqlite_database)
    with pytest.raises(RuleError, match="staat al een winkel"):
        build(sqlite_database)
    assert sums(sqlite_database) == before
