"""'Klantenbeheer' over the work area: head, figures and tabs of the customer on the bon; the sale goes on beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from kassa.domain.errors import Conflict, KassaError
from kassa.domain.people.rights import why_not
from kassa.domain.till.receipt_code import read_receipt_code
from kassa.domain.values.dutch import format_time
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.customer_file import tabs as keys
from kassa.ui.till.customer_file.card_tab import CardTab
from kassa.ui.till.customer_file.edit_sheet import EditCustomerSheet
from kassa.ui.till.customer_file.head import FileHead
from kassa.ui.till.customer_file.history_tab import HistoryTab
from kassa.ui.till.customer_file.invoices_tab import InvoicesTab
from kassa.ui.till.customer_file.nobody import NobodyPage
from kassa.ui.till.customer_file.notes_tab import NotesTab
from kassa.ui.till.customer_file.orders_tab import OrdersTab
from kassa.ui.till.customer_file.slips_tab import SlipsTab
from kassa.ui.till.customer_file.tabs import FileTabs
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.labels import label, rule
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.domain.people.actor import Actor
    from kassa.domain.people.customer import Customer
    from kassa.domain.till.basket import Basket
    from kassa.services.till.customer_file import CustomerFile, Figures
    from kassa.ui.till.counter import Counter
    from kassa.ui.till.customer_file.list_tab import FileTab

_SIDE = 40
_BONS = 50
"""Bons of which the last tab is remembered."""


class CustomerFileScreen(Screen):
    """Follows the customer of the bon.

    Args:
        counter: the till.
    """

    picked = Signal(str)
    """A customer was picked while nobody was on the bon."""
    choose = Signal()
    """'Kies Klant'."""
    open_order = Signal(str)
    """An order that goes on the bon."""
    customer_saved = Signal(object)
    """A :class:`Customer` was changed here."""
    place = Place.WORK

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self._amounts = Amounts(counter.ui.language)
        self._basket: Basket | None = None
        self._figures: Figures | None = None
        self._read_at = ""
        self._key = keys.CARD
        self._last: dict[str, str] = {}
        self._shown_for = ("", "")
        self._made: dict[str, FileTab] = {}
        self.setObjectName("customer_file")
        self.setProperty("fx", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = counter.ui.theme
        self.head = FileHead(counter.ui, self._amounts)
        self.tabs = FileTabs(theme, counter.window.work)
        self.notice = Notice(theme, name="customer_file.notice")
        self._stack = QStackedWidget()
        self._nobody = NobodyPage(counter)
        self._nobody.choose.connect(self.choose)
        self._nobody.picked.connect(self.picked)
        self._stack.addWidget(self._nobody)
        self._denied_text = label("", "body", "second", wrap=True, name="customer_file.denied")
        self._denied_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._denied_text.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._stack.addWidget(self._denied_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.notice)
        column.addWidget(self.tabs)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self.head.closed.connect(self.back)
        self.head.edit.connect(self._edit)
        self.tabs.chosen.connect(self._tab_pressed)
        counter.window.sizes_changed.connect(lambda sizes: self._fit(compact=sizes.compact))
        self._fit(compact=counter.window.frame_sizes.compact)
        self._retranslate()

    # Life ----------------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Read the file of the customer on the bon."""
        self._basket = self._counter.controller.state.basket
        self.refresh(keep=True)
        self._focus()

    def refresh(self, *, keep: bool = True) -> None:
        """Read everything that is shown again; ``keep`` stays where a person was."""
        customer = self._basket.customer if self._basket is not None else None
        if customer is None:
            self._show_nobody()
            return
        if self._figures is not None and self._figures.customer.id != customer.id:
            keep = False
        try:
            figures = self._file.figures(customer.id)
            self._show_figures(figures)
            self._load(figures, keep=keep)
        except KassaError as error:
            self._stale(error, customer.id)
            return
        self._read_at = format_time(self._counter.ui.clock.now().astimezone(self._counter.services.place.zone))
        if keep and self.notice.text and self.notice.property("tone") == "danger":
            self.notice.say("")

    def show_basket(self, basket: Basket | None) -> None:
        """The bon changed: follow its customer, mark what stands on it."""
        before, self._basket = self._basket, basket
        if _who(before) != _who(basket) or (before and before.id) != (basket and basket.id):
            self.notice.say("")
            self.refresh(keep=False)
            if self._figures is None:
                self._nobody.load()
        for tab in self._made.values():
            tab.show_basket(basket)

    def begin_on(self, key: str) -> None:
        """Open on a tab the next time the panel is shown."""
        self._basket = self._counter.controller.state.basket
        self._remember(key)
        self._shown_for = ("", "")

    def show_tab(self, key: str) -> None:
        """Turn to a tab."""
        self._remember(key)
        self._key = key
        self.tabs.show_current(key)
        figures = self._figures
        if figures is None:
            return
        self._stack.setCurrentWidget(self.tab(key))
        try:
            self._load(figures, keep=True)
        except KassaError as error:
            self._stale(error, figures.customer.id)
        self.tab(key).show_basket(self._basket)

    def tick_slip(self, slip_id: str) -> bool:
        """Tick a delivery note that was scanned; ``False`` when it is invoiced already and is not in the list."""
        tab = self.tab(keys.SLIPS)
        return isinstance(tab, SlipsTab) and self._why_not(keys.SLIPS) is None and tab.tick(slip_id)

    def turn_to(self, place: int) -> bool:
        """Ctrl+1 to Ctrl+6; ``False`` when there is no such tab, or no customer."""
        if self._figures is None or not 0 <= place < len(keys.KEYS):
            return False
        self._tab_pressed(keys.KEYS[place])
        return True

    def take_scan(self, code: str) -> bool:
        """A receipt of this customer is shown in Historie; everything else is left to the sale."""
        receipt = read_receipt_code(code)
        figures = self._figures
        if receipt is None or figures is None:
            return False
        history = self.tab(keys.HISTORY)
        if not isinstance(history, HistoryTab) or self._why_not(keys.HISTORY) is not None:
            return False
        try:
            found = self._file.receipt_of(figures.customer.id, receipt)
            if found is None:
                return False
            self.show_tab(keys.HISTORY)
            return history.show_document(found)
        except KassaError as error:
            self._went_wrong(error)
            return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # What is shown -------------------------------------------------------------------------------------------------

    @property
    def _file(self) -> CustomerFile:
        return self._counter.services.counter().file

    @property
    def current_tab(self) -> str:
        """The key of the tab that is shown."""
        return self._key

    def tab(self, key: str) -> FileTab:
        """A tab; made when it is first asked for."""
        if key not in self._made:
            makers: dict[str, type[FileTab]] = {
                keys.CARD: CardTab,
                keys.INVOICES: InvoicesTab,
                keys.ORDERS: OrdersTab,
                keys.SLIPS: SlipsTab,
                keys.HISTORY: HistoryTab,
                keys.NOTES: NotesTab,
            }
            made = makers[key](self._counter)
            if isinstance(made, OrdersTab):
                made.opened.connect(self.open_order)
            if isinstance(made, NotesTab):
                made.stored.connect(self._stored)
            made.told.connect(self.notice.say)
            made.went_wrong.connect(self._went_wrong)
            made.show_basket(self._basket)
            self._made[key] = made
            self._stack.addWidget(made)
        return self._made[key]

    def _why_not(self, key: str) -> Reason | None:
        """Why the person at the till may not look at a tab, or None."""
        return why_not(self._counter.actor(), keys.RIGHTS[key])

    def _load(self, figures: Figures, *, keep: bool) -> None:
        """Read the tab that is shown; who may not look at it gets the reason instead."""
        tab, reason = self.tab(self._key), self._why_not(self._key)
        if reason is None:
            tab.load(figures, keep=keep)
            return
        tab.clear()
        self._denied_text.setText(str(reason))
        self._stack.setCurrentWidget(self._denied_text)

    def _show_figures(self, figures: Figures) -> None:
        first = self._figures is None or self._figures.customer.id != figures.customer.id
        if first:
            for tab in self._made.values():
                tab.clear()
        self._figures = figures
        self.head.show_figures(figures)
        self.tabs.show()
        bon = self._basket.id if self._basket is not None else ""
        if self._shown_for != (bon, figures.customer.id):
            self._shown_for = (bon, figures.customer.id)
            self._key = self._last.get(bon) or (keys.INVOICES if figures.open_count else keys.CARD)
        self.tabs.show_current(self._key)
        self._stack.setCurrentWidget(self.tab(self._key))

    def _show_nobody(self) -> None:
        self._figures = None
        self._shown_for = ("", "")
        self.head.show_figures(None)
        self.tabs.hide()
        self.notice.say("")
        for tab in self._made.values():
            tab.clear()
        self._stack.setCurrentWidget(self._nobody)

    def _focus(self) -> None:
        if self._figures is None:
            self._nobody.begin()
        else:
            self.tab(self._key).focus()

    def _fit(self, *, compact: bool) -> None:
        self.head.set_compact(compact)
        self.tabs.set_compact(compact)
        self.tabs.show_current(self._key)

    def _tab_pressed(self, key: str) -> None:
        if not key:  # 'Meer' was closed again
            self.tabs.show_current(self._key)
            return
        self.notice.say("")
        self.show_tab(key)
        self.tab(key).focus()

    def _remember(self, key: str) -> None:
        if self._basket is None:
            return
        self._last.pop(self._basket.id, None)
        self._last[self._basket.id] = key
        while len(self._last) > _BONS:
            del self._last[next(iter(self._last))]

    # What goes wrong -----------------------------------------------------------------------------------------------

    def _went_wrong(self, error: object) -> None:
        if isinstance(error, KassaError):
            self.notice.say(str(error.reason), "danger")

    def _stale(self, error: KassaError, customer_id: str) -> None:
        """What is shown stays, with the time it was read; of another customer nothing is shown."""
        figures = self._figures
        if figures is None or figures.customer.id != customer_id:
            self._show_nobody()
            self.notice.say(str(error.reason), "danger")
            return
        stand = self.tr("stand {}").format(self._read_at)
        self.notice.say(f"{error.reason} ({stand})", "danger")

    def _stored(self, kept: object) -> None:
        self.refresh()
        self.customer_saved.emit(kept)

    # Wijzigen ------------------------------------------------------------------------------------------------------

    def _edit(self) -> None:
        figures, controller = self._figures, self._counter.controller
        if figures is None:
            return
        sheet = EditCustomerSheet(self._counter.ui.theme, self._counter.window, figures.customer)
        customers = self._counter.services.counter().customers

        def save(typed: Customer) -> None:
            def work(actor: Actor) -> None:
                kept = customers.save(typed, actor)
                sheet.done(kept)
                self.refresh()
                self.customer_saved.emit(kept)

            if controller.actor is not None:
                self._counter.approvals.with_approval(controller.actor, work, refused)

        def refused(error: KassaError) -> None:
            if not isinstance(error, Conflict):
                sheet.refused(error.reason)
                return
            try:
                sheet.rebase(customers.get(figures.customer.id))
            except KassaError as other:
                sheet.refused(other.reason)

        controller.open_sheet()
        sheet.saved.connect(save)
        sheet.finished.connect(lambda _kept: controller.drop_question())
        sheet.ask()

    def _retranslate(self) -> None:
        self._nobody.retranslate()
        self.head.retranslate()
        self.tabs.retranslate()


def _who(basket: Basket | None) -> str:
    return basket.customer.id if basket is not None and basket.customer is not None else ""
