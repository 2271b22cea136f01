"""What a list page shows, without Qt: columns, density, view; kept per employee and list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from kassa.domain.frozen import frozen
from kassa.services.lists.saved import query_body, query_of
from kassa.services.lists.spec import Column, ListSpec, Query, Sort

DENSITIES = ("compact", "normal", "wide")


@frozen
class ListState:
    """The state of one list page.

    Attributes:
        query: filters, search and order.
        columns: keys of the chosen columns in order.
        widths: widths the user gave.
        density: ``compact``, ``normal`` or ``wide``.
        view: the tab that is marked; empty when the query is none of them.
    """

    query: Query
    columns: tuple[str, ...]
    widths: Mapping[str, int] = field(default_factory=dict)
    density: str = "normal"
    view: str = "all"

    def sorted_by(self, key: str, *, further: bool) -> ListState:
        """Return the state after a press on a column head; a second press turns the order round."""
        now = {sort.column: sort for sort in self.query.sort}
        made = Sort(key, not now[key].descending) if key in now else Sort(key)
        if further:
            now[key] = made
            return replace(self, query=replace(self.query, sort=tuple(now.values())))
        return replace(self, query=replace(self.query, sort=(made,)))

    def chosen(self, spec: ListSpec) -> tuple[Column, ...]:
        """Return the chosen columns."""
        return tuple(spec.column(key) for key in self.columns)

    def body(self) -> dict[str, object]:
        """Return the state as JSON values."""
        return {
            "query": query_body(self.query),
            "columns": list(self.columns),
            "widths": dict(self.widths),
            "density": self.density,
            "view": self.view,
        }


def first_state(spec: ListSpec) -> ListState:
    """Return the state of a list nobody touched."""
    return ListState(Query(sort=spec.sort), tuple(column.key for column in spec.columns if not column.hidden))


def state_of(spec: ListSpec, body: Mapping[str, object]) -> ListState:
    """Return the state that was kept; what the list no longer has is left out."""
    first = first_state(spec)
    known = {column.key for column in spec.columns}
    query = query_of(body.get("query"))
    query = replace(
        query,
        search="",
        filters=tuple(one for one in query.filters if one.column in known),
        sort=tuple(key for key in query.sort if key.column in known) or spec.sort,
    )
    kept, sizes = body.get("columns"), body.get("widths")
    columns = tuple(key for key in kept if key in known) if isinstance(kept, Sequence) else ()
    widths = {key: int(size) for key, size in sizes.items() if key in known} if isinstance(sizes, Mapping) else {}
    density = str(body.get("density", first.density))
    return ListState(
        query,
        columns or first.columns,
        widths,
        density if density in DENSITIES else first.density,
        str(body.get("view", "all")),
    )
