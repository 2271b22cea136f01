"""What every screen may ask for, handed over in its constructor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kassa.system.clock import Clock
    from kassa.ui.shell.language import Language
    from kassa.ui.shell.scanner import Scanner
    from kassa.ui.shell.sounds import Sounds
    from kassa.ui.theme.theme import Theme
    from kassa.ui.work.jobs import Runner


@dataclass(frozen=True, slots=True)
class UiContext:
    """Theme, scanner, sounds, language, background jobs and clock of one process."""

    theme: Theme
    scanner: Scanner
    sounds: Sounds
    language: Language
    jobs: Runner
    clock: Clock
