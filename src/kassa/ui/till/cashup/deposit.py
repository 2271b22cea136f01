"""What to take out of the drawer: notes first, largest first, so that the float for tomorrow stays."""

from __future__ import annotations

from collections.abc import Mapping

from kassa.domain.values.money import Money
from kassa.ui.till.cashup.counting import NOTES


def notes_to_take(counted: Mapping[int, int], keep: Money) -> dict[int, int]:
    """Return the number of each note to take.

    Args:
        counted: pieces in the drawer by value in cents.
        keep: what must at least stay in the drawer.

    Returns:
        Pieces by value in cents, notes only; empty when nothing can be taken.
    """
    spare = sum(piece * number for piece, number in counted.items()) - keep.cents
    taken: dict[int, int] = {}
    for note in NOTES:
        number = min(counted.get(note, 0), max(spare, 0) // note)
        if number:
            taken[note] = number
            spare -= note * number
    return taken


def amount_of(pieces: Mapping[int, int]) -> Money:
    """Return what the pieces are worth together."""
    return Money(sum(piece * number for piece, number in pieces.items()))
