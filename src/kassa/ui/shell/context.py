"""What every screen may ask for, handed over in its constructor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kassa.domain.frozen import frozen
from kassa.ui.shell.language import Language
from kassa.ui.shell.scanner import Scanner
from kassa.ui.shell.sounds import Sounds
from kassa.ui.theme.theme import Mode, Theme

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kassa.domain.catalog.scan import Affixes
    from kassa.system.clock import Clock
    from kassa.ui.theme.sizes import Sizes
    from kassa.ui.work.jobs import Runner


@frozen
class UiContext:
    """Theme, scanner, sounds, language, background jobs and clock of one process; the zone is that of the shop."""

    theme: Theme
    scanner: Scanner
    sounds: Sounds
    language: Language
    jobs: Runner
    clock: Clock
    zone: tzinfo | None = None


def open_context(
    app: QApplication,
    resources: Path,
    cache: Path,
    clock: Clock,
    jobs: Runner,
    *,
    sizes: Sizes,
    mode: Mode,
    contrast: bool = False,
    volume: int = 5,
    affixes: Affixes | None = None,
    zone: tzinfo | None = None,
) -> UiContext:
    """Make the context of a process from its settings.

    Args:
        app: the application.
        resources: the folder of themes, icons, fonts and languages.
        cache: where sounds and the compiled language go; made when needed.
        clock: the moment.
        jobs: background work.
        sizes: ``TOUCH`` or ``DESK``.
        mode: Licht, Donker or Automatisch.
        contrast: 'Meer contrast'.
        volume: of the sounds, 0 to 10.
        affixes: what the scanner types around a code.
        zone: time zone of the shop; ``None`` is that of the machine.
    """
    theme = Theme(app, resources, sizes=sizes, mode=mode, contrast=contrast)
    language = Language(app, resources / "i18n" / "kassa_en.ts", cache)
    return UiContext(
        theme, Scanner(app, affixes=affixes), Sounds(cache / "sounds", volume=volume), language, jobs, clock, zone
    )
