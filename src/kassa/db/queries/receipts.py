"""Receipts as lists and the facts around one."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Row
from kassa.domain.frozen import frozen
from kassa.domain.journal import Anchor

_PAID: Final = (
    "gross + cash_rounding + CASE WHEN EXISTS (SELECT 1 FROM receipt_settlement s WHERE s.receipt_id = receipt.id) "
    "THEN (SELECT COALESCE(SUM(p.amount + COALESCE(c.amount, 0)), 0) FROM payment p LEFT JOIN customer_payment c "
    "ON c.id = p.id WHERE p.document_id = receipt.id) - gross - cash_rounding ELSE 0 END"
)
_SETTLED: Final = (
    "SELECT x.id FROM receipt_settlement s JOIN receipt x ON x.id = s.receipt_id GROUP BY x.id, x.gross, "
    "x.cash_rounding HAVING SUM(s.amount) + x.gross + x.cash_rounding = :cents"
)
_QUANTITIES: Final = (
    "(SELECT COALESCE(SUM(l.quantity), 0) FROM receipt_line l WHERE l.receipt_id = receipt.id AND l.quantity > 0), "
    "(SELECT COALESCE(-SUM(x.quantity), 0) FROM receipt_line x WHERE x.origin_receipt = receipt.id "
    "AND x.origin_receipt <> '')"
)


@frozen
class TillNames:
    """Number and name of a till, and the name of its branch."""

    number: int
    name: str
    branch_name: str


def of_till(reader: Reader, till_id: str, text: str, limit: int) -> list[Row]:
    """Return the newest receipts of a till: id, number, moment, employee, articles, paid in all, sold, returned."""
    columns = f"id, number, moment, employee_name, article_count, {_PAID}, {_QUANTITIES}"
    if not text:
        return reader.all(
            f"SELECT {columns} FROM receipt WHERE till_id = :till_id ORDER BY id DESC LIMIT :limit",
            till_id=till_id,
            limit=limit,
        )
    if text.isascii() and text.isdigit():
        return reader.all(
            f"SELECT {columns} FROM receipt WHERE till_id = :till_id AND number = :number "
            "ORDER BY id DESC LIMIT :limit",
            till_id=till_id,
            number=int(text[:15]),
            limit=limit,
        )
    digits = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    return reader.all(
        f"SELECT {columns} FROM receipt WHERE till_id = :till_id AND (gross + cash_rounding = :cents "
        f"OR id IN ({_SETTLED})) ORDER BY id DESC LIMIT :limit",
        till_id=till_id,
        cents=int(digits[:15] or 0),
        limit=limit,
    )


def till_of(reader: Reader, till_id: str) -> TillNames:
    """Return the names of a till; a till is never deleted."""
    row = reader.one(
        "SELECT t.number, t.name, b.name FROM till t JOIN branch b ON b.id = t.branch_id WHERE t.id = :id", id=till_id
    )
    return TillNames(*row) if row else TillNames(0, "", "")


def anchor_of(reader: Reader, chain: str, receipt_id: str) -> str:
    """Return the short journal anchor of a receipt."""
    row = reader.one(
        "SELECT seq, hash FROM journal WHERE ref = :ref AND chain = :chain AND event = 'receipt.completed'",
        ref=receipt_id,
        chain=chain,
    )
    return Anchor(chain, row[0], row[1]).short if row else ""


def numbers_of(reader: Reader, receipt_ids: set[str]) -> dict[str, str]:
    """Return the numbers of receipts, for what was taken back of them."""
    rows = (reader.one("SELECT id, number FROM receipt WHERE id = :id", id=one) for one in sorted(receipt_ids))
    return {row[0]: str(row[1]) for row in rows if row is not None}
