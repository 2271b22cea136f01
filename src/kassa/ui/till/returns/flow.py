"""'Retour' at the till: with a receipt through its screen, without one through the next scan or tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.settings import company
from kassa.ui.till.returns.screen import ReturnScreen
from kassa.ui.till.window import SALE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kassa.domain.people.actor import Actor
    from kassa.domain.values.quantity import Quantity
    from kassa.services.till.returning import Returning
    from kassa.ui.till.counter import Counter

RETURNS = "returns"
_SELLING = frozenset({SALE, "articles", "login"})
"""Screens on which the next article is still waited for."""


class ReturnFlow(QObject):
    """Shows the screen of returns and puts what comes back on the bon."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._waiting = False
        self._screen: ReturnScreen | None = None
        counter.window.add_later(RETURNS, lambda: self.screen)
        counter.window.shown_screen.connect(self._shown)
        counter.window.receipt.mode_close.connect(self.stop_free)
        counter.desk.offer("return_goods", lambda: counter.window.show_screen(RETURNS))

    @property
    def screen(self) -> ReturnScreen:
        """The screen; made when somebody first brings something back."""
        if self._screen is None:
            counter = self._counter
            made = self._screen = ReturnScreen(counter.ui, self._returning, self._reasons)
            made.taken.connect(self._put)
            made.free.connect(self._begin_free)
            counter.window.add_screen(RETURNS, made)
        return self._screen

    def show_receipt(self, receipt_id: str) -> None:
        """'Retour' of a receipt that is on the screen: its lines at once."""
        self.screen.ask_for(receipt_id)
        self._counter.window.show_screen(RETURNS)

    def stop_free(self) -> None:
        """The next article is sold again."""
        if self._waiting:
            self._counter.controller.take_next(None)
            self._ended()

    # -- inside -------------------------------------------------------------------------------------------------

    def _returning(self) -> Returning:
        return self._counter.services.counter().returning

    def _reasons(self) -> list[str]:
        words = self._counter.services.settings.get(company.RETURN_REASONS)
        return [line.strip() for line in words.splitlines() if line.strip()]

    def _put(self, receipt_id: str, chosen: Mapping[int, Quantity], reason: str) -> None:
        counter = self._counter
        counter.controller.change(
            lambda actor: self._returning().put(receipt_id, chosen, reason, actor),
            self.tr("Retour op de bon gezet"),
            then=lambda: counter.window.show_screen(SALE),
        )

    def _begin_free(self) -> None:
        counter = self._counter

        def act(actor: Actor) -> None:
            free = self._returning().without_receipt("", actor)
            counter.window.show_screen(SALE)
            counter.controller.take_next(free, self._ended)
            self._waiting = True
            counter.window.receipt.show_mode(self.tr("Retour zonder bon: scan het artikel"))

        counter.approvals.with_approval(
            counter.actor(), act, lambda error: self.screen.notice.say(str(error.reason), "danger")
        )

    def _ended(self) -> None:
        self._waiting = False
        self._counter.window.receipt.show_mode("")

    def _shown(self, name: str) -> None:
        if name not in _SELLING:
            self.stop_free()
