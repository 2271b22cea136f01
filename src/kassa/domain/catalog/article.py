"""What the till needs to know about an article to sell it."""

from __future__ import annotations

from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.values.money import UnitPrice
from kassa.domain.values.rate import Rate

MEASURES = frozenset(
    {"kg", "g", "gr", "gram", "kilo", "l", "lt", "ltr", "liter", "dl", "cl", "ml", "m", "mtr", "meter", "cm", "mm"}
    | {"m1", "m2", "m²", "m3", "m³", "u", "uur"}
)
"""Units that are measured and may have decimals; every other word (``st``, ``paar``, ``doos``) counts pieces."""


class ArticleKind(StrEnum):
    """How an article is sold."""

    NORMAL = "normal"
    WEIGHED = "weighed"
    OPEN_PRICE = "open_price"
    MATRIX = "matrix"


def measure_of(unit: str, kind: ArticleKind) -> str:
    """Return the unit of what is measured, empty for pieces; what is weighed goes per kg by default."""
    if unit.lower().rstrip(".") in MEASURES:
        return unit
    return "kg" if kind is ArticleKind.WEIGHED else ""


@frozen
class SaleArticle:
    """An article ("Artikel") at the moment of sale, its VAT rate already taken for the business date.

    Attributes:
        id: identity.
        number: article number, leading zeros kept.
        name: name on the receipt.
        detail: variant, such as ``Marine · L``.
        price: price of one unit, VAT included.
        vat_code: key of its VAT code.
        vat_letter: letter on the receipt.
        vat_rate: rate on the business date.
        group_id: article group, if any.
        kind: how it is sold.
        unit: unit of its quantity, such as ``kg`` or ``st``; see ``measure``.
        blocked_reason: Dutch, why it may not be sold; empty when it may.
        stocked: whether a sale moves stock.
    """

    id: str
    number: str
    name: str
    detail: str
    price: UnitPrice
    vat_code: str
    vat_letter: str
    vat_rate: Rate
    group_id: str | None = None
    kind: ArticleKind = ArticleKind.NORMAL
    unit: str = ""
    blocked_reason: str = ""
    stocked: bool = True

    @property
    def measure(self) -> str:
        """Unit when its quantity is measured, empty when pieces are counted."""
        return measure_of(self.unit, self.kind)
