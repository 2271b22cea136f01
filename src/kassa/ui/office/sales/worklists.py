"""'Openstaande debiteuren' with what is overdue by age, and 'Prullenbak'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from kassa.domain.people.rights import Right
from kassa.domain.people.rights import why_not as right_missing
from kassa.domain.values.dutch import format_money
from kassa.services.lists.spec import Filter, Operator
from kassa.ui.office.lists.bars import BulkAction
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.office.lists.pane import PreviewPane
from kassa.ui.office.sales.blocks import Block, Fact
from kassa.ui.office.why import reason_of
from kassa.ui.widgets.buttons import Button
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.domain.sales.document import SalesDocument
    from kassa.services.lists.spec import ListSpec, Row
    from kassa.services.sales.invoicing import AgedRow
    from kassa.ui.office.sales.desk import SalesDesk


class AgedPane(PreviewPane):
    """What one debtor owes, by how long it is overdue."""

    def __init__(self, desk: SalesDesk, spec: ListSpec) -> None:
        theme = desk.office.ui.theme
        super().__init__(theme, spec.name)
        self._desk = desk
        self._places = {column.key: place for place, column in enumerate(spec.columns)}
        self._number = ""
        self.ages = Block(theme, self.tr("Ouderdom"), name="receivables.ages", card=False)
        self.invoices = Button(theme, self.tr("Facturen tonen"), name="receivables.invoices", icon="list")
        self.invoices.clicked.connect(self._show_invoices)
        self.body.addWidget(self.ages)
        self.body.addWidget(self.invoices)
        self.body.addStretch(1)

    def show_row(self, row: Row | None) -> None:
        """Show a debtor, or nothing."""
        super().show_row(row)
        self._number = str(row.cells[self._places["customer_number"]]) if row is not None else ""
        self.title.setText(str(row.cells[self._places["customer"]]) if row is not None else "")
        self.subtitle.setText(self.tr("debiteur %1").replace("%1", self._number) if row is not None else "")
        self.ages.show_facts([])
        number, invoicing = self._number, self._desk.sales.invoicing
        day, actor = self._desk.office.data.lists.today(), self._desk.office.actor

        def done(rows: tuple[AgedRow, ...]) -> None:
            if number == self._number:
                self._show([one for one in rows if one.number == number])

        if number:
            self._desk.office.ui.jobs.run(
                self, lambda: invoicing.receivables(day, actor), done=done, failed=self._failed, lane=Lane.IO
            )

    def _show(self, rows: list[AgedRow]) -> None:
        lang = self._desk.office.form.lang
        for one in rows:
            pairs = (
                (self.tr("Nog niet vervallen"), one.not_due, ""),
                (self.tr("1 t/m 30 dagen te laat"), one.days_30, ""),
                (self.tr("31 t/m 60 dagen te laat"), one.days_60, "warn"),
                (self.tr("61 t/m 90 dagen te laat"), one.days_90, "danger"),
                (self.tr("Meer dan 90 dagen te laat"), one.older, "danger"),
                (self.tr("Te verrekenen creditfacturen"), one.credits, ""),
            )
            facts = [Fact(word, format_money(money, lang), tone if money.cents else "") for word, money, tone in pairs]
            self.ages.show_facts([*facts, Fact(self.tr("Openstaand"), format_money(one.total, lang), strong=True)])

    def _failed(self, error: Exception) -> None:
        self.subtitle.setText(str(reason_of(error)))

    def _show_invoices(self) -> None:
        page = self._desk.open_page("invoices", "")
        if isinstance(page, ListPage):
            page.add_filter(Filter("customer_number", Operator.IS, (self._number,)))


def receivables_page(desk: SalesDesk) -> ListPage:
    """Return the list of debtors who owe something; Enter shows their invoices by age."""
    spec = desk.office.data.lists.spec("receivables")
    page: list[ListPage] = []
    hooks = ListHooks(
        open_row=lambda _row: page[0].preview.open(),
        pane=lambda: AgedPane(desk, spec),
        empty=QCoreApplication.translate("AgedPane", "Er staat niets open."),
    )
    placeholder = QCoreApplication.translate("AgedPane", "Zoek op debiteur of bedrag…")
    page.append(ListPage(desk.office, spec, hooks, placeholder))
    page[0].setWindowTitle(page[0].spec.title)
    return page[0]


class Trash(QObject):
    """The concepts that were deleted; each can be taken back."""

    def __init__(self, desk: SalesDesk) -> None:
        super().__init__()
        self._desk = desk
        spec = desk.office.data.lists.spec("trash")
        actor = desk.office.actor

        def refusal(_row: Row) -> Reason | None:
            return right_missing(actor, Right.DELETE_CONCEPTS)

        restore = BulkAction(
            "restore",
            QCoreApplication.translate("Trash", "Terugzetten"),
            "rotate-ccw",
            lambda: self.page.with_ticked(self._restore),
            refusal=refusal,
        )
        placeholder = QCoreApplication.translate("Trash", "Zoek in de prullenbak…")
        empty = QCoreApplication.translate("Trash", "De prullenbak is leeg.")
        hooks = ListHooks(open_row=lambda row: self._restore((row,)), bulk=(restore,), empty=empty)
        self.page = ListPage(desk.office, spec, hooks, placeholder)
        self.page.setWindowTitle(self.page.spec.title)
        self.setParent(self.page)

    def _restore(self, rows: tuple[Row, ...]) -> None:
        drafts, actor = self._desk.sales.drafts, self._desk.office.actor

        def work() -> tuple[SalesDocument, ...]:
            return tuple(drafts.restore(row.key, actor) for row in rows)

        def done(restored: tuple[SalesDocument, ...]) -> None:
            self.page.model.untick_all()
            self.page.refresh()
            if len(restored) == 1:
                from kassa.ui.office.sales.payment_flow import SCREENS

                self._desk.open_page(SCREENS[restored[0].kind], restored[0].id)

        self._desk.office.ui.jobs.run(self, work, done=done, failed=self.page.say_error)
