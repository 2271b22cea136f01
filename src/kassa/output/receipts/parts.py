"""Blocks that every slip of the shop shares: head, marks, VAT table, foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kassa.domain.pricing.totals import VatRow
from kassa.domain.till.receipt_document import ReceiptLine, ShopHeader
from kassa.domain.values import Money, Quantity, total
from kassa.domain.values.dutch import format_amount, format_quantity, format_rate, format_unit_price
from kassa.output.slip import Align, Item, Logo, Row, Rule, Size, Table, Text
from kassa.output.texts import Texts

if TYPE_CHECKING:
    from kassa.domain.till.order_paper import OrderPaperLine

DOT = " · "
GUTTER = 4
"""Room for the quantity before a name."""


def head(shop: ShopHeader, *, logo: bool = True) -> list[Item]:
    """Return the shop's logo, name, address and how to reach it."""
    items: list[Item] = [Logo()] if logo else []
    items.append(Text(shop.name, Align.CENTER, bold=True, size=Size.LARGE))
    for parts in (shop.address, (shop.phone, shop.web)):
        items += centred(parts)
    return items


def marks(words: Texts, *, training: bool, copy: int, training_key: str = "receipt.training") -> list[Item]:
    """Return what nobody may overlook: training, and that this is a copy."""
    items: list[Item] = []
    if training:
        items.append(Text(words.say(training_key), Align.CENTER, bold=True, size=Size.TALL))
    if copy:
        items.append(Text(words.say("receipt.copy", number=copy), Align.CENTER, bold=True, size=Size.TALL))
    return items


def identity(words: Texts, shop: ShopHeader) -> list[Item]:
    """Return the numbers the law wants: KvK or ondernemingsnummer, and VAT id."""
    key = "receipt.registration_be" if shop.country == "BE" else "receipt.registration"
    parts = []
    if shop.registration:
        parts.append(words.say(key, number=shop.registration))
    if shop.vat_id:
        parts.append(words.say("receipt.vat_id", number=shop.vat_id))
    return centred(parts)


def centred(parts: Iterable[str]) -> list[Item]:
    """Return what is not empty on one line, which breaks between the parts only; nothing of nothing."""
    line = DOT.join(part.replace(" ", "\u00a0") for part in parts if part)
    return [Text(line, Align.CENTER)] if line else []


def article(words: Texts, line: ReceiptLine | OrderPaperLine, amount: str) -> Iterable[Item]:
    """Return the rows of an article: how many of what for how much, and below it which one and the price of one."""
    lang = words.language
    count = format_quantity(line.quantity, lang)
    beside = line.quantity.is_whole and not line.unit and len(count) < GUTTER
    yield Row(line.name, amount, lead=count if beside else "", gutter=GUTTER, bold=True)
    parts = [line.detail] if line.detail else []
    if line.quantity != Quantity.ONE or line.unit:
        unit = f"\u00a0{line.unit}" if line.unit else ""
        parts.append(f"{count}{unit}\u00a0×\u00a0{format_unit_price(line.unit_price, lang)}")
    if parts:
        yield Row(DOT.join(parts), gutter=GUTTER)


def vat_table(words: Texts, rows: Sequence[VatRow]) -> list[Item]:
    """Return the VAT table with its total; nothing when nothing was sold."""
    if not rows:
        return []
    lang = words.language
    body = tuple(
        (f"{row.letter}  {format_rate(row.rate, lang)}".strip(), *_amounts(words, row.net, row.vat, row.gross))
        for row in rows
    )
    sums = (total([row.net for row in rows]), total([row.vat for row in rows]), total([row.gross for row in rows]))
    titles = (words.say("vat.rate"), words.say("vat.net"), words.say("vat.vat"), words.say("vat.gross"))
    return [Table(titles, body, (words.say("vat.total"), *_amounts(words, *sums))), Rule()]


def _amounts(words: Texts, *amounts: Money) -> tuple[str, ...]:
    return tuple(format_amount(amount, words.language) for amount in amounts)
