"""The till window: top bar, receipt column, work area and side tabs; other screens plug into its stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from kassa.ui.till.frame import FrameSizes, frame_sizes
from kassa.ui.till.receipt_column import ReceiptColumn
from kassa.ui.till.screen import Place, Screen
from kassa.ui.till.top_bar import TopBar
from kassa.ui.till.training_strip import TrainingStrip
from kassa.ui.widgets.buttons import DOUBLE_PRESS_MS
from kassa.ui.widgets.focus_ring import FocusRing
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.widgets.painted import SideTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.ui.shell.context import UiContext
    from kassa.ui.widgets.keyboard import KeyboardPanel

SALE = "sale"
_SMALLEST = (1024, 700)
_KEYBOARD_QUIET_MS = 60_000
_ROOM = 80
"""Pixels below a field that stay visible above the keyboard: its message and its buttons."""
_SAME_PLACE = 24
"""Pixels a finger moves between the two taps of a double tap."""
_CONTROL = Qt.KeyboardModifier.ControlModifier


class TillWindow(QWidget):
    """The frame. ``add_screen`` plugs a screen in, ``show_screen`` makes it current."""

    sizes_changed = Signal(object)
    """Another variant: ``FrameSizes``."""
    shown_screen = Signal(str)
    """The name of the screen that became current."""
    key_pressed = Signal(QKeyEvent)
    """A key nobody took, while a screen of the work area is current; accept it to take it."""
    scan_left = Signal(str)
    """A scan that the current screen leaves to the sale."""
    scan_refused = Signal(str)
    """A scan while it can mean nothing: the current screen ignores it."""
    touched = Signal()
    """A key or a finger anywhere in the program: somebody is there."""

    def __init__(self, ui: UiContext, title: str, branch: str) -> None:
        super().__init__()
        self._ui = ui
        self._screens: dict[str, Screen] = {}
        self._later: dict[str, Callable[[], Screen]] = {}
        self._current = ""
        self._sizes = frame_sizes(1366)
        self.setWindowTitle(title)
        self.setObjectName("till")
        self.setProperty("fx", "canvas")
        self.setMinimumSize(*_SMALLEST)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.top = TopBar(ui, title, branch)
        self.receipt = ReceiptColumn(ui)
        self._keyboard: KeyboardPanel | None = None
        self._typed_in: QWidget | None = None
        self._finger = QPoint()
        self._pressed: QWidget | None = None
        self._swallowed = False
        self._turned = QElapsedTimer()
        self._keys_seen = QTimer(self, singleShot=True, interval=_KEYBOARD_QUIET_MS)
        self._tabs: dict[str, SideTab] = {}
        self._build()
        self._ring = FocusRing(ui.theme, self)
        ui.scanner.scanned.connect(self._scanned)
        self.receipt.back.connect(self._back)
        self.top.back.connect(self._back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            QTimer.singleShot(0, self, lambda: app.installEventFilter(self))  # nobody types while a window is built
        self._apply_sizes()

    # Screens -------------------------------------------------------------------------------------------------------

    def add_screen(self, name: str, screen: Screen) -> None:
        """Plug in a screen under ``name``; where it goes is its ``place``."""
        self._screens[name] = screen
        stack = {Place.FULL: self.below, Place.COVER: self.cover}.get(screen.place, self.work)
        stack.addWidget(screen)
        screen.closed.connect(lambda: self._ended(name))

    def add_later(self, name: str, make: Callable[[], Screen]) -> None:
        """A screen that is made when it is first asked for; ``make`` adds it."""
        self._later[name] = make

    def add_tab(self, name: str, icon: str, place: int = 0) -> SideTab:
        """A side tab that opens and closes the screen ``name``; its words are set by the owner.

        Args:
            name: of the screen.
            icon: in front of its words.
            place: from the top among the tabs: Klantenbeheer 0, Orderwachtrij 1, Geparkeerd 2.
        """
        tab = SideTab(self._ui.theme, "", icon, name=f"tab.{name}")
        tab.setFixedHeight(223)
        tab.clicked.connect(lambda: self.show_screen(SALE if self._current == name else name))
        tab.setProperty("place", place)
        self._tabs[name] = tab
        above = sum(1 for other in self._tabs.values() if other is not tab and other.property("place") <= place)
        self._tab_column.insertWidget(1 + above, tab)
        return tab

    def named(self, name: str) -> Screen:
        """The screen that was added under ``name``."""
        later = self._later.pop(name, None)
        return self._screens[name] if later is None else later()

    @property
    def keyboard(self) -> KeyboardPanel:
        """The keys on the screen; made when a finger first asks for them: they cost a tenth of the start."""
        if self._keyboard is None:
            from kassa.ui.widgets.keyboard import KeyboardPanel

            self._keyboard = KeyboardPanel(self._ui.theme, self)
            self._keyboard.hide()
            self._keyboard.closed.connect(self._hide_keyboard)
            self._place_keyboard()
        return self._keyboard

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        return self._current

    @property
    def frame_sizes(self) -> FrameSizes:
        """The variant that fits this window."""
        return self._sizes

    def show_training(self, on: bool) -> None:
        """The orange strip above everything: practice, nothing is booked."""
        self._training.setVisible(on)

    def show_screen(self, name: str) -> None:
        """Make a screen current; the one before it is told."""
        screen = self.named(name)
        self._hide_keyboard()
        if self._current == name:
            self._show_tabs(screen)
            return
        before = self._screens.get(self._current)
        self._current = name
        self._turned.start()
        if before is not None:
            before.left()
        if screen.place is Place.COVER:
            self.cover.setCurrentWidget(screen)
        else:
            self.cover.setCurrentWidget(self._frame)
            self.top.set_full(screen.place is Place.FULL)
            self.below.setCurrentWidget(screen if screen.place is Place.FULL else self._sale)
            if screen.place is not Place.FULL:
                self.work.setCurrentWidget(screen)
                self.receipt.set_ordering(screen.place is Place.ORDER)
                self.receipt.set_editable(screen.place is Place.WORK)
                self._fit_receipt(screen)
        self._show_tabs(screen)
        self.top.set_selling(screen.place is Place.WORK)
        screen.entered()
        self.shown_screen.emit(name)

    # Events --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        screen = self._screens.get(self._current)
        if screen is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F12 or (event.modifiers() & _CONTROL and event.key() in _ENTER):
            self._confirm(screen)
        elif event.key() == Qt.Key.Key_Escape:
            screen.back()
        elif screen.place is Place.WORK:
            event.ignore()
            self.key_pressed.emit(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_keyboard()
        sizes = frame_sizes(self.width())
        if sizes != self._sizes:
            self._sizes = sizes
            self._apply_sizes()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TOUCHES:
            self.touched.emit()
        if kind in _PRESSES and isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            self._swallowed = self._is_second_tap(watched, event)
            return self._swallowed
        if kind == QEvent.Type.KeyPress and event.spontaneous():
            self._keys_seen.start()
        elif kind == QEvent.Type.Hide and watched is self._typed_in:
            self._hide_keyboard()
        elif kind == QEvent.Type.Hide and isinstance(watched, Dialog):
            self._turned.start()
        elif isinstance(event, QMouseEvent) and kind == QEvent.Type.MouseButtonRelease and isinstance(watched, QWidget):
            if self._swallowed:  # a list takes a release alone for a tap on the row that was pressed last
                self._swallowed = False
                return True
            self._released(watched, event)
        return False

    # Inside --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.cover, self.below, self.work = QStackedWidget(), QStackedWidget(), QStackedWidget()
        self._frame, self._sale = QWidget(), QWidget()
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(self.below, 1)
        row = QHBoxLayout(self._sale)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.receipt)
        row.addWidget(self.work, 1)
        self._tab_strip = QWidget()
        self._tab_column = QVBoxLayout(self._tab_strip)
        self._tab_column.setContentsMargins(0, 12, 0, 12)
        self._tab_column.setSpacing(9)
        self._tab_column.addStretch(1)
        row.addWidget(self._tab_strip)
        self.below.addWidget(self._sale)
        self.cover.addWidget(self._frame)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._training = TrainingStrip()
        whole.addWidget(self._training)
        whole.addWidget(self.cover, 1)

    def _apply_sizes(self) -> None:
        sizes = self._sizes
        self._fit_receipt(self._screens.get(self._current))
        self.receipt.set_compact(sizes.compact)
        self.top.set_sizes(sizes)
        self._tab_strip.setFixedWidth(sizes.tabs)
        self.sizes_changed.emit(sizes)

    def _fit_receipt(self, screen: Screen | None) -> None:
        place = screen.place if screen is not None else Place.WORK
        widths = {Place.STEP: self._sizes.paying, Place.ORDER: self._sizes.ordering}
        self.receipt.setFixedWidth(widths.get(place, self._sizes.receipt))

    def _show_tabs(self, screen: Screen) -> None:
        self._tab_strip.setVisible(screen.place is Place.WORK)
        for name, tab in self._tabs.items():
            tab.setChecked(name == self._current)

    def _confirm(self, screen: Screen) -> None:
        if not screen.confirm() and screen.place is Place.WORK and self.receipt.checkout_button.isEnabled():
            self.receipt.checkout_button.click()

    def _back(self) -> None:
        screen = self._screens.get(self._current)
        if screen is not None:
            screen.back()

    def _ended(self, name: str) -> None:
        if self._current == name and name != SALE and SALE in self._screens:
            self.show_screen(SALE)

    def _is_second_tap(self, widget: QWidget, event: QMouseEvent) -> bool:
        """The second tap of a double tap whose first one turned the screen: it was not meant for what came there.

        The same widget may be pressed again, and anything further away: only what came under the finger is guarded.
        """
        if not event.spontaneous():
            return False
        there = event.globalPosition().toPoint()
        near = (there - self._finger).manhattanLength() < _SAME_PLACE
        recent = self._turned.isValid() and self._turned.elapsed() < DOUBLE_PRESS_MS
        if recent and near and widget is not self._pressed:
            return True
        self._pressed = widget
        return False

    def _released(self, widget: QWidget, event: QMouseEvent) -> None:
        """A finger in a field asks for the keys, unless real ones were just used; one beside it is done with typing."""
        field = next((one for one in (widget, widget.parent()) if isinstance(one, QLineEdit | QPlainTextEdit)), None)
        if not event.spontaneous():
            return
        self._finger = event.globalPosition().toPoint()
        if field is not None:
            if field.window() is self and not field.isReadOnly() and not self._keys_seen.isActive():
                self.show_keyboard(field)
        elif self._typed_in is not None:
            keys = self.keyboard
            if not keys.rect().contains(keys.mapFromGlobal(event.globalPosition().toPoint())):
                QTimer.singleShot(0, self, self._hide_keyboard)

    def show_keyboard(self, field: QWidget) -> None:
        """Open the keyboard below; a sheet moves up so far that its field stays visible. It goes with its field."""
        self._typed_in = field
        self.keyboard.show()
        self.keyboard.raise_()
        sheet = next((one for one in self.findChildren(Dialog) if one.isAncestorOf(field)), None)
        if sheet is not None:
            below = field.mapTo(self, field.rect().bottomLeft()).y() + _ROOM - self.keyboard.y()
            sheet.lift(max(0, below))
        elif self._current in self._screens:
            self._screens[self._current].keyboard_shown(field, self.keyboard.y())

    def _hide_keyboard(self) -> None:
        self._typed_in = None
        if self._keyboard is None:
            return
        self._keyboard.hide()
        for sheet in self.findChildren(Dialog):
            sheet.lift(0)
        if self._current in self._screens:
            self._screens[self._current].keyboard_hidden()

    def _place_keyboard(self) -> None:
        if self._keyboard is not None:
            height = self._keyboard.sizeHint().height()
            self._keyboard.setGeometry(0, self.height() - height, self.width(), height)

    def _scanned(self, code: str) -> None:
        on_top = [dialog for dialog in self.findChildren(Dialog) if dialog.isVisible()]
        if any(dialog.take_scan(code) for dialog in reversed(on_top)):
            return
        screen = self._screens.get(self._current)
        if screen is None or screen.take_scan(code):
            return
        if screen.place is Place.WORK:
            self.scan_left.emit(code)
        else:
            self.scan_refused.emit(code)


_TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick})
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
