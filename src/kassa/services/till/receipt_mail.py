"""Receipts as mail sees them: the values of the fields, the paper as PDF, and who may get it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

from kassa.db.engine import Database
from kassa.db.journal import micros
from kassa.db.repos import mails as mail_repo
from kassa.db.repos import receipts, stored_files
from kassa.domain.errors import InputError, RuleError
from kassa.domain.messages.address import MailAddress, parse_address
from kassa.domain.messages.files import safe_name
from kassa.domain.messages.message import Attachment, MailDocument, Recipient, once
from kassa.domain.messages.template import DocumentKind
from kassa.domain.people.actor import Actor
from kassa.domain.people.customer import Customer
from kassa.domain.people.dispatch import invoice_recipients
from kassa.domain.people.rights import Right, require
from kassa.domain.till.receipt_document import ReceiptDocument
from kassa.domain.values.dutch import Lang, format_date, format_money
from kassa.services.people.customers import Customers
from kassa.services.till.place import TillPlace
from kassa.services.till.receipts import receipt_document
from kassa.system.clock import Clock

PDF = "application/pdf"
_TYPED = "getypt"


class ReceiptMail:
    """Answers what a mail needs of receipts; satisfies ``MailSource``.

    A receipt often has no relation behind it: an address that is typed for one is known for that receipt alone, and
    stands nowhere but in its mail.

    Args:
        database: the shop.
        clock: the moment a PDF is kept at.
        customers: the addresses of the customer on a receipt.
        zone: of the shop, for the times on the paper.
    """

    def __init__(self, database: Database, clock: Clock, customers: Customers, zone: Callable[[], ZoneInfo]) -> None:
        self._database = database
        self._clock = clock
        self._customers = customers
        self._zone = zone
        self._typed: dict[str, tuple[MailAddress, ...]] = {}

    def facts(self, document_id: str) -> MailDocument | None:
        """Return what a mail needs of a receipt; ``None`` when it is no receipt."""
        with self._database.read() as reader:
            stored = receipts.get(reader, document_id)
            if stored is None:
                return None
            place = TillPlace("", 0, "", "", "", self._zone())
            document = receipt_document(reader, document_id, place, copy=0)
            kept = next((one for one in stored_files.of_document(reader, document_id) if one.media_type == PDF), None)
            mailed = [one.message.recipients for one in mail_repo.of_document(reader, document_id)]
        customer = self._customer(str(stored.receipt["customer_id"]))
        language: Lang = "en" if customer is not None and customer.language == "en" else "nl"
        typed = (*self._typed.get(document_id, ()), *(one for found in mailed for one in found))
        known = (*self._known(customer), *(Recipient(one, _TYPED, chosen=False) for one in typed))
        return MailDocument(
            document_id=document_id,
            kind=DocumentKind.RECEIPT,
            number=document.number,
            party=customer.title if customer else "",
            language=language,
            definitive=True,
            values={
                "bonnummer": document.number,
                "bondatum": format_date(document.moment.date()),
                "totaal": format_money(document.payable, language),
                "debiteurnaam": customer.title if customer else "",
                "debiteurnummer": customer.number if customer else "",
                "bedrijfsnaam": customer.company if customer else "",
                "contactpersoon": customer.name if customer else "",
            },
            files=(_attached(kept or self._file(document_id, document, language)),),
            known=once(known),
        )

    def add_address(self, document_id: str, address: MailAddress, actor: Actor) -> None:
        """Know an address for this receipt alone; a mail that goes there keeps it.

        Raises:
            Denied: the person may not send mail.
        """
        require(actor, Right.SEND_MAIL)
        known = self._typed.get(document_id, ())
        if all(one.key != address.key for one in known):
            self._typed[document_id] = (*known, address)

    def _file(self, document_id: str, document: ReceiptDocument, language: Lang) -> stored_files.StoredFile:
        # First use: a till without mail never draws a PDF.
        from kassa.output.pdf.slip import draw_slip
        from kassa.output.receipts.receipt import receipt_slip
        from kassa.output.texts import texts

        title = texts(language).say("receipt.title", number=document.number)
        content = draw_slip(receipt_slip(document, language), title, document.shop.name, document.moment.date())
        with self._database.write() as tx:
            moment = micros(self._clock.now())
            return stored_files.store(tx, document_id, safe_name(f"{title}.pdf"), PDF, content, moment)

    def _customer(self, customer_id: str) -> Customer | None:
        if not customer_id:
            return None
        try:
            found = self._customers.get(customer_id)
            return self._customers.get(found.merged_into) if found.merged_into else found
        except RuleError:
            return None

    def _known(self, customer: Customer | None) -> Iterator[Recipient]:
        if customer is None:
            return
        for one in invoice_recipients(customer, self._customers.contacts(customer.id)):
            try:
                yield Recipient(parse_address(one.address), one.origin, one.chosen)
            except InputError:
                continue


def _attached(file: stored_files.StoredFile) -> Attachment:
    return Attachment(file.id, file.name, PDF, file.size)
