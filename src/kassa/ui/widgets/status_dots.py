"""State of the devices in the top bar; what is not in order shows its word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from kassa.domain.frozen import frozen
from kassa.ui.theme.tokens import DARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kassa.ui.theme.theme import Theme


@frozen
class DeviceState:
    """One device: key, icon, whether it is in order, the words ('Printer: geen papier') and what is shown of them."""

    key: str
    icon: str
    good: bool
    words: str
    shown: str = ""


class _Dot(QAbstractButton):
    def __init__(self, theme: Theme, state: DeviceState, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.state = state
        self.setObjectName(f"status.{state.key}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_state(state)

    def show_state(self, state: DeviceState) -> None:
        self.state = state
        self.setAccessibleName(state.words)
        self.setToolTip(state.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        extra = 0 if self.state.good else self._metrics().horizontalAdvance(self._shown) + 8
        return QSize(self.minimumSizeHint().width() + extra, 48)

    def minimumSizeHint(self) -> QSize:
        """Without room for all words there are fewer; the whole is behind a tap."""
        return QSize(50 if self.state.icon else 44, 48)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(14, 600))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, ratio, middle = self._theme, self.devicePixelRatioF(), self.height() // 2
        left = 28 if self.state.icon else 14
        if self.state.icon:
            painter.drawPixmap(5, middle - 10, theme.pixmap(self.state.icon, "topbar_ink2", 20, ratio))
        if self.state.good:
            pixmap = theme.pixmap_in("circle-check", _GOOD, 15, ratio)
        else:
            pixmap = theme.pixmap_in("circle-alert", _BAD, 15, ratio)
        painter.drawPixmap(left, middle - 8, pixmap)
        if not self.state.good:
            painter.setPen(theme.color("topbar_ink"))
            painter.setFont(theme.font(14, 600))
            area = self.rect().adjusted(48, 0, 0, 0)
            words = self._metrics().elidedText(self._shown, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)

    @property
    def _shown(self) -> str:
        return self.state.shown or self.state.words


_GOOD, _BAD = DARK.success_ink, DARK.warn_ink  # the top bar is dark in both themes


class StatusDots(QWidget):
    """A row of device states; a tap opens the status panel."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dots: dict[str, _Dot] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self._states: tuple[DeviceState, ...] = ()
        self._compact = False

    def set_compact(self, compact: bool) -> None:
        """On a narrow window one check stands for all; only what is not in order is named."""
        self._compact = compact
        self._fill()

    def show_states(self, states: Sequence[DeviceState]) -> None:
        """Show these devices and no others."""
        self._states = tuple(states)
        self._fill()

    def _fill(self) -> None:
        states = self._states
        bad = tuple(state for state in states if not state.good)
        if len(bad) > 1 or (bad and self._compact):  # no room for every word: the icons say of what
            states = tuple(replace(state, shown=state.words.rpartition(": ")[2]) for state in bad)
        elif self._compact and states:
            states = (DeviceState("all", "", True, "; ".join(state.words for state in states)),)
        wanted = {state.key for state in states}
        for key in [key for key in self._dots if key not in wanted]:
            self._dots.pop(key).deleteLater()
        for state in states:
            dot = self._dots.get(state.key)
            if dot is None:
                dot = _Dot(self._theme, state, self)
                dot.clicked.connect(lambda _on=False, key=state.key: self.pressed.emit(key))
                self._dots[state.key] = dot
                self._row.addWidget(dot)
            else:
                dot.show_state(state)
