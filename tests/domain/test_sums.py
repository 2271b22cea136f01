"""Typed sums: worked out exactly, and nothing else is touched."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError
from kassa.domain.values.sums import worked_out
from kassa.domain.values.typed import parse_unit_price


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("3*5,95", "17,85"),
        ("3x5.95", "17,85"),
        ("10 + 2,50", "12,5"),
        ("10-2,50", "7,5"),
        ("(1+2)*3", "9"),
        ("100/3", "33,3333"),
        ("2/3", "0,6667"),
        ("€ 2*3", "6"),
        ("2*-4", "-8"),
        ("1-1", "0"),
        (",5+,25", "0,75"),
    ],
)
def test_a_sum_is_worked_out(typed: str, outcome: str) -> None:
    assert worked_out(typed, 4) == outcome


@pytest.mark.parametrize("typed", ["12,50", "-3", "−3", "", "abc", " 7 ", "12,", "1.234,56", "Marine - L"])
def test_what_is_no_sum_stays_as_it_was_typed(typed: str) -> None:
    assert worked_out(typed, 2) == typed


@pytest.mark.parametrize("typed", ["3*", "3*a", "(1+2", "1+2)", "3//4", "1+" * 50 + "1", "2*)", "5/0", "5/(1-1)"])
def test_a_sum_that_cannot_be_read_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        worked_out(typed, 2)
    assert refused.value.reason.fix


numbers = st.decimals(min_value=0, max_value=99_999, places=2).map(lambda number: f"{number:f}")


@given(numbers, st.lists(st.tuples(st.sampled_from("+-*"), numbers), min_size=1, max_size=4))
def test_the_outcome_is_that_of_exact_arithmetic(first: str, rest: list[tuple[str, str]]) -> None:
    typed = first.replace(".", ",") + "".join(f"{sign}{number.replace('.', ',')}" for sign, number in rest)
    exact = Fraction(eval("".join([f"Fraction('{first}')", *(f"{s}Fraction('{n}')" for s, n in rest)])))
    if len(typed) > 80:
        return
    shown = worked_out(typed, 2)
    assert abs(Fraction(shown.replace(",", ".")) - exact) <= Fraction(1, 200)


@given(st.text(max_size=30))
def test_any_text_is_worked_out_kept_or_refused(typed: str) -> None:
    try:
        outcome = worked_out(typed, 4)
    except InputError:
        return
    if outcome != typed and not outcome.startswith("-") and len(outcome) < 12:
        parse_unit_price(outcome)
