"""One device on the page: how it is set and how it is, find, choose, try, and the answer in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.services.health import State
from kassa.ui.upkeep.states import TONES, spoken, word_of
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.fields import Field
from kassa.ui.widgets.labels import label
from kassa.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from kassa.services.devices import DeviceRow, Found
    from kassa.ui.theme.theme import Theme

_ICON = 26
_ADDRESS_WIDTH = 360


class DeviceCard(QFrame):
    """Emits what is wanted; the page does it."""

    find_wanted = Signal()
    chosen = Signal(object)
    """The values of a :class:`Found`."""
    typed = Signal(str)
    trial_wanted = Signal(str)
    test_wanted = Signal(str)

    def __init__(self, theme: Theme, row: DeviceRow) -> None:
        super().__init__()
        self._theme = theme
        self._row = row
        device = row.device
        self._name = name = f"devices.{device.key}"
        self.setObjectName(name)
        self.setProperty("fx", "card")
        self._picture = QLabel()
        self._badge = Badge(theme, "")
        self._about = label("", "body", "second", wrap=True, name=f"{name}.about")
        self._what = label("", "body", wrap=True, name=f"{name}.what")
        word, icon = (self.tr("Zoeken"), "search") if device.searches else (self.tr("Wijzigen"), "pencil")
        full = f"{word}: {spoken(device.title)}"
        self.search = Button(theme, word, name=f"{name}.find", icon=icon, accessible=full)
        self.search.clicked.connect(self.find_wanted)
        self.search.setVisible(device.find is not None)
        self.notice = Notice(theme, name=f"{name}.message")
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(label(spoken(device.title), "title"))
        title.addWidget(self._badge)
        title.addStretch(1)
        words.addLayout(title)
        words.addWidget(self._about)
        words.addWidget(self._what)
        head.addWidget(self._picture)
        head.addLayout(words, 1)
        head.addWidget(self.search)
        for trial in device.trials:
            button = Button(theme, spoken(trial.title), name=f"{name}.{trial.key}", icon=trial.icon)
            button.clicked.connect(lambda _on=False, key=trial.key: self.trial_wanted.emit(key))
            head.addWidget(button)
        if device.test_page:
            button = Button(theme, self.tr("Testen"), name=f"{name}.test", icon=device.icon)
            button.clicked.connect(lambda: self.test_wanted.emit(device.test_page))
            head.addWidget(button)
        self._found = QVBoxLayout()
        self._found.setSpacing(6)
        self._address: Field | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(self._found)
        theme.changed.connect(self._recolour)
        self.show_row(row)

    def show_row(self, row: DeviceRow) -> None:
        """Show how it is set and how it is now."""
        self._row = row
        finding = row.finding
        word = word_of(finding.state)
        self._badge.set_badge(word, *TONES[finding.state])
        self._about.setText(row.about)
        self._about.setVisible(bool(row.about))
        told = " ".join(part for part in (finding.what, finding.fix) if part)
        self._what.setText(told)
        self._what.setVisible(finding.state is not State.GOOD)
        parts = (f"{spoken(row.device.title)}: {word}", row.about, told)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))
        self._recolour()

    def show_found(self, found: Sequence[Found]) -> None:
        """Show what a search gave, each with a button, and the field for an address when there is one."""
        self._clear()
        for number, one in enumerate(found, 1):
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(one.title, "strong", wrap=True))
            if one.detail:
                words.addWidget(label(one.detail, "caption", wrap=True))
            button = Button(self._theme, self.tr("Kiezen"), name=f"{self._name}.choose_{number}", kind="tonal")
            button.setAccessibleName(self.tr("Kies {}").format(one.title))
            button.clicked.connect(lambda _on=False, values=one.values: self.chosen.emit(values))
            self._add_line(words, button)
        address = self._row.device.address
        if address is not None:
            field = Field(spoken(address.label), name=f"{self._name}.address")
            field.edit.setPlaceholderText(address.example)
            field.edit.setMaximumWidth(_ADDRESS_WIDTH)
            button = Button(self._theme, self.tr("Kiezen"), name=f"{self._name}.choose_address", kind="tonal")
            button.setAccessibleName(self.tr("Kies dit adres"))
            button.clicked.connect(lambda: self.typed.emit(field.text()))
            field.edit.returnPressed.connect(button.click)
            words = QVBoxLayout()
            words.addWidget(field)
            self._address = field
            self._add_line(words, button)
        close = Button(self._theme, self.tr("Niets wijzigen"), name=f"{self._name}.keep")
        close.clicked.connect(self.hide_found)
        self._found.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.show()

    def hide_found(self) -> None:
        """Something was chosen, or nothing: the list goes, and so do the words about it."""
        self._clear()
        self.notice.say("")

    def refuse_address(self, text: str) -> bool:
        """Say what is wrong below the field of the address; false when there is none."""
        if self._address is None:
            return False
        self._address.set_error(text)
        return True

    def _add_line(self, words: QVBoxLayout, button: Button) -> None:
        line = QFrame()
        line.setProperty("fx", "sub")
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 8, 12, 8)
        row.addLayout(words, 1)
        row.addWidget(button)
        self._found.addWidget(line)
        line.show()

    def _clear(self) -> None:
        self._address = None
        while (item := self._found.takeAt(0)) is not None:
            widget: QWidget | None = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _recolour(self) -> None:
        icon = self._row.device.icon
        self._picture.setPixmap(self._theme.pixmap(icon, "text2", _ICON, self.devicePixelRatioF()))
