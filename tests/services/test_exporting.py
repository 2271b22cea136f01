"""Exports: shown columns, only the chosen rows, all or nothing on the disk; views and preferences."""

from __future__ import annotations

import csv
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from kassa.db.engine import Database
from kassa.domain.errors import InputError
from kassa.services.lists.exporting import Exporting, ExportRequest
from kassa.services.lists.saved import Saved, query_body, query_of
from kassa.services.lists.service import Lists
from kassa.services.lists.spec import Filter, Operator, Query, Sort
from kassa.system.paths import resource
from tests.support.clock import FrozenClock
from tests.support.rows import add_articles, add_receipts, add_shop
from tests.support.shop import OWNER


@pytest.fixture
def exporting(database: Database, clock: FrozenClock) -> Exporting:
    add_shop(database)
    lists = Lists(database, clock, ZoneInfo("Europe/Amsterdam"), OWNER)
    fonts = (resource("fonts", "Inter-Regular.otf"), resource("fonts", "Inter-SemiBold.otf"))
    return Exporting(database, lists, clock, fonts)


def test_the_filter_in_its_order_with_its_totals(database: Database, exporting: Exporting, tmp_path: Path) -> None:
    add_receipts(database, 3000)
    query = Query((Filter("gross", Operator.FROM, (2000,)),), sort=(Sort("gross", descending=True),))
    request = ExportRequest("receipts", str(tmp_path / "b.xlsx"), query, ("number", "gross"))
    assert exporting.run(ExportRequest.from_text(request.text())) == 1122
    rows = list(load_workbook(tmp_path / "b.xlsx").active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert rows[0] == ("Nummer", "Totaal")
    assert rows[1] == ("3000", 31.21)
    assert rows[-1][1] == pytest.approx(sum(row[1] for row in rows[1:-1]))


def test_only_the_chosen_rows(database: Database, exporting: Exporting, tmp_path: Path) -> None:
    add_articles(database, 40)
    keys = [row.key for row in exporting._lists.rows("articles", Query())][10:12]
    exporting.run(ExportRequest("articles", str(tmp_path / "a.csv"), Query(), ("number",), tuple(keys)))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream, delimiter=";")) == [["Nummer"], ["000011"], ["000012"]]


def test_a_failed_export_leaves_nothing_and_an_old_file_stands(
    database: Database, exporting: Exporting, tmp_path: Path
) -> None:
    add_articles(database, 2)
    with pytest.raises(InputError, match="bekend"):
        exporting.run(ExportRequest("articles", str(tmp_path / "a.doc")))
    folder = tmp_path / "map.csv"
    folder.mkdir()
    with pytest.raises(InputError, match="geschreven"):
        exporting.run(ExportRequest("articles", str(folder)))
    assert [file.name for file in tmp_path.iterdir() if file.suffix == ".csv"] == ["map.csv"]


def test_views_are_private_or_for_everyone(database: Database, clock: FrozenClock) -> None:
    add_shop(database)
    saved = Saved(database, clock)
    query = Query((Filter("status", Operator.IS, ("blocked",)),), "jas", (Sort("price", descending=True),))
    saved.save_view("articles", "e1", "Mijn", query, ("number",), shared=False)
    saved.save_view("articles", "e1", "Alle jassen", query, (), shared=True)
    assert [view.name for view in saved.views("articles", "e1")] == ["Alle jassen", "Mijn"]
    assert [view.name for view in saved.views("articles", "e2")] == ["Alle jassen"]
    again = saved.save_view("articles", "e1", "Mijn", query, ("price",), shared=False)
    mine = [view for view in saved.views("articles", "e1") if view.name == "Mijn"]
    assert [(view.id, view.query, view.columns) for view in mine] == [(again.id, query, ("price",))]
    with pytest.raises(InputError):
        saved.save_view("articles", "e1", "  ", query, (), shared=False)


def test_preferences_are_kept_per_person(database: Database, clock: FrozenClock) -> None:
    saved = Saved(database, clock)
    assert saved.preference("e1", "list.articles") == {}
    saved.set_preference("e1", "list.articles", {"density": "compact"})
    saved.set_preference("e1", "list.articles", {"density": "wide"})
    assert saved.preference("e1", "list.articles") == {"density": "wide"}
    assert saved.preference("e2", "list.articles") == {}


def test_a_query_survives_its_text_and_nonsense_is_left_out() -> None:
    query = Query((Filter("gross", Operator.FROM, (5,)),), "x", (Sort("date", descending=True),))
    assert query_of(query_body(query)) == query
    assert query_of("onzin") == Query()
    assert query_of({"filters": [["a", "bestaat niet", [1]]]}) == Query()
