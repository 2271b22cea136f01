"""What a person types: understood or refused in words, never guessed."""

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.domain.values.dutch import (
    Lang,
    format_amount,
    format_date,
    format_date_chip,
    format_date_long,
    format_entry,
    format_money,
    format_quantity,
    format_rate,
    format_time,
    format_unit_price,
)
from kassa.domain.values.typed import parse_amount, parse_quantity, parse_rate, parse_unit_price


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("12", 1200),
        ("12,5", 1250),
        ("10.5", 1050),
        ("10.50", 1050),
        ("58,99", 5899),
        (",5", 50),
        (".5", 50),
        ("12,", 1200),
        ("0", 0),
        ("007", 700),
        ("  € 12,50 ", 1250),
        ("12,50 €", 1250),
        ("1,500", 150),
        ("9999999,99", 999_999_999),
        ("0" * 30 + "1", 100),
    ],
)
def test_amounts_that_are_understood(text: str, cents: int) -> None:
    assert parse_amount(text) == Money(cents)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "amount.empty"),
        ("   ", "amount.empty"),
        ("€", "amount.empty"),
        ("1.234,56", "amount.separators"),
        ("1,234.56", "amount.separators"),
        ("1..5", "amount.separators"),
        (",", "amount.not_a_number"),
        ("1e9", "amount.not_a_number"),
        ("12,5o", "amount.not_a_number"),
        ("twaalf", "amount.not_a_number"),
        ("+10", "amount.not_a_number"),
        ("- 3", "amount.not_a_number"),
        ("1 000", "amount.not_a_number"),
        ("NaN", "amount.not_a_number"),
        ("٣", "amount.not_a_number"),
        ("１２", "amount.not_a_number"),
        ("²", "amount.not_a_number"),
        ("12\n13", "amount.not_a_number"),
        ("9" * 200, "amount.not_a_number"),
        ("9" * 5000, "amount.not_a_number"),
        ("-3", "amount.negative"),
        ("\u22123", "amount.negative"),
        ("1,234", "amount.decimals"),
        ("10000000", "amount.too_large"),
        ("8712345678906", "amount.too_large"),
    ],
)
def test_amounts_that_are_refused_with_a_sentence(text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_amount(text)
    assert refused.value.code == code
    assert refused.value.reason.sentence
    assert refused.value.reason.fix


def test_the_example_says_how_to_type_a_thousand() -> None:
    with pytest.raises(InputError, match="bijvoorbeeld 1234,56"):
        parse_amount("1.234,56")


def test_the_other_numbers() -> None:
    assert parse_amount("-3", negative=True) == Money(-300)
    assert parse_unit_price("0,1234") == UnitPrice(1234)
    assert parse_unit_price("12.5") == UnitPrice(125_000)
    assert parse_unit_price("-1", negative=True) == UnitPrice(-10_000)
    assert parse_quantity("3") == Quantity.of(3)
    assert parse_quantity("1,35") == Quantity(1350)
    assert parse_quantity("2", decimals=0) == Quantity.of(2)
    assert parse_quantity("2,0", decimals=0) == Quantity.of(2)
    assert parse_quantity("-2", negative=True) == Quantity.of(-2)
    assert parse_rate("21") == Rate(2100)
    assert parse_rate("5,5 %") == Rate(550)
    assert parse_rate("100") == Rate(10_000)


@pytest.mark.parametrize(
    ("parse", "text", "code"),
    [
        (parse_unit_price, "1,23456", "price.decimals"),
        (parse_unit_price, "1.2.3", "price.separators"),
        (parse_unit_price, "x", "price.not_a_number"),
        (parse_quantity, "10000000", "quantity.too_large"),
        (parse_quantity, "1,2345", "quantity.decimals"),
        (lambda text: parse_quantity(text, decimals=0), "1,5", "quantity.decimals"),
        (parse_rate, "101", "rate.too_large"),
        (parse_rate, "100,01", "rate.too_large"),
        (parse_rate, "-5", "rate.negative"),
        (parse_rate, "€ 5", "rate.not_a_number"),
    ],
)
def test_the_other_numbers_are_refused_too(parse: Any, text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        parse(text)
    assert refused.value.code == code


@given(st.text(max_size=60) | st.text("0123456789.,-€% e", max_size=60))
def test_nothing_but_an_input_error_ever_comes_out(text: str) -> None:
    for parse in (parse_amount, parse_unit_price, parse_quantity, parse_rate):
        with suppress(InputError):
            parse(text)


@given(st.integers(-999_999_999, 999_999_999), st.sampled_from(["nl", "en"]))
def test_what_a_field_shows_is_what_it_reads(cents: int, lang: Lang) -> None:
    assert parse_amount(format_entry(Money(cents), lang), negative=True) == Money(cents)


@given(st.integers(0, 9_999_999_999), st.integers(0, 9_999_999_999), st.integers(0, 10_000))
def test_shown_numbers_parse_back_without_their_separators(milli: int, units: int, points: int) -> None:
    assert parse_quantity(format_quantity(Quantity(milli)).replace(".", "")) == Quantity(milli)
    assert parse_unit_price(format_unit_price(UnitPrice(units)).replace(".", "")) == UnitPrice(units)
    assert parse_rate(format_rate(Rate(points))) == Rate(points)


def test_numbers_as_people_read_them() -> None:
    assert format_money(Money(123_456)) == "€\u00a01.234,56"
    assert format_money(Money(-1250)) == "\u2212€\u00a012,50"
    assert format_money(Money(123_456), "en") == "€1,234.56"
    assert format_money(Money(-5), "en") == "\u2212€0.05"
    assert format_amount(Money(-700)) == "\u22127,00"
    assert format_amount(Money(0)) == "0,00"
    assert format_amount(Money(123_456_789), "en") == "1,234,567.89"
    assert format_entry(Money(-123_456)) == "-1234,56"
    assert format_unit_price(UnitPrice(-125_000)) == "\u221212,50"
    assert format_unit_price(UnitPrice(1234)) == "0,1234"
    assert format_unit_price(UnitPrice(12_345_670), "en") == "1,234.567"
    assert format_quantity(Quantity.of(2)) == "2"
    assert format_quantity(Quantity.of(1000)) == "1.000"
    assert format_quantity(Quantity(-1350)) == "\u22121,35"
    assert format_quantity(Quantity(0)) == "0"
    assert format_rate(Rate.percent(21)) == "21%"
    assert format_rate(Rate.percent(100)) == "100%"
    assert format_rate(Rate(550)) == "5,5%"
    assert format_rate(Rate(550), "en") == "5.5%"


def test_dates_as_people_read_them() -> None:
    day = dt.date(2025, 11, 26)
    assert format_date(day) == "26-11-2025"
    assert format_date_long(day) == "wo 26 nov 2025"
    assert format_date_long(day, "en") == "Wed 26 Nov 2025"
    assert format_date_chip(dt.date(2025, 11, 28)) == "vr 28 nov"
    assert format_time(dt.time(9, 5)) == "09:05"
