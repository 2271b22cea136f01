"""Factuur: the invoices of a customer; a tap puts one on the bon, a tap takes it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.errors import KassaError
from kassa.domain.sales.document import DocumentKind
from kassa.domain.values.dutch import format_day_of_year
from kassa.domain.values.money import Money
from kassa.services.till.customer_file import FileInvoice, InvoiceStatus
from kassa.services.till.documents import MOST_AT_ONCE
from kassa.ui.till.amounts import spoken_amount
from kassa.ui.till.customer_file.list_tab import ListTab, counted
from kassa.ui.till.customer_file.rows import Shown
from kassa.ui.till.customer_file.words import due_mark
from kassa.ui.widgets.choices import Segmented

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.domain.till.basket import Basket
    from kassa.services.till.customer_file import Figures, Key, Page
    from kassa.ui.till.counter import Counter


class InvoicesTab(ListTab):
    """Rows with a square; what stands on the bon is marked."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "invoices", self._page, self._show_invoice, self._pick)
        self._on: dict[str, Money] = {}
        self._total = 0
        self.status = Segmented(counter.ui.theme, self._choices(), name="customer_file.status")
        self.status.chosen.connect(lambda _key: self._choose())
        self.add_head(self.status)
        self.empty_action.clicked.connect(self._show_all)
        self.action.clicked.connect(self._put_all)
        self._retranslate()

    @property
    def chosen(self) -> InvoiceStatus:
        """Which invoices are shown."""
        return InvoiceStatus(self.status.value())

    def _page(self, customer_id: str, actor: Actor, after: Key | None, **limit: int) -> Page[FileInvoice]:
        return self.file.invoices(customer_id, actor, self.chosen, after, **limit)

    def load(self, figures: Figures, *, keep: bool = False) -> None:
        """Read the invoices, and how many there are."""
        if self.figures is None or self.figures.customer.id != figures.customer.id:
            self.status.set_value(InvoiceStatus.OPEN.value)
        open_ones = self.chosen is InvoiceStatus.OPEN
        total = (
            figures.open_count if open_ones else self.file.count_invoices(figures.customer.id, self.actor, self.chosen)
        )
        self._total = total
        super().load(figures, keep=keep)

    def _show_invoice(self, invoice: FileInvoice) -> Shown:
        """Number, what it is about, when it is due, what is open."""
        lang = self.amounts.lang
        today = self.figures.today if self.figures is not None else invoice.due_date
        mark = due_mark(invoice, today, lang)
        paid_here = self._on.get(invoice.id)
        amount = invoice.open or invoice.gross
        state = self._state(invoice, paid_here)
        name = self.tr("Creditfactuur {}") if invoice.kind is DocumentKind.CREDIT else self.tr("Factuur {}")
        parts = [name.format(invoice.number), spoken_amount(amount), mark.text]
        if invoice.open:
            parts.append(state.replace("\u00a0", " "))
        return Shown(
            title=invoice.number,
            below=invoice.subject,
            date=format_day_of_year(invoice.date, lang),
            amount=self.amounts.money(amount),
            state=state,
            spoken=", ".join(parts),
            mark=mark,
            on=paid_here is not None,
            faded=not invoice.open,
        )

    def _pick(self, invoice: FileInvoice) -> None:
        """On the bon, or off it."""
        documents, controller = self.counter.services.counter().documents, self.counter.controller
        if invoice.id in self._on:
            words = self.tr("Factuur {} van de bon gehaald").format(invoice.number)
            controller.change(lambda actor: documents.take_off(invoice.id, actor), words)
        else:
            words = self.tr("Factuur {} op bon").format(invoice.number)
            controller.change(lambda actor: documents.put(invoice.id, actor), words)

    def show_basket(self, basket: Basket | None) -> None:
        """Mark the invoices that stand on the bon."""
        lines = basket.invoice_lines if basket is not None else ()
        on = {line.settles.document_id: line.amount for line in lines if line.settles is not None}
        if on != self._on:
            self._on = on
            super().show_basket(basket)

    def say_count(self) -> None:
        """'3 facturen'."""
        self.count.setText(counted(self.tr("{} facturen"), self._total, self.tr("1 factuur")))
        sentences = {
            InvoiceStatus.OPEN: self.tr("Geen openstaande facturen"),
            InvoiceStatus.PAID: self.tr("Geen betaalde facturen"),
            InvoiceStatus.ALL: self.tr("Nog geen facturen"),
        }
        self.empty_text.setText(sentences[self.chosen])
        self.empty_action.setVisible(self.chosen is not InvoiceStatus.ALL)

    def refresh_action(self) -> None:
        """'Alle op bon' while something is open that is not on it."""
        left = self.figures is not None and self.figures.open_count > len(self._on)
        self.action.setEnabled(left)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._retranslate()
        super().retranslate()

    def _state(self, invoice: FileInvoice, paid_here: Money | None) -> str:
        if paid_here is None:
            return self.tr("open") if invoice.open else ""
        if paid_here == invoice.open:
            return self.tr("op bon")
        return self.tr("{} op bon").format(self.amounts.money(paid_here))

    def _choose(self) -> None:
        figures = self.figures
        if figures is None:
            return
        try:
            self.load(figures)
        except KassaError as error:
            self.went_wrong.emit(error)

    def _show_all(self) -> None:
        self.status.set_value(InvoiceStatus.ALL.value)
        self._choose()
        self.focus()

    def _put_all(self) -> None:
        """The oldest first; credit invoices among them count along."""
        figures = self.figures
        if figures is None:
            return
        try:
            most = MOST_AT_ONCE + len(self._on)
            found = self.file.invoices(figures.customer.id, self.actor, InvoiceStatus.OPEN, limit=most).rows
        except KassaError as error:
            self.went_wrong.emit(error)
            return
        ids = [one.id for one in found if one.id not in self._on][:MOST_AT_ONCE]
        documents = self.counter.services.counter().documents
        words = counted(self.tr("{} facturen op de bon"), len(ids), self.tr("1 factuur op de bon"))
        self.counter.controller.change(lambda actor: documents.put_all(ids, actor), words)

    def _choices(self) -> list[tuple[str, str]]:
        return [
            (InvoiceStatus.OPEN.value, self.tr("Openstaand")),
            (InvoiceStatus.PAID.value, self.tr("Betaald")),
            (InvoiceStatus.ALL.value, self.tr("Alle")),
        ]

    def _retranslate(self) -> None:
        self.status.set_labels(self._choices())
        self.list.setAccessibleName(self.tr("Facturen"))
        self.hint.setText(self.tr("Tik op een factuur om hem op de bon te zetten. Tik op Klantenbeheer om te sluiten."))
        self.action.set_label(self.tr("Alle op bon"))
        self.empty_action.set_label(self.tr("Toon alle"))
