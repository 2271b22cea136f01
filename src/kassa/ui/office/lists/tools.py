"""What the tools of a list do: export, print, copy, the menu of a column head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QMenu

from kassa.domain.people.rights import Right
from kassa.services.lists.exporting import ExportRequest
from kassa.ui.models.columns import cell_text
from kassa.ui.office.lists.export_dialog import ExportChoice, ExportDialog, ask_path
from kassa.ui.office.lists.exports import Exports
from kassa.ui.office.lists.printing import MOST_ROWS, Sheet, preview
from kassa.ui.work.jobs import Lane

if TYPE_CHECKING:
    from kassa.services.lists.spec import ListSpec, Row
    from kassa.ui.office.context import OfficeContext
    from kassa.ui.office.lists.page import ListPage


class ListTools(QObject):
    """The tools of one page."""

    def __init__(self, page: ListPage, office: OfficeContext, spec: ListSpec) -> None:
        super().__init__(page)
        self._page = page
        self._office = office
        self._spec = spec
        self.exports = Exports(office, office.notices)  # an export outlives the tab it was started from
        self.ask_path = ask_path

    def lock(self) -> None:
        """Show the tools locked when the right to export is missing."""
        if self._office.actor.may(Right.EXPORT):
            return
        for button in (self._page.head.export, self._page.head.print):
            button.set_icon("lock")
            button.setEnabled(False)
            button.setToolTip(Right.EXPORT.dutch)
        for button in self._page.selection.buttons:
            if button.objectName().endswith(".bulk_export"):
                button.set_icon("lock")
                button.setEnabled(False)
                button.setToolTip(Right.EXPORT.dutch)

    # --- export ----------------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask what to export, then do it in the background."""
        if not self._office.actor.may(Right.EXPORT) or not self._page.count:
            return
        dialog = ExportDialog(
            self._office.ui.theme,
            self._page.window(),
            self._spec.title,
            self._page.model.ticked_count,
            self._page.count,
            self.ask_path,
        )
        dialog.finished.connect(self._export)
        dialog.ask()

    def _export(self, choice: ExportChoice | None) -> None:
        if choice is None:
            return
        request = self._request(choice.path, selection=choice.selection, every_column=choice.every_column)
        rows = self._page.count if request.keys is None else len(request.keys)
        self.exports.start(request, rows)

    def _request(self, path: str, *, selection: bool, every_column: bool) -> ExportRequest:
        model, state = self._page.model, self._page.state
        keys: tuple[str, ...] | None = None
        if selection and not (model.all_ticked and not model.unticked):
            keys = self._ticked_keys()
        columns = () if every_column else tuple(column.key for column in model.columns)
        who = self._office.actor.employee_id
        return ExportRequest(self._spec.name, path, state.query, columns, keys, self._office.form.lang, who)

    def _ticked_keys(self) -> tuple[str, ...]:
        model = self._page.model
        if not model.all_ticked:
            return tuple(model.ticked)
        rows = self._office.data.lists.rows(self._spec.name, self._page.state.query)
        return tuple(row.key for row in rows if row.key not in model.unticked)

    # --- print -----------------------------------------------------------------------------------------

    def print(self) -> None:
        """Show the list as it will be printed: the selection when there is one, else the filter."""
        if not self._office.actor.may(Right.EXPORT):
            return
        chosen = self._page.model.ticked_count > 0
        request = self._request("", selection=chosen, every_column=False)
        exporting = self._office.data.exporting

        def work() -> Sheet:
            table = exporting.table(request)
            rows = [row for row, _ in zip(table.rows, range(MOST_ROWS), strict=False)]
            return Sheet(table, rows)

        self._office.ui.jobs.run(self, work, done=self._preview, failed=self._failed, lane=Lane.IO)

    def _preview(self, sheet: Sheet) -> None:
        preview(sheet, self._office.form, self._office.ui.theme, self._page.window()).open()

    def _failed(self, error: Exception) -> None:
        self._page.error.say(str(error))

    # --- copy and head menu ----------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the ticked rows, or the current one, on the clipboard as a table."""
        rows = list(self._page.model.ticked.values())
        current = self._page.model.known(self._page.table.current_row())
        if not rows and current is not None:
            rows = [current]
        lines = ["\t".join(column.label for column in self._page.model.columns)]
        lines += ["\t".join(self._texts(row)) for row in rows]
        QApplication.clipboard().setText("\n".join(lines))

    def _texts(self, row: Row) -> list[str]:
        model = self._page.model
        pairs = enumerate(model.columns, start=1)
        return [cell_text(model.form, column, row.cells[model.place_of(section)]) for section, column in pairs]

    def head_menu(self, key: str, place: QPoint) -> None:
        """Offer sorting, hiding and filtering on a column head."""
        column = self._spec.column(key)
        menu = QMenu(self._page)
        if column.sortable:
            up = menu.addAction(self.tr("Oplopend sorteren"))
            up.triggered.connect(lambda: self._page.sort_by(key, descending=False))
            down = menu.addAction(self.tr("Aflopend sorteren"))
            down.triggered.connect(lambda: self._page.sort_by(key, descending=True))
        if column.filterable:
            narrow = menu.addAction(self.tr("Filter op deze kolom"))
            narrow.triggered.connect(lambda: self._page.head.filters.edit(column, self._page.head.filters))
        if len(self._page.state.columns) > 1:
            hide = menu.addAction(self.tr("Kolom verbergen"))
            rest = tuple(one for one in self._page.state.columns if one != key)
            hide.triggered.connect(lambda: self._page.set_columns(rest))
        menu.popup(place)
