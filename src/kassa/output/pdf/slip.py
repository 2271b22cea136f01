"""A slip as PDF: the receipt a customer gets by mail, as wide as the paper roll and as long as it needs to be."""

from __future__ import annotations

import datetime as dt
from typing import Final

from kassa.output.pdf.qr import matrix
from kassa.output.pdf.sheet import INK, Face, Particulars, Sheet, Style
from kassa.output.slip import Align, Barcode, Feed, Item, Qr, Row, Rule, Size, Slip, Table, Text

_WIDTH: Final = 80.0
_LEFT, _RIGHT = 5.0, 75.0
_ROOM = _RIGHT - _LEFT
_MARGIN: Final = 6.0
_LONGEST: Final = 2_000.0
"""A page ends here: viewers refuse pages above five metres."""
_LEADING = {Size.NORMAL: 4.4, Size.TALL: 6.4, Size.LARGE: 7.4}
_POINTS = {Size.NORMAL: 9.0, Size.TALL: 12.0, Size.LARGE: 14.0}
_PER_CHARACTER: Final = 1.7
"""Width of the gutter before a name, per character."""
_GAP = 2.0
_QR_SIDE: Final = 34.0
_BAR_HEIGHT: Final = 12.0


def draw_slip(slip: Slip, title: str, author: str, day: dt.date) -> bytes:
    """Return a slip as a PDF file; the same slip gives the same bytes.

    Args:
        slip: what stands on the paper.
        title: shown by viewers, such as ``Kassabon 10483``.
        author: the shop.
        day: of the document.
    """
    sheet = Sheet(Particulars(title, author, slip.language, day, repr(slip).encode("utf-8", "surrogatepass")))
    return _Roll(sheet, slip).drawn()


class _Roll:
    """Lays one slip out from top to bottom; pages are cut where the roll is too long."""

    def __init__(self, sheet: Sheet, slip: Slip) -> None:
        self._sheet = sheet
        self._slip = slip
        self._y = 0.0

    def drawn(self) -> bytes:
        # Twice the same way: first to know how long the paper is, then to write on it.
        for height, items in self._pages():
            self._sheet.add_page(format=(_WIDTH, height + 2 * _MARGIN))
            self._y = _MARGIN
            for item in items:
                self._put(item, draw=True)
        return self._sheet.finished()

    def _pages(self) -> list[tuple[float, list[Item]]]:
        pages: list[tuple[float, list[Item]]] = [(0.0, [])]
        for item in self._slip.items:
            self._y = 0.0
            self._put(item, draw=False)
            length, items = pages[-1]
            if items and length + self._y > _LONGEST:
                pages.append((self._y, [item]))
            else:
                items.append(item)
                pages[-1] = (length + self._y, items)
        return pages

    def _put(self, item: Item, *, draw: bool) -> None:
        if isinstance(item, Text):
            self._text(item, draw=draw)
        elif isinstance(item, Row):
            self._row(item, draw=draw)
        elif isinstance(item, Table):
            self._table(item, draw=draw)
        elif isinstance(item, Rule):
            if draw:
                self._sheet.rule(_LEFT, self._y + 1.6, _RIGHT, INK, 0.4 if item.double else 0.2)
            self._y += 3.2
        elif isinstance(item, Feed):
            self._y += item.lines * _LEADING[Size.NORMAL]
        elif isinstance(item, Qr):
            self._qr(item, draw=draw)
        elif isinstance(item, Barcode):
            self._bars(item, draw=draw)

    def _text(self, item: Text, *, draw: bool) -> None:
        style = _style(item.size, bold=item.bold)
        for line in self._lines(item.text, style, _ROOM):
            width = self._sheet.width(line, style)
            left = {Align.LEFT: _LEFT, Align.CENTER: _LEFT + (_ROOM - width) / 2, Align.RIGHT: _RIGHT - width}
            self._write([(left[item.align], line, style)], item.size, draw=draw)

    def _row(self, item: Row, *, draw: bool) -> None:
        style = _style(item.size, bold=item.bold)
        right = self._sheet.readable(item.right)
        start = _LEFT + item.gutter * _PER_CHARACTER
        if item.lead:
            start = max(start, _LEFT + self._sheet.width(self._sheet.readable(item.lead), style) + 1.0)
        beside = self._sheet.width(right, style)
        room = _RIGHT - start - (beside + _GAP if right else 0)
        shared = room >= _ROOM / 4
        for place, line in enumerate(self._lines(item.left, style, room if shared else _RIGHT - start)):
            parts = [(start, line, style)]
            if place == 0 and item.lead:
                parts.append((_LEFT, self._sheet.readable(item.lead), style))
            if place == 0 and shared:
                parts.append((_RIGHT - beside, right, style))
            self._write(parts, item.size, draw=draw)
        if right and not shared:
            self._write([(_RIGHT - beside, right, style)], item.size, draw=draw)

    def _table(self, item: Table, *, draw: bool) -> None:
        rows = [row for row in (item.head, *item.rows, item.foot) if row]
        column = _ROOM / max(len(rows[0]), 1)
        for row in rows:
            style = _style(Size.NORMAL, bold=row is item.foot)
            parts = [(_LEFT, self._sheet.shortened(self._sheet.readable(row[0]), style, column - 1), style)]
            for place, cell in enumerate(row[1:], 2):
                text = self._sheet.readable(cell)
                parts.append((_LEFT + place * column - self._sheet.width(text, style), text, style))
            self._write(parts, Size.NORMAL, draw=draw)

    def _bars(self, item: Barcode, *, draw: bool) -> None:
        from barcode.codex import Code128  # first use: most slips that are mailed carry one, papers none

        code = str(Code128(item.data).build()[0])
        row = tuple(bar == "1" for bar in code)
        if draw:
            side = min(_ROOM, len(row) * 0.33)
            left, each = _LEFT + (_ROOM - side) / 2, side / len(row)
            for place, dark in enumerate(row):
                if dark:
                    self._sheet.box(left + place * each, self._y + 1, each, _BAR_HEIGHT, INK)
        self._y += _BAR_HEIGHT + 2
        self._text(Text(item.data, Align.CENTER), draw=draw)

    def _qr(self, item: Qr, *, draw: bool) -> None:
        if draw:
            self._sheet.squares(matrix(item.data), _LEFT + (_ROOM - _QR_SIDE) / 2, self._y + 1, _QR_SIDE)
        self._y += _QR_SIDE + 3

    def _lines(self, text: str, style: Style, room: float) -> list[str]:
        lines: list[str] = []
        for part in text.split("\n"):
            lines += self._sheet.wrapped(self._sheet.readable(part), style, room) or [""]
        return lines

    def _write(self, parts: list[tuple[float, str, Style]], size: Size, *, draw: bool) -> None:
        leading = _LEADING[size]
        if draw:
            for left, text, style in parts:
                self._sheet.write_at(left, self._y + leading * 0.75, text, style)
        self._y += leading


def _style(size: Size, *, bold: bool) -> Style:
    face = Face.STRONG if bold or size is not Size.NORMAL else Face.REGULAR
    return Style(face, _POINTS[size])
