"""The slip a customer takes home for an order: what was ordered, when it is ready, what was paid and what is open."""

from __future__ import annotations

from collections.abc import Iterable

from kassa.domain.till.order_paper import OrderPaper, OrderPaperLine
from kassa.domain.values import Money
from kassa.domain.values.dutch import (
    format_amount,
    format_date,
    format_date_long,
    format_money,
    format_time,
)
from kassa.output.receipts.parts import DOT, GUTTER, article, head, identity, marks
from kassa.output.slip import Align, Barcode, BarcodeKind, Cut, Feed, Item, Row, Rule, Size, Slip, Text
from kassa.output.texts import Texts, texts


def order_slip(paper: OrderPaper) -> Slip:
    """Return the paper of an order, in the language of the customer."""
    words = texts(paper.language)
    seal = marks(words, training=paper.training, copy=paper.copy, training_key="report.training")
    items: list[Item] = [*head(paper.shop), *seal, Rule(), *_facts(words, paper), Rule(), *_promise(words, paper)]
    items.append(Rule())
    for line in paper.lines:
        items += _line(words, line)
    items += [Rule(), *_totals(words, paper), Rule(), *_foot(words, paper)]
    items += [*(seal if paper.training else ()), Cut()]
    return Slip(tuple(items), words.language)


def _facts(words: Texts, paper: OrderPaper) -> Iterable[Item]:
    moment = f"{format_date(paper.moment.date())} {format_time(paper.moment)}"
    yield Row(words.say("order_slip.title", number=paper.number), moment, bold=True)
    yield Row(DOT.join(part for part in (paper.till_name, paper.branch_name) if part), paper.employee_name)


def _promise(words: Texts, paper: OrderPaper) -> Iterable[Item]:
    lang = words.language
    what = words.say("order_slip.delivery" if paper.delivered else "order_slip.pickup")
    day = format_date_long(paper.date, lang) if paper.date is not None else ""
    yield Row(what, day, bold=True, size=Size.TALL)
    if day:
        hours = words.say("order_slip.hours", hours=paper.slot.hours)
        yield Row("", words.say("order_slip.all_day") if paper.slot.is_whole_day else hours, bold=True)
    for place, line in enumerate(paper.customer):
        yield Text(line, bold=place == 0)
    for line in (*paper.address, paper.phone):
        if line:
            yield Text(line)
    if paper.reference:
        yield Text(words.say("order_slip.reference", text=paper.reference))
    if paper.note:
        yield Text(paper.note)


def _line(words: Texts, line: OrderPaperLine) -> Iterable[Item]:
    if not line.quantity:
        yield Row(line.name, gutter=GUTTER)
        return
    yield from article(words, line, format_amount(line.amount, words.language))
    if line.note:
        yield Row(line.note, gutter=GUTTER)


def _totals(words: Texts, paper: OrderPaper) -> Iterable[Item]:
    lang = words.language
    yield Row(words.say("receipt.total"), format_money(paper.total, lang), bold=True, size=Size.LARGE)
    if paper.paid:
        key = "order_slip.paid" if paper.rest <= Money.ZERO else "order_slip.deposit"
        yield Row(words.say(key), format_money(paper.paid, lang))
    if paper.rest > Money.ZERO:
        yield Row(words.say("order_slip.rest"), format_money(paper.rest, lang), bold=True)
    yield Text(words.say("order_slip.with_vat"))


def _foot(words: Texts, paper: OrderPaper) -> Iterable[Item]:
    yield Text(words.say("order_slip.bring"), Align.CENTER)
    yield Feed()
    yield Barcode(BarcodeKind.CODE128, paper.barcode)
    yield from identity(words, paper.shop)
    if paper.shop.farewell:
        yield Text(paper.shop.farewell, Align.CENTER, bold=True)
