"""Counting, comparing, taking to the bank, and the second person."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError, RuleError, TransitionError
from kassa.domain.lifecycle import allowed_actions, next_status
from kassa.domain.till.receipt import RECEIPT_TRANSITIONS, ReceiptStatus
from kassa.domain.till.shift import (
    COINS,
    DENOMINATIONS,
    NOTES,
    RARE,
    SHIFT_TRANSITIONS,
    Control,
    ControlRow,
    Count,
    ShiftStatus,
    check_cash_move,
    check_deposit,
    check_float,
    check_second_person,
    propose_deposit,
    require_explained,
)
from kassa.domain.values import Money

PICTURE_13 = {
    10_000: 1,
    5_000: 6,
    2_000: 14,
    1_000: 11,
    500: 17,
    200: 24,
    100: 31,
    50: 28,
    20: 40,
    10: 35,
    5: 22,
}


def test_the_count_of_picture_13() -> None:
    count = Count.of(PICTURE_13)
    assert count.total == Money(98_060)
    assert count.total_of(NOTES) == Money(87_500)
    assert count.total_of(COINS) == Money(10_560)
    assert count.number(Money(2_000)) == 14
    assert count.number(Money(20_000)) == 0
    assert Count.of(count.stored()) == count
    assert count.with_number(Money(2_000), 0).total == Money(98_060 - 28_000)
    assert count.with_number(RARE[0], 1).pieces[0] == (Money(50_000), 1)
    assert len(DENOMINATIONS) == 12


@pytest.mark.parametrize("pieces", [{300: 1}, {2_000: -1}, {2_000: 10_000}, {0: 1}])
def test_counts_that_cannot_be(pieces: Any) -> None:
    with pytest.raises(InputError, match="De telling is niet veranderd"):
        Count.of(pieces)


@given(st.dictionaries(st.sampled_from(DENOMINATIONS), st.integers(0, 300)), st.integers(0, 50_000))
def test_a_deposit_is_made_of_notes_that_are_there(pieces: Any, keep: int) -> None:
    count = Count(tuple(pieces.items()))
    proposal = propose_deposit(count, Money(keep))
    assert proposal.amount == Money(sum(note.cents * number for note, number in proposal.notes))
    assert all(number <= count.number(note) and note >= NOTES[-1] for note, number in proposal.notes)
    assert not proposal.amount or count.total - proposal.amount >= Money(keep)
    check_deposit(proposal.amount, count.total)


def test_the_deposit_leaves_the_float() -> None:
    proposal = propose_deposit(Count.of(PICTURE_13), Money(25_000))
    assert proposal.amount == Money(73_000)
    assert proposal.notes[0] == (Money(10_000), 1)
    for amount in (-1, 98_061):
        with pytest.raises(RuleError, match="afstorten kan niet"):
            check_deposit(Money(amount), Money(98_060))


def test_a_difference_is_explained_from_the_limit() -> None:
    control = Control(
        (ControlRow("cash", "Contant", Money(10_000), Money(9_500)), ControlRow("card", "PIN", Money(500), Money(500)))
    )
    assert control.difference == Money(-500)
    assert control.needs_reason(Money(500))
    assert not control.needs_reason(Money(501))
    require_explained(control, Money(501), "")
    require_explained(control, Money(500), "verkeerd teruggegeven")
    with pytest.raises(RuleError, match="Contant is −€"):
        require_explained(control, Money(500), " ")
    exact = Control((ControlRow("cash", "Contant", Money(1), Money(1)),))
    require_explained(exact, Money.ZERO, "")


def test_money_in_and_out_of_the_drawer() -> None:
    check_float(Money(25_000))
    for cents in (-1, 1_000_001):
        with pytest.raises(RuleError, match="wisselgeld"):
            check_float(Money(cents))
    check_cash_move(Money(-500), "postzegels", Money(500))
    check_cash_move(Money(500), "wisselgeld", Money.ZERO)
    for amount, reason in ((0, "x"), (500, " "), (-501, "x")):
        with pytest.raises(RuleError):
            check_cash_move(Money(amount), reason, Money(500))
    check_second_person("e1", "e2")
    with pytest.raises(RuleError, match="iemand anders"):
        check_second_person("e1", "e1")


def test_the_life_of_a_shift() -> None:
    status = ShiftStatus.OPEN
    for action in ("sell", "move_cash", "count", "recount", "count", "deposit", "close", "check"):
        assert action in allowed_actions(SHIFT_TRANSITIONS, status)
        status = next_status(SHIFT_TRANSITIONS, action, status, "Deze kassadienst")
    assert status is ShiftStatus.CHECKED
    assert allowed_actions(SHIFT_TRANSITIONS, status) == frozenset()
    with pytest.raises(TransitionError, match="Deze kassadienst"):
        next_status(SHIFT_TRANSITIONS, "sell", ShiftStatus.CLOSED, "Deze kassadienst")
    assert len({status.dutch for status in ShiftStatus}) == len(ShiftStatus)


def test_a_completed_receipt_is_for_ever() -> None:
    assert "discard" not in allowed_actions(RECEIPT_TRANSITIONS, ReceiptStatus.COMPLETED)
    for (_, source), target in RECEIPT_TRANSITIONS.items():
        assert source is not ReceiptStatus.COMPLETED or target is ReceiptStatus.COMPLETED
