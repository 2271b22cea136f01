"""The table of a document: its columns, its head and its lines as blocks."""

from __future__ import annotations

from collections.abc import Callable

from kassa.domain.frozen import frozen
from kassa.domain.pricing.totals import PriceMode
from kassa.domain.values import Quantity
from kassa.domain.values.dutch import format_amount, format_quantity, format_rate, format_unit_price
from kassa.output.papers.paper import LineKind, Paper, PaperKind, PaperLine
from kassa.output.papers.wording import Wording
from kassa.output.pdf.flow import Block, Chunk
from kassa.output.pdf.sheet import BODY, HEAD, LINE, SHADE, SMALL, STRONG, Sheet, Style

HEAD_HEIGHT = 8.6
_GAP = 5.0
"""Between two columns."""
_BLEED = 2.0
"""How far the head of the table stands out at both sides."""
_PADDING, _ASCENT, _LEADING, _SMALL_LEADING = 2.3, 3.0, 4.4, 4.1
_WIDEST_NUMBER = 30.0
_NARROWEST_TEXT = 35.0
_NARROWEST_FIGURE = 13.5
_LONGEST_UNIT = 12
_LONGEST_ROW = 40
"""Text lines of one row; a longer one goes on as the next row, for no page could hold it."""

Cell = Callable[[PaperLine], str]


@frozen
class Column:
    """A column of figures, or the first one with the numbers.

    Attributes:
        style: of its cells.
    """

    label: str
    cell: Cell
    left: float
    right: float
    style: Style = BODY


class LineTable:
    """Makes the lines of one paper."""

    def __init__(self, sheet: Sheet, paper: Paper, wording: Wording, left: float, right: float) -> None:
        self._sheet = sheet
        self._paper = paper
        self._left = left
        self._right = right
        self._description = wording.say("description")
        self._figures = self._placed(self._wanted(wording))
        self._text_right = self._figures[0].left - _GAP
        article = wording.say("article")
        room = self._number_width(article)
        if room and self._text_right - left - room - _GAP < _NARROWEST_TEXT:
            room = 0.0  # huge figures: the number goes in front of the description
        self._number_room = room
        self._article = article if room else ""
        self._text_left = left + (room + _GAP if room else 0)
        self.head = Block(HEAD_HEIGHT, self._draw_head)

    def chunks(self) -> list[Chunk]:
        """Return the lines; a heading stays with the line below it."""
        chunks: list[Chunk] = []
        waiting: Chunk = ()
        for line in self._paper.lines:
            blocks = self._blocks(line)
            if line.kind is LineKind.HEADING:
                waiting += blocks
                continue
            chunks.append((*waiting, blocks[0]))
            chunks += [(block,) for block in blocks[1:]]
            waiting = ()
        return [*chunks, waiting] if waiting else chunks

    def _wanted(self, wording: Wording) -> list[tuple[str, Cell, Style]]:
        paper, lang = self._paper, self._paper.language
        delivery = paper.kind is PaperKind.DELIVERY

        def counted(count: Quantity | None, unit: str) -> str:
            return "" if count is None else f"{format_quantity(count, lang)} {unit[:_LONGEST_UNIT]}".strip()

        def quantity(line: PaperLine) -> str:
            return counted(line.quantity, line.unit)

        def outstanding(line: PaperLine) -> str:
            return counted(line.outstanding, line.unit)

        def price(line: PaperLine) -> str:
            return "" if line.price is None else format_unit_price(line.price, lang)

        def discount(line: PaperLine) -> str:
            return format_rate(line.discount, lang) if line.discount else ""

        def vat(line: PaperLine) -> str:
            return line.vat_letter if line.vat_rate is None else format_rate(line.vat_rate, lang)

        def amount(line: PaperLine) -> str:
            return "" if line.amount is None else format_amount(line.amount, lang)

        wanted: list[tuple[str, Cell, Style]] = [
            (wording.say("delivered" if delivery else "quantity"), quantity, STRONG if delivery else BODY)
        ]
        if delivery and any(line.outstanding is not None for line in paper.lines):
            wanted.append((wording.say("outstanding"), outstanding, BODY))
        if paper.shows_prices:
            ending = "_incl" if paper.mode is PriceMode.INCLUSIVE else ""
            wanted.append((wording.say(f"price{ending}"), price, BODY))
            if any(line.discount for line in paper.lines):
                wanted.append((wording.say("discount"), discount, BODY))
            wanted.append((wording.say("vat"), vat, BODY))
            wanted.append((wording.say(f"amount{ending}"), amount, STRONG))
        return wanted

    def _placed(self, wanted: list[tuple[str, Cell, Style]]) -> list[Column]:
        columns: list[Column] = []
        right = self._right
        for label, cell, style in reversed(wanted):
            texts = {self._sheet.readable(cell(line)) for line in self._paper.lines}
            widest = max((self._sheet.width(text, style) for text in texts), default=0.0)
            width = max(widest, self._sheet.width(label, HEAD), _NARROWEST_FIGURE)
            columns.insert(0, Column(label, cell, right - width, right, style))
            right -= width + _GAP
        return columns

    def _number_width(self, label: str) -> float:
        numbers = {self._sheet.readable(line.number) for line in self._paper.lines if line.number}
        if not numbers:
            return 0.0
        widest = max(self._sheet.width(number, BODY) for number in numbers)
        return min(_WIDEST_NUMBER, max(widest, self._sheet.width(label, HEAD)))

    def _draw_head(self, top: float) -> None:
        sheet, baseline = self._sheet, top + 4.9
        sheet.box(self._left - _BLEED, top, self._right - self._left + 2 * _BLEED, 7.4, SHADE)
        sheet.write_at(self._left, baseline, self._article, HEAD)
        sheet.write_at(self._text_left, baseline, self._description, HEAD)
        for column in self._figures:
            sheet.write_at(column.right, baseline, column.label, HEAD, right=True)

    def _blocks(self, line: PaperLine) -> Chunk:
        if line.kind is LineKind.ITEM:
            numbers = self._numbers(line)
            figures = [self._sheet.readable(column.cell(line)) for column in self._figures]
            room, style = self._text_right - self._text_left, BODY
        else:
            numbers, figures = [], []
            room, style = self._right - self._text_left, STRONG if line.kind is LineKind.HEADING else BODY
        texts = self._described(line, style, room)
        parts = max(1, -(-max(len(numbers), len(texts)) // _LONGEST_ROW))
        blocks = []
        for part in range(parts):
            span = slice(part * _LONGEST_ROW, (part + 1) * _LONGEST_ROW)
            shown = figures if part == 0 else []
            blocks.append(self._row(numbers[span], texts[span], shown, last=part == parts - 1))
        return tuple(blocks)

    def _numbers(self, line: PaperLine) -> list[str]:
        if not self._number_room:
            return []
        return self._sheet.wrapped(self._sheet.readable(line.number), BODY, self._number_room)

    def _described(self, line: PaperLine, style: Style, room: float) -> list[tuple[str, Style]]:
        sheet = self._sheet
        inside = f"{line.number} " if line.number and not self._number_room else ""
        texts = [(text, style) for text in sheet.paragraphs(f"{inside}{line.name}", style, room)]
        texts += [(text, SMALL) for text in sheet.paragraphs(line.detail, SMALL, room)]
        return texts + [(text, SMALL) for text in sheet.paragraphs(line.text, SMALL, room)]

    def _row(self, numbers: list[str], texts: list[tuple[str, Style]], figures: list[str], *, last: bool) -> Block:
        sheet = self._sheet
        text_height = sum(_SMALL_LEADING if style is SMALL else _LEADING for _, style in texts)
        height = 2 * _PADDING + max(text_height, _LEADING * max(1, len(numbers)))

        def draw(top: float) -> None:
            first = top + _PADDING + _ASCENT
            for place, number in enumerate(numbers):
                sheet.write_at(self._left, first + place * _LEADING, number, BODY)
            baseline = first
            for place, (text, style) in enumerate(texts):
                sheet.write_at(self._text_left, baseline, text, style)
                baseline += _SMALL_LEADING if style is SMALL else _LEADING
                if place == 0:
                    self._draw_figures(figures, first)
            if not texts:
                self._draw_figures(figures, first)
            if last:
                sheet.rule(self._left, top + height, self._right, LINE)

        return Block(height, draw, row=True)

    def _draw_figures(self, figures: list[str], baseline: float) -> None:
        for column, figure in zip(self._figures, figures, strict=False):
            self._sheet.write_at(column.right, baseline, figure, column.style, right=True)
