"""Keeps holding the order that stands on the bon, lets go of one that left it, and tells when it changed elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kassa.domain.errors import Conflict
from kassa.services.sales.holding import RENEW_SECONDS
from kassa.services.till.opening import OrderState
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.till.attached import BasketOrder
    from kassa.ui.till.counter import Counter
    from kassa.ui.till.state import SaleState


class OrderKeeper(QObject):
    """Follows the order on the bon.

    Args:
        counter: the basket, the holds, where a warning is shown.
    """

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._order: BasketOrder | None = None
        self._timer = QTimer(self, interval=RENEW_SECONDS * 1000)
        self._timer.timeout.connect(self.renew)
        counter.controller.changed.connect(self._follow)

    def renew(self) -> None:
        """Hold the order on the bon for another minute."""
        order, actor = self._order, self._counter.controller.actor
        if order is None or actor is None:
            return
        holds = self._counter.services.counter().holds

        def held() -> None:
            holds.take([order.id], actor)

        self._counter.ui.jobs.run(self, held, failed=self._lost, lane=Lane.IO)

    def look(self) -> None:
        """Something was sold or changed elsewhere: is the order on the bon still what it was?"""
        if self._order is not None:
            opening = self._counter.services.counter().opening
            self._counter.ui.jobs.run(self, opening.state, done=self._told, failed=_later, lane=Lane.IO)

    def _follow(self, state: SaleState) -> None:
        before, self._order = self._order, state.basket.order if state.basket is not None else None
        now = self._order
        if now is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        if before is not None and (now is None or now.id != before.id):
            self._let_go(before)
        if now is not None and (before is None or now.id != before.id):
            self.renew()  # it came back with a bon that was resumed, by undo, or after a restart
            self.look()

    def _let_go(self, order: BasketOrder) -> None:
        holds = self._counter.services.counter().holds
        self._counter.ui.jobs.run(self, lambda: holds.release([order.id]), failed=_later, lane=Lane.IO)

    def _told(self, state: OrderState) -> None:
        order = self._order
        if order is None:
            return
        if state is OrderState.SAME:
            words = ""
        elif state is OrderState.CLOSED:
            words = self.tr("Order {} is intussen afgehandeld of geannuleerd.").format(order.number)
        else:
            words = self.tr("Order {} is intussen gewijzigd in de backoffice.").format(order.number)
        self._counter.window.receipt.order.warn(words)

    def _lost(self, error: Exception) -> None:
        if isinstance(error, Conflict):
            self._counter.window.receipt.order.warn(str(error.reason))


def _later(_error: Exception) -> None:
    """The shop does not answer now: the hold ends by itself, and settling checks the order once more."""
