"""Paints the rows of a list: text, money, codes, badges and the check box. No widget ever stands in a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPixmap

from kassa.output.table import CellKind
from kassa.ui.models.columns import PADDING, cell_text
from kassa.ui.widgets.badge import paint_badge

if TYPE_CHECKING:
    from kassa.output.table import Cell
    from kassa.services.lists.spec import Column, Row, Word
    from kassa.ui.models.rows_model import RowsModel
    from kassa.ui.theme.theme import Theme

CHECK_SIDE = 18
BAR = 4
BADGE_HEIGHT = 24
BADGE_CHROME = 38
"""Icon and margins of a badge beside its word."""
ICON, ICON_GAP = 15, 8
MOST_ELIDED = 20_000
MOST_BADGE = 400
"""No badge is wider; columns that are may share its picture."""
_ELIDE = Qt.TextElideMode.ElideRight
_NO_PEN = Qt.PenStyle.NoPen
_SMOOTH = QPainter.RenderHint.Antialiasing
_CLEAR = Qt.GlobalColor.transparent
_MONEY = (CellKind.MONEY, CellKind.PRICE)


class Span(NamedTuple):
    """Where a section of the head stands, in logical pixels from the left of the view."""

    section: int
    left: int
    width: int


class RowPainter(QObject):
    """Paints rows of a :class:`RowsModel`, each as a whole: asking for every cell apart costs more than painting it.

    Attributes:
        words: what was searched for, in small letters; matches are marked.
        current: number of the current row.
        hovered: number of the row under the mouse.
        ringed: whether the current row shows the keyboard's outline.
        alarm: says of a row and the key of a column whether its cell is written as something wrong.
    """

    def __init__(self, theme: Theme, model: RowsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.words: tuple[str, ...] = ()
        self.current = -1
        self.hovered = -1
        self.ringed = False
        self.alarm: Callable[[Row, str], bool] | None = None
        self._fonts: dict[int, tuple[QFont, QFontMetricsF]] = {}
        self._elided: dict[tuple[str, int, int], tuple[str, float]] = {}
        self._badges: dict[tuple[str, str, str, float, float], QPixmap] = {}
        self._checks: dict[tuple[bool, float], QPixmap] = {}
        theme.changed.connect(self._forget)

    def paint(self, painter: QPainter, number: int, rect: QRect, spans: Sequence[Span]) -> None:
        """Paint one row in ``rect``, which is as wide as its spans together."""
        model, alarm = self._model, self.alarm
        row = model.row_at(number)
        ticked = row is not None and model.is_ticked(row)
        self._background(painter, rect, number, ticked=ticked)
        top, height = rect.top(), rect.height()
        for section, left, width in spans:
            room = QRect(left, top, width, height)
            column = model.column_at(section)
            if row is None:
                self._skeleton(painter, room, section)
            elif column is None:
                self._check(painter, room, ticked)
            else:
                wrong = alarm is not None and alarm(row, column.key)
                self._cell(painter, room, column, row.cells[model.place_of(section)], alarm=wrong)

    def _background(self, painter: QPainter, rect: QRect, number: int, *, ticked: bool) -> None:
        theme, current = self._theme, number == self.current
        token = "primary_soft" if current or ticked else "row_hover" if number == self.hovered else "surface"
        painter.fillRect(rect, theme.color(token))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        if current or ticked:
            painter.fillRect(rect.left(), rect.top(), BAR if current else 2, rect.height(), theme.color("primary"))
        if current and self.ringed:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, theme.color("primary"))
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, theme.color("primary"))

    def _skeleton(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.setRenderHint(_SMOOTH)
        painter.setPen(_NO_PEN)
        painter.setBrush(self._theme.color("sunken"))
        width = 18 if section == 0 else max(20.0, rect.width() * 0.6)
        painter.drawRoundedRect(QRectF(rect.left() + PADDING, rect.center().y() - 4, width, 9), 4, 4)

    def _check(self, painter: QPainter, rect: QRect, ticked: bool) -> None:
        """Paint the check box from its picture."""
        ratio = painter.device().devicePixelRatio()
        picture = self._checks.get((ticked, ratio))
        if picture is None:
            picture = _picture(CHECK_SIDE, CHECK_SIDE, ratio)
            brush = QPainter(picture)
            paint_check(brush, self._theme, QRectF(0, 0, CHECK_SIDE, CHECK_SIDE), on=ticked)
            brush.end()
            self._checks[ticked, ratio] = picture
        painter.drawPixmap(rect.left() + 16, rect.center().y() - CHECK_SIDE // 2, picture)

    def _cell(self, painter: QPainter, rect: QRect, column: Column, cell: Cell, *, alarm: bool) -> None:
        text = cell_text(self._model.form, column, cell)
        room = QRectF(rect).adjusted(PADDING, 0, -PADDING, -1)
        word = column.words.get(str(cell))
        if word is not None and word.icon:
            if column.kind is CellKind.BADGE:
                self._badge(painter, room, word)
                return
            self._icon(painter, room, word)
            room.adjust(ICON + ICON_GAP, 0, 0, 0)
        weight = 600 if column.strong else 400
        font, metrics = self._font(weight)
        shown, advance = self._fitted(text, round(room.width()), weight, metrics)
        if self.words:
            self._marks(painter, room, shown, metrics, right=column.kind.right)
        painter.setFont(font)
        painter.setPen(self._theme.color("danger_ink" if alarm else self._ink(column, cell)))
        # At a point, not in a box: the box would be laid out again for each of a screenful of cells.
        left = room.right() - advance if column.kind.right else room.left()
        base = room.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(left, base), shown)

    def _ink(self, column: Column, cell: Cell) -> str:
        if cell is None or (cell == 0 and column.kind in _MONEY):
            return "text3"
        named = column.stretch and not column.rank  # what a row is about, however narrow the list
        return "text" if column.strong or named or column.kind.right else "text2"

    def _icon(self, painter: QPainter, room: QRectF, word: Word) -> None:
        ratio = painter.device().devicePixelRatio()
        pixmap = self._theme.pixmap(word.icon, "text2", ICON, ratio)
        painter.drawPixmap(int(room.left()), int(room.center().y() - ICON / 2), pixmap)

    def _badge(self, painter: QPainter, room: QRectF, word: Word) -> None:
        """Paint a badge from its picture: a list has a few of them, a thousand times."""
        ratio, height = painter.device().devicePixelRatio(), min(BADGE_HEIGHT, room.height() - 4)
        key = (word.text, word.icon, word.tone, min(room.width(), MOST_BADGE), ratio)
        picture = self._badges.get(key)
        if picture is None:
            metrics = QFontMetricsF(self._theme.font(self._theme.sizes.caption, 600))
            width = min(room.width(), metrics.horizontalAdvance(word.text) + BADGE_CHROME)
            picture = _picture(width, height, ratio)
            brush = QPainter(picture)
            paint_badge(brush, self._theme, QRectF(0, 0, width, height), word.text, word.icon, word.tone)
            brush.end()
            self._badges[key] = picture
        painter.drawPixmap(QPointF(room.left(), round(room.center().y() - height / 2)), picture)

    def _marks(self, painter: QPainter, room: QRectF, text: str, metrics: QFontMetricsF, *, right: bool) -> None:
        folded = text.lower()
        start = room.right() - metrics.horizontalAdvance(text) if right else room.left()
        painter.setRenderHint(_SMOOTH)
        painter.setPen(_NO_PEN)
        painter.setBrush(self._theme.color("warn_soft"))
        for word in self.words:
            at = folded.find(word)
            while at >= 0:
                left = start + metrics.horizontalAdvance(text[:at])
                width = metrics.horizontalAdvance(text[at : at + len(word)])
                middle = room.center().y()
                painter.drawRoundedRect(QRectF(left - 1, middle - 9, width + 2, 18), 3, 3)
                at = folded.find(word, at + len(word))

    def _font(self, weight: int) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get(weight)
        if found is None:
            font = self._theme.font(self._theme.sizes.body, weight)
            found = (font, QFontMetricsF(font))
            self._fonts[weight] = found
        return found

    def _fitted(self, text: str, width: int, weight: int, metrics: QFontMetricsF) -> tuple[str, float]:
        """Return the text as far as it fits, and how wide that is; measured once for all the times it is painted."""
        key = (text, width, weight)
        found = self._elided.get(key)
        if found is None:
            if len(self._elided) > MOST_ELIDED:
                self._elided.clear()
            advance = metrics.horizontalAdvance(text)
            if advance > width:
                text = metrics.elidedText(text, _ELIDE, width)
                advance = metrics.horizontalAdvance(text)
            found = self._elided[key] = (text, advance)
        return found

    def _forget(self) -> None:
        self._fonts.clear()
        self._elided.clear()
        self._badges.clear()
        self._checks.clear()


def _picture(width: float, height: float, ratio: float) -> QPixmap:
    """Return an empty picture of so many logical pixels."""
    picture = QPixmap(ceil(width * ratio), ceil(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(_CLEAR)
    return picture


def paint_check(painter: QPainter, theme: Theme, box: QRectF, *, on: bool, partly: bool = False) -> None:
    """Draw a check box, ticked, empty or partly ticked."""
    painter.setRenderHint(_SMOOTH)
    filled = on or partly
    painter.setPen(QPen(theme.color("primary" if filled else "control"), 1.4))
    painter.setBrush(theme.color("primary" if filled else "surface"))
    painter.drawRoundedRect(box.adjusted(0.7, 0.7, -0.7, -0.7), 4, 4)
    painter.setPen(QPen(theme.color("on_primary"), 2))
    side = box.width()
    if partly:
        painter.drawLine(QPointF(box.left() + side * 0.27, box.center().y()), _at(box, 0.73, 0.5))
    elif on:
        painter.drawPolyline([_at(box, 0.25, 0.52), _at(box, 0.43, 0.7), _at(box, 0.76, 0.32)])


def _at(box: QRectF, across: float, down: float) -> QPointF:
    return QPointF(box.left() + box.width() * across, box.top() + box.height() * down)
