"""Push buttons of every kind; looks come from the style sheet through ``kind`` and ``sz``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_ON_FILL = {
    "primary": "on_primary",
    "success": "on_primary",
    "danger-fill": "on_primary",
    "danger": "danger_ink",
    "tonal": "primary_ink",
    "link": "primary_ink",
    "undo": "undo_link",
    "topbar": "topbar_ink",
    "topbar-ghost": "topbar_ink",
    "page": "text2",
}
DOUBLE_PRESS_MS = 500


def plain(text: str) -> str:
    """Text as Qt wants it where ``&`` would mean a mnemonic: the one place that doubles it."""
    return text.replace("&", "&&")


ICON_GAP = 4
"""Pixels added to the four that Qt leaves between an icon and the words."""


class Button(QPushButton):
    """A button of a ``kind``: secondary, primary, tonal, success, danger, danger-fill, ghost, link, menu, page, key."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        name: str,
        kind: str = "secondary",
        sz: str = "m",
        icon: str = "",
        accessible: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._ink = _ON_FILL.get(kind, "text")
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setProperty("sz", sz)
        self.setProperty("square", not text and bool(icon))
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a finger leaves the focus where a person types
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setIconSize(QSize(theme.sizes.icon, theme.sizes.icon))
        self.set_label(text, accessible)
        theme.changed.connect(self._recolour)
        self._recolour()

    def set_label(self, text: str, accessible: str = "") -> None:
        """Show ``text``; screen readers read ``accessible``, or the text itself."""
        self.setText(plain(text))
        side = self.iconSize().height()
        self.setIconSize(QSize(side + ICON_GAP if text else side, side))
        if accessible or text:
            self.setAccessibleName(accessible or text)

    def label(self) -> str:
        """The text as a person reads it."""
        return self.text().replace("&&", "&")

    @property
    def icon_name(self) -> str:
        """Name of the icon; empty for none."""
        return self._icon_name

    def set_icon(self, name: str, ink: str | None = None) -> None:
        """Show another icon, in the colour of the kind or of the token ``ink``."""
        self._icon_name = name
        self._ink = ink or self._ink
        self._recolour()

    def _recolour(self) -> None:
        if self._icon_name:
            self.setIcon(self._theme.icon(self._icon_name, self._ink))


class BigButton(Button):
    """The next step: 72 px high; a second press within half a second is ignored."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        name: str,
        kind: str = "primary",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, name=name, kind=kind, sz="xl", icon=icon, parent=parent)
        self._since = QElapsedTimer()
        self.clicked.connect(self._since.start)

    def click(self) -> None:
        """Press by program (a key such as F12); the same half second holds."""
        if not self._too_soon():
            super().click()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._too_soon():
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._too_soon():
            event.accept()
            return
        super().keyPressEvent(event)

    def _too_soon(self) -> bool:
        return self._since.isValid() and self._since.elapsed() < DOUBLE_PRESS_MS


def icon_button(
    theme: Theme,
    icon: str,
    accessible: str,
    *,
    name: str,
    kind: str = "secondary",
    sz: str = "m",
    parent: QWidget | None = None,
) -> Button:
    """A square button with an icon alone; the name is read aloud and shown as a tooltip."""
    button = Button(theme, name=name, kind=kind, sz=sz, icon=icon, accessible=accessible, parent=parent)
    button.setAccessibleName(accessible)
    button.setToolTip(accessible)
    return button
