"""Number keys for fingers; the physical keypad does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kassa.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

BACKSPACE = "back"
CLEAR = "clear"
_ROWS = (("7", "8", "9"), ("4", "5", "6"), ("1", "2", "3"), ("00", "0", ","))


class NumPad(QWidget):
    """Keys 7-8-9 / 4-5-6 / 1-2-3 / 00-0-, with Wissen and backspace below.

    Emits ``pressed`` with the characters of a key, or ``BACKSPACE`` or ``CLEAR``.
    """

    pressed = Signal(str)

    def __init__(
        self, theme: Theme, *, name: str = "numpad", key_height: int = 64, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys: dict[str, Button] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for row, keys in enumerate(_ROWS):
            for column, text in enumerate(keys):
                key = Button(theme, text, name=f"{name}.key_{_WORDS.get(text, text)}", kind="key", sz="fill")
                self._place(key, text, key_height)
                grid.addWidget(key, row, column)
        self._clear = Button(theme, name=f"{name}.clear", kind="key", sz="fill")
        self._place(self._clear, CLEAR, key_height)
        grid.addWidget(self._clear, 4, 0, 1, 2)
        self._back = Button(theme, name=f"{name}.backspace", kind="key", sz="fill", icon="delete")
        self._back.setIconSize(QSize(26, 26))
        self._place(self._back, BACKSPACE, key_height)
        grid.addWidget(self._back, 4, 2)
        self._retranslate()

    def key(self, text: str) -> Button:
        """The key that sends ``text``."""
        return self._keys[text]

    def set_comma(self, allowed: bool) -> None:
        """Whether decimals can be typed; without them ``,`` and ``00`` are not shown."""
        self._keys[","].setVisible(allowed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _place(self, key: Button, text: str, height: int) -> None:
        key.setMinimumSize(54, height)
        key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        key.setAutoRepeat(text == BACKSPACE)
        key.clicked.connect(lambda: self.pressed.emit(text))
        self._keys[text] = key

    def _retranslate(self) -> None:
        self._clear.set_label(self.tr("Wissen"), self.tr("Bedrag wissen"))
        self._back.setAccessibleName(self.tr("Laatste cijfer wissen"))
        self._keys[","].setAccessibleName(self.tr("Komma"))


_WORDS = {",": "comma"}


def edit_text(text: str, key: str, *, limit: int = 12, decimals: int = 2) -> str:
    """The typed number after a key of the pad: pure, so that fields and states share it."""
    if key == CLEAR:
        return ""
    if key == BACKSPACE:
        return text[:-1]
    if key == ",":
        return text if "," in text or decimals == 0 else (text or "0") + ","
    grown = (text + key).lstrip("0") or "0" if "," not in text else text + key
    _, comma, tail = grown.partition(",")
    if len(grown) > limit or (comma and len(tail) > decimals):
        return text
    return grown
