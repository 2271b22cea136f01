"""The payment sheet: 'Betalen' of invoices and 'Aanbetalen' of an order (ui.md 8.4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.payments.method import MethodKind
from kassa.domain.values import Money
from kassa.domain.values.dutch import format_money
from kassa.system.identity import new_id
from kassa.ui.office.form_fields import LinesField
from kassa.ui.office.sales.day_field import DayField
from kassa.ui.office.sales.payment_parts import PaymentParts
from kassa.ui.office.sales.side_sheet import SideSheet
from kassa.ui.office.why import Why, reason_of
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Chip
from kassa.ui.widgets.labels import label, rule
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import ConfirmDialog

if TYPE_CHECKING:
    from kassa.services.sales.payments import OfficeMethod, Paid, Part
    from kassa.ui.office.context import OfficeContext

Book = Callable[["tuple[Part, ...]", dt.date, str, str, bool], "Paid"]
"""Books parts on a day with a note under the key of one press; the last says that large change was confirmed."""
SURE = "payment.change_large"
SHARES = (25, 50)


@frozen
class Bill:
    """What is to be paid.

    Attributes:
        about: whom and what: 'Factuur 2025-0398 · Voorbeeld Bouw B.V.'.
        named: the same in the question: 'factuur 2025-0398'.
        open: what is open on it.
        methods: every method there is, also those that are refused here.
        method: the code of the method to begin with.
        today: the day in the shop.
        order_total: total of the order a deposit is for; None for a payment.
        back: whether the shop pays: ``open`` is then what the customer gets.
        cash: the whole amount when it is paid in cash, rounded as cash is.
    """

    about: str
    named: str
    open: Money
    methods: tuple[OfficeMethod, ...]
    method: str
    today: dt.date
    order_total: Money | None = None
    back: bool = False
    cash: Money | None = None


class PaymentSheet(SideSheet):
    """Books one payment and ends with its :class:`Paid`."""

    def __init__(self, office: OfficeContext, over: QWidget, bill: Bill, book: Book) -> None:
        title = QCoreApplication.translate("PaymentSheet", "Betalen")
        if bill.order_total is not None:
            title = QCoreApplication.translate("PaymentSheet", "Aanbetalen")
        elif bill.back:
            title = QCoreApplication.translate("PaymentSheet", "Terugbetalen")
        super().__init__(office.ui.theme, over, title, name="payment", text=bill.about)
        self._office, self._bill, self._book = office, bill, book
        self._key = new_id()
        self._busy = False
        self._sent: tuple[tuple[Part, ...], dt.date] | None = None
        theme = office.ui.theme
        self.why = Why(theme, self)
        offered = [method for method in bill.methods if method.refused is None]
        refused = [self._refused(method) for method in bill.methods if method.refused is not None]
        self.parts = PaymentParts(theme, offered, bill.method, bill.open, refused)
        cash = bill.cash if bill.cash is not None else bill.open
        self.parts.fill(lambda kind: cash if kind is MethodKind.CASH else bill.open)
        self.day = DayField(self.tr("Datum"), bill.today, bill.today, name="payment.date")
        self.note = LinesField(self.tr("Notitie"), name="payment.note")
        self.notice = Notice(theme, name="payment.notice")
        self.confirm = Button(theme, self.tr("Betaling bevestigen"), name="payment.confirm", kind="primary", sz="l")
        self.confirm.clicked.connect(self._ask)
        self._fill(bill)
        self._close = self.add_button(self.tr("Sluiten"), None, name="payment.close")
        self.add_action(self.confirm)
        self.parts.changed.connect(self._weigh)
        self._weigh()

    def _fill(self, bill: Bill) -> None:
        body = self.body
        word = self.tr("Terug te betalen") if bill.back else self.tr("Openstaand")
        body.addWidget(label(word, "label"))
        body.addWidget(label(format_money(bill.open, self._office.form.lang), "total", name="payment.open"))
        body.addWidget(rule())
        if bill.order_total is not None:
            body.addLayout(self._shares(bill))
        body.addWidget(self.parts)
        body.addWidget(self.day)
        body.addWidget(self.note)
        body.addWidget(self.notice)
        body.addStretch(1)

    def _refused(self, method: OfficeMethod) -> QLabel:
        """Return the line that says why a method cannot be chosen here."""
        text = f"{method.name}: {method.refused.sentence if method.refused else ''}"
        if method.kind is MethodKind.CARD:
            text = self.tr("PIN kan alleen via de kassa")
        made = label(text, "caption", wrap=True, name=f"payment.refused_{method.code}")
        made.setToolTip(str(method.refused))
        return made

    def _shares(self, bill: Bill) -> QHBoxLayout:
        """Return the chips that fill in a part of the order."""
        row = QHBoxLayout()
        row.setSpacing(8)
        self.chips: list[Chip] = []
        whole = Chip(self._theme, self.tr("Hele bedrag"), name="payment.whole")
        whole.setCheckable(False)
        whole.clicked.connect(lambda: self.parts.set_amount(bill.open))
        self.chips.append(whole)
        for share in SHARES:
            chip = Chip(self._theme, f"{share} %", name=f"payment.share_{share}")
            chip.setCheckable(False)
            chip.clicked.connect(lambda _on=False, part=share: self._share(part))
            self.chips.append(chip)
        for chip in self.chips:
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _share(self, percent: int) -> None:
        """Fill in a part of the order total, rounded to a cent, never more than is open."""
        total = self._bill.order_total or Money.ZERO
        cents = (total.cents * percent + 50) // 100
        self.parts.set_amount(min(Money(cents), self._bill.open))

    # --- what is filled in -----------------------------------------------------------------------------

    @property
    def total(self) -> Money:
        """What was filled in altogether.

        Raises:
            InputError: an amount cannot be understood.
        """
        return Money(sum(part.amount.cents for part in self.parts.parts()))

    def _weigh(self) -> None:
        """Say what the amount means and whether it can be booked."""
        self.notice.say("")
        reason = None if not self._busy else _busy()
        try:
            total = self.total
        except InputError as error:
            reason = error.reason
        else:
            reason = reason or self._refusal(total)
            if reason is None:
                self._explain(total)
            else:
                self.notice.say(str(reason))
        self.why.refuse(self.confirm, reason)
        self.why.refuse(self._close, _busy() if self._busy else None)

    def _refusal(self, total: Money) -> Reason | None:
        lang = self._office.form.lang
        if not self.parts.rows:
            return Reason(
                "payment.no_methods",
                self.tr("Er zijn geen betaalwijzen om hier te gebruiken."),
                self.tr("Zet betaalwijzen aan bij Instellingen."),
            )
        if total <= Money.ZERO:
            return Reason("payment.zero", self.tr("Er is geen bedrag ingevuld."), self.tr("Typ een bedrag."))
        over = total - self._due
        if over > Money.ZERO and (self._fixed or over > self._cash()):
            sentence = self.tr("Dit is %1 meer dan er openstaat.").replace("%1", format_money(over, lang))
            fix = self.tr("Alleen contant kan meer zijn; dan is er wisselgeld.")
            return Reason("payment.too_much", sentence, "" if self._fixed else fix)
        return None

    def _explain(self, total: Money) -> None:
        lang = self._office.form.lang
        rest = self._due - total
        if rest < Money.ZERO:
            self.notice.say(self.tr("Wisselgeld %1").replace("%1", format_money(-rest, lang)), "warn")
        elif self.parts.divided or rest > Money.ZERO:
            text = self.tr("Samen %1. Daarna nog open: %2.")
            text = text.replace("%1", format_money(total, lang)).replace("%2", format_money(rest, lang))
            self.notice.say(text, "info")

    def _cash(self) -> Money:
        kinds = ((part, self.parts.kind_of(part.method)) for part in self.parts.parts())
        return Money(sum(part.amount.cents for part, kind in kinds if kind is MethodKind.CASH))

    @property
    def _due(self) -> Money:
        """The whole amount as the chosen way of paying takes it: cash alone is rounded."""
        chosen, cash = self.parts.chosen, self._bill.cash
        alone = not self.parts.divided and chosen is not None and chosen.method.kind is MethodKind.CASH
        return cash if alone and cash is not None else self._bill.open

    @property
    def _fixed(self) -> bool:
        """Whether more than what is open makes no sense: a deposit, or money that goes back."""
        return self._bill.order_total is not None or self._bill.back

    def done(self, result: object = None) -> None:
        """Close; not while the payment is being booked, so that its end is seen."""
        if result is not None or not self._busy:
            super().done(result)

    # --- booking ---------------------------------------------------------------------------------------

    def _ask(self) -> None:
        day = self.day.day()
        if day is None or self._busy:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        parts, total = self.parts.parts(), self.total
        dialog = ConfirmDialog(
            self._theme,
            self._over,
            self._question(total),
            self._consequence(total),
            self.tr("Ja, betaling bevestigen"),
            self.tr("Nee, terug"),
            name="payment.ask",
        )
        dialog.finished.connect(lambda yes: self._answered(yes, parts, day))
        dialog.ask()

    def _question(self, total: Money) -> str:
        lang = self._office.form.lang
        if self._bill.back:
            text = self.tr("Terugbetaling van %1 op %2 bevestigen?")
            return text.replace("%1", format_money(total, lang)).replace("%2", self._bill.named)
        if self._bill.order_total is None:
            text = self.tr("Betaling van %1 op %2 bevestigen?")
            paid = min(total, self._due)
            return text.replace("%1", format_money(paid, lang)).replace("%2", self._bill.named)
        text = self.tr("Aanbetaling van %1 op %2 bevestigen?")
        return text.replace("%1", format_money(total, lang)).replace("%2", self._bill.named)

    def _consequence(self, total: Money) -> str:
        lang, bill = self._office.form.lang, self._bill
        rest = format_money(max(self._due - total, Money.ZERO), lang)
        if bill.order_total is not None:
            text = self.tr("Er wordt %1 aanbetaald. De order is %2; daarna is nog %3 te betalen.")
            text = text.replace("%1", format_money(total, lang))
            return text.replace("%2", format_money(bill.order_total, lang)).replace("%3", rest)
        if total > self._due:
            text = self.tr("Ontvangen %1, wisselgeld %2.").replace("%1", format_money(total, lang))
            return text.replace("%2", format_money(total - self._due, lang))
        return self.tr("Daarna nog open: %1.").replace("%1", rest)

    def _answered(self, yes: object, parts: tuple[Part, ...], day: dt.date) -> None:
        if not yes or self._busy:
            return
        self._busy = True
        self._weigh()
        self._send(parts, day, sure=False)

    def _send(self, parts: tuple[Part, ...], day: dt.date, *, sure: bool) -> None:
        book, note, key = self._book, self.note.text().strip(), self._key
        self._sent = (parts, day)
        self._office.ui.jobs.run(
            self, lambda: book(parts, day, note, key, sure), done=lambda paid: self.done(paid), failed=self._failed
        )

    def _ask_sure(self, reason: Reason) -> None:
        """Ask again before an unusually large amount of change is given."""
        dialog = ConfirmDialog(
            self._theme,
            self._over,
            reason.sentence,
            self.tr("Controleer het bedrag dat is ontvangen."),
            self.tr("Ja, betaling bevestigen"),
            self.tr("Nee, terug"),
            name="payment.sure",
        )

        def answered(yes: object) -> None:
            if yes and self._sent is not None:
                self._send(*self._sent, sure=True)

        dialog.finished.connect(answered)
        dialog.ask()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._weigh()
        reason = reason_of(error)
        if reason.code == SURE:
            self._ask_sure(reason)
            return
        self.notice.say(str(reason), "danger")


def _busy() -> Reason:
    sentence = QCoreApplication.translate("PaymentSheet", "De betaling wordt geboekt.")
    return Reason("payment.busy", sentence, QCoreApplication.translate("PaymentSheet", "Wacht even."))
