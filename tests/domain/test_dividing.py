"""One payment for documents and goods: every cent goes somewhere once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.payments.dividing import divide, set_off_oldest
from kassa.domain.payments.method import MethodKind
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.payments.settlement import BookedPayment
from kassa.domain.values import Money

cents = st.integers(0, 100_000)


def payments(total: int, cuts: list[int], change: int = 0) -> list[BookedPayment]:
    parts, left = [], total
    for cut in cuts:
        part = int(left * cut / 100)
        parts.append(part)
        left -= part
    made = []
    for place, part in enumerate([*parts, left]):
        if part:
            back = change if part == left and part > 0 else 0
            payment = BasketPayment(str(place), "cash", MethodKind.CASH, Money(part + back))
            made.append(BookedPayment(payment, Money(part), Money(part + back), Money(back)))
    return made


@given(pay=cents, back=cents, goods=st.integers(-100_000, 100_000), cuts=st.lists(st.integers(0, 100), max_size=3))
def test_every_cent_goes_somewhere_once(pay: int, back: int, goods: int, cuts: list[int]) -> None:
    paid = payments(pay - back + goods, cuts, change=7)
    done = divide(paid, Money(pay), Money(-back), Money(goods))
    assert [one.payment for one in done.shares] == paid
    for one in done.shares:
        assert one.documents + one.goods == one.payment.amount
        assert one.documents_change + one.goods_change == one.payment.change
        assert one.documents.cents * one.payment.amount.cents >= 0
        assert one.goods.cents * one.payment.amount.cents >= 0
    documents = sum(one.documents.cents for one in done.shares)
    on_goods = sum(one.goods.cents for one in done.shares)
    assert documents + done.netted_pay.cents + done.netted_back.cents == pay - back
    assert on_goods + done.netted_goods.cents == goods
    assert done.netted_pay + done.netted_back + done.netted_goods == Money.ZERO
    assert done.netted_pay >= Money.ZERO >= done.netted_back


def test_money_that_does_not_add_up_is_a_bug() -> None:
    with pytest.raises(AssertionError):
        divide(payments(100, []), Money(50), Money.ZERO, Money.ZERO)


def test_documents_are_paid_before_goods() -> None:
    done = divide(payments(1000, [40]), Money(500), Money.ZERO, Money(500))
    assert [(one.documents.cents, one.goods.cents) for one in done.shares] == [(400, 0), (100, 500)]


@given(st.lists(st.integers(-5_000, 5_000).filter(bool), max_size=8))
def test_credits_are_set_off_within_what_is_chosen(amounts: list[int]) -> None:
    chosen = [(str(place), Money(amount)) for place, amount in enumerate(amounts)]
    left = dict(chosen)
    for invoice, credit, amount in set_off_oldest(chosen):
        assert amount > Money.ZERO
        left[invoice] -= amount
        left[credit] += amount
    assert sum(one.cents for one in left.values()) == sum(amounts)
    assert not (any(one > Money.ZERO for one in left.values()) and any(one < Money.ZERO for one in left.values()))
    assert all(abs(left[identity]) <= abs(amount) for identity, amount in chosen)
