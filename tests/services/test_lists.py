"""Lists by the page, on both engines: the same rows in the same order as one statement that reads all."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import InputError
from kassa.services.lists.catalogue import LISTS
from kassa.services.lists.service import Lists
from kassa.services.lists.spec import Filter, Operator, Query, Sort
from tests.support.clock import FrozenClock
from tests.support.rows import add_articles, add_receipts, add_shop
from tests.support.shop import OWNER

ZONE = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def lists(database: Database, clock: FrozenClock) -> Lists:
    add_shop(database)
    return Lists(database, clock, ZONE, OWNER)


def test_every_list_answers_on_an_empty_shop(lists: Lists) -> None:
    for name, spec in LISTS.items():
        every_sort = [Query(sort=(Sort(column.key),)) for column in spec.columns if column.sortable]
        for query in [Query(), Query(search="12,50 abc"), *every_sort]:
            assert lists.summary(name, query).count == len(list(lists.rows(name, query)))


def test_every_filter_answers(lists: Lists) -> None:
    for name, spec in LISTS.items():
        for column in spec.columns:
            if column.filterable:
                value: str | int = 5 if column.kind.right else "2026-03-14" if "date" in column.kind.value else "5"
                if column.kind.value == "moment":
                    value = "today"
                assert lists.count(name, Query((Filter(column.key, Operator.FROM, (value,)),))) >= 0
                assert lists.choices(name, column.key) is not None


def test_an_unknown_list_is_refused_in_words(lists: Lists) -> None:
    with pytest.raises(InputError, match="receipts"):
        lists.spec("bestaat-niet")


@pytest.mark.parametrize(
    "sort",
    [
        (Sort("date", descending=True),),
        (Sort("employee"), Sort("gross", descending=True)),
        (Sort("employee", descending=True), Sort("number")),
        (Sort("gross"),),
    ],
)
def test_pages_in_both_directions_are_the_whole_list(database: Database, lists: Lists, sort: tuple[Sort, ...]) -> None:
    add_receipts(database, 95)
    query = Query(sort=sort)
    forward: list[str] = []
    backward: list[str] = []
    anchor = None
    while rows := lists.page("receipts", query, anchor, 10):
        forward += [row.key for row in rows]
        anchor = rows[-1].anchor
    anchor = None
    while rows := lists.page("receipts", query, anchor, 10, backward=True):
        backward = [row.key for row in rows] + backward
        anchor = rows[0].anchor
    assert forward == backward
    assert len(set(forward)) == 95


def test_fences_and_places_agree_with_the_pages(database: Database, lists: Lists) -> None:
    add_receipts(database, 95)
    query = Query(sort=(Sort("employee"), Sort("date", descending=True)))
    rows = list(lists.rows("receipts", query))
    fences = lists.fences("receipts", query, 10)
    assert [fence.key for fence in fences] == [row.key for row in rows[9::10]]
    assert [lists.place("receipts", query, row.anchor) for row in rows] == list(range(95))


def test_totals_are_over_the_whole_filter(database: Database, lists: Lists) -> None:
    add_receipts(database, 95)
    query = Query((Filter("employee", Operator.IS, ("M. Testman",)),))
    summary = lists.summary("receipts", query)
    assert summary.count == 47
    assert summary.totals["gross"] == sum(121 + number for number in range(1, 96) if number % 2 == 0)


def test_kept_totals_equal_the_sums(database: Database, lists: Lists) -> None:
    add_receipts(database, 500)
    for filters in [
        (),
        (Filter("date", Operator.FROM, ("2026-01-05",)),),
        (Filter("date", Operator.IS, ("2026-01-05", "2026-01-06")), Filter("till", Operator.IS, ("Kassa 1",))),
    ]:
        query = Query(filters)
        rows = list(lists.rows("receipts", query))
        gross = [column.key for column in lists.spec("receipts").columns].index("gross")
        summary = lists.summary("receipts", query)
        assert summary.count == len(rows)
        assert summary.totals["gross"] == sum(int(row.cells[gross] or 0) for row in rows)


def test_numbers_match_with_dots_and_amounts_with_a_comma(database: Database, lists: Lists) -> None:
    add_receipts(database, 1500)
    assert [row.cells[0] for row in lists.rows("receipts", Query(search="1.499"))] == [1499]
    assert 129 in [row.cells[0] for row in lists.rows("receipts", Query(search="2,50"))]
    assert lists.count("receipts", Query(search="testman 14")) < lists.count("receipts", Query(search="testman"))


def test_search_takes_signs_literally(database: Database, lists: Lists) -> None:
    add_articles(database, 30)
    assert lists.count("articles", Query(search="%")) == 0
    assert lists.count("articles", Query(search="_")) == 0
    assert lists.count("articles", Query(search="ARTÍKEL 7")) == 3


def test_days_that_move_follow_the_clock(database: Database, lists: Lists, clock: FrozenClock) -> None:
    add_receipts(database, 4000)
    today = Query((Filter("date", Operator.FROM, ("today",)), Filter("date", Operator.UNTIL, ("today",))))
    days = {row.cells[1] for row in lists.rows("receipts", today)}
    assert days == {"2026-03-14"}
    clock.advance(days=1)
    assert {row.cells[1] for row in lists.rows("receipts", today)} == {"2026-03-15"}


def test_chosen_rows_come_whatever_the_filter(database: Database, lists: Lists) -> None:
    add_receipts(database, 700)
    keys = [row.key for row in lists.rows("receipts", Query())][:600]
    nothing = Query(search="bestaat niet")
    assert [row.key for row in lists.chosen("receipts", nothing, keys)] == keys[:600]
