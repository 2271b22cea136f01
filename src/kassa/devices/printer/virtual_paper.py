"""A page of the virtual printer as a picture, dot for dot: for the preview and for scanning its codes."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from kassa.devices.printer.virtual_codes import CodeError, modules
from kassa.devices.printer.virtual_page import Letter, Page, PaperCode, PaperCut, PaperLine, PaperPicture
from kassa.system.paths import resource

_LETTER_WIDTH, _LETTER_HEIGHT, _LINE_HEIGHT = 12, 24, 30
_MARGIN = 24
_LETTER_SIZE = 18
_QR_LEVEL = 0
"""Level M in the numbering of the qrcode library."""


def draw(page: Page) -> bytes:
    """Return the page as a PNG, black on white."""
    from PIL import Image  # only who looks at paper pays for it

    width = page.columns * _LETTER_WIDTH
    blocks = [block for item in page.items if (block := _block(item)) is not None]
    height = sum(block.height for block, _ in blocks)
    paper: Any = Image.new("L", (width + 2 * _MARGIN, height + 2 * _MARGIN), 255)
    top = _MARGIN
    for block, justified in blocks:
        free = width - block.width
        paper.paste(block, (_MARGIN + (0, free // 2, free)[justified], top))
        top += block.height
    out = io.BytesIO()
    paper.save(out, "PNG")
    return out.getvalue()


def _block(item: PaperLine | PaperCode | PaperPicture | PaperCut) -> tuple[Any, int] | None:
    if isinstance(item, PaperLine):
        return _text(item), item.justified
    if isinstance(item, PaperPicture):
        return _picture(item), item.justified
    if isinstance(item, PaperCode):
        return (_qr(item) if item.kind == "QR" else _barcode(item)), item.justified
    return None


def _text(line: PaperLine) -> Any:
    from PIL import Image, ImageDraw

    high = max((letter.high for letter in line.letters), default=1)
    block = Image.new("L", (max(1, line.width * _LETTER_WIDTH), high * _LINE_HEIGHT), 255)
    left = 0
    for letter in line.letters:
        glyph = Image.new("L", (_LETTER_WIDTH, _LETTER_HEIGHT), 255)
        pen = ImageDraw.Draw(glyph)
        pen.text((_LETTER_WIDTH // 2, 20), letter.char, 0, _font(letter.bold), anchor="ms")
        sized = glyph.resize((_LETTER_WIDTH * letter.wide, _LETTER_HEIGHT * letter.high))
        block.paste(sized, (left, (high - letter.high) * _LINE_HEIGHT))
        left += _LETTER_WIDTH * letter.wide
    return block


@cache
def _font(bold: bool) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(resource("fonts", "Inter-Bold.otf" if bold else "Inter-Medium.otf")), _LETTER_SIZE)


def _picture(item: PaperPicture) -> Any:
    from PIL import Image

    return Image.frombytes("1", (item.width, item.height), bytes(byte ^ 0xFF for byte in item.rows)).convert("L")


def _barcode(item: PaperCode) -> Any:
    from PIL import Image

    try:
        bars = modules(item.kind, item.data, item.symbols)
    except CodeError:
        return Image.new("L", (1, 1), 255)
    row = Image.new("L", (len(bars), 1))
    row.putdata([0 if bar == "1" else 255 for bar in bars])
    block = row.resize((len(bars) * item.module, item.height), Image.Resampling.NEAREST)
    if not item.readable:
        return block
    digits = _text(PaperLine(tuple(Letter(char) for char in item.data)))
    whole = Image.new("L", (max(block.width, digits.width), block.height + digits.height), 255)
    whole.paste(block, ((whole.width - block.width) // 2, 0))
    whole.paste(digits, ((whole.width - digits.width) // 2, block.height))
    return whole


def _qr(item: PaperCode) -> Any:
    from PIL import Image
    from qrcode.main import QRCode

    code: Any = QRCode(error_correction=_QR_LEVEL, border=4)
    code.add_data(item.data)
    matrix = code.get_matrix()
    block = Image.new("L", (len(matrix), len(matrix)))
    block.putdata([0 if dark else 255 for row in matrix for dark in row])
    return block.resize((len(matrix) * item.module, len(matrix) * item.module), Image.Resampling.NEAREST)
