"""The payment methods of the payment sheet: one row each, with the amount that goes there when it is divided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.errors import InputError
from kassa.domain.payments.method import MethodKind
from kassa.domain.values import Money
from kassa.domain.values.dutch import format_entry
from kassa.domain.values.typed import parse_amount
from kassa.services.sales.payments import Part
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field, SelectAllEdit
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.services.sales.payments import OfficeMethod
    from kassa.ui.theme.theme import Theme

_ICONS = {MethodKind.CASH: "banknote", MethodKind.CARD: "credit-card", MethodKind.OTHER: "landmark"}
AMOUNT_WIDTH = 120


class MethodRow(QWidget):
    """One method: a button to choose it and, when the payment is divided, its own amount."""

    def __init__(self, theme: Theme, method: OfficeMethod) -> None:
        super().__init__()
        self.method = method
        self.button = Button(
            theme, method.name, name=f"payment.method_{method.code}", kind="row", sz="l", icon=_ICONS[method.kind]
        )
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit = SelectAllEdit()
        self.edit.setObjectName(f"payment.part_{method.code}")
        self.edit.setAccessibleName(self.tr("Bedrag %1").replace("%1", method.name))
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setFixedWidth(AMOUNT_WIDTH)
        self.edit.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.button, 1)
        row.addWidget(self.edit)


class PaymentParts(QWidget):
    """Which methods get how much; :attr:`changed` after every key."""

    changed = Signal()

    def __init__(
        self, theme: Theme, methods: Sequence[OfficeMethod], chosen: str, amount: Money, refused: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self._theme = theme
        self.rows = [MethodRow(theme, method) for method in methods]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Betaalwijze"), "label"))
        for row in self.rows:
            self._group.addButton(row.button)
            row.button.clicked.connect(self._chosen)
            row.edit.textEdited.connect(self.changed)
            column.addWidget(row)
        for told in refused:
            column.addWidget(told)
        self.divide = Button(
            theme, self.tr("Over meer betaalwijzen verdelen"), name="payment.divide", kind="link", sz="s"
        )
        self.divide.clicked.connect(self._divide)
        self.divide.setVisible(len(self.rows) > 1)
        column.addWidget(self.divide, 0, Qt.AlignmentFlag.AlignLeft)
        self.amount = Field(self.tr("Bedrag"), name="payment.amount", required=True)
        self.amount.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.amount.set_text(format_entry(amount))
        self.amount.edit.textEdited.connect(self._touched)
        self._untouched = True
        self._amounts: Callable[[MethodKind], Money] = lambda _kind: amount
        column.addWidget(self.amount)
        first = next((row for row in self.rows if row.method.code == chosen), self.rows[0] if self.rows else None)
        if first is not None:
            first.button.setChecked(True)

    @property
    def divided(self) -> bool:
        """Whether each method has an amount of its own."""
        return self.amount.isHidden()

    @property
    def chosen(self) -> MethodRow | None:
        """The method that is chosen; None while there are none."""
        return next((row for row in self.rows if row.button.isChecked()), None)

    def set_amount(self, amount: Money) -> None:
        """Fill in another amount."""
        self._untouched = False
        field = self.amount.edit if not self.divided or self.chosen is None else self.chosen.edit
        field.setText(format_entry(amount))
        self.changed.emit()

    def parts(self) -> tuple[Part, ...]:
        """Return what was filled in; empty amounts of a divided payment are left out.

        Raises:
            InputError: an amount cannot be understood; the field says so.
        """
        if not self.divided:
            row = self.chosen
            return () if row is None else (Part(row.method.code, self._read(self.amount)),)
        found = []
        for row in self.rows:
            if row.edit.text().strip():
                amount = parse_amount(row.edit.text())
                if amount > Money.ZERO:
                    found.append(Part(row.method.code, amount))
        return tuple(found)

    def kind_of(self, code: str) -> MethodKind:
        """Return what a method does with the money."""
        return next(row.method.kind for row in self.rows if row.method.code == code)

    def _touched(self) -> None:
        self._untouched = False
        self.changed.emit()

    def _read(self, field: Field) -> Money:
        try:
            amount = parse_amount(field.text())
        except InputError as error:
            field.set_error(str(error))
            raise
        field.set_error("")
        return amount

    def fill(self, amounts: Callable[[MethodKind], Money]) -> None:
        """Fill in the whole amount as each method takes it, while nobody typed another one."""
        self._amounts = amounts

    def _chosen(self) -> None:
        if not self.divided and self.chosen is not None and self._untouched:
            self.amount.set_text(format_entry(self._amounts(self.chosen.method.kind)))
        field = self.chosen.edit if self.divided and self.chosen is not None else self.amount.edit
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _divide(self) -> None:
        """Give each method an amount of its own; what was filled in goes to the chosen one."""
        on = not self.divided
        chosen = self.chosen
        if on and chosen is not None:
            chosen.edit.setText(self.amount.text())
        for row in self.rows:
            row.edit.setVisible(on)
            if not on:
                row.edit.clear()
        self.amount.setVisible(not on)
        self.divide.set_label(
            self.tr("Met één betaalwijze betalen") if on else self.tr("Over meer betaalwijzen verdelen")
        )
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the methods with the arrows."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        place = self.rows.index(self.chosen) if self.chosen in self.rows else 0
        row = self.rows[(place + step) % len(self.rows)]
        row.button.setChecked(True)
        row.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
