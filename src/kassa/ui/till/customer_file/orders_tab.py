"""Order: the open orders of a customer; a tap opens one on the bon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kassa.domain.values.dutch import format_day_of_year
from kassa.ui.till.amounts import spoken_amount
from kassa.ui.till.customer_file.list_tab import ListTab, counted
from kassa.ui.till.customer_file.rows import Shown
from kassa.ui.till.customer_file.words import paid_word, promise, working_mark

if TYPE_CHECKING:
    from kassa.domain.till.basket import Basket
    from kassa.services.till.customer_file import FileOrder
    from kassa.ui.till.counter import Counter


class OrdersTab(ListTab):
    """Orders that are not handed out yet."""

    opened = Signal(str)
    """The order that goes on the bon."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "orders", counter.services.counter().file.orders, self._show_order, self._pick)
        self._on = ""
        self.action.hide()
        self._retranslate()

    def _show_order(self, order: FileOrder) -> Shown:
        """Number, promise, how far the work is, what was paid."""
        lang = self.amounts.lang
        today = self.figures.today if self.figures is not None else order.date
        promised, mark, paid = promise(order, lang, today), working_mark(order), paid_word(order)
        state = self.tr("op bon") if order.id == self._on else paid
        parts = [self.tr("Order {}").format(order.number), promised, mark.text, spoken_amount(order.gross), state]
        return Shown(
            title=order.number,
            below=" · ".join(part for part in (format_day_of_year(order.date, lang), order.subject) if part),
            date=promised,
            amount=self.amounts.money(order.gross),
            state=state,
            spoken=", ".join(part for part in parts if part),
            mark=mark,
            square="clipboard-list",
            on=order.id == self._on,
        )

    def _pick(self, order: FileOrder) -> None:
        """Open it on the bon, unless it stands there."""
        if order.id != self._on:
            self.opened.emit(order.id)

    def show_basket(self, basket: Basket | None) -> None:
        """Mark the order that stands on the bon."""
        on = basket.order.id if basket is not None and basket.order is not None else ""
        if on != self._on:
            self._on = on
            super().show_basket(basket)

    def say_count(self) -> None:
        """'2 orders'; more are read while somebody scrolls."""
        more = "+" if self.rows.canFetchMore(self.list.rootIndex()) else ""
        count = len(self.rows.rows)
        words = counted(self.tr("{} orders"), count, self.tr("1 order"))
        self.count.setText(words + more)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._retranslate()
        super().retranslate()

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Orders"))
        self.hint.setText(self.tr("Tik op een order om hem op de bon te openen."))
        self.empty_text.setText(self.tr("Geen openstaande orders"))
