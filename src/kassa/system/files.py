"""Files that are there whole or not at all, also after a power cut."""

from __future__ import annotations

import os
from pathlib import Path


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name: after a power cut the old or the new file is there, never half of one.

    Raises:
        OSError: the disk refuses; the old file is then still there.
    """
    flush(part)
    part.replace(target)
    flush(target.parent)


def flush(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the disk itself."""
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder; it writes names at once
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)
