"""Any mix of goods, documents and money adds up to the cent and leaves a sound database."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kassa.db.engine import Database
from kassa.domain.errors import RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.till.basket import Discount
from kassa.domain.till.ending import Ending, Fulfilment, OrderDraft
from kassa.domain.values import Money, Rate
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.counter import Counter
from tests.support.tills import SHELF
from tests.support.trade import TODAY

PICKUP = OrderDraft(Fulfilment.PICKUP, TODAY, "16:00", "17:00", contact="06 1234 5678", internal_note="bovenste plank")


@pytest.fixture
def counter(database: Database, clock: FrozenClock) -> Counter:
    return Counter(database, clock)


EXAMPLES = settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)

# Anything together ---------------------------------------------------------------------------------------------------

goods = st.lists(
    st.tuples(
        st.sampled_from(sorted(SHELF)),
        st.integers(1, 4),
        st.none() | st.integers(1, 10_000),
        st.booleans(),
    ),
    max_size=4,
)
documents = st.lists(
    st.tuples(st.booleans(), st.sampled_from(sorted(SHELF)), st.integers(1, 3), st.integers(1, 100)), max_size=4
)


def lay(counter: Counter, bought: list[tuple[str, int, int | None, bool]], off: Discount | None) -> None:
    for code, pieces, points, as_amount in bought:
        line = counter.scan(code, pieces)
        if points is not None:
            discount = (
                Discount.of_amount(Money(points), "actie") if as_amount else Discount.of_rate(Rate(points), "actie")
            )
            with contextlib.suppress(RuleError):  # more than the line costs
                counter.till.selling.set_line_discount(line, discount, counter.seller)
    if bought:
        with contextlib.suppress(RuleError):
            counter.till.selling.set_discount(off, counter.seller)


def mix_adds_up(
    counter: Counter,
    bought: list[tuple[str, int, int | None, bool]],
    papers: list[tuple[bool, str, int, int]],
    off: Discount | None,
    share: int,
    back: int | None,
    card: int | None,
    more: int,
) -> None:
    lay(counter, bought, off)
    wanted: dict[str, int] = {}
    for is_credit, code, pieces, percent in papers:
        made = (counter.credit if is_credit else counter.invoice)((code, pieces))
        part = made.gross.cents * percent // 100
        if part:
            counter.put(made, Money(part))
            wanted[made.document_id] = made.gross.cents - part
    if back is not None:
        counter.give_back(back)
    if card is not None:
        counter.sell_card(new_id(), card)
    basket = counter.till.selling.basket()
    if basket.is_empty:
        return
    total = basket.total
    before = counter.total("ledger_balance", "amount", "account IN ('cash', 'receivable')")
    by_card = int(total.cents * share / 100)
    if by_card:
        counter.pay("card", by_card)
    left = counter.till.checkout.settlement()
    if left.cash_open and abs(left.cash_open.cents) < 290_000:
        counter.pay("cash", left.cash_open.cents + (more if left.cash_open > Money.ZERO else 0))
    elif left.open:
        counter.pay("card")
    key = new_id()
    done = counter.complete(key=key)
    assert counter.complete(key=key) == replace(done, anchor=None)
    after = counter.total("ledger_balance", "amount", "account IN ('cash', 'receivable')")
    assert after - before == done.total.cents
    assert abs(done.total - total).cents <= 2
    assert {one: counter.open_of(one) for one in wanted} == wanted
    assert counter.books(Account.RECEIVABLE, "netted") == 0
    for row in counter.receipt(done).payments:
        assert row["amount"] == int(str(row["given"])) - int(str(row["change"]))
    report = counter.till.shifts.x_report(counter.seller)
    sold = report.turnover + report.aside.on_documents[1] + report.aside.gift_cards[1] + report.drawer.rounding
    assert sold.cents == sum(one.amount.cents for one in report.methods)


OFF = st.none() | st.one_of(
    st.integers(1, 10_000).map(lambda points: Discount.of_rate(Rate(points), "actie")),
    st.integers(1, 3_000).map(lambda cents: Discount.of_amount(Money(cents), "")),
)
MIXES = st.tuples(
    goods,
    documents,
    OFF,
    st.integers(0, 100),
    st.none() | st.integers(1, 9_000),
    st.none() | st.integers(1, 5_000),
    st.sampled_from([0, 500, 5_000]),
)


def test_any_mix_of_goods_and_documents_adds_up(counter: Counter) -> None:
    @EXAMPLES
    @given(mix=MIXES)
    def check(mix: tuple[Any, ...]) -> None:
        mix_adds_up(counter, *mix)

    check()
    counter.sound()


def bon_ends_to_the_cent(
    counter: Counter, bought: list[tuple[str, int, int | None, bool]], off: Discount | None, ending: Ending, share: int
) -> None:
    counter.choose_customer()
    lay(counter, bought, off)
    total = counter.till.selling.basket().total
    part = 0 if ending is Ending.LATER else total.cents * share // 100
    if not total:
        counter.till.selling.clear(counter.seller)
        return
    if part:
        counter.pay("card", part)
    done = counter.complete(ending, PICKUP)
    assert done.made[0].gross == total
    if ending is not Ending.LATER:
        assert counter.open_of(done.made[0].document_id) == total.cents - part


BONS = st.tuples(
    goods.filter(bool), OFF, st.sampled_from([Ending.INVOICE, Ending.LATER, Ending.ORDER]), st.integers(0, 100)
)


def test_any_bon_ends_as_a_document_to_the_cent(counter: Counter) -> None:
    @EXAMPLES
    @given(bon=BONS)
    def check(bon: tuple[Any, ...]) -> None:
        bon_ends_to_the_cent(counter, *bon)

    check()
    counter.sound()
