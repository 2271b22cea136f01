"""Document pages of the back office on real services: what they show, what their buttons do, in how many clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.messages.address import MailAddress
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.people.rights import Right
from kassa.domain.sales.document import DocumentKind
from kassa.ui.office.sales.dialogs import InvoiceDateDialog
from kassa.ui.widgets.buttons import Button
from tests.support.clock import FrozenClock
from tests.support.sales_office import Clicks, SalesOffice, badges, shown, the_dialog, type_text

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


def test_an_invoice_is_paid_in_four_clicks(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(12297)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.pay")
    clicks.press("payment.confirm")
    clicks.press("payment.ask.yes")
    assert clicks.count + 1 == 4  # and one to open the invoice
    assert office.sales.dossiers.of(made.document_id).open.cents == 0


def test_a_part_is_paid_and_the_rest_stays_open(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.pay")
    sheet = page.acts.money.sheet
    assert sheet is not None
    assert [row.method.code for row in sheet.parts.rows] == ["cash", "bank"]
    sheet.parts.amount.edit.setFocus()
    sheet.parts.amount.edit.selectAll()
    type_text(sheet.parts.amount.edit, "50")
    assert "150,00" in sheet.notice.text
    clicks.press("payment.confirm")
    ask = the_dialog(page.window(), "payment.ask")
    assert f"€ 50,00 op factuur {made.number}" in ask.title.text().replace("\u00a0", " ")
    clicks.press("payment.ask.no")
    assert office.sales.dossiers.of(made.document_id).open.cents == 20000
    clicks.press("payment.confirm")
    clicks.press("payment.ask.yes")
    assert office.sales.dossiers.of(made.document_id).open.cents == 15000
    assert office.offers[-1].word == "Bekijk betaling"
    assert "Gedeeltelijk betaald" in badges(page)


def test_a_paid_invoice_says_why_it_cannot_be_paid(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    office.paid(made, 20000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    pay = page.acts.buttons["pay"]
    assert not pay.isEnabled()
    assert "niets meer open" in pay.accessibleDescription()
    QTest.mouseClick(pay, Qt.MouseButton.LeftButton)
    assert page.why.shown is not None
    assert "niets meer open" in page.why.shown.accessibleDescription()
    page.why.shown.close()


def test_one_press_books_once(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    Clicks(page.window()).press("document.pay")
    sheet = page.acts.money.sheet
    assert sheet is not None
    parts = sheet.parts.parts()
    sheet._answered(True, parts, office.today)
    sheet._book(parts, office.today, "", sheet._key, False)  # the same press again, on a slow machine
    assert len(office.sales.payments.of(made.document_id)) == 1


def test_a_concept_becomes_definitive_in_two_clicks(office: SalesOffice, qtbot: QtBot) -> None:
    concept = office.concept(DocumentKind.INVOICE, 10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, concept.id)
    assert "pay" not in page.acts.buttons
    clicks = Clicks(page.window())
    clicks.press("document.confirm")
    dialog = the_dialog(page.window(), "definitive")
    assert dialog.title.text() == "Factuur actie - Maak definitief"
    clicks.press("definitive.confirm")
    assert clicks.count == 2
    assert office.offers[-1].text == "Factuur bijgewerkt, status 'Definitief'"
    assert "Definitief" in badges(page)
    assert page.title.text().startswith("Factuur 20")
    link = page.details.findChild(Button, "document.pdf_link")
    assert link is not None
    assert link.accessibleName().endswith(".pdf")
    assert page.acts.buttons["pay"].isEnabled()


def test_closing_the_popup_leaves_a_concept(office: SalesOffice, qtbot: QtBot) -> None:
    concept = office.concept(DocumentKind.INVOICE, 10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, concept.id)
    clicks = Clicks(page.window())
    clicks.press("document.confirm")
    clicks.press("definitive.cancel")
    assert office.sales.dossiers.of(concept.id).document.number == ""


def test_by_mail_the_second_popup_makes_it_definitive(office: SalesOffice, qtbot: QtBot) -> None:
    mailed = office.customer("Mailklant", DispatchMethod.EMAIL, "mail@voorbeeld.nl")
    concept = office.concept(DocumentKind.INVOICE, 10000, customer=mailed)
    page = shown(office, qtbot, DocumentKind.INVOICE, concept.id)
    clicks = Clicks(page.window())
    clicks.press("document.confirm")
    clicks.press("definitive.confirm")
    assert office.sales.dossiers.of(concept.id).document.number == ""
    ((asked, chosen),) = office.mail.asked
    assert asked == concept.id
    chosen(None)  # type: ignore[arg-type]
    assert office.sales.dossiers.of(concept.id).document.number
    assert "Definitief" in badges(page)


def test_nobody_to_mail_to_stops_before_it_is_definitive(office: SalesOffice, qtbot: QtBot) -> None:
    silent = office.customer("Zonder adres", DispatchMethod.EMAIL)
    concept = office.concept(DocumentKind.INVOICE, 10000, customer=silent)
    page = shown(office, qtbot, DocumentKind.INVOICE, concept.id)
    Clicks(page.window()).press("document.confirm")
    dialog = the_dialog(page.window(), "definitive")
    confirm = dialog.findChild(Button, "definitive.confirm")
    assert confirm is not None
    assert not confirm.isEnabled()
    clicks = Clicks(page.window())
    clicks.press("definitive.way")
    assert office.opened == [("customers", silent.id)]
    clicks.press("document.confirm")
    button = next(one for one in page.window().findChildren(Button, "definitive.way") if one.isVisible())
    assert button.label() == "E-mailadres toevoegen"
    button.click()
    ((asked, chosen),) = office.mail.asked
    assert asked == concept.id
    assert office.sales.dossiers.of(concept.id).document.number == ""
    office.services.mail.mails.add_address(concept.id, MailAddress("nieuw@voorbeeld.nl"), office.owner)
    assert [one.for_invoices for one in office.customers.contacts(silent.id)] == [True]
    chosen(None)  # type: ignore[arg-type]
    assert office.sales.dossiers.of(concept.id).document.number
    office.services.mail.mails.add_address(concept.id, MailAddress("tweede@voorbeeld.nl"), office.owner)
    assert [one.for_invoices for one in office.customers.contacts(silent.id)] == [True, False]


def test_a_concept_is_deleted_with_undo(office: SalesOffice, qtbot: QtBot) -> None:
    concept = office.concept(DocumentKind.INVOICE, 10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, concept.id)
    closed: list[bool] = []
    page.close_wanted.connect(lambda: closed.append(True))
    Clicks(page.window()).press("document.delete")
    assert closed == [True]
    offer = office.offers[-1]
    assert (offer.text, offer.word) == ("Factuur (concept) verwijderd", "Ongedaan maken")
    assert offer.act is not None
    offer.act()
    assert office.opened[-1] == ("invoices", concept.id)
    assert office.sales.dossiers.of(concept.id).document.lines == concept.lines


def test_a_definitive_invoice_is_credited_after_saying_so(office: SalesOffice, qtbot: QtBot) -> None:
    slip = office.slip(10000)
    made = office.sales.invoicing.invoice_deliveries([slip.id], office.today, office.owner, "k").invoices[0]
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.remove")
    dialog = the_dialog(page.window(), "credit")
    said = " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert slip.number in said
    assert "weer bij 'Te factureren'" in said
    clicks.press("credit.yes")
    assert office.offers[-1].text.startswith("Creditfactuur C")
    assert "Gecrediteerd" in badges(page)
    assert office.sales.deliveries.invoiced_by(slip.id) is None
    assert "al helemaal gecrediteerd" in page.acts.buttons["credit"].toolTip()


def test_a_part_of_an_invoice_is_credited(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.credit")
    dialog = the_dialog(page.window(), "quantities")
    edit = dialog.findChild(QLineEdit, "quantities.line_1")
    assert edit is not None
    assert edit.text() == "2"
    edit.setText("3")
    clicks.press("quantities.yes")
    assert dialog.isVisible()
    edit.setText("1")
    clicks.press("quantities.yes")
    assert office.sales.dossiers.of(made.document_id).open.cents == 10000
    assert page.documents.findChildren(Button, "document.link_1")


def test_an_order_is_cancelled_in_three_clicks(office: SalesOffice, qtbot: QtBot) -> None:
    order = office.order(10000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    clicks = Clicks(page.window())
    clicks.press("document.cancel")
    dialog = the_dialog(page.window(), "cancel_order")
    assert dialog.title.text() == f"Order {order.number} annuleren?"
    assert dialog.explanation.text() == "De reservering vervalt."
    clicks.press("cancel_order.yes")
    assert clicks.count + 1 == 3
    assert "Volledig geannuleerd" in badges(page)
    assert "geannuleerd" in page.acts.buttons["deliver"].toolTip()


def test_part_of_an_order_is_delivered(office: SalesOffice, qtbot: QtBot) -> None:
    order = office.order(10000, 5000)
    page = shown(office, qtbot, DocumentKind.ORDER, order.id)
    clicks = Clicks(page.window())
    clicks.press("document.deliver")
    dialog = the_dialog(page.window(), "quantities")
    edit = dialog.findChild(QLineEdit, "quantities.line_2")
    assert edit is not None
    edit.setText("0")
    clicks.press("quantities.yes")
    assert office.offers[-1].text.startswith("Pakbon P")
    assert office.sales.orders.progress(order.id).has_open
    assert page.documents.findChildren(Button, "document.link_1")
    clicks.press("document.deliver")
    clicks.press("quantities.yes")
    assert not office.sales.orders.progress(order.id).has_open
    assert not page.acts.buttons["deliver"].isEnabled()


def test_a_slip_is_invoiced_with_a_date(office: SalesOffice, qtbot: QtBot) -> None:
    slip = office.slip(10000)
    page = shown(office, qtbot, DocumentKind.DELIVERY, slip.id)
    clicks = Clicks(page.window())
    clicks.press("document.invoice")
    dialog = the_dialog(page.window(), "invoice_date")
    assert isinstance(dialog, InvoiceDateDialog)
    assert dialog.warning.text == "Een factuur kan daarna niet meer worden gewijzigd."
    clicks.press("invoice_date.cancel")
    assert office.sales.deliveries.invoiced_by(slip.id) is None
    clicks.press("document.invoice")
    clicks.press("invoice_date.ok")
    invoice = office.sales.deliveries.invoiced_by(slip.id)
    assert invoice is not None
    assert (office.offers[-1].text, office.offers[-1].word) == (f"Factuur {invoice.number} gemaakt", "Openen")
    assert badges(page) == ["Gefactureerd"]
    assert invoice.number in page.acts.buttons["invoice"].toolTip()


def test_the_page_follows_what_others_do(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    office.paid(made, 20000)
    assert "Openstaand" in badges(page)
    office.changes.changed.emit(frozenset({"payments"}))
    assert "Betaald" in badges(page)
    office.sales.notes.add(made.document_id, DocumentKind.INVOICE, "Belt morgen", office.owner)
    QTest.keyClick(page, Qt.Key.Key_F5)
    office.ui.scanner.release()
    assert page.tabs.notes.kept.rowCount() == 1


def test_a_right_that_is_missing_is_named(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    office.actor = office.with_rights(Right.VIEW_INVOICES)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    pay = page.acts.buttons["pay"]
    assert pay.icon_name == "lock"
    assert "Betalingen registreren" in pay.toolTip()
    assert "Eigenaar" in pay.toolTip()
    QTest.keyClick(page, Qt.Key.Key_F1)
    office.ui.scanner.release()
    assert page.why.shown is not None
    assert "Betalingen registreren" in page.why.shown.accessibleDescription()
    page.why.shown.close()
