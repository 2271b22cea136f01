"""Counting a drawer by note and coin: what the counting step shows, without Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kassa.domain.values.money import Money

NOTES = (20000, 10000, 5000, 2000, 1000, 500)
COINS = (200, 100, 50, 20, 10, 5)
PIECES = NOTES + COINS
MOST_PIECES = 9999


@dataclass(frozen=True, slots=True)
class Counting:
    """How many of each note and coin were counted, and which one is being typed.

    Attributes:
        numbers: one number for each of ``PIECES``, in that order.
        cursor: index in ``PIECES`` of the row being typed.
        typed: digits typed in that row so far; empty when the next digit starts a new number.
        touched: whether anything was counted, so that an untouched count is not taken for an empty drawer.
    """

    numbers: tuple[int, ...] = (0,) * len(PIECES)
    cursor: int = 0
    typed: str = ""
    touched: bool = False

    @classmethod
    def of(cls, pieces: Mapping[int, int]) -> Counting:
        """Take up a saved count: number of pieces by value in cents."""
        return cls(tuple(pieces.get(piece, 0) for piece in PIECES), touched=bool(pieces))

    @property
    def pieces(self) -> dict[int, int]:
        """Number of pieces by value in cents, only those that are there."""
        return {piece: number for piece, number in zip(PIECES, self.numbers, strict=True) if number}

    @property
    def total(self) -> Money:
        """Everything counted."""
        return self._sum(PIECES)

    @property
    def notes(self) -> Money:
        """The notes only."""
        return self._sum(NOTES)

    @property
    def coins(self) -> Money:
        """The coins only."""
        return self._sum(COINS)

    def amount(self, index: int) -> Money:
        """The value of one row."""
        return Money(PIECES[index] * self.numbers[index])

    def _sum(self, which: tuple[int, ...]) -> Money:
        return Money(sum(piece * number for piece, number in self.pieces.items() if piece in which))

    def select(self, index: int) -> Counting:
        """Go to a row; the next digit starts its number afresh."""
        return replace(self, cursor=index % len(PIECES), typed="")

    def next(self) -> Counting:
        """Go one row down the list; from the last coin to the first note."""
        return replace(self.select(self.cursor + 1), touched=True)

    def previous(self) -> Counting:
        """Go one row up the list."""
        return self.select(self.cursor - 1)

    def step(self, index: int, by: int) -> Counting:
        """Add ``by`` pieces to a row (minus and plus buttons), within 0 to 9,999."""
        number = min(max(self.numbers[index] + by, 0), MOST_PIECES)
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
        if len(text) > len(str(MOST_PIECES)):
            return self
        return replace(self._put(self.cursor, int(text or "0")), typed=text)

    def _put(self, index: int, number: int) -> Counting:
        numbers = (*self.numbers[:index], number, *self.numbers[index + 1 :])
        return replace(self, numbers=numbers, touched=True)
