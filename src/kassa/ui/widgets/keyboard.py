"""On-screen keyboard of the till window; never the one of the operating system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kassa.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_LETTERS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SIGNS = ("1234567890", "@#€%&*-+=/", "()[]'\":;!?", ",._\\|~°")
_ACCENTS = ("1234567890", "éèëêáàäâóò", "öôíìïîúùü", "ûçñßÿœæ")
_PAGES = {"letters": _LETTERS, "signs": _SIGNS, "accents": _ACCENTS}


class KeyboardPanel(QFrame):
    """Keys of 56 px that type into the widget with the focus; Dutch and English share the layout."""

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "sub")
        self.setObjectName("keyboard")
        self._theme = theme
        self._page = "letters"
        self._shift = False
        self._keys: list[list[Button]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for number, row in enumerate(_LETTERS):
            column.addLayout(self._make_row(number, row))
        column.addLayout(self._make_bottom())
        self._retranslate()
        self._show_page()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _make_row(self, number: int, row: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        keys: list[Button] = []
        if number == len(_LETTERS) - 1:
            self._shift_key = self._special("shift", "arrow-big-up", 96)
            self._shift_key.setCheckable(True)
            self._shift_key.clicked.connect(self._toggle_shift)
            line.addWidget(self._shift_key)
        line.addStretch(1)
        for place in range(len(row)):
            key = Button(self._theme, "x", name=f"keyboard.key_{number}_{place}", kind="key", sz="fill")
            key.setFixedSize(64, 56)
            key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            key.clicked.connect(lambda _on=False, made=key: self._type(made.label()))
            line.addWidget(key)
            keys.append(key)
        line.addStretch(1)
        if number == len(_LETTERS) - 1:
            self._back = self._special("backspace", "delete", 96)
            self._back.setAutoRepeat(True)
            self._back.clicked.connect(lambda: self._send(Qt.Key.Key_Backspace, ""))
            line.addWidget(self._back)
        self._keys.append(keys)
        return line

    def _make_bottom(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        self._signs = self._special("signs", "", 96)
        self._signs.clicked.connect(lambda: self._turn("signs"))
        self._accents = self._special("accents", "", 96)
        self._accents.clicked.connect(lambda: self._turn("accents"))
        self._space = self._special("space", "", 320)
        self._space.setMaximumWidth(16777215)
        self._space.clicked.connect(lambda: self._send(Qt.Key.Key_Space, " "))
        self._enter = self._special("enter", "", 120)
        self._enter.clicked.connect(lambda: self._send(Qt.Key.Key_Return, "\r"))
        self._close = self._special("close", "chevron-down", 64)
        self._close.clicked.connect(self.closed)
        for key in (self._signs, self._accents):
            line.addWidget(key)
        line.addWidget(self._space, 1)
        for key in (self._enter, self._close):
            line.addWidget(key)
        return line

    def _special(self, name: str, icon: str, width: int) -> Button:
        key = Button(self._theme, name=f"keyboard.{name}", sz="fill", icon=icon)
        key.setFixedSize(width, 56)
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return key

    def _turn(self, page: str) -> None:
        self._page = "letters" if self._page == page else page
        self._retranslate()
        self._show_page()

    def _toggle_shift(self) -> None:
        self._shift = not self._shift
        self._show_page()

    def _show_page(self) -> None:
        self._shift_key.setChecked(self._shift)
        for keys, row in zip(self._keys, _PAGES[self._page], strict=True):
            for place, key in enumerate(keys):
                sign = row[place] if place < len(row) else ""
                key.set_label(sign.upper() if self._shift else sign)
                key.setVisible(bool(sign))

    def _type(self, text: str) -> None:
        for sign in text:
            self._send(Qt.Key(ord(sign.upper())) if ord(sign) < 128 else Qt.Key.Key_unknown, sign)
        if self._shift:
            self._toggle_shift()

    def _send(self, key: Qt.Key, text: str) -> None:
        target = QApplication.focusWidget()
        if target is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, text))

    def _retranslate(self) -> None:
        letters = self.tr("abc")
        self._signs.set_label(letters if self._page == "signs" else self.tr("?123"), self.tr("Leestekens"))
        self._accents.set_label(letters if self._page == "accents" else self.tr("éëï"), self.tr("Accenten"))
        self._space.set_label(self.tr("spatie"))
        self._enter.set_label(self.tr("Enter"))
        self._shift_key.setAccessibleName(self.tr("Hoofdletter"))
        self._back.setAccessibleName(self.tr("Laatste teken wissen"))
        self._close.setAccessibleName(self.tr("Toetsenbord sluiten"))
