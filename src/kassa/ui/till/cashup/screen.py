"""'Kasopmaak' (ui.md 7.10, picture 13): count, check, deposit, close; one primary in each step."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.frozen import frozen
from kassa.domain.till.shift import Control, ShiftStatus
from kassa.domain.values.dutch import format_date_long, format_time
from kassa.domain.values.money import Money
from kassa.system.identity import new_id
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.cashup.close_step import CloseStep, Fact
from kassa.ui.till.cashup.control_step import ControlStep
from kassa.ui.till.cashup.count_step import CountStep
from kassa.ui.till.cashup.counting import Counting
from kassa.ui.till.cashup.deposit_step import DepositStep
from kassa.ui.till.cashup.step_bar import StepBar
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.buttons import BigButton, Button
from kassa.ui.widgets.labels import ElidedLabel, label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import ConfirmDialog
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from kassa.domain.payments.terminal import TerminalTotals
    from kassa.domain.people.actor import Actor
    from kassa.services.till.selling import Selling
    from kassa.services.till.shifts import Shifts
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.login.approval import Approvals

COMPACT = 1200


class Step(IntEnum):
    """The four steps."""

    COUNT = 0
    CONTROL = 1
    DEPOSIT = 2
    CLOSE = 3


@frozen
class CashupFacts:
    """What the cash-up takes from the till and its settings.

    Attributes:
        till_name: such as 'Kassa 1'.
        branch_name: such as 'Centrum'.
        zone: time zone of the shop.
        difference_limit: from this difference on a reason is needed.
        float_amount: what stays in the drawer for tomorrow.
    """

    till_name: str
    branch_name: str
    zone: ZoneInfo
    difference_limit: Money
    float_amount: Money


class CashupScreen(Screen):
    """Emits ``finished`` with the identity of the closed shift.

    Args:
        ui: theme, sounds, language.
        shifts: keeps the count, compares, closes.
        selling: which baskets are not paid yet.
        approvals: asks a second person where a right is missing.
        actor: who counts.
        facts: of the till and its settings, as they are now.
    """

    place = Place.FULL

    def __init__(
        self,
        ui: UiContext,
        shifts: Shifts,
        selling: Selling,
        approvals: Approvals,
        actor: Callable[[], Actor],
        facts: Callable[[], CashupFacts],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._shifts = shifts
        self._selling = selling
        self._approvals = approvals
        self._actor = actor
        self._facts = facts
        self._amounts = Amounts(ui.language)
        self._control = Control(())
        self._key = new_id()
        self._places = ("", "")
        self._float = Money.ZERO
        self.step = Step.COUNT
        self.setObjectName("cashup")
        self._title = label("", "h1")
        self._where = ElidedLabel("", "body", "second")
        self.steps = StepBar(ui.theme, "cashup.steps")
        self.counting = CountStep(ui, self._amounts, "cashup")
        self.control = ControlStep(ui, self._amounts)
        self.control.recount.connect(self._recount)
        self.deposit = DepositStep(ui, self._amounts, shifts.propose_deposit)
        self.closing = CloseStep(ui, self._amounts)
        self._pages = QStackedWidget()
        for page in (self.counting, self.control, self.deposit, self.closing):
            self._pages.addWidget(page)
        self.stop = Button(ui.theme, name="cashup.stop", sz="xl")
        self.stop.setProperty("role", "side")
        self.stop.clicked.connect(self.back)
        self.notice = Notice(ui.theme, name="cashup.message")
        self._hint = label("", "body", "second", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.primary = BigButton(ui.theme, "", name="cashup.next")
        self.primary.clicked.connect(self._next)
        self._lay_out()
        self.retranslate()

    # -- life ---------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Go on where it was stopped: a taken-over count goes on with comparing."""
        self._key = new_id()
        self.notice.say("")
        shift = self._shifts.current()
        if shift is None:
            self.closed.emit()
            return
        self._float = shift.float_amount
        self.counting.take_up(Counting.of(shift.count), self._count_facts())
        facts = self._facts()
        opened = format_time(shift.opened_at.astimezone(facts.zone))
        day = format_date_long(shift.business_date, self._amounts.lang)
        short = self.tr("{day} · geopend {time}").format(day=day, time=opened)
        self._places = (short, f"{facts.till_name} · {facts.branch_name} · {short}")
        self._show_place()
        self._show_step(Step.COUNT)
        if shift.status is ShiftStatus.COUNTED:
            self._compare()

    def left(self) -> None:
        """Whatever took this screen away, the count is kept."""
        actor = self._actor()
        shift = self._shifts.current()
        if self.step is Step.COUNT and self.counting.counting.touched and shift is not None:
            with suppress(KassaError):
                self._shifts.save_count(self.counting.counting.count, actor)

    def back(self) -> None:
        """'Stoppen en later verder': the count is kept, and selling goes on."""

        def act(actor: Actor) -> None:
            self._shifts.save_count(self.counting.counting.count, actor)
            self.closed.emit()

        self._approvals.with_approval(self._actor(), act, self._refused)

    def confirm(self) -> bool:
        """F12: the primary of the step."""
        if self.primary.isEnabled():
            self.primary.click()
        return True

    def take_scan(self, code: str) -> bool:
        """Scans are ignored here, audibly."""
        del code
        self._ui.sounds.play(ERROR)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While counting: digits, Enter is 'Volgende', arrows go up and down the list."""
        key, text = event.key(), event.text()
        if self.step is Step.COUNT and self.counting.take_key(event):
            return
        if self.step is Step.DEPOSIT and text and text in "0123456789,.":
            self.deposit.press(text)
        elif self.step is Step.DEPOSIT and key == Qt.Key.Key_Backspace:
            self.deposit.press("back")
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the sizes that fit (ui.md A.1)."""
        super().resizeEvent(event)
        compact = self.width() < COMPACT
        for page in (self.counting, self.control, self.deposit):
            page.set_compact(compact)
        self._where.setFixedWidth(300 if compact else 426)
        self._show_place()

    def changeEvent(self, event: QEvent) -> None:
        """Say the words again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every fixed word again."""
        self._title.setText(self.tr("Kasopmaak"))
        self.stop.set_label(self.tr("Stoppen en later verder"))
        for page in (self.counting, self.control, self.deposit, self.closing):
            page.retranslate()
        self.counting.show_facts(self._count_facts())
        self._show_words()

    # -- inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head, names = QHBoxLayout(), QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._where)
        head.addLayout(names)
        head.addSpacing(12)
        head.addWidget(self.steps, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addWidget(self.stop)
        bottom.addWidget(self.notice, 1)
        bottom.addWidget(self._hint, 1)
        bottom.addWidget(self.primary)
        self.primary.setMinimumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(bottom)

    def _show_place(self) -> None:
        self._where.setText(self._places[0 if self.width() < COMPACT else 1])

    def _count_facts(self) -> tuple[tuple[str, str], ...]:
        later = self.tr("na tellen")
        return (
            (self.tr("Wisselgeld bij opening"), self._amounts.money(self._float)),
            (self.tr("Contant ontvangen"), later),
            (self.tr("Kasverschil"), later),
        )

    def _show_step(self, step: Step) -> None:
        self.step = step
        self.notice.say("")
        self._pages.setCurrentIndex(step)
        self._show_words()
        self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_words(self) -> None:
        titles = (self.tr("Tellen"), self.tr("Controleren"), self.tr("Afstorten"), self.tr("Dag afsluiten"))
        spoken = self.tr("Stap {number} van 4: {name}").format(number=self.step + 1, name=titles[self.step])
        self.steps.show_step(titles, self.step, spoken)
        nexts = (
            self.tr("Naar controleren"),
            self.tr("Naar afstorten"),
            self.tr("Naar afsluiten"),
            self.tr("Dag afsluiten"),
        )
        self.primary.set_label(nexts[self.step])
        hint = self.tr("Verwacht bedrag is pas zichtbaar na het tellen.") if self.step is Step.COUNT else ""
        self._hint.setText(hint)

    def _next(self) -> None:
        if self.step is Step.COUNT:
            self._to_control()
        elif self.step is Step.CONTROL:
            self._to_deposit()
        elif self.step is Step.DEPOSIT:
            self._to_close()
        else:
            self._ask_close()

    def _to_control(self) -> None:
        if not self.counting.counting.touched:
            self._say(self.tr("Er is nog niets geteld. Typ hoeveel er van elk ligt; een lege lade is overal 0."))
            return

        def act(actor: Actor) -> None:
            self._shifts.save_count(self.counting.counting.count, actor)
            self._compare(actor)

        self._approvals.with_approval(self._actor(), act, self._refused)

    def _compare(self, actor: Actor | None = None) -> None:
        who = actor or self._actor()
        self._control = self._shifts.control(who)
        shift = self._shifts.current()
        reason = shift.difference_reason if shift is not None else ""
        self.control.show_control(self._control, self._facts().difference_limit, reason)
        self._show_step(Step.CONTROL)
        self._ui.jobs.run(
            self,
            self._shifts.terminal_totals,
            done=lambda told: self._compare_terminal(told, who),
            failed=self._terminal_silent,
            lane=Lane.IO,
        )

    def _compare_terminal(self, told: TerminalTotals | None, who: Actor) -> None:
        """Put what the card terminal says it took beside what was booked."""
        if told is None or self.step is not Step.CONTROL:
            return
        try:
            self._control = self._shifts.compare_terminal(told, who)
        except KassaError as error:
            self._refused(error)
            return
        self.control.show_control(self._control, self._facts().difference_limit, self.control.reason.text())

    def _terminal_silent(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        if self.step is Step.CONTROL:
            self._say(self.tr("De terminal gaf geen dagtotaal. Leg zijn eigen dagtotaal naast het bedrag van PIN."))

    def _recount(self) -> None:
        def act(actor: Actor) -> None:
            self._shifts.recount(actor)
            self._show_step(Step.COUNT)

        self._approvals.with_approval(self._actor(), act, self._refused)

    def _to_deposit(self) -> None:
        if self.control.missing_reason():
            self._ui.sounds.play(ERROR)
            return
        shift = self._shifts.current()
        if shift is not None:
            self.deposit.take_up(shift.count, self._facts().float_amount, shift.bag)
        self._show_step(Step.DEPOSIT)

    def _to_close(self) -> None:
        def act(actor: Actor) -> None:
            limit = self._facts().difference_limit
            reason, bag = self.control.reason.text(), self.deposit.bag.text()
            self._shifts.settle(reason, limit, self.deposit.amount, bag, actor)
            self.closing.show_day(self._day_facts(), self._selling.basket(), self._selling.parked())
            self._show_step(Step.CLOSE)

        self._approvals.with_approval(self._actor(), act, self._refused)

    def _day_facts(self) -> tuple[Fact, ...]:
        money = self._amounts.money
        counted = self.counting.counting.total
        expected = sum(row.expected.cents for row in self._control.rows if row.method == "cash")
        difference = counted - Money(expected)
        bag = self.deposit.bag.text().strip()
        away = self.tr("Afstorten, zak {bag}").format(bag=bag) if bag else self.tr("Afstorten")
        facts = [(row.name, money(row.counted), "") for row in self._control.rows if row.method != "cash"]
        return (
            *facts,
            (self.tr("Contant geteld"), money(counted), ""),
            (self.tr("Contant verwacht"), money(Money(expected)), ""),
            (self.tr("Kasverschil"), money(difference), "warn" if difference else ""),
            (away, money(self.deposit.amount), ""),
            (self.tr("Blijft in de lade"), money(counted - self.deposit.amount), ""),
        )

    def _ask_close(self) -> None:
        shift = self._shifts.current()
        day = format_date_long(shift.business_date, self._amounts.lang) if shift is not None else ""
        question = ConfirmDialog(
            self._ui.theme,
            self.window(),
            self.tr("Dag afsluiten?"),
            self.tr("{till}, {day}. Daarna kan op deze dag niets meer worden geboekt.").format(
                till=self._facts().till_name, day=day
            ),
            self.tr("Ja, dag afsluiten"),
            self.tr("Nee, terug"),
            name="cashup.confirm",
        )
        question.finished.connect(lambda yes: self._close() if yes else None)
        question.ask()

    def _close(self) -> None:
        shift = self._shifts.current()

        def act(actor: Actor) -> None:
            self._shifts.close(actor, self._key)
            self._key = new_id()
            self._ui.sounds.play("betaald")
            self._ui.jobs.run(self, self._shifts.end_terminal_day, failed=self._day_goes_on, lane=Lane.IO)
            self.finished.emit(shift.id if shift is not None else "")

        self._approvals.with_approval(self._actor(), act, self._refused)

    def _day_goes_on(self, error: Exception) -> None:
        """The day is closed all the same; the next comparison shows that the terminal counted on."""
        if not isinstance(error, KassaError):
            raise error

    def _refused(self, error: KassaError) -> None:
        self._say(str(error.reason), "danger")

    def _say(self, text: str, tone: str = "warn") -> None:
        self._ui.sounds.play(ERROR)
        self._hint.setText("")
        self.notice.say(text, tone)
