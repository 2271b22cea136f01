"""The order on the bon: how and when it is promised, what was paid in advance, and what happened to it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal

from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.strips import InfoStrip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.domain.till.attached import BasketOrder
    from kassa.domain.values.dutch import Lang
    from kassa.ui.theme.theme import Theme


class OrderStrip(InfoStrip):
    """'Order 4023 · Afhalen vandaag 16:00 · aanbetaald € 25,00' with a cross; a warning when it changed elsewhere."""

    put_back = Signal()
    reopen = Signal()

    def __init__(self, theme: Theme, *, name: str = "sale.order", parent: QWidget | None = None) -> None:
        super().__init__(theme, tone="info", icon="package", name=name, wrap=True, parent=parent)
        self._order: BasketOrder | None = None
        self._lang: Lang = "nl"
        self._warning = ""
        self.reopen_button = self.add_button("refresh-cw", "x", "reopen")
        self.close_button = self.add_button("x", "x", "close")
        self.reopen_button.clicked.connect(self.reopen)
        self.close_button.clicked.connect(self.put_back)
        self._retranslate()
        self.hide()

    def show_order(self, order: BasketOrder | None, lang: Lang, *, editable: bool) -> None:
        """Show the order of the bon, or nothing; on the payment screen it cannot be put back."""
        if order != self._order and self._warning:
            self._warning = ""
            self.set_tone("info", "package")
        self._order, self._lang = order, lang
        self.setVisible(order is not None)
        self.close_button.setVisible(editable)
        self.reopen_button.setVisible(editable and bool(self._warning))
        if order is None:
            return
        self.set_text(self._warning or self._words(order))

    @property
    def warning(self) -> str:
        """What happened to this order elsewhere; empty when nothing did."""
        return self._warning if self._order is not None else ""

    def warn(self, text: str) -> None:
        """Say what happened to this order elsewhere; empty takes it back."""
        if text == self._warning or self._order is None:
            return
        self._warning = text
        self.set_tone("warn" if text else "info", "triangle-alert" if text else "package")
        self.set_text(text or self._words(self._order))
        if text:
            announce(self, text, urgent=True)
        self.reopen_button.setVisible(bool(text) and not self.close_button.isHidden())

    def _words(self, order: BasketOrder) -> str:
        parts = [self.tr("Order {}").format(order.number), order.title]
        if order.deposit > Money.ZERO:
            parts.append(self.tr("aanbetaald {}").format(format_money(order.deposit, self._lang)))
        return " \u00b7 ".join(part for part in parts if part)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for button, words in (
            (self.reopen_button, self.tr("Opnieuw openen")),
            (self.close_button, self.tr("Order terugzetten")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
