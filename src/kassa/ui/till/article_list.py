"""'Alle artikelen': search as you type over the whole catalogue, a tap puts the article on the bon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QLabel, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from kassa.domain.catalog.article import ArticleKind
from kassa.domain.values.dutch import format_quantity
from kassa.ui.models.spoken_rows import ROW_ROLE, SpokenRows
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.overlay import SidePanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from kassa.domain.catalog.master import ArticleHit
    from kassa.ui.shell.context import UiContext
    from kassa.ui.theme.theme import Theme

ROW = 60
MOST = 200
_ALIGN_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ALIGN_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: name, variant and number, stock, price."""

    def __init__(self, theme: Theme, amounts: Amounts, words: Callable[[str], str]) -> None:
        super().__init__()
        self._theme, self._amounts, self._words = theme, amounts, words

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit: ArticleHit = index.data(ROW_ROLE)
        theme, rect = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("primary_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), theme.color("primary"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        blocked = bool(hit.blocked_reason)
        price = "" if hit.kind is ArticleKind.OPEN_PRICE else self._amounts.money(hit.price.money)
        painter.setPen(theme.color("disabled_ink" if blocked else "text"))
        painter.setFont(theme.font(18, 600))
        width = painter.fontMetrics().horizontalAdvance(price) + 4
        painter.drawText(rect.adjusted(0, 0, -16, 0), _ALIGN_RIGHT, price)
        stock = self._stock(hit)
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("text3"))
        room = rect.width() - 16 - width - 16 - 110
        painter.drawText(QRect(rect.left() + 16 + room, rect.top(), 100, rect.height()), _ALIGN_RIGHT, stock)
        metrics = QFontMetrics(theme.font(14))
        below = " \u00b7 ".join(part for part in (hit.detail, hit.number, hit.blocked_reason) if part)
        elide = Qt.TextElideMode.ElideRight
        box = QRect(rect.left() + 16, rect.top() + 31, room, 20)
        painter.drawText(box, _ALIGN_LEFT, metrics.elidedText(below, elide, room))
        painter.setFont(theme.font(16, 600))
        painter.setPen(theme.color("disabled_ink" if blocked else "text"))
        name = painter.fontMetrics().elidedText(hit.name, elide, room)
        painter.drawText(QRect(rect.left() + 16, rect.top() + 8, room, 24), _ALIGN_LEFT, name)

    def _stock(self, hit: ArticleHit) -> str:
        if hit.stock is None:
            return ""
        return self._words(format_quantity(hit.stock, self._amounts.lang))


class ArticleList(Screen):
    """The panel over the work area; ``chosen`` carries the identity of the article."""

    chosen = Signal(str)
    place = Place.WORK

    def __init__(self, ui: UiContext, search: Callable[[str, int], tuple[ArticleHit, ...]]) -> None:
        super().__init__()
        self._search, self._amounts = search, Amounts(ui.language)
        self._text = ""
        self.setObjectName("articles")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 10, 12)
        self._panel = SidePanel(ui.theme, "", name="articles.panel", close_name="")
        self._panel.closed.connect(self.back)
        column.addWidget(self._panel)
        self._note = label("", "body", "second", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._model: SpokenRows[ArticleHit] = SpokenRows(self._spoken)
        self._list = QListView()
        self._list.setObjectName("articles.list")
        self._list.setModel(self._model)
        self._delegate = HitDelegate(ui.theme, self._amounts, lambda text: self.tr("{} op voorraad").format(text))
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a tap leaves the focus in the search field
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(self._tapped)
        self._list.activated.connect(self._tapped)
        self._panel.body.addWidget(self._note)
        self._panel.body.addWidget(self._list, 1)
        self._retranslate()

    def entered(self) -> None:
        """Read again: prices and stock may have changed."""
        self.search_for(self._text)

    def search_for(self, text: str) -> int:
        """Show what ``text`` finds; gives the number of hits, at most 200."""
        self._text = text
        hits = self._search(text, MOST) if text else ()
        self._model.show_rows(hits)
        self._list.setVisible(bool(hits))
        self._note.setVisible(not hits)
        if hits:
            self._list.setCurrentIndex(self._model.index(0, 0))
            self._list.scrollToTop()
        self._note.setText(
            self.tr("Geen artikel met “{}”").format(text) if text else self.tr("Typ een naam, nummer of barcode")
        )
        return len(hits)

    def take_current(self) -> bool:
        """Enter in the search field: the selected hit goes on the bon."""
        index = self._list.currentIndex()
        if not index.isValid():
            return False
        self._tapped(index)
        return True

    def move_current(self, step: int) -> None:
        """The arrow keys of the search field."""
        row = self._list.currentIndex().row() + step
        if 0 <= row < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(row, 0))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @property
    def empty_note(self) -> QLabel:
        """What stands there when nothing was found."""
        return self._note

    def _spoken(self, hit: ArticleHit) -> str:
        price = self._amounts.money(hit.price.money).replace("\u00a0", " ")
        return ", ".join(part for part in (hit.name, hit.detail, hit.number, price) if part)

    def _tapped(self, index: Index) -> None:
        self.chosen.emit(self._model.rows[index.row()].id)

    def _retranslate(self) -> None:
        self._panel.set_title(self.tr("Alle artikelen"), self.tr("Artikelen sluiten"))
        self._list.setAccessibleName(self.tr("Gevonden artikelen"))
