"""Sheets over the work area: one question each, with keys for fingers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.errors import InputError
from kassa.domain.pricing.discount import Discount
from kassa.domain.values.rate import Rate
from kassa.domain.values.typed import parse_amount, parse_rate
from kassa.ui.till.entry import AmountEntry
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Chip, Segmented
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.numpad import BACKSPACE, Keys, NumPad
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kassa.ui.theme.theme import Theme

PERCENTAGES = (5, 10, 15, 20)
_WHOLE_DIGITS = 7
Vat = tuple[str, str, Rate]
"""Code, letter and rate of a VAT code today."""


class NumberEntry(QWidget):
    """A large number with its keys; the physical keypad types into it too. ``entered`` is Enter."""

    entered = Signal()
    changed = Signal(str)

    def __init__(self, theme: Theme, *, name: str, decimals: int, before: str = "", after: str = "") -> None:
        super().__init__()
        self._decimals, self._before, self._after = decimals, before, after
        self._text = ""
        self._fresh = True
        self.setObjectName(f"{name}.entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._figure = label("", "due")
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._error = label("", "caption", "danger", wrap=True)
        self._error.hide()
        self.pad = NumPad(theme, name=name, key_height=56, keys=Keys.AMOUNT if decimals else Keys.COUNT)
        self.pad.pressed.connect(self._press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._figure, self._error, self.pad):
            column.addWidget(part)
        self._show()

    @property
    def figure(self) -> QLabel:
        """The large number."""
        return self._figure

    def text(self) -> str:
        """What was typed."""
        return self._text

    def set_text(self, text: str) -> None:
        """Start from this; the first digit replaces it."""
        self._text, self._fresh = text, True
        self._show()

    def set_unit(self, before: str, after: str, decimals: int) -> None:
        """Another unit for the number: euros or percent."""
        self._before, self._after, self._decimals = before, after, decimals
        self.set_text("")

    def set_error(self, text: str) -> None:
        """Say below the number what to type."""
        self._error.setText(text)
        self._error.setVisible(bool(text))
        self._figure.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_Backspace:
            self._press(BACKSPACE)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            self.entered.emit()
        elif text.isdigit() and text.isascii():
            self._press(text)
        elif text in (",", "."):
            self._press(",")
        else:
            super().keyPressEvent(event)

    def _press(self, key: str) -> None:
        start = "" if self._fresh and key != BACKSPACE else self._text
        self._fresh = False
        self._text = AmountEntry(start, _WHOLE_DIGITS, self._decimals).press(key).text
        self.set_error("")
        self._show()
        self.changed.emit(self._text)

    def _show(self) -> None:
        self._figure.setText(f"{self._before}{self._text or '0'}{self._after}")
        self._figure.setAccessibleName(self._figure.text())


_CONTROL = Qt.KeyboardModifier.ControlModifier


class NumberSheet(Dialog):
    """Asks one number; ``finished`` carries the typed text."""

    def __init__(
        self,
        theme: Theme,
        over: QWidget,
        title: str,
        *,
        name: str,
        start: str = "",
        decimals: int = 0,
        before: str = "",
        after: str = "",
        text: str = "",
        width: int = 400,
    ) -> None:
        super().__init__(theme, over, title, name=name, text=text, width=width)
        self.entry = NumberEntry(theme, name=name, decimals=decimals, before=before, after=after)
        self.entry.set_text(start)
        self.body.addWidget(self.entry)
        self.add_button(self.tr("Annuleren"), None, name=f"{name}.cancel")
        self._take = Button(theme, self.tr("Overnemen"), name=f"{name}.take", kind="primary", sz="l")
        self._take.clicked.connect(self._accept)
        self.add_action(self._take)
        self.entry.entered.connect(self._accept)

    def ask(self) -> None:
        """Show with the focus on the number."""
        self.open(self.entry)

    def _accept(self) -> None:
        if self.entry.text():
            self.done(self.entry.text())


class DiscountSheet(Dialog):
    """Asks a discount; ``finished`` carries a ``Discount``, ``False`` to take it away, ``None`` to leave it."""

    def __init__(self, theme: Theme, over: QWidget, title: str, *, name: str, present: bool) -> None:
        super().__init__(theme, over, title, name=name, width=420)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for percentage in PERCENTAGES:
            chip = Chip(theme, f"{percentage}%", name=f"{name}.rate_{percentage}")
            chip.setCheckable(False)
            chip.setMinimumHeight(48)
            chip.clicked.connect(lambda _on=False, rate=percentage: self.done(Discount.of_rate(Rate.percent(rate))))
            chips.addWidget(chip)
        self.body.addLayout(chips)
        options = (("rate", self.tr("Percentage")), ("amount", self.tr("Bedrag")))
        self.kind = Segmented(theme, options, name=f"{name}.kind")
        self.kind.chosen.connect(self._turn)
        self.body.addWidget(self.kind)
        self.entry = NumberEntry(theme, name=name, decimals=2, after="%")
        self.entry.entered.connect(self._accept)
        self.body.addWidget(self.entry)
        if present:
            self.add_button(self.tr("Korting weghalen"), False, name=f"{name}.remove", kind="danger")
        self.add_button(self.tr("Annuleren"), None, name=f"{name}.cancel")
        take = Button(theme, self.tr("Korting geven"), name=f"{name}.take", kind="primary", sz="l")
        take.clicked.connect(self._accept)
        self.add_action(take)

    def ask(self) -> None:
        """Show with the focus on the number."""
        self.open(self.entry)

    def _turn(self, kind: str) -> None:
        self.entry.set_unit("€ " if kind == "amount" else "", "%" if kind == "rate" else "", 2)
        self.entry.setFocus()

    def _accept(self) -> None:
        try:
            if self.kind.value() == "rate":
                discount = Discount.of_rate(parse_rate(self.entry.text()))
            else:
                discount = Discount.of_amount(parse_amount(self.entry.text()))
        except InputError as error:
            self.entry.set_error(str(error.reason))
        else:
            self.done(discount)


class TextSheet(Dialog):
    """Asks a text; ``finished`` carries it."""

    def __init__(self, theme: Theme, over: QWidget, title: str, *, name: str, words: str, start: str = "") -> None:
        super().__init__(theme, over, title, name=name, width=520)
        self.field = Field(words, name=f"{name}.text")
        self.field.edit.setMaxLength(200)
        self.field.set_text(start)
        self.field.edit.returnPressed.connect(self._accept)
        self.body.addWidget(self.field)
        self.add_button(self.tr("Annuleren"), None, name=f"{name}.cancel")
        take = Button(theme, self.tr("Overnemen"), name=f"{name}.take", kind="primary", sz="l")
        take.clicked.connect(self._accept)
        self.add_action(take)

    def ask(self) -> None:
        """Show with the focus in the field."""
        self.open(self.field.edit)

    def _accept(self) -> None:
        self.done(self.field.text().strip())


class OpenArticleSheet(Dialog):
    """'Vrij artikel': name, price and VAT; ``finished`` carries (name, price text, VAT)."""

    def __init__(self, theme: Theme, over: QWidget, codes: Sequence[tuple[Vat, str]], *, start: str = "") -> None:
        super().__init__(theme, over, "", name="open_article", width=680)
        self.title.setText(self.tr("Vrij artikel"))
        self.setAccessibleName(self.title.text())
        self._codes = {vat[0]: vat for vat, _ in codes}
        self.field = Field(self.tr("Omschrijving"), name="open_article.name", required=True)
        self.field.edit.setMaxLength(80)
        self.field.set_text(start)
        self.vat = Segmented(theme, [(vat[0], words) for vat, words in codes[:4]], name="open_article.vat")
        self.entry = NumberEntry(theme, name="open_article", decimals=2, before="€ ")
        self.entry.entered.connect(self._accept)
        left = QVBoxLayout()
        left.addWidget(self.field)
        left.addWidget(label(self.tr("Btw"), "label"))
        left.addWidget(self.vat)
        left.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addLayout(left, 1)
        sides.addWidget(self.entry, 1)
        self.body.addLayout(sides)
        self.add_button(self.tr("Annuleren"), None, name="open_article.cancel")
        take = Button(theme, self.tr("Op bon"), name="open_article.take", kind="primary", sz="l")
        take.clicked.connect(self._accept)
        self.add_action(take)
        self.field.edit.returnPressed.connect(self.entry.setFocus)

    def ask(self) -> None:
        """Show with the focus on the name."""
        self.open(self.field.edit)

    def _accept(self) -> None:
        name = self.field.text().strip()
        if not name:
            self.field.set_error(self.tr("Typ een omschrijving, bijvoorbeeld Reparatie"))
            self.field.edit.setFocus()
            return
        try:
            parse_amount(self.entry.text())
        except InputError as error:
            self.entry.set_error(str(error.reason))
            self.entry.setFocus()
            return
        self.done((name, self.entry.text(), self._codes[self.vat.value()]))


class ChoiceSheet(Dialog):
    """One of a few; ``finished`` carries the key."""

    def __init__(
        self,
        theme: Theme,
        over: QWidget,
        title: str,
        options: Sequence[tuple[str, str]],
        current: str,
        *,
        name: str,
        text: str = "",
    ) -> None:
        super().__init__(theme, over, title, name=name, text=text, width=400)
        for key, words in options:
            button = Button(
                theme, words, name=f"{name}.{key}", kind="row", sz="l", icon="check" if key == current else ""
            )
            button.setCheckable(True)
            button.setChecked(key == current)
            button.clicked.connect(lambda _on=False, chosen=key: self.done(chosen))
            self.body.addWidget(button)
        self.add_button(self.tr("Sluiten"), None, name=f"{name}.close")
