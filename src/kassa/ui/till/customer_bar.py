"""The head of the receipt column: 'Kies Klant' with the number of the bon, or whose bon it is and what they owe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kassa.domain.values.dutch import format_money, format_rate
from kassa.domain.values.money import Money
from kassa.ui.widgets.badge import paint_badge
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import ElidedLabel, label, restyle
from kassa.ui.widgets.painted import PaintedButton, paint_focus

if TYPE_CHECKING:
    from kassa.domain.till.attached import BasketCustomer
    from kassa.domain.values.dutch import Lang
    from kassa.ui.theme.theme import Theme

_LINE, _ROOM = 20, 8
_TOUCH, _BADGE, _LEFT, _GAP = 48, 28, 52, 8
_SMOOTH = QPainter.RenderHint.Antialiasing


class OutstandingBadge(PaintedButton):
    """'Openstaand € 612,40': drawn as a badge, pressed as a button of 48 px."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", "sale.customer_outstanding", parent)
        self._tone = "warn"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_owed(self, text: str, spoken: str, *, overdue: bool) -> None:
        """Say what stands open; overdue is red and carries a sign."""
        self._tone = "danger" if overdue else "warn"
        self.set_label(text)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._theme.sizes.caption, 600))
        return QSize(metrics.horizontalAdvance(self.label()) + (42 if self._tone == "danger" else 24), _TOUCH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRect(0, self.height() - _BADGE, self.width(), _BADGE)
        icon = "circle-alert" if self._tone == "danger" else ""
        paint_badge(painter, self._theme, QRectF(box), self.label(), icon, self._tone)
        if self.hasFocus():
            paint_focus(painter, self._theme, box, _BADGE / 2)


class CustomerCard(QWidget):
    """Whose bon it is: name, number, what stands open, discount; change and remove at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._editable = True
        self.setObjectName("sale.customer_card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number = self._agreed = ""
        self.name = ElidedLabel("", "title")
        self.number = ElidedLabel("", "label")
        self.agreed = ElidedLabel("", "label")
        self.badge = OutstandingBadge(theme, self)
        self.change = icon_button(theme, "pencil", "x", name="sale.customer_change", kind="ghost", parent=self)
        self.remove = icon_button(theme, "x", "x", name="sale.customer_remove", kind="ghost", parent=self)
        for part in (self.name, self.number, self.agreed):
            part.setParent(self)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.badge.raise_()
        self.badge.hide()
        theme.changed.connect(self.update)

    def set_editable(self, editable: bool) -> None:
        """Whether the customer may be changed and taken off here."""
        self._editable = editable
        self.change.setVisible(editable)
        self.remove.setVisible(editable)
        self.badge.setEnabled(editable)
        self._place()

    def show_customer(self, name: str, number: str, agreed: str, spoken: str) -> None:
        """Show whose bon it is; ``agreed`` is the price list or discount, empty for none."""
        self.name.setText(name)
        self._number, self._agreed = number, agreed
        self.setAccessibleName(spoken)
        self._place()

    def show_owed(self, text: str, spoken: str, *, overdue: bool) -> None:
        """Show what stands open; an empty text takes the badge away."""
        self.badge.setVisible(bool(text))
        if text:
            self.badge.show_owed(text, spoken, overdue=overdue)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(_SMOOTH)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface2"))
        radius = theme.sizes.radius
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        pixmap = theme.pixmap("user", "primary_ink", 26, self.devicePixelRatioF())
        painter.drawPixmap(13, (self.height() - 26) // 2, pixmap)

    def _place(self) -> None:
        """Beside the number when the badge fits there, else on a line of its own; discounts take what is left."""
        owing = not self.badge.isHidden()
        right = self.width() - (100 if self._editable else 12)
        number = self._wide(self._number)
        hint = self.badge.sizeHint().width()
        beside = owing and _LEFT + number + _GAP + hint <= right
        together = _joined(self._number, self._agreed)
        apart = beside or self._wide(together) > right - _LEFT
        below = self._agreed if apart else ""
        self.number.setText(self._number if apart else together)
        self.agreed.setText(below)
        self.agreed.setVisible(bool(below))
        top = 8
        fits = QFontMetrics(self._theme.font(20, 600)).horizontalAdvance(self.name.text()) <= right - _LEFT
        restyle(self.name, "role", "title" if fits else "strong")
        self.name.setGeometry(_LEFT, top, right - _LEFT, 27)
        top += 28
        tall = _BADGE if beside else _LINE
        self.number.setGeometry(_LEFT, top, number + 2 if beside else right - _LEFT, tall)
        left = _LEFT + number + _GAP if beside else _LEFT
        if owing and not beside:
            top += _LINE + 2
        self.badge.setGeometry(left, top + _BADGE - _TOUCH, min(hint, right - left), _TOUCH)
        top += _BADGE if owing else _LINE
        if below:
            self.agreed.setGeometry(_LEFT, top + 1, right - _LEFT, _LINE)
            top += _LINE
        height = max(62, top + _ROOM)
        if self.height() != height:
            self.setFixedHeight(height)
        middle = (height - _TOUCH) // 2
        self.change.setGeometry(self.width() - 98, middle, _TOUCH, _TOUCH)
        self.remove.setGeometry(self.width() - 52, middle, _TOUCH, _TOUCH)

    def _wide(self, text: str) -> int:
        return QFontMetrics(self._theme.font(self._theme.sizes.caption)).horizontalAdvance(text)


class CustomerBar(QWidget):
    """Empty: 'Kies Klant' and the number of the bon; filled: the card of the customer."""

    choose = Signal()
    """'Kies Klant', or the pencil of the card."""
    remove = Signal()
    outstanding = Signal()
    """The badge was tapped: show the open invoices of this customer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: CustomerCard | None = None
        self._customer: BasketCustomer | None = None
        self._owed: tuple[str, Money, Money] = ("", Money.ZERO, Money.ZERO)
        self._editable = True
        self._lang: Lang = "nl"
        self.setObjectName("sale.customer_bar")
        self.button = Button(theme, "x", name="sale.customer", kind="row", sz="l", icon="user")
        self.button.setMinimumWidth(160)
        self.button.clicked.connect(self.choose)
        self._number, self._opened = label("", "label"), label("", "label")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        for part in (self._number, self._opened):
            part.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            words.addWidget(part)
        words.addStretch(1)
        self._empty = QWidget()
        row = QHBoxLayout(self._empty)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.button, 1)
        row.addLayout(words)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.addWidget(self._empty)
        self._retranslate()

    @property
    def card(self) -> CustomerCard:
        """The card of a customer; made when the first one is chosen."""
        if self._card is None:
            self._card = card = CustomerCard(self._theme)
            card.change.clicked.connect(self.choose)
            card.remove.clicked.connect(self.remove)
            card.badge.clicked.connect(self.outstanding)
            card.set_editable(self._editable)
            self._column.addWidget(card)
            QWidget.setTabOrder(self.button, card.badge)
            QWidget.setTabOrder(card.badge, card.change)
            QWidget.setTabOrder(card.change, card.remove)
            self._name_buttons()
        return self._card

    def set_editable(self, editable: bool) -> None:
        """Selling, or read-only at payment: then nothing here can be pressed."""
        self._editable = editable
        self.button.setVisible(editable)
        if self._card is not None:
            self._card.set_editable(editable)

    def show_bon(self, number: str, opened: str) -> None:
        """Show the number the bon will get and when it was begun."""
        self._number.setText(number)
        self._opened.setText(opened)
        self._opened.setVisible(bool(opened))

    def show_customer(self, customer: BasketCustomer | None, lang: Lang) -> None:
        """Show whose bon it is; what they owe follows when it is known."""
        if customer == self._customer and lang == self._lang:
            return
        self._customer, self._lang = customer, lang
        self._draw()

    def show_owed(self, customer_id: str, open_: Money, overdue: Money) -> None:
        """Show what the customer of this identity owes; of any other it is kept until they are on the bon."""
        self._owed = (customer_id, open_, overdue)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _draw(self) -> None:
        customer = self._customer
        self._empty.setVisible(customer is None)
        if customer is None:
            if self._card is not None:
                self._card.hide()
            return
        number = self.tr("Deb. {}").format(customer.number)
        agreed = self._agreed(customer)
        spoken = self.tr("Klant {}, debiteur {}").format(customer.title, customer.number)
        self.card.show_customer(customer.title, number, agreed, f"{spoken}, {agreed}" if agreed else spoken)
        owner, open_, overdue = self._owed
        owing = owner == customer.id and open_ > Money.ZERO
        text = self.tr("Openstaand {}").format(format_money(open_, self._lang)) if owing else ""
        told = text
        if overdue:
            told = self.tr("{}, waarvan {} vervallen").format(text, format_money(overdue, self._lang))
        self.card.show_owed(text, told.replace("\u00a0", " "), overdue=bool(overdue))
        self.card.show()

    def _agreed(self, customer: BasketCustomer) -> str:
        parts = [customer.price_list]
        if customer.discount:
            parts.append(self.tr("Klantkorting {}").format(format_rate(customer.discount, self._lang)))
        return _joined(*parts)

    def _name_buttons(self) -> None:
        if self._card is None:
            return
        for button, words in (
            (self._card.change, self.tr("Klant wijzigen")),
            (self._card.remove, self.tr("Klant van bon verwijderen")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)

    def _retranslate(self) -> None:
        self.button.set_label(self.tr("Kies Klant"))
        self._name_buttons()
        self._draw()


def _joined(*parts: str) -> str:
    return " \u00b7 ".join(part for part in parts if part)
