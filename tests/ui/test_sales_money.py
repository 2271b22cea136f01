"""Money on sales documents in the office: deposits, divided payments, rounding, change, paying back, reversing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.sales.document import DocumentKind
from kassa.domain.settings import company
from kassa.domain.settings.fields import Scope
from kassa.ui.office.sales.payment_sheet import PaymentSheet
from kassa.ui.widgets.buttons import Button
from tests.support.clock import FrozenClock
from tests.support.sales_office import Clicks, SalesOffice, badges, shown, the_dialog, type_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


def sheet_of(clicks: Clicks) -> PaymentSheet:
    dialog = the_dialog(clicks.window, "payment")
    assert isinstance(dialog, PaymentSheet)
    return dialog


def test_a_deposit_in_four_clicks(office: SalesOffice, qtbot: QtBot) -> None:
    order = office.order(10000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    clicks = Clicks(page.window())
    clicks.press("document.deposit")
    sheet = sheet_of(clicks)
    assert sheet.parts.amount.text() == "200,00"
    assert sheet.findChild(QLabel, "payment.refused_card").text() == "PIN kan alleen via de kassa"  # type: ignore[union-attr]
    clicks.press("payment.share_25")
    clicks.count -= 1  # another amount than the whole is a choice of its own
    assert sheet.parts.amount.text() == "50,00"
    clicks.press("payment.confirm")
    ask = the_dialog(page.window(), "payment.ask")
    said = ask.explanation.text().replace("\u00a0", " ")
    assert said == "Er wordt € 50,00 aanbetaald. De order is € 200,00; daarna is nog € 150,00 te betalen."
    clicks.press("payment.ask.yes")
    assert clicks.count + 1 == 4
    assert badges(page) == ["Openstaand", "Aanbetaald"]
    assert "Aanbetaling van" in office.offers[-1].text


def test_a_deposit_is_never_more_than_the_order(office: SalesOffice, qtbot: QtBot) -> None:
    order = office.order(10000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    clicks = Clicks(page.window())
    clicks.press("document.deposit")
    sheet = sheet_of(clicks)
    type_text(sheet.parts.amount.edit, "200,05")
    assert not sheet.confirm.isEnabled()
    assert "meer dan er openstaat" in sheet.confirm.toolTip()
    type_text(sheet.parts.amount.edit, "0")
    assert "geen bedrag" in sheet.confirm.toolTip()
    type_text(sheet.parts.amount.edit, "twintig")
    assert "geen bedrag" in sheet.confirm.toolTip()


def test_a_cancelled_order_pays_its_deposit_back(office: SalesOffice, qtbot: QtBot) -> None:
    order = office.order(10000)
    office.deposited(order, 5000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    clicks = Clicks(page.window())
    clicks.press("document.cancel")
    dialog = the_dialog(page.window(), "cancel_order")
    said = dialog.explanation.text().replace("\u00a0", " ")
    assert said == "De reservering vervalt. Een aanbetaling van € 50,00 blijft als tegoed staan."
    choice = dialog.findChild(QRadioButton, "cancel_order.pay_back")
    assert choice is not None
    choice.setChecked(True)
    assert "wordt terugbetaald" in dialog.explanation.text()
    clicks.press("cancel_order.yes")
    assert office.sales.orders.progress(order.id).deposit.cents == 0
    assert "Volledig geannuleerd" in badges(page)


def test_a_payment_is_divided_over_methods(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.pay")
    sheet = sheet_of(clicks)
    clicks.press("payment.divide")
    cash, bank = sheet.parts.rows
    assert bank.edit.text() == "200,00"
    type_text(bank.edit, "150")
    type_text(cash.edit, "50")
    assert "Samen € 200,00" in sheet.notice.text.replace("\u00a0", " ")
    clicks.press("payment.confirm")
    clicks.press("payment.ask.yes")
    paid = office.sales.payments.of(made.document_id)
    assert sorted((one.method, one.amount.cents) for one in paid) == [("Bank", 15000), ("Contant", 5000)]


def test_cash_is_filled_in_as_it_is_rounded(office: SalesOffice, qtbot: QtBot) -> None:
    office.services.settings.change(Scope.COMPANY, {company.CASH_ROUNDING.key: "nearest_five"}, office.owner)
    made = office.invoice(1001)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.pay")
    sheet = sheet_of(clicks)
    assert sheet.parts.amount.text() == "20,02"
    clicks.press("payment.method_cash")
    assert sheet.parts.amount.text() == "20,00"
    clicks.press("payment.confirm")
    ask = the_dialog(page.window(), "payment.ask")
    assert "nog open: € 0,00" in ask.explanation.text().replace("\u00a0", " ")
    clicks.press("payment.ask.yes")
    assert office.sales.dossiers.of(made.document_id).open.cents == 0


def test_change_is_told_and_a_large_one_asked_again(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(1000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.pay")
    sheet = sheet_of(clicks)
    type_text(sheet.parts.amount.edit, "25")
    assert "alleen contant" in sheet.confirm.toolTip().lower()
    clicks.press("payment.method_cash")
    assert sheet.notice.text.replace("\u00a0", " ") == "Wisselgeld € 5,00"
    type_text(sheet.parts.amount.edit, "2000")
    clicks.press("payment.confirm")
    clicks.press("payment.ask.yes")
    assert "wisselgeld" in the_dialog(page.window(), "payment.sure").title.text()
    assert office.sales.dossiers.of(made.document_id).open.cents == 2000
    clicks.press("payment.sure.yes")
    assert office.sales.dossiers.of(made.document_id).open.cents == 0


def test_a_credit_after_payment_is_paid_back(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(1000)
    office.paid(made, 2000)
    credit = office.sales.invoicing.credit(made.document_id, None, office.today, office.owner, "k")
    page = shown(office, qtbot, DocumentKind.CREDIT, credit.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.back")
    assert sheet_of(clicks).title.text() == "Terugbetalen"
    clicks.press("payment.confirm")
    assert "Terugbetaling van" in the_dialog(page.window(), "payment.ask").title.text()
    clicks.press("payment.ask.yes")
    assert office.sales.dossiers.of(credit.document_id).open.cents == 0


def test_a_payment_is_reversed_with_a_reason(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(1000)
    office.paid(made, 2000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    page.show_tab("payments")
    clicks = Clicks(page.window())
    clicks.press("document.reverse")
    clicks.press("reverse_payment.yes")
    dialog = the_dialog(page.window(), "reverse_payment")
    type_text(dialog.reason.edit, "Op de verkeerde factuur")  # type: ignore[attr-defined]
    clicks.press("reverse_payment.yes")
    assert office.sales.dossiers.of(made.document_id).open.cents == 2000
    assert "Openstaand" in badges(page)
    reverse = page.findChild(Button, "document.reverse")
    assert reverse is not None
    assert not reverse.isEnabled()
