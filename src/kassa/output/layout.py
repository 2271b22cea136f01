"""Characters on a line of fixed width: cleaning, wrapping, column widths."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_NAME_ROOM = 8
"""A first column narrower than this is unreadable; the table is stacked instead."""


def clean(text: str) -> str:
    """Text that is safe on paper: composed letters, plain spaces, no control characters.

    A name with an escape character in it must never reach a printer as a command.
    """
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if _blank(letter) else letter for letter in composed if unicodedata.category(letter) != "Cf")


def _blank(letter: str) -> bool:
    return unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"}


def wrap(text: str, width: int) -> list[str]:
    """Break a text at spaces into lines of at most ``width`` characters; a longer word is broken, nothing is lost.

    A no-break space keeps what it joins together; a dot that separates two parts disappears where the line breaks.
    An empty text is one empty line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrap_paragraph([clean(word) for word in _words(paragraph)], max(1, width))
    return lines


def _words(paragraph: str) -> list[str]:
    return [word for word in paragraph.replace("\t", " ").split(" ") if word]


def _wrap_paragraph(words: list[str], width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(_without_dot(line))
        while len(word) > width:
            lines.append(word[:width])
            word = word[width:]
        line = word
    if line or not lines:
        lines.append(_without_dot(line))
    return lines


def _without_dot(line: str) -> str:
    """A separating dot has nothing left to separate at the end of a line."""
    return line.removesuffix(" ·")


def cells(rows: Sequence[Sequence[str]], columns: int) -> list[int] | None:
    """Widths of the columns of a table, together ``columns``; None when the figures do not fit beside a name.

    Every figure keeps at least one space before it; what is left over goes to the first column.
    """
    natural = [max(len(clean(row[place])) for row in rows) for place in range(len(rows[0]))]
    figures = [width + 1 for width in natural[1:]]
    first = columns - sum(figures)
    if first < min(natural[0], _NAME_ROOM):
        return None
    spare = first - natural[0]
    while figures and spare >= len(figures) and max(figures) * len(figures) < columns * 3 // 4:
        figures = [width + 1 for width in figures]
        spare -= len(figures)
    return [columns - sum(figures), *figures]
