"""Which backups are kept, whose they are, and the code that opens it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.backups import (
    Contents,
    LastReceipt,
    code_name,
    outdated,
    read_recovery_code,
    recovery_code,
)
from kassa.domain.errors import InputError

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def held(*tills: tuple[str, int]) -> Contents:
    last = tuple(LastReceipt(till, f"Kassa {till}", count, f"R01-26-{count:05d}", NOON) for till, count in tills)
    return Contents(
        "De Werkplaats", "Europe/Amsterdam", "0005", NOON, sum(count for _, count in tills), 0, 0, 0, 0, last, ()
    )


def test_fourteen_days_twelve_months_and_seven_years_are_kept() -> None:
    every_day = [NOON - timedelta(days=days) for days in range(9 * 366)]
    twice = [moment - timedelta(hours=3) for moment in every_day]
    cleared = outdated(every_day + twice)
    kept = sorted(set(every_day + twice) - set(cleared), reverse=True)
    assert kept[:14] == every_day[:14]
    assert [f"{moment:%Y-%m-%d}" for moment in kept[14:]] == [
        "2026-02-28", "2026-01-31", "2025-12-31", "2025-11-30", "2025-10-31", "2025-09-30", "2025-08-31",
        "2025-07-31", "2025-06-30", "2025-05-31", "2025-04-30", "2024-12-31", "2023-12-31", "2022-12-31",
        "2021-12-31", "2020-12-31",
    ]  # fmt: skip


def test_clearing_away_every_day_keeps_the_same() -> None:
    there: set[datetime] = set()
    for days in range(1200):
        there.add(NOON + timedelta(days=days))
        there -= set(outdated(there))
    assert len(there) == 14 + 11 + 2
    assert outdated(there) == ()


def test_a_clock_that_was_ahead_clears_nothing_of_now_away() -> None:
    ahead = [NOON + timedelta(days=3650)]
    now = [NOON - timedelta(days=days) for days in range(13)]
    assert set(outdated(ahead + now)) == set()


@given(st.sets(st.integers(0, 7000).map(lambda days: NOON + timedelta(days=days)), max_size=60))
def test_the_newest_is_always_kept(moments: set[datetime]) -> None:
    cleared = set(outdated(moments))
    assert cleared <= moments
    assert not moments or max(moments) not in cleared


def test_another_shop_is_known_by_its_tills() -> None:
    assert held(("1", 1)).is_of_shop(held(("1", 9), ("2", 1)))
    assert held().is_of_shop(held(("2", 1)))
    assert not held(("1", 1)).is_of_shop(held(("2", 1)))


@given(st.binary(min_size=15, max_size=15))
def test_a_code_survives_paper(entropy: bytes) -> None:
    code = recovery_code(entropy)
    assert [len(group) for group in code.split("-")] == [5] * 5
    typed = code.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert read_recovery_code(typed) == code
    assert code.startswith(code_name(code))


def test_a_code_needs_all_its_bytes() -> None:
    with pytest.raises(ValueError, match="15 bytes"):
        recovery_code(b"short")


def test_a_typing_error_is_found_before_anything_is_tried() -> None:
    code = recovery_code(bytes(range(15)))
    wrong = [code[:4] + letter + code[5:] for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" if letter != code[4]]
    found = 0
    for text in wrong:
        try:
            read_recovery_code(text)
        except InputError:
            found += 1
    assert found >= len(wrong) - 4  # one letter in thirty-two goes unseen; the file itself refuses it then


@pytest.mark.parametrize("text", ["", "K7QM2", "U" * 25, "é" * 25, "0" * 26])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="herstelcode"):
        read_recovery_code(text)
