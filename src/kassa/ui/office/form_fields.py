"""Fields of office editors besides the text field: choices and switches, with the same label and error line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from kassa.ui.widgets.desk import CheckBox, ComboBox
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from kassa.ui.theme.theme import Theme

COLUMN = 270
"""Least width of a column of fields."""
GAP_X, GAP_Y = 14, 10


class LabelledField(QWidget):
    """Label above a control, help or error below it."""

    changed = Signal()

    def __init__(self, text: str, control: QWidget, name: str, *, required: bool = False) -> None:
        super().__init__()
        self._help = ""
        control.setObjectName(name)
        control.setAccessibleName(text)
        self.control = control
        self._below: QLabel = label("", "caption", wrap=True)
        self._below.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = label(f"{text} *" if required else text, "label")
        head.setBuddy(control)
        column.addWidget(head)
        column.addWidget(control)
        column.addWidget(self._below)
        column.addStretch(1)
        self.setFocusProxy(control)

    def set_help(self, text: str) -> None:
        """Say something below while nothing is wrong."""
        self._help = text
        self.set_error("")

    def set_error(self, text: str) -> None:
        """Say what is wrong; empty takes it away."""
        restyle(self.control, "state", "error" if text else "")
        restyle(self._below, "tone", "danger" if text else "")
        self._below.setText(text or self._help)
        self._below.setVisible(bool(text or self._help))
        self.control.setAccessibleDescription(text or self._help)


class ChoiceField(LabelledField):
    """One of a few values."""

    def __init__(
        self, theme: Theme, text: str, choices: Sequence[tuple[str, str]], *, name: str, required: bool = False
    ) -> None:
        self._box = ComboBox(theme, name=name)
        super().__init__(text, self._box, name, required=required)
        for value, word in choices:
            self._box.addItem(word, value)
        self._box.currentIndexChanged.connect(self.changed)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values, without telling that something changed."""
        self._box.blockSignals(True)
        self._box.clear()
        for value, word in choices:
            self._box.addItem(word, value)
        self._box.blockSignals(False)

    def add_choice(self, value: str, word: str) -> None:
        """Offer one more value."""
        self._box.addItem(word, value)

    def offers(self, value: str) -> bool:
        """Return whether a value can be chosen."""
        return self._box.findData(value) >= 0

    def value(self) -> str:
        """Return the value chosen."""
        return str(self._box.currentData() or "")

    def word(self) -> str:
        """Return the word of the value chosen."""
        return self._box.currentText()

    def set_value(self, value: str) -> None:
        """Choose a value."""
        self._box.setCurrentIndex(max(0, self._box.findData(value)))


class SwitchField(LabelledField):
    """Yes or no."""

    def __init__(self, theme: Theme, text: str, *, name: str, word: str = "") -> None:
        self._box = CheckBox(theme, word, name=name)
        super().__init__(text, self._box, name)
        self._box.toggled.connect(self.changed)

    def value(self) -> bool:
        """Return whether it is on."""
        return self._box.isChecked()

    def set_value(self, on: bool) -> None:
        """Switch it."""
        self._box.setChecked(on)


class LinesField(LabelledField):
    """A few lines of text."""

    def __init__(self, text: str, *, name: str) -> None:
        self._edit = QPlainTextEdit()
        self._edit.setProperty("fx", "lines")
        self._edit.setTabChangesFocus(True)
        super().__init__(text, self._edit, name)
        self._edit.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return what was typed."""
        return self._edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Fill it."""
        self._edit.setPlainText(text)


class FieldGrid(QWidget):
    """Fields in two to four columns, as many as fit (ui.md 8.1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_X)
        self._grid.setVerticalSpacing(GAP_Y)
        self._fields: list[QWidget] = []
        self._left_out: set[QWidget] = set()
        self._across = 0

    def add(self, field: QWidget) -> None:
        """Add a field."""
        self._fields.append(field)
        self._across = 0
        self._lay_out()

    def show_field(self, field: QWidget, shown: bool) -> None:
        """Show a field or leave it out; the others close up."""
        if (field in self._left_out) == shown:
            (self._left_out.discard if shown else self._left_out.add)(field)
            field.setVisible(shown)
            self._across = 0
            self._lay_out()

    def _lay_out(self) -> None:
        across = max(1, min(4, self.width() // COLUMN))
        if across == self._across:
            return
        for column in range(self._across):
            self._grid.setColumnStretch(column, 0)
        self._across = across
        for place, field in enumerate(field for field in self._fields if field not in self._left_out):
            self._grid.addWidget(field, place // across, place % across, Qt.AlignmentFlag.AlignTop)
        for column in range(across):
            self._grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the number of columns."""
        super().resizeEvent(event)
        self._lay_out()
