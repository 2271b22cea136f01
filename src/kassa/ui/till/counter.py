"""The part of the till that meets customers, orders and invoices: what its screens get, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.frozen import frozen
from kassa.ui.till.done_flow import DoneFlow

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.people.actor import Actor
    from kassa.services.container import TillServices
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import SaleController
    from kassa.ui.till.login.approval import Approvals
    from kassa.ui.till.sale_desk import SaleDesk
    from kassa.ui.till.window import TillWindow


@frozen
class Counter:
    """What every screen around the sale gets.

    Attributes:
        ui: theme, scanner, sounds, language, jobs, clock.
        window: the frame; dialogs lie over it, sheets over ``window.work``.
        desk: offers functions and shows the sale.
        controller: the basket on the screen.
        services: everything the till asks of the shop; ``services.counter()`` for customers, orders and invoices.
        approvals: asks a second person where a right is missing.
        actor: who stands at the till now.
    """

    ui: UiContext
    window: TillWindow
    desk: SaleDesk
    controller: SaleController
    services: TillServices
    approvals: Approvals
    actor: Callable[[], Actor]


class CounterFlows(QObject):
    """Makes the flows around the sale and keeps them; each offers its functions to the desk."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        from kassa.ui.till.customer_file.flow import CustomerFileFlow
        from kassa.ui.till.customers.flow import SelectCustomerFlow
        from kassa.ui.till.gift_cards.flow import GiftCardFlow
        from kassa.ui.till.order.doors import OrderDoors
        from kassa.ui.till.order.flow import OrderFlow
        from kassa.ui.till.queue.flow import QueueFlow
        from kassa.ui.till.returns.flow import ReturnFlow
        from kassa.ui.till.select.flow import SelectFlow

        self.counter = counter
        self.done = DoneFlow(counter)
        self.customers = SelectCustomerFlow(counter, self)
        self.select = SelectFlow(counter)
        self.returns = ReturnFlow(counter)
        self.gift_cards = GiftCardFlow(counter)
        self.file = CustomerFileFlow(counter)
        self.queue = QueueFlow(counter)
        self.orders = OrderFlow(counter, OrderDoors())

    def changed(self, topics: frozenset[str]) -> None:
        """Something was written by another window or program: every flow that shows it reads again."""
        for flow in (self.file, self.queue):
            flow.changed(topics)
