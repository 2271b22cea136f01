"""Where the rows of one list come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from kassa.domain.frozen import frozen


@frozen
class Source:
    """The SQL of one list. Every expression is never NULL unless it only stands in ``columns`` unsorted.

    Attributes:
        table: the FROM clause.
        key: unique text expression that names a row and settles ties.
        columns: column key to SQL expression.
        where: holds for every row of the list.
        orders: column key to the expression it is sorted by, where that is another one.
        search: text expressions a typed word may occur in.
        folded: text expressions kept in folded form (small letters, no accents).
        amounts: expressions in cents a typed amount is compared with.
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

    def order(self, column: str) -> str:
        """Return the expression the column is sorted by.

        Raises:
            KeyError: the list has no such column.
        """
        return self.orders.get(column) or self.columns[column]
