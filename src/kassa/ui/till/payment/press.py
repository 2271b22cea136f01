"""What a press on the payment screen books, and under which identity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.domain.till.ending import Ending
from kassa.system.identity import new_id

if TYPE_CHECKING:
    from kassa.domain.till.ending import OrderDraft


class Keys:
    """One identity for each thing a button may book: the same press books once, whatever is repeated."""

    def __init__(self) -> None:
        self.payment = new_id()
        self.sale = new_id()


@frozen
class Mode:
    """What the primary makes of the bon.

    Attributes:
        ending: what becomes of it.
        draft: what an order is told besides its lines.
        number: of the order, when it has one already.
    """

    ending: Ending = Ending.SALE
    draft: OrderDraft | None = None
    number: str = ""
