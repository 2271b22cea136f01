"""Rows of lists, by the page: the one way a screen, an export or a report gets at them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kassa.db.engine import Database, Reader
from kassa.db.queries.lists import statements
from kassa.db.queries.lists.source import Source
from kassa.db.queries.lists.sources import SOURCES
from kassa.domain.catalog.folding import fold
from kassa.domain.errors import InputError, Reason
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import require
from kassa.domain.values.typed import parse_amount
from kassa.output.table import CellKind
from kassa.services.lists.catalogue import LISTS
from kassa.services.lists.spec import Anchor, Filter, ListSpec, Operator, Query, Row, Summary, Value
from kassa.system.clock import Clock

PAGE = 200
EXPORT_PAGE = 2000
CHOSEN_AT_ONCE = 500
ASK_EVERY = 100
NARROWED = 2000
"""A word in more rows than this is looked for by walking the list."""
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Lists:
    """Answers what stands in a list; whatever gives rows, counts or values asks for the right of the list.

    Args:
        database: where the rows are.
        clock: knows which day it is.
        zone: the time zone of the shop.
        actor: who looks.
    """

    def __init__(self, database: Database, clock: Clock, zone: dt.tzinfo, actor: Actor) -> None:
        self._db = database
        self._clock = clock
        self.zone = zone
        self.actor = actor

    def spec(self, name: str) -> ListSpec:
        """Return the description of a list.

        Raises:
            InputError: there is no such list.
        """
        try:
            return LISTS[name]
        except KeyError:
            known = ", ".join(sorted(LISTS))
            raise InputError(Reason("list.unknown", f"Er is geen lijst '{name}'.", f"Kies uit: {known}.")) from None

    def today(self) -> dt.date:
        """Return the day it is in the shop."""
        return self._clock.now().astimezone(self.zone).date()

    def page(
        self, name: str, query: Query, anchor: Anchor | None = None, limit: int = PAGE, *, backward: bool = False
    ) -> tuple[Row, ...]:
        """Return up to ``limit`` rows after the anchor, or before it, in list order; ``None`` is an end."""
        spec = self._allowed(name)
        columns = [column.key for column in spec.columns]
        place = (*anchor.values, anchor.key) if anchor else None
        with self._db.read() as reader:
            ask = self._ask(reader, spec, query)
            records = statements.page(reader, ask, columns, place, limit, backward=backward)
        return tuple(_row(record, len(ask.order)) for record in records)

    def summary(self, name: str, query: Query) -> Summary:
        """Return the count and the totals of the whole filter."""
        spec = self._allowed(name)
        totals = [column.key for column in spec.totals]
        with self._db.read() as reader:
            record = statements.summary(reader, self._ask(reader, spec, query), totals)
        whole = [int(value or 0) for value in record]
        return Summary(whole[0], dict(zip(totals, whole[1:], strict=True)))

    def count(self, name: str, query: Query) -> int:
        """Return the number of rows of the filter."""
        with self._db.read() as reader:
            return int(statements.summary(reader, self._ask(reader, self._allowed(name), query), ())[0] or 0)

    def place(self, name: str, query: Query, anchor: Anchor) -> int:
        """Return how many rows stand before the row of this anchor."""
        with self._db.read() as reader:
            return statements.before(
                reader, self._ask(reader, self._allowed(name), query), (*anchor.values, anchor.key)
            )

    def fences(
        self, name: str, query: Query, step: int = PAGE, *, wanted: Callable[[], bool] = lambda: True
    ) -> tuple[Anchor, ...]:
        """Return the anchors of rows ``step``, ``2 * step`` and so on: where a jump may start reading.

        Args:
            name: of the list.
            query: filters and order.
            step: rows between two anchors.
            wanted: asked now and then; once it says no, what was found so far is returned.
        """
        found: list[Anchor] = []
        with self._db.read() as reader:
            for record in statements.fences(reader, self._ask(reader, self._allowed(name), query), step):
                found.append(_anchor(record, len(record) - 1))
                if len(found) % ASK_EVERY == 0 and not wanted():
                    break
        return tuple(found)

    def rows(self, name: str, query: Query) -> Iterator[Row]:
        """Yield every row of the filter, in order, never holding more than a page."""
        anchor: Anchor | None = None
        while rows := self.page(name, query, anchor, EXPORT_PAGE):
            yield from rows
            anchor = rows[-1].anchor

    def chosen(self, name: str, query: Query, keys: Sequence[str]) -> Iterator[Row]:
        """Yield the rows of these keys, in the order of the query within each five hundred."""
        spec = self._allowed(name)
        columns = [column.key for column in spec.columns]
        plain = replace(query, filters=(), search="")
        for start in range(0, len(keys), CHOSEN_AT_ONCE):
            with self._db.read() as reader:
                ask = self._ask(reader, spec, plain)
                records = statements.chosen(reader, ask, columns, keys[start : start + CHOSEN_AT_ONCE])
            yield from (_row(record, len(ask.order)) for record in records)

    def choices(self, name: str, column: str, limit: int = 50) -> tuple[Value, ...]:
        """Return the values a filter on this column may choose from."""
        spec = self._allowed(name)
        known = spec.column(column).words
        if known:
            return tuple(known)
        with self._db.read() as reader:
            return tuple(statements.distinct(reader, SOURCES[name], column, limit))

    def _allowed(self, name: str) -> ListSpec:
        spec = self.spec(name)
        if spec.right is not None:
            require(self.actor, spec.right)
        return spec

    def _ask(self, reader: Reader, spec: ListSpec, query: Query) -> statements.Ask:
        sort, source = query.sort or spec.sort, SOURCES[spec.name]
        return statements.Ask(
            source,
            "LIKE" if self._db.kind == "sqlite" else "ILIKE",
            tuple(condition for one in query.filters for condition in self._conditions(spec, one)),
            tuple(_word(reader, source, text) for text in query.search.split()),
            tuple(statements.Order(key.column, key.descending) for key in sort),
            self.today().isoformat(),
        )

    def _conditions(self, spec: ListSpec, one: Filter) -> Iterator[statements.Condition]:
        kind = spec.column(one.column).kind
        values = tuple(self._day(value) if kind in _DAYS else value for value in one.values)
        if kind is not CellKind.MOMENT:
            yield statements.Condition(one.column, one.operator.value, values)
            return
        days = [dt.date.fromisoformat(str(value)) for value in values]
        if one.operator in (Operator.FROM, Operator.IS):
            yield statements.Condition(one.column, "from", (self._midnight(min(days)),))
        if one.operator in (Operator.UNTIL, Operator.IS):
            last = self._midnight(max(days) + dt.timedelta(days=1)) - 1
            yield statements.Condition(one.column, "until", (last,))

    def _day(self, value: Value) -> Value:
        """Resolve the days that move: a saved view 'Vandaag' is about the day it is opened."""
        today = self.today()
        moving = {
            "today": today,
            "yesterday": today - dt.timedelta(days=1),
            "week": today - dt.timedelta(days=today.weekday()),
            "month": today.replace(day=1),
            "year": today.replace(month=1, day=1),
        }
        found = moving.get(str(value))
        return found.isoformat() if found else value

    def _midnight(self, day: dt.date) -> int:
        return (dt.datetime.combine(day, dt.time(), self.zone) - _EPOCH) // dt.timedelta(microseconds=1)


_DAYS = (CellKind.DATE, CellKind.MOMENT)


def _word(reader: Reader, source: Source, text: str) -> statements.Word:
    plain = text.replace(".", "") if text.replace(".", "").isdigit() else text
    try:
        cents: int | None = parse_amount(text.lstrip("€")).cents
    except InputError:
        cents = None
    folded = fold(plain)
    keys = source.narrow(reader, plain, folded, cents, NARROWED) if source.narrow else None
    return statements.Word(plain, folded, cents, keys)


def _anchor(record: Sequence[Value | None], order: int) -> Anchor:
    return Anchor(tuple(value if value is not None else "" for value in record[:order]), str(record[order]))


def _row(record: Sequence[Value | None], order: int) -> Row:
    return Row(str(record[order]), tuple(record[order + 1 :]), _anchor(record, order))
