"""Settling at the till: documents, gift cards and goods in one press, money exact, on paper and in the day report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.repos import gift_cards
from kassa.domain.errors import Conflict, Denied, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.people.rights import Right
from kassa.domain.till.day_report import Aside
from kassa.domain.till.ending import Ending, Fulfilment, OrderDraft
from kassa.domain.till.gift_card import make_code
from kassa.domain.values import Money, Quantity
from kassa.output.receipts.receipt import receipt_slip
from kassa.output.receipts.shift_report import shift_report_slip
from kassa.output.slip import plain_text
from kassa.services.sales.holding import TillHolds
from kassa.services.sales.payments import Part
from kassa.services.till.receipts import Receipts
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.counter import Counter
from tests.support.shop import OWNER
from tests.support.trade import TODAY

CARD = make_code(1)
PICKUP = OrderDraft(Fulfilment.PICKUP, TODAY, "16:00", "17:00", contact="06 1234 5678", internal_note="bovenste plank")


@pytest.fixture
def counter(database: Database, clock: FrozenClock) -> Counter:
    return Counter(database, clock)


# Invoices ------------------------------------------------------------------------------------------------------------


def test_an_invoice_is_paid_at_the_till_and_is_no_turnover(counter: Counter) -> None:
    invoice = counter.invoice(("1002", 2))
    counter.put(invoice)
    counter.pay("cash", 5000)
    done = counter.complete()
    assert (done.total, done.change, done.number) == (Money(4990), Money(10), 1)
    assert counter.open_of(invoice.document_id) == 0
    assert counter.settled(done) == [("invoice", invoice.number, 4990, 0)]
    assert counter.paid(done) == [("cash", 0, 0, 0)]
    assert counter.receipt(done).receipt["gross"] == 0
    assert counter.books(Account.CASH, counter.till.place.till_id) == 25_000 + 4990
    assert counter.books(Account.DEBTORS, counter.customer) == 0
    assert counter.total("customer_payment", "amount") == 4990
    assert counter.total("day_vat_total", "gross") == 0
    counter.sound()


def test_a_part_is_paid_and_the_rest_stays_open(counter: Counter) -> None:
    invoice = counter.invoice(("1001", 1))
    counter.put(invoice, Money(2000))
    counter.pay("card")
    done = counter.complete()
    assert counter.settled(done) == [("invoice", invoice.number, 2000, 4995)]
    assert counter.open_of(invoice.document_id) == 4995
    counter.sound()


def test_goods_and_invoices_are_paid_together_documents_first(counter: Counter) -> None:
    invoice = counter.invoice(("1002", 1))
    counter.put(invoice)
    counter.scan("2003", 3)
    counter.pay("card", 2000)
    counter.pay("cash", 500)
    done = counter.complete()
    head = counter.receipt(done).receipt
    assert (head["gross"], head["cash_rounding"]) == (3, 2)
    assert (done.total, done.change) == (Money(2500), Money.ZERO)
    assert counter.paid(done) == [("card", 0, 0, 0), ("cash", 5, 5, 0)]
    assert counter.total("customer_payment", "amount") == 2495
    counter.sound()


def test_change_stands_with_the_goods_and_is_exact(counter: Counter) -> None:
    counter.put(counter.invoice(("1002", 1)))
    counter.scan("1003")
    counter.pay("cash", 5000)
    done = counter.complete()
    assert done.change == Money(1910)
    assert counter.paid(done) == [("cash", 595, 2505, 1910)]
    assert counter.total("customer_payment", "change") == 0
    counter.sound()


def test_a_credit_invoice_is_set_off_first(counter: Counter) -> None:
    old, new, credit = counter.invoice(("1002", 1)), counter.invoice(("1001", 1)), counter.credit(("1003", 1))
    for one in (new, old, credit):
        counter.put(one)
    counter.pay("card")
    done = counter.complete()
    assert done.total == Money(2495 + 6995 - 595)
    assert [counter.open_of(one.document_id) for one in (old, new, credit)] == [0, 0, 0]
    assert counter.total("allocation", "amount", "source = 'payment'") == 2495 + 6995 - 595
    assert counter.total("allocation", "amount", "source = 'credit' AND amount > 0") == 595
    counter.sound()


def test_a_credit_pays_goods_without_money(counter: Counter) -> None:
    credit = counter.credit(("1003", 1))
    counter.put(credit)
    counter.scan("1003")
    done = counter.complete()
    assert (done.total, done.change) == (Money.ZERO, Money.ZERO)
    assert counter.paid(done) == [("netted", 595, 595, 0)]
    assert counter.books(Account.RECEIVABLE, "netted") == 0
    assert counter.open_of(credit.document_id) == 0
    counter.sound()


def test_a_credit_is_paid_out_in_cash(counter: Counter) -> None:
    credit = counter.credit(("2002", 1))
    counter.put(credit)
    counter.pay("cash", -335)
    done = counter.complete()
    assert done.total == Money(-335)
    assert counter.books(Account.CASH, counter.till.place.till_id) == 25_000 - 335
    assert counter.books(Account.CASH_ROUNDING, "") == 2
    assert counter.open_of(credit.document_id) == 0
    counter.sound()


def test_what_comes_back_pays_an_invoice(counter: Counter) -> None:
    invoice = counter.invoice(("1001", 1))
    counter.put(invoice)
    counter.give_back(5000)
    counter.pay("card")
    done = counter.complete()
    assert done.total == Money(1995)
    assert counter.receipt(done).receipt["gross"] == -5000
    assert counter.paid(done) == [("card", 0, 0, 0), ("netted", -5000, -5000, 0)]
    assert counter.open_of(invoice.document_id) == 0
    assert counter.books(Account.RECEIVABLE, "netted") == 0
    counter.sound()


def test_more_comes_back_than_the_invoice(counter: Counter) -> None:
    invoice = counter.invoice(("1003", 1))
    counter.put(invoice)
    counter.give_back(5001)
    counter.pay("cash", -4405)
    done = counter.complete()
    assert done.total == Money(-4405)
    assert counter.open_of(invoice.document_id) == 0
    assert counter.paid(done) == [("cash", -4405, -4405, 0), ("netted", -595, -595, 0)]
    counter.sound()


def test_what_was_paid_meanwhile_is_refused_and_nothing_is_booked(counter: Counter) -> None:
    invoice = counter.invoice(("1002", 1))
    counter.put(invoice)
    counter.pay("card")
    counter.payments.pay([invoice.document_id], [Part("bank", Money(100))], TODAY, "", OWNER, new_id())
    with pytest.raises(RuleError) as refused:
        counter.complete()
    assert refused.value.code == "settle.changed"
    assert refused.value.reason.sentence == (
        f"Factuur {invoice.number} is intussen (gedeeltelijk) betaald. Er is niets geboekt."
    )
    assert counter.total("receipt", "1") == 0
    assert counter.till.selling.basket().payments
    counter.sound()


def test_what_another_till_holds_is_refused(counter: Counter) -> None:
    invoice = counter.invoice(("1002", 1))
    counter.put(invoice)
    counter.pay("card")
    other = replace(counter.till.place, till_id="other", name="Kassa 2")
    TillHolds(counter.database, counter.clock, other).take([invoice.document_id], counter.seller)
    with pytest.raises(Conflict) as refused:
        counter.complete()
    assert refused.value.code == "document.held"
    assert counter.total("receipt", "1") == 0


def test_the_cash_ceiling_counts_earlier_cash(counter: Counter) -> None:
    invoice = counter.invoice(("1001", 50))
    counter.put(invoice, Money(200_000))
    counter.pay("cash")
    counter.complete()
    counter.put(invoice, Money(100_000))
    with pytest.raises(RuleError) as refused:
        counter.pay("cash")
    assert refused.value.code == "payment.cash_ceiling"
    counter.sound()


def test_the_cash_ceiling_counts_the_parts_an_order_is_delivered_in(counter: Counter) -> None:
    order = counter.order(("1001", 60))
    (line,) = counter.open_order(order)
    counter.till.selling.set_quantity(line.id, Quantity.of(30), counter.seller)
    counter.pay("cash")
    counter.complete()
    (line,) = counter.open_order(order)
    counter.till.selling.set_quantity(line.id, Quantity.of(30), counter.seller)
    with pytest.raises(RuleError) as refused:
        counter.pay("cash")
    assert refused.value.code == "payment.cash_ceiling"
    counter.pay("card")
    counter.sound()


def test_paying_invoices_asks_for_its_right(counter: Counter) -> None:
    counter.put(counter.invoice(("1002", 1)))
    counter.pay("card")
    with pytest.raises(Denied) as denied:
        counter.complete(without=Right.REGISTER_PAYMENTS)
    assert denied.value.right == Right.REGISTER_PAYMENTS.value


# Gift cards ----------------------------------------------------------------------------------------------------------


def test_a_gift_card_is_sold_and_used(counter: Counter) -> None:
    counter.sell_card(CARD, 5000)
    counter.pay("cash", 5000)
    sold = counter.complete()
    assert counter.receipt(sold).receipt["gross"] == 0
    assert counter.settled(sold) == [("gift_card", CARD, 5000, 0)]
    counter.sound()
    counter.scan("1002")
    counter.put(counter.invoice(("1003", 1)))
    counter.pay("gift_card", 3000, code=CARD)
    counter.pay("card")
    used = counter.complete()
    assert counter.card(CARD) == 2000
    assert counter.paid(used) == [("gift_card", 2405, 2405, 0), ("card", 90, 90, 0)]
    with counter.database.read() as reader:
        card = reader.value("SELECT id FROM gift_card")
    assert counter.books(Account.GIFT_CARDS, card) == -2000
    counter.sound()


def test_a_gift_card_without_enough_on_it_books_nothing(counter: Counter) -> None:
    counter.sell_card(CARD, 1000)
    counter.pay("card")
    counter.complete()
    counter.scan("1002")
    with pytest.raises(RuleError) as refused:
        counter.pay("gift_card", 2495, code=CARD)
    assert refused.value.code == "gift_card.balance"
    counter.pay("gift_card", 1000, code=CARD)
    counter.pay("card")
    with counter.database.write() as tx:  # it paid at another till meanwhile
        gift_cards.redeem(tx, CARD, Money(600), "elders", 1)
    with pytest.raises(RuleError) as less:
        counter.complete()
    assert less.value.code == "gift_card.balance"
    assert counter.card(CARD) == 400
    assert counter.total("receipt", "1") == 1


# On paper ------------------------------------------------------------------------------------------------------------


def test_the_receipt_shows_every_payment_once_with_its_change(counter: Counter) -> None:
    invoice = counter.invoice(("1002", 1))
    counter.put(invoice)
    counter.scan("1003")
    counter.pay("card", 2600)
    counter.pay("cash", 1000)
    done = counter.complete()
    book = Receipts(counter.database, counter.clock, counter.till.place, lambda: counter.till.settings)
    paper = book.document(done.receipt_id)
    assert [(one.method, one.amount, one.given, one.change) for one in paper.payments] == [
        ("PIN", Money(2600), None, Money.ZERO),
        ("Contant", Money(490), Money(1000), Money(510)),
    ]
    assert (paper.total, paper.settled, paper.payable) == (Money(595), Money(2495), Money(3090))
    assert paper.customer == "10025 Voorbeeld Bouw B.V."
    text = plain_text(receipt_slip(paper), 42)
    assert f"Factuur {invoice.number}" in text
    assert book.search("", OWNER)[0].total == Money(3090)
    assert [one.id for one in book.search("30,90", OWNER)] == [done.receipt_id]


def test_what_is_netted_is_no_payment_on_paper(counter: Counter) -> None:
    counter.put(counter.credit(("1003", 1)))
    counter.scan("1003")
    done = counter.complete()
    book = Receipts(counter.database, counter.clock, counter.till.place, lambda: counter.till.settings)
    assert book.document(done.receipt_id).payments == ()


def test_a_returned_line_names_its_receipt(counter: Counter) -> None:
    counter.scan("1002")
    counter.pay("card")
    bought = counter.complete()
    counter.give_back(2495, receipt_id=bought.receipt_id)
    counter.pay("card", -2495)
    done = counter.complete()
    book = Receipts(counter.database, counter.clock, counter.till.place, lambda: counter.till.settings)
    (line,) = book.document(done.receipt_id).lines
    assert (line.original, line.amount) == ("1", Money(-2495))


def test_the_day_report_tells_what_is_no_turnover(counter: Counter) -> None:
    counter.put(counter.invoice(("1002", 1)))
    counter.scan("1003")
    counter.pay("cash", 5000)
    counter.complete()
    counter.choose_customer()
    counter.scan("1001")
    counter.complete(Ending.INVOICE)
    counter.choose_customer()
    counter.scan("2001")
    counter.complete(Ending.LATER)
    counter.choose_customer()
    counter.scan("2001")
    counter.pay("card", 1000)
    counter.complete(Ending.ORDER, PICKUP)
    counter.sell_card(CARD, 2500)
    counter.pay("card")
    counter.complete()
    counter.give_back(595)
    counter.pay("cash", -595)
    counter.complete()
    report = counter.till.shifts.x_report(counter.seller)
    assert report.turnover == Money.ZERO
    assert report.return_total == Money(595)
    assert report.counters.returns == 1
    assert [(one.name, one.amount) for one in report.methods] == [("PIN", Money(3500)), ("Contant", Money(2495))]
    assert report.drawer.expected == Money(25_000 + 2495)
    assert report.aside == Aside(
        invoiced=(1, Money(6995)),
        delivered=(1, Money(1250)),
        on_documents=(2, Money(3495)),
        gift_cards=(1, Money(2500)),
    )
    text = plain_text(shift_report_slip(report), 42)
    for words in ("Op rekening: facturen", "Op rekening: pakbonnen", "Betalingen op facturen en orders"):
        assert words in text
    counter.sound()
