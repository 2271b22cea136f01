"""Stored files to look at: written aside under a name of ours, for the program the machine has for them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from kassa.domain.messages.files import safe_name


def put_aside(name: str, content: bytes) -> str:
    """Write a copy to look at and return where; the system clears it away with its other temporary files."""
    folder = Path(tempfile.mkdtemp(prefix="kassa-mail-"))
    file = folder / safe_name(name)
    file.write_bytes(content)
    return str(file)
