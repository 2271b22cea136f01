"""The till window: top bar, receipt column, work area and side tabs; other screens plug into its stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.focus_ring import FocusRing
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.shell.context import UiContext

SALE = "sale"


class TillWindow(QWidget):
    """The frame. ``add_screen`` plugs one in, ``show_screen`` makes it current."""

    def __init__(self, ui: UiContext, title: str) -> None:
        super().__init__()
        self._ui = ui
        self._screens: dict[str, Screen] = {}
        self._current = ""
        self.setWindowTitle(title)
        self.setProperty("fx", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.cover = QStackedWidget(self)
        self.below = QStackedWidget()
        self.work = QStackedWidget()
        self._frame = QWidget()
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = QHBoxLayout()
        column.addLayout(self._top)
        column.addWidget(self.below, 1)
        self._sale = QWidget()
        self._row = QHBoxLayout(self._sale)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.work, 1)
        self.below.addWidget(self._sale)
        self.cover.addWidget(self._frame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.cover)
        self._ring = FocusRing(ui.theme, self)
        ui.scanner.scanned.connect(self._scanned)

    def add_screen(self, name: str, screen: Screen) -> None:
        """Plug in a screen under ``name``; where it goes is its ``place``."""
        self._screens[name] = screen
        stack = {Place.FULL: self.below, Place.COVER: self.cover}.get(screen.place, self.work)
        stack.addWidget(screen)
        screen.closed.connect(lambda: self._ended(name))

    def named(self, name: str) -> Screen:
        """The screen that was added under ``name``."""
        return self._screens[name]

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        return self._current

    def show_screen(self, name: str) -> None:
        """Make a screen current; the one before it is told."""
        if self._current == name:
            return
        if self._current:
            self._screens[self._current].left()
        self._current = name
        screen = self._screens[name]
        if screen.place is Place.COVER:
            self.cover.setCurrentWidget(screen)
        else:
            self.cover.setCurrentWidget(self._frame)
            self.below.setCurrentWidget(screen if screen.place is Place.FULL else self._sale)
            if screen.place is not Place.FULL:
                self.work.setCurrentWidget(screen)
        screen.entered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        screen = self._screens.get(self._current)
        if screen is None:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_F12 or (control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            screen.confirm()
        elif key == Qt.Key.Key_Escape:
            screen.back()
        else:
            super().keyPressEvent(event)

    def _ended(self, name: str) -> None:
        if self._current == name and name != SALE and SALE in self._screens:
            self.show_screen(SALE)

    def _scanned(self, code: str) -> None:
        on_top = [dialog for dialog in self.findChildren(Dialog) if dialog.isVisible()]
        if any(dialog.take_scan(code) for dialog in reversed(on_top)):
            return
        screen = self._screens.get(self._current)
        if screen is None or screen.take_scan(code):
            return
        sale = self._screens.get(SALE)
        if sale is not None and screen.place is Place.WORK:
            sale.take_scan(code)
