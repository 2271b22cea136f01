"""What one printer is: its profile, its width, what it can answer and where the logo is."""

from __future__ import annotations

from enum import StrEnum

from kassa.devices.printer.escpos_library import profile_data
from kassa.domain.frozen import frozen

DOTS_PER_CHARACTER = 12
"""Width of font A on every ESC/POS printer."""


class Answers(StrEnum):
    """How much a printer says back."""

    AUTO = "auto"
    """Ask; a printer that never answered is blind, one that ever answered must go on answering."""
    BLIND = "blind"
    """Nothing: a job is handed over, never confirmed."""
    STATUS = "status"
    """Paper, cover and errors (DLE EOT), asked before printing."""
    CONFIRMS = "confirms"
    """Also when a job is on paper (GS ( H, Epson)."""


class LogoPlace(StrEnum):
    """How the logo gets on paper."""

    NONE = "none"
    MEMORY = "memory"
    """Kept in the printer under a key of two characters (GS ( L)."""
    MEMORY_OLD = "memory_old"
    """Kept in an older printer as picture 1 (FS p)."""
    RASTER = "raster"
    """Sent with every receipt: slow on a serial printer."""


@frozen
class PrinterModel:
    """The settings of a receipt printer.

    Attributes:
        profile: model name of python-escpos.
        columns: characters on a line; 0 takes the profile's.
        code_page: preferred code page; empty takes the first with a euro sign.
        answers: what it says back.
        logo: where the logo is.
        logo_key: key of the logo in the printer's memory.
        cuts: whether it has a knife; without one the paper is fed to where it can be torn.
        pulse_milliseconds: how long a drawer gets current.
    """

    profile: str = "default"
    columns: int = 0
    code_page: str = ""
    answers: Answers = Answers.AUTO
    logo: LogoPlace = LogoPlace.NONE
    logo_key: str = "KA"
    cuts: bool = True
    pulse_milliseconds: int = 100

    @property
    def width(self) -> int:
        """Characters of normal size on a line: 32, 42 or 48 on common paper."""
        if self.columns:
            return self.columns
        stated = int(profile_data(self.profile)["fonts"]["0"]["columns"])
        # One profile counts the dots of a letter instead of the letters on a line.
        return stated if stated >= 24 else 48

    @property
    def dots(self) -> int:
        """Dots that can be printed on a line."""
        pixels = profile_data(self.profile)["media"].get("width", {}).get("pixels")
        return pixels if isinstance(pixels, int) and not self.columns else self.width * DOTS_PER_CHARACTER

    def supports(self, feature: str) -> bool:
        """Return whether the profile knows a feature, such as ``qrCode``."""
        return bool(profile_data(self.profile)["features"].get(feature))
