"""The menu at the top left, and the preferences behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from kassa.ui.theme.theme import Mode
from kassa.ui.till.functions import ICONS, MENU, label_of
from kassa.ui.till.sheets import ChoiceSheet
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from collections.abc import Collection

    from kassa.ui.shell.context import UiContext
    from kassa.ui.theme.theme import Theme

SCALES = ("auto", "100", "110", "125", "140", "160")
_LOUDEST = 10
_TOP_BAR = 56
_ROW, _COLUMNS = 56, 2


class MenuSheet(Dialog):
    """Rows of 56 px below the menu button; ``finished`` carries the key of the function."""

    def __init__(self, theme: Theme, over: QWidget, offered: Collection[str]) -> None:
        super().__init__(theme, over, "", name="menu", width=600)
        self.setAccessibleName(self.tr("Menu"))
        self.title.hide()
        grid = QGridLayout()
        grid.setSpacing(0)
        self.body.addLayout(grid)
        keys = [key for key in MENU if key in offered]
        depth = -(-len(keys) // _COLUMNS)
        for place, key in enumerate(keys):
            row = Button(theme, label_of(key), name=f"menu.{key}", kind="menu", sz="l", icon=ICONS[key])
            row.clicked.connect(lambda _on=False, chosen=key: self.done(chosen))
            row.setMinimumHeight(_ROW)
            grid.addWidget(row, place % depth, place // depth)
        close = self.add_button(self.tr("Sluiten"), None, name="menu.close")
        close.setMinimumWidth(120)

    def _fit(self) -> None:
        super()._fit()
        room = self._over.height() - _TOP_BAR - 16
        height = min(self.frame.sizeHint().height(), room)
        self.frame.setGeometry(8, _TOP_BAR + 8, self.frame.width(), height)


class Preferences(QObject):
    """Thema, Taal, Meer contrast, Geluid, Schermschaal and Volledig scherm: asked, applied at once, reported.

    ``changed`` carries the key of the setting and its value, for whoever keeps it.
    """

    changed = Signal(str, object)

    def __init__(self, ui: UiContext, window: QWidget, scale: str = "auto") -> None:
        super().__init__(window)
        self._ui, self._window, self._scale = ui, window, scale

    def theme(self) -> None:
        """Licht, Donker or Automatisch, at once."""
        words = {Mode.LIGHT: self.tr("Licht"), Mode.DARK: self.tr("Donker"), Mode.AUTO: self.tr("Automatisch")}
        options = [(mode.value, text) for mode, text in words.items()]
        sheet = self._sheet(self.tr("Thema"), options, self._ui.theme.mode.value, "theme")
        sheet.finished.connect(self._set_theme)
        sheet.open()

    def contrast(self) -> None:
        """'Meer contrast' on or off, at once."""
        on = not self._ui.theme.contrast
        self._ui.theme.set_contrast(on)
        self.changed.emit("till.contrast", on)

    def language(self) -> None:
        """Nederlands or English, at once."""
        options = [("nl", "Nederlands"), ("en", "English")]
        sheet = self._sheet(self.tr("Taal"), options, self._ui.language.current, "language")
        sheet.finished.connect(self._set_language)
        sheet.open()

    def sound(self) -> None:
        """How loud, with the sound itself as the answer."""
        words = {0: self.tr("Uit"), 2: self.tr("Zacht"), 5: self.tr("Normaal"), _LOUDEST: self.tr("Hard")}
        options = [(str(level), text) for level, text in words.items()]
        sheet = self._sheet(self.tr("Geluid"), options, str(self._ui.sounds.volume), "sound")
        sheet.finished.connect(self._set_sound)
        sheet.open()

    def scale(self) -> None:
        """Schermschaal; takes effect when the till starts again, and says so."""
        options = [(key, self.tr("Automatisch") if key == "auto" else f"{key} %") for key in SCALES]
        text = self.tr("De nieuwe schaal geldt zodra de kassa opnieuw is gestart.")
        sheet = ChoiceSheet(
            self._ui.theme, self._window, self.tr("Schermschaal"), options, self._scale, name="scale", text=text
        )
        sheet.finished.connect(self._set_scale)
        sheet.open()

    def full_screen(self) -> None:
        """Fill the screen, or not."""
        on = not self._window.isFullScreen()
        if on:
            self._window.showFullScreen()
        else:
            self._window.showMaximized()
        self.changed.emit("till.full_screen", on)

    def _sheet(self, title: str, options: list[tuple[str, str]], current: str, name: str) -> ChoiceSheet:
        return ChoiceSheet(self._ui.theme, self._window, title, options, current, name=name)

    def _set_theme(self, key: str | None) -> None:
        if key is not None:
            self._ui.theme.set_mode(Mode(key))
            self.changed.emit("till.theme", key)

    def _set_language(self, key: str | None) -> None:
        if key is not None and self._ui.language.switch(key):
            self.changed.emit("till.language", key)

    def _set_sound(self, key: str | None) -> None:
        if key is not None:
            self._ui.sounds.volume = int(key)
            self._ui.sounds.play("ok")
            self.changed.emit("till.volume", int(key) * 100 // _LOUDEST)

    def _set_scale(self, key: str | None) -> None:
        if key is not None:
            self._scale = key
            self.changed.emit("till.scale", key)
