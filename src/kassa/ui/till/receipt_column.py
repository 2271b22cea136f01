"""The left column on every selling screen: header, strips, lines, undo bar, total and the one blue button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kassa.domain.values.dutch import format_amount, format_money, format_rate, format_time
from kassa.domain.values.money import Money
from kassa.ui.till.customer_bar import CustomerBar
from kassa.ui.till.queue.order_strip import OrderStrip
from kassa.ui.till.receipt_lines import ReceiptLines
from kassa.ui.till.state import Blocker, SaleState, Tone
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import BigButton, Button, icon_button
from kassa.ui.widgets.labels import label, rule
from kassa.ui.widgets.strips import InfoStrip, UndoBar

if TYPE_CHECKING:
    from kassa.domain.till.basket import Basket
    from kassa.domain.values.dutch import Lang
    from kassa.ui.shell.context import UiContext
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.order.head import OrderHead

_RIGHT_MIDDLE = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TOTAL_HEIGHT, _DISCOUNT_HEIGHT, _APART = 66, 24, 12


class TotalBar(QWidget):
    """Total with the number of articles, and the receipt discount above it; painted, so it never moves anything."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        self._total = self._count = self._word = ""
        self._rows: tuple[tuple[str, str], ...] = ()
        self.setObjectName("sale.total")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TOTAL_HEIGHT)
        theme.changed.connect(self.update)

    def set_compact(self, compact: bool) -> None:
        """In the narrow variant the number of articles stands below the word."""
        self._compact = compact
        self.update()

    def show_total(self, word: str, total: str, count: str, rows: tuple[tuple[str, str], ...] = ()) -> None:
        """Show the figures; ``rows`` stand above the total: what goes off, and how much."""
        height = _TOTAL_HEIGHT + _DISCOUNT_HEIGHT * len(rows)
        if height != self.height():
            self.setFixedHeight(height)
        self._word, self._total, self._count, self._rows = word, total, count, rows
        told = [f"{name} {amount}" for name, amount in rows]
        self.setAccessibleName(", ".join([f"{word} {total}", count, *told]))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        width, top = self.width(), self.height() - _TOTAL_HEIGHT
        for place, (name, amount) in enumerate(self._rows):
            painter.setFont(theme.font(16))
            row = QRect(16, 8 + place * _DISCOUNT_HEIGHT, width - 32, _DISCOUNT_HEIGHT)
            painter.setPen(theme.color("text2"))
            painter.drawText(row, _LEFT_MIDDLE, name)
            painter.setPen(theme.color("success_ink"))
            painter.drawText(row, _RIGHT_MIDDLE, amount)
        painter.setPen(theme.color("text"))
        size = 38 if len(self._total) < 13 else 30
        painter.setFont(theme.font(size, 700, display=True))
        taken = painter.fontMetrics().horizontalAdvance(self._total)
        painter.drawText(QRect(16, top + 6, width - 32, 54), _RIGHT_MIDDLE, self._total)
        painter.setFont(theme.font(20, 600))
        words = painter.fontMetrics().horizontalAdvance(self._word)
        beside = QFontMetrics(theme.font(14)).horizontalAdvance(self._count)
        full = self._compact or 16 + words + 9 + beside + _APART > width - 16 - taken
        stacked = full and bool(self._count)
        box = QRect(16, top + 12, width, 24) if stacked else QRect(16, top + 6, width, 54)
        painter.drawText(box, _LEFT_MIDDLE, self._word)
        painter.setPen(theme.color("text3"))
        painter.setFont(theme.font(14))
        box = QRect(16, top + 36, width, 20) if stacked else QRect(16 + words + 9, top + 6, width, 54)
        painter.drawText(box, _LEFT_MIDDLE, self._count)


class ReceiptColumn(QFrame):
    """Shows a ``SaleState``; emits what the person wants."""

    checkout = Signal()
    park = Signal()
    back = Signal()
    order_back = Signal()
    picked = Signal(str)
    line_action = Signal(str)
    undo = Signal()
    undo_gone = Signal()
    previous_print = Signal()
    previous_close = Signal()
    notice_close = Signal()
    customer_note_close = Signal()
    """The note of the customer was read."""
    unprinted_mail = Signal()
    """'Mailen' of the strip 'Bon niet geprint'."""
    unprinted_retry = Signal()
    mode_close = Signal()

    def __init__(self, ui: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = ui
        self._state = SaleState()
        self._customer_note: InfoStrip | None = None
        self._editable = True
        self._compact = self._ordering = False
        self._order_head: OrderHead | None = None
        self._hint: str | None = None
        self.setProperty("fx", "receipt")
        self.setObjectName("sale.receipt")
        theme = ui.theme
        self.customer = CustomerBar(theme)
        self.lines = ReceiptLines(theme)
        self.undo_bar = UndoBar(theme, name="sale.undo")
        self.total = TotalBar(theme)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.customer)
        column.addLayout(self._make_strips(theme))
        column.addWidget(rule())
        column.addWidget(self.lines, 1)
        undo_row = QHBoxLayout()
        undo_row.setContentsMargins(12, 0, 12, 10)
        undo_row.addWidget(self.undo_bar)
        column.addLayout(undo_row)
        self._undo_row = undo_row
        column.addWidget(rule())
        column.addWidget(self.total)
        column.addLayout(self._make_buttons(theme))
        self._order_note = label("", "caption", wrap=True)
        self._connect()
        self._retranslate()

    def set_compact(self, compact: bool) -> None:
        """The narrow variant."""
        self._compact = compact
        self.total.set_compact(compact or self._ordering)

    def set_ordering(self, ordering: bool) -> None:
        """While an order is made: its own header, and nothing to press below."""
        if ordering == self._ordering:
            return
        self._ordering = ordering
        if self._order_head is None:
            self._make_order_parts()
        if self._order_head is not None:
            self._order_head.setVisible(ordering)
        self._order_note.setVisible(ordering)
        self.customer.setVisible(not ordering)
        self.total.set_compact(self._compact or ordering)

    def set_editable(self, editable: bool) -> None:
        """Selling, or read-only with 'Terug naar bon' (payment)."""
        self._editable = editable
        for button in (self.checkout_button, self.park_button):
            button.setVisible(editable)
        self.customer.set_editable(editable)
        self._buttons.setContentsMargins(12, 0, 12, 0 if self._ordering else 12)
        self.back_button.setVisible(not editable and not self._ordering)
        self.show_state(self._state)

    def show_state(self, state: SaleState) -> None:
        """Draw a state; only what differs is touched."""
        before, self._state = self._state, state
        lang = self._lang()
        self.lines.set_today(self._ui.clock.now().astimezone(self._ui.zone).date())
        self.lines.show_lines(state.lines, state.selected, lang, editable=self._editable)
        self._show_total(state, lang)
        self._show_strips(before, state, lang)
        blocker = state.blocker
        self.checkout_button.setEnabled(blocker in (None, Blocker.UNKNOWN))
        self.checkout_button.set_label(self._next_step(state, lang))
        self.park_button.setEnabled(bool(state.lines))
        self._say_change(before, state, lang)

    def add_strip(self, strip: QWidget) -> None:
        """Put a strip of another flow below the others; tell ``fit_strips`` when it appears or goes."""
        self._strips.addWidget(strip)
        self._more_strips.append(strip)

    def fit_strips(self) -> None:
        """Give the strips room below them when one is shown."""
        shown = any(not strip.isHidden() for strip in (*self._own_strips, *self._more_strips))
        _set_bottom(self._strips, 12 if shown else 0)

    def show_unprinted(self, on: bool, *, mails: bool = False) -> None:
        """'Bon niet geprint' with 'Opnieuw', and 'Mailen' where it can be mailed; the sale is done (ui.md 7.4)."""
        self._mail_unprinted.setVisible(mails)
        if on and self.unprinted.isHidden():
            announce(self, self.unprinted.accessibleName(), urgent=True)
        self.unprinted.setVisible(on)
        self.fit_strips()

    def show_mode(self, text: str) -> None:
        """What the next scan or tap means, with a cross that ends it; empty takes the strip away."""
        self.mode.set_text(text)
        self.mode.setVisible(bool(text))
        if text:
            announce(self, text, urgent=True)
        self.fit_strips()

    def show_customer_note(self, text: str) -> None:
        """The note of the customer on the bon ("Toon bij verkoop"); empty takes it away."""
        if self._customer_note is None:
            if not text:
                return
            self._customer_note = self._make_customer_note()
        self._customer_note.set_text(text)
        self._customer_note.setVisible(bool(text))
        announce(self, text)
        self.fit_strips()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(441, 712)

    def _lang(self) -> Lang:
        return "en" if self._ui.language.current == "en" else "nl"

    def _make_order_parts(self) -> None:
        """Header and closing line of a new order; made at first use, because the first paint shows none."""
        from kassa.ui.till.order.head import OrderHead

        self._order_head = OrderHead(self._ui.theme)
        self._order_head.back.clicked.connect(self.order_back)
        self._column.insertWidget(0, self._order_head)
        self._order_note.setContentsMargins(16, 0, 16, 12)
        self._column.addWidget(self._order_note)

    def _make_strips(self, theme: Theme) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(12, 0, 12, 0)
        column.setSpacing(8)
        self.previous = InfoStrip(theme, tone="success", icon="banknote", name="sale.previous")
        self._print_previous = self.previous.add_button("printer", "x", "print")
        self._close_previous = self.previous.add_button("x", "x", "close")
        self.notice = InfoStrip(theme, tone="warn", icon="triangle-alert", name="sale.notice", wrap=True)
        self._close_notice = self.notice.add_button("x", "x", "close")
        self.mode = InfoStrip(theme, tone="danger", icon="undo-2", name="sale.mode")
        self._close_mode = self.mode.add_button("x", "x", "close")
        self.queue = InfoStrip(theme, tone="info", icon="scan-barcode", name="sale.queue")
        self.order = OrderStrip(theme)
        self.unprinted = InfoStrip(theme, tone="warn", icon="printer", name="sale.unprinted")
        self._retry_print = self.unprinted.add_words("retry")
        self._mail_unprinted = self.unprinted.add_words("mail")
        self._strips = column
        self._own_strips = (self.order, self.mode, self.previous, self.notice, self.queue, self.unprinted)
        self._more_strips: list[QWidget] = []
        for strip in self._own_strips:
            strip.hide()
            column.addWidget(strip)
        return column

    def _make_customer_note(self) -> InfoStrip:
        """Made when a customer first has a note: most sales have none."""
        strip = InfoStrip(self._ui.theme, tone="info", icon="sticky-note", name="sale.customer_note", wrap=True)
        close = strip.add_button("x", self.tr("Notitie sluiten"), "close")
        close.clicked.connect(self.customer_note_close)
        self.add_strip(strip)
        return strip

    def _make_buttons(self, theme: Theme) -> QHBoxLayout:
        self._buttons = row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 12)
        row.setSpacing(8)
        self.park_button = icon_button(theme, "circle-pause", "x", name="sale.park", sz="xl")
        self.park_button.setIconSize(QSize(26, 26))
        self.checkout_button = BigButton(theme, "x", name="sale.checkout")
        self.back_button = Button(theme, "x", name="sale.back", sz="xl", icon="arrow-left")
        self.back_button.setProperty("role", "side")
        self.back_button.setFixedHeight(58)
        self.back_button.hide()
        row.addWidget(self.park_button)
        row.addWidget(self.checkout_button, 1)
        row.addWidget(self.back_button, 1, Qt.AlignmentFlag.AlignBottom)
        return row

    def _connect(self) -> None:
        self.lines.picked.connect(self.picked)
        self.lines.actions_row.chosen.connect(self.line_action)
        self.checkout_button.clicked.connect(self.checkout)
        self.park_button.clicked.connect(self.park)
        self.back_button.clicked.connect(self.back)
        self.undo_bar.undone.connect(self.undo)
        self.undo_bar.gone.connect(self.undo_gone)
        self._print_previous.clicked.connect(self.previous_print)
        self._close_previous.clicked.connect(self.previous_close)
        self._close_notice.clicked.connect(self.notice_close)
        self._retry_print.clicked.connect(self.unprinted_retry)
        self._mail_unprinted.clicked.connect(self.unprinted_mail)
        self._close_mode.clicked.connect(self.mode_close)

    def _next_step(self, state: SaleState, lang: Lang) -> str:
        """The words of the primary: to payment, or what goes back to the customer (ui.md 7.9)."""
        if state.total >= Money.ZERO:
            return self.tr("Naar afrekenen")
        return self.tr("Terugbetalen {}").format(format_money(-state.total, lang))

    def _show_total(self, state: SaleState, lang: Lang) -> None:
        basket = state.basket
        words = self._count_words(basket)
        rows = (*self._discount_row(basket, lang), *self._deposit_row(basket, lang))
        self.total.show_total(self.tr("Totaal"), format_money(state.total, lang), words, rows)
        hint = self.tr("Bon {}").format(state.receipt_hint) if state.receipt_hint else self.tr("Nieuwe bon")
        opened = basket.opened_at.astimezone(self._ui.zone) if basket is not None and basket.lines else None
        self.customer.show_bon(hint, format_time(opened) if opened is not None else "")
        self.customer.show_customer(basket.customer if basket is not None else None, lang)

    def _count_words(self, basket: Basket | None) -> str:
        """``1 factuur · 1 artikel``; what there is none of is left out."""
        if basket is None:
            return ""
        back, cards = basket.returned_count, basket.gift_card_count
        invoices = len(basket.invoice_lines) if basket.settled else 0
        count = basket.article_count + back - cards
        parts = []
        if invoices:
            parts.append(self.tr("1 factuur") if invoices == 1 else self.tr("{} facturen").format(invoices))
        if count:
            parts.append(self.tr("1 artikel") if count == 1 else self.tr("{} artikelen").format(count))
        if cards:
            parts.append(self.tr("1 cadeaubon") if cards == 1 else self.tr("{} cadeaubonnen").format(cards))
        if back and not parts:
            parts.append(self.tr("1 artikel retour") if back == 1 else self.tr("{} artikelen retour").format(back))
        elif back:
            parts.append(self.tr("{} retour").format(back))
        return " \u00b7 ".join(parts)

    def _discount_row(self, basket: Basket | None, lang: Lang) -> tuple[tuple[str, str], ...]:
        if basket is None or basket.discount is None or not basket.discount_amount:
            return ()
        rate = basket.discount.rate
        share = format_rate(rate, lang) if rate is not None else ""
        name = basket.discount.reason or self.tr("Korting {}").format(share).strip()
        return ((name, format_money(-basket.discount_amount, lang)),)

    def _deposit_row(self, basket: Basket | None, lang: Lang) -> tuple[tuple[str, str], ...]:
        if basket is None or not basket.deposit_used:
            return ()
        return ((self.tr("Aanbetaald"), format_money(-basket.deposit_used, lang)),)

    def _show_strips(self, before: SaleState, state: SaleState, lang: Lang) -> None:
        previous = state.previous
        self.previous.setVisible(previous is not None)
        if previous is not None:
            change = self.tr("Wisselgeld {}").format(format_money(previous.change, lang))
            self.previous.set_text(self.tr("Vorige bon"), change)
            self._print_previous.setAccessibleName(self.tr("Vorige bon printen"))
        self.notice.setVisible(state.notice is not None)
        if state.notice is not None:
            tone = state.notice.tone
            self.notice.set_tone(tone.value, "info" if tone is Tone.INFO else "triangle-alert")
            self.notice.set_text(state.notice.text)
        waiting = len(state.waiting)
        self.queue.setVisible(waiting > 0)
        if waiting:
            self.queue.set_text(self.tr("{} scans wachten").format(waiting) if waiting > 1 else self.tr("1 scan wacht"))
        order = state.basket.order if state.basket is not None else None
        self.order.show_order(order, lang, editable=self._editable)
        self.fit_strips()
        if state.undo_text and state.undo_count != before.undo_count:
            self.undo_bar.offer(state.undo_text)
        elif not state.undo_text and not self.undo_bar.isHidden():
            self.undo_bar.dismiss()
        _set_bottom(self._undo_row, 0 if self.undo_bar.isHidden() else 10)

    def _say_change(self, before: SaleState, state: SaleState, lang: Lang) -> None:
        line = state.selected_line
        if line is not None and state.basket is not before.basket:
            words = self.lines.row_text(state.lines.index(line))
            total = self.tr("totaal {}").format(format_amount(state.total, lang))
            announce(self, f"{words}, {total}")

    def _retranslate(self) -> None:
        self.back_button.set_label(self.tr("Terug naar bon"))
        self.unprinted.set_text(self.tr("Bon niet geprint"))
        self._order_note.setText(self.tr("Prijzen incl. btw. Voorraad wordt gereserveerd bij plaatsen."))
        for button, words in (
            (self.park_button, self.tr("Bon parkeren")),
            (self._print_previous, self.tr("Vorige bon printen")),
            (self._close_previous, self.tr("Melding sluiten")),
            (self._close_notice, self.tr("Waarschuwing sluiten")),
            (self._close_mode, self.tr("Retour zonder bon stoppen")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self._retry_print.set_label(self.tr("Opnieuw"), self.tr("Bon opnieuw printen"))
        self._mail_unprinted.set_label(self.tr("Mailen"), self.tr("Bon mailen"))
        self.show_state(self._state)


def _set_bottom(layout: QBoxLayout, bottom: int) -> None:
    """Change the bottom margin only when it differs: setting it lays the whole column out again."""
    if layout.contentsMargins().bottom() != bottom:
        layout.setContentsMargins(12, 0, 12, bottom)
