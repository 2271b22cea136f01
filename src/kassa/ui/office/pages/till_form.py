"""The settings of one till, and the key of the payment provider that this machine keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from kassa.domain.errors import Reason
from kassa.domain.frozen import frozen
from kassa.domain.settings.fields import Scope
from kassa.ui.office.pages.settings import SettingsForm
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext


@frozen
class _Kept:
    """Where the key is kept, and whether there is one."""

    place: str
    there: bool


class TillForm(SettingsForm):
    """'Kassa 1' among the settings."""

    def __init__(self, office: OfficeContext, services: OfficeServices, till_id: str, title: str) -> None:
        super().__init__(office, services, Scope.TILL, till_id, title)
        self._ask_key()

    def _build(self) -> None:
        super()._build()
        theme = self._office.ui.theme
        grid = self.section(self.tr("PIN-terminal op deze computer"))
        self.key = Field(self.tr("API-sleutel van Mollie"), name="settings.terminal_key")
        self.key.edit.setEchoMode(QLineEdit.EchoMode.Password)
        grid.add(self.key)
        self.forget = Button(theme, self.tr("Sleutel wissen"), name="settings.terminal_key_forget", icon="trash-2")
        self.forget.clicked.connect(self._forget)
        self.forget.hide()
        trials, owner = self._services.trials, self._owner
        trial = Button(theme, self.tr("Terminal proberen"), name="settings.trial_terminal", icon="credit-card")
        trial.clicked.connect(lambda: self._try(lambda: trials.trial_terminal(owner)))
        grid.add(trial)
        grid.add(self.forget)

    def save(self) -> None:
        """Save what differs, and the key when one was typed."""
        typed, keys, actor = self.key.text(), self._services.terminal_key, self._office.actor
        if not typed:
            super().save()
            return

        def kept(_none: None) -> None:
            self.key.set_text("")
            self._ask_key()
            super(TillForm, self).save()

        self.key.set_error("")
        self.run(lambda: keys.change(typed, actor), kept)

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the field it is about."""
        if reason.code != "terminal.key_form":
            return super().mark(reason)
        self.key.set_error(f"{reason.sentence} {reason.fix}")
        self.key.setFocus()
        return True

    def _forget(self) -> None:
        keys, actor = self._services.terminal_key, self._office.actor
        self.run(lambda: keys.change("", actor), lambda _none: self._ask_key())

    def _ask_key(self) -> None:
        keys = self._services.terminal_key
        self._office.ui.jobs.run(
            self,
            lambda: _Kept(keys.place, keys.is_there()),
            done=self._show_key,
            failed=self.refuse,
            lane=Lane.IO,
        )

    def _show_key(self, kept: _Kept) -> None:
        if kept.there:
            told = self.tr("Bewaard %1. Leeg laten: hij blijft zoals hij is.")
        else:
            told = self.tr("Alleen voor Mollie. Hij komt %1, niet in de database en niet in een reservekopie.")
        self.key.set_help(told.replace("%1", kept.place))
        self.forget.setVisible(kept.there)
