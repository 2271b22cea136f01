"""Number keys for fingers; the physical keypad does the same."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kassa.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

BACKSPACE = "back"
CLEAR = "clear"
_DIGITS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"))


class Keys(Enum):
    """What stands below 1-2-3: for amounts, for a number of pieces, for a code."""

    AMOUNT = (("00", "0", ","), (CLEAR, CLEAR, BACKSPACE))
    COUNT = (("00", "0", BACKSPACE),)
    CODE = ((CLEAR, "0", BACKSPACE),)


class NumPad(QWidget):
    """Keys 7-8-9 / 4-5-6 / 1-2-3 and below them what ``keys`` says.

    Emits ``pressed`` with the characters of a key, or ``BACKSPACE`` or ``CLEAR``.
    """

    pressed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        *,
        name: str = "numpad",
        key_height: int = 64,
        keys: Keys = Keys.AMOUNT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keys: dict[str, Button] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for row, signs in enumerate((*_DIGITS, *keys.value)):
            for column, sign in enumerate(signs):
                if sign not in self._keys:
                    grid.addWidget(self._make(theme, sign, name, key_height), row, column, 1, signs.count(sign))
        self._retranslate()

    def key(self, text: str) -> Button:
        """The key that sends ``text``."""
        return self._keys[text]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _make(self, theme: Theme, sign: str, name: str, height: int) -> Button:
        text = "" if sign in (CLEAR, BACKSPACE) else sign
        word = _WORDS.get(sign, f"key_{sign}")
        icon = "delete" if sign == BACKSPACE else ""
        kind = "digit" if text else "digit-side"
        key = Button(theme, text, name=f"{name}.{word}", kind=kind, sz="fill", icon=icon)
        key.setIconSize(QSize(26, 26))
        key.setMinimumSize(54, height)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.setAutoRepeat(sign == BACKSPACE)
        key.clicked.connect(lambda: self.pressed.emit(sign))
        self._keys[sign] = key
        return key

    def _retranslate(self) -> None:
        names = {
            CLEAR: self.tr("Bedrag wissen"),
            BACKSPACE: self.tr("Laatste cijfer wissen"),
            ",": self.tr("Komma"),
        }
        for sign, spoken in names.items():
            if sign in self._keys:
                self._keys[sign].set_label(self.tr("Wissen") if sign == CLEAR else self._keys[sign].label(), spoken)


_WORDS = {",": "key_comma", CLEAR: "clear", BACKSPACE: "backspace"}
