"""The head of the customer file: who it is, and the figures that tell how they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kassa.domain.values.dutch import format_rate
from kassa.domain.values.money import Money
from kassa.ui.till.amounts import spoken_amount
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import ElidedLabel, label, restyle

if TYPE_CHECKING:
    from kassa.services.till.customer_file import Figures
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.amounts import Amounts

NONE = "–"


class Figure(QFrame):
    """A number under its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("fx", "figure")
        self.setObjectName(name)
        self.setFixedHeight(68)
        self._name = ElidedLabel("", "label")
        self.value = label("", "amountl")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 8, 6)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self.value)

    def show_value(self, name: str, value: str, spoken: str, tone: str = "") -> None:
        """Show a value; it is read aloud with its name."""
        self._name.setText(name)
        self.value.setText(value)
        restyle(self.value, "tone", tone)
        self.setAccessibleName(f"{name} {spoken}")
        self.value.setAccessibleName(f"{name} {spoken}")


class FileHead(QWidget):
    """Icon, name, address and phone, 'Wijzigen', the cross, and below them the figures."""

    edit = Signal()
    closed = Signal()

    def __init__(self, ui: UiContext, amounts: Amounts) -> None:
        super().__init__()
        self._ui, self._amounts = ui, amounts
        self._figures: Figures | None = None
        self._compact = False
        self._picture = QLabel()
        self.name = ElidedLabel("", "h1")
        self.name.setObjectName("customer_file.name")
        self.detail = ElidedLabel("", "body", "second")
        self.detail.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.phone = label("", "body", "second")
        self.close_button = icon_button(ui.theme, "x", "x", name="customer_file.close")
        self.edit_button = Button(ui.theme, "x", name="customer_file.edit", icon="pencil")
        self.edit_button.clicked.connect(self.edit)
        self.close_button.clicked.connect(self.closed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.detail)
        below.addWidget(self.phone)
        below.addStretch(1)
        words.addLayout(below)
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._picture)
        top.addLayout(words, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.edit_button)
        acts.addWidget(self.close_button)
        top.addLayout(acts)
        self.figures = {key: Figure(f"customer_file.{key}") for key in ("open", "overdue", "credit", "discount")}
        row = QHBoxLayout()
        row.setSpacing(8)
        for figure in self.figures.values():
            row.addWidget(figure, 1)
        self._row = QWidget()
        self._row.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 10)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self._row)
        ui.theme.changed.connect(self._recolour)
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Three figures on a narrow window, and no address: the tab Klant shows it."""
        self.figures["discount"].setVisible(not compact)
        if compact != self._compact:
            self._compact = compact
            self.show_figures(self._figures)

    def show_figures(self, figures: Figures | None) -> None:
        """Show a customer, or that there is none."""
        self._figures = figures
        self._row.setVisible(figures is not None)
        self.edit_button.setVisible(figures is not None)
        self.detail.setVisible(figures is not None)
        self.phone.setVisible(figures is not None)
        self._recolour()
        if figures is None:
            self.name.setText(self.tr("Klantenbeheer"))
            return
        customer = figures.customer
        place = ", ".join(part for part in (customer.street, f"{customer.postcode} {customer.city}".strip()) if part)
        number = self.tr("Debiteur {}").format(customer.number)
        self.name.setText(customer.title)
        self.detail.setText("  ·  ".join(part for part in (number, "" if self._compact else place) if part))
        self.phone.setText(f"  ·  {customer.phone}" if customer.phone else "")
        self._show_numbers(figures)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.edit_button.set_label(self.tr("Wijzigen"))
        self.close_button.setAccessibleName(self.tr("Klantenbeheer sluiten"))
        self.close_button.setToolTip(self.tr("Klantenbeheer sluiten"))
        self.show_figures(self._figures)

    def _show_numbers(self, figures: Figures) -> None:
        money, show = self._amounts.money, self.figures
        open_tone = "warn" if figures.open > Money.ZERO else ""
        show["open"].show_value(self.tr("Openstaand"), money(figures.open), spoken_amount(figures.open), open_tone)
        late = "danger" if figures.overdue > Money.ZERO else ""
        words = self.tr("Waarvan vervallen")
        show["overdue"].show_value(words, money(figures.overdue), spoken_amount(figures.overdue), late)
        left = figures.credit_left
        if left is None:
            show["credit"].show_value(self.tr("Kredietruimte"), NONE, self.tr("geen limiet"))
        else:
            tone = "danger" if left < Money.ZERO else ""
            show["credit"].show_value(self.tr("Kredietruimte"), money(left), spoken_amount(left), tone)
        rate = format_rate(figures.discount, self._amounts.lang) if figures.discount else ""
        show["discount"].show_value(self.tr("Klantkorting"), rate or NONE, rate or self.tr("geen"))

    def _recolour(self) -> None:
        figures = self._figures
        icon = "users" if figures is None else "user" if figures.customer.is_person else "building-2"
        self._picture.setPixmap(self._ui.theme.pixmap(icon, "primary_ink", 34, self.devicePixelRatioF()))
