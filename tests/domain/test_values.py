"""Money, prices, quantities, rates and the arithmetic between them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.values import Money, Quantity, Rate, UnitPrice, line_amount, rate_of, round_half_up, spread, total

CENTS = st.integers(-(10**9), 10**9)


@pytest.mark.parametrize("kind", [Money, UnitPrice, Quantity, Rate])
@pytest.mark.parametrize("wrong", [1.0, "1", True, None, Decimal(1)])
def test_only_whole_numbers_go_in(kind: Any, wrong: Any) -> None:
    with pytest.raises(TypeError):
        kind(wrong)


def test_arithmetic_of_money() -> None:
    assert Money(150) + Money(50) - Money(75) == Money(125)
    assert -Money(5) == Money(-5)
    assert abs(Money(-5)) == Money(5)
    assert Money(5) * 3 == 3 * Money(5) == Money(15)
    assert Money(1) < Money(2) <= Money(2)
    assert not Money.ZERO
    assert Money(1)
    assert str(Money(-123456)) == "-1234.56"
    assert Money(5).decimal == Decimal("0.05")
    assert total([Money(1), Money(2)]) == Money(3)
    assert total(()) == Money.ZERO


def test_unit_price_quantity_and_rate() -> None:
    assert UnitPrice.of(Money(1995)).units == 199_500
    assert UnitPrice(12_350).money == Money(124)
    assert UnitPrice(-12_350).money == Money(-124)
    assert str(UnitPrice(12_345)) == "1.2345"
    assert UnitPrice(1)
    assert not UnitPrice.ZERO
    assert Quantity.of(2) + Quantity.ONE - Quantity(500) == Quantity(2500)
    assert Quantity(-1000) == -Quantity.ONE
    assert Quantity.of(3).is_whole
    assert not Quantity(1).is_whole
    assert Quantity.ONE
    assert not Quantity.ZERO
    assert str(Quantity(1350)) == "1.350"
    assert Rate.percent(21) == Rate(2100)
    assert str(Rate(550)) == "5.50"
    assert Rate(1)
    assert not Rate.ZERO
    with pytest.raises(ValueError, match="never negative"):
        Rate(-1)


@pytest.mark.parametrize(
    ("price", "quantity", "discount", "cents"),
    [
        (69_9500, 2000, None, 13_990),
        (5_9500, 3000, None, 1_785),
        (20_1240, 1000, None, 2_012),
        (20_1250, 1000, None, 2_013),
        (20_1250, -1000, None, -2_013),
        (9_9900, 1000, 1000, 899),
        (9_9900, 1000, 10_000, 0),
        (12_9900, 1350, None, 1_754),
        (1, 1, None, 0),
    ],
)
def test_line_amounts(price: int, quantity: int, discount: int | None, cents: int) -> None:
    rate = None if discount is None else Rate(discount)
    assert line_amount(UnitPrice(price), Quantity(quantity), rate) == Money(cents)


@given(st.integers(-(10**10), 10**10), st.integers(-(10**7), 10**7), st.none() | st.integers(0, 10_000))
def test_a_line_is_rounded_once_and_a_return_is_its_mirror(price: int, milli: int, points: int | None) -> None:
    discount = None if points is None else Rate(points)
    amount = line_amount(UnitPrice(price), Quantity(milli), discount)
    exact = Decimal(price).scaleb(-4) * Decimal(milli).scaleb(-3) * (1 - Decimal(points or 0).scaleb(-4))
    assert amount.decimal == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert line_amount(UnitPrice(price), Quantity(-milli), discount) == -amount


def test_part_of_an_amount() -> None:
    assert rate_of(Money(18_820), Rate.percent(5)) == Money(941)
    assert rate_of(Money(-18_820), Rate.percent(5)) == Money(-941)


@given(st.integers(), st.integers(1, 10**9))
def test_half_goes_away_from_zero(numerator: int, denominator: int) -> None:
    rounded = round_half_up(numerator, denominator)
    assert abs(2 * (rounded * denominator - numerator)) <= denominator
    assert round_half_up(-numerator, denominator) == -rounded
    assert round_half_up(1, 2) == 1
    assert round_half_up(-1, 2) == -1


@given(CENTS, st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=30))
def test_the_parts_add_up_for_any_weights(cents: int, weights: list[int]) -> None:
    parts = spread(Money(cents), weights)
    assert total(parts) == Money(cents)
    assert spread(Money(-cents), weights) == tuple(-part for part in parts)


@given(st.integers(0, 10**9), st.lists(st.integers(0, 10**6), min_size=1, max_size=30).filter(any))
def test_a_part_is_less_than_a_cent_off(cents: int, weights: list[int]) -> None:
    base = sum(weights)
    for part, weight in zip(spread(Money(cents), weights), weights, strict=True):
        assert abs(part.cents * base - cents * weight) < base


def test_the_earlier_part_wins_a_tie() -> None:
    assert spread(Money(100), [1, 1, 1]) == (Money(34), Money(33), Money(33))
    assert spread(Money(200), [1, 1, 1]) == (Money(67), Money(67), Money(66))
    assert spread(Money(2), [0, 0, 0]) == (Money(1), Money(1), Money(0))
    assert spread(Money(5), [-1, -4]) == (Money(1), Money(4))
    assert spread(Money.ZERO, []) == ()
    with pytest.raises(ValueError, match="nothing to spread"):
        spread(Money(1), [])
