"""Step 3, 'Afstorten': what goes to the bank, in which notes, in which bag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.till.shift import Count, Deposit
from kassa.domain.values.dutch import format_entry
from kassa.domain.values.money import Money
from kassa.ui.till.cashup.count_step import card
from kassa.ui.till.entry import AmountEntry
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label, rule
from kassa.ui.widgets.numpad import NumPad

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.amounts import Amounts

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DepositStep(QWidget):
    """Starts from a proposal that leaves tomorrow's float; another amount is typed.

    Args:
        ui: theme.
        amounts: how amounts are written.
        propose: gives the notes to take when this much stays in the drawer.
    """

    changed = Signal()

    def __init__(
        self, ui: UiContext, amounts: Amounts, propose: Callable[[Money], Deposit], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._amounts = amounts
        self._propose = propose
        self._counted = Money.ZERO
        self._entry = AmountEntry()
        self._proposal = Deposit(Money.ZERO, ())
        self._facts = [(label("", "body", "second"), label("", "amount")) for _ in range(3)]
        self._titles = [label("", "title"), label("", "title")]
        self.figure = label("", "total", name="cashup.deposit")
        self._notes = label("", "amount", wrap=True, name="cashup.deposit_notes")
        self.bag = Field("", name="cashup.bag")
        self.numpad = NumPad(ui.theme, name="cashup.deposit", key_height=54)
        self.numpad.pressed.connect(self.press)
        self._lay_out()
        self.retranslate()

    @property
    def amount(self) -> Money:
        """What goes to the bank."""
        return self._entry.amount or Money.ZERO

    def take_up(self, count: Count, keep: Money, bag: str) -> None:
        """Propose what is above ``keep``."""
        self._counted = count.total
        self._proposal = self._propose(keep)
        self._entry = AmountEntry(format_entry(self._proposal.amount))
        self._fresh = True
        self.bag.set_text(bag)
        self._show()

    def press(self, key: str) -> None:
        """Take a key; the first digit replaces the proposal."""
        start = AmountEntry() if self._fresh and key[:1].isdigit() else self._entry
        self._fresh = False
        self._entry = start.press(key)
        self._proposal = self._propose(max(self._counted - self.amount, Money.ZERO))
        self._show()
        self.changed.emit()

    def set_compact(self, compact: bool) -> None:
        """The numpad of 1024 x 768 is narrower."""
        self._pad.setFixedWidth(300 if compact else 330)

    def retranslate(self) -> None:
        """Say every fixed word again."""
        words = (self.tr("Geteld"), self.tr("Afstorten"), self.tr("Blijft in de lade"))
        for (name, _), text in zip(self._facts, words, strict=True):
            name.setText(text)
        self._titles[0].setText(self.tr("Afstorten"))
        self._titles[1].setText(self.tr("Te nemen biljetten"))
        self.bag.set_label(self.tr("Zaknummer"))
        self._show()

    # -- inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._fresh = True
        left, column = card(self._titles[0])
        column.addWidget(self.figure)
        for name, value in self._facts:
            line = QHBoxLayout()
            value.setAlignment(_RIGHT)
            line.addWidget(name, 1)
            line.addWidget(value)
            column.addLayout(line)
        column.addWidget(rule())
        column.addWidget(self.bag)
        column.addStretch(1)
        middle, notes = card(self._titles[1])
        notes.addWidget(self._notes)
        notes.addStretch(1)
        self._pad = QFrame()
        self._pad.setProperty("fx", "card")
        pad = QVBoxLayout(self._pad)
        pad.setContentsMargins(14, 14, 14, 12)
        pad.addWidget(self.numpad, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(middle, 1)
        row.addWidget(self._pad)
        self.set_compact(True)

    def _show(self) -> None:
        money = self._amounts.money
        self.figure.setText(money(self.amount))
        self.figure.setAccessibleName(self.tr("Afstorten {}").format(money(self.amount)))
        figures = (self._counted, self.amount, self._counted - self.amount)
        for (_, value), amount in zip(self._facts, figures, strict=True):
            value.setText(money(amount))
        lines = [f"{number} × {self._amounts.piece(note)}" for note, number in self._proposal.notes]
        rest = self.amount - self._proposal.amount
        if rest > Money.ZERO:
            lines.append(self.tr("Munten: {amount}").format(amount=money(rest)))
        self._notes.setText("\n".join(lines) or self.tr("Geen"))
