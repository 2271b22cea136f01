from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.values.money import Money
from kassa.ui.till.entry import AmountEntry, DigitEntry
from kassa.ui.till.login.state import CodeState

KEYS = st.lists(st.sampled_from([*"0123456789", "00", ",", ".", "clear", "back", "x", ""]), max_size=30)


def typed(*keys: str) -> AmountEntry:
    entry = AmountEntry()
    for key in keys:
        entry = entry.press(key)
    return entry


@pytest.mark.parametrize(
    ("keys", "text", "cents"),
    [
        (("1", "2"), "12", 1200),
        (("1", "2", ",", "5"), "12,5", 1250),
        (("1", "2", ".", "5"), "12,5", 1250),
        ((",", "5"), "0,5", 50),
        (("1", "0", ",", "5", "0", "9"), "10,50", 1050),
        (("2", "00"), "200", 20000),
        (("0", "0", "7"), "7", 700),
        (("5", ","), "5,", 500),
        (("5", ",", ","), "5,", 500),
        (("5", "back"), "", None),
        (("5", "clear", "6"), "6", 600),
        (tuple("12345678"), "123456", 12345600),
    ],
)
def test_amount_typed_on_the_numpad(keys: tuple[str, ...], text: str, cents: int | None) -> None:
    entry = typed(*keys)
    assert entry.text == text
    assert entry.amount == (None if cents is None else Money(cents))


@given(KEYS)
def test_no_row_of_keys_makes_nonsense_of_an_amount(keys: list[str]) -> None:
    entry = typed(*keys)
    assert entry.empty or entry.amount is not None
    assert entry.amount is None or Money.ZERO <= entry.amount < Money(1_000_000_00)


@given(KEYS)
def test_a_code_holds_only_digits_and_never_too_many(keys: list[str]) -> None:
    entry = DigitEntry(most=6)
    for key in keys:
        entry = entry.press(key)
    assert len(entry.text) <= 6
    assert entry.text == "" or entry.text.isdigit()


def test_a_code_of_a_scanned_barcode_is_no_row_of_keys() -> None:
    assert DigitEntry().press("8712345678906").text == "871234"
    assert DigitEntry().press("abc").text == ""


def test_choosing_somebody_else_drops_the_code() -> None:
    state = CodeState().choose("anna").press("1", 0.0).press("2", 0.0)
    assert state.choose("anna").code.text == "12"
    assert state.choose("bram").code.text == ""


def test_a_pause_takes_no_keys_and_counts_down() -> None:
    state = CodeState(employee_id="anna").refused("Code klopt niet", 60.0, 100.0)
    assert state.seconds_left(100.0) == 60
    assert state.seconds_left(159.5) == 1
    assert state.press("1", 130.0).code.text == ""
    assert state.seconds_left(160.0) == 0
    assert state.press("1", 160.0).code.text == "1"


def test_a_wrong_code_without_pause_may_be_typed_again() -> None:
    state = CodeState(employee_id="anna").press("1", 0.0).refused("Code klopt niet", 0.0, 1.0)
    assert state.code.text == ""
    assert state.message == "Code klopt niet"
    for key in "1234":
        state = state.press(key, 1.0)
    assert state.ready(1.0)
    assert state.message == ""
