"""Keeps an eye on the order on the bon: its strip tells what happened to it elsewhere, and opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.services.till.opening import OrderState
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.domain.till.attached import BasketOrder
    from kassa.ui.till.counter import Counter
    from kassa.ui.till.state import SaleState


class OrderKeeper(QObject):
    """Looks at the order on the bon when it comes there, and when something was written elsewhere.

    Holding it is the work of ``select.holding``, as of every document on the bon.

    Args:
        counter: the basket, and where a warning is shown.
    """

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._order: BasketOrder | None = None
        self._elsewhere = ""
        counter.controller.changed.connect(self._follow)

    def look(self) -> None:
        """Is the order on the bon still what it was?"""
        if self._order is not None:
            opening = self._counter.services.counter().opening
            self._counter.ui.jobs.run(self, opening.state, done=self._told, failed=_later, lane=Lane.IO)

    def lost(self, held: Reason | None) -> None:
        """Somebody else holds the order now, or it is held here again."""
        self._elsewhere = str(held) if held is not None else ""
        self._counter.window.receipt.order.warn(self._elsewhere)
        self.look()

    def _follow(self, state: SaleState) -> None:
        before, self._order = self._order, state.basket.order if state.basket is not None else None
        if self._order is not None and (before is None or self._order.id != before.id):
            self.look()  # it came back with a bon that was resumed, by undo, or after a restart

    def _told(self, state: OrderState) -> None:
        order = self._order
        if order is None:
            return
        if state is OrderState.SAME:
            words = self._elsewhere
        elif state is OrderState.CLOSED:
            words = self.tr("Order {} is intussen afgehandeld of geannuleerd.").format(order.number)
        else:
            words = self.tr("Order {} is intussen gewijzigd in de backoffice.").format(order.number)
        self._counter.window.receipt.order.warn(words)


def _later(_error: Exception) -> None:
    """The shop does not answer now: settling checks the order once more."""
