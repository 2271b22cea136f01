"""'Maak order' (ui.md 7.5): who it is for, when it is ready, and the two ways to place it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kassa.domain.till.ending import Fulfilment
from kassa.domain.till.ordering import OrderForm
from kassa.ui.till.order.customer_fields import CustomerFields
from kassa.ui.till.order.extra_fields import ExtraFields
from kassa.ui.till.order.promise_fields import PromiseFields
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import BigButton, Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.labels import rule
from kassa.ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from kassa.domain.errors import Reason
    from kassa.domain.till.promise import Slot
    from kassa.ui.shell.context import UiContext

COMPACT = 760
"""A work area narrower than this takes the sizes of 1024 x 768."""
_CUSTOMER, _EXTRA = 0, 1


class OrderScreen(Screen):
    """Shows an ``OrderForm`` and gives it back; emits what a person wants.

    Args:
        ui: theme, language, background jobs.
        find_street: street and place of a postcode and a house number.
        slot_over: why a time slot of a day cannot be chosen, or None.
        sellers: identity and name of everybody who sells here.
    """

    place = Place.ORDER
    edited = Signal()
    choose_customer = Signal()
    other_day = Signal()
    cancelled = Signal()
    later = Signal()
    pay = Signal()
    shown = Signal()
    gone = Signal()
    scanned = Signal(str)

    def __init__(
        self,
        ui: UiContext,
        find_street: Callable[[str, str], str],
        slot_over: Callable[[Slot, dt.date | None], Reason | None],
        sellers: Callable[[], Sequence[tuple[str, str]]],
    ) -> None:
        super().__init__()
        self._ui = ui
        self._form = OrderForm()
        self._compact = False
        self.setObjectName("order")
        theme = ui.theme
        self.fulfilment = Segmented(theme, [(one.value, one.dutch) for one in Fulfilment], name="order.fulfilment")
        self.choose = Button(theme, "x", name="order.choose_customer", sz="l", icon="users")
        self.customer_tab = Button(theme, "x", name="order.tab_customer", kind="tab")
        self.extra_tab = Button(theme, "x", name="order.tab_extra", kind="tab")
        self.change = Button(theme, "x", name="order.change_customer", kind="link", icon="pencil")
        self.customer = CustomerFields(ui, find_street)
        self.promise = PromiseFields(ui, slot_over)
        self.extra = ExtraFields(ui, sellers)
        self.cancel = BigButton(theme, "x", name="order.cancel", kind="danger")
        self.place_later = BigButton(theme, "x", name="order.later", kind="secondary")
        self.primary = BigButton(theme, "x", name="order.pay")
        self._lay_out()
        self._connect()
        self._retranslate()
        order_tabs(
            self.fulfilment, self.choose, self.customer_tab, self.extra_tab, self.change, self.customer, self.promise,
            self.extra, self.cancel, self.place_later, self.primary,
        )  # fmt: skip

    # What is typed -------------------------------------------------------------------------------------------------

    def show_form(self, form: OrderForm, *, locked: bool) -> None:
        """Show what is kept with the bon; ``locked`` when it holds the data of a known customer."""
        self._form = form
        self.fulfilment.set_value(form.fulfilment.value)
        self.customer.show_form(form, locked=locked)
        self.promise.show_form(form)
        self.extra.show_form(form)
        self._follow()

    def form(self) -> OrderForm:
        """Return what is typed and chosen now."""
        self._form = self.extra.read(self.promise.read(self.customer.read(self._form)))
        return self._form

    def show_problems(self, found: Sequence[Reason]) -> None:
        """Mark the fields that are wrong and put the focus on the first one."""
        errors = {reason.code.rpartition(".")[2]: str(reason) for reason in reversed(found)}
        self.customer.show_errors(errors)
        for key, field in self.extra.fields.items():
            field.set_error(errors.get(key, ""))
        self.promise.show_errors(errors)
        if not found:
            return
        first = found[0].code.rpartition(".")[2]
        announce(self, str(found[0]), urgent=True)
        self._show_tab(_EXTRA if first in self.extra.fields else _CUSTOMER)
        field_of = {**self.customer.fields, **self.extra.fields}
        if first not in field_of:
            self.promise.focus(first)
            return
        if self.customer.is_locked and first in self.customer.fields:
            self._unlock()
        field_of[first].edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """The name of somebody new; of a known customer the day."""
        self._show_tab(_CUSTOMER)
        if self.customer.is_locked:
            self.promise.focus("date")
        else:
            self.customer.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # As a screen ---------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """The owner shows what is kept with the bon."""
        self.shown.emit()

    def left(self) -> None:
        """The owner keeps what was typed."""
        self.gone.emit()

    def confirm(self) -> bool:
        """F12: 'Afrekenen en plaats order'."""
        self.primary.click()
        return True

    def take_scan(self, code: str) -> bool:
        """An article goes on the bon, a customer card fills the fields; the owner decides."""
        self.scanned.emit(code)
        return True

    def keyboard_shown(self, field: QWidget, top: int) -> None:
        """Scroll so far that the field stays above the keys."""
        below = self._area.mapTo(self.window(), self._area.rect().bottomLeft()).y() - top
        self._bottom.setFixedHeight(max(0, below))
        self._bottom.setVisible(below > 0)
        self.pages.adjustSize()
        self._area.ensureWidgetVisible(field, 0, max(0, below) + 8)

    def keyboard_hidden(self) -> None:
        """The whole height is free again."""
        self._bottom.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F11:
            self.place_later.click()
        elif event.key() == Qt.Key.Key_F3:
            self.choose.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < COMPACT
        if compact != self._compact:
            self._compact = compact
            self.promise.set_compact(compact)
            self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # Inside --------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.fulfilment)
        head.addStretch(1)
        head.addWidget(self.choose)
        for one, icon in zip(Fulfilment, ("store", "truck"), strict=True):
            button = self.fulfilment.findChild(Button, f"order.fulfilment_{one.value}")
            if isinstance(button, Button):
                button.set_icon(icon)
                button.setMinimumWidth(150)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._make_card(), 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(10)
        bottom.addWidget(self.cancel)
        bottom.addStretch(1)
        bottom.addWidget(self.place_later)
        bottom.addWidget(self.primary)
        self.cancel.setProperty("role", "side")
        self.place_later.setProperty("role", "side")
        column.addLayout(bottom)

    def _make_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("fx", "card")
        tabs = QHBoxLayout()
        tabs.setContentsMargins(8, 0, 8, 0)
        tabs.setSpacing(0)
        for tab in (self.customer_tab, self.extra_tab):
            tab.setCheckable(True)
            tabs.addWidget(tab)
        tabs.addStretch(1)
        tabs.addWidget(self.change)
        first = QWidget()
        page = QVBoxLayout(first)
        page.setContentsMargins(18, 10, 18, 4)
        page.setSpacing(8)
        page.addWidget(self.customer)
        page.addWidget(self.promise)
        self._bottom = QWidget()
        self._bottom.hide()
        page.addWidget(self._bottom)
        page.addStretch(1)
        second = QWidget()
        page = QVBoxLayout(second)
        page.setContentsMargins(18, 10, 18, 4)
        page.addWidget(self.extra)
        page.addStretch(1)
        self.pages = QStackedWidget()
        self.pages.addWidget(first)
        self.pages.addWidget(second)
        self._area = QScrollArea()
        self._area.setProperty("fx", "clear")
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.pages)
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addLayout(tabs)
        column.addWidget(rule())
        column.addWidget(self._area, 1)
        return card

    def _connect(self) -> None:
        self.fulfilment.chosen.connect(lambda _key: self._fulfilment_chosen())
        self.choose.clicked.connect(self.choose_customer)
        self.customer_tab.clicked.connect(lambda: self._show_tab(_CUSTOMER))
        self.extra_tab.clicked.connect(lambda: self._show_tab(_EXTRA))
        self.change.clicked.connect(self._unlock)
        self.promise.other_day.connect(self.other_day)
        self.cancel.clicked.connect(self.cancelled)
        self.place_later.clicked.connect(self.later)
        self.primary.clicked.connect(self.pay)
        for part in (self.customer, self.promise, self.extra):
            part.edited.connect(self._was_edited)
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+1", lambda: self._choose_fulfilment(Fulfilment.PICKUP)),
            ("Ctrl+2", lambda: self._choose_fulfilment(Fulfilment.DELIVERY)),
            ("Alt+E", lambda: self._show_tab(_EXTRA if self.pages.currentIndex() == _CUSTOMER else _CUSTOMER)),
        )
        for key, action in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _choose_fulfilment(self, chosen: Fulfilment) -> None:
        self.fulfilment.set_value(chosen.value)
        self._fulfilment_chosen()

    def _fulfilment_chosen(self) -> None:
        self._form = replace(self._form, fulfilment=Fulfilment(self.fulfilment.value()))
        self._was_edited()

    def _was_edited(self) -> None:
        self.form()
        self._follow()
        self.edited.emit()

    def _unlock(self) -> None:
        self.customer.unlock()
        self._follow()

    def _follow(self) -> None:
        """Words and marks that depend on what is chosen."""
        delivery = self._form.is_delivery
        self.promise.set_delivery(delivery)
        words = self.tr("Klant en bezorging") if delivery else self.tr("Klant en afhalen")
        self.customer_tab.set_label(words)
        extra = self.tr("Extra gegevens")
        if self._form.has_extra:
            self.extra_tab.set_label(f"{extra} •", self.tr("Extra gegevens, ingevuld"))
        else:
            self.extra_tab.set_label(extra)
        self.change.setVisible(self.customer.is_locked and self.pages.currentIndex() == _CUSTOMER)

    def _show_tab(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        self.customer_tab.setChecked(place == _CUSTOMER)
        self.extra_tab.setChecked(place == _EXTRA)
        self._area.verticalScrollBar().setValue(0)
        self._follow()

    def _retranslate(self) -> None:
        self.fulfilment.set_labels([("pickup", self.tr("Afhalen")), ("delivery", self.tr("Bezorgen"))])
        self.choose.set_label(self.tr("Kies Klant"))
        self.change.set_label(self.tr("Wijzigen"))
        self.cancel.set_label(self.tr("Annuleren"))
        later = self.tr("Plaats order & Later afrekenen")
        self.place_later.set_label(later.replace(" & ", " &\n") if self._compact else later, later)
        self.primary.set_label(self.tr("Afrekenen en plaats order"))
        self._follow()
