"""Making the demo shop in an empty database."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from kassa.db.engine import Database
from kassa.db.repos.places import StoredTill
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.people.actor import Actor
from kassa.domain.people.contact import ContactDetail, ContactKind
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.pricing.vat import Country
from kassa.domain.settings import company
from kassa.domain.settings.checks import read_weight_rules
from kassa.domain.settings.fields import Scope
from kassa.domain.values import Money
from kassa.services.catalog.articles import Articles
from kassa.services.catalog.groups import Groups
from kassa.services.demo.clock import DemoClock
from kassa.services.demo.goods import Goods, GoodsBuilder
from kassa.services.demo.month import Cast, Month, WorkingTill
from kassa.services.demo.office import SEASON, DemoOffice, demo_desk
from kassa.services.outbox import Outbox
from kassa.services.outbox_delivery import OutboxDevice
from kassa.services.people.customers import Customers
from kassa.services.people.login import Login
from kassa.services.people.passwords import Passwords
from kassa.services.people.users import EmployeeForm, Secrets, Users
from kassa.services.sales.papers import Papers
from kassa.services.sales.rules import sales_rules
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.checkout import Checkout
from kassa.services.till.day_reports import DayReports
from kassa.services.till.layouts import Layouts
from kassa.services.till.sale_settings import drawer_name, sale_settings
from kassa.services.till.selling import Selling
from kassa.services.till.shifts import Shifts
from kassa.services.till.slips import Slips
from kassa.system.paths import resource

DAYS: Final = 30
_RECEIPTS_A_DAY: Final = ((14, 26), (8, 16))
_CREDIT_LIMIT: Final = 250_000
_CUSTOMER_TEXTS: Final = ("number", "name", "company", "phone", "email", "street", "postcode", "city", "country")
_WITH_PEOPLE: Final = 8
_MANAGER, _OFFICE, _CASHIER = "Bedrijfsleider", "Administratie", "Verkoper"


@frozen
class DemoShop:
    """What was made.

    Attributes:
        receipts: how many sales.
        turnover: what they came to, VAT included.
    """

    receipts: int
    turnover: Money


class _PayingCards:
    """A terminal whose cards always pay."""

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.APPROVED, transaction=f"{amount_cents}-{reference[-6:]}")

    def status(self, reference: str) -> TerminalAnswer:
        return TerminalAnswer(TerminalState.APPROVED, transaction=reference[-6:])

    def abort(self, reference: str) -> TerminalAnswer:
        return self.status(reference)


class _Drawer:
    """A drawer that opens."""

    def open(self) -> Delivered:
        return Delivered(Outcome.HANDED_OVER)


class DemoBuilder:
    """Makes the demo shop through the services; the same seed gives the same sales to the cent.

    Args:
        database: an empty one.
        passwords: hashes codes with this machine's key.
        today: the month ends the day before.
        seed: decides who buys what.
        days: how many days were sold.
    """

    def __init__(
        self, database: Database, passwords: Passwords, today: datetime, seed: int, *, days: int = DAYS
    ) -> None:
        self._database = database
        self._folder = resource("demo")
        self._data = _read(self._folder / "shop.toml")
        self._first = (today - timedelta(days=days)).date()
        self._last = self._first + timedelta(days=days - 1)
        self._begin = min(self._first, self._last - timedelta(days=SEASON))
        self._clock = DemoClock(datetime.combine(self._begin, time(5), tzinfo=UTC))
        self._seed = seed
        self._random = Random(seed)
        self._days = days
        self._passwords = passwords
        self._settings = Settings(database, self._clock)
        self._shop = Shop(database, self._settings, self._clock)
        self._users = Users(database, self._clock, passwords)

    def build(self) -> DemoShop:
        """Make it.

        Raises:
            RuleError: the database holds a shop already; nothing was changed.
        """
        if not self._users.is_first_start() or self._shop.branches():
            raise RuleError(
                Reason(
                    "demo.not_empty",
                    "In deze database staat al een winkel. Er is niets gewijzigd.",
                    "Kies een nieuw bestand voor de voorbeeldwinkel.",
                )
            )
        people: Sequence[Mapping[str, Any]] = self._data["employee"]
        first = people[0]
        owner = self._users.create_owner(first["name"], first["pin"], first["password"])
        tills = self._found(owner)
        self._hire(people[1:], owner)
        goods = self._stock_up(tills[0].branch_id, owner)
        companies = self._meet_customers(owner)
        self._lay_out(owner)
        office = self._office(tills[0].branch_id, companies, goods)
        for ago in range((self._first - self._begin).days):
            office.work(self._begin + timedelta(days=ago))
        played = self._month(tills, goods).play(self._first, self._days, office.work)
        return DemoShop(played.receipts, played.turnover)

    def _found(self, owner: Actor) -> tuple[StoredTill, ...]:
        branches, tills, wanted = self._data["branch"], self._data["till"], self._data["settings"]
        self._shop.found(wanted[company.NAME.key], Country(wanted[company.COUNTRY.key]), branches[0], owner)
        for place, name in enumerate(branches[1:], 2):
            self._shop.add_branch(str(place), name, owner)
        ids = {branch.name: branch.id for branch in self._shop.branches()}
        for till in tills[1:]:
            self._shop.add_till(ids[till["branch"]], till["name"], owner)
        self._settings.change(Scope.COMPANY, wanted, owner)
        return self._shop.tills()

    def _hire(self, people: Sequence[Mapping[str, Any]], owner: Actor) -> None:
        roles = {role.name: role.id for role in self._users.roles()}
        for one in people:
            form = EmployeeForm(
                one["number"], one["name"], roles[one["role"]], one["initials"], one.get("language", "nl")
            )
            self._users.add(form, Secrets(one["pin"], one.get("password"), one.get("card")), owner)

    def _stock_up(self, branch_id: str, owner: Actor) -> Goods:
        articles = Articles(self._database, self._clock, branch_id)
        groups = Groups(self._database, self._clock)
        return GoodsBuilder(articles, groups, owner, self._folder).build()

    def _meet_customers(self, owner: Actor) -> tuple[Customer, ...]:
        """Add the customers, people at some of the companies, and return the companies."""
        with (self._folder / "customers.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream, delimiter=";"))
        customers = Customers(self._database, self._clock)
        added = customers.add([_customer(row) for row in rows], owner)
        companies = tuple(one for one in added if not one.is_person)
        someone = next(one for one in added if one.is_person)
        customers.save(replace(someone, company_id=companies[-1].id), owner)
        for place, company_ in enumerate(companies[:_WITH_PEOPLE], 1):
            number, name = str(int(rows[-1]["number"]) + place), f"Inkoper {place}"
            email = f"inkoper{place}@klant.voorbeeld"
            person = Customer("", number, name, email=email, company_id=company_.id)
            customers.save(person, owner)
            books = ContactDetail(
                "", ContactKind.EMAIL, f"boekhouding{place}@klant.voorbeeld", "Boekhouding", for_invoices=True
            )
            customers.save(company_, owner, contacts=(books,))
        return companies

    def _lay_out(self, owner: Actor) -> None:
        document = (self._folder / "layout.json").read_text(encoding="utf-8")
        for branch in self._shop.branches():
            Layouts(self._database, self._clock, branch.id).publish(document, f"{branch.name} standaard", owner)

    def _office(self, branch_id: str, companies: Sequence[Customer], goods: Goods) -> DemoOffice:
        articles = Articles(self._database, self._clock, branch_id)
        desk = demo_desk(self._database, self._clock, self._settings, articles)
        clerk = next(one for one in self._data["employee"] if one["role"] == _OFFICE)
        actor = self._signed_in(Login(self._database, self._clock, self._passwords), clerk)
        return DemoOffice(desk, actor, companies, goods.clothing, self._last, Random(self._seed))

    # The month -----------------------------------------------------------------------------------------------------

    def _month(self, tills: Sequence[StoredTill], goods: Goods) -> Month:
        working = [self._working(till) for till in tills[: len(_RECEIPTS_A_DAY)]]
        by_role: dict[str, list[Mapping[str, Any]]] = {}
        for one in self._data["employee"]:
            by_role.setdefault(one["role"], []).append(one)
        manager = by_role[_MANAGER][0]
        cast = Cast(
            cashiers={
                till.place.till_id: tuple(self._signed_in(till.login, one) for one in by_role[_CASHIER][place:])
                for place, till in enumerate(working)
            },
            manager={till.place.till_id: self._signed_in(till.login, manager) for till in working},
            office=self._signed_in(Login(self._database, self._clock, self._passwords), by_role[_OFFICE][0]),
            manager_pin=manager["pin"],
        )
        return Month(tuple(zip(working, _RECEIPTS_A_DAY, strict=True)), self._clock, cast, goods, self._random)

    def _signed_in(self, login: Login, one: Mapping[str, Any]) -> Actor:
        tile = next(tile for tile in login.employees() if tile.number == one["number"])
        return login.sign_in(tile.id, one["pin"])

    def _working(self, till: StoredTill) -> WorkingTill:
        database, clock = self._database, self._clock
        place = self._shop.place(till.number)
        now = sale_settings(self._settings, place)
        rules = read_weight_rules(self._settings.get(company.WEIGHT_RULES))
        articles = Articles(database, clock, place.branch_id, lambda: rules)
        selling = Selling(database, clock, place, articles)
        reports = DayReports(place, lambda: now)
        drawer = OutboxDevice(drawer_name(place.till_id), "Kassalade", "drawer", drawer=_Drawer())
        slips = Slips(database, clock, place, lambda: now, reports, Papers(database, clock, self._settings).paper)
        return WorkingTill(
            place,
            selling,
            Checkout(database, clock, place, selling, lambda: now, _PayingCards(), lambda: sales_rules(self._settings)),
            Shifts(database, clock, place, lambda: now, reports),
            Login(database, clock, self._passwords, place.till_id),
            Outbox(database, clock, place.till_id, [drawer], slips),
        )


def _read(file: Path) -> Mapping[str, Any]:
    with file.open("rb") as stream:
        return tomllib.load(stream)


def _customer(row: Mapping[str, str]) -> Customer:
    """Return a customer of the demo shop: one with a company name is a company, and gets its invoices by e-mail."""
    texts: dict[str, Any] = {name: row[name] for name in _CUSTOMER_TEXTS}
    made = Customer(id="", **texts)
    if not made.company:
        return made
    dispatch = DispatchMethod.EMAIL if made.email else DispatchMethod.POST
    return replace(
        made, kind=CustomerKind.COMPANY, payment_days=30, dispatch=dispatch, credit_limit=Money(_CREDIT_LIMIT)
    )
