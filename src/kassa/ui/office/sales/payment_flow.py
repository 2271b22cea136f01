"""Paying invoices, depositing on an order and reversing a payment: from the press to the toast."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kassa.domain.sales.document import DocumentKind
from kassa.domain.values import Money
from kassa.domain.values.dutch import format_money
from kassa.services.sales.payments import Paid
from kassa.system.identity import new_id
from kassa.ui.office.sales.desk import Flow
from kassa.ui.office.sales.dialogs import ReasonDialog
from kassa.ui.office.sales.payment_sheet import Bill, PaymentSheet
from kassa.ui.office.sales.words import title_of

if TYPE_CHECKING:
    from kassa.services.sales.dossier import Dossier
    from kassa.services.sales.payments import OfficeMethod, Part, PaymentFact, Proposal

PAYMENTS = "payments"
"""Name of the tab of a document that shows its payments."""


class PaymentFlow(Flow):
    """'Betalen', 'Aanbetalen' and 'Terugdraaien'."""

    sheet: PaymentSheet | None = None

    def pay(self, ids: tuple[str, ...]) -> None:
        """Ask how invoices are paid and book it."""
        sales = self._desk.sales

        def work() -> tuple[Proposal, tuple[OfficeMethod, ...], Dossier, dt.date]:
            first = sales.dossiers.of(ids[0])
            return sales.payments.proposal(ids), sales.payments.methods(), first, first.today

        def done(found: tuple[Proposal, tuple[OfficeMethod, ...], Dossier, dt.date]) -> None:
            proposal, methods, first, today = found
            named, back = self._named(first, len(ids)), proposal.open < Money.ZERO
            bill = Bill(
                self._about(first, len(ids)),
                named,
                -proposal.open if back else proposal.open,
                methods,
                proposal.method,
                today,
                back=back,
                cash=-proposal.cash if back else proposal.cash,
            )
            self._open(bill, ids, first)

        self.run(work, done)

    def deposit(self, order_id: str) -> None:
        """Ask how much is paid in advance on an order and book it."""
        sales = self._desk.sales

        def work() -> tuple[Proposal, tuple[OfficeMethod, ...], Dossier]:
            return sales.payments.proposal((order_id,)), sales.payments.methods(), sales.dossiers.of(order_id)

        def done(found: tuple[Proposal, tuple[OfficeMethod, ...], Dossier]) -> None:
            proposal, methods, order = found
            total = order.totals.gross
            named = self._named(order, 1)
            bill = Bill(self._about(order, 1), named, proposal.open, methods, proposal.method, order.today, total)
            bill = replace(bill, cash=proposal.cash)
            self._open(bill, (order_id,), order)

        self.run(work, done)

    def reverse(self, payment: PaymentFact) -> None:
        """Take a payment back by a counter-payment, with a reason."""
        amount = format_money(payment.amount, self._desk.office.form.lang)
        title = self.tr("Betaling van %1 terugdraaien?").replace("%1", amount)
        text = self.tr("De betaling blijft staan en er komt een tegenboeking bij. Het bedrag staat daarna weer open.")
        dialog = ReasonDialog(self._theme, self.over, title, text, name="reverse_payment")
        key, actor, sales = new_id(), self._desk.office.actor, self._desk.sales

        def answered(reason: object) -> None:
            if isinstance(reason, str):
                self.run(lambda: sales.payments.reverse(payment.id, reason, actor, key), reversed_)

        def reversed_(_result: object) -> None:
            self.changed.emit()
            self.tell(self.tr("Betaling van %1 teruggedraaid").replace("%1", amount))

        dialog.finished.connect(answered)
        dialog.finish(self.tr("Ja, betaling terugdraaien"), self.tr("Nee, terug"))

    def _open(self, bill: Bill, ids: tuple[str, ...], first: Dossier) -> None:
        payments, actor = self._desk.sales.payments, self._desk.office.actor

        def book(parts: tuple[Part, ...], day: dt.date, note: str, key: str, sure: bool) -> Paid:
            if bill.order_total is not None:
                return payments.deposit(ids[0], parts, day, note, actor, key, sure=sure)
            signed = tuple(replace(part, amount=-part.amount) for part in parts) if bill.back else parts
            return payments.pay(ids, signed, day, note, actor, key, sure=sure)

        self.sheet = PaymentSheet(self._desk.office, self.over, bill, book)
        self.sheet.finished.connect(lambda paid: self._paid(paid, bill, first))
        self.sheet.open(self._start())

    def _start(self) -> QWidget | None:
        """Return where the focus begins: the button that goes on, because everything is filled in."""
        sheet = self.sheet
        return sheet.confirm if sheet is not None and sheet.confirm.isEnabled() else None

    def _paid(self, paid: object, bill: Bill, first: Dossier) -> None:
        self.sheet = None
        if not isinstance(paid, Paid):
            return
        lang = self._desk.office.form.lang
        self.changed.emit()
        applied = format_money(abs(paid.applied), lang)
        text = self.tr("Betaling van %1 op %2 geboekt")
        if bill.back:
            text = self.tr("Terugbetaling van %1 op %2 geboekt")
        if bill.order_total is not None:
            text = self.tr("Aanbetaling van %1 op %2 geregistreerd")
        text = text.replace("%1", applied).replace("%2", bill.named)
        document = first.document
        self.tell(text, self.tr("Bekijk betaling"), lambda: self._show_payment(document.kind, document.id))

    def _show_payment(self, kind: DocumentKind, document_id: str) -> None:
        page = self._desk.open_page(SCREENS[kind], document_id)
        show = getattr(page, "show_tab", None)
        if show is not None:
            show(PAYMENTS)

    def _about(self, first: Dossier, count: int) -> str:
        if count > 1:
            return self.tr("%1 facturen").replace("%1", str(count))
        party = first.document.party
        title = title_of(first.document.kind, first.document.number)
        return f"{title} · {party.title}" if party else title

    def _named(self, first: Dossier, count: int) -> str:
        if count > 1:
            return self.tr("%1 facturen").replace("%1", str(count))
        title = title_of(first.document.kind, first.document.number)
        return title[:1].lower() + title[1:]


SCREENS = {
    DocumentKind.ORDER: "orders",
    DocumentKind.DELIVERY: "deliveries",
    DocumentKind.INVOICE: "invoices",
    DocumentKind.CREDIT: "invoices",
}
"""Which screen shows a kind of document."""
