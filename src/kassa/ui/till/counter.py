"""The part of the till that meets customers, orders and invoices: what its screens get, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.frozen import frozen
from kassa.domain.till.ending import Ending

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.people.actor import Actor
    from kassa.domain.till.ending import OrderDraft
    from kassa.services.container import TillServices
    from kassa.services.till.checkout import Completed
    from kassa.services.till.recognising import Recognised
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
    """Makes the flows around the sale, keeps them, and leads from one to the other.

    Args:
        counter: what each of them gets.
        pay_order: shows the payment screen for a new order.
    """

    def __init__(self, counter: Counter, pay_order: Callable[[OrderDraft], None]) -> None:
        super().__init__(counter.window)
        from kassa.domain.sales.document_code import CodeKind
        from kassa.ui.till.customer_file.flow import CustomerFileFlow
        from kassa.ui.till.customers.flow import SelectCustomerFlow
        from kassa.ui.till.done_flow import DoneFlow
        from kassa.ui.till.gift_cards.flow import GiftCardFlow
        from kassa.ui.till.order.doors import OrderDoors
        from kassa.ui.till.order.flow import OrderFlow
        from kassa.ui.till.queue.flow import QueueFlow
        from kassa.ui.till.returns.flow import ReturnFlow
        from kassa.ui.till.select.flow import SelectFlow

        self.counter = counter
        self.done = DoneFlow(counter)
        self.customers = SelectCustomerFlow(counter, self)
        self.file = CustomerFileFlow(counter)
        self.select = SelectFlow(counter)
        self.queue = QueueFlow(counter)
        self.returns = ReturnFlow(counter)
        self.gift_cards = GiftCardFlow(counter)
        self.orders = OrderFlow(
            counter,
            OrderDoors(
                choose_customer=self.customers.ask,
                scan_customer=self.customers.scanned,
                pay=pay_order,
                place=self._place,
                placed=lambda completed: self.done.show(completed.made),
            ),
        )
        self.customers.outstanding.connect(lambda _customer: self.file.open("invoices"))
        self.file.choose_customer.connect(self.customers.ask)
        self.file.pick_customer.connect(self.customers.choose)
        self.file.open_order.connect(self.queue.open_order)
        self.select.orders(self.queue.open_order)
        self.select.holding.order_lost.connect(self.queue.keeper.lost)
        self.queue.opened.connect(self.done.close)
        self.select.on(CodeKind.CUSTOMER, lambda card: self.customers.choose(card.id))
        self.select.on(CodeKind.DELIVERY, self._show_slip)

    def changed(self, topics: frozenset[str]) -> None:
        """Something was written by another window or program: every flow that shows it reads again."""
        for flow in (self.customers, self.file, self.queue):
            flow.changed(topics)

    def _place(self, key: str, actor: Actor, draft: OrderDraft) -> Completed:
        """Place an order without money; the same key places once."""
        return self.counter.services.checkout.complete(key, actor, ending=Ending.ORDER, draft=draft)

    def _show_slip(self, slip: Recognised) -> None:
        """A delivery note was scanned: its customer with the note ticked, ready to be invoiced."""
        customer_id = self.counter.services.counter().file.customer_of(slip.id)

        def ticked() -> None:
            self.file.open("slips")
            if not self.file.screen.tick_slip(slip.id):
                self.counter.controller.warn(self.tr("Pakbon {} is al gefactureerd.").format(slip.number))

        basket = self.counter.controller.state.basket
        if basket is not None and basket.customer is not None and basket.customer.id == customer_id:
            ticked()
        elif customer_id:
            self.customers.choose(customer_id, ticked)
        else:
            self.counter.controller.warn(self.tr("{} kan hier niet worden gescand.").format(slip.number))
