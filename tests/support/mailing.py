"""Mail in tests: a source of one invoice, a server that is a list, secrets in memory."""

from __future__ import annotations

from dataclasses import replace

from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.repos import stored_files
from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.messages.account import Envelope, MailAccount
from kassa.domain.messages.address import MailAddress
from kassa.domain.messages.message import Attachment, MailDocument, Recipient
from kassa.domain.messages.template import DocumentKind, MailTemplate, examples
from kassa.domain.people.actor import Actor
from kassa.domain.people.rights import Right, require
from kassa.domain.settings import mail as settings_of_mail
from kassa.domain.settings.fields import Scope
from kassa.services.messages.account import Account
from kassa.services.messages.mails import Mails
from kassa.services.messages.source import MailSources
from kassa.services.messages.templates import Templates
from kassa.services.messages.worker import MailWorker
from kassa.services.settings import Settings
from kassa.system.clock import Clock
from tests.support.shop import OWNER

INVOICE = "i" * 32
BOOKS = MailAddress("administratie@proefrit.voorbeeld", "Garage Proefrit")
PERSON = MailAddress("j.proefrit@proefrit.voorbeeld", "J. Proefrit")
PDF = b"%PDF-1.4\n" + bytes(range(256)) * 40 + b"\r\n.\r\n..\n%%EOF"
"""Bytes that a line ending or a dot in the wrong place would change."""


class OneInvoice:
    """A source that knows one definitive invoice of Garage Proefrit."""

    def __init__(self, database: Database, clock: Clock) -> None:
        with database.write() as tx:
            file = stored_files.store(tx, INVOICE, "Factuur 2025-0448.pdf", "application/pdf", PDF, micros(clock.now()))
        self.document = MailDocument(
            document_id=INVOICE,
            kind=DocumentKind.INVOICE,
            number="2025-0448",
            party="Garage Proefrit",
            language="nl",
            definitive=True,
            values=examples(DocumentKind.INVOICE),
            files=(Attachment(file.id, file.name, file.media_type, file.size),),
            known=(Recipient(BOOKS, "Bedrijf", chosen=True), Recipient(PERSON, "Contact details", chosen=False)),
        )

    def facts(self, document_id: str) -> MailDocument | None:
        return self.document if document_id == INVOICE else None

    def add_address(self, document_id: str, address: MailAddress, actor: Actor) -> None:
        require(actor, Right.EDIT_CUSTOMERS)
        known = (*self.document.known, Recipient(address, "Contact details", chosen=False))
        self.document = replace(self.document, known=known)


class ListMailer:
    """A mail server that is a list; says next what it is told."""

    def __init__(self) -> None:
        self.sent: list[Envelope] = []
        self.passwords: list[str] = []
        self.answers: list[Delivered] = []

    def send(self, envelope: Envelope, account: MailAccount, password: str) -> Delivered:
        self.sent.append(envelope)
        self.passwords.append(password)
        return self.answers.pop(0) if self.answers else Delivered(Outcome.CONFIRMED)


class MemorySecrets:
    """Secrets for as long as a test lasts."""

    place = "in het geheugen"

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str:
        return self.kept.get(name, "")

    def put(self, name: str, secret: str) -> None:
        self.kept[name] = secret


class MailDesk:
    """The services of mail on a database, set up with a server and a sender."""

    def __init__(self, database: Database, clock: Clock, port: int = 587, security: str = "starttls") -> None:
        self.database = database
        self.settings = Settings(database, clock)
        self.secrets = MemorySecrets()
        self.mailer = ListMailer()
        self.templates = Templates(database, clock)
        self.templates.ensure_standard()
        self.source = OneInvoice(database, clock)
        self.account = Account(database, self.settings, self.secrets, self.mailer, clock)
        self.sources = MailSources([self.source])
        self.mails = Mails(database, clock, self.templates, self.sources, self.account)
        self.worker = MailWorker(database, clock, self.account)
        self.set_up(port=port, security=security)

    def set_up(self, **values: object) -> None:
        wanted = {"host": "127.0.0.1", "sender": "winkel@voorbeeld.nl", **values}
        made = {f"company.mail_{name}": value for name, value in wanted.items()}
        assert settings_of_mail.HOST.key in made
        self.settings.change(Scope.COMPANY, made, OWNER)

    def template(self, kind: DocumentKind = DocumentKind.INVOICE, language: str = "nl") -> MailTemplate:
        return next(one for one in self.templates.offered(kind, language) if one.language == language)
