"""The tab 'Versies' of an order: how it was before each change, with the lines of the chosen version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kassa.domain.sales.document import document_totals
from kassa.output.table import CellKind
from kassa.services.lists.spec import Column
from kassa.ui.office.catalog.row_table import RowTable
from kassa.ui.office.sales import document_tables as tables

if TYPE_CHECKING:
    from kassa.output.table import Cell
    from kassa.services.sales.orders import OldVersion
    from kassa.ui.office.context import OfficeContext


class VersionsTab(QWidget):
    """Versions at the left, newest first; what stood on the chosen one at the right."""

    def __init__(self, office: OfficeContext) -> None:
        super().__init__()
        theme, form = office.ui.theme, office.form
        self._lang = form.lang
        self._versions: tuple[OldVersion, ...] = ()
        self.table = RowTable(theme, form, name="document.versions", accessible=self.tr("Versies"))
        self.lines = RowTable(
            theme, form, name="document.version_lines", accessible=self.tr("Regels van de gekozen versie")
        )
        self.table.current_moved.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.table, 1)
        row.addWidget(self.lines, 1)

    def show_versions(self, versions: Sequence[OldVersion]) -> None:
        """Show versions as they are kept, oldest first; the last one before the order as it is now stands on top."""
        self._versions = tuple(reversed(versions))
        self.table.show_rows(self._columns(), [self._row(one) for one in self._versions])
        if self._versions:
            self.table.set_current(0)
            self._chosen(0)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("version", self.tr("Versie"), CellKind.NUMBER, 64, sortable=False, strong=True),
            Column("until", self.tr("Gewijzigd op"), CellKind.MOMENT, 168, sortable=False, stretch=True),
            Column("employee", self.tr("Door"), width=120, sortable=False, rank=1),
            Column("total", self.tr("Totaal"), CellKind.MONEY, 104, sortable=False),
        )

    def _row(self, old: OldVersion) -> tuple[Cell, ...]:
        return (old.document.version, old.moment, old.employee, document_totals(old.document).gross.cents)

    def _chosen(self, place: int) -> None:
        if 0 <= place < len(self._versions):
            document = self._versions[place].document
            self.lines.show_rows(*tables.lines(document, document_totals(document), self._lang))
