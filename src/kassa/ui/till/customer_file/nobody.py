"""The panel while nobody is on the bon: the list of 'Kies Klant' (ui.md 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kassa.ui.till.customers.search import CustomerSearch
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.services.till.choosing import CustomerChoice
    from kassa.ui.till.counter import Counter


class NobodyPage(QFrame):
    """Search, and the last customers of this till; one tap puts a customer on the bon."""

    picked = Signal(str)
    """A customer was tapped."""
    choose = Signal()
    """'Kies Klant': the whole dialog, with 'Nieuwe klant'."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self.setProperty("fx", "panel")
        theme = counter.ui.theme
        self.search = CustomerSearch(
            counter.ui,
            counter.services.counter().choosing,
            name="customer_file.search",
            list_name="customer_file.choices",
        )
        self.search.picked.connect(self.picked)
        self.search.found.connect(self._show)
        self.search.missed.connect(self._missed)
        self.list = self.search.list
        self._said = label("", "body", "second", wrap=True)
        self._button = Button(theme, "x", name="customer_file.choose", sz="l", icon="users")
        self._button.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.retranslate()

    def begin(self) -> None:
        """Begin anew, with the focus in the search field."""
        self.load()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def load(self) -> None:
        """Show the last customers of this till."""
        self.search.clear()
        self.search.look("")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.search.setPlaceholderText(self.tr("Naam, nummer, telefoon, postcode of pas"))
        self.search.setAccessibleName(self.tr("Zoek een klant"))
        self.list.setAccessibleName(self.tr("Gevonden klanten"))
        self._button.set_label(self.tr("Kies Klant"))
        self._said.setText(self.tr("Er staat nog geen klant op deze bon."))

    def _missed(self) -> None:
        self._said.setText(self.tr("Klanten niet bereikbaar. Wat hier staat blijft bruikbaar."))

    def _show(self, text: str, found: tuple[CustomerChoice, ...]) -> None:
        nothing = self.tr("Geen klant met “{}”").format(text)
        self._said.setText(self.tr("Er staat nog geen klant op deze bon.") if found or not text else nothing)
