"""Choosing a customer at the till, on both engines: found, with what they owe, on the bon and off it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import baskets
from kassa.domain.errors import Denied, RuleError
from kassa.domain.people.customer import Customer, CustomerKind, PriceList
from kassa.domain.people.newcomer import HALF_ADDRESS, Newcomer
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, Party
from kassa.domain.values import Money, Rate
from kassa.services.till.choosing import CustomerChoosing
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.sales import concept, goods, issued, settled
from tests.support.till import BREAD, COLA, TestTill


class Desk(TestTill):
    """A till with a few customers."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        super().__init__(database, clock)
        self.counter = self.services.counter()
        self.choosing: CustomerChoosing = self.counter.choosing
        self.today = clock.now().astimezone(self.place.zone).date()
        self.numbers = 0
        self.bouw = self.keep("10027", "P. Voorbeeld", company="Voorbeeld Bouw B.V.", city="Testdorp")
        self.jan = self.keep("10028", "Jan de Vries", phone="030-123 45 67", postcode="3511ab", city="Utrecht")

    def keep(self, number: str, name: str, **more: object) -> Customer:
        kind = CustomerKind.COMPANY if "company" in more else CustomerKind.PERSON
        values = {"id": "", "number": number, "name": name, "kind": kind, **more}
        return self.counter.customers.save(Customer(**values), self.owner)  # type: ignore[arg-type]

    def owes(self, customer: Customer, cents: int, days: int, kind: DocumentKind = DocumentKind.INVOICE) -> str:
        """An invoice that is due so many days from today."""
        self.numbers += 1
        party = Party(customer.id, customer.number, customer.name, customer.company)
        due = self.today + dt.timedelta(days=days)
        made = replace(concept(kind, goods(cents), date=self.today, party=party), due_date=due)
        return issued(self.database, made, f"2026-{self.numbers:04}").id

    def found(self, text: str) -> list[str]:
        return [one.number for one in self.choosing.search(text)]

    def journal(self, event: str) -> list[dict[str, object]]:
        with self.database.read() as reader:
            rows = reader.all("SELECT payload FROM journal WHERE event = :event ORDER BY seq", event=event)
        return [json.loads(payload) for (payload,) in rows]


@pytest.fixture
def desk(database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock)


@pytest.mark.parametrize(
    "text", ["10028", "1002", "jan", "Vries", "ja", "0301234567", "030-123", "3511 AB", "3511ab", "K10028", "k10028"]
)
def test_found_by_number_name_phone_postcode_and_card(desk: Desk, text: str) -> None:
    assert "10028" in desk.found(text)


def test_nothing_is_found_for_nothing_or_nonsense(desk: Desk) -> None:
    for text in ("", "   ", "K", "K99999", "zzz", "%", "'; DROP TABLE customer; --", '"', "\u202e"):
        assert desk.found(text) == [], text


def test_what_stands_open_is_shown_with_what_is_overdue_and_what_credit_is_left(desk: Desk) -> None:
    desk.counter.customers.save(replace(desk.bouw, credit_limit=Money(150_000)), desk.owner)
    desk.owes(desk.bouw, 24_595, -13)
    part = desk.owes(desk.bouw, 36_645, 7)
    settled(desk.database, part, paid=10_000)
    desk.owes(desk.bouw, 99_999, -1, DocumentKind.ORDER)
    paid = desk.owes(desk.bouw, 5_000, -40)
    settled(desk.database, paid, paid=5_000)
    shown = desk.choosing.search("voorbeeld")[0]
    assert (shown.open, shown.overdue) == (Money(51_240), Money(24_595))
    assert shown.credit_left == Money(150_000 - 51_240)
    assert not shown.credit_used_up
    owed = desk.choosing.outstanding(desk.bouw.id)
    assert (owed.open, owed.overdue, owed.limit) == (Money(51_240), Money(24_595), Money(150_000))
    assert (desk.choosing.search("jan")[0].open, desk.choosing.search("jan")[0].credit_left) == (Money.ZERO, None)


def test_an_invoice_due_today_is_not_overdue(desk: Desk) -> None:
    desk.owes(desk.bouw, 1_000, 0)
    owed = desk.choosing.outstanding(desk.bouw.id)
    assert (owed.open, owed.overdue) == (Money(1_000), Money.ZERO)


def test_credit_is_used_up_and_never_less_than_nothing(desk: Desk) -> None:
    desk.counter.customers.save(replace(desk.bouw, credit_limit=Money(1_000)), desk.owner)
    desk.owes(desk.bouw, 5_000, 5)
    shown = desk.choosing.search("10027")[0]
    assert (shown.credit_left, shown.credit_used_up) == (Money.ZERO, True)


def test_merged_customers_count_along_and_their_card_still_works(desk: Desk) -> None:
    double = desk.keep("10029", "Jan d. Vries")
    desk.owes(double, 2_000, -3)
    desk.owes(desk.jan, 1_000, 3)
    desk.counter.customers.merge(desk.jan.id, double.id, desk.owner)
    owed = desk.choosing.outstanding(desk.jan.id)
    assert (owed.open, owed.overdue) == (Money(3_000), Money(2_000))
    assert desk.choosing.search("10028")[0].open == Money(3_000)
    assert desk.choosing.find_card("K10029") == desk.jan.id
    assert desk.choosing.basket_customer(double.id).id == desk.jan.id
    assert desk.found("K10029") == ["10028"]


def test_a_customer_on_the_bon_brings_the_discount_that_holds(desk: Desk) -> None:
    desk.counter.price_lists.save(PriceList("A", "Aannemers", Rate.percent(10)), desk.owner)
    desk.counter.customers.save(replace(desk.bouw, price_list="A"), desk.owner)
    desk.sell(BREAD, COLA)
    changed = desk.choosing.choose(desk.bouw.id, desk.seller)
    customer = changed.basket.customer
    assert customer is not None
    assert (customer.number, customer.title, customer.price_list) == ("10027", "Voorbeeld Bouw B.V.", "Aannemers")
    assert customer.discount == Rate.percent(10)
    assert changed.basket.total == Money(16_713 + 225)
    own = desk.keep("10030", "Eigen korting", price_list="A", own_discount=Rate.percent(25))
    assert desk.choosing.basket_customer(own.id).discount == Rate.percent(25)


def test_chosen_is_durable_and_undone_exactly(desk: Desk) -> None:
    desk.sell(BREAD)
    before = desk.services.selling.basket()
    changed = desk.choosing.choose(desk.jan.id, desk.seller)
    with desk.database.read() as reader:
        stored = baskets.open_of(reader, desk.place.till_id)
    assert stored == changed.basket
    assert changed.undo is not None
    assert desk.services.selling.undo(changed.undo, desk.seller).basket == before
    desk.choosing.choose(desk.jan.id, desk.seller)
    removed = desk.choosing.remove(desk.seller)
    assert removed.basket == before
    assert removed.undo is not None
    back = desk.services.selling.undo(removed.undo, desk.seller).basket
    assert back.customer is not None
    assert back.customer.id == desk.jan.id


def test_a_customer_without_lines_survives_a_crash(desk: Desk) -> None:
    desk.choosing.choose(desk.jan.id, desk.seller)
    desk.services.selling.reload()
    kept = desk.services.selling.basket().customer
    assert kept is not None
    assert kept.id == desk.jan.id


def test_the_journal_names_nobody(desk: Desk) -> None:
    desk.choosing.choose(desk.jan.id, desk.seller)
    desk.choosing.remove(desk.seller)
    chosen, removed = desk.journal("basket.customer")
    assert chosen == {"customer": desk.jan.id, "number": "10028"}
    assert removed == {"customer": "", "number": "", "before": "10028"}
    assert all("Vries" not in json.dumps(body) for body in (chosen, removed))


def test_the_last_ten_are_of_this_till(desk: Desk) -> None:
    assert desk.choosing.recent() == ()
    many = [desk.keep(str(20_000 + place), f"Klant {place}") for place in range(12)]
    for one in (*many, many[3]):
        desk.choosing.choose(one.id, desk.seller)
    shown = [one.number for one in desk.choosing.recent()]
    assert shown == ["20003", *(str(20_000 + place) for place in (11, 10, 9, 8, 7, 6, 5, 4, 2))]
    elsewhere = CustomerChoosing(
        desk.database,
        desk.clock,
        replace(desk.place, till_id=new_id()),
        desk.counter.customers,
        desk.services.selling,
    )
    assert elsewhere.recent() == ()
    assert desk.counter.customers.recent(desk.seller) == ()


def test_who_is_gone_cannot_be_chosen(desk: Desk) -> None:
    desk.sell(COLA)
    before = desk.services.selling.basket()
    with pytest.raises(RuleError, match="bestaat niet meer"):
        desk.choosing.choose("x" * 32, desk.seller)
    assert desk.services.selling.basket() == before
    assert desk.journal("basket.customer") == []


def test_while_money_is_received_only_who_changes_nothing_may_join(desk: Desk) -> None:
    desk.open_day()
    desk.counter.customers.save(replace(desk.bouw, own_discount=Rate.percent(10)), desk.owner)
    total = desk.sell(BREAD)
    desk.services.checkout.add_payment("cash", Money(1_000), desk.seller, new_id())
    with pytest.raises(RuleError, match="betaling"):
        desk.choosing.choose(desk.bouw.id, desk.seller)
    assert desk.services.selling.basket().customer is None
    joined = desk.choosing.choose(desk.jan.id, desk.seller).basket
    assert joined.customer is not None
    assert (joined.total, len(joined.payments)) == (total, 1)
    with pytest.raises(RuleError, match="betaling"):
        desk.choosing.choose(desk.bouw.id, desk.seller)
    with pytest.raises(RuleError, match="betaling"):
        desk.choosing.remove(desk.seller)
    assert desk.services.selling.basket() == joined


def test_a_new_customer_is_stored_once_however_often_it_is_pressed(desk: Desk) -> None:
    key = new_id()
    typed = Newcomer(name="Nieuwe Klant", phone="06 12345678")
    first = desk.choosing.add(typed, desk.seller, key)
    again = desk.choosing.add(typed, desk.seller, key)
    assert (first.id, first.number) == (again.id, "10029")
    assert desk.found("nieuwe klant") == ["10029"]
    assert desk.found("0612345678") == ["10029"]


def test_a_wrong_new_customer_is_not_stored(desk: Desk) -> None:
    with pytest.raises(RuleError) as refused:
        desk.choosing.add(Newcomer(name="Half", street="Proefstraat"), desk.seller, new_id())
    assert refused.value.reason == HALF_ADDRESS
    with pytest.raises(RuleError, match="e-mailadres"):
        desk.choosing.add(Newcomer(name="Half", email="nee"), desk.seller, new_id())
    without = replace(desk.seller, rights=desk.seller.rights - {Right.EDIT_CUSTOMERS})
    with pytest.raises(Denied):
        desk.choosing.add(Newcomer(name="Half"), without, new_id())
    assert desk.found("half") == []


def test_the_facts_of_the_card_beside_the_list(desk: Desk) -> None:
    desk.counter.price_lists.save(PriceList("A", "Aannemers", Rate.percent(10)), desk.owner)
    desk.counter.customers.save(replace(desk.bouw, price_list="A"), desk.owner)
    desk.owes(desk.bouw, 1_000, -1)
    facts = desk.choosing.facts(desk.bouw.id)
    assert (facts.customer.title, facts.price_list) == ("Voorbeeld Bouw B.V.", "Aannemers")
    assert facts.outstanding.overdue == Money(1_000)
