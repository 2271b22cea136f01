"""The state of the sale screen as pure functions, driven at random."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.catalog.article import SaleArticle
from kassa.domain.errors import Reason
from kassa.domain.till import basket as rules
from kassa.domain.till.basket import Basket
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.ui.till import state as states
from kassa.ui.till.state import Blocker, Previous, SaleState

NOW = dt.datetime(2026, 3, 14, 9, 30, tzinfo=dt.UTC)
EMPTY = Basket("b", "t", "e", NOW)


def article(number: int) -> SaleArticle:
    return SaleArticle(str(number), str(number), f"Artikel {number}", "", UnitPrice(10_000), "high", "H", Rate(2100))


def with_lines(count: int) -> Basket:
    basket = EMPTY
    for number in range(count):
        basket = rules.add_article(basket, article(number), line_id=f"l{number}")
    return basket


steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 5)),
        st.tuples(st.just("unknown"), st.integers(0, 5)),
        st.tuples(st.just("remove"), st.integers(0, 9)),
        st.tuples(st.just("select"), st.integers(0, 9)),
        st.tuples(st.just("move"), st.integers(-3, 3)),
        st.tuples(st.just("ask"), st.just(0)),
        st.tuples(st.just("scan"), st.integers(0, 9)),
        st.tuples(st.just("answer"), st.just(0)),
    ),
    max_size=40,
)


def _apply(state: SaleState, name: str, value: int, serial: int) -> SaleState:
    basket = state.basket or EMPTY
    if name == "add":
        after = rules.add_article(basket, article(value), line_id=f"n{serial}")
        return states.with_basket(state, after, line_id=after.lines[-1].id)
    if name == "unknown":
        after = rules.add_unknown(basket, line_id=f"u{serial}", code=f"87{value:010d}")
        return states.with_basket(state, after, line_id=f"u{serial}")
    if name == "remove" and basket.lines:
        line = basket.lines[value % len(basket.lines)]
        return states.with_basket(state, rules.remove_line(basket, line.id), undo_text=f"{line.name} verwijderd")
    if name == "select" and basket.lines:
        return states.select(state, basket.lines[value % len(basket.lines)].id)
    if name == "move":
        return states.move_selection(state, value)
    if name == "ask":
        return states.ask(state)
    if name == "scan" and state.asking:
        return states.hold_scan(state, str(value))
    if name == "answer":
        return states.answered(state)[0]
    return state


@given(steps)
def test_whatever_is_pressed_the_state_stays_whole(actions: list[tuple[str, int]]) -> None:
    state = SaleState(basket=EMPTY)
    held: list[str] = []
    for serial, (name, value) in enumerate(actions):
        if name == "scan" and state.asking:
            held.append(str(value))
        if name == "answer":
            assert list(states.answered(state)[1]) == held
            held = []
        state = _apply(state, name, value, serial)
        ids = [line.id for line in state.lines]
        assert state.selected is None or state.selected in ids
        assert list(state.waiting) == held
        assert not held or state.asking
        assert state.total == (state.basket or EMPTY).total
        assert (state.blocker is None) == (bool(ids) and not state.asking and not (state.basket or EMPTY).unknown_lines)


def test_a_removed_line_passes_its_selection_on() -> None:
    basket = with_lines(3)
    state = states.select(SaleState(basket=basket), "l1")
    state = states.with_basket(state, rules.remove_line(basket, "l1"))
    assert state.selected == "l2"
    state = states.with_basket(state, rules.remove_line(state.basket or EMPTY, "l2"))
    assert state.selected == "l0"
    state = states.with_basket(state, rules.remove_line(state.basket or EMPTY, "l0"))
    assert state.selected is None


def test_selecting_twice_takes_the_action_row_away() -> None:
    state = states.select(SaleState(basket=with_lines(1)), "l0")
    assert state.selected_line is not None
    assert states.select(state, "l0").selected is None
    assert states.select(state, "gone") is state


def test_arrows_stay_on_the_bon() -> None:
    state = SaleState(basket=with_lines(3))
    assert states.move_selection(state, -1).selected == "l2"
    assert states.move_selection(state, 1).selected == "l0"
    assert states.move_selection(states.select(state, "l2"), 1).selected == "l2"
    assert states.move_selection(SaleState(basket=EMPTY), 1).selected is None


def test_the_next_number_is_used_once() -> None:
    state = states.set_next_quantity(SaleState(), Quantity.of(3))
    state, quantity = states.take_next_quantity(state)
    assert quantity == Quantity.of(3)
    assert states.take_next_quantity(state)[1] is None
    for wrong in (Quantity.ZERO, Quantity.of(-1), Quantity.of(10_000)):
        assert states.set_next_quantity(state, wrong).next_quantity is None


def test_the_same_removal_twice_is_offered_twice() -> None:
    state = SaleState(basket=with_lines(2))
    first = states.with_basket(state, with_lines(1), undo_text="Tas verwijderd")
    second = states.with_basket(first, EMPTY, undo_text="Tas verwijderd")
    assert second.undo_count == first.undo_count + 1
    assert states.forget_undo(second).undo_text == ""


def test_change_stays_readable_until_the_next_payment() -> None:
    state = states.sold(SaleState(basket=with_lines(2), parked=1), EMPTY, Previous("r", "7", Money(405)), "8")
    assert (state.lines, state.parked, state.receipt_hint) == ((), 1, "8")
    state = states.with_basket(state, with_lines(1), line_id="l0")
    assert state.previous is not None
    assert states.forget_previous(state).previous is None


def test_a_refusal_is_shown_and_goes_with_the_next_change() -> None:
    state = states.refuse(SaleState(basket=with_lines(1)), Reason("x", "Dat kan niet.", "Doe iets anders."))
    assert state.notice is not None
    assert state.notice.text == "Dat kan niet. Doe iets anders."
    assert states.dismiss_notice(state).notice is None
    assert states.with_basket(state, EMPTY).notice is None


def test_why_not_to_checkout() -> None:
    assert SaleState(basket=EMPTY).blocker is Blocker.EMPTY
    text = rules.add_text(EMPTY, line_id="t", text="Cadeau")
    assert SaleState(basket=text).blocker is Blocker.EMPTY
    red = rules.add_unknown(with_lines(1), line_id="u", code="8712345678906")
    assert SaleState(basket=red).blocker is Blocker.UNKNOWN
    assert states.ask(SaleState(basket=with_lines(1))).blocker is Blocker.QUESTION
    assert SaleState(basket=with_lines(1)).blocker is None
