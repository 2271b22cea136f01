from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.till.shift import Count
from kassa.domain.values.money import Money
from kassa.ui.till.cashup.counting import Counting

PICTURE = {
    10000: 1, 5000: 6, 2000: 14, 1000: 11, 500: 17,
    200: 24, 100: 31, 50: 28, 20: 40, 10: 35, 5: 22,
}  # fmt: skip


def test_the_count_of_the_picture() -> None:
    count = Counting.of(Count.of(PICTURE))
    assert count.notes == Money(87500)
    assert count.coins == Money(10560)
    assert count.total == Money(98060)
    assert count.count.stored() == PICTURE


def test_typing_goes_down_the_list() -> None:
    count = Counting()
    for key in ("0", "next", "1", "next", "6", "next", "1", "4"):
        count = count.next() if key == "next" else count.press(key)
    assert count.count.stored() == {10000: 1, 5000: 6, 2000: 14}
    assert count.cursor == 3


def test_a_selected_row_starts_afresh_and_backspace_takes_the_last_digit() -> None:
    count = Counting.of(Count.of({2000: 14})).select(3)
    assert count.press("7").numbers[3] == 7
    assert count.press("back").numbers[3] == 1
    assert count.press("back").press("5").numbers[3] == 15
    assert count.press("clear").numbers[3] == 0


def test_minus_and_plus_stay_within_the_drawer() -> None:
    count = Counting().step(0, -1)
    assert count.numbers[0] == 0
    assert count.step(0, 1).step(0, 1).numbers[0] == 2
    assert Counting.of(Count.of({20000: 9999})).step(0, 1).numbers[0] == 9999


def test_no_count_is_not_an_empty_drawer() -> None:
    assert not Counting().touched
    assert Counting().press("0").touched


@given(st.lists(st.sampled_from([*"0123456789", "00", "back", "clear", ",", "x"]), max_size=20))
def test_no_row_of_keys_breaks_the_count(keys: list[str]) -> None:
    count = Counting()
    for key in keys:
        count = count.press(key)
    assert 0 <= count.numbers[0] <= 9999
