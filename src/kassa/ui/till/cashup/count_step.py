"""Step 1, 'Tellen': notes and coins, and the numpad that goes down the list (picture 13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.domain.till.shift import DENOMINATIONS, NOTES
from kassa.ui.till.amounts import Amounts
from kassa.ui.till.cashup.count_row import CountRow
from kassa.ui.till.cashup.counting import Counting
from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.labels import label, rule
from kassa.ui.widgets.numpad import Keys, NumPad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kassa.ui.shell.context import UiContext

_NOTES_TAB, _COINS_TAB = "notes", "coins"


def card(title: QLabel, amount: QLabel | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A white card with a title, an amount at the right and a line below them."""
    frame = QFrame()
    frame.setProperty("fx", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 10, 16, 14)
    column.setSpacing(8)
    head = QHBoxLayout()
    head.addWidget(title, 1)
    if amount is not None:
        head.addWidget(amount)
    column.addLayout(head)
    column.addWidget(rule())
    return frame, column


class CountStep(QWidget):
    """Holds a ``Counting``; ``changed`` comes after every touch.

    Args:
        ui: theme.
        amounts: how amounts are written.
        screen: begins the object names of its controls.
    """

    changed = Signal()

    def __init__(self, ui: UiContext, amounts: Amounts, screen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._amounts = amounts
        self.counting = Counting()
        self._compact = False
        self.rows = tuple(CountRow(ui.theme, piece, screen, note=piece in NOTES) for piece in DENOMINATIONS)
        for index, row in enumerate(self.rows):
            row.stepped.connect(lambda by, place=index: self._take(self.counting.step(place, by)))
            row.picked.connect(lambda place=index: self._take(self.counting.select(place)))
        self._titles = [label("", "title") for _ in range(3)]
        self._sums = [label("", "amount"), label("", "amount")]
        self.total = label("", "total", name=f"{screen}.counted")
        self._facts = [(label("", "body", "second"), label("", "body")) for _ in range(3)]
        self.tabs = Segmented(ui.theme, ((_NOTES_TAB, ""), (_COINS_TAB, "")), name=f"{screen}.tab")
        self.tabs.chosen.connect(self._show_tab)
        self.numpad = NumPad(ui.theme, name=screen, key_height=54, keys=Keys.COUNT)
        self.numpad.pressed.connect(self.press)
        self.next_button = Button(ui.theme, "x", name=f"{screen}.next_piece", kind="tonal", sz="l", icon="chevron-down")
        self.next_button.setIconSize(QSize(22, 22))
        self.next_button.clicked.connect(self.next)
        self._lay_out()
        self.retranslate()

    def take_up(self, counting: Counting, facts: Sequence[tuple[str, str]]) -> None:
        """Go on with a count; ``facts`` stand below the total."""
        self.show_facts(facts)
        self._take(counting)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show up to three names with what is known of them."""
        shown = [*facts, ("", ""), ("", ""), ("", "")]
        for (name, value), (text, amount) in zip(self._facts, shown[:3], strict=True):
            name.setText(text)
            value.setText(amount)
            name.setVisible(bool(text))
            value.setVisible(bool(text))

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a physical key: digits, Backspace, Enter and arrows; ``False`` leaves it to others."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return False
            self.next()
        elif key == Qt.Key.Key_Up:
            self.previous()
        elif key == Qt.Key.Key_Backspace:
            self.press("back")
        elif text.isascii() and text.isdigit():
            self.press(text)
        else:
            return False
        return True

    def press(self, key: str) -> None:
        """Take a key of the numpad or the keyboard."""
        self._take(self.counting.press(key))

    def next(self) -> None:
        """Go down the list."""
        self._take(self.counting.next())

    def previous(self) -> None:
        """Go up the list."""
        self._take(self.counting.previous())

    def set_compact(self, compact: bool) -> None:
        """Notes and coins as two tabs (ui.md A.1)."""
        self._compact = compact
        self.tabs.setVisible(compact)
        self._right.setFixedWidth(300 if compact else 330)
        self._show_tab()

    def retranslate(self) -> None:
        """Say every fixed word again."""
        names = (self.tr("Biljetten"), self.tr("Munten"), self.tr("Geteld"))
        for title, text in zip(self._titles, names, strict=True):
            title.setText(text)
        self.tabs.set_labels(((_NOTES_TAB, names[0]), (_COINS_TAB, names[1])))
        self.next_button.set_label(self.tr("Volgende"))
        self._show()

    # -- inside -------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        left, cards = QVBoxLayout(), QHBoxLayout()
        left.setSpacing(10)
        cards.setSpacing(12)
        left.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        left.addLayout(cards, 1)
        row.addLayout(left, 1)
        self._cards: list[QFrame] = []
        for place, notes in enumerate((True, False)):
            frame, column = card(self._titles[place], self._sums[place])
            for piece, line in zip(DENOMINATIONS, self.rows, strict=True):
                if (piece in NOTES) is notes:
                    column.addWidget(line, 1)
            cards.addWidget(frame, 1)
            self._cards.append(frame)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(self._total_card())
        pad, column = QFrame(), QVBoxLayout()
        pad.setProperty("fx", "card")
        pad.setLayout(column)
        column.setContentsMargins(14, 14, 14, 12)
        column.addWidget(self.numpad, 1)
        column.addWidget(self.next_button)
        right.addWidget(pad, 1)
        row.addWidget(self._right)
        self.set_compact(True)

    def _total_card(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("fx", "card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        column.addWidget(self._titles[2])
        column.addWidget(self.total)
        column.addWidget(rule())
        for name, value in self._facts:
            line = QHBoxLayout()
            line.addWidget(name, 1)
            line.addWidget(value)
            column.addLayout(line)
        return frame

    def _take(self, counting: Counting) -> None:
        before, self.counting = self.counting, counting
        if before.cursor != counting.cursor and self._compact:
            self.tabs.set_value(_NOTES_TAB if DENOMINATIONS[counting.cursor] in NOTES else _COINS_TAB)
            self._show_tab()
        self._show()
        if before.total != counting.total:
            announce(self.total, self.total.accessibleName())
        self.changed.emit()

    def _show_tab(self) -> None:
        chosen = self.tabs.value()
        self._cards[0].setVisible(not self._compact or chosen == _NOTES_TAB)
        self._cards[1].setVisible(not self._compact or chosen == _COINS_TAB)

    def _show(self) -> None:
        counting = self.counting
        for index, row in enumerate(self.rows):
            row.show_row(
                self._amounts, counting.numbers[index], counting.amount(index), typing=index == counting.cursor
            )
        self._sums[0].setText(self._amounts.money(counting.notes))
        self._sums[1].setText(self._amounts.money(counting.coins))
        self.total.setText(self._amounts.money(counting.total))
        self.total.setAccessibleName(self.tr("Geteld {amount}").format(amount=self._amounts.money(counting.total)))
