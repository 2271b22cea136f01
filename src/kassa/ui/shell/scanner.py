"""The central reader (ui.md 6.1): what a wedge scanner types becomes one signal and never lands in a widget.

Each printable key is held up to 35 ms. If the next one arrives in time it is a burst; a burst of six characters or more
ended by Enter or Tab is a scan. Otherwise the held keys are handed on unchanged, in order, so typing is not affected.

A learned prefix or suffix makes it exact: what arrives that fast with both around it is a scan without any Enter.

The QR code of a transfer comes as up to twelve lines, each ended by Enter, the first ``BCD``: it is one scan.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from shiboken6 import isValid

from kassa.domain.catalog.scan import Affixes, Scan
from kassa.domain.sales.transfer import EPC_BEGIN, EPC_LINES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

HOLD_MS = 35
SHORTEST = 6
LINES_MS = 300
"""Within this time the next line of a code of several lines comes."""
_SURELY_FAST = 3
"""So many keys within the time of a scanner are no hand: a machine that was held up gets that time once more."""
_PRESS = QEvent.Type.KeyPress
_RELEASE = QEvent.Type.KeyRelease
_POINTING = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick})
_OVERRIDE = QEvent.Type.ShortcutOverride
_ENDS = frozenset({Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value, Qt.Key.Key_Tab.value})
_SHIFT = Qt.Key.Key_Shift.value
_TYPED_WITH = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
)


class Scanner(QObject):
    """Application-wide filter; serial and HID readers feed ``scanned`` through ``take``."""

    scanned = Signal(str)
    seen = Signal(object)
    """Every :class:`Scan`, also what no code could be made of: for the test page."""

    def __init__(
        self,
        app: QApplication,
        *,
        affixes: Affixes | None = None,
        hold_ms: int = HOLD_MS,
        shortest: int = SHORTEST,
    ) -> None:
        super().__init__(app)
        self.affixes = affixes or Affixes()
        """What the scanner types around a code; may be changed at any time."""
        self._shortest = shortest
        self._began = self._late_end_until = 0
        self._raw: list[str] = []
        self._held: list[QKeyEvent] = []
        self._typed: list[str] = []
        self._target: QObject | None = None
        self._handing_on = self._waited_longer = False
        self._swallow: set[int] = set()
        self._pressed: list[tuple[QWindow, QEvent]] = []
        self._lines: list[str] = []
        self._silence = QTimer(self, singleShot=True, interval=LINES_MS)
        self._silence.timeout.connect(self._lines_done)
        self._timer = QTimer(self, singleShot=True, interval=hold_ms)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._time_is_up)
        # building a window is 3,000 events that nobody typed: it listens from the first turn of the event loop on
        QTimer.singleShot(0, self, lambda: app.installEventFilter(self))

    def take(self, scan: Scan) -> None:
        """What another reader read (serial, HID): same signals."""
        self.seen.emit(scan)
        self.receive(scan.code)

    def receive(self, code: str) -> None:
        """A code from elsewhere: same signal."""
        cleaned = code.strip("\r\n\t\0 ")
        if cleaned:
            self.scanned.emit(cleaned)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _POINTING:
            return isinstance(watched, QWindow) and self._point(watched, event)
        if kind not in (_PRESS, _RELEASE, _OVERRIDE) or self._handing_on or not isinstance(event, QKeyEvent):
            return False
        if isinstance(watched, QWindow):
            return False  # the widget the window hands the key to comes by next
        if kind == _OVERRIDE:
            return self._override(event)
        return self._press(watched, event) if kind == _PRESS else self._release(event)

    def _time_is_up(self) -> None:
        """Nothing came in time, or this program was too busy to see it: what already waits may come first."""
        if self._lines:
            return
        if len(self._typed) >= _SURELY_FAST and not self._waited_longer:
            self._waited_longer = True
            self._timer.start()
        else:
            QTimer.singleShot(0, self, self._release_unless_more)

    def _release_unless_more(self) -> None:
        if self._timer.isActive() or self._lines:
            return
        typed = "".join(self._typed)
        if self._is_burst() and self.affixes.around(typed):
            self._late_end_until = _now() + LINES_MS * 1000
            self._scan()
            return
        if len(typed) >= self._shortest:
            self.seen.emit(Scan(typed.encode(), "", self._began, _now()))
        self.release()

    def release(self) -> None:
        """Hand on what is held: it was typed, not scanned."""
        held, self._held, self._typed, self._raw = self._held, [], [], []
        target, self._target = self._target, None
        self._timer.stop()
        if target is not None:
            self._handing_on = True
            focus = _focused(target)
            try:
                for event in held:
                    now = _focused(target)
                    QCoreApplication.sendEvent(target if now is focus and isValid(target) else now, event)
            finally:
                self._handing_on = False
        self._hand_on_presses()

    def _point(self, window: QWindow, event: QEvent) -> bool:
        """A press right after keys waits for them: typed first and then pressed is seen in that order."""
        if not self._held and not self._pressed and not self._lines:
            return False
        self._pressed.append((window, event.clone()))
        return True

    def _hand_on_presses(self) -> None:
        pressed, self._pressed = self._pressed, []
        for window, event in pressed:
            QCoreApplication.sendEvent(window, event)

    def _override(self, event: QKeyEvent) -> bool:
        if _printable(event) or (event.key() in _ENDS and self._ends_code()):
            event.accept()  # otherwise a shortcut would eat a key of a scan
            return True
        return False

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.isAutoRepeat() and not self._same_key_twice(event):
            self.release()
            return False
        if event.key() in _ENDS and not self._held and _now() < self._late_end_until:
            self._late_end_until = 0  # the Enter of a code that ended by its suffix: it presses nothing
            self._swallow.add(event.key())
            return True
        if event.key() in _ENDS and event.modifiers() in (_NONE, _KEYPAD) and self._ends_code():
            self._swallow.add(event.key())
            self._raw.append("\t" if event.key() == Qt.Key.Key_Tab else "\r")
            if self._lines or self._begins_lines():
                self._end_line()
            else:
                self._scan()
            return True
        if event.key() == _SHIFT and self._held:
            self._held.append(_copy(event))
            return True
        if not _printable(event):
            if self._lines:
                return True  # a control character inside the code: no part of it, and no key for a widget
            self.release()
            return False
        if self._lines:
            self._silence.start()
        if not self._raw:
            self._began = _now()
        self._target = watched
        self._held.append(_copy(event))
        self._typed.append(event.text())
        self._raw.append(event.text())
        self._waited_longer = False
        self._timer.start()
        return True

    def _same_key_twice(self, event: QKeyEvent) -> bool:
        """Two equal digits of a fast scanner look like a key held down: that one would have been let go first."""
        return bool(self._held) and self._held[-1].type() == _RELEASE and self._held[-1].key() == event.key()

    def _release(self, event: QKeyEvent) -> bool:
        if event.key() in self._swallow:
            self._swallow.discard(event.key())
            return True
        if self._held:
            self._held.append(_copy(event))
            return True
        return False

    def _is_burst(self) -> bool:
        return len(self._bare("".join(self._typed))) >= self._shortest

    def _ends_code(self) -> bool:
        return bool(self._lines) or self._is_burst() or self._begins_lines()

    def _begins_lines(self) -> bool:
        return self._bare("".join(self._typed)) == EPC_BEGIN

    def _end_line(self) -> None:
        """A line of a transfer ended: wait for the next one, until there are twelve or silence falls."""
        typed = "".join(self._typed)
        self._lines.append(typed if self._lines else self._bare(typed))
        self._forget_keys()
        if len(self._lines) >= EPC_LINES:
            self._lines_done()
        else:
            self._silence.start()

    def _lines_done(self) -> None:
        self._silence.stop()
        lines, self._lines = self._lines, []
        if self._typed:
            lines.append("".join(self._typed))
            self._forget_keys()
        self._heard("\n".join(lines))

    def _scan(self) -> None:
        code = self._bare("".join(self._typed))
        self._forget_keys()
        self._heard(code)

    def _heard(self, code: str) -> None:
        raw, self._raw = "".join(self._raw), []
        self.seen.emit(Scan(raw.encode(), code, self._began, _now()))
        self.scanned.emit(code)
        self._hand_on_presses()

    def _forget_keys(self) -> None:
        """The keys were part of a code: what is still down when it ends reaches nobody either."""
        pressed = {event.key() for event in self._held if event.type() == _PRESS}
        released = {event.key() for event in self._held if event.type() == _RELEASE}
        self._swallow |= pressed - released
        self._held, self._typed, self._target = [], [], None
        self._timer.stop()

    def _bare(self, text: str) -> str:
        return self.affixes.bare(text)


_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _now() -> int:
    return time.perf_counter_ns() // 1000


def _printable(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text) and text.isprintable() and not event.modifiers() & ~_TYPED_WITH


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def _focused(target: QObject) -> QObject:
    """Where a key goes once the keys before it moved the focus; only they may, not what happened while all waited."""
    from PySide6.QtWidgets import QApplication

    return QApplication.focusWidget() or target
