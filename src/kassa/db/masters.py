"""Copying the masters of a shop into an empty file: people, places, settings, goods; no document, no money."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from kassa.db.engine import Database, Row
from kassa.db.repos.stock import Move, move
from kassa.db.search import index_articles, index_customers

_AT_ONCE: Final = 2000
# In the order of their foreign keys.
_MASTERS: Final = (
    "branch",
    "till",
    "role",
    "role_right",
    "employee",
    "setting",
    "layout",
    "vat_code",
    "vat_rate",
    "article_group",
    "picture",
    "article",
    "barcode",
    "price_list",
    "customer",
    "customer_contact",
    "customer_address",
    "consent_text",
    "customer_consent",
    "sales_type",
    "mail_template",
)


def copy_masters(source: Database, target: Database, document_id: str, moment: int) -> None:
    """Copy every master row, index the articles and take over the stock; the target is an SQLite file without any.

    Args:
        source: the shop.
        target: an empty file with the schema of this program.
        document_id: the count that the stock is booked as.
        moment: of that count, microseconds UTC.
    """
    with source.read() as reader, target.write() as tx:
        for table in _MASTERS:
            columns = [str(name) for (name,) in tx.all("SELECT name FROM pragma_table_info(:table)", table=table)]
            names = ", ".join(columns)
            insert = f"INSERT INTO {table} ({names}) VALUES ({', '.join(':' + column for column in columns)})"
            for rows in _chunks(reader.rows(f"SELECT {names} FROM {table}")):
                tx.many(insert, [dict(zip(columns, row, strict=True)) for row in rows])
        for rows in _chunks(iter(tx.all("SELECT seq, folded FROM article WHERE style_id IS NULL"))):
            index_articles(tx, [{"seq": seq, "body": f" {folded}"} for seq, folded in rows])
        for rows in _chunks(
            iter(tx.all("SELECT seq, searched FROM customer WHERE merged_into IS NULL AND erased = 0"))
        ):
            index_customers(tx, [{"seq": seq, "searched": searched} for seq, searched in rows])
        for (branch,) in tx.all("SELECT id FROM branch"):
            levels = reader.rows(
                "SELECT article_id, quantity FROM stock_level WHERE branch_id = :branch AND quantity <> 0",
                branch=branch,
            )
            first = 1
            for rows in _chunks(levels):
                moves = [Move(first + place, article_id, quantity) for place, (article_id, quantity) in enumerate(rows)]
                move(tx, f"{document_id}/{branch}", branch, "count", moment, moves)
                first += len(rows)


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, _AT_ONCE)):
        yield chunk
