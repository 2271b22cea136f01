"""What a screen is given in a test: the real theme and language, no sound, work done at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kassa.system.clock import Clock
from kassa.ui.shell.context import UiContext
from kassa.ui.shell.language import Language
from kassa.ui.shell.scanner import Scanner
from kassa.ui.shell.sounds import Sounds
from kassa.ui.theme.theme import Theme
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.work.inline import InlineJobs

RESOURCES = Path(__file__).parents[2] / "resources"


class SilentSounds(Sounds):
    """Remembers what would be heard."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.played: list[str] = []

    def play(self, name: str) -> None:
        self.played.append(name)


_shared: list[UiContext] = []


def ui_context(app: QApplication, clock: Clock, folder: Path) -> UiContext:
    """Give the context of the one application, with the clock of this test and ears of its own."""
    if not _shared:
        language = Language(app, RESOURCES / "i18n" / "kassa_en.ts", folder)
        theme, scanner = Theme(app, RESOURCES), Scanner(app)
        app.processEvents()  # the scanner listens from the first turn of the event loop on
        _shared.append(UiContext(theme, scanner, SilentSounds(folder), language, InlineJobs(), clock))
    return replace(_shared[0], sounds=SilentSounds(folder), clock=clock)


def type_keys(ui: UiContext, widget: QWidget, keys: str) -> None:
    """Type as a person does: slower than a scanner, so that no key is held back."""
    for key in keys:
        QTest.keyClicks(widget, key)
        ui.scanner.release()


def open_dialog(window: QWidget) -> Dialog:
    """Return the dialog that lies on top."""
    shown = [dialog for dialog in window.findChildren(Dialog) if dialog.isVisible()]
    assert shown, "no dialog is open"
    return shown[-1]


def dialogs(window: QWidget) -> list[str]:
    return [dialog.objectName() for dialog in window.findChildren(Dialog) if dialog.isVisible()]
