"""Outline icons, recoloured from a token and drawn per device pixel ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QRect


class Icons:
    """Reads ``name.svg`` from a folder and keeps every pixmap it drew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """The icon at ``size`` logical pixels in ``colour`` (``#RRGGBB``) for a screen of ``ratio``.

        Raises:
            FileNotFoundError: there is no such icon.
        """
        key = (name, colour, size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._draw(name, colour, size, ratio)
            self._pixmaps[key] = found
        return found

    def icon(self, name: str, colour: str, disabled: str) -> QIcon:
        """An icon for a standard button, drawn at the size and ratio the button asks for."""
        self._source(name)
        return QIcon(_Engine(self, name, colour, disabled))

    def _source(self, name: str) -> str:
        text = self._sources.get(name)
        if text is None:
            text = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            self._sources[name] = text
        return text

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # the library is only needed once something is drawn

        svg = self._source(name).replace("currentColor", colour)
        pixels = round(size * ratio)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap


class _Engine(QIconEngine):
    def __init__(self, icons: Icons, name: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._icons, self._name, self._colour, self._disabled = icons, name, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.deviceTransform().m11()  # the device itself would make the bindings load every kind of device
        size = min(rect.width(), rect.height())
        pixmap = self._icons.pixmap(self._name, self._ink(mode), size, ratio)
        painter.drawPixmap(
            rect.x() + (rect.width() - size) // 2, rect.y() + (rect.height() - size) // 2, size, size, pixmap
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon at the left; a size that is wider than high leaves room between it and the words of a button."""
        drawn = self._icons.pixmap(self._name, self._ink(mode), round(min(size.width(), size.height()) / scale), scale)
        if size.width() <= size.height():
            return drawn
        wide = QPixmap(size)
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        return wide

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, self._name, self._colour, self._disabled)

    def _ink(self, mode: QIcon.Mode) -> str:
        return self._disabled if mode == QIcon.Mode.Disabled else self._colour
