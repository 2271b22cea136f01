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
    """One device: key, icon, whether it is in order, the words ('Printer: geen papier'), and others that are shown."""

    key: str
    icon: str
    good: bool
    words: str
    shown: str | None = None


class _Dot(QAbstractButton):
    def __init__(self, theme: Theme, state: DeviceState, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.state = state
        self.setObjectName(f"status.{state.key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_state(state)

    def show_state(self, state: DeviceState) -> None:
        self.state = state
        self.setAccessibleName(state.words)
        self.setToolTip(state.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_width(self._theme, self.state), 48)

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
            area = self.rect().adjusted(left + 20, 0, 0, 0)
            words = painter.fontMetrics().elidedText(_shown(self.state), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)


def _shown(state: DeviceState) -> str:
    if state.good:
        return ""
    return state.words if state.shown is None else state.shown


def _width(theme: Theme, state: DeviceState) -> int:
    """Pixels a state needs."""
    words = QFontMetrics(theme.font(14, 600)).horizontalAdvance(_shown(state)) + 8 if _shown(state) else 0
    return (50 if state.icon else 44) + words


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
        self._room = self.maximumWidth()

    def set_room(self, pixels: int) -> None:
        """How wide it may be: where not all fit, only what is not in order is named, and at last only how many."""
        if pixels != self._room:
            self._room = pixels
            self._fill()

    def set_compact(self, compact: bool) -> None:
        """On a narrow window one check stands for all; only what is not in order is named."""
        self._compact = compact
        self._fill()

    def show_states(self, states: Sequence[DeviceState]) -> None:
        """Show these devices and no others."""
        self._states = tuple(states)
        self._fill()

    def _ways(self) -> list[tuple[DeviceState, ...]]:
        """What can be shown, the most first: all, what is not in order, how it is, the first, only signs, how many."""
        bad = tuple(state for state in self._states if not state.good)
        whole = [] if self._compact else [self._states]
        words = "; ".join(state.words for state in bad or self._states)
        if not bad:
            return [*whole, (DeviceState("all", "", True, words),) if self._states else ()]
        how = tuple(replace(state, shown=state.words.rpartition(": ")[2]) for state in bad)
        first = [(DeviceState("all", "", False, words, f"{bad[0].words} +{len(bad) - 1}"),)] if len(bad) > 1 else []
        signs = tuple(replace(state, shown="") for state in bad)
        return [*whole, bad, how, *first, signs, (DeviceState("all", "", False, words, str(len(bad))),)]

    def _needs(self, states: Sequence[DeviceState]) -> int:
        return sum(_width(self._theme, state) for state in states) + self._row.spacing() * max(0, len(states) - 1)

    def _fill(self) -> None:
        states = next((way for way in self._ways() if self._needs(way) <= self._room), self._ways()[-1])
        wanted = {state.key for state in states}
        for key in [key for key in self._dots if key not in wanted]:
            gone = self._dots.pop(key)
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, state in enumerate(states):
            dot = self._dots.get(state.key)
            if dot is None:
                dot = _Dot(self._theme, state, self)
                dot.clicked.connect(lambda _on=False, key=state.key: self.pressed.emit(key))
                self._dots[state.key] = dot
                self._row.insertWidget(place, dot)
            else:
                dot.show_state(state)
