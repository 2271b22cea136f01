"""The mail windows as the screens of sales documents use them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kassa.ui.office.mail.desk import MailDesk
from kassa.ui.office.mail.mail_tab import MailTab
from kassa.ui.office.mail.send_dialog import SendChoice, SendDialog
from kassa.ui.office.mail.words import state_words
from kassa.ui.office.sales.mailing import MailLine
from kassa.ui.office.why import reason_of

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.domain.messages.message import MailDocument
    from kassa.domain.messages.template import MailTemplate
    from kassa.services.messages.container import MailServices
    from kassa.ui.office.context import OfficeContext

Asked = tuple["MailDocument", tuple["MailTemplate", ...]]


class DocumentMail:
    """Satisfies :class:`MailWindows`.

    Args:
        office: theme, jobs, who is signed in.
        services: of mail.
        other_dispatch: opens the relation of a document, where its way of sending stands.
        say: tells a refusal when no window is there to say it in.
    """

    def __init__(
        self,
        office: OfficeContext,
        services: MailServices,
        other_dispatch: Callable[[str], object],
        say: Callable[[Reason], object],
    ) -> None:
        self._office, self._services = office, services
        self._other, self._say = other_dispatch, say

    def ask(self, page: QWidget, document_id: str, chosen: Callable[[SendChoice], object]) -> None:
        """Ask for addresses and a template; 'Verzenden' and 'Bewerk en verstuur' call ``chosen``."""
        services = self._services

        def work() -> Asked:
            document = services.mails.document(document_id)
            return document, services.templates.offered(document.kind, document.language, document.template_id)

        def done(found: Asked) -> None:
            dialog = SendDialog(self._office, services.mails, page.window(), *found)
            dialog.dispatch_wanted.connect(lambda: self._other(document_id))
            dialog.finished.connect(lambda choice: chosen(choice) if isinstance(choice, SendChoice) else None)
            dialog.open()

        self._office.ui.jobs.run(page, work, done=done, failed=self._failed)

    def send(self, page: QWidget, document_id: str, choice: SendChoice) -> None:
        """Make the mail that was chosen and send it, or open it to edit first."""
        desk = MailDesk(self._office, self._services, page)
        desk.failed.connect(self._failed)
        desk.compose(document_id, choice.template_id, choice.recipients, edit_first=choice.edit_first)

    def _failed(self, error: Exception) -> None:
        self._say(reason_of(error))

    def tab(self, document_id: str) -> QWidget:
        """Return the tab with the mails of a document."""
        return MailTab(self._office, self._services, document_id)

    def lines(self, document_id: str) -> tuple[MailLine, ...]:
        """Return the mails of a document, newest first."""
        words = state_words()
        return tuple(
            MailLine(one.message.subject, words[one.message.state].text)
            for one in self._services.mails.of_document(document_id)
        )
