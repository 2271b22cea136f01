"""Simple marks in the text of a mail: ``**vet**``, ``_cursief_``, ``- punt`` and ``[woorden](https://…)``.

A backslash makes the sign after it a letter. Writing what was read gives the same blocks, so a text can go through the
editor and back without a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Final

from kassa.domain.frozen import frozen

_SPECIAL: Final = "\\*_[]"
_LINK = re.compile(r"\[((?:\\.|[^\\\[\]])*)\]\(([^()\s]*)\)")
_TARGET = re.compile(r"(https?://|mailto:)[^\s()<>\"'\\]+", re.IGNORECASE)
_ITEM: Final = "- "


@frozen
class Span:
    """A piece of text in one look.

    Attributes:
        text: without line breaks.
        bold: in strong letters.
        italic: in slanted letters.
        link: where it goes; empty for plain text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@frozen
class Block:
    """One line: of running text, or an item of a list; a line without spans is an empty one."""

    item: bool
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


def is_target(link: str) -> bool:
    """Whether a link goes to a page or an address."""
    return _TARGET.fullmatch(link) is not None


def parse(text: str) -> tuple[Block, ...]:
    """Read a text; what is no mark is a letter, so every text can be read."""
    return tuple(_line(line) for line in text.split("\n"))


def write(blocks: Iterable[Block]) -> str:
    """Write blocks as a text that reads back as the same blocks."""
    return "\n".join(_written(block) for block in blocks)


def plain(blocks: Iterable[Block]) -> str:
    """Write blocks for a reader without looks: no marks, a link behind its words."""
    lines = []
    for block in blocks:
        words = "".join(
            f"{span.text} ({span.link})" if span.link and span.link != span.text else span.text for span in block.spans
        )
        lines.append(_ITEM + words if block.item else words)
    return "\n".join(lines)


def tidy(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours of the same look and drop empty pieces."""
    kept = (span for span in spans if span.text)
    return tuple(
        Span("".join(span.text for span in same), *look)
        for look, same in groupby(kept, key=lambda span: (span.bold, span.italic, span.link))
    )


def _line(line: str) -> Block:
    item = line.startswith(_ITEM)
    return Block(item, tidy(_spans(line[len(_ITEM) :] if item else line)))


def _spans(line: str) -> list[Span]:
    """Read the marks of one line; a mark that is never closed is a letter."""
    found: list[Span] = []
    looks = {"**": False, "_": False}
    place = 0
    while place < len(line):
        sign = "**" if line.startswith("**", place) else line[place]
        link = _LINK.match(line, place) if sign == "[" else None
        if sign == "\\" and line[place + 1 : place + 2] in (*_SPECIAL, "-"):
            found.append(Span(line[place + 1], looks["**"], looks["_"]))
            place += 2
        elif link is not None:
            found.append(Span(_unescaped(link.group(1)), looks["**"], looks["_"], link.group(2)))
            place = link.end()
        elif sign in looks and (looks[sign] or _closes(line, sign, place + len(sign))):
            looks[sign] = not looks[sign]
            place += len(sign)
        else:
            found.append(Span(sign, looks["**"], looks["_"]))
            place += len(sign)
    return found


def _closes(line: str, sign: str, start: int) -> bool:
    """Whether the same mark comes again further on, not counting letters and links."""
    place = start
    while place < len(line):
        if line[place] == "\\":
            place += 2
            continue
        link = _LINK.match(line, place)
        if link is not None:
            place = link.end()
            continue
        if line.startswith(sign, place):
            return True
        place += 1
    return False


def _written(block: Block) -> str:
    bold = italic = False
    parts = [_ITEM if block.item else ""]
    for span in tidy(block.spans):
        # Slanted inside strong: a mark is closed before the one around it.
        if italic and (not span.italic or bold != span.bold):
            parts.append("_")
            italic = False
        if bold != span.bold:
            parts.append("**")
            bold = span.bold
        if span.italic and not italic:
            parts.append("_")
            italic = True
        words = _escaped(span.text)
        parts.append(f"[{words}]({span.link})" if span.link else words)
    parts.append("_" if italic else "")
    parts.append("**" if bold else "")
    line = "".join(parts)
    if not block.item and line.startswith("-"):
        return "\\" + line
    return line


def _escaped(text: str) -> str:
    return re.sub(r"([\\*_\[\]])", r"\\\1", text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\*_\[\]-])", r"\1", text)
