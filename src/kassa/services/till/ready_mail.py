"""Telling a customer that an order is ready ("Mail 'staat klaar'")."""

from __future__ import annotations

from collections.abc import Iterable

from kassa.db.engine import Database
from kassa.domain.errors import InputError, Reason, RuleError
from kassa.domain.messages.address import MailAddress, parse_address
from kassa.domain.messages.template import DocumentKind, MailTemplate
from kassa.domain.people.actor import Actor
from kassa.domain.people.dispatch import Recipient, invoice_recipients
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import Party
from kassa.services.messages.container import MailServices
from kassa.services.messages.standard import READY
from kassa.services.people.customers import Customers
from kassa.services.sales import issuing

_SAFE = "Er is niets verstuurd."


class ReadyMail:
    """Sends the mail with the template that says an order is ready.

    Args:
        database: the shop.
        customers: their addresses.
        mail: templates and mails.
    """

    def __init__(self, database: Database, customers: Customers, mail: MailServices) -> None:
        self._database = database
        self._customers = customers
        self._mail = mail

    def why_not(self, order_id: str) -> Reason | None:
        """Return why no mail can be sent about an order, or None when it can."""
        party = self._party(order_id)
        if self._address(party) is None:
            return Reason("mail.no_address", f"Van {party.title} is geen e-mailadres bekend. {_SAFE}", "Bel de klant.")
        if self._template(party) is None:
            return Reason(
                "mail.no_template",
                f"Er is geen e-mailsjabloon '{READY}'. {_SAFE}",
                "Maak het bij E-mailsjablonen, soort Order.",
            )
        return self._mail.account.current().refusal

    def send(self, order_id: str, actor: Actor, key: str) -> str:
        """Put the mail on its way and return its address; for eight seconds it can be taken back in the office.

        Args:
            order_id: which order.
            actor: who sends it.
            key: made when the button became pressable; the same key sends once.

        Raises:
            Denied: the right is missing.
            RuleError: no address is known, there is no template, or mail is not set up.
        """
        require(actor, Right.SEND_MAIL)
        refused = self.why_not(order_id)
        party = self._party(order_id)
        address, template = self._address(party), self._template(party)
        if refused is not None or address is None or template is None:
            raise RuleError(refused or Reason("mail.no_address", _SAFE))
        made = self._mail.mails.compose(order_id, template.id, [address], actor)
        self._mail.mails.send(made.id, made.revision, actor, key)
        return address.email

    def _party(self, order_id: str) -> Party:
        with self._database.read() as reader:
            party = issuing.stored(reader, order_id).document.party
        if party is None:
            raise issuing.gone()
        return party

    def _template(self, party: Party) -> MailTemplate | None:
        self._mail.templates.ensure_standard()
        offered = self._mail.templates.offered(DocumentKind.ORDER, party.language)
        return next((one for one in offered if one.name == READY and one.refusal is None), None)

    def _address(self, party: Party) -> MailAddress | None:
        card = self._customers.card(party.customer_id)
        if card.customer.merged_into:
            card = self._customers.card(card.customer.merged_into)
        company = self._customers.contacts(card.company.id) if card.company else ()
        return _usable(invoice_recipients(card.customer, card.contacts, card.company, company))


def _usable(known: Iterable[Recipient]) -> MailAddress | None:
    for one in known:
        try:
            return parse_address(one.address)
        except InputError:
            continue
    return None
