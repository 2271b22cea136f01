"""A month of sales: what customers buy, how they pay, and how each day is closed. Decided by a seed alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from kassa.domain.frozen import frozen
from kassa.domain.payments.method import quick_amounts
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.discount import Discount
from kassa.domain.till.shift import DENOMINATIONS, Count
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.services.demo.clock import DemoClock
from kassa.services.demo.goods import Goods, scale_code
from kassa.services.outbox import Outbox
from kassa.services.people.login import Login
from kassa.services.till.checkout import Checkout
from kassa.services.till.place import TillPlace
from kassa.services.till.selling import Selling
from kassa.services.till.shifts import Shifts
from kassa.system.identity import new_id

_OPENS: Final = time(8, 50)
_FIRST_SALE: Final = time(9, 5)
_MINUTES_OPEN: Final = 510
_KEEP: Final = Money(15_000)
_LIMIT: Final = Money(500)
_LINES: Final = ((1, 2, 3, 4, 5, 7), (28, 26, 20, 13, 8, 5))
_CASH_OUT: Final = ("Boodschappen kantine", "Postzegels", "Glazenwasser")
_NOTES: Final = ("Ruilen tot en met zaterdag", "Wordt vrijdag opgehaald", "Cadeau")


@frozen
class WorkingTill:
    """One till of the demo shop with the services behind its screen."""

    place: TillPlace
    selling: Selling
    checkout: Checkout
    shifts: Shifts
    login: Login
    outbox: Outbox

    def deliver(self) -> None:
        """Let the drawer open that was asked for."""
        for lane in self.outbox.delivery.lanes:
            while self.outbox.delivery.step(lane):
                pass


@frozen
class Cast:
    """Who works in the demo shop; cashiers by turns, the manager closes, the office checks.

    Attributes:
        cashiers: actors per till id.
        manager: actor per till id.
        office: who signs the closed days.
        manager_pin: for approval on the spot.
    """

    cashiers: dict[str, tuple[Actor, ...]]
    manager: dict[str, Actor]
    office: Actor
    manager_pin: str


@frozen
class MonthResult:
    """What the month came to."""

    receipts: int
    turnover: Money


class Month:
    """Plays the month.

    Args:
        tills: with the number of receipts a day each takes, from and to.
        clock: moved from sale to sale.
        cast: who works.
        goods: what is sold.
        random: decides everything.
    """

    def __init__(
        self,
        tills: Sequence[tuple[WorkingTill, tuple[int, int]]],
        clock: DemoClock,
        cast: Cast,
        goods: Goods,
        random: Random,
    ) -> None:
        self._tills = tills
        self._clock = clock
        self._cast = cast
        self._goods = goods
        self._random = random
        self._receipts = 0
        self._turnover = Money.ZERO

    def play(self, first: date, days: int, before: Callable[[date], None]) -> MonthResult:
        """Play so many days in a row; the last two stay unchecked, and on the last one two baskets stay parked.

        Args:
            first: the first day.
            days: how many.
            before: what is done each day before the shop opens.
        """
        for number in range(days):
            day = first + timedelta(days=number)
            before(day)
            self._open(day)
            self._sell(day, number)
            for till, _ in self._tills:
                if number == days - 1 and till is self._tills[0][0]:
                    self._leave_parked(till)
                self._close(till, number, check=number < days - 2)
        return MonthResult(self._receipts, self._turnover)

    def _open(self, day: date) -> None:
        for till, _ in self._tills:
            self._clock.move_to(_moment(till.place, day, _OPENS))
            balance = till.shifts.drawer_balance()
            till.shifts.open(balance or _KEEP, self._cast.manager[till.place.till_id])

    def _sell(self, day: date, number: int) -> None:
        visits = []
        for place, (_, (least, most)) in enumerate(self._tills):
            times = [self._random.randrange(_MINUTES_OPEN * 60) for _ in range(self._random.randint(least, most))]
            visits += [(second, place) for second in times]
        start = {place: _moment(till.place, day, _FIRST_SALE) for place, (till, _) in enumerate(self._tills)}
        for second, place in sorted(visits):
            till = self._tills[place][0]
            self._clock.move_to(start[place] + timedelta(seconds=second))
            cashiers = self._cast.cashiers[till.place.till_id]
            self._visit(till, cashiers[number % len(cashiers)])

    def _visit(self, till: WorkingTill, cashier: Actor) -> None:
        self._fill(till, cashier)
        if self._happens(3):
            till.selling.park(cashier)
            self._clock.move_to(self._clock.now() + timedelta(minutes=4))
            till.selling.resume(till.selling.parked()[-1].id, cashier)
        self._pay(till, cashier)
        if self._happens(2):
            reason = self._random.choice(_CASH_OUT)
            amount = Money(-50 * self._random.randint(10, 40))
            till.shifts.cash_move(amount, reason, self._cast.manager[till.place.till_id], new_id())
        if self._happens(2):
            till.shifts.open_drawer("Wisselen", self._cast.manager[till.place.till_id])
        till.deliver()

    # The basket ----------------------------------------------------------------------------------------------------

    def _fill(self, till: WorkingTill, cashier: Actor) -> None:
        groceries = self._happens(45)
        (count,) = self._random.choices(*_LINES)
        for _ in range(count):
            self._line(till, cashier, groceries=groceries)
        line = till.selling.basket().lines[-1]
        if self._happens(6):
            discount = Discount.of_rate(Rate.percent(self._random.choice((5, 10, 15))), "Actie")
            till.selling.set_line_discount(line.id, discount, cashier)
        elif self._happens(2):
            self._cheaper(till, cashier, line.id, line.price)
        if self._happens(3):
            discount = Discount.of_rate(Rate.percent(5), "Vaste klant")
            till.selling.set_discount(discount, self._cast.manager[till.place.till_id])
        if self._happens(4):
            till.selling.add_text(self._random.choice(_NOTES), cashier)

    def _line(self, till: WorkingTill, cashier: Actor, *, groceries: bool) -> None:
        goods, selling = self._goods, till.selling
        if not groceries and self._happens(12):
            selling.add_article(self._random.choice(goods.services), cashier)
        elif not groceries and self._happens(3):
            price = UnitPrice.of(Money(50 * self._random.randint(10, 90)))
            selling.add_article(goods.open_price, cashier, price=price)
        elif groceries and self._happens(15):
            stem = self._random.choice(goods.weighed)
            value = self._random.randrange(150, 2_400, 5)
            selling.scan(scale_code(stem, value), cashier)
        else:
            code = self._random.choice(goods.groceries if groceries else goods.clothing)
            quantity = Quantity.of(self._random.randint(2, 4)) if self._happens(15) else None
            selling.scan(code, cashier, quantity)

    def _cheaper(self, till: WorkingTill, cashier: Actor, line_id: str, price: UnitPrice) -> None:
        manager = self._cast.manager[till.place.till_id]
        reason = "Beschadigde verpakking"
        allowed = till.login.approve(
            Right.CHANGE_PRICE, reason, cashier, approver_id=manager.employee_id, pin=self._cast.manager_pin
        )
        till.selling.set_price(line_id, UnitPrice(price.units * 8 // 10), reason, allowed)

    def _leave_parked(self, till: WorkingTill) -> None:
        for cashier in self._cast.cashiers[till.place.till_id][:2]:
            self._fill(till, cashier)
            till.selling.park(cashier)

    # Money ---------------------------------------------------------------------------------------------------------

    def _pay(self, till: WorkingTill, cashier: Actor) -> None:
        checkout = till.checkout
        open_now = checkout.settlement()
        if self._happens(4) and open_now.open > Money(2_000):
            checkout.add_payment("card", Money(open_now.open.cents // 2), cashier, new_id())
        if self._happens(70):
            checkout.add_payment("card", None, cashier, new_id())
        else:
            due = checkout.settlement().cash_open
            handed = self._random.choice((due, *quick_amounts(due)))
            checkout.add_payment("cash", handed, cashier, new_id(), sure=True)
        self._turnover += till.selling.basket().total
        checkout.complete(new_id(), cashier, paper=False)
        self._receipts += 1

    def _close(self, till: WorkingTill, number: int, *, check: bool) -> None:
        till_id = till.place.till_id
        manager = self._cast.manager[till_id]
        cashier = self._cast.cashiers[till_id][0]
        self._clock.move_to(self._clock.now() + timedelta(minutes=12))
        off = Money(self._random.choice((-1_000, -10, -5, 5, 20))) if self._happens(20) else Money.ZERO
        till.shifts.save_count(_counted(till.shifts.drawer_balance() + off), cashier)
        till.shifts.control(cashier)
        deposit = till.shifts.propose_deposit(_KEEP)
        reason = "Waarschijnlijk verkeerd teruggegeven" if abs(off) >= _LIMIT else ""
        bag = f"{till.place.number}{number + 1:04d}" if deposit.amount else ""
        shift = till.shifts.settle(reason, _LIMIT, deposit.amount, bag, cashier)
        till.shifts.close(manager, new_id(), paper=False)
        if check:
            till.shifts.check(shift.id, self._cast.office)

    def _happens(self, percent: int) -> bool:
        return self._random.randrange(100) < percent


def _moment(place: TillPlace, day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=place.zone).astimezone(UTC)


def _counted(amount: Money) -> Count:
    """Return a drawer that holds an amount, in as few pieces as possible."""
    pieces, left = {}, max(amount.cents, 0)
    for denomination in DENOMINATIONS:
        pieces[denomination.cents], left = divmod(left, denomination.cents)
    return Count.of(pieces)
