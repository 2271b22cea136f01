"""Gift cards: their code, what may be put on one, what one may pay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError, RuleError
from kassa.domain.payments.method import STANDARD_METHODS, MethodKind
from kassa.domain.till.attached import BasketOrder
from kassa.domain.till.gift_card import (
    add_gift_card,
    make_code,
    paid_with,
    read_code,
    shown_code,
    sold_cards,
    typed_code,
    why_not_payable,
)
from kassa.domain.till.model import BasketPayment, price
from kassa.domain.till.paying import why_not_checkout
from kassa.domain.values import Money
from tests.domain.make import article, basket, basket_of

CODE = make_code(12345678901)
MOST = Money(25_000)


@given(st.integers(0, 10**11 - 1))
def test_a_code_is_read_back_and_one_wrong_digit_is_seen(number: int) -> None:
    code = make_code(number)
    assert len(code) == 13
    assert read_code(f" {shown_code(code).lower()} ") == code
    assert typed_code(code[1:]) == code
    place = number % 12 + 1
    wrong = code[:place] + str((int(code[place]) + 1 + number % 9) % 10) + code[place + 1 :]
    assert read_code(wrong) is None or wrong == code


@pytest.mark.parametrize("text", ["", "G", "8712345678906", "G12345678901", "R01-25-10481", "Gordijn"])
def test_other_codes_are_no_gift_cards(text: str) -> None:
    assert read_code(text) is None
    if text != "8712345678906":
        with pytest.raises(InputError):
            typed_code(text)


def test_a_number_has_eleven_digits() -> None:
    with pytest.raises(ValueError, match="eleven"):
        make_code(10**11)


def test_a_card_that_is_sold_carries_no_vat() -> None:
    after = add_gift_card(basket_of((article("a", 1000), 1)), CODE, Money(2500), "g1", most=MOST)
    line = sold_cards(after)[0]
    assert (line.name, line.code, line.amount, line.vat_code) == ("Cadeaubon", CODE, Money(2500), "")
    assert price(after).gross == Money(1000)
    assert after.total == Money(3500)
    assert after.article_count == 2
    alone = add_gift_card(basket(), CODE, Money(2500), "g1", most=MOST)
    assert why_not_checkout(alone) is None


def test_the_same_card_stands_once_on_a_bon() -> None:
    after = add_gift_card(basket(), CODE, Money(2500), "g1", most=MOST)
    with pytest.raises(RuleError) as refused:
        add_gift_card(after, CODE, Money(2500), "g2", most=MOST)
    assert refused.value.code == "gift_card.twice"


@pytest.mark.parametrize("cents", [0, 99, -100, 25_001])
def test_the_value_has_bounds(cents: int) -> None:
    with pytest.raises(RuleError) as refused:
        add_gift_card(basket(), CODE, Money(cents), "g1", most=MOST)
    assert refused.value.code == "gift_card.value"


def test_not_beside_an_order() -> None:
    with pytest.raises(RuleError, match="order 4021"):
        add_gift_card(replace(basket(), order=BasketOrder("o", "4021", 1, "")), CODE, Money(100), "g1", most=MOST)


def test_a_card_pays_what_is_on_it() -> None:
    bought = basket_of((article("a", 5000), 1))
    paying = replace(
        bought, payments=(BasketPayment("p", "gift_card", MethodKind.GIFT_CARD, Money(1500), reference=CODE),)
    )
    used = paid_with(paying, CODE)
    assert used == Money(1500)
    assert why_not_payable(CODE, Money(2500), used, Money(1000)) is None
    for balance, amount, code in (
        (None, 100, "gift_card.unknown"),
        (Money.ZERO, 100, "gift_card.empty"),
        (Money(1500), 100, "gift_card.empty"),
        (Money(2500), 1001, "gift_card.balance"),
    ):
        reason = why_not_payable(CODE, balance, used, Money(amount))
        assert reason is not None
        assert reason.code == code
    assert why_not_payable(CODE, Money.ZERO, Money.ZERO, Money(-500)) is None


@given(st.integers(0, 30_000), st.integers(0, 30_000), st.integers(1, 30_000))
def test_a_card_never_pays_more_than_is_on_it(balance: int, used: int, amount: int) -> None:
    reason = why_not_payable(CODE, Money(balance), Money(used), Money(amount))
    assert (reason is None) == (used + amount <= balance)


def test_the_office_does_not_offer_it() -> None:
    gift = next(method for method in STANDARD_METHODS if method.kind is MethodKind.GIFT_CARD)
    assert (gift.name, gift.at_till, gift.in_office) == ("Cadeaubon", True, False)
