"""Labels with a role of the type scale, and one that elides."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def label(text: str = "", role: str = "body", tone: str = "", *, wrap: bool = False, name: str = "") -> QLabel:
    """A label in a role of ui.md 2.3 (caption, body, strong, title, h1, amount, amountl, total, due) and a tone."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    if name:
        made.setObjectName(name)
    return made


def restyle(widget: QWidget, prop: str, value: object) -> None:
    """Change a style property and let the sheet look again."""
    if widget.property(prop) == value:
        return
    widget.setProperty(prop, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def rule(*, vertical: bool = False) -> QFrame:
    """A thin separating line."""
    line = QFrame()
    line.setProperty("fx", "vrule" if vertical else "rule")
    return line


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it does not fit; the whole text is the tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, area.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter.drawText(area, int(self.alignment()), shown)
