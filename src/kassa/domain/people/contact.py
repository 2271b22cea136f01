"""Contact details and delivery addresses of a customer."""

from __future__ import annotations

from enum import StrEnum

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.identification import is_email, is_plain

LONGEST = 120


class ContactKind(StrEnum):
    """What a contact detail is; the value is what is stored."""

    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    WEBSITE = "website"
    OTHER = "other"

    @property
    def dutch(self) -> str:
        """Name on screen."""
        return _KINDS[self]


_KINDS = {
    ContactKind.EMAIL: "E-mail",
    ContactKind.PHONE: "Telefoon",
    ContactKind.MOBILE: "Mobiel",
    ContactKind.WEBSITE: "Website",
    ContactKind.OTHER: "Anders",
}


@frozen
class ContactDetail:
    """One way to reach a customer ("Contact details").

    Attributes:
        id: identity; empty for one that is not stored yet.
        kind: what it is.
        value: address or number, as typed.
        label: whose it is or what for: ``Boekhouding``; may be empty.
        for_invoices: the tick "Factuur": invoices by e-mail go here too; only an e-mail address has it.
    """

    id: str
    kind: ContactKind
    value: str
    label: str = ""
    for_invoices: bool = False

    @property
    def is_email(self) -> bool:
        """Whether mail can be sent to it."""
        return self.kind is ContactKind.EMAIL


@frozen
class Address:
    """A delivery address; the customer's own address stands with the customer.

    Attributes:
        id: identity; empty for one that is not stored yet.
        label: what it is called: ``Werkplaats``.
    """

    id: str
    label: str
    street: str
    postcode: str
    city: str
    country: str = "NL"


def contact_problem(contact: ContactDetail) -> Reason | None:
    """Return why a contact detail cannot be stored, or None."""
    if not contact.value.strip():
        return Reason("contact.value", "Een contactgegeven is leeg.", "Vul het in of haal de regel weg.")
    if any(len(text) > LONGEST or not is_plain(text) for text in (contact.value, contact.label)):
        return Reason(
            "contact.text", "Een contactgegeven is te lang of bevat stuurtekens.", f"Hoogstens {LONGEST} tekens."
        )
    if contact.is_email and not is_email(contact.value):
        return Reason("contact.email", f"'{contact.value}' is geen e-mailadres.", "Verbeter het of haal de regel weg.")
    if contact.for_invoices and not contact.is_email:
        return Reason(
            "contact.invoice", f"'{contact.value}' is geen e-mailadres en krijgt geen facturen.", "Haal 'Factuur' weg."
        )
    return None


def address_problem(address: Address) -> Reason | None:
    """Return why a delivery address cannot be stored, or None."""
    texts = (address.label, address.street, address.postcode, address.city, address.country)
    if not address.street.strip() or not address.city.strip():
        return Reason("address.street", "Een afleveradres heeft geen straat of plaats.", "Vul allebei in.")
    if any(len(text) > LONGEST or not is_plain(text) for text in texts):
        return Reason("address.text", "Een adres is te lang of bevat stuurtekens.", f"Hoogstens {LONGEST} tekens.")
    return None
