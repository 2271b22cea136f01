"""The document editor: made with keyboard and scanner, kept by itself, confirmed once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.sales.document import DocumentKind, DocumentStatus, document_totals
from kassa.domain.sales.types import SalesType
from kassa.domain.values import Money, Quantity
from kassa.services.people.users import EmployeeForm, Secrets
from kassa.ui.office.sales.editor import DocumentEditor
from kassa.ui.office.sales.line_columns import LineField
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.motion import set_reduced_motion
from kassa.ui.work.jobs import Jobs
from tests.support.clock import FrozenClock
from tests.support.editing import EditingShop
from tests.support.people import OWNER_PASSWORD, OWNER_PIN
from tests.support.screens import dialogs, open_dialog, type_keys
from tests.support.shop import OWNER

TODAY = dt.date(2026, 3, 14)
OTHER = Actor("0" * 31 + "c", "Medewerker 05", frozenset(Right), None)


@pytest.fixture
def shop(qapp: QApplication, sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> Iterator[EditingShop]:
    made = EditingShop(qapp, sqlite_database, clock, tmp_path)
    yield made
    set_reduced_motion(False)
    made.close()


def lines_of(page: DocumentEditor) -> list[tuple[str, int]]:
    return [(line.number, line.quantity.milli // 1000) for line in page.draft.document.lines]


def with_lines(shop: EditingShop, page: DocumentEditor, *codes: str) -> DocumentEditor:
    page.heading.set_customer(shop.trade.customer)
    for code in codes:
        page.take_scan(code)
    return page


def type_in(page: DocumentEditor, row: int, field: LineField, text: str) -> None:
    """Type in a cell as a person does, and leave it with Enter."""
    page.table.open_cell(page.draft.document.lines[row].id, field)
    edit = page.table.edit_cell
    edit.selectAll()
    type_keys(page._office.ui, edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def scan(shop: EditingShop, widget: QWidget, code: str) -> None:
    """Send a code as a scanner that is a keyboard does."""
    QTest.keyClicks(widget, code)
    QTest.keyClick(widget, Qt.Key.Key_Return)


# --- making and confirming -----------------------------------------------------------------------------


def test_an_order_is_made_with_scans_and_confirmed(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001", "1002", "1001")
    assert lines_of(page) == [("1001", 2), ("1002", 1)]
    told: list[str] = []
    page.confirmed.connect(told.append)
    page.confirm_button.click()
    page.confirm_button.click()
    assert told[0] == page.draft.document.id
    stored = shop.services.drafts.get(told[0]).document
    assert (stored.status, stored.number) == (DocumentStatus.OPEN, "O2026-0001")


def test_an_order_above_the_credit_limit_is_asked_first(shop: EditingShop) -> None:
    with shop.trade.database.write() as tx:
        tx.run("UPDATE customer SET credit_limit = 100 WHERE id = :id", id=shop.trade.customer)
    page = with_lines(shop, shop.editor(), "1001")
    told: list[str] = []
    page.confirmed.connect(told.append)
    page.confirm_button.click()
    question = open_dialog(page.window())
    assert question.title.text() == "Toch bevestigen?"
    assert "boven de kredietlimiet van €\u00a01,00" in question.explanation.text()
    assert "Doorgaan mag" in question.explanation.text()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert told == []
    page.confirm_button.click()
    open_dialog(page.window()).done(True)
    assert told == [page.draft.document.id]


def test_an_invoice_is_asked_once_more_and_may_be_left_as_it_is(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(DocumentKind.INVOICE), "1001")
    told: list[str] = []
    page.confirmed.connect(told.append)
    page.confirm_button.click()
    question = open_dialog(page.window())
    assert question.title.text() == "Factuur bevestigen?"
    assert question.explanation.text() == "Ze krijgt een nummer en kan daarna niet meer worden gewijzigd."
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert told == []
    assert page.confirm_button.isEnabled()
    page.confirm_button.click()
    question = open_dialog(page.window())
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.label() == "Nee, terug"
    question.done(True)
    (document_id,) = told
    stored = shop.services.drafts.get(document_id).document
    assert (stored.status, stored.number) == (DocumentStatus.DEFINITIVE, "2026-0001")


def test_a_delivery_note_moves_the_stock(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(DocumentKind.DELIVERY), "1001", "1001")
    assert page.confirm_button.label() == "Pakbon aanmaken"
    page.confirm_button.click()
    assert shop.services.drafts.get(page.draft.document.id).document.status is DocumentStatus.TO_INVOICE
    assert shop.trade.stock("1001")[0] == -2


def test_what_is_missing_is_listed_marked_and_gets_the_cursor(shop: EditingShop) -> None:
    page = shop.editor(DocumentKind.INVOICE)
    page.confirm_button.click()
    assert page.problems.text.startswith("Nog niet bevestigd")
    assert "debiteur" in page.head.customer.message.text()
    assert page.head.customer.edit.hasFocus()
    links = [button for button in page.problems.findChildren(QAbstractButton) if button.isVisible()]
    assert len(links) == 2
    links[1].click()
    assert page.scan_row.ready
    with_lines(shop, page, "1001")
    page.confirm_button.click()
    assert page.problems.text == "Let op:"
    assert page.head.customer.message.text() == ""
    open_dialog(page.window()).done(None)


def test_a_due_date_before_the_date_is_refused_at_the_field(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(DocumentKind.INVOICE), "1001")
    assert page.draft.document.due_date == TODAY + dt.timedelta(days=14)
    page.head.due_date.edit.setText("1-3-2026")
    page.head.due_date.take()
    assert "voor de datum" in page.head.due_date.message.text()
    page.confirm_button.click()
    assert dialogs(page.window()) == []
    assert page.head.due_date.edit.hasFocus()


def test_more_than_free_is_a_warning_and_no_refusal(shop: EditingShop) -> None:
    page = shop.editor()
    page.heading.set_customer(shop.trade.customer)
    page.take_scan(shop.variants["Zwart", "48"].barcodes[0])
    type_in(page, 0, LineField.QUANTITY, "9")
    assert page.model.short_of(0) == Quantity.of(2)
    told: list[str] = []
    page.confirmed.connect(told.append)
    page.confirm_button.click()
    assert told
    assert "nageleverd" in page.problems.findChildren(QAbstractButton)[0].text()


# --- head ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("26-11", dt.date(2026, 11, 26)),
        ("2611", dt.date(2026, 11, 26)),
        ("26112025", dt.date(2025, 11, 26)),
        ("v", TODAY),
        ("m", TODAY + dt.timedelta(days=1)),
        ("+7", TODAY + dt.timedelta(days=7)),
    ],
)
def test_dates_are_typed_short_and_the_due_date_follows(shop: EditingShop, typed: str, day: dt.date) -> None:
    page = shop.editor(DocumentKind.INVOICE)
    page.head.date.edit.setText(typed)
    QTest.keyClick(page.head.date.edit, Qt.Key.Key_Return)
    document = page.draft.document
    assert (document.date, document.due_date) == (day, day + dt.timedelta(days=14))
    assert page.head.due_date.edit.text() == (day + dt.timedelta(days=14)).strftime("%d-%m-%Y")


def test_what_is_no_date_stays_and_says_what_to_type(shop: EditingShop) -> None:
    page = shop.editor()
    page.head.date.edit.setText("32-13")
    QTest.keyClick(page.head.date.edit, Qt.Key.Key_Return)
    assert page.head.date.edit.text() == "32-13"
    assert "26-11-2025" in page.head.date.message.text()
    assert page.draft.document.date == TODAY


def test_the_head_is_kept_and_comes_back(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    page.head.subject.edit.setFocus()
    type_keys(shop.ui, page.head.subject.edit, "Werkkleding ploeg 3")
    page.head.expected.edit.setText("+7")
    page.head.expected.take()
    page.head.method.set_value("delivery")
    type_keys(shop.ui, page.footer.reference.edit, "PO 12")
    type_keys(shop.ui, page.footer.note.edit, "Bel eerst")
    page.draft.flush()
    again = shop.editor(key=page.draft.document.id)
    document = again.draft.document
    assert (document.subject, document.reference, document.note) == ("Werkkleding ploeg 3", "PO 12", "Bel eerst")
    assert (document.delivery_method, document.expected_date) == ("delivery", TODAY + dt.timedelta(days=7))
    assert again.head.subject.text() == "Werkkleding ploeg 3"
    assert again.head.customer.edit.text() == "10025 · Voorbeeld Bouw B.V."


def test_another_employee_may_stand_on_the_document(shop: EditingShop) -> None:
    number, name = 7, "Medewerker 07"
    shop.services.find.users.create_owner("Eigenaar", OWNER_PIN, OWNER_PASSWORD)
    role = next(role.id for role in shop.services.find.users.roles() if role.name == "Verkoper")
    key = shop.services.find.users.add(EmployeeForm(number, name, role), Secrets("7159"), OWNER)
    page = with_lines(shop, shop.editor(), "1001")
    page.head.employee.set_value(key)
    assert page.head.employee.word() == "07 · Medewerker 07"
    assert (page.draft.document.employee_id, page.draft.document.employee_name) == (key, name)


def test_the_customer_is_found_while_typing(shop: EditingShop) -> None:
    page = shop.editor()
    assert page.head.customer.edit.hasFocus()
    type_keys(shop.ui, page.head.customer.edit, "voorb")
    QTest.keyClick(page.head.customer.edit, Qt.Key.Key_Return)
    party = page.draft.document.party
    assert party is not None
    assert (party.number, party.title) == ("10025", "Voorbeeld Bouw B.V.")


# --- lines ---------------------------------------------------------------------------------------------


def test_cells_are_typed_over_and_enter_walks_on(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001", "1002")
    first = page.draft.document.lines[0].id
    page.table.open_cell(first, LineField.QUANTITY)
    assert page.table.edit_cell.accessibleName() == "Regel 1, aantal, 1"
    for text, field in (("4", LineField.PRICE), ("3*5,95", LineField.DISCOUNT), ("10", LineField.ARTICLE)):
        page.table.edit_cell.selectAll()
        type_keys(shop.ui, page.table.edit_cell, text)
        QTest.keyClick(page.table.edit_cell, Qt.Key.Key_Return)
        assert page.table.editing is not None
        assert page.table.editing[1] is field
    assert page.table.editing == (page.draft.document.lines[1].id, LineField.ARTICLE)
    line = page.draft.document.line(first)
    assert (line.quantity, line.price.price.units, line.amount) == (Quantity.of(4), 178_500, Money(6426))
    assert line.price_changed
    assert page.model.spoken(0, LineField.PRICE) == "Regel 1, prijs, 17,85, gewijzigd"


def test_the_last_cell_leads_to_the_scan_row_and_arrows_walk_back(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    page.table.open_cell(page.draft.document.lines[0].id, LineField.DISCOUNT)
    QTest.keyClick(page.table.edit_cell, Qt.Key.Key_Return)
    assert page.scan_row.ready
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_Up)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_7)
    shop.ui.scanner.release()
    assert page.table.edit_cell.text() == "7"
    QTest.keyClick(page.table.edit_cell, Qt.Key.Key_Escape)
    assert lines_of(page) == [("1001", 1)]


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (LineField.QUANTITY, "veel", "geen aantal"),
        (LineField.QUANTITY, "1,5", "Achter de komma"),
        (LineField.PRICE, "1.234,56", "meer dan één punt"),
        (LineField.PRICE, "3*", "geen som"),
        (LineField.DISCOUNT, "120", "Meer dan 100"),
        (LineField.ARTICLE, "bestaat-niet", "Onbekend artikel"),
    ],
)
def test_what_cannot_be_understood_stays_in_its_cell(
    shop: EditingShop, field: LineField, typed: str, told: str
) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    before = page.draft.document
    type_in(page, 0, field, typed)
    assert page.draft.document == before
    assert page.table.edit_cell.text() == typed
    assert page.table.edit_cell.property("state") == "error"
    assert told in page.message.text
    assert told in page.table.edit_cell.toolTip()
    page.table.commit()
    assert page.model.text(0, field) == typed
    page.confirm_button.click()
    assert page.draft.document.status is DocumentStatus.CONCEPT
    assert page.table.editing == (before.lines[0].id, field)


def test_lines_move_go_and_come_back(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001", "1002", "1003")
    second = page.draft.document.lines[1].id
    page.table.set_current(second)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert [number for number, _ in lines_of(page)] == ["1002", "1001", "1003"]
    QTest.keyClick(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [number for number, _ in lines_of(page)] == ["1001", "1003"]
    assert page.undo_bar.isVisible()
    page.undo_bar.undone.emit()
    assert [number for number, _ in lines_of(page)] == ["1002", "1001", "1003"]
    page.scan_row.edit.setFocus()
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [number for number, _ in lines_of(page)] == ["1001", "1002", "1003"]


def test_an_extra_line_is_filled_in_by_hand(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_Insert)
    line_id = page.draft.document.lines[1].id
    assert page.table.editing == (line_id, LineField.ARTICLE)
    type_keys(shop.ui, page.table.edit_cell, "1002")
    QTest.keyClick(page.table.edit_cell, Qt.Key.Key_Return)
    assert page.draft.document.lines[1].number == "1002"
    page.lines.add_empty()
    free = page.draft.document.lines[2]
    for field, text in ((LineField.NAME, "Montage"), (LineField.PRICE, "85"), (LineField.VAT, "9%")):
        type_in(page, 2, field, text)
    free = page.draft.document.line(free.id)
    assert (free.name, free.vat_code, free.amount) == ("Montage", "low", Money(8500))
    type_in(page, 2, LineField.VAT, "8")
    assert "btw-tarief" in page.message.text


def test_the_menu_of_a_line(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    type_in(page, 0, LineField.PRICE, "1")
    page.table.commit()
    menu = page.lines.menu_of(page.draft.document.lines[0], page)
    words = {action.text(): action for action in menu.actions()}
    words["Prijs van het artikel terugzetten"].trigger()
    assert not page.draft.document.lines[0].price_changed
    words["Tekst bij regel"].trigger()
    assert page.table.editing == (page.draft.document.lines[0].id, LineField.TEXT)
    type_keys(shop.ui, page.table.edit_cell, "Naam op borst")
    page.table.commit()
    assert page.draft.document.lines[0].text == "Naam op borst"


def test_prices_with_and_without_vat_leave_the_total_alone(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001", "2001", "2002")
    before = document_totals(page.draft.document).gross
    page.footer.mode._buttons["exclusive"].click()
    document = page.draft.document
    assert document.price_mode is PriceMode.EXCLUSIVE
    assert document_totals(document).gross == before
    assert page.model.text(0, LineField.PRICE) == "57,8099"
    assert "te betalen blijft" in page.footer.told.text()
    amounts = [page.model.text(row, LineField.AMOUNT) for row in range(3)]
    assert amounts == ["57,81", "11,47", "3,05"]
    type_in(page, 0, LineField.PRICE, "50")
    assert document_totals(page.draft.document).lines[0].gross == Money(6050)


def test_five_hundred_lines_stay_one_table(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    line = page.draft.document.lines[0]
    many = [replace(line, id=f"{place:032d}", quantity=Quantity.of(place % 7 + 1)) for place in range(500)]
    page.adding.add_all(many)
    assert page.model.rowCount() == 501
    QApplication.processEvents()
    assert page.table.viewport().rect().intersects(page.table.visualRect(page.model.index(500, 2)))
    page.table.open_cell(many[499].id, LineField.QUANTITY)
    assert page.table.viewport().rect().contains(page.table.edit_cell.geometry())
    page.undo()
    assert page.model.rowCount() == 1


# --- scanning ------------------------------------------------------------------------------------------


def test_a_scan_lands_in_no_widget_wherever_the_cursor_is(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    heard: list[str] = []
    shop.ui.scanner.scanned.connect(heard.append)
    widgets = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(widgets) > 15
    for widget in widgets:
        widget.setFocus()
        before = widget.text() if isinstance(widget, QLineEdit | QAbstractButton) else ""
        chosen = widget.currentIndex() if isinstance(widget, QComboBox) else 0
        heard.clear()
        scan(shop, widget, "8712345678906")
        assert heard == ["8712345678906"], widget.objectName()
        if isinstance(widget, QLineEdit | QAbstractButton):
            assert widget.text() == before, widget.objectName()
        if isinstance(widget, QComboBox):
            assert widget.currentIndex() == chosen
        assert dialogs(page.window()) == []
    shop.ui.scanner.scanned.disconnect(heard.append)


def test_a_scan_jumps_to_the_empty_line_and_loses_no_typing(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    page.table.open_cell(page.draft.document.lines[0].id, LineField.QUANTITY)
    type_keys(shop.ui, page.table.edit_cell, "5")
    page.take_scan("1002")
    assert lines_of(page) == [("1001", 5), ("1002", 1)]
    assert page.scan_row.ready


def test_an_unknown_barcode_sounds_and_stays_ready(shop: EditingShop) -> None:
    page = shop.editor()
    assert page.take_scan("8712345678906")
    assert "8712345678906" in page.message.text
    assert page.scan_row.ready
    assert shop.ui.sounds.played == ["fout"]  # type: ignore[attr-defined]
    page.take_scan("1001")
    assert page.message.text == ""


def test_the_same_article_raises_the_last_line_nobody_edited(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001", "1002", "1001")
    assert lines_of(page) == [("1001", 2), ("1002", 1)]
    type_in(page, 0, LineField.PRICE, "10")
    page.take_scan("1001")
    assert lines_of(page) == [("1001", 2), ("1002", 1), ("1001", 1)]


def test_the_empty_line_pulses_only_with_the_cursor_and_not_with_less_motion(shop: EditingShop) -> None:
    page = shop.editor()
    page.scan_row.edit.setFocus()
    QApplication.processEvents()
    assert page.scan_row.pulsing
    assert page.tools.badge.accessibleName() == "Scannen kan: cursor staat in de lege regel"
    page.head.subject.edit.setFocus()
    QApplication.processEvents()
    assert not page.scan_row.pulsing
    assert page.tools.badge.accessibleName() == "Klik in de lege regel om te scannen"
    set_reduced_motion(True)
    page.scan_row.edit.setFocus()
    QApplication.processEvents()
    assert page.scan_row.ready
    assert not page.scan_row.pulsing


def test_numbers_and_words_are_typed_in_the_empty_line(shop: EditingShop) -> None:
    page = shop.editor()
    page.scan_row.edit.setFocus()
    type_keys(shop.ui, page.scan_row.edit, "1002")
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_Return)
    assert lines_of(page) == [("1002", 1)]
    assert page.scan_row.edit.text() == ""
    type_keys(shop.ui, page.scan_row.edit, "artikel")
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_Return)
    assert dialogs(page.window()) == ["articles"]


def test_a_relation_card_fills_the_customer_and_a_document_offers_to_be_copied(shop: EditingShop) -> None:
    order = with_lines(shop, shop.editor(), "1001", "1002")
    order.confirm_button.click()
    page = shop.editor(DocumentKind.INVOICE)
    page.take_scan("10025")
    assert page.draft.document.party is not None
    page.take_scan("O2026-0001")
    assert page.message.text == "Kopiëren van O2026-0001?"
    page.message.findChildren(QAbstractButton)[0].click()
    assert lines_of(page) == [("1001", 1), ("1002", 1)]
    assert all(line.source_line is None for line in page.draft.document.lines)


# --- keeping, two people, changing an order -------------------------------------------------------------


def test_a_concept_is_kept_a_second_after_the_last_change(shop: EditingShop, qtbot: QtBot) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    assert page.draft.dirty
    qtbot.waitUntil(lambda: not page.draft.dirty)
    assert page.told.text() == "Bewaard om 10:30 · nummer volgt bij bevestigen"
    assert len(shop.services.drafts.get(page.draft.document.id).document.lines) == 1


def test_a_concept_survives_its_window(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    key = page.draft.document.id
    page.table.open_cell(page.draft.document.lines[0].id, LineField.QUANTITY)
    type_keys(shop.ui, page.table.edit_cell, "7")
    page.window().close()
    again = shop.editor(key=key)
    assert lines_of(again) == [("1001", 7)]
    again.take_scan("1002")
    again.draft.flush()
    assert len(shop.services.drafts.get(key).document.lines) == 2


def test_a_new_document_nobody_touched_is_not_kept(shop: EditingShop) -> None:
    page = shop.editor()
    page.window().close()
    assert shop.database.one("SELECT COUNT(*) FROM sales_document") == (0,)


def test_two_people_in_one_concept(shop: EditingShop, monkeypatch: pytest.MonkeyPatch) -> None:
    first = with_lines(shop, shop.editor(actor=OTHER), "1001")
    first.draft.flush()
    key = first.draft.document.id
    second = shop.editor(key=key)
    assert second.holder.text == "Medewerker 05 heeft dit document open"
    assert not second.confirm_button.isEnabled()
    assert not second.take_scan("1002")
    second.holder.findChildren(QAbstractButton)[1].click()
    assert second.holder.text == ""
    assert second.take_scan("1002")
    second.draft.flush()
    first.draft._renew()
    assert first.holder.text == "Eigenaar heeft dit document open"
    assert not first.confirm_button.isEnabled()


def test_what_somebody_else_saved_is_not_overwritten(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    page.draft.flush()
    stored = shop.services.drafts.get(page.draft.document.id).document
    shop.services.drafts.save(replace(stored, subject="Van een ander"), OWNER)
    page.take_scan("1002")
    page.draft.flush()
    assert "ander" in page.message.text
    assert lines_of(page) == [("1001", 1), ("1002", 1)]
    assert shop.services.drafts.get(stored.id).document.subject == "Van een ander"
    page.message.findChildren(QAbstractButton)[0].click()
    assert page.head.subject.text() == "Van een ander"
    page.take_scan("1003")
    page.draft.flush()
    assert [line.number for line in shop.services.drafts.get(stored.id).document.lines] == ["1001", "1003"]


def test_a_confirmed_order_is_changed_and_confirmed_again(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001", "1002")
    page.confirm_button.click()
    key = page.draft.document.id
    again = shop.editor(key=key)
    assert again.title.text() == "Verkooporder O2026-0001"
    type_in(again, 0, LineField.QUANTITY, "3")
    again.draft.flush()
    assert shop.services.drafts.get(key).document.lines[0].quantity == Quantity.ONE
    again.confirm_button.click()
    stored = shop.services.drafts.get(key).document
    assert (stored.lines[0].quantity, stored.version, stored.number) == (Quantity.of(3), 2, "O2026-0001")


def test_changes_left_without_confirming_wait_for_the_order(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    page.confirm_button.click()
    key = page.draft.document.id
    left = shop.editor(key=key)
    type_in(left, 0, LineField.QUANTITY, "3")
    left.window().close()
    again = shop.editor(key=key)
    assert lines_of(again) == [("1001", 3)]
    assert "nog niet zijn bevestigd" in again.message.text
    again.message.findChildren(QAbstractButton)[0].click()
    assert lines_of(again) == [("1001", 1)]
    assert shop.services.drafts.get(key).document.version == 1


def test_changes_of_an_order_survive_a_power_cut(shop: EditingShop, qtbot: QtBot) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    page.confirm_button.click()
    key = page.draft.document.id
    cut = shop.editor(key=key)
    type_in(cut, 0, LineField.QUANTITY, "3")
    qtbot.waitUntil(lambda: "geldt na Verkooporder bevestigen" in cut.told.text())  # nothing closes this window
    again = shop.editor(key=key)
    assert lines_of(again) == [("1001", 3)]
    again.confirm_button.click()
    stored = shop.services.drafts.get(key).document
    assert (stored.lines[0].quantity, stored.version) == (Quantity.of(3), 2)
    assert shop.services.amendments.of(stored) is None
    assert shop.database.one("SELECT COUNT(*) FROM trash") == (0,)


def test_what_becomes_of_a_deposit_is_told_before_the_change(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    page.confirm_button.click()
    shop.trade.deposit(shop.services.drafts.get(page.draft.document.id).document, 5000)
    again = shop.editor(key=page.draft.document.id)
    type_in(again, 0, LineField.PRICE, "10")
    again.confirm_button.click()
    question = open_dialog(again.window())
    assert "aanbetaald" in question.explanation.text()
    question.done(None)
    assert shop.services.drafts.get(page.draft.document.id).document.version == 1
    again.confirm_button.click()
    open_dialog(again.window()).done(True)
    assert shop.services.drafts.get(page.draft.document.id).document.version == 2


def test_a_concept_is_thrown_away_and_taken_back(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    told: list[str] = []
    page.deleted.connect(told.append)
    page.draft.flush()
    page.remove_button.click()
    (trash_id,) = told
    assert shop.database.one("SELECT COUNT(*) FROM sales_document") == (0,)
    shop.services.drafts.restore(trash_id, OWNER)
    assert lines_of(shop.editor(key=page.draft.document.id)) == [("1001", 1)]


def test_an_invoice_that_is_final_is_only_read(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(DocumentKind.INVOICE), "1001")
    page.confirm_button.click()
    open_dialog(page.window()).done(True)
    again = shop.editor(DocumentKind.INVOICE, page.draft.document.id)
    assert not again.confirm_button.isEnabled()
    assert not again.take_scan("1002")
    again.table.open_cell(again.draft.document.lines[0].id, LineField.QUANTITY)
    assert again.table.editing is None


def test_who_may_not_edit_sees_and_cannot_change(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    page.draft.flush()
    reader = Actor(OTHER.employee_id, "Stagiair", frozenset({Right.VIEW_ORDERS}), None)
    page.draft.keeper.release()
    again = shop.editor(key=page.draft.document.id, actor=reader)
    assert not again.confirm_button.isEnabled()
    assert lines_of(again) == [("1001", 1)]


def test_printing_is_of_what_is_on_the_screen(shop: EditingShop) -> None:
    page = shop.editor()
    wanted: list[int] = []
    page.print_wanted.connect(lambda key: wanted.append(len(shop.services.drafts.get(key).document.lines)))
    page.print_button.click()
    assert wanted == []
    assert "nog niets om af te drukken" in page.message.text
    page.take_scan("1001")
    page.print_button.click()
    assert wanted == [1]


@pytest.mark.parametrize("width", [968, 1150, 1704])
def test_the_page_fits_every_width(shop: EditingShop, width: int) -> None:
    page = with_lines(shop, shop.editor(size=(width, 640)), "1001")
    QApplication.processEvents()
    assert page.width() == width
    for button in page.tools.buttons.values():
        assert button.geometry().right() <= page.tools.width()
        assert button.accessibleName()
    assert not page.table.isColumnHidden(2)
    assert page.table.columnWidth(2) >= 150


def test_every_control_has_a_name(shop: EditingShop) -> None:
    page = with_lines(shop, shop.editor(), "1001")
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            assert widget.accessibleName(), widget.objectName() or type(widget).__name__
            assert widget.objectName(), widget.accessibleName()


def test_keys_and_scans_in_the_order_they_came_on_real_threads(shop: EditingShop, qtbot: QtBot) -> None:
    jobs = Jobs()
    shop.ui = replace(shop.ui, jobs=jobs)
    page = shop.editor()
    qtbot.waitUntil(lambda: page.draft.is_open)
    page.heading.set_customer(shop.trade.customer)
    for code in ("1001", "1002", "8712345678906", "1001", "1003"):
        page.take_scan(code)
    page.adding.typed("2001")
    qtbot.waitUntil(lambda: len(page.draft.document.lines) == 4)
    assert lines_of(page) == [("1001", 2), ("1002", 1), ("1003", 1), ("2001", 1)]
    told: list[str] = []
    page.confirmed.connect(told.append)
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_F12)
    QTest.keyClick(page.scan_row.edit, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: bool(told))
    jobs.wait()
    assert shop.services.drafts.get(told[0]).document.number == "O2026-0001"
    assert shop.database.one("SELECT COUNT(*) FROM sales_document") == (1,)


def test_a_date_that_is_still_in_its_field_is_checked_on_real_threads(shop: EditingShop, qtbot: QtBot) -> None:
    first = with_lines(shop, shop.editor(DocumentKind.INVOICE), "1001")
    first.confirm_button.click()
    open_dialog(first.window()).done(True)
    jobs = Jobs()
    shop.ui = replace(shop.ui, jobs=jobs)
    page = shop.editor(DocumentKind.INVOICE)
    qtbot.waitUntil(lambda: page.draft.is_open)
    page.heading.set_customer(shop.trade.customer)
    page.take_scan("1001")
    qtbot.waitUntil(lambda: len(page.draft.document.lines) == 1)
    page.head.date.edit.setFocus()
    page.head.date.edit.setText("13-3-2026")
    page.confirm_button.click()
    qtbot.waitUntil(page.confirm_button.isEnabled)
    assert not dialogs(page.window())
    assert "laatste factuur in deze reeks" in page.head.date.edit.accessibleDescription()
    jobs.wait()


def test_another_kind_brings_its_term(shop: EditingShop) -> None:
    types = shop.services.find.types
    types.save(SalesType("", DocumentKind.INVOICE, "Service", "S", 8), OWNER)
    page = shop.editor(DocumentKind.INVOICE)
    page.head.type.set_value("service")
    assert page.draft.document.type_code == "service"
    assert page.draft.document.due_date == TODAY + dt.timedelta(days=8)
    page.head.due_date.edit.setText("20-4-2026")
    page.head.take_dates()
    page.head.type.set_value("invoice")
    assert page.draft.document.due_date == dt.date(2026, 4, 20)


def test_closing_while_it_is_being_stored_keeps_the_last_change(shop: EditingShop, qtbot: QtBot) -> None:
    jobs = Jobs()
    shop.ui = replace(shop.ui, jobs=jobs)
    page = shop.editor()
    qtbot.waitUntil(lambda: page.draft.is_open)
    page.take_scan("1001")
    qtbot.waitUntil(lambda: len(page.draft.document.lines) == 1)
    key = page.draft.document.id
    page.draft.flush()
    page.draft.put(replace(page.draft.document, subject="Laatste wijziging"))
    page.window().close()
    page.deleteLater()
    QApplication.processEvents()
    jobs.wait()
    assert shop.services.drafts.get(key).document.subject == "Laatste wijziging"
