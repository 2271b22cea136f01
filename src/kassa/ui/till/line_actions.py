"""The action row of the selected line: −, number, +, Prijs, %, text, remove; for a red line what solves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kassa.domain.till.basket import LineKind
from kassa.domain.values.dutch import format_quantity
from kassa.ui.widgets.buttons import Button, icon_button

if TYPE_CHECKING:
    from kassa.domain.till.basket import BasketLine
    from kassa.domain.values.dutch import Lang
    from kassa.ui.theme.theme import Theme

_REPEAT_DELAY_MS, _REPEAT_MS = 400, 125
_LEFT, _RIGHT, _HEIGHT, _SMALLEST = 16, 14, 48, 44
# Width of each button and the gap after it where the column is 440 wide; narrower ones shrink together.
_WIDTHS = {
    "less": (52, 3),
    "number": (56, 3),
    "more": (52, 11),
    "price": (68, 5),
    "discount": (50, 5),
    "amount": (135, 8),
    "find": (135, 8),
    "open": (150, 8),
    "text": (50, 5),
    "remove": (50, 0),
}


class LineActions(QWidget):
    """Buttons that lie on the selected line; ``chosen`` carries what to do with it.

    The keys are ``less``, ``number``, ``more``, ``price``, ``discount``, ``text``, ``remove``, ``find``, ``open``
    and ``amount`` (what is paid of an invoice).
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: dict[str, Button] = {}
        self._less = self._icon(theme, "less", "minus")
        self._number = self._text(theme, "number", "line-strong")
        self._more = self._icon(theme, "more", "plus")
        self._price = self._text(theme, "price", "line")
        self._discount = self._text(theme, "discount", "line")
        self._amount = self._text(theme, "amount", "line-strong")
        self._find = self._text(theme, "find", "line-strong")
        self._open = self._text(theme, "open", "line-strong")
        self._note = self._icon(theme, "text", "message-square")
        self._remove = self._icon(theme, "remove", "trash-2", "line-strong", "danger_ink")
        for button in (self._less, self._more):
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(_REPEAT_DELAY_MS)
            button.setAutoRepeatInterval(_REPEAT_MS)
        self._retranslate()
        self.hide()

    def show_line(self, line: BasketLine, lang: Lang) -> None:
        """Offer what can be done with this line."""
        unknown, back = line.kind is LineKind.UNKNOWN, line.returns is not None
        goods = line.kind.is_goods and not back and line.fixed is None
        for button in (self._less, self._number, self._more, self._price, self._discount):
            button.setVisible(goods)
        self._note.setVisible((goods or line.kind is LineKind.TEXT) and not back)
        self._amount.setVisible(line.kind is LineKind.INVOICE)
        self._find.setVisible(unknown)
        self._open.setVisible(unknown)
        self._number.set_label(format_quantity(line.quantity, lang))
        self._name(line.name if not unknown else line.code)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Lay the visible buttons from left to right, the last one at the right edge."""
        shown = [(key, button) for key, button in self._buttons.items() if not button.isHidden()]
        gaps = sum(_WIDTHS[key][1] for key, _ in shown)
        wanted = sum(_WIDTHS[key][0] for key, _ in shown)
        room = self.width() - _LEFT - _RIGHT - gaps
        shrink = min(1.0, (room - _SMALLEST * len(shown)) / max(1, wanted - _SMALLEST * len(shown)))
        left = _LEFT
        for key, button in shown:
            width, gap = _WIDTHS[key]
            width = int(_SMALLEST + (width - _SMALLEST) * shrink)
            if key == "remove":
                left = self.width() - _RIGHT - width
            button.setGeometry(left, 0, width, _HEIGHT)
            left += width + gap

    def _icon(self, theme: Theme, key: str, icon: str, kind: str = "line", ink: str = "text") -> Button:
        button = icon_button(theme, icon, key, name=f"sale.line_{key}", kind=kind, sz="fill", parent=self)
        button.set_icon(icon, ink)
        return self._ready(button, key)

    def _text(self, theme: Theme, key: str, kind: str) -> Button:
        return self._ready(Button(theme, name=f"sale.line_{key}", kind=kind, sz="fill", parent=self), key)

    def _ready(self, button: Button, key: str) -> Button:
        self._buttons[key] = button
        button.clicked.connect(lambda: self.chosen.emit(key))
        return button

    def _retranslate(self) -> None:
        self._price.set_label(self.tr("Prijs"))
        self._discount.set_label("%")
        self._amount.set_label(self.tr("Bedrag"))
        self._find.set_label(self.tr("Zoek"))
        self._open.set_label(self.tr("Vrij artikel"))
        self._name("")

    def _name(self, line: str) -> None:
        for button, words in (
            (self._less, self.tr("Regel {}: minder")),
            (self._number, self.tr("Regel {}: aantal")),
            (self._more, self.tr("Regel {}: meer")),
            (self._price, self.tr("Prijs van regel {}")),
            (self._discount, self.tr("Korting op regel {}")),
            (self._amount, self.tr("Te betalen bedrag van {}")),
            (self._find, self.tr("Zoek artikel voor {}")),
            (self._open, self.tr("Vrij artikel voor {}")),
            (self._note, self.tr("Tekst bij regel {}")),
            (self._remove, self.tr("Regel {} verwijderen")),
        ):
            button.setAccessibleName(words.format(line))
