"""From the navigation to a confirmed document in the office window: counted clicks, the rest keys and scans."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kassa.db.engine import Database
from kassa.domain.catalog.master import Article
from kassa.domain.sales.document import DocumentKind, DocumentStatus, SalesDocument
from kassa.domain.values import Money, UnitPrice
from kassa.ui.office.sales.document_page import DocumentPage
from kassa.ui.office.sales.editor import DocumentEditor
from kassa.ui.office.start import OfficeApp
from kassa.ui.office.window import OfficeWindow
from kassa.ui.widgets.motion import reduced_motion, set_reduced_motion
from tests.support.clock import FrozenClock
from tests.support.office import front
from tests.support.sales_office import Clicks, SalesOffice
from tests.support.screens import open_dialog, type_keys

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")
CODE = "4006381333931"


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    made = SalesOffice(sqlite_database, clock, qapp, tmp_path)
    article = Article(name="Stift", vat_code="high", price=UnitPrice.of(Money(119)), barcodes=(CODE,))
    made.services.articles.save(article, made.owner)
    return made


def editor_in(window: OfficeWindow) -> DocumentEditor:
    page = front(window)
    assert isinstance(page, DocumentEditor)
    return page


def scan(window: OfficeWindow, code: str) -> None:
    """Scan with a scanner that types, wherever the cursor is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, code)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert editor_in(window).draft.document.lines


def fill_in(office: SalesOffice, window: OfficeWindow) -> SalesDocument:
    """Choose the customer by typing, scan twice, type a number: no hand on the mouse."""
    page = editor_in(window)
    focused = QApplication.focusWidget()
    assert focused is page.head.customer.edit
    type_keys(office.ui, focused, "voorb")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    scan(window, CODE)
    scan(window, CODE)
    return page.draft.document


def test_an_order_in_three_clicks(office: SalesOffice) -> None:
    window = office.window()
    clicks = Clicks(window)
    clicks.press_any("navigation.orders")
    clicks.press("orders.new")
    document = fill_in(office, window)
    assert [(line.name, line.quantity.milli) for line in document.lines] == [("Stift", 2000)]
    clicks.press("editor.confirm")
    assert clicks.count == 3
    page = front(window)
    assert isinstance(page, DocumentPage)
    stored = office.services.sales.drafts.get(document.id).document
    assert (stored.status, stored.number) == (DocumentStatus.OPEN, "O2026-0001")
    assert [place.screen for place in window.tabs.places].count("orders.edit.document") == 0


def test_an_invoice_in_four_clicks(office: SalesOffice) -> None:
    window = office.window()
    clicks = Clicks(window)
    clicks.press_any("navigation.invoices")
    clicks.press("invoices.new")
    document = fill_in(office, window)
    clicks.press("editor.confirm")
    assert open_dialog(window).title.text() == "Factuur bevestigen?"
    clicks.press("editor.confirm.yes")
    assert clicks.count == 4
    stored = office.services.sales.drafts.get(document.id).document
    assert (stored.status, stored.number) == (DocumentStatus.DEFINITIVE, "2026-0001")


def test_a_kept_concept_comes_back_on_its_tab(office: SalesOffice) -> None:
    window = office.window()
    window.open_page("orders.edit", "new")
    page = editor_in(window)
    page.take_scan(CODE)
    page.draft.flush()
    key = page.draft.document.id
    assert window.tabs.current is not None
    assert window.tabs.current.key == key
    window.keep_tabs()
    window.close()
    again = office.window()
    assert editor_in(again).draft.document.id == key
    assert len(editor_in(again).draft.document.lines) == 1
    again.open_page("orders.edit", "new")
    assert editor_in(again).draft.document.id != key


def test_a_scan_reaches_an_editor_in_a_window_of_its_own(office: SalesOffice) -> None:
    window = office.window()
    window.open_page("orders.edit", "new")
    page = editor_in(window)
    assert window.tabs.current is not None
    window.take_apart(window.tabs.current)
    page.window().activateWindow()
    QTest.qWaitForWindowActive(page.window())
    office.ui.scanner.receive(CODE)
    assert len(page.draft.document.lines) == 1
    page.draft.flush()
    page.window().close()


@pytest.mark.parametrize("kind", list(DocumentKind)[:3])
def test_a_concept_thrown_away_is_taken_back_from_the_toast(office: SalesOffice, kind: DocumentKind) -> None:
    screen = {DocumentKind.ORDER: "orders", DocumentKind.DELIVERY: "deliveries", DocumentKind.INVOICE: "invoices"}[kind]
    window = office.window()
    window.open_page(f"{screen}.edit", "new")
    page = editor_in(window)
    page.take_scan(CODE)
    key = page.draft.document.id
    page.remove_button.click()
    assert office.database.one("SELECT COUNT(*) FROM sales_document") == (0,)
    window.toast._button.click()
    assert office.services.sales.drafts.get(key).document.lines


def test_less_motion_is_chosen_by_a_person_and_kept(office: SalesOffice) -> None:
    app = OfficeApp(office.ui, office.services, ("kassa",))
    app.enter(office.owner)
    window = app.window
    assert isinstance(window, OfficeWindow)
    window.header.motion_chosen.emit(True)
    assert reduced_motion()
    set_reduced_motion(False)
    app.enter(office.owner)
    assert reduced_motion()
    second = app.window
    assert isinstance(second, OfficeWindow)
    second.header.motion_chosen.emit(False)
    assert not reduced_motion()
    second.close()
