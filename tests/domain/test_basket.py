"""The open sale: what may be done to it and what stays true."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.errors import InputError, RuleError, TransitionError
from kassa.domain.payments.method import MethodKind, PaymentState
from kassa.domain.till.basket import (
    MAX_LINES,
    Basket,
    BasketPayment,
    BasketStatus,
    Discount,
    LineKind,
    add_article,
    add_open,
    add_text,
    add_unknown,
    apply_undo,
    clear,
    park,
    price,
    remove_line,
    resume,
    set_discount,
    set_line_discount,
    set_note,
    set_price,
    set_quantity,
    solve_unknown,
    undo_of,
)
from kassa.domain.values import Money, Quantity, Rate, UnitPrice, total
from tests.domain.make import NOON, WEIGHED, article, articles, basket, basket_of, discounts


def test_the_receipt_of_picture_01() -> None:
    sale = basket_of(
        (article("20410", 6995), 2), (article("31055", 2495), 1), (article("60211", 595), 3), (article("i", 1250), 1)
    )
    sale = set_line_discount(sale, "l0", Discount.of_amount(Money(700), "Actie: 5% op werkbroeken"))
    assert sale.article_count == 7
    assert sale.total == Money(18_820)
    assert sale.line("l0").discount_amount == Money(700)
    assert sale.line("l0").list_amount == Money(13_990)
    assert price(sale).gross == Money(18_820)


def test_the_same_article_raises_the_last_line_nobody_edited() -> None:
    sale = basket_of((article("a"), 1), (article("b"), 1))
    sale = add_article(sale, article("a"), line_id="new")
    assert [line.quantity for line in sale.lines] == [Quantity.of(2), Quantity.ONE]
    edits: tuple[Callable[[Basket], Basket], ...] = (
        lambda one: set_price(one, "l0", UnitPrice(1)),
        lambda one: set_line_discount(one, "l0", Discount.of_rate(Rate.percent(5))),
        lambda one: set_note(one, "l0", "cadeau"),
    )
    for edit in edits:
        assert len(add_article(edit(sale), article("a"), line_id="new").lines) == 3
    assert len(add_article(sale, article("a", 2095), line_id="new").lines) == 3
    assert len(add_article(sale, article("a", vat="low"), line_id="new").lines) == 3
    twice = add_article(add_article(basket(), WEIGHED, Quantity(1350), line_id="x"), WEIGHED, Quantity(1), line_id="y")
    assert len(twice.lines) == 2
    assert twice.article_count == 2
    assert twice.total == Money(1_754 + 1)


@pytest.mark.parametrize(
    ("unit", "kind", "measure"),
    [
        ("st", ArticleKind.NORMAL, ""),
        ("paar", ArticleKind.NORMAL, ""),
        ("", ArticleKind.NORMAL, ""),
        ("KG", ArticleKind.NORMAL, "KG"),
        ("m", ArticleKind.NORMAL, "m"),
        ("kg", ArticleKind.WEIGHED, "kg"),
        ("st", ArticleKind.WEIGHED, "kg"),
    ],
)
def test_only_what_is_measured_has_a_unit_on_its_line(unit: str, kind: ArticleKind, measure: str) -> None:
    sale = add_article(basket(), article(unit=unit, kind=kind), Quantity.of(3), line_id="x")
    assert sale.line("x").unit == measure
    assert sale.article_count == (1 if measure else 3)


def test_articles_that_ask_first() -> None:
    for sold, code in (
        (article(blocked_reason="Teruggeroepen."), "article.blocked"),
        (article(kind=ArticleKind.MATRIX), "article.choose_variant"),
        (article(kind=ArticleKind.OPEN_PRICE), "article.price_needed"),
        (article(cents=0), "article.zero_price"),
        (WEIGHED, "article.weight_needed"),
    ):
        with pytest.raises(RuleError) as refused:
            add_article(basket(), sold, line_id="x")
        assert refused.value.code == code
        assert refused.value.reason.fix
    opened = article(kind=ArticleKind.OPEN_PRICE)
    line = add_article(basket(), opened, line_id="x", price=UnitPrice.of(Money(750)), code="871").line("x")
    assert (line.amount, line.is_edited, line.code) == (Money(750), False, "871")
    assert add_article(basket(), article(cents=0), line_id="x", sure=True).total == Money.ZERO
    with pytest.raises(RuleError, match="per stuk"):
        add_article(basket(), article(), Quantity(1500), line_id="x")


@pytest.mark.parametrize(
    ("milli", "code"),
    [
        (0, "basket.quantity_zero"),
        (-1000, "basket.quantity_zero"),
        (10_000_000_000, "basket.quantity_limit"),
        (1_000_000, "basket.quantity_large"),
        (1500, "basket.quantity_parts"),
    ],
)
def test_quantities_that_are_refused(milli: int, code: str) -> None:
    sale = basket_of((article(), 1))
    with pytest.raises(RuleError) as refused:
        set_quantity(sale, "l0", Quantity(milli))
    assert refused.value.code == code
    with pytest.raises(RuleError):
        add_article(sale, article("b"), Quantity(milli), line_id="x")


def test_a_large_quantity_can_be_confirmed() -> None:
    sale = set_quantity(basket_of((article(), 1)), "l0", Quantity.of(1000), sure=True)
    assert sale.line("l0").quantity == Quantity.of(1000)
    assert add_article(sale, article(), Quantity.of(5), line_id="x", sure=True).article_count == 1005
    with pytest.raises(RuleError, match="ongewoon veel"):
        add_article(sale, article(), line_id="x")


def test_open_articles_texts_and_unknown_codes() -> None:
    vat: dict[str, Any] = {"vat_code": "high", "vat_letter": "A", "vat_rate": Rate.percent(21)}
    sale = add_open(basket(), line_id="o", name=" Reparatie \n tas ", price=UnitPrice.of(Money(1250)), **vat)
    assert sale.line("o").name == "Reparatie tas"
    sale = add_text(sale, line_id="t", text="Ophalen vrijdag")
    sale = add_unknown(sale, line_id="u", code="8712345678906")
    assert [line.id for line in sale.unknown_lines] == ["u"]
    assert (sale.total, sale.article_count) == (Money(1250), 1)
    for line in ("t", "u"):
        with pytest.raises(RuleError, match="geen artikel"):
            set_quantity(sale, line, Quantity.of(2))
    solved = solve_unknown(sale, "u", article("z"))
    assert [line.kind for line in solved.lines] == [LineKind.OPEN, LineKind.TEXT, LineKind.ARTICLE]
    assert solved.line("u").code == "8712345678906"
    assert solve_unknown(sale, "u", WEIGHED, Quantity(500)).line("u").amount == Money(650)
    with pytest.raises(RuleError, match="al een artikel"):
        solve_unknown(solved, "u", article("z"))
    with pytest.raises(InputError):
        add_open(basket(), line_id="o", name=" ", price=UnitPrice.ZERO, **vat)
    with pytest.raises(InputError):
        add_text(basket(), line_id="t", text="\t")
    with pytest.raises(InputError, match="korter"):
        add_text(basket(), line_id="t", text="x" * 201)


def test_prices_have_a_limit() -> None:
    sale = basket_of((article(), 2))
    assert set_price(sale, "l0", UnitPrice.of(Money(9_999_999))).total == Money(19_999_998)
    for units in (-1, 1_000_000_000):
        with pytest.raises(RuleError, match="tussen"):
            set_price(sale, "l0", UnitPrice(units))


def test_discounts_fit() -> None:
    sale = basket_of((article(cents=1000), 2))
    with pytest.raises(RuleError, match="hoger dan deze regel"):
        set_line_discount(sale, "l0", Discount.of_amount(Money(2001)))
    with pytest.raises(RuleError, match="hoger dan de bon"):
        set_discount(sale, Discount.of_amount(Money(2001)))
    given_away = set_discount(sale, Discount.of_amount(Money(1500)))
    assert given_away.total == Money(500)
    assert set_quantity(given_away, "l0", Quantity.ONE).total == Money.ZERO
    assert set_discount(given_away, None).total == Money(2000)
    half = set_line_discount(sale, "l0", Discount.of_rate(Rate.percent(50)))
    assert set_line_discount(half, "l0", None) == sale


def test_a_line_that_is_gone_is_said() -> None:
    with pytest.raises(RuleError, match="niet meer op de bon"):
        remove_line(basket(), "x")


def test_a_basket_is_not_endless() -> None:
    one = basket_of((article(), 1)).lines
    with pytest.raises(RuleError, match="Reken deze bon af"):
        add_article(basket(lines=one * MAX_LINES), article("b"), line_id="x")


def test_park_and_resume() -> None:
    sale = basket_of((article(), 1))
    parked = park(sale, NOON, note="mevrouw met hond")
    assert (parked.status, parked.parked_at) == (BasketStatus.PARKED, NOON)
    with pytest.raises(RuleError, match="geparkeerd"):
        add_article(parked, article(), line_id="x")
    with pytest.raises(TransitionError):
        park(parked, NOON)
    back = resume(parked, "t2", "e2")
    assert (back.status, back.till_id, back.lines) == (BasketStatus.OPEN, "t2", sale.lines)
    with pytest.raises(TransitionError):
        resume(back, "t2", "e2")
    with pytest.raises(RuleError, match="niets op de bon"):
        park(basket(), NOON)
    assert clear(sale).is_empty


@pytest.mark.parametrize("state", PaymentState)
def test_money_received_holds_the_basket_still(state: PaymentState) -> None:
    sale = basket(payments=(BasketPayment("p", "card", MethodKind.CARD, Money(100), state),))
    if state is PaymentState.DECLINED:
        assert add_article(sale, article(), line_id="x").lines
    else:
        with pytest.raises(RuleError, match="Rond eerst de betaling af"):
            add_article(sale, article(), line_id="x")


changes = st.lists(
    st.one_of(
        st.tuples(st.just("add"), articles, st.integers(1, 50)),
        st.tuples(st.just("quantity"), st.integers(0, 9), st.integers(-1, 1200)),
        st.tuples(st.just("price"), st.integers(0, 9), st.integers(-1, 10**6)),
        st.tuples(st.just("line_discount"), st.integers(0, 9), discounts),
        st.tuples(st.just("discount"), st.just(0), discounts),
        st.tuples(st.just("remove"), st.integers(0, 9), st.none()),
        st.tuples(st.just("note"), st.integers(0, 9), st.text(max_size=9)),
        st.tuples(st.just("text"), st.just(0), st.just("tekst")),
        st.tuples(st.just("unknown"), st.just(0), st.just("123")),
    ),
    max_size=20,
)


def apply(sale: Any, step: Any, change: Any) -> Any:
    action, first, second = change
    line_id = sale.lines[first % len(sale.lines)].id if isinstance(first, int) and sale.lines else "none"
    match action:
        case "add":
            return add_article(sale, first, Quantity.of(second), line_id=f"n{step}")
        case "quantity":
            return set_quantity(sale, line_id, Quantity.of(second))
        case "price":
            return set_price(sale, line_id, UnitPrice(second))
        case "line_discount":
            return set_line_discount(sale, line_id, second)
        case "discount":
            return set_discount(sale, second)
        case "remove":
            return remove_line(sale, line_id)
        case "note":
            return set_note(sale, line_id, second)
        case "text":
            return add_text(sale, line_id=f"n{step}", text=second)
        case _:
            return add_unknown(sale, line_id=f"n{step}", code=second)


@given(changes)
def test_whatever_happens_the_total_is_the_lines_less_the_discount(steps: Any) -> None:
    sale = basket()
    for step, change in enumerate(steps):
        try:
            after = apply(sale, step, change)
        except RuleError:
            continue
        assert apply_undo(after, undo_of(sale, after)) == sale
        assert undo_of(after, after).is_empty
        sale = after
        assert sale.total == total([line.amount for line in sale.lines]) - sale.discount_amount
        assert sale.total >= Money.ZERO
        result = price(sale)
        assert result.gross == sale.total == total([row.gross for row in result.vat_rows])
        assert len(result.lines) == len(sale.lines)
        assert result.net + result.vat == result.gross


def test_undo_keeps_what_was_scanned_since() -> None:
    before = basket_of((article("a"), 1), (article("b"), 1))
    after = remove_line(before, "l0")
    later = add_article(after, article("c"), line_id="l2")
    assert [line.id for line in apply_undo(later, undo_of(before, after)).lines] == ["l0", "l1", "l2"]
    cleared = clear(set_discount(before, Discount.of_rate(Rate.percent(5))))
    assert apply_undo(cleared, undo_of(before, cleared)).lines == before.lines
    noted = basket(note="let op")
    assert apply_undo(clear(noted), undo_of(noted, clear(noted))) == noted
    restored = apply_undo(after, undo_of(before, after))
    assert apply_undo(restored, undo_of(before, after)) == before
    with pytest.raises(RuleError, match="vorige bon"):
        apply_undo(basket(id="b2"), undo_of(before, after))


@given(st.integers(1, 99_999), st.integers(50, 9_999))
def test_the_price_on_the_label_of_a_scale_is_paid_to_the_cent(label: int, per_kilo: int) -> None:
    cheese = article("w", per_kilo, "low", kind=ArticleKind.WEIGHED, unit="kg")
    sale = add_article(basket(), cheese, line_id="x", price=UnitPrice.of(Money(label)), sure=True)
    (line,) = sale.lines
    if line.quantity < Quantity.of(100):
        assert line.amount == Money(label)
    assert line.unit == "kg"
    assert line.price == line.list_price
    assert abs(line.quantity.milli * per_kilo - label * 1000) <= max(per_kilo, 500)
