"""What belongs to the day and needs no screen of its own: cash in and out, the drawer, receipts, reports, the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kassa.domain.errors import KassaError
from kassa.domain.values.money import Money
from kassa.system.identity import new_id
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.cashup.cash_sheets import CashMoveSheet, DrawerSheet
from kassa.ui.till.cashup.second_person import SecondPersonSheet
from kassa.ui.till.receipts.slip_sheet import SlipSheet
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kassa.domain.people.actor import Actor
    from kassa.services.container import TillServices
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import Permit, SaleController
    from kassa.ui.till.window import TillWindow
    from kassa.ui.widgets.overlay import Dialog


class DayFlows(QObject):
    """Opens the sheets and books the answers.

    Args:
        ui: theme, language, sounds.
        window: what the sheets cover.
        services: the day, earlier receipts, paper.
        controller: who stands at the till, and where a refusal is shown.
        permit: does an action and asks a second person where a right is missing.
    """

    return_asked = Signal(str)
    """Identity of a receipt of which something comes back."""

    def __init__(
        self, ui: UiContext, window: TillWindow, services: TillServices, controller: SaleController, permit: Permit
    ) -> None:
        super().__init__(window)
        self._ui, self._window, self._services = ui, window, services
        self._controller, self._permit = controller, permit

    def open_drawer(self) -> None:
        """'Lade openen', with a reason."""
        sheet = DrawerSheet(self._ui.theme, self._window)

        def answered(reason: str | None) -> None:
            if reason is not None:
                self._do(lambda actor: self._services.shifts.open_drawer(reason, actor))

        self._show(sheet, sheet.ask, answered)

    def cash_move(self) -> None:
        """'Kas in/uit'."""
        sheet, key = CashMoveSheet(self._ui.theme, self._window), new_id()

        def answered(answer: tuple[Money, str] | None) -> None:
            if answer is None:
                return
            amount, reason = answer

            def book(actor: Actor) -> None:
                self._services.shifts.cash_move(amount, reason, actor, key)
                words = self.tr("Kas in: {}") if amount > Money.ZERO else self.tr("Kas uit: {}")
                self._controller.tell(words.format(Amounts(self._ui.language).money(abs(amount))))

            self._do(book, lambda error: self._ask_again(error, lambda: self._do(book)))

        self._show(sheet, sheet.ask, answered)

    def last_receipt(self) -> None:
        """'Laatste bon': look at it, print it again."""
        last = self._services.receipts.last()
        if last is None:
            self._controller.warn(self.tr("Er is nog geen bon op deze kassa."))
        else:
            self.show_receipt(last.id, str(last.number))

    def show_receipt(self, receipt_id: str, number: str) -> None:
        """Show a completed receipt with 'Opnieuw printen'."""
        payload = {"document": "receipt", "id": receipt_id}
        sheet = self._paper(self.tr("Bon {}").format(number), payload)

        def again() -> None:
            def work(actor: Actor) -> None:
                copy = self._services.receipts.print_again(receipt_id, actor)
                sheet.notice.say(self.tr("Kopie {} gaat naar de printer.").format(copy), "success")

            self._do(work, lambda error: sheet.notice.say(str(error.reason), "danger"))

        def take_back() -> None:
            sheet.done()
            self.return_asked.emit(receipt_id)

        sheet.offer(self.tr("Retour"), take_back, name="return", icon="undo-2")
        sheet.offer(self.tr("Opnieuw printen"), again, name="print", icon="printer")
        self._show(sheet, sheet.show_closing, _nothing)

    def print_again(self, receipt_id: str) -> None:
        """Ask for a copy on paper."""

        def work(actor: Actor) -> None:
            copy = self._services.receipts.print_again(receipt_id, actor)
            self._controller.tell(self.tr("Kopie {} wordt geprint").format(copy))

        self._do(work)

    def x_report(self) -> None:
        """'X-rapport': how the day stands now; looking is journalled."""

        def work(actor: Actor) -> None:
            shifts = self._services.shifts
            shifts.x_report(actor)
            shift = shifts.current()
            if shift is None:
                return
            payload = {"document": "x", "id": shift.id, "employee": actor.name}
            sheet = self._paper(self.tr("X-rapport"), payload)
            sheet.offer(self.tr("Printen"), lambda: self._do(shifts.print_x), name="print", icon="printer")
            self._show(sheet, sheet.show_closing, _nothing)

        self._do(work)

    def show_closed_day(self, shift_id: str, then: Callable[[], None]) -> None:
        """Show the Z report of a day that was just closed; ``then`` follows when it is put away."""
        sheet = self._paper(self.tr("Dagrapport"), {"document": "z", "id": shift_id})
        shifts = self._services.shifts

        def again() -> None:
            def work(actor: Actor) -> None:
                copy = shifts.print_again(shift_id, actor)
                sheet.notice.say(self.tr("Kopie {} gaat naar de printer.").format(copy), "success")

            self._do(work, lambda error: sheet.notice.say(str(error.reason), "danger"))

        def check() -> None:
            second = SecondPersonSheet(self._ui, self._window, self._services.login, shifts, shift_id)
            second.finished.connect(
                lambda done: sheet.notice.say(self.tr("De dag is gecontroleerd."), "success") if done else None
            )
            second.open()

        sheet.offer(self.tr("Opnieuw printen"), again, name="print", icon="printer")
        sheet.offer(self.tr("Tweede persoon"), check, name="check", icon="shield-check")
        sheet.finished.connect(lambda _result: then())
        sheet.show_closing()

    def retry_printing(self, job_id: str) -> None:
        """'Opnieuw' of the strip 'Bon niet geprint'."""
        self._do(lambda actor: self._services.outbox.retry(job_id, actor))

    def _ask_again(self, error: KassaError, again: Callable[[], None]) -> None:
        """Show a refusal; after a store that said nothing the same act is offered with the same key."""
        if error.code != "store.unknown":
            self._controller.show_refusal(error)
            return
        yes, no = self.tr("Opnieuw proberen"), self.tr("Later nakijken")
        question = ConfirmDialog(
            self._ui.theme, self._window, self.tr("Is het geboekt?"), str(error.reason), yes, no, name="cash_move.again"
        )
        question.finished.connect(lambda sure: again() if sure else None)
        question.ask()

    # Inside --------------------------------------------------------------------------------------------------------

    def _paper(self, title: str, payload: Mapping[str, object]) -> SlipSheet:
        return SlipSheet(self._ui.theme, self._window, title, self._services.slips.slip(payload))

    def _show(self, sheet: Dialog, show: Callable[[], None], answered: Callable[..., None]) -> None:
        self._controller.open_sheet()
        sheet.finished.connect(self._controller.drop_question)
        sheet.finished.connect(answered)
        show()

    def _do(self, work: Callable[[Actor], None], refused: Callable[[KassaError], None] | None = None) -> None:
        def action(actor: Actor) -> None:
            work(actor)
            self._services.nudge()

        person = self._controller.actor
        if person is not None:
            self._permit(person, action, refused or self._controller.show_refusal)


def _nothing(_result: object) -> None:
    """A sheet that is only looked at has no answer."""
