"""What is done with a confirmed order in the office: lines cancelled, changed, looked back at."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.errors import RuleError
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.domain.settings import sales
from kassa.domain.settings.fields import Scope
from kassa.domain.values import Quantity
from kassa.system.identity import new_id
from kassa.ui.office.sales.editor import NEW, DocumentEditor
from kassa.ui.office.start import OfficeApp
from kassa.ui.office.window import OfficeWindow
from tests.support.clock import FrozenClock
from tests.support.sales_office import Clicks, SalesOffice, badges, shown, the_dialog, type_text
from tests.support.screens import dialogs

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


def test_a_part_of_an_order_is_cancelled(office: SalesOffice, qtbot: QtBot) -> None:
    order = office.order(10000, 5000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    clicks = Clicks(page.window())
    clicks.press("document.cancel_lines")
    dialog = the_dialog(page.window(), "quantities")
    assert dialog.title.text() == f"Regels annuleren van order {order.number}"
    edits = [dialog.findChild(QLineEdit, f"quantities.line_{place}") for place in (1, 2)]
    assert [edit.text() for edit in edits if edit is not None] == ["2", "2"]  # the whole rest by default
    assert edits[0] is not None
    edits[0].setText("1")
    clicks.press("quantities.yes")
    assert clicks.count + 1 == 3
    assert "Gedeeltelijk geannuleerd" in badges(page)
    progress = office.sales.orders.progress(order.id)
    assert [(line.cancelled, line.open) for line in progress.lines] == [
        (Quantity.ONE, Quantity.ONE),
        (Quantity.of(2), Quantity.ZERO),
    ]
    assert office.offers[-1].text == f"Regels van order {order.number} geannuleerd"


def test_the_rest_of_a_delivered_order_is_cancelled_and_the_whole_order_is_not(
    office: SalesOffice, qtbot: QtBot
) -> None:
    order = office.order(10000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    clicks = Clicks(page.window())
    clicks.press("document.cancel_lines")
    clicks.press("quantities.yes")
    assert "Kies 'Order annuleren'" in page.notice.text
    assert not office.sales.orders.progress(order.id).line(order.lines[0].id).cancelled

    office.sales.orders.deliver(order.id, {order.lines[0].id: Quantity.ONE}, office.today, office.owner, new_id())
    page.refresh()
    clicks.press("document.cancel_lines")
    clicks.press("quantities.yes")
    assert not page.acts.buttons["cancel_lines"].isEnabled()
    assert "Afgehandeld" in page.acts.buttons["cancel_lines"].accessibleDescription()


def test_how_an_order_was_is_shown_per_version(office: SalesOffice, qtbot: QtBot) -> None:
    order = office.order(10000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    assert page.tabs.versions.table.kept.rowCount() == 0
    dearer = replace(order, lines=(replace(order.lines[0], quantity=Quantity.of(5)),))
    office.sales.orders.amend(dearer, office.owner, new_id())
    page.refresh()
    page.show_tab("versions")
    table, lines = page.tabs.versions.table, page.tabs.versions.lines
    assert table.isVisible()
    shown_row = table.kept.row_at(0)
    assert shown_row is not None
    assert (shown_row.cells[0], shown_row.cells[2], shown_row.cells[3]) == (1, office.owner.name, 20000)
    line = lines.kept.row_at(0)
    assert line is not None
    assert Quantity.of(2).milli in line.cells


def test_the_trash_is_emptied_when_the_office_starts(office: SalesOffice, clock: FrozenClock) -> None:
    drafts = office.sales.drafts
    trash = drafts.delete(office.concept(DocumentKind.ORDER, 10000).id, office.owner)
    clock.advance(days=29)
    fresh = drafts.delete(office.concept(DocumentKind.ORDER, 5000).id, office.owner)
    clock.advance(days=2)
    app = OfficeApp(office.ui, office.services, ("kassa",))
    app.start()
    assert [one.id for one in drafts.trashed()] == [fresh] != [trash]
    app.changes.stop()
    app.outgoing.stop()
    assert app.window is not None
    app.window.close()


def scan(window: OfficeWindow, code: str) -> None:
    """Scan with a scanner that types, wherever the cursor is."""
    focused = QApplication.focusWidget() or window
    QTest.keyClicks(focused, code)
    QTest.keyClick(focused, Qt.Key.Key_Return)


def told(window: OfficeWindow) -> str:
    toast = window.findChild(QLabel, "office.toast")
    assert toast is not None
    return toast.text()


def test_a_scanned_number_opens_its_document_or_relation(office: SalesOffice) -> None:
    order, slip = office.order(10000), office.slip(5000)
    invoice = office.invoice(2500)
    window = office.window()
    window.open_page("articles")
    for code, place in (
        (order.number, ("orders.document", order.id)),
        (slip.number, ("deliveries.document", slip.id)),
        (invoice.number, ("invoices.document", invoice.document_id)),
        (office.bouw.number, ("customers.document", office.bouw.id)),
    ):
        office.ui.scanner.scanned.emit(code)
        current = window.tabs.current
        assert current is not None
        assert (current.screen, current.key) == place
    scan(window, "O2026-9999")
    assert "O2026-9999" in told(window)


def test_a_number_one_may_not_see_stays_closed(office: SalesOffice) -> None:
    invoice = office.invoice(2500)
    actor = office.with_rights(Right.BACK_OFFICE, Right.VIEW_ARTICLES)
    window = office.window(actor)
    window.open_page("articles")
    scan(window, invoice.number)
    assert invoice.number in told(window)
    assert [place.screen for place in window.tabs.places] == ["articles"]


def test_a_scanned_number_in_an_editor_offers_to_copy(office: SalesOffice) -> None:
    order = office.order(10000, 5000)
    window = office.window()
    page = window.open_page("invoices.edit", NEW)
    assert isinstance(page, DocumentEditor)
    scan(window, order.number)
    assert page.message.text == f"Kopiëren van {order.number}?"
    page.message.findChildren(QAbstractButton)[0].click()
    assert [line.name for line in page.draft.document.lines] == ["Werkbroek", "Werkbroek"]
    window.close()


@pytest.mark.parametrize(("typed", "told"), [("200,01", "meer dan er openstaat"), ("-5", ""), ("0", "geen bedrag")])
def test_a_deposit_above_the_order_or_below_nothing_is_refused(
    office: SalesOffice, qtbot: QtBot, typed: str, told: str
) -> None:
    order = office.order(10000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    Clicks(page.window()).press("document.deposit")
    sheet = page.acts.money.sheet
    assert sheet is not None
    type_text(sheet.parts.amount.edit, typed)
    assert not sheet.confirm.isEnabled()
    assert told in sheet.confirm.accessibleDescription()
    assert sheet.confirm.accessibleDescription()
    assert office.sales.payments.of(order.id) == ()


def test_an_invoice_in_the_closed_period_is_refused_at_its_date(office: SalesOffice) -> None:
    closed = {sales.BOOKS_CLOSED_UNTIL.key: f"{office.today - dt.timedelta(days=10):%d-%m-%Y}"}
    office.services.settings.change(Scope.COMPANY, closed, office.owner)
    concept = office.concept(DocumentKind.INVOICE, 10000)
    late = replace(concept, date=office.today - dt.timedelta(days=10))
    office.sales.drafts.save(late, office.owner)
    window = office.window()
    page = window.open_page("invoices.edit", concept.id)
    assert isinstance(page, DocumentEditor)
    page.confirm_button.click()
    assert "afgesloten" in page.head.date.edit.accessibleDescription()
    assert QApplication.focusWidget() is page.head.date.edit
    assert not dialogs(window)
    with pytest.raises(RuleError) as refused:
        office.sales.invoicing.confirm(replace(late, revision=2), office.owner, new_id())
    assert "De factuurdatum" in refused.value.reason.sentence
    window.close()
