"""An invoice from the window of the office to a real mail server, with the threads of the program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kassa.bootstrap.mail import mail_services
from kassa.db.engine import Database
from kassa.domain.messages.message import MailState
from kassa.domain.messages.template import DocumentKind
from kassa.domain.settings.fields import Scope
from kassa.output.table import CellFormat
from kassa.services.messages.container import MailServices
from kassa.services.settings import Settings
from kassa.ui.office.context import OfficeContext
from kassa.ui.office.mail.desk import MailDesk
from kassa.ui.office.mail.outgoing import Outgoing
from kassa.ui.work.jobs import Jobs
from tests.support.clock import FrozenClock
from tests.support.mail_office import Quiet
from tests.support.mail_server import MailServer
from tests.support.mailing import BOOKS, INVOICE, PDF, OneInvoice
from tests.support.screens import ui_context
from tests.support.shop import OWNER, set_up_shop


def shop_with_mail(database: Database, clock: FrozenClock, port: int) -> MailServices:
    set_up_shop(database)
    settings = Settings(database, clock)
    server: dict[str, object] = {
        "company.name": "Voorbeeldwinkel",
        "company.mail_host": "localhost",
        "company.mail_port": port,
        "company.mail_security": "none",
        "company.mail_sender": "administratie@voorbeeld.nl",
        "company.mail_copy_to_self": True,
    }
    settings.change(Scope.COMPANY, server, OWNER)
    services = mail_services(database, settings, clock, b"k" * 32, [OneInvoice(database, clock)])
    services.templates.ensure_standard()
    return services


def test_from_the_window_to_the_server_and_back_byte_for_byte(
    qapp: QApplication, qtbot: QtBot, sqlite_database: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    with MailServer() as server:
        services = shop_with_mail(sqlite_database, clock, server.port)
        jobs, host = Jobs(), QWidget()
        qtbot.addWidget(host)
        host.resize(1366, 768)
        host.show()
        ui = replace(ui_context(qapp, clock, tmp_path), jobs=jobs)
        context = OfficeContext(ui, None, OWNER, CellFormat(clock.now().tzinfo), Quiet(), None, ())  # type: ignore[arg-type]
        outgoing = Outgoing(services.worker, jobs)
        outgoing.start()
        desk = MailDesk(context, services, host)
        template = services.templates.offered(DocumentKind.INVOICE)[0]
        desk.compose(INVOICE, template.id, [BOOKS], edit_first=True)
        qtbot.waitUntil(lambda: desk.window is not None)
        assert desk.window is not None
        desk.window.subject.setText("Factuur voor Garage Proefrit")
        desk.window.send_button.click()
        desk.window.send_button.click()
        qtbot.waitUntil(lambda: desk.window is None)
        assert desk.toast.text
        clock.advance(seconds=9)
        qtbot.waitUntil(lambda: bool(server.post.taken))
        (mail,) = services.mails.of_document(INVOICE)
        qtbot.waitUntil(lambda: services.mails.get(mail.message.id).message.state is MailState.SENT)
        outgoing.stop()
        jobs.wait()
        (got,) = server.post.mails()
        receivers = server.post.taken[0][0]
    assert receivers == [BOOKS.email, "administratie@voorbeeld.nl"]
    assert got["Subject"] == "Factuur voor Garage Proefrit"
    assert got["From"] == "Voorbeeldwinkel <administratie@voorbeeld.nl>"
    assert got["Message-ID"] == mail.message.message_id
    (pdf,) = got.iter_attachments()
    assert pdf.get_content() == PDF == services.mails.content(mail.message.attachments[0].file_id)
