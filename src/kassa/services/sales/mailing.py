"""Sales documents as mail sees them: the values of the fields, the paper, and who may get it (domain.md 8)."""

from __future__ import annotations

from collections.abc import Iterator

from kassa.db.engine import Database
from kassa.db.queries import papers as query
from kassa.db.repos import open_items, sales_types
from kassa.db.repos import sales as repo
from kassa.db.repos.sales import StoredDocument
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.messages.address import MailAddress, parse_address
from kassa.domain.messages.message import Attachment, MailDocument, Recipient, once
from kassa.domain.messages.template import DocumentKind as MailKind
from kassa.domain.messages.template import fields_of
from kassa.domain.people.actor import Actor
from kassa.domain.people.contact import ContactDetail, ContactKind
from kassa.domain.people.dispatch import invoice_recipients
from kassa.domain.sales.document import DocumentKind, DocumentStatus, Party
from kassa.domain.settings import sales
from kassa.domain.values.dutch import format_date, format_money
from kassa.domain.values.iban import grouped_iban
from kassa.domain.values.money import Money
from kassa.services.people.customers import Customers
from kassa.services.sales.paper_of import language_of
from kassa.services.sales.papers import PDF, Papers
from kassa.services.settings import Settings


class SalesMail:
    """Answers what a mail needs of orders, delivery notes and invoices; satisfies ``MailSource``.

    Args:
        database: the shop.
        papers: the PDF that goes with it.
        customers: the addresses there are.
        settings: the account of the shop.
    """

    def __init__(self, database: Database, papers: Papers, customers: Customers, settings: Settings) -> None:
        self._database = database
        self._papers = papers
        self._customers = customers
        self._settings = settings

    def facts(self, document_id: str) -> MailDocument | None:
        """Return what a mail needs of a document, as it is now; ``None`` when there is no such document."""
        with self._database.read() as reader:
            stored = repo.get(reader, document_id)
            if stored is None:
                return None
            item = open_items.get(reader, document_id)
            order = query.order_number(reader, document_id)
            sort = sales_types.get(reader, stored.document.type_code)
        document = stored.document
        kind = MailKind(document.kind.value)
        values = self._values(stored, item.open if item else stored.totals.gross, order)
        party = document.party
        return MailDocument(
            document_id=document_id,
            kind=kind,
            number=document.number,
            party=party.title if party else "",
            language=language_of(party),
            definitive=document.kind.is_invoice and document.status is DocumentStatus.DEFINITIVE,
            values={field.code: values[field.code] for field in fields_of(kind) if field.code in values},
            files=self._files(document_id) if document.number else (),
            known=once(tuple(self._known(party))) if party else (),
            template_id=sort.template if sort else "",
        )

    def add_address(self, document_id: str, address: MailAddress, actor: Actor) -> None:
        """Note a new address at the relation behind a document, in its contact details.

        The first address a relation has gets the tick "Factuur": invoices may go there from then on.

        Raises:
            Denied: the person may not change relations.
            RuleError: the document or its relation is gone, merged or erased.
        """
        with self._database.read() as reader:
            stored = repo.get(reader, document_id)
        if stored is None or stored.document.party is None:
            raise RuleError(Reason("mail.no_document", "Dit document bestaat niet meer.", "Ververs de lijst."))
        customer = self._customers.get(stored.document.party.customer_id)
        if customer.merged_into:
            customer = self._customers.get(customer.merged_into)
        known = self._customers.contacts(customer.id)
        first = not any(one.chosen for one in self._known(stored.document.party))
        added = ContactDetail("", ContactKind.EMAIL, address.email, address.name, for_invoices=first)
        self._customers.save(customer, actor, contacts=(*known, added))

    def _values(self, stored: StoredDocument, left: Money, order: str) -> dict[str, str]:
        """Return the value of every field any of these documents has."""
        document = stored.document
        lang, party = language_of(document.party), document.party or Party("", "", "")
        day = format_date(document.date)
        is_order = document.kind is DocumentKind.ORDER
        return {
            "factuurnummer": document.number,
            "factuurdatum": day,
            "vervaldatum": format_date(document.due_date) if document.due_date else "",
            "openstaand": format_money(left, lang),
            "iban": grouped_iban(self._settings.get(sales.IBAN)),
            "ordernummer": document.number if is_order else order,
            "orderdatum": day,
            "pakbonnummer": document.number,
            "pakbondatum": day,
            "totaal": format_money(stored.totals.gross, lang),
            "debiteurnaam": party.title,
            "debiteurnummer": party.number,
            "bedrijfsnaam": party.company,
            "contactpersoon": party.name,
            "betreft": document.subject,
            "kenmerk": document.reference,
        }

    def _files(self, document_id: str) -> tuple[Attachment, ...]:
        file = self._papers.pdf(document_id)
        return (Attachment(file.file_id, file.name, PDF, len(file.content)),)

    def _known(self, party: Party) -> Iterator[Recipient]:
        """Yield the addresses of the relation as they are now; one that mail cannot use is left out."""
        try:
            card = self._customers.card(party.customer_id)
            if card.customer.merged_into:
                card = self._customers.card(card.customer.merged_into)
        except RuleError:
            return
        company = self._customers.contacts(card.company.id) if card.company else ()
        for one in invoice_recipients(card.customer, card.contacts, card.company, company):
            try:
                yield Recipient(parse_address(one.address), one.origin, one.chosen)
            except InputError:
                continue
