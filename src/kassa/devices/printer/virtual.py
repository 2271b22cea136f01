"""A printer that exists only here: reads ESC/POS and keeps the paper, for preview, reprint and tests.

Written from the command descriptions and without the writer or its library, so that a mistake in one is seen by the
other. Text in any code page, bold, sizes, alignment, feeds, cuts, pulses, bar codes, QR, raster pictures, pictures in
memory, status requests and process numbers are understood; commands that only set the mechanics are skipped; a byte
that is no command is remembered in ``misread``.
"""

from __future__ import annotations

from collections.abc import Callable

from kassa.devices.printer.virtual_codes import CodeError, read_barcode
from kassa.devices.printer.virtual_page import Letter, Page, PaperCode, PaperCut, PaperLine, PaperPicture

CODE_PAGES = {
    0: "cp437",
    1: "cp932",
    2: "cp850",
    3: "cp860",
    4: "cp863",
    5: "cp865",
    13: "cp857",
    14: "cp737",
    15: "iso8859-7",
    16: "cp1252",
    17: "cp866",
    18: "cp852",
    19: "cp858",
    32: "cp720",
    33: "cp775",
    34: "cp855",
    35: "cp861",
    36: "cp862",
    37: "cp864",
    38: "cp869",
    39: "iso8859-2",
    40: "iso8859-15",
    45: "cp1250",
    46: "cp1251",
    47: "cp1253",
    48: "cp1254",
    49: "cp1255",
    50: "cp1256",
    51: "cp1257",
    52: "cp1258",
}
"""Numbers behind ESC t of the common Epson table."""

_ESC, _FS, _GS, _DLE, _LF = 0x1B, 0x1C, 0x1D, 0x10, 0x0A

_SKIPPED = {
    (_ESC, 0x32): 0,  # default line spacing
    (_ESC, 0x33): 1,  # line spacing
    (_ESC, 0x20): 1,  # letter spacing
    (_ESC, 0x4D): 1,  # font
    (_ESC, 0x52): 1,  # international letters
    (_ESC, 0x3D): 1,  # select device
    (_ESC, 0x7B): 1,  # upside down
    (_ESC, 0x47): 1,  # double strike
    (_GS, 0x42): 1,  # white on black
    (_GS, 0x62): 1,  # smoothing
    (_GS, 0x66): 1,  # font of digits below a code
    (_GS, 0x4C): 2,  # left margin
    (_GS, 0x57): 2,  # width of the print area
    (_GS, 0x50): 2,  # motion units
}
"""Commands without effect on what is read, and how many bytes follow them."""


class _Incomplete(Exception):
    """A command is not whole yet; wait for more bytes."""


class VirtualPrinter:
    """Prints on pages in memory.

    Args:
        columns: characters of normal width on a line.
        code_pages: numbers behind ESC t; other makes use other numbers.

    Attributes:
        pages: finished and cut pages; ``page`` is the one in the printer.
        pulses: connector of every drawer pulse: 0 is pin 2, 1 is pin 5.
        misread: bytes that were no command this printer knows.
        stored: pictures in its memory by key; number 1 of FS q has the key ``"1"``.
        paper_out: what it answers to a status request.
        cover_open: likewise.
    """

    def __init__(self, columns: int = 48, code_pages: dict[int, str] | None = None) -> None:
        self.columns = columns
        self.pages: list[Page] = []
        self.page = Page(columns)
        self.pulses: list[int] = []
        self.misread: list[bytes] = []
        self.stored: dict[str, PaperPicture] = {}
        self.paper_out = False
        self.cover_open = False
        self._code_pages = CODE_PAGES if code_pages is None else code_pages
        self._pending = bytearray()
        self._answers = bytearray()
        self._line: list[Letter] = []
        self._qr_data = ""
        self._qr_module = 3
        self._reset()
        self._commands: dict[tuple[int, int], Callable[[], None]] = {
            (_ESC, 0x40): self._reset,
            (_ESC, 0x61): self._justify,
            (_ESC, 0x45): self._embolden,
            (_ESC, 0x21): self._print_mode,
            (_ESC, 0x2D): self._underline,
            (_ESC, 0x74): self._choose_page,
            (_ESC, 0x64): self._feed_lines,
            (_ESC, 0x4A): self._feed_dots,
            (_ESC, 0x70): self._pulse,
            (_GS, 0x21): self._scale,
            (_GS, 0x56): self._cut,
            (_GS, 0x68): self._code_height,
            (_GS, 0x77): self._code_module,
            (_GS, 0x48): self._code_digits,
            (_GS, 0x6B): self._barcode,
            (_GS, 0x28): self._long_command,
            (_GS, 0x76): self._raster,
            (_FS, 0x70): self._print_stored,
            (_FS, 0x71): self._store_old,
            (_DLE, 0x04): self._status,
            (_DLE, 0x14): self._pulse_now,
        }

    def feed(self, data: bytes) -> bytes:
        """Take bytes as they come in and return what the printer answers."""
        while self._pending and data[:2] == b"\x10\x04" and len(data) > 2:
            # A status request is heard at once, also by a printer that waits for the rest of a command.
            self._status(data[2:3])
            data = data[3:]
        self._pending += data
        if self.offline:
            self._listen_only()
        while self._pending and not self.offline:
            self._at = 0
            try:
                self._step()
            except _Incomplete:
                break
            del self._pending[: self._at]
        answers = bytes(self._answers)
        self._answers.clear()
        return answers

    @property
    def offline(self) -> bool:
        """Whether it keeps what it gets until somebody helps; only real-time commands are still heard."""
        return self.paper_out or self.cover_open

    def _listen_only(self) -> None:
        kept = bytes(self._pending)
        self._pending.clear()
        while kept:
            length = {b"\x10\x04": 3, b"\x10\x14": 5}.get(kept[:2], 0)
            if length and len(kept) >= length:
                (self._status if length == 3 else self._pulse_now)(kept[2:length])
            else:
                length = 1
                self._pending += kept[:1]
            kept = kept[length:]

    @property
    def unfinished(self) -> bool:
        """Whether a line or a command was begun and not ended."""
        return bool(self._line or self._pending)

    def _step(self) -> None:
        first = self._byte()
        if first == _LF:
            self._end_line()
        elif first in (_ESC, _FS, _GS, _DLE):
            self._command(first)
        elif first >= 0x20:
            self._print(bytes((first,)).decode(self._page_name, "replace"))
        elif first != 0x0D:
            self.misread.append(bytes((first,)))

    def _command(self, first: int) -> None:
        second = self._byte()
        if (first, second) in _SKIPPED:
            self._bytes(_SKIPPED[first, second])
            return
        command = self._commands.get((first, second))
        if command is None:
            self.misread.append(bytes((first, second)))
        else:
            command()

    def _byte(self) -> int:
        return self._bytes(1)[0]

    def _bytes(self, count: int) -> bytes:
        if self._at + count > len(self._pending):
            raise _Incomplete
        found = bytes(self._pending[self._at : self._at + count])
        self._at += count
        return found

    def _number(self) -> int:
        low, high = self._bytes(2)
        return low + 256 * high

    # Text

    def _reset(self) -> None:
        self._justified = 0
        self._bold = False
        self._underlined = False
        self._wide = self._high = 1
        self._page_name = self._code_pages.get(0, "cp437")
        self._height, self._module, self._digits = 162, 3, False

    def _print(self, char: str) -> None:
        if sum(letter.wide for letter in self._line) + self._wide > self.columns:
            self._end_line()
        self._line.append(Letter(char, self._bold, self._wide, self._high, self._underlined))

    def _end_line(self) -> None:
        self.page.items.append(PaperLine(tuple(self._line), self._justified))
        self._line = []

    def _justify(self) -> None:
        self._justified = self._byte() % 48

    def _embolden(self) -> None:
        self._bold = bool(self._byte() & 1)

    def _underline(self) -> None:
        self._underlined = self._byte() % 48 > 0

    def _print_mode(self) -> None:
        mode = self._byte()
        self._bold = bool(mode & 0x08)
        self._high = 2 if mode & 0x10 else 1
        self._wide = 2 if mode & 0x20 else 1
        self._underlined = bool(mode & 0x80)

    def _scale(self) -> None:
        size = self._byte()
        self._wide, self._high = (size >> 4) + 1, (size & 0x0F) + 1

    def _choose_page(self) -> None:
        number = self._byte()
        if number in self._code_pages:
            self._page_name = self._code_pages[number]
        else:
            self.misread.append(bytes((_ESC, 0x74, number)))

    # Paper

    def _feed_lines(self) -> None:
        count = self._byte()
        if self._line:
            self._end_line()
            count -= 1
        self.page.items += [PaperLine(())] * count

    def _feed_dots(self) -> None:
        self._byte()
        if self._line:
            self._end_line()

    def _cut(self) -> None:
        mode = self._byte()
        if mode in (65, 66):
            self._byte()
        if self._line:
            self._end_line()
        self.page.items.append(PaperCut(mode in (1, 49, 66)))
        self.pages.append(self.page)
        self.page = Page(self.columns)

    def _pulse(self) -> None:
        connector, _, _ = self._bytes(3)
        self.pulses.append(connector % 48)

    # Codes

    def _code_height(self) -> None:
        self._height = self._byte()

    def _code_module(self) -> None:
        self._module = self._byte()

    def _code_digits(self) -> None:
        self._digits = self._byte() % 48 in (2, 3)

    def _barcode(self) -> None:
        kind = self._byte()
        if kind >= 65:
            data = self._bytes(self._byte())
        else:
            data = b""
            while (part := self._byte()) != 0:
                data += bytes((part,))
        try:
            name, text, symbols = read_barcode(kind, data)
        except CodeError:
            # As real printers do: a wrong code prints its data as text or nothing.
            self.misread.append(data)
            return
        self.page.items.append(
            PaperCode(name, text, self._justified, self._module, self._height, self._digits, symbols)
        )

    def _long_command(self) -> None:
        """GS ( x: two-dimensional codes, graphics, process numbers."""
        family = self._byte()
        body = self._bytes(self._number())
        if family == 0x6B and body[0] == 49:
            self._qr(body[1], body[2:])
        elif family == 0x4C and body[:1] == b"0":
            self._graphics(body[1], body[2:])
        elif family == 0x48 and body[:2] == b"00":
            self._answers += b"7\x22" + body[2:6] + b"\0"
        else:
            self.misread.append(bytes((_GS, 0x28, family)))

    def _qr(self, function: int, body: bytes) -> None:
        if function == 67:
            self._qr_module = body[0]
        elif function == 80:
            self._qr_data = body[1:].decode("utf-8", "replace")
        elif function == 81:
            self.page.items.append(PaperCode("QR", self._qr_data, self._justified, self._qr_module, 0))

    # Pictures

    def _raster(self) -> None:
        self._bytes(2)
        width, height = self._number(), self._number()
        self.page.items.append(PaperPicture(width * 8, height, self._bytes(width * height), self._justified))

    def _graphics(self, function: int, body: bytes) -> None:
        if function in (67, 83):
            width, height = body[4] + 256 * body[5], body[6] + 256 * body[7]
            self.stored[body[1:3].decode("ascii")] = PaperPicture(width, height, body[9:])
        elif function in (69, 85):
            self._print_picture(body[:2].decode("ascii"))

    def _print_stored(self) -> None:
        number, _ = self._bytes(2)
        self._print_picture(str(number))

    def _store_old(self) -> None:
        for number in range(1, self._byte() + 1):
            wide, high = self._number(), self._number()
            data = self._bytes(wide * high * 8)
            self.stored[str(number)] = PaperPicture(wide * 8, high * 8, _rows(data, wide * 8, high * 8))

    def _print_picture(self, key: str) -> None:
        found = self.stored.get(key)
        if found is not None:
            self.page.items.append(PaperPicture(found.width, found.height, found.rows, self._justified))

    # Answers

    def _pulse_now(self, parameters: bytes = b"") -> None:
        _, connector, _ = parameters or self._bytes(3)
        self.pulses.append(connector)

    def _status(self, parameters: bytes = b"") -> None:
        (question,) = parameters or self._bytes(1)
        bits = {
            1: 0x08 * self.offline,
            2: 0x04 * self.cover_open | 0x20 * self.paper_out,
            3: 0,
            4: 0x60 * self.paper_out,
        }
        self._answers.append(0x12 | bits.get(question, 0))


def _rows(columns: bytes, width: int, height: int) -> bytes:
    """Turn a picture that was sent column by column into rows."""
    rows = bytearray(width // 8 * height)
    tall = height // 8
    for x in range(width):
        for y in range(height):
            if columns[x * tall + y // 8] >> (7 - y % 8) & 1:
                rows[y * (width // 8) + x // 8] |= 0x80 >> (x % 8)
    return bytes(rows)
