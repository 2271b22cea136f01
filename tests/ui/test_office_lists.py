"""The list page: a hundred thousand rows, search, filters, selection, preview, views, refresh in place."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.rights import Right
from kassa.services.lists.exporting import ExportRequest
from kassa.services.lists.spec import Filter, Operator, Query
from kassa.ui.models.rows_model import KEPT
from kassa.ui.office.lists.export_dialog import ExportChoice
from kassa.ui.office.lists.exports import Exports
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.office.lists.pane import PreviewPane
from kassa.ui.office.lists.printing import ListPainter, Sheet
from tests.support.clock import FrozenClock
from tests.support.office import Office, front
from tests.support.rows import add_articles, add_receipts
from tests.support.screens import open_dialog, type_keys

MANY = 120_000
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
"""The offscreen plugin cannot tell a window manager how small a window may be; there is none."""


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> Office:
    return Office(sqlite_database, clock, qapp, tmp_path)


def list_page(office: Office, qtbot: QtBot, name: str, *, opened: list[str] | None = None) -> ListPage:
    context = office.context()
    hooks = ListHooks(
        open_row=lambda row: opened.append(row.key) if opened is not None else None,
        pane=lambda: PreviewPane(context.ui.theme, name),
    )
    page = ListPage(context, context.data.lists.spec(name), hooks, "Zoek")
    qtbot.addWidget(page)
    office.kept.append(page)
    page.resize(1150, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def press(office: Office, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key; the scanner filter holds what it may need for a scan only for 35 ms."""
    QTest.keyClick(widget, key, held)
    office.ui.scanner.release()


def shown(page: ListPage, number: int) -> str:
    row = page.model.row_at(number)
    assert row is not None
    return str(row.cells[0])


def test_rows_are_painted_whole_with_plain_surface_below(
    office: Office, sqlite_database: Database, qtbot: QtBot
) -> None:
    add_articles(sqlite_database, 3, vat="high")
    page = list_page(office, qtbot, "articles")
    page.model.tick([1])
    page.table.cells.ringed = True
    picture = page.table.viewport().grab().toImage()
    theme, height = office.ui.theme, page.table.verticalHeader().defaultSectionSize()
    across = page.table.head.length()
    assert picture.pixelColor(0, height // 2) == theme.color("primary")  # the bar of the current row
    assert {picture.pixelColor(x, 0).name() for x in range(across)} == {theme.color("primary").name()}  # its outline
    assert picture.pixelColor(1, height + 9) == theme.color("primary")  # the bar of a ticked row
    assert {picture.pixelColor(x, height + 3).name() for x in range(2, across)} == {theme.color("primary_soft").name()}
    assert {picture.pixelColor(x, 3 * height - 1).name() for x in range(across)} == {theme.color("line").name()}
    below = {picture.pixelColor(x, y).name() for x in range(across) for y in range(3 * height, picture.height(), 7)}
    assert below == {theme.color("surface").name()}
    dark = [any(picture.pixelColor(x, y).lightness() < 90 for x in range(60, across)) for y in range(3 * height)]
    assert all(any(dark[row * height : (row + 1) * height]) for row in range(3))  # words in every row


def test_a_hundred_thousand_rows_are_reached_without_reading_them(
    office: Office, sqlite_database: Database, qtbot: QtBot
) -> None:
    add_receipts(sqlite_database, MANY, till=office.till.id)
    reads: list[int] = []
    lists = office.services.lists(office.owner)
    page = list_page(office, qtbot, "receipts")
    real = page.model._read
    assert real is not None

    def counted(*args: object, **options: object) -> object:
        reads.append(1)
        return real(*args, **options)  # type: ignore[arg-type]

    page.model._read = counted  # type: ignore[assignment]
    assert page.count == MANY
    assert page.head.count.text() == "120.000 kassabonnen"
    assert shown(page, 0) == str(MANY)
    press(office, page.table, Qt.Key.Key_End)
    assert page.table.current_row() == MANY - 1
    assert shown(page, MANY - 1) == "1"
    page.loader._load_fences()
    for number in (60_000, 31_234, 99_999, 200):
        assert shown(page, number) == str(MANY - number)
    every = [row.key for row in lists.page("receipts", Query(sort=page.spec.sort), None, 700)]
    assert [page.model.row_at(number).key for number in range(700)] == every  # type: ignore[union-attr]
    assert len(reads) < 20
    for number in range(0, 30_000, 150):
        page.model.row_at(number)
    assert len(page.model._rows) <= KEPT + 400


def test_a_row_far_away_waits_for_the_fences_and_then_comes(
    office: Office, sqlite_database: Database, qtbot: QtBot
) -> None:
    add_receipts(sqlite_database, 2000, till=office.till.id)
    page = list_page(office, qtbot, "receipts")
    page.model.fences_wanted.disconnect()
    assert page.model.row_at(1000) is None
    page.loader._load_fences()
    assert shown(page, 1000) == "1000"


def test_search_marks_and_escape_clears(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 300, vat="high")
    page = list_page(office, qtbot, "articles")
    press(office, page, Qt.Key.Key_F, CTRL)
    assert page.head.search.hasFocus()
    type_keys(office.ui, page.head.search, "Artikel 29")
    press(office, page.head.search, Qt.Key.Key_Return)
    assert page.count == 13
    assert page.table.cells.words == ("artikel", "29")
    press(office, page.head.search, Qt.Key.Key_Escape)
    assert page.count == 300
    page.head.search.setText("bestaat niet")
    page._searched("bestaat niet")
    assert page._stack.currentWidget() is page.empty
    assert page.empty.sentence.text() == "Geen artikelen met deze filters"
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert page.count == 300


def test_filters_become_chips_and_go_with_delete(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_receipts(sqlite_database, 400, till=office.till.id)
    page = list_page(office, qtbot, "receipts")
    page.add_filter(Filter("gross", Operator.FROM, (500,)))
    page.add_filter(Filter("date", Operator.IS, ("today",)))
    assert [chip.label() for chip in page.head.filters._chips] == ["Totaal: vanaf 5,00", "Datum: vandaag"]
    assert page.count == 0
    press(office, page.head.filters._chips[1], Qt.Key.Key_Delete)
    assert page.count == 22
    assert page.foot._lead.text() == "22 in dit filter:"


def test_selection_counts_and_adds_up(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_receipts(sqlite_database, 400, till=office.till.id)
    page = list_page(office, qtbot, "receipts")
    table = page.table
    assert page.selection.isHidden()
    left = table.columnViewportPosition(0) + 20
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left, 20))
    assert page.selection._count.text() == "1 geselecteerd"
    assert page.selection._sum.text() == "Totaal €\u00a05,21"
    press(office, table, Qt.Key.Key_Down, SHIFT)
    assert page.model.ticked_count == 2
    press(office, table, Qt.Key.Key_A, CTRL)
    assert page.selection._count.text() == "400 geselecteerd"
    page.selection.cleared.emit()
    assert page.selection.isHidden()


def test_space_looks_and_enter_opens(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_receipts(sqlite_database, 30, till=office.till.id)
    opened: list[str] = []
    page = list_page(office, qtbot, "receipts", opened=opened)
    page.table.setFocus()
    assert page.pane is not None
    assert page.pane.isHidden()
    press(office, page.table, Qt.Key.Key_Space)
    assert not page.pane.isHidden()
    press(office, page.table, Qt.Key.Key_Space)
    assert page.pane.isHidden()
    press(office, page.table, Qt.Key.Key_Return)
    assert len(opened) == 1
    press(office, page.table, Qt.Key.Key_Space, CTRL)
    assert page.model.ticked_count == 1


def test_a_change_elsewhere_keeps_row_ticks_and_place(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_receipts(sqlite_database, 1000, till=office.till.id)
    page = list_page(office, qtbot, "receipts")
    page.model.tick([3])
    page.table.set_current(5)
    kept = page.model.row_at(5)
    page.table.verticalScrollBar().setValue(600 * 36)
    top = page.model.row_at(page.table.top_row())
    add_receipts(sqlite_database, 7, first=1001, till=office.till.id)
    page._changed(frozenset({"receipts"}))
    assert page.count == 1007
    assert page.model.ticked_count == 1
    assert page.model.row_at(page.table.top_row()) == top or page.table.verticalScrollBar().value() > 0
    page.table.verticalScrollBar().setValue(0)
    page.table.set_current(5)
    again = page.model.row_at(5)
    assert kept is not None
    assert again is not None
    page.refresh()
    assert page.model.row_at(page.table.current_row()) == again


def test_columns_density_and_order_come_back(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 20, vat="high")
    page = list_page(office, qtbot, "articles")
    page.set_columns(("price", "number", "name"))
    page.set_density("compact")
    page.sort_by("price", descending=True)
    page._keep_state()
    again = list_page(office, qtbot, "articles")
    assert [column.key for column in again.model.columns] == ["price", "number", "name"]
    assert again.table.verticalHeader().defaultSectionSize() == 30
    assert shown(again, 0) == "000020"


def test_a_view_is_saved_and_shared(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 50, vat="high")
    page = list_page(office, qtbot, "articles")
    page.add_filter(Filter("price", Operator.FROM, (40_00,)))
    page.views.save("Duur", True)
    other = list_page(office, qtbot, "articles")
    tab = next(tab for tab in other.views.tabs if tab.name == "Duur")
    other.show_view(tab)
    assert other.count == 11
    other.views.delete(tab.id)
    assert [tab.name for tab in other.views.tabs] == ["Alle", "Geblokkeerd", "Kleur en maat"]


def test_letters_jump_in_the_current_column(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 500, vat="high")
    page = list_page(office, qtbot, "articles")
    page.table.setCurrentIndex(page.model.index(0, 1))
    page.table.keyboardSearch("0")
    page.table.keyboardSearch("0")
    page.table.keyboardSearch("0")
    page.table.keyboardSearch("4")
    assert shown(page, page.table.current_row()) == "000400"


def test_copy_is_a_table(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 3, vat="high")
    page = list_page(office, qtbot, "articles")
    page.set_columns(("number", "price"))
    press(office, page.table, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Nummer\tPrijs\n000001\t0,01"


def test_the_narrow_window_leaves_out_what_matters_least(
    office: Office, sqlite_database: Database, qtbot: QtBot
) -> None:
    add_receipts(sqlite_database, 5, till=office.till.id)
    page = list_page(office, qtbot, "receipts")
    page.resize(660, 600)
    keys = [column.key for column in page.model.columns]
    assert keys[0] == "number"
    assert keys[-1] == "gross"
    assert len(keys) < 7
    assert page.head.export.label() == ""
    assert page.head.export.accessibleName() == "Exporteren"
    assert sum(page.table.columnWidth(at) for at in range(len(keys) + 1)) <= page.table.viewport().width()


def test_export_asks_and_ends_in_the_bell(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 12, vat="high")
    window = office.window()
    qtbot.addWidget(window)
    window.open_page("articles")
    page = front(window)
    assert isinstance(page, ListPage)
    page.model.tick([0, 1])
    target = office.folder / "lijst.csv"
    page.tools.ask_path = lambda *_: str(target)
    press(office, page, Qt.Key.Key_E, CTRL)
    dialog = open_dialog(window)
    dialog._kind.set_value("csv")  # type: ignore[attr-defined]
    dialog._start()  # type: ignore[attr-defined]
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].split(";")[:2] == ["Nummer", "Omschrijving"]
    assert [line.split(";")[0] for line in lines[1:]] == ["000001", "000002"]
    assert office.notices.unseen == 1
    assert not window.toast.isHidden()


def test_an_export_that_cannot_be_written_says_why(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 2, vat="high")
    page = list_page(office, qtbot, "articles")
    page.tools._export(ExportChoice(str(office.folder / "nergens" / "x.csv"), selection=False, every_column=True))
    assert "kan niet worden geschreven" in office.notices.items[0].text


def test_a_large_export_runs_in_a_process_of_its_own(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 2500, vat="high")
    command = (sys.executable, "-m", "kassa", "--data", sqlite_database.location)
    exports = Exports(replace(office.context(), command=command), office.notices)
    target = office.folder / "groot.csv"
    exports.start(ExportRequest("articles", str(target), Query(), ("number",)), 2500)
    assert exports.running == 1
    qtbot.waitUntil(lambda: exports.running == 0, timeout=60_000)
    assert office.notices.items[0].text == "Klaar."
    assert len(target.read_text(encoding="utf-8-sig").splitlines()) == 2501


def test_without_the_right_exporting_is_locked_and_says_which(
    office: Office, sqlite_database: Database, qtbot: QtBot
) -> None:
    add_articles(sqlite_database, 2, vat="high")
    window = office.window(office.with_rights(Right.VIEW_ARTICLES))
    qtbot.addWidget(window)
    window.open_page("articles")
    page = front(window)
    assert isinstance(page, ListPage)
    assert not page.head.export.isEnabled()
    assert page.head.export.toolTip() == Right.EXPORT.dutch
    assert not page.head.new.isEnabled()
    page.tools.export()
    assert not [child for child in window.findChildren(QWidget, "export") if child.isVisible()]


def test_the_page_prints_with_numbers_at_the_right(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 120, vat="high")
    page = list_page(office, qtbot, "articles")
    table = office.services.exporting(office.owner).table(
        ExportRequest("articles", "", Query(), ("number", "name", "price"))
    )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(office.folder / "druk.pdf"))
    pages = ListPainter(Sheet(table, list(table.rows)), page.model.form, office.ui.theme).paint(printer)
    assert pages == len(PdfReader(office.folder / "druk.pdf").pages) >= 2


def test_printing_shows_a_preview_first(office: Office, sqlite_database: Database, qtbot: QtBot) -> None:
    add_articles(sqlite_database, 60, vat="high")
    page = list_page(office, qtbot, "articles")
    press(office, page, Qt.Key.Key_P, CTRL)
    shown_dialogs = page.findChildren(QPrintPreviewDialog)
    assert [dialog.windowTitle() for dialog in shown_dialogs] == ["Artikelen"]
    QTest.qWait(50)
    shown_dialogs[0].close()
