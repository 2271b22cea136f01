"""What the pictures of the back office ask of the sales screens: columns, amounts, dashes, names and Tab (ui.md 13)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.sales.document import DocumentKind
from kassa.output.table import CellFormat, CellKind
from kassa.services.lists.sales_lists import INVOICES
from kassa.services.lists.spec import Column
from kassa.system.identity import new_id
from kassa.ui.models.columns import CHECK_WIDTH, cell_text, fitting, widths
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.office.sales.document_page import DocumentPage
from kassa.ui.office.tabs import DocumentTabs, Place
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.overlay import Dialog
from tests.support.clock import FrozenClock
from tests.support.sales_office import SalesOffice

NAVIGATION, SCROLL_BAR = 216, 12


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


def test_the_invoices_show_nine_columns_at_1366() -> None:
    wanted = [column for column in INVOICES.columns if not column.hidden]
    room = 1366 - NAVIGATION - SCROLL_BAR - CHECK_WIDTH
    assert fitting(wanted, room) == tuple(wanted)
    assert len(wanted) == 9


def test_columns_that_stretch_share_what_is_left() -> None:
    columns = (Column("a", "A", width=100, stretch=True), Column("b", "B", width=80), Column("c", "C", stretch=True))
    assert widths(columns, 401, {}) == [150, 80, 171]
    assert widths(columns, 400, {"c": 120}) == [200, 80, 120], "a width somebody chose stays"


def test_a_row_without_a_number_yet_has_a_dash(office: SalesOffice) -> None:
    form = CellFormat(office.services.zone)
    number = Column("number", "Nummer", CellKind.CODE, strong=True)
    assert cell_text(form, number, None) == "–"
    assert cell_text(form, replace(number, strong=False), None) == ""


def test_amounts_stand_in_the_basis_of_the_document(office: SalesOffice, qtbot: QtBot) -> None:
    concept = office.concept(DocumentKind.INVOICE, 1210)
    office.sales.drafts.save(replace(concept, price_mode=PriceMode.EXCLUSIVE), office.owner)
    page = DocumentPage(office.desk(), DocumentKind.INVOICE, concept.id)
    qtbot.addWidget(page)
    cells = {column.key: place for place, column in enumerate(page.lines.kept.columns)}
    row = page.lines.kept.row_at(0)
    assert row is not None
    texts = [page.lines.kept.index(0, place + 1).data() for place in (cells["price"], cells["amount"])]
    assert texts == ["10,00", "20,00"]


def test_the_cross_of_a_tab_names_what_it_closes_now(office: SalesOffice) -> None:
    window = office.window()
    tabs: DocumentTabs = window.tabs
    page = QWidget()
    tabs.add(Place("probe"), page, "Factuur (concept)", "file-text")
    page.setWindowTitle("Factuur 2026-0001")
    close = tabs.bar.tabButton(tabs.places.index(Place("probe")), QTabBar.ButtonPosition.RightSide)
    assert close.accessibleName() == "Factuur 2026-0001 sluiten"
    assert min(close.width(), close.height()) >= 24


def test_tab_goes_past_a_choice_and_what_is_hidden_in_a_dialog(office: SalesOffice) -> None:
    window = office.window()
    window.activateWindow()
    theme = office.ui.theme
    dialog = Dialog(theme, window, "Vraag", name="probe")
    choice = ChoiceField(theme, "Soort", [("a", "A"), ("b", "B")], name="probe.kind")
    away, last = Field("Weg", name="probe.away"), Field("Laatste", name="probe.last")
    hidden = QWidget()
    away.setParent(hidden)
    for part in (choice, hidden, last):
        dialog.body.addWidget(part)
    hidden.hide()
    dialog.open()
    first = QApplication.focusWidget()
    assert first is not None
    assert choice.isAncestorOf(first)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is last.edit


def test_tab_visits_every_part_of_a_document_page(office: SalesOffice) -> None:
    made = office.sales.invoicing.confirm(office.concept(DocumentKind.INVOICE, 1210), office.owner, new_id())
    window = office.window()
    window.activateWindow()
    page = window.open_page("invoices", made.document_id)
    assert isinstance(page, DocumentPage)
    seen = _round(page)
    wanted = [f"document.{name}" for name in ("copy", "print", "mail", "export", "pay", "credit", "pdf")]
    wanted += ["document.lines", "document.tab_mail", "office.search"]
    assert [name for name in seen if name in wanted] == wanted


def test_tab_visits_every_part_of_the_editor(office: SalesOffice) -> None:
    concept = office.concept(DocumentKind.ORDER, 1210)
    window = office.window()
    window.activateWindow()
    page = window.open_page("orders.edit", concept.id)
    assert page is not None
    seen = _round(page)
    parts = ("confirm", "close", "print", "article", "lines", "scan", "note", "customer", "delivery_method")
    assert {f"editor.{name}" for name in parts} <= set(seen)
    assert "office.search" in seen


def _round(page: QWidget) -> list[str]:
    """Press Tab until it comes back to where it began; give the names on the way."""
    page.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    first, names = QApplication.focusWidget(), []
    for _ in range(90):
        now = QApplication.focusWidget()
        assert isinstance(now, QWidget), f"the focus is lost after {names[-1:]}"
        names.append(now.objectName())
        QTest.keyClick(now, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            return names
    raise AssertionError(f"Tab never comes round: {names[-3:]}")


def test_without_mails_the_tab_says_so_at_its_top(office: SalesOffice) -> None:
    made = office.invoice(1210)
    window = office.window()
    page = window.open_page("invoices", made.document_id)
    assert isinstance(page, DocumentPage)
    empty = page.findChild(QLabel, "mails.empty")
    assert empty is not None
    assert empty.alignment() & Qt.AlignmentFlag.AlignTop
    assert empty.contentsMargins().left() >= 12
