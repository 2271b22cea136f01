"""The field that finds customers while a person types, with the list below it: in 'Kies Klant' and 'Klantenbeheer'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from kassa.domain.errors import KassaError
from kassa.ui.till.customers.choice_list import ChoiceList
from kassa.ui.widgets.fields import SearchField
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.values.dutch import Lang
    from kassa.services.till.choosing import CustomerChoice, CustomerChoosing
    from kassa.ui.shell.context import UiContext

MOST = 50
_STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1, Qt.Key.Key_PageUp.value: -6, Qt.Key.Key_PageDown.value: 6}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CustomerSearch(SearchField):
    """Searches in the background; the arrows walk through the list, Enter picks.

    Args:
        ui: theme, language, background jobs.
        finds: the customers.
        name: object name of the field.
        list_name: object name of the list.
    """

    found = Signal(str, object)
    """What was typed, and the tuple of customers the list shows now; nothing typed finds the last ones of this till."""
    missed = Signal()
    """The customers could not be read; the list stays as it is."""
    picked = Signal(str)
    """Identity of the customer that was tapped, or taken with Enter."""

    def __init__(self, ui: UiContext, finds: CustomerChoosing, *, name: str, list_name: str) -> None:
        super().__init__(ui.theme, "", name=name)
        self._ui, self._finds = ui, finds
        self._asked = 0
        self._asked_for: str | None = None
        self._shown: str | None = None
        self.list = ChoiceList(ui.theme, name=list_name)
        self.list.picked.connect(self.picked)
        self.searched.connect(self._searched)

    def look(self, text: str, *, take: bool = False) -> None:
        """Search; an answer to something older than what stands there now is dropped.

        Args:
            text: empty finds the last customers of this till.
            take: pick the customer when it finds exactly one, or one with this number.
        """
        self._asked += 1
        self._asked_for = text
        asked, finds = self._asked, self._finds

        def work() -> tuple[CustomerChoice, ...]:
            return finds.search(text, MOST) if text else finds.recent()

        def done(found: tuple[CustomerChoice, ...]) -> None:
            if asked == self._asked:
                self._show(text, found, take=take)

        def failed(error: Exception) -> None:
            if not isinstance(error, KassaError):
                raise error
            if asked == self._asked:
                self._asked_for = None
                self.missed.emit()

        self._ui.jobs.run(self, work, done=done, failed=failed, lane=Lane.IO)

    def pick_current(self) -> None:
        """Enter: the marked row; while its answer is still coming, what was typed must find exactly one."""
        text, choice = self.text().strip(), self.list.current()
        if text != self._shown:
            self.look(text, take=True)
        elif choice is not None:
            self.picked.emit(choice.id)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.list.rows.lang = self._lang
            self.list.rows.retranslate()
            self.list.viewport().update()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.list.move_current(_STEPS[event.key()])
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pick_current()
        else:
            super().keyPressEvent(event)

    def _searched(self, text: str) -> None:
        if text != self._asked_for:
            self.look(text)

    def _show(self, text: str, found: tuple[CustomerChoice, ...], *, take: bool) -> None:
        self._shown = text
        self.list.show_choices(found, self._lang)
        self.found.emit(text, found)
        if take and found and (len(found) == 1 or found[0].number == text):
            self.picked.emit(found[0].id)

    @property
    def _lang(self) -> Lang:
        return "en" if self._ui.language.current == "en" else "nl"
