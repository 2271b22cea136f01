"""Counting a drawer by note and coin: what the counting step shows, without Qt."""

from __future__ import annotations

from dataclasses import replace

from kassa.domain.frozen import frozen
from kassa.domain.till.shift import COINS, DENOMINATIONS, MAX_PIECES, NOTES, Count
from kassa.domain.values.money import Money


@frozen
class Counting:
    """How many of each note and coin were counted, and which one is being typed.

    Attributes:
        numbers: one number for each of ``DENOMINATIONS``, in that order.
        cursor: index in ``DENOMINATIONS`` of the row being typed.
        typed: digits typed in that row so far; empty when the next digit starts a new number.
        touched: whether anything was counted, so that an untouched count is not taken for an empty drawer.
    """

    numbers: tuple[int, ...] = (0,) * len(DENOMINATIONS)
    cursor: int = 0
    typed: str = ""
    touched: bool = False

    @classmethod
    def of(cls, count: Count) -> Counting:
        """Take up a saved count."""
        return cls(tuple(count.number(piece) for piece in DENOMINATIONS), touched=bool(count.pieces))

    @property
    def count(self) -> Count:
        """The count as it is kept."""
        return Count(tuple(zip(DENOMINATIONS, self.numbers, strict=True)))

    @property
    def total(self) -> Money:
        """Everything counted."""
        return self.count.total

    @property
    def notes(self) -> Money:
        """The notes only."""
        return self.count.total_of(NOTES)

    @property
    def coins(self) -> Money:
        """The coins only."""
        return self.count.total_of(COINS)

    def amount(self, index: int) -> Money:
        """The value of one row."""
        return DENOMINATIONS[index] * self.numbers[index]

    def select(self, index: int) -> Counting:
        """Go to a row; the next digit starts its number afresh."""
        return replace(self, cursor=index % len(DENOMINATIONS), typed="")

    def next(self) -> Counting:
        """Go one row down the list; from the last coin to the first note."""
        return replace(self.select(self.cursor + 1), touched=True)

    def previous(self) -> Counting:
        """Go one row up the list."""
        return self.select(self.cursor - 1)

    def step(self, index: int, by: int) -> Counting:
        """Add ``by`` pieces to a row (minus and plus buttons), within 0 to 9,999."""
        number = min(max(self.numbers[index] + by, 0), MAX_PIECES)
        return replace(self._put(index, number), cursor=index, typed="")

    def press(self, key: str) -> Counting:
        """Return the count after one numpad key: digits, ``00``, ``back`` or ``clear``; others do nothing."""
        if key == "clear":
            return replace(self._put(self.cursor, 0), typed="")
        if key == "back":
            text = str(self.numbers[self.cursor])[:-1]
        elif key.isascii() and key.isdigit():
            text = (self.typed + key).lstrip("0")
        else:
            return self
        if len(text) > len(str(MAX_PIECES)):
            return self
        return replace(self._put(self.cursor, int(text or "0")), typed=text)

    def _put(self, index: int, number: int) -> Counting:
        numbers = (*self.numbers[:index], number, *self.numbers[index + 1 :])
        return replace(self, numbers=numbers, touched=True)
