"""Badge: an icon and a word in a tone; colour is never alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_TOKENS = {"info": "primary", "success": "success", "warn": "warn", "danger": "danger", "neutral": "neutral"}


class Badge(QWidget):
    """Round label in the tone info, success, warn, danger or neutral."""

    def __init__(
        self, theme: Theme, text: str, icon: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._text, self._icon, self._tone = theme, text, icon, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme.changed.connect(self.update)

    def set_badge(self, text: str, icon: str = "", tone: str = "neutral") -> None:
        """Say something else."""
        self._text, self._icon, self._tone = text, icon, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._theme.sizes.caption, 600))
        height = self._theme.sizes.caption + 13
        return QSize(metrics.horizontalAdvance(self._text) + (42 if self._icon else 24), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self._theme, QRectF(self.rect()), self._text, self._icon, self._tone)


def paint_badge(painter: QPainter, theme: Theme, rect: QRectF, text: str, icon: str, tone: str) -> None:
    """Draw a badge in ``rect``: for the widget and for delegates."""
    token = _TOKENS[tone]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{token}_soft"))
    radius = rect.height() / 2
    painter.drawRoundedRect(rect, radius, radius)
    left = rect.left() + 12
    if icon:
        size = theme.sizes.caption
        ratio = painter.device().devicePixelRatio()
        top = rect.top() + (rect.height() - size) / 2
        painter.drawPixmap(int(left - 4), int(top), theme.pixmap(icon, f"{token}_ink", size, ratio))
        left += size + 2
    painter.setPen(theme.color(f"{token}_ink"))
    painter.setFont(theme.font(theme.sizes.caption, 600))
    box = QRectF(left, rect.top(), rect.right() - left, rect.height())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
