"""The settings of the mail account: server, sender, password of this machine, and a test message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.frozen import frozen
from kassa.domain.settings import catalogue, mail
from kassa.domain.settings.fields import Scope
from kassa.ui.office.pages.settings import SettingsForm
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kassa.domain.settings.fields import Setting
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext


@frozen
class _Kept:
    """Where the password is kept, and whether there is one."""

    place: str
    there: bool


class AccountForm(SettingsForm):
    """'E-mail' among the settings."""

    def __init__(self, office: OfficeContext, services: OfficeServices) -> None:
        super().__init__(office, services, Scope.COMPANY, "", "")
        self.set_title(self.tr("E-mail"))
        self._account = services.mail.account
        self.test = Button(office.ui.theme, self.tr("Testbericht sturen"), name="mail_account.test", icon="send")
        self.test.clicked.connect(self._test)
        self.forget = Button(office.ui.theme, self.tr("Wachtwoord wissen"), name="mail_account.forget", icon="trash-2")
        self.forget.clicked.connect(self._forget)
        self.add_tool(self.forget)
        self.add_tool(self.test)
        self._ask_password()

    def _build(self) -> None:
        super()._build()
        grid = self.section(self.tr("Wachtwoord op deze computer"))
        self.password = Field(self.tr("Wachtwoord"), name="mail_account.password")
        self.password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        grid.add(self.password)

    def declared(self) -> Sequence[Setting[object]]:
        """Only those of mail."""
        return tuple(one for one in catalogue.of(Scope.COMPANY) if one.section == mail.SECTION)

    def save(self) -> None:
        """Save what differs, and the password when one was typed."""
        password, account, actor = self.password.text(), self._account, self._office.actor
        if not password:
            super().save()
            return

        def kept(_none: None) -> None:
            self.password.set_text("")
            self._ask_password()
            super(AccountForm, self).save()

        self.run(lambda: account.set_password(password, actor), kept)

    def _forget(self) -> None:
        account, actor = self._account, self._office.actor
        self.run(lambda: account.set_password("", actor), lambda _none: self._ask_password())

    def _ask_password(self) -> None:
        account = self._account
        self._office.ui.jobs.run(
            self,
            lambda: _Kept(account.place, account.has_password()),
            done=self._show_password,
            failed=self.refuse,
            lane=Lane.IO,
        )

    def _show_password(self, kept: _Kept) -> None:
        if kept.there:
            told = self.tr("Bewaard %1. Leeg laten: het blijft zoals het is.")
        else:
            told = self.tr("Nog niet ingevuld. Het komt %1, niet in de database en niet in een reservekopie.")
        self.password.set_help(told.replace("%1", kept.place))
        self.forget.setEnabled(kept.there)

    def _test(self) -> None:
        account, actor = self._account, self._office.actor
        self.say(self.tr("Bezig met versturen van het testbericht…"), "second")
        self.test.setEnabled(False)
        self._office.ui.jobs.run(
            self, lambda: account.send_test(actor), done=self._tested, failed=self._not_tested, lane=Lane.IO
        )

    def _tested(self, delivered: Delivered) -> None:
        self.test.setEnabled(True)
        if delivered.outcome is Outcome.CONFIRMED:
            self.say(self.tr("De mailserver heeft het testbericht aangenomen. Kijk of het is aangekomen."), "success")
        else:
            self.say(str(delivered.reason or self.tr("De mailserver antwoordt niet.")))

    def _not_tested(self, error: Exception) -> None:
        self.test.setEnabled(True)
        self.refuse(error)
