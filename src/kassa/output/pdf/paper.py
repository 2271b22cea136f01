"""A sales document as PDF: picture 14, A4 for a window envelope, PDF/A-3B, the same bytes for the same paper."""

from __future__ import annotations

import datetime as dt

from kassa.domain.sales.document import DocumentKind
from kassa.domain.sales.document_code import document_code
from kassa.domain.values.dutch import format_date
from kassa.output.layout import clean
from kassa.output.papers.epc import transfer_text
from kassa.output.papers.paper import Paper, PaperKind
from kassa.output.papers.wording import Wording
from kassa.output.pdf.blocks import Closing
from kassa.output.pdf.flow import Chunk, Placed, paginate
from kassa.output.pdf.lines import LineTable
from kassa.output.pdf.sheet import (
    BODY,
    HEIGHT,
    SMALL,
    STRONG,
    WIDTH,
    Colour,
    Face,
    Particulars,
    Sheet,
    Style,
    flattened,
)

LEFT, RIGHT = 20.0, WIDTH - 20.0
_ADDRESS_TOP, _ADDRESS_LEADING = 51.5, 4.9
"""First line of the address: the window begins 20 mm from the left and 45 to 55 mm from the top (ui.md 11)."""
_ADDRESS_WIDTH, _ADDRESS_LINES = 85.0, 2
"""As wide as the window; no part of an address needs more than two lines."""
_FACTS_TOP = 80.0
_FACTS_HEIGHT = 14.0
_FACT_WIDTH = (RIGHT - LEFT) / 5
_NEXT_TOP = 30.0
_BOTTOM = HEIGHT - 24.0
_LOGO_WIDTH, _LOGO_HEIGHT = 60.0, 14.0
_CONTACT_WIDTH, _CONTACT_LINES = 75.0, 5
_CODE_LEFT, _CODE_TOP, _CODE_SIDE = 109.0, 60.0, 14.0
"""Beside the window of the envelope, left of the number."""
_NAME_LINES = 3
_NAME = Style(Face.DISPLAY, 15)
_TITLE = Style(Face.DISPLAY, 25)
_NUMBER = Style(Face.STRONG, 13)
_TEXT_LEADING = 4.6
_FACT_LINES = 4


def draw_paper(paper: Paper) -> bytes:
    """Return the document as a PDF file.

    The same paper gives the same bytes at every moment and in every place, with the same release of the libraries.

    Raises:
        InputError: its logo is no picture.
    """
    return _Drawing(paper).finished()


class _Drawing:
    """Draws one paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        logo = paper.sender.logo
        self._logo = None if logo is None else flattened(logo)
        self._wording = Wording(paper)
        self._sheet = Sheet(
            Particulars(
                clean(self._wording.full_title),
                clean(paper.sender.name),
                paper.language,
                paper.date,
                repr(paper).encode("utf-8", "surrogatepass"),
            )
        )
        self._accent = _colour(paper.accent)
        self._table = LineTable(self._sheet, paper, self._wording, LEFT, RIGHT)
        self._closing = Closing(self._sheet, paper, self._wording, LEFT, RIGHT, self._accent)
        self._facts = [
            (label, self._sheet.wrapped(self._sheet.readable(value), STRONG, _FACT_WIDTH - 2)[:_FACT_LINES])
            for label, value in self._wording.facts()
        ]
        longest = max((len(value) for _, value in self._facts), default=1)
        self._facts_height = _FACTS_HEIGHT + (longest - 1) * _TEXT_LEADING
        self._address = [
            (part, BODY if place else STRONG)
            for place, line in enumerate(self._wording.address())
            for part in self._sheet.paragraphs(line, BODY if place else STRONG, _ADDRESS_WIDTH)[:_ADDRESS_LINES]
        ]

    def finished(self) -> bytes:
        """Return the file."""
        intro = self._intro()
        facts_top = max(_FACTS_TOP, _ADDRESS_TOP + _ADDRESS_LEADING * len(self._address) + 2)
        text_top = facts_top + self._facts_height + 7.5
        table_top = text_top + _TEXT_LEADING * len(intro) + (1.5 if intro else -3.5)
        pages = paginate(self._chunks(), self._table.head, table_top, _NEXT_TOP, _BOTTOM)
        for number, placed in enumerate(pages, start=1):
            self._sheet.add_page()
            if number == 1:
                self._head()
                self._draw_facts(facts_top)
                for place, (line, style) in enumerate(intro):
                    self._sheet.write_at(LEFT, text_top + place * _TEXT_LEADING, line, style)
            else:
                self._short_head()
            self._draw(placed)
            self._footer(number, len(pages))
        self._attach()
        return self._sheet.finished()

    def _intro(self) -> list[tuple[str, Style]]:
        paper, room = self._paper, RIGHT - LEFT
        lines: list[tuple[str, Style]] = []
        parts = [(paper.intro, BODY)]
        if paper.subject:
            parts.insert(0, (self._wording.say("subject", text=paper.subject), BODY))
        if paper.kind is PaperKind.CREDIT and paper.original is not None:
            number, day = paper.original.number, format_date(paper.original.date)
            parts.insert(0, (self._wording.say("corrects", number=number, date=day), STRONG))
        for text, style in parts:
            if text is paper.intro and lines and text.strip():
                lines.append(("", style))
            lines += [(line, style) for line in self._sheet.paragraphs(text, style, room)]
        return lines

    def _chunks(self) -> list[Chunk]:
        chunks, closing = self._table.chunks(), self._closing
        if self._paper.shows_prices:
            last = chunks.pop() if chunks else ()  # totals never stand alone on a page
            card = closing.card()
            chunks.append((*last, closing.totals(), *([card] if card else [])))
        chunks += [(block,) for block in closing.texts()]
        if self._paper.kind is PaperKind.DELIVERY:
            chunks.append((closing.signature(),))
        return chunks

    def _head(self) -> None:
        sheet, sender = self._sheet, self._paper.sender
        left = LEFT
        if self._logo is not None:
            left += sheet.picture(self._logo, LEFT, 14, _LOGO_WIDTH, _LOGO_HEIGHT) + 4
        contact = [f"{sender.street}, {sender.postcode} {sender.city}".strip(" ,"), sender.phone, sender.email]
        lines = [part for line in contact for part in sheet.paragraphs(line, SMALL, _CONTACT_WIDTH)][:_CONTACT_LINES]
        for place, line in enumerate(lines):
            sheet.write_at(RIGHT, 17.5 + place * 4.6, line, SMALL, right=True)
        room = RIGHT - left - max((sheet.width(line, SMALL) for line in lines), default=0) - 6
        names = sheet.wrapped(sheet.readable(sender.name), _NAME, room)[:_NAME_LINES]
        first = 21.5 - 3.2 * (len(names) - 1) - (1.2 if sender.website else 0)
        for place, name in enumerate(names):
            sheet.write_at(left, first + place * 6.2, name, _NAME)
        sheet.write_at(left, first + (len(names) - 1) * 6.2 + 5, sheet.readable(sender.website), SMALL)

        for place, (line, style) in enumerate(self._address):
            sheet.write_at(LEFT, _ADDRESS_TOP + place * _ADDRESS_LEADING, line, style)
        number = sheet.readable(self._wording.number)
        sheet.write_at(RIGHT, 54.5, self._wording.title, _TITLE, right=True)
        sheet.write_at(RIGHT, 62, number, _NUMBER.in_colour(self._accent), right=True)
        self._draw_code()
        if self._paper.receiver.vat_id:
            vat_id = self._wording.say("customer_vat", number=self._paper.receiver.vat_id)
            sheet.write_at(RIGHT, 68, sheet.readable(vat_id), SMALL, right=True)

    def _draw_code(self) -> None:
        """The code of this document as a QR, so that the till finds it; a transfer's own QR names it already."""
        paper = self._paper
        if not paper.number or transfer_text(paper):
            return
        from kassa.output.pdf.qr import matrix

        code = document_code(DocumentKind(paper.kind.value), paper.number)
        self._sheet.squares(matrix(code), _CODE_LEFT, _CODE_TOP, _CODE_SIDE)

    def _draw_facts(self, top: float) -> None:
        sheet = self._sheet
        sheet.rule(LEFT, top, RIGHT)
        for place, (label, value) in enumerate(self._facts):
            left = LEFT + place * _FACT_WIDTH
            sheet.write_at(left, top + 5.6, label, SMALL)
            for line, text in enumerate(value):
                sheet.write_at(left, top + 10.4 + line * _TEXT_LEADING, text, STRONG)
        sheet.rule(LEFT, top + self._facts_height, RIGHT)

    def _short_head(self) -> None:
        sheet = self._sheet
        title = sheet.readable(self._wording.full_title)
        room = RIGHT - LEFT - sheet.width(title, SMALL) - 6
        sheet.write_at(LEFT, 19, sheet.shortened(sheet.readable(self._paper.sender.name), STRONG, room), STRONG)
        sheet.write_at(RIGHT, 19, title, SMALL, right=True)
        sheet.rule(LEFT, 22.5, RIGHT)

    def _draw(self, placed: list[Placed]) -> None:
        for one in placed:
            one.block.draw(one.top)

    def _footer(self, number: int, count: int) -> None:
        sheet, top = self._sheet, HEIGHT - 19.0
        page = self._wording.say("page", page=number, pages=count)
        room = RIGHT - LEFT - sheet.width(page, SMALL) - 6
        sheet.rule(LEFT, top, RIGHT)
        for place, line in enumerate(sheet.wrapped(sheet.readable(self._wording.footer()), SMALL, room)[:2]):
            sheet.write_at(LEFT, top + 5.5 + place * 4.2, line, SMALL)
        sheet.write_at(RIGHT, top + 5.5, page, SMALL, right=True)

    def _attach(self) -> None:
        attachment = self._paper.attachment
        if attachment is None:
            return
        self._sheet.embed_file(
            basename=attachment.name,
            bytes=attachment.content,
            mime_type="text/xml",
            desc=attachment.description,
            modification_date=dt.datetime.combine(self._paper.date, dt.time(), dt.UTC),
            associated_file_relationship="Alternative",
            compress=True,
        )


def _colour(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)
