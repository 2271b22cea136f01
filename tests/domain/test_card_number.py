from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.values.card_number import luhn_digit, without_card_numbers


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4111111111111111", "[kaartnummer eindigt op 1111]"),
        (
            "belt terug, kaart 4111 1111 1111 1111 exp 12/28",
            "belt terug, kaart [kaartnummer eindigt op 1111] exp 12/28",
        ),
        ("5555-5555-5555-4444", "[kaartnummer eindigt op 4444]"),
        ("2223.0031.2200.3222", "[kaartnummer eindigt op 3222]"),
        ("378282246310005", "[kaartnummer eindigt op 0005]"),
        ("30569309025904", "[kaartnummer eindigt op 5904]"),
        ("3530111333300000", "[kaartnummer eindigt op 0000]"),
        ("6759649826438453", "[kaartnummer eindigt op 8453]"),
        ("4111 1111 1111 1111 12", "[kaartnummer eindigt op 1111] 12"),
        ("06 4111111111111111", "06 [kaartnummer eindigt op 1111]"),
        ("%B4111111111111111^VOORBEELD/J^2812", "%B[kaartnummer eindigt op 1111]^VOORBEELD/J^2812"),
        (
            "4111111111111111 en 5555555555554444",
            "[kaartnummer eindigt op 1111] en [kaartnummer eindigt op 4444]",
        ),
    ],
)
def test_a_card_number_is_not_kept(typed: str, kept: str) -> None:
    assert without_card_numbers(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12 stuks voor 30 personen",
        "4006381333931",  # EAN of a pen
        "4111111111111112",  # wrong check digit
        "356938035643809",  # IMEI
        "NL91 ABNA 0417 1643 00",
        "BE68 5390 0754 7034",
        "BE68539007547034",
        "+31 6 12345678 of 030-1234567",
        "d41586b2f4411111111111111a2",  # inside a word
        "1784012345678901",  # a moment in microseconds
    ],
)
def test_everything_else_is_kept(typed: str) -> None:
    assert without_card_numbers(typed) == typed


@given(st.from_regex(r"4[0-9]{14}", fullmatch=True), st.sampled_from(["", " ", "-", "."]))
def test_no_visa_number_survives_however_it_is_grouped(begin: str, between: str) -> None:
    number = begin + luhn_digit(begin)
    typed = between.join(number[place : place + 4] for place in range(0, 16, 4))
    assert without_card_numbers(f"kaart {typed}!") == f"kaart [kaartnummer eindigt op {number[-4:]}]!"


@given(st.text(alphabet="0123456789 -.BG%", max_size=60))
def test_whatever_is_typed_is_masked_once(typed: str) -> None:
    once = without_card_numbers(typed)
    assert without_card_numbers(once) == once
