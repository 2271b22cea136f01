"""Reading a list of customers from somebody else's file: which column is what, and what a row says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kassa.domain.catalog.folding import fold
from kassa.domain.errors import InputError, Reason
from kassa.domain.people.customer import Customer, problem

# Field: the heads that name it, folded and without spaces and signs.
_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "number": ("klantnummer", "klantnr", "nummer", "nr", "debiteurnummer", "debiteurnr", "relatienummer", "number"),
    "name": ("naam", "contactpersoon", "klant", "name", "contact"),
    "first": ("voornaam", "firstname"),
    "last": ("achternaam", "lastname", "surname"),
    "company": ("bedrijf", "bedrijfsnaam", "organisatie", "company"),
    "phone": ("telefoon", "telefoonnummer", "tel", "mobiel", "phone"),
    "email": ("email", "emailadres", "mail"),
    "street": ("straat", "adres", "straatenhuisnummer", "street", "address"),
    "house": ("huisnummer", "huisnr"),
    "postcode": ("postcode", "zip", "postalcode"),
    "city": ("plaats", "woonplaats", "stad", "gemeente", "city"),
    "country": ("land", "landcode", "country"),
}
_COUNTRIES: Final = {"": "NL", "nederland": "NL", "netherlands": "NL", "belgie": "BE", "belgium": "BE"}


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """Return which column holds which field.

    Raises:
        InputError: no column holds customer numbers, or none holds names.
    """
    heads = ["".join(letter for letter in fold(head) if letter.isalnum()) for head in header]
    found = {
        field: next(place for place, head in enumerate(heads) if head in words)
        for field, words in _HEADS.items()
        if any(head in words for head in heads)
    }
    if "number" not in found or not {"name", "last", "company"} & set(found):
        missing = "klantnummers" if "number" not in found else "namen"
        raise InputError(
            Reason(
                "import.customers_columns",
                f"Er is geen kolom met {missing} gevonden. Er is niets gewijzigd.",
                "Noem de kolommen bijvoorbeeld Klantnummer en Naam.",
            )
        )
    return found


def customer_of(cells: Sequence[str], columns: Mapping[str, int]) -> Customer:
    """Return the customer of a row, without identity.

    Raises:
        InputError: a value is missing or cannot be.
    """
    texts = {field: " ".join(cells[place].split()) if place < len(cells) else "" for field, place in columns.items()}
    person = texts.get("name") or f"{texts.get('first', '')} {texts.get('last', '')}".strip()
    customer = Customer(
        id="",
        number=texts.get("number", ""),
        name=person or texts.get("company", ""),
        company=texts.get("company", ""),
        phone=texts.get("phone", ""),
        email=texts.get("email", ""),
        street=f"{texts.get('street', '')} {texts.get('house', '')}".strip(),
        postcode=texts.get("postcode", ""),
        city=texts.get("city", ""),
        country=_country(texts.get("country", "")),
    )
    reason = problem(customer)
    if reason is not None:
        raise InputError(reason)
    return customer


def _country(text: str) -> str:
    known = _COUNTRIES.get(fold(text))
    if known is not None:
        return known
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    raise InputError(Reason("customer.country", f"Het land '{text[:20]}' is niet bekend.", "Schrijf NL, BE of DE."))
