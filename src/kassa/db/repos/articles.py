"""Articles, their barcodes, groups, pictures and stock, in and out of the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kassa.db.engine import Database, Reader, Row, Transaction
from kassa.db.search import index_article, unindex_articles
from kassa.db.statements import pieces
from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import Article, Group, searched_text
from kassa.domain.values.money import UnitPrice
from kassa.domain.values.quantity import Quantity

SALE_COLUMNS: Final = (
    "a.id, a.number, a.name, a.color, a.size, a.price, a.vat_code, a.group_id, a.kind, a.unit, a.blocked, "
    "a.blocked_reason, a.stocked"
)
SALE_BY_CODE: Final = f"SELECT {SALE_COLUMNS} FROM barcode b JOIN article a ON a.id = b.article_id WHERE b.code = :code"
SALE_BY_NUMBER: Final = f"SELECT {SALE_COLUMNS} FROM article a WHERE a.number = :number"
SALE_BY_ID: Final = f"SELECT {SALE_COLUMNS} FROM article a WHERE a.id = :id"

_ARTICLE: Final = (
    "SELECT a.id, a.number, a.name, a.kind, a.group_id, a.vat_code, a.price, a.cost, a.unit, a.stocked, a.blocked, "
    "a.blocked_reason, a.style_id, a.color, a.size, a.size_order, a.picture_id, a.revision, "
    "(SELECT s.quantity FROM stock_level s WHERE s.article_id = a.id AND s.branch_id = :branch) FROM article a"
)
_FIELDS: Final = (
    "id, number, name, folded, style_id, color, size, size_order, kind, group_id, vat_code, price, cost, unit, "
    "stocked, blocked, blocked_reason, picture_id"
)
_INSERT: Final = (
    f"INSERT INTO article ({_FIELDS}) VALUES ({', '.join(f':{name}' for name in _FIELDS.split(', '))}) RETURNING seq"
)
_UPDATE: Final = (
    "UPDATE article SET "
    + ", ".join(f"{name} = :{name}" for name in _FIELDS.split(", ") if name != "id")
    + ", revision = revision + 1 WHERE id = :id AND revision = :revision"
)


def sale_row(database: Database, sql: str, **parameters: object) -> Row | None:
    """Return the row of one article to sell; one indexed select, the hot path of the till."""
    return database.one(sql, **parameters)


def get(reader: Reader, article_id: str, branch_id: str) -> Article | None:
    """Return an article with its barcodes and its stock at a branch."""
    row = reader.one(f"{_ARTICLE} WHERE a.id = :id", id=article_id, branch=branch_id)
    return None if row is None else _article(row, codes_of(reader, [article_id]).get(article_id, ()))


def variants(reader: Reader, style_id: str, branch_id: str) -> tuple[Article, ...]:
    """Return the variants of a colour/size article."""
    rows = reader.all(
        f"{_ARTICLE} WHERE a.style_id = :style ORDER BY a.size_order, a.seq", style=style_id, branch=branch_id
    )
    codes = codes_of(reader, [str(row[0]) for row in rows])
    return tuple(_article(row, codes.get(str(row[0]), ())) for row in rows)


def codes_of(reader: Reader, article_ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the barcodes of articles, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for names, values in pieces(article_ids):
        rows = reader.all(f"SELECT article_id, code FROM barcode WHERE article_id IN ({names}) ORDER BY code", **values)
        for article_id, code in rows:
            found[article_id] = (*found.get(article_id, ()), code)
    return found


def owners_of(reader: Reader, codes: Sequence[str]) -> dict[str, str]:
    """Return the articles that have these barcodes already, by code."""
    found: dict[str, str] = {}
    for names, values in pieces(codes):
        found.update(reader.all(f"SELECT code, article_id FROM barcode WHERE code IN ({names})", **values))
    return found


def id_of_number(reader: Reader, number: str) -> str | None:
    """Return the article with this number."""
    row = reader.one("SELECT id FROM article WHERE number = :number", number=number)
    return None if row is None else str(row[0])


def next_number(reader: Reader) -> str:
    """Return the next free whole article number of at most eight digits, 1001 for the first."""
    digits = "number GLOB '[0-9]*' AND number NOT GLOB '*[^0-9]*'" if reader.kind == "sqlite" else "number ~ '^[0-9]+$'"
    highest = reader.value(f"SELECT MAX(CAST(number AS INTEGER)) FROM article WHERE length(number) <= 8 AND {digits}")
    number = max(int(highest or 0) + 1, 1001)
    while id_of_number(reader, str(number)) is not None:
        number += 1
    return str(number)


def insert(tx: Transaction, article: Article) -> None:
    """Store a new article, its barcodes and its place in the search index."""
    folded = _folded(article)
    seq = tx.value(_INSERT, **_values(article, folded))
    if article.style_id is None:
        index_article(tx, int(seq), folded)
    _add_codes(tx, article.id, article.barcodes)


def update(tx: Transaction, article: Article) -> bool:
    """Store a changed article; False when somebody else changed it first."""
    row = tx.one("SELECT seq, folded FROM article WHERE id = :id", id=article.id)
    folded = _folded(article)
    if row is None or not tx.run(_UPDATE, revision=article.revision, **_values(article, folded)):
        return False
    if article.style_id is None and row[1] != folded:
        unindex_articles(tx, [{"seq": row[0], "body": f" {row[1]}"}])
        index_article(tx, int(row[0]), folded)
    tx.run("DELETE FROM barcode WHERE article_id = :id", id=article.id)
    _add_codes(tx, article.id, article.barcodes)
    return True


def was_sold(reader: Reader, article_id: str) -> bool:
    """Tell whether the article stands on a receipt, was promised to an order or went out with a delivery note."""
    places = ("stock_level WHERE sales > 0 AND", "stock_reserved WHERE", "stock_movement WHERE kind = 'delivery' AND")
    return any(reader.one(f"SELECT 1 FROM {place} article_id = :id", id=article_id) is not None for place in places)


def delete(tx: Transaction, article_id: str) -> None:
    """Remove an article that was never sold."""
    row = tx.one("SELECT seq, folded, style_id FROM article WHERE id = :id", id=article_id)
    if row is None:
        return
    if row[2] is None:
        unindex_articles(tx, [{"seq": row[0], "body": f" {row[1]}"}])
    tx.run("DELETE FROM barcode WHERE article_id = :id", id=article_id)
    tx.run("DELETE FROM stock_level WHERE article_id = :id", id=article_id)
    tx.run("DELETE FROM article WHERE id = :id", id=article_id)


def stock_levels(reader: Reader, article_ids: Sequence[str], branch_id: str) -> dict[str, int]:
    """Return stock at a branch in 1/1,000; a colour/size article has the sum of its variants."""
    found: dict[str, int] = {}
    for names, values in pieces(article_ids):
        rows = reader.all(
            f"SELECT article_id, quantity FROM stock_level WHERE branch_id = :branch AND article_id IN ({names}) "
            "UNION ALL SELECT v.style_id, SUM(s.quantity) FROM article v JOIN stock_level s ON s.article_id = v.id "
            f"WHERE s.branch_id = :branch AND v.style_id IN ({names}) GROUP BY v.style_id",
            branch=branch_id,
            **values,
        )
        for article_id, quantity in rows:
            found[article_id] = found.get(article_id, 0) + int(quantity)
    return found


def groups(reader: Reader) -> tuple[Group, ...]:
    """Return every article group in order of its number."""
    rows = reader.all("SELECT id, number, name, COALESCE(vat_code, '') FROM article_group ORDER BY number")
    return tuple(Group(*row) for row in rows)


def save_group(tx: Transaction, group: Group) -> None:
    """Store a new or changed group."""
    tx.run(
        "INSERT INTO article_group (id, number, name, vat_code) VALUES (:id, :number, :name, :vat_code) "
        "ON CONFLICT (id) DO UPDATE SET number = excluded.number, name = excluded.name, vat_code = excluded.vat_code",
        id=group.id,
        number=group.number,
        name=group.name,
        vat_code=group.vat_code or None,
    )


def group_in_use(reader: Reader, group_id: str) -> int:
    """Return how many articles are in the group."""
    return int(reader.value("SELECT COUNT(*) FROM article WHERE group_id = :id", id=group_id))


def group_counts(reader: Reader) -> dict[str, int]:
    """Return how many articles are in each group."""
    return dict(reader.all("SELECT group_id, COUNT(*) FROM article WHERE group_id IS NOT NULL GROUP BY group_id"))


def delete_group(tx: Transaction, group_id: str) -> None:
    """Remove a group that holds no articles."""
    tx.run("DELETE FROM article_group WHERE id = :id", id=group_id)


def save_picture(tx: Transaction, picture_id: str, content: bytes) -> None:
    """Store the bytes of a picture."""
    tx.run("INSERT INTO picture (id, content) VALUES (:id, :content)", id=picture_id, content=content)


def picture(reader: Reader, picture_id: str) -> bytes | None:
    """Return the bytes of a picture."""
    found = reader.value("SELECT content FROM picture WHERE id = :id", id=picture_id)
    return None if found is None else bytes(found)


def first_branch(reader: Reader) -> str:
    """Return the first branch of the shop, empty when there is none yet."""
    found = reader.value("SELECT id FROM branch ORDER BY code LIMIT 1")
    return str(found or "")


def _add_codes(tx: Transaction, article_id: str, codes: Sequence[str]) -> None:
    tx.many(
        "INSERT INTO barcode (code, article_id) VALUES (:code, :article_id)",
        [{"code": code, "article_id": article_id} for code in codes],
    )


def _folded(article: Article) -> str:
    return searched_text(article.name, article.colour, article.size)


def _values(article: Article, folded: str) -> dict[str, object]:
    return {
        "id": article.id,
        "number": article.number,
        "name": article.name,
        "folded": folded,
        "style_id": article.style_id,
        "color": article.colour,
        "size": article.size,
        "size_order": article.size_order,
        "kind": article.kind.value,
        "group_id": article.group_id,
        "vat_code": article.vat_code,
        "price": article.price.units,
        "cost": None if article.cost is None else article.cost.units,
        "unit": article.unit,
        "stocked": int(article.stocked),
        "blocked": int(bool(article.blocked_reason)),
        "blocked_reason": article.blocked_reason,
        "picture_id": article.picture_id,
    }


def _article(row: Row, codes: tuple[str, ...]) -> Article:
    (id_, number, name, kind, group_id, vat_code, price, cost, unit, stocked, blocked, reason, *rest) = row
    style_id, colour, size, size_order, picture_id, revision, stock = rest
    return Article(
        id=id_,
        number=number,
        name=name,
        kind=ArticleKind(kind),
        group_id=group_id,
        vat_code=vat_code,
        price=UnitPrice(price),
        cost=None if cost is None else UnitPrice(cost),
        unit=unit,
        stocked=bool(stocked),
        blocked_reason=reason if blocked else "",
        barcodes=codes,
        style_id=style_id,
        colour=colour,
        size=size,
        size_order=size_order,
        picture_id=picture_id,
        stock=None if stock is None else Quantity(stock),
        revision=revision,
    )
