"""Why stock changes; the level of an article is the sum of its movements."""

from __future__ import annotations

from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.values.quantity import Quantity


class MovementKind(StrEnum):
    """What moved the stock."""

    SALE = "sale"
    RETURN = "return"
    COUNT = "count"
    IMPORT = "import"
    CORRECTION = "correction"


@frozen
class StockMovement:
    """One change of the stock of an article at a branch.

    Attributes:
        document_id: receipt, count or import that moved it.
        position: place in that document, so that the same document never moves twice.
        article_id: the article.
        branch_id: where.
        kind: why.
        quantity: change; negative goes out.
    """

    document_id: str
    position: int
    article_id: str
    branch_id: str
    kind: MovementKind
    quantity: Quantity


def sale_movement(
    document_id: str, position: int, article_id: str, branch_id: str, quantity: Quantity
) -> StockMovement:
    """Return what selling (or with a negative quantity taking back) does to the stock."""
    kind = MovementKind.SALE if quantity >= Quantity.ZERO else MovementKind.RETURN
    return StockMovement(document_id, position, article_id, branch_id, kind, -quantity)
