"""VAT per rate from the group, lines filled by largest remainder, flipping the mode."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError, RuleError
from kassa.domain.pricing.discount import Discount, DiscountKind
from kassa.domain.pricing.rounding import CashRounding, allowed_roundings, round_cash
from kassa.domain.pricing.totals import EnteredPrice, PricedLine, PriceMode, compute_totals
from kassa.domain.pricing.vat import BE_CODES, NL_CODES, STANDARD_CODES, Country, VatCategory, VatCode
from kassa.domain.values import Money, Rate, UnitPrice, round_half_up, total

INCLUSIVE, EXCLUSIVE = PriceMode.INCLUSIVE, PriceMode.EXCLUSIVE

lines = st.lists(
    st.builds(
        lambda cents, code, basis: PricedLine(Money(cents), code.code, code.letter, code.rate_on(dt.date.max), basis),
        st.integers(-100_000, 100_000),
        st.sampled_from(BE_CODES + NL_CODES),
        st.sampled_from([None, INCLUSIVE, EXCLUSIVE]),
    ),
    max_size=25,
)


def test_the_receipt_of_picture_14() -> None:
    result = compute_totals(
        [
            PricedLine(Money(13_990), "high", "A", Rate.percent(21)),
            PricedLine(Money(-700), "high", "A", Rate.percent(21)),
            PricedLine(Money(2_495), "high", "A", Rate.percent(21)),
            PricedLine(Money(1_785), "high", "A", Rate.percent(21)),
            PricedLine(Money(1_250), "low", "B", Rate.percent(9)),
            PricedLine(Money.ZERO, "", "", Rate.ZERO),
        ],
        INCLUSIVE,
    )
    assert [(row.letter, row.net, row.vat, row.gross) for row in result.vat_rows] == [
        ("A", Money(14_521), Money(3_049), Money(17_570)),
        ("B", Money(1_147), Money(103), Money(1_250)),
    ]
    assert (result.net, result.vat, result.gross) == (Money(15_668), Money(3_152), Money(18_820))
    assert result.lines[-1].gross == Money.ZERO


@given(lines, st.sampled_from(PriceMode))
def test_rows_lines_and_total_agree_for_any_document(document: Any, mode: PriceMode) -> None:
    result = compute_totals(document, mode)
    assert result.net + result.vat == result.gross
    assert total([row.net for row in result.vat_rows]) == total([line.net for line in result.lines]) == result.net
    assert total([row.vat for row in result.vat_rows]) == total([line.vat for line in result.lines]) == result.vat
    assert total([row.gross for row in result.vat_rows]) == total([line.gross for line in result.lines]) == result.gross
    for row in result.vat_rows:
        assert row.net + row.vat == row.gross
    for line, entered in zip(result.lines, document, strict=True):
        assert line.net + line.vat == line.gross
        assert entered.amount == (line.gross if (entered.basis or mode) is INCLUSIVE else line.net)


@given(lines)
def test_the_vat_of_a_rate_is_rounded_once(document: Any) -> None:
    inclusive = [PricedLine(line.amount, "x", "A", line.rate, INCLUSIVE) for line in document]
    for row in compute_totals(inclusive, EXCLUSIVE).vat_rows:
        points = row.rate.basis_points
        assert row.net.cents == round_half_up(row.gross.cents * 10_000, 10_000 + points)
    exclusive = [PricedLine(line.amount, "x", "A", line.rate, EXCLUSIVE) for line in document]
    for row in compute_totals(exclusive, INCLUSIVE).vat_rows:
        assert row.vat.cents == round_half_up(row.net.cents * row.rate.basis_points, 10_000)


@given(lines, st.sampled_from(PriceMode))
def test_a_credit_is_the_mirror(document: Any, mode: PriceMode) -> None:
    mirrored = [PricedLine(-line.amount, line.vat_code, line.letter, line.rate, line.basis) for line in document]
    there, back = compute_totals(document, mode), compute_totals(mirrored, mode)
    assert (back.net, back.vat, back.gross) == (-there.net, -there.vat, -there.gross)
    assert [line.net for line in back.lines] == [-line.net for line in there.lines]


@given(lines, st.sampled_from(PriceMode))
def test_flipping_the_mode_moves_no_cent(document: Any, mode: PriceMode) -> None:
    kept = [PricedLine(line.amount, line.vat_code, line.letter, line.rate, line.basis or mode) for line in document]
    assert compute_totals(kept, INCLUSIVE) == compute_totals(kept, EXCLUSIVE)


@given(st.integers(0, 10**8), st.integers(0, 3000), st.sampled_from(PriceMode), st.sampled_from(PriceMode))
def test_flipping_back_gives_the_first_price(units: int, points: int, basis: PriceMode, mode: PriceMode) -> None:
    entered = EnteredPrice(UnitPrice(units), basis)
    shown = entered.shown_in(mode, Rate(points))
    assert entered.shown_in(basis, Rate(points)) == UnitPrice(units)
    if mode is EXCLUSIVE:
        assert shown <= entered.shown_in(INCLUSIVE, Rate(points))


def test_a_price_shown_the_other_way() -> None:
    assert EnteredPrice(UnitPrice(121_000), INCLUSIVE).shown_in(EXCLUSIVE, Rate.percent(21)) == UnitPrice(100_000)
    assert EnteredPrice(UnitPrice(100_000), EXCLUSIVE).shown_in(INCLUSIVE, Rate.percent(9)) == UnitPrice(109_000)


def test_a_text_carries_no_amount() -> None:
    with pytest.raises(ValueError, match="no amount"):
        compute_totals([PricedLine(Money(1), "", "", Rate.ZERO)], INCLUSIVE)


def vat_code(codes: tuple[VatCode, ...], key: str) -> VatCode:
    return next(code for code in codes if code.code == key)


@pytest.mark.parametrize(
    ("country", "code", "day", "percent"),
    [
        (Country.NL, "high", dt.date(2012, 9, 30), 19),
        (Country.NL, "high", dt.date(2012, 10, 1), 21),
        (Country.NL, "low", dt.date(2018, 12, 31), 6),
        (Country.NL, "low", dt.date(2019, 1, 1), 9),
        (Country.NL, "none", dt.date(2026, 1, 1), 0),
        (Country.BE, "high", dt.date(2026, 1, 1), 21),
        (Country.BE, "middle", dt.date(2026, 1, 1), 12),
        (Country.BE, "low", dt.date(2026, 1, 1), 6),
    ],
)
def test_rates_by_date(country: Country, code: str, day: Any, percent: int) -> None:
    assert vat_code(STANDARD_CODES[country], code).rate_on(day) == Rate.percent(percent)


def test_vat_codes_refuse_in_words() -> None:
    with pytest.raises(RuleError, match="nog geen percentage"):
        vat_code(NL_CODES, "high").rate_on(dt.date(1990, 1, 1))


@pytest.mark.parametrize("codes", [NL_CODES, BE_CODES])
def test_letters_and_codes_are_unique_and_rates_in_order(codes: Any) -> None:
    assert len({code.letter for code in codes}) == len({code.code for code in codes}) == len(codes)
    for code in codes:
        starts = [dated.valid_from for dated in code.rates]
        assert starts == sorted(starts)
        assert (code.category is VatCategory.STANDARD) == bool(code.rate_on(dt.date.max))


@pytest.mark.parametrize(
    ("cents", "difference"),
    [(1000, 0), (1001, -1), (1002, -2), (1003, 2), (1004, 1), (1005, 0), (1006, -1), (1007, -2), (1008, 2), (1009, 1)],
)
def test_cash_rounding(cents: int, difference: int) -> None:
    assert round_cash(Money(cents), CashRounding.NEAREST_FIVE) == Money(difference)
    assert round_cash(Money(-cents), CashRounding.NEAREST_FIVE) == Money(-difference)
    assert round_cash(Money(cents), CashRounding.NONE) == Money.ZERO


def test_belgium_obliges_rounding() -> None:
    assert allowed_roundings(Country.BE) == (CashRounding.NEAREST_FIVE,)
    assert set(allowed_roundings(Country.NL)) == set(CashRounding)


def test_a_discount_gives_something_and_never_more_than_everything() -> None:
    assert Discount.of_rate(Rate.percent(5)).on(Money(18_820)) == Money(941)
    assert Discount.of_amount(Money(700)).on(Money(13_990)) == Money(700)
    assert Discount.of_amount(Money(700)).on(Money(500)) == Money(500)
    assert Discount.of_amount(Money(700)).on(Money(-500)) == Money.ZERO
    for wrong in (Rate.ZERO, Rate(10_001), None):
        with pytest.raises(InputError):
            Discount(DiscountKind.RATE, rate=wrong)
    for nothing in (Money.ZERO, Money(-1), None):
        with pytest.raises(InputError):
            Discount(DiscountKind.AMOUNT, amount=nothing)
