"""Chips of the active filters and '+ Filter'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kassa.output.table import CellKind
from kassa.services.lists.spec import Filter, Value
from kassa.ui.office.lists.filter_popover import FilterPopover
from kassa.ui.office.lists.filter_words import chip_text
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Chip

if TYPE_CHECKING:
    from kassa.services.lists.spec import Column, ListSpec
    from kassa.ui.office.context import OfficeContext


CROSS_WIDTH = 26


class FilterChip(Chip):
    """An active filter: press to change it, press its cross (or Delete) to take it away."""

    removed = Signal()

    def __init__(self, office: OfficeContext, text: str, *, name: str) -> None:
        super().__init__(office.ui.theme, text, name=name, icon="x")
        self.setChecked(True)
        self.setProperty("fx", "filter")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.set_icon("x", "primary_ink")
        self.setIconSize(QSize(14, 14))

    def nextCheckState(self) -> None:
        """Stay checked: the chip is there because its filter is."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the filter away when the cross was pressed."""
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.position().x() > self.width() - CROSS_WIDTH:
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take the filter away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class FilterBar(QWidget):
    """The filters of one list; every column has at most one chip."""

    changed = Signal(object)
    """All filters now: a tuple of :class:`Filter`."""

    def __init__(self, office: OfficeContext, spec: ListSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._spec = spec
        self._filters: tuple[Filter, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._add = Button(office.ui.theme, self.tr("Filter"), name=f"{spec.name}.filter", kind="filter", icon="plus")
        self._add.clicked.connect(self._menu)
        self._row.addWidget(self._add)
        self._chips: list[Chip] = []

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters now."""
        return self._filters

    def set_filters(self, filters: tuple[Filter, ...]) -> None:
        """Show other filters without telling."""
        self._filters = filters
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for key in dict.fromkeys(one.column for one in filters):
            self._chip(self._spec.column(key))

    def _chip(self, column: Column) -> None:
        own = self._on(column)
        text = chip_text(column, own, self._office.form)
        chip = FilterChip(self._office, text, name=f"{self._spec.name}.filter_{column.key}")
        chip.clicked.connect(lambda _on=False: self.edit(column, chip))
        chip.removed.connect(lambda: self._put(column, ()))
        chip.setAccessibleName(self.tr("Filter %1, verwijderen met Delete").replace("%1", text))
        self._row.insertWidget(len(self._chips), chip)
        self._chips.append(chip)

    def _on(self, column: Column) -> tuple[Filter, ...]:
        return tuple(one for one in self._filters if one.column == column.key)

    def _menu(self) -> None:
        menu = QMenu(self)
        for column in self._spec.columns:
            if column.filterable:
                action = menu.addAction(column.label)
                action.triggered.connect(lambda _on=False, chosen=column: self.edit(chosen, self._add))
        menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def edit(self, column: Column, owner: QWidget) -> None:
        """Open the panel of a column under ``owner``."""
        lists = self._office.data.lists
        popover = FilterPopover(
            self._office.ui.theme, owner, column, self._on(column), self._office.form, lists.today()
        )
        popover.applied.connect(lambda filters: self._put(column, filters))
        if column.words or (column.pick and column.kind is CellKind.TEXT):
            name = self._spec.name

            def offered(values: tuple[Value, ...]) -> None:
                popover.offer(values)

            self._office.ui.jobs.run(popover, lambda: lists.choices(name, column.key), done=offered)
        else:
            popover.offer(())

    def _put(self, column: Column, filters: tuple[Filter, ...]) -> None:
        kept = tuple(one for one in self._filters if one.column != column.key)
        self.set_filters((*kept, *filters))
        self.changed.emit(self._filters)
