"""The columns of the lines in the document editor: what they show, how wide, and what is dropped first (ui.md A.1)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from kassa.domain.frozen import frozen
from kassa.domain.sales.document import SalesDocument, SalesLine
from kassa.domain.values.dutch import Lang, format_quantity, format_rate, format_unit_price
from kassa.domain.values.quantity import Quantity


class LineField(StrEnum):
    """What a cell holds."""

    PLACE = "place"
    ARTICLE = "article"
    NAME = "name"
    TEXT = "text"
    QUANTITY = "quantity"
    UNIT = "unit"
    PRICE = "price"
    DISCOUNT = "discount"
    VAT = "vat"
    AMOUNT = "amount"
    MORE = "more"


@frozen
class LineColumn:
    """A column: its field, width in pixels (0 takes the rest), side, and from which width of the table it is shown."""

    field: LineField
    width: int
    right: bool = False
    shown_from: int = 0


COLUMNS: Final = (
    LineColumn(LineField.PLACE, 44),
    LineColumn(LineField.ARTICLE, 120),
    LineColumn(LineField.NAME, 0),
    LineColumn(LineField.QUANTITY, 84, right=True),
    LineColumn(LineField.UNIT, 76, shown_from=900),
    LineColumn(LineField.PRICE, 104, right=True),
    LineColumn(LineField.DISCOUNT, 84, right=True, shown_from=760),
    LineColumn(LineField.VAT, 64, right=True, shown_from=860),
    LineColumn(LineField.AMOUNT, 116, right=True),
    LineColumn(LineField.MORE, 44),
)
FREE: Final = frozenset({LineField.NAME, LineField.TEXT, LineField.QUANTITY, LineField.PRICE, LineField.DISCOUNT})
"""What may always be typed over on a line with a price; the article too, but it chooses another line."""


def head_words() -> dict[LineField, str]:
    """Return the words above the columns, in the language of now; they also name cells to a screen reader."""
    return {
        LineField.PLACE: "#",
        LineField.ARTICLE: QCoreApplication.translate("LineTable", "Artikel"),
        LineField.NAME: QCoreApplication.translate("LineTable", "Omschrijving"),
        LineField.TEXT: QCoreApplication.translate("LineTable", "Tekst"),
        LineField.QUANTITY: QCoreApplication.translate("LineTable", "Aantal"),
        LineField.UNIT: QCoreApplication.translate("LineTable", "Eenheid"),
        LineField.PRICE: QCoreApplication.translate("LineTable", "Prijs"),
        LineField.DISCOUNT: QCoreApplication.translate("LineTable", "Korting"),
        LineField.VAT: QCoreApplication.translate("LineTable", "Btw"),
        LineField.AMOUNT: QCoreApplication.translate("LineTable", "Bedrag"),
        LineField.MORE: "",
    }


def editable(line: SalesLine, field: LineField) -> bool:
    """Return whether a cell can be typed over."""
    if not line.is_goods:
        return field in (LineField.NAME, LineField.TEXT)
    return field in FREE or field is LineField.ARTICLE or (field is LineField.VAT and not line.article_id)


def fields_in_order(line: SalesLine) -> tuple[LineField, ...]:
    """Return the cells of a line in the order Enter visits them."""
    order = (
        LineField.ARTICLE, LineField.NAME, LineField.TEXT, LineField.QUANTITY, LineField.PRICE, LineField.DISCOUNT,
        LineField.VAT,
    )  # fmt: skip
    return tuple(field for field in order if editable(line, field))


def cell_text(document: SalesDocument, line: SalesLine, field: LineField, lang: Lang) -> str:
    """Return what a cell shows, numbers as ``lang`` writes them."""
    if field is LineField.NAME:
        return line.name
    if field is LineField.TEXT:
        return line.text
    if not line.is_goods:
        return ""
    if field is LineField.ARTICLE:
        return line.number
    if field is LineField.QUANTITY:
        return format_quantity(line.quantity, lang)
    if field is LineField.UNIT:
        return line.unit or QCoreApplication.translate("LineTable", "stuks")
    if field is LineField.PRICE:
        return format_unit_price(line.shown_price(document.price_mode), lang)
    if field is LineField.DISCOUNT:
        return format_rate(line.discount, lang) if line.discount else ""
    if field is LineField.VAT:
        return format_rate(line.vat_rate, lang)
    return ""


def below_name(line: SalesLine) -> str:
    """Return the second line of the description: what tells variants apart, and the text somebody typed."""
    return " · ".join(part for part in (line.detail, line.text) if part)


def pieces(document: SalesDocument) -> Quantity:
    """Return how many pieces stand on the document."""
    return Quantity(sum(line.effective.milli for line in document.goods))
