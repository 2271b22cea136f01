"""Thema, Taal, Meer contrast, Geluid, Schermschaal and Volledig scherm: asked, applied at once, reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kassa.ui.theme.theme import Mode

if TYPE_CHECKING:
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.sheets import ChoiceSheet

SCALES = ("auto", "100", "110", "125", "140", "160")
_LOUDEST = 10


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
        sheet = self._sheet(self.tr("Schermschaal"), options, self._scale, "scale", text)
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

    def _sheet(
        self, title: str, options: list[tuple[str, str]], current: str, name: str, text: str = ""
    ) -> ChoiceSheet:
        from kassa.ui.till.sheets import ChoiceSheet  # first use

        return ChoiceSheet(self._ui.theme, self._window, title, options, current, name=name, text=text)

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
