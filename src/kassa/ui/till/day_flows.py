"""What belongs to the day and needs no screen of its own: opening, cash in and out, the drawer, the last receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.errors import InputError
from kassa.domain.values.dutch import format_entry, format_money
from kassa.domain.values.money import Money
from kassa.domain.values.typed import parse_amount
from kassa.system.identity import new_id
from kassa.ui.till.sheets import NumberEntry, NumberSheet, TextSheet
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kassa.domain.people.actor import Actor
    from kassa.services.till.receipts import Receipts
    from kassa.services.till.shifts import Shifts
    from kassa.ui.shell.context import UiContext
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.controller import Permit, SaleController


class CashMoveSheet(Dialog):
    """'Kas in/uit': direction, amount and reason; ``finished`` carries (signed amount, reason)."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over, "", name="cash_move", width=520)
        self.title.setText(self.tr("Kas in/uit"))
        self.setAccessibleName(self.title.text())
        self.kind = Segmented(theme, (("out", self.tr("Kas uit")), ("in", self.tr("Kas in"))), name="cash_move.kind")
        self.body.addWidget(self.kind)
        self.reason = Field(self.tr("Reden"), name="cash_move.reason", required=True)
        self.reason.edit.setMaxLength(120)
        self.body.addWidget(self.reason)
        self.entry = NumberEntry(theme, name="cash_move", decimals=2, before="€ ")
        self.entry.entered.connect(self._accept)
        self.body.addWidget(self.entry)
        self.add_button(self.tr("Annuleren"), None, name="cash_move.cancel")
        take = Button(theme, self.tr("Boeken"), name="cash_move.take", kind="primary", sz="l")
        take.clicked.connect(self._accept)
        self.add_action(take)

    def ask(self) -> None:
        """Show with the focus on the reason."""
        self.open(self.reason.edit)

    def _accept(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.reason.set_error(self.tr("Typ een reden, bijvoorbeeld Postzegels"))
            self.reason.edit.setFocus()
            return
        try:
            amount = parse_amount(self.entry.text())
        except InputError as error:
            self.entry.set_error(str(error.reason))
            self.entry.setFocus()
            return
        self.done((amount if self.kind.value() == "in" else -amount, reason))


class DayFlows(QObject):
    """Opens the sheets over the work area and books the answers.

    Args:
        ui: theme, language, sounds.
        over: the work area.
        shifts: the day.
        receipts: earlier receipts.
        controller: who stands at the till, and where a refusal is shown.
        permit: does an action and asks a second person where a right is missing.
        nudge: says that paper or the drawer was asked for.
    """

    def __init__(
        self,
        ui: UiContext,
        over: QWidget,
        shifts: Shifts,
        receipts: Receipts,
        controller: SaleController,
        permit: Permit,
        nudge: Callable[[], None],
    ) -> None:
        super().__init__(over)
        self._ui, self._over, self._shifts, self._receipts = ui, over, shifts, receipts
        self._controller, self._permit, self._nudge = controller, permit, nudge

    def open_day(self, proposal: Money) -> None:
        """Ask the float when no session is open; ``proposal`` stands there already. Paying needs an open session."""
        if self._shifts.current() is not None:
            return
        sheet = NumberSheet(
            self._ui.theme,
            self._over,
            self.tr("Kassa openen"),
            name="open_day",
            start=format_entry(proposal),
            decimals=2,
            before="€ ",
            text=self.tr("Tel het wisselgeld in de lade."),
        )
        self._show(sheet, sheet.ask, self._open_with)

    def open_drawer(self) -> None:
        """'Lade openen', with a reason."""
        title, words = self.tr("Lade openen"), self.tr("Reden")
        sheet = TextSheet(self._ui.theme, self._over, title, name="open_drawer", words=words)

        def answered(reason: str | None) -> None:
            if reason is not None:
                self._do(lambda actor: self._shifts.open_drawer(reason, actor))

        self._show(sheet, sheet.ask, answered)

    def cash_move(self) -> None:
        """'Kas in/uit'."""
        sheet, key = CashMoveSheet(self._ui.theme, self._over), new_id()

        def answered(answer: tuple[Money, str] | None) -> None:
            if answer is None:
                return
            amount, reason = answer

            def book(actor: Actor) -> None:
                left = self._shifts.cash_move(amount, reason, actor, key)
                self._controller.tell(self.tr("Geboekt. In de lade: {}").format(format_money(left)))

            self._do(book)

        self._show(sheet, sheet.ask, answered)

    def last_receipt(self) -> None:
        """'Laatste bon': print it again."""
        last = self._receipts.last()
        if last is None:
            self._controller.warn(self.tr("Er is nog geen bon op deze kassa."))
        else:
            self.print_again(last.id)

    def print_again(self, receipt_id: str) -> None:
        """Ask for a copy on paper."""

        def work(actor: Actor) -> None:
            copy = self._receipts.print_again(receipt_id, actor)
            self._controller.tell(self.tr("Kopie {} wordt geprint").format(copy))

        self._do(work)

    def _open_with(self, text: str | None) -> None:
        if text is None:
            return
        try:
            amount = parse_amount(text)
        except InputError as error:
            self._controller.refuse(error.reason)
            return
        self._do(lambda actor: self._opened(amount, actor))

    def _opened(self, amount: Money, actor: Actor) -> None:
        self._shifts.open(amount, actor)
        self._controller.tell(self.tr("Kassa geopend met {} wisselgeld").format(format_money(amount)))

    def _show(self, sheet: Dialog, show: Callable[[], None], answered: Callable[..., None]) -> None:
        self._controller.open_sheet()
        sheet.finished.connect(self._controller.drop_question)
        sheet.finished.connect(answered)
        show()

    def _do(self, work: Callable[[Actor], None]) -> None:
        def action(actor: Actor) -> None:
            work(actor)
            self._nudge()

        person = self._controller.actor
        if person is not None:
            self._permit(person, action, lambda error: self._controller.refuse(error.reason))
