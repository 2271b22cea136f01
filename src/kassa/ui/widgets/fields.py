"""Text fields with a label that is always visible, and the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

SEARCH_PAUSE_MS = 150


class SelectAllEdit(QLineEdit):
    """Line edit whose text is selected on focus, so that typing replaces it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self.selectAll)


class Field(QWidget):
    """Label above, field, help or error line below."""

    def __init__(self, text: str, *, name: str, required: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._required = required
        self._help = ""
        self._label = label("", "label")
        self.edit = SelectAllEdit()
        self.edit.setObjectName(name)
        self._below = label("", "caption", wrap=True)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._label, self.edit, self._below):
            column.addWidget(part)
        self._label.setBuddy(self.edit)
        self.set_label(text)
        self.edit.textEdited.connect(lambda: self.set_error(""))
        self.setFocusProxy(self.edit)

    def set_label(self, text: str) -> None:
        """Name the field."""
        self._label.setText(f"{text} *" if self._required else text)
        self.edit.setAccessibleName(text)

    def set_required(self, required: bool) -> None:
        """Mark the label, or take the mark away."""
        self._required = required
        self.set_label(self.edit.accessibleName())

    def set_help(self, text: str) -> None:
        """A line below while nothing is wrong."""
        self._help = text
        self.set_error("")

    def set_error(self, text: str) -> None:
        """Say below the field what to type; empty takes the error away."""
        restyle(self.edit, "state", "error" if text else "")
        restyle(self._below, "tone", "danger" if text else "")
        self._below.setText(text or self._help)
        self._below.setVisible(bool(text or self._help))
        self.edit.setAccessibleDescription(text)

    def text(self) -> str:
        """What was typed."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Fill the field."""
        self.edit.setText(text)

    @property
    def message(self) -> QLabel:
        """The line below the field."""
        return self._below


class SearchField(QLineEdit):
    """Magnifier, clear cross; ``searched`` comes 150 ms after the last key and at once on Enter."""

    searched = Signal(str)

    def __init__(
        self,
        theme: Theme,
        placeholder: str,
        *,
        name: str,
        icon: str = "search",
        ink: str = "text3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._ink = theme, icon, ink
        self.setObjectName(name)
        self._lead = QAction(self)
        self.addAction(self._lead, QLineEdit.ActionPosition.LeadingPosition)
        self._cross = QAction(self)
        self._cross.setVisible(False)
        self._cross.triggered.connect(self.clear)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.searched.emit(self.text().strip()))
        self.textChanged.connect(self._typed)
        self.returnPressed.connect(self._now)
        theme.changed.connect(self._recolour)
        self._recolour()
        self.set_placeholder(placeholder)

    def set_placeholder(self, text: str) -> None:
        """The words in the empty field; they are its accessible name too."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text.rstrip("…"))
        self._lead.setText(self.tr("Zoeken"))
        self._cross.setText(self.tr("Wissen"))

    def put(self, text: str) -> None:
        """Fill it in without ``searched``: who fills it in looks at once."""
        self.setText(text)
        self._pause.stop()

    def _typed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self._pause.start()

    def _now(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def _recolour(self) -> None:
        self._lead.setIcon(self._theme.icon(self._icon, self._ink))
        self._cross.setIcon(self._theme.icon("x", self._ink))
