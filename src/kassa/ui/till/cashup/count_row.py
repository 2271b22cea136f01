"""One coin or note in the counting step: minus, number, plus and what it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from kassa.domain.values.money import Money
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.amounts import Amounts

_REPEAT_AFTER_MS, _REPEAT_EVERY_MS = 400, 125


class CountRow(QWidget):
    """``stepped`` carries -1 or +1; ``picked`` says that the number is to be typed."""

    stepped = Signal(int)
    picked = Signal()

    def __init__(self, theme: Theme, piece: Money, screen: str, *, note: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen = screen
        self._theme = theme
        self._piece = piece
        self._note = note
        self._picture = QLabel()
        self._name = label("", "strong")
        self._amount = label("", "strong")
        self._amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._amount.setMinimumWidth(84)
        self.minus = self._step("minus", -1)
        self.plus = self._step("plus", 1)
        self.number = Button(theme, "0", name=f"{screen}.count_{piece.cents}", kind="count")
        self.number.setCheckable(True)
        self.number.setFixedWidth(84)
        self.number.clicked.connect(self._pick)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._picture)
        row.addSpacing(6)
        row.addWidget(self._name, 1)
        for part in (self.minus, self.number, self.plus):
            row.addWidget(part)
        row.addWidget(self._amount)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_row(self, amounts: Amounts, number: int, worth: Money, *, typing: bool) -> None:
        """Show how many there are and what they are worth; ``typing`` marks the row digits go to."""
        spoken = amounts.spoken_piece(self._piece)
        kind = (
            QCoreApplication.translate("Cashup", "biljetten")
            if self._note
            else QCoreApplication.translate("Cashup", "munten")
        )
        name = QCoreApplication.translate("Cashup", "Aantal {kind} van {piece}").format(kind=kind, piece=spoken)
        self._name.setText(amounts.piece(self._piece))
        self._amount.setText(amounts.cell(worth))
        restyle(self._amount, "tone", "" if number else "muted")
        restyle(self.number, "tone", "" if number else "muted")
        self.number.set_label(str(number), name)
        self.number.setAccessibleDescription(str(number))
        self.number.setChecked(typing)
        self.minus.setEnabled(number > 0)
        less = QCoreApplication.translate("Cashup", "{name}: minder").format(name=name)
        more = QCoreApplication.translate("Cashup", "{name}: meer").format(name=name)
        self.minus.setAccessibleName(less)
        self.plus.setAccessibleName(more)

    def _step(self, icon: str, by: int) -> Button:
        button = icon_button(self._theme, icon, icon, name=f"{self._screen}.{icon}_{self._piece.cents}", kind="step")
        button.setAutoRepeat(True)
        button.setAutoRepeatDelay(_REPEAT_AFTER_MS)
        button.setAutoRepeatInterval(_REPEAT_EVERY_MS)
        button.clicked.connect(lambda: self.stepped.emit(by))
        button.setToolTip("")
        return button

    def _pick(self) -> None:
        self.number.setChecked(True)
        self.picked.emit()

    def _recolour(self) -> None:
        icon = "banknote" if self._note else "coins"
        self._picture.setPixmap(self._theme.pixmap(icon, "text3", 22, self.devicePixelRatioF()))
