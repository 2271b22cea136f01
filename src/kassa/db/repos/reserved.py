"""Stock that is promised to open orders, and what is left of the stock without it ("vrij")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kassa.db.engine import Reader, Transaction
from kassa.db.statements import add_to

Place = tuple[str, str]
"""An article and a branch."""

_ADD: Final = add_to("stock_reserved", ("article_id", "branch_id"), ("quantity",))


def move(tx: Transaction, changes: Mapping[Place, int]) -> None:
    """Add to what is reserved, in 1/1,000, in one order everywhere so that nobody waits in a circle."""
    tx.many(
        _ADD,
        [
            {"article_id": article, "branch_id": branch, "quantity": quantity}
            for (article, branch), quantity in sorted(changes.items())
            if quantity
        ],
    )


def free(reader: Reader, article_ids: Sequence[str], branch_id: str) -> dict[str, int]:
    """Return stock less reservations at a branch in 1/1,000; articles nobody ever counted or promised are missing."""
    found: dict[str, int] = {}
    for start in range(0, len(article_ids), 500):
        part = {f"article{place}": one for place, one in enumerate(article_ids[start : start + 500])}
        names = ", ".join(f":{name}" for name in part)
        rows = reader.all(
            "SELECT article_id, SUM(quantity) FROM ("
            f"SELECT article_id, quantity FROM stock_level WHERE branch_id = :branch AND article_id IN ({names}) "
            "UNION ALL "
            f"SELECT article_id, -quantity FROM stock_reserved WHERE branch_id = :branch AND article_id IN ({names})"
            ") x GROUP BY article_id",
            branch=branch_id,
            **part,
        )
        found.update({str(article): int(quantity) for article, quantity in rows})
    return found
