"""What a list is: its columns, its order, what of it may be searched, filtered and added up. Plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.people.rights import Right
from kassa.output.table import Cell, CellKind, Head

Value = str | int


class Operator(StrEnum):
    """How a filter compares."""

    IS = "is"
    CONTAINS = "contains"
    STARTS = "starts"
    FROM = "from"
    UNTIL = "until"


@frozen
class Filter:
    """One condition on one column; more values mean any of them.

    Attributes:
        column: key of the column.
        operator: how to compare; ``FROM`` and ``UNTIL`` include their bound.
        values: raw values in the unit of the column; days for moments.
    """

    column: str
    operator: Operator
    values: tuple[Value, ...]


@frozen
class Sort:
    """One key of the order."""

    column: str
    descending: bool = False


@frozen
class Query:
    """Which rows, in which order.

    Attributes:
        filters: all of them must hold.
        search: words a person typed; each must occur somewhere in the row.
        sort: the keys of the order; the row's own key settles ties.
    """

    filters: tuple[Filter, ...] = ()
    search: str = ""
    sort: tuple[Sort, ...] = ()

    def with_filter(self, new: Filter) -> Query:
        """Return the query with this filter, in place of one on the same column and operator."""
        kept = tuple(old for old in self.filters if (old.column, old.operator) != (new.column, new.operator))
        return replace(self, filters=(*kept, new))


@frozen
class Word:
    """The word, tone and icon of one code of a badge column (ui.md 4.4)."""

    text: str
    tone: str = "neutral"
    icon: str = ""


@frozen
class Column:
    """A column of a list.

    Attributes:
        key: English name, stable: it stands in saved views.
        label: the Dutch word above it.
        kind: what its cells hold.
        width: logical pixels of the normal density.
        rank: how soon it is left out when the window is narrow; 0 is never.
        sortable: whether a click on its head sorts.
        filterable: whether '+ Filter' offers it.
        total: whether the footer adds it up.
        strong: written heavier: the number that names the row, the amount that matters.
        stretch: takes the room that is left.
        hidden: shown only when ticked in 'Kolommen'.
        pick: the filter offers the values there are, instead of a part to type.
        words: for badges and flags, the word of each code.
    """

    key: str
    label: str
    kind: CellKind = CellKind.TEXT
    width: int = 120
    rank: int = 0
    sortable: bool = True
    filterable: bool = True
    total: bool = False
    strong: bool = False
    stretch: bool = False
    hidden: bool = False
    pick: bool = False
    words: Mapping[str, Word] = field(default_factory=dict)

    def head(self) -> Head:
        """Return the column as it is exported and printed."""
        return Head(self.label, self.kind, self.width, {code: word.text for code, word in self.words.items()})


@frozen
class ListSpec:
    """A list: what it is called and made of.

    Attributes:
        name: English name, stable: commands, saved views and preferences use it.
        title: Dutch title.
        one: Dutch word for one row.
        many: Dutch word for more rows.
        columns: in their first order.
        sort: the first order.
        topics: what of the journal makes it stale.
        views: the views every shop starts with, by Dutch name.
        right: the right that is needed to see it.
    """

    name: str
    title: str
    one: str
    many: str
    columns: tuple[Column, ...]
    sort: tuple[Sort, ...]
    topics: frozenset[str]
    views: Mapping[str, tuple[Filter, ...]] = field(default_factory=dict)
    right: Right | None = None

    def column(self, key: str) -> Column:
        """Return the column of this key.

        Raises:
            KeyError: there is none.
        """
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    @property
    def totals(self) -> tuple[Column, ...]:
        """The columns that are added up."""
        return tuple(column for column in self.columns if column.total)


@frozen
class Anchor:
    """A place in a list: the order values of a row and its key. A page starts after it or ends before it."""

    values: tuple[Value, ...]
    key: str


@frozen
class Row:
    """A row of a list.

    Attributes:
        key: its identity.
        cells: raw cells, in the order of the columns of the list.
        anchor: its place in this order.
    """

    key: str
    cells: tuple[Cell, ...]
    anchor: Anchor


@frozen
class Summary:
    """How many rows the filter holds and what they add up to, by column key."""

    count: int
    totals: Mapping[str, int]
