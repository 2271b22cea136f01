"""The customer ("Debiteur") as the shop keeps one: a person, a company, or somebody at a company (domain.md 8)."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.values.card_number import without_card_numbers
from kassa.domain.values.identification import bare, is_email, is_iban, is_plain, is_registration, is_vat_id, postcode
from kassa.domain.values.money import Money
from kassa.domain.values.rate import WHOLE, Rate

LONGEST: Final = 120
LONGEST_NUMBER: Final = 40
LONGEST_NOTE: Final = 4000
MOST_DAYS: Final = 365
MAX_CREDIT: Final = Money(999_999_999)
"""9.999.999,99 euro: the highest credit limit."""
LANGUAGES: Final = {"nl": "Nederlands", "en": "English"}


class CustomerKind(StrEnum):
    """What a customer is; the value is what is stored."""

    PERSON = "person"
    COMPANY = "company"

    @property
    def dutch(self) -> str:
        """Name on screen."""
        return "Persoon" if self is CustomerKind.PERSON else "Bedrijf"


@frozen
class Customer:
    """A customer.

    Attributes:
        id: identity; empty for one that is not stored yet.
        number: customer number, leading zeros kept; empty lets the program give the next one.
        name: name of the person; of a company its contact person, or its own name when there is none.
        company: company name, a field of its own: of the company itself, or of the one a person is linked to.
        phone: as typed.
        email: may be empty: nobody needs an e-mail address to buy something.
        street: street and house number.
        postcode: as typed; in the Netherlands as ``1234 AB``.
        city: place.
        country: two letters.
        kind: a person or a company.
        company_id: the company a person is linked to.
        vat_id: VAT id without spaces, with its country; may be empty.
        registration: number at the chamber of commerce, without spaces; may be empty.
        iban: without spaces; may be empty.
        payment_days: days until an invoice is due; None is the term of the shop.
        price_list: code of the price list; empty without one.
        list_discount: discount of that price list.
        own_discount: discount agreed with this customer alone; None takes that of the price list.
        credit_limit: the most that may stand open; None is without limit.
        language: of documents: ``nl`` or ``en``.
        dispatch: how documents are sent.
        note: lines for colleagues.
        note_at_sale: whether the till shows the note when this customer is on the receipt ("Toon bij verkoop").
        merged_into: the customer this one was merged into; this row stays for its documents.
        erased: whether its data were wiped at the person's request.
        revision: goes up with each change; somebody else's change is noticed by it.
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
    kind: CustomerKind = CustomerKind.PERSON
    company_id: str | None = None
    vat_id: str = ""
    registration: str = ""
    iban: str = ""
    payment_days: int | None = None
    price_list: str = ""
    list_discount: Rate = Rate.ZERO
    own_discount: Rate | None = None
    credit_limit: Money | None = None
    language: str = "nl"
    dispatch: DispatchMethod = DispatchMethod.NONE
    note: str = ""
    note_at_sale: bool = False
    merged_into: str | None = None
    erased: bool = False
    revision: int = 0

    @property
    def is_person(self) -> bool:
        """Whether this is a person."""
        return self.kind is CustomerKind.PERSON

    @property
    def title(self) -> str:
        """What it is called in lists and on documents: the company's name, or the person's."""
        return self.name if self.is_person else self.company or self.name

    @property
    def discount(self) -> Rate:
        """The discount that holds: the one agreed with this customer, else that of the price list."""
        return self.list_discount if self.own_discount is None else self.own_discount


@frozen
class PriceList:
    """A price list ("Prijslijst"): a name for a discount on every article."""

    code: str
    name: str
    discount: Rate


def cleaned(customer: Customer) -> Customer:
    """Return a customer as it is stored: spaces trimmed, numbers bare, the postcode written as its country does.

    A card number that was typed somewhere is not kept.
    """
    texts = ("number", "name", "company", "phone", "email", "street", "city")
    trimmed: dict[str, Any] = {
        field: without_card_numbers(re.sub(" +", " ", getattr(customer, field)).strip()) for field in texts
    }
    country = customer.country.strip().upper()
    ready = replace(
        customer, **trimmed, country=country, postcode=postcode(customer.postcode, country),
        vat_id=bare(customer.vat_id), registration=bare(customer.registration), iban=bare(customer.iban),
        note=without_card_numbers(customer.note.strip()),
    )  # fmt: skip
    return ready if ready.is_person or ready.name else replace(ready, name=ready.company)


def problems(customer: Customer) -> tuple[Reason, ...]:
    """Return everything that keeps a cleaned customer from being stored, with the field as the end of its code."""
    return tuple(reason for reason in (*_names(customer), *_addresses(customer), *_numbers(customer)) if reason)


def _names(customer: Customer) -> tuple[Reason | None, ...]:
    company = not customer.is_person
    return (
        Reason("customer.company", "De bedrijfsnaam is leeg.", "Vul de naam van het bedrijf in.")
        if company and not customer.company
        else None,
        Reason("customer.name", "De naam is leeg.", "Vul een naam in.") if not customer.name else None,
        Reason("customer.company_id", "Een bedrijf kan niet aan een bedrijf gekoppeld zijn.", "Haal de koppeling weg.")
        if company and customer.company_id
        else None,
        _text("number", "Het debiteurnummer", customer.number, LONGEST_NUMBER),
        _text("name", "De naam", customer.name),
        _text("company", "De bedrijfsnaam", customer.company),
        _text("note", "De notitie", customer.note.replace("\n", " ").replace("\t", " "), LONGEST_NOTE),
    )


def _addresses(customer: Customer) -> tuple[Reason | None, ...]:
    country = customer.country
    return (
        _text("street", "De straat", customer.street),
        _text("postcode", "De postcode", customer.postcode, 12),
        _text("city", "De plaats", customer.city),
        _text("phone", "Het telefoonnummer", customer.phone, 40),
        None
        if len(country) == 2 and country.isascii() and country.isalpha()
        else Reason("customer.country", f"Het land '{country[:20]}' is niet bekend.", "Schrijf NL, BE of DE."),
        None
        if not customer.email or is_email(customer.email)
        else Reason(
            "customer.email", f"'{customer.email[:60]}' is geen e-mailadres.", "Verbeter het of laat het leeg."
        ),
    )


def _numbers(customer: Customer) -> tuple[Reason | None, ...]:
    vat_id, registration, iban = customer.vat_id, customer.registration, customer.iban
    days, limit, discount = customer.payment_days, customer.credit_limit, customer.own_discount
    return (
        None
        if not vat_id or is_vat_id(vat_id)
        else Reason(
            "customer.vat_id",
            f"Het btw-nummer '{vat_id[:30]}' klopt niet.",
            "Vul het in als NL123456789B01 of BE0123456789, met de letters van het land, of laat het leeg.",
        ),
        None
        if not registration or is_registration(registration)
        else Reason(
            "customer.registration",
            f"'{registration[:30]}' is geen KvK-nummer en geen ondernemingsnummer.",
            "Een KvK-nummer heeft 8 cijfers, een ondernemingsnummer 10.",
        ),
        None
        if not iban or is_iban(iban)
        else Reason("customer.iban", f"De IBAN '{iban[:40]}' klopt niet.", "Kijk haar na of laat het veld leeg."),
        None
        if days is None or 0 <= days <= MOST_DAYS
        else Reason("customer.payment_days", f"Een termijn van {days} dagen kan niet.", f"Kies 0 t/m {MOST_DAYS}."),
        None
        if limit is None or 0 <= limit.cents <= MAX_CREDIT.cents
        else Reason("customer.credit_limit", "Deze kredietlimiet kan niet.", "Kies 0,00 t/m 9.999.999,99."),
        None
        if discount is None or discount.basis_points <= WHOLE
        else Reason("customer.own_discount", "Meer dan 100% korting kan niet.", "Typ een lager percentage."),
        None
        if customer.language in LANGUAGES
        else Reason("customer.language", "Deze taal is er niet.", f"Kies {' of '.join(LANGUAGES.values())}."),
    )


def _text(field: str, what: str, text: str, longest: int = LONGEST) -> Reason | None:
    if len(text) > longest:
        return Reason(f"customer.{field}", f"{what} is langer dan {longest} tekens.", "Maak de tekst korter.")
    if not is_plain(text):
        return Reason(f"customer.{field}", f"{what} bevat stuurtekens of een regeleinde.", "Typ de tekst opnieuw.")
    return None


@frozen
class CustomerHit:
    """A customer found by searching, as a picker shows it."""

    id: str
    number: str
    name: str
    company: str
    kind: CustomerKind
    city: str
    phone: str

    @property
    def title(self) -> str:
        """What it is called: the company's name, or the person's."""
        return self.name if self.kind is CustomerKind.PERSON else self.company or self.name

    @property
    def detail(self) -> str:
        """What tells it apart: number, the other name, place and phone."""
        other = self.company if self.kind is CustomerKind.PERSON else self.name
        parts = (self.number, other if other != self.title else "", self.city, self.phone)
        return " · ".join(part for part in parts if part)
