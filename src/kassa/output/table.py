"""A table as data: what a list, a spreadsheet and a printed list have in common.

Cells travel raw, as the database keeps them, and become text in exactly one place: :class:`CellFormat`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.values import Money, Quantity, Rate, UnitPrice
from kassa.domain.values.dutch import (
    Lang,
    format_amount,
    format_date,
    format_quantity,
    format_rate,
    format_time,
    format_unit_price,
)

Cell = str | int | None
"""A raw cell: text, or a whole number in the unit of its kind."""

DASH = "\u2013"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class CellKind(StrEnum):
    """What a column holds and so how it is written, aligned and typed in a spreadsheet."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    MONEY = "money"
    PRICE = "price"
    QUANTITY = "quantity"
    RATE = "rate"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    FLAG = "flag"
    BADGE = "badge"

    @property
    def right(self) -> bool:
        """Whether cells stand right: numbers and money do, codes do not (ui.md 8.2)."""
        return self in _RIGHT


_RIGHT = frozenset(
    {CellKind.NUMBER, CellKind.MONEY, CellKind.PRICE, CellKind.QUANTITY, CellKind.RATE},
)


@frozen
class Head:
    """One column of a table.

    Attributes:
        label: the Dutch or English word above it.
        kind: what its cells hold.
        width: logical pixels on the screen; the printed list divides the page in the same proportion.
        words: for badges and flags, the word of each code.
    """

    label: str
    kind: CellKind
    width: int = 100
    words: Mapping[str, str] = field(default_factory=dict)


@frozen
class Table:
    """A whole table to write down.

    Attributes:
        title: above the table and the name of the sheet.
        subtitle: filters, company, moment: one line under the title.
        heads: the columns.
        rows: raw cells, read once and never held together.
        totals: one cell per column, ``None`` where there is no total; empty for none at all.
    """

    title: str
    subtitle: str
    heads: tuple[Head, ...]
    rows: Iterable[tuple[Cell, ...]]
    totals: tuple[Cell, ...] = ()


@frozen
class CellFormat:
    """Writes raw cells as people read them.

    Attributes:
        zone: time zone of the shop, for moments.
        lang: ``nl`` or ``en``.
    """

    zone: dt.tzinfo
    lang: Lang = "nl"

    def text(self, head_kind: CellKind, cell: Cell, words: Mapping[str, str] | None = None) -> str:
        """Return the cell as text; nothing is an en dash for numbers and dates, empty for texts."""
        if cell is None or cell == "":
            return "" if head_kind in (CellKind.TEXT, CellKind.CODE, CellKind.BADGE) else DASH
        if isinstance(cell, int):
            return self._number(head_kind, cell, words)
        if head_kind is CellKind.DATE:
            return format_date(dt.date.fromisoformat(cell))
        return words.get(cell, cell) if words else cell

    def _number(self, kind: CellKind, cell: int, words: Mapping[str, str] | None) -> str:
        if kind is CellKind.MONEY:
            return format_amount(Money(cell), self.lang)
        if kind is CellKind.PRICE:
            return format_unit_price(UnitPrice(cell), self.lang)
        if kind is CellKind.QUANTITY:
            return format_quantity(Quantity(cell), self.lang)
        if kind is CellKind.RATE:
            return format_rate(Rate(cell), self.lang)
        if kind in (CellKind.MOMENT, CellKind.TIME):
            local = self.local(cell)
            clock = format_time(local)
            return clock if kind is CellKind.TIME else f"{format_date(local.date())} {clock}"
        return words.get(str(cell), str(cell)) if words else str(cell)

    def local(self, moment: int) -> dt.datetime:
        """Return a stored moment (microseconds UTC) in the time zone of the shop."""
        return (_EPOCH + dt.timedelta(microseconds=moment)).astimezone(self.zone)
