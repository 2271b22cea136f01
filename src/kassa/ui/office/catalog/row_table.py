"""A table of rows that are all in memory, in the looks of every other list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kassa.services.lists.spec import Anchor, Column, Row
from kassa.ui.models.rows_model import RowsModel
from kassa.ui.widgets.table import DataTable

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from kassa.output.table import Cell, CellFormat
    from kassa.ui.theme.theme import Theme


class RowTable(DataTable):
    """Rows without a check box; ``current_moved`` carries the number of a row."""

    def __init__(self, theme: Theme, form: CellFormat, *, name: str, accessible: str) -> None:
        self.kept = RowsModel(form)
        super().__init__(theme, self.kept, name=name)
        self.setAccessibleName(accessible)
        self._columns: tuple[Column, ...] = ()

    def show_rows(self, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]]) -> None:
        """Show these rows under these columns."""
        made = [Row(str(place), cells, Anchor((), str(place))) for place, cells in enumerate(rows)]

        def read(anchor: Anchor | None, limit: int, *, backward: bool) -> Sequence[Row]:
            place = int(anchor.key) if anchor is not None and anchor.key else (len(made) if backward else -1)
            if backward:
                return made[max(0, place - limit) : place]
            return made[place + 1 : place + 1 + limit]

        self.kept.show(read, len(made), made)
        if tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self.set_columns(columns, columns)
        self._widen()
        self.set_current(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the check boxes away after the columns were laid out anew."""
        super().resizeEvent(event)
        self._widen()

    def _widen(self) -> None:
        """Hide the check boxes and give their room to the column that stretches."""
        self.setColumnHidden(0, True)
        place = next((place for place, column in enumerate(self.kept.columns, start=1) if column.stretch), 0)
        if place:
            others = sum(self.columnWidth(one) for one in range(1, self.kept.columnCount()) if one != place)
            self._laying_out = True
            self.setColumnWidth(place, max(self.viewport().width() - others, 120))
            self._laying_out = False
