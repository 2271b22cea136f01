"""'Cadeaubon': what is put on a card, and on which one; a card at hand shows its balance first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kassa.domain.errors import InputError, KassaError
from kassa.domain.till.gift_card import QUICK_VALUES, read_code
from kassa.domain.values.dutch import format_entry
from kassa.domain.values.typed import parse_amount
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.gift_cards.card_panel import CardPanel
from kassa.ui.till.sheets import NumberEntry
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Chip
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.domain.values.money import Money
    from kassa.services.till.gift_cards import CardFacts
    from kassa.ui.shell.context import UiContext


class GiftCardSheet(Dialog):
    """``finished`` carries (value, code); an empty code lets the till make one."""

    def __init__(self, ui: UiContext, over: QWidget, look_up: Callable[[str], CardFacts]) -> None:
        super().__init__(ui.theme, over, "", name="gift_card", width=700)
        self.title.setText(self.tr("Cadeaubon"))
        self.setAccessibleName(self.title.text())
        self._ui, self._look_up = ui, look_up
        self._amounts = Amounts(ui.language)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for value in QUICK_VALUES:
            chip = Chip(ui.theme, self._amounts.piece(value), name=f"gift_card.value_{value.cents // 100}")
            chip.setCheckable(False)
            chip.setProperty("sz", "l")
            chip.setProperty("role", "narrow")
            chip.clicked.connect(lambda _on=False, chosen=value: self._quick(chosen))
            chips.addWidget(chip)
        self.entry = NumberEntry(ui.theme, name="gift_card", decimals=2, before="€ ")
        self.entry.entered.connect(self._accept)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(chips)
        left.addWidget(self.entry)
        self.field = Field(self.tr("Kaart"), name="gift_card.number")
        self.field.edit.setPlaceholderText(self.tr("Scan of typ het nummer"))
        self.field.edit.setMaxLength(20)
        self.field.edit.textEdited.connect(lambda _text: self._no_card())
        self.field.edit.editingFinished.connect(self._typed)
        self.card = CardPanel("gift_card.card")
        self._no_card()
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.field)
        right.addWidget(self.card, 1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(left, 1)
        sides.addLayout(right, 1)
        self.body.addLayout(sides)
        self.add_button(self.tr("Annuleren"), None, name="gift_card.cancel")
        take = Button(ui.theme, self.tr("Op bon"), name="gift_card.take", kind="primary", sz="l")
        take.clicked.connect(self._accept)
        self.add_action(take)

    def ask(self, code: str = "") -> None:
        """Show with the focus on the amount; ``code`` is of a card that was scanned."""
        self.open(self.entry)
        if code:
            self._show(code)

    def take_scan(self, code: str) -> bool:
        """A gift card fills its number; nothing else means anything here."""
        if read_code(code) is None:
            self._ui.sounds.play(ERROR)
        else:
            self._ui.sounds.play("ok")
            self._show(code)
        return True

    def _quick(self, value: Money) -> None:
        self.entry.set_text(format_entry(value))

    def _typed(self) -> None:
        text = self.field.text().strip()
        if text:
            self._show(text)
        else:
            self.field.set_error("")
            self._no_card()

    def _no_card(self) -> None:
        self._code = ""
        self.card.show_nothing(self.tr("Zonder kaart maakt de kassa een nummer; het komt op papier met de bon mee."))

    def _show(self, text: str) -> None:
        try:
            facts = self._look_up(text)
        except KassaError as error:
            self._code = ""
            self.card.show_nothing()
            self.field.set_error(str(error.reason))
            return
        self._code = facts.code
        self.field.set_error("")
        self.field.set_text(facts.code)
        self.card.show_card(facts, self._amounts.lang)

    def _accept(self) -> None:
        if self.field.text().strip() and not self._code:
            self._typed()
            if not self._code:
                self.field.edit.setFocus()
                return
        try:
            value = parse_amount(self.entry.text())
        except InputError as error:
            self.entry.set_error(str(error.reason))
            self.entry.setFocus()
            return
        self.done((value, self._code))
