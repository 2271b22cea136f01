"""The empty last row: while it has the cursor it pulses and every scan or typed number becomes a line (ui.md 8.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from kassa.ui.widgets.labels import label
from kassa.ui.widgets.motion import reduced_motion

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

PULSE_MS = 1200
_TICK_MS = 60
HEIGHT = 44


class ScanRow(QWidget):
    """Number of the next line, a field, and what Enter does."""

    entered = Signal(str)
    """What was typed, at Enter."""
    readiness = Signal(bool)
    """Whether the cursor stands here."""
    upward = Signal()
    undo_wanted = Signal()
    picker_wanted = Signal()

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = QLabel()
        self._number = label("1", "strong", "info")
        self.edit = QLineEdit()
        self.edit.setProperty("fx", "scan")
        self.edit.setObjectName(name)
        self.edit.setMaxLength(80)
        self.edit.setAccessibleName(self.tr("Lege regel: scan of typ een artikel"))
        self.edit.setPlaceholderText(self.tr("Scan een barcode of typ een artikelnummer of naam…"))
        self.edit.installEventFilter(self)
        self._hint = label(self.tr("Enter voegt toe"), "caption", "info")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 14, 2)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._number)
        row.addWidget(self.edit, 1)
        row.addWidget(self._hint)
        self.setFocusProxy(self.edit)
        self._clock = QElapsedTimer()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.update)
        theme.changed.connect(self._recolour)
        self._recolour()

    @property
    def ready(self) -> bool:
        """Whether the cursor stands in the row."""
        return self.edit.hasFocus()

    @property
    def pulsing(self) -> bool:
        """Whether the row moves now."""
        return self._tick.isActive()

    def set_number(self, number: int) -> None:
        """Show which line comes next."""
        self._number.setText(str(number))

    def clear(self) -> None:
        """Empty the field."""
        self.edit.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the cursor and the keys of the field."""
        if watched is not self.edit:
            return super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut) and isinstance(event, QFocusEvent):
            QTimer.singleShot(0, self, self._follow)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event)
        return super().eventFilter(watched, event)

    def _key_pressed(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo) and not self.edit.isUndoAvailable():
            self.undo_wanted.emit()
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text = self.edit.text().strip()
            if text:
                self.entered.emit(text)
        elif event.key() == Qt.Key.Key_Up:
            self.upward.emit()
        elif event.key() == Qt.Key.Key_F4:
            self.picker_wanted.emit()
        else:
            return False
        return True

    def _follow(self) -> None:
        on = self.ready
        if on and not reduced_motion():
            self._clock.start()
            self._tick.start()
        else:
            self._tick.stop()
        self._recolour()
        self.readiness.emit(on)

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees does not move."""
        super().hideEvent(event)
        self._tick.stop()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the row puts the cursor in it."""
        super().mousePressEvent(event)
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the moment and the outline."""
        del event
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._ground())
        painter.setPen(QPen(theme.color("primary" if self.ready else "line2"), 2 if self.ready else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.sizes.radius, theme.sizes.radius)

    def _ground(self) -> QColor:
        if not self.ready:
            return self._theme.color("surface2")
        low, high = self._theme.color("primary_soft"), self._theme.color("primary_soft2")
        if not self.pulsing:
            return low
        phase = (self._clock.elapsed() % PULSE_MS) / PULSE_MS
        share = 2 * phase if phase < 0.5 else 2 - 2 * phase
        pairs = zip((low.red(), low.green(), low.blue()), (high.red(), high.green(), high.blue()), strict=True)
        return QColor(*(round(one + (other - one) * share) for one, other in pairs))

    def _recolour(self) -> None:
        ink = "primary_ink" if self.ready else "text3"
        self._icon.setPixmap(self._theme.pixmap("scan-barcode", ink, 20, self.devicePixelRatioF()))
        self.update()
