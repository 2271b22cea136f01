"""'Retour' over the work area: find the receipt, choose what comes back, put it on the bon (ui.md 7.9)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListView, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from kassa.domain.errors import KassaError
from kassa.domain.till.receipt_code import read_receipt_code
from kassa.domain.till.returning import ReturnedState
from kassa.domain.values.dutch import format_date, format_time
from kassa.domain.values.money import Money
from kassa.ui.models.spoken_rows import SpokenRows
from kassa.ui.shell.sounds import ERROR
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.returns.found import FoundDelegate, spoken
from kassa.ui.till.returns.line_row import LineRow, separated
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import BigButton, Button
from kassa.ui.widgets.choices import Chip
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import SidePanel

if TYPE_CHECKING:
    from kassa.domain.values.quantity import Quantity
    from kassa.services.till.returning import FoundReceipt, Returning, SoldReceipt
    from kassa.ui.shell.context import UiContext

_CHIPS_IN_A_ROW = 4


class ReturnScreen(Screen):
    """Two steps in one panel: which receipt, and what of it.

    Args:
        ui: theme, sounds, language.
        returning: finds receipts; made at first use.
        reasons: what the chips say, as the shop set it.
    """

    taken = Signal(str, object, str)
    """Put on the bon: identity of the receipt, number of each line by position, reason."""
    free = Signal()
    """'Zonder kassabon'."""
    place = Place.WORK

    def __init__(self, ui: UiContext, returning: Callable[[], Returning], reasons: Callable[[], list[str]]) -> None:
        super().__init__()
        self._ui, self._returning, self._reasons = ui, returning, reasons
        self._amounts = Amounts(ui.language)
        self._sold: SoldReceipt | None = None
        self._asked = ""
        self._rows: list[LineRow] = []
        self.setObjectName("return")
        self._panel = SidePanel(ui.theme, "", name="return.panel", close_name="")
        self._panel.closed.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 10, 12)
        column.addWidget(self._panel)
        self.notice = Notice(ui.theme, name="return.message")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._make_find())
        self._pages.addWidget(self._make_lines())
        self._panel.body.addWidget(self.notice)
        self._panel.body.addWidget(self._pages, 1)
        self.retranslate()

    # -- life ---------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Show the newest receipts, or the receipt that was asked for."""
        asked, self._asked = self._asked, ""
        self.notice.say("")
        if asked:
            self.show_lines(asked)
            return
        self._pages.setCurrentIndex(0)
        self.search.put("")
        self.look_up("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_for(self, receipt_id: str) -> None:
        """Begin with the lines of this receipt when the screen is shown next."""
        self._asked = receipt_id

    def back(self) -> None:
        """From the lines to the list, from the list to the sale."""
        if self._pages.currentIndex():
            self._pages.setCurrentIndex(0)
            self.notice.say("")
            self.look_up(self.search.text())
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.closed.emit()

    def take_scan(self, code: str) -> bool:
        """A kassabon shows its lines; an article chooses one of it, or finds the receipts it stands on."""
        self.notice.say("")
        if read_receipt_code(code) is not None or not self._pages.currentIndex():
            self._scanned(code)
            return True
        row = next(
            (one for one in self._rows if code in (one.line.code, one.line.number) and one.more.isEnabled()), None
        )
        if row is None:
            self._ui.sounds.play(ERROR)
            self.notice.say(self.tr("Dit artikel staat niet (meer) op deze bon."))
        else:
            self._ui.sounds.play("ok")
            row.step(1)
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- which receipt ------------------------------------------------------------------------------------------

    def look_up(self, text: str) -> bool:
        """Show the receipts of a number, amount, date, customer or article; ``False`` when they cannot be read."""
        try:
            rows = self._returning().find(text)
        except KassaError as error:
            self.notice.say(str(error.reason), "danger")
            return False
        self._model.show_rows(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        return True

    def show_lines(self, receipt_id: str) -> None:
        """Show what may come back of a receipt."""
        try:
            self._sold = self._returning().sold(receipt_id)
        except KassaError as error:
            self.notice.say(str(error.reason), "danger")
            return
        self._rows = [LineRow(self._ui.theme, line, self._amounts) for line in self._sold.lines if line.is_returnable]
        for row in self._rows:
            row.changed.connect(self._show_worth)
        self._scroll.setWidget(separated(self._rows))
        self._nothing.setVisible(not self._sold.returnable)
        self._make_chips()
        self._show_head()
        self._show_worth()
        self._pages.setCurrentIndex(1)
        self.all_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- inside -------------------------------------------------------------------------------------------------

    def _make_find(self) -> QWidget:
        page = QWidget()
        theme = self._ui.theme
        self.search = SearchField(theme, "", name="return.search", icon="scan-barcode")
        self.search.searched.connect(self.look_up)
        self._hint = label("", "caption", wrap=True)
        self._model: SpokenRows[FoundReceipt] = SpokenRows(lambda row: spoken(row, self._amounts))
        self._list = QListView()
        self._list.setObjectName("return.receipts")
        self._list.setModel(self._model)
        self._delegate = FoundDelegate(theme, self._amounts, self._state_words)
        self._list.setItemDelegate(self._delegate)
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.clicked.connect(self._tapped)
        self._list.activated.connect(self._tapped)
        self._empty = label("", "body", "second", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._free = Button(theme, "x", name="return.free", sz="l", icon="undo-2")
        self._free.clicked.connect(self.free)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self._hint)
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._free, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _make_lines(self) -> QWidget:
        page = QWidget()
        theme = self._ui.theme
        self._title = label("", "title", name="return.title")
        self._facts = label("", "caption", wrap=True)
        self.all_button = Button(theme, "x", name="return.all", sz="l", icon="check")
        self.all_button.clicked.connect(self._take_all)
        self._other = Button(theme, "x", name="return.other", sz="l", icon="arrow-left")
        self._other.clicked.connect(self.back)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(words, 1)
        head.addWidget(self._other)
        head.addWidget(self.all_button)
        self._scroll = QScrollArea()
        self._scroll.setProperty("fx", "clear")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = label("", "body", "second", wrap=True)
        self._why = label("", "label")
        self._chip_holder = QWidget()
        self._chips: list[Chip] = []
        self._worth = label("", "total", "danger", name="return.worth")
        self.primary = BigButton(theme, "x", name="return.take")
        self.primary.clicked.connect(self._take)
        bottom = QHBoxLayout()
        bottom.setSpacing(16)
        bottom.addWidget(self._worth, 1)
        bottom.addWidget(self.primary, 1)
        self._steps = column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._why)
        column.addWidget(self._chip_holder)
        column.addLayout(bottom)
        return page

    def _make_chips(self) -> None:
        """The reasons as the shop set them; one at most, a second press takes it back."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self._chips = []
        for place, words in enumerate(self._reasons()):
            chip = Chip(self._ui.theme, words, name=f"return.reason_{place}")
            chip.setProperty("sz", "l")
            chip.clicked.connect(lambda _on=False, pressed=chip: self._only(pressed))
            grid.addWidget(chip, place // _CHIPS_IN_A_ROW, place % _CHIPS_IN_A_ROW)
            self._chips.append(chip)
        self._steps.replaceWidget(self._chip_holder, holder)
        self._chip_holder.deleteLater()
        self._chip_holder = holder
        self._why.setVisible(bool(self._chips))

    def _only(self, pressed: Chip) -> None:
        for chip in self._chips:
            if chip is not pressed:
                chip.setChecked(False)

    def _tapped(self, index: QModelIndex) -> None:
        self.notice.say("")
        self.show_lines(self._model.rows[index.row()].id)

    def _scanned(self, code: str) -> None:
        self.search.put(code)
        if not self.look_up(code):
            self._ui.sounds.play(ERROR)
            return
        receipt = read_receipt_code(code)
        rows = self._model.rows
        if receipt is not None:
            rows = tuple(row for row in rows if row.moment.year == receipt.year or len(rows) == 1)
        if receipt is not None and len(rows) == 1:
            self._ui.sounds.play("ok")
            self.show_lines(rows[0].id)
        elif not rows:
            self._pages.setCurrentIndex(0)
            self._ui.sounds.play(ERROR)

    def _take_all(self) -> None:
        for row in self._rows:
            row.choose_all()

    def _take(self) -> None:
        if self._sold is None:
            return
        chosen: dict[int, Quantity] = {row.line.position: row.chosen for row in self._rows if row.chosen}
        reason = next((chip.label() for chip in self._chips if chip.isChecked()), "")
        self.taken.emit(self._sold.head.id, chosen, reason)

    def confirm(self) -> bool:
        """F12: 'Op bon', while a receipt is shown."""
        if not self._pages.currentIndex():
            return False
        if self.primary.isEnabled():
            self.primary.click()
        return True

    def _show_worth(self) -> None:
        worth = Money(sum(row.line.worth(row.chosen).cents for row in self._rows if row.chosen))
        chosen = any(row.chosen for row in self._rows)
        self._worth.setText(self._amounts.money(-worth) if chosen else "")
        if chosen:
            announce(self, self.tr("Terug {}").format(self._amounts.money(worth)))
        self.primary.setEnabled(chosen)

    def _show_head(self) -> None:
        if self._sold is None:
            return
        head = self._sold.head
        self._title.setText(self.tr("Bon {}").format(head.number))
        paid = [f"{one.name} {self._amounts.money(one.amount)}" for one in self._sold.paid]
        moment = f"{format_date(head.moment.date())} {format_time(head.moment)}"
        parts = (moment, head.till_name, head.customer, *paid, self._state_words(head.state))
        self._facts.setText(" \u00b7 ".join(part for part in parts if part))

    def _state_words(self, state: ReturnedState) -> str:
        return {
            ReturnedState.PARTLY: self.tr("Retour: deels"),
            ReturnedState.FULLY: self.tr("Retour: geheel"),
        }.get(state, "")

    def retranslate(self) -> None:
        """Say every fixed word again."""
        self._panel.set_title(self.tr("Retour"), self.tr("Retour sluiten"))
        self.search.set_placeholder(self.tr("Scan de kassabon of zoek…"))
        self._hint.setText(self.tr("Zoek op bonnummer, bedrag, datum, klant of artikel."))
        self._list.setAccessibleName(self.tr("Kassabonnen"))
        self._empty.setText(self.tr("Geen kassabon gevonden. Zoek op iets anders of kies Zonder kassabon."))
        self._free.set_label(self.tr("Zonder kassabon"))
        self.all_button.set_label(self.tr("Alles"))
        self._other.set_label(self.tr("Andere bon"))
        self._nothing.setText(self.tr("Van deze bon kan niets meer terug."))
        self._why.setText(self.tr("Reden"))
        self.primary.set_label(self.tr("Op bon"))
        for row in self._rows:
            row.retranslate()
        self._show_head()
