"""'Artikel' (F2) and 'Artikelen' (F3): find articles by number or name; one at once, or several counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.catalog.master import ArticleHit
from kassa.domain.errors import InputError, KassaError
from kassa.domain.values.dutch import format_quantity, format_unit_price
from kassa.domain.values.quantity import Quantity
from kassa.domain.values.typed import parse_quantity
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kassa.ui.theme.theme import Theme
    from kassa.ui.work.jobs import Runner

Index = QModelIndex | QPersistentModelIndex
Search = Callable[[str], Sequence[ArticleHit]]
Free = Callable[[Sequence[str]], Mapping[str, Quantity]]
_NONE = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NUMBER, _NAME, _FREE, _PRICE, _COUNT = range(5)
_WIDTHS = {_NUMBER: 120, _FREE: 90, _PRICE: 100, _COUNT: 100}
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
ROW = 44
LONGEST_COUNT = 6


class _Hits(QAbstractTableModel):
    """What was found, with what was typed as counts."""

    def __init__(self, *, several: bool) -> None:
        super().__init__()
        self._several = several
        self.hits: tuple[ArticleHit, ...] = ()
        self.free: Mapping[str, Quantity] = {}
        self.typed: dict[str, str] = {}
        self.chosen: dict[str, ArticleHit] = {}

    def show(self, hits: Sequence[ArticleHit], free: Mapping[str, Quantity]) -> None:
        self.beginResetModel()
        self.hits, self.free = tuple(hits), free
        self.endResetModel()

    def hit_at(self, row: int) -> ArticleHit | None:
        return self.hits[row] if 0 <= row < len(self.hits) else None

    def type(self, row: int, text: str) -> None:
        hit = self.hits[row]
        if text:
            self.typed[hit.id], self.chosen[hit.id] = text, hit
        else:
            self.typed.pop(hit.id, None)
            self.chosen.pop(hit.id, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, _COUNT))

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else (5 if self._several else 4)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = self.typed.get(hit.id, "")
            parts = [hit.number, self._cell(hit, _NAME), self._cell(hit, _PRICE)]
            return ", ".join(
                part for part in (*parts, self.tr("aantal %1").replace("%1", count) if count else "") if part
            )
        return self._cell(hit, index.column()) if role == Qt.ItemDataRole.DisplayRole else None

    def _cell(self, hit: ArticleHit, column: int) -> str:
        if column == _NUMBER:
            return hit.number
        if column == _NAME:
            return " · ".join(part for part in (hit.name, hit.detail) if part)
        if column == _FREE:
            if hit.kind is ArticleKind.MATRIX:
                return self.tr("kleur/maat")
            free = self.free.get(hit.id)
            return "" if free is None else self.tr("vrij %1").replace("%1", format_quantity(free))
        return format_unit_price(hit.price) if column == _PRICE else self.typed.get(hit.id, "")


class _Paint(QStyledItemDelegate):
    """Paints a hit; the count stands in a box."""

    def __init__(self, theme: Theme, model: _Hits, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.current = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect, column = self._theme, option.rect, index.column()
        hit = self._model.hits[index.row()]
        painter.fillRect(rect, theme.color("primary_soft" if index.row() == self.current else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("line"))
        room = rect.adjusted(10, 0, -10, -1)
        if column == _COUNT:
            box = QRectF(rect).adjusted(12, 7, -10, -8)
            painter.setPen(QPen(theme.color("primary" if index.row() == self.current else "control"), 1.4))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box, 5, 5)
            room = box.toRect().adjusted(8, 0, -8, 0)
        blocked = bool(hit.blocked_reason)
        strong = column in (_NUMBER, _COUNT)
        painter.setFont(theme.font(theme.sizes.body, 600 if strong else 400))
        ink = "disabled_ink" if blocked else "text2" if column == _FREE else "text"
        painter.setPen(theme.color(ink))
        text = str(index.data() or "")
        if blocked and column == _FREE:
            text = self.tr("geblokkeerd")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT if column in (_NUMBER, _NAME) else _RIGHT, shown)


class _Table(QTableView):
    """The hits; digits count, Enter takes."""

    def __init__(self, theme: Theme, model: _Hits) -> None:
        super().__init__()
        self.setObjectName("articles.list")
        self.setAccessibleName(self.tr("Gevonden artikelen"))
        self.cells = _Paint(theme, model, self)
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            if column < model.columnCount():
                self.setColumnWidth(column, width)

    def keyboardSearch(self, search: str) -> None:
        """Digits count; nothing is searched by letters here."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.cells.current = current.row()
        self.viewport().update()


class ArticleDialog(Dialog):
    """Finds articles. ``finished`` carries a list of ``(ArticleHit, Quantity)``, or ``None``."""

    def __init__(
        self, theme: Theme, over: QWidget, jobs: Runner, search: Search, free: Free, *, several: bool, text: str = ""
    ) -> None:
        title = self.tr("Artikelen kiezen") if several else self.tr("Artikel kiezen")
        super().__init__(theme, over, title, name="articles", width=860)
        self._jobs, self._search_for, self._free, self._several = jobs, search, free, several
        self._asked = 0
        self._take_first = False
        self.search = SearchField(theme, self.tr("Zoek op nummer, naam of barcode…"), name="articles.search")
        self.search.searched.connect(self._search)
        self.search.installEventFilter(self)
        self._model = _Hits(several=several)
        self.table = _Table(theme, self._model)
        self.table.installEventFilter(self)
        self.table.clicked.connect(self._clicked)
        self.table.doubleClicked.connect(lambda: self._take() if not several else None)
        self.told = label("", "body", "second", name="articles.told")
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.told)
        self.frame.setMinimumHeight(min(620, over.height() - 48))
        self.add_button(self.tr("Annuleren"), None, name="articles.cancel")
        self.take = Button(theme, "", name="articles.take", kind="primary", sz="l")
        self.take.clicked.connect(self._take)
        self.add_action(self.take)
        self._count()
        if text:
            self.search.setText(text)
        QTimer.singleShot(0, self, lambda: self._search(self.search.text().strip()))

    @property
    def hits(self) -> tuple[ArticleHit, ...]:
        """What is shown."""
        return self._model.hits

    def open(self, focus: QWidget | None = None) -> None:
        """Show with the cursor in the search field."""
        super().open(focus or self.search)

    # --- searching -------------------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        self._asked += 1
        number, search, free = self._asked, self._search_for, self._free

        def work() -> tuple[Sequence[ArticleHit], Mapping[str, Quantity]]:
            hits = search(text) if text else ()
            return hits, free([hit.id for hit in hits])

        def done(found: tuple[Sequence[ArticleHit], Mapping[str, Quantity]]) -> None:
            if number == self._asked:
                self._show(*found, text=text)

        self._jobs.run(self, work, done=done, failed=self._failed, lane=Lane.IO)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.told.setText(str(error))

    def _show(self, hits: Sequence[ArticleHit], free: Mapping[str, Quantity], *, text: str) -> None:
        self._model.show(hits, free)
        if hits:
            self.table.setCurrentIndex(self._model.index(0, _NAME))
        if not text:
            self.told.setText(self.tr("Typ een nummer, of een deel van de naam."))
        elif not hits:
            self.told.setText(self.tr("Geen artikel met '%1'.").replace("%1", text))
        else:
            self._count()
        announce(self.search, self.tr("%1 gevonden").replace("%1", str(len(hits))))
        if self._take_first:
            self._take_first = False
            if hits and not self._several:
                self._take()

    # --- keys ------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk from the field into the list and back."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if watched is self.search and not ctrl:
                return self._key_in_search(event)
            if watched is self.table and not ctrl:
                return self._key_in_table(event)
        return super().eventFilter(watched, event)

    def _key_in_search(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Down and self.hits:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in _ENTER:
            if self._several and self.hits:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._take_first = True
            return bool(self._several and self.hits)
        return False

    def _key_in_table(self, event: QKeyEvent) -> bool:
        row = self.table.currentIndex().row()
        if event.key() == Qt.Key.Key_Up and row <= 0:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in _ENTER:
            if not self._several:
                self._take()
            elif row + 1 < len(self.hits):
                self.table.setCurrentIndex(self._model.index(row + 1, _NAME))
            else:
                self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self._several and self._count_key(event, row)

    def _count_key(self, event: QKeyEvent, row: int) -> bool:
        """Digits and the comma go into the number box of the row; + and - count up and down."""
        hit = self._model.hit_at(row)
        if hit is None or hit.kind is ArticleKind.MATRIX:
            return False
        text, key = self._model.typed.get(hit.id, ""), event.text()
        if key and (key.isdigit() or key in ",.") and len(text) < LONGEST_COUNT:
            self._model.type(row, text + key)
        elif event.key() == Qt.Key.Key_Backspace:
            self._model.type(row, text[:-1])
        elif key in ("+", "-") and key:
            self._bump(row, 1 if key == "+" else -1)
        else:
            return False
        self._count()
        return True

    def _bump(self, row: int, step: int) -> None:
        text = self._model.typed.get(self.hits[row].id, "0")
        count = int(text) + step if text.isdigit() else 1
        self._model.type(row, str(count) if count > 0 else "")
        self._count()

    def _clicked(self, index: Index) -> None:
        hit = self._model.hit_at(index.row())
        if self._several and hit is not None and hit.kind is not ArticleKind.MATRIX and not hit.blocked_reason:
            self._bump(index.row(), 1)

    # --- end -------------------------------------------------------------------------------------------

    def _counts(self) -> list[tuple[ArticleHit, Quantity]]:
        """Return what was counted.

        Raises:
            InputError: a count cannot be read.
        """
        found = []
        for key, text in self._model.typed.items():
            hit = self._model.chosen[key]
            quantity = parse_quantity(text, decimals=3 if hit.unit else 0)
            if quantity:
                found.append((hit, quantity))
        return found

    def _count(self) -> None:
        if not self._several:
            self.take.set_label(self.tr("Toevoegen"))
            self.told.setText("")
            return
        try:
            chosen = self._counts()
        except InputError as refused:
            self.told.setText(str(refused))
            self.take.setEnabled(False)
            return
        pieces = format_quantity(Quantity(sum(quantity.milli for _, quantity in chosen)))
        words = self.tr("1 artikel, %2 stuks") if len(chosen) == 1 else self.tr("%1 artikelen, %2 stuks")
        text = words.replace("%1", str(len(chosen))).replace("%2", pieces)
        self.told.setText(text if chosen else self.tr("Typ het aantal op een regel; Enter gaat naar de volgende."))
        self.take.set_label(self.tr("%1 stuks toevoegen").replace("%1", pieces))
        self.take.setEnabled(bool(chosen) or self._on_matrix())

    def _on_matrix(self) -> bool:
        hit = self._model.hit_at(self.table.currentIndex().row())
        return hit is not None and hit.kind is ArticleKind.MATRIX

    def _take(self) -> None:
        if self._several:
            chosen = self._counts()
            if chosen:
                self.done(chosen)
                return
        hit = self._model.hit_at(self.table.currentIndex().row())
        if hit is None:
            return
        if hit.blocked_reason:
            text = self.tr("%1 is geblokkeerd: %2")
            self.told.setText(text.replace("%1", hit.number).replace("%2", hit.blocked_reason))
            return
        self.done([(hit, Quantity.ONE)])
