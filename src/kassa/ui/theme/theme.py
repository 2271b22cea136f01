"""The live theme of one process: tokens, fonts, icons, palette and style sheet together."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from kassa.ui.theme import tokens as palettes
from kassa.ui.theme.icons import Icons
from kassa.ui.theme.sizes import TOUCH, Sizes
from kassa.ui.theme.stylesheet import style_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QIcon, QPixmap
    from PySide6.QtWidgets import QApplication

TEXT_FAMILY = "Kassa Inter"
DISPLAY_FAMILY = "Kassa Inter Display"


class Mode(StrEnum):
    """Licht, Donker, Automatisch."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"


class Theme(QObject):
    """Owns everything about looks; widgets ask it at paint time and repaint on ``changed``."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        resources: Path,
        *,
        sizes: Sizes = TOUCH,
        mode: Mode = Mode.LIGHT,
        contrast: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._folder = resources / "themes"
        self._icons = Icons(resources / "icons")
        self._mode = mode
        self._contrast = contrast
        self.sizes = sizes
        self.tokens = palettes.LIGHT
        self.dark = False
        self.keyboard_used = False  # the focus shows after Tab, arrows and function keys, not after touch
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[int, int, bool], QFont] = {}
        for font in sorted((resources / "fonts").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(font))
        app.setStyle("Fusion")
        app.setFont(self.font(sizes.body))
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What was chosen; ``dark`` says what is shown."""
        return self._mode

    @property
    def contrast(self) -> bool:
        """Whether 'Meer contrast' is on."""
        return self._contrast

    def set_mode(self, mode: Mode) -> None:
        """Switch all open windows at once."""
        if mode is not self._mode:
            self._mode = mode
            self._apply()

    def set_contrast(self, on: bool) -> None:
        """Switch 'Meer contrast' in all open windows at once."""
        if on != self._contrast:
            self._contrast = on
            self._apply()

    def color(self, token: str) -> QColor:
        """The colour of a token in the theme that is shown."""
        found = self._colours.get(token)
        if found is None:
            found = QColor(getattr(self.tokens, token))
            self._colours[token] = found
        return found

    def key_colour(self, name: str) -> palettes.KeyColour:
        """The colours of a quick button; an unknown name is grey."""
        table = palettes.KEY_COLOURS_DARK if self.dark else palettes.KEY_COLOURS_LIGHT
        return table.get(name, table["grijs"])

    def font(self, size: int, weight: int = 400, *, display: bool = False) -> QFont:
        """Our cut of Inter at ``size`` logical pixels with figures of equal width."""
        key = (size, weight, display)
        found = self._fonts.get(key)
        if found is None:
            found = QFont(DISPLAY_FAMILY if display else TEXT_FAMILY)
            found.setPixelSize(size)
            found.setWeight(QFont.Weight(weight))
            found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            found.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = found
        return QFont(found)

    def icon(self, name: str, token: str = "text") -> QIcon:
        """An icon for a standard button in the colour of ``token``."""
        return self._icons.icon(name, getattr(self.tokens, token), self.tokens.disabled_ink)

    def pixmap(self, name: str, token: str, size: int, ratio: float) -> QPixmap:
        """An icon for a painted widget in the colour of ``token``."""
        return self._icons.pixmap(name, getattr(self.tokens, token), size, ratio)

    def pixmap_in(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        """An icon in a colour that is no token: the ink of a quick button."""
        return self._icons.pixmap(name, colour, size, ratio)

    def _system_changed(self) -> None:
        if self._mode is Mode.AUTO:
            self._apply()

    def _apply(self) -> None:
        self.dark = self._mode is Mode.DARK or (
            self._mode is Mode.AUTO and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        chosen = palettes.DARK if self.dark else palettes.LIGHT
        self.tokens = palettes.more_contrast(chosen) if self._contrast else chosen
        self._colours.clear()
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(style_sheet(self._folder, self.tokens, self.sizes))
        self.changed.emit()

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for target, token in (
            (role.Window, "bg"),
            (role.WindowText, "text"),
            (role.Base, "surface"),
            (role.AlternateBase, "surface2"),
            (role.Text, "text"),
            (role.Button, "surface"),
            (role.ButtonText, "text"),
            (role.BrightText, "on_primary"),
            (role.Highlight, "primary"),
            (role.HighlightedText, "on_primary"),
            (role.PlaceholderText, "text3"),
            (role.ToolTipBase, "text"),
            (role.ToolTipText, "surface"),
            (role.Link, "primary_ink"),
            (role.Mid, "line"),
            (role.Accent, "primary"),
        ):
            palette.setColor(target, self.color(token))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.color("disabled_ink"))
        return palette
