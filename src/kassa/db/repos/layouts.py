"""Published button layouts, and what their buttons need to know of the articles."""

from __future__ import annotations

from collections.abc import Collection

from kassa.db.engine import Reader, Transaction
from kassa.domain.frozen import frozen

_AT_ONCE = 200


@frozen
class StoredLayout:
    """A publication: its document and who published it when (microseconds UTC)."""

    id: str
    branch_id: str
    version: int
    name: str
    body: str
    published_at: int
    employee_id: str


@frozen
class TileArticle:
    """What a button shows of an article."""

    id: str
    number: str
    name: str
    kind: str
    price: int
    blocked: bool
    stock: int | None


_COLUMNS = "id, branch_id, version, name, body, published_at, employee_id"


def latest(reader: Reader, branch_id: str) -> StoredLayout | None:
    """Return the layout that is in use at a branch, or None."""
    row = reader.one(
        f"SELECT {_COLUMNS} FROM layout WHERE branch_id = :branch ORDER BY version DESC LIMIT 1", branch=branch_id
    )
    return None if row is None else StoredLayout(*row)


def versions(reader: Reader, branch_id: str) -> tuple[StoredLayout, ...]:
    """Return every publication at a branch, newest first."""
    rows = reader.all(
        f"SELECT {_COLUMNS} FROM layout WHERE branch_id = :branch ORDER BY version DESC", branch=branch_id
    )
    return tuple(StoredLayout(*row) for row in rows)


def add(tx: Transaction, layout: StoredLayout) -> None:
    """Store a publication."""
    tx.run(
        f"INSERT INTO layout ({_COLUMNS}) VALUES (:id, :branch, :version, :name, :body, :published_at, :employee_id)",
        id=layout.id,
        branch=layout.branch_id,
        version=layout.version,
        name=layout.name,
        body=layout.body,
        published_at=layout.published_at,
        employee_id=layout.employee_id,
    )


def tile_articles(reader: Reader, numbers: Collection[str], branch_id: str) -> dict[str, TileArticle]:
    """Return the articles behind buttons by number; stock is None for what is not kept in stock or never was counted.

    The stock of an article with colours and sizes is that of its variants together.
    """
    found: dict[str, TileArticle] = {}
    wanted = sorted(numbers)
    for start in range(0, len(wanted), _AT_ONCE):
        part = {f"n{place}": number for place, number in enumerate(wanted[start : start + _AT_ONCE])}
        rows = reader.all(
            "SELECT a.id, a.number, a.name, a.kind, a.price, a.blocked, CASE WHEN a.stocked = 1 THEN "
            "(SELECT SUM(s.quantity) FROM stock_level s WHERE s.branch_id = :branch AND s.article_id IN "
            "(SELECT v.id FROM article v WHERE v.id = a.id OR v.style_id = a.id)) END "
            f"FROM article a WHERE a.number IN ({', '.join(':' + name for name in part)})",
            branch=branch_id,
            **part,
        )
        for article_id, number, name, kind, price, blocked, stock in rows:
            known = None if stock is None else int(stock)
            found[number] = TileArticle(article_id, number, name, kind, int(price), bool(blocked), known)
    return found
