"""Lines of sales documents: edited in place, raised by a scan, laid out from the colour/size window."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import InputError, RuleError
from kassa.domain.pricing.totals import EnteredPrice, PriceMode
from kassa.domain.pricing.vat import NL_CODES
from kassa.domain.sales import lines as edit
from kassa.domain.sales.checks import problems
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument, SalesLine, document_totals
from kassa.domain.values import Quantity, Rate, UnitPrice
from tests.support.sales import concept, goods, words

ORDER = DocumentKind.ORDER
LINES = st.lists(
    st.builds(
        goods,
        st.integers(0, 99_999),
        st.integers(1, 99),
        rate=st.sampled_from([2100, 900, 0]),
        discount=st.sampled_from([0, 333, 10_000]),
        exclusive=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


def article(number: str, pieces: int = 1) -> SalesLine:
    """Return an unedited line of an article."""
    return replace(goods(1000, pieces), article_id=number, id=f"line {number}")


def names(document: SalesDocument) -> list[tuple[str | None, int]]:
    return [(line.article_id, line.quantity.milli // 1000) for line in document.lines]


@given(lines=LINES)
def test_flipping_the_mode_moves_no_cent_and_flips_back(lines: list[SalesLine]) -> None:
    before = concept(ORDER, *lines)
    flipped = edit.flip_mode(before, PriceMode.EXCLUSIVE)
    assert document_totals(flipped).gross == document_totals(before).gross
    assert edit.flip_mode(flipped, PriceMode.INCLUSIVE) == before


@given(lines=LINES, place=st.integers(0, 5), mode=st.sampled_from(list(PriceMode)))
def test_typing_the_shown_price_again_changes_nothing(lines: list[SalesLine], place: int, mode: PriceMode) -> None:
    document = edit.flip_mode(concept(ORDER, *lines), mode)
    line = lines[place % len(lines)]
    assert edit.set_price(document, line.id, line.shown_price(mode)) == document


def test_a_typed_price_is_in_the_mode_of_the_document() -> None:
    line = goods(1210)
    document = edit.flip_mode(concept(ORDER, line), PriceMode.EXCLUSIVE)
    typed = edit.set_price(document, line.id, UnitPrice(200_000)).line(line.id)
    assert typed.price == EnteredPrice(UnitPrice(200_000), PriceMode.EXCLUSIVE)


def test_a_scan_raises_the_last_line_nobody_edited() -> None:
    one = article("a")
    document = edit.raise_or_add(concept(ORDER, one), replace(article("a"), id="new"))
    assert names(document) == [("a", 2)]
    cheaper = edit.set_discount(document, one.id, Rate.percent(10))
    assert names(edit.raise_or_add(cheaper, replace(article("a"), id="new"))) == [("a", 2), ("a", 1)]


def test_lines_move_and_go() -> None:
    first, second, third = goods(100), goods(200), goods(300)
    document = concept(ORDER, first, second, third)
    assert edit.move_line(document, third.id, -2).lines == (third, first, second)
    assert edit.move_line(document, first.id, -1).lines == document.lines
    assert edit.move_line(document, first.id, 9).lines == (second, third, first)
    assert edit.remove_line(document, second.id).lines == (first, third)
    assert edit.add_line(document, words("x"), after=first.id).lines[1].name == "x"


def test_the_colour_size_window_sets_quantities() -> None:
    document = concept(ORDER, article("s", 2), goods(500), article("m", 1))
    wanted = {"s": Quantity.ZERO, "m": Quantity.of(4), "l": Quantity.of(3)}
    after = edit.put_matrix(document, wanted, [article(one) for one in wanted])
    assert names(after) == [(None, 1), ("m", 4), ("l", 3)]
    assert edit.matrix_quantities(after, ["s", "m", "l"]) == wanted
    assert edit.put_matrix(after, wanted, [article(one) for one in wanted]) == after


@given(
    there=st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 5)), max_size=6),
    wanted=st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9).map(Quantity.of)),
)
def test_the_window_and_the_document_agree(there: list[tuple[str, int]], wanted: dict[str, Quantity]) -> None:
    lines = [replace(article(one, pieces), id=f"{place}") for place, (one, pieces) in enumerate(there)]
    document = concept(ORDER, *lines)
    after = edit.put_matrix(document, wanted, [article(one) for one in wanted])
    assert edit.matrix_quantities(after, list(wanted)) == wanted
    untouched = [line for line in document.lines if line.article_id not in wanted]
    assert [line for line in after.lines if line.article_id not in wanted] == untouched


def test_a_line_takes_the_rate_of_the_document_date() -> None:
    line = goods(1090, rate=900)
    changed = edit.set_vat(concept(ORDER, line), line.id, NL_CODES[0]).line(line.id)
    assert (changed.vat_code, changed.vat_letter, changed.vat_rate) == ("high", "A", Rate(2100))
    assert changed.amount == line.amount


@pytest.mark.parametrize(
    "change",
    [
        lambda document, line: edit.set_quantity(document, line, Quantity.of(100_000)),
        lambda document, line: edit.set_price(document, line, UnitPrice(-1)),
        lambda document, line: edit.set_discount(document, line, Rate(10_001)),
        lambda document, line: edit.set_name(document, line, "x" * 301),
        lambda document, line: edit.set_text(document, line, "x" * 2001),
    ],
)
def test_what_a_line_cannot_hold(change: object) -> None:
    line = goods(100)
    with pytest.raises(InputError):
        change(concept(ORDER, line), line.id)  # type: ignore[operator]


def test_a_text_has_no_quantity_and_a_final_document_no_new_lines() -> None:
    text = words("x")
    document = concept(ORDER, text)
    with pytest.raises(RuleError):
        edit.set_quantity(document, text.id, Quantity.ONE)
    with pytest.raises(RuleError):
        edit.remove_line(replace(document, status=DocumentStatus.CANCELLED), text.id)
    with pytest.raises(RuleError):
        edit.set_name(document, "gone", "x")


def test_everything_that_is_missing_is_named_at_once() -> None:
    nameless = replace(goods(0, 2), name="")
    document = concept(DocumentKind.INVOICE, nameless, party=None)
    document = replace(document, due_date=document.date.replace(day=1))
    found = {(one.field, one.blocking) for one in problems(document, earliest=document.date.replace(day=28))}
    assert found == {("customer", True), ("due_date", True), ("date", True), ("name", True), ("lines", False)}
    assert [one.reason.sentence for one in problems(concept(ORDER, goods(0), goods(0)))] == ["2 regels van 0,00."]
    (negative,) = problems(concept(ORDER, goods(100, -1)))
    assert (negative.field, negative.blocking) == ("quantity", True)
    assert problems(concept(DocumentKind.CREDIT, goods(100, -1))) == ()
