"""The customer file beside a sale, as picture 02 shows it, and its other tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kassa.domain.sales.document import DocumentKind, SalesLine
from kassa.domain.till.attached import BasketCustomer
from kassa.domain.till.attaching import set_customer
from kassa.domain.values import Money, Quantity, UnitPrice
from kassa.services.till.customer_file import InvoiceStatus
from kassa.system.identity import new_id

if TYPE_CHECKING:
    from kassa.domain.people.customer import Customer
    from kassa.services.till.counter import CounterServices
    from scripts.till_scenes import Stage


def _shop(stage: Stage) -> tuple[CounterServices, Customer]:
    """A customer of the demo shop who has invoices that are late and that are not."""
    services, actor = stage.services.counter(), stage.till._actor()
    owed = services.sales.invoicing.receivables(stage.services.selling.business_date(), actor)
    both = [one for one in owed if one.days_30 and one.not_due] or [one for one in owed if one.total]
    customer = services.customers.get(both[0].customer_id)
    if not customer.note_at_sale:
        note = "Vraagt altijd een bestelnummer op de bon."
        limit = Money(150_000)
        customer = replace(customer, note=note, note_at_sale=True, credit_limit=limit, phone="010-0000000")
        customer = services.customers.save(customer, actor)
        for kind, cents in (
            (DocumentKind.DELIVERY, 4_500),
            (DocumentKind.DELIVERY, 2_295),
            (DocumentKind.ORDER, 9_900),
        ):
            made = services.sales.drafts.new(kind, actor, customer_id=customer.id)
            line = services.sales.drafts.line_of_code(made, "70010", Quantity.ONE)
            assert isinstance(line, SalesLine)
            line = replace(line, price=replace(line.price, price=UnitPrice(cents * 100)))
            made = replace(made, subject="Nalevering ploeg 2", lines=(line,))
            if kind is DocumentKind.ORDER:
                services.sales.orders.confirm(made, actor, new_id())
            else:
                services.sales.deliveries.issue(made, actor, new_id())
    return services, customer


def _open(stage: Stage, tab: str = "") -> None:
    stage.window.show_training(False)
    stage.sign_in()
    services, customer = _shop(stage)
    held = BasketCustomer(customer.id, customer.number, customer.title)
    selling = stage.services.selling
    stage.till.controller.change(lambda actor: selling.attach(lambda bon: set_customer(bon, held), actor))
    actor = stage.till.controller.actor
    assert actor is not None
    first = services.file.invoices(customer.id, actor, InvoiceStatus.OPEN).rows[0]
    stage.till.controller.change(lambda actor: services.documents.put(first.id, actor))
    stage.fill("31055")
    stage.till.controller.forget_undo()
    stage.window.show_screen("customer_file")
    stage.till.counter.file.screen.show_tab(tab or "invoices")
    QApplication.processEvents()


def _tab(name: str) -> Callable[[Stage], None]:
    return lambda stage: _open(stage, name)


def _nobody(stage: Stage) -> None:
    stage.sign_in()
    stage.window.show_screen("customer_file")


def _edit(stage: Stage) -> None:
    _open(stage)
    stage.tap("customer_file.edit")


def _date(stage: Stage) -> None:
    _open(stage, "slips")
    stage.tap("customer_file.slips_every")
    stage.tap("customer_file.slips_action")


FILE_SCENES: dict[str, Callable[[Stage], None]] = {
    "file-picture-02": _open,
    "file-card": _tab("card"),
    "file-orders": _tab("orders"),
    "file-slips": _tab("slips"),
    "file-history": _tab("history"),
    "file-notes": _tab("notes"),
    "file-edit": _edit,
    "file-date": _date,
    "file-nobody": _nobody,
}
