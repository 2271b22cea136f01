"""Bars at the top of the editor: what is missing as links, who has the document open, a document to copy from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from kassa.ui.widgets.announce import announce
from kassa.ui.widgets.badge import Badge
from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.labels import label, restyle

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

_ICONS = {
    "danger": ("circle-alert", "danger_ink"),
    "warn": ("triangle-alert", "warn_ink"),
    "info": ("info", "primary_ink"),
}
MOST_LINKS = 6
SLIM_BELOW, COUNT_FROM, LEAST_TOOLS = 1010, 1110, 640


class Bar(QFrame):
    """An icon, a sentence, links below it, and buttons at the right; hidden while it has nothing to say."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__()
        self._theme, self._tone, self._name = theme, "danger", name
        self.setObjectName(name)
        self.setProperty("fx", "strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._picture = QLabel()
        self._text = label("", "strong", wrap=True)
        self._links = QVBoxLayout()
        self._links.setSpacing(0)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addLayout(self._links)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self._buttons)
        theme.changed.connect(self._recolour)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(
        self,
        text: str,
        tone: str = "danger",
        *,
        links: Sequence[tuple[str, Callable[[], None]]] = (),
        buttons: Sequence[tuple[str, str, Callable[[], None]]] = (),
    ) -> None:
        """Say something; empty takes the bar away.

        Args:
            text: the sentence.
            tone: info, warn or danger.
            links: words and what pressing them does.
            buttons: name, words and what pressing them does.
        """
        self._tone = tone
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(text)
        restyle(self, "tone", tone)
        restyle(self._text, "tone", tone)
        _empty(self._links)
        _empty(self._buttons)
        for place, (words, act) in enumerate(links[:MOST_LINKS], 1):
            link = Button(self._theme, words, name=f"{self._name}.link_{place}", kind="link", sz="s")
            link.setStyleSheet("text-align: left; padding: 0;")
            link.clicked.connect(act)
            self._links.addWidget(link)
        for name, words, act in buttons:
            button = Button(self._theme, words, name=f"{self._name}.{name}", sz="s")
            button.clicked.connect(act)
            self._buttons.addWidget(button)
        self._recolour()
        self.setVisible(bool(text))
        announce(self, text, urgent=tone == "danger")

    def _recolour(self) -> None:
        icon, ink = _ICONS[self._tone]
        self._picture.setPixmap(self._theme.pixmap(icon, ink, 20, self.devicePixelRatioF()))


class LineTools(QWidget):
    """The buttons above the lines with their keys, the scan badge and how much there is."""

    pressed = Signal(str)
    """Name of the button: article, articles, line, read_in, copy."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMinimumWidth(LEAST_TOOLS)
        self.buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(8)
        for name, words, icon, keys in (
            ("article", self.tr("Artikel"), "plus", "F2"),
            ("articles", self.tr("Artikelen"), "list", "F3"),
            ("line", self.tr("Regel toevoegen"), "plus", "Ins"),
            ("read_in", self.tr("Inlezen"), "scan-barcode", "F9"),
            ("copy", self.tr("Kopiëren"), "copy", "Ctrl+D"),
        ):
            button = Button(theme, words, name=f"editor.{name}", icon=icon)
            button.setToolTip(f"{words} ({keys})")
            button.clicked.connect(lambda _on=False, name=name: self.pressed.emit(name))
            self.buttons[name] = button
            row.addWidget(button)
        self.badge = Badge(theme, "", "scan-barcode", "neutral")
        self.badge.setObjectName("editor.scan_badge")
        row.addSpacing(4)
        row.addWidget(self.badge)
        row.addStretch(1)
        self.count = label("", "caption", name="editor.count")
        row.addWidget(self.count)
        self.show_ready(False)

    def show_ready(self, ready: bool) -> None:
        """Say whether the cursor stands in the empty line."""
        if ready:
            self.badge.set_badge(self.tr("Scannen kan: cursor staat in de lege regel"), "scan-barcode", "info")
        else:
            self.badge.set_badge(self.tr("Klik in de lege regel om te scannen"), "scan-barcode", "neutral")
        self.badge.setFixedWidth(self.badge.sizeHint().width())

    def fit(self, width: int) -> None:
        """Leave words out where there is no room for them: icons with their key in the tooltip."""
        words = {name: button.toolTip().rsplit(" (", 1)[0] for name, button in self.buttons.items()}
        for name, button in self.buttons.items():
            slim = width < SLIM_BELOW and name in ("line", "read_in", "copy")
            button.setProperty("square", slim)
            button.set_label("" if slim else words[name], words[name])
            button.style().unpolish(button)
            button.style().polish(button)
        self.count.setVisible(width >= COUNT_FROM)


def _empty(row: QHBoxLayout | QVBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
