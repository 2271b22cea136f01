"""Pakbon: the delivery notes of a customer that are to be invoiced; tick several and make one invoice of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.values.dutch import format_day_of_year
from kassa.domain.values.money import Money
from kassa.system.identity import new_id
from kassa.ui.till.amounts import spoken_amount
from kassa.ui.till.customer_file.date_sheet import InvoiceDateSheet
from kassa.ui.till.customer_file.list_tab import ListTab, counted
from kassa.ui.till.customer_file.rows import Shown
from kassa.ui.widgets.buttons import Button

if TYPE_CHECKING:
    import datetime as dt

    from kassa.domain.errors import KassaError
    from kassa.domain.people.actor import Actor
    from kassa.services.sales.invoicing import Collected
    from kassa.services.till.customer_file import Figures, FileSlip
    from kassa.ui.till.counter import Counter


class SlipsTab(ListTab):
    """Rows to tick, and 'Factureren'."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "slips", counter.services.counter().file.slips, self._show_slip, self._pick)
        self.ticked: dict[str, FileSlip] = {}
        self.every = Button(counter.ui.theme, name="customer_file.slips_every", kind="secondary")
        self.every.clicked.connect(self._tick_every)
        self.add_head(self.every)
        self.action.clicked.connect(self._ask_date)
        self._retranslate()

    def load(self, figures: Figures, *, keep: bool = False) -> None:
        """Read the delivery notes; what is ticked stays ticked as long as it is there."""
        if self.figures is None or self.figures.customer.id != figures.customer.id:
            self.ticked.clear()
        super().load(figures, keep=keep)
        there = {slip.id: slip for slip in self.rows.rows}
        self.ticked = {key: there[key] for key in self.ticked if key in there}
        self.refresh_action()

    def _show_slip(self, slip: FileSlip) -> Shown:
        """Number, date, what it is about, amount."""
        lang = self.amounts.lang
        on = slip.id in self.ticked
        state = self.tr("gekozen") if on else self.tr("te factureren")
        day = format_day_of_year(slip.date, lang)
        parts = [self.tr("Pakbon {}").format(slip.number), day, spoken_amount(slip.gross), state]
        return Shown(
            title=slip.number,
            below=slip.subject,
            date=day,
            amount=self.amounts.money(slip.gross),
            state=state,
            spoken=", ".join(parts),
            on=on,
        )

    def _pick(self, slip: FileSlip) -> None:
        """Tick it or take the tick away."""
        if slip.id in self.ticked:
            del self.ticked[slip.id]
        else:
            self.ticked[slip.id] = slip
        self.rows.repaint()
        self.refresh_action()

    def tick(self, slip_id: str) -> bool:
        """Tick one that was scanned; it may lie on a page that was not read yet. Return whether it can be invoiced."""
        while True:
            found = next((slip for slip in self.rows.rows if slip.id == slip_id), None)
            if found is not None or not self.rows.canFetchMore(self.list.rootIndex()):
                break
            self.rows.fetchMore(self.list.rootIndex())
        if found is not None and slip_id not in self.ticked:
            self._pick(found)
        return found is not None

    def say_count(self) -> None:
        """'3 pakbonnen'; more are read while somebody scrolls."""
        more = "+" if self.rows.canFetchMore(self.list.rootIndex()) else ""
        count = len(self.rows.rows)
        words = counted(self.tr("{} pakbonnen"), count, self.tr("1 pakbon"))
        self.count.setText(words + more)
        self.every.setVisible(count > 1)

    def refresh_action(self) -> None:
        """What is chosen, and what it adds up to."""
        self.action.setEnabled(bool(self.ticked))
        if not self.ticked:
            self.hint.setText(self.tr("Kies een of meer pakbonnen om er één factuur van te maken."))
            return
        words = counted(self.tr("{} pakbonnen"), len(self.ticked), self.tr("1 pakbon"))
        self.hint.setText(f"{words} · {self.amounts.money(self._sum())}")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._retranslate()
        super().retranslate()

    def _sum(self) -> Money:
        return Money(sum(slip.gross.cents for slip in self.ticked.values()))

    def _tick_every(self) -> None:
        """All that are shown; all ticked already takes the ticks away."""
        shown = {slip.id: slip for slip in self.rows.rows}
        self.ticked = {} if len(self.ticked) == len(shown) else shown
        self.rows.repaint()
        self.refresh_action()

    # Invoicing -----------------------------------------------------------------------------------------------------

    def _ask_date(self) -> None:
        """The date dialog; its key is made now, so that pressing again after a failure books the same once."""
        figures, slips, key = self.figures, tuple(self.ticked.values()), new_id()
        if figures is None or not slips:
            return
        words = counted(self.tr("{} pakbonnen"), len(slips), self.tr("1 pakbon"))
        facts = f"{words} · {self.amounts.money(self._sum())} · {figures.customer.title}"
        sheet = InvoiceDateSheet(self.counter.ui.theme, self.counter.window.work, facts, figures.today)
        controller, approvals = self.counter.controller, self.counter.approvals

        def make(day: dt.date) -> None:
            def work(actor: Actor) -> None:
                invoicing = self.counter.services.counter().sales.invoicing
                made = invoicing.invoice_deliveries([slip.id for slip in slips], day, actor, key)
                sheet.done(day)
                self._made(made)

            person = controller.actor
            if person is not None:
                approvals.with_approval(person, work, refused)

        def refused(error: KassaError) -> None:
            sheet.refused(str(error.reason))
            if error.code != "store.unknown":
                self.reload()

        controller.open_sheet()
        sheet.dated.connect(make)
        sheet.finished.connect(lambda _day: controller.drop_question())
        sheet.ask()

    def _made(self, made: Collected) -> None:
        self.ticked.clear()
        numbers = ", ".join(f"{one.number} ({self.amounts.money(one.gross)})" for one in made.invoices)
        one, many = self.tr("Factuur {} is gemaakt."), self.tr("Facturen {} zijn gemaakt.")
        words = (one if len(made.invoices) == 1 else many).format(numbers) if made.invoices else ""
        left = [self.tr("Pakbon {} overgeslagen: {}").format(skip.number, skip.reason) for skip in made.skipped]
        self.tell(" ".join(part for part in (words, *left) if part), "warn" if left else "success")
        self.counter.services.nudge()
        self.reload()

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Pakbonnen"))
        self.every.set_label(self.tr("Alle kiezen"))
        self.action.set_label(self.tr("Factureren"))
        self.empty_text.setText(self.tr("Geen pakbonnen om te factureren"))
        self.refresh_action()
