"""Loading everything a window may ask for, so that an incomplete package shows before a shop has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kassa.ui.shell.language import DUTCH, ENGLISH, Language
from kassa.ui.shell.sounds import Sounds
from kassa.ui.theme.sizes import DESK, TOUCH
from kassa.ui.theme.theme import Mode, Theme


def load_everything(app: QApplication, resources: Path, cache: Path) -> Iterator[str]:
    """Load every theme, icon, language and sound, and yield one line about each kind.

    Raises:
        RuntimeError: something is there but cannot be used.
        FileNotFoundError: something is not there.
        KeyError: a style names a colour that no theme has.
    """
    icons = sorted(file.stem for file in (resources / "icons").glob("*.svg"))
    theme = Theme(app, resources, sizes=TOUCH)
    looks = 0
    for sizes in (TOUCH, DESK):
        theme.sizes = sizes
        for mode in (Mode.LIGHT, Mode.DARK):
            for contrast in (False, True):
                theme.set_mode(mode)
                theme.set_contrast(contrast)
                looks += 1
                _require(bool(app.styleSheet()), f"the style sheet of {mode} is empty")
    yield f"{looks} thema's"
    for name in icons:
        picture = theme.pixmap(name, "text", 24, 1.0).toImage()
        _require(any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), f"icon {name} is empty")
    _require(bool(icons), "there are no icons")
    yield f"{len(icons)} pictogrammen"
    language = Language(app, resources / "i18n" / "kassa_en.ts", cache)
    _require(language.switch(ENGLISH) and language.switch(DUTCH), "the English translation cannot be loaded")
    yield "2 talen"
    Sounds(cache)
    yield "geluiden"


def _require(condition: bool, message: str) -> None:
    if not condition:
        raise RuntimeError(message)
