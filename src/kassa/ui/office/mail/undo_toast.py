"""A toast with one action that is taken back or brought back: 'Ongedaan maken', 'Terughalen' (ui.md 6.4, 9.2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

UNDO_MS = 8000
MARGIN = 56


class UndoToast(QFrame):
    """Bottom centre of a window, eight seconds, one action; a newer one takes its place."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("mail.toast")
        self.setProperty("fx", "toast")
        self._text = label("", "body", name="mail.toast_text")
        self.button = Button(theme, "", name="mail.toast_undo", kind="undo", sz="s")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addWidget(self.button)
        self._act: Callable[[], None] | None = None
        self.button.clicked.connect(self._pressed)
        self._timer = QTimer(self, singleShot=True, interval=UNDO_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is not there."""
        return "" if self.isHidden() else self._text.text()

    def offer(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say something, with something that can still be done about it."""
        self._text.setText(text)
        self._act = act
        self.button.set_label(action)
        self.button.setVisible(act is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def _pressed(self) -> None:
        self._timer.stop()
        self.hide()
        if self._act is not None:
            self._act()

    def _place(self) -> None:
        self.adjustSize()
        over = self._over
        self.move((over.width() - self.width()) // 2, over.height() - self.height() - MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the window changes."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False


def toast_of(theme: Theme, window: QWidget) -> UndoToast:
    """Return the toast of a window, made at the first question."""
    found = window.findChild(UndoToast)
    return found if found is not None else UndoToast(theme, window)
