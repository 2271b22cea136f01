"""A till with its real services on a real file: doubles stand only where the terminal and the paper begin."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kassa.bootstrap.services import till_services
from kassa.db.engine import Database
from kassa.devices.terminal.kinds import Terminal
from kassa.domain.catalog.master import Article
from kassa.domain.payments.terminal import TerminalAnswer, TerminalState
from kassa.domain.people.actor import Actor
from kassa.domain.pricing.vat import Country
from kassa.domain.values import Money, UnitPrice
from kassa.services.container import TillServices
from kassa.services.settings import Settings
from kassa.services.shop import Shop
from kassa.services.till.place import TillPlace
from tests.support.clock import FrozenClock
from tests.support.people import KEY, Staff

ZONE = ZoneInfo("Europe/Amsterdam")
COLA = "8712345678906"
BREAD = "8710000000018"


class ScriptedTerminal:
    """Satisfies the ``CardTerminal`` port; says what a test told it to say, then that it was paid."""

    def __init__(self) -> None:
        self.answers: list[TerminalAnswer] = []
        self.started: list[tuple[int, str]] = []
        self.asked: list[str] = []

    def start(self, amount_cents: int, reference: str) -> TerminalAnswer:
        self.started.append((amount_cents, reference))
        return self._next()

    def status(self, reference: str) -> TerminalAnswer:
        self.asked.append(reference)
        return self._next()

    def abort(self, reference: str) -> TerminalAnswer:
        return self._next()

    def _next(self) -> TerminalAnswer:
        return self.answers.pop(0) if self.answers else TerminalAnswer(TerminalState.APPROVED)


class TestTill:
    """One till of a shop with an owner, a seller and two articles; ``driver`` asks a real terminal."""

    __test__ = False

    def __init__(self, database: Database, clock: FrozenClock, driver: Terminal | None = None) -> None:
        self.clock = clock
        self.database = database
        self.staff = Staff(database, clock)
        self.settings = Settings(database, clock)
        stored = Shop(database, self.settings, clock).found("Voorbeeld", Country.NL, "Centrum", self.staff.owner)
        self.place = TillPlace(stored.id, stored.number, "Kassa 1", stored.branch_id, "Centrum", ZONE)
        self.terminal = ScriptedTerminal()
        self.nudged = 0
        self.services: TillServices = till_services(
            database, clock, self.settings, self.place, KEY, driver or self.terminal, self._nudge, driver
        )
        self.seller_id = self.staff.add(2, pin="7159", card="9990001112223")
        self.owner = self.staff.actor(self.staff.owner.employee_id, self.place.till_id)
        self.seller = self.staff.actor(self.seller_id, self.place.till_id)
        self._article("Cola", COLA, 250)
        self._article("Brood", BREAD, 18570)

    def open_day(self, cents: int = 25_000) -> None:
        self.services.shifts.open(Money(cents), self.owner)

    def sell(self, *codes: str, actor: Actor | None = None) -> Money:
        """Scan articles; return the total of the basket."""
        for code in codes:
            self.services.selling.scan(code, actor or self.seller)
        return self.services.selling.basket().total

    def _article(self, name: str, code: str, cents: int) -> None:
        article = Article(name=name, vat_code="high", price=UnitPrice(cents * 100), barcodes=(code,))
        self.services.articles.save(article, self.owner)

    def _nudge(self) -> None:
        self.nudged += 1
