"""The work area of the payment screen (ui.md 7.4, picture 03): draws a ``PayState`` and says what was touched."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kassa.domain.payments.method import MethodKind
from kassa.domain.till.ending import Ending
from kassa.domain.values.money import Money
from kassa.ui.till.payment.figures import FigureCard
from kassa.ui.till.payment.function_keys import function_keys
from kassa.ui.till.payment.method_button import MethodButton
from kassa.ui.till.payment.words import Counted, PaymentWords
from kassa.ui.widgets.buttons import BigButton, Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.labels import label, restyle, rule
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.numpad import NumPad

if TYPE_CHECKING:
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.payment.state import PayState

MOST_QUICK = 5
_WIDE, _TIGHT = 12, 8
"""Between the parts; an order has a title as well, and beside a message everything must still fit."""
_LONG_LABEL, _LONG_COMPACT = 26, 21
_ICONS = {MethodKind.CARD: "credit-card", MethodKind.CASH: "banknote", MethodKind.GIFT_CARD: "gift"}


class PaymentPanel(QWidget):
    """Figures, methods, quick amounts, numpad, paper, the two other endings and the primary."""

    method_pressed = Signal(str)
    take_back_pressed = Signal(str)
    quick_pressed = Signal(object)
    key_pressed = Signal(str)
    complete_pressed = Signal()
    invoice_pressed = Signal()
    later_pressed = Signal()

    def __init__(self, ui: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = ui.theme
        self._words = PaymentWords(ui.language)
        self._methods: dict[str, MethodButton] = {}
        self._compact = False
        self.figures = tuple(FigureCard(ui.theme, f"payment.{name}") for name in ("due", "received", "rest"))
        self.quick = tuple(self._quick_button(index) for index in range(MOST_QUICK))
        self.numpad = NumPad(ui.theme, name="payment", key_height=48)
        self.numpad.pressed.connect(self.key_pressed)
        self.paper = Segmented(ui.theme, self._words.papers(), name="payment.paper")
        self.notice = Notice(ui.theme, name="payment.message")
        self.invoice = Button(ui.theme, "x", name="payment.make_invoice", sz="xl", icon="file-text")
        self.later = Button(ui.theme, "x", name="payment.invoice_later", sz="xl", icon="truck")
        for other in (self.invoice, self.later):
            other.setProperty("role", "ending")
        self.invoice.clicked.connect(self.invoice_pressed)
        self.later.clicked.connect(self.later_pressed)
        self.title = label("", "title", name="payment.title")
        self.deposit = label("", "strong", "second", name="payment.deposit")
        self.primary = BigButton(ui.theme, self._words.complete(), name="payment.complete")
        self.primary.clicked.connect(self.complete_pressed)
        self._heads = tuple(label("", "strong", "second") for _ in range(3))
        self._paper_label = label("", "strong", "second")
        self._nothing = label("", "title", "second")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.set_compact(True)
        self.retranslate()

    # -- drawing ------------------------------------------------------------------------------------------------

    def show_state(self, state: PayState, counted: Counted, order: str = "") -> None:
        """Draw the state; nothing is worked out here.

        Args:
            state: what is paid, and what the primary makes of the bon.
            counted: what stands on the bon.
            order: number of the order that is paid; empty for a new one.
        """
        for card, facts in zip(self.figures, self._words.figures(state, counted, short=self._compact), strict=True):
            card.show_figure(*facts)
        is_order = state.ending is Ending.ORDER
        self._head.setVisible(is_order)
        self._outer.setSpacing(_TIGHT if is_order else _WIDE)
        self._card_column.setSpacing(6 if is_order else 10)
        self.title.setText(self._words.order_title(order))
        self.deposit.setText(self._words.deposit(state) if is_order else "")
        for other in (self.invoice, self.later):
            other.setHidden(is_order)
        for head, text in zip(self._heads, self._words.heads(refund=state.refund), strict=True):
            head.setText(text)
        self._show_methods(state)
        self._show_quick(state)
        self._columns.setVisible(not state.nothing_to_pay)
        self._nothing.setVisible(state.nothing_to_pay)
        self.primary.set_label(self._words.complete(state))
        self._fit_primary()
        self.primary.setEnabled(state.can_complete)

    def say_why_not(self, invoice: str, later: str) -> None:
        """What keeps the two other endings away, said before they are pressed (ui.md 6.8); empty when nothing does."""
        for button, why in ((self.invoice, invoice), (self.later, later)):
            button.setToolTip(why)
            button.setAccessibleDescription(why)
            restyle(button, "off", bool(why))
            button.set_icon(button.icon_name, "disabled_ink" if why else "text")

    def focus_first(self) -> None:
        """Put the focus on the first method; on the primary when there is nothing to pay."""
        first = next(iter(self._methods.values()), None)
        target = first if first is not None and first.isVisibleTo(self) else self.primary
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def method_button(self, code: str) -> MethodButton:
        """The row of a method."""
        return self._methods[code]

    def set_compact(self, compact: bool) -> None:
        """Take the sizes of 1024 x 768 or of the wider screens (ui.md A.1)."""
        self._compact = compact
        for card in self.figures:
            card.set_compact(compact)
        for button in self._methods.values():
            button.set_compact(compact)
        self._method_column.setFixedWidth(206 if compact else 301)
        self._quick_column.setFixedWidth(136 if compact else 171)
        margin = 12 if compact else 18
        self._card_column.setContentsMargins(margin, 14, margin, 12)
        self._columns_row.setSpacing(10 if compact else 16)
        self.primary.setFixedWidth(266 if compact else 360)
        self._fit_primary()
        for other, wide, narrow in ((self.invoice, 180, 164), (self.later, 209, 197)):
            other.setFixedWidth(narrow if compact else wide)

    def retranslate(self) -> None:
        """Say every fixed word again."""
        for button, text in zip((self.invoice, self.later), self._words.ends(), strict=True):
            button.set_label(text)
        self._paper_label.setText(self._words.paper_head())
        self.paper.set_labels(self._words.papers())
        spoken = self._words.paper_names()
        for button in self.paper.findChildren(Button):
            button.setAccessibleName(spoken[button.objectName().removeprefix("payment.paper_")])
        self._nothing.setText(self._words.nothing())

    def _fit_primary(self) -> None:
        """Smaller letters where the words would not fit: amounts are never cut."""
        longest = _LONG_COMPACT if self._compact else _LONG_LABEL
        restyle(self.primary, "long", len(self.primary.label()) > longest)

    # -- inside -------------------------------------------------------------------------------------------------

    def _quick_button(self, index: int) -> Button:
        button = Button(self._theme, name=f"payment.quick_{index}", sz="fill")
        button.setProperty("role", "amount")
        button.setMinimumHeight(48)
        button.setMaximumHeight(56)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._quick_touched(button))
        return button

    def _quick_touched(self, button: Button) -> None:
        button.setChecked(button.property("amount_paid") == button.property("amount"))
        self.quick_pressed.emit(Money(int(button.property("amount"))))

    def _lay_out(self) -> None:
        self._outer = column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(_WIDE)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(2, 0, 2, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.deposit)
        self._head.hide()
        column.addWidget(self._head)
        row = QHBoxLayout()
        row.setSpacing(10)
        for card in self.figures:
            row.addWidget(card, 1)
        column.addLayout(row)
        column.addWidget(self._card(), 1)
        column.addWidget(self.notice)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        for button in (self.invoice, self.later):
            button.setFixedHeight(72)
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(bottom)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("fx", "card")
        self._card_column = QVBoxLayout(card)
        self._card_column.setSpacing(10)
        self._columns = QWidget()
        self._columns_row = QHBoxLayout(self._columns)
        self._columns_row.setContentsMargins(0, 0, 0, 0)
        self._method_column = self._column(self._heads[0])
        body = self._body(self._method_column)
        body.setSpacing(5)
        body.insertSpacing(1, 3)  # the first method stands level with the first amount
        self._quick_column = self._column(self._heads[1])
        pad = self._column(self._heads[2])
        for button in self.quick:
            self._body(self._quick_column).addWidget(button, 1000)  # 56 px where there is room, then the rest below
        self._body(self._quick_column).addStretch(1)
        self._body(self._method_column).addStretch(1)
        self._body(pad).addWidget(self.numpad, 1)
        for index, part in enumerate((self._method_column, self._quick_column, pad)):
            if index:
                self._columns_row.addWidget(rule(vertical=True))
            self._columns_row.addWidget(part, 1 if part is pad else 0)
        self._card_column.addWidget(self._columns, 1)
        self._card_column.addWidget(self._nothing, 1)
        self._card_column.addWidget(rule())
        papers = QHBoxLayout()
        papers.setSpacing(10)
        papers.addWidget(self._paper_label)
        papers.addWidget(self.paper)
        papers.addStretch(1)
        self._card_column.addLayout(papers)
        return card

    @staticmethod
    def _column(head: QWidget) -> QWidget:
        part = QWidget()
        body = QVBoxLayout(part)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addWidget(head)
        return part

    @staticmethod
    def _body(part: QWidget) -> QVBoxLayout:
        layout = part.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout

    def _show_methods(self, state: PayState) -> None:
        wanted = [method.code for method in state.methods]
        if list(self._methods) != wanted:
            self._build_methods(state)
        keys = function_keys(state.methods)
        for method in state.methods:
            button = self._methods[method.code]
            name = self._words.method(method)
            line = self._words.method_state(state, method, short=self._compact)
            paid = state.last_of(method.code) is not None
            back = self._words.take_back(name) if paid else ""
            key = keys.get(method.code)
            button.show_method(name, line, f"F{key}" if key else "", back)
            button.setChecked(paid or state.chosen == method.code)

    def _build_methods(self, state: PayState) -> None:
        for button in self._methods.values():
            button.hide()
            button.deleteLater()
        self._methods = {}
        body = self._body(self._method_column)
        for index, method in enumerate(state.methods):
            button = MethodButton(self._theme, f"payment.{method.code}", _ICONS.get(method.kind, "wallet"))
            button.set_compact(self._compact)
            button.clicked.connect(lambda _on=False, code=method.code: self.method_pressed.emit(code))
            button.cross.clicked.connect(lambda _on=False, code=method.code: self.take_back_pressed.emit(code))
            self._methods[method.code] = button
            body.insertWidget(2 + index, button)
            button.show()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Methods with their crosses, quick amounts, numpad, paper, Maak factuur, Later Factureren, primary."""
        chain: list[QWidget] = []
        for button in self._methods.values():
            chain += [button, button.cross]
        chain += [*self.quick, *self.numpad.findChildren(Button), *self.paper.findChildren(Button)]
        chain += [self.invoice, self.later, self.primary]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _show_quick(self, state: PayState) -> None:
        amounts = state.quick
        cash = state.cash
        paid = abs(state.paid_by(cash.code)) if cash else Money.ZERO
        exact = amounts[0] if amounts else Money.ZERO
        for index, button in enumerate(self.quick):
            button.setVisible(index < len(amounts))
            if index >= len(amounts):
                continue
            amount = amounts[index]
            text, spoken = self._words.quick(amount, exact=amount == exact)
            button.set_label(text, spoken)
            button.setProperty("amount", amount.cents)
            button.setProperty("amount_paid", paid.cents)
            button.setChecked(paid == amount)
