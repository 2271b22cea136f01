"""Two tills of one shop that sell, take back and take gift cards."""

from __future__ import annotations

from collections.abc import Callable

from kassa.db.engine import Database
from kassa.db.verify import verify
from kassa.domain.errors import KassaError
from kassa.domain.people.actor import Actor
from kassa.domain.values import Money, Quantity
from kassa.services.catalog.articles import Articles
from kassa.services.till.checkout import Completed
from kassa.services.till.gift_cards import GiftCards
from kassa.services.till.returning import Returning
from kassa.system.clock import Clock
from kassa.system.identity import new_id
from tests.support.runners import at_once
from tests.support.shop import BRANCH
from tests.support.tills import Till, fill_shelf

MOST = Money(25_000)


class Desk(Till):
    """A till with its returns and gift cards, with the day open."""

    def __init__(self, database: Database, clock: Clock, number: int = 1) -> None:
        super().__init__(database, clock, number)
        self.returning = Returning(database, clock, self.place, self.selling, Articles(database, clock, BRANCH))
        self.cards = GiftCards(database, self.place, self.selling, lambda: MOST)
        self.shifts.open(Money(20_000), self.seller)

    def scan(self, *codes: str) -> None:
        for code in codes:
            self.selling.scan(code, self.seller)

    def pay(self, method: str = "card", amount: Money | None = None, reference: str = "") -> None:
        self.checkout.add_payment(method, amount, self.seller, new_id(), reference=reference)

    def done(self, actor: Actor | None = None) -> Completed:
        return self.checkout.complete(new_id(), actor or self.seller)

    def sell(self, *codes: str, method: str = "card") -> Completed:
        self.scan(*codes)
        self.pay(method)
        return self.done()

    def sell_card(self, value: Money) -> str:
        """Sell a gift card; return its code."""
        code = self.cards.put(value, self.seller).basket.lines[-1].code
        self.pay("cash", value)
        self.done()
        return code

    def take_back(self, sold: Completed, **quantities: int) -> None:
        """Put lines back: ``take_back(sold, p1=2)`` two of the first line."""
        wanted = {int(place[1:]): Quantity.of(number) for place, number in quantities.items()}
        self.returning.put(sold.receipt_id, wanted, "Past niet", self.seller)

    def sound(self) -> None:
        """Hold the database against everything it must say of itself."""
        assert verify(self.database.location).findings == ()


def two_desks(database: Database, clock: Clock) -> tuple[Desk, Desk]:
    """Give two open tills of one shop."""
    fill_shelf(database, clock)
    return Desk(database, clock, 1), Desk(database, clock, 2)


def both(first: Callable[[], object], second: Callable[[], object]) -> list[KassaError | None]:
    """Do two things at the same moment; return what each was refused with."""

    works = (first, second)

    def trial(place: int) -> KassaError | None:
        try:
            works[place]()
        except KassaError as error:
            return error
        return None

    return at_once(trial, 2)
