"""A sale that ends in a document: an invoice, a delivery note, an order, an order that is handed out; booked once."""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from dataclasses import replace
from typing import Any

import pytest

from kassa.db.engine import Database
from kassa.db.repos import order_handling, stored_files
from kassa.domain.errors import Conflict, Denied, Reason, RuleError, StoreError
from kassa.domain.messages.files import NewFile
from kassa.domain.payments.ledger import Account
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind, DocumentStatus
from kassa.domain.till import attaching
from kassa.domain.till.basket import Discount
from kassa.domain.till.ending import Ending, Fulfilment, OrderDraft
from kassa.domain.values import Money, Quantity, UnitPrice
from kassa.services.sales.parties import limit_reason
from kassa.services.till import endings
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.counter import Counter
from tests.support.shop import OWNER
from tests.support.tills import Till
from tests.support.trade import TODAY

PICKUP = OrderDraft(Fulfilment.PICKUP, TODAY, "16:00", "17:00", contact="06 1234 5678", internal_note="bovenste plank")


@pytest.fixture
def counter(database: Database, clock: FrozenClock) -> Counter:
    return Counter(database, clock)


# Endings -------------------------------------------------------------------------------------------------------------


def test_an_invoice_is_made_on_account(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001", 2)
    done = counter.complete(Ending.INVOICE)
    invoice, slip = done.made
    assert (done.receipt_id, done.number, done.total) == ("", 0, Money.ZERO)
    assert (invoice.kind, invoice.gross) == (DocumentKind.INVOICE, Money(13990))
    assert slip.kind is DocumentKind.DELIVERY
    assert counter.open_of(invoice.document_id) == 13990
    assert counter.stock() == (-2, 0)
    assert counter.total("receipt", "1") == 0
    assert counter.books(Account.CASH, counter.till.place.till_id) == 25_000
    assert counter.total("shift_total", "amount", "kind = 'on_account' AND key = 'invoice'") == 13990
    assert counter.total("shift_total", "amount", "kind = 'method'") == 0
    assert counter.till.selling.basket().is_empty
    counter.sound()


def test_money_received_is_booked_on_the_invoice(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001")
    counter.pay("cash", 2000)
    done = counter.complete(Ending.INVOICE)
    invoice = done.made[0]
    assert counter.open_of(invoice.document_id) == 4995
    assert counter.settled(done) == [("invoice", invoice.number, 2000, 4995)]
    assert (done.total, done.change) == (Money(2000), Money.ZERO)
    assert counter.receipt(done).lines == ()
    counter.sound()
    counter.choose_customer()
    counter.scan("2002")
    counter.pay("cash", 1000)
    done = counter.complete(Ending.INVOICE)
    assert (counter.open_of(done.made[0].document_id), done.change) == (0, Money(665))
    counter.sound()


def test_later_makes_a_delivery_note_only(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001")
    done = counter.complete(Ending.LATER)
    assert [one.kind for one in done.made] == [DocumentKind.DELIVERY]
    assert counter.stock() == (-1, 0)
    assert counter.total("shift_total", "amount", "kind = 'on_account' AND key = 'delivery'") == 6995
    assert counter.books(Account.DEBTORS, counter.customer) == 0
    made = counter.invoicing.invoice_deliveries([done.made[0].document_id], TODAY, OWNER, new_id())
    assert made.invoices[0].gross == Money(6995)
    assert counter.stock() == (-1, 0)
    counter.sound()


def test_later_with_money_on_the_bon_is_refused(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001")
    counter.pay("cash", 2000)
    with pytest.raises(RuleError) as refused:
        counter.complete(Ending.LATER)
    assert refused.value.code == "ending.received"


@pytest.mark.parametrize("ending", [Ending.INVOICE, Ending.LATER, Ending.ORDER])
def test_an_ending_needs_a_customer(counter: Counter, ending: Ending) -> None:
    counter.scan("1001")
    with pytest.raises(RuleError) as refused:
        counter.complete(ending, PICKUP)
    assert refused.value.code == "ending.customer"


@pytest.mark.parametrize("ending", [Ending.INVOICE, Ending.LATER, Ending.ORDER])
def test_an_ending_refuses_what_is_no_goods(counter: Counter, ending: Ending) -> None:
    counter.put(counter.invoice(("1002", 1)))
    counter.scan("1001")
    with pytest.raises(RuleError):
        counter.complete(ending, PICKUP)
    counter.till.selling.clear(counter.seller)
    counter.choose_customer()
    counter.scan("1001")
    counter.give_back(1000)
    with pytest.raises(RuleError):
        counter.complete(ending, PICKUP)
    assert counter.total("sales_document", "1", "kind <> 'invoice'") == 0


@pytest.mark.parametrize(
    ("ending", "right"),
    [
        (Ending.INVOICE, Right.MAKE_DEFINITIVE),
        (Ending.LATER, Right.EDIT_DELIVERIES),
        (Ending.ORDER, Right.EDIT_ORDERS),
    ],
)
def test_an_ending_asks_for_its_right(counter: Counter, ending: Ending, right: Right) -> None:
    counter.choose_customer()
    counter.scan("1001")
    with pytest.raises(Denied) as denied:
        counter.complete(ending, PICKUP, without=right)
    assert denied.value.right == right.value


@pytest.mark.parametrize("ending", [Ending.INVOICE, Ending.LATER])
def test_above_the_credit_limit_a_leader_is_asked(counter: Counter, ending: Ending) -> None:
    with counter.database.write() as tx:
        tx.run("UPDATE customer SET credit_limit = 5000 WHERE id = :id", id=counter.customer)
    counter.choose_customer()
    counter.scan("1001")
    with pytest.raises(Denied) as denied:
        counter.complete(ending, without=Right.OVER_CREDIT_LIMIT)
    assert denied.value.right == Right.OVER_CREDIT_LIMIT.value
    assert counter.total("sales_document", "1") == 0
    if ending is Ending.INVOICE:
        counter.pay("cash", 2000)
        counter.complete(ending, without=Right.OVER_CREDIT_LIMIT)
    else:
        counter.complete(ending)
    counter.sound()


def test_two_tills_at_one_moment_stay_within_the_limit_together(
    counter: Counter, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with counter.database.write() as tx:
        tx.run("UPDATE customer SET credit_limit = 10000 WHERE id = :id", id=counter.customer)
    tills = (counter.till, Till(counter.database, clock, 2))
    tills[1].shifts.open(Money(25_000), tills[1].seller)
    for till in tills:
        till.selling.attach(lambda basket: attaching.set_customer(basket, counter.debtor), till.seller)
        till.selling.scan("1001", till.seller)
    both = threading.Barrier(2)

    def asked(*args: Any) -> Reason | None:
        """Let both look before either of them books, as far as the program allows it."""
        found = limit_reason(*args)
        with contextlib.suppress(threading.BrokenBarrierError):
            both.wait(1)
        return found

    monkeypatch.setattr(endings, "limit_reason", asked)
    told: list[str] = []

    def work(till: Till) -> None:
        seller = replace(till.seller, rights=till.seller.rights - {Right.OVER_CREDIT_LIMIT})
        try:
            told.append(till.checkout.complete(new_id(), seller, ending=Ending.LATER).made[0].kind.value)
        except Denied as refused:
            told.append(refused.right)

    threads = [threading.Thread(target=work, args=(till,)) for till in tills]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(told) == ["delivery", Right.OVER_CREDIT_LIMIT.value]
    counter.sound()


# Orders --------------------------------------------------------------------------------------------------------------


def test_an_order_is_placed_with_a_deposit(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001", 2)
    counter.pay("card", 5000)
    done = counter.complete(Ending.ORDER, PICKUP)
    (order,) = done.made
    assert (order.kind, order.gross) == (DocumentKind.ORDER, Money(13990))
    assert counter.settled(done) == [("deposit", order.number, 5000, 8990)]
    assert counter.books(Account.PREPAYMENTS, order.document_id) == -5000
    assert counter.stock() == (0, 2)
    with counter.database.read() as reader:
        row = reader.one("SELECT fulfilment, slot_from, promised_at, internal_note FROM order_handling")
    expected = dt.datetime(2026, 3, 14, 16, tzinfo=dt.UTC).timestamp() * 1_000_000
    assert row is not None
    assert tuple(row) == ("pickup", "16:00", int(expected), "bovenste plank")
    counter.sound()


def test_the_file_of_an_order_is_kept_with_it(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001")
    done = counter.complete(Ending.ORDER, replace(PICKUP, attachment=NewFile("../maat: 1.pdf", b"%PDF-1.4")))
    (order,) = done.made
    with counter.database.read() as reader:
        handling = order_handling.get(reader, order.document_id)
        (kept,) = stored_files.of_document(reader, order.document_id)
        assert handling is not None
        assert (handling.attachment, kept.name) == (kept.id, "maat_ 1.pdf")
        assert stored_files.content(reader, kept.id) == b"%PDF-1.4"
    counter.sound()


def test_an_order_without_money_gives_no_receipt(counter: Counter) -> None:
    counter.choose_customer()
    counter.scan("1001")
    done = counter.complete(Ending.ORDER, PICKUP)
    assert (done.receipt_id, counter.total("receipt", "1")) == ("", 0)
    counter.sound()


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (replace(PICKUP, date=TODAY - dt.timedelta(days=1)), "order.past"),
        (OrderDraft(Fulfilment.DELIVERY, TODAY), "order.address"),
    ],
)
def test_an_order_that_cannot_be_handed_out_is_refused(counter: Counter, draft: OrderDraft, code: str) -> None:
    counter.choose_customer()
    counter.scan("1001")
    with pytest.raises(RuleError) as refused:
        counter.complete(Ending.ORDER, draft)
    assert refused.value.code == code
    assert counter.total("sales_document", "1") == 0


def test_an_order_is_handed_out_and_its_deposit_used(counter: Counter) -> None:
    order = counter.order(("1001", 2), ("2001", 1))
    counter.deposit(order, 5000)
    counter.open_order(order, 5000)
    counter.pay("cash", 11000)
    done = counter.complete()
    invoice, slip = done.made
    assert invoice.gross == Money(15240)
    assert (done.total, done.change) == (Money(10240), Money(760))
    assert counter.open_of(invoice.document_id) == 0
    assert counter.settled(done) == [("invoice", invoice.number, 10240, 0)]
    assert counter.books(Account.PREPAYMENTS, order.id) == 0
    assert counter.stock() == (-2, 0)
    assert counter.drafts.get(order.id).document.status is DocumentStatus.COMPLETED
    assert slip.kind is DocumentKind.DELIVERY
    counter.sound()


def test_an_order_changed_at_the_till_keeps_its_old_version(counter: Counter) -> None:
    order = counter.order(("1001", 2), ("2001", 3))
    first, second = counter.open_order(order)
    selling = counter.till.selling
    selling.set_quantity(first.id, Quantity.of(3), counter.seller)
    selling.set_price(first.id, UnitPrice.of(Money(6000)), "afgesproken", counter.seller)
    selling.set_quantity(second.id, Quantity.of(1), counter.seller)
    counter.scan("1003")
    selling.set_discount(Discount.of_amount(Money(333), "actie"), counter.seller)
    due = selling.basket().total
    counter.pay("card")
    done = counter.complete()
    assert done.made[0].gross == due == Money(3 * 6000 + 1250 + 595 - 333)
    stored = counter.drafts.get(order.id).document
    assert stored.status is DocumentStatus.OPEN
    assert stored.line(second.order_line or "").quantity == Quantity.of(3)
    assert len(counter.orders.versions(order.id)) == 1
    counter.sound()


def test_an_order_changed_in_the_office_is_refused(counter: Counter) -> None:
    order = counter.order(("1001", 2))
    counter.open_order(order)
    line = replace(order.lines[0], quantity=Quantity.of(5))
    counter.orders.amend(replace(order, lines=(line,)), OWNER, new_id())
    counter.pay("card")
    with pytest.raises(Conflict) as refused:
        counter.complete()
    assert refused.value.code == "order.changed_meanwhile"
    assert counter.total("receipt", "1") == 0
    counter.sound()


def test_a_deposit_that_came_meanwhile_is_refused(counter: Counter) -> None:
    order = counter.order(("1001", 2))
    counter.open_order(order)
    counter.pay("card")
    counter.deposit(order, 1000)
    with pytest.raises(RuleError) as refused:
        counter.complete()
    assert refused.value.code == "settle.total"
    assert counter.total("receipt", "1") == 0
    counter.sound()


def test_an_order_paid_in_full_before_is_handed_out_without_money(counter: Counter) -> None:
    order = counter.order(("1001", 1))
    counter.deposit(order, 6995)
    counter.open_order(order, 6995)
    done = counter.complete()
    assert counter.settled(done) == [("invoice", done.made[0].number, 0, 0)]
    assert counter.paid(done) == []
    counter.sound()


def test_an_order_an_invoice_and_a_gift_card_together(counter: Counter) -> None:
    order = counter.order(("1001", 1))
    invoice = counter.invoice(("1002", 1))
    credit = counter.credit(("1001", 2))
    counter.open_order(order)
    counter.put(invoice)
    counter.put(credit)
    counter.sell_card("GC-9", 10_000)
    counter.pay("cash")
    done = counter.complete()
    assert done.total == Money(6995 + 2495 - 13990 + 10_000)
    assert [counter.open_of(one) for one in (done.made[0].document_id, invoice.document_id, credit.document_id)] == [
        0,
        0,
        0,
    ]
    counter.sound()


# Once ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", list(Ending))
def test_the_same_press_again_gives_the_same_answer(counter: Counter, ending: Ending) -> None:
    key = new_id()
    counter.choose_customer()
    counter.scan("1001")
    if ending is Ending.SALE:
        counter.put(counter.invoice(("1002", 1)))
        counter.pay("cash", 10_000)
    done = counter.complete(ending, PICKUP, key=key)
    counter.till.restart()
    again = counter.complete(ending, PICKUP, key=key)
    assert again == replace(done, anchor=None)
    assert counter.till.checkout.completed_with(key) == again
    counter.scan("1001")
    with pytest.raises(Conflict):
        counter.complete(ending, PICKUP, key=key)
    counter.sound()


@pytest.mark.parametrize("ending", list(Ending))
@pytest.mark.parametrize("kept", [True, False])
def test_an_answer_that_got_lost_is_asked_again(
    counter: Counter, ending: Ending, kept: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, driver = new_id(), counter.database._driver
    commit = driver.commit

    def lost(connection: Any) -> None:
        if kept:
            commit(connection)
        raise driver.errors[0]("the line went dead")

    counter.choose_customer()
    counter.scan("1001")
    if ending is Ending.SALE:
        counter.sell_card("GC-1", 2500)
        counter.put(counter.invoice(("1002", 1)))
        counter.pay("cash", 15_000)
    monkeypatch.setattr(driver, "commit", lost)
    with pytest.raises(StoreError) as refused:
        counter.complete(ending, PICKUP, key=key)
    monkeypatch.undo()
    assert refused.value.code == "store.unknown"
    done = counter.complete(ending, PICKUP, key=key)
    assert counter.complete(ending, PICKUP, key=key) == replace(done, anchor=None)
    made = {Ending.SALE: 0, Ending.INVOICE: 2, Ending.LATER: 1, Ending.ORDER: 1}[ending]
    assert len(done.made) == made
    assert counter.total("sales_document", "1", "kind <> 'invoice'") == (1 if made else 0)
    assert counter.total("receipt", "1") == (1 if ending is Ending.SALE else 0)
    assert counter.till.selling.basket().is_empty
    counter.sound()
