"""Articles in the office: reading a list in through the screens, the editor, the colour/size grid, the groups."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.importing import Field
from kassa.domain.catalog.master import Group
from kassa.domain.people.actor import Actor
from kassa.integrations.sheets import SheetFiles
from kassa.output.table import CellFormat
from kassa.services.catalog.articles import Articles
from kassa.services.catalog.groups import Groups
from kassa.services.catalog.importing import Importing
from kassa.services.vat import VatCodes
from kassa.ui.office.catalog.article_page import NEW, ArticlePage
from kassa.ui.office.catalog.groups_page import GroupsPage
from kassa.ui.office.context import OfficeContext
from kassa.ui.office.importing.page import CHECK, DONE, FILE, MAPPING, ImportPage
from kassa.ui.office.importing.report import write_report
from kassa.ui.office.importing.runs import RunPage
from kassa.ui.office.importing.words import article_words
from tests.support.clock import FrozenClock
from tests.support.samples import sample
from tests.support.screens import open_dialog, ui_context
from tests.support.shop import NOBODY, OWNER, set_up_shop

DAY = dt.date(2026, 3, 14)


class Quiet(QObject):
    """Nobody else changes anything."""

    changed = Signal(frozenset)


class Office:
    """The services and the context that pages about articles are made with."""

    def __init__(self, app: QApplication, database: Database, clock: FrozenClock, folder: Path) -> None:
        self.database, self.clock = database, clock
        self.articles = Articles(database, clock)
        self.groups = Groups(database, clock)
        self.importing = Importing(database, clock, SheetFiles())
        self.vat = VatCodes(database, clock, dt.UTC)
        self._ui = ui_context(app, clock, folder)
        self._changes = Quiet()
        self.hosts: list[QWidget] = []

    def context(self, actor: Actor = OWNER) -> OfficeContext:
        form = CellFormat(dt.UTC)
        return OfficeContext(self._ui, None, actor, form, self._changes, None, ())  # type: ignore[arg-type]


@pytest.fixture
def office(qapp: QApplication, sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> Office:
    set_up_shop(sqlite_database)
    return Office(qapp, sqlite_database, clock, tmp_path)


def import_page(office: Office, qtbot: QtBot, path: Path) -> ImportPage:
    page = ImportPage(office.context(), office.importing, article_words(), lambda _parent: str(path))
    shown(office, qtbot, page)
    page.files.button.click()
    return page


def shown(office: Office, qtbot: QtBot, page: QWidget) -> None:
    """Show a page inside a window whose size does not follow it."""
    host = QWidget()
    host.resize(1150, 900)
    office.hosts.append(host)
    qtbot.addWidget(host)
    page.setParent(host)
    page.resize(host.size())
    host.show()
    page.show()


def step(page: ImportPage) -> int:
    return page._stack.currentIndex()


def test_the_dutch_sample_goes_in_through_the_window(office: Office, qtbot: QtBot) -> None:
    page = import_page(office, qtbot, sample("articles/artikelen_nl.csv"))
    assert step(page) == MAPPING
    assert page.columns.mapping().columns == (Field.BARCODE, Field.NAME, Field.PRICE, Field.VAT)
    page.next.click()
    assert step(page) == CHECK
    assert page.check.chips["new"].label() == "Goed 14.962"
    assert page.check.chips["warning"].label() == "Waarschuwing 7"
    page.next.click()
    assert step(page) == DONE
    report = page.result.report
    assert report is not None
    assert (report.counts.new, report.counts.rows) == (14_969, 14_969)
    assert office.articles.by_code("8700001234016", DAY) is not None
    page.next.click()
    assert step(page) == FILE
    page.files.button.click()
    page.next.click()
    assert page.check.chips["unchanged"].label() == "Ongewijzigd 14.969"


def test_what_is_wrong_is_typed_over_and_goes_in(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("Barcode;Naam;Prijs;Btw\n4006381333931;Stift;1,19;21\n77;Potlood;1;19\n", encoding="utf-8")
    page = import_page(office, qtbot, path)
    page.next.click()
    editor = page.check.editor
    assert editor.isVisible()
    assert "Btw '19'" in editor.why.text()
    dict(editor._fields)[3].set_text("21")
    editor.button.click()
    assert not page.check.chips["error"].isVisible()
    page.next.click()
    assert office.articles.by_code("77", DAY) is not None


def test_columns_are_chosen_by_hand_and_remembered(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("A;B;C\n4006381333931;Stift;1,19\n", encoding="utf-8")
    page = import_page(office, qtbot, path)
    assert not page.next.isEnabled()
    for box, field in zip(page.columns.boxes, (Field.BARCODE, Field.NAME, Field.PRICE), strict=True):
        box.setCurrentIndex(box.findData(field.value))
    assert not page.next.isEnabled()
    page.columns.default_vat.set_value("high")
    assert page.next.isEnabled()
    page.next.click()
    page.next.click()
    assert step(page) == DONE
    again = import_page(office, qtbot, path)
    assert again.columns.mapping().columns == (Field.BARCODE, Field.NAME, Field.PRICE)
    assert again.columns.mapping().default_vat == "high"


def test_a_file_that_is_no_list_is_refused_on_the_page(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "ruis.bin"
    path.write_bytes(bytes(range(256)) * 40)
    page = import_page(office, qtbot, path)
    assert step(page) == FILE
    assert "geen leesbare tekst" in page.notice.text


def test_an_import_is_undone_from_its_run_and_kept_as_a_report(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "=formule.csv"
    path.write_text("Barcode;Naam;Prijs;Btw\n4006381333931;Stift;1,19;21\n8;=1+1;1;19\n", encoding="utf-8")
    page = import_page(office, qtbot, path)
    page.next.click()
    page.next.click()
    assert page.result.report is not None
    write_report(tmp_path / "verslag.csv", page.result.report)
    text = (tmp_path / "verslag.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("'=formule.csv;2")
    assert ";'=1+1;" in text
    run = RunPage(office.context(), office.importing, article_words(), page.result.report.run_id)
    shown(office, qtbot, run)
    run.result.undo_button.click()
    open_dialog(run.window()).done(True)
    assert "1 artikelen verwijderd" in run.result.notice.text
    assert not run.result.undo_button.isVisible()
    assert office.articles.by_code("4006381333931", DAY) is None


def article_page(office: Office, qtbot: QtBot, key: str, actor: Actor = OWNER) -> ArticlePage:
    page = ArticlePage(office.context(actor), office.articles, office.groups, key)
    shown(office, qtbot, page)
    return page


def test_an_article_is_made_and_changed(office: Office, qtbot: QtBot) -> None:
    page = article_page(office, qtbot, NEW)
    page.name.set_text("Poloshirt piqué")
    page.price.set_text("24.95")
    page.codes.set_text("4006381333931\n0000000000123")
    page.stock.set_text("5")
    page.vat.set_value("high")
    page.save_button.click()
    assert page.bar.property("tone") == "success"
    hit = office.articles.by_code("0000000000123", DAY)
    assert hit is not None
    found = office.articles.get(hit.article.id)
    assert (found.name, found.price.units, found.stock and found.stock.milli) == ("Poloshirt piqué", 249_500, 5000)
    page.price.set_text("1.234,56")
    page.save_button.click()
    assert "meer dan één punt of komma" in page.price.message.text()
    page.price.set_text("19,95")
    page.blocked.set_value(True)
    page.blocked_reason.set_text("Teruggeroepen")
    page.save_button.click()
    assert office.articles.get(found.id).blocked_reason == "Teruggeroepen"


def test_a_barcode_of_another_article_is_refused_at_the_field(office: Office, qtbot: QtBot) -> None:
    for name in ("Eerste", "Tweede"):
        page = article_page(office, qtbot, NEW)
        page.name.set_text(name)
        page.price.set_text("1")
        page.vat.set_value("low")
        page.codes.set_text("4006381333931")
        page.save_button.click()
    assert "hoort al bij artikel" in page.codes.control.accessibleDescription()


def test_colours_and_sizes_are_made_in_the_grid(office: Office, qtbot: QtBot) -> None:
    page = article_page(office, qtbot, NEW)
    page.name.set_text("Werkbroek")
    page.number.set_text("20410")
    page.price.set_text("69,95")
    page.vat.set_value("high")
    page.kind.set_value(ArticleKind.MATRIX.value)
    grid = page.grid
    grid.set_article("20410", page._number_of(page.price, False))
    grid.colour.set_text("Zwart, Marine")
    grid.size_.set_text("46-50")
    grid._add()
    edits = list(grid._edits.values())
    assert [edit.text() for edit in edits] == ["69,95"] * 6
    edits[0].setText("74,95")
    edits[5].setText("")
    grid._view.set_value("stock")
    grid._other_view("stock")
    edits[1].setText("12")
    grid._other_view("price")
    page.save_button.click()
    (hit,) = office.articles.search("werkbroek")
    matrix = office.articles.variants(hit.id)
    assert (matrix.colours, matrix.sizes, len(matrix.variants)) == (("Zwart", "Marine"), ("46", "48", "50"), 5)
    first, second = matrix.cell("Zwart", "46"), matrix.cell("Zwart", "48")
    assert first is not None
    assert second is not None
    assert (first.price.units, second.price.units) == (749_500, 699_500)
    assert second.stock is not None
    assert second.stock.milli == 12_000
    again = article_page(office, qtbot, hit.id)
    assert [edit.text() for edit in again.grid._edits.values()] == ["74,95", "69,95", "69,95", "69,95", "69,95", ""]


def test_a_scan_adds_a_barcode_and_the_group_gives_the_vat(office: Office, qtbot: QtBot) -> None:
    food = office.groups.save(Group("", "", "Voeding", "low"), OWNER)
    page = article_page(office, qtbot, NEW)
    assert page.take_scan("0000000000123")
    assert page.take_scan("4006381333931")
    assert page.take_scan("4006381333931")
    assert page.codes.text() == "0000000000123\n4006381333931"
    page.group.set_value(food.id)
    assert page.vat.value() == "low"
    page.kind.set_value(ArticleKind.MATRIX.value)
    assert not page.take_scan("123456789012")


def test_who_may_not_change_articles_sees_a_lock(office: Office, qtbot: QtBot) -> None:
    page = article_page(office, qtbot, NEW, NOBODY)
    assert not page.save_button.isEnabled()
    assert "'Artikelen wijzigen'" in page.save_button.toolTip()


def test_groups_are_made_renamed_and_removed(office: Office, qtbot: QtBot) -> None:
    page = GroupsPage(office.context(), office.groups, office.vat)
    shown(office, qtbot, page)
    page.name.set_text("Kleding")
    page.save_button.click()
    page.add_button.click()
    page.name.set_text("kleding")
    page.save_button.click()
    assert "bestaat al" in page.name.message.text()
    page.name.set_text("Schoenen")
    page.save_button.click()
    assert [(one.number, one.name) for one in office.groups.all()] == [("1", "Kleding"), ("2", "Schoenen")]
    page.remove_button.click()
    assert [one.name for one in office.groups.all()] == ["Kleding"]
