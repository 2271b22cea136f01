"""What stands on the label of an article, on the shelf or on the goods."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from kassa.domain.catalog.article import ArticleKind, measure_of
from kassa.domain.catalog.barcode import check_digit_ok
from kassa.domain.catalog.master import Article
from kassa.domain.errors import Reason, RuleError
from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import NBSP, format_unit_price
from kassa.domain.values.money import UnitPrice

MOST_LABELS: Final = 2000
"""At once; more is a mistake in the number."""
LONGEST_CODE: Final = 20
"""Characters of a code that is no GTIN; a longer one gives bars too thin to scan."""
_GTIN_BARS = (8, 12, 13)


class LabelKind(StrEnum):
    """Where a label goes; the price is large on the shelf, the bars are large on the goods."""

    SHELF = "shelf"
    ARTICLE = "article"


@frozen
class Label:
    """One label.

    Attributes:
        name: of the article.
        detail: variant, such as ``Marine · L``.
        number: article number.
        price: of one unit, VAT included; zero is asked at the till and left out.
        unit: unit the price is per when it is measured, such as ``kg``; empty for pieces.
        code: what the bars say; empty when nothing can be scanned.
    """

    name: str
    detail: str
    number: str
    price: UnitPrice
    unit: str
    code: str

    @property
    def price_text(self) -> str:
        """The price as it stands on a label; empty when it is asked at the till."""
        return f"€{NBSP}{format_unit_price(self.price)}" if self.price.units else ""

    @property
    def unit_text(self) -> str:
        """What the price is of: ``per kg``; empty for pieces."""
        return f"per {self.unit}" if self.unit and self.price.units else ""


def label_of(article: Article) -> Label:
    """Return the label of an article."""
    unit = measure_of(article.unit, article.kind)
    price = UnitPrice(0) if article.kind is ArticleKind.OPEN_PRICE else article.price
    return Label(article.name, article.detail, article.number, price, unit, scan_code(article))


def scan_code(article: Article) -> str:
    """Return what the bars of an article say: its EAN, else another barcode or its number, which the till finds too.

    A UPC-A becomes the EAN-13 with a zero in front: the same article. A colour/size article itself has none.
    """
    if article.kind is ArticleKind.MATRIX:
        return ""
    for code in article.barcodes:
        if len(code) in _GTIN_BARS and check_digit_ok(code):
            return code.zfill(13) if len(code) == 12 else code
    return next((code for code in (*article.barcodes, article.number) if _has_bars(code)), "")


def _has_bars(code: str) -> bool:
    return 0 < len(code) <= LONGEST_CODE and code.isascii() and code.isprintable()


def require_labels(articles: int, copies: int) -> None:
    """Refuse what cannot be printed at once.

    Raises:
        RuleError: no articles, no copies, or more labels than ``MOST_LABELS``.
    """
    if articles < 1:
        raise RuleError(Reason("label.none", "Er is geen artikel gekozen.", "Vink artikelen aan in de lijst."))
    if copies < 1:
        raise RuleError(Reason("label.copies", "Het aantal is geen heel getal boven nul.", "Typ bijvoorbeeld 1."))
    if articles * copies > MOST_LABELS:
        raise RuleError(
            Reason(
                "label.many",
                f"Dat zijn {articles * copies} etiketten; in één keer kunnen er {MOST_LABELS} gedrukt worden.",
                "Kies minder artikelen of een kleiner aantal.",
            )
        )
