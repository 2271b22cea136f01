"""Strips inside the receipt column: undo bar and information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.labels import ElidedLabel, label, restyle

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

UNDO_MS = 8000
_WRAPPED = 6
"""Air above and below a sentence that may take more lines."""
_INK = {"success": "success_ink", "warn": "warn_ink", "danger": "danger_ink", "info": "primary_ink"}


class UndoBar(QFrame):
    """Dark bar above the total: what was taken away and 'Ongedaan maken', for eight seconds."""

    undone = Signal()
    gone = Signal()

    def __init__(self, theme: Theme, *, name: str = "undo", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "undo")
        self.setFixedHeight(48)
        self._text = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._button = Button(theme, name=f"{name}.button", kind="undo", sz="s")
        self._button.clicked.connect(self._undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 3, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self, singleShot=True, interval=UNDO_MS)
        self._timer.timeout.connect(self.dismiss)
        self._retranslate()
        self.hide()

    def offer(self, text: str) -> None:
        """Show ``text`` for eight seconds."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.show()
        self._timer.start()

    def dismiss(self) -> None:
        """Take the bar away; what was done stays done."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _undo(self) -> None:
        self._timer.stop()
        self.hide()
        self.undone.emit()

    def _retranslate(self) -> None:
        self._button.set_label(self.tr("Ongedaan maken"))


class InfoStrip(QFrame):
    """One line of 44 px in a tone, with one or two icon buttons."""

    def __init__(
        self, theme: Theme, *, tone: str, icon: str, name: str, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a strip; with ``wrap`` a sentence may take more lines and the strip grows with it."""
        super().__init__(parent)
        self._theme, self._tone, self._icon, self._name = theme, tone, icon, name
        self.setProperty("fx", "strip")
        self.setProperty("tone", tone)
        self.setObjectName(name)
        self.setMinimumHeight(44)
        grows = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, grows)
        self._picture = QLabel()
        self._text = label("", "body", tone, wrap=True) if wrap else ElidedLabel(tone=tone)
        if wrap:
            self._text.setContentsMargins(0, _WRAPPED, 0, _WRAPPED)
        else:
            self._text.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._fact = label("", "strong", tone)
        self._buttons: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 2, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._text, 1 if wrap else 0)
        self._row.addWidget(self._fact)
        if not wrap:
            self._row.addStretch(1)
        self._ends = QHBoxLayout()
        self._ends.setSpacing(0)
        self._row.addLayout(self._ends)
        theme.changed.connect(self._recolour)
        self._recolour()

    def set_text(self, text: str, fact: str = "") -> None:
        """What is said, and the part that is said loudly."""
        self._text.setText(text)
        self._fact.setText(fact)
        self._fact.setVisible(bool(fact))
        self.setAccessibleName(f"{text} {fact}".strip())

    def set_tone(self, tone: str, icon: str) -> None:
        """Another weight for the same strip."""
        self._tone, self._icon = tone, icon
        restyle(self, "tone", tone)
        restyle(self._text, "tone", tone)
        restyle(self._fact, "tone", tone)
        self._recolour()

    def add_button(self, icon: str, accessible: str, name: str) -> Button:
        """An icon button at the right end."""
        button = icon_button(self._theme, icon, accessible, name=f"{self._name}.{name}", kind="strip", sz="fill")
        button.setFixedSize(44, 44)
        self._buttons.append(button)
        self._ends.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_words(self, name: str) -> Button:
        """A button with words at the right end; they are set with ``set_label``."""
        button = Button(self._theme, name=f"{self._name}.{name}", kind="strip", sz="fill")
        button.setProperty("role", "words")
        button.setFixedHeight(48)
        self._buttons.append(button)
        self._ends.addWidget(button)
        return button

    def _recolour(self) -> None:
        ink = _INK[self._tone]
        self._picture.setPixmap(self._theme.pixmap(self._icon, ink, 22, self.devicePixelRatioF()))
