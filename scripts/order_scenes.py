"""The states of 'Maak order', as picture 04 shows it and as they occur."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from scripts.sale_scenes import SALE_SCENES

if TYPE_CHECKING:
    from scripts.till_scenes import Stage


def _begin(stage: Stage) -> None:
    SALE_SCENES["sale-picture-01"](stage)
    stage.till.desk.run("create_order")


def _type(stage: Stage, **texts: str) -> None:
    for name, text in texts.items():
        field = stage.window.findChild(QLineEdit, f"order.{name}")
        if isinstance(field, QLineEdit):
            field.setText(text)
            field.textEdited.emit(text)


def _picture(stage: Stage) -> None:
    """Picture 04."""
    _begin(stage)
    stage.tap("order.fulfilment_delivery")
    _type(
        stage,
        name="J. Voorbeeld",
        phone="06-00000000",
        email="klant@voorbeeld.nl",
        postcode="1234 AB",
        house_number="12",
    )
    stage.till.counter.orders.screen.customer.street.show_found("Proefstraat, Testdorp")
    stage.tap("order.day_2")
    stage.tap("order.slot_1")
    stage.till.counter.orders.screen.customer.postcode.edit.setFocus()


def _wrong(stage: Stage) -> None:
    _begin(stage)
    stage.tap("order.fulfilment_delivery")
    stage.tap("order.later")


def _extra(stage: Stage) -> None:
    _picture(stage)
    stage.tap("order.tab_extra")
    _type(stage, reference="PO 7", note="Graag aanbellen bij de buren", internal_note="Belt liever niet na 18 uur")
    stage.tap("order.contact_sms")


def _known(stage: Stage) -> None:
    _begin(stage)
    stage.choose("10001")


def _refused(stage: Stage) -> None:
    _picture(stage)
    stage.tap("order.later")


def _calendar(stage: Stage) -> None:
    _picture(stage)
    stage.tap("order.day_other")


def _cancel(stage: Stage) -> None:
    _picture(stage)
    stage.tap("order.cancel")


def _keyboard(stage: Stage) -> None:
    _picture(stage)
    QApplication.processEvents()
    stage.window.show_keyboard(stage.till.counter.orders.screen.customer.postcode.edit)


ORDER_SCENES: dict[str, Callable[[Stage], None]] = {
    "order-picture-04": _picture,
    "order-wrong": _wrong,
    "order-extra": _extra,
    "order-known": _known,
    "order-refused": _refused,
    "order-calendar": _calendar,
    "order-cancel": _cancel,
    "order-keyboard": _keyboard,
}
