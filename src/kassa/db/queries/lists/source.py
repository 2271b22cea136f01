"""Where the rows of one list come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from kassa.db.engine import Reader
from kassa.domain.frozen import frozen


@frozen
class Kept:
    """Running totals that answer for a whole filter when it is only about these columns.

    Attributes:
        table: where they are kept.
        sums: column key of the list to expression added up here.
        conditions: column key of the list to expression compared here.
        where: holds for every row of this list.
        count: expression that adds up to the number of rows, where it is kept as well.
    """

    table: str
    sums: Mapping[str, str]
    conditions: Mapping[str, str]
    where: str = ""
    count: str = ""


@frozen
class Test:
    """What a code of a worked-out column stands for, in a form an index can answer.

    Attributes:
        among: condition of the index with the few rows that are looked through; empty for none.
        that: what else holds; empty for nothing.
    """

    among: str
    that: str = ""


@frozen
class Source:
    """The SQL of one list. Every expression is never NULL unless it only stands in ``columns`` unsorted.

    ``:today`` in an expression is the day it is in the shop.

    Attributes:
        table: the FROM clause. Names from other tables are better looked up per row (a sub-select in a column): a
            join is paid for every row that is only counted.
        key: unique text expression that names a row and settles ties.
        columns: column key to SQL expression.
        where: holds for every row of the list.
        orders: column key to the expression it is sorted by, where that is another one.
        search: text expressions a typed word may occur in.
        folded: text expressions kept in folded form (small letters, no accents).
        amounts: expressions in cents a typed amount is compared with.
        choices: column key to the statement that lists its values, where looking through the rows would be slow.
        whole: the statement that counts the list without any filter, where that is quicker than asking the rows.
        kept: running totals.
        few: column key to the condition outside which the column is zero: its sum looks at nothing else.
        tests: column key to what each of its codes stands for, where the column is worked out.
        narrow: looks a word up in an index: (reader, text, folded, cents, most) to keys, ``None`` when no help.
        codes: conditions with ``{word}`` in them for words that may name the row exactly.
    """

    table: str
    key: str
    columns: Mapping[str, str]
    where: str = ""
    orders: Mapping[str, str] = field(default_factory=dict)
    search: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    whole: str = ""
    kept: Kept | None = None
    few: Mapping[str, str] = field(default_factory=dict)
    tests: Mapping[str, Mapping[str, Test]] = field(default_factory=dict)
    narrow: Callable[[Reader, str, str, int | None, int], tuple[str, ...] | None] | None = None

    def order(self, column: str) -> str:
        """Return the expression the column is sorted by.

        Raises:
            KeyError: the list has no such column.
        """
        return self.orders.get(column) or self.columns[column]
