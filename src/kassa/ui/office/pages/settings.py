"""'Instellingen': company, VAT, branches, tills and their devices, made from the declarations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from kassa.domain.delivery import Delivered, Outcome
from kassa.domain.errors import InputError, KassaError, Reason
from kassa.domain.people.rights import Right
from kassa.domain.settings import catalogue, company, mail
from kassa.domain.settings.fields import Scope, Setting
from kassa.domain.values import Quantity
from kassa.domain.values.dutch import format_quantity
from kassa.ui.office.form_fields import FieldGrid
from kassa.ui.office.form_page import FormPage
from kassa.ui.office.pages.setting_fields import SettingField
from kassa.ui.office.pages.vat import VatForm
from kassa.ui.widgets.buttons import Button
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.domain.people.actor import Actor
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.upkeep.states import Permit

LIST_WIDTH = 208
_ACROSS = 3
"""Buttons beside each other that fit on the narrowest screen."""
SETTINGS_RIGHTS = (Right.EDIT_SETTINGS, Right.EDIT_INVOICE_SETTINGS)
"""Either opens the page; a person sees the parts they may change."""
_MAKE = Qt.ItemDataRole.UserRole


class SettingsForm(FormPage):
    """The settings of one owner: the company, its sales documents, a branch or a till."""

    def __init__(
        self,
        office: OfficeContext,
        services: OfficeServices,
        scope: Scope,
        owner: str,
        title: str,
        *,
        of_sales: bool = False,
    ) -> None:
        super().__init__(office, "settings", title)
        self._services = services
        self._scope = scope
        self._owner = owner
        self._settings = catalogue.SALES if of_sales else catalogue.without_sales(scope)
        self.fields: dict[str, SettingField] = {}
        self.close_button.hide()
        if scope is Scope.TILL:
            self._trials()
        self._build()
        self.body.addStretch(1)
        settings = services.settings
        office.ui.jobs.run(self, lambda: settings.values(scope, owner), done=self._show, failed=self.refuse)

    def declared(self) -> Sequence[Setting[object]]:
        """Return the settings on this form; those of mail and backups have a form of their own."""
        return tuple(one for one in self._settings if one.section not in (mail.SECTION, company.BACKUP_SECTION))

    def _build(self) -> None:
        grids: dict[str, FieldGrid] = {}
        for setting in self.declared():
            if setting.section not in grids:
                grids[setting.section] = self.section(setting.section)
            field = SettingField(self._office.ui.theme, setting, self.tr("Aan"))
            grids[setting.section].add(field.widget)
            self.fields[setting.key] = field

    def _trials(self) -> None:
        theme, trials, owner = self._office.ui.theme, self._services.trials, self._owner
        grid = QGridLayout()
        grid.setSpacing(8)
        acts: tuple[tuple[str, str, str, Callable[[], object]], ...] = (
            ("trial_print", self.tr("Testbon"), "printer", lambda: self._try(lambda: trials.trial_print(owner))),
            ("trial_drawer", self.tr("Lade openen"), "vault", lambda: self._try(lambda: trials.open_drawer(owner))),
            ("store_logo", self.tr("Logo naar printer"), "image", lambda: self._try(lambda: trials.store_logo(owner))),
            (
                "trial_display",
                self.tr("Klantendisplay"),
                "monitor",
                lambda: self._try(lambda: trials.show_welcome(owner)),
            ),
            ("trial_scale", self.tr("Wegen"), "scale", self._weigh),
        )
        for place, (name, text, icon, act) in enumerate(acts):
            button = Button(theme, text, name=f"settings.{name}", sz="s", icon=icon)
            button.clicked.connect(lambda _on=False, act=act: act())
            grid.addWidget(button, *divmod(place, _ACROSS))
        grid.setColumnStretch(_ACROSS, 1)
        self.body.addLayout(grid)

    def _weigh(self) -> None:
        trials, owner = self._services.trials, self._owner
        self.say(self.tr("Bezig met wegen…"), "second")
        self._office.ui.jobs.run(
            self, lambda: trials.weigh(owner), done=self._weighed, failed=self.refuse, lane=Lane.IO
        )

    def _weighed(self, weight: Quantity) -> None:
        self.say(self.tr("Gewogen: %1 kg.").replace("%1", format_quantity(weight)), "success")

    def _try(self, work: Callable[[], Delivered]) -> None:
        self.say(self.tr("Bezig met proberen…"), "second")
        self._office.ui.jobs.run(self, work, done=self._tried, failed=self.refuse, lane=Lane.IO)

    def _tried(self, delivered: Delivered) -> None:
        if delivered.outcome in (Outcome.CONFIRMED, Outcome.HANDED_OVER):
            self.say(self.tr("Gelukt. Kijk of het apparaat het deed."), "success")
        else:
            self.say(str(delivered.reason or self.tr("Het apparaat antwoordt niet.")))

    def _show(self, values: dict[str, object]) -> None:
        for key, field in self.fields.items():
            field.show(values[key])

    def save(self) -> None:
        """Save what differs."""
        values: dict[str, object] = {}
        for key, field in self.fields.items():
            field.set_error("")
            try:
                values[key] = field.value()
            except InputError as error:
                self.mark(error.reason)
                return
        settings, scope, owner, actor = self._services.settings, self._scope, self._owner, self._office.actor
        self.run(lambda: settings.change(scope, values, actor, owner), self._saved)

    def _saved(self, changed: frozenset[str]) -> None:
        if not changed:
            self.say(self.tr("Er was niets gewijzigd."), "second")
            return
        self.say(self.tr("Bewaard. De kassa's nemen het binnen twee seconden over."), "success")
        self.saved.emit(self._owner)

    def mark(self, reason: Reason) -> bool:
        """Show a reason at the setting it is about."""
        field = self.fields.get(reason.code.removeprefix("setting."))
        if field is None:
            return False
        field.set_error(f"{reason.sentence} {reason.fix}".strip())
        field.widget.setFocus()
        return True


def as_person(actor: Actor) -> Permit:
    """Return what does something as the person who is signed in, or says why not."""

    def permit(action: Callable[[Actor], object], failed: Callable[[KassaError], None]) -> None:
        try:
            action(actor)
        except KassaError as error:
            failed(error)

    return permit


def _nothing() -> None:
    """The till itself sees within two seconds that a setting is different."""


class SettingsPage(QFrame):
    """Who the settings are of at the left, the settings at the right."""

    health_wanted = Signal()
    sounds_itself = True
    """The page that tries scanners sounds for what it shows."""
    restore_wanted = Signal()
    """The window that puts a backup back must take the place of the office."""

    def __init__(self, office: OfficeContext, services: OfficeServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fx", "page")
        self.setWindowTitle(self.tr("Instellingen"))
        self._office = office
        self._services = services
        self.owners = QListWidget()
        self.owners.setObjectName("settings.owners")
        self.owners.setAccessibleName(self.tr("Onderdeel"))
        self.owners.setFixedWidth(LIST_WIDTH)
        self.owners.setIconSize(QSize(16, 16))
        self.owners.setProperty("fx", "side")
        self.stack = QStackedWidget()
        self._made: dict[int, QWidget] = {}
        self.owners.currentRowChanged.connect(self._chosen)
        holder = QFrame()
        holder.setProperty("fx", "nav")
        inner = QHBoxLayout(holder)
        inner.setContentsMargins(10, 12, 10, 12)
        inner.addWidget(self.owners)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(holder)
        row.addWidget(self.stack, 1)
        self.setFocusProxy(self.owners)
        self._fill()

    def _fill(self) -> None:
        may = self._office.actor.may
        if may(Right.EDIT_SETTINGS):
            self._add(self.tr("Bedrijf"), "store", self._form(Scope.COMPANY, "", self.tr("Bedrijf")))
        if may(Right.EDIT_INVOICE_SETTINGS):
            self._add(self.tr("Factuurinstellingen"), "file-text", self._sales_form)
        if may(Right.EDIT_SETTINGS):
            self._fill_shop()
        self.owners.setCurrentRow(0)

    def _fill_shop(self) -> None:
        self._add(self.tr("Btw-codes"), "percent", lambda: VatForm(self._office, self._services.vat))
        self._add(self.tr("E-mail"), "mail", self._mail)
        self._add(self.tr("Reservekopieën"), "archive", self._backups)
        for branch in self._services.shop.branches():
            title = self.tr("Filiaal %1").replace("%1", branch.name)
            self._add(title, "landmark", self._form(Scope.BRANCH, branch.id, title))
        for till in self._services.shop.tills():
            self._add(till.name, "monitor", self._till_form(till.id, till.name))
            devices = self.tr("Apparaten %1").replace("%1", till.name)
            self._add(devices, "printer", partial(self._devices, till.id, devices))

    def _devices(self, till_id: str, title: str) -> QWidget:
        from kassa.ui.upkeep.devices_page import DevicesPage, DevicesPart  # first use
        from kassa.ui.upkeep.scanner_page import ScannerPage

        ui, upkeep = self._office.ui, self._services.upkeep
        permit = as_person(self._office.actor)
        page = DevicesPage(ui, lambda: upkeep(till_id), permit, _nothing, lambda: title)
        page.health_wanted.connect(self.health_wanted)
        return DevicesPart(page, ScannerPage(ui, lambda: upkeep(till_id), permit, _nothing))

    def take_scan(self, code: str) -> bool:
        """A scan is for the page that tries scanners, while that is shown."""
        taking = getattr(self.stack.currentWidget(), "take_scan", None)
        return taking is not None and taking(code) is True

    def _sales_form(self) -> QWidget:
        title = self.tr("Factuurinstellingen")
        return SettingsForm(self._office, self._services, Scope.COMPANY, "", title, of_sales=True)

    def _mail(self) -> QWidget:
        from kassa.ui.office.mail.account_form import AccountForm  # it is a settings form itself

        return AccountForm(self._office, self._services)

    def _till_form(self, till_id: str, title: str) -> Callable[[], QWidget]:
        from kassa.ui.office.pages.till_form import TillForm  # it is a settings form itself

        return lambda: TillForm(self._office, self._services, till_id, title)

    def _backups(self) -> QWidget:
        from kassa.ui.office.pages.backups import BackupForm  # it is a settings form itself

        form = BackupForm(self._office, self._services)
        form.restore_wanted.connect(self.restore_wanted)
        return form

    def _form(self, scope: Scope, owner: str, title: str) -> Callable[[], QWidget]:
        return lambda: SettingsForm(self._office, self._services, scope, owner, title)

    def _add(self, text: str, icon: str, make: Callable[[], QWidget]) -> None:
        item = QListWidgetItem(self._office.ui.theme.icon(icon, "text2"), text)
        item.setData(_MAKE, make)
        self.owners.addItem(item)

    def _chosen(self, number: int) -> None:
        if number < 0:
            return
        if number not in self._made:
            make = self.owners.item(number).data(_MAKE)
            self._made[number] = make()
            self.stack.addWidget(self._made[number])
        self.stack.setCurrentWidget(self._made[number])
