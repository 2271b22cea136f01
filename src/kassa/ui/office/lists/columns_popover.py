"""'Kolommen': which columns, in which order, how dense."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from kassa.ui.office.lists.popover import Popover
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.choices import Segmented
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.services.lists.spec import Column
    from kassa.ui.theme.theme import Theme

_KEY = Qt.ItemDataRole.UserRole
ROW = 32


class ColumnsPopover(Popover):
    """Tick, drag, choose the density, or start over."""

    chosen = Signal(object)
    """Keys of the columns in order."""
    density_chosen = Signal(str)
    reset_wanted = Signal()

    def __init__(
        self, theme: Theme, owner: QWidget, columns: Sequence[Column], shown: Sequence[str], density: str
    ) -> None:
        super().__init__(theme, owner, owner.accessibleName(), name="columns", width=300)
        by_key = {column.key: column for column in columns}
        order = [*shown, *(column.key for column in columns if column.key not in shown)]
        self._list = QListWidget()
        self._list.setObjectName("columns.list")
        self._list.setAccessibleName(self.tr("Kolommen in volgorde"))
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setFixedHeight(min(360, ROW * len(order) + 4))
        for key in order:
            item = QListWidgetItem(by_key[key].label)
            item.setData(_KEY, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if key in shown else Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.itemChanged.connect(self._tell)
        self._list.model().rowsMoved.connect(self._tell)
        self.body.addWidget(self._list)
        self.body.addWidget(label(self.tr("Regelhoogte"), "label"))
        options = (("compact", self.tr("Compact")), ("normal", self.tr("Normaal")), ("wide", self.tr("Ruim")))
        heights = Segmented(theme, options, name="columns.density")
        heights.set_value(density)
        heights.chosen.connect(self.density_chosen)
        self.body.addWidget(heights)
        reset = Button(theme, self.tr("Standaard herstellen"), name="columns.reset", kind="link", sz="s")
        reset.clicked.connect(self._reset)
        self.body.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)

    def _tell(self) -> None:
        items = (self._list.item(row) for row in range(self._list.count()))
        keys = tuple(str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked)
        if keys:
            self.chosen.emit(keys)

    def _reset(self) -> None:
        self.reset_wanted.emit()
        self.close()
