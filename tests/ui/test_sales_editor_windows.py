"""The windows of the document editor: colour and size, picking articles, copying, reading in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kassa.db.engine import Database
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values import Quantity
from kassa.ui.office.sales.article_dialog import ArticleDialog
from kassa.ui.office.sales.copy_dialog import CopyDialog
from kassa.ui.office.sales.editor import COPY, DocumentEditor
from kassa.ui.office.sales.matrix_window import PRICE, STOCK, MatrixWindow
from kassa.ui.office.sales.read_in_dialog import SCANNER, ReadInDialog
from tests.support.clock import FrozenClock
from tests.support.editing import STYLE, EditingShop
from tests.support.screens import dialogs, open_dialog, type_keys

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shop(qapp: QApplication, sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> Iterator[EditingShop]:
    made = EditingShop(qapp, sqlite_database, clock, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(shop: EditingShop) -> DocumentEditor:
    made = shop.editor()
    made.heading.set_customer(shop.trade.customer)
    return made


def lines_of(page: DocumentEditor) -> list[tuple[str, int]]:
    return [(line.detail or line.number, line.quantity.milli // 1000) for line in page.draft.document.lines]


def matrix_of(page: DocumentEditor) -> MatrixWindow:
    window = open_dialog(page.window())
    assert isinstance(window, MatrixWindow)
    return window


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


# --- colour and size -----------------------------------------------------------------------------------


def test_the_number_of_a_style_opens_the_window_and_cells_become_lines(shop: EditingShop, page: DocumentEditor) -> None:
    page.take_scan(STYLE)
    window = matrix_of(page)
    type_keys(shop.ui, focused(), "2")
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    type_keys(shop.ui, focused(), "3")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert focused().accessibleName() == "Marine, maat 50, 0 besteld, 12 vrij"
    type_keys(shop.ui, focused(), "4")
    assert window.take.label() == "9 stuks overnemen"
    assert [total.text() for total in window._row_totals] == ["2", "7", "–"]
    assert [total.text() for total in window._column_totals] == ["2", "3", "4", "–"]
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    assert lines_of(page) == [("Zwart · 46", 2), ("Marine · 48", 3), ("Marine · 50", 4)]


def test_a_cell_that_does_not_exist_cannot_be_entered(shop: EditingShop, page: DocumentEditor) -> None:
    page.take_scan(STYLE)
    window = matrix_of(page)
    missing = window._cells[2, 0]
    assert missing.variant is None
    assert not missing.edit.isEnabled()
    window._cells[1, 0].edit.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is window._cells[1, 0].edit
    window._cells[2, 1].edit.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Left)
    assert focused() is window._cells[2, 1].edit


def test_more_than_free_is_amber_with_one_sentence(shop: EditingShop, page: DocumentEditor) -> None:
    page.take_scan(STYLE)
    window = matrix_of(page)
    cell = window._cells[0, 1]
    assert cell.below.text() == "vrij 2"
    assert window._cells[0, 0].below.text() == "op"
    cell.edit.setFocus()
    type_keys(shop.ui, cell.edit, "5")
    assert cell.edit.property("state") == "short"
    assert window.notice.text == "Zwart 48: 5 besteld, 2 vrij. Rest komt op backorder."
    assert window.take.isEnabled()


def test_what_is_no_number_stays_and_keeps_the_window_open(shop: EditingShop, page: DocumentEditor) -> None:
    page.take_scan(STYLE)
    window = matrix_of(page)
    type_keys(shop.ui, focused(), "2x")
    assert "geen aantal" in window.notice.text
    QTest.keyClick(focused(), Qt.Key.Key_F12)
    assert dialogs(page.window()) == ["matrix"]
    assert window._cells[0, 0].edit.text() == "2x"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert lines_of(page) == []


def test_the_window_shows_what_stands_there_and_changes_it(shop: EditingShop, page: DocumentEditor) -> None:
    page.adding._counted(
        {
            shop.variants["Zwart", "46"].article_id: Quantity.of(2),
            shop.variants["Grijs", "52"].article_id: Quantity.ONE,
        },
        "",
    )
    line = page.draft.document.lines[0]
    page.table.set_current(line.id)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F4)
    window = matrix_of(page)
    assert window._cells[0, 0].edit.text() == "2"
    assert window.total == Quantity.of(3)
    window._cells[0, 0].edit.setFocus()
    window._cells[0, 0].edit.selectAll()
    type_keys(shop.ui, window._cells[0, 0].edit, "6")
    window._cells[2, 3].edit.setFocus()
    window._cells[2, 3].edit.selectAll()
    QTest.keyClick(window._cells[2, 3].edit, Qt.Key.Key_Backspace)
    window.take.click()
    assert lines_of(page) == [("Zwart · 46", 6)]
    assert page.draft.document.lines[0].id == line.id


def test_stock_and_price_are_looked_at_without_losing_a_number(shop: EditingShop, page: DocumentEditor) -> None:
    page.take_scan(STYLE)
    window = matrix_of(page)
    type_keys(shop.ui, focused(), "2")
    window.views._buttons[STOCK].click()
    assert window._cells[1, 1].edit.text() == "10"
    assert window._cells[1, 1].edit.isReadOnly()
    window.views._buttons[PRICE].click()
    assert window._cells[1, 1].edit.text() == "69,95"
    assert window._cells[0, 0].below.text() == "2"
    assert window.total == Quantity.of(2)


def test_a_scan_in_the_window_adds_one_to_its_cell(shop: EditingShop, page: DocumentEditor) -> None:
    page.take_scan(STYLE)
    window = matrix_of(page)
    code = shop.variants["Grijs", "50"].barcodes[0]
    page.take_scan(code)
    page.take_scan(code)
    assert window._cells[2, 2].edit.text() == "2"
    assert focused() is window._cells[2, 2].edit
    page.take_scan("1001")
    assert "sluit eerst het venster" in page.message.text
    window.take.click()
    assert lines_of(page) == [("Grijs · 50", 2)]


def test_the_barcode_of_a_variant_adds_it_without_the_window(shop: EditingShop, page: DocumentEditor) -> None:
    page.take_scan(shop.variants["Marine", "48"].barcodes[0])
    page.take_scan(shop.variants["Marine", "48"].barcodes[0])
    assert dialogs(page.window()) == []
    assert lines_of(page) == [("Marine · 48", 2)]


def test_an_empty_line_becomes_the_sizes_of_a_style(shop: EditingShop, page: DocumentEditor) -> None:
    page.lines.add_empty()
    type_keys(shop.ui, page.table.edit_cell, STYLE)
    QTest.keyClick(page.table.edit_cell, Qt.Key.Key_Return)
    window = matrix_of(page)
    window._cells[0, 0].edit.setFocus()
    type_keys(shop.ui, window._cells[0, 0].edit, "1")
    window.take.click()
    assert lines_of(page) == [("Zwart · 46", 1)]


# --- articles ------------------------------------------------------------------------------------------


def picker_of(page: DocumentEditor) -> ArticleDialog:
    window = open_dialog(page.window())
    assert isinstance(window, ArticleDialog)
    QApplication.processEvents()
    return window


def test_one_article_is_found_and_taken_with_enter(shop: EditingShop, page: DocumentEditor) -> None:
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_F2)
    window = picker_of(page)
    type_keys(shop.ui, window.search, "1002")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert lines_of(page) == [("1002", 1)]
    assert dialogs(page.window()) == []


def test_several_articles_are_counted_over_more_searches(shop: EditingShop, page: DocumentEditor) -> None:
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_F3)
    window = picker_of(page)
    type_keys(shop.ui, window.search, "100")
    window.search._now()
    QTest.keyClick(window.search, Qt.Key.Key_Down)
    type_keys(shop.ui, window.table, "3")
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    type_keys(shop.ui, window.table, "12")
    QTest.keyClick(window.table, Qt.Key.Key_Backspace)
    window.search.setText("2001")
    window.search._now()
    window.table.setFocus()
    type_keys(shop.ui, window.table, "+")
    assert window.told.text() == "3 artikelen, 5 stuks"
    assert window.take.label() == "5 stuks toevoegen"
    QTest.keyClick(window.table, Qt.Key.Key_Return, CTRL)
    assert lines_of(page) == [("1001", 3), ("1002", 1), ("2001", 1)]
    page.undo()
    assert lines_of(page) == []


def test_a_style_among_the_articles_opens_its_window(shop: EditingShop, page: DocumentEditor) -> None:
    page.adding.pick(text="Werkbroek")
    window = picker_of(page)
    assert window.hits
    assert str(window._model.data(window._model.index(0, 2))) == "kleur/maat"
    window.take.click()
    assert dialogs(page.window()) == ["matrix"]


def test_nothing_found_is_said(shop: EditingShop, page: DocumentEditor) -> None:
    page.adding.pick(text="bestaat niet")
    window = picker_of(page)
    assert window.told.text() == "Geen artikel met 'bestaat niet'."
    window.take.click()
    assert dialogs(page.window()) == ["articles"]


# --- copying -------------------------------------------------------------------------------------------


def test_lines_of_another_document_are_taken_over(shop: EditingShop, page: DocumentEditor) -> None:
    for code in ("1001", "1002"):
        page.take_scan(code)
    page.confirm_button.click()
    other = shop.editor(DocumentKind.INVOICE)
    other.take_scan("2001")
    QTest.keyClick(other.scan_row.edit, Qt.Key.Key_D, CTRL)
    QApplication.processEvents()
    window = open_dialog(other.window())
    assert isinstance(window, CopyDialog)
    window.search.setText("voorbeeld 0001")
    window.search._now()
    assert [one.number for one in window.found] == ["O2026-0001"]
    window.kinds._buttons["invoice"].click()
    assert window.found == ()
    assert not window.take.isEnabled()
    window.kinds._buttons["order"].click()
    window.take.click()
    assert lines_of(other) == [("2001", 1), ("1001", 1), ("1002", 1)]


def test_an_editor_may_begin_as_a_copy(shop: EditingShop, page: DocumentEditor) -> None:
    page.take_scan("1001")
    page.confirm_button.click()
    copy = shop.editor(DocumentKind.INVOICE, COPY + page.draft.document.id)
    document = copy.draft.document
    assert (lines_of(copy), document.number, document.kind) == ([("1001", 1)], "", DocumentKind.INVOICE)
    assert document.party is not None
    copy.take_scan("1001")
    copy.draft.flush()
    assert shop.services.drafts.get(document.id).document.revision > 0


# --- reading in ----------------------------------------------------------------------------------------


def read_in_of(shop: EditingShop, page: DocumentEditor) -> ReadInDialog:
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_F9)
    window = open_dialog(page.window())
    assert isinstance(window, ReadInDialog)
    return window


def test_a_file_is_shown_first_and_added_after(shop: EditingShop, page: DocumentEditor, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("barcode;aantal\n1001;3\n999;1\n1002;x\n1001;1\n", encoding="utf-8")
    window = read_in_of(shop, page)
    window.take_file(path)
    assert window.good_word.text() == "Voorgestelde regels: 1"
    assert window.bad_word.text() == "Niet begrepen rijen: 2"
    assert lines_of(page) == []
    window.take.click()
    assert lines_of(page) == [("1001", 4)]


def test_cancelling_the_preview_changes_nothing(shop: EditingShop, page: DocumentEditor, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("1001;3\n", encoding="utf-8")
    before = page.draft.document
    window = read_in_of(shop, page)
    window.take_file(path)
    assert window.batch is not None
    assert window.batch.good
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert page.draft.document == before


def test_columns_are_chosen_by_hand(shop: EditingShop, page: DocumentEditor, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("2;1001\n1;1002\n", encoding="utf-8")
    window = read_in_of(shop, page)
    window.take_file(path)
    assert window.bad_word.text() == "Niet begrepen rijen: 2"
    window._columns[0].set_value("quantity")
    assert "Geen kolom bevat de barcode" in window.notice.text
    assert not window.take.isEnabled()
    window._columns[1].set_value("code")
    window.take.click()
    assert lines_of(page) == [("1001", 2), ("1002", 1)]


def test_the_memory_of_a_scanner_is_read_and_its_port_remembered(shop: EditingShop, page: DocumentEditor) -> None:
    shop.scanner.memory = "1001,2\r\nrommel,veel,hier\r\n"
    window = read_in_of(shop, page)
    window.source._buttons[SCANNER].click()
    window.speed.set_value("115200")
    window.read.click()
    assert shop.scanner.asked == [("/dev/ttyUSB0", 115200)]
    assert window.bad_word.text() == "Niet begrepen rijen: 1"
    window.take.click()
    assert lines_of(page) == [("1001", 2)]
    again = read_in_of(shop, page)
    assert (again.port.value(), again.speed.value()) == ("/dev/ttyUSB0", "115200")
    again.done(None)


def test_a_file_that_is_no_list_is_refused_in_the_window(
    shop: EditingShop, page: DocumentEditor, tmp_path: Path
) -> None:
    path = tmp_path / "ruis.bin"
    path.write_bytes(bytes(range(256)) * 40)
    window = read_in_of(shop, page)
    window.take_file(path)
    assert "geen leesbare tekst" in window.notice.text
    assert not window.take.isEnabled()


@pytest.mark.parametrize("opened", ["matrix", "articles", "copy", "read_in"])
def test_every_control_of_a_window_has_a_name(shop: EditingShop, page: DocumentEditor, opened: str) -> None:
    {
        "matrix": lambda: page.adding.open_matrix(shop.style),
        "articles": lambda: page.adding.pick(several=True),
        "copy": page.adding.copy,
        "read_in": page.adding.read_in,
    }[opened]()
    window = open_dialog(page.window())
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            assert widget.accessibleName(), widget.objectName() or type(widget).__name__
            assert widget.objectName(), widget.accessibleName()
