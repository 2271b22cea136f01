"""A whole till on a real database, told in a few lines: ``story.open(); story.sell("shirt", "bag"); story.close()``."""

from __future__ import annotations

from dataclasses import replace

from kassa.bootstrap.services import till_services
from kassa.db.engine import Database
from kassa.domain.catalog.master import Article
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.pricing.vat import Country
from kassa.domain.till.day_report import DayReport
from kassa.domain.till.shift import Count
from kassa.domain.values.money import Money, UnitPrice
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.checkout import Completed
from kassa.system.identity import new_id
from tests.support.clock import FrozenClock
from tests.support.people import KEY, Staff

SHIRT, BAG, MILK = "8712345000014", "8712345000021", "8712345000038"
_GOODS = (
    Article(number="1001", name="Werkshirt", vat_code="high", price=UnitPrice.of(Money(1995)), barcodes=(SHIRT,)),
    Article(number="1002", name="Draagtas", vat_code="high", price=UnitPrice.of(Money(25)), barcodes=(BAG,)),
    Article(number="1003", name="Melk", vat_code="low", price=UnitPrice.of(Money(149)), barcodes=(MILK,)),
)


class Terminal:
    """A card terminal that answers what the test says; it approves unless told otherwise."""

    def __init__(self) -> None:
        self.answer = TerminalAnswer(TerminalState.APPROVED)
        self.asked: list[tuple[int, str]] = []

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        self.asked.append((amount_cents, reference))
        return self.answer

    def status(self, reference: str) -> TerminalAnswer:
        return self.answer

    def abort(self, reference: str) -> TerminalAnswer:
        return self.answer


class Story:
    """A shop with one till, three articles and an owner who may do everything."""

    def __init__(self, database: Database, clock: FrozenClock) -> None:
        self.database = database
        self.clock = clock
        self.terminal = Terminal()
        self.staff = Staff(database, clock)
        settings = Settings(database, clock)
        shop = Shop(database, settings, clock)
        shop.found("Winkel van Els", Country.NL, "Centrum", self.staff.owner)
        self.settings = settings
        self.till = till_services(database, clock, settings, shop.place(), KEY, self.terminal, lambda: None)
        self.cashier = replace(self.staff.owner, till_id=self.till.place.till_id)
        for article in _GOODS:
            self.till.articles.save(article, self.staff.owner)

    def open(self, float_cents: int = 15000) -> None:
        """Open the day with a float."""
        self.till.shifts.open(Money(float_cents), self.cashier)

    def scan(self, *codes: str) -> None:
        """Scan these codes one after the other."""
        for code in codes:
            self.till.selling.scan(code, self.cashier)

    def sell(self, *codes: str, method: str = "cash") -> Completed:
        """Scan, take the exact amount and complete."""
        self.scan(*codes)
        self.till.checkout.add_payment(method, None, self.cashier, new_id())
        self.clock.advance(seconds=20)
        return self.till.checkout.complete(new_id(), self.cashier)

    def close(self, *, missing: int = 0, deposit: int = 0) -> DayReport:
        """Count the drawer in the fewest pieces and close the day.

        Args:
            missing: cents that are not there although the books expect them.
            deposit: cents that go to the bank.
        """
        shifts, who = self.till.shifts, self.cashier
        shifts.save_count(Count(pieces_of(shifts.drawer_balance() - Money(missing))), who)
        shifts.control(who)
        if missing or deposit:
            shifts.settle("Wisselfout", Money(100), Money(deposit), "A1", who)
        return shifts.close(who, new_id())


def pieces_of(amount: Money) -> tuple[tuple[Money, int], ...]:
    """Return the fewest coins and notes that make an amount."""
    pieces, rest = [], amount.cents
    for worth in (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5):
        number, rest = divmod(rest, worth)
        if number:
            pieces.append((Money(worth), number))
    assert rest == 0, "a drawer holds no cents"
    return tuple(pieces)
