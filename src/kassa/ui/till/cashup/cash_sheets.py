"""Cash in and out, and opening the drawer: always with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kassa.domain.errors import InputError
from kassa.domain.values.typed import parse_amount
from kassa.ui.till.sheets import NumberEntry
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

IN, OUT = "in", "out"
_COLUMNS = 2


class ReasonField(QWidget):
    """A reason that is typed, or taken from one of a few words with one touch."""

    def __init__(self, theme: Theme, words: str, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self.field = Field(words, name=f"{name}.reason", required=True)
        self.field.edit.setMaxLength(100)
        self._offers = QGridLayout()
        self._offers.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.field)
        column.addLayout(self._offers)

    def offer(self, reasons: Sequence[str]) -> None:
        """Show these reasons for one touch."""
        while (item := self._offers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, reason in enumerate(reasons):
            button = Button(self._theme, reason, name=f"{self._name}.reason_{place}")
            button.clicked.connect(lambda _on=False, text=reason: self.take(text))
            self._offers.addWidget(button, place // _COLUMNS, place % _COLUMNS)

    def take(self, text: str) -> None:
        """Fill in a reason."""
        self.field.set_text(text)
        self.field.set_error("")

    def text(self) -> str:
        """The reason, without spaces around it."""
        return self.field.text().strip()

    def missing(self, sentence: str) -> bool:
        """Whether there is no reason; says so and puts the focus there."""
        if self.text():
            return False
        self.field.set_error(sentence)
        self.field.setFocus()
        return True


class CashMoveSheet(Dialog):
    """'Kas in/uit'; ``finished`` carries (amount, reason), the amount below zero when cash goes out."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over, "", name="cash_move", width=760)
        title = self.tr("Kas in/uit")
        self.title.setText(title)
        self.setAccessibleName(title)
        options = ((OUT, self.tr("Uit de lade")), (IN, self.tr("In de lade")))
        self.way = Segmented(theme, options, name="cash_move.way")
        self.way.chosen.connect(self._turn)
        self.reason = ReasonField(theme, self.tr("Reden"), "cash_move")
        self.entry = NumberEntry(theme, name="cash_move", decimals=2, before="€ ")
        self.entry.entered.connect(self._accept)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.way)
        left.addWidget(self.reason)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left, 1)
        self.entry.setFixedWidth(300)
        row.addWidget(self.entry)
        self.body.addLayout(row, 1)
        self.add_button(self.tr("Annuleren"), None, name="cash_move.cancel")
        take = Button(theme, self.tr("Boeken"), name="cash_move.book", kind="primary", sz="l")
        take.clicked.connect(self._accept)
        self.add_action(take)
        self._turn(OUT)

    def ask(self) -> None:
        """Show with the focus on the amount."""
        self.open(self.entry)

    def _turn(self, way: str) -> None:
        out = (self.tr("Inkoop"), self.tr("Naar de bank"), self.tr("Postzegels"), self.tr("Statiegeld terug"))
        inwards = (self.tr("Wisselgeld erbij"), self.tr("Van de bank"), self.tr("Correctie"), self.tr("Fooi"))
        self.reason.offer(out if way == OUT else inwards)

    def _accept(self) -> None:
        try:
            amount = parse_amount(self.entry.text())
        except InputError as error:
            self.entry.set_error(str(error.reason))
            return
        if not amount:
            self.entry.set_error(self.tr("Typ een bedrag."))
        elif not self.reason.missing(self.tr("Typ of kies een reden.")):
            self.done((amount if self.way.value() == IN else -amount, self.reason.text()))


class DrawerSheet(Dialog):
    """'Lade openen' without a sale; ``finished`` carries the reason."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, over, "", name="open_drawer", width=520)
        title = self.tr("Lade openen zonder verkoop")
        self.title.setText(title)
        self.setAccessibleName(title)
        self.reason = ReasonField(theme, self.tr("Reden"), "open_drawer")
        self.reason.offer(
            (self.tr("Geld wisselen"), self.tr("Bon controleren"), self.tr("Vergissing"), self.tr("Lade nakijken"))
        )
        self.body.addWidget(self.reason)
        self.add_button(self.tr("Annuleren"), None, name="open_drawer.cancel")
        take = Button(theme, self.tr("Lade openen"), name="open_drawer.open", kind="primary", sz="l")
        take.clicked.connect(self._accept)
        self.add_action(take)

    def ask(self) -> None:
        """Show with the focus on the reason."""
        self.open(self.reason.field.edit)

    def _accept(self) -> None:
        if not self.reason.missing(self.tr("Typ of kies een reden.")):
            self.done(self.reason.text())
