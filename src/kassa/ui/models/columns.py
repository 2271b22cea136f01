"""From a column of a list to what stands in its cells and how wide it is."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.output.table import DASH, Cell, CellFormat, CellKind
from kassa.services.lists.spec import Column

CHECK_WIDTH = 44
PADDING = 10


def cell_text(form: CellFormat, column: Column, cell: Cell) -> str:
    """Return the text of a cell; a code with a word reads as its word, a row without a number yet has a dash."""
    if column.words and cell is not None:
        word = column.words.get(str(cell))
        return word.text if word else str(cell)
    if cell is None and column.strong and column.kind is CellKind.CODE:
        return DASH
    return form.text(column.kind, cell)


def fitting(columns: Sequence[Column], room: int) -> tuple[Column, ...]:
    """Return the columns that fit, the ones of the highest rank left out first: lists never scroll sideways."""
    kept = list(columns)
    while len(kept) > 1 and sum(column.width for column in kept) > room:
        last = max(kept, key=lambda column: column.rank)
        if last.rank == 0:
            break
        kept.remove(last)
    return tuple(kept)


def widths(columns: Sequence[Column], room: int, own: dict[str, int]) -> list[int]:
    """Return the width of each column: its own or the user's; the stretching ones share what is left."""
    wanted = [own.get(column.key, column.width) for column in columns]
    stretching = [place for place, column in enumerate(columns) if column.stretch] or [len(columns) - 1]
    free = [place for place in stretching if columns and columns[place].key not in own]
    left = room - sum(wanted)
    takers = free or (stretching[:1] if wanted and left > 0 else [])
    for number, place in enumerate(takers, start=1):
        share = left // len(takers) if number < len(takers) else left - left // len(takers) * (number - 1)
        wanted[place] = max(min(columns[place].width, 120), wanted[place] + share)
    return wanted
