"""When the preview pane of a list is open: by itself where there is room, else while somebody peeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from kassa.ui.office.lists.pane import PEEK_WIDTH, WIDTH

if TYPE_CHECKING:
    from kassa.ui.office.lists.page import ListPage

PANE_FROM = 1500
"""Width of the page from which the preview pane stands open by itself (ui.md 8.1: at 1920)."""


class ListPreview(QObject):
    """Opens, closes and feeds the pane of one page."""

    def __init__(self, page: ListPage) -> None:
        super().__init__(page)
        self._page = page
        self._peeking = False
        self._closed = False

    def follow(self, number: int) -> None:
        """Show the row that became current."""
        page = self._page
        if page.pane is not None and not page.pane.isHidden():
            page.pane.show_row(page.model.row_at(number) if number >= 0 else None)

    def peek(self) -> None:
        """Open or close the pane; a list without one ticks the row instead."""
        if self._page.pane is None:
            self._page.model.tick([self._page.table.current_row()])
            return
        self._peeking = not self._peeking
        self._closed = False
        self.fit()

    def open(self) -> None:
        """Open the pane on the current row."""
        if self._page.pane is not None and self._page.pane.isHidden():
            self.peek()

    def close(self) -> None:
        """Close the pane and go on in the list."""
        self._peeking, self._closed = False, True
        self.fit()
        self._page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Open or close for the width the page has now."""
        page, pane = self._page, self._page.pane
        if pane is None:
            return
        wide = page.width() >= PANE_FROM
        pane.setFixedWidth(pane.own_width or (WIDTH if wide else PEEK_WIDTH))
        page.table.space_ticks = wide and not self._closed and not self._peeking
        if (self._peeking or (wide and not self._closed)) == pane.isHidden():
            pane.setVisible(pane.isHidden())
            self.follow(page.table.current_row())
        page.hint()
