"""Credit lines add up whatever parts are taken in whatever order."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kassa.domain.errors import RuleError
from kassa.domain.pricing.totals import EnteredPrice
from kassa.domain.sales.crediting import NOTHING_TAKEN, Taken, credit_lines
from kassa.domain.sales.document import DocumentKind, SalesDocument, SalesLine, document_totals
from kassa.domain.values import Money, Quantity, UnitPrice
from kassa.system.identity import new_id
from tests.support.sales import concept, goods

LINES = st.lists(
    st.builds(
        lambda units, milli, rate, discount, exclusive: _line(units, milli, rate, discount, exclusive),
        st.integers(0, 9_999_999),
        st.one_of(st.integers(1, 300).map(lambda count: count * 1000), st.integers(1, 99_999), st.just(-2000)),
        st.sampled_from([2100, 900, 0]),
        st.sampled_from([0, 333, 1250, 5000]),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


def _line(units: int, milli: int, rate: int, discount: int, exclusive: bool) -> SalesLine:
    line = goods(1, rate=rate, discount=discount, exclusive=exclusive)
    return replace(line, quantity=Quantity(milli), price=EnteredPrice(UnitPrice(units), line.price.basis))


def _take(invoice: SalesDocument, taken: dict[str, Taken], lines: tuple[SalesLine, ...]) -> Money:
    for line in lines:
        assert line.source_line is not None
        before = taken.get(line.source_line, NOTHING_TAKEN)
        taken[line.source_line] = Taken(before.quantity - line.quantity, before.amount - line.amount)
    return -document_totals(replace(invoice, kind=DocumentKind.CREDIT, lines=lines)).gross


@given(lines=LINES, seed=st.integers(0, 2**32), steps=st.integers(0, 4))
def test_all_credits_together_never_exceed_the_invoice_and_the_last_takes_all(
    lines: list[SalesLine], seed: int, steps: int
) -> None:
    chance = random.Random(seed)
    invoice = concept(DocumentKind.INVOICE, *lines)
    gross = document_totals(invoice).gross
    taken: dict[str, Taken] = {}
    credited = Money.ZERO
    for _ in range(steps):
        wanted = {}
        for line in invoice.goods:
            left = line.quantity - taken.get(line.id, NOTHING_TAKEN).quantity
            size = chance.randint(0, abs(left.milli))
            if size:
                wanted[line.id] = Quantity(size if left.milli > 0 else -size)
        if wanted:
            try:
                made = credit_lines(invoice, wanted, taken, gross - credited, new_id)
            except RuleError as refused:
                if refused.code == "credit.over_invoice" and any(line.quantity.milli < 0 for line in lines):
                    continue
                raise
            credited += _take(invoice, taken, made)
        assert credited <= gross or any(line.quantity.milli < 0 for line in lines)
    if any(line.quantity != taken.get(line.id, NOTHING_TAKEN).quantity for line in invoice.goods):
        credited += _take(invoice, taken, credit_lines(invoice, None, taken, gross - credited, new_id))
    for line in invoice.goods:
        assert taken[line.id].quantity == line.quantity
        assert abs(taken[line.id].amount - line.amount) <= Money(2 * (steps + 1))
        assert abs(taken[line.id].amount) <= abs(line.amount) + Money(2 * (steps + 1))
    assert credited <= gross
    assert gross - credited <= Money(2 * (steps + 1) * len(lines))


def test_goods_are_not_credited_past_an_invoice_that_took_goods_back() -> None:
    invoice = concept(DocumentKind.INVOICE, goods(10_000_00), goods(9_000_00, -1))
    with pytest.raises(RuleError, match="hoogstens") as refused:
        credit_lines(invoice, {invoice.goods[0].id: Quantity.ONE}, {}, document_totals(invoice).gross, new_id)
    assert refused.value.code == "credit.over_invoice"


@given(lines=LINES)
def test_a_whole_credit_is_the_exact_mirror(lines: list[SalesLine]) -> None:
    invoice = concept(DocumentKind.INVOICE, *lines)
    totals = document_totals(invoice)
    made = credit_lines(invoice, None, {}, totals.gross, new_id)
    mirror = document_totals(replace(invoice, lines=made))
    assert (mirror.net, mirror.vat, mirror.gross) == (-totals.net, -totals.vat, -totals.gross)
    assert [(-line.quantity, -line.amount, line.price) for line in made] == [
        (line.quantity, line.amount, line.price) for line in invoice.goods
    ]
