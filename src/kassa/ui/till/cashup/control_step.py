"""Step 2, 'Controleren': what was booked beside what was found, and why it differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from kassa.domain.till.shift import Control
from kassa.domain.values.money import Money
from kassa.ui.till.cashup.count_step import card
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label, restyle, rule

if TYPE_CHECKING:
    from kassa.domain.till.shift import ControlRow
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.amounts import Amounts

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ControlStep(QWidget):
    """Shows a ``Control``; ``recount`` goes back to counting."""

    recount = Signal()

    def __init__(self, ui: UiContext, amounts: Amounts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts = amounts
        self._control = Control(())
        self._limit = Money.ZERO
        self._heads = [label("", "label") for _ in range(4)]
        self._cells: list[QLabel] = []
        self._title = label("", "title")
        self._difference_title = label("", "title")
        self.difference = label("", "total", name="cashup.difference")
        self._verdict = label("", "body", "second", wrap=True)
        self.reason = Field("", name="cashup.reason")
        self.recount_button = Button(ui.theme, "x", name="cashup.recount", sz="l", icon="rotate-ccw")
        self.recount_button.clicked.connect(self.recount)
        left, column = card(self._title)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(14)
        for place, head in enumerate(self._heads):
            if place:
                head.setAlignment(_RIGHT)
            self._grid.addWidget(head, 0, place)
            self._grid.setColumnStretch(place, 2 if place == 0 else 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        right, facts = card(self._difference_title)
        facts.addWidget(self.difference)
        facts.addWidget(self._verdict)
        facts.addWidget(rule())
        facts.addWidget(self.reason)
        facts.addStretch(1)
        facts.addWidget(self.recount_button)
        self._right = right
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(right)
        self.set_compact(True)
        self.retranslate()

    def show_control(self, control: Control, limit: Money, reason: str) -> None:
        """Show the table; from ``limit`` on a difference needs a reason."""
        self._control, self._limit = control, limit
        self.reason.set_text(reason)
        self.reason.set_error("")
        self._show()

    def missing_reason(self) -> bool:
        """Whether somebody still has to say why; marks the field and puts the focus there."""
        missing = self._control.needs_reason(self._limit) and not self.reason.text().strip()
        if missing:
            self.reason.set_error(self.tr("Typ waar het verschil vandaan komt, of tel opnieuw."))
            self.reason.setFocus()
        return missing

    def set_compact(self, compact: bool) -> None:
        """The right column of 1024 x 768 is narrower."""
        self._right.setFixedWidth(340 if compact else 440)

    def retranslate(self) -> None:
        """Say every fixed word again."""
        heads = (self.tr("Betaalwijze"), self.tr("Verwacht"), self.tr("Geteld"), self.tr("Verschil"))
        for head, text in zip(self._heads, heads, strict=True):
            head.setText(text)
        self._title.setText(self.tr("Geteld en verwacht"))
        self._difference_title.setText(self.tr("Kasverschil"))
        self.recount_button.set_label(self.tr("Opnieuw tellen"))
        self._show()

    # -- inside -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = []
        for line, row in enumerate(self._control.rows, 1):
            self._show_row(line, row)
        cash = sum(row.difference.cents for row in self._control.rows if row.method == "cash")
        others = [row for row in self._control.rows if row.method != "cash" and row.difference]
        total = Money(cash)
        self.difference.setText(self._amounts.money(total))
        self.difference.setAccessibleName(self.tr("Kasverschil {}").format(self._amounts.money(total)))
        restyle(self.difference, "tone", self._tone(total))
        self._verdict.setText("\n".join((self._words(total), *map(self._other_words, others))))
        needed = self._control.needs_reason(self._limit)
        self.reason.set_label(self.tr("Reden van het verschil") + (" *" if needed else ""))
        self.reason.setVisible(bool(total) or bool(others) or needed)

    def _show_row(self, line: int, row: ControlRow) -> None:
        texts = (row.name, self._amounts.cell(row.expected), self._amounts.cell(row.counted))
        for place, text in enumerate(texts):
            self._put(line, place, label(text, "strong" if place == 0 else "amount"))
        cell = label(self._amounts.cell(row.difference), "amount", self._tone(row.difference) or "muted")
        words = self._words(row.difference) if row.method == "cash" or not row.difference else self._other_words(row)
        cell.setAccessibleName(f"{row.name}: {words}")
        self._put(line, 3, cell)

    def _put(self, line: int, place: int, cell: QLabel) -> None:
        if place:
            cell.setAlignment(_RIGHT)
        self._grid.addWidget(cell, line, place)
        self._cells.append(cell)

    def _tone(self, difference: Money) -> str:
        """Amber for a difference, red from the limit on; the words say which way."""
        if not difference:
            return ""
        return "danger" if abs(difference) >= self._limit else "warn"

    def _other_words(self, row: ControlRow) -> str:
        """What a card terminal took more or less than was booked."""
        shown = self._amounts.money(abs(row.difference))
        if row.difference > Money.ZERO:
            return self.tr("{name}: de terminal nam {amount} meer dan er is geboekt.").format(
                name=row.name, amount=shown
            )
        return self.tr("{name}: de terminal nam {amount} minder dan er is geboekt.").format(name=row.name, amount=shown)

    def _words(self, difference: Money) -> str:
        if not difference:
            return self.tr("De kas klopt.")
        shown = self._amounts.money(abs(difference))
        if difference < Money.ZERO:
            return self.tr("Er is {amount} te weinig.").format(amount=shown)
        return self.tr("Er is {amount} te veel.").format(amount=shown)
