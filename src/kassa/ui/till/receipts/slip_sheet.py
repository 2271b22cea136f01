"""A receipt or report on the screen as it stands on paper, with what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.notice import Notice
from kassa.ui.widgets.overlay import Dialog
from kassa.ui.widgets.slip_view import SlipView

if TYPE_CHECKING:
    from kassa.output.slip import Slip
    from kassa.ui.theme.theme import Theme


def paper(columns: int, name: str) -> tuple[QScrollArea, SlipView]:
    """Return a scrolling piece of paper and what is drawn on it."""
    view = SlipView(columns)
    view.setObjectName(name)
    area = QScrollArea()
    area.setWidget(view)
    area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(view.sizeHint().width() + 20)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return area, view


class SlipSheet(Dialog):
    """Stays open after an act, so that printing twice is a choice; closes with Esc or 'Sluiten'."""

    def __init__(self, theme: Theme, over: QWidget, title: str, slip: Slip, *, columns: int = 42) -> None:
        super().__init__(theme, over, title, name="slip", width=560)
        self._area, self.view = paper(columns, "slip.paper")
        self.view.show_slip(slip)
        self.notice = Notice(theme, name="slip.message")
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.notice)
        self.frame.setMinimumHeight(round(over.height() * 0.86))
        self._theme_of = theme

    def offer(self, text: str, action: Callable[[], None], *, name: str, icon: str = "") -> None:
        """Add a button that does something and leaves the sheet open."""
        button = Button(self._theme_of, text, name=f"slip.{name}", sz="l", icon=icon)
        button.clicked.connect(action)
        self.add_action(button)

    def show_closing(self) -> None:
        """Add the primary and show."""
        close = self.add_button(self.tr("Sluiten"), None, name="slip.close", kind="primary")
        self.open(close)
