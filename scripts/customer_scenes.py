"""Customers at the till: the bar above the receipt and 'Kies Klant'."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from kassa.domain.people.customer import PriceList
from kassa.domain.values import Money, Rate

if TYPE_CHECKING:
    from scripts.till_scenes import Stage

PICTURE = ("20410", "31055", "60211", "70010")


def _begin(stage: Stage, *codes: str) -> None:
    stage.window.show_training(False)
    stage.sign_in()
    stage.fill(*codes)


def _customer(stage: Stage, text: str, *, overdue: bool | None = None) -> str:
    """Give a customer of the demo that is found by ``text`` and owes something, or not."""
    found = stage.services.counter().choosing.search(text, 50)
    hits = [one for one in found if overdue is None or bool(one.overdue) == overdue]
    return (hits or found)[0].id


def _chosen(text: str, *codes: str) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        _begin(stage, *codes)
        stage.till.counter.customers.choose(_customer(stage, text))
        stage.till.controller.forget_undo()

    return scene


def _agreed(stage: Stage) -> None:
    """A customer with a price list and a used-up credit limit."""
    _begin(stage, *PICTURE)
    actor = stage.till._actor()
    counter = stage.services.counter()
    counter.price_lists.save(PriceList("AAN", "Aannemers", Rate.percent(10)), actor)
    found = _customer(stage, "bouw", overdue=True)
    customers = counter.customers
    customers.save(replace(customers.get(found), price_list="AAN", credit_limit=Money(1000)), actor)
    stage.till.counter.customers.choose(found)
    stage.till.controller.forget_undo()
    stage.till.controller.select_line(stage.till.controller.state.lines[0].id)


def _dialog(text: str) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        _agreed(stage)
        stage.till.counter.customers.ask()
        field = stage.window.findChildren(QLineEdit, "select_customer.search")[-1]
        field.setText(text)
        field.returnPressed.emit()
        QApplication.processEvents()

    return scene


def _new(stage: Stage) -> None:
    _dialog("voorb")(stage)
    stage.tap("select_customer.add")


def _wrong(stage: Stage) -> None:
    _new(stage)
    for name, text in (("email", "info@"), ("postcode", "12"), ("phone", "010-1234567")):
        stage.window.findChildren(QLineEdit, f"select_customer.new.{name}")[-1].setText(text)
    stage.tap("select_customer.save")


def _payment(stage: Stage) -> None:
    _agreed(stage)
    stage.tap("sale.checkout")


CUSTOMER_SCENES: dict[str, Callable[[Stage], None]] = {
    "kies-klant-chosen": _chosen("bouw", *PICTURE),
    "kies-klant-agreed": _agreed,
    "kies-klant-select": _dialog(""),
    "kies-klant-search": _dialog("bouw"),
    "kies-klant-none": _dialog("voorbzz"),
    "kies-klant-new": _new,
    "kies-klant-wrong": _wrong,
    "kies-klant-payment": _payment,
}
