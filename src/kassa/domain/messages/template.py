"""Fields ``{{veld}}`` in the texts of a mail, taken from a list; nothing else is ever worked out in a text.

A template language for users is a way to hang or fill the machine (reliability.md 0.9), so there is none: a field is
replaced by its value once, and a value is never looked into again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Final

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.messages import marks
from kassa.domain.messages.marks import Block, Span
from kassa.domain.values.card_number import without_card_numbers

LONGEST_NAME: Final = 60
LONGEST_SUBJECT: Final = 200
LONGEST_BODY: Final = 20_000
LANGUAGES: Final[Mapping[str, str]] = {"nl": "Nederlands", "en": "Engels"}

_FIELD = re.compile(r"\{\{([^{}\n]*)\}\}")
_BRACES = re.compile(r"\{\{|\}\}")


class DocumentKind(StrEnum):
    """What a mail is about."""

    INVOICE = "invoice"
    CREDIT = "credit"
    ORDER = "order"
    DELIVERY = "delivery"
    REMINDER = "reminder"
    RECEIPT = "receipt"

    @property
    def dutch(self) -> str:
        """The word on the screen."""
        return _KINDS[self]


_KINDS: Final = {
    DocumentKind.INVOICE: "Factuur",
    DocumentKind.CREDIT: "Creditfactuur",
    DocumentKind.ORDER: "Order",
    DocumentKind.DELIVERY: "Pakbon",
    DocumentKind.REMINDER: "Herinnering",
    DocumentKind.RECEIPT: "Kassabon",
}
NEEDS_PDF: Final = frozenset({DocumentKind.INVOICE, DocumentKind.CREDIT})
"""A mail about these without the PDF is no invoice (M4-039)."""


@frozen
class MailField:
    """A field that may stand in a text.

    Attributes:
        code: what stands between the braces.
        dutch: its name on the screen.
        english: its name on an English screen.
        example: what a preview shows.
        kinds: the documents that have it; empty means all.
    """

    code: str
    dutch: str
    english: str
    example: str
    kinds: frozenset[DocumentKind] = frozenset()


_BILLS = frozenset({DocumentKind.INVOICE, DocumentKind.CREDIT, DocumentKind.REMINDER})
_ORDERS = frozenset({DocumentKind.ORDER, DocumentKind.DELIVERY})
_RECEIPTS = frozenset({DocumentKind.RECEIPT})
_PAPERS = frozenset(DocumentKind) - _RECEIPTS

FIELDS: Final = (
    MailField("factuurnummer", "Factuurnummer", "Invoice number", "2025-0448", _BILLS),
    MailField("factuurdatum", "Factuurdatum", "Invoice date", "26-11-2025", _BILLS),
    MailField("vervaldatum", "Vervaldatum", "Due date", "10-12-2025", _BILLS),
    MailField("openstaand", "Openstaand bedrag", "Amount outstanding", "€\u00a0552,99", _BILLS),
    MailField("iban", "IBAN van de winkel", "IBAN of the shop", "NL91 ABNA 0417 1643 00", _BILLS),
    MailField("ordernummer", "Ordernummer", "Order number", "4031", _ORDERS),
    MailField("orderdatum", "Orderdatum", "Order date", "24-11-2025", frozenset({DocumentKind.ORDER})),
    MailField("pakbonnummer", "Pakbonnummer", "Delivery note number", "P-118", frozenset({DocumentKind.DELIVERY})),
    MailField("pakbondatum", "Pakbondatum", "Delivery date", "26-11-2025", frozenset({DocumentKind.DELIVERY})),
    MailField("bonnummer", "Bonnummer", "Receipt number", "10483", _RECEIPTS),
    MailField("bondatum", "Datum van de bon", "Receipt date", "26-11-2025", _RECEIPTS),
    MailField("totaal", "Totaal", "Total", "€\u00a0552,99"),
    MailField("debiteurnaam", "Naam van de debiteur", "Name of the debtor", "Garage Proefrit"),
    MailField("debiteurnummer", "Debiteurnummer", "Debtor number", "10031"),
    MailField("bedrijfsnaam", "Bedrijf van de debiteur", "Company of the debtor", "Garage Proefrit"),
    MailField("contactpersoon", "Contactpersoon", "Contact person", "J. Proefrit"),
    MailField("betreft", "Betreft", "Subject of the document", "Werkkleding najaar", _PAPERS),
    MailField("kenmerk", "Kenmerk", "Reference", "PO-1140", _PAPERS),
    MailField("winkelnaam", "Naam van de winkel", "Name of the shop", "Voorbeeldwinkel"),
    MailField("winkeltelefoon", "Telefoon van de winkel", "Telephone of the shop", "010 000 00 00"),
    MailField("medewerker", "Medewerker", "Employee", "Medewerker 03"),
)
"""``winkelnaam``, ``winkeltelefoon`` and ``medewerker`` are filled in by the program, the others by the document."""
_BY_CODE: Final = {field.code: field for field in FIELDS}


@frozen
class MailTemplate:
    """A text for mails about one kind of document.

    Attributes:
        id: identity; empty for a new one.
        kind: which documents it is for.
        language: ``nl`` or ``en``.
        name: on the screen, such as "Factuur (standaard)".
        subject: with fields.
        body: with fields and marks.
        attach_pdf: whether the PDF of the document goes with it.
        active: whether it is offered.
        revision: counts changes.
    """

    id: str
    kind: DocumentKind
    language: str
    name: str
    subject: str
    body: str
    attach_pdf: bool = True
    active: bool = True
    revision: int = 0

    @property
    def refusal(self) -> Reason | None:
        """Why no mail may be made with it: an invoice is never sent without its PDF."""
        if self.attach_pdf or self.kind not in NEEDS_PDF:
            return None
        return Reason(
            "mail.no_pdf",
            f"Sjabloon '{self.name}' stuurt geen PDF van de {self.kind.dutch.lower()} mee.",
            "Kies een sjabloon met PDF, of zet 'PDF meesturen' aan bij Instellingen, E-mailsjablonen.",
        )


def fields_of(kind: DocumentKind) -> tuple[MailField, ...]:
    """Return the fields that a text about this kind of document may have."""
    return tuple(field for field in FIELDS if not field.kinds or kind in field.kinds)


def examples(kind: DocumentKind) -> dict[str, str]:
    """Return the values that a preview shows."""
    return {field.code: field.example for field in fields_of(kind)}


def field_codes(text: str) -> Iterator[str]:
    """Yield the code between each pair of braces, known or not."""
    for found in _FIELD.finditer(text):
        yield found.group(1).strip()


def checked(template: MailTemplate) -> MailTemplate:
    """Return the template tidied.

    Raises:
        InputError: a name, subject or text that cannot be used; an unknown field is named.
    """
    name = " ".join(template.name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InputError(
            Reason("mail.template.name", "Het sjabloon heeft een naam van 1 tot 60 tekens.", "Typ een naam.")
        )
    if template.language not in LANGUAGES:
        raise InputError(Reason("mail.template.language", "Deze taal kent de winkel niet.", "Kies een taal."))
    subject = checked_subject(template.subject)
    body = checked_body(template.body)
    for text, code in ((subject, "mail.subject"), (body, "mail.body")):
        _check_fields(text, template.kind, code)
    fill_body(body, {field.code: "https://voorbeeld.nl" for field in fields_of(template.kind)})
    return MailTemplate(
        template.id,
        template.kind,
        template.language,
        name,
        subject,
        body,
        template.attach_pdf,
        template.active,
        template.revision,
    )


def checked_subject(text: str) -> str:
    """Return a subject of one line, without card numbers.

    Raises:
        InputError: it is empty, too long, or holds a line break or another character that cannot be seen.
    """
    subject = without_card_numbers(text.strip())
    if not subject:
        raise InputError(Reason("mail.subject", "Het onderwerp is nog leeg.", "Typ een onderwerp."))
    if len(subject) > LONGEST_SUBJECT:
        raise InputError(
            Reason("mail.subject", f"Het onderwerp is langer dan {LONGEST_SUBJECT} tekens.", "Maak het korter.")
        )
    if not subject.replace("\u00a0", " ").isprintable():
        raise InputError(
            Reason("mail.subject", "In het onderwerp staat een onzichtbaar teken.", "Typ het onderwerp opnieuw.")
        )
    return subject


def checked_body(text: str) -> str:
    """Return a text with its line breaks written in one way, without card numbers.

    Raises:
        InputError: it is empty, too long, or a link in it goes nowhere.
    """
    body = without_card_numbers(text.replace("\r\n", "\n").replace("\r", "\n").strip("\n"))
    if not body.strip():
        raise InputError(Reason("mail.body", "De tekst is nog leeg.", "Typ een tekst."))
    if len(body) > LONGEST_BODY:
        raise InputError(Reason("mail.body", f"De tekst is langer dan {LONGEST_BODY} tekens.", "Maak hem korter."))
    if any(not letter.isprintable() and letter not in "\n\t\u00a0" for letter in body):
        raise InputError(Reason("mail.body", "In de tekst staat een onzichtbaar teken.", "Typ dat stuk opnieuw."))
    return body


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return one line of text with every field replaced by its value.

    Raises:
        InputError: a field is unknown, or this document has no value for it.
    """
    return _FIELD.sub(lambda found: _value(found.group(1).strip(), values), text)


def fill_body(body: str, values: Mapping[str, str]) -> str:
    """Return a text with every field replaced; a mark in a value is a letter like any other.

    Raises:
        InputError: a field is unknown or has no value, or a link goes nowhere after filling.
    """
    return marks.write(
        Block(
            block.item,
            tuple(
                Span(fill(span.text, values), span.bold, span.italic, _link(span.link, values)) for span in block.spans
            ),
        )
        for block in marks.parse(body)
    )


def require_filled(text: str, code: str) -> None:
    """Refuse a text that still has braces in it: nobody should get a mail that says ``{{totaal}}``.

    Raises:
        InputError: named after the first field found.
    """
    found = _FIELD.search(text)
    if found is not None:
        raise InputError(
            Reason(
                code,
                f"In de e-mail staat nog het veld {found.group(0)}.",
                "Kies 'Veld invoegen' voor de waarde, of haal het weg.",
            )
        )


def _link(link: str, values: Mapping[str, str]) -> str:
    target = fill(link, values)
    if target and not marks.is_target(target):
        raise InputError(
            Reason(
                "mail.body", f"De link '{target[:60]}' gaat nergens heen.", "Begin een link met https:// of mailto:."
            )
        )
    return target


def _value(code: str, values: Mapping[str, str]) -> str:
    if code not in _BY_CODE:
        raise _unknown(code, "mail.field")
    if code not in values:
        raise InputError(
            Reason(
                "mail.field",
                f"Dit document heeft geen waarde voor {{{{{code}}}}}.",
                "Kies een ander sjabloon, of haal het veld uit het sjabloon.",
            )
        )
    return " ".join(values[code].split("\n")).replace("\r", "")


def _check_fields(text: str, kind: DocumentKind, code: str) -> None:
    known = {field.code for field in fields_of(kind)}
    for found in field_codes(text):
        if found not in known:
            raise _unknown(found, code)
    if _BRACES.search(_FIELD.sub("", text)):
        raise InputError(
            Reason(code, "Een veld is niet afgesloten: er staan losse accolades.", "Schrijf een veld als {{totaal}}.")
        )


def _unknown(code: str, place: str) -> InputError:
    shown = code[:40]
    if code in _BY_CODE:
        sentence = f"Het veld {{{{{shown}}}}} bestaat niet bij dit soort document."
    else:
        sentence = f"Het veld {{{{{shown}}}}} bestaat niet."
    return InputError(Reason(place, sentence, "Kies een veld met 'Veld invoegen'."))
