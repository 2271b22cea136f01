"""The shop of picture 01 on a real database: its articles, its layout, one till, and the services of that till."""

from __future__ import annotations

import csv

from kassa.bootstrap.services import till_services
from kassa.db.engine import Database
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import Article
from kassa.domain.payments.terminal import TerminalAnswer
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.vat import Country
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.typed import parse_unit_price
from kassa.services.catalog.articles import Articles
from kassa.services.container import TillServices
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.system.clock import Clock
from kassa.system.paths import resource

MATRIX_SIZES = 4
"""Sizes per colour that are made of each demo article; the whole grid is not needed here."""


OWNER = Actor("0" * 31 + "a", "Medewerker 12", frozenset(Right), None)


def found_shop(database: Database, clock: Clock) -> None:
    """Found the shop, keep the demo articles, publish the demo layout and open the day."""
    Shop(database, Settings(database, clock), clock).found("De Werkplaats", Country.NL, "Centrum", OWNER)
    services, actor = till_of(database, clock)
    _keep_articles(services.articles, OWNER)
    services.layouts.publish(resource("demo", "layout.json").read_text(encoding="utf-8"), "Demo", OWNER)
    services.shifts.open(Money(15000), actor)


def till_of(database: Database, clock: Clock) -> tuple[TillServices, Actor]:
    """Give the services of the first till and somebody who may do everything there."""
    settings = Settings(database, clock)
    place = Shop(database, settings, clock).place()
    services = till_services(database, clock, settings, place, b"k" * 32, NoTerminal(), lambda: None)
    return services, Actor(OWNER.employee_id, OWNER.name, OWNER.rights, place.till_id)


def _keep_articles(articles: Articles, actor: Actor) -> None:
    for name in ("workwear.csv", "services.csv"):
        with resource("demo", name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                _keep(articles, row, actor)


def _keep(articles: Articles, row: dict[str, str], actor: Actor) -> None:
    style = articles.save(
        Article(
            number=row["number"],
            name=row["name"],
            kind=ArticleKind.MATRIX if row.get("sizes") else ArticleKind.NORMAL,
            vat_code=row["vat"],
            price=parse_unit_price(row["price"]),
            stocked="stock" in row,
        ),
        actor,
    )
    colours, sizes = row.get("colours", ""), row.get("sizes", "")
    if not sizes:
        return
    variants = [
        Article(
            number=f"{row['number']}-{colour}-{size}",
            name=row["name"],
            vat_code=row["vat"],
            price=UnitPrice(style.price.units),
            colour=colour,
            size=size,
        )
        for colour in colours.split("|")[:2]
        for size in sizes.split("|")[:MATRIX_SIZES]
    ]
    for variant in articles.save_variants(style.id, variants, actor).variants:
        articles.set_stock(variant.article_id, Quantity.of(int(row["stock"])), actor)


class NoTerminal:
    """A till whose card payments are taken on a machine of its own that nobody asks."""

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        raise AssertionError("no card payment in this test")

    def status(self, reference: str) -> TerminalAnswer:
        raise AssertionError("no card payment in this test")

    def abort(self, reference: str) -> TerminalAnswer:
        raise AssertionError("no card payment in this test")
