"""Whether things may move: 'Minder beweging' of the system or of this person (ui.md 2.6)."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

_PROPERTY = "kassa_reduced_motion"
_CLIENT_AREA_ANIMATION = 0x1042


def set_reduced_motion(on: bool) -> None:
    """Take over what this person chose; the system's own setting counts as well."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, on)


def chosen_reduced_motion() -> bool:
    """Return what this person chose."""
    app = QApplication.instance()
    return bool(app is not None and app.property(_PROPERTY))


def reduced_motion() -> bool:
    """Return whether a movement must be left out."""
    return chosen_reduced_motion() or _system_says()


def _system_says() -> bool:
    if sys.platform != "win32":
        return False
    import ctypes

    on = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(on), 0)
    return not on.value
