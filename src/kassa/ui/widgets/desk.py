"""Standard controls of the office that a style sheet cannot finish: check box with its mark, combo with its arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from kassa.ui.widgets.cells import paint_check

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

SIDE = 18
GAP = 10
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CheckBox(QCheckBox):
    """A check box whose mark is drawn from the tokens."""

    def __init__(self, theme: Theme, text: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(text)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and words; without the right to change it, with a lock."""
        painter, theme = QPainter(self), self._theme
        box = QRectF(2, (self.height() - SIDE) / 2, SIDE, SIDE)
        paint_check(painter, theme, box, on=self.isChecked())
        if not self.isEnabled():
            painter.setPen(QPen(theme.color("disabled_ink"), 1))
        else:
            painter.setPen(theme.color("text"))
        painter.setFont(theme.font(theme.sizes.body, 400))
        left = 2 + SIDE + GAP
        if not self.icon().isNull():
            self.icon().paint(painter, left, (self.height() - 14) // 2, 14, 14)
            left += 20
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), _LEFT, self.text())


class ComboBox(QComboBox):
    """A combo box with an arrow; the wheel scrolls the page, not the value."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel takes no focus either
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        ink = "text2" if self.isEnabled() else "disabled_ink"
        pixmap = self._theme.pixmap("chevron-down", ink, 16, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - 26, (self.height() - 16) // 2, pixmap)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a value that changes by scrolling is a value nobody chose."""
        event.ignore()
