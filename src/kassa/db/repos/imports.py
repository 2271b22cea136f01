"""Imports of article lists: what the shop has, writing many rows at once, and how to undo them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from kassa.db.engine import Reader, Transaction
from kassa.db.repos.articles import codes_of
from kassa.db.search import index_articles, unindex_articles
from kassa.db.statements import pieces
from kassa.domain.catalog.importing import Known
from kassa.domain.catalog.master import searched_text

_KNOWN: Final = (
    "SELECT a.id, a.seq, a.number, a.name, a.price, a.vat_code, COALESCE(g.name, ''), a.unit, a.color, a.size, "
    "COALESCE(m.number, ''), a.blocked_reason, a.cost FROM article a LEFT JOIN article_group g ON g.id = a.group_id "
    "LEFT JOIN article m ON m.id = a.style_id"
)
_BULK_FROM: Final = 20_000
_LATE_INDEXES: Final = ("article_folded", "barcode_article")
CHANGED_FIELDS: Final = (
    "name", "folded", "style_id", "color", "size", "group_id", "vat_code", "price", "cost", "unit", "blocked",
    "blocked_reason",
)  # fmt: skip
_UPDATE: Final = (
    "UPDATE article SET "
    + ", ".join(f"{name} = :{name}" for name in CHANGED_FIELDS)
    + ", revision = revision + 1 WHERE id = :id"
)


def is_empty(reader: Reader) -> bool:
    """Tell whether the shop has no articles at all."""
    return reader.one("SELECT 1 FROM article LIMIT 1") is None


def known_by(reader: Reader, codes: Sequence[str], numbers: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return which articles have these barcodes and which these numbers: code to id, number to id."""
    by_code: dict[str, str] = {}
    by_number: dict[str, str] = {}
    for names, values in pieces(codes):
        by_code.update(reader.all(f"SELECT code, article_id FROM barcode WHERE code IN ({names})", **values))
    for names, values in pieces(numbers):
        by_number.update(reader.all(f"SELECT number, id FROM article WHERE number IN ({names})", **values))
    return by_code, by_number


def known_by_name(reader: Reader, folded: Sequence[str]) -> dict[str, str]:
    """Return the oldest article of each name among these folded texts: name to id; variants do not count."""
    found: dict[str, str] = {}
    for names, values in pieces(folded):
        rows = reader.all(
            f"SELECT name, id FROM article WHERE folded IN ({names}) AND style_id IS NULL ORDER BY seq DESC", **values
        )
        found.update(rows)
    return found


def known_articles(reader: Reader, ids: Sequence[str], branch_id: str) -> dict[str, Known]:
    """Return articles as far as a list can change them."""
    codes = codes_of(reader, ids)
    found: dict[str, Known] = {}
    for names, values in pieces(ids):
        stock: dict[str, int] = dict(
            reader.all(
                f"SELECT article_id, quantity FROM stock_level WHERE branch_id = :branch AND article_id IN ({names})",
                branch=branch_id,
                **values,
            )
        )
        for row in reader.all(f"{_KNOWN} WHERE a.id IN ({names})", **values):
            (id_, seq, number, name, price, vat, group, unit, colour, size, style, blocked, cost) = row
            found[id_] = Known(
                id_, seq, number, name, frozenset(codes.get(id_, ())), price, vat, group, unit, stock.get(id_, 0),
                colour, size, style, blocked, cost,
            )  # fmt: skip
    return found


def style_ids(reader: Reader, numbers: Sequence[str]) -> dict[str, str]:
    """Return the articles with these numbers, by number."""
    return known_by(reader, (), numbers)[1]


def last_seq(reader: Reader) -> int:
    """Return the highest key of the article table; articles inserted after this have higher ones."""
    return int(reader.value("SELECT MAX(seq) FROM article") or 0)


def insert_new(tx: Transaction, fields: Sequence[str], rows: list[dict[str, object]]) -> None:
    """Insert new articles; ``fields`` are the columns this list fills, the others keep their default."""
    tx.many(f"INSERT INTO article ({', '.join(fields)}) VALUES ({', '.join(f':{name}' for name in fields)})", rows)


def index_after(tx: Transaction, seq: int) -> None:
    """Put every article with a key above ``seq`` into the search index, in one statement."""
    if tx.kind == "sqlite":
        tx.run(
            "INSERT INTO article_search (rowid, body) SELECT seq, ' ' || folded FROM article "
            "WHERE seq > :seq AND style_id IS NULL ORDER BY seq",
            seq=seq,
        )


@contextmanager
def bulk(tx: Transaction, rows: int) -> Iterator[None]:
    """Build the indexes that no look-up of this import needs in one go at the end, where that is cheaper.

    On SQLite, when as many articles come as there are or more: sorting once costs a third of finding a place in the
    index for every row. The statements are those of the schema itself. PostgreSQL would lock out every reader.
    """
    existing = int(tx.value("SELECT COUNT(*) FROM article")) if tx.kind == "sqlite" and rows >= _BULK_FROM else rows + 1
    if rows < existing:
        yield
        return
    statements = []
    for name in _LATE_INDEXES:
        statements.append(tx.value("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = :name", name=name))
        tx.run(f"DROP INDEX {name}")
    yield
    for statement in statements:
        tx.run(statement)


def insert_codes(tx: Transaction, rows: list[dict[str, object]]) -> None:
    """Insert barcodes: ``code`` and ``article_id``."""
    tx.many("INSERT INTO barcode (code, article_id) VALUES (:code, :article_id)", rows)


def change(tx: Transaction, rows: list[dict[str, object]], moved: list[tuple[int, str, str]]) -> None:
    """Change articles: ``id`` and every field of ``CHANGED_FIELDS``.

    Args:
        tx: the transaction of the import.
        rows: the new values.
        moved: key, old and new folded text of those that are found by other words now.
    """
    tx.many(_UPDATE, rows)
    unindex_articles(tx, [{"seq": seq, "body": f" {old}"} for seq, old, _ in moved])
    index_articles(tx, [{"seq": seq, "body": f" {new}"} for seq, _, new in moved])


def stored_values(reader: Reader, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the fields of ``CHANGED_FIELDS`` with ``seq``, by article, as they are now."""
    found: dict[str, dict[str, Any]] = {}
    columns = ("seq", *CHANGED_FIELDS)
    for names, values in pieces(ids):
        for row in reader.all(f"SELECT id, {', '.join(columns)} FROM article WHERE id IN ({names})", **values):
            found[row[0]] = dict(zip(columns, row[1:], strict=True))
    return found


def add_groups(tx: Transaction, groups: Iterable[tuple[str, str]], run_id: str) -> None:
    """Add article groups (id, name) that a list brought, numbered after the highest."""
    highest = 0
    for (number,) in tx.all("SELECT number FROM article_group"):
        highest = max(highest, int(number) if number.isdigit() and len(number) < 9 else 0)
    tx.many(
        "INSERT INTO article_group (id, number, name, import_run_id) VALUES (:id, :number, :name, :run)",
        [
            {"id": id_, "number": str(highest + place), "name": name, "run": run_id}
            for place, (id_, name) in enumerate(groups, start=1)
        ],
    )


def block_used(tx: Transaction, run_id: str, in_baskets: Sequence[str], reason: str) -> int:
    """Block the articles of an import that were sold, lie in a basket or moved stock since; return how many."""
    block = "UPDATE article SET blocked = 1, blocked_reason = :why, import_run_id = NULL, revision = revision + 1 WHERE"
    blocked = 0
    for names, values in pieces(in_baskets):
        blocked += tx.run(f"{block} import_run_id = :run AND id IN ({names})", run=run_id, why=reason, **values)
    blocked += tx.run(
        f"{block} import_run_id = :run AND id IN (SELECT s.article_id FROM stock_level s LEFT JOIN ("
        "SELECT article_id, branch_id, SUM(quantity) AS moved FROM stock_movement WHERE document_id = :run "
        "GROUP BY article_id, branch_id) m ON m.article_id = s.article_id AND m.branch_id = s.branch_id "
        "WHERE s.sales > 0 OR s.quantity <> COALESCE(m.moved, 0) UNION SELECT article_id FROM stock_reserved)",
        run=run_id,
        why=reason,
    )
    # A colour/size article stays for as long as one of its variants does.
    return blocked + tx.run(
        f"{block} import_run_id = :run AND kind = 'matrix' AND EXISTS (SELECT 1 FROM article v "
        "WHERE v.style_id = article.id AND (v.import_run_id IS NULL OR v.import_run_id <> :run))",
        run=run_id,
        why=reason,
    )


def baskets_with(reader: Reader) -> tuple[str, ...]:
    """Return the articles that lie in open or parked baskets."""
    found = {json.loads(body).get("article_id") for (body,) in reader.all("SELECT body FROM basket_line")}
    return tuple(sorted(id_ for id_ in found if id_))


def delete_new(tx: Transaction, run_id: str) -> int:
    """Remove the articles, codes and empty groups that an import brought and nothing uses; return how many articles."""
    new = "(SELECT id FROM article WHERE import_run_id = :run)"
    count = int(tx.value("SELECT COUNT(*) FROM article WHERE import_run_id = :run", run=run_id))
    if tx.kind == "sqlite":
        _unindex_run(tx, run_id, count)
    tx.run(f"DELETE FROM barcode WHERE article_id IN {new}", run=run_id)
    tx.run(f"DELETE FROM stock_level WHERE article_id IN {new}", run=run_id)
    tx.run("DELETE FROM article WHERE import_run_id = :run", run=run_id)
    tx.run(
        "DELETE FROM article_group WHERE import_run_id = :run AND NOT EXISTS "
        "(SELECT 1 FROM article a WHERE a.group_id = article_group.id)",
        run=run_id,
    )
    return count


def _unindex_run(tx: Transaction, run_id: str, count: int) -> None:
    """Take the new articles out of the search index; when most of them go, the rest is indexed anew."""
    rest = int(
        tx.value("SELECT COUNT(*) FROM article WHERE import_run_id IS NULL OR import_run_id <> :run", run=run_id)
    )
    if rest < count:
        tx.run("INSERT INTO article_search (article_search) VALUES ('delete-all')")
        tx.run(
            "INSERT INTO article_search (rowid, body) SELECT seq, ' ' || folded FROM article "
            "WHERE style_id IS NULL AND (import_run_id IS NULL OR import_run_id <> :run)",
            run=run_id,
        )
        return
    tx.run(
        "INSERT INTO article_search (article_search, rowid, body) SELECT 'delete', seq, ' ' || folded FROM article "
        "WHERE style_id IS NULL AND import_run_id = :run",
        run=run_id,
    )


def reverse_stock(tx: Transaction, run_id: str, undo_id: str, moment: int) -> None:
    """Book the stock movements of an import back, under a document of their own."""
    tx.run(
        "INSERT INTO stock_movement (document_id, position, article_id, branch_id, kind, quantity, moment) "
        "SELECT :undo, position, article_id, branch_id, 'import', -quantity, :moment FROM stock_movement "
        "WHERE document_id = :run",
        run=run_id,
        undo=undo_id,
        moment=moment,
    )
    tx.run(
        "INSERT INTO stock_level (article_id, branch_id, quantity, sales) "
        "SELECT article_id, branch_id, SUM(quantity), 0 FROM stock_movement WHERE document_id = :undo "
        "GROUP BY article_id, branch_id "
        "ON CONFLICT (article_id, branch_id) DO UPDATE SET quantity = stock_level.quantity + excluded.quantity",
        undo=undo_id,
    )


def delete_codes(tx: Transaction, article_id: str, codes: Sequence[str]) -> None:
    """Take barcodes away from an article."""
    tx.many(
        "DELETE FROM barcode WHERE code = :code AND article_id = :article_id",
        [{"code": code, "article_id": article_id} for code in codes],
    )


def folded_text(values: dict[str, Any]) -> str:
    """Return the text an article with these values is found by."""
    return searched_text(values["name"], values["color"], values["size"])
