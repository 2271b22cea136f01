"""A customer that is made at the till with a few fields, and what is wrong with each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.customer import Customer, CustomerKind, cleaned, problems
from kassa.domain.values.identification import is_email

_POSTCODES: Final = {"NL": (r"\d{4} ?[A-Za-z]{2}", "1234 AB"), "BE": (r"\d{4}", "1000")}
_PHONE: Final = r"\+?[\d\s()./-]{6,24}"
_MISSING: Final = Reason("newcomer.half", "Dit ontbreekt nog.")
HALF_ADDRESS: Final = Reason(
    "newcomer.address",
    "Het adres is half ingevuld. Er is nog niets bewaard.",
    "Vul postcode, huisnummer, straat en plaats in, of laat ze alle vier leeg.",
)
"""What to say when parts of an address are missing."""
_ADDRESS: Final = ("postcode", "house_number", "street", "city")


@frozen
class Newcomer:
    """What a cashier asks of a new customer ("Nieuwe klant"); everything as typed.

    Attributes:
        name: of the person, or of the contact at a company.
        company: makes it a company; empty for a person.
        phone: may be empty.
        email: may be empty: nobody needs an e-mail address to buy something.
        postcode: of the address; the four parts of an address go together.
        house_number: with what follows it, such as ``12-a``.
        street: without the number.
        city: place.
        country: two letters; that of the shop.
    """

    name: str = ""
    company: str = ""
    phone: str = ""
    email: str = ""
    postcode: str = ""
    house_number: str = ""
    street: str = ""
    city: str = ""
    country: str = "NL"

    @property
    def customer(self) -> Customer:
        """The customer this is to become, cleaned; without identity and number."""
        company = bool(self.company.strip())
        return cleaned(
            Customer(
                id="",
                number="",
                name=self.name,
                company=self.company,
                phone=self.phone,
                email=self.email,
                street=f"{self.street.strip()} {self.house_number.strip()}".strip(),
                postcode=self.postcode,
                city=self.city,
                country=self.country,
                kind=CustomerKind.COMPANY if company else CustomerKind.PERSON,
            )
        )


def newcomer_problems(newcomer: Newcomer) -> dict[str, Reason]:
    """Return what is wrong, by the name of the field it is about, in the order of the form."""
    found = {
        "name": _name_problem(newcomer),
        "phone": _phone_problem(newcomer.phone.strip()),
        "email": _email_problem(newcomer.email.strip()),
        **_address_problems(newcomer),
    }
    for reason in problems(newcomer.customer):
        field = reason.code.rpartition(".")[2]
        found[field] = found.get(field) or reason
    return {field: reason for field, reason in found.items() if reason is not None}


def first_refusal(wrong: Mapping[str, Reason]) -> Reason:
    """Return the sentence that says what is wrong with a new customer; of a half address the whole of it."""
    first = next(iter(wrong.values()))
    return HALF_ADDRESS if first == _MISSING else first


def has_half_address(wrong: Mapping[str, Reason]) -> bool:
    """Whether parts of an address are missing."""
    return _MISSING in wrong.values()


def from_search(text: str, country: str = "NL") -> Newcomer:
    """Return a new customer with what was searched for in the field it belongs to, so that nobody types it twice."""
    text = " ".join(text.split())
    pattern, _ = _POSTCODES.get(country, _POSTCODES["NL"])
    if "@" in text:
        return Newcomer(email=text, country=country)
    if country == "NL" and re.fullmatch(pattern, text):
        return Newcomer(postcode=text, country=country)
    if re.fullmatch(_PHONE, text):
        return Newcomer(phone=text, country=country)
    return Newcomer(name=text, country=country)


def _name_problem(newcomer: Newcomer) -> Reason | None:
    if newcomer.name.strip() or newcomer.company.strip():
        return None
    return Reason("newcomer.name", "De naam is leeg.", "Vul een naam of een bedrijf in.")


def _phone_problem(phone: str) -> Reason | None:
    if not phone or (re.fullmatch(_PHONE, phone) and sum(sign.isdigit() for sign in phone) >= 6):
        return None
    return Reason("newcomer.phone", "Dit is geen telefoonnummer.", "Typ bijvoorbeeld 010-1234567, of laat het leeg.")


def _email_problem(email: str) -> Reason | None:
    if not email or is_email(email):
        return None
    return Reason("newcomer.email", "Dit is geen e-mailadres.", "Verbeter het of laat het leeg.")


def _address_problems(newcomer: Newcomer) -> dict[str, Reason | None]:
    parts = {field: str(getattr(newcomer, field)).strip() for field in _ADDRESS}
    if not any(parts.values()):
        return {}
    found: dict[str, Reason | None] = {field: _MISSING for field, text in parts.items() if not text}
    pattern, example = _POSTCODES.get(newcomer.country, (r".{3,12}", ""))
    if parts["postcode"] and not re.fullmatch(pattern, parts["postcode"], re.ASCII):
        found["postcode"] = Reason("newcomer.postcode", "Deze postcode klopt niet.", f"Typ bijvoorbeeld {example}.")
    if parts["house_number"] and not parts["house_number"][0].isdigit():
        found["house_number"] = Reason(
            "newcomer.house_number", "Een huisnummer begint met een cijfer.", "Typ bijvoorbeeld 12 of 12-a."
        )
    return {field: found[field] for field in _ADDRESS if field in found}
