"""Step 4, 'Dag afsluiten': what will be sealed, and which baskets stay behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.values.dutch import format_time
from kassa.ui.till.cashup.count_step import card
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.domain.till.basket import Basket
    from kassa.services.till.selling import ParkedBasket
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.amounts import Amounts

Fact = tuple[str, str, str]
_MOST_BASKETS = 8


class CloseStep(QWidget):
    """Only shows; the primary below it closes."""

    def __init__(self, ui: UiContext, amounts: Amounts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts, self._zone = amounts, ui.zone
        self._facts: tuple[Fact, ...] = ()
        self._open: Basket | None = None
        self._parked: tuple[ParkedBasket, ...] = ()
        self._titles = [label("", "title"), label("", "title")]
        left, self._summary = card(self._titles[0])
        self._summary_lines = QVBoxLayout()
        self._summary_lines.setSpacing(12)
        self._summary.addLayout(self._summary_lines)
        self._summary.addStretch(1)
        right, column = card(self._titles[1])
        self._basket_lines = QVBoxLayout()
        self._basket_lines.setSpacing(12)
        column.addLayout(self._basket_lines)
        column.addStretch(1)
        self.notice = Notice(ui.theme, name="cashup.kept")
        column.addWidget(self.notice)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left, 1)
        row.addWidget(right, 1)
        self.retranslate()

    def show_day(self, facts: Sequence[Fact], open_basket: Basket, parked: Sequence[ParkedBasket]) -> None:
        """Show the facts (name, amount, tone) and the baskets that are not paid.

        Args:
            facts: what was counted, expected, differs, goes to the bank and stays.
            open_basket: the basket of the till; named when something stands on it.
            parked: what was set aside.
        """
        self._facts = tuple(facts)
        self._open = None if open_basket.is_empty else open_basket
        self._parked = tuple(parked)
        self._show()

    def retranslate(self) -> None:
        """Say every fixed word again."""
        self._titles[0].setText(self.tr("Samenvatting"))
        self._titles[1].setText(self.tr("Open en geparkeerde bonnen"))
        self._show()

    def _show(self) -> None:
        _empty(self._summary_lines)
        for name, value, tone in self._facts:
            self._summary_lines.addLayout(_line(name, value, tone))
        _empty(self._basket_lines)
        money = self._amounts.money
        if self._open is not None:
            self._basket_lines.addLayout(_line(self.tr("Open bon"), money(self._open.total), "warn"))
        for basket in self._parked[:_MOST_BASKETS]:
            moment = format_time(basket.parked_at.astimezone(self._zone)) if basket.parked_at is not None else ""
            name = f"{moment} · {', '.join(basket.line_names[:2])}"
            self._basket_lines.addLayout(_line(name, money(basket.total), ""))
        more = len(self._parked) - _MOST_BASKETS
        if more > 0:
            self._basket_lines.addWidget(label(self.tr("en nog {count}").format(count=more), "body", "second"))
        left = len(self._parked) + (self._open is not None)
        if left:
            self.notice.say(self.tr("Deze bonnen blijven bewaard. Reken ze eerst af, of sluit af en ga morgen verder."))
        else:
            self._basket_lines.addWidget(label(self.tr("Geen open of geparkeerde bonnen."), "body", "second"))
            self.notice.say("")


def _line(name: str, value: str, tone: str) -> QHBoxLayout:
    line = QHBoxLayout()
    amount = label(value, "amount", tone)
    amount.setAlignment(Qt.AlignmentFlag.AlignRight)
    line.addWidget(label(name, "body", "second", wrap=True), 1)
    line.addWidget(amount)
    return line


def _empty(layout: QVBoxLayout) -> None:
    """Take everything out of a column of lines."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if isinstance(inner, QHBoxLayout):
            while (part := inner.takeAt(0)) is not None:
                _drop(part.widget())
            inner.deleteLater()
        _drop(item.widget())


def _drop(widget: QWidget | None) -> None:
    if isinstance(widget, QLabel):
        widget.hide()
        widget.deleteLater()
