"""Several methods, change, cash rounding, the ceiling, and a card whose outcome is not known."""

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import Reason, RuleError, TransitionError
from kassa.domain.payments.method import TILL_METHODS, MethodKind, PaymentState, quick_amounts
from kassa.domain.payments.payment import BasketPayment, action_for
from kassa.domain.payments.settlement import (
    CASH_CEILING,
    booked,
    ceiling_warning,
    check_payment,
    settle,
    why_not_complete,
)
from kassa.domain.payments.terminal import TerminalState
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till.basket import BasketStatus, add_text, add_unknown, remove_line
from kassa.domain.till.paying import add_payment, move_payment, settlement_of, take_back, why_not_checkout
from kassa.domain.values import Money, total
from tests.domain.make import article, basket, basket_of

NONE, FIVE = CashRounding.NONE, CashRounding.NEAREST_FIVE
CASH, CARD = MethodKind.CASH, MethodKind.CARD
COUNTER = iter(range(10**9))


def code_of(reason: Reason | None) -> str:
    assert reason is not None
    return reason.code


def paid(kind: MethodKind, cents: int, state: PaymentState = PaymentState.RECEIVED) -> Any:
    return BasketPayment(f"p{next(COUNTER)}", kind.value, kind, Money(cents), state)


@pytest.mark.parametrize(
    ("cents", "amounts"),
    [
        (18_820, [19_000, 20_000, 21_000, 25_000]),
        (405, [500, 1000, 2000, 5000]),
        (3_090, [3500, 4000, 5000, 10_000]),
        (19_000, [19_500, 20_000, 21_000, 25_000]),
        (0, []),
        (-500, []),
    ],
)
def test_quick_amounts(cents: int, amounts: list[int]) -> None:
    assert quick_amounts(Money(cents)) == tuple(Money(amount) for amount in amounts)


@given(st.integers(1, 10**7))
def test_quick_amounts_ascend_above_what_is_due(cents: int) -> None:
    amounts = (Money(cents), *quick_amounts(Money(cents)))
    assert len(amounts) == 5
    assert all(low < high for low, high in itertools.pairwise(amounts))


@pytest.mark.parametrize(
    ("cents", "rule", "payments", "due", "rounding", "change", "left", "cash_left"),
    [
        (18_820, FIVE, [(CASH, 20_000)], 18_820, 0, 1_180, 0, 0),
        (1_002, FIVE, [], 1_002, 0, 0, 1_002, 1_000),
        (1_002, FIVE, [(CASH, 1_000)], 1_000, -2, 0, 0, 0),
        (1_003, FIVE, [(CASH, 2_000)], 1_005, 2, 995, 0, 0),
        (1_003, NONE, [(CASH, 2_000)], 1_003, 0, 997, 0, 0),
        (1_002, FIVE, [(CARD, 1_002)], 1_002, 0, 0, 0, 0),
        (1_003, FIVE, [(CASH, 500)], 1_003, 0, 0, 503, 505),
        (1_003, FIVE, [(CASH, 500), (CARD, 503)], 1_003, 0, 0, 0, 0),
        (1_003, FIVE, [(CARD, 500), (CASH, 505)], 1_005, 2, 0, 0, 0),
        (1_002, FIVE, [(CARD, 1_000)], 1_002, 0, 0, 2, 0),
        (3, FIVE, [(CASH, 5)], 3, 0, 2, 0, 0),
        (-1_003, FIVE, [], -1_003, 0, 0, -1_003, -1_005),
        (-1_003, FIVE, [(CASH, -1_005)], -1_005, -2, 0, 0, 0),
        (-1_003, FIVE, [(CASH, -500)], -1_003, 0, 0, -503, -505),
        (-1_003, FIVE, [(CARD, -1_003)], -1_003, 0, 0, 0, 0),
        (0, FIVE, [], 0, 0, 0, 0, 0),
    ],
)
def test_settlements(
    cents: int, rule: CashRounding, payments: Any, due: int, rounding: int, change: int, left: int, cash_left: int
) -> None:
    now = settle(Money(cents), [paid(*payment) for payment in payments], rule)
    assert (now.due, now.rounding, now.change) == (Money(due), Money(rounding), Money(change))
    assert (now.open, now.cash_open) == (Money(left), Money(cash_left))
    assert now.is_complete == (left == 0)


SALES = st.tuples(st.integers(-50_000, 250_000).filter(bool), st.sampled_from([NONE, FIVE]))


@given(SALES, st.lists(st.tuples(st.sampled_from(MethodKind), st.integers(1, 300_000)), max_size=6))
def test_no_cent_is_lost_whatever_is_handed_over(sale: Any, tries: Any) -> None:
    cents, rule = sale
    payments: list[BasketPayment] = []
    for kind, amount in tries:
        signed = Money(amount if cents > 0 else -amount)
        try:
            check_payment(Money(cents), payments, kind, signed, rule, sure=True)
        except RuleError:
            continue
        payments.append(paid(kind, signed.cents))
    now = settle(Money(cents), payments, rule)
    if now.open:
        last = paid(CARD, now.open.cents)
        check_payment(Money(cents), payments, CARD, now.open, rule)
        payments.append(last)
        now = settle(Money(cents), payments, rule)
    assert now.is_complete
    assert abs(now.rounding) <= Money(2)
    assert now.received == now.due + now.change
    assert now.change >= Money.ZERO
    rows = booked(Money(cents), payments, rule)
    assert [row.payment for row in rows] == payments
    assert total([row.amount for row in rows]) == Money(cents) + now.rounding
    assert total([row.change for row in rows]) == now.change
    assert all(row.amount == row.given - row.change and row.change >= Money.ZERO for row in rows)
    assert total([row.amount for row in rows if row.payment.kind is CASH]) < CASH_CEILING


@pytest.mark.parametrize(
    ("cents", "kind", "amount", "code"),
    [
        (1_000, CARD, 1_001, "payment.too_much"),
        (1_000, CARD, 0, "payment.amount"),
        (1_000, CASH, -500, "payment.amount"),
        (-1_000, CASH, 500, "payment.amount"),
        (-1_000, CASH, -1_005, "payment.too_much"),
        (1_000, CASH, 1_003, "payment.cash_coin"),
        (1_000, CASH, 87_500, "payment.change_large"),
        (300_000, CASH, 300_000, "payment.cash_ceiling"),
        (0, CASH, 500, "payment.nothing_open"),
    ],
)
def test_payments_that_are_refused(cents: int, kind: MethodKind, amount: int, code: str) -> None:
    with pytest.raises(RuleError) as refused:
        check_payment(Money(cents), [], kind, Money(amount), FIVE)
    assert refused.value.code == code
    assert refused.value.reason.fix


def test_the_ceiling_counts_all_cash_of_the_sale() -> None:
    with pytest.raises(RuleError, match="mag tot"):
        check_payment(Money(400_000), [paid(CASH, 200_000)], CASH, Money(100_000), FIVE)
    check_payment(Money(400_000), [paid(CASH, 200_000)], CASH, Money(99_995), FIVE)
    assert ceiling_warning(settle(Money(239_999), [], NONE)) is None
    assert ceiling_warning(settle(Money(240_000), [], FIVE)) is not None
    assert ceiling_warning(settle(Money(39_995), [], FIVE), Money(200_000)) is None
    assert ceiling_warning(settle(Money(40_000), [], FIVE), Money(200_000)) is not None
    assert ceiling_warning(settle(Money(40_000), [paid(CASH, 40_000)], FIVE), Money(240_000)) is None


@pytest.mark.parametrize("state", [PaymentState.PENDING, PaymentState.UNKNOWN])
def test_a_sale_waits_for_the_terminal(state: PaymentState) -> None:
    sale = replace(basket_of((article(cents=1000), 1)), payments=(paid(CARD, 1000, state),))
    now = settlement_of(sale, FIVE)
    assert not now.is_complete
    assert code_of(why_not_complete(now)) == "payment.waiting"
    for attempt in (
        lambda: add_payment(sale, paid(CARD, 1000), FIVE),
        lambda: add_payment(sale, paid(CASH, 1000), FIVE),
        lambda: take_back(sale, sale.payments[0].id),
        lambda: remove_line(sale, "l0"),
        lambda: booked(sale.total, sale.payments, FIVE),
    ):
        with pytest.raises(RuleError):
            attempt()


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (TerminalState.REQUESTED, PaymentState.PENDING),
        (TerminalState.PENDING, PaymentState.PENDING),
        (TerminalState.APPROVED, PaymentState.APPROVED),
        (TerminalState.DECLINED, PaymentState.DECLINED),
        (TerminalState.CANCELLED, PaymentState.DECLINED),
        (TerminalState.UNKNOWN, PaymentState.UNKNOWN),
    ],
)
def test_every_answer_of_the_terminal_has_a_place(answer: TerminalState, state: PaymentState) -> None:
    asked = paid(CARD, 1000, PaymentState.PENDING)
    sale = add_payment(basket_of((article(cents=1000), 1)), asked, FIVE)
    for start in (sale, move_payment(sale, asked.id, "lose")):
        after = move_payment(start, asked.id, action_for(answer), reference="T-1")
        assert after.payments[0].state is state
        assert after.payments[0].reference == "T-1"
        assert move_payment(after, asked.id, action_for(answer)) == after


def test_an_approved_card_stays_until_it_is_paid_back() -> None:
    asked = paid(CARD, 1000, PaymentState.PENDING)
    sale = add_payment(basket_of((article(cents=1000), 1)), asked, FIVE)
    sale = move_payment(sale, asked.id, "approve", reference="T-1")
    assert settlement_of(sale, FIVE).is_complete
    assert move_payment(add_payment(basket_of((article(), 1)), asked, FIVE), asked.id, "ask").payments == (asked,)
    with pytest.raises(TransitionError):
        move_payment(sale, asked.id, "decline")
    with pytest.raises(RuleError, match="al belast"):
        take_back(sale, asked.id)
    assert take_back(sale, asked.id, refunded=True).payments == ()


def test_paying_in_parts_and_taking_back() -> None:
    sale = basket_of((article(cents=1003), 1))
    cash, card = paid(CASH, 500), paid(CARD, 503)
    sale = add_payment(add_payment(sale, cash, FIVE), card, FIVE)
    assert settlement_of(sale, FIVE).is_complete
    assert add_payment(sale, card, FIVE) is sale
    back = take_back(sale, card.id)
    assert settlement_of(back, FIVE).open == Money(503)
    assert code_of(why_not_complete(settlement_of(back, FIVE))) == "payment.open"
    with pytest.raises(RuleError, match="nog"):
        booked(back.total, back.payments, FIVE)
    with pytest.raises(RuleError, match="niet meer op de bon"):
        take_back(back, card.id)
    declined = replace(back, payments=(cash, paid(CARD, 503, PaymentState.DECLINED)))
    rows = booked(Money(500), declined.payments, FIVE)
    assert [row.payment for row in rows] == [cash]


def test_what_cannot_be_checked_out() -> None:
    assert code_of(why_not_checkout(basket())) == "basket.empty"
    assert code_of(why_not_checkout(add_text(basket(), line_id="t", text="x"))) == "basket.empty"
    assert code_of(why_not_checkout(add_unknown(basket(), line_id="u", code="123"))) == "basket.unknown_lines"
    assert code_of(why_not_checkout(basket(status=BasketStatus.PARKED))) == "basket.parked"
    with pytest.raises(RuleError, match="geen artikel"):
        add_payment(basket(), paid(CASH, 500), FIVE)
    assert why_not_checkout(basket_of((article(), 1))) is None


def test_three_methods_work_now() -> None:
    gift = ("Cadeaubon", MethodKind.GIFT_CARD)
    assert [(method.name, method.kind) for method in TILL_METHODS] == [("PIN", CARD), ("Contant", CASH), gift]
