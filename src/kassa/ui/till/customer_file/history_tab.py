"""Historie: what a customer bought, newest first; the same article goes on the bon again at the price of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.values.dutch import format_day_of_year, format_quantity
from kassa.domain.values.quantity import Quantity
from kassa.ui.till.amounts import spoken_amount
from kassa.ui.till.customer_file.list_tab import ListTab, counted
from kassa.ui.till.customer_file.rows import Shown

if TYPE_CHECKING:
    from kassa.services.till.customer_file import Figures, FileSale
    from kassa.ui.till.counter import Counter

_MOST_PAGES = 25
Line = tuple[str, int]


class HistoryTab(ListTab):
    """Sold lines to tick, and 'Opnieuw op bon'."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "history", counter.services.counter().file.history, self._show_sale, self._pick)
        self.ticked: dict[Line, FileSale] = {}
        self.top.hide()
        self.line.hide()
        self.action.clicked.connect(self._again)
        self._retranslate()

    def load(self, figures: Figures, *, keep: bool = False) -> None:
        """Read what was sold; ticks are of this customer."""
        if self.figures is None or self.figures.customer.id != figures.customer.id:
            self.ticked.clear()
        super().load(figures, keep=keep)

    def show_document(self, document_id: str) -> bool:
        """Bring the lines of a receipt or document in sight and tick them; ``False`` when it is not among them."""
        for _ in range(_MOST_PAGES):
            found = [place for place, row in enumerate(self.rows.rows) if row.document_id == document_id]
            if found or not self.rows.canFetchMore(self.list.rootIndex()):
                break
            self.rows.fetchMore(self.list.rootIndex())
        if not found:
            return False
        lines = (self.rows.rows[place] for place in found)
        self.ticked = {_line(row): row for row in lines if row.article_id is not None}
        self.list.setCurrentIndex(self.rows.index(found[0]))
        self.list.scrollTo(self.rows.index(found[0]))
        self.rows.repaint()
        self.refresh_action()
        return True

    def _show_sale(self, sale: FileSale) -> Shown:
        """Article, document, date, how many, amount."""
        lang = self.amounts.lang
        count = format_quantity(sale.quantity, lang)
        many = f"{count} {sale.unit}" if sale.unit else f"{count}×"
        kinds = {
            "receipt": self.tr("Bon {}"),
            "delivery": self.tr("Pakbon {}"),
            "invoice": self.tr("Factuur {}"),
            "credit": self.tr("Creditfactuur {}"),
        }
        paper = kinds[sale.document].format(sale.number)
        on = _line(sale) in self.ticked
        parts = [sale.name, many, paper, format_day_of_year(sale.date, lang), spoken_amount(sale.amount)]
        if on:
            parts.append(self.tr("gekozen"))
        return Shown(
            title=sale.name,
            below=paper,
            date=format_day_of_year(sale.date, lang),
            amount=self.amounts.money(sale.amount),
            state=many,
            spoken=", ".join(parts),
            on=on,
            faded=sale.article_id is None,
        )

    def _pick(self, sale: FileSale) -> None:
        """Tick it or take the tick away; a free line is no article that can be sold again."""
        key = _line(sale)
        if sale.article_id is None:
            self.tell(self.tr("Dit was een vrij artikel. Kies 'Vrij artikel' om het opnieuw te verkopen."), "info")
            return
        if key in self.ticked:
            del self.ticked[key]
        else:
            self.ticked[key] = sale
        self.rows.repaint()
        self.refresh_action()

    def refresh_action(self) -> None:
        """What is chosen."""
        self.action.setEnabled(bool(self.ticked))
        if self.ticked:
            self.hint.setText(counted(self.tr("{} regels gekozen"), len(self.ticked), self.tr("1 regel gekozen")))
        else:
            self.hint.setText(self.tr("Kies regels om ze opnieuw te verkopen, tegen de prijs van nu."))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._retranslate()
        super().retranslate()

    def _again(self) -> None:
        """One after the other; where one is asked about or refused that comes first, and the rest stays chosen."""
        controller = self.counter.controller
        for key, sale in tuple(self.ticked.items()):
            if controller.state.asking:
                self.tell(self.tr("Beantwoord eerst de vraag; de andere regels blijven gekozen."), "info")
                break
            basket = controller.state.basket
            del self.ticked[key]
            quantity = sale.quantity if sale.quantity > Quantity.ZERO else Quantity.ONE
            if sale.article_id is not None:
                controller.add_article(sale.article_id, quantity=quantity)
            if controller.state.basket is basket and not controller.state.asking:
                break  # the next one would take the reason off the screen
        self.rows.repaint()
        self.refresh_action()

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Eerder gekocht"))
        self.action.set_label(self.tr("Opnieuw op bon"))
        self.empty_text.setText(self.tr("Deze klant heeft nog niets gekocht"))
        self.refresh_action()


def _line(sale: FileSale) -> Line:
    return sale.document_id, sale.position
