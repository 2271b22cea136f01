"""Payments in the office: exact, once, refused in words; deposits and reversals."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from kassa.db.engine import Database
from kassa.db.ledger import balance
from kassa.db.verify import verify
from kassa.domain.errors import Conflict, Denied, InputError, RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values import Money
from kassa.services.sales.payments import Paid, Part
from kassa.system.identity import new_id
from tests.support.invoices import Desk, open_desk
from tests.support.sales import DAY, PARTY, concept, goods
from tests.support.shop import BRANCH, NOBODY, OWNER

CASH_BOX = f"office/{BRANCH}"


@pytest.fixture
def desk(database: Database) -> Desk:
    return open_desk(database)


def pay(desk: Desk, ids: list[str] | str, *parts: tuple[str, int], key: str = "", sure: bool = False) -> Paid:
    many = [ids] if isinstance(ids, str) else ids
    taken = [Part(method, Money(cents)) for method, cents in parts]
    return desk.payments.pay(many, taken, DAY, "aan balie", OWNER, key or new_id(), sure=sure)


def books(desk: Desk, account: Account, subject: str) -> int:
    with desk.database.read() as reader:
        return balance(reader, account, subject).cents


def sound(desk: Desk) -> bool:
    return verify(desk.database.location).findings == ()


def test_the_office_offers_its_methods_and_says_why_not_the_card(desk: Desk) -> None:
    methods = {one.code: one for one in desk.payments.methods()}
    assert [one.name for one in methods.values()] == ["PIN", "Contant", "Bank"]
    assert methods["card"].refused is not None
    made = desk.invoice(goods(1000))
    with pytest.raises(RuleError) as refused:
        pay(desk, made.document_id, ("card", 1000))
    assert refused.value.reason.sentence == "PIN kan alleen via de kassa."
    desk.rules = replace(desk.rules, standalone_card=True)
    assert pay(desk, made.document_id, ("card", 1000)).still_open == Money.ZERO
    assert books(desk, Account.RECEIVABLE, "card") == 1000


def test_the_whole_open_amount_is_proposed(desk: Desk) -> None:
    first, second = desk.invoice(goods(1000)), desk.invoice(goods(500))
    pay(desk, first.document_id, ("bank", 300))
    proposal = desk.payments.proposal([second.document_id, first.document_id])
    assert (proposal.open, proposal.amount, proposal.method) == (Money(1200), Money(1200), "bank")
    assert desk.payments.proposal([desk.invoice(goods(1003)).document_id]).cash == Money(1005)
    assert desk.payments.proposal([desk.invoice(goods(3)).document_id]).cash == Money(3)
    with pytest.raises(RuleError) as refused:
        desk.payments.proposal(["weg"])
    assert refused.value.code == "payment.no_document"


def test_a_part_leaves_the_rest_open_and_a_full_payment_nothing(desk: Desk) -> None:
    made = desk.invoice(goods(3630))
    assert pay(desk, made.document_id, ("bank", 3000)).still_open == Money(630)
    paid = pay(desk, made.document_id, ("cash", 1000))
    assert (paid.applied, paid.change, paid.still_open) == (Money(630), Money(370), Money.ZERO)
    assert (books(desk, Account.CASH, CASH_BOX), books(desk, Account.RECEIVABLE, "bank")) == (630, 3000)
    facts = desk.payments.of(made.document_id)
    assert [(one.method, one.amount, one.note) for one in facts] == [
        ("Bank", Money(3000), "aan balie"), ("Contant", Money(630), "aan balie"),
    ]  # fmt: skip
    with pytest.raises(RuleError) as refused:
        pay(desk, made.document_id, ("bank", 1))
    assert refused.value.code == "payment.nothing_open"
    assert sound(desk)


def test_too_much_is_refused_but_in_cash_gives_change(desk: Desk) -> None:
    made = desk.invoice(goods(1000))
    for parts in ([("bank", 1001)], [("bank", 600), ("bank", 401)], [("bank", 1000), ("cash", 5)]):
        with pytest.raises(RuleError) as refused:
            pay(desk, made.document_id, *parts)
        assert refused.value.code in ("payment.too_much", "payment.nothing_open")
    assert pay(desk, made.document_id, ("cash", 2000)).change == Money(1000)


def test_several_methods_are_stored_each_on_its_own(desk: Desk) -> None:
    made = desk.invoice(goods(1000))
    paid = pay(desk, made.document_id, ("cash", 405), ("bank", 600))
    assert (len(paid.payment_ids), paid.change, paid.still_open) == (2, Money(5), Money.ZERO)
    assert [(one.method, one.amount) for one in desk.payments.of(made.document_id)] == [
        ("Bank", Money(600)), ("Contant", Money(400)),
    ]  # fmt: skip


def test_only_the_cash_part_is_rounded(desk: Desk) -> None:
    made = desk.invoice(goods(1002))
    paid = pay(desk, made.document_id, ("cash", 1000))
    assert (paid.applied, paid.change, paid.still_open) == (Money(1002), Money.ZERO, Money.ZERO)
    assert (books(desk, Account.CASH, CASH_BOX), books(desk, Account.CASH_ROUNDING, "")) == (1000, 2)
    other = desk.invoice(goods(1003))
    assert pay(desk, other.document_id, ("bank", 1003)).applied == Money(1003)
    third = desk.invoice(goods(1003))
    assert pay(desk, third.document_id, ("bank", 500), ("cash", 505)).applied == Money(1003)
    assert books(desk, Account.CASH_ROUNDING, "") == 0
    with pytest.raises(RuleError) as refused:
        pay(desk, desk.invoice(goods(1003)).document_id, ("cash", 503))
    assert refused.value.code == "payment.cash_coin"
    assert sound(desk)


def test_much_cash_is_refused_with_earlier_parts_counted(desk: Desk) -> None:
    made = desk.invoice(goods(500_000))
    with pytest.raises(RuleError) as refused:
        pay(desk, made.document_id, ("cash", 300_000))
    assert refused.value.code == "payment.cash_ceiling"
    pay(desk, made.document_id, ("cash", 200_000))
    with pytest.raises(RuleError, match=r"al €.2\.000,00 contant") as refused:
        pay(desk, made.document_id, ("cash", 100_000))
    assert refused.value.code == "payment.cash_ceiling"
    pay(desk, made.document_id, ("cash", 99_995))
    assert pay(desk, made.document_id, ("bank", 200_005)).still_open == Money.ZERO


def test_cash_deposits_count_for_the_ceiling_of_the_invoice(desk: Desk) -> None:
    order = desk.order(goods(400_000))
    desk.payments.deposit(order.id, [Part("cash", Money(200_000))], DAY, "", OWNER, new_id())
    made = desk.invoice(replace(order.goods[0], id=new_id(), source_line=order.goods[0].id))
    with pytest.raises(RuleError) as refused:
        pay(desk, made.document_id, ("cash", 150_000))
    assert refused.value.code == "payment.cash_ceiling"


def test_large_change_asks_first(desk: Desk) -> None:
    made = desk.invoice(goods(1000))
    with pytest.raises(RuleError) as refused:
        pay(desk, made.document_id, ("cash", 100_000))
    assert refused.value.code == "payment.change_large"
    assert pay(desk, made.document_id, ("cash", 100_000), sure=True).change == Money(99_000)


def test_one_payment_settles_the_oldest_first(desk: Desk) -> None:
    made = [desk.invoice(goods(1000)) for _ in range(3)]
    late = desk.invoicing.confirm(
        replace(concept(DocumentKind.INVOICE, goods(1000)), due_date=DAY.replace(day=30)), OWNER, new_id()
    )
    ids = [late.document_id, *(one.document_id for one in made)]
    assert pay(desk, ids, ("bank", 3500)).still_open == Money(500)
    assert [desk.open_of(one).open for one in ids] == [Money(500), Money(0), Money(0), Money(0)]
    assert sound(desk)


def test_documents_of_several_customers_or_an_order_are_refused(desk: Desk) -> None:
    mine, other = desk.invoice(goods(100)), desk.invoice(goods(100), party=replace(PARTY, customer_id="z" * 32))
    for ids, code in (
        ([mine.document_id, other.document_id], "payment.customers"),
        ([desk.order(goods(100)).id], "payment.order"),
        ([], "payment.no_document"),
    ):
        with pytest.raises(RuleError) as refused:
            pay(desk, ids, ("bank", 100))
        assert refused.value.code == code


def test_the_same_press_books_once_and_another_amount_is_refused(desk: Desk) -> None:
    made = desk.invoice(goods(1000))
    first = pay(desk, made.document_id, ("bank", 400), key="k")
    assert pay(desk, made.document_id, ("bank", 400), key="k") == first
    with pytest.raises(Conflict):
        pay(desk, made.document_id, ("bank", 500), key="k")
    assert desk.open_of(made.document_id).open == Money(600)


def test_two_offices_with_one_key_and_two_with_two_keys(desk: Desk) -> None:
    made = desk.invoice(goods(1000))
    answers: list[object] = []

    def together(*keys: str) -> None:
        go = threading.Barrier(len(keys))

        def work(key: str) -> None:
            second = Desk(desk.database, desk.clock)
            go.wait()
            try:
                answers.append(pay(second, made.document_id, ("bank", 600), key=key))
            except (RuleError, Conflict) as refused:
                answers.append(refused.code)

        threads = [threading.Thread(target=work, args=(key,)) for key in keys]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

    together("same", "same")
    done = [one for one in answers if isinstance(one, Paid)]
    assert len(set(done)) == 1
    answers.clear()
    together("a", "b")
    assert [one for one in answers if isinstance(one, str)] == ["payment.too_much", "payment.too_much"]
    assert desk.open_of(made.document_id).open == Money(400)
    assert sound(desk)


def test_a_deposit_is_more_than_nothing_and_at_most_the_order(desk: Desk) -> None:
    order = desk.order(goods(1000))

    def deposit(cents: int, method: str = "bank") -> Paid:
        return desk.payments.deposit(order.id, [Part(method, Money(cents))], DAY, "", OWNER, new_id())

    for cents in (0, -100, 1001):
        with pytest.raises(RuleError):
            deposit(cents)
    with pytest.raises(RuleError) as refused:
        deposit(2000, "cash")
    assert refused.value.code == "payment.too_much"
    assert (deposit(400).still_open, deposit(200, "cash").still_open) == (Money(600), Money(400))
    assert books(desk, Account.PREPAYMENTS, order.id) == -600
    with pytest.raises(RuleError) as refused:
        desk.payments.deposit(desk.invoice(goods(1)).document_id, [Part("bank", Money(1))], DAY, "", OWNER, new_id())
    assert refused.value.code == "deposit.order"
    assert sound(desk)


def test_no_deposit_for_what_is_invoiced_already(desk: Desk) -> None:
    order = desk.order(goods(1000, 2))
    assert desk.payments.proposal([order.id]).amount == Money(2000)
    slip = desk.slip_of(order)
    desk.invoicing.invoice_deliveries([slip.id], DAY, OWNER, new_id())
    assert desk.payments.proposal([order.id]).amount == Money.ZERO
    with pytest.raises(RuleError) as refused:
        desk.payments.deposit(order.id, [Part("bank", Money(100))], DAY, "", OWNER, new_id())
    assert refused.value.code == "payment.nothing_open"


def test_a_payment_is_reversed_once_by_a_counter_payment(desk: Desk) -> None:
    made = desk.invoice(goods(1002))
    (payment,) = pay(desk, made.document_id, ("cash", 1000)).payment_ids
    back = desk.payments.reverse(payment, "Verkeerde klant", OWNER, "r")
    assert desk.payments.reverse(payment, "Verkeerde klant", OWNER, "r") == back
    assert desk.open_of(made.document_id).open == Money(1002)
    assert (books(desk, Account.CASH, CASH_BOX), books(desk, Account.CASH_ROUNDING, "")) == (0, 0)
    assert books(desk, Account.DEBTORS, PARTY.customer_id) == 1002
    assert [(one.reversed, one.is_reversal) for one in desk.payments.of(made.document_id)] == [
        (True, False), (False, True),
    ]  # fmt: skip
    for wrong, code in (
        (payment, "payment.reversed"),
        (back.payment_ids[0], "payment.is_reversal"),
        ("x", "payment.gone"),
    ):
        with pytest.raises(RuleError) as refused:
            desk.payments.reverse(wrong, "Nogmaals", OWNER, new_id())
        assert refused.value.code == code
    with pytest.raises(InputError):
        desk.payments.reverse(payment, "  ", OWNER, new_id())
    assert sound(desk)


def test_a_deposit_that_was_used_is_not_taken_back(desk: Desk) -> None:
    order = desk.order(goods(1000))
    (payment,) = desk.payments.deposit(order.id, [Part("bank", Money(700))], DAY, "", OWNER, new_id()).payment_ids
    desk.invoice(replace(order.goods[0], id=new_id(), source_line=order.goods[0].id))
    with pytest.raises(RuleError) as refused:
        desk.payments.reverse(payment, "Terug", OWNER, new_id())
    assert refused.value.code == "payment.deposit_used"
    assert sound(desk)


def test_an_unused_deposit_is_taken_back(desk: Desk) -> None:
    order = desk.order(goods(1000))
    (payment,) = desk.payments.deposit(order.id, [Part("bank", Money(700))], DAY, "", OWNER, new_id()).payment_ids
    desk.payments.reverse(payment, "Terug", OWNER, new_id())
    assert (books(desk, Account.PREPAYMENTS, order.id), desk.open_of(order.id).open) == (0, Money(1000))
    assert sound(desk)


def test_a_closed_period_takes_no_payment(desk: Desk) -> None:
    made = desk.invoice(goods(100))
    desk.rules = replace(desk.rules, closed_until=DAY)
    with pytest.raises(RuleError) as refused:
        pay(desk, made.document_id, ("bank", 100))
    assert refused.value.code == "payment.date"


def test_rights_are_asked(desk: Desk) -> None:
    made = desk.invoice(goods(100))
    acts: tuple[tuple[Right, Callable[[], Paid]], ...] = (
        (Right.REGISTER_PAYMENTS, lambda: desk.payments.pay([made.document_id], [], DAY, "", NOBODY, "k")),
        (Right.REGISTER_PAYMENTS, lambda: desk.payments.deposit("x", [], DAY, "", NOBODY, "k")),
        (Right.REVERSE_PAYMENTS, lambda: desk.payments.reverse("x", "y", NOBODY, "k")),
    )
    for right, act in acts:
        with pytest.raises(Denied) as denied:
            act()
        assert denied.value.right == right
