"""Live facts said aloud by a screen reader: change, errors, what a terminal says."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Say ``text`` now; an urgent fact interrupts what is being read.

    Args:
        widget: where the fact stands.
        text: in the language of the screen; nothing is said when it is empty.
        urgent: for errors and refusals.
    """
    if not text or not QAccessible.isActive():
        return
    from PySide6.QtGui import QAccessibleAnnouncementEvent  # first use: most tills have no screen reader

    event = QAccessibleAnnouncementEvent(widget, text)
    if urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)
