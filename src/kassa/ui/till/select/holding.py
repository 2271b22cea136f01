"""Keeps hold of the documents on the bon: after each change of the basket, and every 20 seconds while there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from kassa.domain.errors import KassaError
from kassa.services.sales.holding import RENEW_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.errors import Reason
    from kassa.domain.people.actor import Actor
    from kassa.services.till.documents import CounterDocuments, Synced
    from kassa.ui.till.controller import SaleController
    from kassa.ui.till.state import SaleState


class Holding(QObject):
    """Follows the basket on the screen; ``order_lost`` says who holds the order on the bon now, or that it is ours.

    Args:
        controller: the basket, and where it is told what had to go.
        documents: holds and releases; made when the first document stands on a bon.
        changed: the basket changed because a document had to go.
    """

    order_lost = Signal(object)
    """Why, a ``Reason``; None when it is ours again."""

    def __init__(
        self, controller: SaleController, documents: Callable[[], CounterDocuments], changed: Callable[[], None]
    ) -> None:
        super().__init__(controller)
        self._controller, self._documents, self._tell = controller, documents, changed
        self._held: frozenset[str] = frozenset()
        self._actor: Actor | None = None
        self._working = False
        self._told: tuple[str, ...] = ()
        self._lost: Reason | None = None
        self._timer = QTimer(self, interval=RENEW_SECONDS * 1000)
        self._timer.timeout.connect(self._renew)
        controller.changed.connect(self._follow)

    def _follow(self, state: SaleState) -> None:
        self._actor = self._controller.actor or self._actor
        wanted = state.basket.documents if state.basket is not None else frozenset()
        if wanted != self._held and not self._working and self._actor is not None:
            self._do(self._documents().sync)

    def _renew(self) -> None:
        if not self._working:
            self._do(self._documents().renew)

    def _do(self, work: Callable[[Actor], Synced]) -> None:
        if self._actor is None:
            return
        self._working = True
        try:
            synced = work(self._actor)
        except KassaError as error:
            self._say((str(error.reason),))
        else:
            if synced.changed is not None:
                self._controller.refresh()
                self._tell()
            self._say(tuple(str(reason) for reason in synced.reasons))
            self._tell_order(synced.order_lost)
        finally:
            self._working = False
        self._held = self._documents().held
        wanted = bool(self._held) or self._lost is not None
        if wanted and not self._timer.isActive():
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def _tell_order(self, lost: Reason | None) -> None:
        if lost != self._lost:
            self._lost = lost
            self.order_lost.emit(lost)

    def _say(self, told: tuple[str, ...]) -> None:
        """Tell it once, not every twenty seconds again."""
        if told and told != self._told:
            self._controller.warn(" ".join(told))
        self._told = told
