"""What belongs to the day and needs no screen of its own: cash in and out, the drawer, the last receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.values.dutch import format_money
from kassa.system.identity import new_id
from kassa.ui.till.cashup.cash_sheets import CashMoveSheet, DrawerSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kassa.domain.people.actor import Actor
    from kassa.domain.values.money import Money
    from kassa.services.container import TillServices
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import Permit, SaleController
    from kassa.ui.widgets.overlay import Dialog


class DayFlows(QObject):
    """Opens the sheets over the work area and books the answers.

    Args:
        ui: theme, language, sounds.
        over: the work area.
        services: the day and earlier receipts.
        controller: who stands at the till, and where a refusal is shown.
        permit: does an action and asks a second person where a right is missing.
    """

    def __init__(
        self, ui: UiContext, over: QWidget, services: TillServices, controller: SaleController, permit: Permit
    ) -> None:
        super().__init__(over)
        self._ui, self._over, self._services = ui, over, services
        self._controller, self._permit = controller, permit

    def open_drawer(self) -> None:
        """'Lade openen', with a reason."""
        sheet = DrawerSheet(self._ui.theme, self._over)

        def answered(reason: str | None) -> None:
            if reason is not None:
                self._do(lambda actor: self._services.shifts.open_drawer(reason, actor))

        self._show(sheet, sheet.ask, answered)

    def cash_move(self) -> None:
        """'Kas in/uit'."""
        sheet, key = CashMoveSheet(self._ui.theme, self._over), new_id()

        def answered(answer: tuple[Money, str] | None) -> None:
            if answer is None:
                return
            amount, reason = answer

            def book(actor: Actor) -> None:
                left = self._services.shifts.cash_move(amount, reason, actor, key)
                self._controller.tell(self.tr("Geboekt. In de lade: {}").format(format_money(left)))

            self._do(book)

        self._show(sheet, sheet.ask, answered)

    def last_receipt(self) -> None:
        """'Laatste bon': print it again."""
        last = self._services.receipts.last()
        if last is None:
            self._controller.warn(self.tr("Er is nog geen bon op deze kassa."))
        else:
            self.print_again(last.id)

    def print_again(self, receipt_id: str) -> None:
        """Ask for a copy on paper."""

        def work(actor: Actor) -> None:
            copy = self._services.receipts.print_again(receipt_id, actor)
            self._controller.tell(self.tr("Kopie {} wordt geprint").format(copy))

        self._do(work)

    def _show(self, sheet: Dialog, show: Callable[[], None], answered: Callable[..., None]) -> None:
        self._controller.open_sheet()
        sheet.finished.connect(self._controller.drop_question)
        sheet.finished.connect(answered)
        show()

    def _do(self, work: Callable[[Actor], None]) -> None:
        def action(actor: Actor) -> None:
            work(actor)
            self._services.nudge()

        person = self._controller.actor
        if person is not None:
            self._permit(person, action, self._controller.show_refusal)
