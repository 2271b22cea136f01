"""'Orderwachtrij': the panel with cards or a list, searched and filtered; nothing moves while somebody looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout

from kassa.domain.values.dutch import format_time
from kassa.services.till.order_queue import QueueCard
from kassa.ui.till.queue.cards import CardsView
from kassa.ui.till.queue.filtering import CHOICES, Choice, counted, filtered
from kassa.ui.till.queue.words import QueueWords
from kassa.ui.till.screen import Place, Screen
from kassa.ui.widgets.buttons import Button, icon_button
from kassa.ui.widgets.choices import Chip, Segmented
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    import datetime as dt

    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.frame import FrameSizes

_MINUTE_MS = 60_000
_NORMAL_RECEIPT = 441
"""Width of the receipt column in the usual variant; a wider one means a large monitor."""


class QueueScreen(Screen):
    """Shows the open orders; emits which one to open or whose menu to show."""

    chosen = Signal(str)
    menu = Signal(str)
    wanted = Signal()
    """Fresh cards are wanted: the queue was opened, or 'Opnieuw proberen'."""
    place = Place.WORK

    def __init__(self, ui: UiContext) -> None:
        super().__init__()
        self._ui = ui
        self._words = QueueWords(ui.language, ui.zone)
        self._cards: tuple[QueueCard, ...] = ()
        self._waiting: tuple[QueueCard, ...] | None = None
        self._read_at: dt.datetime | None = None
        self._columns = 3
        self._compact = self._entering = False
        self.layout_choice = Segmented(ui.theme, (("cards", "x"), ("rows", "x")), name="queue.layout")
        self.setObjectName("queue")
        self._build()
        self._connect()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._show)
        self._retranslate()

    # What it shows -------------------------------------------------------------------------------------------------

    def set_sizes(self, sizes: FrameSizes) -> None:
        """Two columns without the switch on a narrow window, three, or four on a wide one."""
        self._compact = sizes.compact
        self.layout_choice.setVisible(not sizes.compact)
        self._columns = 2 if sizes.compact else 4 if sizes.receipt > _NORMAL_RECEIPT else 3
        self._arrange()

    def show_cards(self, cards: tuple[QueueCard, ...]) -> None:
        """Show these cards in their order."""
        self._take_over(cards)
        self._show()
        if self._entering:
            self._entering = False
            self._begin()

    def bring(self, cards: tuple[QueueCard, ...]) -> None:
        """Take over fresh facts while somebody looks: what is gone goes, what is new waits behind 'Toon'."""
        if not self._cards:
            self.show_cards(cards)
            return
        now = {card.id: card for card in cards}
        known = {card.id for card in self._cards}
        self._take_over(tuple(now[card.id] for card in self._cards if card.id in now))
        if now.keys() - known:
            self._waiting = cards
        self._show()

    def say_unread(self, text: str) -> None:
        """The orders cannot be read now: the old cards stay, with the moment they were read."""
        if self._read_at is not None:
            stand = self.tr("stand {}").format(format_time(self._read_at.astimezone(self._ui.zone)))
            text = f"{text} ({stand})"
        self.trouble.say(text, "warn")
        self._retry.show()

    def say(self, text: str, tone: str = "success") -> None:
        """Tell what was done, or in the tone warn why it was not; it stays while the cards are read again."""
        self._retry.hide()
        self.trouble.say(text, tone)

    @property
    def shown(self) -> tuple[QueueCard, ...]:
        """The cards in sight, in their order."""
        return tuple(self.view.cards.card(row) for row in range(self.view.cards.rowCount()))

    def card(self, order_id: str) -> QueueCard | None:
        """The card of an order."""
        return next((card for card in self._cards if card.id == order_id), None)

    # A screen ------------------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Read afresh and take the focus."""
        self.search.clear()
        self._chips[Choice.ALL].setChecked(True)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.trouble.say("")
        self._entering = True
        self._minute.start()
        self.wanted.emit()

    def left(self) -> None:
        """Nobody looks any more."""
        self._minute.stop()

    def take_scan(self, code: str) -> bool:
        """A slip of an order opens it, a customer card finds its orders; an article goes on the bon."""
        said = code.strip().upper()
        found = next((card for card in self._cards if said in (card.number.upper(), f"O{card.number.upper()}")), None)
        if found is not None:
            self.chosen.emit(found.id)
            return True
        if any(card.customer_number == code.strip() for card in self._cards):
            self.search.setText(code.strip())
            return True
        self.closed.emit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.view.cards.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.setCurrentIndex(self.view.cards.index(0))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # Inside --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._ui.theme
        self._title, self._found = label("", "h1"), label("", "body", "second")
        self.search = SearchField(theme, "", name="queue.search")
        self.search.setFixedHeight(48)
        self.close_button = icon_button(theme, "x", "x", name="queue.close")
        self.close_button.setFixedWidth(52)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._found)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(names)
        head.addWidget(self.search, 1)
        head.addWidget(self.close_button)
        self._chips = {choice: Chip(theme, "", name=f"queue.{choice.value}") for choice in CHOICES}
        self._group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(9)
        for chip in self._chips.values():
            chip.setProperty("sz", "l")
            self._group.addButton(chip)
            chips.addWidget(chip)
        self._chips[Choice.ALL].setChecked(True)
        chips.addStretch(1)
        chips.addWidget(self.layout_choice)
        self.fresh = Button(theme, "", name="queue.fresh", kind="tonal", sz="l", icon="package")
        self.fresh.setFixedHeight(48)
        self.fresh.hide()
        self.trouble = Notice(theme, name="queue.trouble")
        self._retry = Button(theme, "x", name="queue.retry", sz="l", icon="refresh-cw")
        self._retry.hide()
        trouble = QHBoxLayout()
        trouble.addWidget(self.trouble, 1)
        trouble.addWidget(self._retry)
        self.view = CardsView(theme, lambda card: self._words.card(card, self._ui.clock.now()), name="queue.cards")
        self._empty = label("", "body", "second")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._all = Button(theme, "", name="queue.no_filter", sz="l")
        self._all.hide()
        hint = QHBoxLayout()
        hint.setSpacing(9)
        self._hint_icon, self._hint = QLabel(), label("", "body", "second", wrap=True)
        hint.addWidget(self._hint_icon)
        hint.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 14, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(chips)
        column.addLayout(trouble)
        column.addWidget(self.fresh)
        column.addWidget(self.view, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(hint)
        theme.changed.connect(self._recolour)
        self._recolour()

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self._show())
        self.close_button.clicked.connect(self.back)
        self._group.buttonClicked.connect(lambda _chip: self._show())
        self.layout_choice.chosen.connect(lambda _key: self._arrange())
        self.fresh.clicked.connect(self._show_fresh)
        self._retry.clicked.connect(self.wanted)
        self._all.clicked.connect(self._no_filter)
        self.view.chosen.connect(self.chosen)
        self.view.menu.connect(self.menu)
        self.view.typed.connect(self._typed)

    def _take_over(self, cards: tuple[QueueCard, ...]) -> None:
        self._cards, self._waiting = cards, None
        self._read_at = self._ui.clock.now()
        if not self._retry.isHidden():  # it says that they could not be read
            self.trouble.say("")
            self._retry.hide()

    def _begin(self) -> None:
        """Stand on the first card, unless somebody is typing already."""
        if self._cards and not self.search.text():
            self.view.scrollToTop()
            self.view.setCurrentIndex(self.view.cards.index(0))
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        rows = self.layout_choice.value() == "rows" and not self._compact
        self.view.set_columns(self._columns, as_rows=rows)

    def _show(self) -> None:
        now = self._ui.clock.now()
        choice = next(one for one, chip in self._chips.items() if chip.isChecked())
        words = self._choice_words()
        for one, count in counted(self._cards, now).items():
            self._chips[one].set_label(f"{words[one]} {count}")
        self._found.setText(self._words.found(len(self._cards)))
        seen = filtered(self._cards, choice, self.search.text(), now)
        self.view.cards.show_cards(seen)
        self.view.setVisible(bool(seen))
        self._empty.setVisible(not seen and self._read_at is not None)
        self._all.setVisible(bool(self._cards) and not seen)
        none = self.tr("Geen orders met dit filter") if self._cards else self.tr("Geen openstaande orders")
        self._empty.setText(none)
        known = {card.id for card in self._cards}
        new = 0 if self._waiting is None else sum(card.id not in known for card in self._waiting)
        self.fresh.setVisible(new > 0)
        if new:
            self.fresh.set_label(self._words.fresh(new))

    def _show_fresh(self) -> None:
        if self._waiting is not None:
            self.show_cards(self._waiting)

    def _no_filter(self) -> None:
        self._chips[Choice.ALL].setChecked(True)
        self.search.clear()
        self._show()

    def _typed(self, text: str) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.insert(text)

    def _choice_words(self) -> dict[Choice, str]:
        return {
            Choice.ALL: self.tr("Alles"),
            Choice.PICKUP: self.tr("Afhalen"),
            Choice.DELIVERY: self.tr("Bezorgen"),
            Choice.LATE: self.tr("Te laat"),
        }

    def _recolour(self) -> None:
        self._hint_icon.setPixmap(self._ui.theme.pixmap("info", "text2", 20, self.devicePixelRatioF()))

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Orderwachtrij"))
        self.search.set_placeholder(self.tr("Zoek op naam, ordernummer of scan"))
        self.layout_choice.set_labels((("cards", self.tr("Kaarten")), ("rows", self.tr("Lijst"))))
        self._hint.setText(
            self.tr("Tik op een order om hem op de bon te openen. Een lopende bon wordt vanzelf geparkeerd.")
        )
        close = self.tr("Orderwachtrij sluiten")
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(close)
        self._retry.set_label(self.tr("Opnieuw proberen"))
        self._all.set_label(self.tr("Filters wissen"))
        self.view.setAccessibleName(self.tr("Openstaande orders"))
        self._show()
