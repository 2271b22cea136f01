"""'Maak order' below the screen: known streets, who the order is for, what is kept with the bon, the slip."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from kassa.db.engine import Database
from kassa.db.repos import baskets, order_handling
from kassa.db.repos.order_handling import Handling
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.contact import Address
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.rights import Right
from kassa.domain.settings import company
from kassa.domain.settings.fields import Scope
from kassa.domain.till import ordering as rules
from kassa.domain.till.attached import BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.till.ending import Fulfilment
from kassa.domain.till.ordering import OrderForm
from kassa.domain.till.promise import Slot
from kassa.domain.till.receipt_document import ShopHeader
from kassa.domain.values import Money, Quantity
from kassa.output.receipts.order_slip import order_slip
from kassa.output.slip import plain_text
from kassa.services.till.order_papers import order_paper
from kassa.services.till.ordering import Ordering
from kassa.services.till.place import TillPlace
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.shop import OWNER
from tests.support.till_shop import found_shop, till_of
from tests.support.trade import TODAY, Trade

POLO = "31055-Marine-S"
PLACE = TillPlace("t", 1, "Kassa 1", "b", "Centrum", ZoneInfo("Europe/Amsterdam"))


class Desk:
    """One till with articles, and somebody who may do everything."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        found_shop(database, clock)
        self.database = database
        self.services, self.actor = till_of(database, clock)

    @property
    def ordering(self) -> Ordering:
        return self.services.counter().ordering

    def save(self, customer: Customer, *addresses: Address) -> Customer:
        return self.services.counter().customers.save(customer, self.actor, None, addresses)

    def form(self, **changes: object) -> OrderForm:
        form = OrderForm(name="J. Voorbeeld", date=self.ordering.now().date())
        return replace(form, **changes)  # type: ignore[arg-type]


@pytest.fixture
def desk(database: Database, clock: FrozenClock) -> Desk:
    return Desk(database, clock)


def test_days_and_slots_follow_the_settings(desk: Desk) -> None:
    assert [slot.hours for slot in desk.ordering.slots()] == ["08–12", "12–17", "17–21"]
    values = {company.TIME_SLOTS.key: "09:30-13:00", company.OPEN_DAYS.key: "za"}
    desk.services.settings.change(Scope.COMPANY, values, desk.actor)
    assert desk.ordering.slots() == (Slot("09:30", "13:00"),)
    today, tomorrow, *rest = desk.ordering.days()
    assert tomorrow == today + dt.timedelta(days=1)
    assert [day.weekday() for day in rest] == [5, 5]


@pytest.mark.parametrize(
    ("key", "text"),
    [(company.TIME_SLOTS.key, "8-12"), (company.TIME_SLOTS.key, "12:00-08:00"), (company.OPEN_DAYS.key, "maandag")],
)
def test_wrong_slots_and_days_are_refused_as_a_setting(desk: Desk, key: str, text: str) -> None:
    with pytest.raises(InputError):
        desk.services.settings.change(Scope.COMPANY, {key: text}, desk.actor)


def test_a_street_is_found_from_customers_and_their_delivery_addresses(desk: Desk) -> None:
    desk.save(Customer("", "", "A", street="Proefstraat 1", postcode="1234 AB", city="Testdorp"))
    desk.save(Customer("", "", "B"), Address("", "Werf", "Kade 7", "2345 CD", "Havendam"))
    assert desk.ordering.street("1234ab", "9") == "Proefstraat, Testdorp"
    assert desk.ordering.street("2345 CD", "") == "Kade, Havendam"
    assert desk.ordering.street("9999 ZZ", "1") == ""
    assert desk.ordering.street("12", "1") == ""


def test_a_new_customer_is_kept_and_stands_on_the_bon(desk: Desk) -> None:
    desk.services.selling.scan(POLO, desk.actor)
    form = desk.form(
        company="Voorbeeld Bouw B.V.", postcode="1234ab", house_number="12", street="Proefstraat, Testdorp"
    )
    kept = desk.ordering.take_customer(form, desk.services.selling, desk.actor)
    assert kept is not None
    assert (kept.kind, kept.street, kept.postcode, kept.city) == (
        CustomerKind.COMPANY,
        "Proefstraat 12",
        "1234 AB",
        "Testdorp",
    )
    on_bon = desk.services.selling.basket().customer
    assert on_bon == BasketCustomer(kept.id, kept.number, "Voorbeeld Bouw B.V.")
    with desk.database.read() as reader:
        events = [row[0] for row in reader.all("SELECT event FROM journal WHERE ref IN (:a, :b) ORDER BY seq",
                                               a=kept.id, b=desk.services.selling.basket().id)]  # fmt: skip
    assert events == ["customer.added", "basket.customer"]


def test_a_known_customer_is_only_written_when_something_changed(desk: Desk) -> None:
    known = desk.save(Customer("", "", "C. Bekend", phone="06-1"))
    desk.services.selling.scan(POLO, desk.actor)
    carried = BasketCustomer(known.id, known.number, known.title)
    desk.services.selling.attach(lambda basket: set_customer(basket, carried), desk.actor)
    form = rules.with_customer(desk.form(), known)
    assert desk.ordering.take_customer(form, desk.services.selling, desk.actor) is None
    changed = desk.ordering.take_customer(replace(form, name="C. Bekend-Nieuw"), desk.services.selling, desk.actor)
    assert changed is not None
    assert (changed.id, changed.name) == (known.id, "C. Bekend-Nieuw")
    on_bon = desk.services.selling.basket().customer
    assert on_bon is not None
    assert on_bon.title == "C. Bekend-Nieuw"


def test_keeping_a_customer_asks_for_its_right_and_a_wrong_form_keeps_nobody(desk: Desk) -> None:
    desk.services.selling.scan(POLO, desk.actor)
    rights = frozenset(Right) - {Right.EDIT_CUSTOMERS}
    seller = Actor(desk.actor.employee_id, desk.actor.name, rights, desk.actor.till_id)
    with pytest.raises(Denied):
        desk.ordering.take_customer(desk.form(), desk.services.selling, seller)
    with pytest.raises(InputError) as refused:
        desk.ordering.take_customer(desk.form(date=None), desk.services.selling, desk.actor)
    assert refused.value.code == "order.date"
    assert desk.services.counter().customers.search("J. Voorbeeld") == ()


def test_what_is_typed_is_stored_with_the_basket_and_goes_with_it(desk: Desk) -> None:
    selling = desk.services.selling
    selling.scan(POLO, desk.actor)
    text = rules.to_text(desk.form(note="Graag inpakken"))
    selling.attach(lambda basket: replace(basket, draft=text), desk.actor)
    with desk.database.read() as reader:
        stored = baskets.get(reader, selling.basket().id)
    assert stored is not None
    assert rules.from_text(stored.draft).note == "Graag inpakken"
    cleared = selling.clear(desk.actor)
    assert selling.basket().draft == ""
    assert cleared.undo is not None
    selling.undo(cleared.undo, desk.actor)
    assert selling.basket().draft == text


def test_only_goods_can_be_ordered(desk: Desk) -> None:
    selling = desk.services.selling
    refused = rules.why_not_order(selling.basket())
    assert refused is not None
    assert refused.sentence == "Voeg eerst artikelen toe."
    selling.scan(POLO, desk.actor)
    assert rules.why_not_order(selling.basket()) is None
    selling.scan("8712345678906", desk.actor)
    refused = rules.why_not_order(selling.basket())
    assert refused is not None
    assert refused.code == "order.unknown"


def test_the_slip_says_what_was_ordered_paid_and_promised(database: Database, clock: FrozenClock) -> None:
    trade = Trade(database, clock)
    made = replace(
        trade.concept(("1001", 5), ("2001", 2)), expected_date=TODAY + dt.timedelta(days=2), reference="PO 7"
    )
    order = trade.orders.confirm(made, OWNER, new_id())
    trade.deposit(order, 1000)
    handling = Handling(
        order.id, Fulfilment.DELIVERY, "08:00", "12:00", street="Elders 9", postcode="2345 CD", city="X"
    )
    with database.write() as tx:
        order_handling.put(tx, handling)
    with database.read() as reader:
        paper = order_paper(reader, order.id, PLACE, ShopHeader("De Winkel", ()), copy=0)
    assert (paper.delivered, paper.slot.hours, paper.address) == (True, "08–12", ("Elders 9", "2345 CD X"))
    assert paper.customer == ("Voorbeeld Bouw B.V.", "J. Voorbeeld")
    assert (paper.paid, paper.rest) == (Money(1000), paper.total - Money(1000))
    assert sum(line.amount.cents for line in paper.lines) == paper.total.cents
    assert [line.quantity for line in paper.lines] == [Quantity.of(5), Quantity.of(2)]
    text = plain_text(order_slip(paper), 42)
    assert f"code128 O{order.number}" in text
    with database.read() as reader, pytest.raises(RuleError):
        order_paper(reader, "nothing", PLACE, ShopHeader("De Winkel", ()), copy=0)
