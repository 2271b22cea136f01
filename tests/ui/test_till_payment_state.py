from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.payments.method import TILL_METHODS, MethodKind, PaymentState
from kassa.domain.payments.payment import BasketPayment
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till.ending import Ending
from kassa.domain.values.money import Money
from kassa.ui.till.payment.state import PayState, Plan


def paying(cents: int, rounding: CashRounding = CashRounding.NONE) -> PayState:
    return PayState(Money(cents), rounding, TILL_METHODS)


def carried_out(state: PayState, plan: Plan) -> PayState:
    """What the screen and the checkout do with a plan."""
    kept = tuple(payment for payment in state.payments if payment.id not in plan.take_back)
    if plan.method:
        method = state.method(plan.method)
        assert method is not None
        done = PaymentState.RECEIVED if method.kind is MethodKind.CASH else PaymentState.APPROVED
        name = f"p{len(state.payments)}-{plan.amount.cents}"
        kept = (*kept, BasketPayment(name, method.code, method.kind, plan.amount, done))
    return replace(state.cleared(), payments=kept, chosen=plan.chosen)


def typed(state: PayState, text: str) -> PayState:
    for key in text:
        state = state.press(key)
    return state


def test_the_picture() -> None:
    state = paying(18820)
    assert state.quick == (Money(18820), Money(19000), Money(20000), Money(21000), Money(25000))
    state = carried_out(state, state.on_quick(Money(20000)))
    assert state.settlement.received == Money(20000)
    assert state.settlement.change == Money(1180)
    assert state.can_complete


def test_card_is_one_touch() -> None:
    state = paying(18820)
    plan = state.on_method("card")
    assert plan == Plan(method="card", amount=Money(18820))


def test_cash_is_one_touch_for_the_exact_amount() -> None:
    state = paying(18820)
    state = carried_out(state, state.on_method("cash"))
    assert state.settlement.change == Money.ZERO
    assert state.can_complete
    assert state.chosen == "cash"


def test_another_quick_amount_replaces_the_first() -> None:
    state = paying(18820)
    state = carried_out(state, state.on_quick(Money(19000)))
    state = carried_out(state, state.on_quick(Money(25000)))
    assert len(state.payments) == 1
    assert state.settlement.change == Money(6180)
    assert state.on_quick(Money(25000)).empty


def test_from_cash_to_card_is_one_touch() -> None:
    state = paying(18822, CashRounding.NEAREST_FIVE)
    state = carried_out(state, state.on_method("cash"))
    assert state.settlement.rounding == Money(-2)
    assert state.settlement.due == Money(18820)
    state = carried_out(state, state.on_method("card"))
    assert state.settlement.rounding == Money.ZERO
    assert state.settlement.due == Money(18822)
    assert [payment.kind for payment in state.payments] == [MethodKind.CARD]
    assert state.can_complete


def test_part_by_card_and_the_rest_in_cash() -> None:
    state = typed(paying(18820), "100")
    state = carried_out(state, state.on_method("card"))
    assert state.settlement.open == Money(8820)
    assert state.quick[0] == Money(8820)
    state = carried_out(state, state.on_quick(Money(9000)))
    assert state.settlement.change == Money(180)
    assert state.can_complete


def test_part_in_cash_and_the_rest_by_card() -> None:
    state = paying(18820)
    state = carried_out(state, state.on_method("cash"))
    state = typed(state, "50")
    assert state.settlement.received == Money(5000)
    assert not state.can_complete
    assert state.registers_first("card")
    state = carried_out(state, state.on_enter())
    state = carried_out(state, state.on_method("card"))
    assert state.paid_by("cash") == Money(5000)
    assert state.paid_by("card") == Money(13820)
    assert state.can_complete


def test_a_typed_amount_counts_as_cash_when_nothing_is_chosen() -> None:
    state = typed(paying(18820), "200")
    assert state.can_complete
    assert state.settlement.change == Money(1180)
    assert state.on_enter() == Plan((), "cash", Money(20000), "cash")


def test_taking_back_opens_the_amount_again() -> None:
    state = paying(18820)
    state = carried_out(state, state.on_quick(Money(20000)))
    state = carried_out(state, state.on_take_back("cash"))
    assert state.payments == ()
    assert state.settlement.open == Money(18820)
    assert not state.can_complete


def test_a_payment_that_waits_keeps_the_sale_open() -> None:
    waiting = BasketPayment("w", "card", MethodKind.CARD, Money(18820), PaymentState.UNKNOWN)
    state = replace(paying(18820), payments=(waiting,))
    assert state.waiting == waiting
    assert not state.can_complete


def test_nothing_to_pay() -> None:
    assert paying(0).nothing_to_pay
    assert paying(0).can_complete
    assert paying(0).quick == ()


def test_money_goes_back_by_card_in_one_touch() -> None:
    state = paying(-2495)
    assert state.refund
    plan = state.on_method("card")
    assert plan == Plan(method="card", amount=Money(-2495))
    state = carried_out(state, plan)
    assert state.settlement.received == Money(-2495)
    assert state.can_complete


def test_cash_goes_back_rounded_and_only_the_exact_amount_is_offered() -> None:
    state = paying(-2497, CashRounding.NEAREST_FIVE)
    assert state.quick == (Money(2495),)
    state = carried_out(state, state.on_quick(Money(2495)))
    assert state.payments[0].amount == Money(-2495)
    assert state.settlement.change == Money.ZERO
    assert state.can_complete


def test_a_typed_amount_goes_back_in_part_and_the_rest_another_way() -> None:
    state = typed(paying(-2495), "10")
    assert state.typed_cash == Money(1000)
    assert state.settlement.received == Money(-1000)
    assert not state.can_complete
    state = carried_out(state, state.on_enter())
    state = carried_out(state, state.on_method("card"))
    assert [payment.amount for payment in state.payments] == [Money(-1000), Money(-1495)]
    assert state.can_complete


def test_from_cash_back_to_card_is_one_touch() -> None:
    state = carried_out(paying(-2495), paying(-2495).on_method("cash"))
    state = carried_out(state, state.on_method("card"))
    assert [(payment.method, payment.amount) for payment in state.payments] == [("card", Money(-2495))]


def test_a_refund_proposes_what_each_method_paid() -> None:
    state = replace(paying(-2495), proposed=(("card", Money(2000)), ("cash", Money(495))))
    state = carried_out(state, state.on_method("card"))
    state = carried_out(state, state.on_method("cash"))
    assert [payment.amount for payment in state.payments] == [Money(-2000), Money(-495)]
    assert state.can_complete


def test_an_order_may_be_placed_with_nothing_something_or_everything() -> None:
    state = replace(paying(18820), ending=Ending.ORDER)
    assert state.can_complete
    assert state.deposit == Money.ZERO
    part = carried_out(state, typed(state, "50").on_enter())
    assert part.can_complete
    assert part.deposit == Money(5000)
    assert part.settlement.open == Money(13820)
    whole = carried_out(state, state.on_quick(Money(20000)))
    assert whole.deposit == Money(18820)
    assert whole.settlement.change == Money(1180)
    waiting = BasketPayment("w", "card", MethodKind.CARD, Money(5000), PaymentState.PENDING)
    assert not replace(state, payments=(waiting,)).can_complete


TOUCH = st.one_of(
    st.tuples(st.just("method"), st.sampled_from(["card", "cash", "nonsense"])),
    st.tuples(st.just("quick"), st.integers(0, 4)),
    st.tuples(st.just("key"), st.sampled_from([*"0123456789", "00", ",", "back", "clear"])),
    st.tuples(st.just("enter"), st.just("")),
    st.tuples(st.just("back"), st.sampled_from(["card", "cash"])),
)


@given(st.integers(-200_000, 200_000).filter(bool), st.lists(TOUCH, max_size=25), st.sampled_from(list(CashRounding)))
def test_no_row_of_touches_loses_a_cent(cents: int, touches: list[tuple[str, object]], rounding: CashRounding) -> None:
    state = paying(cents, rounding)
    for kind, what in touches:
        if kind == "key":
            state = state.press(str(what))
            continue
        if kind == "method":
            if state.registers_first(str(what)):
                state = carried_out(state, state.on_enter())
            plan = state.on_method(str(what))
        elif kind == "quick":
            quick = state.quick
            plan = state.on_quick(quick[int(str(what)) % len(quick)]) if quick else Plan(chosen=state.chosen)
        elif kind == "enter":
            plan = state.on_enter()
        else:
            plan = state.on_take_back(str(what))
        assert not plan.amount or (plan.amount < Money.ZERO) == (cents < 0)
        assert set(plan.take_back) <= {payment.id for payment in state.payments}
        state = carried_out(state, plan)
        shown = state.registered
        assert shown.received - shown.change + shown.open == shown.due
        assert len([payment for payment in state.payments if payment.kind is MethodKind.CASH]) <= 1
