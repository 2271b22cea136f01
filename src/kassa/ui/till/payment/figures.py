"""The three figures on top of the payment screen: to pay, received, and change or still to pay."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kassa.ui.theme.theme import Theme

_PAD = 21


class Tone(StrEnum):
    """How loud a figure is: plain on white, good news on green, attention on amber."""

    PLAIN = "plain"
    SUCCESS = "success"
    WARN = "warn"


class FigureCard(QWidget):
    """A caption, a large amount and one line below it; read aloud as one fact.

    Args:
        theme: colours and letters.
        name: object name, such as ``payment.due``.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        self._caption = self._figure = self._note = ""
        self._tone = Tone.PLAIN
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_figure(self, caption: str, figure: str, note: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Show another figure; the accessible name says caption, figure and note."""
        self._caption, self._figure, self._note, self._tone = caption, figure, note, tone
        self.setAccessibleName(" ".join(part for part in (caption, figure, note) if part))
        self.update()

    def set_compact(self, compact: bool) -> None:
        """34 px instead of 44 px figures, for 1024 x 768."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    @property
    def _pad(self) -> int:
        return 14 if self._compact else _PAD

    @property
    def figure(self) -> str:
        """The amount as shown."""
        return self._figure

    @property
    def note(self) -> str:
        """The line below the amount."""
        return self._note

    @property
    def tone(self) -> Tone:
        """How the card is coloured."""
        return self._tone

    def sizeHint(self) -> QSize:
        """As in picture 03; lower on compact."""
        return QSize(200, 104 if self._compact else 115)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = self._tone is Tone.PLAIN
        fill = theme.color("surface" if plain else f"{self._tone.value}_soft")
        ink = theme.color("text" if plain else f"{self._tone.value}_ink")
        edge = theme.color("line") if plain else fill
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.sizes.radius_card, theme.sizes.radius_card)
        inside = box.adjusted(self._pad, 0, -self._pad, 0)
        painter.setFont(theme.font(theme.sizes.body, 600))
        painter.setPen(theme.color("text2") if plain else ink)
        painter.drawText(QRectF(inside.left(), 11, inside.width(), 24), _LEFT, self._caption)
        painter.setPen(ink)
        size = self._fitting(inside.width())
        painter.setFont(theme.font(size, 700, display=True))
        height = 40 if self._compact else 54
        painter.drawText(QRectF(inside.left() - 1, 34, inside.width() + 2, height), _LEFT, self._figure)
        painter.setFont(theme.font(theme.sizes.caption))
        painter.setPen(theme.color("text3") if plain else ink)
        note = QFontMetricsF(painter.font()).elidedText(self._note, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(QRectF(inside.left(), box.bottom() - 29, inside.width(), 22), _LEFT, note)
        painter.end()

    def _fitting(self, width: float) -> int:
        """The largest size at which the figure fits; amounts are never cut."""
        size = 34 if self._compact else self._theme.sizes.due
        while size > 18:
            metrics = QFontMetricsF(self._theme.font(size, 700, display=True))
            if metrics.horizontalAdvance(self._figure) <= width:
                break
            size -= 2
        return size


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
