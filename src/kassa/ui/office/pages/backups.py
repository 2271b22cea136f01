"""'Reservekopieën' among the settings: how it is, making one, the recovery code, what there is, putting one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem

from kassa.domain.settings import catalogue, company
from kassa.domain.settings.fields import Scope
from kassa.domain.values.dutch import format_date, format_quantity, format_time
from kassa.domain.values.quantity import Quantity
from kassa.ui.office.pages.settings import SettingsForm
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label, restyle
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kassa.domain.settings.fields import Setting
    from kassa.services.backups import BackupOverview
    from kassa.services.office import OfficeServices
    from kassa.ui.office.context import OfficeContext

ROW = 36
SIZE = 2
"""The column with a number."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SHOWN = 8
"""Rows of the list before it scrolls."""


class BackupForm(SettingsForm):
    """The backups of the shop."""

    restore_wanted = Signal()

    def __init__(self, office: OfficeContext, services: OfficeServices) -> None:
        self._backups = services.backups
        super().__init__(office, services, Scope.COMPANY, "", "")
        self.set_title(self.tr("Reservekopieën"))
        theme = office.ui.theme
        full = self.tr("Reservekopie terugzetten")
        self.restore = Button(theme, self.tr("Terugzetten…"), name="backups.restore", icon="history", accessible=full)
        self.restore.clicked.connect(self.restore_wanted)
        full = self.tr("Nu een reservekopie maken")
        self.make = Button(theme, self.tr("Nu maken"), name="backups.make", icon="archive", accessible=full)
        self.make.clicked.connect(self._make)
        self.add_tool(self.restore)
        self.add_tool(self.make)
        self._look()

    def _build(self) -> None:
        self.state = label("", "strong", wrap=True, name="backups.state")
        self.place = label("", "body", "second", wrap=True, name="backups.place")
        self.body.addWidget(self.state)
        self.body.addWidget(self.place)
        super()._build()
        self._build_code()
        self._build_list()

    def _build_code(self) -> None:
        theme = self._office.ui.theme
        explanation = self.tr(
            "Reservekopieën zijn versleuteld. Op deze computer gaan ze vanzelf open; op een andere alleen met deze "
            "code. Schrijf haar op en bewaar het papier buiten de winkel."
        )
        self._heading(self.tr("Herstelcode"), explanation)
        self.code = label("", "amount", name="backups.code")
        self.code.hide()
        self.code_state = label("", "body", "second", wrap=True, name="backups.code_state")
        self.show_code = Button(theme, self.tr("Code tonen"), name="backups.show_code", icon="eye")
        self.show_code.clicked.connect(self._show_code)
        self.keep_code = Button(theme, self.tr("Ik heb de code opgeschreven"), name="backups.keep_code", icon="check")
        self.keep_code.clicked.connect(self._keep_code)
        self.keep_code.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.show_code)
        row.addWidget(self.keep_code)
        row.addStretch(1)
        self.body.addWidget(self.code)
        self.body.addWidget(self.code_state)
        self.body.addLayout(row)

    def _build_list(self) -> None:
        explanation = self.tr(
            "Bewaard blijven: 14 dagen, van 12 maanden de laatste en van 7 jaren de laatste. Elke reservekopie is bij "
            "het maken ter controle teruggezet en vergeleken met de winkel."
        )
        self._heading(self.tr("Reservekopieën in de map"), explanation)
        self.table = QTableWidget(0, 4)
        self.table.setObjectName("backups.table")
        self.table.setAccessibleName(self.tr("Reservekopieën in de map"))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Gemaakt"), self.tr("Bestand"), self.tr("Grootte"), self.tr("Tweede map")]
        )
        self.table.horizontalHeader().setDefaultAlignment(_LEFT)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.body.addWidget(self.table)

    def _heading(self, title: str, explanation: str) -> None:
        self.body.addWidget(label(title, "title"))
        self.body.addWidget(label(explanation, "body", "second", wrap=True))

    def declared(self) -> Sequence[Setting[object]]:
        """Only those of backups."""
        return tuple(one for one in catalogue.of(Scope.COMPANY) if one.section == company.BACKUP_SECTION)

    def _look(self) -> None:
        self._office.ui.jobs.run(
            self, self._backups.overview, done=self._show_overview, failed=self.refuse, lane=Lane.IO
        )

    def _show_overview(self, told: BackupOverview) -> None:
        zone, last = self._office.form.zone, told.state.last
        if last is None:
            text = self.tr("Er is nog geen reservekopie.")
        else:
            local = last.astimezone(zone)
            text = self.tr("Laatste reservekopie: %1 om %2.").replace("%1", format_date(local.date()))
            text = text.replace("%2", format_time(local))
        if told.state.stale and last is not None:
            text += " " + self.tr("Dat is te lang geleden.")
        self.state.setText(text)
        restyle(self.state, "tone", "danger" if told.state.stale else "success")
        place = self.tr("In de map %1.").replace("%1", str(told.folder))
        if told.second is not None:
            place += " " + self.tr("Kopieën gaan ook naar %1.").replace("%1", str(told.second))
        self.place.setText(place)
        self.show_code.setEnabled(bool(told.code))
        self._show_code_state(told)
        self.table.setRowCount(len(told.stored))
        for number, one in enumerate(told.stored):
            local = one.moment.astimezone(zone)
            tenths = Quantity(-(-one.size // 100_000) * 100)
            size = self.tr("%1 MB").replace("%1", format_quantity(tenths, self._office.form.lang))
            second = self.tr("ook daar") if one.second else ""
            cells = (f"{format_date(local.date())} {format_time(local)}", one.file.name, size, second)
            for column, text in enumerate(cells):
                cell = QTableWidgetItem(text)
                cell.setTextAlignment(_RIGHT if column == SIZE else _LEFT)
                self.table.setItem(number, column, cell)
        self.table.setFixedHeight(ROW * (min(len(told.stored), SHOWN) + 1) + 6)

    def _show_code_state(self, told: BackupOverview) -> None:
        if not told.code:
            text = self.tr("De code wordt gemaakt bij de eerste reservekopie.")
        elif told.on_paper:
            text = self.tr("De code die begint met %1 staat op papier.").replace("%1", told.code)
        else:
            text = self.tr("De code die begint met %1 staat nog niet op papier.").replace("%1", told.code)
        self.code_state.setText(text)
        restyle(self.code_state, "tone", "danger" if told.code and not told.on_paper else "second")

    def _make(self) -> None:
        backups, actor = self._backups, self._office.actor
        self.make.setEnabled(False)
        self.say(self.tr("De reservekopie wordt gemaakt en gecontroleerd…"), "second")
        self._office.ui.jobs.run(
            self, lambda: backups.make(actor), done=self._made, failed=self._not_made, lane=Lane.IO
        )

    def _made(self, file: Path) -> None:
        self.make.setEnabled(True)
        self.say(self.tr("Gemaakt, teruggezet ter controle en gelijk bevonden: %1").replace("%1", file.name), "success")
        self._look()

    def _not_made(self, error: Exception) -> None:
        self.make.setEnabled(True)
        self.refuse(error)
        self._look()

    def _saved(self, changed: frozenset[str]) -> None:
        super()._saved(changed)
        self._look()

    def _show_code(self) -> None:
        backups, actor = self._backups, self._office.actor
        self._office.ui.jobs.run(self, lambda: backups.show_code(actor), done=self._code_shown, failed=self.refuse)

    def _code_shown(self, code: str) -> None:
        self.code.setText(code)
        self.code.show()
        self.show_code.hide()
        self.keep_code.show()

    def _keep_code(self) -> None:
        backups, actor = self._backups, self._office.actor

        def kept(_none: None) -> None:
            self.code.hide()
            self.code.clear()
            self.keep_code.hide()
            self.show_code.show()
            self._look()

        self._office.ui.jobs.run(self, lambda: backups.keep_code(actor), done=kept, failed=self.refuse)
