"""Questions about sales documents: what will happen is said before it does (ui.md 6.4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from kassa.domain.frozen import frozen
from kassa.domain.values import Money
from kassa.domain.values.dutch import Lang, format_money
from kassa.ui.office.form_fields import ChoiceField
from kassa.ui.office.sales.day_field import DayField
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.desk import CheckBox
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.domain.sales.invoice_checks import Checklist
    from kassa.services.sales.payments import OfficeMethod
    from kassa.ui.theme.theme import Theme


@frozen
class Slips:
    """What 'Factureren' is about.

    Attributes:
        count: delivery notes that can be invoiced.
        joined: how many invoices it is with collective ones.
        debtors: how many debtors.
        total: of all invoices.
        refused: why others cannot.
    """

    count: int
    joined: int
    debtors: int
    total: Money
    refused: tuple[str, ...]


@frozen
class InvoiceChoice:
    """Date of the invoices, and whether the slips of one debtor go on one."""

    day: dt.date
    collective: bool


class InvoiceDateDialog(Dialog):
    """'Factureren' of delivery notes: date, collective or not, how many, and that it cannot be changed after."""

    def __init__(self, theme: Theme, over: QWidget, slips: Slips, today: dt.date, lang: Lang) -> None:
        title = QCoreApplication.translate("InvoiceDateDialog", "Factureren")
        super().__init__(theme, over, title, name="invoice_date")
        self._slips, self._lang = slips, lang
        self.day = DayField(self.tr("Factuurdatum"), today, today, name="invoice_date.date")
        self.body.addWidget(self.day)
        self.collective = CheckBox(theme, self.tr("Eén verzamelfactuur"), name="invoice_date.collective")
        if slips.debtors > 1:
            self.collective.setText(self.tr("Eén verzamelfactuur per debiteur"))
            self.collective.setAccessibleName(self.collective.text())
        self.collective.setChecked(True)
        self.collective.setVisible(slips.count > slips.joined)
        self.collective.toggled.connect(self._count)
        self.body.addWidget(self.collective)
        self.number = label("", "strong", wrap=True, name="invoice_date.number")
        self.body.addWidget(self.number)
        for text in slips.refused:
            self.body.addWidget(label(text, "body", "warn", wrap=True))
        self.warning = Notice(theme, name="invoice_date.warning")
        self.body.addWidget(self.warning)
        self.add_button(self.tr("Annuleren"), None, name="invoice_date.cancel")
        self.ok = self.add_action(Button(theme, self.tr("OK"), name="invoice_date.ok", kind="primary", sz="l"))
        self.ok.clicked.connect(self._finish)
        self._count()

    def ask(self) -> None:
        """Show with the focus on the date."""
        self.warning.say(self.tr("Een factuur kan daarna niet meer worden gewijzigd."))
        self.open(self.day.edit)

    @property
    def invoices(self) -> int:
        """How many invoices it will be."""
        joined = self.collective.isChecked() and not self.collective.isHidden()
        return self._slips.joined if joined else self._slips.count

    def _count(self) -> None:
        total = format_money(self._slips.total, self._lang)
        if self.invoices == 1:
            self.number.setText(self.tr("Er wordt 1 factuur gemaakt van %1.").replace("%1", total))
            return
        text = self.tr("Er worden %1 facturen gemaakt voor %2 debiteuren, samen %3.")
        text = text.replace("%1", str(self.invoices)).replace("%2", str(self._slips.debtors))
        self.number.setText(text.replace("%3", total))

    def _finish(self) -> None:
        day = self.day.day()
        if day is not None:
            self.done(InvoiceChoice(day, self.collective.isChecked()))


class DefinitiveDialog(Dialog):
    """'Factuur actie - Maak definitief': what was checked, then 'Bevestig'."""

    def __init__(self, theme: Theme, over: QWidget, checks: Checklist, text: str) -> None:
        title = QCoreApplication.translate("DefinitiveDialog", "Factuur actie - Maak definitief")
        super().__init__(theme, over, title, name="definitive", text=text, width=560)
        for place, check in enumerate(checks.items, start=1):
            notice = Notice(theme, name=f"definitive.check_{place}")
            words = f"{check.sentence} {check.fix}".strip() if not check.ok else check.sentence
            tone = "success" if check.ok else "danger" if check.blocking else "warn"
            self.body.addWidget(notice)
            notice.say(words, tone)
        self.safe = self.add_button(self.tr("Annuleren"), None, name="definitive.cancel")
        self.confirm = self.add_button(self.tr("Bevestig"), True, name="definitive.confirm", kind="primary")
        self.confirm.setEnabled(checks.may_go_on)
        if not checks.may_go_on:
            self.confirm.setToolTip(self.tr("Los eerst op wat rood is."))
            self.confirm.setAccessibleDescription(self.confirm.toolTip())

    def offer(self, word: str, act: Callable[[], object]) -> Button:
        """Add a way out of what blocks; pressing it closes the dialog first."""
        button = Button(self._theme, word, name="definitive.way")
        button.clicked.connect(lambda: self.done(None))
        button.clicked.connect(act)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def ask(self) -> None:
        """Show with the focus on the safe button."""
        self.open(self.safe)


class CreditDialog(Dialog):
    """'Factuur verwijderen' of a definitive invoice: says beforehand what happens."""

    def __init__(self, theme: Theme, over: QWidget, title: str, steps: Sequence[str]) -> None:
        text = QCoreApplication.translate(
            "CreditDialog", "Een definitieve factuur verdwijnt niet: ze wordt gecrediteerd. Dit gebeurt er:"
        )
        super().__init__(theme, over, title, name="credit", text=text, width=560)
        for place, step in enumerate(steps, start=1):
            self.body.addWidget(label(f"{place}.  {step}", "body", wrap=True, name=f"credit.step_{place}"))
        self.concept = CheckBox(theme, self.tr("Zet de regels in een nieuwe conceptfactuur"), name="credit.concept")
        self.body.addWidget(self.concept)
        self.safe = self.add_button(self.tr("Nee, factuur behouden"), None, name="credit.no")
        self.yes = self.add_action(
            Button(theme, self.tr("Ja, factuur crediteren"), name="credit.yes", kind="danger-fill", sz="l")
        )
        self.yes.clicked.connect(lambda: self.done("concept" if self.concept.isChecked() else "credit"))

    def ask(self) -> None:
        """Show with the focus on the safe button."""
        self.open(self.safe)


@frozen
class CancelChoice:
    """What becomes of a deposit: ``pay_back``, ``keep_credit`` or ``keep``, and by which method it is paid back."""

    deposit: str
    method: str = ""


class CancelOrderDialog(Dialog):
    """'Order 4025 annuleren?' with the question about its deposit (as it is said; empty without one)."""

    def __init__(self, theme: Theme, over: QWidget, number: str, deposit: str, methods: Sequence[OfficeMethod]) -> None:
        title = QCoreApplication.translate("CancelOrderDialog", "Order %1 annuleren?").replace("%1", number)
        super().__init__(theme, over, title, name="cancel_order")
        self._deposit = deposit
        self._choices: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.methods = ChoiceField(
            theme,
            self.tr("Terugbetalen met"),
            [(method.code, method.name) for method in methods if method.refused is None],
            name="cancel_order.method",
        )
        if deposit:
            self._ask_deposit()
        self.safe = self.add_button(self.tr("Nee, order behouden"), None, name="cancel_order.no")
        self.yes = self.add_action(
            Button(theme, self.tr("Ja, order annuleren"), name="cancel_order.yes", kind="danger-fill", sz="l")
        )
        self.yes.clicked.connect(self._finish)
        self._say()

    def ask(self) -> None:
        """Show with the focus on the safe button."""
        self.open(self.safe)

    def _ask_deposit(self) -> None:
        words = (
            ("keep_credit", self.tr("Als tegoed van de klant bewaren")),
            ("pay_back", self.tr("Terugbetalen")),
            ("keep", self.tr("Laten staan op de order")),
        )
        for key, word in words:
            choice = QRadioButton(word)
            choice.setObjectName(f"cancel_order.{key}")
            choice.setAccessibleName(word)
            self._choices[key] = choice
            self._group.addButton(choice)
            self.body.addWidget(choice)
        self._choices["keep_credit"].setChecked(True)
        self.body.addWidget(self.methods)
        for choice in self._choices.values():
            choice.toggled.connect(self._say)

    def _chosen(self) -> str:
        return next((key for key, choice in self._choices.items() if choice.isChecked()), "keep_credit")

    def _say(self) -> None:
        """Say the consequence of the choice that holds."""
        sentences = [self.tr("De reservering vervalt.")]
        if self._deposit:
            sentence = {
                "keep_credit": self.tr("Een aanbetaling van %1 blijft als tegoed staan."),
                "pay_back": self.tr("Een aanbetaling van %1 wordt terugbetaald."),
                "keep": self.tr("Een aanbetaling van %1 blijft op de order staan."),
            }[self._chosen()]
            sentences.append(sentence.replace("%1", self._deposit))
        self.explanation.setText(" ".join(sentences))
        self.explanation.show()
        self.methods.setVisible(bool(self._deposit) and self._chosen() == "pay_back")

    def _finish(self) -> None:
        chosen = self._chosen()
        self.done(CancelChoice(chosen, self.methods.value() if chosen == "pay_back" else ""))


class ReasonDialog(Dialog):
    """Asks why, before something is taken back; ends with the text."""

    def __init__(self, theme: Theme, over: QWidget, title: str, text: str, *, name: str) -> None:
        super().__init__(theme, over, title, name=name, text=text)
        self._name = name
        self.reason = Field(self.tr("Reden"), name=f"{name}.reason", required=True)
        self.body.addWidget(self.reason)

    def finish(self, yes: str, no: str) -> None:
        """Add the buttons and show the dialog with the focus on the reason."""
        self.add_button(no, None, name=f"{self._name}.no")
        button = self.add_action(Button(self._theme, yes, name=f"{self._name}.yes", kind="primary", sz="l"))
        button.clicked.connect(self._finish)
        self.open(self.reason.edit)

    def _finish(self) -> None:
        text = self.reason.text().strip()
        if text:
            self.done(text)
        else:
            self.reason.set_error(self.tr("Typ waarom; dit komt in de historie te staan."))
