"""The words of a receipt line, for the painter and for the screen reader. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.till.attached import CUSTOMER_DISCOUNT
from kassa.domain.till.basket import LineKind
from kassa.domain.values.dutch import format_amount, format_money, format_quantity, format_rate

if TYPE_CHECKING:
    from kassa.domain.till.basket import BasketLine
    from kassa.domain.values.dutch import Lang

TIMES = "\u00d7"
_DOT = " \u00b7 "


def quantity_text(line: BasketLine, lang: Lang) -> str:
    """``2×``, or the weight as it is; a text line has none."""
    if line.kind is LineKind.TEXT:
        return ""
    text = format_quantity(line.quantity, lang)
    return text if line.unit else f"{text}{TIMES}"


def detail_text(line: BasketLine, lang: Lang, article_word: str, customer_word: str = CUSTOMER_DISCOUNT) -> str:
    """Second line: variant, unit price of a weighed line, discount, note, article number.

    Args:
        line: of the receipt.
        lang: of the screen.
        article_word: before an article number.
        customer_word: names the discount a line has because of who buys it.
    """
    parts = [line.detail]
    if line.unit:
        parts.append(f"{line.unit} {TIMES} {format_money(line.price.money, lang)}")
    if line.discount is not None:
        rate = line.discount.rate
        off = format_rate(rate, lang) if rate is not None else format_money(line.discount_amount, lang)
        parts.append(f"{customer_word} {off}" if line.discount.reason == CUSTOMER_DISCOUNT else f"\u2212{off}")
    parts.append(line.note)
    if line.kind is LineKind.ARTICLE and line.number:
        parts.append(f"{article_word} {line.number}")
    return _DOT.join(part for part in parts if part)


def return_text(line: BasketLine, receipt_word: str, no_receipt_word: str) -> str:
    """Second line of what comes back: variant, the receipt it was bought on, why.

    Args:
        line: of the receipt.
        receipt_word: with a place for the number of the receipt.
        no_receipt_word: when there is none.
    """
    origin = line.returns
    if origin is None:
        return line.detail
    known = receipt_word.format(origin.receipt_number) if origin.receipt_id else no_receipt_word
    return _DOT.join(part for part in (known, line.detail, origin.reason) if part)


def amount_text(line: BasketLine, lang: Lang) -> str:
    """What the line costs; nothing for a text or an unknown code."""
    return format_money(line.amount, lang) if line.kind.is_goods or line.kind.is_settled else ""


def struck_text(line: BasketLine, lang: Lang) -> str:
    """The old price, when price or discount changed it."""
    if (
        not line.kind.is_goods
        or line.returns is not None
        or line.list_amount == line.amount
        or line.kind is LineKind.OPEN
    ):
        return ""
    return format_money(line.list_amount, lang)


def spoken(line: BasketLine, lang: Lang, unknown: str) -> str:
    """``2 Poloshirt piqué, 49,90``: what a screen reader says about a line."""
    if line.kind is LineKind.TEXT:
        return line.name
    if line.kind is LineKind.UNKNOWN:
        return f"{unknown} {line.code}"
    name = f"{line.name}, {line.detail}" if line.detail else line.name
    return f"{format_quantity(line.quantity, lang)} {name}, {format_amount(line.amount, lang)}"
