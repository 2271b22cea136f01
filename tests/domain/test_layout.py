"""The button layout: checked, stored, read back, placed on any screen."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kassa.domain.errors import InputError, Reason
from kassa.domain.till.layout import BUILT_IN, COLUMNS, ROWS, Layout, Page, Tile, TileKind, screens_of
from kassa.domain.till.layout_body import layout_text, read_layout
from kassa.domain.till.layout_check import check_layout

KNOWN = set(BUILT_IN.functions)

tiles = st.builds(
    Tile,
    row=st.integers(0, 3),
    column=st.integers(0, 4),
    kind=st.sampled_from(TileKind),
    target=st.sampled_from(["a1", "map", "discount", "lock"]),
    label_nl=st.text(max_size=12),
    label_en=st.text(max_size=12),
    row_span=st.integers(1, 2),
    column_span=st.integers(1, 2),
)
pages = st.builds(
    Page,
    id=st.text("abc", min_size=1, max_size=3),
    name_nl=st.text(max_size=9),
    name_en=st.text(max_size=9),
    tiles=st.lists(tiles, max_size=25).map(tuple),
    folder=st.booleans(),
)
layouts = st.builds(
    Layout,
    version=st.integers(1, 10**6),
    pages=st.lists(pages, max_size=4).map(tuple),
    functions=st.lists(st.sampled_from(BUILT_IN.functions), max_size=4).map(tuple),
)


def fine(article_id: str) -> Any:
    return None


def codes(layout: Any, article_problem: Any = fine) -> Any:
    return {problem.reason.code: problem.blocking for problem in check_layout(layout, article_problem, KNOWN)}


def tile(row: int, column: int, **changes: Any) -> Any:
    return Tile(row, column, changes.pop("kind", TileKind.ARTICLE), changes.pop("target", "a1"), "Trui", **changes)


def test_a_layout_without_problems() -> None:
    clothes = Page("k", "Kleding", "Clothes", (tile(0, 0), tile(0, 1, kind=TileKind.FOLDER, target="m")))
    caps = Page("m", "Petten", "", (tile(0, 0, kind=TileKind.FUNCTION, target="discount"),), folder=True)
    layout = Layout(1, (clothes, caps), ("discount",))
    assert codes(layout) == {}
    assert layout.top_pages == (clothes,)
    assert layout.page("m") is caps
    assert layout.page("x") is None
    assert (clothes.name("en"), caps.name("en"), clothes.name("nl")) == ("Clothes", "Petten", "Kleding")
    assert tile(0, 0, label_en="Sweater").label("en") == "Sweater"
    assert tile(0, 0).label("en") == "Trui"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ((tile(0, 0), tile(0, 0)), "layout.overlap"),
        ((tile(0, 0, row_span=2), tile(1, 0)), "layout.overlap"),
        ((tile(5, 0),), "layout.outside"),
        ((tile(0, 5, column_span=2),), "layout.outside"),
        ((tile(0, 0, row_span=3),), "layout.outside"),
        ((tile(0, 0, row_span=0),), "layout.outside"),
        ((Tile(0, 0, TileKind.ARTICLE, "a1", " "),), "layout.no_label"),
        ((tile(0, 0, colour="mauve"),), "layout.colour"),
        ((tile(0, 0, kind=TileKind.FOLDER, target="x"),), "layout.no_folder"),
        ((tile(0, 0, kind=TileKind.FUNCTION, target="x"),), "layout.no_function"),
    ],
)
def test_errors_that_block_publishing(wrong: Any, code: str) -> None:
    assert codes(Layout(1, (Page("k", "Kleding", tiles=wrong),), ()))[code]


def test_warnings_and_pages() -> None:
    blocked = Layout(1, (Page("k", "Kleding", tiles=(tile(0, 0),)),), ())
    assert codes(blocked, lambda _: Reason("article.blocked", "het artikel is geblokkeerd.")) == {
        "article.blocked": False
    }
    many = tuple(Page(str(number), "P") for number in range(7))
    assert codes(Layout(1, many, ())) == {"layout.many_pages": False}
    assert codes(Layout(1, (many[0], many[0], Page("m", "Map", folder=True)), ("x",))) == {
        "layout.page_twice": True,
        "layout.no_way_in": False,
        "layout.no_function": True,
    }
    assert codes(BUILT_IN) == {"layout.no_page": True}


@settings(max_examples=30)
@given(layouts)
def test_a_layout_survives_being_stored(layout: Any) -> None:
    assert read_layout(layout_text(layout)) == layout


@settings(max_examples=30)
@given(
    st.text(max_size=30)
    | st.recursive(
        st.none() | st.integers(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(st.sampled_from(["format", "version", "pages", "functions", "tiles", "row"]), x)
        ),
    ).map(json.dumps)
)
def test_a_file_that_is_no_layout_is_refused_in_words(text: str) -> None:
    with suppress(InputError):
        read_layout(text)


def test_files_that_are_refused() -> None:
    body = json.loads(layout_text(Layout(1, (Page("k", "Kleding", tiles=(tile(0, 0),)),), ())))
    for change in ({"format": 2}, {"pages": [{"id": "k", "name_nl": "", "name_en": "", "folder": 0, "tiles": {}}]}):
        with pytest.raises(InputError, match=r"nieuwere versie|geen knoppenindeling"):
            read_layout(json.dumps({**body, **change}))
    body["pages"][0]["tiles"][0]["row"] = 10**6
    with pytest.raises(InputError, match="geen knoppenindeling"):
        read_layout(json.dumps(body))


@settings(max_examples=30)
@given(pages, st.integers(4, 6), st.integers(4, 5), st.booleans())
def test_no_tile_is_lost_on_a_smaller_screen(page: Any, columns: int, rows: int, first_taken: bool) -> None:
    screens = screens_of(page, columns, rows, first_taken=first_taken)
    assert sum(len(screen) for screen in screens) == len(page.tiles)
    assert (COLUMNS, ROWS) == (5, 4)
    for screen in screens:
        assert all(placed.row + placed.row_span <= rows for placed in screen)
        assert all(placed.column + placed.column_span <= columns for placed in screen)
