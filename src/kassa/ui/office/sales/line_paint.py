"""Paints the cells of the lines: two lines of text, a dot at a changed price, what is wrong or short in its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from kassa.ui.office.sales.line_columns import COLUMNS, LineField, below_name

if TYPE_CHECKING:
    from kassa.domain.sales.document import SalesLine
    from kassa.ui.office.sales.line_model import Index, LineModel
    from kassa.ui.theme.theme import Theme

PADDING = 10
HEAD_HEIGHT = 34
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_STRONG = frozenset({LineField.ARTICLE, LineField.AMOUNT})
_SECOND = frozenset({LineField.PLACE, LineField.UNIT, LineField.VAT, LineField.DISCOUNT})


class LineDelegate(QStyledItemDelegate):
    """Paints a cell of a :class:`LineModel`.

    Attributes:
        current: row and column of the current cell, shown while the table has the focus.
        hovered: row under the mouse.
    """

    def __init__(self, theme: Theme, model: LineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.current: tuple[int, int] = (-1, -1)
        self.ringed = False
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return nothing that depends on content: rows and columns have fixed sizes."""
        del option, index
        return QSize(40, 52)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, rect, row = self._theme, option.rect, index.row()
        line = self._model.line_at(row)
        if line is None:
            return
        here = self.ringed and row == self.current[0]
        painter.fillRect(
            rect, theme.color("primary_soft" if here else "row_hover" if row == self.hovered else "surface")
        )
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        field = COLUMNS[index.column()].field
        if field is LineField.MORE:
            self._more(painter, rect)
        elif field is LineField.NAME:
            self._name(painter, rect, row, line)
        else:
            self._text(painter, rect, row, line, index.column())
        if here and index.column() == self.current[1]:
            painter.setPen(QPen(theme.color("primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(1, 1, -2, -2))

    def _text(self, painter: QPainter, rect: QRect, row: int, line: SalesLine, column: int) -> None:
        theme, spec = self._theme, COLUMNS[column]
        field, room = spec.field, rect.adjusted(PADDING, 0, -PADDING, -1)
        wrong = (line.id, field) in self._model.wrong
        short = field is LineField.QUANTITY and self._model.short_of(row) is not None
        ink = "danger_ink" if wrong else "warn_ink" if short else "text2" if field in _SECOND else "text"
        painter.setFont(theme.font(theme.sizes.body, 600 if field in _STRONG or short else 400))
        painter.setPen(theme.color(ink))
        if wrong:
            self._mark(painter, rect)
        text = painter.fontMetrics().elidedText(self._model.text(row, field), _ELIDE, room.width())
        painter.drawText(room, _RIGHT if spec.right else _LEFT, text)
        if field is LineField.PRICE and line.price_changed and not wrong:
            left = room.right() - painter.fontMetrics().horizontalAdvance(text) - 12
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("warn"))
            painter.drawEllipse(QRectF(left, rect.center().y() - 2.5, 6, 6))

    def _name(self, painter: QPainter, rect: QRect, row: int, line: SalesLine) -> None:
        theme, room = self._theme, rect.adjusted(PADDING, 5, -PADDING, -6)
        second = below_name(line)
        upper = QRect(room.left(), room.top(), room.width(), room.height() // 2) if second else room
        wrong = (line.id, LineField.NAME) in self._model.wrong
        painter.setFont(theme.font(theme.sizes.body, 400 if line.is_goods else 600))
        painter.setPen(theme.color("danger_ink" if wrong else "text"))
        shown = self._model.text(row, LineField.NAME)
        painter.drawText(upper, _LEFT, painter.fontMetrics().elidedText(shown, _ELIDE, room.width()))
        if second:
            painter.setFont(theme.font(theme.sizes.caption))
            painter.setPen(theme.color("text2"))
            lower = QRect(room.left(), upper.bottom() + 1, room.width(), room.height() - upper.height())
            painter.drawText(lower, _LEFT, painter.fontMetrics().elidedText(second, _ELIDE, room.width()))

    def _mark(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setPen(QPen(self._theme.color("danger"), 2))
        painter.drawRect(QRectF(rect).adjusted(3, 6, -4, -8))
        painter.restore()

    def _more(self, painter: QPainter, rect: QRect) -> None:
        ratio = painter.device().devicePixelRatio()
        icon = self._theme.pixmap("ellipsis", "text2", 16, ratio)
        painter.drawPixmap(rect.center().x() - 8, rect.center().y() - 8, icon)


class LineHead(QHeaderView):
    """The words above the columns."""

    def __init__(self, theme: Theme, model: LineModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._model = theme, model
        self.setAccessibleName(self.tr("Kolomkoppen"))
        self.setFixedHeight(HEAD_HEIGHT)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(30)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self.viewport().update)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Paint one head."""
        theme, spec = self._theme, COLUMNS[logicalIndex]
        painter.fillRect(rect, theme.color("surface2"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        painter.setFont(theme.font(theme.sizes.caption, 600))
        painter.setPen(theme.color("text2"))
        room = rect.adjusted(PADDING, 0, -PADDING, -1)
        painter.drawText(room, _RIGHT if spec.right else _LEFT, self._model.words[spec.field])
