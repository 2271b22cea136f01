"""Looking words up in an index before the rows of a list are asked: a rare word among a million costs nothing.

A word that is everywhere is not narrowed: walking the list in its own order finds a page of it sooner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from kassa.db.engine import Reader
from kassa.db.search import LAST, trigrams

_SHORTEST: Final = 3
_TOP: Final = "COALESCE(a.style_id, a.id)"
_BY_NUMBER: Final = f"SELECT {_TOP} FROM article a WHERE a.number >= :low AND a.number < :high LIMIT :most"
_BY_CODE: Final = (
    f"SELECT {_TOP} FROM barcode b JOIN article a ON a.id = b.article_id"
    " WHERE b.code >= :low AND b.code < :high LIMIT :most"
)
_BY_PARTS: Final = {
    "sqlite": (
        f"SELECT {_TOP} FROM article_search s JOIN article a ON a.seq = s.rowid"
        " WHERE article_search MATCH :parts AND instr(a.folded, :folded) > 0 LIMIT :most"
    ),
    "postgresql": f"SELECT {_TOP} FROM article a WHERE a.folded LIKE :parts AND :folded <> '' LIMIT :most",
}


def article_keys(reader: Reader, text: str, folded: str, _cents: int | None, most: int) -> tuple[str, ...] | None:
    """Return the articles whose number or barcode begins with a word or whose name holds it.

    Args:
        reader: the connection.
        text: the word as typed.
        folded: the word folded.
        _cents: the amount it may mean: articles are not found by it.
        most: more than this is not narrowed.

    Returns:
        Identities, variants as their style; ``None`` when there are too many or the word is too short.
    """
    if len(folded) < _SHORTEST:
        return None
    asked: tuple[tuple[str, dict[str, object]], ...] = (
        (_BY_NUMBER, {"low": text, "high": text + LAST}),
        (_BY_CODE, {"low": text, "high": text + LAST}),
        (_BY_PARTS[reader.kind], {"parts": _parts(reader.kind, folded), "folded": folded}),
    )
    return _found(reader, asked, most)


_DOCUMENTS: Final = {
    "sqlite": (
        "SELECT e.document_id FROM sales_search s JOIN sales_register e ON e.seq = s.rowid"
        " WHERE sales_search MATCH :parts AND instr(e.searched, :folded) > 0 LIMIT :most"
    ),
    "postgresql": (
        "SELECT e.document_id FROM sales_register e WHERE e.searched LIKE :parts AND :folded <> '' LIMIT :most"
    ),
}
_BY_AMOUNT: Final = (
    "SELECT document_id FROM sales_register WHERE book IN ('invoice', 'order', 'delivery') AND {column} = :cents"
    " LIMIT :most"
)


def document_keys(reader: Reader, _text: str, folded: str, cents: int | None, most: int) -> tuple[str, ...] | None:
    """Return the sales documents that hold a word in number, customer, subject or reference, or are of an amount.

    See :func:`article_keys`; everything a document is found by is kept folded.
    """
    if len(folded) < _SHORTEST:
        return None
    asked: list[tuple[str, dict[str, object]]] = [
        (_DOCUMENTS[reader.kind], {"parts": _parts(reader.kind, folded), "folded": folded})
    ]
    if cents is not None:
        asked += [(_BY_AMOUNT.format(column=column), {"cents": cents}) for column in ("gross", "open")]
    return _found(reader, asked, most)


_CUSTOMERS: Final = {
    "sqlite": (
        "SELECT c.id FROM customer_search s JOIN customer c ON c.seq = s.rowid"
        " WHERE customer_search MATCH :parts AND instr(c.searched, :folded) > 0 LIMIT :most"
    ),
    "postgresql": "SELECT c.id FROM customer c WHERE c.searched LIKE :parts AND :folded <> '' LIMIT :most",
}


def customer_keys(reader: Reader, _text: str, folded: str, _cents: int | None, most: int) -> tuple[str, ...] | None:
    """Return the customers that have a word in their number, name, address, phone or e-mail; see ``article_keys``."""
    if len(folded) < _SHORTEST:
        return None
    asked = [(_CUSTOMERS[reader.kind], {"parts": _parts(reader.kind, folded), "folded": folded})]
    return _found(reader, asked, most)


def _found(reader: Reader, asked: Iterable[tuple[str, Mapping[str, object]]], most: int) -> tuple[str, ...] | None:
    """Return the identities that any of these statements gives, ``None`` when one gives more than ``most``."""
    found: set[str] = set()
    for sql, values in asked:
        records = reader.all(sql, most=most + 1, **values)
        if len(records) > most:
            return None
        found.update(str(record[0]) for record in records)
    return tuple(sorted(found))


def _parts(kind: str, folded: str) -> str:
    if kind == "sqlite":
        return " AND ".join(trigrams(folded))
    plain = folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"
