"""A gift card as it stands: its number, what is on it, and its last moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kassa.domain.till.gift_card import shown_code
from kassa.domain.values.dutch import format_date, format_money
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.gift_cards import CardFacts

MOST_MOVES = 5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardPanel(QWidget):
    """Empty until a card is shown."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._code = label("", "strong", name=f"{name}.code")
        self._balance = label("", "total", name=f"{name}.balance")
        self._note = label("", "caption", wrap=True, name=f"{name}.note")
        self._moves = QGridLayout()
        self._moves.setHorizontalSpacing(16)
        self._moves.setVerticalSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._code, self._balance, self._note):
            column.addWidget(part)
        column.addLayout(self._moves)
        column.addStretch(1)

    def show_card(self, facts: CardFacts, lang: Lang) -> None:
        """Show what is on a card and what happened to it."""
        self._code.setText(shown_code(facts.code))
        self._balance.setText(format_money(facts.available, lang) if facts.known else "")
        words = self.tr("Saldo van de cadeaubon") if facts.known else self.tr("Nieuwe kaart, nog niet verkocht.")
        if facts.known and facts.available != facts.balance:
            words = self.tr("Saldo, na wat er op deze bon mee is betaald")
        self._note.setText(words)
        self._clear()
        for row, move in enumerate(facts.moves[:MOST_MOVES]):
            receipt = self.tr("bon {}").format(move.receipt) if move.receipt else ""
            amount = label(format_money(move.amount, lang), "body", "danger" if move.amount.cents < 0 else "")
            amount.setAlignment(_RIGHT)
            self._moves.addWidget(label(format_date(move.moment.date()), "caption"), row, 0)
            self._moves.addWidget(label(receipt, "caption"), row, 1)
            self._moves.addWidget(amount, row, 2)
        self._moves.setColumnStretch(1, 1)
        self.setAccessibleName(f"{self._code.text()}, {self._balance.text()}".strip(", "))

    def show_nothing(self, text: str = "") -> None:
        """No card: say what to do."""
        self._code.setText("")
        self._balance.setText("")
        self._note.setText(text)
        self._clear()

    def _clear(self) -> None:
        while self._moves.count():
            taken = self._moves.takeAt(0)
            widget = taken.widget() if taken is not None else None
            if widget is not None:
                widget.deleteLater()
