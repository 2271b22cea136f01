"""A customer on the open sale: their discount comes and goes with them, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.catalog.article import SaleArticle
from kassa.domain.errors import RuleError
from kassa.domain.people.newcomer import (
    HALF_ADDRESS,
    Newcomer,
    first_refusal,
    from_search,
    has_half_address,
    newcomer_problems,
)
from kassa.domain.till.attached import CUSTOMER_DISCOUNT, BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.till.basket import (
    Basket,
    Discount,
    LineKind,
    add_article,
    add_open,
    add_text,
    add_unknown,
    apply_undo,
    price,
    set_line_discount,
    solve_unknown,
    undo_of,
)
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from tests.domain.make import article, articles, basket, basket_of

BUILDER = BasketCustomer("c1", "10027", "Voorbeeld Bouw B.V.", Rate.percent(10), "Aannemers")
PLAIN = BasketCustomer("c2", "10028", "J. Voorbeeld")

customers = st.builds(
    BasketCustomer,
    id=st.sampled_from(("c1", "c2", "c3")),
    number=st.just("10027"),
    title=st.just("Voorbeeld"),
    discount=st.integers(0, 10_000).map(Rate),
    price_list=st.sampled_from(("", "Aannemers")),
)


@st.composite
def sales(draw: st.DrawFn) -> Basket:
    """A bon with articles, some with a discount by hand, an open article, a text and an unknown code."""
    made = basket()
    for place in range(draw(st.integers(0, 6))):
        made = add_article(made, draw(articles), Quantity.of(draw(st.integers(1, 9))), line_id=f"l{place}")
    for line in made.lines:
        if draw(st.booleans()):
            made = set_line_discount(made, line.id, Discount.of_rate(Rate(draw(st.integers(1, 10_000))), "Actie"))
    if draw(st.booleans()):
        made = add_open(
            made, line_id="open", name="Vrij", price=UnitPrice(50_000), vat_code="high", vat_letter="A",
            vat_rate=Rate.percent(21),
        )  # fmt: skip
    if draw(st.booleans()):
        made = add_unknown(add_text(made, line_id="text", text="Cadeau"), line_id="red", code="8712345678906")
    return made


@given(sales(), st.lists(customers, min_size=1, max_size=3))
def test_who_comes_and_goes_leaves_the_bon_exactly_as_it_was(before: Basket, who: list[BasketCustomer]) -> None:
    now = before
    for one in who:
        now = set_customer(now, one)
        assert now.customer == one
        assert price(now).gross == now.total
        assert now.total <= before.total
    assert set_customer(now, None) == before


@given(sales(), customers, customers)
def test_choosing_is_undone_exactly(before: Basket, first: BasketCustomer, second: BasketCustomer) -> None:
    with_first = set_customer(before, first)
    with_second = set_customer(with_first, second)
    assert apply_undo(with_second, undo_of(with_first, with_second)) == with_first
    assert apply_undo(with_first, undo_of(before, with_first)) == before


@given(sales(), customers, articles)
def test_what_is_scanned_before_or_after_the_customer_costs_the_same(
    before: Basket, who: BasketCustomer, sold: SaleArticle
) -> None:
    first = set_customer(add_article(before, sold, line_id="new"), who)
    later = add_article(set_customer(before, who), sold, line_id="new")
    assert first.total == later.total


def test_a_discount_by_hand_stays_and_the_customer_discount_is_named() -> None:
    sale = basket_of((article("a", 1000), 1), (article("b", 2000), 2))
    sale = set_line_discount(sale, "l0", Discount.of_rate(Rate.percent(50), "Actie"))
    chosen = set_customer(sale, BUILDER)
    first, second = (line.discount for line in chosen.lines)
    assert first == Discount.of_rate(Rate.percent(50), "Actie")
    assert second is not None
    assert (second.reason, second.rate) == (CUSTOMER_DISCOUNT, Rate.percent(10))
    assert chosen.total == Money(500 + 3600)


def test_a_second_scan_raises_the_line_of_a_customer_with_a_discount() -> None:
    sale = add_article(set_customer(basket(), BUILDER), article("a", 1000), line_id="x")
    sale = add_article(sale, article("a", 1000), line_id="y")
    assert [line.quantity for line in sale.lines] == [Quantity.of(2)]
    assert sale.total == Money(1800)


def test_a_solved_code_gets_the_discount_too() -> None:
    sale = add_unknown(set_customer(basket(), BUILDER), line_id="red", code="8712345678906")
    solved = solve_unknown(sale, "red", article("a", 1000))
    assert solved.lines[0].kind is LineKind.ARTICLE
    assert solved.total == Money(900)


def test_a_parked_bon_keeps_its_customer_as_it_is() -> None:
    from kassa.domain.till.basket import park
    from tests.domain.make import NOON

    parked = park(set_customer(basket_of((article(), 1)), PLAIN), NOON)
    with pytest.raises(RuleError, match="geparkeerd"):
        set_customer(parked, None)
    assert parked.customer == PLAIN


GOOD = Newcomer("J. Voorbeeld", "", "010-1234567", "j@voorbeeld.nl", "1234ab", "12-a", "Proefstraat", "Testdorp")


def test_a_new_customer_is_written_as_it_should_be() -> None:
    assert newcomer_problems(GOOD) == {}
    made = GOOD.customer
    assert (made.street, made.postcode, made.city) == ("Proefstraat 12-a", "1234 AB", "Testdorp")
    firm = replace(GOOD, name="", company="Voorbeeld Bouw B.V.").customer
    assert (firm.title, firm.name, firm.is_person) == ("Voorbeeld Bouw B.V.", "Voorbeeld Bouw B.V.", False)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"email": "info@"}, "email"),
        ({"phone": "bel maar"}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"postcode": "12"}, "postcode"),
        ({"postcode": "١٢٣٤ AB"}, "postcode"),
        ({"house_number": "bis"}, "house_number"),
        ({"name": "a\u202eb"}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"street": "x" * 130}, "street"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(change: dict[str, str], field: str) -> None:
    wrong = newcomer_problems(replace(GOOD, **change))
    assert list(wrong) == [field]
    assert not has_half_address(wrong)


@given(st.sets(st.sampled_from(("postcode", "house_number", "street", "city")), min_size=1, max_size=3))
def test_half_an_address_is_refused_in_one_sentence(missing: set[str]) -> None:
    wrong = newcomer_problems(replace(GOOD, **dict.fromkeys(missing, " ")))
    assert set(wrong) == missing
    assert has_half_address(wrong)
    assert first_refusal(wrong) == HALF_ADDRESS


def test_no_address_at_all_is_fine() -> None:
    assert newcomer_problems(Newcomer(name="Jan")) == {}


@pytest.mark.parametrize(
    ("typed", "field", "country"),
    [
        ("voorb", "name", "NL"),
        ("Jan 12", "name", "NL"),
        ("1234ab", "postcode", "NL"),
        ("010-123 45 67", "phone", "NL"),
        ("+32 470 12 34 56", "phone", "BE"),
        ("j@voorbeeld.nl", "email", "NL"),
    ],
)
def test_what_was_searched_for_stands_in_its_field(typed: str, field: str, country: str) -> None:
    assert from_search(typed, country) == replace(Newcomer(country=country), **{field: typed})
