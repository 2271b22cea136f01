"""The menu at the top left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from kassa.ui.till.functions import ICONS, MENU, label_of
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.overlay import Dialog

if TYPE_CHECKING:
    from collections.abc import Collection

    from kassa.ui.theme.theme import Theme

_TOP_BAR = 56
_ROW, _COLUMNS = 56, 2


class MenuSheet(Dialog):
    """Rows of 56 px below the menu button; ``finished`` carries the key of the function."""

    def __init__(self, theme: Theme, over: QWidget, offered: Collection[str]) -> None:
        super().__init__(theme, over, "", name="menu", width=600)
        self.setAccessibleName(self.tr("Menu"))
        self.title.hide()
        grid = QGridLayout()
        grid.setSpacing(0)
        self.body.addLayout(grid)
        keys = [key for key in MENU if key in offered]
        depth = -(-len(keys) // _COLUMNS)
        for place, key in enumerate(keys):
            row = Button(theme, label_of(key), name=f"menu.{key}", kind="menu", sz="l", icon=ICONS[key])
            row.clicked.connect(lambda _on=False, chosen=key: self.done(chosen))
            row.setMinimumHeight(_ROW)
            grid.addWidget(row, place % depth, place // depth)
        close = self.add_button(self.tr("Sluiten"), None, name="menu.close")
        close.setMinimumWidth(120)

    def _fit(self) -> None:
        super()._fit()
        room = self._over.height() - _TOP_BAR - 16
        height = min(self.frame.sizeHint().height(), room)
        self.frame.setGeometry(8, _TOP_BAR + 8, self.frame.width(), height)
