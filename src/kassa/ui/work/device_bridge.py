"""From a device's own thread to the window: what a driver says arrives as a queued signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal


class DeviceBridge(QObject):
    """Hand ``code`` to a driver as its callback; connect ``scanned`` to what takes scans."""

    scanned = Signal(str)
    _arrived = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self.scanned, Qt.ConnectionType.QueuedConnection)

    def code(self, text: str) -> None:
        """A serial or HID scanner read a code; called from its thread."""
        self._arrived.emit(text)
