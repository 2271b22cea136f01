"""Invoices on the bon: held by the till that loaded them, refused elsewhere by name, free again when it dies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import customers
from kassa.domain.errors import Conflict, Denied, KassaError, RuleError
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer, CustomerKind
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, Party
from kassa.domain.till.attached import BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.values import Money, Rate
from kassa.services.sales.definitive import Definitive
from kassa.services.sales.holding import TillHolds
from kassa.services.sales.payments import Part
from kassa.services.sales.prepaid import DepositChoice
from kassa.services.till.documents import CounterDocuments
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.invoices import Desk
from tests.support.sales import DAY, concept, goods
from tests.support.shop import OWNER
from tests.support.tills import Till
from tests.support.trade import Trade

BUILDER, PAINTER = "b" * 32, "d" * 32
_BUILDER = Party(BUILDER, "10027", "", "Voorbeeld Bouw B.V.")
_PAINTER = Party(PAINTER, "10031", "", "Schildersbedrijf Proef")


class Counter:
    """Two tills and an office desk over one shop."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.trade = Trade(database, clock)
        self.desk = Desk(database, clock)
        self.clock = clock
        self.first, self.second = Till(database, clock, 1), Till(database, clock, 2)
        with database.write() as tx:
            for party, rate in ((_BUILDER, 500), (_PAINTER, 0)):
                company = Customer(
                    party.customer_id,
                    party.number,
                    "",
                    party.company,
                    kind=CustomerKind.COMPANY,
                    own_discount=Rate(rate),
                )
                customers.insert(tx, company)
        self.here, self.there = self.documents(self.first), self.documents(self.second)

    def documents(self, till: Till) -> CounterDocuments:
        """The documents of a till, as after a start."""
        return CounterDocuments(till.database, till.selling, TillHolds(till.database, self.clock, till.place))

    def invoice(self, cents: int, party: Party = _BUILDER, date: dt.date = DAY) -> Definitive:
        """A definitive invoice."""
        return self.desk.invoice(goods(cents), party=party, date=date)

    def pay(self, document_id: str, cents: int) -> None:
        """Money comes in at the office."""
        self.desk.payments.pay([document_id], [Part("bank", Money(cents))], DAY, "", OWNER, new_id())

    def pass_seconds(self, seconds: int) -> None:
        """Nothing happens for a while."""
        self.clock.advance(seconds=seconds)


@pytest.fixture
def counter(database: Database, clock: FrozenClock) -> Counter:
    return Counter(database, clock)


def refused(work: Callable[[], object]) -> KassaError:
    with pytest.raises(KassaError) as caught:
        work()
    return caught.value


def test_an_invoice_goes_on_the_bon_with_its_debtor_and_comes_off_again(counter: Counter) -> None:
    made, seller = counter.invoice(24595), counter.first.seller
    changed = counter.here.put(made.document_id, seller)
    basket = changed.basket
    assert (basket.total, basket.settled, basket.turnover) == (Money(24595), Money(24595), Money.ZERO)
    assert basket.customer == BasketCustomer(BUILDER, "10027", "Voorbeeld Bouw B.V.", Rate(500))
    (line,) = basket.lines
    assert (line.name, line.detail) == (f"Factuur {made.number}", "Voorbeeld Bouw B.V.")
    assert changed.undo is not None
    assert counter.here.held == {made.document_id}
    assert refused(lambda: counter.here.put(made.document_id, seller)).code == "basket.invoice_twice"
    assert counter.here.held == {made.document_id}
    assert counter.here.take_off(made.document_id, seller).basket.lines == ()
    assert counter.here.held == frozenset()
    counter.there.put(made.document_id, counter.second.seller)


def test_who_holds_it_is_named_to_the_other_till_and_to_the_office(counter: Counter) -> None:
    made = counter.invoice(10000)
    counter.here.put(made.document_id, counter.first.seller)
    elsewhere = refused(lambda: counter.there.put(made.document_id, counter.second.seller))
    assert elsewhere.code == "document.held"
    assert elsewhere.reason.sentence == "Sanne heeft dit document open (Kassa 1). Er is niets veranderd."
    office = refused(lambda: counter.pay(made.document_id, 10000))
    assert (office.code, office.reason.who) == ("document.held", "Sanne, Kassa 1")
    credit = refused(lambda: counter.desk.invoicing.credit(made.document_id, None, DAY, OWNER, new_id()))
    assert credit.code == "document.held"
    assert counter.desk.open_of(made.document_id).open == Money(10000)
    counter.first.selling.clear(counter.first.seller)
    counter.here.sync(counter.first.seller)
    counter.pay(made.document_id, 10000)
    assert counter.desk.open_of(made.document_id).open == Money.ZERO


def test_a_payment_is_not_taken_back_while_its_invoice_is_on_a_bon(counter: Counter) -> None:
    made = counter.invoice(10000)
    paid = counter.desk.payments.pay(
        [made.document_id], [Part("bank", Money(4000))], DAY, "", OWNER, new_id()
    ).payment_ids[0]
    counter.here.put(made.document_id, counter.first.seller)
    again = refused(lambda: counter.desk.payments.reverse(paid, "verkeerd", OWNER, new_id()))
    assert again.code == "document.held"


def test_an_order_on_a_bon_is_not_changed_in_the_office(counter: Counter) -> None:
    orders = counter.trade.orders
    order = orders.confirm(counter.trade.concept(("1001", 3)), OWNER, new_id())
    TillHolds(counter.desk.database, counter.clock, counter.first.place).take([order.id], counter.first.seller)
    line = order.goods[0].id
    acts: list[Callable[[], object]] = [
        lambda: orders.amend(replace(order, note="anders"), OWNER, new_id()),
        lambda: orders.cancel(order.id, DepositChoice.KEEP, OWNER, new_id()),
        lambda: orders.cancel_lines(order.id, {line: order.goods[0].quantity}, OWNER, new_id()),
        lambda: orders.deliver(order.id, None, order.date, OWNER, new_id()),
        lambda: counter.trade.deposit(order, 100),
    ]
    assert [refused(act).code for act in acts] == ["document.held"] * len(acts)
    assert orders.deliver(order.id, None, order.date, counter.first.seller, new_id()).number


def test_a_till_that_died_lets_go_after_a_minute_and_takes_it_back_at_its_start(counter: Counter) -> None:
    made = counter.invoice(10000)
    counter.here.put(made.document_id, counter.first.seller)
    counter.pass_seconds(45)
    counter.here.renew(counter.first.seller)
    counter.pass_seconds(45)
    assert refused(lambda: counter.pay(made.document_id, 1000)).code == "document.held"
    counter.first.restart()
    back = counter.documents(counter.first)
    assert back.sync(counter.first.seller).reasons == ()
    assert back.held == {made.document_id}
    counter.pass_seconds(61)
    counter.there.put(made.document_id, counter.second.seller)
    lost = back.renew(counter.first.seller)
    assert [one.code for one in lost.reasons] == ["document.held"]
    assert "Sanne, Kassa 2" in lost.reasons[0].sentence
    assert counter.first.selling.basket().lines == ()
    assert back.held == frozenset()


def test_paid_elsewhere_while_parked_is_told_and_taken_off(counter: Counter) -> None:
    paid, part, kept = counter.invoice(10000), counter.invoice(5000), counter.invoice(2500)
    seller, selling = counter.first.seller, counter.first.selling
    counter.here.put_all([paid.document_id, part.document_id, kept.document_id], seller)
    parked = selling.basket().id
    selling.park(seller)
    counter.here.sync(seller)
    assert counter.here.held == frozenset()
    counter.pay(paid.document_id, 10000)
    counter.pay(part.document_id, 2000)
    selling.resume(parked, seller)
    synced = counter.here.sync(seller)
    assert [one.code for one in synced.reasons] == ["basket.paid_meanwhile", "basket.open_changed"]
    assert synced.changed is not None
    assert [line.amount for line in synced.changed.basket.lines] == [Money(3000), Money(2500)]
    assert counter.here.held == {part.document_id, kept.document_id}
    assert selling.basket().total == Money(5500)


def test_undo_takes_the_hold_again(counter: Counter) -> None:
    made, seller, selling = counter.invoice(10000), counter.first.seller, counter.first.selling
    line = counter.here.put(made.document_id, seller).line_id
    removed = selling.remove_line(str(line), seller)
    counter.here.sync(seller)
    assert counter.here.held == frozenset()
    assert removed.undo is not None
    selling.undo(removed.undo, seller)
    assert counter.here.sync(seller).reasons == ()
    assert counter.here.held == {made.document_id}


def test_several_invoices_are_of_one_debtor_and_the_second_is_named(counter: Counter) -> None:
    mine, other = counter.invoice(10000), counter.invoice(500, _PAINTER)
    seller = counter.first.seller
    two = refused(lambda: counter.here.put_all([mine.document_id, other.document_id], seller))
    assert two.code == "basket.second_debtor"
    assert "Schildersbedrijf Proef" in two.reason.sentence
    assert counter.first.selling.basket().lines == ()
    assert counter.here.held == frozenset()
    counter.there.put(other.document_id, counter.second.seller)
    counter.here.put(mine.document_id, seller)
    assert refused(lambda: counter.here.put_all([mine.document_id], seller)).code == "basket.invoices_on"


def test_customers_that_were_merged_are_one_debtor(counter: Counter) -> None:
    mine, other = counter.invoice(10000), counter.invoice(500, _PAINTER)
    credit = counter.desk.invoicing.credit(counter.invoice(300, _PAINTER).document_id, None, DAY, OWNER, new_id())
    with counter.desk.database.write() as tx:
        tx.run("UPDATE customer SET merged_into = :to WHERE id = :id", to=BUILDER, id=PAINTER)
    seller = counter.first.seller
    basket = counter.here.put_all([mine.document_id, other.document_id], seller).basket
    assert (basket.total, len(basket.lines)) == (Money(10500), 2)
    assert basket.customer is not None
    assert basket.customer.id == BUILDER
    assert counter.desk.open_of(credit.document_id).open == Money.ZERO


def test_a_credit_of_one_merged_account_is_not_set_off_against_the_other(counter: Counter) -> None:
    mine, theirs = counter.invoice(10000), counter.invoice(300, _PAINTER)
    counter.pay(theirs.document_id, 300)
    credit = counter.desk.invoicing.credit(theirs.document_id, None, DAY, OWNER, new_id())
    with counter.desk.database.write() as tx:
        tx.run("UPDATE customer SET merged_into = :to WHERE id = :id", to=BUILDER, id=PAINTER)
    seller = counter.first.seller
    together = refused(lambda: counter.here.put_all([mine.document_id, credit.document_id], seller))
    assert together.code == "basket.merged_accounts"
    assert counter.here.put(credit.document_id, seller).basket.total == Money(-300)
    assert refused(lambda: counter.here.put(mine.document_id, seller)).code == "basket.merged_accounts"


def test_a_credit_reduces_and_a_part_goes_to_the_oldest(counter: Counter) -> None:
    old = counter.invoice(10000, date=DAY - dt.timedelta(days=30))
    new = counter.invoice(8000)
    bought = counter.invoice(1000)
    counter.pay(bought.document_id, 1000)
    credit = counter.desk.invoicing.credit(bought.document_id, None, DAY, OWNER, new_id())
    seller = counter.first.seller
    ids = [new.document_id, credit.document_id, old.document_id]
    basket = counter.here.put_all(ids, seller, Money(11000)).basket
    assert {line.number: line.amount for line in basket.lines} == {
        new.number: Money(2000),
        credit.number: Money(-1000),
        old.number: Money(10000),
    }
    assert basket.total == Money(11000)
    basket = counter.here.spread(Money(9000), seller).basket
    assert basket.total == Money(9000)
    assert counter.here.held == {credit.document_id, old.document_id}
    too_much = refused(lambda: counter.here.spread(Money(9001), seller))
    assert too_much.code == "basket.spread"


def test_a_part_of_one_invoice(counter: Counter) -> None:
    made, seller = counter.invoice(10000), counter.first.seller
    line = str(counter.here.put(made.document_id, seller, Money(2500)).line_id)
    assert counter.first.selling.basket().total == Money(2500)
    assert counter.here.set_part(line, Money(10000), seller).basket.total == Money(10000)
    for cents in (0, -1, 10001):
        wrong = refused(lambda cents=cents: counter.here.set_part(line, Money(cents), seller))  # type: ignore[misc]
        assert wrong.code == "basket.invoice_amount"


def test_what_cannot_be_paid_is_refused_in_words(counter: Counter) -> None:
    seller = counter.first.seller
    paid = counter.invoice(1000)
    counter.pay(paid.document_id, 1000)
    assert refused(lambda: counter.here.put(paid.document_id, seller)).code == "basket.invoice_paid"
    order = counter.desk.order(goods(1000), party=_BUILDER)
    assert refused(lambda: counter.here.put(order.id, seller)).code == "basket.no_invoice"
    draft = concept(DocumentKind.INVOICE, goods(500), party=_BUILDER)
    counter.trade.drafts.save(draft, OWNER)
    assert refused(lambda: counter.here.put(draft.id, seller)).code == "basket.concept"
    assert refused(lambda: counter.here.put("weg", seller)).code == "basket.no_invoice"
    assert counter.here.held == frozenset()


def test_an_invoice_of_somebody_else_than_the_customer_with_goods_is_refused(counter: Counter) -> None:
    made, seller = counter.invoice(1000, _PAINTER), counter.first.seller
    builder = BasketCustomer(BUILDER, "10027", "Voorbeeld Bouw B.V.")
    counter.first.selling.attach(lambda basket: set_customer(basket, builder), seller)
    assert counter.here.put(made.document_id, seller).basket.customer is not None
    counter.here.take_off(made.document_id, seller)
    counter.first.selling.attach(lambda basket: set_customer(basket, builder), seller)
    counter.first.selling.scan("1001", seller)
    second = refused(lambda: counter.here.put(made.document_id, seller))
    assert second.code == "basket.second_debtor"
    assert "Schildersbedrijf Proef" in second.reason.sentence


def test_rights_are_asked(counter: Counter) -> None:
    made, here = counter.invoice(1000), counter.here
    acts: list[Callable[[Actor], object]] = [
        lambda actor: here.put(made.document_id, actor),
        lambda actor: here.put_all([made.document_id], actor),
        lambda actor: here.take_off(made.document_id, actor),
        lambda actor: here.set_part("x", Money(1), actor),
        lambda actor: here.spread(Money(1), actor),
    ]
    for right in (Right.VIEW_INVOICES, Right.SELL):
        actor = replace(counter.first.seller, rights=frozenset(Right) - {right})
        for act in acts:
            with pytest.raises(Denied):
                act(actor)


def test_too_many_at_once(counter: Counter) -> None:
    with pytest.raises(RuleError) as caught:
        counter.here.put_all([str(number) for number in range(501)], counter.first.seller)
    assert caught.value.code == "basket.invoices_many"
    with pytest.raises(Conflict):
        counter.there.put(_held(counter), counter.second.seller)


def _held(counter: Counter) -> str:
    made = counter.invoice(1)
    counter.here.put(made.document_id, counter.first.seller)
    return made.document_id
