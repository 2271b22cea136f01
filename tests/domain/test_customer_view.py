"""What the customer sees of a bon, on a screen and in two lines."""

from __future__ import annotations

import pytest

from kassa.domain.payments.settlement import Settlement
from kassa.domain.till.basket import (
    Discount,
    add_article,
    add_text,
    add_unknown,
    set_discount,
    set_line_discount,
    set_note,
)
from kassa.domain.till.customer_view import IDLE, CustomerView, ShownLine, Stage, thanks, view_of
from kassa.domain.values import Money, Quantity
from kassa.output.customer_lines import DisplayLine, display_lines
from tests.domain.make import WEIGHED, article, basket, basket_of

SALE = basket_of((article("20410", 6995, name="Werkbroek Stretch"), 2), (article("b", 2495, name="Poloshirt"), 1))

BACK = CustomerView(
    Stage.SELLING, (ShownLine("Poloshirt", "", Quantity.of(-1), "", Money(-2495)),), 0, total=Money(-2495)
)


def two(view: CustomerView, language: str = "nl") -> tuple[str, str]:
    upper, lower = display_lines(view, "De Werkplaats", "en" if language == "en" else "nl")
    return upper.fitted(), lower.fitted()


def test_the_customer_reads_no_notes_texts_or_unknown_codes() -> None:
    sale = set_note(SALE, "l0", "Klant is lastig")
    sale = add_text(add_unknown(sale, code="87000", line_id="u"), text="Intern: uit magazijn", line_id="t")
    view = view_of(sale)
    assert [line.name for line in view.lines] == ["Werkbroek Stretch", "Poloshirt"]
    assert "lastig" not in repr(view)
    assert (view.stage, view.total) == (Stage.SELLING, sale.total)


def test_an_empty_bon_is_nobody() -> None:
    assert view_of(basket()) == IDLE == view_of(add_unknown(basket(), code="87000", line_id="u"))


def test_the_line_that_was_touched_is_the_last_one() -> None:
    assert view_of(SALE).last == 1
    assert view_of(SALE, None, "l0").last == 0
    assert view_of(SALE, None, "gone").last == 1


def test_discounts_are_what_was_taken_off() -> None:
    sale = set_line_discount(SALE, "l1", Discount.of_amount(Money(495)))
    sale = set_discount(sale, Discount.of_amount(Money(1000)))
    view = view_of(sale)
    assert view.lines[1] == ShownLine("Poloshirt", "", Quantity.ONE, "", Money(2000), Money(495))
    assert (view.discount, view.total) == (Money(1000), Money(13_990 + 2000 - 1000))


def settled(received: int, still: int, change: int = 0) -> Settlement:
    zero = Money.ZERO
    return Settlement(SALE.total, SALE.total, Money(received), Money(change), zero, Money(still), Money(still), False)


@pytest.mark.parametrize(
    ("view", "upper", "lower"),
    [
        (IDLE, "   De Werkplaats    ", "       Welkom       "),
        (view_of(SALE), "Poloshirt    € 24,95", "Totaal      € 164,85"),
        (view_of(SALE, None, "l0"), "2x Werkbroe € 139,90", "Totaal      € 164,85"),
        (view_of(SALE, settled(0, 16_485)), "Totaal      € 164,85", " " * 20),
        (view_of(SALE, settled(10_000, 6485)), "Totaal      € 164,85", "Te betalen   € 64,85"),
        (view_of(SALE, settled(20_000, 0, 3515)), "Totaal      € 164,85", "Terug        € 35,15"),
        (thanks(Money(3515)), "      Bedankt       ", "Terug        € 35,15"),
        (thanks(Money.ZERO), "      Bedankt       ", "     Tot ziens      "),
        (BACK, "−1x Poloshi −€ 24,95", "U krijgt     € 24,95"),
    ],
)
def test_two_lines_of_twenty(view: CustomerView, upper: str, lower: str) -> None:
    assert two(view) == (upper, lower)


def test_a_weight_stands_before_its_name() -> None:
    sale = add_article(basket(), WEIGHED, Quantity(482), line_id="w")
    assert two(view_of(sale))[0] == "0,482kg Artik € 6,26"


def test_a_figure_is_never_cut() -> None:
    assert DisplayLine("Totaal", "€ 1.234.567,89").fitted() == "Totaa € 1.234.567,89"
    assert DisplayLine("", "€ 1,00").fitted() == "€ 1,00".rjust(20)
