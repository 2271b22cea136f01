"""'Bonnen zoeken': completed receipts by number, amount or barcode, with the paper beside the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from kassa.domain.errors import KassaError
from kassa.domain.till.receipt_code import read_receipt_code
from kassa.domain.values.dutch import format_date, format_time
from kassa.ui.models.spoken_rows import ROW_ROLE, SpokenRows
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.receipts.slip_sheet import paper
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.buttons import BigButton, Button
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.till.receipts import Receipts, ReceiptSummary
    from kassa.services.till.slips import Slips
    from kassa.ui.shell.context import UiContext
    from kassa.ui.theme.theme import Theme
    from kassa.ui.till.login.approval import Approvals

_ROW = 64
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    """Number and moment at the left, total at the right; the chosen one with a bar."""

    def __init__(self, theme: Theme, amounts: Amounts) -> None:
        super().__init__()
        self._theme = theme
        self._amounts = amounts

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: ReceiptSummary = index.data(ROW_ROLE)
        theme = self._theme
        box = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, theme.color("primary_soft" if chosen else "surface"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), theme.color("primary"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        inside = box.adjusted(18, 8, -16, -8)
        upper, lower = QRect(inside), QRect(inside)
        upper.setHeight(24)
        lower.setTop(inside.top() + 26)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(theme.sizes.body, 600))
        painter.drawText(upper, _LEFT, str(row.number))
        painter.setFont(theme.font(theme.sizes.amount, 600))
        painter.drawText(inside, _RIGHT, self._amounts.money(row.total))
        painter.setPen(theme.color("text3"))
        painter.setFont(theme.font(theme.sizes.caption))
        parts = (_moment(row), row.employee_name, row.state.dutch)
        painter.drawText(lower, _LEFT, " · ".join(part for part in parts if part))


class ReceiptsScreen(Screen):
    """Look up, look at, print again as a copy.

    Args:
        ui: theme, sounds, language.
        receipts: finds and prints again.
        slips: how a receipt looks on paper.
        approvals: asks a second person where a right is missing.
        actor: who stands at the till now.
    """

    place = Place.FULL
    return_asked = Signal(str)
    """Identity of a receipt of which something comes back."""

    def __init__(
        self,
        ui: UiContext,
        receipts: Receipts,
        slips: Slips,
        approvals: Approvals,
        actor: Callable[[], Actor],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ui = ui
        self._receipts = receipts
        self._slips = slips
        self._approvals = approvals
        self._actor = actor
        self._amounts = Amounts(ui.language)
        self.setObjectName("receipts")
        self._title = label("", "h1")
        self.search = SearchField(ui.theme, "", name="receipts.search")
        self.search.searched.connect(self.look_up)
        self._rows: SpokenRows[ReceiptSummary] = SpokenRows(self._spoken)
        self._list = QListView()
        self._list.setObjectName("receipts.list")
        self._list.setModel(self._rows)
        self._delegate = _Delegate(ui.theme, self._amounts)
        self._list.setItemDelegate(self._delegate)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.selectionModel().currentChanged.connect(lambda now, _before: self._show(now))
        self._empty = label("", "body", "second", wrap=True, name="receipts.empty")
        self._area, self.view = paper(42, "receipts.paper")
        self.notice = Notice(ui.theme, name="receipts.message")
        self.primary = BigButton(ui.theme, "x", name="receipts.print", icon="printer")
        self.primary.setMinimumWidth(300)
        self.primary.clicked.connect(self._print)
        self._return = Button(ui.theme, "x", name="receipts.return", sz="xl", icon="undo-2")
        self._return.setProperty("role", "side")
        self._return.clicked.connect(self._take_back)
        self._lay_out()
        self.retranslate()

    # -- life ---------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Show the newest receipts."""
        self.search.put("")
        self.notice.say("")
        self.look_up("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def confirm(self) -> bool:
        """F12: print the chosen receipt again."""
        if self.primary.isEnabled():
            self.primary.click()
        return True

    def take_scan(self, code: str) -> bool:
        """The barcode of a receipt finds it; nothing else is looked up here."""
        receipt = read_receipt_code(code)
        self.look_up(str(receipt.number) if receipt is not None else code)
        if not self._rows.rows:
            self._ui.sounds.play(ERROR)
        return True

    def look_up(self, text: str) -> None:
        """Show the receipts of a number, an amount or a barcode, and the first of them on paper."""
        try:
            rows = self._receipts.search(text, self._actor())
        except KassaError as error:
            self.notice.say(str(error.reason), "danger")
            return
        self._rows.show_rows(rows)
        self._list.setAccessibleDescription(self.tr("{count} bonnen").format(count=len(rows)))
        self._empty.setVisible(not rows)
        self._list.setVisible(bool(rows))
        self.primary.setEnabled(bool(rows))
        self._return.setEnabled(bool(rows))
        self._area.setVisible(bool(rows))
        if rows:
            self._list.setCurrentIndex(self._rows.index(0))

    def changeEvent(self, event: QEvent) -> None:
        """Say the words again in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say every fixed word again."""
        self._title.setText(self.tr("Bonnen zoeken"))
        self.search.set_placeholder(self.tr("Bonnummer, bedrag of scan een kassabon"))
        self._empty.setText(self.tr("Geen kassabon gevonden. Typ een bonnummer of een bedrag."))
        self._list.setAccessibleName(self.tr("Kassabonnen"))
        self.primary.set_label(self.tr("Opnieuw printen"))
        self._return.set_label(self.tr("Retour"))

    # -- inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        left = QFrame()
        left.setProperty("fx", "card")
        found = QVBoxLayout(left)
        found.setContentsMargins(2, 2, 2, 2)
        found.addWidget(self._list, 1)
        found.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignCenter)
        right = QFrame()
        right.setProperty("fx", "card")
        look = QVBoxLayout(right)
        look.setContentsMargins(8, 8, 8, 8)
        look.addWidget(self._area, 1)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(left, 1)
        body.addWidget(right)
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(self._title)
        head.addWidget(self.search, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        bottom.addWidget(self.notice, 1)
        bottom.addStretch(0)
        bottom.addWidget(self._return, 0, Qt.AlignmentFlag.AlignBottom)
        bottom.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addLayout(bottom)

    def _spoken(self, row: ReceiptSummary) -> str:
        return f"{row.number}, {_moment(row)}, {self._amounts.money(row.total)}"

    def _chosen(self) -> ReceiptSummary | None:
        index = self._list.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def _show(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self._rows.rows[index.row()]
        try:
            self.view.show_slip(self._slips.slip({"document": "receipt", "id": row.id}))
        except KassaError as error:
            self.notice.say(str(error.reason), "danger")

    def _take_back(self) -> None:
        row = self._chosen()
        if row is not None:
            self.return_asked.emit(row.id)

    def _print(self) -> None:
        row = self._chosen()
        if row is None:
            return

        def act(actor: Actor) -> None:
            copy = self._receipts.print_again(row.id, actor)
            words = self.tr("Kopie {copy} van bon {number} gaat naar de printer.")
            self.notice.say(words.format(copy=copy, number=row.number), "success")

        self._approvals.with_approval(self._actor(), act, lambda error: self.notice.say(str(error.reason), "danger"))


def _moment(row: ReceiptSummary) -> str:
    return f"{format_date(row.moment.date())} {format_time(row.moment)}"
