"""Stock: movements, the level they add up to, and how often an article was sold."""

from __future__ import annotations

from collections.abc import Sequence

from kassa.db.engine import Transaction
from kassa.db.statements import add_to, insert
from kassa.domain.frozen import frozen

_LEVEL = add_to("stock_level", ("article_id", "branch_id"), ("quantity", "sales"))
_MOVEMENT = insert(
    "stock_movement", ("document_id", "position", "article_id", "branch_id", "kind", "quantity", "moment")
)


@frozen
class Move:
    """One change of the stock of an article at a branch.

    Attributes:
        position: place within the document, from 1.
        article_id: which article.
        quantity: 1/1,000; negative goes out; zero for an article without stock.
    """

    position: int
    article_id: str
    quantity: int


def move(
    tx: Transaction, document_id: str, branch_id: str, kind: str, moment: int, moves: Sequence[Move], *, sales: int = 0
) -> None:
    """Write movements of one document and add them to the levels, in one order on every till.

    Args:
        tx: the transaction of the act.
        document_id: what moved the stock: a receipt, a count, an import.
        branch_id: where.
        kind: value of a ``MovementKind``.
        moment: microseconds UTC.
        moves: the changes.
        sales: receipt lines that each of them stands for; 1 when a sale moved it.
    """
    ordered = sorted(moves, key=lambda one: (one.article_id, one.position))
    tx.many(
        _MOVEMENT,
        [
            {
                "document_id": document_id,
                "position": one.position,
                "article_id": one.article_id,
                "branch_id": branch_id,
                "kind": kind,
                "quantity": one.quantity,
                "moment": moment,
            }
            for one in ordered
            if one.quantity
        ],
    )
    tx.many(
        _LEVEL,
        [
            {"article_id": one.article_id, "branch_id": branch_id, "quantity": one.quantity, "sales": sales}
            for one in ordered
        ],
    )
