"""The two command sets of displays of 2 x 20 characters.

Sources: Epson, ESC/POS for the DM-D series (ESC @, ESC t, US MD1, US C, US $, CLR); Partner Tech, manual of the CD5220
(ESC @, CLR, ESC Q A, ESC Q B, which stay in force until CLR).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kassa.domain.frozen import frozen

_INIT, _CLEAR = b"\x1b@", b"\x0c"
_HIDE_CURSOR, _OVERWRITE = b"\x1fC\x00", b"\x1f\x01"

CODE_PAGES: Mapping[str, int] = {"cp437": 0, "cp850": 2, "cp1252": 16, "cp858": 19}
"""Code page to its number in ESC t; the same on the displays of Epson and those that follow it."""


@frozen
class DisplayCommands:
    """What one kind of display understands.

    Attributes:
        start: makes it ready, for a number of ESC t.
        frame: shows two lines, each of exactly its width in bytes.
    """

    start: Callable[[int], bytes]
    frame: Callable[[bytes, bytes], bytes]


def _escpos_start(page: int) -> bytes:
    return _INIT + _OVERWRITE + _HIDE_CURSOR + bytes((0x1B, 0x74, page)) + _CLEAR


def _escpos_frame(upper: bytes, lower: bytes) -> bytes:
    return b"\x1f$\x01\x01" + upper + b"\x1f$\x01\x02" + lower


def _cd5220_start(page: int) -> bytes:
    """ESC t is not in the first manual, but in later displays; one that does not know it is cleared after it."""
    return _INIT + bytes((0x1B, 0x74, page)) + _CLEAR


def _cd5220_frame(upper: bytes, lower: bytes) -> bytes:
    return b"\x1bQA" + upper + b"\r\x1bQB" + lower + b"\r"


COMMANDS: Mapping[str, DisplayCommands] = {
    "escpos": DisplayCommands(_escpos_start, _escpos_frame),
    "cd5220": DisplayCommands(_cd5220_start, _cd5220_frame),
}
"""Word of the settings to command set."""


def encoded(text: str, page: str) -> bytes:
    """Return a text that was folded to a code page, one byte a character; nothing in it is a command.

    Args:
        text: letters of that page.
        page: a key of ``CODE_PAGES``.
    """
    data = text.encode(page, "replace")
    return bytes(byte if byte >= 0x20 and byte != 0x7F else 0x20 for byte in data)
