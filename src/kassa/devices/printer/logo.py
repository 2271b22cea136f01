"""The logo: once into the printer's memory, then a few bytes a receipt."""

from __future__ import annotations

import io
from typing import Any

from kassa.devices.printer.model import LogoPlace

_GS_L = b"\x1d(L"
_FS = b"\x1c"
_WIDEST = 384
"""Dots; a wider picture is made smaller."""
_LARGEST = 8_000
"""Pixels; what is larger would only fill the memory."""


_UNREADABLE = (OSError, ValueError, SyntaxError)
"""What Pillow raises for a file that is no picture."""


class Logo:
    """How one printer prints the logo.

    Args:
        place: where it is kept.
        key: its key of two characters in the printer.
        picture: PNG or another picture Pillow reads; empty when the printer has it.
    """

    def __init__(self, place: LogoPlace, key: str, picture: bytes) -> None:
        self._place = place
        self._key = key.encode("ascii")[:2].ljust(2, b"A")
        self._picture = picture
        self._raster: dict[int, bytes] = {}

    def commands(self, dots: int) -> bytes | None:
        """Return what prints it on paper of ``dots`` dots; None when there is none."""
        if self._place is LogoPlace.MEMORY:
            return _graphics(b"\x45" + self._key + b"\x01\x01")
        if self._place is LogoPlace.MEMORY_OLD:
            return _FS + b"p\x01\x00"
        if self._place is LogoPlace.RASTER and self._picture:
            if dots not in self._raster:
                self._raster[dots] = self._rastered(dots)
            return self._raster[dots] or None
        return None

    def _rastered(self, dots: int) -> bytes:
        """A receipt without logo is better than none: a file that is no picture prints nothing."""
        try:
            width, height, rows = _bits(self._picture, min(dots, _WIDEST))
        except _UNREADABLE:
            return b""
        return b"\x1dv0\0" + _low_high(width // 8) + _low_high(height) + rows

    def store(self, dots: int) -> bytes:
        """Return what puts the picture into the printer's memory; to be sent once, at setting up.

        Raises:
            ValueError: the logo is not kept in the printer, or there is no picture that can be read.
        """
        try:
            width, height, rows = _bits(self._picture, min(dots, _WIDEST))
        except _UNREADABLE as error:
            raise ValueError("no picture to store") from error
        if self._place is LogoPlace.MEMORY:
            head = b"\x43\x30" + self._key + b"\x01" + _low_high(width) + _low_high(height) + b"\x31"
            return _graphics(head + rows)
        if self._place is LogoPlace.MEMORY_OLD:
            height -= height % 8
            return _FS + b"q\x01" + _low_high(width // 8) + _low_high(height // 8) + _by_column(rows, width, height)
        raise ValueError("this printer does not keep the logo")


def _graphics(parameters: bytes) -> bytes:
    return _GS_L + _low_high(len(parameters) + 1) + b"\x30" + parameters


def _low_high(number: int) -> bytes:
    return number.to_bytes(2, "little")


def _bits(picture: bytes, widest: int) -> tuple[int, int, bytes]:
    """Return width (a multiple of 8), height and rows of black dots, first dot in the highest bit."""
    from PIL import Image  # a tenth of a second: only who prints pictures pays for it

    with Image.open(io.BytesIO(picture)) as opened:
        if max(opened.size) > _LARGEST:
            raise ValueError("a logo of this size is a mistake")
        source: Any = opened.convert("RGBA")
    paper = Image.new("RGBA", source.size, "white")
    paper.alpha_composite(source)
    if paper.width > widest:
        paper = paper.resize((widest, max(1, round(paper.height * widest / paper.width))))
    width = -(-paper.width // 8) * 8
    height = -(-paper.height // 8) * 8
    grey = Image.new("L", (width, height), 255)
    grey.paste(paper.convert("L"), ((width - paper.width) // 2, 0))
    black = grey.point([255 if level < 128 else 0 for level in range(256)])
    return width, height, black.convert("1").tobytes()


def _by_column(rows: bytes, width: int, height: int) -> bytes:
    """Turn rows of bits into the columns FS q wants: from the left, each from the top down."""
    stride = width // 8
    columns = bytearray()
    for x in range(width):
        mask = 0x80 >> (x % 8)
        for top in range(0, height, 8):
            byte = 0
            for y in range(8):
                byte = byte << 1 | bool(rows[(top + y) * stride + x // 8] & mask)
            columns.append(byte)
    return bytes(columns)
