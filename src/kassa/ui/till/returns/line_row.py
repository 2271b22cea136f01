"""A line of the receipt with − n +: how many of it come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.values.dutch import format_quantity
from kassa.domain.values.quantity import Quantity
from kassa.ui.widgets.buttons import icon_button
from kassa.ui.widgets.labels import ElidedLabel, label, rule

if TYPE_CHECKING:
    from kassa.domain.till.returning import SoldLine
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.amounts import Amounts

_STEP, _NUMBER, _AMOUNT = 52, 56, 104
_REPEAT_DELAY_MS, _REPEAT_MS = 400, 125


class LineRow(QFrame):
    """``changed`` comes when another number was chosen."""

    changed = Signal()

    def __init__(self, theme: Theme, line: SoldLine, amounts: Amounts) -> None:
        super().__init__()
        self.line = line
        self._amounts = amounts
        self._chosen = Quantity.ZERO
        self.setObjectName(f"return.line_{line.position}")
        self.setMinimumHeight(68)
        self._name = ElidedLabel(line.name, "strong")
        self._detail = label("", "caption", wrap=True)
        name = f"return.line_{line.position}"
        self.less = icon_button(theme, "minus", "x", name=f"{name}.less", kind="step", sz="l")
        self.more = icon_button(theme, "plus", "x", name=f"{name}.more", kind="step", sz="l")
        for button, step in ((self.less, -1), (self.more, 1)):
            button.setFixedSize(_STEP, _STEP)
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(_REPEAT_DELAY_MS)
            button.setAutoRepeatInterval(_REPEAT_MS)
            button.clicked.connect(lambda _on=False, by=step: self.step(by))
        self._number = label("", "amount", name=f"{name}.number")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setFixedWidth(_NUMBER)
        self._amount = label("", "amount", "danger", name=f"{name}.amount")
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._amount.setFixedWidth(_AMOUNT)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._detail)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 6, 8, 6)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for part in (self.less, self._number, self.more, self._amount):
            row.addWidget(part)
        self.retranslate()

    @property
    def chosen(self) -> Quantity:
        """How many come back."""
        return self._chosen

    def choose(self, quantity: Quantity) -> None:
        """Take so many back; never more than is left."""
        kept = min(max(quantity, Quantity.ZERO), self.line.left)
        if kept != self._chosen:
            self._chosen = kept
            self._show()
            self.changed.emit()

    def choose_all(self) -> None:
        """Take everything back that is left."""
        self.choose(self.line.left)

    def step(self, by: int) -> None:
        """− and +; what was measured comes back as a whole."""
        if self.line.unit:
            self.choose(self.line.left if by > 0 else Quantity.ZERO)
        else:
            self.choose(self._chosen + Quantity.of(by))

    def retranslate(self) -> None:
        """Say the words again."""
        line, lang = self.line, self._amounts.lang
        unit = f" {line.unit}" if line.unit else ""
        count = format_quantity(line.quantity, lang) + unit
        sold = self.tr("{} verkocht").format(count)
        if line.returned:
            sold = self.tr("{} van {} al terug").format(format_quantity(line.returned, lang), count)
        paid = self.tr("{} betaald").format(self._amounts.money(line.gross))
        self._detail.setText(" \u00b7 ".join(part for part in (sold, line.detail, paid) if part))
        for button, words in (
            (self.less, self.tr("{}: minder terug")),
            (self.more, self.tr("{}: meer terug")),
        ):
            button.setAccessibleName(words.format(line.name))
            button.setToolTip(words.format(line.name))
        self._show()

    def _show(self) -> None:
        line, lang = self.line, self._amounts.lang
        text = format_quantity(self._chosen, lang)
        self._number.setText(text)
        self._number.setAccessibleName(self.tr("{}: {} terug").format(line.name, text))
        worth = line.worth(self._chosen) if self._chosen else None
        self._amount.setText(self._amounts.money(-worth) if worth is not None else "")
        self.less.setEnabled(bool(self._chosen))
        self.more.setEnabled(self._chosen < line.left)


def separated(rows: list[LineRow]) -> QWidget:
    """Return the rows under each other with a thin line between them."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 6, 0)
    column.setSpacing(0)
    for row in rows:
        row.setProperty("fx", "line")
        column.addWidget(row)
        column.addWidget(rule())
    column.addStretch(1)
    return holder
