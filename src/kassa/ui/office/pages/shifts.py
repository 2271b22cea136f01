"""'Dagafsluitingen': sessions of the tills, their Z reports, the second person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kassa.domain.errors import KassaError
from kassa.domain.people.rights import Right
from kassa.domain.till.shift import ShiftStatus
from kassa.domain.values import Money
from kassa.domain.values.dutch import format_money
from kassa.output.table import CellKind
from kassa.ui.office.lists.page import ListHooks, ListPage
from kassa.ui.office.pages.slip_pane import SlipPane
from kassa.ui.widgets.overlay import ConfirmDialog
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.services.lists.spec import Row
    from kassa.services.office import ShiftFacts, Tills
    from kassa.ui.office.context import OfficeContext

SEALED = (ShiftStatus.CLOSED, ShiftStatus.CHECKED)


class ShiftPane(SlipPane):
    """The Z report of a session, who closed it and who checked it."""

    def __init__(self, office: OfficeContext, tills: Tills) -> None:
        super().__init__(office, "shifts")
        self._tills = tills
        self._key = ""
        self._spec = office.data.lists.spec("shifts")
        self._cells: dict[str, object] = {}
        self.check = self.add_button(self.tr("Controleren"), "check", "shield-check", self._check, Right.CHECK_DAY)
        self.again = self.add_button(self.tr("Opnieuw printen"), "reprint", "printer", self._reprint, Right.REPRINT)
        self._may = {button: button.isEnabled() for button in (self.check, self.again)}
        self.buttons.addStretch(1)

    def show_row(self, row: Row | None) -> None:
        """Show the session of a row."""
        super().show_row(row)
        self._key = row.key if row is not None else ""
        if row is None:
            return
        self._cells = {column.key: cell for column, cell in zip(self._spec.columns, row.cells, strict=True)}
        day = self._office.form.text(CellKind.DATE, str(self._cells["date"]))
        number = self._cells["z_number"]
        self.title.setText(self.tr("Z-rapport %1").replace("%1", str(number)) if number else self.tr("Kassadienst"))
        self.subtitle.setText(f"{day} · {self._cells['till']}")
        tills, key, actor = self._tills, row.key, self._office.actor
        self._office.ui.jobs.run(
            self, lambda: tills.shift_facts(key, actor), done=self._show_facts, failed=self.say, lane=Lane.IO
        )

    def _show_facts(self, facts: ShiftFacts) -> None:
        lang, sealed = self._office.form.lang, facts.status in SEALED
        turnover, difference = (Money(int(str(self._cells[key] or 0))) for key in ("turnover", "difference"))
        rows = [(self.tr("Geopend door"), facts.opened_by), (self.tr("Omzet"), format_money(turnover, lang))]
        if sealed:
            rows += [
                (self.tr("Kasverschil"), format_money(difference, lang)),
                (self.tr("Afgesloten door"), facts.closed_by),
                (self.tr("Gecontroleerd door"), facts.checked_by or "–"),
            ]
        self.facts.show_facts(rows)
        self.check.setEnabled(self._may[self.check] and facts.status is ShiftStatus.CLOSED)
        self.again.setEnabled(self._may[self.again] and sealed)
        if sealed:
            tills, key, actor = self._tills, self._key, self._office.actor
            self.load(lambda: tills.shift_slip(key, actor))
        else:
            self.view.hide()
            self.message.setProperty("tone", "second")
            self._tell(self.tr("Deze kassadienst loopt nog. Het Z-rapport komt er bij het afsluiten."))

    def _check(self) -> None:
        day = self._office.form.text(CellKind.DATE, str(self._cells["date"]))
        dialog = ConfirmDialog(
            self._theme,
            self.window(),
            self.tr("Dagafsluiting van %1 controleren?").replace("%1", day),
            self.tr("Uw naam komt als tweede persoon bij deze dagafsluiting te staan. Dat kan niet terug."),
            self.tr("Ja, dagafsluiting controleren"),
            self.tr("Nee, terug"),
            name="shifts.confirm_check",
        )
        dialog.finished.connect(self._checked)
        dialog.ask()

    def _checked(self, yes: object) -> None:
        if not yes:
            return
        tills, key, actor = self._tills, self._key, self._office.actor

        def work() -> ShiftFacts:
            tills.check_shift(key, actor)
            return tills.shift_facts(key, actor)

        self._office.ui.jobs.run(self, work, done=self._show_facts, failed=self._refused)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, KassaError):
            raise error
        self.say(error)

    def _reprint(self) -> None:
        tills, key, actor = self._tills, self._key, self._office.actor
        if key:
            self.act(lambda: tills.print_shift(key, actor), self._copied)

    def _copied(self, copy: object) -> str:
        return self.tr("KOPIE %1 wordt geprint bij de kassa van deze dag.").replace("%1", str(copy))


def shifts_page(office: OfficeContext, tills: Tills) -> ListPage:
    """Return the list of sessions; Enter and Space show the Z report beside it."""
    page: list[ListPage] = []
    hooks = ListHooks(open_row=lambda _row: page[0].preview.open(), pane=lambda: ShiftPane(office, tills))
    placeholder = QCoreApplication.translate("ShiftPane", "Zoek op Z-nummer, kassa of medewerker…")
    page.append(ListPage(office, office.data.lists.spec("shifts"), hooks, placeholder))
    page[0].setWindowTitle(page[0].spec.title)
    return page[0]
