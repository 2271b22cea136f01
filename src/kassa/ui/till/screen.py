"""What every screen of the till is to its window."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Place(Enum):
    """Which part of the window a screen takes."""

    WORK = auto()  # the work area; the receipt stays usable, side tabs stay
    STEP = auto()  # the work area without side tabs; the receipt is read-only with 'Terug naar bon' (payment)
    ORDER = auto()  # as STEP, with the header of a new order above the receipt and nothing below it
    FULL = auto()  # everything below the top bar (cash-up)
    COVER = auto()  # the whole window (login, lock)


class Screen(QWidget):
    """A screen in the till window.

    The window calls ``entered`` when the screen is shown and ``left`` when another one is. A screen that is done emits
    ``finished`` with its result, or ``closed`` when the person went back; the window then shows the sale screen.
    """

    closed = Signal()
    finished = Signal(object)
    place = Place.WORK

    def entered(self) -> None:
        """Become current: read fresh facts and take the focus."""

    def left(self) -> None:
        """Another screen was shown."""

    def back(self) -> None:
        """Esc or 'Terug naar bon': one step back; a screen that may not be left yet overrides this."""
        self.closed.emit()

    def confirm(self) -> bool:
        """F12 or Ctrl+Enter: the primary action of the screen; ``False`` leaves it to the bon beside it."""
        return False

    def keyboard_shown(self, field: QWidget, top: int) -> None:
        """The keys on the screen opened for a field; they begin ``top`` pixels below the top of the window."""
        del field, top

    def keyboard_hidden(self) -> None:
        """The keys on the screen closed."""

    def take_scan(self, code: str) -> bool:
        """A scan while this screen is current; ``False`` leaves it to the sale."""
        del code
        return False
