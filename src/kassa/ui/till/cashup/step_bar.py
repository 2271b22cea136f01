"""Where the cashier is in the four steps of the cash-up."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kassa.ui.theme.theme import Theme

_DISC = 32
_GAP = 10
_BETWEEN = 23
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class StepBar(QWidget):
    """Numbered discs with their words; not to be touched, only read."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._titles: tuple[str, ...] = ()
        self._current = 0
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_step(self, titles: tuple[str, ...], current: int, spoken: str) -> None:
        """Show the steps; ``spoken`` is the accessible name, such as 'Stap 1 van 4: Tellen'."""
        self._titles, self._current = titles, current
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as all words."""
        metrics = QFontMetricsF(self._theme.font(self._theme.sizes.body, 600))
        words = sum(metrics.horizontalAdvance(title) for title in self._titles)
        return QSize(round(words) + len(self._titles) * (_DISC + _GAP + _BETWEEN), 44)

    def minimumSizeHint(self) -> QSize:
        """The discs alone; words give way on a narrow screen."""
        return QSize(len(self._titles) * (_DISC + _GAP), 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw discs and words; words of other steps are left out when the room is too small."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        narrow = self.width() < self.sizeHint().width() - _BETWEEN
        x = 0.0
        for index, title in enumerate(self._titles):
            x = self._paint_disc(painter, index, x)
            if narrow and index != self._current:
                continue
            here = index == self._current
            painter.setFont(self._theme.font(self._theme.sizes.body, 600 if here else 500))
            painter.setPen(self._theme.color("text" if here else "text2"))
            width = QFontMetricsF(painter.font()).horizontalAdvance(title)
            painter.drawText(QRectF(x, 0, width + 2, self.height()), _LEFT, title)
            x += width + _BETWEEN
        painter.end()

    def _paint_disc(self, painter: QPainter, index: int, x: float) -> float:
        theme = self._theme
        here, done = index == self._current, index < self._current
        box = QRectF(x, (self.height() - _DISC) / 2, _DISC, _DISC)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary" if here else "success_soft" if done else "sunken"))
        painter.drawEllipse(box)
        if done:
            pixmap = theme.pixmap("check", "success_ink", 18, self.devicePixelRatioF())
            painter.drawPixmap(round(box.x()) + 7, round(box.y()) + 7, pixmap)
        else:
            painter.setFont(theme.font(theme.sizes.body, 600))
            painter.setPen(theme.color("on_primary" if here else "text2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        return x + _DISC + _GAP
