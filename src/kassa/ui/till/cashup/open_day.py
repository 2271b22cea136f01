"""Opening the till: the float ('Wisselgeld bij opening') is counted before the first sale."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.values.money import Money
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.cashup.count_step import CountStep
from kassa.ui.till.cashup.counting import Counting
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.buttons import BigButton, Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.till.shifts import Shifts
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.login.approval import Approvals

_CLOCK_BACK = "shift.clock_back"


class OpenDayScreen(Screen):
    """Emits ``finished`` when the till is open; ``sign_out`` when the person does not open it.

    Args:
        ui: theme, sounds, language.
        shifts: opens the day.
        approvals: asks a second person where a right is missing.
        actor: who opens.
        till_name: such as 'Kassa 1'.
    """

    place = Place.FULL
    sign_out = Signal()

    def __init__(
        self,
        ui: UiContext,
        shifts: Shifts,
        approvals: Approvals,
        actor: Callable[[], Actor],
        till_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._shifts = shifts
        self._approvals = approvals
        self._actor = actor
        self._till_name = till_name
        self._amounts = Amounts(ui.language)
        self._left = Money.ZERO
        self.setObjectName("open_day")
        self._title = label("", "h1")
        self._text = label("", "body", "second")
        self.counting = CountStep(ui, self._amounts, "open_day")
        self.counting.changed.connect(self._show_words)
        self.notice = Notice(ui.theme, name="open_day.message")
        self.leave = Button(ui.theme, name="open_day.sign_out", sz="xl")
        self.leave.setProperty("role", "side")
        self.leave.clicked.connect(self.sign_out)
        self.same = Button(ui.theme, name="open_day.same", sz="xl")
        self.same.setProperty("role", "side")
        self.same.clicked.connect(lambda: self._open(self._left))
        self.primary = BigButton(ui.theme, "", name="open_day.open")
        self.primary.setMinimumWidth(300)
        self.primary.clicked.connect(lambda: self._open(self.counting.counting.total))
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        bottom.addWidget(self.leave)
        bottom.addWidget(self.notice, 1)
        bottom.addStretch(0)
        bottom.addWidget(self.same)
        bottom.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self.counting, 1)
        column.addLayout(bottom)
        self.retranslate()

    def entered(self) -> None:
        """Start a fresh count beside what the books say was left."""
        self._left = self._shifts.drawer_balance()
        self.notice.say("")
        self.counting.take_up(Counting(), ())
        self._show_words()
        self.counting.rows[0].number.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Nothing is sold without opening: back is signing out."""
        self.sign_out.emit()

    def confirm(self) -> bool:
        """F12: open with what was counted."""
        if self.primary.isEnabled():
            self.primary.click()
        return True

    def take_scan(self, code: str) -> bool:
        """Scans are ignored here, audibly."""
        del code
        self._ui.sounds.play(ERROR)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Enter and arrows count."""
        if not self.counting.take_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the sizes that fit (ui.md A.1)."""
        super().resizeEvent(event)
        self.counting.set_compact(self.width() < 1200)

    def changeEvent(self, event: QEvent) -> None:
        """Say the words again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.counting.retranslate()
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every fixed word again."""
        self._title.setText(self.tr("Kassadienst openen"))
        self._text.setText(self.tr("Tel het wisselgeld in de lade voordat de eerste klant komt."))
        self.leave.set_label(self.tr("Afmelden"))
        self.primary.set_label(self.tr("Kassa openen"))
        self._show_words()

    def _show_words(self) -> None:
        money = self._amounts.money
        self.counting.show_facts(
            (
                (self.tr("Wisselgeld bij opening"), money(self.counting.counting.total)),
                (self.tr("Vorige keer in de lade"), money(self._left)),
            )
        )
        self.same.set_label(self.tr("Zelfde als vorige keer: {amount}").format(amount=money(self._left)))
        counted = self.counting.counting.touched
        self.same.setVisible(bool(self._left) and not counted)
        self.primary.setEnabled(counted)

    def _open(self, amount: Money, *, sure: bool = False) -> None:
        def act(actor: Actor) -> None:
            self._shifts.open(amount, actor, sure=sure)
            self.finished.emit(amount)

        self._approvals.with_approval(self._actor(), act, lambda error: self._refused(error, amount))

    def _refused(self, error: KassaError, amount: Money) -> None:
        if error.code != _CLOCK_BACK:
            self.notice.say(str(error.reason), "danger")
            return
        question = ConfirmDialog(
            self._ui.theme,
            self.window(),
            self.tr("Verder op de datum van de vorige kassadienst?"),
            str(error.reason),
            self.tr("Ja, kassa openen"),
            self.tr("Nee, terug"),
            name="open_day.clock",
        )
        question.finished.connect(lambda yes: self._open(amount, sure=True) if yes else None)
        question.ask()
