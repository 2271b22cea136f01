"""Saved views as tabs, each with its count, and 'Weergave bewaren'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from kassa.domain.frozen import frozen
from kassa.services.lists.spec import Query
from kassa.ui.office.lists.popover import Popover
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.desk import CheckBox
from kassa.ui.widgets.fields import Field

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

ALL = "all"


@frozen
class ViewTab:
    """One tab: a query with a name.

    Attributes:
        id: ``all``, the Dutch name of a built-in view, or the identity of a saved one.
        name: on the tab.
        query: what it shows.
        columns: its own columns, empty for those in use.
        saved: whether a person made it, so that it can be taken away.
    """

    id: str
    name: str
    query: Query
    columns: tuple[str, ...] = ()
    saved: bool = False


class ViewsBar(QWidget):
    """The tabs of one list."""

    chosen = Signal(object)
    """The :class:`ViewTab` pressed."""
    save_wanted = Signal(str, bool)
    """Name and whether it is for everyone."""
    delete_wanted = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._tabs: dict[str, ViewTab] = {}
        self._buttons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._save = Button(theme, self.tr("Weergave bewaren"), name=f"{name}.save_view", kind="viewtab", icon="plus")
        self._save.clicked.connect(self._ask_name)
        self._row.addWidget(self._save)
        self._row.addStretch(1)

    def set_tabs(self, tabs: Sequence[ViewTab], current: str) -> None:
        """Show these tabs."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._tabs = {tab.id: tab for tab in tabs}
        self._buttons = {}
        for place, tab in enumerate(tabs):
            button = Button(self._theme, tab.name, name=f"{self._name}.view_{place}", kind="viewtab")
            button.setCheckable(True)
            button.setChecked(tab.id == current)
            button.clicked.connect(lambda _on=False, one=tab: self.chosen.emit(one))
            if tab.saved:
                button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
                button.customContextMenuRequested.connect(lambda at, one=tab: self._menu(one, at))
            self._group.addButton(button)
            self._row.insertWidget(place, button)
            self._buttons[tab.id] = button

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Write the count behind the name of each tab but the first."""
        for key, count in counts.items():
            button = self._buttons.get(key)
            if button is not None and key != ALL:
                button.set_label(f"{self._tabs[key].name} {count}")

    def set_current(self, key: str) -> None:
        """Mark a tab without telling; an empty key marks none."""
        self._group.setExclusive(False)
        for tab, button in self._buttons.items():
            button.setChecked(tab == key)
        self._group.setExclusive(True)

    def _menu(self, tab: ViewTab, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Weergave verwijderen")).triggered.connect(lambda: self.delete_wanted.emit(tab.id))
        menu.popup(self._buttons[tab.id].mapToGlobal(at))

    def _ask_name(self) -> None:
        popover = Popover(self._theme, self._save, self.tr("Weergave bewaren"), name=f"{self._name}.save_view_panel")
        field = Field(self.tr("Naam"), name=f"{self._name}.view_name", required=True)
        everyone = CheckBox(self._theme, self.tr("Voor iedereen"), name=f"{self._name}.view_shared")
        keep = Button(self._theme, self.tr("Opslaan"), name=f"{self._name}.view_keep", kind="primary", sz="s")

        def kept() -> None:
            if field.text().strip():
                self.save_wanted.emit(field.text(), everyone.isChecked())
                popover.close()
            else:
                field.set_error(self.tr("Typ een naam."))

        keep.clicked.connect(kept)
        field.edit.returnPressed.connect(kept)
        for part in (field, everyone, keep):
            popover.body.addWidget(part)
        popover.pop()
        field.edit.setFocus(Qt.FocusReason.PopupFocusReason)
