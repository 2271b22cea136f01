"""Codes on paper and codes people type: receipt codes, anchors of the journal, and how often a PIN may be tried."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import DeviceError, InputError, Reason
from kassa.domain.people.lockout import LONG_PAUSE, TRIES_AN_HOUR, count_before_try, pause_after
from kassa.domain.till.receipt_code import ReceiptCode, read_receipt_code
from kassa.domain.verification import Verdict, parse_anchor


@given(st.integers(1, 99), st.integers(2020, 2099), st.integers(1, 99_999))
def test_a_receipt_code_reads_back(till: int, year: int, number: int) -> None:
    code = ReceiptCode(till, year, number)
    assert read_receipt_code(f" {str(code).lower()} ") == code


@given(st.text(max_size=20) | st.text("R0123456789-", max_size=16))
def test_no_other_code_is_taken_for_a_receipt(text: str) -> None:
    found = read_receipt_code(text)
    assert found is None or str(found) == text.strip().upper()


@pytest.mark.parametrize("text", ["8712345678906", "", "R1-26-00001x", "R01", "1001"])
def test_articles_are_no_receipts(text: str) -> None:
    assert read_receipt_code(text) is None


@pytest.mark.parametrize("text", ["1207:8f2a90c1b7de", " 1207 : 8F2A90C1B7DE ", "1207-8f2a90c1b7de"])
def test_an_anchor_is_read_from_paper(text: str) -> None:
    anchor = parse_anchor(text)
    assert (anchor.seq, anchor.hash) == (1207, "8f2a90c1b7de")


@pytest.mark.parametrize("text", ["", "1207", "1207:8f2a", "x:8f2a90c1b7de", "1207:zzzzzzzz"])
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="geen nummer van een bon"):
        parse_anchor(text)


def test_nothing_found_is_clean() -> None:
    assert Verdict((), 0, 0, ()).clean
    assert DeviceError(Reason("printer.paper", "Het papier is op.")).temporary


def test_whoever_guesses_gets_ten_tries_in_any_hour() -> None:
    now, wrong, tries = 0, 0, []
    while now < 100_000:
        wrong = count_before_try(wrong) + 1
        tries.append(now)
        now += pause_after(wrong)
    for start in tries:
        assert sum(start <= moment < start + LONG_PAUSE for moment in tries) <= TRIES_AN_HOUR
