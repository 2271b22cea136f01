"""The goods of the demo shop: workwear in colours and sizes, groceries by barcode, goods by weight, services."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.barcode import check_digit
from kassa.domain.catalog.master import Article, Group
from kassa.domain.frozen import frozen
from kassa.domain.people.actor import Actor
from kassa.domain.values import Quantity, UnitPrice
from kassa.domain.values.typed import parse_unit_price
from kassa.services.catalog.articles import Articles
from kassa.services.catalog.groups import Groups

# GS1 keeps 952 for demonstrations: no real article has such a code.
_DEMO_PREFIX: Final = "952"


@frozen
class Goods:
    """What the demo's customers may buy.

    Attributes:
        clothing: barcodes of variants and other workwear.
        groceries: barcodes of groceries.
        weighed: prefix and article digits of goods by weight, and whether the code carries the price.
        services: article ids of services.
        open_price: article id of the one whose price is asked.
    """

    clothing: tuple[str, ...]
    groceries: tuple[str, ...]
    weighed: tuple[str, ...]
    services: tuple[str, ...]
    open_price: str


class GoodsBuilder:
    """Makes the articles of the demo shop.

    Args:
        articles: the service that keeps articles.
        groups: the service that keeps their groups.
        owner: who makes them.
        folder: the data files.
    """

    def __init__(self, articles: Articles, groups: Groups, owner: Actor, folder: Path) -> None:
        self._articles = articles
        self._groups = groups
        self._owner = owner
        self._folder = folder
        self._ids: dict[str, str] = {}

    def build(self) -> Goods:
        """Make every article and return what can be sold of it."""
        workwear, services, groceries = (self._rows(name) for name in ("workwear", "services", "groceries"))
        self._make_groups([*workwear, *services, *groceries])
        clothing = [code for row in workwear for code in self._workwear(row)]
        done = {row["number"]: self._single(row, ()) for row in services}
        for row in groceries:
            self._single(row, (row["barcode"],), int(row["stock"]))
        asked = next(row["number"] for row in services if row["kind"] == ArticleKind.OPEN_PRICE)
        return Goods(
            clothing=tuple(clothing),
            groceries=tuple(row["barcode"] for row in groceries if row["kind"] == ArticleKind.NORMAL),
            weighed=tuple(row["barcode"] for row in groceries if row["kind"] != ArticleKind.NORMAL),
            services=tuple(done[row["number"]] for row in services if row["number"] != asked),
            open_price=done[asked],
        )

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self._folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream, delimiter=";"))

    def _make_groups(self, rows: list[dict[str, str]]) -> None:
        names = {row["group"]: row["vat"] for row in rows}
        for name, vat in names.items():
            self._ids[name] = self._groups.save(Group("", "", name, vat), self._owner).id

    def _workwear(self, row: dict[str, str]) -> list[str]:
        colours = row["colours"].split("|") if row["colours"] else [""]
        sizes = row["sizes"].split("|") if row["sizes"] else [""]
        stock = int(row["stock"])
        if len(colours) * len(sizes) == 1:
            code = _code(row["number"], 1)
            self._single(row, (code,), stock)
            return [code]
        style = self._articles.save(self._article(row, kind=ArticleKind.MATRIX), self._owner)
        cells = [(colour, size) for colour in colours for size in sizes]
        variants = [
            Article(
                number=f"{row['number']}-{place:02d}",
                colour=colour,
                size=size,
                price=style.price,
                vat_code=style.vat_code,
                barcodes=(_code(row["number"], place),),
            )
            for place, (colour, size) in enumerate(cells, 1)
        ]
        matrix = self._articles.save_variants(style.id, variants, self._owner)
        for variant in matrix.variants:
            self._articles.set_stock(variant.article_id, Quantity.of(stock), self._owner)
        return [code for variant in variants for code in variant.barcodes]

    def _single(self, row: dict[str, str], barcodes: tuple[str, ...], stock: int = 0) -> str:
        kind = ArticleKind(row.get("kind") or ArticleKind.NORMAL)
        article = self._articles.save(
            self._article(row, kind=kind, barcodes=barcodes, stocked=bool(stock)), self._owner
        )
        if stock:
            self._articles.set_stock(article.id, Quantity.of(stock), self._owner)
        return article.id

    def _article(
        self, row: dict[str, str], *, kind: ArticleKind, barcodes: tuple[str, ...] = (), stocked: bool = True
    ) -> Article:
        price = parse_unit_price(row["price"])
        return Article(
            number=row["number"],
            name=row["name"],
            kind=kind,
            group_id=self._ids[row["group"]],
            vat_code=row["vat"],
            price=price,
            cost=UnitPrice(price.units * 55 // 100),
            unit=row.get("unit") or "st",
            stocked=stocked,
            barcodes=barcodes,
        )


def scale_code(stem: str, value: int) -> str:
    """Return the EAN-13 a label scale prints: prefix and article, then five digits of price or weight."""
    body = f"{stem}{value:05d}"
    return body + check_digit(body)


def _code(number: str, place: int) -> str:
    body = f"{_DEMO_PREFIX}{number}{place:04d}"
    return body + check_digit(body)
