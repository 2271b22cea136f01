"""The receipts that were found, as a list to tap on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kassa.domain.till.returning import ReturnedState
from kassa.domain.values.dutch import format_date, format_time
from kassa.ui.models.spoken_rows import ROW_ROLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.services.till.returning import FoundReceipt
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.amounts import Amounts

ROW = 64
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_Index = QModelIndex | QPersistentModelIndex


def spoken(row: FoundReceipt, amounts: Amounts) -> str:
    """Return a receipt in one sentence."""
    parts = (str(row.number), row.customer, _moment(row), amounts.money(row.total), row.state.dutch)
    return ", ".join(part for part in parts if part)


class FoundDelegate(QStyledItemDelegate):
    """Number and customer above, when, where and what came back below, the total at the right."""

    def __init__(self, theme: Theme, amounts: Amounts, state_words: Callable[[ReturnedState], str]) -> None:
        super().__init__()
        self._theme, self._amounts, self._words = theme, amounts, state_words

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: FoundReceipt = index.data(ROW_ROLE)
        theme, box = self._theme, QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("primary_soft"))
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), theme.color("primary"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inside = box.adjusted(16, 8, -16, -8)
        total = self._amounts.money(row.total)
        painter.setFont(theme.font(18, 600))
        painter.setPen(theme.color("text" if row.total.cents >= 0 else "danger_ink"))
        painter.drawText(inside, _RIGHT, total)
        room = inside.width() - painter.fontMetrics().horizontalAdvance(total) - 16
        painter.setFont(theme.font(16, 600))
        painter.setPen(theme.color("text"))
        upper = QRect(inside.left(), inside.top(), room, 24)
        head = " \u00b7 ".join(part for part in (str(row.number), row.customer) if part)
        painter.drawText(upper, _LEFT, painter.fontMetrics().elidedText(head, _ELIDE, room))
        lower = QRect(inside.left(), inside.top() + 26, room, 20)
        painter.setFont(theme.font(14))
        state = self._words(row.state)
        if state:
            painter.setPen(theme.color("danger_ink"))
            width = painter.fontMetrics().horizontalAdvance(state) + 12
            painter.drawText(lower, _LEFT, state)
            lower.setLeft(lower.left() + width)
        painter.setPen(theme.color("text3"))
        text = " \u00b7 ".join(part for part in (_moment(row), row.till_name, row.employee_name) if part)
        painter.drawText(lower, _LEFT, painter.fontMetrics().elidedText(text, _ELIDE, lower.width()))


def _moment(row: FoundReceipt) -> str:
    return f"{format_date(row.moment.date())} {format_time(row.moment)}"
