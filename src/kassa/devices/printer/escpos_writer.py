"""Slip to ESC/POS bytes with python-escpos: text commands, so that a serial printer is not slow.

A command is only sent when something changes, centred lines are centred by the printer instead of by spaces, and the
code page with the euro sign is chosen once: a text receipt costs less than a tenth more bytes than its bare text.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from kassa.devices.printer.codes import barcode_commands
from kassa.devices.printer.escpos_library import new_dummy
from kassa.devices.printer.fold import fold
from kassa.devices.printer.logo import Logo as LogoCommands
from kassa.devices.printer.model import PrinterModel
from kassa.output.slip import (
    Align,
    Barcode,
    CodePages,
    Cut,
    Feed,
    Logo,
    Printed,
    Pulse,
    Qr,
    Size,
    Slip,
    TextLine,
    change_texts,
    compose,
)

EURO_PAGES = ("CP1252", "CP858", "ISO_8859-15", "CP437")
"""Code pages in the order we like them: letters of western Europe and, in the first three, the euro sign."""

_RARE = "TCVN"
"""Vietnamese pages, which printers of the same name disagree about: those letters are printed without their marks."""

_SCALE = {Size.NORMAL: (1, 1), Size.TALL: (1, 2), Size.LARGE: (2, 2)}
_PULSE_OFF = 250
"""In units of 2 ms: half a second lets the coil of a drawer cool."""
_FEED_TO_TEAR = 6
_EURO = "€"
_PAGE_NAME = 14
"""Characters for the name of a code page; the sample beside it fits on 58 mm."""


def pulse(drawer: int, model: PrinterModel) -> bytes:
    """Return ESC p for a connector (1: pin 2, 2: pin 5).

    It is part of no line, so a drawer opens before anything is printed; and it needs no library, so the first drawer
    of the day does not wait for one.
    """
    return bytes((0x1B, 0x70, drawer - 1, model.pulse_milliseconds // 2, _PULSE_OFF))


class EscposWriter:
    """Writes slips for one printer model.

    Args:
        model: the printer.
        logo: picture of the logo (PNG) for ``LogoPlace.RASTER``.
    """

    def __init__(self, model: PrinterModel, logo: bytes = b"") -> None:
        self._model = model
        self._logo = LogoCommands(model.logo, model.logo_key, logo)

    @property
    def columns(self) -> int:
        """Characters on a line."""
        return self._model.width

    def pulse(self, drawer: int) -> bytes:
        """Return what opens a drawer: 1 is connector pin 2, 2 is pin 5."""
        return pulse(drawer, self._model)

    def store_logo(self) -> bytes:
        """Return what puts the logo into the printer's memory, once.

        Raises:
            ValueError: this printer does not keep the logo, or there is no picture that can be read.
        """
        return self._logo.store(self._model.dots)

    def write(self, slip: Slip) -> bytes:
        """Return the bytes that print a slip; a slip without paper (only a pulse) moves no paper."""
        job = _Job(self._model, self._logo)
        for item in compose(change_texts(slip, job.fold), self.columns):
            job.add(item)
        return job.bytes()


class _Job:
    """One slip on its way to bytes: remembers what the printer is set to."""

    def __init__(self, model: PrinterModel, logo: LogoCommands) -> None:
        self._model = model
        self._logo = logo
        self._printer: Any = new_dummy(model.profile)
        self._out = bytearray()
        self._started = False
        self._align = Align.LEFT
        self._bold = False
        self._size = Size.NORMAL
        encoder = self._printer.magic.encoder
        for page in [name for name in encoder.codepages if name.startswith(_RARE)]:
            del encoder.codepages[page]
        wanted = (model.code_page, *EURO_PAGES, *encoder.codepages)
        self._page = next(page for page in wanted if page in encoder.codepages)
        self._has = encoder.can_encode

    def fold(self, text: str) -> str:
        """Replace letters this printer does not have."""
        pages = self._printer.magic.encoder.codepages
        return fold(text, partial(self._has, self._page), lambda letter: any(self._has(page, letter) for page in pages))

    def add(self, item: Printed) -> None:
        """Print one item."""
        if isinstance(item, Pulse):
            self._take()
            self._out += pulse(item.drawer, self._model)
            return
        self._start()
        if isinstance(item, TextLine):
            self._line(item)
        elif isinstance(item, Feed):
            self._printer.ln(item.lines)
        elif isinstance(item, Barcode):
            self._barcode(item)
        elif isinstance(item, Qr):
            self._qr(item)
        elif isinstance(item, Logo):
            self._print_logo(item)
        elif isinstance(item, CodePages):
            self._code_pages(item)
        elif isinstance(item, Cut):
            self._set(Align.LEFT)
            if self._model.cuts:
                self._printer.cut("PART" if item.partial else "FULL")
            else:
                self._printer.print_and_feed(_FEED_TO_TEAR)

    def _code_pages(self, item: CodePages) -> None:
        """A page without the euro sign says EUR, as a receipt in that page does; one without a letter is left out."""
        self._set(Align.LEFT)
        magic = self._printer.magic
        for page in sorted(magic.encoder.codepages):
            has = partial(self._has, page)
            if all(has(letter) for letter in item.text if letter != _EURO):
                magic.write_with_encoding(page, f"{page:<{_PAGE_NAME}}{fold(item.text, has, has)}")
                self._printer.ln()
        magic.write_with_encoding(self._page, None)

    def bytes(self) -> bytes:
        """Everything so far."""
        self._take()
        return bytes(self._out)

    def _start(self) -> None:
        if self._started:
            return
        self._started = True
        self._printer.hw("INIT")
        self._printer.magic.write_with_encoding(self._page, None)
        self._printer.magic.encoder.used_encodings.add(self._page)

    def _line(self, line: TextLine) -> None:
        right = bool(line.right)
        if not line.left and not right:
            self._printer.ln()
            return
        self._set(Align.LEFT if right else line.align, line.bold, line.size)
        self._printer.textln(line.padded(line.width) if right else line.left)

    def _set(self, align: Align, bold: bool = False, size: Size = Size.NORMAL) -> None:
        if align is not self._align:
            self._printer.set(align=align.value)
            self._align = align
        if bold is not self._bold:
            self._printer.set(bold=bold)
            self._bold = bold
        if size is not self._size:
            width, height = _SCALE[size]
            self._printer.set(custom_size=True, width=width, height=height)
            self._size = size

    def _barcode(self, item: Barcode) -> None:
        self._set(Align.CENTER)
        commands = barcode_commands(item, self._model)
        if commands is None:
            self._printer.textln(self.fold(item.data))
            return
        self._take()
        self._out += commands

    def _qr(self, item: Qr) -> None:
        self._set(Align.CENTER)
        if self._model.supports("qrCode"):
            self._printer.qr(item.data, ec=1, size=5, native=True)
        else:
            self._printer.qr(item.data, ec=1, size=5, native=False)

    def _print_logo(self, item: Logo) -> None:
        commands = self._logo.commands(self._model.dots)
        if commands is None:
            if item.alt:
                self._line(TextLine(self.fold(item.alt), "", self._model.width, Align.CENTER))
            return
        self._set(Align.CENTER)
        self._take()
        self._out += commands

    def _take(self) -> None:
        """Move what python-escpos wrote behind our own commands, in order."""
        self._out += self._printer.output
        self._printer.clear()
