"""The words of a receipt line, for the painter and for the screen reader. No Qt."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.domain.till.attached import CUSTOMER_DISCOUNT
from kassa.domain.till.basket import LineKind
from kassa.domain.values.dutch import format_amount, format_day, format_money, format_quantity, format_rate

if TYPE_CHECKING:
    from kassa.domain.till.basket import BasketLine
    from kassa.domain.values.dutch import Lang

TIMES = "\u00d7"
_DOT = " \u00b7 "


@frozen
class LineWords:
    """The fixed words beside a line, in the language of the screen, and the day it is.

    Attributes:
        article: before an article number.
        due: the last day of an invoice, with a place for the day.
        overdue: the same when it is over.
        open: what is open of an invoice that is paid in part, with a place for the amount.
        today: the day in the shop.
        customer_discount: names the discount a line has because of who buys it.
        invoice: an invoice that is paid, with a place for its number.
        credit: a credit invoice, with a place for its number.
        gift_card: a gift card that is sold.
    """

    article: str = "art."
    due: str = "Vervalt {}"
    overdue: str = "Vervallen {}"
    open: str = "openstaand {}"
    today: dt.date = dt.date.min
    customer_discount: str = CUSTOMER_DISCOUNT
    invoice: str = "Factuur {}"
    credit: str = "Creditfactuur {}"
    gift_card: str = "Cadeaubon"


def name_text(line: BasketLine, words: LineWords) -> str:
    """First line: the article as the shop named it; a document or gift card in the language of the screen."""
    if line.settles is not None:
        kind = words.credit if line.settles.kind.value == "credit" else words.invoice
        return kind.format(line.settles.number)
    return words.gift_card if line.kind is LineKind.GIFT_CARD else line.name


def quantity_text(line: BasketLine, lang: Lang) -> str:
    """``2×``, or the weight as it is; a text line has none."""
    if line.kind is LineKind.TEXT or line.kind.is_settled:
        return ""
    text = format_quantity(line.quantity, lang)
    return text if line.unit else f"{text}{TIMES}"


def icon_of(line: BasketLine) -> tuple[str, str]:
    """Return the icon that stands where other lines have their number, with its colour; nothing for goods."""
    return _ICONS.get(line.kind, ("", ""))


def detail_text(line: BasketLine, lang: Lang, words: LineWords) -> str:
    """Second line: variant, unit price of a weighed line, discount, note, article number; when an invoice is due."""
    if line.settles is not None:
        return _invoice_text(line, lang, words)
    parts = [line.detail]
    if line.unit:
        parts.append(f"{line.unit} {TIMES} {format_money(line.price.money, lang)}")
    if line.discount is not None:
        rate = line.discount.rate
        off = format_rate(rate, lang) if rate is not None else format_money(line.discount_amount, lang)
        parts.append(
            f"{words.customer_discount} {off}" if line.discount.reason == CUSTOMER_DISCOUNT else f"\u2212{off}"
        )
    parts.append(line.note)
    if line.kind is LineKind.ARTICLE and line.number:
        parts.append(f"{words.article} {line.number}")
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


def spoken(line: BasketLine, lang: Lang, unknown: str, words: LineWords) -> str:
    """``2 Poloshirt piqué, 49,90``: what a screen reader says about a line."""
    if line.kind is LineKind.TEXT:
        return line.name
    if line.kind is LineKind.UNKNOWN:
        return f"{unknown} {line.code}"
    name = name_text(line, words)
    name = f"{name}, {line.detail}" if line.detail else name
    if line.kind.is_settled:
        return f"{name}, {format_amount(line.amount, lang)}"
    return f"{format_quantity(line.quantity, lang)} {name}, {format_amount(line.amount, lang)}"


def _invoice_text(line: BasketLine, lang: Lang, words: LineWords) -> str:
    settles = line.settles
    if settles is None:
        return ""
    parts = []
    if settles.open.cents > 0:
        due = words.overdue if settles.due_date < words.today else words.due
        parts.append(due.format(format_day(settles.due_date, lang)))
    if line.amount != settles.open:
        parts.append(words.open.format(format_money(settles.open, lang)))
    return _DOT.join([*parts, line.detail])


_ICONS = {
    LineKind.INVOICE: ("file-text", "primary"),
    LineKind.GIFT_CARD: ("gift", "primary"),
    LineKind.TEXT: ("message-square", "text3"),
}
