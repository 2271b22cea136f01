"""The customers that were found, as rows of 60 px that are painted; the model holds their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QScroller, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kassa.domain.people.customer import CustomerKind
from kassa.domain.values.dutch import format_money
from kassa.domain.values.money import Money
from kassa.ui.widgets.badge import paint_badge

if TYPE_CHECKING:
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.choosing import CustomerChoice
    from kassa.ui.theme.theme import Theme

ROW, _FACT = 60, 20
_NUMBER, _KIND, _OPEN, _PAD, _NAME = 84, 78, 150, 16, 50
_ROOM_FOR_KIND = 600
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ELIDE = Qt.TextElideMode.ElideRight
_DISPLAY = Qt.ItemDataRole.DisplayRole
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_CHOICE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ChoiceModel(QAbstractListModel):
    """The customers of the last search, and the facts below the selected one where there is no room beside the list."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: tuple[CustomerChoice, ...] = ()
        self.lang: Lang = "nl"
        self.unfolded = -1
        self.facts: tuple[str, ...] = ()
        self.retranslate()

    def retranslate(self) -> None:
        """Say the fixed words again."""
        self.person, self.company = self.tr("Persoon"), self.tr("Bedrijf")
        self.used_up, self._owes = self.tr("Krediet op"), self.tr("openstaand {}")
        self._overdue = self.tr("waarvan {} vervallen")

    def show_choices(self, choices: tuple[CustomerChoice, ...]) -> None:
        """Show other customers."""
        self.beginResetModel()
        self._choices, self.unfolded, self.facts = choices, -1, ()
        self.endResetModel()

    def unfold(self, row: int, facts: tuple[str, ...]) -> None:
        """Show facts below a row; -1 folds all."""
        before, self.unfolded, self.facts = self.unfolded, row, facts
        for one in {before, row}:
            if 0 <= one < len(self._choices):
                self.dataChanged.emit(self.index(one, 0), self.index(one, 0))
        self.layoutChanged.emit()

    def choice(self, row: int) -> CustomerChoice:
        """The customer in a row."""
        return self._choices[row]

    def kind(self, choice: CustomerChoice) -> str:
        """Return 'Bedrijf' or 'Persoon'."""
        return self.person if choice.kind is CustomerKind.PERSON else self.company

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid() or role not in (_DISPLAY, _SPOKEN, _CHOICE):
            return None
        choice = self._choices[index.row()]
        return choice if role == _CHOICE else self._words(choice)

    def _words(self, choice: CustomerChoice) -> str:
        parts = [choice.title, choice.city, choice.number, self.kind(choice)]
        if choice.open > Money.ZERO:
            parts.append(self._owes.format(format_money(choice.open, self.lang)))
        if choice.overdue:
            parts.append(self._overdue.format(format_money(choice.overdue, self.lang)))
        if choice.credit_used_up:
            parts.append(self.used_up)
        return ", ".join(part for part in parts if part).replace("\u00a0", " ")


class ChoiceDelegate(QStyledItemDelegate):
    """Paints name, place, number, kind and what stands open; where it is unfolded the facts below."""

    def __init__(self, theme: Theme, model: ChoiceModel) -> None:
        super().__init__()
        self._theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        facts = len(self._model.facts) if index.row() == self._model.unfolded else 0
        return QSize(200, ROW + facts * _FACT + (6 if facts else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: CustomerChoice = index.data(_CHOICE)
        theme, rect = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("primary_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.color("primary"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("row_hover"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        row = QRect(rect.left(), rect.top(), rect.width(), ROW - 1)
        self._paint_row(painter, row, choice)
        if index.row() == self._model.unfolded:
            self._paint_facts(painter, rect)

    def _paint_row(self, painter: QPainter, row: QRect, choice: CustomerChoice) -> None:
        theme, model = self._theme, self._model
        icon = "user" if choice.kind is CustomerKind.PERSON else "building-2"
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(row.left() + _PAD, row.top() + 19, theme.pixmap(icon, "text2", 22, ratio))
        right = row.right() - _PAD
        self._paint_open(painter, QRect(right - _OPEN, row.top(), _OPEN, row.height()), choice)
        right -= _OPEN + 8
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text2"))
        if row.width() >= _ROOM_FOR_KIND:  # the icon says it as well
            painter.drawText(QRect(right - _KIND, row.top(), _KIND, row.height()), _LEFT, model.kind(choice))
            right -= _KIND + 8
        number = QFontMetrics(theme.font(16)).elidedText(choice.number, _ELIDE, _NUMBER)
        painter.setFont(theme.font(16))
        painter.drawText(QRect(right - _NUMBER, row.top(), _NUMBER, row.height()), _LEFT, number)
        left, width = row.left() + _NAME, right - _NUMBER - 12 - row.left() - _NAME
        other = choice.company if choice.kind is CustomerKind.PERSON else choice.name
        below = " \u00b7 ".join(part for part in (choice.city, other if other != choice.title else "") if part)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(17, 600))
        box = QRect(left, row.top() + 7, width, 26) if below else QRect(left, row.top(), width, row.height())
        painter.drawText(box, _LEFT, painter.fontMetrics().elidedText(choice.title, _ELIDE, width))
        painter.setPen(theme.color("text3"))
        painter.setFont(theme.font(14))
        fitted = painter.fontMetrics().elidedText(below, _ELIDE, width)
        painter.drawText(QRect(left, row.top() + 32, width, 20), _LEFT, fitted)

    def _paint_open(self, painter: QPainter, box: QRect, choice: CustomerChoice) -> None:
        theme, model = self._theme, self._model
        if choice.credit_used_up:
            self._badge(painter, QRect(box.left(), box.top() + 31, box.width(), 24), model.used_up, "triangle-alert")
            box = QRect(box.left(), box.top() + 5, box.width(), 26)
        if choice.open <= Money.ZERO:
            return
        text = format_money(choice.open, model.lang)
        painter.setFont(theme.font(17, 600))
        painter.setPen(theme.color("danger_ink" if choice.overdue else "warn_ink"))
        painter.drawText(box, _RIGHT, text)
        if choice.overdue:
            width = painter.fontMetrics().horizontalAdvance(text)
            ratio = painter.device().devicePixelRatio()
            pixmap = theme.pixmap("circle-alert", "danger_ink", 16, ratio)
            painter.drawPixmap(box.right() - width - 22, box.top() + (box.height() - 16) // 2, pixmap)

    def _badge(self, painter: QPainter, box: QRect, text: str, icon: str) -> None:
        metrics = QFontMetrics(self._theme.font(self._theme.sizes.caption, 600))
        width = metrics.horizontalAdvance(text) + 42
        paint_badge(painter, self._theme, QRectF(box.right() - width, box.top(), width, 24), text, icon, "warn")

    def _paint_facts(self, painter: QPainter, rect: QRect) -> None:
        theme = self._theme
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text2"))
        width = rect.width() - _NAME - _PAD
        top = rect.top() + ROW - 3
        for text in self._model.facts:
            fitted = painter.fontMetrics().elidedText(text, _ELIDE, width)
            painter.drawText(QRect(rect.left() + _NAME, top, width, _FACT), _LEFT, fitted)
            top += _FACT


class ChoiceList(QListView):
    """The list itself; a tap chooses."""

    picked = Signal(str)
    """Identity of the customer that was tapped."""
    moved = Signal(int)
    """The row that is current now, -1 for none."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.rows = ChoiceModel()
        self.setModel(self.rows)
        self._delegate = ChoiceDelegate(theme, self.rows)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a tap leaves the focus in the search field
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.clicked.connect(lambda index: self.picked.emit(self.rows.choice(index.row()).id))
        self.selectionModel().currentRowChanged.connect(lambda now, _before: self.moved.emit(now.row()))
        theme.changed.connect(self.viewport().update)

    def show_choices(self, choices: tuple[CustomerChoice, ...], lang: Lang) -> None:
        """Show customers, the first one current."""
        self.rows.lang = lang
        self.rows.show_choices(choices)
        if choices:
            self.setCurrentIndex(self.rows.index(0, 0))
        self.scrollToTop()

    def current(self) -> CustomerChoice | None:
        """The customer in the current row."""
        row = self.currentIndex().row()
        return self.rows.choice(row) if 0 <= row < self.rows.rowCount() else None

    def move_current(self, step: int) -> None:
        """The arrow keys of the search field."""
        row = self.currentIndex().row() + step
        if 0 <= row < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(row, 0))
            self.scrollTo(self.rows.index(row, 0))

    def row_place(self, row: int) -> QPoint:
        """The middle of the name of a row, in the viewport."""
        box = self.visualRect(self.rows.index(row, 0))
        return QPoint(box.left() + _NAME + 20, box.top() + ROW // 2)
