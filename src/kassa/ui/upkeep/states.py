"""How a thing is, as word, icon and colour together: colour is never alone (ui.md 1)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kassa.domain.errors import KassaError
from kassa.domain.people.actor import Actor
from kassa.services.health import State

Permit = Callable[[Callable[[Actor], object], Callable[[KassaError], None]], None]
"""Does something as the person who stands here, or says why not; a till may ask a second person."""

TONES = {
    State.GOOD: ("circle-check", "success"),
    State.WARNING: ("triangle-alert", "warn"),
    State.BAD: ("circle-alert", "danger"),
    State.UNKNOWN: ("circle-help", "neutral"),
    State.ABSENT: ("minus", "neutral"),
}
"""Icon and tone of the badge."""


def word_of(state: State) -> str:
    """Return the word of a state in the language of the screen."""
    return {
        State.GOOD: QCoreApplication.translate("Upkeep", "In orde"),
        State.WARNING: QCoreApplication.translate("Upkeep", "Let op"),
        State.BAD: QCoreApplication.translate("Upkeep", "Niet in orde"),
        State.UNKNOWN: QCoreApplication.translate("Upkeep", "Niet te zien"),
        State.ABSENT: QCoreApplication.translate("Upkeep", "Niet ingesteld"),
    }[state]
