"""How a card and a row of the order queue are painted (picture 06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap

from kassa.ui.widgets.badge import paint_badge
from kassa.ui.widgets.painted import paint_focus

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.queue.words import CardWords

GAP = 10
_PAD = 17
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_FRONT = Qt.TextElideMode.ElideLeft
_SMALLEST = 12
_INK = {"success": "success_ink", "warn": "warn_ink", "neutral": "text2"}


def paint_card(painter: QPainter, theme: Theme, cell: QRect, words: CardWords, *, hovered: bool, focused: bool) -> None:
    """Draw a card."""
    _surface(painter, theme, cell, hovered=hovered)
    left, right, top = cell.left() + _PAD, cell.right() - _PAD, cell.top()
    width = right - left
    badge = _badge(painter, theme, words, right, top + 12)
    number = QRect(left, top + 12, width - badge - 6, 27)
    font = fitting(theme, words.number, number.width(), 500)
    _text(painter, theme, font, "text2", number, words.number, elide=_FRONT)
    painter.drawPixmap(right - 20, top + 54, _icon(painter, theme, "ellipsis", "text3", 20))
    _text(painter, theme, theme.font(20, 600), "text", QRect(left, top + 44, width - 34, 30), words.title)
    _promise(painter, theme, QRect(left, top + 75, width, 24), words)
    amount = _text(painter, theme, theme.font(19, 700), "text", QRect(left, top + 104, width, 26), words.amount, _RIGHT)
    room = QRect(left, top + 104, width - amount - 8, 26)
    _text(painter, theme, theme.font(14), "text3", room, words.articles)
    pay = QRect(left, top + 131, width, 22)
    _text(painter, theme, fitting(theme, words.pay, width, 500), _INK[words.tone], pay, words.pay)
    if focused:
        paint_focus(painter, theme, cell, theme.sizes.radius_card)


def paint_row(painter: QPainter, theme: Theme, cell: QRect, words: CardWords, *, hovered: bool, focused: bool) -> None:
    """Draw an order as one row of the list."""
    painter.fillRect(cell, theme.color("row_hover" if hovered else "surface"))
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(cell.bottomLeft(), cell.bottomRight())
    left, right, top = cell.left() + _PAD, cell.right() - 50, cell.top()
    name, badge = left + 96, right - 100 - 146
    moment = badge - 206
    number = QRect(left, top, 92, cell.height())
    _text(painter, theme, theme.font(14, 500), "text2", number, words.number, elide=_FRONT)
    _text(painter, theme, theme.font(16, 600), "text", QRect(name, top + 10, moment - name - 8, 24), words.title)
    pay = QRect(name, top + 34, moment - name - 8, 22)
    _text(painter, theme, fitting(theme, words.pay, pay.width(), 500), _INK[words.tone], pay, words.pay)
    _promise(painter, theme, QRect(moment, top + 10, badge - moment - 6, 24), words)
    _text(painter, theme, theme.font(14), "text3", QRect(moment + 26, top + 34, badge - moment - 8, 22), words.articles)
    _badge(painter, theme, words, badge, top + (cell.height() - 27) // 2, from_left=True)
    amount = QRect(right - 110, top, 110, cell.height())
    _text(painter, theme, theme.font(17, 700), "text", amount, words.amount, _RIGHT)
    painter.drawPixmap(cell.right() - 36, top + 23, _icon(painter, theme, "ellipsis", "text3", 20))
    if focused:
        paint_focus(painter, theme, cell, 0)


def _surface(painter: QPainter, theme: Theme, box: QRect, *, hovered: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("line2"), 1))
    painter.setBrush(theme.color("row_hover" if hovered else "surface"))
    radius = theme.sizes.radius_card
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _badge(painter: QPainter, theme: Theme, words: CardWords, edge: int, top: int, *, from_left: bool = False) -> int:
    """Draw the status badge against an edge and return how wide it is."""
    text, icon, tone = words.badge
    width = QFontMetrics(theme.font(theme.sizes.caption, 600)).horizontalAdvance(text) + 42
    left = edge if from_left else edge - width + 1
    paint_badge(painter, theme, QRectF(left, top, width, 27), text, icon, tone)
    return width


def _promise(painter: QPainter, theme: Theme, area: QRect, words: CardWords) -> None:
    painter.drawPixmap(area.left(), area.top() + 2, _icon(painter, theme, words.icon, "primary_ink", 20))
    room = area.adjusted(26, 0, 0, 0)
    size = fitting(theme, f"{words.how}  {words.when}", room.width(), 600, 16).pixelSize()
    taken = _text(painter, theme, theme.font(size, 600), "primary_ink", room, words.how)
    _text(painter, theme, theme.font(size), "text2", room.adjusted(taken + 8, 0, 0, 0), words.when)


def fitting(theme: Theme, text: str, width: int, weight: int, largest: int = 14) -> QFont:
    """Return the largest font, down to 12, in which a text fits on one line."""
    for size in range(largest, _SMALLEST, -1):
        font = theme.font(size, weight)
        if QFontMetrics(font).horizontalAdvance(text) <= width:
            return font
    return theme.font(_SMALLEST, weight)


def _text(
    painter: QPainter,
    theme: Theme,
    font: QFont,
    ink: str,
    area: QRect,
    text: str,
    align: int = _LEFT,
    elide: Qt.TextElideMode = _ELIDE,
) -> int:
    """Draw a text that is shortened where it does not fit; return how wide it is."""
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, elide, area.width())
    painter.drawText(area, align, shown)
    return metrics.horizontalAdvance(shown)


def _icon(painter: QPainter, theme: Theme, name: str, ink: str, size: int) -> QPixmap:
    return theme.pixmap(name, ink, size, painter.device().devicePixelRatio())
