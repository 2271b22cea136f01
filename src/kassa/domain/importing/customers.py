"""A list of customers: its fields, what a row says, and what importing it does to the customers of the shop."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final, NamedTuple

from kassa.domain.catalog.folding import fold
from kassa.domain.errors import InputError, Reason
from kassa.domain.importing.columns import FieldSpec, cell_of, given_twice, guess_columns
from kassa.domain.importing.columns import Mapping as Columns
from kassa.domain.importing.verdict import GOES_IN, Kind
from kassa.domain.people.customer import LANGUAGES, Customer, CustomerKind, cleaned, problems
from kassa.domain.people.dispatch import DispatchMethod
from kassa.domain.values.typed import parse_amount, parse_rate


class CustomerField(StrEnum):
    """A field of a customer that a column can hold."""

    NUMBER = "number"
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    COMPANY = "company"
    KIND = "kind"
    LINK = "link"
    PHONE = "phone"
    EMAIL = "email"
    STREET = "street"
    HOUSE = "house"
    POSTCODE = "postcode"
    CITY = "city"
    COUNTRY = "country"
    VAT_ID = "vat_id"
    REGISTRATION = "registration"
    IBAN = "iban"
    PAYMENT_DAYS = "payment_days"
    PRICE_LIST = "price_list"
    DISCOUNT = "own_discount"
    CREDIT_LIMIT = "credit_limit"
    LANGUAGE = "language"
    DISPATCH = "dispatch"
    NOTE = "note"


FIELDS: Final = (
    FieldSpec(
        CustomerField.NUMBER,
        "Debiteurnummer",
        "debiteurnummer, debiteurnr, debiteur nr, klantnummer, klantnr, klant nr, relatienummer, relatienr, "
        "customer number, customer no, nummer, nr, number, id",
    ),
    FieldSpec(
        CustomerField.NAME,
        "Naam",
        "naam, contactpersoon, volledige naam, klantnaam, klant, debiteur, relatie, name, full name, contact",
    ),
    FieldSpec(CustomerField.FIRST, "Voornaam", "voornaam, first name, firstname"),
    FieldSpec(CustomerField.LAST, "Achternaam", "achternaam, last name, lastname, surname"),
    FieldSpec(
        CustomerField.COMPANY,
        "Bedrijfsnaam",
        "bedrijfsnaam, bedrijf, organisatie, firma, company, company name, organisation",
    ),
    FieldSpec(CustomerField.KIND, "Soort", "soort, type, kind, klanttype"),
    FieldSpec(
        CustomerField.LINK,
        "Nummer van gekoppeld bedrijf",
        "nummer van gekoppeld bedrijf, gekoppeld bedrijf, bedrijfsnummer, hoort bij, parent",
    ),
    FieldSpec(
        CustomerField.PHONE, "Telefoon", "telefoon, telefoonnummer, tel, telnr, mobiel, mobiele nummer, phone, mobile"
    ),
    FieldSpec(CustomerField.EMAIL, "E-mail", "e mail, email, e mailadres, emailadres, mail, email address"),
    FieldSpec(
        CustomerField.STREET, "Straat", "straat, adres, straat en huisnummer, straatnaam, street, address, adresregel 1"
    ),
    FieldSpec(CustomerField.HOUSE, "Huisnummer", "huisnummer, huisnr, nr huis, house number"),
    FieldSpec(CustomerField.POSTCODE, "Postcode", "postcode, zip, zip code, postal code"),
    FieldSpec(CustomerField.CITY, "Plaats", "plaats, woonplaats, plaatsnaam, stad, gemeente, city, town"),
    FieldSpec(CustomerField.COUNTRY, "Land", "land, landcode, country, country code"),
    FieldSpec(CustomerField.VAT_ID, "Btw-nummer", "btw nummer, btwnummer, btw nr, btw id, vat id, vat number, vat"),
    FieldSpec(
        CustomerField.REGISTRATION,
        "KvK-nummer",
        "kvk nummer, kvknummer, kvk, kvk nr, ondernemingsnummer, kbo nummer, kbo, registration number",
    ),
    FieldSpec(CustomerField.IBAN, "IBAN", "iban, rekeningnummer, bankrekening, iban nummer, bank account"),
    FieldSpec(
        CustomerField.PAYMENT_DAYS,
        "Betalingstermijn (dagen)",
        "betalingstermijn dagen, betalingstermijn, betaaltermijn, termijn, payment term, payment days",
    ),
    FieldSpec(CustomerField.PRICE_LIST, "Prijslijst", "prijslijst, prijslijstcode, price list, pricelist"),
    FieldSpec(CustomerField.DISCOUNT, "Korting", "korting, kortingspercentage, korting perc, discount"),
    FieldSpec(CustomerField.CREDIT_LIMIT, "Kredietlimiet", "kredietlimiet, krediet, limiet, credit limit"),
    FieldSpec(CustomerField.LANGUAGE, "Taal", "taal, taalcode, language"),
    FieldSpec(
        CustomerField.DISPATCH, "Verzendmethode", "verzendmethode, verzending, verzendwijze, dispatch method, dispatch"
    ),
    FieldSpec(CustomerField.NOTE, "Notitie", "notitie, notities, opmerking, opmerkingen, memo, note, notes, remarks"),
)

_NAMES: Final = (CustomerField.NAME, CustomerField.LAST, CustomerField.FIRST, CustomerField.COMPANY)
_CODE: Final = re.compile(r"[0-9]{3,}\Z")
_COUNTRIES: Final = {
    "nederland": "NL", "netherlands": "NL", "the netherlands": "NL", "holland": "NL", "nld": "NL",
    "belgie": "BE", "belgium": "BE", "belgique": "BE", "bel": "BE",
    "duitsland": "DE", "germany": "DE", "deutschland": "DE", "frankrijk": "FR", "france": "FR",
    "luxemburg": "LU", "luxembourg": "LU",
}  # fmt: skip
_KIND_WORDS: Final = {
    CustomerKind.PERSON: ("persoon", "particulier", "p", "person", "consument", "b2c"),
    CustomerKind.COMPANY: ("bedrijf", "zakelijk", "b", "company", "organisatie", "b2b"),
}
_DISPATCH_WORDS: Final = {
    DispatchMethod.NONE: ("geen", "geen verzending", "none", "nee"),
    DispatchMethod.POST: ("post", "per post", "verzending per post", "brief"),
    DispatchMethod.EMAIL: ("e-mail", "email", "mail", "via e-mail", "verzending via e-mail", "per e-mail"),
}
_TEXTS: Final = ("phone", "email", "postcode", "city", "vat_id", "registration", "iban", "note")


class CustomerRow(NamedTuple):
    """What a row says about a customer: the fields it fills, by name; what it does not say stays as it is."""

    line: int
    number: str
    said: Mapping[str, Any]
    link: str = ""


class CustomerVerdict(NamedTuple):
    """What importing a row does.

    Attributes:
        kind: new, changed, unchanged, double or error.
        row: what the row says.
        notes: what is odd about it; it goes in all the same.
        error: why it does not go in.
        customer: the customer as it will be; None when the row does not go in.
        changed: the fields it changes.
    """

    kind: Kind
    row: CustomerRow
    notes: tuple[Reason, ...] = ()
    error: Reason | None = None
    customer: Customer | None = None
    changed: tuple[str, ...] = ()

    @property
    def line(self) -> int:
        """Line in the file."""
        return self.row.line

    @property
    def shown(self) -> str:
        """The word for the badge: ``warning`` when the row goes in but is odd, else the kind."""
        return "warning" if self.notes and self.kind in GOES_IN else self.kind.value


def guess(header: Sequence[str]) -> Columns:
    """Guess which column holds which field from the heads."""
    return Columns(tuple(guess_columns(header, FIELDS)))


def check_header(header: Sequence[str]) -> None:
    """Refuse a first row that holds a customer rather than names of columns.

    Raises:
        InputError: there is no header.
    """
    cells = [cell.strip() for cell in header if cell.strip()]
    if not cells or any(_CODE.match(cell) or "@" in cell for cell in cells):
        raise InputError(
            Reason(
                "import.no_header",
                "De eerste regel bevat geen kolomnamen, maar al een relatie. Er is niets ingelezen.",
                "Zet boven elke kolom een naam, zoals Debiteurnummer, Naam, E-mail en Plaats.",
            )
        )


def check_mapping(mapping: Columns) -> tuple[Reason, ...]:
    """Return what is wrong with a mapping; empty when it can be used."""
    found = []
    if not mapping.where(CustomerField.NUMBER):
        found.append(
            Reason(
                "import.no_number",
                "Geen kolom is gekozen voor het debiteurnummer.",
                "Kies welke kolom het nummer bevat; daaraan wordt een relatie herkend.",
            )
        )
    if not any(mapping.where(field) for field in _NAMES):
        found.append(Reason("import.no_name", "Geen kolom is gekozen voor de naam.", "Kies naam of bedrijfsnaam."))
    return (*found, *given_twice(mapping, FIELDS))


class CustomerParser:
    """Reads rows by one mapping."""

    def __init__(self, mapping: Columns) -> None:
        self._places = {field: places[0] for field in CustomerField if (places := mapping.where(field))}
        self._width = len(mapping.columns)

    def parse(self, line: int, cells: Sequence[str]) -> tuple[CustomerRow, Reason | None]:
        """Read one row, with the reason why it cannot be used at all; never raises on what the cells hold."""
        texts = {field: cell_of(cells, place) for field, place in self._places.items()}
        number = " ".join(texts.get(CustomerField.NUMBER, "").split())
        if len(cells) > self._width and any(cells[self._width :]):
            reason = Reason(
                "import.columns", "De regel heeft meer kolommen dan de kopregel.", "Controleer scheidingstekens."
            )
            return CustomerRow(line, number, {}), reason
        if not number:
            reason = Reason("import.number_empty", "Het debiteurnummer is leeg.", "Geef elke relatie een eigen nummer.")
            return CustomerRow(line, "", {}), reason
        try:
            return CustomerRow(line, number, _said(texts), texts.get(CustomerField.LINK, "")), None
        except InputError as refused:
            return CustomerRow(line, number, {}), refused.reason


class CustomerJudge:
    """Judges the rows of one file in order; remembers the numbers it has seen, and where.

    Args:
        price_lists: codes of the price lists of the shop.
    """

    def __init__(self, price_lists: frozenset[str]) -> None:
        self._price_lists = price_lists
        self._seen: dict[str, int] = {}

    def verdict(
        self, row: CustomerRow, error: Reason | None, known: Customer | None, link: Customer | None
    ) -> CustomerVerdict:
        """Judge one row.

        Args:
            row: the row as read.
            error: why it cannot be used at all.
            known: the customer of the shop with its number.
            link: the company with the number the row is linked to: of the shop or from higher in the file.
        """
        if error is not None:
            return CustomerVerdict(Kind.ERROR, row, error=error)
        earlier = self._seen.get(row.number)
        if earlier:
            double = Reason("import.double", f"Dit nummer staat al op regel {earlier}; die regel geldt.")
            return CustomerVerdict(Kind.DOUBLE, row, error=double)
        self._seen[row.number] = row.line
        if known is not None and (known.merged_into or known.erased):
            what = "is samengevoegd met een andere relatie" if known.merged_into else "is gewist"
            gone = Reason("import.customer_gone", f"Relatie {row.number} {what}.", "Haal de regel uit de lijst.")
            return CustomerVerdict(Kind.ERROR, row, error=gone)
        customer = _applied(row, known, link)
        reason = self._problem(row, customer, link)
        if reason is not None:
            return CustomerVerdict(Kind.ERROR, row, error=reason)
        if known is None:
            return CustomerVerdict(Kind.NEW, row, customer=customer)
        names = [name for name in (*row.said, *(("company_id",) if row.link else ())) if name != "number"]
        changed = tuple(name for name in names if getattr(customer, name) != getattr(known, name))
        return CustomerVerdict(Kind.CHANGED if changed else Kind.UNCHANGED, row, (), None, customer, changed)

    def _problem(self, row: CustomerRow, customer: Customer, link: Customer | None) -> Reason | None:
        if row.link and (link is None or link.is_person or link.merged_into or link.erased):
            return Reason(
                "import.link",
                f"Bedrijf {row.link[:40]} staat niet in de winkel en niet hoger in dit bestand.",
                "Zet bedrijven boven de personen die erbij horen.",
            )
        if customer.price_list and customer.price_list not in self._price_lists:
            return Reason(
                "import.price_list", f"Prijslijst '{customer.price_list[:40]}' bestaat niet.", "Maak haar eerst aan."
            )
        wrong = problems(customer)
        return wrong[0] if wrong else None


def _applied(row: CustomerRow, known: Customer | None, link: Customer | None) -> Customer:
    """Return the customer as the row makes it; a new one with a company name is a company, unless it is linked."""
    base = known or Customer(id="", number=row.number, name="")
    said = dict(row.said)
    if known is None and "kind" not in said and said.get("company") and not row.link:
        said["kind"] = CustomerKind.COMPANY
    if link is not None:
        said |= {"company_id": link.id, "company": link.title}
    elif known is not None and known.company_id:
        said.pop("company", None)  # the name of the linked company stands with the company
    return cleaned(replace(base, **said))


def _said(texts: Mapping[CustomerField, str]) -> dict[str, Any]:
    """Return what the cells say, by field of a customer; an empty cell says nothing.

    Raises:
        InputError: a cell cannot be understood.
    """
    said: dict[str, Any] = {name: texts[CustomerField(name)] for name in _TEXTS if texts.get(CustomerField(name))}
    person = texts.get(CustomerField.NAME) or " ".join(
        part for field in (CustomerField.FIRST, CustomerField.LAST) if (part := texts.get(field, ""))
    )
    company = texts.get(CustomerField.COMPANY, "")
    street = f"{texts.get(CustomerField.STREET, '')} {texts.get(CustomerField.HOUSE, '')}".strip()
    for name, text in (("name", person or company), ("company", company), ("street", street)):
        if text:
            said[name] = text
    for field, read in _READERS.items():
        if texts.get(field):
            said[field.value] = read(texts[field])
    return said


def _country(text: str) -> str:
    known = _COUNTRIES.get(fold(text))
    if known is not None:
        return known
    if len(text) == 2 and text.isascii() and text.isalpha():
        return text.upper()
    raise _wrong("country", f"Het land '{text[:20]}' is niet bekend.", "Schrijf NL, BE of DE.")


def _kind(text: str) -> CustomerKind:
    found = next((kind for kind, words in _KIND_WORDS.items() if fold(text) in words), None)
    if found is None:
        raise _wrong("kind", f"Soort '{text[:20]}' is niet bekend.", "Schrijf persoon of bedrijf.")
    return found


def _dispatch(text: str) -> DispatchMethod:
    found = next((method for method, words in _DISPATCH_WORDS.items() if fold(text) in words), None)
    if found is None:
        raise _wrong("dispatch", f"Verzendmethode '{text[:30]}' is niet bekend.", "Schrijf geen, post of e-mail.")
    return found


def _language(text: str) -> str:
    words = {code: code for code in LANGUAGES} | {fold(name): code for code, name in LANGUAGES.items()}
    found = words.get(fold(text))
    if found is None:
        raise _wrong("language", f"Taal '{text[:20]}' is er niet.", "Schrijf nl of en.")
    return found


def _days(text: str) -> int:
    digits = fold(text).removesuffix("dagen").removesuffix("dgn").strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        raise _wrong("payment_days", f"Termijn '{text[:20]}' is geen aantal dagen.", "Schrijf bijvoorbeeld 30.")
    return int(digits)


_READERS: Final[Mapping[CustomerField, Callable[[str], object]]] = {
    CustomerField.KIND: _kind,
    CustomerField.COUNTRY: _country,
    CustomerField.PAYMENT_DAYS: _days,
    CustomerField.PRICE_LIST: str,
    CustomerField.DISCOUNT: parse_rate,
    CustomerField.CREDIT_LIMIT: parse_amount,
    CustomerField.LANGUAGE: _language,
    CustomerField.DISPATCH: _dispatch,
}


def _wrong(code: str, sentence: str, fix: str) -> InputError:
    return InputError(Reason(f"import.{code}", sentence, fix))
