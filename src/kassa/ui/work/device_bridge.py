"""From a device's own thread to the window: what a driver says arrives as a queued signal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from kassa.domain.catalog.scan import Scan
    from kassa.domain.errors import Reason


class DeviceBridge(QObject):
    """Hand ``scan`` and ``state`` to a scanner as its callbacks; connect the signals to what takes them."""

    scanned = Signal(object)
    """A :class:`Scan`."""
    changed = Signal(object)
    """What is wrong with the scanner now, a :class:`Reason` or None."""
    _arrived = Signal(object)
    _said = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self.scanned, Qt.ConnectionType.QueuedConnection)
        self._said.connect(self.changed, Qt.ConnectionType.QueuedConnection)

    def scan(self, scan: Scan) -> None:
        """A scanner read something; called from its thread."""
        self._arrived.emit(scan)

    def state(self, reason: Reason | None) -> None:
        """A scanner was unplugged or is back; called from its thread."""
        self._said.emit(reason)
