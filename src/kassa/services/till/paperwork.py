"""What becomes of a document that was made at the till: printed here, mailed, or both, as the customer wants it.

Nothing of this can hold up a sale: it begins after the document was booked, and what fails is told and can be asked
again.
"""

from __future__ import annotations

from collections.abc import Sequence

from kassa.db import actions
from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.repos import customer_terms, invoices, outbox
from kassa.db.repos import sales as documents
from kassa.domain.delivery import JobKind
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.journal import canonical
from kassa.domain.messages.address import MailAddress, parse_address
from kassa.domain.messages.message import MailDocument, MailMessage
from kassa.domain.people.actor import Actor
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import DocumentKind
from kassa.services.acting import record
from kassa.services.messages.container import MailServices
from kassa.services.sales.papers import PaperFile, Papers
from kassa.services.till.sale_settings import SaleSettingsSource
from kassa.system.clock import Clock


@frozen
class Mailed:
    """A mail that is on its way.

    Attributes:
        mail_id: identity of the mail.
        to: the addresses, as a person reads them.
        waits: why it cannot go out from this machine now; None when nothing is in the way.
    """

    mail_id: str
    to: tuple[str, ...]
    waits: Reason | None = None


class Paperwork:
    """Prints and mails what was made at one till.

    Args:
        database: the shop.
        clock: the moment.
        settings: the printer of this till.
        papers: the PDF of a document.
        mail: templates, mails and the account.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        settings: SaleSettingsSource,
        papers: Papers,
        mail: MailServices,
    ) -> None:
        self._database = database
        self._clock = clock
        self._settings = settings
        self._papers = papers
        self._mail = mail

    def print_slip(self, document_id: str, actor: Actor) -> int:
        """Ask for a document on the receipt printer; return which copy it is, 0 for the first print.

        An order comes as its own slip, with a bar code that opens it at a till.

        Raises:
            Denied: the person may not sell, or may not print again.
            RuleError: there is no such document, or no printer.
        """
        require(actor, Right.SELL)
        printer = self._settings().printer
        if not printer:
            raise RuleError(
                Reason(
                    "printer.none",
                    "Bij deze kassa is geen bonprinter ingesteld. Het document is bewaard.",
                    "Stel een printer in bij Instellingen, of mail het document.",
                )
            )
        moment = self._clock.now()
        with self._database.write() as tx:
            head = documents.head_of(tx, document_id)
            if head is None:
                raise _gone()
            paper = "order" if head.kind is DocumentKind.ORDER else "sales"
            copy = outbox.copies(tx, f"sales:{document_id}") - 1
            if copy:
                require(actor, Right.REPRINT)
            body = {"document": paper, "copy": copy}
            record(tx, actor, "document.reprinted" if copy else "document.printed", document_id, body, moment)
            payload = canonical({**body, "id": document_id})
            outbox.enqueue(tx, JobKind.PAPER, printer, f"sales:{document_id}:{copy}", payload, micros(moment))
        return copy

    def pdf(self, document_id: str) -> PaperFile:
        """Return the PDF of a document.

        Raises:
            RuleError: there is no such document.
            InputError: the paper cannot be drawn.
        """
        return self._papers.pdf(document_id)

    def goes_by(self, document_id: str) -> DispatchMethod:
        """Return how a document reaches its customer: as settled with the invoice, else as the customer wants it.

        Raises:
            RuleError: there is no such document.
        """
        with self._database.read() as reader:
            settled = invoices.dispatch_of(reader, document_id)
            if settled is not None:
                return settled.method
            stored = documents.get(reader, document_id)
            if stored is None:
                raise _gone()
            party = stored.document.party
            if party is None:
                return DispatchMethod.NONE
            return customer_terms.customer_terms(reader, party.customer_id).dispatch.method

    def addresses(self, document_id: str) -> tuple[MailAddress, ...]:
        """Return where a document goes by mail, by the rules of its kind; empty when nobody knows an address.

        Raises:
            RuleError: there is no such document.
        """
        return _chosen(self._mail.mails.document(document_id))

    def mail(self, document_id: str, actor: Actor, key: str, typed: str = "") -> Mailed:
        """Put a document on its way with the standard template.

        Args:
            document_id: a sales document or a receipt.
            actor: who sends it.
            key: made when the button became pressable; the same key sends once.
            typed: an address that is noted at the relation first; empty takes those of the rules.

        Raises:
            Denied: the person may not send mail, or may not change relations.
            InputError: the address is none, or the template asks for what the document has not.
            RuleError: mail is not set up, nobody knows an address, or there is no such document.
        """
        require(actor, Right.SEND_MAIL)
        mail = self._mail
        with self._database.read() as reader:
            done = actions.result_of(reader, key)
        if done is not None:
            return self._mailed(mail.mails.get(done).message)
        refusal = mail.account.current().refusal
        if refusal is not None:
            raise RuleError(refusal)
        facts = mail.mails.document(document_id)
        to: Sequence[MailAddress] = _chosen(facts)
        if typed:
            address = parse_address(typed)
            if all(one.address.key != address.key for one in facts.known):
                mail.mails.add_address(document_id, address, actor)
            to = (address,)
        if not to:
            raise RuleError(
                Reason("mail.no_address", "Van deze klant is geen e-mailadres bekend.", "Typ een e-mailadres.")
            )
        mail.templates.ensure_standard()
        fit = mail.templates.offered(facts.kind, facts.language, facts.template_id)
        if not fit:
            raise RuleError(
                Reason(
                    "mail.no_template",
                    f"Er is geen sjabloon voor een {facts.kind.dutch.lower()}. Er is niets verzonden.",
                    "Zet een sjabloon aan bij Instellingen, E-mailsjablonen.",
                )
            )
        made = mail.mails.compose(document_id, fit[0].id, to, actor)
        return self._mailed(mail.mails.send(made.id, made.revision, actor, key))

    def _mailed(self, sent: MailMessage) -> Mailed:
        return Mailed(sent.id, tuple(one.shown for one in sent.recipients), self._mail.account.trouble())


def _chosen(facts: MailDocument) -> tuple[MailAddress, ...]:
    """The ticked addresses; when none is ticked the first one."""
    ticked = tuple(one.address for one in facts.known if one.chosen)
    return ticked or tuple(one.address for one in facts.known[:1])


def _gone() -> RuleError:
    return RuleError(Reason("document.gone", "Dit document bestaat niet meer.", "Zoek het document opnieuw."))
