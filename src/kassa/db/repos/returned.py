"""What was sold on a receipt, what came back of it, and how that was paid back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.domain.payments.method import MethodKind
from kassa.domain.till.model import LineKind
from kassa.domain.till.returning import PaidWith, SoldLine
from kassa.domain.values.amounts import spread
from kassa.domain.values.money import Money, UnitPrice
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.rate import Rate

_LINES: Final = (
    "SELECT l.position, l.kind, l.article_id, l.number, l.code, l.name, l.detail, l.unit, l.quantity, l.price, "
    "l.vat_code, l.vat_letter, l.vat_rate, l.group_id, COALESCE(a.stocked, 0), l.gross, r.number "
    "FROM receipt_line l JOIN receipt r ON r.id = l.receipt_id LEFT JOIN article a ON a.id = l.article_id "
    "WHERE l.receipt_id = :id ORDER BY l.position"
)
_BACK: Final = (
    "SELECT origin_position, SUM(quantity), SUM(gross) FROM receipt_line "
    "WHERE origin_receipt = :id AND origin_receipt <> '' GROUP BY origin_position"
)
_PAID: Final = (
    "SELECT method, method_name, kind, CASE WHEN kind = 'gift_card' THEN reference ELSE '' END, amount "
    "FROM payment WHERE document_id = :id ORDER BY position"
)


def lines(reader: Reader, receipt_id: str) -> tuple[SoldLine, ...]:
    """Return the lines of a receipt with what came back of each."""
    back = {position: (quantity, gross) for position, quantity, gross in reader.all(_BACK, id=receipt_id)}
    found = []
    for row in reader.all(_LINES, id=receipt_id):
        position, kind, article_id, number, code, name, detail, unit, quantity, price, *rest = row
        vat_code, letter, rate, group_id, stocked, gross, receipt = rest
        returned, refunded = back.get(position, (0, 0))
        found.append(
            SoldLine(
                receipt_id=receipt_id,
                receipt_number=str(receipt),
                position=position,
                kind=LineKind(kind),
                article_id=article_id,
                number=number,
                code=code,
                name=name,
                detail=detail,
                unit=unit,
                quantity=Quantity(quantity),
                price=UnitPrice(price),
                vat_code=vat_code,
                vat_letter=letter,
                vat_rate=Rate(rate),
                group_id=group_id,
                stocked=bool(stocked),
                gross=Money(gross),
                returned=Quantity(-int(returned)),
                refunded=Money(-int(refunded)),
            )
        )
    return tuple(found)


def lock(tx: Transaction, receipt_ids: Sequence[str]) -> None:
    """Keep others from taking goods of these receipts back until the transaction ends; in one order everywhere."""
    if tx.kind == "postgresql":  # the writer of SQLite is alone already
        for receipt_id in sorted(receipt_ids):
            tx.one("SELECT id FROM receipt WHERE id = :id FOR UPDATE", id=receipt_id)


def paid(reader: Reader, receipt_id: str) -> tuple[PaidWith, ...]:
    """Return what a receipt was paid with."""
    rows = reader.all(_PAID, id=receipt_id)
    return tuple(
        PaidWith(method, name, MethodKind(kind), ref, Money(amount)) for method, name, kind, ref, amount in rows
    )


def with_exchanged(reader: Reader, receipt_ids: Sequence[str]) -> tuple[str, ...]:
    """Return these receipts and those whose goods were exchanged on them: what came back paid for what was taken."""
    found = list(dict.fromkeys(receipt_ids))
    for receipt_id in found:  # grows while it is walked
        rows = reader.all(
            "SELECT DISTINCT origin_receipt FROM receipt_line WHERE receipt_id = :id AND origin_receipt <> '' "
            "ORDER BY origin_receipt",
            id=receipt_id,
        )
        found += [origin for (origin,) in rows if origin not in found]
    return tuple(found)


def refunded(reader: Reader, receipt_id: str) -> dict[tuple[str, str], Money]:
    """Return what was paid back on a receipt, per method and gift card.

    A receipt that took goods of several receipts back counts for each in the proportion of what it took of it.
    """
    sums: dict[tuple[str, str], Money] = {}
    rows = reader.all(
        "SELECT receipt_id, SUM(CASE WHEN origin_receipt = :id THEN -gross ELSE 0 END), SUM(-gross) FROM receipt_line "
        "WHERE quantity < 0 AND receipt_id IN "
        "(SELECT receipt_id FROM receipt_line WHERE origin_receipt = :id AND origin_receipt <> '') GROUP BY receipt_id",
        id=receipt_id,
    )
    for other, mine, all_of_it in rows:
        for one in paid(reader, other):
            if one.amount < Money.ZERO and all_of_it:
                part = spread(-one.amount, [int(mine), int(all_of_it) - int(mine)])[0]
                sums[one.key] = sums.get(one.key, Money.ZERO) + part
    return sums


def customer_of(reader: Reader, receipt_id: str) -> str:
    """Return whose receipt it is; empty when it is nobody's."""
    found: str | None = reader.value("SELECT customer_id FROM receipt WHERE id = :id", id=receipt_id)
    return found or ""
