"""Search as you type over the catalogue: codes and name beginnings by b-tree, word parts by trigrams.

Never an order by rank and never a count of all hits: those cost hundreds of milliseconds among 818,775 articles
(performance.md 3.5). The text that is indexed begins with a space, so that two letters at the start of a word are a
trigram of their own.
"""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Row, Transaction

LAST: Final = "\U0010fffd"
"""Sorts after every letter: the upper end of a range of prefixes."""

_FEWEST_NAME: Final = 2
_COLUMNS: Final = "a.id, a.number, a.name, a.color, a.size, a.price, a.kind, a.unit, a.blocked_reason, a.picture_id"
_BY_BARCODE: Final = (
    f"SELECT {_COLUMNS} FROM barcode b JOIN article a ON a.id = b.article_id "
    "WHERE b.code >= :low AND b.code < :high ORDER BY b.code LIMIT :most"
)
_BY_NUMBER: Final = (
    f"SELECT {_COLUMNS} FROM article a WHERE a.number >= :low AND a.number < :high ORDER BY a.number LIMIT :most"
)
_BY_NAME: Final = (
    f"SELECT {_COLUMNS} FROM article a WHERE a.folded >= :low AND a.folded < :high AND a.style_id IS NULL "
    "ORDER BY a.folded LIMIT :most"
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
    found: dict[str, Row] = {}
    if text and " " not in text:
        for sql in (_BY_BARCODE, _BY_NUMBER):
            _add(found, reader, _prefixes(reader.kind, sql), most, low=text, high=text + LAST)
    if len(folded) >= _FEWEST_NAME and len(found) < most:
        _add(found, reader, _prefixes(reader.kind, _BY_NAME), most, low=folded, high=folded + LAST)
        if len(found) < most:
            _add_word_parts(found, reader, folded.split(), most)
    return list(found.values())[:most]


def _add(found: dict[str, Row], reader: Reader, sql: str, most: int, **parameters: object) -> None:
    for row in reader.all(sql, most=most, **parameters):
        found.setdefault(row[0], row)


def _add_word_parts(found: dict[str, Row], reader: Reader, words: list[str], most: int) -> None:
    parts = [word if len(word) > 2 else f" {word}" for word in words]
    long = [part for part in parts if len(part) > 2]
    if not long:
        return
    parameters: dict[str, object] = {f"part{place}": part for place, part in enumerate(parts)}
    if reader.kind == "sqlite":
        trigrams = dict.fromkeys(part[at : at + 3] for part in long for at in range(len(part) - 2))
        parameters["match"] = " AND ".join('"' + trigram.replace('"', '""') + '"' for trigram in trigrams)
        source = "article_search s JOIN article a ON a.seq = s.rowid WHERE article_search MATCH :match"
        tests = [f"instr(' ' || a.folded, :part{place}) > 0" for place in range(len(parts))]
    else:
        parameters = {}
        tests = []
        for place, part in enumerate(parts):
            parameters[f"like{place}"] = f"%{_escaped(part)}%"
            tests.append(f"a.folded LIKE :like{place}")
            if part.startswith(" "):
                parameters[f"start{place}"] = f"{_escaped(part[1:])}%"
                tests[-1] = f"({tests[-1]} OR a.folded LIKE :start{place})"
        source = "article a WHERE a.style_id IS NULL"
    sql = f"SELECT {_COLUMNS} FROM {source} AND {' AND '.join(tests)} LIMIT :most"
    _add(found, reader, sql, most, **parameters)


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
