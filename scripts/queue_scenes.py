"""The order queue and an order on the bon, each in a state worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from scripts.till_scenes import Stage


class _Noon:
    """A clock that says 11:42, as the picture does."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return 11:42 in the shop."""
        return self._moment

    def monotonic(self) -> float:
        """Return any moment."""
        return 0.0


def _open(stage: Stage) -> None:
    stage.sign_in()
    screen = stage.till.counter.queue.screen
    zone = stage.services.place.zone
    today = stage.services.clock.now().astimezone(zone).date()
    screen._ui = replace(stage.ui, clock=_Noon(datetime.combine(today, time(11, 42), zone)))
    stage.window.show_screen("queue")


def _picture(stage: Stage) -> None:
    _open(stage)
    screen = stage.till.counter.queue.screen
    screen.show_cards(stage.services.counter().queue.cards()[:6])


def _rows(stage: Stage) -> None:
    _open(stage)
    screen = stage.till.counter.queue.screen
    screen.layout_choice.set_value("rows")
    screen._arrange()


def _cards(stage: Stage) -> None:
    _open(stage)
    screen = stage.till.counter.queue.screen
    screen.layout_choice.set_value("cards")
    screen._arrange()


def _fresh(stage: Stage) -> None:
    _open(stage)
    screen = stage.till.counter.queue.screen
    cards = stage.services.counter().queue.cards()
    screen.show_cards(cards[1:])
    screen.bring(cards)


def _trouble(stage: Stage) -> None:
    _open(stage)
    stage.till.counter.queue.screen.say_unread("De database antwoordt niet. Er is niets verloren.")


def _empty(stage: Stage) -> None:
    _open(stage)
    stage.till.counter.queue.screen.show_cards(())


def _menu(stage: Stage) -> None:
    _open(stage)
    flow = stage.till.counter.queue
    flow._menu(flow.screen.shown[0].id)


def _on_bon(stage: Stage) -> None:
    stage.sign_in()
    stage.fill("20410")
    flow = stage.till.counter.queue
    third = stage.services.counter().queue.cards()[2]
    flow.open_order(third.id)
    QApplication.processEvents()


def _warned(stage: Stage) -> None:
    _on_bon(stage)
    order = stage.till.controller.state.basket.order  # type: ignore[union-attr]
    number = order.number if order is not None else ""
    stage.window.receipt.order.warn(f"Order {number} is intussen gewijzigd in de backoffice.")


QUEUE_SCENES: dict[str, Callable[[Stage], None]] = {
    "queue-picture-06": _picture,
    "queue-cards": _cards,
    "queue-rows": _rows,
    "queue-fresh": _fresh,
    "queue-trouble": _trouble,
    "queue-empty": _empty,
    "queue-menu": _menu,
    "queue-order-on-bon": _on_bon,
    "queue-order-changed": _warned,
}
