"""A message in the work area that may take more than one line: what happened, what is safe, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_ICONS = {"warn": "triangle-alert", "danger": "circle-alert", "info": "info", "success": "circle-check"}
_INK = {"warn": "warn_ink", "danger": "danger_ink", "info": "primary_ink", "success": "success_ink"}


class Notice(QFrame):
    """Hidden while it has nothing to say."""

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "warn"
        self.setObjectName(name)
        self.setProperty("fx", "strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._picture = QLabel()
        self._text = label("", "body", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        theme.changed.connect(self._recolour)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is not there."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, tone: str = "warn") -> None:
        """Say something in the tone info, success, warn or danger; empty takes it away."""
        self._tone = tone
        self._text.setText(text)
        self.setAccessibleName(text)
        restyle(self, "tone", tone)
        restyle(self._text, "tone", tone)
        self._recolour()
        self.setVisible(bool(text))
        announce(self, text, urgent=tone == "danger")

    def _recolour(self) -> None:
        icon = self._theme.pixmap(_ICONS[self._tone], _INK[self._tone], 22, self.devicePixelRatioF())
        self._picture.setPixmap(icon)
