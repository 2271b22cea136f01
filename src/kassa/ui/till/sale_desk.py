"""Puts the sale together: window, controller, sheets, search, keys, functions. Other screens offer what they can do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kassa.domain.errors import InputError
from kassa.domain.values.typed import parse_quantity
from kassa.ui.till.preferences import Preferences
from kassa.ui.till.sale_screen import SaleScreen
from kassa.ui.till.state import Blocker, SaleState
from kassa.ui.till.window import SALE, TillWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.catalog.master import ArticleHit, Matrix
    from kassa.domain.people.actor import Actor
    from kassa.domain.till.layout import Layout
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.article_list import ArticleList
    from kassa.ui.till.controller import SaleController
    from kassa.ui.till.frame import FrameSizes
    from kassa.ui.till.parked import ParkedScreen
    from kassa.ui.till.sale_flows import SaleFlows
    from kassa.ui.till.sheets import Vat

ARTICLES, PARKED = "articles", "parked"
_CONTROL = Qt.KeyboardModifier.ControlModifier


class Catalogue(Protocol):
    """What the sale asks of the articles."""

    def search(self, text: str, limit: int) -> tuple[ArticleHit, ...]:
        """Find while a person types."""
        ...

    def variants(self, style_id: str) -> Matrix:
        """The grid of a colour/size article."""
        ...


class SaleDesk(QObject):
    """The sale in its window.

    Args:
        ui: theme, scanner, sounds, language, jobs, clock.
        window: the frame.
        controller: the basket.
        catalogue: search and variants.
        layout: reads the published button layout.
        vat_choices: the VAT codes an open article may carry today.
    """

    checkout = Signal()
    """The bon can be paid: show the payment screen."""
    paid_resumed = Signal()
    """A parked bon is back with a payment on it: go on paying."""
    print_previous = Signal(str)
    """Print the receipt of the change strip again."""

    def __init__(
        self,
        ui: UiContext,
        window: TillWindow,
        controller: SaleController,
        catalogue: Catalogue,
        layout: Callable[[], Layout],
        vat_choices: Callable[[], list[Vat]],
    ) -> None:
        super().__init__(window)
        self._ui, self._window, self._controller, self._layout = ui, window, controller, layout
        self._catalogue = catalogue
        self._articles: ArticleList | None = None
        self._parked: ParkedScreen | None = None
        self._offers: dict[str, Callable[[], None]] = {}
        self._line_offers: dict[str, Callable[[], None]] = {}
        self._published: Layout | None = None
        self._solving = ""
        self.sale = SaleScreen(ui.theme, window.top.search)
        window.add_screen(SALE, self.sale)
        window.add_later(ARTICLES, lambda: self.articles)
        window.add_later(PARKED, lambda: self.parked)
        self._tab = window.add_tab(PARKED, "circle-pause", 2)
        self._vat_choices = vat_choices
        self._flows: SaleFlows | None = None
        self.preferences = Preferences(ui, window)
        self._connect()
        self._offer_own()
        self._retranslate()
        self._resized(window.frame_sizes)

    @property
    def articles(self) -> ArticleList:
        """'Alle artikelen'; made and imported at first use, because the first paint does not show it."""
        if self._articles is None:
            from kassa.ui.till.article_list import ArticleList

            self._articles = ArticleList(self._ui, self._catalogue.search)
            self._articles.chosen.connect(self._chosen)
            self._articles.closed.connect(self._list_closed)
            self._window.add_screen(ARTICLES, self._articles)
        return self._articles

    @property
    def parked(self) -> ParkedScreen:
        """The bons that were set aside; made and imported at first use, because the first paint does not show it."""
        if self._parked is None:
            from kassa.ui.till.parked import ParkedScreen

            controller, window = self._controller, self._window
            parked = self._parked = ParkedScreen(self._ui, controller.parked)
            parked.resume.connect(lambda basket: controller.resume(basket, self._resumed))
            parked.discard.connect(lambda basket: controller.discard_parked(basket, parked.reload))
            parked.set_columns(_parked_columns(window.frame_sizes))
            window.add_screen(PARKED, parked)
        return self._parked

    def _resumed(self) -> None:
        basket = self._controller.state.basket
        if basket is not None and basket.payments:
            self.paid_resumed.emit()
        else:
            self._window.show_screen(SALE)

    @property
    def flows(self) -> SaleFlows:
        """The sheets that ask; made and imported at first use, because the first paint asks nothing."""
        if self._flows is None:
            from kassa.ui.till.sale_flows import SaleFlows

            variants = self._catalogue.variants
            self._flows = SaleFlows(self._ui, self._window.work, self._controller, variants, self._vat_choices)
        return self._flows

    def make_rest(self) -> None:
        """Make what the first article does not need."""
        self._window.named(ARTICLES)
        self._window.named(PARKED)

    def offer(self, key: str, action: Callable[[], None]) -> None:
        """A function that works from now on: it appears in the menu, and in the layout where that names it."""
        self._offers[key] = action
        self._show_layout()

    def offer_line(self, key: str, action: Callable[[], None]) -> None:
        """What a button of the action row does for lines the sale itself knows nothing of: ``amount`` of an invoice."""
        self._line_offers[key] = action

    def start(self, actor: Actor) -> None:
        """Somebody signed in: the sale screen with the basket that stands there."""
        self._window.top.show_person(actor.name)
        self._controller.sign_in(actor)
        self.reload_layout()
        if self._published is not None and not self._published.version:
            self._controller.tell(self.tr("Knoppenindeling niet gevonden. Scan een artikel of kies Alle artikelen."))
        self._window.show_screen(SALE)

    def reload_layout(self) -> None:
        """Read the published layout again: after sign-in and when it was published anew."""
        self._published = self._layout()
        self._show_layout()

    def run(self, key: str) -> None:
        """Do a function that is offered."""
        action = self._offers.get(key)
        if action is not None:
            action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._search_key(event)
        if event.type() == QEvent.Type.LanguageChange and watched is self._window:
            self._retranslate()
        return False

    # Wiring --------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        window, controller, receipt = self._window, self._controller, self._window.receipt
        controller.changed.connect(self._show)
        controller.asked.connect(lambda question: self.flows.ask(question))
        receipt.checkout.connect(self._to_checkout)
        receipt.park.connect(controller.park)
        receipt.picked.connect(controller.select)
        receipt.line_action.connect(self._line_action)
        receipt.undo.connect(controller.undo)
        receipt.undo_gone.connect(controller.forget_undo)
        receipt.previous_close.connect(controller.close_previous)
        receipt.previous_print.connect(self._print_previous)
        receipt.notice_close.connect(controller.close_notice)
        window.top.menu.connect(self._menu)
        window.top.quantity.connect(lambda: self.flows.next_quantity())
        window.top.search.searched.connect(self._searched)
        window.top.search.installEventFilter(self)
        window.installEventFilter(self)
        window.scan_left.connect(self._scan)
        window.scan_refused.connect(lambda _code: self._ui.sounds.play("fout"))
        window.key_pressed.connect(self._window_key)
        window.sizes_changed.connect(self._resized)
        self.sale.area.article.connect(controller.add_article)
        self.sale.area.function.connect(self.run)
        self.sale.area.all_articles.connect(lambda: self._open_articles(""))

    def _offer_own(self) -> None:
        own = {
            "discount": lambda: self.flows.receipt_discount(),
            "open_article": lambda: self.flows.open_article(),
            "text_line": lambda: self.flows.text_line(),
            "clear": self._controller.clear,
            "theme": self.preferences.theme,
            "contrast": self.preferences.contrast,
            "language": self.preferences.language,
            "sound": self.preferences.sound,
            "scale": self.preferences.scale,
            "full_screen": self.preferences.full_screen,
        }
        self._offers.update(own)

    # Showing -------------------------------------------------------------------------------------------------------

    def _show(self, state: SaleState) -> None:
        self._window.receipt.show_state(state)
        self._window.top.show_quantity(state.next_quantity, "en" if self._ui.language.current == "en" else "nl")
        self._tab.set_count(state.parked)

    def _show_layout(self) -> None:
        if self._published is not None:
            lang = "en" if self._ui.language.current == "en" else "nl"
            self.sale.area.set_layout_of(self._published, self._offers.keys(), "en" if lang == "en" else "nl")

    def _resized(self, sizes: FrameSizes) -> None:
        self.sale.area.set_sizes(sizes)
        if self._parked is not None:
            self._parked.set_columns(_parked_columns(sizes))

    def _retranslate(self) -> None:
        self._tab.set_label(self.tr("Geparkeerd"))
        self._tab.set_count(self._controller.state.parked)
        self._show_layout()
        self._show(self._controller.state)

    # What is pressed -----------------------------------------------------------------------------------------------

    def _scan(self, code: str) -> None:
        self._controller.scan(code)

    def _to_checkout(self) -> None:
        if self._controller.state.blocker is Blocker.UNKNOWN:
            unknown = self._controller.state.basket
            if unknown is not None:
                self._controller.select_line(unknown.unknown_lines[0].id)
            self._controller.warn(self.tr("Zoek het onbekende artikel of verwijder de regel."))
        elif self._window.receipt.order.warning:
            self._controller.warn(self.tr("Open de order opnieuw of zet hem terug. Er is nog niets afgerekend."))
        elif self._controller.state.blocker is None:
            self._controller.to_checkout()
            self.checkout.emit()

    def _print_previous(self) -> None:
        previous = self._controller.state.previous
        if previous is not None:
            self.print_previous.emit(previous.receipt_id)

    def _line_action(self, key: str) -> None:
        special = self._line_offers.get(key)
        if special is not None:
            special()
        elif key == "find":
            line = self._controller.state.selected_line
            if line is not None:
                self._open_articles(line.id)
        else:
            self.flows.line_action(key)

    def _menu(self) -> None:
        from kassa.ui.till.menu import MenuSheet  # first use

        sheet = MenuSheet(self._ui.theme, self._window, self._offers.keys())
        sheet.finished.connect(lambda key: self.run(key) if key is not None else None)
        sheet.open()

    def _open_articles(self, solving: str) -> None:
        self._solving = solving
        self._window.show_screen(ARTICLES)
        self._window.top.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _searched(self, text: str) -> None:
        if self._window.current not in (SALE, ARTICLES):
            return
        if text and not (text.isdigit() and len(text) < 2):
            self.articles.search_for(text)
            if self._window.current != ARTICLES:
                self._window.show_screen(ARTICLES)
                self._window.top.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not text and self._window.current == ARTICLES:
            self.articles.search_for("")

    def _chosen(self, article_id: str) -> None:
        solving, self._solving = self._solving, ""
        if solving:
            self._controller.solve(solving, article_id)
            self._leave_list()
        else:
            self._controller.add_article(article_id)

    def _list_closed(self) -> None:
        self._solving = ""
        self._window.top.search.clear()

    def _leave_list(self) -> None:
        self._window.top.search.clear()
        self._window.show_screen(SALE)

    # Keys ----------------------------------------------------------------------------------------------------------

    def _search_key(self, event: QKeyEvent) -> bool:
        """Keys of the search field that mean something else on the sale screen; ``True`` takes the key."""
        if self._window.current not in (SALE, ARTICLES):
            return False
        text = self._window.top.search.text()
        if event.text() == "*" and text:
            return self._multiply(text)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and text and not event.modifiers() & _CONTROL:
            return self._take_typed(text)
        if event.key() in _ARROWS and self._window.current == ARTICLES and text:
            self.articles.move_current(_ARROWS[event.key()])
            return True
        return not text and self._sale_key(event)

    def _window_key(self, event: QKeyEvent) -> None:
        if self._sale_key(event):
            event.accept()
        elif event.text().isprintable() and event.text() and not event.modifiers() & _CONTROL:
            search = self._window.top.search
            search.setFocus(Qt.FocusReason.OtherFocusReason)
            search.insert(event.text())
            event.accept()

    def _sale_key(self, event: QKeyEvent) -> bool:
        key, control = event.key(), bool(event.modifiers() & _CONTROL)
        controller = self._controller
        if key in _ARROWS and not control:
            controller.move_selection(_ARROWS[key])
        elif key == Qt.Key.Key_Z and control:
            controller.undo()
        elif key == Qt.Key.Key_Delete:
            controller.remove_line()
        elif event.text() in ("+", "-") and controller.state.selected_line is not None:
            controller.step_quantity(1 if event.text() == "+" else -1)
        elif key == Qt.Key.Key_F2:
            self._window.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == Qt.Key.Key_F3:
            self._window.receipt.customer.choose.emit()
        elif key in _FUNCTION_KEYS:
            self.run(_FUNCTION_KEYS[key])
        elif key == Qt.Key.Key_F10:
            self._park_or_show()
        else:
            return False
        return True

    def _park_or_show(self) -> None:
        if self._controller.state.lines:
            self._controller.park()
        else:
            self._window.show_screen(PARKED)

    def _multiply(self, text: str) -> bool:
        try:
            quantity = parse_quantity(text)
        except InputError:
            return False
        self._controller.set_next_quantity(quantity)
        self._window.top.search.clear()
        return True

    def _take_typed(self, text: str) -> bool:
        if self.articles.search_for(text.strip()):
            self.articles.take_current()
            self._leave_list()
        else:
            self._window.show_screen(ARTICLES)
            self._ui.sounds.play("fout")
        return True


def _parked_columns(sizes: FrameSizes) -> int:
    return 2 if sizes.compact else 3


_ARROWS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
_FUNCTION_KEYS = {
    Qt.Key.Key_F5.value: "select_order",
    Qt.Key.Key_F6.value: "select_invoice",
    Qt.Key.Key_F7.value: "pay_invoices",
    Qt.Key.Key_F8.value: "create_order",
}
