"""The picture of an article: shown, chosen from a file, taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kassa.ui.widgets.buttons import Button
from kassa.ui.widgets.file_dialog import ask_open
from kassa.ui.widgets.labels import label

if TYPE_CHECKING:
    from kassa.ui.theme.theme import Theme

SIDE = 132
STORED_SIDE = 480
"""Pixels of the longest side as stored: sharp on a tile at every scale, and small."""

AskPicture = Callable[[QWidget], str]


def ask_picture(parent: QWidget) -> str:
    """Ask for a picture; empty when the person thought better of it."""
    return ask_open(parent, parent.window().windowTitle(), "PNG, JPEG (*.png *.jpg *.jpeg)")


def small_png(path: str) -> bytes | None:
    """Return a picture file made small as PNG, None when it cannot be read."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > 100_000_000:
        return None
    if max(size.width(), size.height()) > STORED_SIDE:
        reader.setScaledSize(size.scaled(QSize(STORED_SIDE, STORED_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image: QImage = reader.read()
    if image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class PictureField(QFrame):
    """A square with the picture and two buttons."""

    changed = Signal()
    refused = Signal()

    def __init__(self, theme: Theme, ask: AskPicture = ask_picture) -> None:
        super().__init__()
        self._theme = theme
        self._ask = ask
        self.content: bytes | None = None
        self._image = QLabel()
        self._image.setObjectName("article.picture")
        self._image.setAccessibleName(self.tr("Foto van het artikel"))
        self._image.setFixedSize(SIDE, SIDE)
        self._image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame = QFrame()
        frame.setProperty("fx", "card")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self._image)
        choose = Button(theme, self.tr("Foto kiezen…"), name="article.choose_picture", sz="s", icon="image")
        choose.clicked.connect(self._choose)
        self.clear_button = Button(
            theme, self.tr("Foto weghalen"), name="article.clear_picture", kind="ghost", sz="s", icon="trash-2"
        )
        self.clear_button.clicked.connect(lambda: self._set(None))
        buttons = QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(choose)
        buttons.addWidget(self.clear_button)
        buttons.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(frame)
        row.addLayout(buttons)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("Foto"), "label"))
        column.addLayout(row)
        theme.changed.connect(self._draw)
        self.show_picture(None)

    def show_picture(self, content: bytes | None) -> None:
        """Show stored bytes."""
        self.content = content
        self._draw()

    def _choose(self) -> None:
        path = self._ask(self)
        if not path:
            return
        content = small_png(path)
        if content is None:
            self.refused.emit()
        else:
            self._set(content)

    def _set(self, content: bytes | None) -> None:
        self.show_picture(content)
        self.changed.emit()

    def _draw(self) -> None:
        self.clear_button.setEnabled(self.content is not None)
        picture = QPixmap()
        if self.content is None or not picture.loadFromData(self.content):
            self._image.setPixmap(self._theme.pixmap("image", "text3", 40, self.devicePixelRatioF()))
            return
        ratio = self.devicePixelRatioF()
        side = round(SIDE * ratio)
        shown = picture.scaled(
            side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self._image.setPixmap(shown)
