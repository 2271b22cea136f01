"""A sheet at the right of the window, 420 px wide and as high as the window (ui.md 8.4)."""

from __future__ import annotations

from kassa.ui.widgets.overlay import Dialog

WIDTH = 420
EDGE = 10


class SideSheet(Dialog):
    """A dialog that stands at the right edge."""

    def _fit(self) -> None:
        over = self._over
        self.setGeometry(over.rect())
        width = min(WIDTH, over.width() - 2 * EDGE)
        self.frame.setFixedWidth(width)
        self.frame.setGeometry(over.width() - width - EDGE, EDGE, width, over.height() - 2 * EDGE)
