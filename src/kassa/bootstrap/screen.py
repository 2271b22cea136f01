"""Whether a window can be opened at all: Qt itself would end the process with a message for programmers."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from kassa.domain.errors import DeviceError, Reason


def require_screen(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> None:
    """Refuse to open a window where there is no screen.

    Raises:
        DeviceError: no display server was named, and no other way to draw was asked for.
    """
    if not system.startswith("linux"):
        return
    if not any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise DeviceError(
            Reason(
                "screen.none",
                "Er is hier geen scherm waarop een venster kan staan. Er is niets gewijzigd.",
                "Start Kassa op de computer zelf, of op een denkbeeldig scherm met 'xvfb-run'.",
            ),
            temporary=False,
        )
