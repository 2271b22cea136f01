"""'Factureren' of delivery notes: date, how many invoices, progress that can be stopped, summary (ui.md 9.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from kassa.domain.values import Money
from kassa.domain.values.dutch import Lang, format_money
from kassa.system.identity import new_id
from kassa.ui.office.sales.desk import Flow
from kassa.ui.office.sales.dialogs import InvoiceChoice, InvoiceDateDialog, Slips
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from kassa.services.sales.invoicing import Collected, InvoicePlan
    from kassa.ui.theme.theme import Theme

MANY = 3
"""From so many invoices on, progress is shown."""
NAMED = 6
"""Numbers a summary names; the list shows the rest."""


class ProgressDialog(Dialog):
    """How far a run is; 'Stoppen' ends it after the invoice it is at."""

    moved = Signal(int, int)

    def __init__(self, theme: Theme, over: QWidget, total: int) -> None:
        title = QCoreApplication.translate("ProgressDialog", "Facturen maken")
        super().__init__(theme, over, title, name="progress", width=440)
        self.stopped = False
        self.bar = QProgressBar()
        self.bar.setObjectName("progress.bar")
        self.bar.setAccessibleName(title)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, total)
        self.said = label("", "body", "second", name="progress.said")
        self.body.addWidget(self.said)
        self.body.addWidget(self.bar)
        self.stop = Button(theme, self.tr("Stoppen"), name="progress.stop", sz="l")
        self.stop.clicked.connect(self._stop)
        self.add_action(self.stop)
        self.moved.connect(self._show, Qt.ConnectionType.AutoConnection)
        self._show(0, total)

    def _show(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        text = self.tr("%1 van %2 facturen").replace("%1", str(done)).replace("%2", str(total))
        self.said.setText(text if not self.stopped else self.tr("Stopt na deze factuur. Wat klaar is blijft staan."))

    def _stop(self) -> None:
        self.stopped = True
        self.stop.setEnabled(False)
        self._show(self.bar.value(), self.bar.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop at Esc; the run itself says when it has ended."""
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        else:
            super().keyPressEvent(event)


class SlipsFlow(Flow):
    """'Factureren'."""

    def invoice(self, ids: Sequence[str], today: dt.date) -> None:
        """Ask for the date and make the invoices of these delivery notes."""
        chosen = tuple(ids)
        invoicing = self._desk.sales.invoicing
        self.run(lambda: invoicing.plan_deliveries(chosen), lambda plan: self._ask(chosen, plan, today))

    def _ask(self, ids: tuple[str, ...], plan: InvoicePlan, today: dt.date) -> None:
        refused = tuple(dict.fromkeys(str(one.reason) for one in plan.refused))
        if not plan.slips:
            self._say(plan.refused[0].reason)
            return
        slips = Slips(plan.slips, plan.invoices, plan.customers, plan.total, refused)
        dialog = InvoiceDateDialog(self._theme, self.over, slips, today, self._desk.office.form.lang)
        key = new_id()

        def answered(choice: object) -> None:
            if isinstance(choice, InvoiceChoice):
                self._make(ids, choice, dialog.invoices, key)

        dialog.finished.connect(answered)
        dialog.ask()

    def _make(self, ids: tuple[str, ...], choice: InvoiceChoice, total: int, key: str) -> None:
        invoicing, actor = self._desk.sales.invoicing, self._desk.office.actor
        shown = ProgressDialog(self._theme, self.over, total) if total >= MANY else None
        if shown is not None:
            shown.open()

        def work() -> Collected:
            return invoicing.invoice_deliveries(
                ids,
                choice.day,
                actor,
                key,
                one_per_customer=choice.collective,
                progress=shown.moved.emit if shown is not None else None,
                cancelled=(lambda: shown.stopped) if shown is not None else None,
            )

        def ended(done: Collected) -> None:
            if shown is not None:
                shown.done(None)
            self._told(done, total)

        def failed(error: Exception) -> None:
            if shown is not None:
                shown.done(None)
            self.changed.emit()
            self.refuse(error)

        self._desk.office.ui.jobs.run(self, work, done=ended, failed=failed)

    def _told(self, done: Collected, total: int) -> None:
        self.changed.emit()
        made = done.invoices
        if len(made) == 1 == total and not done.skipped:
            one = made[0]
            text = self.tr("Factuur %1 gemaakt").replace("%1", one.number)
            self.tell(text, self.tr("Openen"), lambda: self._desk.open_page("invoices", one.document_id))
            return
        summary = SummaryDialog(self._theme, self.over, done, total, self._desk.office.form.lang)
        shown = made[0].document_id if len(made) == 1 else ""
        summary.show_over(lambda: self._desk.open_page("invoices", shown))


class SummaryDialog(Dialog):
    """What was made of many delivery notes."""

    def __init__(self, theme: Theme, over: QWidget, done: Collected, total: int, lang: Lang) -> None:
        made = done.invoices
        title = QCoreApplication.translate("SummaryDialog", "%1 facturen gemaakt").replace("%1", str(len(made)))
        if len(made) == 1:
            title = QCoreApplication.translate("SummaryDialog", "1 factuur gemaakt")
        super().__init__(theme, over, title, name="summary")
        whole = Money(sum(one.gross.cents for one in made))
        self.body.addWidget(label(self.tr("Samen %1.").replace("%1", format_money(whole, lang)), "body"))
        for one in made[:NAMED]:
            self.body.addWidget(label(f"{one.number}   {format_money(one.gross, lang)}", "body"))
        if len(made) > NAMED:
            more = self.tr("en nog %1").replace("%1", str(len(made) - NAMED))
            self.body.addWidget(label(more, "caption"))
        for text in dict.fromkeys(str(one.reason) for one in done.skipped):
            self.body.addWidget(label(text, "body", "warn", wrap=True))
        if done.stopped:
            left = self.tr("Gestopt: %1 facturen zijn niet gemaakt. Die pakbonnen staan nog bij 'Te factureren'.")
            self.body.addWidget(label(left.replace("%1", str(total - len(made))), "body", "warn", wrap=True))

    def show_over(self, act: Callable[[], object]) -> None:
        """Show it; 'Facturen bekijken' calls ``act``."""
        self.add_button(self.tr("Facturen bekijken"), True, name="summary.open")
        close = self.add_button(self.tr("Sluiten"), None, name="summary.close", kind="primary")
        self.finished.connect(lambda yes: act() if yes else None)
        self.open(close)
