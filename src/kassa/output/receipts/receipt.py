"""The receipt a customer takes home (ui.md 11, picture 14; contents by libraries.md 4)."""

from __future__ import annotations

from collections.abc import Iterable

from kassa.domain.till.gift_card import shown_code
from kassa.domain.till.receipt_document import ReceiptDiscount, ReceiptDocument, ReceiptLine, ReceiptPayment
from kassa.domain.values import Money, Quantity
from kassa.domain.values.dutch import (
    format_amount,
    format_date,
    format_money,
    format_quantity,
    format_rate,
    format_time,
    format_unit_price,
)
from kassa.output.receipts.parts import DOT, GUTTER, article, head, identity, marks, vat_table
from kassa.output.slip import Align, Barcode, BarcodeKind, Cut, Feed, Item, Qr, Row, Rule, Size, Slip, Text
from kassa.output.texts import Texts, texts


def receipt_slip(document: ReceiptDocument, language: str = "nl") -> Slip:
    """Return the paper of a completed receipt; a copy says so and keeps the date of the original."""
    words = texts(language)
    seal = marks(words, training=document.training, copy=document.copy)
    items: list[Item] = [*head(document.shop), *seal, Rule(), *_facts(words, document), Rule()]
    for line in document.lines:
        items += _line(words, line)
    rule = [Rule()] if document.lines else []
    items += [*rule, *_goods(words, document), *_settlements(words, document), *_totals(words, document)]
    items += [*_payments(words, document.payments), Rule()]
    items += vat_table(words, document.vat_rows)
    items += _foot(words, document)
    items += [*(seal if document.training else ()), Cut()]
    return Slip(tuple(items), words.language)


def _facts(words: Texts, document: ReceiptDocument) -> list[Item]:
    day = document.moment.date()
    items: list[Item] = [
        Row(
            words.say("receipt.title" if document.has_goods else "receipt.proof", number=document.number),
            f"{format_date(day)} {format_time(document.moment)}",
            bold=True,
        ),
        Row(DOT.join(part for part in (document.till_name, document.branch_name) if part), document.employee_name),
    ]
    series = words.say("receipt.series", name=document.series) if document.series else ""
    booked = document.business_date
    other_day = words.say("receipt.business_date", date=format_date(booked)) if booked != day else ""
    if series or other_day:
        items.append(Row(series or other_day, other_day if series else ""))
    if document.customer:
        items.append(Text(words.say("receipt.customer", name=document.customer)))
    return items


def _line(words: Texts, line: ReceiptLine) -> Iterable[Item]:
    lang = words.language
    if line.is_text:
        yield Row(line.name, gutter=GUTTER)
        return
    amount = f"{format_amount(line.amount, lang)} {line.vat_letter}".strip()
    yield from article(words, line, amount)
    if line.list_price != line.unit_price:
        yield Row(words.say("receipt.list_price", price=format_unit_price(line.list_price, lang)), gutter=GUTTER)
    for discount in line.discounts:
        yield _discount(words, discount, GUTTER, line.vat_letter)
    if line.original:
        yield Row(words.say("receipt.original", number=line.original), gutter=GUTTER)
    if line.note:
        yield Row(line.note, gutter=GUTTER)


def _discount(words: Texts, discount: ReceiptDiscount, gutter: int, letter: str = "") -> Row:
    name = discount.reason or words.say("receipt.discount")
    if discount.rate is not None and "%" not in name:
        name = f"{name} {format_rate(discount.rate, words.language)}"
    return Row(name, f"{format_amount(discount.amount, words.language)} {letter}".strip(), gutter=gutter)


def _goods(words: Texts, document: ReceiptDocument) -> Iterable[Item]:
    """How many articles, the discounts on all of them, and with settlements what the articles cost."""
    if not document.has_goods:
        return
    lang = words.language
    count = document.article_count
    shown = format_quantity(Quantity.of(count), lang)
    yield Text(words.say("receipt.articles_one") if count == 1 else words.say("receipt.articles", count=shown))
    if document.discounts:
        before = document.total
        for discount in document.discounts:
            before -= discount.amount
        yield Row(words.say("receipt.subtotal"), format_amount(before, lang))
        for discount in document.discounts:
            yield _discount(words, discount, 0)
    if document.settlements:
        yield Row(words.say("receipt.goods"), format_amount(document.total, lang), bold=True)
        yield Rule()


def _settlements(words: Texts, document: ReceiptDocument) -> Iterable[Item]:
    """What was paid beside the articles; never VAT a second time (ui.md 11)."""
    lang = words.language
    papers = [one for one in document.settlements if one.kind in ("invoice", "credit")]
    if papers:
        yield Text(words.say("receipt.settled"), bold=True)
    for one in (*papers, *(other for other in document.settlements if other not in papers)):
        yield Row(words.say(f"receipt.settled_{one.kind}", number=one.number), format_amount(one.amount, lang))
        if one.title and one.title not in document.customer:
            yield Row(one.title, gutter=GUTTER)
        if one.kind == "gift_card":
            yield Barcode(BarcodeKind.CODE128, one.number)
        else:
            yield Row(words.say("receipt.settled_left", amount=format_money(one.left, lang)), gutter=GUTTER)
    if document.settlements:
        yield Rule()


def _totals(words: Texts, document: ReceiptDocument) -> Iterable[Item]:
    lang = words.language
    if not document.cash_rounding:
        yield Row(words.say("receipt.total"), format_money(document.due, lang), bold=True, size=Size.LARGE)
        return
    # Belgian law: the amount before and the amount after rounding both stand on the receipt.
    belgian = document.shop.country == "BE"
    before_key, after_key = (
        ("receipt.total_before_rounding", "receipt.total_after_rounding")
        if belgian
        else ("receipt.total", "receipt.payable")
    )
    yield Row(words.say(before_key), format_money(document.due, lang), bold=True)
    yield Row(words.say("receipt.rounding"), format_money(document.cash_rounding, lang))
    yield Row(words.say(after_key), format_money(document.payable, lang), bold=True, size=Size.LARGE)


def _payments(words: Texts, payments: tuple[ReceiptPayment, ...]) -> Iterable[Item]:
    lang = words.language
    for payment in payments:
        if payment.given is not None:
            yield Row(words.say("receipt.cash_given", method=payment.method), format_amount(payment.given, lang))
        elif payment.amount < Money.ZERO:
            name = words.say("receipt.cash_returned", method=payment.method)
            yield Row(name, format_amount(payment.amount, lang))
        else:
            yield Row(payment.method, format_amount(payment.amount, lang))
        if payment.given is not None:
            yield Row(words.say("receipt.change"), format_amount(payment.change, lang), bold=True)
        if payment.balance is not None:
            name = words.say("receipt.card_balance", number=shown_code(payment.gift_card))
            yield Row(name, format_amount(payment.balance, lang))
        for line in payment.terminal_lines:
            yield Text(line)


def _foot(words: Texts, document: ReceiptDocument) -> Iterable[Item]:
    shop = document.shop
    for place, line in enumerate(shop.closing):
        yield Text(line, Align.CENTER, bold=place == 0)
    if document.barcode:
        yield Feed()
        yield Barcode(BarcodeKind.CODE128, document.barcode)
    if document.qr:
        yield Feed()
        yield Qr(document.qr)
        yield Text(words.say("receipt.qr"), Align.CENTER)
    yield from identity(words, shop)
    if document.anchor:
        yield Text(words.say("receipt.anchor", anchor=document.anchor), Align.CENTER)
    if shop.farewell:
        yield Text(shop.farewell, Align.CENTER, bold=True)
