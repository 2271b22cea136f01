"""The bar of the selection above a list and the bar of totals below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from kassa.domain.frozen import frozen
from kassa.domain.values import Money, Quantity
from kassa.domain.values.dutch import format_money, format_quantity
from kassa.output.table import CellKind
from kassa.ui.office.why import Why
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.output.table import CellFormat
    from kassa.services.lists.spec import Column, Row, Summary
    from kassa.ui.theme.theme import Theme

BAR_HEIGHT = 42
FOOT_HEIGHT = 40


@frozen
class BulkAction:
    """Something that can be done with the ticked rows.

    Attributes:
        name: English, for its object name.
        label: Dutch verb.
        icon: of the button.
        act: called when pressed.
        denied: Dutch: which right is missing and who may give it; the button shows a lock.
        refusal: says of one row why it cannot be done with it; the button counts those with which it can.
    """

    name: str
    label: str
    icon: str
    act: Callable[[], None]
    denied: str = ""
    refusal: Callable[[Row], Reason | None] | None = None


def total_text(column: Column, total: int, form: CellFormat) -> str:
    """Return a total with its euro sign or unit."""
    if column.kind is CellKind.MONEY:
        return format_money(Money(total), form.lang)
    if column.kind is CellKind.QUANTITY:
        return format_quantity(Quantity(total), form.lang)
    return form.text(column.kind, total)


class SelectionBar(QFrame):
    """Count and sum of the ticked rows and what can be done with them."""

    cleared = Signal()

    def __init__(self, theme: Theme, name: str, actions: Sequence[BulkAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "selection")
        self.setFixedHeight(BAR_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(8)
        self._count = label("", "strong", "info", name=f"{name}.selected")
        self._sum = ElidedLabel("", tone="info")
        row.addWidget(self._count)
        row.addWidget(self._sum)
        row.addSpacing(6)
        self.why = Why(theme, self)
        self.buttons: list[Button] = []
        self._actions = tuple(actions)
        self._words: dict[Button, tuple[str, str]] = {}
        for action in actions:
            icon = "lock" if action.denied else action.icon
            button = Button(theme, action.label, name=f"{name}.bulk_{action.name}", sz="s", icon=icon)
            button.setEnabled(not action.denied)
            button.setToolTip(action.denied)
            button.clicked.connect(action.act)
            row.addWidget(button)
            self.buttons.append(button)
            self._words[button] = (action.label, "")
        row.addStretch(1)
        clear = Button(theme, self.tr("Selectie wissen"), name=f"{name}.clear_selection", kind="link", sz="s")
        clear.clicked.connect(self.cleared)
        row.addWidget(clear)
        self.hide()

    def show_selection(self, count: int, sums: str) -> None:
        """Say how many are ticked and what they add up to; hide at none."""
        self._count.setText(self.tr("%1 geselecteerd").replace("%1", f"{count:,}".replace(",", ".")))
        self._sum.setText(sums)
        self._sum.setMaximumWidth(self._sum.fontMetrics().horizontalAdvance(sums) + 4)
        self.setVisible(count > 0)

    def weigh(self, rows: Sequence[Row], count: int) -> None:
        """Say on each button with how many of the ticked rows it can be done, and why not when with none.

        Args:
            rows: the ticked rows that are known.
            count: how many are ticked; more than the known ones after 'everything'.
        """
        for action, button in zip(self._actions, self.buttons, strict=True):
            if action.refusal is None or action.denied or not count:
                continue
            refusals = [reason for reason in map(action.refusal, rows) if reason is not None]
            fits = len(rows) - len(refusals)
            word = self.tr("%1 (%2 van %3)").replace("%1", action.label)
            partly = 0 < fits < len(rows) == count
            word = word.replace("%2", str(fits)).replace("%3", str(count)) if partly else action.label
            self._words[button] = (word, f"{fits}/{count}" if partly else "")
            self.why.refuse(button, refusals[0] if rows and not fits else None)
        self._fit()

    def _fit(self) -> None:
        """Show the actions as icons where words and sum do not fit, the last ones first; a part keeps its count."""
        for words in range(len(self.buttons), -1, -1):
            for place, button in enumerate(self.buttons):
                self._show_word(button, narrow=place >= words)
            hidden = self._sum.maximumWidth() - self._sum.minimumSizeHint().width()
            if self.minimumSizeHint().width() + hidden <= self.width():
                return

    def _show_word(self, button: Button, *, narrow: bool) -> None:
        word, short = self._words[button]
        shown = short if narrow else word
        if button.label() != shown or not button.accessibleName():
            button.setProperty("square", not shown)
            button.set_label(shown, word)
            button.style().unpolish(button)
            button.style().polish(button)
        if button.isEnabled():
            button.setToolTip(word if narrow else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the actions to the width."""
        super().resizeEvent(event)
        self._fit()


class FootBar(QFrame):
    """Keys at the left, totals over the whole filter at the right."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "foot")
        self.setFixedHeight(FOOT_HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(18)
        self.hint = ElidedLabel("", "caption")
        row.addWidget(self.hint, 1)
        self._lead = label("", "body", "second", name=f"{name}.total_count")
        row.addWidget(self._lead)
        self._totals = QHBoxLayout()
        self._totals.setSpacing(8)
        row.addLayout(self._totals)
        self._labels: list[QLabel] = []

    def show_summary(self, text: str, totals: Sequence[tuple[str, str]]) -> None:
        """Show the count and the totals as (word, amount)."""
        self._lead.setText(text)
        while len(self._labels) < 2 * len(totals):
            self._labels.append(label("", "body", "second") if len(self._labels) % 2 == 0 else label("", "strong"))
            self._totals.addWidget(self._labels[-1])
        for place, made in enumerate(self._labels):
            pair, part = divmod(place, 2)
            made.setText(totals[pair][part] if pair < len(totals) else "")
            made.setVisible(pair < len(totals))


def selected_sums(columns: Sequence[Column], rows: Sequence[Row], places: Sequence[int], form: CellFormat) -> str:
    """Return the sums of ticked rows as ``Totaal € 430,45``."""
    parts = []
    for column, place in zip(columns, places, strict=True):
        total = sum(int(row.cells[place] or 0) for row in rows)
        parts.append(f"{column.label} {total_text(column, total, form)}")
    return "   ".join(parts)


def summary_sums(columns: Sequence[Column], summary: Summary, form: CellFormat) -> list[tuple[str, str]]:
    """Return the totals of a filter as (word, amount)."""
    return [
        (column.label.lower(), total_text(column, summary.totals[column.key], form))
        for column in columns
        if column.key in summary.totals
    ]
