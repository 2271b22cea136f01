"""Reads ZPL as a printer does: fields with their text, bars with their data; whatever else is obeyed is remembered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class PrintedLabel:
    """One label: texts and bars in the order they came, commands it obeyed, and how many."""

    texts: list[str] = field(default_factory=list)
    bars: list[tuple[str, str]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    copies: int = 1
    places: list[tuple[int, int]] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)


def read(data: bytes) -> list[PrintedLabel]:
    """Return the labels of a stream; ^ begins a command wherever it stands, as it does in a printer."""
    labels: list[PrintedLabel] = []
    kind, hexadecimal = "", False
    for command, rest in re.findall(r"\^([A-Z][A-Z0-9])([^^~]*)", data.decode("ascii")):
        if command == "XA":
            labels.append(PrintedLabel())
            continue
        label = labels[-1]
        label.commands.append(command)
        if command == "FO":
            label.places.append((int(rest.split(",")[0]), int(rest.split(",")[1])))
        elif command in ("BE", "B8", "BC"):
            kind = command
        elif command == "FH":
            hexadecimal = True
        elif command == "FD":
            text = _unhex(rest) if hexadecimal else rest
            if kind:
                label.bars.append((kind, _invoked(text) if kind == "BC" else text))
            else:
                label.texts.append(text)
        elif command == "FS":
            kind, hexadecimal = "", False
        elif command == "PW":
            label.size = (int(rest), label.size[1])
        elif command == "LL":
            label.size = (label.size[0], int(rest))
        elif command == "PQ":
            label.copies = int(rest)
    return labels


def _invoked(text: str) -> str:
    """Return what bars of Code 128 say; ``>`` and a character stand for something else ("~" and "^" too)."""
    return re.sub(">(.?)", lambda found: {"0": ">", "<": "^", "=": "~"}.get(found[1], f"[code {found[1]}]"), text)


def _unhex(text: str) -> str:
    parts = re.split(r"_([0-9A-F]{2})", text)
    raw = b"".join(bytes((int(part, 16),)) if place % 2 else part.encode() for place, part in enumerate(parts))
    return raw.decode("utf-8")
