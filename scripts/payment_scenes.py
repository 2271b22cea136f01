"""Payment and what follows it, each in a state worth looking at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kassa.domain.sales.document import DocumentKind
from kassa.domain.till.changes import append
from kassa.domain.till.ending import Ending, Fulfilment, Made, OrderDraft
from kassa.domain.till.model import Basket
from kassa.domain.values import Money, Quantity
from kassa.system.identity import new_id

if TYPE_CHECKING:
    from scripts.till_scenes import Stage

PICTURE = ("20410", "20410", "31055", "60211", "70010")


def _for_customer(stage: Stage) -> None:
    stage.sign_in()
    stage.fill(*PICTURE)
    stage.choose("10001")


def _customer(stage: Stage) -> None:
    _for_customer(stage)
    stage.tap("sale.checkout")
    stage.tap("payment.quick_2")


def _invoice(stage: Stage) -> None:
    _customer(stage)
    stage.tap("payment.make_invoice")


def _order(stage: Stage) -> None:
    _for_customer(stage)
    draft = OrderDraft(Fulfilment.PICKUP, dt.date(2026, 12, 1))
    stage.till.payment.begin(Ending.ORDER, draft, "4031")
    stage.tap("sale.checkout")


def _deposit(stage: Stage) -> None:
    _order(stage)
    for key in "50":
        stage.till.payment.panel.key_pressed.emit(key)


def _refund(stage: Stage) -> None:
    stage.sign_in()
    stage.fill("31055")

    def back(basket: Basket) -> Basket:
        line = basket.lines[0]
        returned = replace(line, id=new_id(), quantity=Quantity.of(-1), fixed=-line.amount)
        return append(replace(basket, lines=()), returned)

    stage.services.selling.attach(back, stage.till._actor())
    stage.till.controller.refresh()
    stage.tap("sale.checkout")


def _why_not(stage: Stage) -> None:
    _refund(stage)
    stage.tap("payment.make_invoice")


def _mail(stage: Stage) -> None:
    stage.sign_in()
    stage.fill(*PICTURE)
    stage.tap("sale.checkout")
    stage.tap("payment.paper_mail")


def _done(stage: Stage) -> None:
    stage.sign_in()
    stage.till.counter.done.show((Made(DocumentKind.INVOICE, "none", "2025-0449", Money(18_820)),))


def _done_said(stage: Stage) -> None:
    _done(stage)
    stage.till.counter.done.strip.say("Wordt gemaild naar administratie@voorbeeldbouw.voorbeeld")


def _unprinted(stage: Stage) -> None:
    stage.sign_in()
    stage.till.counter.done.close()
    stage.window.receipt.show_unprinted(True, mails=True)


PAYMENT_SCENES: dict[str, Callable[[Stage], None]] = {
    "payment-customer": _customer,
    "payment-invoice": _invoice,
    "payment-order": _order,
    "payment-order-deposit": _deposit,
    "payment-refund": _refund,
    "payment-why-not": _why_not,
    "payment-mail": _mail,
    "done-invoice": _done,
    "done-mailed": _done_said,
    "done-unprinted": _unprinted,
}
