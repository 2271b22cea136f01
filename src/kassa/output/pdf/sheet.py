"""The sheet a document is drawn on: A4, PDF/A-3B, our own cut fonts, one text at a time and the same bytes every time.

Texts are placed one by one; fpdf2's ``cell()`` costs four times as much and ``table()`` ten (performance.md 1).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from enum import StrEnum
from functools import cache
from html import escape
from io import BytesIO

from fpdf import FPDF
from fpdf.fonts import TTFFont
from PIL import Image, UnidentifiedImageError

from kassa.domain.errors import InputError, Reason
from kassa.domain.frozen import frozen
from kassa.domain.values.dutch import Lang
from kassa.output.layout import clean
from kassa.system.paths import resource

WIDTH, HEIGHT = 210.0, 297.0
"""A4 in millimetres; so are all measures of this room but the size of letters, which is in points."""

MM_PER_POINT = 25.4 / 72
UNKNOWN = "\u25a1"
"""What stands for a letter our fonts do not have, such as an emoji."""

_CUT = "\u2026"
_LOGO_PIXELS = 20_000_000
_SPARE = 1e-6
"""Widths are sums of fractions; a text exactly as wide as its place fits."""

Colour = tuple[int, int, int]

INK: Colour = (24, 33, 47)
FAINT: Colour = (70, 81, 96)
LINE: Colour = (219, 216, 207)
SHADE: Colour = (243, 241, 236)
WHITE: Colour = (255, 255, 255)


class Face(StrEnum):
    """The cuts of Inter on paper."""

    REGULAR = "regular"
    STRONG = "strong"
    DISPLAY = "display"


_FACES = {Face.REGULAR: "Inter-Regular", Face.STRONG: "Inter-SemiBold", Face.DISPLAY: "InterDisplay-Bold"}


@frozen
class Style:
    """How a text looks.

    Attributes:
        size: in points, never below nine (ui.md 11).
    """

    face: Face
    size: float
    colour: Colour = INK

    def in_colour(self, colour: Colour) -> Style:
        """Return the same letters in another colour."""
        return Style(self.face, self.size, colour)


BODY = Style(Face.REGULAR, 9.5)
STRONG = Style(Face.STRONG, 9.5)
SMALL = Style(Face.REGULAR, 9, FAINT)
HEAD = Style(Face.STRONG, 9, FAINT)


@frozen
class Particulars:
    """What the file says about itself.

    Attributes:
        title: shown by viewers instead of the file name.
        author: who made it: the shop.
        language: of all texts in it.
        day: the day of the document; a PDF made again must not differ because the clock ran on.
        identity: anything that is the same for the same document; makes the file's own id.
    """

    title: str
    author: str
    language: Lang
    day: dt.date
    identity: bytes


class Sheet(FPDF):
    """Pages of A4 to write on."""

    def __init__(self, particulars: Particulars) -> None:
        super().__init__(format="A4", enforce_compliance="PDF/A-3B")
        self._particulars = particulars
        self._digest = hashlib.sha256(particulars.identity).hexdigest()[:32].upper()
        self.set_auto_page_break(False)
        self.set_margin(0)
        self._widths: dict[Face, dict[int, float]] = {}
        for face, name in _FACES.items():
            self.add_font(face.value, "", resource("fonts", "paper", f"{name}.ttf"))
            font = self.fonts[face.value]
            assert isinstance(font, TTFFont)
            font.ttfont.recalcBBoxes = False  # outlines are copied as they are, not taken apart and built again
            self._widths[face] = font.cw
            self._letters = _letters(frozenset(font.cmap))
        self.set_title(particulars.title)
        self.set_lang("nl-NL" if particulars.language == "nl" else "en-GB")
        self.set_xmp_metadata(_xmp(particulars, self._digest))

    def file_id(self) -> str:
        """Return the id of the file, made from the document and from nothing else."""
        return f"<{self._digest}><{self._digest}>"

    def width(self, text: str, style: Style) -> float:
        """Return how wide a readable text is, in millimetres."""
        return self._measured(text, style.face) * style.size

    def write_at(self, x: float, baseline: float, text: str, style: Style, *, right: bool = False) -> None:
        """Write one readable text; ``x`` is its left end, or its right end with ``right``."""
        if not text:
            return
        self.set_font(style.face.value, "", style.size)
        self.set_text_color(*style.colour)
        self.text(x - self.width(text, style) if right else x, baseline, text)

    def rule(self, left: float, y: float, right: float, colour: Colour = LINE, thick: float = 0.2) -> None:
        """Draw a horizontal line."""
        self.box(left, y - thick / 2, right - left, thick, colour)

    def box(self, left: float, top: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle."""
        self.set_fill_color(*colour)
        self.rect(left, top, width, height, style="F")

    def card(
        self, left: float, top: float, width: float, height: float, fill: Colour, edge: Colour | None = None
    ) -> None:
        """Fill a rectangle with round corners."""
        self.set_fill_color(*fill)
        if edge is not None:
            self.set_draw_color(*edge)
            self.set_line_width(0.25)
        self.rect(left, top, width, height, style="F" if edge is None else "DF", round_corners=True, corner_radius=2)

    def squares(self, rows: tuple[tuple[bool, ...], ...], left: float, top: float, side: float) -> None:
        """Draw a matrix of black squares as one shape, ``side`` wide and high."""
        scale = self.k
        size = side / len(rows) * scale
        bleed = size * 0.03  # rows that only touch show a hair of light between them
        marks = []
        for down, row in enumerate(rows):
            y = (self.h - top) * scale - (down + 1) * size
            for start, end in _runs(row):
                x = left * scale + start * size
                marks.append(f"{x:.3f} {y:.3f} {(end - start) * size + bleed:.3f} {size + bleed:.3f} re")
        self._out(f"q 0 g {' '.join(marks)} f Q")

    def stripes(self, modules: str, left: float, top: float, width: float, height: float) -> None:
        """Draw the bars of a code as one shape; ``1`` is dark."""
        scale = self.k
        size = width / len(modules) * scale
        y, high = (self.h - top - height) * scale, height * scale
        marks = [
            f"{left * scale + start * size:.3f} {y:.3f} {(end - start) * size:.3f} {high:.3f} re"
            for start, end in _runs(tuple(module == "1" for module in modules))
        ]
        self._out(f"q 0 g {' '.join(marks)} f Q")

    def picture(self, picture: Image.Image, left: float, top: float, width: float, height: float) -> float:
        """Draw a picture as large as it fits, from its left top; return how wide it became."""
        scale = min(width / picture.width, height / picture.height)
        self.image(picture, left, top, picture.width * scale, picture.height * scale)
        return picture.width * scale

    def readable(self, text: str) -> str:
        """Return the text with only letters our fonts have; what they lack becomes a visible square."""
        if text.isascii() and text.isprintable():
            return text
        return clean(text.replace("\t", " ")).translate(self._letters)

    def wrapped(self, text: str, style: Style, room: float) -> list[str]:
        """Break a readable text at spaces so that every line fits; a longer word is broken, nothing is lost."""
        if self.width(text, style) <= room + _SPARE:
            return [text]
        lines: list[str] = []
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer, style) <= room + _SPARE:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while len(line) > 1 and self.width(line, style) > room + _SPARE:
                fits = self._fitting(line, style, room)
                lines.append(line[:fits])
                line = line[fits:]
        return [*lines, line] if line else lines

    def shortened(self, text: str, style: Style, room: float) -> str:
        """Return a readable text cut to what fits, with an ellipsis where something went."""
        if self.width(text, style) <= room + _SPARE:
            return text
        return text[: self._fitting(text, style, room - self.width(_CUT, style))].rstrip() + _CUT

    def paragraphs(self, text: str, style: Style, room: float) -> list[str]:
        """Break a raw text of several lines; empty lines at its ends are left out."""
        lines: list[str] = []
        for line in text.strip().splitlines():
            lines += self.wrapped(" ".join(self.readable(line).split(" ")), style, room)
        return lines

    def finished(self) -> bytes:
        """Return the file."""
        return bytes(self.output())

    def _measured(self, text: str, face: Face) -> float:
        widths = self._widths[face]
        return sum([widths[ord(letter)] for letter in text]) * (MM_PER_POINT / 1000)

    def _fitting(self, text: str, style: Style, room: float) -> int:
        low, high = 1, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle], style) <= room:
                low = middle
            else:
                high = middle - 1
        return low


class _Letters(dict[int, int | None]):
    """What to write for a letter: itself when the fonts have it, nothing for a mark that only joins, else a square."""

    def __init__(self, known: frozenset[int]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, code: int) -> int | None:
        if code in self._known:
            made: int | None = code
        else:
            made = None if unicodedata.category(chr(code)).startswith("M") else ord(UNKNOWN)
        self[code] = made
        return made


@cache
def _letters(known: frozenset[int]) -> _Letters:
    return _Letters(known)


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    runs, start = [], -1
    for place, dark in enumerate((*row, False)):
        if dark and start < 0:
            start = place
        elif not dark and start >= 0:
            runs.append((start, place))
            start = -1
    return runs


def flattened(content: bytes) -> Image.Image:
    """Return a logo on white: an archive file holds no transparency.

    Raises:
        InputError: it is no picture, or far larger than a logo.
    """
    try:
        with Image.open(BytesIO(content)) as picture:
            if picture.width * picture.height > _LOGO_PIXELS:
                raise _no_logo("Het logo is te groot", "Kies een afbeelding van hooguit 20 miljoen beeldpunten.")
            coloured = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _no_logo("Het logo is niet te lezen", "Kies een PNG- of JPG-bestand.") from error
    paper = Image.new("RGB", coloured.size, WHITE)
    paper.paste(coloured, mask=coloured.getchannel("A"))
    return paper


def _no_logo(what: str, fix: str) -> InputError:
    return InputError(Reason("paper.logo", f"{what}; er is geen document gemaakt.", f"{fix} Zie Factuurinstellingen."))


def _xmp(particulars: Particulars, digest: str) -> str:
    """Return the description inside the file, the one place where PDF/A keeps it."""
    title, author = escape(particulars.title), escape(particulars.author)
    moment = f"{particulars.day.isoformat()}T00:00:00+00:00"
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{particulars.language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Kassa</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{digest.lower()}</xmpMM:DocumentID>
<pdf:Producer>Kassa</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>"""
