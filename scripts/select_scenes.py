"""'Kies Order', 'Kies factuur' and 'Betalen Facturen', as picture 05 shows them and as they occur."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kassa.ui.till.select.dialog import SelectDialog
from kassa.ui.widgets.picker import Choice as Picked

if TYPE_CHECKING:
    from scripts.till_scenes import Stage


def _open(stage: Stage, choice: str) -> SelectDialog:
    stage.window.show_training(False)
    stage.sign_in()
    stage.till.desk.run(choice)
    QApplication.processEvents()
    return next(one for one in stage.window.findChildren(SelectDialog) if one.isVisible())


def _one(choice: str) -> Callable[[Stage], None]:
    def scene(stage: Stage) -> None:
        dialog = _open(stage, choice)
        dialog.pick(dialog.table.rows.rows[0])

    return scene


def _several(stage: Stage) -> SelectDialog:
    """Picture 05: all of a debtor who has more than one."""
    dialog = _open(stage, "pay_invoices")
    owners = [row.customer for row in dialog.table.rows.rows]
    row = max(dialog.table.rows.rows, key=lambda one: owners.count(one.customer))
    dialog.filters.set_debtor(Picked(row.customer, row.title))
    QApplication.processEvents()
    dialog.pick_all()
    return dialog


def _pay(stage: Stage) -> None:
    _several(stage)


def _part(stage: Stage) -> None:
    dialog = _several(stage)
    dialog.pay_now.set_text("50")
    dialog.pay_now.edit.textEdited.emit("50")


def _other_debtor(stage: Stage) -> None:
    dialog = _open(stage, "pay_invoices")
    rows = dialog.table.rows.rows
    dialog.pick(rows[0])
    dialog.pick(next(row for row in rows if row.customer != rows[0].customer))


def _none(choice: str) -> Callable[[Stage], None]:
    """A customer with nothing open."""

    def scene(stage: Stage) -> None:
        dialog = _open(stage, choice)
        found = stage.services.counter().choosing.search("bedrijf", 50)
        clear = next((one for one in found if not one.open), None)
        if clear is None:
            raise LookupError("everybody owes something")
        dialog.filters.set_debtor(Picked(clear.id, clear.title))
        QApplication.processEvents()

    return scene


def _invoices_on_bon(stage: Stage) -> None:
    """What stands on the bon after 'Selectie bevestigen'."""
    dialog = _several(stage)
    dialog.confirm()
    QApplication.processEvents()
    stage.fill("31055")


SELECT_SCENES: dict[str, Callable[[Stage], None]] = {
    "select-order": _one("select_order"),
    "select-invoice": _one("select_invoice"),
    "select-picture-05": _pay,
    "select-part": _part,
    "select-other-debtor": _other_debtor,
    "select-none-invoice": _none("pay_invoices"),
    "select-none-order": _none("select_order"),
    "select-on-bon": _invoices_on_bon,
}
