"""Sheets of the order queue: what can be done with an order, and an order that somebody else has open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from kassa.services.till.order_queue import QueueCard, Working
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label, rule
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.domain.errors import Reason
    from kassa.services.till.opening import OrderView
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.amounts import Amounts

_ROW = 56
_RIGHT_COLUMN = 2


class CardMenu(Dialog):
    """What can be done with an order; ``finished`` carries ``open``, a ``Working``, ``slip``, ``mail`` or ``file``.

    Args:
        theme: colours.
        over: what it lies on.
        card: the order.
        no_mail: why 'Mail staat klaar' cannot, or None.
        file: name of the file that belongs to the order; empty without one.
    """

    def __init__(self, theme: Theme, over: QWidget, card: QueueCard, no_mail: Reason | None, file: str) -> None:
        title = f"{card.number} \u00b7 {card.title}"
        super().__init__(theme, over, title, name="queue_menu", width=420)
        self.body.setSpacing(0)
        self._row(self.tr("Op de bon openen"), "open", "open", "shopping-cart")
        if card.working is not Working.READY:
            self._row(self.tr("Zet op klaar"), Working.READY, "ready", "circle-check")
        if card.working is not Working.BUSY:
            self._row(self.tr("Zet op in behandeling"), Working.BUSY, "busy", "clock")
        self._row(self.tr("Afdrukken pakbon"), "slip", "slip", "printer")
        self.mail = self._row(self.tr("Mail 'staat klaar'"), "mail", "mail", "mail")
        if no_mail is not None:
            self.mail.setEnabled(False)
            self.mail.setAccessibleDescription(str(no_mail))
            self.body.addWidget(label(str(no_mail), "caption", "second", wrap=True))
        if file:
            words = self.tr("Bijlage {} openen").format(file)
            self._row(words, "file", "file", "paperclip")
        self.add_button(self.tr("Sluiten"), None, name="queue_menu.close")

    def _row(self, text: str, result: object, name: str, icon: str) -> Button:
        row = Button(self._theme, text, name=f"queue_menu.{name}", kind="menu", sz="l", icon=icon)
        row.setMinimumHeight(_ROW)
        row.clicked.connect(lambda: self.done(result))
        self.body.addWidget(row)
        return row


class OrderViewSheet(Dialog):
    """An order to look at while another till or person has it (M1-083)."""

    def __init__(self, theme: Theme, over: QWidget, view: OrderView, held: Reason, amounts: Amounts) -> None:
        title = self.tr("Order {}").format(view.number)
        super().__init__(theme, over, title, name="order_view", text=str(held), width=560)
        self.body.addWidget(label(view.customer, "strong"))
        self.body.addWidget(label(view.title, "body", "second"))
        self.body.addWidget(rule())
        lines = QGridLayout()
        lines.setColumnStretch(1, 1)
        lines.setHorizontalSpacing(12)
        for place, (quantity, name, amount) in enumerate(view.lines):
            lines.addWidget(label(quantity), place, 0)
            lines.addWidget(label(name, wrap=True), place, 1)
            lines.addWidget(_amount(amounts.cell(amount)), place, _RIGHT_COLUMN)
        self.body.addLayout(lines)
        self.body.addWidget(rule())
        sums = QGridLayout()
        sums.setColumnStretch(0, 1)
        facts = [(self.tr("Totaal"), amounts.money(view.total))]
        if view.deposit:
            facts += [
                (self.tr("Aanbetaald"), amounts.money(-view.deposit)),
                (self.tr("Nog te betalen"), amounts.money(view.rest)),
            ]
        for place, (word, figure) in enumerate(facts):
            sums.addWidget(label(word, "strong"), place, 0)
            sums.addWidget(_amount(figure, "strong"), place, 1)
        self.body.addLayout(sums)
        self.close_button = self.add_button(self.tr("Sluiten"), None, name="order_view.close")


def _amount(text: str, role: str = "body") -> QLabel:
    made = label(text, role)
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made
