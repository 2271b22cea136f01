"""Codes as scanners, people and files give them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.catalog.barcode import (
    Carries,
    WeightCode,
    WeightRule,
    check_digit,
    check_digit_ok,
    normalise,
    read_weight_code,
    same_article_codes,
)
from kassa.domain.errors import InputError
from kassa.domain.values import Money, Quantity


@pytest.mark.parametrize(
    ("code", "stored"),
    [
        ("8712345678906", "8712345678906"),
        (" 8 712345 678906 ", "8712345678906"),
        ("0012345", "0012345"),
        ("AB 12", "AB 12"),
        ("abc\n", "abc"),
        ("12345678901234567890", "12345678901234567890"),
    ],
)
def test_codes_as_they_are_stored(code: str, stored: str) -> None:
    assert normalise(code) == stored


@pytest.mark.parametrize(
    ("code", "key"),
    [
        ("", "barcode.empty"),
        (" \t", "barcode.empty"),
        ("9" * 200, "barcode.too_long"),
        ("12\x0034", "barcode.unreadable"),
    ],
)
def test_codes_that_are_refused(code: str, key: str) -> None:
    with pytest.raises(InputError) as refused:
        normalise(code)
    assert refused.value.code == key


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("8712345678906", True),
        ("8712345678907", False),
        ("96385074", True),
        ("036000291452", True),
        ("00012345600012", True),
        ("1234567", None),
        ("871234567890X", None),
        ("٨٧١٢٣٤٥٦٧٨٩٠٦", None),
    ],
)
def test_check_digits(code: str, right: bool | None) -> None:
    assert check_digit_ok(code) is right


@given(st.text("0123456789", min_size=12, max_size=12))
def test_the_check_digit_we_make_is_the_one_we_accept(body: str) -> None:
    code = body + check_digit(body)
    assert check_digit_ok(code)
    assert not check_digit_ok(body + str((int(code[-1]) + 1) % 10))


def test_a_upc_is_an_ean_with_a_zero_in_front() -> None:
    assert same_article_codes("036000291452") == ("036000291452", "0036000291452")
    assert same_article_codes("0036000291452") == ("0036000291452", "036000291452")
    assert same_article_codes("8712345678906") == ("8712345678906",)


def test_codes_of_scales() -> None:
    price = WeightRule("21", 5, 5, 2, Carries.PRICE)
    weight = WeightRule("22", 4, 5, 3, Carries.WEIGHT)
    assert read_weight_code(with_check("210012300450"), [weight, price]) == WeightCode(
        "00123", "2100123", Money(450), None
    )
    assert read_weight_code(with_check("220123901350"), [price, weight]) == WeightCode(
        "0123", "220123", None, Quantity(1350)
    )
    assert read_weight_code("2100123004501", [price]) is None
    assert read_weight_code(with_check("230012300450"), [price, weight]) is None
    assert read_weight_code("210012300450", [price]) is None
    whole = WeightRule("23", 5, 5, 0, Carries.PRICE)
    read = read_weight_code(with_check("230012300450"), [whole])
    assert read is not None
    assert read.price == Money(45_000)


def with_check(body: str) -> str:
    return body + check_digit(body)


@pytest.mark.parametrize(
    "wrong",
    [
        ("", 5, 5, 2, Carries.PRICE),
        ("2x", 5, 5, 2, Carries.PRICE),
        ("21", 6, 5, 2, Carries.PRICE),
        ("21", 0, 5, 2, Carries.PRICE),
        ("21", 5, 0, 2, Carries.PRICE),
        ("21", 5, 5, 3, Carries.PRICE),
        ("21", 5, 5, 4, Carries.WEIGHT),
        ("21", 5, 5, -1, Carries.WEIGHT),
    ],
)
def test_rules_that_do_not_fit_are_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="13 cijfers"):
        WeightRule(*wrong)
