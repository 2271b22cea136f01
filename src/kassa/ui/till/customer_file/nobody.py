"""The panel while nobody is on the bon: the list of 'Kies Klant' (ui.md 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from kassa.domain.errors import KassaError
from kassa.ui.till.customers.choice_list import ChoiceList
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import SearchField
from kassa.ui.widgets.labels import label
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.choosing import CustomerChoice
    from kassa.ui.till.counter import Counter

_MOST = 50
_STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1, Qt.Key.Key_PageUp.value: -6, Qt.Key.Key_PageDown.value: 6}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NobodyPage(QFrame):
    """Search, and the last customers of this till; one tap puts a customer on the bon."""

    picked = Signal(str)
    """A customer was tapped."""
    choose = Signal()
    """'Kies Klant': the whole dialog, with 'Nieuwe klant'."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self._asked = 0
        self._shown: str | None = None
        self.setProperty("fx", "panel")
        theme = counter.ui.theme
        self.search = SearchField(theme, "", name="customer_file.search")
        self.search.searched.connect(self._searched)
        self.search.installEventFilter(self)
        self._said = label("", "body", "second", wrap=True)
        self.list = ChoiceList(theme, name="customer_file.choices")
        self.list.picked.connect(self.picked)
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
        self._look("")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.search.setPlaceholderText(self.tr("Naam, nummer, telefoon, postcode of pas"))
        self.search.setAccessibleName(self.tr("Zoek een klant"))
        self.list.setAccessibleName(self.tr("Gevonden klanten"))
        self._button.set_label(self.tr("Kies Klant"))
        self._said.setText(self.tr("Er staat nog geen klant op deze bon."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.search or event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _STEPS:
            self.list.move_current(_STEPS[event.key()])
            return True
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            choice = self.list.current()
            if choice is not None and self.search.text().strip() == self._shown:
                self.picked.emit(choice.id)
            return True
        return False

    def _searched(self, text: str) -> None:
        if text != self._shown:
            self._look(text)

    def _look(self, text: str) -> None:
        """Search in the background; an answer to something older than what stands there now is dropped."""
        self._asked += 1
        asked, finds = self._asked, self._counter.services.counter().choosing

        def work() -> tuple[CustomerChoice, ...]:
            return finds.search(text, _MOST) if text else finds.recent()

        def done(found: tuple[CustomerChoice, ...]) -> None:
            if asked == self._asked:
                self._show(text, found)

        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            if asked == self._asked:
                self._said.setText(self.tr("Klanten niet bereikbaar. Wat hier staat blijft bruikbaar."))

        self._counter.ui.jobs.run(self, work, done=done, failed=failed, lane=Lane.IO)

    def _show(self, text: str, found: tuple[CustomerChoice, ...]) -> None:
        self._shown = text
        self.list.show_choices(found, self._lang)
        nothing = self.tr("Geen klant met “{}”").format(text)
        self._said.setText(self.tr("Er staat nog geen klant op deze bon.") if found or not text else nothing)

    @property
    def _lang(self) -> Lang:
        return "en" if self._counter.ui.language.current == "en" else "nl"
