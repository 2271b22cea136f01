"""What is done with a confirmed order in the office: lines cancelled, changed, looked back at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values import Quantity
from kassa.system.identity import new_id
from kassa.ui.office.start import OfficeApp
from tests.support.clock import FrozenClock
from tests.support.sales_office import Clicks, SalesOffice, badges, shown, the_dialog

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
    sales = office.sales
    trash = sales.drafts.delete(office.concept(DocumentKind.ORDER, 10000).id, office.owner)
    clock.advance(days=29)
    fresh = sales.drafts.delete(office.concept(DocumentKind.ORDER, 5000).id, office.owner)
    clock.advance(days=2)
    app = OfficeApp(office.ui, office.services, ("kassa",))
    app.start()
    assert [one.id for one in sales.drafts.trashed()] == [fresh] != [trash]
    app.changes.stop()
    app.outgoing.stop()
    assert app.window is not None
    app.window.close()
