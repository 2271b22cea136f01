"""Finding the receipt that goods come back of: by number, total, date, customer or article, over the whole shop."""

from __future__ import annotations

from typing import Final

from kassa.db.engine import Reader, Row

NEWEST: Final = 2_000
"""Words are looked for in so many of the newest receipts: what comes back was sold lately."""

_COLUMNS: Final = (
    "r.id, r.number, r.moment, r.employee_name, r.article_count, r.gross + r.cash_rounding, r.customer_title, "
    "COALESCE(t.name, ''), "
    "(SELECT COALESCE(SUM(l.quantity), 0) FROM receipt_line l WHERE l.receipt_id = r.id AND l.quantity > 0), "
    "(SELECT COALESCE(-SUM(x.quantity), 0) FROM receipt_line x WHERE x.origin_receipt = r.id "
    "AND x.origin_receipt <> '')"
)
_FROM: Final = f"SELECT {_COLUMNS} FROM receipt r LEFT JOIN till t ON t.id = r.till_id"
_LAST: Final = "ORDER BY r.moment DESC, r.id DESC LIMIT :limit"


def newest(reader: Reader, limit: int) -> list[Row]:
    """Return the newest receipts of the shop: id, number, moment, who, articles, total, customer, till, quantities."""
    return reader.all(
        f"{_FROM} WHERE r.id IN (SELECT id FROM receipt ORDER BY id DESC LIMIT :limit) {_LAST}", limit=limit
    )


def of_number(reader: Reader, number: int, limit: int) -> list[Row]:
    """Return the receipts with this number, of every till and year."""
    return reader.all(f"{_FROM} WHERE r.number = :number {_LAST}", number=number, limit=limit)


def of_total(reader: Reader, cents: int, limit: int) -> list[Row]:
    """Return the receipts with this total, among the newest ones."""
    return reader.all(
        f"{_FROM} WHERE r.id IN (SELECT id FROM receipt ORDER BY id DESC LIMIT :most) "
        f"AND (r.gross + r.cash_rounding = :cents OR r.gross = :cents) {_LAST}",
        most=NEWEST,
        cents=cents,
        limit=limit,
    )


def of_day(reader: Reader, day: str, limit: int) -> list[Row]:
    """Return the receipts of a day."""
    return reader.all(f"{_FROM} WHERE r.business_date = :day {_LAST}", day=day, limit=limit)


def of_words(reader: Reader, text: str, limit: int) -> list[Row]:
    """Return the receipts, among the newest ones, whose customer or one of whose articles is called so."""
    escaped = text.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return reader.all(
        f"{_FROM} WHERE r.id IN (SELECT id FROM receipt ORDER BY id DESC LIMIT :most) "
        "AND (LOWER(r.customer_title) LIKE :like ESCAPE '\\' OR r.customer_number = :text OR EXISTS (SELECT 1 "
        "FROM receipt_line l WHERE l.receipt_id = r.id AND (LOWER(l.name) LIKE :like ESCAPE '\\' "
        f"OR l.number = :text OR l.code = :text))) {_LAST}",
        most=NEWEST,
        like=f"%{escaped}%",
        text=text,
        limit=limit,
    )


def head(reader: Reader, receipt_id: str) -> Row | None:
    """Return one receipt in the same columns, or None."""
    return reader.one(f"{_FROM} WHERE r.id = :id", id=receipt_id)
