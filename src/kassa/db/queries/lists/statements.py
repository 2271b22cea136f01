"""The statements every list is asked with, the same text on SQLite and PostgreSQL.

Pages go by key: a page starts after the order values of a row, so row 900,000 costs what row 9 costs
(performance.md 1). No page is ever reached by counting off
the rows before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kassa.db.engine import Reader
from kassa.db.queries.lists.source import Kept, Source, Test
from kassa.domain.frozen import frozen

Value = str | int
Record = tuple[Value | None, ...]

_COMPARE = {"from": ">=", "until": "<="}


@frozen
class Condition:
    """One filter: a column key, an operator (is, contains, starts, from, until) and values, any of which may hold."""

    column: str
    operator: str
    values: tuple[Value, ...]


@frozen
class Word:
    """One typed word.

    Attributes:
        text: as typed.
        folded: small letters without accents.
        cents: the amount it may mean.
        keys: the rows that hold it, when an index knew.
    """

    text: str
    folded: str
    cents: int | None = None
    keys: tuple[str, ...] | None = None


@frozen
class Order:
    """One key of the order."""

    column: str
    descending: bool = False


@dataclass(slots=True)
class _Params:
    """Collects values under made-up names."""

    values: dict[str, object] = field(default_factory=dict)

    def add(self, value: object) -> str:
        name = f"p{len(self.values)}"
        self.values[name] = value
        return f":{name}"


@frozen
class Ask:
    """Which rows of which source, in which order.

    Attributes:
        source: where they come from.
        like: ``LIKE`` on SQLite, ``ILIKE`` on PostgreSQL: both without regard to capitals.
        conditions: all must hold.
        words: each must occur.
        order: at least one key.
        today: the day it is in the shop, ISO.
    """

    source: Source
    like: str
    conditions: tuple[Condition, ...] = ()
    words: tuple[Word, ...] = ()
    order: tuple[Order, ...] = ()
    today: str = ""

    def params(self) -> _Params:
        """Return the values of a statement about these rows; more are added while it is written."""
        return _Params({"today": self.today})

    def keys(self) -> tuple[tuple[str, bool], ...]:
        """Return the order as (expression, descending), the row's own key last."""
        keys = tuple((self.source.order(order.column), order.descending) for order in self.order)
        return (*keys, (self.source.key, keys[-1][1] if keys else False))


def page(
    reader: Reader,
    ask: Ask,
    columns: Sequence[str],
    anchor: tuple[Value, ...] | None,
    limit: int,
    *,
    backward: bool = False,
) -> list[Record]:
    """Return up to ``limit`` records next to ``anchor``, in list order.

    Args:
        reader: the connection.
        ask: which rows.
        columns: the column keys wanted.
        anchor: order values and key of the row beside the page, itself not included; ``None`` is an end.
        limit: the most records.
        backward: the page ends before the anchor, or is the last one.

    Returns:
        Records of order values, key, then the columns.
    """
    params = ask.params()
    keys = ask.keys()
    parts = _where(ask, params)
    if anchor is not None:
        parts.append(_beside(keys, anchor, params, backward=backward))
    shown = ", ".join([key for key, _ in keys] + [ask.source.columns[column] for column in columns])
    order = ", ".join(f"{key} {'DESC' if descending != backward else 'ASC'}" for key, descending in keys)
    sql = f"SELECT {shown} FROM {ask.source.table}{_clause(parts)} ORDER BY {order} LIMIT {params.add(limit)}"
    records = reader.all(sql, **params.values)
    return records[::-1] if backward else records


def summary(reader: Reader, ask: Ask, totals: Sequence[str]) -> Record:
    """Return the number of rows and the sum of each column key in ``totals``."""
    if ask.source.whole and not (totals or ask.words or ask.conditions):
        return reader.all(ask.source.whole)[0]
    kept = ask.source.kept
    if kept is not None and (totals or kept.count) and _kept_answers(ask, kept, totals):
        counted = [kept.count] if kept.count else []
        known = _sums(reader, ask, kept, [*counted, *(kept.sums.get(key, "0") for key in totals)])
        whole = known[:1] if kept.count else summary(reader, ask, ())
        few = {key: _sum_of_few(reader, ask, key) for key in totals if key not in kept.sums}
        return (*whole, *(few.get(key, value) for key, value in zip(totals, known[len(counted) :], strict=True)))
    params = ask.params()
    sums = "".join(f", COALESCE(SUM({ask.source.columns[column]}), 0)" for column in totals)
    parts = _where(ask, params)
    return reader.all(f"SELECT COUNT(*){sums} FROM {ask.source.table}{_clause(parts)}", **params.values)[0]


def _kept_answers(ask: Ask, kept: Kept, totals: Sequence[str]) -> bool:
    known = kept.sums.keys() | ask.source.few.keys()
    return not ask.words and set(totals) <= known and {one.column for one in ask.conditions} <= kept.conditions.keys()


def _sums(reader: Reader, ask: Ask, kept: Kept, wanted: Sequence[str]) -> Record:
    params = ask.params()
    sums = ", ".join(f"COALESCE(SUM({expression}), 0)" for expression in wanted)
    parts = [f"({kept.where})"] if kept.where else []
    parts += [_condition(ask, condition, params, kept.conditions[condition.column]) for condition in ask.conditions]
    return reader.all(f"SELECT {sums} FROM {kept.table}{_clause(parts)}", **params.values)[0]


def _sum_of_few(reader: Reader, ask: Ask, column: str) -> Value:
    params = ask.params()
    parts = [*_where(ask, params), ask.source.few[column]]
    sql = f"SELECT COALESCE(SUM({ask.source.columns[column]}), 0) FROM {ask.source.table}{_clause(parts)}"
    found: Value = reader.value(sql, **params.values)
    return found


def before(reader: Reader, ask: Ask, anchor: tuple[Value, ...]) -> int:
    """Return how many rows stand before the row of this anchor."""
    params = ask.params()
    parts = [*_where(ask, params), _beside(ask.keys(), anchor, params, backward=True)]
    return int(reader.all(f"SELECT COUNT(*) FROM {ask.source.table}{_clause(parts)}", **params.values)[0][0] or 0)


def fences(reader: Reader, ask: Ask, step: int) -> Iterator[Record]:
    """Yield the order values and key of every ``step``-th row: the places a jump starts from.

    Each one is asked from the one before it, ``step`` index entries further: together one walk along the index, six
    times faster than numbering the rows in one statement, and it can be left half-way.
    """
    anchor: tuple[Value, ...] | None = None
    while True:
        params = ask.params()
        keys = ask.keys()
        parts = _where(ask, params)
        if anchor is not None:
            parts.append(_beside(keys, anchor, params, backward=False))
        shown = ", ".join(key for key, _ in keys)
        order = ", ".join(f"{key} {'DESC' if descending else 'ASC'}" for key, descending in keys)
        further = params.add(step - 1)
        sql = f"SELECT {shown} FROM {ask.source.table}{_clause(parts)} ORDER BY {order} LIMIT 1 OFFSET {further}"
        found = reader.one(sql, **params.values)
        if found is None:
            return
        yield found
        anchor = tuple(value if value is not None else "" for value in found)


def chosen(reader: Reader, ask: Ask, columns: Sequence[str], keys: Sequence[str]) -> list[Record]:
    """Return the records of these keys in list order, whatever the filter says."""
    params = ask.params()
    order_keys = ask.keys()
    names = ", ".join(params.add(key) for key in keys)
    parts = [f"({ask.source.where})"] if ask.source.where else []
    parts.append(f"{ask.source.key} IN ({names})")
    shown = ", ".join([key for key, _ in order_keys] + [ask.source.columns[column] for column in columns])
    order = ", ".join(f"{key} {'DESC' if descending else 'ASC'}" for key, descending in order_keys)
    return reader.all(f"SELECT {shown} FROM {ask.source.table}{_clause(parts)} ORDER BY {order}", **params.values)


def distinct(reader: Reader, source: Source, column: str, limit: int) -> list[Value]:
    """Return the first different values of a column, for the filter menu."""
    own = source.choices.get(column)
    if own is not None:
        return [record[0] for record in reader.all(f"{own} LIMIT :most", most=limit) if record[0] not in (None, "")]
    where = f" WHERE {source.where}" if source.where else ""
    sql = f"SELECT DISTINCT {source.columns[column]} FROM {source.table}{where} ORDER BY 1 LIMIT :most"
    return [record[0] for record in reader.all(sql, most=limit, today="") if record[0] not in (None, "")]


def _clause(parts: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(parts)}" if parts else ""


def _where(ask: Ask, params: _Params) -> list[str]:
    parts = [f"({ask.source.where})"] if ask.source.where else []
    columns = ask.source.columns
    parts += [_condition(ask, condition, params, columns[condition.column]) for condition in ask.conditions]
    parts += [_word(ask, word, params) for word in ask.words]
    return parts


def _condition(ask: Ask, condition: Condition, params: _Params, expression: str) -> str:
    codes = ask.source.tests.get(condition.column)
    if codes is not None and condition.operator == "is":
        return _test([codes[str(value)] for value in condition.values if str(value) in codes])
    if condition.operator == "is":
        return f"{expression} IN ({', '.join(params.add(value) for value in condition.values)})"
    if condition.operator in ("contains", "starts"):
        start = condition.operator == "starts"
        tests = [_like(ask, expression, str(value), params, start=start) for value in condition.values]
    else:
        sign = _COMPARE[condition.operator]
        tests = [f"{expression} {sign} {params.add(value)}" for value in condition.values]
    return f"({' OR '.join(tests)})"


def _test(tests: Sequence[Test]) -> str:
    """Return what any of the tests allows; what they look among stands outside, so that its index is used."""
    if not tests:
        return "1 = 0"
    among = {test.among for test in tests}
    rest = [test.that for test in tests if test.that]
    if len(among) == 1 and tests[0].among and len(rest) == len(tests):
        return f"({tests[0].among} AND ({' OR '.join(rest)}))"
    return f"({' OR '.join(' AND '.join(part for part in (test.among, test.that) if part) for test in tests)})"


def _word(ask: Ask, word: Word, params: _Params) -> str:
    if word.keys is not None:
        return f"{ask.source.key} IN ({', '.join(params.add(key) for key in word.keys)})" if word.keys else "1 = 0"
    tests = [_like(ask, expression, word.text, params) for expression in ask.source.search]
    tests += [_like(ask, expression, word.folded, params) for expression in ask.source.folded]
    tests += [code.format(word=params.add(word.text)) for code in ask.source.codes]
    if word.cents is not None:
        tests += [f"{expression} = {params.add(word.cents)}" for expression in ask.source.amounts]
    return f"({' OR '.join(tests)})" if tests else "1 = 1"


def _like(ask: Ask, expression: str, text: str, params: _Params, *, start: bool = False) -> str:
    plain = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"CAST({expression} AS TEXT) {ask.like} {params.add(f'{plain}%' if start else f'%{plain}%')} ESCAPE '!'"


def _beside(keys: tuple[tuple[str, bool], ...], anchor: tuple[Value, ...], params: _Params, *, backward: bool) -> str:
    """Return the condition for rows after (or before) the anchor: a row value when all keys go one way."""
    names = [params.add(value) for value in anchor]
    ways = {descending for _, descending in keys}
    if len(ways) == 1:
        sign = "<" if ways.pop() != backward else ">"
        return f"({', '.join(key for key, _ in keys)}) {sign} ({', '.join(names)})"
    tests = []
    for place, (key, descending) in enumerate(keys):
        same = [f"{keys[earlier][0]} = {names[earlier]}" for earlier in range(place)]
        sign = "<" if descending != backward else ">"
        tests.append(" AND ".join([*same, f"{key} {sign} {names[place]}"]))
    return f"({' OR '.join(f'({test})' for test in tests)})"
