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


def names() -> dict[str, str]:
    """Return the Dutch names that the services give devices, trials and checks, with what the screen says."""
    return {
        "Adres in het netwerk": QCoreApplication.translate("Upkeep", "Adres in het netwerk"),
        "Adres van een OPI-terminal": QCoreApplication.translate("Upkeep", "Adres van een OPI-terminal"),
        "Bonprinter": QCoreApplication.translate("Upkeep", "Bonprinter"),
        "Database": QCoreApplication.translate("Upkeep", "Database"),
        "Kassalade": QCoreApplication.translate("Upkeep", "Kassalade"),
        "Klantendisplay": QCoreApplication.translate("Upkeep", "Klantendisplay"),
        "Klok": QCoreApplication.translate("Upkeep", "Klok"),
        "Lade openen": QCoreApplication.translate("Upkeep", "Lade openen"),
        "Logo naar printer": QCoreApplication.translate("Upkeep", "Logo naar printer"),
        "PIN-terminal": QCoreApplication.translate("Upkeep", "PIN-terminal"),
        "Reservekopie": QCoreApplication.translate("Upkeep", "Reservekopie"),
        "Scanner": QCoreApplication.translate("Upkeep", "Scanner"),
        "Schijf": QCoreApplication.translate("Upkeep", "Schijf"),
        "Terminal proberen": QCoreApplication.translate("Upkeep", "Terminal proberen"),
        "Testbon": QCoreApplication.translate("Upkeep", "Testbon"),
        "Uitgaande post en bonnen": QCoreApplication.translate("Upkeep", "Uitgaande post en bonnen"),
        "Weegschaal": QCoreApplication.translate("Upkeep", "Weegschaal"),
        "Wegen": QCoreApplication.translate("Upkeep", "Wegen"),
        "Welkom tonen": QCoreApplication.translate("Upkeep", "Welkom tonen"),
    }


def spoken(name: str) -> str:
    """Return a name in the language of the screen; what the shop named itself, such as a till, stays as it is."""
    first, dot, rest = name.partition(" · ")
    return f"{names().get(first, first)}{dot}{rest}"
