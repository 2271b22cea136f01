"""Whatever is ordered, delivered, invoiced, paid and credited in whatever order: money exists once (P5, P6)."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kassa.db.engine import Database
from kassa.db.ledger import balance
from kassa.db.verify import verify
from kassa.domain.errors import RuleError
from kassa.domain.payments.ledger import Account
from kassa.domain.sales.document import SalesDocument
from kassa.domain.values import Money, Quantity
from kassa.services.sales.payments import Part
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.invoices import Desk
from tests.support.shop import OWNER
from tests.support.trade import TODAY, Trade

NUMBERS = ("1001", "1002")


class Story:
    """One shop, one customer, acts by chance; what the rules refuse is refused and leaves nothing."""

    def __init__(self, trade: Trade, desk: Desk, chance: random.Random) -> None:
        self.trade, self.desk, self.chance = trade, desk, chance
        self.orders: list[SalesDocument] = []
        self.slips: list[str] = []
        self.invoices: list[str] = []
        self.credits: list[str] = []
        self.payments: list[str] = []
        self.done = 0

    def act(self) -> None:
        steps: list[Callable[[], None]] = [
            self.order, self.deposit, self.deliver, self.collect, self.pay, self.credit, self.delete, self.reverse,
        ]  # fmt: skip
        try:
            self.chance.choice(steps)()
            self.done += 1
        except (RuleError, IndexError):
            pass  # refused, or there is nothing of it yet

    def some(self, known: list[str]) -> list[str]:
        return self.chance.choices(known, k=self.chance.randint(1, 3))

    def order(self) -> None:
        lines = [
            (number, self.chance.randint(1, 9)) for number in self.chance.sample(NUMBERS, self.chance.randint(1, 2))
        ]
        self.orders.append(self.trade.orders.confirm(self.trade.concept(*lines), OWNER, new_id()))

    def deposit(self) -> None:
        parts = [Part("bank", Money(self.chance.randint(1, 2_000)))]
        paid = self.desk.payments.deposit(self.chance.choice(self.orders).id, parts, TODAY, "", OWNER, new_id())
        self.payments += paid.payment_ids

    def deliver(self) -> None:
        order = self.chance.choice(self.orders)
        wanted = {line.id: Quantity.of(self.chance.randint(1, 4)) for line in order.goods if self.chance.random() < 0.7}
        self.slips.append(self.trade.orders.deliver(order.id, wanted or None, TODAY, OWNER, new_id()).id)

    def collect(self) -> None:
        some = self.some(self.slips)
        done = self.desk.invoicing.invoice_deliveries(some, TODAY, OWNER, new_id())
        self.invoices += [one.document_id for one in done.invoices]

    def pay(self) -> None:
        known = self.invoices + self.credits
        some = self.some(known)
        open_ = self.desk.payments.proposal(some).open
        part = Money(self.chance.choice([open_.cents, open_.cents // 3, self.chance.randint(1, 3_000)]))
        method = self.chance.choice(["bank", "cash"])
        if method == "cash":
            part = Money(part.cents // 5 * 5)
        parts = [Part(method, part)] if part else []
        self.payments += self.desk.payments.pay(some, parts, TODAY, "", OWNER, new_id()).payment_ids

    def credit(self) -> None:
        invoice = self.trade.drafts.get(self.chance.choice(self.invoices)).document
        wanted = {line.id: Quantity.of(self.chance.randint(1, 3)) for line in invoice.goods}
        made = self.desk.invoicing.credit(invoice.id, self.chance.choice([wanted, None]), TODAY, OWNER, new_id())
        self.credits.append(made.document_id)

    def delete(self) -> None:
        made = self.desk.invoicing.delete_definitive(self.chance.choice(self.invoices), OWNER, new_id())
        self.credits.append(made.credit.document_id)

    def reverse(self) -> None:
        self.desk.payments.reverse(self.chance.choice(self.payments), "Verkeerd", OWNER, new_id())


@pytest.fixture
def trade(database: Database, clock: FrozenClock) -> Trade:
    return Trade(database, clock)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(seed=st.integers(0, 2**32))
def test_money_exists_once_whatever_happens(trade: Trade, clock: FrozenClock, seed: int) -> None:
    desk = Desk(trade.database, clock)
    story = Story(trade, desk, random.Random(seed))
    story.order()
    story.order()
    for _ in range(50):
        story.act()
    assert story.done
    verdict = verify(trade.database.location)
    assert verdict.findings == ()
    with trade.database.read() as reader:
        owed = balance(reader, Account.DEBTORS, trade.customer)
    assert sum(row.total.cents for row in desk.invoicing.receivables(TODAY, OWNER)) == owed.cents
