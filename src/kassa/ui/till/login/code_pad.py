"""A code of four to six digits on the till's own keys: for signing in, unlocking and permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.ui.till.entry import BACK
from kassa.ui.till.login.state import CodeState
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.labels import label, restyle
from kassa.ui.widgets.numpad import Keys, NumPad

if TYPE_CHECKING:
    from kassa.ui.shell.context import UiContext

_DOT = "●"
_TICK_MS = 500


class CodePad(QWidget):
    """Shows a dot for each digit typed, never the digits and never how many are expected.

    ``changed`` comes after every key, so that the owner can enable its primary; ``entered`` carries person and code.
    """

    changed = Signal()
    entered = Signal(str, str)

    def __init__(self, ui: UiContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = ui.clock
        self._theme = ui.theme
        self.state = CodeState()
        self._dots = label("", "total", name=f"{name}.code")
        self._dots.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dots.setProperty("fx", "code")
        self._dots.setFixedHeight(64)
        self._message = label("", "body", "danger", wrap=True, name=f"{name}.message")
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setMinimumHeight(44)
        self.numpad = NumPad(ui.theme, name=name, key_height=56, keys=Keys.CODE)
        self.numpad.pressed.connect(self.press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._dots)
        column.addWidget(self._message)
        column.addWidget(self.numpad, 1)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show)
        self._show()

    @property
    def ready(self) -> bool:
        """Whether a code can be offered."""
        return self.state.ready(self._clock.monotonic())

    @property
    def message(self) -> str:
        """What stands below the dots."""
        return self._message.text()

    def choose(self, employee_id: str, seconds_to_wait: int = 0) -> None:
        """Choose whose code it is; ``seconds_to_wait`` when no code of this person is taken yet."""
        self.state = self.state.choose(employee_id)
        if seconds_to_wait:
            self.state = self.state.refused(self.state.message, seconds_to_wait, self._clock.monotonic())
        self._show()

    def reset(self) -> None:
        """Forget person, code and message."""
        self.state = CodeState()
        self._show()

    def press(self, key: str) -> None:
        """Take a key of the pad or of the keyboard."""
        self.state = self.state.press(key, self._clock.monotonic())
        self._show()

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a physical key: digits, Backspace and Enter; ``False`` leaves it to others."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self.press(BACK)
        elif event.text().isdigit() and event.text().isascii():
            self.press(event.text())
        else:
            return False
        return True

    def enter(self) -> None:
        """Offer the code, if it can be offered."""
        if self.ready:
            self.entered.emit(self.state.employee_id, self.state.code.text)

    def refuse(self, error: KassaError, seconds_to_wait: int) -> None:
        """Say what was wrong in red, empty the code and wait if that is asked."""
        self.state = self.state.refused(error.reason.sentence, seconds_to_wait, self._clock.monotonic())
        self._show()
        announce(self._message, self.message, urgent=True)

    def changeEvent(self, event: QEvent) -> None:
        """Say the words again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    def _show(self) -> None:
        seconds = self.state.seconds_left(self._clock.monotonic())
        waiting = seconds > 0
        text = self.state.message
        if waiting:
            wait = self.tr("Wacht nog 1 seconde.") if seconds == 1 else self.tr("Wacht nog {seconds} seconden.")
            wait = wait.format(seconds=seconds)
            text = f"{text}. {wait}" if text and not text.endswith(".") else f"{text} {wait}".strip()
        self._message.setText(text)
        self._dots.setText(_DOT * len(self.state.code.text))
        self._dots.setAccessibleName(self.tr("Code"))
        self.numpad.setEnabled(not waiting)
        restyle(self._dots, "state", "error" if text else "")
        if waiting != self._tick.isActive():
            self._tick.start() if waiting else self._tick.stop()
        self.changed.emit()
