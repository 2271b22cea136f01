"""The article as the shop keeps it, its group, and the grid of a colour/size article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Final

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.barcode import check_digit_ok
from kassa.domain.catalog.folding import fold
from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.money import UnitPrice
from kassa.domain.values.quantity import Quantity

MAX_NAME: Final = 300
MAX_NUMBER: Final = 80
MAX_PRICE: Final = UnitPrice(999_999_900)
"""99.999,99 euro: the most an article may cost."""


@frozen
class Group:
    """Article group ("Groep"); its VAT code is the one new articles of the group start with."""

    id: str
    number: str
    name: str
    vat_code: str = ""


@frozen
class Article:
    """An article ("Artikel") with everything its editor shows.

    Attributes:
        id: identity; empty for one that is not stored yet.
        number: article number, leading zeros kept; empty lets the program give the next one.
        name: name on screen and receipt.
        kind: how it is sold.
        vat_code: key of its VAT code.
        price: price of one unit, VAT included.
        cost: purchase price without VAT, when known.
        unit: unit of its quantity, such as ``kg``; empty for pieces.
        stocked: whether sales move its stock.
        blocked_reason: Dutch, why it may not be sold; empty when it may.
        barcodes: every code that names it.
        style_id: the colour/size article it is a variant of.
        colour: colour of a variant.
        size: size of a variant.
        size_order: place of the size in the grid.
        picture_id: its picture.
        stock: stock at the branch; None when unknown.
        revision: goes up with each change; somebody else's change is noticed by it.
    """

    id: str = ""
    number: str = ""
    name: str = ""
    kind: ArticleKind = ArticleKind.NORMAL
    group_id: str | None = None
    vat_code: str = ""
    price: UnitPrice = field(default_factory=lambda: UnitPrice(0))
    cost: UnitPrice | None = None
    unit: str = ""
    stocked: bool = True
    blocked_reason: str = ""
    barcodes: tuple[str, ...] = ()
    style_id: str | None = None
    colour: str = ""
    size: str = ""
    size_order: int = 0
    picture_id: str | None = None
    stock: Quantity | None = None
    revision: int = 0

    @property
    def detail(self) -> str:
        """Colour and size as shown: ``Marine · L``."""
        return detail_of(self.colour, self.size)


@frozen
class ArticleHit:
    """An article found by searching, as a list shows it."""

    id: str
    number: str
    name: str
    detail: str
    price: UnitPrice
    kind: ArticleKind
    unit: str
    stock: Quantity | None
    blocked_reason: str
    picture_id: str | None


@frozen
class Variant:
    """One cell of the grid of a colour/size article."""

    article_id: str
    number: str
    colour: str
    size: str
    price: UnitPrice
    stock: Quantity | None
    blocked_reason: str
    barcodes: tuple[str, ...] = ()


@frozen
class Matrix:
    """A colour/size article: colours down, sizes across, a variant in a cell where there is one."""

    style_id: str
    number: str
    name: str
    price: UnitPrice
    colours: tuple[str, ...]
    sizes: tuple[str, ...]
    variants: tuple[Variant, ...]

    def cell(self, colour: str, size: str) -> Variant | None:
        """Return the variant of this colour and size, None when the shop does not keep it."""
        return next((found for found in self.variants if (found.colour, found.size) == (colour, size)), None)


def detail_of(colour: str, size: str) -> str:
    """Return what tells variants apart on paper and screen: ``Marine · L``."""
    return " · ".join(part for part in (colour, size) if part)


def searched_text(name: str, colour: str = "", size: str = "") -> str:
    """Return the folded text an article is found by."""
    return fold(f"{name} {colour} {size}") if colour or size else fold(name)


def problems(article: Article) -> tuple[Reason, ...]:
    """Return everything that keeps an article from being stored, with the field as the end of its code."""
    found = []
    if not article.name.strip():
        found.append(Reason("article.name", "De omschrijving is leeg.", "Typ een omschrijving."))
    elif len(article.name) > MAX_NAME:
        found.append(Reason("article.name", f"De omschrijving is langer dan {MAX_NAME} tekens.", "Maak haar korter."))
    if len(article.number) > MAX_NUMBER or not article.number.isprintable():
        found.append(Reason("article.number", "Dit artikelnummer kan niet.", f"Hoogstens {MAX_NUMBER} tekens."))
    if not article.vat_code:
        found.append(Reason("article.vat", "Er is geen btw gekozen.", "Kies een btw-tarief."))
    if article.price.units < 0 or article.price.units > MAX_PRICE.units:
        found.append(Reason("article.price", "De prijs ligt niet tussen 0,00 en 99.999,99.", "Typ een andere prijs."))
    if article.cost is not None and article.cost.units < 0:
        found.append(Reason("article.cost", "De inkoopprijs is lager dan nul.", "Typ een andere inkoopprijs."))
    if article.style_id is not None and not article.detail:
        found.append(Reason("article.variant", "Een variant heeft een kleur of een maat.", "Vul kleur of maat in."))
    return tuple(found)


def barcode_warning(code: str) -> Reason | None:
    """Return what is odd about a barcode; it may be stored all the same."""
    if check_digit_ok(code) is False:
        return Reason("barcode.check_digit", f"Het controlecijfer van {code} klopt niet.", "Controleer de code.")
    return None


_KNOWN_SIZES: Final = ("xxs", "xs", "s", "m", "l", "xl", "xxl", "2xl", "3xl", "xxxl", "4xl", "5xl", "6xl")


def size_key(size: str) -> tuple[int, int, str]:
    """Return where a size belongs: letters from XXS up, then numbers by value, then words."""
    folded = fold(size)
    if folded in _KNOWN_SIZES:
        return (0, _KNOWN_SIZES.index(folded), folded)
    digits = folded.replace(",", ".").split("/")[0].split("-")[0]
    whole, _, part = digits.partition(".")
    if whole.isdigit() and len(whole) < 9:
        return (1, int(whole) * 10 + (int(part[0]) if part[:1].isdigit() else 0), folded)
    return (2, 0, folded)


def ordered_sizes(sizes: Iterable[str]) -> tuple[str, ...]:
    """Return the different sizes in the order a shop hangs them."""
    return tuple(sorted(set(sizes), key=size_key))
