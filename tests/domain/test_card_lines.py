"""What a card terminal may leave behind: never a card number, whatever it sends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.payments.card_lines import (
    LONGEST_LINE,
    MOST_LINES,
    card_lines,
    cleaned,
    looks_like_card_number,
    masked,
)
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState

VISA = "4111111111111111"
STARS = "************"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (VISA, f"{STARS}1111"),
        ("Kaart 4111 1111 1111 1111 geldig", f"Kaart {STARS}1111 geldig"),
        ("4111-1111-1111-1111", f"{STARS}1111"),
        ("3714 496353 98431", f"{STARS}8431"),
        ("371449635398431", f"{STARS}8431"),
        ("6799998900000200018", f"{STARS}0018"),
        ("PAN4111111111111111", f"PAN{STARS}1111"),
        (";4111111111111111=25122010123409172?", f";{STARS}1111?"),
        ("0004111111111111111", f"{STARS}1111"),
        ("541333######0036", f"{STARS}0036"),
        ("541333******0036", f"{STARS}0036"),
        ("5413 33XX XXXX 0036", f"{STARS}0036"),
        ("Aut. 011860 Term. 02052317", "Aut. 011860 Term. 02052317"),
        ("22-11-2026 12:13:14", "22-11-2026 12:13:14"),
        ("AID A0000000043060", "AID A0000000043060"),
    ],
)
def test_only_the_last_four_digits_are_left(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert masked(masked(text)) == masked(text)


def test_facts_and_text_of_the_terminal_stand_below_each_other() -> None:
    lines = card_lines("Maestro", "541333######0036", "011860", "02052317", ("KLANTTICKET", "", "", "Akkoord", ""))
    assert lines == ("Maestro ************0036", "Aut. 011860 Term. 02052317", "KLANTTICKET", "", "Akkoord")
    assert card_lines("", "", "", "") == ()


def test_an_answer_is_cleaned_before_anybody_sees_it() -> None:
    answer = TerminalAnswer(
        TerminalState.APPROVED, f"Kaart\x07 {VISA}", (f"a\tb\x1b[0m {VISA}", "x" * 500, *(["y"] * 500)), VISA
    )
    found = cleaned(answer)
    assert found.transaction == ""
    assert VISA not in found.display
    assert not any(looks_like_card_number(line) for line in found.card_lines)
    assert len(found.card_lines) == MOST_LINES
    assert max(map(len, found.card_lines)) == LONGEST_LINE
    assert cleaned(TerminalAnswer(TerminalState.APPROVED, transaction="tr_7UhSN1zuXS")).transaction == "tr_7UhSN1zuXS"


def luhn(digits: str) -> str:
    """Put the right check digit behind digits."""
    total = sum(sum(divmod(int(d) * (2 - place % 2), 10)) for place, d in enumerate(reversed(digits)))
    return digits + str(-total % 10)


numbers = st.from_regex(r"[1-9][0-9]{11,17}", fullmatch=True).map(luhn)


@given(numbers, st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=20))
def test_no_card_number_comes_through(number: str, around: str) -> None:
    answer = cleaned(TerminalAnswer(TerminalState.APPROVED, around + number, (number, around + number), number))
    everything = " ".join((answer.display, *answer.card_lines, answer.transaction))
    assert number not in everything
    assert number[:6] not in re.sub(r"[^0-9]", "", everything) or len(set(number)) <= 2


@given(st.lists(st.text(max_size=200), max_size=80), st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_cleaned(lines: list[str], display: str, transaction: str) -> None:
    answer = cleaned(TerminalAnswer(TerminalState.PENDING, display, tuple(lines), transaction))
    assert all(line.isprintable() and len(line) <= LONGEST_LINE for line in answer.card_lines)
    assert cleaned(answer) == answer
