"""Mail in the office: the window, its keys, what can be taken back, the list on a document, templates, the account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kassa.db.engine import Database
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import Reason
from kassa.domain.messages import marks
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.message import MailMessage, MailState
from kassa.domain.messages.template import DocumentKind
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right
from kassa.system.identity import new_id
from kassa.ui.office.mail.account_form import AccountForm
from kassa.ui.office.mail.desk import MailDesk
from kassa.ui.office.mail.mail_tab import MailTab
from kassa.ui.office.mail.marked_edit import MarkedEdit
from kassa.ui.office.mail.outgoing import Outgoing
from kassa.ui.office.mail.send_dialog import SendChoice, SendDialog
from kassa.ui.office.mail.templates_page import TemplatesPage
from kassa.ui.office.mail.window import MailWindow
from tests.support.clock import FrozenClock
from tests.support.mail_office import MailOffice
from tests.support.mailing import BOOKS, INVOICE, PERSON
from tests.support.office import Office
from tests.support.screens import type_keys
from tests.support.shop import OWNER

STRANGER = "vreemd@elders.nl"
POPUP = "This plugin does not support"
"""The screenless platform has no window manager for the list below a field."""
FAILED = Delivered(Outcome.NOTHING_SENT, Reason("mail.recipient", "550 dit adres bestaat niet."), final=True)
UNSURE = Delivered(Outcome.UNSURE, Reason("mail.unsure", "De verbinding viel weg."))


@pytest.fixture
def office(
    qapp: QApplication, qtbot: QtBot, sqlite_database: Database, clock: FrozenClock, tmp_path: Path
) -> MailOffice:
    made = MailOffice(qapp, sqlite_database, clock, tmp_path)
    qtbot.addWidget(made.host)
    made.host.activateWindow()
    QTest.qWaitForWindowActive(made.host)
    return made


def opened(office: MailOffice, actor: Actor = OWNER) -> tuple[MailDesk, MailWindow]:
    desk = office.desk(actor)
    desk.open(office.concept().id)
    return desk, window_of(desk)


def window_of(desk: MailDesk) -> MailWindow:
    assert desk.window is not None
    return desk.window


def stored(office: MailOffice, window: MailWindow) -> MailMessage:
    return office.shop.mails.get(window._message.id).message


def press(office: MailOffice, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key as a person does: slower than a scanner."""
    QTest.keyClick(QApplication.focusWidget() or office.host, key, modifiers)
    office.ui.scanner.release()
    QApplication.processEvents()


CTRL = Qt.KeyboardModifier.ControlModifier


# --- the window ---------------------------------------------------------------------------------------


def test_a_concept_opens_as_it_was_made(office: MailOffice) -> None:
    _, window = opened(office)
    assert "concept" in window.head.banner.text()
    assert "al definitief" in window.head.banner.text()
    assert window.head.badge.accessibleName() == "Concept"
    assert window.head.told.text() == "Bewaard om 09:30"
    assert window.to.addresses() == (BOOKS,)
    assert window.subject.text() == "Factuur 2025-0448 van Mijn winkel"
    assert "2025-0448 van 26-11-2025" in window.text.toPlainText()
    assert window.files.kept[0].name == "Factuur 2025-0448.pdf"
    assert QApplication.focusWidget() is window.to.edit
    assert not window.is_changed


def test_ctrl_s_keeps_and_the_window_stays(office: MailOffice) -> None:
    _, window = opened(office)
    window.subject.setText("Nieuw onderwerp")
    press(office, Qt.Key.Key_S, CTRL)
    assert stored(office, window).subject == "Nieuw onderwerp"
    assert window.isVisible()
    assert not window.is_changed


def test_save_and_close_goes_on_later(office: MailOffice) -> None:
    desk, window = opened(office)
    mail = window._message.id
    window.text.setFocus()
    window.text.moveCursor(QTextCursor.MoveOperation.End)
    type_keys(office.ui, window.text, " Tot ziens")
    window.save_close_button.click()
    assert desk.window is None
    desk.open(mail)
    assert window_of(desk).text.toPlainText().endswith("Tot ziens")


def test_ctrl_enter_sends_and_eight_seconds_long_it_can_be_undone(office: MailOffice) -> None:
    desk, window = opened(office)
    mail = window._message.id
    window.subject.setText("Gewijzigd en verzonden")
    press(office, Qt.Key.Key_Return, CTRL)
    assert desk.window is None
    sent = office.shop.mails.get(mail).message
    assert (sent.state, sent.subject) == (MailState.QUEUED, "Gewijzigd en verzonden")
    assert desk.toast.text == "E-mail aan administratie@proefrit.voorbeeld wordt verzonden"
    desk.toast.button.click()
    assert office.shop.mails.get(mail).message.state is MailState.CONCEPT
    assert window_of(desk).subject.text() == "Gewijzigd en verzonden"
    office.clock.advance(seconds=30)
    office.work()
    assert office.shop.mailer.sent == []


def test_undo_that_comes_too_late_says_so(office: MailOffice) -> None:
    desk, window = opened(office)
    window.send_button.click()
    office.clock.advance(seconds=9)
    office.work()
    desk.toast.button.click()
    assert desk.toast.text == "Te laat: de e-mail is al onderweg."
    assert len(office.shop.mailer.sent) == 1


def test_esc_drops_changes_and_they_can_be_brought_back(office: MailOffice) -> None:
    desk, window = opened(office)
    mail = window._message.id
    window.subject.setText("Niet bewaard")
    window.cc.add(PERSON)
    press(office, Qt.Key.Key_Escape)
    assert desk.window is None
    assert desk.toast.text == "Wijzigingen niet bewaard"
    assert office.shop.mails.get(mail).message.subject != "Niet bewaard"
    desk.toast.button.click()
    again = window_of(desk)
    assert (again.subject.text(), again.cc.addresses()) == ("Niet bewaard", (PERSON,))
    assert again.is_changed


def test_closing_without_changes_says_nothing(office: MailOffice) -> None:
    desk, window = opened(office)
    window.close_button.click()
    assert (desk.window, desk.toast.text) == (None, "")


def test_deleting_can_be_undone(office: MailOffice) -> None:
    desk, window = opened(office)
    mail = window._message.id
    window.delete_button.click()
    assert office.shop.mails.of_document(INVOICE) == ()
    assert desk.toast.text == "E-mail verwijderd"
    desk.toast.button.click()
    assert window_of(desk)._message.id == mail


def test_a_sent_mail_is_only_read(office: MailOffice) -> None:
    desk, window = opened(office)
    mail = window._message.id
    window.send_button.click()
    office.clock.advance(seconds=9)
    office.work()
    desk.open(mail)
    read = window_of(desk)
    assert read.read_only
    assert not any(button.isVisible() for button in (read.send_button, read.save_button, read.delete_button))
    assert (read.subject.isReadOnly(), read.text.isReadOnly(), read.to.isEnabled()) == (True, True, False)
    assert "Verzonden op 14-03-2026" in read.head.told.text()
    press(office, Qt.Key.Key_S, CTRL)
    press(office, Qt.Key.Key_Return, CTRL)
    assert len(office.shop.mailer.sent) == 1


# --- receivers ----------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_a_known_address_becomes_a_chip(office: MailOffice) -> None:
    _, window = opened(office)
    type_keys(office.ui, window.to.edit, "j.proefrit@proefrit.voorbeeld")
    press(office, Qt.Key.Key_Return)
    assert window.to.addresses() == (BOOKS, PERSON)
    assert window.to.edit.text() == ""
    press(office, Qt.Key.Key_Backspace)
    assert window.to.addresses() == (BOOKS,)
    window.to._chips[0].cross.click()
    assert window.to.addresses() == ()


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_enter_takes_the_first_that_fits(office: MailOffice) -> None:
    _, window = opened(office)
    type_keys(office.ui, window.to.edit, "j.pro")
    press(office, Qt.Key.Key_Return)
    assert window.to.addresses() == (BOOKS, PERSON)
    QApplication.processEvents()
    assert window.to.edit.text() == ""


@pytest.mark.qt_log_ignore(POPUP, extend=True)
def test_an_unknown_address_is_refused_and_added_in_one_step(office: MailOffice) -> None:
    _, window = opened(office)
    type_keys(office.ui, window.to.edit, STRANGER)
    press(office, Qt.Key.Key_Return)
    assert window.to.addresses() == (BOOKS,)
    assert window.problem.text() == f"{STRANGER}: Dit adres is niet bekend. Voeg het toe bij Contact details."
    window.send_button.click()
    assert stored(office, window).state is MailState.CONCEPT
    window.add_known.click()
    assert window.to.addresses() == (BOOKS, MailAddress(STRANGER))
    assert window.problem.isHidden()
    window.send_button.click()
    assert stored(office, window).state is MailState.QUEUED


def test_what_is_no_address_says_what_is_wrong(office: MailOffice) -> None:
    _, window = opened(office)
    type_keys(office.ui, window.to.edit, "geen adres,")
    assert "apenstaartje" in window.problem.text()
    assert window.add_known.isHidden()


def test_the_picker_offers_what_is_not_chosen_yet(office: MailOffice) -> None:
    _, window = opened(office)
    assert [line.split("  ·  ")[0] for line in window.to._words.stringList()] == [PERSON.email]
    window.more.click()
    assert window.bcc.isVisible()
    window.bcc._picked(window.bcc._words.stringList()[1])
    assert window.bcc.addresses() == (PERSON,)


def test_nobody_to_send_to_is_said_at_the_field(office: MailOffice) -> None:
    _, window = opened(office)
    window.to.take_last_away()
    window.send_button.click()
    assert "Er is nog geen adres bij Aan" in window.notice.text
    assert window.to.property("state") == "error"
    assert QApplication.focusWidget() is window.to.edit


# --- text ---------------------------------------------------------------------------------------------


def test_the_text_keeps_its_marks(office: MailOffice, qtbot: QtBot) -> None:
    edit = MarkedEdit(office.ui.theme, "Tekst", name="text")
    qtbot.addWidget(edit)
    text = "Beste **klant**,\n\n- een _punt_\n- twee\nZie [de site](https://voorbeeld.nl/a_b)\n2 \\* 3\n\\- geen punt"
    edit.set_body(text)
    assert marks.parse(edit.body()) == marks.parse(text)
    assert "•" not in edit.body()


def test_bold_slanted_list_and_link_by_hand(office: MailOffice, qtbot: QtBot) -> None:
    edit = MarkedEdit(office.ui.theme, "Tekst", name="text")
    qtbot.addWidget(edit)
    edit.set_body("een twee")
    edit.selectAll()
    edit.toggle_bold()
    edit.toggle_italic()
    assert edit.body() == "**_een twee_**"
    edit.toggle_bold()
    edit.toggle_italic()
    edit.toggle_list()
    assert edit.body() == "- een twee"
    edit.toggle_list()
    edit.selectAll()
    edit.set_link("https://voorbeeld.nl")
    assert edit.body() == "[een twee](https://voorbeeld.nl)"
    pasted = QMimeData()
    pasted.setHtml("<b>vet</b><script>x</script>")
    pasted.setText("vet")
    edit.set_body("")
    edit.insertFromMimeData(pasted)
    assert edit.body() == "vet"


def test_a_field_is_put_in_as_its_value(office: MailOffice) -> None:
    _, window = opened(office)
    actions = {action.text(): action for action in window.bar.menu.actions()}
    assert "Kenmerk: PO-1140" in actions
    window.text.moveCursor(QTextCursor.MoveOperation.End)
    actions["Kenmerk: PO-1140"].trigger()
    assert window.text.toPlainText().endswith("PO-1140")
    assert "{{" not in window.text.body()


def test_a_link_is_asked_for_and_checked(office: MailOffice) -> None:
    _, window = opened(office)
    window.bar.link_wanted.emit()
    type_keys(office.ui, window.link, "voorbeeld.nl")
    press(office, Qt.Key.Key_Return)
    assert "https://" in window.notice.text
    window.link.setText("https://voorbeeld.nl")
    press(office, Qt.Key.Key_Return)
    assert "[https://voorbeeld.nl](https://voorbeeld.nl)" in window.text.body()
    window.bar.link_wanted.emit()
    press(office, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.link.isHidden()


def test_another_template_replaces_the_text_and_it_comes_back(office: MailOffice) -> None:
    _, window = opened(office)
    window.subject.setText("Mijn onderwerp")
    english = window.template.findData(office.shop.template(language="en").id)
    window.template.setCurrentIndex(english)
    window.template.activated.emit(english)
    assert window.subject.text() == "Invoice 2025-0448 from Mijn winkel"
    assert window.bar.language.text() == "Taal: Engels"
    window.back.click()
    assert window.subject.text() == "Mijn onderwerp"
    assert window.bar.language.text() == "Taal: Nederlands"
    assert window.template.currentText() == "Factuur (standaard)"


def test_own_files_go_along_when_kept(office: MailOffice, tmp_path: Path) -> None:
    _, window = opened(office)
    good, bad = tmp_path / "voorwaarden.pdf", tmp_path / "virus.exe"
    good.write_bytes(b"%PDF voorwaarden")
    bad.write_bytes(b"MZ")
    window.files._ask = lambda *_given: str(bad)
    window.files.button.click()
    assert "virus.exe" in window.notice.text
    window.files._ask = lambda *_given: str(good)
    window.files.button.click()
    assert window.is_changed
    window.save_button.click()
    assert [one.name for one in stored(office, window).attachments] == ["Factuur 2025-0448.pdf", "voorwaarden.pdf"]
    assert window.files.added == ()


def test_a_refused_subject_is_marked(office: MailOffice) -> None:
    _, window = opened(office)
    window.subject.setText(" ")
    window.save_button.click()
    assert window.subject.property("state") == "error"
    assert "onderwerp" in window.notice.text
    assert window.save_button.isEnabled()


def test_somebody_else_was_first(office: MailOffice) -> None:
    desk, window = opened(office)
    other = office.desk()
    other.open(window._message.id)
    window_of(other).subject.setText("Van een ander")
    window_of(other).save_button.click()
    window.subject.setText("Van mij")
    window.save_button.click()
    assert "Iemand anders" in window.notice.text
    assert stored(office, window).subject == "Van een ander"
    assert window.subject.text() == "Van mij"
    assert desk.window is window


def test_who_may_not_sees_a_lock_and_the_name_of_the_right(office: MailOffice) -> None:
    reader = Actor("r", "Lezer", frozenset({Right.VIEW_INVOICES}), None)
    _, window = opened(office, reader)
    assert not window.send_button.isEnabled()
    for button, right in ((window.send_button, "E-mail verzenden"), (window.save_button, "E-mail bewerken")):
        assert f"'{right}'" in button.toolTip()
        assert "Eigenaar of Bedrijfsleider" in button.toolTip()
    window.subject.setText("x")
    press(office, Qt.Key.Key_S, CTRL)
    assert stored(office, window).subject != "x"


@pytest.mark.parametrize(
    ("width", "height", "size"), [(1024, 768, (940, 716)), (1366, 768, (760, 690)), (1920, 1080, (800, 786))]
)
def test_the_window_has_the_size_of_its_screen(
    office: MailOffice, width: int, height: int, size: tuple[int, int]
) -> None:
    office.host.resize(width, height)
    _, window = opened(office)
    assert (window.frame.width(), window.frame.height()) == size
    assert office.host.rect().contains(window.frame.geometry())


def test_every_control_has_a_name(office: MailOffice) -> None:
    _, window = opened(office)
    controls = [*window.findChildren(QPushButton), *window.findChildren(QLineEdit), window.text, window.template]
    shown = [one for one in controls if one.isVisible()]
    assert len(shown) > 12
    assert [one.objectName() for one in shown if not one.accessibleName()] == []
    assert [one.accessibleName() for one in shown if not one.objectName()] == []
    names = [one.accessibleName() for one in shown]
    assert len(names) == len(set(names))


# --- 'Maak factuur definitief' ------------------------------------------------------------------------


def send_dialog(office: MailOffice, actor: Actor = OWNER) -> SendDialog:
    document = replace(office.shop.mails.document(INVOICE), definitive=False, number="", files=())
    bare = replace(office.shop.template(), id="bare", name="Kort", attach_pdf=False)
    templates = (*office.shop.templates.offered(DocumentKind.INVOICE), bare)
    dialog = SendDialog(office.context(actor), office.shop.mails, office.host, document, templates)
    dialog.open()
    return dialog


def answers(dialog: SendDialog) -> list[object]:
    told: list[object] = []
    dialog.finished.connect(told.append)
    return told


def test_it_only_says_what_was_chosen(office: MailOffice) -> None:
    dialog = send_dialog(office)
    told = answers(dialog)
    assert dialog.title.text() == "Maak factuur definitief"
    assert [box.isChecked() for box in dialog.ticks.values()] == [True, False]
    assert QApplication.focusWidget() is next(iter(dialog.ticks.values()))
    dialog.ticks[PERSON.key].setChecked(True)
    dialog.rows[0].edit.click()
    assert told == [SendChoice((BOOKS, PERSON), office.shop.template().id, True)]
    assert office.shop.mails.of_document(INVOICE) == ()


def test_its_buttons_say_what_they_do(office: MailOffice) -> None:
    dialog = send_dialog(office)
    assert dialog.rows[0].edit.accessibleName().endswith("maakt de factuur definitief")
    assert [row.send.property("kind") for row in dialog.rows] == ["primary", "secondary", "secondary"]


def test_a_template_without_pdf_cannot_be_chosen(office: MailOffice) -> None:
    row = send_dialog(office).rows[-1]
    assert (row.send.isEnabled(), row.edit.isEnabled()) == (False, False)
    assert "geen PDF" in row.send.toolTip()


def test_esc_decides_nothing(office: MailOffice) -> None:
    dialog = send_dialog(office)
    told = answers(dialog)
    press(office, Qt.Key.Key_Escape)
    assert told == [None]


def test_nobody_ticked_is_said(office: MailOffice) -> None:
    dialog = send_dialog(office)
    told = answers(dialog)
    dialog.ticks[BOOKS.key].setChecked(False)
    dialog.rows[0].send.click()
    assert (told, "minstens één" in dialog.notice.text) == ([], True)


def test_without_any_address_one_is_added_or_another_way_is_taken(office: MailOffice) -> None:
    office.shop.source.document = replace(office.shop.source.document, known=())
    dialog = send_dialog(office)
    told = answers(dialog)
    other: list[bool] = []
    dialog.dispatch_wanted.connect(lambda: other.append(True))
    assert "Er is nog geen e-mailadres" in dialog.notice.text
    dialog.rows[0].send.click()
    assert told == []
    dialog.new_address.setText(STRANGER)
    dialog.add_known.click()
    assert dialog.recipients() == (MailAddress(STRANGER),)
    assert dialog.other.isHidden()
    dialog.rows[0].send.click()
    assert told == [SendChoice((MailAddress(STRANGER),), office.shop.template().id, False)]
    assert other == []


def test_who_may_not_send_sees_a_lock(office: MailOffice) -> None:
    may_send = Actor("s", "Verzender", frozenset({Right.SEND_MAIL}), None)
    row = send_dialog(office, may_send).rows[0]
    assert (row.send.isEnabled(), row.edit.isEnabled()) == (True, False)
    assert "'E-mail bewerken'" in row.edit.toolTip()


def test_after_definitive_it_is_sent_at_once_or_opened(office: MailOffice) -> None:
    desk = office.desk()
    template = office.shop.template().id
    desk.compose(INVOICE, template, [BOOKS], edit_first=False)
    assert [one.message.state for one in office.shop.mails.of_document(INVOICE)] == [MailState.QUEUED]
    assert desk.window is None
    desk.compose(INVOICE, template, [BOOKS], edit_first=True)
    assert window_of(desk)._message.state is MailState.CONCEPT


def test_what_cannot_go_out_is_a_concept_that_says_why(office: MailOffice) -> None:
    office.shop.set_up(host="")
    desk = office.desk()
    desk.compose(INVOICE, office.shop.template().id, [BOOKS], edit_first=False)
    assert "nog niet ingesteld" in window_of(desk).notice.text
    assert stored(office, window_of(desk)).state is MailState.CONCEPT


# --- the tab ------------------------------------------------------------------------------------------


def tab(office: MailOffice, qtbot: QtBot) -> MailTab:
    made = MailTab(office.context(), office.services, INVOICE)
    made.setParent(office.host)
    made.resize(900, 300)
    made.show()
    return made


def click_row(made: MailTab, row: int) -> None:
    place = made.table.visualRect(made.table.model().index(row, 1)).center()
    QTest.mouseClick(made.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_one_click_reopens_a_concept(office: MailOffice, qtbot: QtBot) -> None:
    made = tab(office, qtbot)
    counts: list[int] = []
    made.counted.connect(counts.append)
    assert made.empty.isVisible()
    mail = office.concept()
    office.changes.changed.emit(frozenset({"mails"}))
    assert counts == [1]
    assert made.empty.isHidden()
    click_row(made, 0)
    assert window_of(made.desk)._message.id == mail.id


def test_a_click_on_a_sent_mail_opens_nothing_and_a_double_click_reads_it(office: MailOffice, qtbot: QtBot) -> None:
    mail = office.concept()
    office.shop.mails.send(mail.id, mail.revision, OWNER, new_id())
    office.clock.advance(seconds=9)
    office.work()
    made = tab(office, qtbot)
    click_row(made, 0)
    assert made.desk.window is None
    made.table.opened.emit(0)
    assert window_of(made.desk).read_only


def test_a_failed_mail_says_why_and_is_tried_again(office: MailOffice, qtbot: QtBot) -> None:
    mail = office.concept()
    office.shop.mails.send(mail.id, mail.revision, OWNER, new_id())
    office.shop.mailer.answers = [FAILED]
    office.clock.advance(seconds=9)
    office.work()
    made = tab(office, qtbot)
    assert "550 dit adres bestaat niet." in made.notice.text
    assert made.accept.isHidden()
    made.retry.click()
    office.work()
    assert office.shop.mails.get(mail.id).message.state is MailState.SENT
    made.refresh()
    assert made._foot.isHidden()


def test_a_person_decides_about_doubt(office: MailOffice, qtbot: QtBot) -> None:
    mail = office.concept()
    office.shop.mails.send(mail.id, mail.revision, OWNER, new_id())
    office.shop.mailer.answers = [UNSURE]
    office.clock.advance(seconds=9)
    office.work()
    made = tab(office, qtbot)
    assert made.accept.isVisible()
    made.accept.click()
    assert office.shop.mails.get(mail.id).message.state is MailState.SENT
    assert len(office.shop.mailer.sent) == 1


# --- templates ----------------------------------------------------------------------------------------


@pytest.fixture
def page(office: MailOffice) -> TemplatesPage:
    made = TemplatesPage(office.context(), office.shop.templates)
    made.setParent(office.host)
    made.resize(1366, 768)
    made.show()
    return made


def test_a_template_is_shown_with_how_it_will_look(page: TemplatesPage) -> None:
    assert page.name.text() == "Factuur (standaard)"
    assert page.subject.text() == "Factuur {{factuurnummer}} van {{winkelnaam}}"
    assert page.shown_subject.text() == "Factuur 2025-0448 van Voorbeeldwinkel"
    assert "2025-0448" in page.shown.toPlainText()
    assert page.wrong.text() == ""


def test_an_unknown_field_is_named_and_nothing_is_kept(office: MailOffice, page: TemplatesPage) -> None:
    page.text.set_body("Beste {{klantnaam}}")
    page.preview()
    assert "{{klantnaam}}" in page.wrong.text()
    page.save_button.click()
    assert "{{klantnaam}}" in page.wrong.text()
    assert "klantnaam" not in office.shop.template().body


def test_a_field_goes_where_the_person_types(page: TemplatesPage) -> None:
    actions = {action.text(): action for action in page.mark_bar.menu.actions()}
    assert "Pakbonnummer" not in actions
    page.text.set_body("")
    page.text.setFocus()
    actions["Vervaldatum"].trigger()
    assert page.text.body() == "{{vervaldatum}}"
    page.subject.edit.setFocus()
    page.subject.set_text("")
    actions["Kenmerk"].trigger()
    assert page.subject.text() == "{{kenmerk}}"


def test_a_template_is_kept_and_a_new_one_made(office: MailOffice, page: TemplatesPage) -> None:
    page.subject.set_text("Rekening {{factuurnummer}}")
    page.save_button.click()
    assert office.shop.template().subject == "Rekening {{factuurnummer}}"
    page.add_button.click()
    assert (page.name.text(), page.wrong.text()) == ("", "")
    page.save_button.click()
    assert page.name.message.isVisible()
    page.name.set_text("Kort")
    page.subject.set_text("Factuur")
    page.text.set_body("Zie bijlage.")
    page.attach_pdf.set_value(False)
    page.preview()
    assert "geen PDF" in page.wrong.text()
    page.save_button.click()
    assert "Kort" in [one.name for one in office.shop.templates.all()]


# --- account and outgoing mail ------------------------------------------------------------------------


@pytest.fixture
def shop(qapp: QApplication, sqlite_database: Database, clock: FrozenClock, tmp_path: Path) -> Office:
    return Office(sqlite_database, clock, qapp, tmp_path)


def test_the_account_is_set_up_and_the_password_is_not_in_the_database(shop: Office, qtbot: QtBot) -> None:
    form = AccountForm(shop.context(), shop.services)
    qtbot.addWidget(form)
    form.show()
    assert "Nog niet ingevuld" in form.password.message.text()
    for key, value in (("mail_host", "smtp.voorbeeld.nl"), ("mail_sender", "winkel@voorbeeld.nl"), ("mail_user", "ik")):
        field = form.fields[f"company.{key}"].widget.findChild(QLineEdit)
        assert field is not None
        field.setText(value)
    form.password.set_text("geheim woord")
    form.save_button.click()
    account = shop.services.mail.account
    assert (account.current().host, account.current().user) == ("smtp.voorbeeld.nl", "ik")
    assert account.has_password()
    assert form.password.text() == ""
    assert "Bewaard" in form.password.message.text()
    form.forget.click()
    assert not account.has_password()


def test_a_wrong_sender_is_marked_at_its_field(shop: Office, qtbot: QtBot) -> None:
    form = AccountForm(shop.context(), shop.services)
    qtbot.addWidget(form)
    field = form.fields["company.mail_sender"].widget.findChild(QLineEdit)
    assert field is not None
    field.setText("geen adres")
    form.save_button.click()
    assert field.property("state") == "error"


def test_a_test_message_says_what_the_server_said(shop: Office, qtbot: QtBot) -> None:
    form = AccountForm(shop.context(), shop.services)
    qtbot.addWidget(form)
    form.test.click()
    assert "nog niet ingesteld" in form.bar.text()
    assert form.test.isEnabled()


def test_the_office_has_the_page_and_the_settings(shop: Office, qtbot: QtBot) -> None:
    window = shop.window()
    qtbot.addWidget(window)
    assert isinstance(window.open_page("mail_templates"), TemplatesPage)
    clerk = shop.window(shop.with_rights(Right.BACK_OFFICE, Right.VIEW_ARTICLES))
    qtbot.addWidget(clerk)
    assert clerk.open_page("mail_templates") is None


def test_queued_mail_goes_out_while_the_office_is_open(office: MailOffice, qtbot: QtBot) -> None:
    mail = office.concept()
    office.shop.mails.send(mail.id, mail.revision, OWNER, new_id())
    office.clock.advance(seconds=9)
    outgoing = Outgoing(office.shop.worker, office.ui.jobs)
    outgoing.start()
    qtbot.waitUntil(lambda: bool(office.shop.mailer.sent))
    outgoing.stop()
    assert office.shop.mails.get(mail.id).message.state is MailState.SENT


def test_one_step_at_a_time() -> None:
    class Waiting:
        def __init__(self) -> None:
            self.work: list[Callable[[], object]] = []

        def run(self, owner: object, work: Callable[[], object], **_named: object) -> None:
            self.work.append(work)

    class Idle:
        def step(self) -> bool:
            return False

    jobs = Waiting()
    outgoing = Outgoing(Idle(), jobs)
    outgoing.look()
    outgoing.look()
    assert len(jobs.work) == 1
