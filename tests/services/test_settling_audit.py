"""Money where several things meet: rounding on documents, refunds after netting, limits, orders without VAT."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kassa.db.engine import Database, open_database
from kassa.db.journal import micros
from kassa.db.repos import order_handling, sales
from kassa.db.verify import verify
from kassa.domain.errors import Conflict, Denied, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.rights import Right
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.sales.collecting import invoice_of
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.till.day_report import Aside
from kassa.domain.till.due import promised_end
from kassa.domain.till.ending import Ending, Fulfilment, OrderDraft
from kassa.domain.till.gift_card import make_code
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.services.catalog.articles import Articles
from kassa.services.people.customer_privacy import CustomerPrivacy
from kassa.services.people.customers import Customers
from kassa.services.sales.holding import TillHolds
from kassa.services.sales.parties import limit_reason
from kassa.services.sales.payments import Part
from kassa.services.settings import Settings
from kassa.services.till.choosing import CustomerChoosing
from kassa.services.till.customer_file import CustomerFile
from kassa.services.till.day_reports import DayReports
from kassa.services.till.opening import OrderOpening, OrderState
from kassa.services.till.returning import Returning
from kassa.services.training import Training
from kassa.services.vat import VatCodes
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.counter import Counter
from tests.support.returns import both, two_desks
from tests.support.shop import BRANCH, OWNER
from tests.support.trade import TODAY, ZONE


@pytest.fixture
def counter(database: Database, clock: FrozenClock) -> Counter:
    return Counter(database, clock)


def returning(counter: Counter) -> Returning:
    till = counter.till
    return Returning(
        counter.database, counter.clock, till.place, till.selling, Articles(counter.database, counter.clock, BRANCH)
    )


def test_rounding_of_an_invoice_paid_in_cash_stands_on_the_day_report(counter: Counter) -> None:
    counter.put(counter.invoice(("2002", 1)))
    counter.pay("cash", 335)
    counter.complete()
    report = counter.till.shifts.x_report(counter.seller)
    assert report.drawer.rounding == Money(2)
    (cash,) = report.methods
    assert report.turnover + report.aside.on_documents[1] + report.drawer.rounding == cash.amount
    counter.sound()


def test_what_was_set_off_is_not_a_way_to_pay_back(counter: Counter) -> None:
    counter.put(counter.credit(("1003", 1)))
    counter.scan("1002")
    counter.pay("card")
    bought = counter.complete()
    assert counter.paid(bought) == [("card", 1900, 1900, 0), ("netted", 595, 595, 0)]
    returning(counter).put(bought.receipt_id, {1: Quantity.ONE}, "Past niet", counter.seller)
    known = {method.code for method in counter.till.checkout.methods()}
    plan = counter.till.checkout.refund_plan()
    assert {one.method for one in plan} <= known
    assert sum(one.amount.cents for one in plan) == 2495
    counter.pay("card", -2495)
    counter.complete()
    counter.sound()


@pytest.fixture
def limited(counter: Counter) -> Counter:
    """The customer may have EUR 100 open."""
    with counter.database.write() as tx:
        tx.run("UPDATE customer SET credit_limit = 10000 WHERE id = :id", id=counter.customer)
    return counter


def test_delivery_notes_that_wait_for_an_invoice_count_for_the_limit(limited: Counter) -> None:
    limited.choose_customer()
    limited.scan("1001")
    slip = limited.complete(Ending.LATER, without=Right.OVER_CREDIT_LIMIT).made[0]
    limited.choose_customer()
    limited.scan("1001")
    for ending in (Ending.LATER, Ending.INVOICE):
        with pytest.raises(Denied) as denied:
            limited.complete(ending, without=Right.OVER_CREDIT_LIMIT)
        assert denied.value.right == Right.OVER_CREDIT_LIMIT.value
    till = limited.till
    customers = Customers(limited.database, limited.clock)
    choosing = CustomerChoosing(limited.database, limited.clock, till.place, customers, till.selling)
    left = Money(10_000 - slip.gross.cents)
    assert choosing.outstanding(limited.customer).credit_left == left
    assert CustomerFile(limited.database, limited.clock, till.place.zone).figures(limited.customer).credit_left == left


def test_a_delivery_note_that_is_invoiced_does_not_count_twice(limited: Counter) -> None:
    limited.choose_customer()
    limited.scan("1001")
    slip = limited.complete(Ending.LATER).made[0]
    with limited.database.read() as reader:
        found = sales.get(reader, slip.document_id)
        assert found is not None
        left = {line.id: line.quantity for line in found.document.goods}
        head = replace(found.document, id=new_id(), kind=DocumentKind.INVOICE, lines=())
        document = invoice_of([found.document], left, TODAY, head, new_id)
        assert limit_reason(reader, document) is None
        assert limit_reason(reader, replace(document, lines=(*document.lines, *document.lines))) is not None


# Orders priced without VAT -----------------------------------------------------------------------------------------


def order_without_vat(counter: Counter, *prices: int) -> SalesDocument:
    """Place an order of lines with these prices in 1/10,000 without VAT."""
    made = counter.concept(*(("1001", 1) for _ in prices))
    lines = tuple(
        replace(line, price=EnteredPrice(UnitPrice(units), PriceMode.EXCLUSIVE))
        for line, units in zip(made.lines, prices, strict=True)
    )
    return counter.orders.confirm(replace(made, price_mode=PriceMode.EXCLUSIVE, lines=lines), OWNER, new_id())


def opening(counter: Counter) -> OrderOpening:
    till = counter.till
    holds = TillHolds(counter.database, counter.clock, till.place)
    return OrderOpening(counter.database, counter.clock, till.place, till.selling, holds)


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_line_off_an_order_without_vat_is_no_cent_too_much(counter: Counter, gone: int) -> None:
    order = order_without_vat(counter, 10_400, 10_400, 10_300)
    shown = opening(counter).open(order.id, counter.seller).changed.basket
    counter.till.selling.remove_line(shown.lines[gone].id, counter.seller)
    left = counter.till.selling.basket()
    counter.pay("card")
    done = counter.complete()
    assert done.made[0].gross == left.total == done.total
    counter.sound()
    rest = opening(counter).open(order.id, counter.seller).changed.basket
    assert len(rest.lines) == 1
    counter.pay("card")
    counter.complete()
    counter.sound()


# Bad addresses and who may look --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("street", "city"), [("Proefstraat 12", ""), ("", "Testdorp")])
def test_half_an_address_is_not_made_whole_with_that_of_the_customer(counter: Counter, street: str, city: str) -> None:
    with counter.database.write() as tx:
        tx.run("UPDATE customer SET street = 'Kade 1', city = 'Elders' WHERE id = :id", id=counter.customer)
    counter.choose_customer()
    counter.scan("1001")
    draft = OrderDraft(Fulfilment.DELIVERY, TODAY, street=street, city=city)
    with pytest.raises(RuleError) as refused:
        counter.complete(Ending.ORDER, draft)
    assert refused.value.code == "order.address"
    counter.complete(Ending.ORDER, OrderDraft(Fulfilment.DELIVERY, TODAY))


def test_an_order_for_the_whole_day_is_late_when_that_day_is_over(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001")
    made = counter.complete(Ending.ORDER, OrderDraft(Fulfilment.PICKUP, TODAY, contact="06 1")).made[0]
    with counter.database.read() as reader:
        handling = order_handling.get(reader, made.document_id)
    assert handling is not None
    assert handling.promised_at == micros(promised_end(TODAY, "", "", ZONE))


# Who is wiped or merged ----------------------------------------------------------------------------------------------


def test_who_stands_on_a_bon_is_not_wiped_and_what_was_handed_out_is_forgotten(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001")
    draft = OrderDraft(
        Fulfilment.DELIVERY, TODAY, street="Geheim 1", postcode="1234 AB", city="Testdorp", internal_note="belt aan"
    )
    made = counter.complete(Ending.ORDER, draft).made[0]
    opening(counter).open(made.document_id, counter.seller)
    counter.pay("card")
    counter.complete()
    counter.choose_customer()
    counter.scan("1002")
    counter.till.selling.park(counter.seller)
    privacy = CustomerPrivacy(counter.database, counter.clock, Settings(counter.database, counter.clock))
    told = json.loads(privacy.export(counter.customer, OWNER))
    assert [row[1:3] for row in told["documents"]["order_handling"]] == [["Geheim 1", "1234 AB"]]
    assert len(told["documents"]["receipts"]) == 1
    with pytest.raises(RuleError) as refused:
        privacy.erase(counter.customer, OWNER)
    assert refused.value.code == "customer.unfinished"
    assert "bon op de kassa" in refused.value.reason.sentence
    parked = counter.till.selling.parked()[0]
    counter.till.selling.resume(parked.id, counter.seller)
    counter.till.selling.clear(counter.seller)
    privacy.erase(counter.customer, OWNER)
    assert counter.total("order_handling", "1", "street <> '' OR city <> '' OR internal_note <> ''") == 0
    counter.sound()


def test_a_customer_who_was_merged_meanwhile_pays_their_invoice(counter: Counter) -> None:
    invoice = counter.invoice(("1002", 1))
    counter.put(invoice)
    people = Customers(counter.database, counter.clock)
    kept = people.save(Customer("", "", "J. Voorbeeld", "Voorbeeld Bouw", kind=CustomerKind.COMPANY), OWNER)
    people.merge(kept.id, counter.customer, OWNER)
    counter.scan("1003")
    counter.pay("card")
    counter.complete()
    assert counter.open_of(invoice.document_id) == 0
    assert counter.books(Account.DEBTORS, counter.customer) == 0
    counter.choose_customer()
    counter.scan("1003")
    made = counter.complete(Ending.INVOICE).made[0]
    assert counter.books(Account.DEBTORS, kept.id) == made.gross.cents
    counter.sound()


# Gift cards ----------------------------------------------------------------------------------------------------------


def test_what_a_gift_card_paid_goes_back_on_it_and_is_spent_once_more(counter: Counter) -> None:
    code = make_code(7)
    counter.sell_card(code, 3000)
    counter.pay("card")
    counter.complete()
    counter.scan("1002")
    counter.till.checkout.add_payment("gift_card", Money(2495), counter.seller, new_id(), reference=code)
    bought = counter.complete()
    assert counter.card(code) == 505
    returning(counter).put(bought.receipt_id, {1: Quantity.ONE}, "Past niet", counter.seller)
    assert [(one.method, one.reference, one.amount) for one in counter.till.checkout.refund_plan()] == [
        ("gift_card", code, Money(2495))
    ]
    counter.till.checkout.add_payment("gift_card", Money(-2495), counter.seller, new_id(), reference=code)
    key = new_id()
    counter.complete(key=key)
    counter.complete(key=key)
    assert counter.card(code) == 3000
    assert counter.books(Account.RECEIVABLE, "card") == 3000
    counter.scan("1002")
    with pytest.raises(RuleError) as refused:
        counter.till.checkout.add_payment("gift_card", Money(3001), counter.seller, new_id(), reference=code)
    assert refused.value.code in {"gift_card.balance", "payment.too_much"}
    counter.sound()


def test_a_card_is_bought_with_what_comes_back(counter: Counter) -> None:
    counter.scan("1002")
    counter.pay("cash", 2495)
    bought = counter.complete()
    returning(counter).put(bought.receipt_id, {1: Quantity.ONE}, "Past niet", counter.seller)
    counter.sell_card(make_code(8), 2495)
    done = counter.complete()
    assert done.total == Money.ZERO
    assert counter.card(make_code(8)) == 2495
    report = counter.till.shifts.x_report(counter.seller)
    assert report.turnover + report.aside.gift_cards[1] + report.drawer.rounding == Money(
        sum(one.amount.cents for one in report.methods)
    )
    counter.sound()


# Reports -------------------------------------------------------------------------------------------------------------


def test_a_report_that_was_sealed_before_returns_were_told_is_read(counter: Counter) -> None:
    counter.scan("1002")
    counter.pay("card")
    counter.complete()
    reports = DayReports(counter.till.place, lambda: counter.till.settings)
    shift = counter.till.shifts.current()
    assert shift is not None
    with counter.database.read() as reader:
        body = reports._body(reader, shift, None, "Sanne", counter.clock.now())
        old = {name: value for name, value in body.items() if name not in {"returns", "aside"}}
        report = reports._report(reader, shift, old)
    assert (report.return_total, report.aside, report.turnover) == (Money.ZERO, Aside(), Money(2495))


# Practice ------------------------------------------------------------------------------------------------------------


def test_practice_ends_in_documents_of_its_own_and_none_of_the_shop(
    counter: Counter, clock: FrozenClock, tmp_path: Path
) -> None:
    before = [counter.total(table, "1") for table in ("sales_document", "ledger_entry", "series", "order_handling")]
    location = Training(counter.database, clock, tmp_path / "oefen.sqlite").start(OWNER)
    practice = open_database(location)
    there = Counter(practice, clock, founded=True)
    for ending in (Ending.INVOICE, Ending.LATER, Ending.ORDER):
        there.choose_customer()
        there.scan("1001")
        if ending is not Ending.LATER:
            there.pay("cash", 1000)
        made = there.complete(ending, OrderDraft(Fulfilment.PICKUP, TODAY)).made
        assert all(one.number.endswith("0001") or one.number.endswith("0002") for one in made)
    there.sell_card(make_code(9), 1000)
    there.pay("card")
    there.complete()
    there.sound()
    practice.close()
    after = [counter.total(table, "1") for table in ("sales_document", "ledger_entry", "series", "order_handling")]
    assert after == before
    assert counter.total("gift_card", "1") == 0


# Two tills on a server -----------------------------------------------------------------------------------------------


def test_two_tills_that_share_two_gift_cards_never_wait_in_a_circle(database: Database, clock: FrozenClock) -> None:
    first, second = two_desks(database, clock)
    codes = [first.sell_card(Money(20_000)) for _ in range(2)]
    for _ in range(6):
        for desk, order in ((first, codes), (second, codes[::-1])):
            desk.scan("1002")
            for code, cents in zip(order, (1_000, 1_495), strict=True):
                desk.pay("gift_card", Money(cents), code)
        assert both(first.done, second.done) == [None, None]
    assert [first.cards.look_up(code).balance for code in codes] == [Money(20_000 - 6 * 2_495)] * 2
    assert verify(database.location).findings == ()


# Rates that change ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", PriceMode)
def test_an_order_of_before_a_change_of_rates_is_handed_out_after_it(
    database: Database, clock: FrozenClock, mode: PriceMode
) -> None:
    counter = Counter(database, clock)
    made = counter.concept(("1001", 1), ("1002", 2))
    lines = tuple(replace(line, price=EnteredPrice(line.price.price, mode)) for line in made.lines)
    order = counter.orders.confirm(replace(made, price_mode=mode, lines=lines), OWNER, new_id())
    VatCodes(database, clock, ZONE).add_rate("high", Rate.percent(25), TODAY + timedelta(days=10), OWNER)
    clock.advance(days=20)
    shown = opening(counter).open(order.id, counter.seller).changed.basket
    counter.pay("card")
    done = counter.complete()
    assert done.made[0].gross == shown.total
    assert {line.vat_rate for line in shown.lines if line.kind.is_goods} == {Rate.percent(25)}
    counter.sound()


# The same order twice ------------------------------------------------------------------------------------------------


def test_an_order_of_which_the_office_handed_out_a_part_meanwhile_is_refused(
    counter: Counter, clock: FrozenClock
) -> None:
    order = counter.order(("1001", 2))
    opening(counter).open(order.id, counter.seller)
    counter.pay("card")
    clock.advance(minutes=5)
    line = order.goods[0].id
    counter.orders.deliver(order.id, {line: Quantity.ONE}, TODAY, OWNER, new_id())
    with pytest.raises(Conflict) as refused:
        counter.complete()
    assert refused.value.code == "order.changed_meanwhile"
    assert counter.stock() == (-1, 1)
    payment = counter.till.selling.basket().payments[0]
    counter.till.checkout.take_back(payment.id, counter.seller, refunded=True)
    assert opening(counter).state() is OrderState.CHANGED
    rest = opening(counter).reopen(counter.seller).changed.basket
    assert [one.quantity for one in rest.lines] == [Quantity.ONE]
    counter.till.restart()
    counter.pay("card")
    counter.complete()
    assert counter.stock() == (-2, 0)
    counter.sound()


@pytest.mark.parametrize("amount", [100, 6_000])
def test_an_order_of_which_an_invoice_was_made_before_is_not_asked_twice(counter: Counter, amount: int) -> None:
    order = counter.order(("1001", 1))
    opening(counter).open(order.id, counter.seller)
    with counter.database.read() as reader:
        found = sales.get(reader, order.id)
    assert found is not None
    left = {line.id: line.quantity for line in found.document.goods}
    concept = replace(counter.concept(kind=DocumentKind.INVOICE), lines=())
    head = replace(concept, party=found.document.party)
    document = invoice_of([found.document], left, TODAY, head, new_id)
    invoice = counter.invoicing.confirm(replace(document, due_date=TODAY), OWNER, new_id())
    counter.payments.pay([invoice.document_id], [Part("bank", Money(amount))], TODAY, "", OWNER, new_id())
    counter.pay("card")
    with pytest.raises(RuleError) as refused:
        counter.complete()
    assert refused.value.code == "invoice.source_invoiced"
    assert counter.stock() == (0, 1)
    counter.sound()
    payment = counter.till.selling.basket().payments[0]
    counter.till.checkout.take_back(payment.id, counter.seller, refunded=True)
    with pytest.raises(RuleError) as told:
        opening(counter).reopen(counter.seller)
    assert told.value.code == "order.invoiced"
    assert invoice.number in told.value.reason.sentence
