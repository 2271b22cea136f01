"""Mail put together: the secrets of this machine, the mail server, and the documents that can be mailed."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.bootstrap.secrets import machine_secrets
from kassa.db.engine import Database
from kassa.domain.delivery import Delivered
from kassa.domain.messages.account import Envelope, MailAccount
from kassa.services.messages.account import Account
from kassa.services.messages.container import MailServices
from kassa.services.messages.mails import Mails
from kassa.services.messages.source import MailSource, MailSources
from kassa.services.messages.templates import Templates
from kassa.services.messages.worker import MailWorker
from kassa.services.settings import Settings
from kassa.system.clock import Clock


class _Server:
    """The mail server, loaded at the first mail: the libraries for it cost 30 ms of a start."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def send(self, envelope: Envelope, account: MailAccount, password: str) -> Delivered:
        """See ``services.ports.Mailer.send``."""
        from kassa.integrations.mail.smtp import SmtpMailer

        return SmtpMailer(self._clock).send(envelope, account, password)


def mail_services(
    database: Database, settings: Settings, clock: Clock, key: bytes, sources: Sequence[MailSource] = ()
) -> MailServices:
    """Return the services of mail.

    Args:
        database: open, with the schema of this program.
        settings: of the company.
        clock: the moment.
        key: the key of this machine; the sealed file gets one made from it.
        sources: the documents that can be mailed.
    """
    account = Account(database, settings, machine_secrets(key), _Server(clock), clock)
    templates = Templates(database, clock)
    mails = Mails(database, clock, templates, MailSources(sources), account)
    return MailServices(templates, mails, account, MailWorker(database, clock, account))
