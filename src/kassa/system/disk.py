"""Room on the disk: warnings in time, and a ballast file that is given up so that selling can go on."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

_MIB: Final = 1024 * 1024
# Sources: reliability.md P14 and 6.13.
BALLAST_BYTES: Final = 50 * _MIB
LOW_BYTES: Final = 2000 * _MIB
VERY_LOW_BYTES: Final = 500 * _MIB
FULL_BYTES: Final = 5 * _MIB


class Room(StrEnum):
    """How much room the disk of the database has."""

    AMPLE = "ample"
    LOW = "low"
    VERY_LOW = "very_low"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class DiskState:
    """Room on the disk at one moment.

    Attributes:
        room: which warning belongs to it.
        free: free bytes for this user.
        released: whether the ballast was just given up.
    """

    room: Room
    free: int
    released: bool = False

    @property
    def sentence(self) -> str:
        """The Dutch warning; empty when there is room enough."""
        free = f"{self.free // _MIB} MB"
        return {
            Room.AMPLE: "",
            Room.LOW: f"De schijf raakt vol: nog {free} vrij.",
            Room.VERY_LOW: f"De schijf is bijna vol: nog {free} vrij. Maak vandaag ruimte.",
            Room.FULL: f"De schijf is vol: nog {free} vrij. Wat verkocht is, is bewaard. Maak nu ruimte.",
        }[self.room]


def room_for(free: int) -> Room:
    """Return which warning belongs to so many free bytes."""
    if free < FULL_BYTES:
        return Room.FULL
    if free < VERY_LOW_BYTES:
        return Room.VERY_LOW
    return Room.LOW if free < LOW_BYTES else Room.AMPLE


class DiskGuard:
    """Watches the disk of a database file; asked once a minute and whenever the store says it is full."""

    def __init__(self, database: Path, ballast_bytes: int = BALLAST_BYTES) -> None:
        self._folder = database.parent
        self._ballast = database.with_name(database.name + ".ballast")
        self._ballast_bytes = ballast_bytes

    @property
    def ballast(self) -> Path:
        """The file that is given up when the disk is full."""
        return self._ballast

    def check(self) -> DiskState:
        """Measure the room; lay down the ballast while there is plenty, give it up when there is none."""
        room, free = self._measure()
        if room is Room.FULL:
            return self.release()
        if room is Room.AMPLE and not self._ballast.exists():
            self._lay_down()
        return DiskState(room, free)

    def measure(self) -> DiskState:
        """Measure the room and change nothing."""
        room, free = self._measure()
        return DiskState(room, free)

    def release(self) -> DiskState:
        """Give up the ballast, so that what is being sold can be stored."""
        released = self._ballast.exists()
        self._ballast.unlink(missing_ok=True)
        room, free = self._measure()
        return DiskState(Room.FULL if released else room, free, released)

    def _measure(self) -> tuple[Room, int]:
        free = shutil.disk_usage(self._folder).free
        return room_for(free), free

    def _lay_down(self) -> None:
        part = self._ballast.with_name(self._ballast.name + ".part")
        try:
            with part.open("wb") as stream:
                for _ in range(0, self._ballast_bytes, _MIB):
                    # Random bytes: zeros would take no room on a file system that compresses.
                    stream.write(os.urandom(min(_MIB, self._ballast_bytes)))
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(self._ballast)
        except OSError:
            part.unlink(missing_ok=True)  # without a ballast the warnings still work
