"""Documents found to copy from: newest first, one kind at a time along its index."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.db.engine import Reader, Row


def newest(reader: Reader, kind: str, words: Sequence[str], most: int) -> list[Row]:
    """Return id, kind, number, status, date, customer title, subject and gross of documents that hold every word.

    Args:
        reader: where to look.
        kind: value of the kind of document.
        words: folded; none gives the newest.
        most: how many at most.
    """
    where = "".join(f" AND folded LIKE :word{place} ESCAPE '\\'" for place in range(len(words)))
    return reader.all(
        "SELECT id, kind, COALESCE(number, ''), status, date, customer_title, subject, gross FROM sales_document"
        f" WHERE kind = :kind{where} ORDER BY date DESC, id DESC LIMIT :most",
        kind=kind,
        most=most,
        **{f"word{place}": f"%{_plain(word)}%" for place, word in enumerate(words)},
    )


def _plain(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
