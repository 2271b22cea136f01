"""Search as you type over articles and customers: codes and name beginnings by b-tree, word parts by trigrams.

Never an order by rank and never a count of all hits: those cost hundreds of milliseconds among 818,775 articles
(performance.md 3.5). The text that is indexed begins with a space, so that two letters at the start of a word are a
trigram of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kassa.db.engine import Reader, Row, Transaction
from kassa.domain.catalog.folding import fold
from kassa.domain.frozen import frozen

LAST: Final = "\U0010fffd"
"""Sorts after every letter: the upper end of a range of prefixes."""

_FEWEST_NAME: Final = 2


@frozen
class Searched:
    """What is searched, and by which statements.

    Attributes:
        columns: what a hit returns; its identity comes first.
        codes: statements that find beginnings of codes (``:low``, ``:high``, ``:most``).
        names: the statement that finds beginnings of names.
        table: the table behind the search index, with its alias.
        index: the search index of SQLite; its row key is ``seq`` of the table.
        body: the text that is indexed, without the space before it.
        where: holds for everything that may be found.
    """

    columns: str
    codes: tuple[str, ...]
    names: str
    table: str
    index: str
    body: str
    where: str


def _found_by(columns: str, table: str, column: str, where: str = "") -> str:
    also = f" AND {where}" if where else ""
    return (
        f"SELECT {columns} FROM {table} WHERE {column} >= :low AND {column} < :high{also} ORDER BY {column} LIMIT :most"
    )


_ARTICLE: Final = "a.id, a.number, a.name, a.color, a.size, a.price, a.kind, a.unit, a.blocked_reason, a.picture_id"
_ARTICLES: Final = Searched(
    columns=_ARTICLE,
    codes=(
        _found_by(_ARTICLE, "barcode b JOIN article a ON a.id = b.article_id", "b.code"),
        _found_by(_ARTICLE, "article a", "a.number"),
    ),
    names=_found_by(_ARTICLE, "article a", "a.folded", "a.style_id IS NULL"),
    table="article a",
    index="article_search",
    body="a.folded",
    where="a.style_id IS NULL",
)
_CUSTOMER: Final = "c.id, c.number, c.name, c.company, c.kind, c.city, c.phone"
_CUSTOMER_STANDS: Final = "c.merged_into IS NULL AND c.erased = 0"
_CUSTOMERS: Final = Searched(
    columns=_CUSTOMER,
    codes=(_found_by(_CUSTOMER, "customer c", "c.number", _CUSTOMER_STANDS),),
    names=_found_by(_CUSTOMER, "customer c", "c.folded", _CUSTOMER_STANDS),
    table="customer c",
    index="customer_search",
    body="c.searched",
    where=_CUSTOMER_STANDS,
)
# PostgreSQL compares text by the language of the server; these operators compare byte by byte, as the indexes do.
_BY_BYTES: Final = {" >= :low": " ~>=~ :low", " < :high": " ~<~ :high", " LIMIT": " USING ~<~ LIMIT"}


def _prefixes(kind: str, sql: str) -> str:
    """Return the statement of a range of prefixes for an engine."""
    if kind == "postgresql":
        for ours, theirs in _BY_BYTES.items():
            sql = sql.replace(ours, theirs)
    return sql


def search_articles(reader: Reader, text: str, folded: str, most: int) -> list[Row]:
    """Return at most ``most`` articles: those whose code begins with ``text``, then names, then word parts.

    Args:
        reader: where to look.
        text: as typed, without spaces around it.
        folded: the same, folded.
        most: how many rows to return.
    """
    return _search(reader, _ARTICLES, text, folded, most)


def search_customers(reader: Reader, text: str, folded: str, most: int) -> list[Row]:
    """Return at most ``most`` customers: by beginning of number, then of name, then parts of everything they have.

    Returns:
        Identity, number, name, company, kind, city and phone.
    """
    return _search(reader, _CUSTOMERS, text, folded, most)


def _search(reader: Reader, what: Searched, text: str, folded: str, most: int) -> list[Row]:
    found: dict[str, Row] = {}
    if text and " " not in text:
        for sql in what.codes:
            _add(found, reader, _prefixes(reader.kind, sql), most, low=text, high=text + LAST)
    if len(folded) >= _FEWEST_NAME and len(found) < most:
        _add(found, reader, _prefixes(reader.kind, what.names), most, low=folded, high=folded + LAST)
        if len(found) < most:
            _add_word_parts(found, reader, what, folded.split(), most)
    return list(found.values())[:most]


def _add(found: dict[str, Row], reader: Reader, sql: str, most: int, **parameters: object) -> None:
    for row in reader.all(sql, most=most, **parameters):
        found.setdefault(row[0], row)


def _add_word_parts(found: dict[str, Row], reader: Reader, what: Searched, words: list[str], most: int) -> None:
    parts = [word if len(word) > 2 else f" {word}" for word in words]
    long = [part for part in parts if len(part) > 2]
    if not long:
        return
    parameters: dict[str, object] = {f"part{place}": part for place, part in enumerate(parts)}
    if reader.kind == "sqlite":
        parameters["match"] = " AND ".join(trigrams(*long))
        alias = what.table.split()[1]
        source = f"{what.index} s JOIN {what.table} ON {alias}.seq = s.rowid WHERE {what.index} MATCH :match"
        tests = [what.where, *(f"instr(' ' || {what.body}, :part{place}) > 0" for place in range(len(parts)))]
    else:
        parameters = {}
        tests = []
        for place, part in enumerate(parts):
            parameters[f"like{place}"] = f"%{_escaped(part)}%"
            tests.append(f"{what.body} LIKE :like{place}")
            if part.startswith(" "):
                parameters[f"start{place}"] = f"{_escaped(part[1:])}%"
                tests[-1] = f"({tests[-1]} OR {what.body} LIKE :start{place})"
        source = f"{what.table} WHERE {what.where}"
    sql = f"SELECT {what.columns} FROM {source} AND {' AND '.join(tests)} LIMIT :most"
    _add(found, reader, sql, most, **parameters)


def trigrams(*parts: str) -> list[str]:
    """Return the different trigrams of texts, quoted as the search index of SQLite wants them."""
    found = dict.fromkeys(part[at : at + 3] for part in parts for at in range(len(part) - 2))
    return ['"' + trigram.replace('"', '""') + '"' for trigram in found]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def index_article(tx: Transaction, seq: int, folded: str) -> None:
    """Put an article into the search index; on PostgreSQL the index looks after itself."""
    index_articles(tx, [{"seq": seq, "body": f" {folded}"}])


def index_articles(tx: Transaction, rows: list[dict[str, object]]) -> None:
    """Put many articles into the search index: ``seq`` and ``body``, the folded text behind one space."""
    if tx.kind == "sqlite":
        tx.many("INSERT INTO article_search (rowid, body) VALUES (:seq, :body)", rows)


def unindex_articles(tx: Transaction, rows: list[dict[str, object]]) -> None:
    """Take articles out of the search index; ``body`` must be what was put in."""
    if tx.kind == "sqlite":
        tx.many("INSERT INTO article_search (article_search, rowid, body) VALUES ('delete', :seq, :body)", rows)


_SIGNS: Final = re.compile(r"[\s.\-/()+]+")


def customer_text(texts: Iterable[str]) -> str:
    """Return the text a customer is found by: everything folded, numbers also as bare digits.

    ``030-123 45 67`` is found as it is written and as ``0301234567``.
    """
    words = [fold(text) for text in texts if text]
    together = [_SIGNS.sub("", word) for word in words if any(sign.isdigit() for sign in word)]
    return " ".join(dict.fromkeys([*words, *together]))


def index_customers(tx: Transaction, rows: list[dict[str, object]]) -> None:
    """Put customers into the search index: ``seq`` and ``searched``."""
    if tx.kind == "sqlite":
        tx.many("INSERT INTO customer_search (rowid, body) VALUES (:seq, ' ' || :searched)", rows)


def unindex_customers(tx: Transaction, rows: list[dict[str, object]]) -> None:
    """Take customers out of the search index; ``searched`` must be what was put in."""
    if tx.kind == "sqlite":
        tx.many(
            "INSERT INTO customer_search (customer_search, rowid, body) VALUES ('delete', :seq, ' ' || :searched)", rows
        )
