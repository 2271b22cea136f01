"""What people keep about lists: named views, private or for everyone, and their own columns."""

from __future__ import annotations

import json
from collections.abc import Mapping

from kassa.db.engine import Database
from kassa.db.journal import append
from kassa.db.queries.lists import saved
from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.card_number import without_card_numbers
from kassa.services.lists.spec import Filter, Operator, Query, Sort
from kassa.system.clock import Clock
from kassa.system.identity import new_id

OFFICE = "office"
LONGEST_NAME = 40
Json = dict[str, object]
_OPERATORS = frozenset(Operator)


@frozen
class SavedView:
    """A named view of a list.

    Attributes:
        id: its identity.
        name: on its tab.
        shared: for everyone, or only for who made it.
        query: filters, search and order.
        columns: keys of the columns, in order; empty for the list's own.
    """

    id: str
    name: str
    shared: bool
    query: Query
    columns: tuple[str, ...]


class Saved:
    """Saved views and preferences.

    Args:
        database: where they are.
        clock: stamps the journal.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._db = database
        self._clock = clock

    def views(self, list_name: str, employee_id: str) -> tuple[SavedView, ...]:
        """Return the views of a list that this employee sees, by name."""
        with self._db.read() as reader:
            records = saved.views(reader, list_name, employee_id)
        return tuple(_view(*record) for record in records)

    def save_view(
        self, list_name: str, employee_id: str, name: str, query: Query, columns: tuple[str, ...], *, shared: bool
    ) -> SavedView:
        """Keep a view under a name; the same name of the same owner is replaced.

        Raises:
            InputError: the name is empty or too long.
        """
        name = without_card_numbers(" ".join(name.split()))
        if not name or len(name) > LONGEST_NAME:
            raise InputError(
                Reason("view.name", "De weergave heeft een naam nodig.", f"Typ 1 tot {LONGEST_NAME} tekens.")
            )
        view = SavedView(new_id(), name, shared, query, columns)
        body = without_card_numbers(json.dumps({"query": query_body(query), "columns": list(columns)}))
        owner = "" if shared else employee_id
        with self._db.write() as tx:
            saved.replace_view(tx, view.id, list_name, owner, name, body)
            facts = {"list": list_name, "name": name, "shared": shared}
            append(tx, OFFICE, "view.saved", view.id, facts, employee_id=employee_id, moment=self._clock.now())
        return view

    def delete_view(self, view_id: str, employee_id: str) -> None:
        """Take a view away."""
        with self._db.write() as tx:
            saved.delete_view(tx, view_id)
            append(tx, OFFICE, "view.deleted", view_id, {}, employee_id=employee_id, moment=self._clock.now())

    def preference(self, employee_id: str, name: str) -> Json:
        """Return what this employee set up under a name; empty when nothing."""
        with self._db.read() as reader:
            text = saved.preference(reader, employee_id, name)
        found = json.loads(text) if text else {}
        return found if isinstance(found, dict) else {}

    def set_preference(self, employee_id: str, name: str, value: Mapping[str, object]) -> None:
        """Keep what this employee set up; not an act of the shop, so not journalled."""
        with self._db.write() as tx:
            saved.set_preference(tx, employee_id, name, without_card_numbers(json.dumps(dict(value))))


def query_body(query: Query) -> Json:
    """Return a query as JSON values."""
    return {
        "filters": [[one.column, one.operator.value, list(one.values)] for one in query.filters],
        "search": query.search,
        "sort": [[key.column, key.descending] for key in query.sort],
    }


def query_of(body: object) -> Query:
    """Return the query of JSON values; what is not understood is left out."""
    if not isinstance(body, dict):
        return Query()
    filters = tuple(
        Filter(str(column), Operator(operator), tuple(values))
        for column, operator, values in body.get("filters", ())
        if operator in _OPERATORS
    )
    sort = tuple(Sort(str(column), bool(descending)) for column, descending in body.get("sort", ()))
    return Query(filters, str(body.get("search", "")), sort)


def _view(view_id: str, owner: str, name: str, text: str) -> SavedView:
    body = json.loads(text)
    return SavedView(view_id, name, not owner, query_of(body.get("query")), tuple(body.get("columns", ())))
