"""A paper from a stored document: everything formatted from stored results, nothing worked out again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from kassa.db.repos.sales import StoredDocument
from kassa.domain.frozen import frozen
from kassa.domain.payments.reference import ReferenceForm, payment_reference
from kassa.domain.pricing.totals import LineTotal, PriceMode, VatRow
from kassa.domain.pricing.vat import VatCategory
from kassa.domain.sales.document import DocumentKind, Party, SalesLine
from kassa.domain.values.dutch import Lang, format_date
from kassa.domain.values.money import Money, total
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate
from kassa.output.papers.paper import (
    LineKind,
    Original,
    Paper,
    PaperKind,
    PaperLine,
    Payment,
    Receiver,
    Sender,
    Settled,
    VatLine,
)
from kassa.output.texts import texts

# What collecting writes above the lines of a delivery note or order.
_HEADING = re.compile(r"(Pakbon|Verkooporder) \S+ van \d{2}-\d{2}-\d{4}$")
_RATE_SAYS_NOTHING = frozenset(VatCategory) - {VatCategory.STANDARD, VatCategory.ZERO}


@frozen
class Looks:
    """How the shop wants its papers, from the settings.

    Attributes:
        sender: the shop.
        accent: its colour.
        delivery_prices: whether a delivery note shows prices.
        reference_form: what a customer mentions with a transfer.
        intro: text above the lines, in the language of the customer.
        closing: texts below them.
        categories: VAT category per VAT code.
    """

    sender: Sender
    accent: str
    delivery_prices: bool
    reference_form: ReferenceForm
    intro: str
    closing: str
    categories: Mapping[str, VatCategory]


@frozen
class Around:
    """What belongs to a document without standing on it.

    Attributes:
        settled: what was settled before the paper was made: source, number, cents.
        deposits: what was paid on an order: ISO date, method, cents.
        original: number and ISO date of the invoice a credit invoice corrects.
        order_number: of a delivery note.
        outstanding: per line of a delivery note what is still to come, in 1/1,000.
    """

    settled: tuple[tuple[str, str, int], ...] = ()
    deposits: tuple[tuple[str, str, int], ...] = ()
    original: tuple[str, str] | None = None
    order_number: str = ""
    outstanding: Mapping[str, int] | None = None


def paper_of(stored: StoredDocument, looks: Looks, around: Around) -> Paper:
    """Return the paper of a document.

    Raises:
        InputError: its number does not fit in the wanted form of a payment reference.
    """
    document, totals = stored.document, stored.totals
    language = language_of(document.party)
    # A credit invoice is stored negative and says in words what it takes back: its paper has the amounts as they were.
    sign = -1 if document.kind is DocumentKind.CREDIT else 1
    settled = _settled(around, language, sign)
    due = totals.gross * sign - total([one.amount for one in settled])
    original = around.original
    return Paper(
        kind=PaperKind(document.kind.value),
        sender=looks.sender,
        receiver=_receiver(document.party),
        date=document.date,
        lines=tuple(
            _line(line, result, document.price_mode, looks, around, sign)
            for line, result in zip(document.lines, totals.lines, strict=True)
        ),
        language=language,
        number=document.number,
        mode=document.price_mode,
        net=totals.net * sign,
        total=totals.gross * sign,
        due=due,
        vat=tuple(_vat(row, _category(looks, row.code), sign) for row in totals.vat_rows),
        settled=settled,
        delivery_date=document.expected_date,
        due_date=document.due_date if document.kind is DocumentKind.INVOICE else None,
        delivery_method=document.delivery_method,
        reference=document.reference,
        subject=document.subject,
        intro=looks.intro,
        remarks=document.note,
        closing=looks.closing,
        payment=_payment(stored, looks, due),
        original=Original(original[0], dt.date.fromisoformat(original[1])) if original else None,
        order_number=around.order_number,
        prices=looks.delivery_prices,
        accent=looks.accent,
    )


def language_of(party: Party | None) -> Lang:
    """Return the language of the customer; Dutch for one we have no words for."""
    return "en" if party is not None and party.language == "en" else "nl"


def _receiver(party: Party | None) -> Receiver:
    if party is None:
        return Receiver()
    return Receiver(
        party.name, party.company, party.street, party.postcode, party.city, party.country, party.vat_id, party.number
    )


def _category(looks: Looks, code: str) -> VatCategory:
    return looks.categories.get(code, VatCategory.STANDARD)


def _vat(row: VatRow, category: VatCategory, sign: int) -> VatLine:
    letter = row.letter if category in _RATE_SAYS_NOTHING else ""
    return VatLine(row.rate, row.net * sign, row.vat * sign, row.gross * sign, category, letter=letter)


def _line(line: SalesLine, result: LineTotal, mode: PriceMode, looks: Looks, around: Around, sign: int) -> PaperLine:
    if not line.is_goods:
        return PaperLine(line.name, LineKind.HEADING if _HEADING.match(line.name) else LineKind.TEXT, text=line.text)
    left = (around.outstanding or {}).get(line.id)
    says_nothing = _category(looks, line.vat_code) in _RATE_SAYS_NOTHING
    return PaperLine(
        line.name,
        number=line.number,
        detail=line.detail,
        text=line.text,
        quantity=line.effective if sign > 0 else -line.effective,
        unit=line.unit,
        price=line.shown_price(mode),
        discount=line.discount or Rate.ZERO,
        amount=(result.gross if mode is PriceMode.INCLUSIVE else result.net) * sign,
        vat_rate=None if says_nothing else line.vat_rate,
        vat_letter=line.vat_letter if says_nothing else "",
        outstanding=None if left is None else Quantity(left),
    )


def _settled(around: Around, language: Lang, sign: int) -> tuple[Settled, ...]:
    say = texts(language).say
    keys = {"deposit": "paper.deposit_of", "credit": "paper.set_off"}
    used = [Settled(say(keys[source], number=number), Money(cents) * sign) for source, number, cents in around.settled]
    paid = [
        Settled(say("paper.paid_on", date=format_date(dt.date.fromisoformat(day)), method=method), Money(cents))
        for day, method, cents in around.deposits
    ]
    return (*used, *paid)


def _payment(stored: StoredDocument, looks: Looks, due: Money) -> Payment | None:
    document = stored.document
    if document.kind is not DocumentKind.INVOICE or not document.number or due <= Money.ZERO or not looks.sender.iban:
        return None
    reference = payment_reference(document.number, looks.reference_form)
    return Payment(reference, structured=looks.reference_form is ReferenceForm.RF)
