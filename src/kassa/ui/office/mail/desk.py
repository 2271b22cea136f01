"""From a page to its mails: composes, opens the window, and keeps what can be taken back at hand for eight seconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kassa.domain.errors import KassaError
from kassa.system.identity import new_id
from kassa.ui.office.mail.undo_toast import UndoToast, toast_of
from kassa.ui.office.mail.window import MailWindow, Opened

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.domain.messages.address import MailAddress
    from kassa.domain.messages.message import MailMessage
    from kassa.services.messages.container import MailServices
    from kassa.services.messages.mails import MailDraft
    from kassa.ui.office.context import OfficeContext


class MailDesk(QObject):
    """The mails of the documents on one page.

    Args:
        office: theme, jobs, who is signed in.
        services: of mail.
        page: whose window the mail opens on.
    """

    changed = Signal()
    """A mail was made, kept, sent or taken away: lists look again."""
    failed = Signal(object)
    """A :class:`KassaError` before a window was there to say it in."""

    def __init__(self, office: OfficeContext, services: MailServices, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._services, self._page = office, services, page
        self.window: MailWindow | None = None

    @property
    def toast(self) -> UndoToast:
        """What says that something can be taken back."""
        return toast_of(self._office.ui.theme, self._page.window())

    def open(self, mail_id: str, draft: MailDraft | None = None) -> None:
        """Open a mail, with changes that were not kept."""
        services, actor = self._services, self._office.actor

        def work() -> Opened:
            stored = services.mails.get(mail_id)
            document = services.mails.document(stored.message.document_id)
            offered = services.templates.offered(document.kind, document.language, document.template_id)
            if all(one.id != stored.message.template_id for one in offered) and stored.message.template_id:
                offered = (*offered, services.templates.get(stored.message.template_id))
            values = {**document.values, **services.account.shop_values(actor.name)}
            return Opened(stored, document, offered, values)

        self._office.ui.jobs.run(self, work, done=lambda opened: self._show(opened, draft), failed=self._refuse)

    def compose(self, document_id: str, template_id: str, to: Sequence[MailAddress], *, edit_first: bool) -> None:
        """Make a mail from a template, and open it or send it at once ('Bewerk en verstuur', 'Verzenden')."""
        services, actor, key = self._services, self._office.actor, new_id()

        def work() -> MailMessage:
            return services.mails.compose(document_id, template_id, to, actor)

        def made(message: MailMessage) -> None:
            self.changed.emit()
            if edit_first:
                self.open(message.id)
                return
            self._office.ui.jobs.run(
                self,
                lambda: services.mails.send(message.id, message.revision, actor, key),
                done=self._sent,
                failed=lambda error: self._not_sent(message, error),
            )

        self._office.ui.jobs.run(self, work, done=made, failed=self._refuse)

    def retry(self, mail_id: str) -> None:
        """Try again ('Opnieuw')."""
        services, actor = self._services, self._office.actor
        self._office.ui.jobs.run(
            self,
            lambda: services.mails.retry(mail_id, actor),
            done=lambda _done: self.changed.emit(),
            failed=self._refuse,
        )

    def accept(self, mail_id: str) -> None:
        """Say that an unsure mail arrived ('Is aangekomen')."""
        services, actor = self._services, self._office.actor
        self._office.ui.jobs.run(
            self,
            lambda: services.mails.accept(mail_id, actor),
            done=lambda _done: self.changed.emit(),
            failed=self._refuse,
        )

    def _show(self, opened: Opened, draft: MailDraft | None) -> None:
        window = MailWindow(self._office, self._services.mails, self._page.window(), opened)
        window.sent.connect(self._sent)
        window.dropped.connect(self._dropped)
        window.deleted.connect(self._deleted)
        window.stored.connect(self.changed)
        window.finished.connect(lambda _result: self._closed(window))
        self.window = window
        window.open(window.close_button if window.read_only else window.to.edit)
        if draft is not None and not window.read_only:
            window.show_draft(draft)

    def _closed(self, window: MailWindow) -> None:
        if self.window is window:
            self.window = None

    def _sent(self, message: MailMessage) -> None:
        self.changed.emit()
        text = self.tr("E-mail aan %1 wordt verzonden").replace("%1", message.to[0].shown)
        self.toast.offer(text, self.tr("Ongedaan maken"), lambda: self._take_back(message))

    def _take_back(self, message: MailMessage) -> None:
        services, actor = self._services, self._office.actor

        def back(_message: MailMessage) -> None:
            self.changed.emit()
            self.open(message.id)

        def late(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            self.changed.emit()
            self.toast.offer(self.tr("Te laat: de e-mail is al onderweg."))

        self._office.ui.jobs.run(self, lambda: services.mails.take_back(message.id, actor), done=back, failed=late)

    def _dropped(self, message: MailMessage, draft: MailDraft) -> None:
        text, action = self.tr("Wijzigingen niet bewaard"), self.tr("Terughalen")
        self.toast.offer(text, action, lambda: self.open(message.id, draft))

    def _deleted(self, message: MailMessage) -> None:
        self.changed.emit()
        services, actor = self._services, self._office.actor

        def restored(_message: MailMessage) -> None:
            self.changed.emit()
            self.open(message.id)

        def restore() -> None:
            self._office.ui.jobs.run(
                self, lambda: services.mails.restore(message.id, actor), done=restored, failed=self._refuse
            )

        self.toast.offer(self.tr("E-mail verwijderd"), self.tr("Ongedaan maken"), restore)

    def _not_sent(self, message: MailMessage, error: Exception) -> None:
        """The document stays as it is; the mail is a concept that says why it did not go."""
        if not isinstance(error, KassaError):
            raise error
        self.open(message.id)
        if self.window is not None and self.window.draft().subject == message.subject:
            self.window.refuse(error)

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.changed.emit()
        self.failed.emit(error)
