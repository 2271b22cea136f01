"""The customer ("Debiteur") as the shop keeps one: a person, a company, or somebody at a company."""

from __future__ import annotations

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen

_LONGEST = 120


@frozen
class Customer:
    """A customer.

    Attributes:
        id: identity; empty for one that is not stored yet.
        number: customer number, leading zeros kept.
        name: name of the person, or of the company when there is no person.
        company: company name, may be empty.
        phone: as typed.
        email: may be empty: nobody needs an e-mail address to buy something.
        street: street and house number.
        postcode: as typed.
        city: place.
        country: two letters.
    """

    id: str
    number: str
    name: str
    company: str = ""
    phone: str = ""
    email: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "NL"


def problem(customer: Customer) -> Reason | None:
    """Return why a customer cannot be stored, or None."""
    texts = (customer.number, customer.name, customer.company, customer.phone, customer.email, customer.street)
    if not customer.number.strip() or not customer.name.strip():
        return Reason("customer.name", "Nummer of naam is leeg.", "Vul allebei in.")
    if any(len(text) > _LONGEST or not text.isprintable() for text in (*texts, customer.postcode, customer.city)):
        return Reason("customer.text", "Een gegeven is te lang of onleesbaar.", f"Hoogstens {_LONGEST} tekens.")
    if customer.email and ("@" not in customer.email or " " in customer.email):
        return Reason("customer.email", f"'{customer.email}' is geen e-mailadres.", "Verbeter het of laat het leeg.")
    return None
