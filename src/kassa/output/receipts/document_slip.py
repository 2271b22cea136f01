"""A sales document on receipt paper: everything the law wants of an invoice, on 58 or 80 mm (libraries.md 4).

The A4 paper stays the paper of the document; this is what a customer takes along from the till.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kassa.domain.pricing.totals import PriceMode
from kassa.domain.values import Money, Quantity
from kassa.domain.values.dutch import format_amount, format_date, format_money, format_quantity, format_unit_price
from kassa.domain.values.iban import grouped_iban
from kassa.output.layout import clean
from kassa.output.papers.epc import transfer_text
from kassa.output.papers.paper import LineKind, Paper, PaperKind, PaperLine, VatLine
from kassa.output.papers.wording import Wording
from kassa.output.receipts.parts import DOT, GUTTER, centred, marks
from kassa.output.slip import (
    Align,
    Barcode,
    BarcodeKind,
    Cut,
    Feed,
    Item,
    Logo,
    Qr,
    Row,
    Rule,
    Size,
    Slip,
    Table,
    Text,
)
from kassa.output.texts import texts


def document_slip(paper: Paper, *, still_open: Money | None = None, training: bool = False, copy: int = 0) -> Slip:
    """Return an order, delivery note, invoice or credit invoice for the receipt printer.

    Args:
        paper: the document as its paper says it.
        still_open: what is open on it now; None when nothing was paid since the paper was made.
        training: whether it is practice.
        copy: which copy; 0 is the first print.
    """
    wording, words = Wording(paper), texts(paper.language)
    seal = marks(words, training=training, copy=copy)
    items: list[Item] = [*_sender(paper), *seal, Rule()]
    items.append(Row(wording.title, wording.number, bold=True, size=Size.TALL))
    items += [Row(label, value) for label, value in wording.facts()]
    items += [Rule(), *_receiver(paper, wording), Rule()]
    if paper.kind is PaperKind.CREDIT and paper.original is not None:
        number, day = paper.original.number, format_date(paper.original.date)
        items.append(Text(wording.say("corrects", number=number, date=day)))
    for line in paper.lines:
        items += _line(line, paper, wording)
    items.append(Rule())
    if paper.shows_prices:
        items += _sums(paper, wording)
        items += _due(paper, wording, paper.due if still_open is None else still_open)
    items += [Text(one) for one in wording.mentions()]
    items += [Text(part) for part in (paper.remarks, paper.closing) if part]
    if paper.kind is PaperKind.DELIVERY:
        items += [Text(wording.say("received")), Feed(2), Text(wording.say("signature")), Rule()]
    items += _code(paper)
    items += [*_authorities(paper, wording), *(seal if training else ()), Cut()]
    return Slip(tuple(items), paper.language)


def _sender(paper: Paper) -> Iterable[Item]:
    sender = paper.sender
    yield Logo()
    yield Text(sender.name, Align.CENTER, bold=True, size=Size.LARGE)
    for parts in ((sender.street, f"{sender.postcode} {sender.city}".strip()), (sender.phone, sender.website)):
        yield from centred(parts)


def _receiver(paper: Paper, wording: Wording) -> Iterable[Item]:
    for place, line in enumerate(wording.address()):
        yield Text(line, bold=place == 0)
    if paper.receiver.vat_id:
        yield Text(wording.say("customer_vat", number=paper.receiver.vat_id))


def _line(line: PaperLine, paper: Paper, wording: Wording) -> Iterable[Item]:
    if line.kind is not LineKind.ITEM:
        yield Text(line.name, bold=line.kind is LineKind.HEADING)
        if line.text:
            yield Text(line.text)
        return
    lang, prices = paper.language, paper.shows_prices
    quantity = line.quantity or Quantity.ZERO
    unit = f"\u00a0{line.unit}" if line.unit else ""
    count = f"{format_quantity(quantity, lang)}{unit}"
    amount = "" if line.amount is None or not prices else format_amount(line.amount, lang)
    yield Row(line.name, amount, lead=count if len(count) < GUTTER else "", gutter=GUTTER, bold=True)
    parts = [part for part in (line.number, line.detail) if part]
    if prices and line.price is not None:
        parts.append(f"{count}\u00a0×\u00a0{format_unit_price(line.price, lang)}")
    elif len(count) >= GUTTER:
        parts.append(count)
    if line.discount and prices:
        parts.append(f"{wording.say('discount')}\u00a0{wording.rate(line.discount)}")
    if prices and (line.vat_rate is not None or line.vat_letter):
        parts.append(wording.rate(line.vat_rate) if line.vat_rate is not None else line.vat_letter)
    if parts:
        yield Row(DOT.join(parts), gutter=GUTTER)
    if line.outstanding:
        yield Row(f"{wording.say('outstanding')} {format_quantity(line.outstanding, lang)}", gutter=GUTTER)
    if line.text:
        yield Row(line.text, gutter=GUTTER)


def _sums(paper: Paper, wording: Wording) -> Iterable[Item]:
    lang = paper.language
    if paper.discount is not None:
        yield Row(paper.discount.label, format_amount(-paper.discount.amount, lang))
    if paper.mode is PriceMode.EXCLUSIVE:
        yield Row(wording.say("subtotal"), format_amount(paper.net, lang))
    total = wording.say("total_credit" if paper.kind is PaperKind.CREDIT else "total")
    yield Row(total, format_money(paper.total, lang), bold=True, size=Size.LARGE)
    if paper.vat:
        heads = ("vat_rate", "vat_net", "vat", "vat_gross")
        yield Table(tuple(wording.say(head) for head in heads), tuple(_vat(row, wording, paper) for row in paper.vat))
    yield Text(wording.price_note())
    yield Rule()


def _vat(row: VatLine, wording: Wording, paper: Paper) -> tuple[str, ...]:
    name = row.letter or " ".join(part for part in (wording.rate(row.rate), row.name) if part)
    return (name, *(format_amount(amount, paper.language) for amount in (row.net, row.vat, row.gross)))


def _due(paper: Paper, wording: Wording, still_open: Money) -> Iterable[Item]:
    """What was paid and what is left, with how to pay it."""
    lang = paper.language
    for one in paper.settled:
        yield Row(one.label, format_amount(-one.amount, lang))
    if paper.kind is PaperKind.ORDER and paper.settled:
        yield Row(wording.say("to_pay"), format_money(paper.due, lang), bold=True)
    if paper.kind is not PaperKind.INVOICE:
        return
    paid = paper.due - still_open
    if paid:
        yield Row(wording.say("paid_at_till"), format_amount(-paid, lang))
    if still_open <= Money.ZERO:
        yield Text(wording.say("paid"), bold=True)
        return
    amount = format_money(still_open, lang)
    if paper.due_date is None:
        words = wording.say("pay", amount=amount)
    else:
        words = wording.say("pay_before", amount=amount, date=format_date(paper.due_date))
    yield Text(words, bold=True)
    if paper.payment is None or not paper.sender.iban:
        return
    facts = (
        ("iban", grouped_iban(paper.sender.iban)),
        ("bic", paper.sender.bic),
        ("holder", paper.sender.name),
        ("mention", paper.payment.reference),
    )
    for key, value in facts:
        if value:
            yield Row(wording.say(key), value)
    text = transfer_text(replace(paper, due=still_open))
    if text:
        yield Feed()
        yield Qr(text)
        yield Text(wording.say("scan"), Align.CENTER)


def _code(paper: Paper) -> Iterable[Item]:
    """The number as a bar code: scanned at a till it opens the document."""
    number = clean(paper.number)
    if number and number.isascii():
        yield Feed()
        yield Barcode(BarcodeKind.CODE128, number)


def _authorities(paper: Paper, wording: Wording) -> Iterable[Item]:
    sender = paper.sender
    keys = (("registration_be" if sender.country == "BE" else "registration", sender.registration),)
    yield from centred(wording.say(key, number=number) for key, number in (*keys, ("vat_id", sender.vat_id)) if number)
