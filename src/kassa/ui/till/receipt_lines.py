"""The lines of the receipt as one painted, scrolling widget with fixed row heights.

A list view asks every row for its height in Python; a thousand lines would then cost more than a frame. Here only the
rows in view are touched; a model holds their words for screen readers. The action row consists of real buttons that
lie on the selected line.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QWidget

from kassa.domain.till.basket import LineKind
from kassa.ui.till.line_actions import LineActions
from kassa.ui.till.line_text import amount_text, detail_text, icon_of, name_text, quantity_text, struck_text
from kassa.ui.till.receipt_model import LinesModel
from kassa.ui.widgets.painted_view import Index, PaintedView

if TYPE_CHECKING:
    from kassa.domain.till.basket import BasketLine
    from kassa.domain.values.dutch import Lang
    from kassa.ui.theme.theme import Theme

ROW = 57
SELECTED_ROW = 119
_EXTRA = SELECTED_ROW - ROW
_LEFT, _NAME, _RIGHT = 16, 60, 14
_ALIGN_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ALIGN_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_EMPTY = 48
"""Size of the sign on a bon without lines."""
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
_ELIDE = Qt.TextElideMode.ElideRight
_NO_PEN = Qt.PenStyle.NoPen
_ENSURE = QAbstractItemView.ScrollHint.EnsureVisible
_MARK = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class ReceiptLines(PaintedView):
    """Shows the lines; ``picked`` carries the identity of the line that was tapped."""

    picked = Signal(str)

    def __init__(self, theme: Theme, *, name: str = "sale.lines", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._theme = theme
        self._lines: tuple[BasketLine, ...] = ()
        self._selected = -1
        self._lang: Lang = "nl"
        self._editable = True
        self._pressed_at: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAutoScroll(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._rows = LinesModel(self)
        self.setModel(self._rows)
        self.verticalScrollBar().setSingleStep(ROW)
        self.actions_row = LineActions(theme, self.viewport())
        theme.changed.connect(self._forget_fonts)
        self._forget_fonts()
        self._retranslate()

    def show_lines(self, lines: tuple[BasketLine, ...], selected: str | None, lang: Lang, *, editable: bool) -> None:
        """Show these lines; the selected one is scrolled into view."""
        self._lines, self._lang, self._editable = lines, lang, editable
        self._selected = _place_of(lines, selected) if editable else -1
        self._rows.set_lines(lines, lang)
        self.selectionModel().clear()
        self._lay_out()
        if self._selected >= 0:
            line = lines[self._selected]
            self.actions_row.show_line(line, lang)
            self._reveal(self._selected)
            self.selectionModel().setCurrentIndex(self._rows.index(self._selected, 0), _MARK)
            self.setAccessibleDescription(self._rows.spoken(self._selected))
        self._place_actions()
        self.viewport().update()

    def set_today(self, today: dt.date) -> None:
        """Know which day it is: an invoice on the bon is due or overdue."""
        self._rows.set_today(today)

    def row_rect(self, row: int) -> QRect:
        """Where a row is in the viewport; also for rows out of view."""
        top = row * ROW + (_EXTRA if 0 <= self._selected < row else 0) - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), SELECTED_ROW if row == self._selected else ROW)

    def row_count(self) -> int:
        """Number of lines."""
        return len(self._lines)

    def row_text(self, row: int) -> str:
        """What a screen reader says about a row."""
        return self._rows.spoken(row)

    def row_at(self, point: QPoint) -> int:
        """The row under a point of the viewport, or -1."""
        depth = point.y() + self.verticalScrollBar().value()
        if self._selected >= 0 and depth >= self._selected * ROW + SELECTED_ROW:
            depth -= _EXTRA
        elif self._selected >= 0 and depth >= self._selected * ROW:
            return self._selected
        row = depth // ROW
        return row if 0 <= row < len(self._lines) else -1

    def sizeHint(self) -> QSize:
        return QSize(440, 300)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
        self._place_actions()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._place_actions()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, digits and letters mean the same here as everywhere on the sale: the window takes them."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        started, self._pressed_at = self._pressed_at, None
        if started is None or not self._editable:
            return
        row = self.row_at(event.position().toPoint())
        if row >= 0 and row == self.row_at(started):
            self.picked.emit(self._lines[row].id)

    def visualRect(self, index: Index) -> QRect:
        """A line is one thing: each of its cells is the whole row, without the buttons below a selected one."""
        return (
            QRect(self.row_rect(index.row()).topLeft(), QSize(self.viewport().width(), ROW))
            if index.isValid()
            else QRect()
        )

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self.row_at(point)
        return self._rows.index(row, 0) if row >= 0 else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURE) -> None:
        if index.isValid():
            self._reveal(index.row())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        return self.currentIndex()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("surface"))
        if not self._lines:
            self._paint_empty(painter)
            return
        first = max(0, self.row_at(event.rect().topLeft()))
        bottom = event.rect().bottom()
        for row in range(first, len(self._lines)):
            rect = self.row_rect(row)
            if rect.top() > bottom:
                break
            self._paint_row(painter, rect, self._lines[row], row == self._selected)

    def _paint_empty(self, painter: QPainter) -> None:
        """A bon without lines: what to do, below the sign of a barcode (picture 06)."""
        room = self.viewport().rect().adjusted(24, 0, -24, 0)
        if room.height() >= 2 * _EMPTY:
            ratio = painter.device().devicePixelRatio()
            pixmap = self._theme.pixmap("scan-barcode", "line2", _EMPTY, ratio)
            painter.drawPixmap(room.center().x() - _EMPTY // 2, room.center().y() - _EMPTY, pixmap)
            room = room.adjusted(0, _EMPTY - 14, 0, 0)
        painter.setPen(self._theme.color("text3"))
        painter.setFont(self._theme.font(16))
        painter.drawText(room, _CENTRE, self._empty)

    def _paint_row(self, painter: QPainter, rect: QRect, line: BasketLine, selected: bool) -> None:
        theme = self._theme
        unknown = line.kind is LineKind.UNKNOWN
        if unknown:
            painter.fillRect(rect, theme.color("danger_soft"))
        elif selected:
            painter.fillRect(rect, theme.color("primary_soft"))
        if selected:
            bar = QRect(0, rect.top(), 4, rect.height())
            painter.fillRect(bar, theme.color("danger" if unknown else "primary"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(0, rect.bottom(), rect.right(), rect.bottom())
        top = rect.top()
        if line.kind is LineKind.TEXT:
            self._paint_note(painter, top, line)
            return
        if unknown:
            self._paint_unknown(painter, top, line)
            return
        if line.returns is not None:
            self._paint_return(painter, top, line)
            return
        right = self._paint_amount(painter, top, line)
        self._paint_lead(painter, top, line)
        words = self._rows.words
        self._paint_two(painter, top, name_text(line, words), detail_text(line, self._lang, words), right)

    def _paint_lead(self, painter: QPainter, top: int, line: BasketLine) -> None:
        """The number of goods; a picture for what is no goods."""
        icon, ink = icon_of(line)
        if icon:
            pixmap = self._theme.pixmap(icon, ink, 24, self.devicePixelRatioF())
            painter.drawPixmap(_LEFT, top + 16, pixmap)
            return
        painter.setFont(self._quantity_font)
        painter.setPen(self._theme.color("text2"))
        quantity = QRect(_LEFT, top, _NAME - _LEFT, ROW - 1)
        painter.drawText(quantity, _ALIGN_LEFT, self._fit(quantity_text(line, self._lang), quantity.width(), painter))

    def _paint_return(self, painter: QPainter, top: int, line: BasketLine) -> None:
        """What comes back stands in red, with the receipt it was bought on."""
        right = self._paint_amount(painter, top, line, "danger_ink")
        painter.setFont(self._quantity_font)
        quantity = QRect(_LEFT, top, _NAME - _LEFT, ROW - 1)
        painter.drawText(quantity, _ALIGN_LEFT, self._fit(quantity_text(line, self._lang), quantity.width(), painter))
        self._paint_two(painter, top, line.name, self._rows.return_detail(line), right, "danger_ink")

    def _paint_two(self, painter: QPainter, top: int, name: str, detail: str, right: int, ink: str = "text") -> None:
        width = right - _NAME
        painter.setPen(self._theme.color(ink))
        painter.setFont(self._name_font)
        box = QRect(_NAME, top + 8, width, 24) if detail else QRect(_NAME, top, width, ROW - 1)
        painter.drawText(box, _ALIGN_LEFT, self._name_metrics.elidedText(name, _ELIDE, width))
        if detail:
            painter.setPen(self._theme.color("text3" if ink == "text" else ink))
            painter.setFont(self._detail_font)
            box = QRect(_NAME, top + 29, width, 20)
            painter.drawText(box, _ALIGN_LEFT, self._detail_metrics.elidedText(detail, _ELIDE, width))

    def _paint_amount(self, painter: QPainter, top: int, line: BasketLine, ink: str = "text") -> int:
        """Draw the amount and the old price; give the x where the name must end."""
        text, old = amount_text(line, self._lang), struck_text(line, self._lang)
        edge = self.viewport().width() - _RIGHT
        width = self._amount_metrics.horizontalAdvance(text)
        painter.setPen(self._theme.color(ink))
        painter.setFont(self._amount_font)
        box = (
            QRect(edge - width - 2, top + 7, width + 2, 24) if old else QRect(edge - width - 2, top, width + 2, ROW - 1)
        )
        painter.drawText(box, _ALIGN_RIGHT, text)
        if old:
            painter.setPen(self._theme.color("text3"))
            painter.setFont(self._struck_font)
            painter.drawText(QRect(edge - 120, top + 30, 120, 20), _ALIGN_RIGHT, old)
        return edge - width - 12

    def _paint_note(self, painter: QPainter, top: int, line: BasketLine) -> None:
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(_LEFT + 2, top + 18, self._theme.pixmap("message-square", "text3", 20, ratio))
        self._paint_two(painter, top, line.name, "", self.viewport().width() - _RIGHT)

    def _paint_unknown(self, painter: QPainter, top: int, line: BasketLine) -> None:
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(_LEFT + 2, top + 18, self._theme.pixmap("triangle-alert", "danger_ink", 20, ratio))
        self._paint_two(painter, top, self._rows.unknown, line.code, self.viewport().width() - _RIGHT, "danger_ink")

    def _fit(self, text: str, width: int, painter: QPainter) -> str:
        if self._quantity_metrics.horizontalAdvance(text) > width - 4:
            painter.setFont(self._detail_font)
        return text

    def _lay_out(self) -> None:
        height = len(self._lines) * ROW + (_EXTRA if self._selected >= 0 else 0)
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, height - self.viewport().height()))

    def _reveal(self, row: int) -> None:
        bar, rect = self.verticalScrollBar(), self.row_rect(row)
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + 1)

    def _place_actions(self) -> None:
        if self._selected < 0:
            self.actions_row.hide()
            return
        rect = self.row_rect(self._selected)
        self.actions_row.setGeometry(0, rect.top() + 58, rect.width(), 50)
        self.actions_row.setVisible(True)

    def _forget_fonts(self) -> None:
        theme = self._theme
        self._name_font, self._detail_font = theme.font(16, 600), theme.font(14)
        self._quantity_font, self._amount_font = theme.font(18, 500), theme.font(18, 600)
        self._struck_font = QFont(self._detail_font)
        self._struck_font.setStrikeOut(True)
        self._name_metrics, self._detail_metrics = QFontMetrics(self._name_font), QFontMetrics(self._detail_font)
        self._quantity_metrics, self._amount_metrics = (
            QFontMetrics(self._quantity_font),
            QFontMetrics(self._amount_font),
        )
        self.viewport().update()

    def _retranslate(self) -> None:
        self._rows.retranslate()
        self.setAccessibleName(self.tr("Bon"))
        self._empty = self.tr("Scan een artikel of kies een snelknop")
        self.viewport().update()


def _place_of(lines: tuple[BasketLine, ...], line_id: str | None) -> int:
    if line_id is None:
        return -1
    for row in range(len(lines) - 1, -1, -1):
        if lines[row].id == line_id:
            return row
    return -1
