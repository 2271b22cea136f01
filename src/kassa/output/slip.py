"""A receipt as data: what stands on the paper, not how a printer is told.

A ``Slip`` is made by ``output.receipts`` from frozen documents, laid out here for a width in characters (``compose``),
and only then becomes bytes (``devices.printer``), a preview on the screen or plain text. Layout therefore exists once.
Rules of the layout: names wrap, amounts are never cut, control characters never leave this module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import Lang
from kassa.output.layout import cells, clean, wrap


class Align(StrEnum):
    """Where a text stands on its line."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Size(StrEnum):
    """How big a text is: ``TALL`` is twice as high, ``LARGE`` twice as high and twice as wide."""

    NORMAL = "normal"
    TALL = "tall"
    LARGE = "large"


class BarcodeKind(StrEnum):
    """The bar codes every receipt printer draws by itself."""

    CODE128 = "code128"
    EAN13 = "ean13"
    EAN8 = "ean8"


@frozen
class Text:
    """A paragraph: wraps at spaces; a line end in it starts a new line."""

    text: str
    align: Align = Align.LEFT
    bold: bool = False
    size: Size = Size.NORMAL


@frozen
class Row:
    """A name on the left that may wrap, and an amount on the right that never does.

    Attributes:
        left: what it is.
        right: the amount; on a line of its own when both do not fit.
        lead: a short text before ``left`` (the quantity), in a gutter of ``gutter`` characters.
        gutter: width of that gutter; also the indent when ``lead`` is empty.
        bold: printed heavy.
        size: ``LARGE`` becomes ``TALL`` when the row would not fit on one line.
    """

    left: str
    right: str = ""
    lead: str = ""
    gutter: int = 0
    bold: bool = False
    size: Size = Size.NORMAL


@frozen
class Table:
    """Figures under each other: the first column left and wrapping, the others right and never cut.

    Where the paper is too narrow for the widest row, every row becomes a small block of "head: value" lines.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()


@frozen
class Rule:
    """A line across the paper."""

    double: bool = False


@frozen
class Barcode:
    """A bar code with its digits below."""

    kind: BarcodeKind
    data: str


@frozen
class Qr:
    """A QR code."""

    data: str


@frozen
class Logo:
    """The shop's picture, kept in the printer or sent once; ``alt`` is printed where there is none."""

    alt: str = ""


@frozen
class Feed:
    """Empty paper."""

    lines: int = 1


@frozen
class Cut:
    """Cut the paper here."""

    partial: bool = True


@frozen
class Pulse:
    """Open a cash drawer: 1 is connector pin 2, 2 is pin 5."""

    drawer: int = 1


@frozen
class CodePages:
    """The same text once in every code page of the printer that has its letters, each line with the name of its page.

    Only a printer has code pages: anywhere else it is nothing.
    """

    text: str


Item = Text | Row | Table | Rule | Barcode | Qr | Logo | Feed | Cut | Pulse | CodePages


@frozen
class Slip:
    """A whole receipt in one language (``nl`` or ``en``)."""

    items: tuple[Item, ...]
    language: Lang = "nl"


@frozen
class TextLine:
    """One printed line: already wrapped, at most ``width`` characters of its size.

    Attributes:
        left: text at the left edge, or the whole text of a centred or right-aligned line.
        right: text at the right edge of a left-aligned line.
        width: characters that fit on a line of this size.
        align: where a line without ``right`` stands.
        bold: printed heavy.
        size: height and width of the letters.
    """

    left: str
    right: str
    width: int
    align: Align = Align.LEFT
    bold: bool = False
    size: Size = Size.NORMAL

    def padded(self, width: int) -> str:
        """The line as characters with spaces between its two ends, without trailing spaces."""
        if self.right:
            return self.left.ljust(max(0, width - len(self.right))) + self.right
        if self.align is Align.CENTER:
            return " " * ((width - len(self.left)) // 2) + self.left
        if self.align is Align.RIGHT:
            return self.left.rjust(width)
        return self.left


Printed = TextLine | Barcode | Qr | Logo | Feed | Cut | Pulse | CodePages


def compose(slip: Slip, columns: int) -> tuple[Printed, ...]:
    """Lay a slip out for paper that takes ``columns`` characters of normal size on a line (32, 42 or 48)."""
    printed: list[Printed] = []
    for item in slip.items:
        if isinstance(item, Text):
            printed += _text_lines(item, columns)
        elif isinstance(item, Row):
            printed += _row_lines(item, columns)
        elif isinstance(item, Table):
            printed += _table_lines(item, columns)
        elif isinstance(item, Rule):
            printed.append(TextLine(("=" if item.double else "-") * columns, "", columns))
        else:
            printed.append(item)
    return tuple(printed)


def plain_text(slip: Slip, columns: int) -> str:
    """The slip as characters, ``columns`` wide: for preview, search, mail and approval; ends with a line end."""
    lines: list[str] = []
    for item in compose(slip, columns):
        if isinstance(item, TextLine):
            lines.append(item.padded(columns))
        elif isinstance(item, Feed):
            lines += [""] * item.lines
        else:
            words = _stand_in(item)
            lines += [words[at : at + columns].center(columns) for at in range(0, len(words), columns)]
    return "".join(line.rstrip() + "\n" for line in lines)


def change_texts(slip: Slip, change: Callable[[str], str]) -> Slip:
    """Return the slip with every readable text changed; codes keep their data.

    A printer that lacks a letter replaces it here, before the layout counts characters.
    """
    return Slip(tuple(_changed(item, change) for item in slip.items), slip.language)


def _changed(item: Item, change: Callable[[str], str]) -> Item:
    if isinstance(item, Text):
        return replace(item, text=change(item.text))
    if isinstance(item, Row):
        return replace(item, left=change(item.left), right=change(item.right), lead=change(item.lead))
    if isinstance(item, Table):
        rows = tuple(tuple(map(change, row)) for row in item.rows)
        return Table(tuple(map(change, item.head)), rows, tuple(map(change, item.foot)))
    return item


def _stand_in(item: Barcode | Qr | Logo | Cut | Pulse | CodePages) -> str:
    if isinstance(item, Barcode):
        return f"[{item.kind.value} {clean(item.data)}]"
    if isinstance(item, Qr):
        return f"[qr {clean(item.data)}]"
    if isinstance(item, Logo):
        return f"[{clean(item.alt)}]" if item.alt else ""
    return ""


def _width(columns: int, size: Size) -> int:
    return columns // 2 if size is Size.LARGE else columns


def _text_lines(item: Text, columns: int) -> list[Printed]:
    size = item.size
    if size is Size.LARGE and any(len(word) > columns // 2 for word in clean(item.text).split()):
        size = Size.TALL
    width = _width(columns, size)
    return [TextLine(line, "", width, item.align, item.bold, size) for line in wrap(item.text, width)]


def _row_lines(item: Row, columns: int) -> list[Printed]:
    width = _width(columns, item.size)
    right = clean(item.right)
    room = width - item.gutter - (len(right) + 1 if right else 0)
    if item.size is Size.LARGE and len(clean(item.left)) > room:
        return _row_lines(replace(item, size=Size.TALL), columns)
    shared = room >= min(10, len(clean(item.left)))
    left = wrap(item.left, room if shared else width - item.gutter)
    lead = clean(item.lead)
    margin = lead.ljust(item.gutter) if len(lead) < item.gutter or not lead else lead + " "
    lines: list[Printed] = []
    for number, text in enumerate(left):
        start = margin if number == 0 and len(margin) <= item.gutter else " " * item.gutter
        beside = right if shared and number == 0 else ""
        lines.append(TextLine((start + text).rstrip(), beside, width, Align.LEFT, item.bold, item.size))
    if not shared:
        lines += [TextLine(text, "", width, Align.RIGHT, item.bold, item.size) for text in wrap(right, width) if text]
    if lead and len(margin) > item.gutter:
        lines.insert(0, TextLine(lead, "", width, Align.LEFT, item.bold, item.size))
    return lines


def _table_lines(table: Table, columns: int) -> list[Printed]:
    rows = [row for row in (table.head, *table.rows, table.foot) if row]
    widths = cells(rows, columns)
    if widths is None:
        return _stacked(table, columns)
    lines: list[Printed] = []
    for row in rows:
        bold = row is table.foot
        names = wrap(row[0], widths[0])
        figures = "".join(clean(cell).rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append(TextLine(names[0].ljust(widths[0]) + figures, "", columns, bold=bold))
        lines += [TextLine(name, "", columns, bold=bold) for name in names[1:]]
    return lines


def _stacked(table: Table, columns: int) -> list[Printed]:
    lines: list[Printed] = []
    for row in (*table.rows, table.foot) if table.foot else table.rows:
        bold = row is table.foot
        lines += _text_lines(Text(row[0], bold=bold), columns)
        for head, value in zip(table.head[1:], row[1:], strict=True):
            if value:
                lines += _row_lines(Row(head, value, gutter=2, bold=bold), columns)
    return lines
