"""Importing article lists: all or nothing, again is unchanged, undone as a whole, on both engines."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kassa.db.engine import Database, open_database
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.importing import Field, Mapping
from kassa.domain.errors import Denied, InputError, RuleError
from kassa.domain.values import Quantity, UnitPrice
from kassa.integrations.sheets import SheetFiles
from kassa.services.catalog.articles import Articles
from kassa.services.catalog.importing import Importing
from kassa.services.importing.plan import Cancelled
from kassa.services.importing.report import Report
from tests.support.clock import FrozenClock
from tests.support.samples import sample
from tests.support.shop import BRANCH, NOBODY, OWNER, set_up_shop

DAY = dt.date(2026, 3, 14)
LIST = """Barcode;Omschrijving;Prijs;Btw;Groep;Voorraad
4006381333931;Stift blauw;1,19;Hoog;Schrijfwaren;12
0000000000123;Crème  brûlée;2,50;9;Toetjes;
8710908960528;Verkeerd cijfer;3;9;Toetjes;1
4006381333931;Nog een keer;9;9;Toetjes;1
123;Geen tarief;1;19;Toetjes;1
77;;1;9;Toetjes;1
"""


class Shop:
    """A shop with its articles and its importing, and files to import."""

    def __init__(self, database: Database, clock: FrozenClock, folder: Path) -> None:
        self.database = database
        self.articles = Articles(database, clock)
        self.importing = Importing(database, clock, SheetFiles())
        self._folder = folder

    def write(self, text: str, name: str = "lijst.csv") -> Path:
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, source: str | Path, **more: object) -> Report:
        path = source if isinstance(source, Path) else self.write(source)
        sheet = self.importing.open(path)
        return self.importing.run(sheet, path, self.importing.guess(sheet), OWNER, **more)  # type: ignore[arg-type]

    def contents(self) -> list[tuple[object, ...]]:
        """Return everything an import can touch, without identities."""
        with self.database.read() as reader:
            return [
                *reader.all(
                    "SELECT a.number, a.name, a.folded, a.price, a.vat_code, a.blocked_reason, a.color, a.size, g.name "
                    "FROM article a LEFT JOIN article_group g ON g.id = a.group_id ORDER BY a.number"
                ),
                *reader.all(
                    "SELECT b.code, a.number FROM barcode b JOIN article a ON a.id = b.article_id ORDER BY b.code"
                ),
                *reader.all(
                    "SELECT a.number, s.quantity FROM stock_level s JOIN article a ON a.id = s.article_id "
                    "WHERE s.quantity <> 0 ORDER BY a.number"
                ),
                *reader.all("SELECT name FROM article_group ORDER BY name"),
            ]

    def names(self, text: str) -> list[str]:
        return [hit.name for hit in self.articles.search(text)]


@pytest.fixture
def shop(database: Database, clock: FrozenClock, tmp_path: Path) -> Shop:
    set_up_shop(database)
    return Shop(database, clock, tmp_path)


def test_a_list_goes_in_and_every_row_has_a_verdict(shop: Shop) -> None:
    report = shop.run(LIST)
    assert report.counts.as_body() == {"new": 3, "changed": 0, "unchanged": 0, "double": 1, "error": 2, "warning": 1}
    assert report.counts.rows == 6
    assert [(one.line, one.badge) for one in report.problems] == [
        (4, "warning"),
        (5, "double"),
        (6, "error"),
        (7, "error"),
    ]
    hit = shop.articles.by_code("4006381333931", DAY)
    assert hit is not None
    found = shop.articles.get(hit.article.id)
    assert (found.number, found.name, found.price, found.vat_code) == (
        "4006381333931",
        "Stift blauw",
        UnitPrice(11900),
        "high",
    )
    assert found.stock == Quantity.of(12)
    assert shop.names("creme bru") == ["Crème  brûlée"]
    assert shop.articles.by_code("123", DAY) is None


def test_the_same_file_again_is_unchanged(shop: Shop) -> None:
    shop.run(LIST)
    before = shop.contents()
    again = shop.run(LIST)
    assert (again.counts.new, again.counts.changed, again.counts.unchanged, again.counts.rows) == (0, 0, 3, 6)
    assert (again.run_id, again.again) == ("", True)
    assert shop.contents() == before
    assert len(shop.importing.runs()) == 1


def test_overlapping_lists_add_what_is_new_and_change_what_differs(shop: Shop) -> None:
    shop.run(LIST)
    text = "Barcode;Omschrijving;Prijs;Btw;Groep\n4006381333931;Stift rood;1,29;9;schrijfwaren\n55;Nieuw;1;9;Extra\n"
    report = shop.run(text)
    assert (report.counts.new, report.counts.changed) == (1, 1)
    hit = shop.articles.by_code("4006381333931", DAY)
    assert hit is not None
    assert (hit.article.name, hit.article.price, hit.article.vat_code) == ("Stift rood", UnitPrice(12900), "low")
    assert (shop.names("rood"), shop.names("blauw")) == (["Stift rood"], [])
    assert shop.articles.get(hit.article.id).stock == Quantity.of(12)


def test_an_import_is_undone_as_a_whole(shop: Shop) -> None:
    shop.run("Barcode;Omschrijving;Prijs;Btw\n4006381333931;Stift;1;21\n")
    before = shop.contents()
    run = shop.run(LIST)
    assert run.counts.changed == 1
    undone = shop.importing.undo(run.run_id, OWNER)
    assert (undone.removed, undone.restored, undone.kept) == (2, 1, 0)
    assert shop.contents() == before
    assert (shop.names("brul"), shop.names("stif")) == ([], ["Stift"])
    with pytest.raises(RuleError, match="al ongedaan"):
        shop.importing.undo(run.run_id, OWNER)
    assert shop.run(LIST).counts.new == 2


def test_undo_keeps_what_a_person_changed_since(shop: Shop) -> None:
    shop.run("Barcode;Omschrijving;Prijs;Btw\n4006381333931;Stift;1;21\n")
    run = shop.run("Barcode;Omschrijving;Prijs;Btw\n4006381333931;Stift blauw;2;21\n")
    hit = shop.articles.by_code("4006381333931", DAY)
    assert hit is not None
    shop.articles.save(replace(shop.articles.get(hit.article.id), price=UnitPrice(77700)), OWNER)
    shop.importing.undo(run.run_id, OWNER)
    found = shop.articles.get(hit.article.id)
    assert (found.name, found.price) == ("Stift", UnitPrice(77700))


def test_undo_blocks_articles_that_were_counted_or_lie_in_a_basket(shop: Shop) -> None:
    heads = "Barcode;Omschrijving;Prijs;Btw;Voorraad\n"
    run = shop.run(heads + "1111111;Geteld;1;21;5\n2222222;Mand;1;21;5\n3333333;Vrij;1;21;5\n")
    ids = {code: hit.article.id for code in ("1111111", "2222222") if (hit := shop.articles.by_code(code, DAY))}
    shop.articles.set_stock(ids["1111111"], Quantity.of(3), OWNER)
    with shop.database.write() as tx:
        tx.run("INSERT INTO basket (id, till_id, status, body) VALUES ('b', 't', 'parked', '{}')")
        tx.run(
            "INSERT INTO basket_line (basket_id, line_id, position, body) VALUES ('b', 'l', 1, :body)",
            body=f'{{"article_id": "{ids["2222222"]}"}}',
        )
    undone = shop.importing.undo(run.run_id, OWNER)
    assert (undone.removed, undone.kept) == (1, 2)
    for code in ids:
        hit = shop.articles.by_code(code, DAY)
        assert hit is not None
        assert "al gebruikt" in hit.article.blocked_reason


def test_a_later_import_of_the_same_articles_is_undone_first(shop: Shop, clock: FrozenClock) -> None:
    first = shop.run("Barcode;Omschrijving;Prijs;Btw\n4006381333931;Stift;1;21\n")
    clock.advance(seconds=1)
    second = shop.run("Barcode;Omschrijving;Prijs;Btw\n4006381333931;Stift;2;21\n")
    with pytest.raises(RuleError, match="latere import"):
        shop.importing.undo(first.run_id, OWNER)
    shop.importing.undo(second.run_id, OWNER)
    shop.importing.undo(first.run_id, OWNER)
    assert shop.contents() == []


def test_colours_and_sizes_become_one_article_with_variants(shop: Shop) -> None:
    report = shop.run(
        "Model;Naam;Kleur;Maat;EAN;Prijs;Btw;Voorraad\n"
        "30110;Poloshirt;Marine;L;4006381333931;24,95;21;3\n"
        "30110;Poloshirt;Marine;S;;24,95;21;2\n"
        "30110;Poloshirt;Zwart;L;;26,95;21;\n"
        "30110;Poloshirt;Zwart;L;;26,95;21;\n"
    )
    assert (report.counts.new, report.counts.double) == (3, 1)
    (found,) = shop.articles.search("polo")
    assert (found.number, found.kind, found.stock) == ("30110", ArticleKind.MATRIX, Quantity.of(5))
    matrix = shop.articles.variants(found.id)
    assert (matrix.colours, matrix.sizes) == (("Marine", "Zwart"), ("S", "L"))
    assert [one.number for one in matrix.variants] == ["30110-Marine-L", "30110-Marine-S", "30110-Zwart-L"]
    again = shop.run(shop._folder / "lijst.csv")
    assert (again.counts.unchanged, again.counts.double) == (3, 1)


def test_a_model_whose_own_row_comes_after_its_variants(shop: Shop) -> None:
    report = shop.run(
        "Artikelnummer;Model;Naam;Kleur;Maat;EAN;Prijs;Btw\n"
        "30110-1;30110;Polo;Marine;L;4006381333931;24,95;21\n"
        "30110;30110;Polo;;;0001;24,95;21\n"
        "40110;40110;Trui;;;;34,95;21\n"
        "40110-1;40110;Trui;Zwart;M;0002;34,95;21\n"
    )
    assert (report.counts.new, report.counts.rows) == (4, 4)
    assert {hit.kind for text in ("polo", "trui") for hit in shop.articles.search(text)} == {ArticleKind.MATRIX}
    hit = shop.articles.by_code("0001", DAY)
    assert hit is not None
    assert hit.article.number == "30110"


def test_rows_that_repeat_a_number_bring_more_barcodes(shop: Shop) -> None:
    text = "Nummer;EAN;Naam;Prijs;Btw\n5;4006381333931;Stift;1;21\n5;00000017;Stift;1;21\n5;4006381333931;Stift;1;21\n"
    report = shop.run(text)
    assert (report.counts.new, report.counts.changed, report.counts.double) == (1, 1, 1)
    hit = shop.articles.by_code("00000017", DAY)
    assert hit is not None
    assert shop.articles.get(hit.article.id).barcodes == ("00000017", "4006381333931")
    assert shop.run(text).counts.unchanged == 2
    more = shop.run("Nummer;EAN;Naam;Prijs;Btw\n5;00000017;Stift;2;21\n5;0001;Stift;2;21\n6;0002;Ander;1;21\n")
    assert (more.counts.new, more.counts.changed) == (1, 2)
    found = shop.articles.get(hit.article.id)
    assert (found.price, len(found.barcodes)) == (UnitPrice(20000), 3)
    shop.importing.undo(more.run_id, OWNER)
    found = shop.articles.get(hit.article.id)
    assert (found.price, len(found.barcodes)) == (UnitPrice(10000), 2)


def test_a_row_without_number_or_barcode_gets_a_free_number(shop: Shop) -> None:
    shop.run("Nummer;Naam;Prijs;Btw\n1001;Eerste;1;9\n;Tweede;1;9\n1002;Derde;1;9\n")
    with shop.database.read() as reader:
        found: dict[str, str] = dict(reader.all("SELECT name, number FROM article"))
    assert (found["Eerste"], found["Derde"]) == ("1001", "1002")
    assert len(set(found.values())) == 3


def test_a_list_of_names_alone_is_known_again(shop: Shop) -> None:
    text = "Naam;Prijs;Btw\nKoffie;2,50;9\nThee;2;9\nKoffie;2,50;9\n"
    first = shop.run(text)
    assert (first.counts.new, first.counts.double) == (2, 1)
    again = shop.run(text)
    assert (again.counts.new, again.counts.unchanged, again.counts.double) == (0, 2, 1)
    assert shop.run(text.replace("Thee;2;", "Thee;3;")).counts.changed == 1


def test_a_row_without_a_price_asks_for_one_at_the_till(shop: Shop) -> None:
    shop.run("Barcode;Naam;Prijs;Btw\n1234567;Bloemen;;9\n")
    hit = shop.articles.by_code("1234567", DAY)
    assert hit is not None
    assert hit.article.kind is ArticleKind.OPEN_PRICE


def test_a_preview_writes_nothing_and_takes_corrections(shop: Shop) -> None:
    path = shop.write(LIST)
    sheet = shop.importing.open(path)
    mapping = shop.importing.guess(sheet)
    shown = shop.importing.preview(sheet, mapping, {6: ["123", "Wel een tarief", "1", "21", "Toetjes", ""]})
    assert (shown.counts.new, shown.counts.error, shown.counts.rows) == (4, 1, 6)
    assert [row.line for row in shown.rows["error"]] == [7]
    assert shop.contents() == []
    report = shop.importing.run(sheet, path, mapping, OWNER, {6: ["123", "Wel een tarief", "1", "21", "Toetjes", ""]})
    assert report.counts.new == 4


def test_a_mapping_is_remembered_for_the_heads_and_by_name(shop: Shop) -> None:
    path = shop.write("A;B;C\n4006381333931;Stift;1\n")
    sheet = shop.importing.open(path)
    mapping = Mapping((Field.BARCODE, Field.NAME, Field.PRICE), "low")
    shop.importing.remember(sheet, mapping, "Groothandel")
    assert shop.importing.guess(sheet) == mapping
    other = shop.importing.open(shop.write("X;Y;Z\n1;a;1\n", "ander.csv"))
    assert shop.importing.guess(other, "Groothandel") == mapping
    with pytest.raises(RuleError):
        shop.importing.guess(other, "Onbekend")
    with pytest.raises(RuleError):
        shop.importing.guess(shop.importing.open(shop.write("X;Y\n1;a\n", "smal.csv")), "Groothandel")


def test_cancelling_leaves_everything_as_it_was(shop: Shop) -> None:
    asked = []

    def second_time() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        shop.run(LIST, cancelled=second_time)
    assert shop.contents() == []
    assert shop.importing.runs() == ()


def test_articles_changed_between_judging_and_writing_are_judged_again(shop: Shop) -> None:
    done: list[int] = []

    def meanwhile(_done: int, _total: int, _what: str) -> None:
        if not done:
            done.append(1)
            other = Articles(shop.database, FrozenClock())
            from kassa.domain.catalog.master import Article

            other.save(Article(name="Ertussen", vat_code="low", number="9", barcodes=("4006381333931",)), OWNER)

    report = shop.run("Barcode;Naam;Prijs;Btw\n4006381333931;Stift;1;21\n", progress=meanwhile)
    assert (report.counts.new, report.counts.changed) == (0, 1)
    assert [hit.name for hit in shop.articles.search("stift")] == ["Stift"]


def test_rights_are_asked_for(shop: Shop) -> None:
    path = shop.write(LIST)
    sheet = shop.importing.open(path)
    with pytest.raises(Denied):
        shop.importing.run(sheet, path, shop.importing.guess(sheet), NOBODY)
    with pytest.raises(Denied):
        shop.importing.undo("x", NOBODY)


@pytest.mark.parametrize("text", ["", "8712345678906;Kaas;1,19;9\n", "Naam;Kleur\nKaas;geel\n"])
def test_lists_that_cannot_go_in_are_refused_in_words(shop: Shop, text: str) -> None:
    with pytest.raises(RuleError) as caught:
        shop.run(text)
    assert caught.value.reason.fix
    assert shop.contents() == []


def test_every_import_and_undo_stands_in_the_journal(shop: Shop) -> None:
    run = shop.run(LIST)
    shop.importing.undo(run.run_id, OWNER)
    with shop.database.read() as reader:
        assert [row[0] for row in reader.all("SELECT event FROM journal ORDER BY seq")] == [
            "import.articles",
            "import.undone",
        ]


KILLED = """
import os, sys
from pathlib import Path
from kassa.db.engine import open_database
from kassa.integrations.sheets import SheetFiles
from kassa.services.catalog.importing import Importing
from kassa.system.clock import SystemClock
from tests.support.shop import OWNER

def die(done, total, what):
    if what == "Opslaan" and done >= 3000:
        os._exit(9)

importing = Importing(open_database(sys.argv[1]), SystemClock(), SheetFiles())
path = Path(sys.argv[2])
sheet = importing.open(path)
importing.run(sheet, path, importing.guess(sheet), OWNER, progress=die)
"""


def test_killed_halfway_nothing_happened(location: str, clock: FrozenClock, tmp_path: Path) -> None:
    database = open_database(location)
    set_up_shop(database)
    shop = Shop(database, clock, tmp_path)
    rows = "".join(f"{number};Artikel {number};1,00;9\n" for number in range(1_000_000, 1_006_000))
    path = shop.write("Barcode;Omschrijving;Prijs;Btw\n" + rows)
    root = Path(__file__).resolve().parents[2]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, location, str(path)],
        cwd=root,
        env={**__import__("os").environ, "PYTHONPATH": f"{root / 'src'}:{root}"},
        check=False,
    )
    assert killed.returncode == 9
    assert shop.contents() == []
    assert shop.names("artikel") == []
    assert shop.run(path).counts.new == 6000
    database.close()


@pytest.mark.parametrize(
    ("name", "rows", "warnings"), [("artikelen_nl.csv", 14_969, 7), ("artikelen_nl_5000.xlsx", 5_000, 3)]
)
def test_the_samples_go_in_completely(shop: Shop, name: str, rows: int, warnings: int) -> None:
    report = shop.run(sample(f"articles/{name}"))
    assert (report.counts.new, report.counts.rows, report.counts.warning) == (rows, rows, warnings)
    with shop.database.read() as reader:
        assert reader.value("SELECT COUNT(*) FROM article") == reader.value("SELECT COUNT(*) FROM barcode") == rows


@pytest.mark.timeout(900)
@pytest.mark.timeout(600)
def test_the_large_sample_goes_in_completely(sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> None:
    path = sample("articles/artikelen_818k.csv.gz")
    set_up_shop(sqlite_database)
    shop = Shop(sqlite_database, clock, tmp_path)
    report = shop.run(path)
    assert (report.counts.new, report.counts.rows) == (818_775, 818_775)
    with sqlite_database.read() as reader:
        assert reader.value("SELECT COUNT(*) FROM barcode") == 818_775
    for code in (
        "0000000000017",
        "0000005",
        "07548808000500290736",
        "0100232533000008320300137539220000328",
        "0000000000123",
    ):
        hit = shop.articles.by_code(code, DAY)
        assert hit is not None
        assert hit.article.number == code


def test_a_file_that_breaks_off_changes_nothing(shop: Shop) -> None:
    path = shop.write('Barcode;Naam;Prijs;Btw\n1234567;Goed;1;9\n7654321;"open\n' + "8;x;1;9\n" * 9000)
    with pytest.raises(InputError):
        shop.run(path)
    assert shop.contents() == []


def test_stock_is_booked_where_the_shop_is(shop: Shop) -> None:
    shop.run(LIST)
    with shop.database.read() as reader:
        assert reader.all("SELECT DISTINCT branch_id, kind FROM stock_movement") == [(BRANCH, "import")]


def test_the_database_itself_is_no_list(sqlite_database: Database, clock: FrozenClock) -> None:
    """Opening the file beside SQLite and closing it again would drop SQLite's locks on it."""
    importing = Importing(sqlite_database, clock, SheetFiles())
    with pytest.raises(InputError, match="bestand van deze winkel"):
        importing.open(Path(sqlite_database.location))
