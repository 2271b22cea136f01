"""Paper and mail of sales documents: page pictures, printing, exporting, and definitive by e-mail in clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.sales.document import DocumentKind, SalesDocument
from kassa.domain.settings import mail
from kassa.domain.settings.fields import Scope
from kassa.ui.office.mail.window import MailWindow
from kassa.ui.office.sales.document_page import DocumentPage
from kassa.ui.office.sales.editor import DocumentEditor
from kassa.ui.office.sales.paper_printing import paint_papers
from kassa.ui.office.sales.paper_view import PageView
from kassa.ui.office.window import OfficeWindow
from kassa.ui.widgets.buttons import Button
from tests.support.clock import FrozenClock
from tests.support.office import front
from tests.support.sales_office import Clicks, SalesOffice, shown, the_dialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def office(sqlite_database: Database, clock: FrozenClock, qapp: QApplication, tmp_path: Path) -> SalesOffice:
    return SalesOffice(sqlite_database, clock, qapp, tmp_path)


def test_the_pdf_opens_over_the_page(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    clicks = Clicks(page.window())
    clicks.press("document.pdf")
    dialog = the_dialog(page.window(), "paper")
    assert [view.accessibleName() for view in dialog.findChildren(PageView)] == ["Pagina 1 van 1"]
    clicks.press("paper.close")


def test_the_stored_pages_are_printed(office: SalesOffice, tmp_path: Path) -> None:
    made = [office.invoice(10000), office.invoice(5000)]
    files = [office.sales.papers.pdf(one.document_id).content for one in made]
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert paint_papers(files, printer) == 2
    pages = PdfReader(tmp_path / "out.pdf").pages
    assert [len(page.images) for page in pages] == [1, 1]


def test_printing_shows_a_preview(office: SalesOffice, qtbot: QtBot) -> None:
    made = office.invoice(10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    Clicks(page.window()).press("document.print")
    preview = page.acts.paper.preview
    assert preview is not None
    assert preview.windowTitle() == f"Factuur {made.number}"
    preview.done(0)
    assert page.acts.paper.preview is None


@pytest.mark.parametrize("suffix", ["pdf", "csv", "xlsx"])
def test_one_document_is_exported(office: SalesOffice, qtbot: QtBot, tmp_path: Path, suffix: str) -> None:
    made = office.invoice(10000)
    page = shown(office, qtbot, DocumentKind.INVOICE, made.document_id)
    asked: list[str] = []

    def ask(_parent: QWidget, _title: str, proposal: str, _kinds: str) -> str:
        asked.append(proposal)
        return str(tmp_path / "factuur")

    page.acts.paper.ask_path = ask
    Clicks(page.window()).press("document.export")
    entry = next(one for one in page.acts.menu.actions() if one.text() == {"xlsx": "Excel"}.get(suffix, suffix.upper()))
    entry.trigger()
    page.acts.menu.close()
    assert asked == [f"Factuur {made.number}.{suffix}"]
    assert (tmp_path / f"factuur.{suffix}").stat().st_size > 100
    assert office.offers[-1].word == "Openen"


def by_mail(office: SalesOffice) -> tuple[OfficeWindow, DocumentPage, SalesDocument]:
    """Return the page of a concept that goes by e-mail, in the window of the office."""
    office.services.mail.templates.ensure_standard()
    account = {mail.HOST.key: "smtp.voorbeeld.nl", mail.SENDER.key: "winkel@voorbeeld.nl"}
    office.services.settings.change(Scope.COMPANY, account, office.owner)
    mailed = office.customer("Mailklant", DispatchMethod.EMAIL, "mail@voorbeeld.nl")
    concept = office.concept(DocumentKind.INVOICE, 10000, customer=mailed)
    window = office.window()
    window.open_page("invoices", concept.id)
    page = front(window)
    assert isinstance(page, DocumentPage)
    return window, page, concept


def test_definitive_by_mail_in_three_clicks(office: SalesOffice) -> None:
    window, _page, concept = by_mail(office)
    clicks = Clicks(window)
    clicks.press("document.confirm")
    clicks.press("definitive.confirm")
    dialog = the_dialog(window, "mail_send")
    assert dialog.title.text() == "Maak factuur definitief"
    assert office.sales.dossiers.of(concept.id).document.number == ""
    send = next(one for one in dialog.findChildren(Button) if one.label() == "Verzenden" and one.isEnabled())
    clicks.press(send.objectName())
    assert clicks.count == 3
    assert office.sales.dossiers.of(concept.id).document.number == "2026-0001"
    (sent,) = office.services.mail.mails.of_document(concept.id)
    assert sent.message.state == "queued"
    assert [one.name for one in sent.message.attachments] == ["Factuur 2026-0001.pdf"]


def test_definitive_edited_first_in_four_clicks(office: SalesOffice) -> None:
    window, _page, concept = by_mail(office)
    clicks = Clicks(window)
    clicks.press("document.confirm")
    clicks.press("definitive.confirm")
    dialog = the_dialog(window, "mail_send")
    edit = next(one for one in dialog.findChildren(Button) if one.label() == "Bewerk en verstuur" and one.isEnabled())
    clicks.press(edit.objectName())
    assert office.sales.dossiers.of(concept.id).document.number == "2026-0001"
    (sent,) = office.services.mail.mails.of_document(concept.id)
    assert sent.message.state == "concept"
    opened = [one for one in window.findChildren(MailWindow) if one.isVisible()]
    send = next(one for one in opened[-1].findChildren(Button) if one.label() == "Verzenden")
    clicks.press(send.objectName())
    assert clicks.count == 4
    (sent,) = office.services.mail.mails.of_document(concept.id)
    assert sent.message.state == "queued"


def test_closing_the_second_popup_leaves_a_concept(office: SalesOffice) -> None:
    window, _page, concept = by_mail(office)
    clicks = Clicks(window)
    clicks.press("document.confirm")
    clicks.press("definitive.confirm")
    clicks.press("mail_send.cancel")
    assert office.sales.dossiers.of(concept.id).document.number == ""
    assert office.services.mail.mails.of_document(concept.id) == ()


def test_a_concept_is_printed_from_its_editor(office: SalesOffice) -> None:
    concept = office.concept(DocumentKind.ORDER, 10000)
    window = office.window()
    window.open_page("orders.edit", concept.id)
    page = front(window)
    Clicks(window).press("editor.print")
    preview = next(one for one in window.findChildren(QPrintPreviewDialog))
    assert preview.windowTitle() == page.windowTitle()
    preview.done(0)
    assert isinstance(page, DocumentEditor)
