"""A till or an office that trades at random until its time is over: ``python -m tests.support.trading_process ...``.

Every press is told before it is made (``press KEY``) and after it was acknowledged (``done KEY WHAT``), so that whoever
killed it knows what is in doubt. A till that starts again finds the basket that stood there, and presses the last key
once more: it books once.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from kassa.bootstrap.office import office_services
from kassa.bootstrap.services import till_services
from kassa.db.engine import Database, open_database
from kassa.devices.terminal.standalone import StandaloneTerminal
from kassa.domain.errors import KassaError, StoreError
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.people.actor import Actor
from kassa.domain.till.basket import Basket
from kassa.domain.till.ending import Ending, Fulfilment, OrderDraft
from kassa.domain.values import Money, Quantity
from kassa.services.sales.payments import Part
from kassa.services.sales.prepaid import DepositChoice
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.checkout import Completed
from kassa.system.clock import SystemClock
from kassa.system.identity import new_id
from tests.support.till_shop import OWNER

KEY = b"k" * 32
ZONE = ZoneInfo("Europe/Amsterdam")
REASON = "Past niet"
PATIENCE = 30
"""Seconds a press or a start is repeated: a server that crashed is back long before."""


def say(*words: str) -> None:
    """Tell whoever started this."""
    print(*words, flush=True)


class Trader:
    """What till and office share: a shop, chance, and presses that are told."""

    def __init__(self, location: str, seed: int) -> None:
        self.early = False
        self.database: Database = open_database(location)
        self.clock = SystemClock()
        self.chance = random.Random(seed)
        self.settings = Settings(self.database, self.clock)
        self.person = OWNER

    @property
    def today(self) -> date:
        """Return the day it is in the shop."""
        return self.clock.now().astimezone(ZONE).date()

    def ids(self, statement: str) -> list[str]:
        """Return the identities a statement finds."""
        with self.database.read() as reader:
            return [row[0] for row in reader.all(statement)]

    def one_of(self, statement: str) -> str:
        """Return one identity of a statement, or an empty text."""
        found = self.ids(statement)
        return self.chance.choice(found) if found else ""

    def press(self, work: Callable[[str], str], key: str = "") -> None:
        """Press a button until the store says what became of it; the same key every time.

        Raises:
            RuntimeError: the store did not say it for so long that it never will.
        """
        key = key or new_id()
        say("press", key)
        if self.early:  # a control: told before it was kept, as no program may
            say("done", key, "early")
            time.sleep(0.1)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                what = work(key)
            except StoreError as away:
                if time.monotonic() > until:
                    raise RuntimeError(f"no answer to {key}: {away.code}, {away.__cause__}") from away
                time.sleep(0.05)
                self.database.look_again()
                continue
            except KassaError as refused:
                say("refused", key, refused.code)
                return
            say("done", key, what)
            return


class Till(Trader):
    """A cashier at one till."""

    def __init__(self, location: str, number: int, seed: int) -> None:
        super().__init__(location, seed)
        shop = Shop(self.database, self.settings, self.clock)
        place = shop.place(number)
        self.actor = Actor(self.person.employee_id, self.person.name, self.person.rights, place.till_id)
        self.services = till_services(
            self.database, self.clock, self.settings, place, KEY, StandaloneTerminal(), lambda: None
        )
        self.counter = self.services.counter()
        self.articles = self.ids("SELECT id FROM article WHERE kind = 'normal' ORDER BY id LIMIT 40")
        if self.services.shifts.current() is None:
            self.services.shifts.open(Money(15_000), self.actor)

    @property
    def basket(self) -> Basket:
        """What stands on the bon."""
        return self.services.selling.basket()

    def turn(self) -> None:
        """Serve one customer, in one of the ways of the manuals."""
        acts = (
            self.sale, self.sale, self.invoice, self.later, self.order, self.hand_out, self.hand_out, self.pay,
            self.pay, self.give_back, self.card, self.park,
        )  # fmt: skip
        try:
            self.clean()
            self.chance.choice(acts)()
            self.clean()
        except StoreError:
            self.services.selling.reload()  # only the store knows whether the last change was kept
            raise

    def clean(self) -> None:
        """Leave an empty bon behind; money that is on it goes back first."""
        for payment in self.basket.payments:
            if payment.is_open:
                self.services.checkout.terminal_answered(payment.id, TerminalAnswer(TerminalState.APPROVED), self.actor)
            self.services.checkout.take_back(payment.id, self.actor, refunded=True)
        if not self.basket.is_empty or self.basket.customer or self.basket.order:
            self.services.selling.clear(self.actor)
        self.counter.documents.sync(self.actor)

    def goods(self, most: int = 4) -> None:
        """Put some articles on the bon."""
        for _ in range(self.chance.randint(1, most)):
            self.services.selling.add_article(self.chance.choice(self.articles), self.actor)

    def customer(self) -> None:
        """Choose a customer."""
        found = self.one_of("SELECT id FROM customer WHERE merged_into IS NULL AND erased = 0 ORDER BY id LIMIT 30")
        self.counter.choosing.choose(found, self.actor)

    def take(self, amount: Money | None = None, method: str = "") -> None:
        """Take money by a method of chance; a standalone terminal is answered for by the cashier."""
        method = method or self.chance.choice(("cash", "card"))
        paying = self.services.checkout.add_payment(method, amount, self.actor, new_id(), sure=True)
        for payment in paying.basket.payments:
            if payment.is_open:
                self.services.checkout.terminal_answered(payment.id, TerminalAnswer(TerminalState.APPROVED), self.actor)

    def complete(self, ending: Ending = Ending.SALE, draft: OrderDraft | None = None) -> None:
        """Press the last button."""

        def work(key: str) -> str:
            done: Completed = self.services.checkout.complete(key, self.actor, ending=ending, draft=draft)
            return f"{ending.value} {done.receipt_id or '-'} {' '.join(one.document_id for one in done.made)}"

        self.press(work)

    def settle(self) -> None:
        """Take what is to pay, when there is anything, and press the last button."""
        if self.basket.total:
            self.take()
        self.complete()

    # The ways of the manuals -----------------------------------------------------------------------------------------

    def sale(self) -> None:
        """Scan and pay."""
        self.goods()
        if self.chance.random() < 0.3:
            self.customer()
        if self.chance.random() < 0.3 and self.basket.total > Money(200):
            self.take(Money(100), "card")
        self.take()
        self.complete()

    def invoice(self) -> None:
        """'Maak factuur', sometimes with a part of the money."""
        self.customer()
        self.goods()
        if self.chance.random() < 0.4:
            self.take(Money(100), "card")
        self.complete(Ending.INVOICE)

    def later(self) -> None:
        """'Later Factureren'."""
        self.customer()
        self.goods()
        self.complete(Ending.LATER)

    def order(self) -> None:
        """'Maak order', with or without a deposit."""
        self.customer()
        self.goods()
        day = self.today + timedelta(days=self.chance.randint(0, 3))
        draft = OrderDraft(self.chance.choice(list(Fulfilment)), day, street="Dorpsstraat 1", city="Utrecht")
        if self.chance.random() < 0.5:
            self.take(Money(50), "card")
        self.complete(Ending.ORDER, draft)

    def hand_out(self) -> None:
        """Open an order from the queue, change it a little, and settle it."""
        order = self.one_of("SELECT id FROM sales_document WHERE kind = 'order' AND status = 'open' ORDER BY id")
        if not order:
            return
        self.counter.opening.open(order, self.actor)
        if self.chance.random() < 0.3:
            self.goods(1)
        if self.chance.random() < 0.2:
            self.counter.opening.put_back(self.actor)
            return
        self.settle()

    def pay(self) -> None:
        """Invoices of one debtor, all or in part, sometimes with new goods."""
        debtor = self.one_of("SELECT DISTINCT customer_id FROM open_item WHERE kind = 'invoice' AND open > 0")
        if not debtor:
            return
        found = self.ids(
            f"SELECT document_id FROM open_item WHERE customer_id = '{debtor}' AND kind IN ('invoice', 'credit') "
            "AND open <> 0 ORDER BY due_date LIMIT 5"
        )
        self.counter.documents.put_all(found[: self.chance.randint(1, 5)], self.actor)
        lines = self.basket.invoice_lines
        if self.chance.random() < 0.4 and lines and lines[0].amount > Money(100):
            self.counter.documents.set_part(lines[0].id, Money(100), self.actor)
        if self.chance.random() < 0.4:
            self.goods(2)
        self.settle()

    def give_back(self) -> None:
        """Take back a part of a receipt, sometimes in exchange for something else."""
        receipt = self.one_of("SELECT id FROM receipt WHERE gross > 0 ORDER BY moment DESC LIMIT 20")
        if not receipt:
            return
        left = self.counter.returning.sold(receipt).returnable
        if not left:
            return
        line = self.chance.choice(left)
        self.counter.returning.put(receipt, {line.position: Quantity.ONE}, REASON, self.actor)
        if self.chance.random() < 0.4:
            self.goods(1)
        self.settle()

    def card(self) -> None:
        """Sell a gift card, or pay with one."""
        code = self.one_of("SELECT code FROM gift_card WHERE balance > 0 ORDER BY code LIMIT 5")
        if not code or self.chance.random() < 0.4:
            self.counter.gift_cards.put(Money(1000), self.actor)
            self.take(method="cash")
            self.complete()
            return
        self.goods(1)
        balance = self.counter.gift_cards.look_up(code).balance
        amount = min(balance, self.basket.total)
        self.services.checkout.add_payment("gift_card", amount, self.actor, new_id(), reference=code)
        if self.basket.total > amount:
            self.take()
        self.complete()

    def park(self) -> None:
        """Set a bon aside and take one back."""
        self.goods(2)
        self.services.selling.park(self.actor)
        waiting = self.services.selling.parked()
        self.services.selling.resume(self.chance.choice(waiting).id, self.actor)
        self.take()
        self.complete()


class Office(Trader):
    """Somebody in the back office."""

    def __init__(self, location: str, seed: int) -> None:
        super().__init__(location, seed)
        self.office = office_services(self.database, self.clock, KEY)

    def turn(self) -> None:
        """Do one thing to the documents the tills work with."""
        acts = (self.collect, self.bank, self.bank, self.credit, self.amend, self.cancel, self.deliver)
        self.chance.choice(acts)()

    def collect(self) -> None:
        """Invoice delivery notes."""
        slips = self.ids(
            "SELECT d.id FROM sales_document d WHERE d.kind = 'delivery' AND d.status = 'to_invoice' AND NOT EXISTS "
            "(SELECT 1 FROM sales_line l JOIN sales_line f ON f.source_line = l.id WHERE l.document_id = d.id) LIMIT 5"
        )
        if slips:
            self.press(
                lambda key: str(
                    len(self.office.sales.invoicing.invoice_deliveries(slips, self.today, self.person, key).invoices)
                )
            )

    def bank(self) -> None:
        """Register a transfer on an invoice."""
        found = self.one_of("SELECT document_id FROM open_item WHERE kind = 'invoice' AND open > 100 LIMIT 40")
        if found:
            parts = [Part("bank", Money(self.chance.randint(1, 100)))]
            self.press(
                lambda key: str(
                    self.office.sales.payments.pay([found], parts, self.today, "", self.person, key).applied.cents
                )
            )

    def credit(self) -> None:
        """Credit an invoice."""
        found = self.one_of(
            "SELECT d.id FROM sales_document d WHERE d.kind = 'invoice' AND d.status = 'definitive' AND NOT EXISTS "
            "(SELECT 1 FROM sales_line l JOIN sales_line f ON f.source_line = l.id WHERE l.document_id = d.id) LIMIT 40"
        )
        if found and self.chance.random() < 0.3:
            self.press(lambda key: self.office.sales.invoicing.credit(found, None, self.today, self.person, key).number)

    def amend(self) -> None:
        """Change an order that a till may have open."""
        found = self.one_of("SELECT id FROM sales_document WHERE kind = 'order' AND status = 'open' LIMIT 40")
        if not found:
            return
        document = self.office.sales.drafts.get(found).document
        changed = replace(document, subject=f"Gewijzigd {self.chance.randint(1, 999)}")
        self.press(lambda key: self.office.sales.orders.amend(changed, self.person, key).number)

    def cancel(self) -> None:
        """Cancel an order of which nothing was delivered."""
        found = self.one_of("SELECT id FROM sales_document WHERE kind = 'order' AND status = 'open' LIMIT 40")
        if found and self.chance.random() < 0.2:
            self.press(
                lambda key: self.office.sales.orders.cancel(found, DepositChoice.KEEP_CREDIT, self.person, key).number
            )

    def deliver(self) -> None:
        """Deliver an order from the office."""
        found = self.one_of("SELECT id FROM sales_document WHERE kind = 'order' AND status = 'open' LIMIT 40")
        if found and self.chance.random() < 0.3:
            self.press(lambda key: self.office.sales.orders.deliver(found, None, self.today, self.person, key).number)


def started(location: str, till: int, seed: int) -> Till | Office:
    """Start the program; one that was cut off while it opened is started again."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return Till(location, till, seed) if till else Office(location, seed)
        except StoreError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def main() -> None:
    """Trade until the time is over."""
    parser = argparse.ArgumentParser()
    parser.add_argument("location")
    parser.add_argument("till", type=int, help="number of the till; 0 is the office")
    parser.add_argument("seconds", type=float)
    parser.add_argument("seed", type=int)
    parser.add_argument("--early", action="store_true", help="tell that it was kept before it was: has to be found")
    options = parser.parse_args()
    trader = started(options.location, options.till, options.seed)
    trader.early = options.early
    say("open")
    until = time.monotonic() + options.seconds
    while time.monotonic() < until:
        try:
            trader.turn()
        except StoreError:
            time.sleep(0.05)
            trader.database.look_again()
        except KassaError as refused:
            say("refused", "-", refused.code)
    if isinstance(trader, Till):
        trader.clean()
    trader.database.close()
    say("closed")


if __name__ == "__main__":
    main()
    sys.exit(0)
