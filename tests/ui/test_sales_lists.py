"""The lists of sales documents: views, selection, 'Factureren', preview, work lists; in clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.sales.document import DocumentKind
from kassa.ui.office.lists.page import ListPage
from kassa.ui.office.sales.dialogs import InvoiceDateDialog
from kassa.ui.office.sales.document_page import DocumentPage
from kassa.ui.office.sales.document_pane import DocumentPane
from kassa.ui.office.sales.paper_view import PageView
from kassa.ui.office.sales.slips_flow import ProgressDialog
from kassa.ui.office.window import OfficeWindow
from kassa.ui.widgets.buttons import Button
from tests.support.clock import FrozenClock
from tests.support.office import front
from tests.support.sales_office import Clicks, SalesOffice, the_dialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


def list_of(window: OfficeWindow, screen: str) -> ListPage:
    page = window.open_page(screen)
    assert isinstance(page, ListPage)
    return page


def click_row(page: ListPage, row: int, column: int = 2) -> None:
    place = page.table.visualRect(page.model.index(row, column)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def tick(page: ListPage, row: int) -> None:
    place = page.table.visualRect(page.model.index(row, 0)).topLeft() + QPoint(20, 14)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_slip_is_invoiced_in_four_clicks(office: SalesOffice) -> None:
    slip = office.slip(10000)
    window = office.window()
    clicks = Clicks(window)
    clicks.press_any("navigation.deliveries")
    page = front(window)
    assert isinstance(page, ListPage)
    button = page.findChild(Button, "deliveries.invoice")
    assert button is not None
    assert not button.isEnabled()
    assert "geen pakbon gekozen" in button.toolTip()
    click_row(page, 0)
    clicks.count += 1
    clicks.press("deliveries.invoice")
    clicks.press("invoice_date.ok")
    assert clicks.count == 4
    invoice = office.sales.deliveries.invoiced_by(slip.id)
    assert invoice is not None
    assert window.toast._text.text() == f"Factuur {invoice.number} gemaakt"
    assert page.model.row_at(0).cells[4] == "invoiced"  # type: ignore[union-attr]


def test_several_debtors_get_an_invoice_each(office: SalesOffice) -> None:
    other = office.customer("Hotel De Proef")
    for customer in (office.bouw, office.bouw, other):
        office.slip(10000, customer=customer)
    window = office.window()
    page = list_of(window, "deliveries")
    for row in range(3):
        tick(page, row)
    clicks = Clicks(window)
    clicks.press("deliveries.bulk_invoice")
    dialog = the_dialog(window, "invoice_date")
    number = dialog.findChild(QLabel, "invoice_date.number")
    assert number is not None
    assert "2 facturen gemaakt voor 2 debiteuren" in number.text()
    clicks.press("invoice_date.ok")
    assert the_dialog(window, "summary").title.text() == "2 facturen gemaakt"
    clicks.press("summary.close")
    assert list_of(window, "invoices").count == 2


def test_what_cannot_be_invoiced_is_counted_and_explained(office: SalesOffice) -> None:
    done, _open = office.slip(10000), office.slip(5000)
    office.sales.invoicing.invoice_deliveries([done.id], office.today, office.owner, "k")
    window = office.window()
    page = list_of(window, "deliveries")
    for row in range(2):
        tick(page, row)
    bulk = page.findChild(Button, "deliveries.bulk_invoice")
    assert bulk is not None
    assert bulk.label() == "Factureren (1 van 2)"
    page.model.untick_all()
    place = next(row for row in range(2) if page.model.row_at(row).key == done.id)  # type: ignore[union-attr]
    tick(page, place)
    assert not bulk.isEnabled()
    assert "staat al op factuur" in bulk.toolTip()


def test_invoices_of_one_debtor_are_paid_together(office: SalesOffice) -> None:
    first, second = office.invoice(10000), office.invoice(5000)
    window = office.window()
    page = list_of(window, "invoices")
    for row in range(2):
        tick(page, row)
    clicks = Clicks(window)
    clicks.press("invoices.bulk_pay")
    clicks.press("payment.confirm")
    clicks.press("payment.ask.yes")
    for made in (first, second):
        assert office.sales.dossiers.of(made.document_id).open.cents == 0
    assert {str(page.model.row_at(row).cells[5]) for row in range(2)} == {"paid"}  # type: ignore[union-attr]


def test_invoices_of_two_debtors_are_not_paid_together(office: SalesOffice) -> None:
    office.invoice(10000)
    office.invoice(5000, customer=office.customer("Hotel De Proef"))
    window = office.window()
    page = list_of(window, "invoices")
    for row in range(2):
        tick(page, row)
    Clicks(window).press("invoices.bulk_pay")
    assert "2 debiteuren" in page.error.findChild(QLabel).text()  # type: ignore[union-attr]


def test_the_preview_shows_blocks_and_acts(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    window = office.window(size=(1920, 1080))
    page = list_of(window, "invoices")
    pane = page.pane
    assert isinstance(pane, DocumentPane)
    assert pane.isVisible()
    assert pane.title.text() == f"Factuur {made.number}"
    assert [pane.action.title.text(), pane.details.title.text()] == ["Actie factuur", "Details van de factuur"]
    clicks = Clicks(window)
    qtbot.waitUntil(lambda: bool(pane.findChildren(PageView)))
    clicks.press("invoices.pane.pay")
    clicks.press("payment.confirm")
    clicks.press("payment.ask.yes")
    assert not pane.acts.buttons["pay"].isEnabled()


def test_opening_a_row_opens_its_page(office: SalesOffice) -> None:
    made = office.invoice(10000)
    concept = office.concept(DocumentKind.ORDER, 10000)
    window = office.window()
    page = list_of(window, "invoices")
    page.table.opened.emit(0)
    opened = front(window)
    assert isinstance(opened, DocumentPage)
    assert opened.windowTitle() == f"Factuur {made.number}"
    list_of(window, "orders").table.opened.emit(0)
    place = window.tabs.current
    assert place is not None
    assert (place.screen, place.key) == ("orders.edit.document", concept.id)


def test_post_is_marked_and_leaves_the_work_list(office: SalesOffice) -> None:
    posted = office.customer("Postklant", DispatchMethod.POST)
    made = office.invoice(10000, customer=posted)
    window = office.window()
    page = list_of(window, "to_post")
    assert page.count == 1
    tick(page, 0)
    Clicks(window).press("to_post.bulk_post")
    assert page.count == 0
    assert office.sales.dossiers.of(made.document_id).posted_at is not None


def test_debtors_are_shown_by_age(office: SalesOffice, clock: FrozenClock) -> None:
    office.invoice(10000)
    clock.advance(days=60)
    window = office.window()
    page = list_of(window, "receivables")
    page.table.opened.emit(0)
    assert page.pane is not None
    said = [one.text().replace("\u00a0", " ") for one in page.pane.findChildren(QLabel)]
    assert "€ 200,00" in said
    Clicks(window).press("receivables.invoices")
    assert front(window).objectName() == "invoices"


def test_a_deleted_concept_comes_back_from_the_trash(office: SalesOffice) -> None:
    concept = office.concept(DocumentKind.INVOICE, 10000)
    office.sales.drafts.delete(concept.id, office.owner)
    window = office.window()
    page = list_of(window, "trash")
    assert page.count == 1
    tick(page, 0)
    Clicks(window).press("trash.bulk_restore")
    assert office.sales.dossiers.of(concept.id).document.lines == concept.lines


def test_many_invoices_show_progress_and_stop(office: SalesOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        office.slip(1000, customer=office.customer(f"Klant {number}"))
    window = office.window()
    page = list_of(window, "deliveries")
    page.model.tick_all()
    clicks = Clicks(window)
    real = ProgressDialog._show

    def stop_at_two(dialog: ProgressDialog, done: int, total: int) -> None:
        real(dialog, done, total)
        if done == 2 and not dialog.stopped:
            assert dialog.said.text() == "2 van 4 facturen"
            dialog.stop.click()

    monkeypatch.setattr(ProgressDialog, "_show", stop_at_two)
    clicks.press("deliveries.bulk_invoice")
    clicks.press("invoice_date.ok")
    summary = the_dialog(window, "summary")
    assert summary.title.text() == "2 facturen gemaakt"
    said = " ".join(one.text() for one in summary.findChildren(QLabel))
    assert "2 facturen zijn niet gemaakt" in said
    clicks.press("summary.close")
    assert list_of(window, "invoices").count == 2


def test_a_refused_date_is_said_and_nothing_is_made(office: SalesOffice) -> None:
    office.invoice(1000)
    slip = office.slip(1000)
    window = office.window()
    page = list_of(window, "deliveries")
    click_row(page, 0)
    clicks = Clicks(window)
    clicks.press("deliveries.invoice")
    dialog = the_dialog(window, "invoice_date")
    assert isinstance(dialog, InvoiceDateDialog)
    dialog.day.set_text("1-1-2026")
    clicks.press("invoice_date.ok")
    assert "ligt voor de laatste factuur" in page.error.findChild(QLabel).text()  # type: ignore[union-attr]
    assert office.sales.deliveries.invoiced_by(slip.id) is None


def test_delete_throws_a_concept_away_and_nothing_else(office: SalesOffice) -> None:
    made = office.invoice(1000)
    concept = office.concept(DocumentKind.INVOICE, 1000)
    window = office.window()
    page = list_of(window, "invoices")
    for key in (made.document_id, concept.id):
        number = page.model.number_of(key)
        assert number is not None
        page.table.setFocus()
        page.table.set_current(number)
        QTest.keyClick(page.table, Qt.Key.Key_Delete)
        office.ui.scanner.release()
    assert [page.model.row_at(row).key for row in range(page.count)] == [made.document_id]  # type: ignore[union-attr]
    assert window.toast._button.label() == "Ongedaan maken"
    window.toast._button.click()
    assert isinstance(front(window), DocumentPage)
    assert front(window).windowTitle() == "Factuur (concept)"


def test_a_copy_opens_in_the_editor(office: SalesOffice) -> None:
    made = office.invoice(1000)
    window = office.window()
    page = list_of(window, "invoices")
    tick(page, 0)
    Clicks(window).press("invoices.bulk_copy")
    place = window.tabs.current
    assert place is not None
    assert place.screen == "invoices.edit.document"
    copied = office.sales.dossiers.of(place.key).document
    assert (copied.number, copied.goods[0].name) == ("", "Werkbroek")
    assert copied.id != made.document_id
