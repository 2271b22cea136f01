"""The sale screen: tiles in the work area, and the search field of the top bar beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from kassa.ui.till.screen import Place, Screen
from kassa.ui.till.tile_grid import TileArea

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme


class SaleScreen(Screen):
    """Pages, tiles and functions; the focus lies in the search field."""

    place = Place.WORK

    def __init__(self, theme: Theme, search: QLineEdit) -> None:
        super().__init__()
        self._search = search
        self.setObjectName("sale")
        self.area = TileArea(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)

    def entered(self) -> None:
        """The focus goes to the search field."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Esc: out of a folder, then the search is emptied; the bon is never lost."""
        if not self.area.leave_folder():
            self._search.clear()
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
