"""Painted buttons: quick button, function, side tab. Colours from the tokens, so a theme change is one repaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_LEFT_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_BOTTOM_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
_SMOOTH = QPainter.RenderHint.Antialiasing


def fitting_font(theme: Theme, text: str, area: QRect, weight: int, largest: int = 16, smallest: int = 13) -> QFont:
    """The largest font between the two sizes in which ``text`` fits ``area`` without cutting a word."""
    for size in range(largest, smallest, -1):
        font = theme.font(size, weight)
        metrics = QFontMetrics(font)
        widest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
        if widest <= area.width() and metrics.boundingRect(area, _WRAP, text).height() <= area.height():
            return font
    return theme.font(smallest, weight)


class PaintedButton(QAbstractButton):
    """Base: repaints on theme change and hover; ``label`` is what is shown and read aloud."""

    def __init__(self, theme: Theme, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = text
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a finger leaves the focus where a person types
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def label(self) -> str:
        """The text as a person reads it."""
        return self._label

    def set_label(self, text: str) -> None:
        """Show and read another text."""
        self._label = text
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(133, 64)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, 48)

    def _box(self, painter: QPainter, fill: QColor, border: QColor, radius: float) -> QPainterPath:
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setRenderHint(_SMOOTH)
        painter.setPen(QPen(border, 1))
        painter.setBrush(fill)
        painter.drawPath(outline)
        return outline

    def _hovered(self) -> bool:
        return self.underMouse() and self.isEnabled()


class Tile(PaintedButton):
    """Quick button: bar, label that shrinks before it clips, price; chevron for a folder, hatched when sold out."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        name: str,
        price: str = "",
        colour: str = "grijs",
        folder: bool = False,
        sold_out: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, name, parent)
        self._price = price
        self._colour = colour
        self._folder = folder
        self._sold_out = sold_out
        parts = [text, price, sold_out]
        self.setAccessibleName(", ".join(part.replace("\u00a0", " ") for part in parts if part))

    def sizeHint(self) -> QSize:
        return QSize(163, 115)

    def label_area(self) -> QRect:
        """Where the label is drawn."""
        return QRect(16, 9, self.width() - 16 - 11, self.height() - 9 - 36)

    def label_font(self) -> QFont:
        """The font in which the label fits its area."""
        return fitting_font(self._theme, self._label, self.label_area(), 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme.key_colour(self._colour)
        fill, ink = QColor(colours.fill), QColor(colours.ink)
        if self.isDown():
            fill = fill.darker(108) if not self._theme.dark else fill.lighter(125)
        painter = QPainter(self)
        outline = self._box(painter, fill, QColor(colours.border), self._theme.sizes.radius)
        painter.setClipPath(outline)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, 0, 6, self.height())
        painter.setBrush(QColor(colours.bar))
        painter.drawRect(bar)
        if self._sold_out:
            painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
            painter.drawRect(bar)
        painter.setClipping(False)
        painter.setPen(ink)
        painter.setFont(self.label_font())
        painter.drawText(self.label_area(), _WRAP, self._label)
        foot = self.rect().adjusted(16, 0, -13, -11)
        if self._folder:
            self._chevron(painter, ink)
        else:
            painter.setFont(self._theme.font(15, 500))
            painter.drawText(foot, _BOTTOM_RIGHT, self._sold_out or self._price)
        if self.hasFocus():
            paint_focus(painter, self._theme, self.rect(), self._theme.sizes.radius)

    def _chevron(self, painter: QPainter, ink: QColor) -> None:
        ratio = self.devicePixelRatioF()
        pixmap = self._theme.pixmap_in("chevron-right", ink.name(), 20, ratio)
        painter.drawPixmap(self.width() - 30, self.height() - 30, pixmap)


def paint_focus(painter: QPainter, theme: Theme, rect: QRect, radius: float) -> None:
    """Outline what has the focus, after keyboard use only."""
    if not theme.keyboard_used:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("primary"), 3))
    painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), radius, radius)


class FunctionButton(PaintedButton):
    """Function: icon and label in the middle of 64 px, a counter bubble when there is something to count."""

    def __init__(self, theme: Theme, text: str, icon: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, name, parent)
        self._icon = icon
        self._count = 0
        self._locked = False
        self.setMinimumHeight(48)

    def set_count(self, count: int) -> None:
        """Show a bubble with ``count``; 0 hides it."""
        self._count = count
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Show a small lock: pressing asks somebody who may."""
        self._locked = locked
        self.update()

    def text_width(self) -> int:
        """What is left for the label beside the icon."""
        return self.width() - 12 - 22 - 8 - 10

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        token = "sunken" if self.isDown() else "row_hover" if self._hovered() else "surface"
        painter = QPainter(self)
        self._box(painter, theme.color(token), theme.color("line2"), theme.sizes.radius)
        enabled = self.isEnabled()
        font = fitting_font(theme, self._label, QRect(0, 0, self.text_width(), self.height() - 8), 600, 15)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        box = metrics.boundingRect(QRect(0, 0, self.text_width(), self.height()), _WRAP, self._label)
        left = max(12, (self.width() - 22 - 9 - box.width()) // 2)
        ratio = self.devicePixelRatioF()
        pixmap = theme.pixmap(self._icon, "primary_ink" if enabled else "disabled_ink", 22, ratio)
        painter.drawPixmap(left, (self.height() - 22) // 2, pixmap)
        painter.setPen(theme.color("text" if enabled else "disabled_ink"))
        area = QRect(left + 31, (self.height() - box.height()) // 2, box.width() + 2, box.height())
        painter.drawText(area, _WRAP, self._label)
        if self._locked:
            painter.drawPixmap(self.width() - 20, 6, theme.pixmap("lock", "text3", 14, ratio))
        if self._count:
            _bubble(painter, theme, QPointF(self.width() - 18, 18), self._count)
        if self.hasFocus():
            paint_focus(painter, theme, self.rect(), theme.sizes.radius)


def _bubble(painter: QPainter, theme: Theme, centre: QPointF, count: int, *, on_fill: bool = False) -> None:
    text = str(count) if count < 100 else "99+"
    painter.setFont(theme.font(14, 700))
    half = max(14.0, painter.fontMetrics().horizontalAdvance(text) / 2 + 8)
    box = QRectF(centre.x() - half, centre.y() - 12, half * 2, 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("on_primary" if on_fill else "primary"))
    painter.drawRoundedRect(box, 12, 12)
    painter.setPen(theme.color("primary" if on_fill else "on_primary"))
    painter.drawText(box, _CENTRE, text)


class SideTab(PaintedButton):
    """Vertical tab at the right edge: icon, text from top to bottom, counter; blue while its panel is open."""

    def __init__(self, theme: Theme, text: str, icon: str, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, name, parent)
        self._icon = icon
        self._count = 0
        self.setCheckable(True)

    def set_count(self, count: int) -> None:
        """Show a bubble with ``count``; 0 hides it."""
        spoken = f"{self._label}, {count}" if count else self._label
        if spoken != self.accessibleName() or count != self._count:
            self._count = count
            self.setAccessibleName(spoken)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(53, 223)

    def minimumSizeHint(self) -> QSize:
        return QSize(53, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(_SMOOTH)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, 12, -0.5)
        fill = "primary" if self.isChecked() else "sunken" if self.isDown() else "surface"
        painter.setPen(QPen(theme.color("primary" if self.isChecked() else "line2"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, 12, 12)
        font = theme.font(16, 600)
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(self._label)
        total = 22 + 10 + width + (36 if self._count else 0)
        top = max(12, (self.height() - total) // 2)
        centre = self.width() / 2
        ratio = self.devicePixelRatioF()
        ink = "on_primary" if self.isChecked() else "primary_ink"
        painter.drawPixmap(int(centre - 11), top, theme.pixmap(self._icon, ink, 22, ratio))
        painter.setPen(theme.color("on_primary" if self.isChecked() else "text"))
        painter.save()
        painter.translate(centre, top + 32)
        painter.rotate(90)
        painter.drawText(QRectF(0, -14, width + 4, 28), _LEFT_MIDDLE, self._label)
        painter.restore()
        if self._count:
            place = QPointF(centre, top + 32 + width + 22)
            _bubble(painter, theme, place, self._count, on_fill=self.isChecked())
        if self.hasFocus():
            paint_focus(painter, theme, self.rect().adjusted(0, 0, -1, 0), 12)
