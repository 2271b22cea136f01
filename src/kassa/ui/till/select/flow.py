"""Picking invoices and orders at the till: the three dialogs, and what a scanned paper does on the sale screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kassa.domain.errors import InputError, KassaError
from kassa.domain.people.rights import Right, require
from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.document_code import CodeKind
from kassa.domain.settings import till as keys
from kassa.domain.values.dutch import MINUS, format_entry, format_money
from kassa.domain.values.money import Money
from kassa.domain.values.typed import parse_amount
from kassa.services.till.document_choice import Standing
from kassa.ui.till.select.dialog import Facts, SelectDialog, Selection
from kassa.ui.till.select.holding import Holding
from kassa.ui.till.select.words import Choice
from kassa.ui.till.sheets import NumberSheet
from kassa.ui.widgets.picker import Choice as Picked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kassa.domain.people.actor import Actor
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.document_choice import Found
    from kassa.services.till.recognising import Recognised
    from kassa.ui.till.counter import Counter


class SelectFlow(QObject):
    """'Kies factuur', 'Betalen Facturen' and 'Kies Order'; each paper and card that is scanned goes to its handler.

    Args:
        counter: what every screen around the sale gets.
    """

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter.window)
        self._counter = counter
        self._open_order: Callable[[str], None] | None = None
        self._handlers: dict[CodeKind, Callable[[Recognised], None]] = {
            CodeKind.INVOICE: lambda paper: self.put((paper.id,)),
            CodeKind.CREDIT: lambda paper: self.put((paper.id,)),
        }
        self._after: Callable[[], None] = lambda: None
        self.holding = Holding(counter.controller, lambda: counter.services.counter().documents, lambda: self._after())
        counter.desk.offer("select_invoice", lambda: self.open(Choice.INVOICE))
        counter.desk.offer("pay_invoices", lambda: self.open(Choice.INVOICES))
        counter.desk.offer_line("amount", self.ask_amount)
        counter.controller.paper_scanned.connect(self.take)

    # What others add -----------------------------------------------------------------------------------------------

    def orders(self, open_order: Callable[[str], None]) -> None:
        """From now on orders can be picked and scanned; ``open_order`` puts one on the bon."""
        self._open_order = open_order
        self.on(CodeKind.ORDER, lambda paper: open_order(paper.id))
        self._counter.desk.offer("select_order", lambda: self.open(Choice.ORDER))

    def on(self, kind: CodeKind, handler: Callable[[Recognised], None]) -> None:
        """What a scanned paper or card of this kind does on the sale and payment screens."""
        self._handlers[kind] = handler

    def after_change(self, after: Callable[[], None]) -> None:
        """Called when the basket changed by a scan or because a document had to go: other screens read it again."""
        self._after = after

    # What a person does --------------------------------------------------------------------------------------------

    def open(self, choice: Choice) -> None:
        """Open one of the dialogs."""
        counter = self._counter
        counter.approvals.with_approval(
            counter.actor(), lambda actor: self._show(choice, actor), counter.controller.show_refusal
        )

    def put(self, ids: Sequence[str], selection: Selection | None = None) -> None:
        """Put invoices on the bon; the undo bar takes them off again."""
        documents = self._counter.services.counter().documents
        amount = selection.amount if selection is not None else None
        words = self.tr("Factuur op de bon") if len(ids) == 1 else self.tr("{} facturen op de bon").format(len(ids))
        self._counter.controller.change(lambda actor: documents.put_all(ids, actor, amount), words, then=self._put_done)

    def take(self, paper: Recognised) -> None:
        """A paper or card was scanned on the sale screen, or where nothing is paid yet."""
        handler = self._handlers.get(paper.kind)
        if handler is None:
            self._counter.controller.warn(self.tr("{} kan hier niet worden gescand.").format(paper.number))
        else:
            handler(paper)

    def ask_amount(self) -> None:
        """'Bedrag' of an invoice on the bon: what is paid of it now; the rest stays open."""
        counter = self._counter
        line = counter.controller.state.selected_line
        if line is None or line.settles is None:
            return
        lang: Lang = "en" if counter.ui.language.current == "en" else "nl"
        line_id, credit = line.id, line.settles.open < Money.ZERO
        sheet = NumberSheet(
            counter.ui.theme,
            counter.window.work,
            self.tr("Te betalen van {}").format(line.name.lower()),
            name="invoice_amount",
            start=format_entry(abs(line.amount)),
            decimals=2,
            before=f"{MINUS}€ " if credit else "€ ",
            text=self.tr("openstaand {}").format(format_money(line.settles.open, lang)),
        )

        def answered(text: str | None) -> None:
            counter.controller.drop_question()
            if text is not None:
                self._set_part(line_id, text, credit=credit)

        sheet.finished.connect(answered)
        counter.controller.open_sheet()
        sheet.ask()

    # Inside --------------------------------------------------------------------------------------------------------

    def _set_part(self, line_id: str, text: str, *, credit: bool) -> None:
        controller = self._counter.controller
        try:
            amount = parse_amount(text)
        except InputError as error:
            controller.refuse(error.reason)
            return
        documents = self._counter.services.counter().documents
        part = -amount if credit else amount
        words = self.tr("Bedrag {}").format(format_money(part))
        controller.change(lambda actor: documents.set_part(line_id, part, actor), words)

    def _put_done(self) -> None:
        self._counter.ui.sounds.play("ok")
        self._after()

    def _show(self, choice: Choice, actor: Actor) -> None:
        require(actor, Right.VIEW_ORDERS if choice.is_order else Right.VIEW_INVOICES)
        counter = self._counter
        customer = counter.services.selling.basket().customer
        dialog = SelectDialog(counter.ui, counter.window, choice, self._facts(choice, actor))

        def answered(selection: Selection | None) -> None:
            counter.controller.drop_question()
            if selection is None:
                return
            if not choice.is_order:
                self.put(selection.ids, selection)
            elif self._open_order is not None:
                self._open_order(selection.ids[0])

        dialog.finished.connect(answered)
        counter.controller.open_sheet()
        dialog.begin(Picked(customer.number, customer.title, customer.number) if customer is not None else None)

    def _facts(self, choice: Choice, actor: Actor) -> Facts:
        services = self._counter.services
        more, settings, till = services.counter(), services.settings, services.place.till_id
        standing = settings.get(keys.SELECT_STATUS, till)
        basket = services.selling.basket()

        def customers(text: str, most: int) -> tuple[Picked, ...]:
            hits = more.customers.search(text, most) if text else more.customers.recent(actor, most)
            return tuple(Picked(hit.number, hit.title, hit.detail) for hit in hits)

        def recognise(code: str) -> Found | Picked | None:
            kinds = (DocumentKind.ORDER,) if choice.is_order else (DocumentKind.INVOICE, DocumentKind.CREDIT)
            try:
                found = more.recognising.numbered(code, kinds) or more.recognising.recognise(code)
                if found is None:
                    return None
                if found.kind is CodeKind.CUSTOMER:
                    customer = more.customers.get(found.id)
                    return Picked(customer.number, customer.title, customer.number)
                return more.document_choice.document(found.id, actor)
            except KassaError:
                return None

        return Facts(
            choosing=more.document_choice,
            actor=actor,
            find_customers=customers,
            today=services.clock.now().astimezone(services.place.zone).date(),
            standing=Standing(standing),
            on_bon=frozenset(line.settles.document_id for line in basket.invoice_lines if line.settles is not None),
            recognise=recognise,
        )
