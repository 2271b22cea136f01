"""The till session ("Kassadienst"): its life, counting by coin and note, comparing, to the bank (domain.md 6).

Expected cash is the sum of the drawer's ledger entries and nothing else; a count is always accepted, its difference
booked and explained. Closing only seals what was booked at the sale.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money

NOTES: tuple[Money, ...] = tuple(Money(euro * 100) for euro in (200, 100, 50, 20, 10, 5))
COINS: tuple[Money, ...] = tuple(Money(cents) for cents in (200, 100, 50, 20, 10, 5))
DENOMINATIONS: tuple[Money, ...] = NOTES + COINS
"""The rows of the count, as in picture 13."""

RARE: tuple[Money, ...] = (Money(50_000), Money(2), Money(1))
"""Legal tender that hardly comes by: the note of 500, and the coins that cash rounding made superfluous."""

MAX_PIECES = 9_999
MAX_FLOAT = Money(1_000_000)


class ShiftStatus(StrEnum):
    """Where a till session stands; selling happens while it is open."""

    OPEN = "open"
    COUNTED = "counted"
    CLOSED = "closed"
    CHECKED = "checked"

    @property
    def dutch(self) -> str:
        """Word on screen."""
        return _DUTCH[self]


_DUTCH = {
    ShiftStatus.OPEN: "Open",
    ShiftStatus.COUNTED: "Geteld",
    ShiftStatus.CLOSED: "Afgesloten",
    ShiftStatus.CHECKED: "Gecontroleerd",
}

SHIFT_TRANSITIONS: Mapping[tuple[str, ShiftStatus], ShiftStatus] = {
    ("sell", ShiftStatus.OPEN): ShiftStatus.OPEN,
    ("move_cash", ShiftStatus.OPEN): ShiftStatus.OPEN,
    ("count", ShiftStatus.OPEN): ShiftStatus.COUNTED,
    ("recount", ShiftStatus.COUNTED): ShiftStatus.OPEN,
    ("deposit", ShiftStatus.COUNTED): ShiftStatus.COUNTED,
    ("close", ShiftStatus.COUNTED): ShiftStatus.CLOSED,
    ("check", ShiftStatus.CLOSED): ShiftStatus.CHECKED,
}


@frozen
class Count:
    """A count of the drawer by coin and note; kept half-way so that a stopped count goes on later.

    Attributes:
        pieces: denomination and number of pieces, largest first, without zeros.

    Raises:
        InputError: no euro coin or note, or a number of pieces nobody can hold.
    """

    pieces: tuple[tuple[Money, int], ...] = ()

    def __post_init__(self) -> None:
        known = {*DENOMINATIONS, *RARE}
        for denomination, number in self.pieces:
            if denomination not in known:
                raise InputError(
                    Reason(
                        "count.denomination",
                        f"{format_money(denomination)} is geen munt of biljet. De telling is niet veranderd.",
                        "Tel per munt en biljet.",
                    )
                )
            if not 0 <= number <= MAX_PIECES:
                raise InputError(
                    Reason(
                        "count.pieces",
                        f"{number} stuks van {format_money(denomination)} kan niet kloppen. "
                        "De telling is niet veranderd.",
                        "Typ hoeveel munten of biljetten er liggen, niet het bedrag.",
                    )
                )
        kept = {denomination: number for denomination, number in self.pieces if number}
        object.__setattr__(self, "pieces", tuple(sorted(kept.items(), reverse=True)))

    @classmethod
    def of(cls, pieces: Mapping[int, int]) -> Count:
        """Return a count from cents of the denomination to number of pieces, as it is stored."""
        return cls(tuple((Money(cents), number) for cents, number in pieces.items()))

    def stored(self) -> dict[int, int]:
        """Return cents of the denomination to number of pieces."""
        return {denomination.cents: number for denomination, number in self.pieces}

    def number(self, denomination: Money) -> int:
        """Return how many of this coin or note were counted."""
        return dict(self.pieces).get(denomination, 0)

    def with_number(self, denomination: Money, number: int) -> Count:
        """Return the count with another number of one coin or note.

        Raises:
            InputError: as for the count itself.
        """
        others = tuple(entry for entry in self.pieces if entry[0] != denomination)
        return Count((*others, (denomination, number)))

    @property
    def total(self) -> Money:
        """What lies in the drawer."""
        return Money(sum(denomination.cents * number for denomination, number in self.pieces))

    def total_of(self, denominations: Iterable[Money]) -> Money:
        """Return the value of some denominations, such as all notes."""
        chosen = set(denominations)
        return Money(sum(coin.cents * number for coin, number in self.pieces if coin in chosen))


@frozen
class ControlRow:
    """What was booked with one payment method against what was found.

    Attributes:
        method: code of the payment method.
        name: its name on screen.
        expected: what the books say.
        counted: what lies there or what the terminal says.
    """

    method: str
    name: str
    expected: Money
    counted: Money

    @property
    def difference(self) -> Money:
        """Counted less expected."""
        return self.counted - self.expected


@frozen
class Control:
    """The table of "Controleren"."""

    rows: tuple[ControlRow, ...]

    @property
    def difference(self) -> Money:
        """All differences together."""
        return Money(sum(row.difference.cents for row in self.rows))

    def needs_reason(self, limit: Money) -> bool:
        """Whether a difference reaches the limit of the shop, so that somebody must explain it."""
        return any(row.difference and abs(row.difference) >= limit for row in self.rows)


def require_explained(control: Control, limit: Money, reason: str) -> None:
    """Refuse to go on while a difference that reaches the limit has no reason.

    Raises:
        RuleError: names the method and the difference.
    """
    if reason.strip() or not control.needs_reason(limit):
        return
    worst = max(control.rows, key=lambda row: abs(row.difference))
    raise RuleError(
        Reason(
            "shift.difference_reason",
            f"Het verschil bij {worst.name} is {format_money(worst.difference)}. De telling is bewaard.",
            "Typ waar het verschil vandaan komt, of tel opnieuw.",
        )
    )


@frozen
class Deposit:
    """A proposal for the bank: an amount in whole notes, and which notes to take."""

    amount: Money
    notes: tuple[tuple[Money, int], ...]


def propose_deposit(count: Count, keep: Money) -> Deposit:
    """Propose what goes to the bank: what was counted less the float of tomorrow, in notes, the largest first.

    Args:
        count: what lies in the drawer.
        keep: the float of tomorrow ("Wisselgeld").
    """
    left = count.total.cents - keep.cents
    taken = []
    for denomination, number in count.pieces:
        if denomination >= NOTES[-1] and left >= denomination.cents:
            pieces = min(number, left // denomination.cents)
            taken.append((denomination, pieces))
            left -= pieces * denomination.cents
    amount = sum(denomination.cents * pieces for denomination, pieces in taken)
    return Deposit(Money(amount), tuple(taken))


def check_deposit(amount: Money, counted: Money) -> None:
    """Refuse a deposit that is not in the drawer.

    Raises:
        RuleError: below zero or above what was counted.
    """
    if not Money.ZERO <= amount <= counted:
        raise RuleError(
            Reason(
                "shift.deposit",
                f"Er ligt {format_money(counted)} in de lade; {format_money(amount)} afstorten kan niet.",
                "Typ een bedrag tot wat er geteld is.",
            )
        )


def check_float(amount: Money) -> None:
    """Refuse a float at opening that cannot be right.

    Raises:
        RuleError: below zero or above 10.000,00.
    """
    if not Money.ZERO <= amount <= MAX_FLOAT:
        raise RuleError(
            Reason(
                "shift.float",
                f"Een wisselgeld van {format_money(amount)} kan niet kloppen. De kassa is niet geopend.",
                f"Tel de lade opnieuw; het hoogste bedrag is {format_money(MAX_FLOAT)}.",
            )
        )


def check_cash_move(amount: Money, reason: str, in_drawer: Money) -> None:
    """Refuse cash in (positive) or out (negative) that cannot be.

    Args:
        amount: what goes in or out.
        reason: why, obligatory.
        in_drawer: what the books say lies in the drawer.

    Raises:
        RuleError: nothing moves, no reason, or more goes out than there is.
    """
    if not amount:
        raise RuleError(Reason("cash_move.nothing", "Er gaat geen geld in of uit de lade.", "Typ een bedrag."))
    if not reason.strip():
        raise RuleError(
            Reason("cash_move.reason", "Kas in of uit heeft een reden nodig. Er is niets geboekt.", "Kies een reden.")
        )
    if in_drawer + amount < Money.ZERO:
        raise RuleError(
            Reason(
                "cash_move.too_much",
                f"{format_money(-amount)} kan niet uit de lade; zoveel ligt er niet in. Er is niets geboekt.",
                "Controleer het bedrag of tel de lade.",
            )
        )


def check_second_person(closed_by: str, checked_by: str) -> None:
    """Refuse that the person who closed the day also checks it.

    Raises:
        RuleError: they are the same.
    """
    if closed_by == checked_by:
        raise RuleError(
            Reason(
                "shift.second_person",
                "Een dag wordt door iemand anders gecontroleerd dan wie hem afsloot. De dag blijft afgesloten.",
                "Laat een collega controleren.",
                "Wie het recht 'Dagafsluiting controleren' heeft en niet zelf heeft afgesloten.",
            )
        )
