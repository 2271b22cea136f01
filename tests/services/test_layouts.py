"""The button layout: published, exported, imported, refused."""

from __future__ import annotations

import json

import pytest

from kassa.db.engine import Database
from kassa.domain.errors import Denied, InputError
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.till.layout import BUILT_IN, FUNCTIONS, TileKind
from kassa.domain.till.layout_body import layout_text, read_layout
from kassa.domain.values import UnitPrice
from kassa.services.till.layouts import Layouts
from kassa.system.paths import resource
from tests.support.clock import FrozenClock

OWNER = Actor("owner", "Eigenaar", frozenset(Right), None)


def demo() -> str:
    return resource("demo", "layout.json").read_text(encoding="utf-8")


@pytest.fixture
def layouts(database: Database, clock: FrozenClock) -> Layouts:
    with database.write() as tx:
        tx.run("INSERT INTO branch (id, code, name) VALUES ('centrum', 'C', 'Centrum')")
        tx.run("INSERT INTO vat_code VALUES ('high', 'Hoog', 'A', 'taxed', 'NL', 1)")
        for number, price, blocked, kind in (
            ("20410", 699500, 0, "matrix"),
            ("20400", 449500, 1, "matrix"),
            ("70060", 0, 0, "open_price"),
            ("70090", 2500, 0, "normal"),
        ):
            tx.run(
                "INSERT INTO article (id, number, name, folded, kind, vat_code, price, blocked, stocked) "
                "VALUES (:id, :number, :name, '', :kind, 'high', :price, :blocked, :stocked)",
                id=f"id-{number}",
                number=number,
                name=f"Artikel {number}",
                kind=kind,
                price=price,
                blocked=blocked,
                stocked=int(number == "70090"),
            )
    return Layouts(database, clock, "centrum")


def test_without_a_layout_the_functions_are_there(layouts: Layouts) -> None:
    assert layouts.published() == BUILT_IN
    assert read_layout(layouts.export()).functions == BUILT_IN.functions


def test_a_published_layout_shows_prices_of_now_and_no_dead_button(layouts: Layouts) -> None:
    assert layouts.publish(demo(), "Centrum standaard", OWNER) == 1
    layout = layouts.published()
    assert layout.version == 1
    assert [page.name_nl for page in layout.top_pages] == [
        "Kleding",
        "Schoenen",
        "Handschoenen",
        "Veiligheid",
        "Diensten",
    ]
    tiles = {tile.label_nl: tile for page in layout.pages for tile in page.tiles}
    assert tiles["Werkbroek Stretch"].target == "id-20410"
    assert tiles["Werkbroek Stretch"].price == UnitPrice(699500)
    assert "Werkbroek Basic" not in tiles
    assert "Overall" not in tiles
    assert tiles["Reparatie"].price is None
    assert not tiles["Draagtas"].sold_out  # never counted: not known to be sold out
    assert tiles["Petten & mutsen"].kind is TileKind.FOLDER
    told = [problem.reason.sentence for problem in layouts.problems(read_layout(demo()))]
    assert "Knop 'Werkbroek Basic' op pagina 'Kleding': het artikel is geblokkeerd." in told
    assert any("Overall" in sentence for sentence in told)


def test_what_is_counted_to_nothing_is_sold_out(layouts: Layouts, database: Database) -> None:
    layouts.publish(demo(), "Centrum standaard", OWNER)
    for quantity, sold_out in ((0, True), (1000, False), (-1000, False)):
        with database.write() as tx:
            tx.run("DELETE FROM stock_level")
            tx.run(
                "INSERT INTO stock_level (article_id, branch_id, quantity) VALUES ('id-70090', 'centrum', :quantity)",
                quantity=quantity,
            )
        bags = [tile for page in layouts.published().pages for tile in page.tiles if tile.target == "id-70090"]
        assert bags
        assert all(tile.sold_out is sold_out for tile in bags)


def test_versions_are_kept_and_can_be_put_back(layouts: Layouts) -> None:
    layouts.publish(demo(), "Eerste", OWNER)
    layouts.publish(demo().replace('"Hoodie"', '"Trui"'), "Tweede", OWNER)
    assert [(one.version, one.name) for one in layouts.versions()] == [(2, "Tweede"), (1, "Eerste")]
    assert layouts.publish(layouts.export(1), "Eerste weer", OWNER) == 3
    assert len(layouts.published().pages) == 6
    with pytest.raises(InputError):
        layouts.export(9)


def test_only_who_may_publishes(layouts: Layouts) -> None:
    with pytest.raises(Denied):
        layouts.publish(demo(), "X", Actor("a", "A", frozenset({Right.SELL}), "till-1"))
    with pytest.raises(InputError, match="naam"):
        layouts.publish(demo(), "  ", OWNER)
    assert layouts.versions() == ()


def spoiled(**changes: object) -> str:
    document = json.loads(demo())
    document["pages"][0]["tiles"][0].update(changes)
    return json.dumps(document)


@pytest.mark.parametrize(
    "document",
    [
        "",
        "[" * 100_000,
        "x" * 1_000_001,
        '{"format": 99, "version": 1, "pages": [], "functions": []}',
        '{"format": 1, "version": 1, "pages": [], "functions": ["explode"]}',
        spoiled(row=7),
        spoiled(row=-1),
        spoiled(column=1),
        spoiled(colour="roze"),
        spoiled(kind="rocket"),
        spoiled(kind="folder", target="nowhere"),
        spoiled(kind="function", target="explode"),
        spoiled(row_span=9),
    ],
)
def test_what_does_not_fit_is_not_published(layouts: Layouts, document: str) -> None:
    with pytest.raises(InputError):
        layouts.publish(document, "Fout", OWNER)
    assert layouts.published() == BUILT_IN


def test_the_demo_layout_round_trips_and_uses_known_functions() -> None:
    layout = read_layout(demo())
    assert read_layout(layout_text(layout)) == layout
    assert set(layout.functions) | set(BUILT_IN.functions) <= set(FUNCTIONS)
    assert len(layout.pages[0].tiles) == 20
