"""Taking goods back: never more than was sold or paid, in parts exactly what was paid, VAT as it was sold."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.catalog.article import ArticleKind, SaleArticle
from kassa.domain.errors import RuleError
from kassa.domain.payments.method import MethodKind
from kassa.domain.till import basket as sale
from kassa.domain.till.attached import BasketOrder
from kassa.domain.till.model import Basket, LineKind, price
from kassa.domain.till.paying import why_not_checkout
from kassa.domain.till.returning import (
    PaidWith,
    ReturnedState,
    SoldLine,
    add_free_return,
    add_return,
    counted,
    money_back,
    origins,
    refund_methods,
    why_not_returnable,
)
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from tests.domain.make import WEIGHED, article, basket, basket_of

HIGH = Rate(2100)


def sold(quantity: int = 3, paid: int = 1000, **changes: object) -> SoldLine:
    values: dict[str, object] = {
        "receipt_id": "r1",
        "receipt_number": "10481",
        "position": 1,
        "kind": LineKind.ARTICLE,
        "article_id": "a",
        "number": "20410",
        "code": "",
        "name": "Werkbroek",
        "detail": "Marine · 54",
        "unit": "",
        "quantity": Quantity.of(quantity),
        "price": UnitPrice.of(Money(400)),
        "vat_code": "high",
        "vat_letter": "A",
        "vat_rate": HIGH,
        "group_id": None,
        "stocked": True,
        "gross": Money(paid),
    }
    return SoldLine(**(values | changes))  # type: ignore[arg-type]


def took_back(line: SoldLine, *parts: int) -> list[Money]:
    """What each of some returns, one after the other on receipts of their own, gives back."""
    amounts = []
    for part in parts:
        after = add_return(basket(), line, Quantity(part), "Past niet", "x")
        amounts.append(after.lines[0].amount)
        line = line.after(after)
    return amounts


def test_a_return_is_a_negative_line_with_what_was_really_paid() -> None:
    after = add_return(basket(), sold(2, 1598), Quantity.ONE, " Past  niet ", "l1")
    line = after.lines[0]
    assert (line.quantity, line.amount, line.price) == (-Quantity.ONE, Money(-799), UnitPrice.of(Money(400)))
    assert (line.vat_code, line.vat_rate, line.stocked) == ("high", HIGH, True)
    assert line.returns is not None
    assert (line.returns.receipt_number, line.returns.position, line.returns.reason) == ("10481", 1, "Past niet")
    assert after.total == Money(-799)
    assert after.article_count == -1
    assert why_not_checkout(after) is None


def test_returned_in_parts_the_cents_add_up_to_what_was_paid() -> None:
    assert took_back(sold(3, 1000), 1000, 1000, 1000) == [Money(-333), Money(-334), Money(-333)]


def test_never_more_than_is_left_and_the_refusal_names_it() -> None:
    after = add_return(basket(), sold(3), Quantity.of(2), "Defect", "l1")
    with pytest.raises(RuleError, match="Er is nog 1 van 'Werkbroek' terug te nemen; verkocht zijn er 3"):
        add_return(after, sold(3), Quantity.of(2), "Defect", "l2")
    gone = replace(sold(3), returned=Quantity.of(3), refunded=Money(1000))
    with pytest.raises(RuleError, match="Er is niets meer van 'Werkbroek'"):
        add_return(basket(), gone, Quantity.ONE, "Defect", "l1")


@pytest.mark.parametrize("kind", [LineKind.TEXT, LineKind.GIFT_CARD, LineKind.INVOICE, LineKind.UNKNOWN])
def test_only_what_was_sold_is_taken_back(kind: LineKind) -> None:
    with pytest.raises(RuleError) as refused:
        add_return(basket(), sold(kind=kind), Quantity.ONE, "Defect", "l1")
    assert refused.value.code == "return.no_goods"


def test_a_return_is_not_taken_back_itself() -> None:
    with pytest.raises(RuleError) as refused:
        add_return(basket(), sold(-1, -400), Quantity.ONE, "Defect", "l1")
    assert refused.value.code == "return.no_goods"


@pytest.mark.parametrize("quantity", [Quantity(0), Quantity(-1000), Quantity(1500)])
def test_a_piece_comes_back_whole(quantity: Quantity) -> None:
    with pytest.raises(RuleError):
        add_return(basket(), sold(), quantity, "Defect", "l1")


def test_a_measured_article_comes_back_by_weight() -> None:
    assert took_back(sold(2, 1000, unit="kg"), 500, 1500) == [Money(-250), Money(-750)]


def test_not_beside_an_order() -> None:
    with_order = replace(basket(), order=BasketOrder("o", "4021", 1, "Afhalen"))
    with pytest.raises(RuleError, match="order 4021"):
        add_return(with_order, sold(), Quantity.ONE, "Defect", "l1")
    with pytest.raises(RuleError, match="order 4021"):
        add_free_return(with_order, article("a"), None, "Defect", "l1")


def test_a_returned_line_is_only_removed() -> None:
    after = add_return(basket(), sold(), Quantity.ONE, "Defect", "l1")
    with pytest.raises(RuleError):
        sale.set_quantity(after, "l1", Quantity.of(2))
    with pytest.raises(RuleError):
        sale.set_price(after, "l1", UnitPrice.of(Money(1)))
    with pytest.raises(RuleError):
        sale.set_line_discount(after, "l1", sale.Discount.of_rate(Rate.percent(10)))
    assert sale.remove_line(after, "l1").is_empty


def test_an_exchange_pays_the_difference_and_the_discount_touches_only_what_is_sold() -> None:
    bought = basket_of((article("b", 2000), 1))
    after = add_return(bought, sold(1, 1000), Quantity.ONE, "Past niet", "x")
    after = sale.set_discount(after, sale.Discount.of_rate(Rate.percent(10)))
    result = price(after)
    assert [line.gross for line in result.lines] == [Money(1800), Money(-1000)]
    assert after.total == result.gross == Money(800)


def test_without_a_receipt_at_the_price_of_today() -> None:
    after = add_free_return(basket(), article("a", 1995), Quantity.of(2), "Bedacht", "l1", code="871")
    line = after.lines[0]
    assert line.returns is not None
    assert (line.amount, line.returns.receipt_id, line.returns.reason) == (Money(-3990), "", "Bedacht")
    assert origins(after) == ()
    assert money_back(after) == (Money.ZERO, Money(3990))


def test_a_blocked_article_may_come_back() -> None:
    after = add_free_return(basket(), article("a", blocked_reason="Teruggeroepen."), None, "Defect", "l1")
    assert after.total == Money(-1995)


@pytest.mark.parametrize(
    ("thing", "code"),
    [
        (article("m", kind=ArticleKind.MATRIX), "article.choose_variant"),
        (article("o", kind=ArticleKind.OPEN_PRICE), "article.price_needed"),
        (WEIGHED, "article.weight_needed"),
    ],
)
def test_without_a_receipt_the_same_questions_are_asked(thing: SaleArticle, code: str) -> None:
    with pytest.raises(RuleError) as refused:
        add_free_return(basket(), thing, None, "Defect", "l1")
    assert refused.value.code == code


def test_the_answers_count() -> None:
    asked = add_free_return(
        basket(), article("o", kind=ArticleKind.OPEN_PRICE), None, "", "l1", price=UnitPrice.of(Money(500))
    )
    assert asked.total == Money(-500)
    assert add_free_return(basket(), WEIGHED, Quantity(500), "", "l1").total == Money(-650)


def test_what_another_till_took_back_meanwhile_is_seen() -> None:
    after = add_return(basket(), sold(1), Quantity.ONE, "Defect", "l1")
    key = ("r1", 1)
    assert why_not_returnable(after, {key: sold(1)}) is None
    elsewhere = replace(sold(1), returned=Quantity.ONE, refunded=Money(1000))
    reason = why_not_returnable(after, {key: elsewhere})
    assert reason is not None
    assert reason.code == "return.changed"
    assert why_not_returnable(after, {}) is not None
    assert why_not_returnable(add_free_return(basket(), article("a"), None, "", "l1"), {}) is None


def test_the_last_one_must_take_exactly_the_rest() -> None:
    """Three tills each take one of three back; the last one must give the cent that is left."""
    one = add_return(basket(), sold(3, 1000), Quantity.ONE, "Defect", "l1")
    elsewhere = replace(sold(3, 1000), returned=Quantity.of(2), refunded=Money(666))
    assert why_not_returnable(one, {("r1", 1): elsewhere}) is not None


def test_how_much_of_a_receipt_came_back() -> None:
    partly = replace(sold(3), returned=Quantity.ONE)
    assert counted([sold(3), sold(kind=LineKind.TEXT)]) is ReturnedState.NONE
    assert counted([partly]) is ReturnedState.PARTLY
    assert counted([replace(sold(3), returned=Quantity.of(3))]) is ReturnedState.FULLY
    assert [state.dutch for state in ReturnedState] == ["", "Retour: deels", "Retour: geheel"]


def paid(method: str, cents: int, kind: MethodKind, reference: str = "") -> PaidWith:
    return PaidWith(method, method.title(), kind, reference, Money(cents))


CASH, CARD, GIFT = MethodKind.CASH, MethodKind.CARD, MethodKind.GIFT_CARD


def shares(parts: tuple[PaidWith, ...]) -> list[tuple[str, int]]:
    return [(part.reference or part.method, part.amount.cents) for part in parts]


def test_money_goes_back_the_way_it_came_and_cash_last() -> None:
    both = [paid("cash", 500, CASH), paid("card", 2000, CARD)]
    assert shares(refund_methods(both, Money(1500), {})) == [("card", 1500)]
    assert shares(refund_methods(both, Money(2200), {})) == [("card", 2000), ("cash", 200)]
    assert shares(refund_methods(both, Money(700), {("card", ""): Money(1800)})) == [("card", 200), ("cash", 500)]


def test_every_gift_card_gets_its_own_back() -> None:
    cards = [paid("gift_card", 1000, GIFT, "G1"), paid("gift_card", 500, GIFT, "G2")]
    assert shares(refund_methods(cards, Money(1200), {})) == [("G1", 1000), ("G2", 200)]


def test_what_rounding_left_over_has_a_way_back_too() -> None:
    assert shares(refund_methods([paid("cash", 1000, CASH)], Money(1002), {})) == [("cash", 1002)]
    assert refund_methods([], Money(500), {}) == ()
    assert refund_methods([paid("card", -500, CARD)], Money(500), {}) == ()


lines = st.tuples(st.integers(1, 60), st.integers(0, 100_000))


@given(line=lines, cuts=st.lists(st.integers(1, 60), max_size=12))
def test_any_split_never_pays_more_and_all_together_exactly(line: tuple[int, int], cuts: list[int]) -> None:
    count, cents = line
    thing = sold(count, cents)
    parts, left = [], count
    for cut in cuts:
        part = min(cut, left)
        if part:
            parts.append(part * 1000)
            left -= part
    amounts = took_back(thing, *parts)
    assert all(amount <= Money.ZERO for amount in amounts)
    assert -sum(amount.cents for amount in amounts) <= cents
    if left:
        amounts += took_back(
            replace(
                thing,
                returned=Quantity(sum(parts)),
                refunded=Money(-sum(amount.cents for amount in amounts)),
            ),
            left * 1000,
        )
    assert -sum(amount.cents for amount in amounts) == cents


@given(
    st.lists(st.tuples(lines, st.sampled_from([2100, 900, 0]), st.integers(1, 60)), min_size=1, max_size=6),
    st.lists(st.integers(1, 5_000), max_size=3),
)
def test_a_receipt_with_returns_balances_per_vat_group(
    taken: list[tuple[tuple[int, int], int, int]], bought: list[int]
) -> None:
    after: Basket = basket_of(*((article(f"b{place}", cents), 1) for place, cents in enumerate(bought)))
    expected = sum(bought)
    for position, ((count, cents), rate, back) in enumerate(taken, 1):
        thing = sold(count, cents, position=position, vat_code=f"v{rate}", vat_rate=Rate(rate))
        after = add_return(after, thing, Quantity.of(min(back, count)), "", f"r{position}")
        expected += after.lines[-1].amount.cents
    result = price(after)
    assert result.gross == after.total == Money(expected)
    assert result.net + result.vat == result.gross
    for row in result.vat_rows:
        inside = [
            total
            for line, total in zip(after.lines, result.lines, strict=True)
            if (line.vat_code, line.vat_rate) == (row.code, row.rate)
        ]
        assert sum(one.vat.cents for one in inside) == row.vat.cents
        assert sum(one.gross.cents for one in inside) == row.gross.cents


methods = st.lists(
    st.tuples(st.sampled_from(["cash", "card", "gift_card"]), st.integers(1, 10_000)), min_size=1, max_size=4
)


@given(methods, st.data())
def test_refunds_in_parts_never_give_a_method_more_than_it_paid(
    payments: list[tuple[str, int]], data: st.DataObject
) -> None:
    known = [
        paid(code, cents, MethodKind(code), f"G{place}" if code == "gift_card" else "")
        for place, (code, cents) in enumerate(payments)
    ]
    room = {one.key: sum(other.amount.cents for other in known if other.key == one.key) for one in known}
    left, done = sum(room.values()), dict[tuple[str, str], Money]()
    while left:
        part = data.draw(st.integers(1, left))
        given_back = refund_methods(known, Money(part), done)
        assert sum(one.amount.cents for one in given_back) == part
        for one in given_back:
            done[one.key] = done.get(one.key, Money.ZERO) + one.amount
        left -= part
    assert {key: amount.cents for key, amount in done.items()} == room
