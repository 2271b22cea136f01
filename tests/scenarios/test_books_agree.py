"""One basket, one result: receipt, VAT table, payments, ledger, journal and Z report say the same cents."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kassa.db.engine import Database, Row
from kassa.db.verify import verify
from kassa.domain.errors import RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.pricing.rounding import CashRounding
from kassa.domain.till.basket import Discount
from kassa.domain.till.shift import Count
from kassa.domain.values import Money, Quantity, Rate, UnitPrice, total
from kassa.services.till.checkout import Completed
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.tills import SHELF, Till, fill_shelf

FLOAT = Money(25_000)

lines = st.lists(
    st.tuples(
        st.sampled_from(sorted(SHELF)),
        st.integers(1, 12),
        st.none() | st.integers(1, 9_000),
        st.none() | st.integers(1, 10_000),
    ),
    min_size=1,
    max_size=7,
)
Sale = tuple[list[tuple[str, int, int | None, int | None]], Discount | None, int, bool]

sales = st.tuples(
    lines,
    st.none() | st.integers(1, 10_000).map(lambda points: Discount.of_rate(Rate(points), "actie")),
    st.integers(0, 100),
    st.booleans(),
)


def sell(till: Till, sale: Sale) -> Completed:
    """Sell one basket: ``share`` percent by card, the rest in cash with change when asked."""
    bought, discount, share, with_change = sale
    for code, quantity, price, off in bought:
        line = till.selling.scan(code, till.seller, Quantity.of(quantity)).line_id
        assert line is not None
        if price is not None:
            till.selling.set_price(line, UnitPrice(price * 100), "afgesproken", till.seller)
        if off is not None:
            till.selling.set_line_discount(line, Discount.of_rate(Rate(off)), till.seller)
    till.selling.set_discount(discount, till.seller)
    due = till.selling.basket().total
    card = Money(due.cents * share // 100)
    if card:
        till.checkout.add_payment("card", card, till.seller, new_id())
    left = till.checkout.settlement()
    if left.cash_open:
        given = left.cash_open + Money(500 if with_change else 0)
        till.checkout.add_payment("cash", given, till.seller, new_id())
    elif left.open:
        till.checkout.add_payment("card", None, till.seller, new_id())
    return till.checkout.complete(new_id(), till.seller)


@dataclass
class Told:
    """What every place in the database says about one sale: rows of amounts in cents."""

    head: Row
    vat: list[Row]
    sold: list[Row]
    paid: list[Row]
    booked: dict[str, int]
    journal: dict[str, Any]


def read(database: Database, receipt_id: str) -> Told:
    with database.read() as reader:
        head = reader.one(
            "SELECT net, vat, gross, cash_rounding, number, discount FROM receipt WHERE id = :id", id=receipt_id
        )
        booked = reader.all(
            "SELECT account, SUM(amount) FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id "
            "WHERE e.document_id = :id GROUP BY account",
            id=receipt_id,
        )
        told = reader.value(
            "SELECT payload FROM journal WHERE ref = :id AND event = 'receipt.completed'", id=receipt_id
        )
        assert head is not None
        return Told(
            head,
            reader.all("SELECT net, vat, gross FROM receipt_vat WHERE receipt_id = :id", id=receipt_id),
            reader.all("SELECT net, vat, gross, amount FROM receipt_line WHERE receipt_id = :id", id=receipt_id),
            reader.all("SELECT amount, given, change FROM payment WHERE document_id = :id", id=receipt_id),
            {account: int(amount) for account, amount in booked},
            json.loads(told),
        )


def sums(rows: Sequence[Row]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*rows, strict=True)) if rows else ()


@pytest.mark.parametrize("rounding", CashRounding)
def test_every_place_says_the_same_cents(
    database: Database, location: str, clock: FrozenClock, rounding: CashRounding
) -> None:
    fill_shelf(database, clock)
    till = Till(database, clock, rounding=rounding)
    till.shifts.open(FLOAT, till.seller)
    cash = [FLOAT]
    numbers: list[int] = []

    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
    @given(sales)
    def run(sale: Sale) -> None:
        try:
            done = sell(till, sale)
        except RuleError:  # above the ceiling, or a cent or two left that cash rounds away and a card does not
            for payment in till.selling.basket().payments:
                till.checkout.take_back(payment.id, till.seller, refunded=True)
            till.terminal.charged.clear()
            till.selling.clear(till.seller)
            return
        told = read(database, done.receipt_id)
        net, vat, gross, rounded, number, discount = told.head
        assert net + vat == gross == done.total.cents - rounded
        assert sums(told.vat) == (net, vat, gross)
        assert sums(told.sold) == (net, vat, gross, gross + discount)
        assert sum(row[0] for row in told.paid) == gross + rounded
        assert all(amount == given - change for amount, given, change in told.paid)
        assert sum(told.booked.values()) == 0
        assert told.booked.get(Account.REVENUE, 0) == -net
        assert told.booked.get(Account.VAT_DUE, 0) == -vat
        assert told.booked.get(Account.CASH_ROUNDING, 0) == -rounded
        assert told.journal["receipt"]["gross"] == gross
        assert sum(row[-1] for row in told.journal["vat"]) == gross
        cash.append(Money(told.booked.get(Account.CASH, 0)))
        numbers.append(number)

    run()
    assert numbers == list(range(1, len(numbers) + 1))
    close_to_the_cent(till, total(cash))
    database.close()
    assert verify(location).findings == ()


def close_to_the_cent(till: Till, expected: Money) -> None:
    """Count what should lie there, down to the cent, and close the day without a difference."""
    assert till.shifts.drawer_balance() == expected
    pieces: dict[int, int] = {}
    left = expected.cents
    for coin in (20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1):
        pieces[coin], left = divmod(left, coin)
    till.shifts.save_count(Count.of(pieces), till.seller)
    control = till.shifts.control(till.seller)
    assert control.difference == Money.ZERO
    assert control.rows[0].expected == expected
    kept = till.shifts.propose_deposit(FLOAT)
    till.shifts.settle("", Money(500), kept.amount, "zak 1", till.seller)
    report = till.shifts.close(till.seller, new_id())
    assert report.drawer.expected == expected
    assert report.drawer.difference == Money.ZERO
    assert till.shifts.drawer_balance() == expected - kept.amount
