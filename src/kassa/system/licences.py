"""The parts of others that the program is made of, and the licence of each, in one file of plain text.

``scripts/licences.py`` writes the file from what is installed when the program is set up or packaged; the page
'Over Kassa' reads it, and the package ships it for people to read without the program.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = "licences.txt"
_PART = "\f\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A library, font or other work of others.

    Attributes:
        name: as its makers write it.
        version: empty where it has none.
        licence: short name, such as ``MIT``.
        text: the licence as its makers ship it.
    """

    name: str
    version: str
    licence: str
    text: str

    @property
    def title(self) -> str:
        """Return name and version."""
        return f"{self.name} {self.version}".strip()


def write_parts(file: Path, parts: Iterable[Part]) -> None:
    """Write the file; what a line or a part may not hold is left out of it."""
    blocks = []
    for part in parts:
        head = "\n".join(" ".join(line.split()) for line in (part.name, part.version, part.licence))
        blocks.append(f"{head}\n\n{part.text.replace(chr(12), '').strip()}\n")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_PART.join(blocks), encoding="utf-8", newline="\n")


def read_parts(file: Path) -> tuple[Part, ...]:
    """Return the parts in the order of the file; none when there is no such file, as in a checkout not yet set up."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    parts = []
    for block in text.split(_PART):
        lines = block.split("\n", 4)
        if len(lines) == 5:
            name, version, licence, _blank, body = lines
            parts.append(Part(name, version, licence, body.strip()))
    return tuple(parts)
