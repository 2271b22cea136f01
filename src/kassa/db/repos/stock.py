"""Stock: movements, and the level they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kassa.db.engine import Transaction
from kassa.db.statements import add_to, insert

_LEVEL = add_to("stock_level", ("article_id", "branch_id"), ("quantity",))
_MOVEMENT = insert(
    "stock_movement", ("document_id", "position", "article_id", "branch_id", "kind", "quantity", "moment")
)


@dataclass(frozen=True, slots=True)
class Move:
    """One change of the stock of an article at a branch.

    Attributes:
        position: place within the document, from 1.
        article_id: which article.
        quantity: 1/1,000; negative goes out.
    """

    position: int
    article_id: str
    quantity: int


def move(tx: Transaction, document_id: str, branch_id: str, kind: str, moment: int, moves: Sequence[Move]) -> None:
    """Write movements of one document and add them to the levels, in one order on every till."""
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
        ],
    )
    tx.many(
        _LEVEL, [{"article_id": one.article_id, "branch_id": branch_id, "quantity": one.quantity} for one in ordered]
    )
