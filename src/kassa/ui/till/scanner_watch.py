"""The scanner of the till: its codes come in, and who stands there hears when it goes away and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kassa.ui.work.device_bridge import DeviceBridge

if TYPE_CHECKING:
    from kassa.domain.errors import Reason
    from kassa.services.ports import TillScanner
    from kassa.ui.shell.context import UiContext
    from kassa.ui.till.controller import SaleController


class ScannerWatch(QObject):
    """Starts the scanner that is set and keeps it, through unplugging and other settings.

    Args:
        ui: what hears scans.
        scanner: the one that is set.
        controller: where a message is shown.
        parent: owner.
    """

    changed = Signal()
    """It went away or came back."""

    def __init__(self, ui: UiContext, scanner: TillScanner, controller: SaleController, parent: QObject) -> None:
        super().__init__(parent)
        self._ui, self._scanner, self._controller = ui, scanner, controller
        self.reason: Reason | None = None
        """What is wrong with it now."""
        self._bridge = DeviceBridge(self)
        self._bridge.scanned.connect(ui.scanner.take)
        self._bridge.changed.connect(self._changed)

    def start(self) -> None:
        """Begin to listen."""
        self._ui.scanner.affixes = self._scanner.affixes()
        self._scanner.start(self._bridge.scan, self._bridge.state)

    def refresh(self) -> None:
        """Go on with the settings as they are now."""
        self._ui.scanner.affixes = self._scanner.affixes()
        self._scanner.refresh()

    def _changed(self, reason: Reason | None) -> None:
        was, self.reason = self.reason, reason
        self.changed.emit()
        if self._controller.actor is None or reason == was:
            return
        if reason is not None:
            self._controller.warn(f"{reason.sentence} {reason.fix}".strip())
        else:
            self._controller.tell(self.tr("De scanner is weer verbonden."))
