"""Paying with a gift card: scan or type its number, see its balance, take what is needed (ui.md 7.4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kassa.domain.errors import KassaError
from kassa.domain.till.gift_card import read_code
from kassa.domain.values.money import Money
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.gift_cards.card_panel import CardPanel
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.numpad import BACKSPACE, CLEAR, Keys, NumPad
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.services.till.gift_cards import CardFacts
    from kassa.ui.shell.context import UiContext

_HEIGHT, _MARGIN = 680, 24
"""The sheet keeps its height, so that no key moves when a card is shown."""


class GiftCardPaySheet(Dialog):
    """``asked`` is called with a code; it closes the sheet itself when the money was taken.

    Args:
        ui: theme, sounds, language.
        over: what it covers.
        look_up: what is on a card.
        needed: what is still open; below zero it goes back on the card.
        asked: takes the money of a card, or says in ``refuse`` why not.
    """

    def __init__(
        self,
        ui: UiContext,
        over: QWidget,
        look_up: Callable[[str], CardFacts],
        needed: Money,
        asked: Callable[[str], None],
    ) -> None:
        super().__init__(ui.theme, over, "", name="gift_card_pay", width=440)
        self._ui, self._look_up, self._needed, self._asked = ui, look_up, needed, asked
        self._amounts = Amounts(ui.language)
        self.title.setText(self.tr("Cadeaubon"))
        self.setAccessibleName(self.title.text())
        back = needed < Money.ZERO
        words = self.tr("Terug te betalen {}") if back else self.tr("Nog te betalen {}")
        self.explanation.setText(words.format(self._amounts.money(abs(needed))))
        self.explanation.show()
        self.field = Field(self.tr("Scan de cadeaubon of typ het nummer"), name="gift_card_pay.number")
        self.field.edit.setMaxLength(20)
        self.field.edit.textEdited.connect(self._changed)
        self.field.edit.returnPressed.connect(self._enter)
        self.pad = NumPad(ui.theme, name="gift_card_pay", key_height=50, keys=Keys.CODE)
        self.pad.pressed.connect(self._press)
        self.card = CardPanel("gift_card_pay.card")
        self.card.show_nothing()
        self.notice = Notice(ui.theme, name="gift_card_pay.message")
        for part in (self.field, self.card, self.notice, self.pad):
            self.body.addWidget(part)
        self.add_button(self.tr("Annuleren"), None, name="gift_card_pay.cancel")
        self.take = Button(ui.theme, self.tr("Betalen"), name="gift_card_pay.take", kind="primary", sz="l")
        self.take.clicked.connect(self._enter)
        self.add_action(self.take)
        self._known = ""
        self.frame.setMinimumHeight(min(_HEIGHT, over.height() - _MARGIN))

    def ask(self, code: str = "") -> None:
        """Show with the focus on the number; ``code`` is of a card that was scanned."""
        self.open(self.field.edit)
        if code:
            self._show(code)

    def take_scan(self, code: str) -> bool:
        """A gift card pays at once."""
        if read_code(code) is None:
            self._ui.sounds.play(ERROR)
            self.refuse(self.tr("Dit is geen cadeaubon van deze winkel."))
        elif self._show(code):
            self._asked(self._known)
        return True

    def refuse(self, text: str) -> None:
        """Say why the card cannot pay; the sheet stays for another one."""
        self.notice.say(text, "danger")

    def _press(self, key: str) -> None:
        text = self.field.text()
        new = "" if key == CLEAR else text[:-1] if key == BACKSPACE else text + key
        self.field.set_text(new[:20])
        self._changed()

    def _changed(self) -> None:
        self._known = ""
        self.notice.say("")
        self.card.show_nothing()
        self._label()

    def _enter(self) -> None:
        """The first time show what is on it, then take it."""
        if self._known:
            self._asked(self._known)
        else:
            self._show(self.field.text())

    def _show(self, text: str) -> bool:
        try:
            facts = self._look_up(text)
        except KassaError as error:
            self._ui.sounds.play(ERROR)
            self.refuse(str(error.reason))
            return False
        self._known = facts.code
        self.notice.say("")
        self.field.set_text(facts.code)
        self.card.show_card(facts, self._amounts.lang)
        self._label(facts.available)
        return True

    def _label(self, available: Money | None = None) -> None:
        if available is None:
            self.take.set_label(self.tr("Betalen"))
        elif self._needed < Money.ZERO:
            self.take.set_label(self.tr("Terugzetten {}").format(self._amounts.money(-self._needed)))
        else:
            self.take.set_label(self.tr("Betalen {}").format(self._amounts.money(min(available, self._needed))))
